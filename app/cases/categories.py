"""What a case may be about, by code: the table of headquarters, or the shipped one."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.shared import queries
from app.shared.queries import Category

__all__ = ["Category", "categories", "category_of"]


DAYS = 5
"""Working days for what is of a category no table knows any more."""


def category_of(session: Session, code: str) -> Category:
    """Give what a case was taken under; where no table has it any more, what little is known.

    What was taken goes on, whatever became of the table.
    """
    return categories(session).get(code) or Category(code, code, code, DAYS, retired=True)


def categories(session: Session) -> dict[str, Category]:
    """Give the categories there are, by code, in their order.

    Those that are retired are among them: they take no new case, and what was taken under one
    goes on.
    """
    return {one.code: one for one in queries.categories(session, retired=True)}
