"""The working hours of a venue, by which limits are counted: its own, and the days off told of."""

from __future__ import annotations

from app.cases.limits import Calendar, calendar
from app.desk import Desk
from app.shared.queries import all_days_off


def house(desk: Desk) -> Calendar:
    """Give when the venue works; read once, and anew when its hours or a day off changed."""
    if desk.house is None:
        profile = desk.profile
        with desk.store.read() as session:
            days = [(one.day, one.works) for one in all_days_off(session)]
        desk.house = calendar(profile.timezone, profile.opens, profile.closes, days)
    return desk.house
