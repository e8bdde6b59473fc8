"""Who stands on which page of a sign-in sheet, in which order. No Qt widgets in here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.events import sheetcode
from app.events.queries import Slot
from app.events.roster import Line
from app.events.sheetcode import LINES
from app.people.readings import name_readings
from ui.checkin.phrases import masked
from ui.events import linewords

ROWS = LINES
"""Lines on a page."""
MOST_BLANK = 48


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: somebody who registered (by which registration), or the heading of a session."""

    number: str
    name: str
    phone: str
    source: str
    registration_id: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the lines of every page."""

    event_id: str
    venue: str
    title: str
    under: str
    count: str
    printed: str


def code_of(event_id: str, pages: Sequence[Sequence[Entry | None]], page: int) -> str:
    """Give the code of a page, counted from 0: which event, and who stands on which line."""
    lines = [entry.registration_id if entry is not None else None for entry in pages[page]]
    return sheetcode.write(event_id, page + 1, len(pages), lines)


def entries(lines: Sequence[Line], order: str) -> list[Entry]:
    """Give a session's lines: as they registered, or by the reading of their names."""
    chosen = list(lines)
    if order == "pinyin":
        chosen.sort(key=lambda line: (reading(line.name), line.name))
    return [
        Entry(
            str(place),
            line.name or linewords.nameless(),
            masked(line.phone),
            linewords.channel(line),
            line.registration_id,
        )
        for place, line in enumerate(chosen, start=1)
    ]


def by_session(
    groups: Sequence[tuple[Slot, Sequence[Line]]], order: str, words: dict[str, str]
) -> list[Entry]:
    """Give several sessions' lines one after the other, each under its own words.

    Each is numbered by its place on the paper, so that one can say which is meant.
    """
    found: list[Entry] = []
    for slot, lines in groups:
        if len(groups) > 1:
            found.append(Entry("", words[slot.session_id], "", ""))
        before = len(found)
        found += [
            replace(one, number=str(before + place))
            for place, one in enumerate(entries(lines, order), start=1)
        ]
    return found


def pages_of(found: Sequence[Entry], blank: int) -> tuple[tuple[Entry | None, ...], ...]:
    """Share lines out on pages; at least so many blank ones follow, to the end of the last page."""
    rows: list[Entry | None] = [*found, *([None] * blank)]
    rows += [None] * (-len(rows) % ROWS or (0 if rows else ROWS))
    return tuple(tuple(rows[at : at + ROWS]) for at in range(0, len(rows), ROWS))


def reading(name: str) -> str:
    """Give how a name is read, syllable by syllable; what has no reading as it is written."""
    choices = name_readings(name)
    return " ".join(
        one[0] if one else char.casefold() for one, char in zip(choices, name, strict=False)
    )
