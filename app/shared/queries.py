"""What every desk reckons with: the kinds of service, and which days are worked.

A desk that headquarters told nothing uses the tables that come with the program.
"""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.shared.model import Holiday, RoutingRule, ServiceCategory, VenueListing
from app.shared.rules import is_working, width_of

CODES = Path(__file__).resolve().parents[2] / "resources" / "codes"


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of service. `days`: working days until it is done, 0 on the spot; `tile`: 1 to 8."""

    code: str
    zh: str
    en: str
    days: int
    sensitive: bool = False
    tile: int | None = None
    order: int = 0
    retired: bool = False


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day that is off, or (`works`) worked to make up for one that is."""

    day: str
    works: bool
    name: str = ""


def categories(session: Session, *, retired: bool = False) -> tuple[Category, ...]:
    """Give the kinds of service in their order; those that are retired only when asked for.

    Of one code in several scopes the narrowest counts.
    """
    found = session.execute(select(ServiceCategory)).scalars().all()
    by_code = {row.code: row for row in sorted(found, key=lambda row: width_of(row.seen_scope))}
    told = [_category(row) for row in by_code.values()] or shipped_categories()
    some = [one for one in told if retired or not one.retired]
    return tuple(sorted(some, key=lambda one: (one.order, one.code)))


def _category(row: ServiceCategory) -> Category:
    return Category(
        row.code,
        row.zh,
        row.en,
        row.days,
        bool(row.sensitive),
        row.tile,
        row.order or 0,
        bool(row.retired),
    )


class _Table(msgspec.Struct):
    rows: list[Category]


@cache
def shipped_categories() -> tuple[Category, ...]:
    """Give the table that comes with the program."""
    read = msgspec.json.decode((CODES / "service_categories.json").read_bytes(), type=_Table)
    return tuple(read.rows)


def days_off(session: Session, year: int) -> tuple[DayOff, ...]:
    """Give the days of a year that are not what their weekday says, in order; none where unknown.

    Of one day in several scopes the narrowest counts.
    """
    start = f"{year:04d}-"
    return tuple(one for one in all_days_off(session) if one.day.startswith(start))


def all_days_off(session: Session) -> tuple[DayOff, ...]:
    """Give the days of every year that are not what their weekday says, in order.

    A year of which headquarters says anything is as it says; of others what is shipped holds.
    """
    found = session.execute(select(Holiday)).scalars().all()
    by_day = {row.day: row for row in sorted(found, key=lambda row: width_of(row.seen_scope))}
    years = {day[:4] for day in by_day}
    told = [DayOff(row.day, row.works, row.name or "") for row in by_day.values()]
    told += [one for one in shipped_days() if one.day[:4] not in years]
    return tuple(sorted(told, key=lambda one: one.day))


@cache
def shipped_days() -> tuple[DayOff, ...]:
    """Give the days off that come with the program."""
    with (CODES / "holidays.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            DayOff(row["day"], row["works"] == "true", row["name"]) for row in csv.DictReader(file)
        )


def works_on(session: Session, day: dt.date) -> bool:
    """Say whether a day is worked; in a year no table tells of, Monday to Friday are."""
    return is_working(day, {one.day: one.works for one in days_off(session, day.year)})


@dataclass(frozen=True, slots=True)
class Rule:
    """Who is to take a case on, as headquarters says it (`rules.ROUTING_RULE`).

    What is None is asked of no case; `width`: 0 for the nation's, more for what is said to fewer.
    """

    id: str
    holder_kind: str
    holder_id: str | None = None
    category: str | None = None
    sensitive: bool | None = None
    minor: bool | None = None
    width: int = 0
    order: int = 0
    why_zh: str = ""
    why_en: str = ""
    retired: bool = False


def routing_rules(session: Session) -> list[Rule]:
    """Give headquarters' rules of routing as this desk knows them, in no order."""
    return [
        Rule(
            row.id,
            row.holder_kind,
            row.holder_id,
            row.category,
            row.sensitive,
            row.minor,
            width_of(row.seen_scope),
            row.order or 0,
            row.why_zh,
            row.why_en,
            bool(row.retired),
        )
        for row in session.execute(select(RoutingRule)).scalars()
    ]


@dataclass(frozen=True, slots=True)
class ListedVenue:
    """A venue as others see it. `lng`, `lat`: millionths of a degree, both or neither."""

    id: str
    code: str
    name: str
    address: str
    phone: str
    hours: str
    lng: int | None
    lat: int | None
    closed: bool


def listed_venues(session: Session, venue_id: str = "") -> dict[str, ListedVenue]:
    """Give the venues there are, by id, or only one; this one is among them.

    Of one in several scopes the narrowest counts.
    """
    wanted = select(VenueListing)
    if venue_id:
        wanted = wanted.where(VenueListing.venue == venue_id)
    found = session.execute(wanted).scalars().all()
    return {
        row.venue: ListedVenue(
            row.venue,
            row.code,
            row.name,
            row.address or "",
            row.phone or "",
            row.hours or "",
            row.lng,
            row.lat,
            bool(row.closed),
        )
        for row in sorted(found, key=lambda row: width_of(row.seen_scope))
    }
