"""What a case may be about, by code: the table of headquarters, or the shipped one."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.shared import queries
from app.shared.queries import Category

__all__ = ["Category", "categories"]


def categories(session: Session) -> dict[str, Category]:
    """Give the categories there are, by code, in their order.

    Those that are retired are among them: they take no new case, and what was taken under one
    goes on.
    """
    return {one.code: one for one in queries.categories(session, retired=True)}
