"""What one can ask about the venue."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.venue.model import Venue
from app.venue.rules import DEFAULTS


@dataclass(frozen=True, slots=True)
class Profile:
    """The venue as screens and rules need it. Times of day are `HH:MM` in `timezone`.

    `capacity` 0 means: not stated. `pin_length` digits; `lock_minutes` until the desk locks.
    """

    id: str = ""
    code: str = ""
    name: str = ""
    capacity: int = int(DEFAULTS["capacity"])
    timezone: str = str(DEFAULTS["timezone"])
    day_starts: str = str(DEFAULTS["day_starts"])
    opens: str = str(DEFAULTS["opens"])
    closes: str = str(DEFAULTS["closes"])
    pin_length: int = int(DEFAULTS["pin_length"])
    lock_minutes: int = int(DEFAULTS["lock_minutes"])


def profile(session: Session, venue_id: str) -> Profile:
    """Give the venue's profile; defaults where its record is absent or says nothing."""
    names = tuple(Profile.__dataclass_fields__)
    row = session.execute(
        select(*(getattr(Venue, name) for name in names)).where(Venue.id == venue_id)
    ).first()
    if row is None:
        return Profile(id=venue_id)
    stated = {name: value for name, value in row._mapping.items() if value is not None}  # noqa: SLF001 - the documented accessor
    return Profile(**stated)
