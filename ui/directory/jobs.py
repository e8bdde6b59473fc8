"""What the screens of the directory do in the store lane, and in the one for the net."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.cases.categories import Category, categories
from app.cases.finding import Found, found, look_for
from app.directory import actions
from app.directory.actions import Description
from app.directory.queries import Listed, resource
from app.store.store import Store
from app.store.transaction import transaction
from sync.client.finding import More
from ui.cases import phrases
from ui.checkin.jobs import Hand

MOST = 100
FindMore = Callable[[str, str], More]
Row = Found
"""A line as it is shown."""


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
        lines = look_for(session, typed, field, MOST + 1)
        known = categories(session)
    retired = frozenset(code for code, one in known.items() if one.retired)
    return Page(_rows(store, lines[:MOST]), len(lines) > MOST, _names(known.values()), retired)


def ask(store: Store, find: FindMore, typed: str, field: str) -> Page:
    """Ask headquarters for what is not carried here. Raises Refusal as `Finder.find` does."""
    told = find(typed, field)
    return Page(_rows(store, told.lines), told.more, {})


def one(store: Store, row_id: str) -> Row | None:
    """Read one line; None when it is not there."""
    with store.read() as session:
        line = resource(session, row_id)
    return _rows(store, [line])[0] if line is not None else None


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


def _rows(store: Store, lines: Sequence[Listed]) -> tuple[Row, ...]:
    now = store.clock.now()
    with store.read() as session:
        return found(session, lines, now, store.zone, store.day_of(now))


def _names(known: Iterable[Category]) -> dict[str, str]:
    """Name categories by code: ours by our words, headquarters' own as it named them."""
    names = {}
    for category in known:
        name = phrases.category_name(category.code)
        own = name == category.code
        names[category.code] = phrases.category_name(name, category) if own else name
    return names
