"""A desk that gives out numbers and calls them, for tests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.desk import Desk
from app.ops import Version
from app.people.actions import Details, register
from app.queue import actions, queries
from app.queue.model import QueueTicket
from app.store.base import OutboxOp
from app.store.incoming import incoming
from app.store.standing import take_place
from app.store.store import Store
from app.store.told import IncomingPage, IncomingRow, Settled
from app.store.transaction import Actor, transaction
from tests.support.clock import HandClock
from tests.support.desks import EPOCH, HE, make_desk


@dataclass
class Line:
    """One desk of a venue; whoever sits there calls who waits."""

    desk: Desk
    clock: HandClock
    actor: Actor = HE

    @property
    def store(self) -> Store:
        """The desk's store."""
        return self.desk.store

    def knows(self, name: str) -> str:
        """Register somebody; gives the id."""
        with transaction(self.store, self.actor) as tx:
            return register(tx, Details(name, consent_way="spoken")).id

    def take(self, category: str = "", person_id: str = "", minutes: float = 1) -> str:
        """Give out a number, some minutes after the last; gives the id."""
        self.clock.forward(minutes=minutes)
        with transaction(self.store, self.actor) as tx:
            return actions.take(tx, category or None, person_id or None).id

    def next(self, category: str | None = None) -> str:
        """Call the next; gives the number."""
        self.clock.forward(seconds=10)
        with transaction(self.store, self.actor) as tx:
            return actions.call_next(tx, category).ticket.number

    def do(self, act: str, ticket: str, *words: Any, actor: Actor | None = None) -> None:
        """Do one of the acts, by the name of its function."""
        self.clock.forward(seconds=10)
        with transaction(self.store, actor or self.actor) as tx:
            getattr(actions, act)(tx, ticket, *words)

    def row(self, ticket: str) -> QueueTicket:
        """Read a ticket."""
        with self.store.read() as session:
            found = session.get(QueueTicket, ticket)
            assert found is not None
            return found

    def see(self) -> queries.Line:
        """Look at the line."""
        with self.store.read() as session:
            return queries.whole_line(session, self.store)

    def waiting(self) -> list[str]:
        """Give the numbers that wait, the next first."""
        return [ticket.number for ticket in self.see().waiting]


def make_line(path: Path, letter: str = "A") -> Line:
    """Open a desk that headquarters has given a letter."""
    clock = HandClock()
    desk = make_desk(path, clock)
    if letter:
        take_place(desk.store, letter=letter)
    return Line(desk, clock)


def called_elsewhere(store: Store, ticket: QueueTicket, counter: str) -> None:
    """Let headquarters say that a counter had called somebody before this desk did."""
    with store.read() as session:
        moves = select(OutboxOp.op_id).where(OutboxOp.row_id == ticket.id, OutboxOp.verb == "move")
        op_id = session.execute(moves.order_by(OutboxOp.seq)).scalars().all()[-1]
    fields = {
        "number": ticket.number,
        "happened_at": ticket.happened_at,
        "day": ticket.day,
        "waits_from": ticket.waits_from,
        "state": "called",
        "counter": counter,
        "called_at": ticket.called_at,
        "calls": 1,
    }
    came = IncomingRow("queue_ticket", ticket.id, Version(EPOCH, "venue", 901), fields)
    said = Settled(op_id, "refused", "moved_on", {"field": "state", "now": "called"})
    incoming(store, IncomingPage(rows=[came], verdicts=[said]))
