"""Which day something was done on, where the desk's clock was wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from app.clock import business_day, from_text
from app.ops import Body

_EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def straight_day(body: Body, venue: Mapping[str, Any]) -> str | None:
    """Move the business day by as much as the desk's clock was wrong; None where it stays."""
    happened, day = body.fields.get("happened_at"), body.fields.get("day")
    if not (body.at and body.corrected and happened and day) or body.at == body.corrected:
        return None
    if body.fields.get("method") == "backfill":
        return None
    rule = venue.get("timezone", "Asia/Shanghai"), venue.get("day_starts", "04:00")
    was = from_text(happened)
    really = was + (from_text(body.corrected) - from_text(body.at))
    minute = dt.timedelta(minutes=1)
    if (really - _EPOCH) // minute == (was - _EPOCH) // minute:
        return None
    new, old = business_day(really, *rule), business_day(was, *rule)
    return None if new in (old, day) else new
