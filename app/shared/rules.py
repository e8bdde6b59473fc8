"""The code tables headquarters keeps for many venues: kinds of service, and days off."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from app.kinds import Field, Form, Kind, Merge, Nature

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

SHARED_TABLES = (SERVICE_CATEGORY, HOLIDAY)


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
