"""Giving out numbers, calling them, and what became of whoever was called."""

from __future__ import annotations

from app.clock import to_text
from app.errors import Refusal
from app.people.groups import head_of
from app.queue import queries
from app.queue.model import QueueTicket
from app.queue.numbers import next_number
from app.queue.rules import (
    AFTER,
    CALLED,
    COUNTER_LIMIT,
    DONE,
    LEFT,
    MOST_CALLS,
    RUN,
    SERVING,
    SKIPPED,
    WAITING,
)
from app.staff.rights import require
from app.store.store import set_state
from app.store.transaction import DISCARDED, Transaction


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


def call_next(tx: Transaction, category: str | None = None) -> QueueTicket:
    """Call whoever waits longest to this counter: of a kind of service, "" for any.

    Where none is named, of the kind this counter calls for (`call_only`).

    Whoever was here is served then. Raises Refusal `queue_empty`, and as `call` does.
    """
    require(tx, RUN)
    wanted = queries.only_of(tx.session) if category is None else category
    waits = queries.line(tx.session, queries.today(tx.store), wanted)
    if not waits:
        raise Refusal("queue_empty")
    return call(tx, waits[0].id)


def call(tx: Transaction, ticket_id: str) -> QueueTicket:
    """Call one who waits to this counter; whoever was here is served then.

    Raises Refusal `ticket_unknown`, `no_such_move`.
    """
    require(tx, RUN)
    row = _row(tx, ticket_id)
    counter = queries.counter_of(tx.session, tx.store)
    with tx.together():
        for one in queries.at_counters(tx.session, queries.today(tx.store)):
            if one.counter == counter and one.id != row.id:
                tx.move(_row(tx, one.id), "state", DONE)
    # On its own: that another desk was first takes nothing back of who was served here.
    tx.move(
        row,
        "state",
        CALLED,
        counter=counter,
        called_at=tx.at,
        calls=min((row.calls or 0) + 1, MOST_CALLS),
    )
    return row


def call_again(tx: Transaction, ticket_id: str) -> QueueTicket:
    """Call once more whoever was called and did not come yet.

    Raises Refusal `ticket_unknown`, `not_called`.
    """
    require(tx, RUN)
    row = _row(tx, ticket_id)
    if row.state != CALLED:
        raise Refusal("not_called", number=row.number)
    tx.patch(row, called_at=tx.at, calls=min((row.calls or 0) + 1, MOST_CALLS))
    return row


def serve(tx: Transaction, ticket_id: str) -> QueueTicket:
    """Say that they are at the counter. Raises Refusal `ticket_unknown`, `no_such_move`."""
    return _move(tx, ticket_id, SERVING)


def finish(tx: Transaction, ticket_id: str) -> QueueTicket:
    """Say that they were served. Raises Refusal `ticket_unknown`, `no_such_move`."""
    return _move(tx, ticket_id, DONE)


def skip(tx: Transaction, ticket_id: str) -> QueueTicket:
    """Say that they did not come when called. Raises as `finish` does."""
    return _move(tx, ticket_id, SKIPPED)


def leave(tx: Transaction, ticket_id: str) -> QueueTicket:
    """Say that they do not wait any more. Raises as `finish` does."""
    return _move(tx, ticket_id, LEFT)


def recall(tx: Transaction, ticket_id: str) -> QueueTicket:
    """Let whoever missed their turn wait again: after the next two.

    Raises Refusal `ticket_unknown`, `no_such_move`.
    """
    require(tx, RUN)
    row = _row(tx, ticket_id)
    waits = queries.line(tx.session, queries.today(tx.store))
    place = waits[:AFTER][-1].waits_from if waits else to_text(tx.store.corrected())
    tx.move(
        row, "state", WAITING, waits_from=place, recalls=min((row.recalls or 0) + 1, MOST_CALLS)
    )
    return row


def take_back(tx: Transaction, ticket_id: str, before: str) -> QueueTicket:
    """Undo the last step: the ticket stands as it did. Raises Refusal `no_such_move`."""
    return _move(tx, ticket_id, before)


def name_counter(tx: Transaction, name: str) -> None:
    """Say how the counter of this PC is called; "" for its letter.

    Raises Refusal `not_allowed`, `text_too_long`.
    """
    require(tx, RUN)
    said = name.strip()
    if len(said) > COUNTER_LIMIT:
        raise Refusal("text_too_long", field="counter", max=COUNTER_LIMIT, length=len(said))
    set_state(tx.session, queries.COUNTER, said or None)


def call_only(tx: Transaction, category: str) -> None:
    """Say of which kind of service the counter of this PC calls; "" for any.

    Raises Refusal `not_allowed`.
    """
    require(tx, RUN)
    set_state(tx.session, queries.ONLY, category or None)


def _move(tx: Transaction, ticket_id: str, after: str) -> QueueTicket:
    require(tx, RUN)
    row = _row(tx, ticket_id)
    tx.move(row, "state", after)
    return row


def _row(tx: Transaction, ticket_id: str) -> QueueTicket:
    row = tx.session.get(QueueTicket, ticket_id)
    if row is None or row.mark == DISCARDED:
        raise Refusal("ticket_unknown")
    return row
