"""What one can ask about the venue."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.venue.model import Venue
from app.venue.rules import DEFAULTS, LEAST_PIN, MOST_PIN


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
    """Give the venue's profile; defaults where its record is absent, or says nothing usable."""
    names = tuple(Profile.__dataclass_fields__)
    row = session.execute(
        select(*(getattr(Venue, name) for name in names)).where(Venue.id == venue_id)
    ).first()
    if row is None:
        return Profile(id=venue_id)
    stated = {name: value for name, value in row._mapping.items() if _holds(name, value)}  # noqa: SLF001 - the documented accessor
    if "pin_length" in stated:
        stated["pin_length"] = min(MOST_PIN, max(LEAST_PIN, stated["pin_length"]))
    return Profile(**stated)


def _holds(name: str, value: object) -> bool:
    """Say whether a rule can be worked by; a slip at headquarters must not stop the counter."""
    if value is None:
        return False
    try:
        if name == "timezone":
            ZoneInfo(str(value))
        elif name in ("day_starts", "opens", "closes"):
            dt.time.fromisoformat(str(value))
    except (KeyError, ValueError, OSError):
        return False
    return True
