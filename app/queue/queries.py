"""What one can ask about the waiting line: who waits, who is at which counter, who was called."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.people.queries import faces
from app.queue.model import QueueTicket
from app.queue.rules import AT_COUNTER, DONE, QUEUE_TICKET, SKIPPED, WAITING, read_counter
from app.store.outbox import refused
from app.store.store import Store, get_state
from app.store.transaction import DISCARDED

COUNTER = "queue_counter"
"""State of this PC: how its counter is called."""
ONLY = "queue_only"
"""State of this PC: of which kind of service its counter calls; absent: of any."""
MOST_LAST = 5


@dataclass(frozen=True, slots=True)
class Ticket:
    """A number of the line. Times are UTC text. It has no name: a screen shows it to everybody.

    `desk` is the letter of where it was given out, `caller` of where it was called last.
    """

    id: str
    number: str
    category: str
    state: str
    happened_at: str
    waits_from: str
    called_at: str
    counter: str
    caller: str
    calls: int
    recalls: int
    desk: str
    person_id: str | None


@dataclass(frozen=True, slots=True)
class Screen:
    """What the call screen shows: numbers at counters, the one called last first, and the last."""

    now: tuple[Ticket, ...]
    last: tuple[Ticket, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """A call of this desk that did not stand: another counter was first, or they had left."""

    op_id: str
    ticket: Ticket
    counter: str


@dataclass(frozen=True, slots=True)
class Line:
    """The line of a day as a counter sees it. `mine` is whoever is at this one.

    `only` is the kind of service this counter calls for, "" for any.
    """

    counter: str
    only: str
    mine: Ticket | None
    waiting: tuple[Ticket, ...]
    elsewhere: tuple[Ticket, ...]
    skipped: tuple[Ticket, ...]
    done: int
    lost: tuple[Lost, ...]


def counter_of(session: Session, store: Store) -> str:
    """Say how the counter of this PC is called: its letter, where nobody named it."""
    return name_of(session) or store.place.printed_letter


def name_of(session: Session) -> str:
    """Say how the counter of this PC was named; "" where it was not."""
    return get_state(session, COUNTER) or ""


def today(store: Store) -> str:
    """Give the business day of the line, by corrected time: desks whose clocks differ share one."""
    return store.day_of(store.corrected())


def line(session: Session, day: str, category: str = "") -> list[Ticket]:
    """Give who waits on a business day, whose turn is next first."""
    found = _tickets(session, day, (WAITING,), category)
    return sorted(found, key=_turn)


def at_counters(session: Session, day: str) -> list[Ticket]:
    """Give who is called or served, the one called last first."""
    found = _tickets(session, day, AT_COUNTER)
    return sorted(found, key=lambda one: (one.called_at, one.number), reverse=True)


def before(session: Session, ticket_id: str) -> int:
    """Say how many come before somebody who waits."""
    row = session.get(QueueTicket, ticket_id)
    if row is None or row.state != WAITING:
        return 0
    waits = [one.id for one in line(session, row.day)]
    return waits.index(ticket_id) if ticket_id in waits else 0


def screen(session: Session, day: str) -> Screen:
    """Give what the call screen shows: no name, and not what anybody waits for."""
    now = at_counters(session, day)
    gone = [one for one in _tickets(session, day, (DONE, SKIPPED)) if one.called_at]
    gone.sort(key=lambda one: (one.called_at, one.number), reverse=True)
    return Screen(tuple(now), tuple(gone[:MOST_LAST]))


def only_of(session: Session) -> str:
    """Say of which kind of service this counter calls; "" for any."""
    return get_state(session, ONLY) or ""


def whole_line(session: Session, store: Store) -> Line:
    """Give today's line as this counter sees it: whom it may call next stands first."""
    day = today(store)
    counter, only = counter_of(session, store), only_of(session)
    active = at_counters(session, day)
    # By the letter: a name can change meanwhile, and be another desk's as well.
    letter = store.place.printed_letter
    mine = next((one for one in active if one.caller == letter), None)
    skipped = sorted(_tickets(session, day, (SKIPPED,)), key=lambda one: one.called_at)
    count = select(func.count()).where(*_of(day), QueueTicket.state == DONE)
    return Line(
        counter,
        only,
        mine,
        tuple(sorted(line(session, day), key=lambda one: bool(only) and one.category != only)),
        tuple(one for one in active if mine is None or one.id != mine.id),
        tuple(skipped),
        session.execute(count).scalar_one(),
        tuple(lost(session)),
    )


def lost(session: Session) -> list[Lost]:
    """Give the calls of this desk that headquarters did not let stand, the latest first."""
    found = []
    for one in refused(session):
        if (one.kind, one.verb, one.code) != (QUEUE_TICKET.name, "move", "moved_on"):
            continue
        row = session.get(QueueTicket, one.row_id)
        if row is not None:
            ticket = _ticket(row)
            found.append(Lost(one.op_id, ticket, ticket.counter))
    return found


def _turn(one: Ticket) -> tuple[str, bool, int, str]:
    """Whoever comes after somebody comes right after them."""
    return one.waits_from, one.recalls > 0, len(one.number), one.number


def _of(day: str) -> tuple[ColumnElement[bool], ...]:
    return (QueueTicket.day == day, QueueTicket.mark.is_distinct_from(DISCARDED))


def _tickets(
    session: Session, day: str, states: tuple[str, ...], category: str = ""
) -> list[Ticket]:
    chosen = select(QueueTicket).where(*_of(day), QueueTicket.state.in_(states))
    if category:
        chosen = chosen.where(QueueTicket.category == category)
    return [_ticket(row) for row in session.execute(chosen).scalars()]


def named(session: Session, some: tuple[Ticket, ...]) -> dict[str, str]:
    """Give the names of those among tickets who have a card, by ticket; for staff only."""
    people = [one.person_id for one in some if one.person_id is not None]
    known = faces(session, people)
    return {one.id: known[one.person_id].name for one in some if one.person_id in known}


def _ticket(row: QueueTicket) -> Ticket:
    counter, caller = read_counter(row.counter or "")
    return Ticket(
        row.id,
        row.number,
        row.category or "",
        row.state,
        row.happened_at,
        row.waits_from,
        row.called_at or "",
        counter,
        caller,
        row.calls or 0,
        row.recalls or 0,
        row.recorded_desk or "",
        row.person_id,
    )
