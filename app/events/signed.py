"""A sign-in sheet that was filled in on paper, typed back in line by line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import Refusal
from app.events import queries, roster
from app.events.arriving import Admission, back_fill_guest, undo
from app.events.model import Event
from app.events.queries import Slot
from app.events.roster import Line
from app.events.sheetcode import LINE_BYTES, LINES, SheetCode
from app.store.store import Store
from app.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the paper, by the number printed on it.

    `line` is None where its registration is not here (any more).
    """

    number: int
    slot: Slot | None
    line: Line | None


@dataclass(frozen=True, slots=True)
class SheetPage:
    """The lines of one page that named somebody, in the paper's order.

    `exact`: the paper said who is on it; else (an old sheet) it is everybody who has a seat.
    """

    event_id: str
    title: str
    page: int
    pages: int
    rows: tuple[Row, ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class Signed:
    """Somebody signed: when they came, as far as one knows."""

    registration_id: str
    when: dt.datetime


def page_of(session: Session, store: Store, code: SheetCode) -> SheetPage:
    """Find who stands on a page. Raises Refusal `sheet_unknown` where its event is not here."""
    page = queries.page(session, store, _event(session, code))
    there = [(slot, roster.roster(session, slot.session_id)) for slot in page.slots]
    if code.lines is None:
        everybody = [(slot, line) for slot, lines in there for line in roster.seated(lines)]
        rows = [Row(place, *one) for place, one in enumerate(everybody, start=1)]
        return SheetPage(page.event_id, page.title, code.page, code.pages, tuple(rows), exact=False)
    named: dict[str, list[tuple[Slot, Line]]] = {}
    for slot, lines in there:
        for line in lines:
            ending = line.registration_id.replace("-", "")[-2 * LINE_BYTES :]
            named.setdefault(ending, []).append((slot, line))
    rows = []
    for place, end in enumerate(code.lines, start=1 + LINES * (code.page - 1)):
        found = named.get(end, []) if end is not None else []
        if len(found) == 1:
            rows.append(Row(place, *found[0]))
        elif end is not None:
            rows.append(Row(place, None, None))
    return SheetPage(page.event_id, page.title, code.page, code.pages, tuple(rows), exact=True)


def type_in(tx: Transaction, signed: Sequence[Signed], reason: str) -> list[Admission]:
    """Write down that these took part, all or none; who was admitted before is passed over.

    Raises Refusal as `back_fill_guest` does.
    """
    return [back_fill_guest(tx, one.registration_id, one.when, reason) for one in signed]


def take_back(tx: Transaction, attendance_ids: Sequence[str]) -> None:
    """Take a page back that was typed in."""
    for one in attendance_ids:
        undo(tx, one)


def _event(session: Session, code: SheetCode) -> str:
    """Find the event by the ending of its id (an old sheet has the whole)."""
    bare = func.replace(Event.id, "-", "")
    found = session.execute(select(Event.id).where(bare.endswith(code.event))).scalars().all()
    if len(found) != 1:
        raise Refusal("sheet_unknown")
    return found[0]
