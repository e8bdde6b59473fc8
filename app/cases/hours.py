"""The working hours of a venue, by which limits are counted: its own, and the days off told of."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.cases.limits import Calendar, calendar
from app.shared.queries import all_days_off
from app.venue.queries import Profile


def house(session: Session, profile: Profile) -> Calendar:
    """Give when the venue works."""
    days = ((one.day, one.works) for one in all_days_off(session))
    return calendar(profile.timezone, profile.opens, profile.closes, days)
