"""The tables headquarters keeps for many venues: kinds of service, days off, routing, venues."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from app.cases.rules import HOLDERS, PARTNER, VENUE
from app.kinds import DISTRICT, NATION_SCOPE, PROVINCE, Field, Form, Kind, Merge, Nature, is_region

MOST_DAYS, MOST_TILE, MOST_ORDER = 60, 8, 1_000
_CODE = re.compile(r"[A-Z]{2,5}", re.ASCII)

SERVICE_CATEGORY = Kind(
    "service_category",
    Nature.RECORD,
    (
        Field("code", merge=Merge.HUB, required=True, limit=5),
        Field("zh", merge=Merge.HUB, required=True, limit=20),
        Field("en", merge=Merge.HUB, required=True, limit=60),
        Field("days", Form.NUMBER, Merge.HUB, required=True, limit=MOST_DAYS),
        Field("sensitive", Form.FLAG, Merge.HUB),
        Field("tile", Form.NUMBER, Merge.HUB, limit=MOST_TILE),
        Field("order", Form.NUMBER, Merge.HUB, limit=MOST_ORDER),
        Field("retired", Form.FLAG, Merge.HUB),
    ),
    by_hub=True,
    shared=True,
)
"""A kind of service. `code`: 2 to 5 capitals; `days`: working days until it is to be done, 0 on the
spot; `tile`: its digit at the desk (1 to 8), which several may share: a second digit tells them
apart; absent for the list behind; `retired`: for what was begun, not for anything new. Of one code
in several scopes the narrowest counts.
"""

HOLIDAY = Kind(
    "holiday",
    Nature.RECORD,
    (
        Field("day", Form.DAY, Merge.HUB, required=True),
        Field("works", Form.FLAG, Merge.HUB, required=True),
        Field("name", merge=Merge.HUB, limit=20),
    ),
    by_hub=True,
    shared=True,
)
"""A day that is not what its weekday says: off, or (`works`) worked to make up for one that is."""

ROUTING_RULE = Kind(
    "routing_rule",
    Nature.RECORD,
    (
        Field("category", merge=Merge.HUB, limit=5),
        Field("sensitive", Form.FLAG, Merge.HUB),
        Field("minor", Form.FLAG, Merge.HUB),
        Field("holder_kind", merge=Merge.HUB, required=True, one_of=HOLDERS),
        Field("holder_id", Form.ID, Merge.HUB),
        Field("order", Form.NUMBER, Merge.HUB, limit=MOST_ORDER),
        Field("why_zh", merge=Merge.HUB, required=True, limit=40),
        Field("why_en", merge=Merge.HUB, required=True, limit=120),
        Field("retired", Form.FLAG, Merge.HUB),
    ),
    by_hub=True,
    shared=True,
)
"""Who is to take a case on: of this category, sensitive or not, a minor's or not; what is absent,
of either. `holder_id`: the line of headquarters' directory for a partner, for a venue its id;
`why_zh` and `why_en`: in a few words for staff; `retired`: it counts no more. Which of several
counts is said in `app/cases/routing.py`.
"""

VENUE_LISTING = Kind(
    "venue_listing",
    Nature.RECORD,
    (
        Field("venue", Form.ID, Merge.HUB, required=True),
        Field("code", merge=Merge.HUB, required=True, limit=20),
        Field("name", merge=Merge.HUB, required=True, limit=60),
        Field("region", merge=Merge.HUB, limit=6),
        Field("address", merge=Merge.HUB, limit=120),
        Field("phone", merge=Merge.HUB, limit=40),
        Field("hours", merge=Merge.HUB, limit=100),
        Field("lng", Form.NUMBER, Merge.HUB, limit=180 * 1_000_000),
        Field("lat", Form.NUMBER, Merge.HUB, limit=90 * 1_000_000),
        Field("closed", Form.FLAG, Merge.HUB),
    ),
    by_hub=True,
    shared=True,
)
"""A venue as others see it (`venue`: its id), to hand cases to. `hours` in words; `lng`, `lat`:
whole millionths of a degree, both or neither; `closed`: nothing is handed there any more.

It stands in the scope of its province, and where it is nowhere in the nation's (`listed_in`).
"""

SHARED_TABLES = (SERVICE_CATEGORY, HOLIDAY, ROUTING_RULE, VENUE_LISTING)


def width_of(scope: str | None) -> int:
    """Give 0 for the nation, more for what is said to fewer: of the same in several it counts."""
    said = scope or ""
    return 2 if said.startswith(DISTRICT) else int(said.startswith(PROVINCE))


def listed_in(region: str) -> str:
    """Give the scope a venue of a region is listed in."""
    return f"{PROVINCE}{region[:2]}" if is_region(region) else NATION_SCOPE


def wrong_rule(fields: Mapping[str, Any]) -> str:
    """Name the field of a routing rule that its form alone does not catch, or give ''."""
    if "category" in fields and not _CODE.fullmatch(str(fields["category"])):
        return "category"
    named = fields.get("holder_kind") in (PARTNER, VENUE)
    return "holder_id" if named != bool(fields.get("holder_id")) else ""


def wrong_category(fields: Mapping[str, Any]) -> str:
    """Name the field of a kind of service that its form alone does not catch, or give ''."""
    if not _CODE.fullmatch(str(fields.get("code"))):
        return "code"
    return "tile" if fields.get("tile") == 0 else ""


def is_working(day: dt.date, table: Mapping[str, bool]) -> bool:
    """Say whether a day is a working day; `table`: works or not, by day as text.

    A day no table names is what its weekday says.
    """
    known = table.get(day.isoformat())
    return day.weekday() < 5 if known is None else known
