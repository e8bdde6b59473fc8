"""Where sessions stand in the week: day, hours, who shares a column with whom. No Qt in here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from app.clock import from_text
from app.events.queries import Slot

DAYS = 7
SIDE_BY_SIDE = 3
"""So many sessions stand beside each other; what overlaps with them beyond is counted (+n)."""
_SPARE = 0.25
"""Hours left free under the last one, so that its line is seen."""
_SHORTEST = 0.5
"""Hours a session takes up at least: anything less high could not be read."""


@dataclass(frozen=True, slots=True)
class Block:
    """One session as a piece of a day: hours since midnight, and its share of the column.

    With `hidden` it is no session but stands for those that found no room.
    """

    day: int
    starts: float
    ends: float
    slot: Slot | None = None
    place: int = 0
    beside: int = 1
    crowded: bool = False
    hidden: tuple[Slot, ...] = ()


def week_of(moment: dt.datetime, zone: str) -> dt.datetime:
    """Give the midnight at which a moment's week begins, Monday at the venue."""
    local = moment.astimezone(ZoneInfo(zone))
    monday = local.date() - dt.timedelta(days=local.weekday())
    return dt.datetime.combine(monday, dt.time(), ZoneInfo(zone))


def later(first: dt.datetime, days: int) -> dt.datetime:
    """Give the midnight some days later, whatever the clocks did between."""
    day = first.date() + dt.timedelta(days=days)
    return dt.datetime.combine(day, dt.time(), first.tzinfo)


def arrange(slots: Sequence[Slot], first: dt.datetime) -> list[Block]:
    """Give a block for every day a session touches, beside whatever overlaps with it."""
    found: list[Block] = []
    for day in range(DAYS):
        pieces = sorted(_pieces(slots, first, day), key=lambda one: (one.starts, -one.ends))
        cluster: list[Block] = []
        until = 0.0
        for piece in pieces:
            if cluster and piece.starts >= until:
                found += _share(cluster)
                cluster = []
            cluster.append(piece)
            until = max(until, piece.ends)
        found += _share(cluster)
    return found


def hours(blocks: Sequence[Block], opens: str, closes: str) -> tuple[float, float]:
    """Give the first and last hour to be shown: opening hours, and what lies outside them."""
    low = min([_hour(opens), *(block.starts for block in blocks)])
    high = max([_hour(closes), *(block.ends for block in blocks)])
    return float(int(low)), min(high + _SPARE, 24.0)


def _pieces(slots: Sequence[Slot], first: dt.datetime, day: int) -> list[Block]:
    begin, end = later(first, day), later(first, day + 1)
    found = []
    for slot in slots:
        starts = from_text(slot.starts_at).astimezone(first.tzinfo)
        ends = from_text(slot.ends_at).astimezone(first.tzinfo)
        if starts >= end or ends <= begin:
            continue
        low = 0.0 if starts < begin else starts.hour + starts.minute / 60
        high = 24.0 if ends >= end else ends.hour + ends.minute / 60
        high = min(max(high, low + _SHORTEST), 24.0)
        found.append(Block(day, min(low, 24.0 - _SHORTEST), high, slot))
    return found


def _share(cluster: Sequence[Block]) -> list[Block]:
    """Put what overlaps side by side, each in the first column that is free by then."""
    ends: list[float] = []
    placed: list[Block] = []
    for block in cluster:
        place = next((at for at, end in enumerate(ends) if end <= block.starts), len(ends))
        ends[place : place + 1] = [block.ends]
        placed.append(replace(block, place=place))
    shown = [block for block in placed if block.place < SIDE_BY_SIDE]
    hidden = [block for block in placed if block.place >= SIDE_BY_SIDE]
    beside = min(len(ends), SIDE_BY_SIDE)
    found = [replace(block, beside=beside, crowded=bool(hidden)) for block in shown]
    if hidden:
        low, high = min(one.starts for one in hidden), max(one.ends for one in hidden)
        behind = tuple(one.slot for one in hidden if one.slot is not None)
        found.append(Block(hidden[0].day, low, high, hidden=behind, crowded=True))
    return found


def _hour(clock: str) -> float:
    hour, minute = clock.split(":")
    return int(hour) + int(minute) / 60
