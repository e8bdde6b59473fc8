"""A list of people to be registered, read cell by cell: who is on it, and what is wrong with it.

Pure: rows in, entries and findings out. Whom the desk knows, and what is left of a session, is
`enlisting`'s to say.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from app.errors import Fact, Refusal
from app.events.questions import Guardian
from app.people.codes import parse_code
from app.people.normal import clean_name, clean_phone
from app.sheets.tablefile import HEADING_ROWS, Row, Table, Value

NAME, PHONE, CODE, NOTE = "name", "phone", "code", "note"
GUARDIAN, GUARDIAN_PHONE, RELATION = "guardian", "guardian_phone", "relation"
FIELDS = (NAME, PHONE, CODE, NOTE, GUARDIAN, GUARDIAN_PHONE, RELATION)
ASKED = "ask:"
"""Before the text of one of the event's questions: the field its answers go to."""
MOST_NOTE, MOST_ANSWER, MOST_RELATION = 200, 200, 20
_HELD_DIGITS = 15
"""So many digits of a number a spreadsheet keeps; it writes 0 for the rest."""
_POWER = re.compile(r"[+-]?\d(?:[.,]\d+)?E\+?\d{1,3}", re.IGNORECASE)
_ROUND = re.compile(r"\d{13,}000")
_WHOLE = re.compile(r"(\d+)[.,]0+")
_ERRORS = ("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!")


@dataclass(frozen=True, slots=True)
class Layout:
    """Which row holds the headings (-1: none), and which column each field is read from."""

    head: int
    columns: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a cell, or with `column` -1 about a whole row; `stops`: it is not taken.

    Rows and columns count from 0. `said` is what stands there; it is personal, and stays here.
    """

    row: int
    column: int
    code: str
    said: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    stops: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """One row that can be read: somebody with a name, a number, or a member code.

    `guardian` is there with name and number only; what is wrong with their cells is `unread`, for
    it matters only where somebody has to answer.
    """

    row: int
    name: str
    phone: str | None = None
    code: str | None = None
    note: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    guardian: Guardian | None = None
    unread: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a list comes to before the desk is asked; `empty` rows are passed over."""

    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]
    empty: int


def recognise(
    rows: Sequence[Row], headings: Mapping[str, Sequence[str]], questions: Sequence[str] = ()
) -> Layout:
    """Find the row of headings and what its columns are; the order of columns is free.

    `headings` are the words by field. Where no row names people, nothing is recognised.
    """
    words = {_plain(word): name for name, some in headings.items() for word in some}
    words |= {_plain(question): ASKED + question for question in questions}
    best = Layout(-1, {})
    for place, row in enumerate(rows[:HEADING_ROWS]):
        columns: dict[str, int] = {}
        for column, value in enumerate(row):
            name = words.get(_plain(value)) if isinstance(value, str) else None
            if name is not None:
                columns.setdefault(name, column)
        if NAME in columns and len(columns) > len(best.columns):
            best = Layout(place, columns)
    return best


def read(
    table: Table, layout: Layout, relations: Mapping[str, str] = MappingProxyType({})
) -> Reading:
    """Read every row below the headings. Raises Refusal `list_headless` without names.

    `relations` gives what is kept for a word of how a guardian stands to a child.
    """
    if NAME not in layout.columns:
        raise Refusal("list_headless")
    covered = _covered(table, set(layout.columns.values()))
    entries: list[Entry] = []
    findings: list[Finding] = []
    first: dict[tuple[str, str], int] = {}
    empty = 0
    for place in range(layout.head + 1, len(table.rows)):
        row = table.rows[place]
        if not any(_text(value) for value in row):
            empty += 1
            continue
        entry, found = _entry(place, row, layout, covered)
        if entry is not None:
            before = first.setdefault((entry.name.casefold(), entry.phone or ""), place)
            if before != place:
                found.append(Finding(place, -1, "row_twice", entry.name, {"row": before + 1}))
        findings += found
        if entry is not None and not any(one.stops for one in found):
            entries.append(_related(entry, relations))
    return Reading(tuple(entries), tuple(findings), empty)


def _entry(
    place: int, row: Row, layout: Layout, covered: set[tuple[int, int]]
) -> tuple[Entry | None, list[Finding]]:
    cells = _Cells(place, row, layout.columns, covered)
    name, phone, code = cells.name(), cells.phone(), cells.code()
    note = cells.free(NOTE, MOST_NOTE)
    answers = {
        one.removeprefix(ASKED): text
        for one in layout.columns
        if one.startswith(ASKED) and (text := cells.free(one, MOST_ANSWER))
    }
    if not name:
        return None, cells.findings
    theirs = _Cells(place, row, layout.columns, covered)
    guardian = theirs.guardian()
    entry = Entry(place, name, phone, code, note or None, answers, guardian, tuple(theirs.findings))
    return entry, cells.findings


