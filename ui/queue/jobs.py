"""What the waiting line does in the store lane: reading it, giving out numbers, calling."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.attention.actions import discard
from app.cases.categories import Category, categories
from app.queue import actions, queries
from app.queue.actions import Call, Step
from app.queue.queries import Line, Lost, Screen
from app.queue.rules import read_counter
from app.store.store import Store
from app.store.transaction import transaction
from ui.checkin.jobs import Hand

CALLED_ELSEWHERE = "called_elsewhere"
"""Why a call that did not stand is given up: its number is at another counter."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The line as its page shows it: names by ticket, categories by code."""

    line: Line
    names: dict[str, str]
    categories: dict[str, Category]


@dataclass(frozen=True, slots=True)
class Given:
    """A number that was given out, and how many come before it."""

    ticket_id: str
    number: str
    before: int
    at: str


@dataclass(frozen=True, slots=True)
class Called:
    """A number that was called, and where to; `lost`: what another counter has, and which.

    `steps` take it back.
    """

    number: str
    counter: str
    steps: tuple[Step, ...]
    lost: tuple[tuple[str, str], ...] = ()


def read(hand: Hand) -> Shown:
    """Read today's line."""
    with hand.store.read() as session:
        line = queries.whole_line(session, hand.store)
        some = (*line.waiting, *line.skipped, *line.elsewhere)
        mine = (line.mine,) if line.mine is not None else ()
        return Shown(line, queries.named(session, (*some, *mine)), categories(session))


def screen(store: Store) -> Screen:
    """Read what the call screen shows."""
    with store.read() as session:
        return queries.screen(session, queries.today(store))


def open_categories(hand: Hand) -> list[Category]:
    """Give what one may come for, in their order."""
    with hand.store.read() as session:
        return [one for one in categories(session).values() if not one.retired]


def take(hand: Hand, category: str, person_id: str) -> Given:
    """Give out a number."""
    with transaction(hand.store, hand.actor) as tx:
        row = actions.take(tx, category or None, person_id or None)
        made = row.id, row.number, row.happened_at
    with hand.store.read() as session:
        return Given(made[0], made[1], queries.before(session, made[0]), made[2])


def call_next(hand: Hand) -> Called:
    """Call the next; which calls of this desk did not stand is told with it, and given up.

    Raises Refusal `queue_empty`, `not_allowed`.
    """
    with hand.store.read() as session:
        lost = queries.lost(session)
    for one in lost:
        with transaction(hand.store, hand.actor) as tx:
            discard(tx, one.op_id, CALLED_ELSEWHERE)
    with transaction(hand.store, hand.actor) as tx:
        return _called(actions.call_next(tx), lost)


def call(hand: Hand, ticket_id: str) -> Called:
    """Call one who waits. Raises Refusal `no_such_move`, `ticket_unknown`."""
    with transaction(hand.store, hand.actor) as tx:
        return _called(actions.call(tx, ticket_id))


def do(hand: Hand, act: Callable[..., Any], *said: Any) -> None:
    """Do one of `app.queue.actions`: a commit of its own."""
    with transaction(hand.store, hand.actor) as tx:
        act(tx, *said)


def step(hand: Hand, act: Callable[..., Step | None], ticket_id: str) -> Step | None:
    """Do one of the acts on a ticket; gives what takes it back. Raises Refusal as the act does."""
    with transaction(hand.store, hand.actor) as tx:
        return act(tx, ticket_id)


def _called(made: Call, lost: Sequence[Lost] = ()) -> Called:
    gone = tuple((one.ticket.number, one.counter) for one in lost)
    counter, _letter = read_counter(made.ticket.counter or "")
    return Called(made.ticket.number, counter, made.steps, gone)
