"""Giving out numbers, calling them, and what became of whoever was called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.clock import to_text
from app.errors import Refusal
from app.people.groups import head_of
from app.queue import queries
from app.queue.model import QueueTicket
from app.queue.numbers import next_number
from app.queue.rules import (
    AFTER,
    CALLED,
    DONE,
    LEFT,
    MOST_CALLS,
    NAME_LIMIT,
    RUN,
    SERVING,
    SKIPPED,
    STEPS,
    WAITING,
    written_counter,
)
from app.staff.rights import require
from app.store.store import set_state
from app.store.transaction import DISCARDED, Transaction

_STANDS = ("state", "waits_from", "called_at", "counter", "calls", "recalls")


@dataclass(frozen=True, slots=True)
class Step:
    """What one act made of a ticket, for taking it back.

    `before` is every field an act may change, as it was; `after` and `counter` are its state and
    its counter since.
    """

    ticket_id: str
    before: Mapping[str, Any]
    after: str
    counter: str | None


@dataclass(frozen=True, slots=True)
class Call:
    """A ticket that was called; its step first, then those of whoever was at the counter."""

    ticket: QueueTicket
    steps: tuple[Step, ...]


def take(tx: Transaction, category: str | None = None, person_id: str | None = None) -> QueueTicket:
    """Give out the next number, for a kind of service or for whatever it is.

    Raises Refusal `not_allowed`.
    """
    require(tx, RUN)
    row = QueueTicket(
        number=next_number(tx),
        happened_at=tx.at,
        day=queries.today(tx.store),
        # Desks whose clocks differ stand in one line all the same.
        waits_from=to_text(tx.store.corrected()),
        category=category or None,
        person_id=head_of(tx.session, person_id) if person_id else None,
        state=WAITING,
    )
    tx.add(row)
    return row


def call_next(tx: Transaction, category: str | None = None) -> Call:
    """Call whoever waits longest to this counter: of a kind of service, "" for any.

    Where none is named, of the kind this counter calls for (`call_only`).

    What becomes of whoever was here `call` says. Raises Refusal `queue_empty`, and as `call` does.
    """
    require(tx, RUN)
    wanted = queries.only_of(tx.session) if category is None else category
    waits = queries.line(tx.session, queries.today(tx.store), wanted)
    if not waits:
        raise Refusal("queue_empty")
    return call(tx, waits[0].id)


def call(tx: Transaction, ticket_id: str) -> Call:
    """Call one who waits to this counter.

    Whoever was served here is done then; whoever was called here and never came has missed their
    turn. Raises Refusal `ticket_unknown`, `no_such_move`.
    """
    require(tx, RUN)
    row = _row(tx, ticket_id)
    _check(row, CALLED)
    letter = tx.store.place.printed_letter
    former = []
    with tx.together():
        for one in queries.at_counters(tx.session, queries.today(tx.store)):
            if one.caller == letter:
                after = DONE if one.state == SERVING else SKIPPED
                former.append(_step(tx, _row(tx, one.id), after))
    # On its own: that another desk was first takes nothing back of who was served here.
    step = _step(
        tx,
        row,
        CALLED,
        counter=written_counter(queries.name_of(tx.session), letter),
        called_at=tx.at,
        calls=min((row.calls or 0) + 1, MOST_CALLS),
    )
    return Call(row, (step, *former))


def call_again(tx: Transaction, ticket_id: str) -> None:
    """Call once more whoever was called and did not come yet.

    Raises Refusal `ticket_unknown`, `not_called`.
    """
    require(tx, RUN)
    row = _row(tx, ticket_id)
    if row.state != CALLED:
        raise Refusal("not_called", number=row.number)
    tx.patch(row, called_at=tx.at, calls=min((row.calls or 0) + 1, MOST_CALLS))


def serve(tx: Transaction, ticket_id: str) -> Step:
    """Say that they are at the counter. Raises Refusal `ticket_unknown`, `no_such_move`."""
    return _move(tx, ticket_id, SERVING)


def finish(tx: Transaction, ticket_id: str) -> Step:
    """Say that they were served. Raises Refusal `ticket_unknown`, `no_such_move`."""
    return _move(tx, ticket_id, DONE)


def skip(tx: Transaction, ticket_id: str) -> Step:
    """Say that they did not come when called. Raises as `finish` does."""
    return _move(tx, ticket_id, SKIPPED)


def leave(tx: Transaction, ticket_id: str) -> Step:
    """Say that they do not wait any more. Raises as `finish` does."""
    return _move(tx, ticket_id, LEFT)


def recall(tx: Transaction, ticket_id: str) -> Step:
    """Let whoever missed their turn wait again: after the next two.

    Raises Refusal `ticket_unknown`, `no_such_move`.
    """
    require(tx, RUN)
    row = _row(tx, ticket_id)
    _check(row, WAITING)
    waits = queries.line(tx.session, queries.today(tx.store))
    place = waits[:AFTER][-1].waits_from if waits else to_text(tx.store.corrected())
    again = min((row.recalls or 0) + 1, MOST_CALLS)
    return _step(tx, row, WAITING, waits_from=place, recalls=again)


def take_back(tx: Transaction, step: Step, *former: Step) -> None:
    """Undo a step, and what became by it of whoever was here: they stand as they did.

    Raises Refusal `ticket_unknown`, `no_such_move` where the ticket went on since. Of the former,
    whoever went on since is left alone.
    """
    require(tx, RUN)
    row = _row(tx, step.ticket_id)
    if not _stands(row, step):
        raise Refusal(
            "no_such_move", kind=row.kind.name, now=row.state, wanted=step.before["state"]
        )
    _back(tx, row, step)
    for one in former:
        row = _row(tx, one.ticket_id)
        if _stands(row, one):
            _back(tx, row, one)


def name_counter(tx: Transaction, name: str) -> None:
    """Say how the counter of this PC is called; "" for its letter.

    Whoever is here stays here: a counter is known by the letter of its desk.

    Raises Refusal `not_allowed`, `text_too_long`.
    """
    require(tx, RUN)
    said = name.strip()
    if len(said) > NAME_LIMIT:
        raise Refusal("text_too_long", field="counter", max=NAME_LIMIT, length=len(said))
    set_state(tx.session, queries.COUNTER, said or None)


def call_only(tx: Transaction, category: str) -> None:
    """Say of which kind of service the counter of this PC calls; "" for any.

    Raises Refusal `not_allowed`.
    """
    require(tx, RUN)
    set_state(tx.session, queries.ONLY, category or None)


def _move(tx: Transaction, ticket_id: str, after: str) -> Step:
    require(tx, RUN)
    row = _row(tx, ticket_id)
    _check(row, after)
    return _step(tx, row, after)


def _check(row: QueueTicket, after: str) -> None:
    """Refuse a step out of a state that only taking back leads out of."""
    if row.state not in STEPS[after]:
        raise Refusal("no_such_move", kind=row.kind.name, now=row.state, wanted=after)


def _step(tx: Transaction, row: QueueTicket, after: str, **beside: Any) -> Step:
    before = {name: getattr(row, name) for name in _STANDS}
    tx.move(row, "state", after, **beside)
    return Step(row.id, before, after, row.counter)


def _stands(row: QueueTicket, step: Step) -> bool:
    """Say whether a ticket stands where a step left it; another counter may have called it."""
    return (row.state, row.counter) == (step.after, step.counter)


def _back(tx: Transaction, row: QueueTicket, step: Step) -> None:
    others = {name: was for name, was in step.before.items() if getattr(row, name) != was}
    tx.move(row, "state", others.pop("state"), **others)


def _row(tx: Transaction, ticket_id: str) -> QueueTicket:
    row = tx.session.get(QueueTicket, ticket_id)
    if row is None or row.mark == DISCARDED:
        raise Refusal("ticket_unknown")
    return row