def _related(entry: Entry, relations: Mapping[str, str]) -> Entry:
    guardian = entry.guardian
    if guardian is None:
        return entry
    said = relations.get(guardian.relation.casefold(), guardian.relation)
    return replace(entry, guardian=Guardian(guardian.name, said, guardian.phone))


class _Cells:
    """The cells of one row, by field; what is wrong with them gathers in `findings`."""

    def __init__(
        self, place: int, row: Row, columns: Mapping[str, int], covered: set[tuple[int, int]]
    ) -> None:
        self._place, self._row, self._columns = place, row, columns
        self._covered = covered
        self.findings: list[Finding] = []

    def name(self, field: str = NAME) -> str:
        """Give the name, "" when there is none that could be taken."""
        if self._damaged(field) or self._merged(field):
            return ""
        try:
            return clean_name(self._said(field))
        except Refusal as refusal:
            self._tell(field, refusal.code, refusal.facts)
            return ""

    def guardian(self) -> Guardian | None:
        """Give who answers for a child, where there is a name and a number."""
        name = self.name(GUARDIAN) if self._said(GUARDIAN) or self._inside(GUARDIAN) else ""
        phone = self.phone(GUARDIAN_PHONE)
        relation = self.free(RELATION, MOST_RELATION)
        whole = name and phone and not any(one.stops for one in self.findings)
        return Guardian(name, relation, phone) if whole and phone else None

    def phone(self, field: str = PHONE) -> str | None:
        """Give the number as it is kept."""
        if self._damaged(field) or self._merged(field):
            return None
        said = self._said(field).removeprefix("'")
        if whole := _WHOLE.fullmatch(said):
            said = whole[1]
        try:
            return clean_phone(said)
        except Refusal as refusal:
            self._tell(field, refusal.code, refusal.facts)
            return None

    def code(self) -> str | None:
        """Give the member code."""
        said = self._said(CODE)
        if not said or self._damaged(CODE) or self._merged(CODE):
            return None
        try:
            return parse_code(said)
        except Refusal as refusal:
            self._tell(CODE, refusal.code, refusal.facts)
            return None

    def free(self, name: str, most: int) -> str:
        """Give a text nobody depends on: damage is told, and stops nobody."""
        said = self._said(name)
        self._damaged(name, stops=False)
        self._merged(name, stops=False)
        if len(said) > most:
            self._tell(name, "text_too_long", {"max": most, "length": len(said)})
        return said

    def _value(self, name: str) -> Value:
        column = self._columns.get(name, -1)
        return self._row[column] if 0 <= column < len(self._row) else None

    def _said(self, name: str) -> str:
        return _text(self._value(name))

    def _damaged(self, name: str, *, stops: bool = True) -> bool:
        code = damage(self._value(name))
        if code == "cell_date" and not stops:
            return False
        if code:
            self._tell(name, code, stops=stops)
        return bool(code)

    def _merged(self, name: str, *, stops: bool = True) -> bool:
        """Tell of a cell whose value stands in another row's: nobody knows whether it is meant."""
        inside = self._inside(name)
        if inside:
            self._tell(name, "cell_merged", stops=stops)
        return inside

    def _inside(self, name: str) -> bool:
        return (self._place, self._columns.get(name, -1)) in self._covered

    def _tell(
        self, name: str, code: str, facts: Mapping[str, Fact] | None = None, *, stops: bool = True
    ) -> None:
        column = self._columns.get(name, -1)
        self.findings.append(
            Finding(self._place, column, code, self._said(name), facts or {}, stops)
        )


def damage(value: Value) -> str:
    """Say what a spreadsheet did to a cell, "" for nothing.

    `digits_lost`, `digits_power` (written as a power of ten), `cell_part` (not a whole number),
    `cell_date`, `cell_error`.
    """
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 - NaN
            return "cell_error"
        if abs(value) >= 10**_HELD_DIGITS:
            return "digits_lost"
        return "" if value == int(value) else "cell_part"
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return "cell_date"
    said = value.strip()
    if said.upper() in _ERRORS:
        return "cell_error"
    if _POWER.fullmatch(said):
        return "digits_power"
    return "digits_lost" if _ROUND.fullmatch(said) else ""


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value == value and abs(value) < 1e22:  # noqa: PLR0124 - NaN
        return f"{value:.0f}" if value == int(value) else repr(value)
    return str(value).strip()


def _plain(value: object) -> str:
    """Give a heading for comparing: without spaces, marks, and what stands in brackets."""
    text = unicodedata.normalize("NFKC", str(value)).casefold()
    text = re.sub(r"\([^)]*\)|\*", "", text)
    return "".join(char for char in text if char.isalnum())


def _covered(table: Table, columns: Iterable[int]) -> set[tuple[int, int]]:
    """Give the cells of these columns that are part of a merged one and not its first."""
    found: set[tuple[int, int]] = set()
    for (top, left), (bottom, right) in table.merged:
        rows = range(top, min(bottom, len(table.rows) - 1) + 1)
        found |= {(row, one) for one in columns if left <= one <= right for row in rows}
        found.discard((top, left))
    return found
