"""Where bookings lie in their day: side by side, and as one piece where there are too many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.bookings.queries import Entry

LANES = 3
"""So many have a place of their own beside each other."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a day: one booking, or all that hang together (`entries`), at a place in it."""

    begins: str
    ends: str
    entries: tuple[Entry, ...]
    place: int = 0
    beside: int = 1

    @property
    def entry(self) -> Entry | None:
        """Give the booking of a piece that shows one."""
        return self.entries[0] if len(self.entries) == 1 else None


def blocks_of(entries: Sequence[Entry]) -> list[Block]:
    """Lay out a day's entries, which come by time."""
    found: list[Block] = []
    for some in _clusters(entries):
        places = _places(some)
        beside = max(places) + 1
        if beside <= LANES:
            found += [
                Block(one.begins, one.ends, (one,), place, beside)
                for one, place in zip(some, places, strict=True)
            ]
        else:
            begins, ends = min(one.begins for one in some), max(one.ends for one in some)
            found.append(Block(begins, ends, tuple(some)))
    return found


def _clusters(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Part entries where nothing overlaps."""
    found: list[list[Entry]] = []
    ends = ""
    for one in entries:
        if found and one.begins < ends:
            found[-1].append(one)
        else:
            found.append([one])
        ends = max(ends, one.ends)
    return found


def _places(some: Sequence[Entry]) -> list[int]:
    """Give each the first place that is free when it begins."""
    free: list[str] = []
    places = []
    for one in some:
        place = next((at for at, ends in enumerate(free) if ends <= one.begins), len(free))
        free[place : place + 1] = [one.ends]
        places.append(place)
    return places
