"""What a resource is: whoever, or whatever, a young person can be sent to."""

from __future__ import annotations

import datetime as dt
import itertools
import math
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from app.kinds import Field, Form, Kind, Merge, Nature, is_region

EXPERT, ALLIANCE, PARTNER_ORG = "expert", "alliance", "partner_org"
ROOM, GOODS, COURSE, JOB = "room", "goods", "course", "job"
TYPES = (EXPERT, ALLIANCE, PARTNER_ORG, ROOM, GOODS, COURSE, JOB)
ORG_TYPES = ("committee", "station", "civility", "club", "social", "cooperative")
"""League committee, service station, Youth Civility unit, student club, social organisation,
cooperating institution."""
PENDING, PASSED, REFUSED = "pending", "passed", "refused"
AUDITS = (PENDING, PASSED, REFUSED)
DEGREE = 1_000_000
"""Longitudes and latitudes are whole millionths of a degree."""
TEXT_LIMIT, MOST_CATEGORIES, MOST_LANGUAGES = 500, 20, 20
MOST_CAPACITY = 100_000
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SLOT = re.compile(r"(\w{3}) (\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})", re.ASCII)
_MINUTES = 24 * 60
_EARTH_M = 6_371_000


def _fields(merge: Merge) -> tuple[Field, ...]:
    """Give what is said of a resource, whoever writes it."""
    return (
        Field("type", merge=merge, required=True, one_of=TYPES),
        Field("name", merge=merge, required=True, limit=60),
        Field("org_type", merge=merge, one_of=ORG_TYPES),
        Field("fields", Form.SET, _of_set(merge), limit=MOST_CATEGORIES),
        Field("specialities", merge=merge, limit=TEXT_LIMIT),
        Field("languages", Form.SET, _of_set(merge), limit=MOST_LANGUAGES),
        Field("gender", merge=merge, one_of=("1", "2", "9")),
        Field("region", merge=merge, limit=6),
        Field("address", merge=merge, limit=120),
        Field("lng", Form.NUMBER, merge, limit=180 * DEGREE),
        Field("lat", Form.NUMBER, merge, limit=90 * DEGREE),
        Field("contact", merge=merge, limit=100),
        Field("hours", merge=merge, limit=100),
        Field("weekly", merge=merge, limit=400),
        Field("audit", merge=merge, required=True, one_of=AUDITS),
        Field("valid_until", Form.DAY, merge),
        Field("capacity", Form.NUMBER, merge, limit=MOST_CAPACITY),
        Field("at_venue", Form.ID, merge),
        Field("withdrawn", Form.FLAG, merge),
    )


def _of_set(merge: Merge) -> Merge:
    return merge if merge is Merge.HUB else Merge.ADDITIVE


RESOURCE = Kind("resource", Nature.RECORD, _fields(Merge.HUB), by_hub=True, shared=True)
"""A line of the directory headquarters keeps for a district, a province or the nation.

`fields` are codes of service categories; `specialities` what they are good at, in words; `region`
the six digits of where they are; `hours` says in words when they can be met, `weekly` says it by
the clock (`weekly_of`); `valid_until` the last day an agreement holds; `capacity` people at once;
`at_venue` the venue it is found at; `withdrawn`: nobody is sent there any more.
"""

OWN_RESOURCE = Kind(
    "own_resource",
    Nature.RECORD,
    (
        *_fields(Merge.LATER),
        Field("from_line", Form.ID, Merge.LATER),
        Field("from_scope", merge=Merge.LATER, limit=40),
    ),
)
"""The same of a venue's own: written at its desks, seen by them alone.

`from_line` and `from_scope` say of which line of headquarters' it was copied, where it was.
"""


class Slot(NamedTuple):
    """One stretch of a week: a weekday (0 is Monday) and minutes of that day, end not included."""

    day: int
    begins: int
    ends: int


def is_day(text: str) -> bool:
    """Say whether a text is a day, such as 2027-06-30."""
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def weekly_of(text: str) -> tuple[Slot, ...]:
    """Read a weekly pattern, in the order of the week; nothing is no slot.

    Raises ValueError for what cannot be read, for what ends before it begins and for overlaps.
    """
    slots = sorted(_slot(part.strip()) for part in text.split(";") if part.strip())
    for one, other in itertools.pairwise(slots):
        if one.day == other.day and other.begins < one.ends:
            raise ValueError(text)
    return tuple(slots)


def _slot(text: str) -> Slot:
    found = _SLOT.fullmatch(text.lower())
    if found is None or found[1] not in DAYS:
        raise ValueError(text)
    first, last = (int(found[n]) * 60 + int(found[n + 1]) for n in (2, 4))
    if int(found[3]) > 59 or int(found[5]) > 59 or not first < last <= _MINUTES:
        raise ValueError(text)
    return Slot(DAYS.index(found[1]), first, last)


def weekly_text(slots: tuple[Slot, ...]) -> str:
    """Write a weekly pattern as it is kept."""
    return ";".join(f"{DAYS[one.day]} {_clock(one.begins)}-{_clock(one.ends)}" for one in slots)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def wrong_resource(fields: Mapping[str, Any]) -> str:
    """Name the field of a resource that its form alone does not catch, or give ''."""
    if fields.get("region") and not is_region(fields["region"]):
        return "region"
    if (fields.get("lng") is None) != (fields.get("lat") is None):
        return "lng" if fields.get("lng") is None else "lat"
    try:
        weekly_of(fields.get("weekly") or "")
    except ValueError:
        return "weekly"
    return ""


def metres_between(lng: int, lat: int, other_lng: int, other_lat: int) -> int:
    """Say how far two places are apart as the crow flies; degrees are millionths."""
    here, there = math.radians(lat / DEGREE), math.radians(other_lat / DEGREE)
    east = math.radians((other_lng - lng) / DEGREE)
    north = there - here
    half = math.sin(north / 2) ** 2
    half += math.cos(here) * math.cos(there) * math.sin(east / 2) ** 2
    return round(2 * _EARTH_M * math.asin(min(1.0, math.sqrt(half))))
