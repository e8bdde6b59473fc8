"""What the screens of the directory do in the store lane, and in the one for the net."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app.cases import suggesting
from app.cases.categories import Category, categories
from app.cases.suggesting import Record
from app.directory import actions
from app.directory.actions import Description
from app.directory.queries import Listed, browse, copied_from, distances, resource, search
from app.directory.rules import PASSED, PENDING
from app.store.store import Store
from app.store.transaction import DISCARDED, transaction
from sync.client.finding import More
from ui.cases import phrases
from ui.checkin.jobs import Hand

MOST = 100
SOON = 30
"""Days before an agreement runs out from which on that is shown."""
Standing = Literal["open", "withdrawn", "over", "pending", "refused", "discarded"]
FindMore = Callable[[str, str], More]


@dataclass(frozen=True, slots=True)
class Row:
    """One line as it is shown. `away`: metres, None where unknown; `left`: days it still holds.

    `copied`: the id of the venue's own line that was copied from it, "" for none; `next`: when
    somebody can be met next, `here`: they can be right now.
    """

    line: Listed
    standing: Standing
    record: Record
    away: int | None
    next: dt.datetime | None
    here: bool
    left: int | None
    copied: str = ""

    @property
    def is_open(self) -> bool:
        """Say whether people may be sent there today."""
        return self.standing == "open"


@dataclass(frozen=True, slots=True)
class Page:
    """Lines to be shown, and whether there are more; categories in order, with their names.

    `retired`: those among them that take no new lines.
    """

    rows: tuple[Row, ...]
    more: bool
    names: dict[str, str]
    retired: frozenset[str] = frozenset()


def read(store: Store, typed: str, field: str) -> Page:
    """Look through this desk's directory: the venue's own lines, and what is carried here."""
    with store.read() as session:
        if typed.strip():
            found = search(session, typed, MOST + 1, field)
        else:
            found = browse(session, field, MOST + 1)
        known = categories(session)
        retired = frozenset(code for code, one in known.items() if one.retired)
        rows = _rows(store, session, found[:MOST])
        return Page(rows, len(found) > MOST, _names(known.values()), retired)


def _names(known: Iterable[Category]) -> dict[str, str]:
    """Name categories by code: ours by our words, headquarters' own as it named them."""
    found = {}
    for one in known:
        name = phrases.category_name(one.code)
        found[one.code] = name if name != one.code else phrases.category_name(one.code, one)
    return found


def ask(store: Store, find: FindMore, typed: str, field: str) -> Page:
    """Ask headquarters for what is not carried here. Raises Refusal as `Finder.find` does."""
    found = find(typed, field)
    with store.read() as session:
        return Page(_rows(store, session, found.lines), found.more, {})


def one(store: Store, row_id: str) -> Row | None:
    """Read one line; None when it is not there."""
    with store.read() as session:
        found = resource(session, row_id)
        return _rows(store, session, [found])[0] if found is not None else None


def save(hand: Hand, row_id: str, described: Description) -> str:
    """Write a line of the venue's own, a new one for no id; gives its id. Raises Refusal."""
    with transaction(hand.store, hand.actor) as tx:
        if row_id:
            return actions.change(tx, row_id, described).id
        return actions.add(tx, described).id


def let(hand: Hand, row_id: str, *, withdrawn: bool) -> str:
    """Withdraw a line of the venue's own, or take it up again. Raises Refusal."""
    with transaction(hand.store, hand.actor) as tx:
        act = actions.withdraw if withdrawn else actions.take_up
        return act(tx, row_id).id


def copy(hand: Hand, line: Listed) -> str:
    """Copy a line of headquarters' into the venue's own directory; gives the copy's id."""
    with transaction(hand.store, hand.actor) as tx:
        return actions.copy(tx, line).id


def _rows(store: Store, session: Session, lines: Iterable[Listed]) -> tuple[Row, ...]:
    lines = list(lines)
    ids = [line.id for line in lines]
    now, day = store.clock.now(), store.day_of(store.clock.now())
    done, away = suggesting.records(session, ids, now), distances(session, lines)
    copies = copied_from(session, ids)
    there = now.astimezone(ZoneInfo(store.zone))
    found = []
    for line in lines:
        met = suggesting.next_presence(line.weekly, there)
        copied = copies.get(line.id)
        found.append(
            Row(
                line,
                _standing(line, day),
                done.get(line.id, Record()),
                away[line.id],
                met,
                met is not None and met <= there,
                _left(line, day),
                copied.id if copied is not None else "",
            )
        )
    return tuple(found)


def _standing(line: Listed, day: str) -> Standing:
    if line.mark == DISCARDED:
        return "discarded"
    if line.withdrawn:
        return "withdrawn"
    if line.audit != PASSED:
        return "pending" if line.audit == PENDING else "refused"
    return "open" if line.is_open_on(day) else "over"


def _left(line: Listed, day: str) -> int | None:
    """Say how many days an agreement still holds; None without an end."""
    if line.valid_until is None:
        return None
    return (dt.date.fromisoformat(line.valid_until) - dt.date.fromisoformat(day)).days
