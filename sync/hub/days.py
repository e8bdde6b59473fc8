"""What stands of one business day, kind by kind: the hub's half of the report at the day's end.

A row is of the day it names in its field `day`; one that names none, of the day it was recorded on.
Only rows of the desk's own venue and scopes, and only kinds that desks write.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, bindparam, or_, select

from app.checksum import added, shown, weight
from sync.hub.accounts import Device
from sync.hub.database import among, as_list
from sync.hub.hub import Hub, Trouble, check_protocol
from sync.hub.tables import devices, rows
from sync.wire.messages import AskDay, DayKind, DayTold

AT_ONCE = 1_000
MOST_LISTED = 20_000
"""Rows that are named one by one in an answer: no venue has so many on a day."""
LONGEST_HOURS = 26
NOT_OF_DESKS = ("verdict", "conflict")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z", re.ASCII)

_DEVICE = select(devices.c.incarnation).where(
    devices.c.venue_id == bindparam("venue"), devices.c.device_id == bindparam("device")
)
_OF_DAY = select(rows.c.kind, rows.c.id, rows.c.number, rows.c.fields).where(
    rows.c.venue_id == bindparam("venue"),
    among(rows.c.scope, bindparam("scopes")),
    rows.c.gone == "",
    rows.c.kind.not_in(NOT_OF_DESKS),
    # Leaves out nearly all rows before anything of them is read; what is left is looked at.
    or_(*(rows.c.fields.contains(bindparam(name)) for name in ("day", "one", "two", "three"))),
)


def tell(connection: Connection, hub: Hub, device: Device, asked: AskDay) -> DayTold:
    """Count and add up the rows of a day. Raises Trouble: 400 `bad_day`, 409 and 426 as pulling."""
    check_protocol(asked.protocol)
    if asked.epoch != hub.epoch:
        raise Trouble(409, "epoch")
    place = {"venue": device.venue_id, "device": device.id}
    if asked.incarnation != connection.execute(_DEVICE, place).scalar_one():
        raise Trouble(409, "incarnation")
    dates = _check(asked)
    by_kind: dict[str, dict[str, int]] = {}
    for row in _rows_of(connection, device, asked, dates):
        by_kind.setdefault(row.kind, {})[row.id] = row.number
    kinds = [_told(kind, some, asked) for kind, some in sorted(by_kind.items())]
    return DayTold(hub.epoch, asked.day, kinds, hub.now())


def _check(asked: AskDay) -> tuple[str, ...]:
    """Give the dates, by UTC, that times of this day may bear. Raises Trouble."""
    try:
        day = _day(asked.day)
        first, last = (_moment(text) for text in (asked.begins, asked.ends))
        dates = {first.date(), first.date() + dt.timedelta(days=1), last.date()}
    except (ValueError, OverflowError):
        raise Trouble(400, "bad_day") from None
    near = abs(first.date() - day) <= dt.timedelta(days=1)
    if not near or not dt.timedelta(0) < last - first <= dt.timedelta(hours=LONGEST_HOURS):
        raise Trouble(400, "bad_day")
    return tuple(sorted(str(date) for date in dates))


def _day(text: str) -> dt.date:
    if not _DAY.fullmatch(text):
        raise ValueError
    return dt.date.fromisoformat(text)


def _moment(text: str) -> dt.datetime:
    if not _TIME.fullmatch(text):
        raise ValueError
    return dt.datetime.fromisoformat(text)


def _rows_of(
    connection: Connection, device: Device, asked: AskDay, dates: Sequence[str]
) -> Iterator[Row[Any]]:
    times = [f'"{date}T' for date in dates]
    wanted = {"venue": device.venue_id, "scopes": as_list(device.scopes)}
    wanted |= {"day": f'"{asked.day}"', "one": times[0], "two": times[1], "three": times[-1]}
    for row in connection.execute(_OF_DAY, wanted, execution_options={"yield_per": AT_ONCE}):
        fields = msgspec.json.decode(row.fields)
        day, at = fields.get("day"), fields.get("recorded_at")
        if day is None and isinstance(at, str):
            here = asked.begins <= at < asked.ends
        else:
            here = day == asked.day
        if here:
            yield row


def _told(kind: str, some: dict[str, int], asked: AskDay) -> DayKind:
    total = 0
    for row_id, number in some.items():
        total = added(total, weight(kind, row_id, number))
    named = some if kind in asked.listed and len(some) <= MOST_LISTED else None
    return DayKind(kind, len(some), shown(total), named)
