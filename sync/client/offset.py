"""How far the desk's clock is off, with the error bound that half a round trip leaves. Pure."""

from __future__ import annotations

import datetime as dt

from app.clock import JUMP_MS, from_text

DRIFT_MS = 500
"""A change of the offset smaller than this (beyond the errors) is not written down anew."""


def measured(
    before: dt.datetime, after: dt.datetime, took_ms: int, hub_time: str
) -> tuple[int, int] | None:
    """Give (offset, error) in milliseconds: hub time minus desk time.

    `before` and `after` are the desk's wall clock around the request, `took_ms` the same by
    elapsed time. None when the hub said nothing readable or the wall clock was set meanwhile.
    """
    try:
        hub = from_text(hub_time)
    except ValueError:
        return None
    went_by = (after - before) / dt.timedelta(milliseconds=1)
    if abs(went_by - took_ms) > JUMP_MS:
        return None
    middle = before + dt.timedelta(milliseconds=took_ms / 2)
    return round((hub - middle) / dt.timedelta(milliseconds=1)), took_ms // 2 + 1


def tells_more(known: tuple[int | None, int | None], fresh: tuple[int, int]) -> bool:
    """Say whether a fresh (offset, error) is worth a commit beside the known one."""
    offset, error = known
    if offset is None or error is None:
        return True
    return abs(fresh[0] - offset) > DRIFT_MS + fresh[1] or fresh[1] * 2 < error
