"""A front desk that talks to a hub, round by round, for tests of the exchange."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import func, select

from app.checkin.actions import check_in
from app.checkin.model import Visit
from app.clock import to_text
from app.desk import Desk
from app.people.actions import Details, register
from app.people.model import Person
from app.store.base import OutboxOp, Synced
from app.store.outbox import Waiting, waiting
from app.store.store import Store
from app.store.transaction import Actor, transaction
from sync.client.credentials import Settings
from sync.client.exchange import Exchange, make_exchange
from sync.client.joining import join, signer
from sync.client.rounds import Round
from sync.client.transport import Patience, Transport
from tests.support.clock import HandClock
from tests.support.desks import HE, Ground, make_desk
from tests.support.faults import FaultyLine, faulty_line
from tests.support.hub import HubHandle

QUICK = Patience(connect=5.0, read=2.0, total=4.0)
"""For lines that are meant to fail."""


class Ring:
    """A keyring in memory, as the OS would have one; `broken` refuses, `deaf` forgets."""

    def __init__(self, fault: str = "") -> None:
        self.fault = fault
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """Give what was kept."""
        if self.fault == "broken":
            raise OSError(self.fault)
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret, unless at fault."""
        if self.fault == "broken":
            raise OSError(self.fault)
        if self.fault != "deaf":
            self.kept[service, username] = password


@dataclass
class Front:
    """One desk, its line, and its side of the exchange."""

    desk: Desk
    line: FaultyLine
    clock: HandClock
    actor: Actor = HE
    lines: list[Transport] = field(default_factory=list)
    exchange: Exchange | None = None
    ring: Ring | None = None

    @property
    def store(self) -> Store:
        """The desk's store."""
        return self.desk.store

    def call(self, where: Settings, patience: Patience | None = None) -> Transport:
        """Open a line; it is closed with the front."""
        transport = Transport(where.base_url, patience=patience or Patience())
        self.lines.append(transport)
        return transport

    def join(self, code: str, name: str = "前台1号机", *, again: bool = False) -> Front:
        """Join with a one-time code, over this desk's own line."""
        join(
            self.store, Settings(self.line.url), code, name, self.ring, again=again, call=self.call
        )
        self.connect()
        return self

    def connect(self, patience: Patience | None = None) -> Exchange:
        """Begin with a fresh exchange, as after a restart of the program."""
        transport = self.call(Settings(self.line.url), patience)
        self.exchange = make_exchange(self.store, transport, signer(self.store, self.ring))
        return self.exchange

    def hang_up(self) -> None:
        """Let go of every line."""
        for transport in self.lines:
            transport.close()

    def sync(self) -> Round:
        """Do one round."""
        assert self.exchange is not None
        return self.exchange.round()

    def register(self, name: str, phone: str | None = None) -> str:
        """Register somebody; gives the id."""
        with transaction(self.store, self.actor) as tx:
            return register(tx, Details(name, phone, consent_way="spoken")).id

    def check_in(self, *people: str) -> list[str]:
        """Check people in, one commit each; gives the visits."""
        visits = []
        for person in people:
            with transaction(self.store, self.actor) as tx:
                visits.append(check_in(tx, person).visit_id)
        return visits

    def waiting(self) -> Waiting:
        """Count what is unsent and what was refused."""
        with self.store.read() as session:
            return waiting(session)

    def states(self) -> dict[str, int]:
        """Count operations by state."""
        with self.store.read() as session:
            rows = session.execute(select(OutboxOp.state, func.count()).group_by(OutboxOp.state))
            return {row[0]: row[1] for row in rows}

    def count(self, model: type[Synced] = Person) -> int:
        """Count rows of a kind."""
        with self.store.read() as session:
            return int(session.execute(select(func.count()).select_from(model)).scalar_one())

    def visit(self, visit_id: str) -> Visit:
        """Read a visit."""
        with self.store.read() as session:
            found = session.get(Visit, visit_id)
            assert found is not None
            return found

    def person(self, person_id: str) -> Person:
        """Read a person."""
        with self.store.read() as session:
            found = session.get(Person, person_id)
            assert found is not None
            return found


MakeFront = Callable[..., Front]


@contextlib.contextmanager
def fronts(hub: HubHandle, path: Path) -> Iterator[MakeFront]:
    """Make desks with lines to a hub; all of them are closed at the end."""
    with contextlib.ExitStack() as stack:
        made = 0

        def make(
            *,
            joined: bool = True,
            clock: HandClock | None = None,
            ground: Ground = Ground(),  # noqa: B008 - frozen
            ring: Ring | None = None,
            restricted: bool = False,
        ) -> Front:
            nonlocal made
            made += 1
            line = stack.enter_context(faulty_line(hub.url))
            clock = clock or HandClock(to_text(dt.datetime.now(dt.UTC)))
            desk = make_desk(path / f"desk{made}", clock, ground)
            stack.callback(desk.store.close)
            front = Front(desk, line, clock, ring=ring)
            stack.callback(front.hang_up)
            if not joined:
                return front
            return front.join(hub.code(restricted=restricted), f"前台{made}号机")

        yield make
