"""A desk that takes cases down and works on them, for tests; its people are made up."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.cases import actions, taking
from app.cases.categories import Category
from app.cases.limits import Calendar
from app.cases.model import Case
from app.cases.queries import CaseCard, Whole, board, whole
from app.cases.rules import CASE_SECRET
from app.cases.taking import Request
from app.desk import Desk
from app.kinds import VENUE_SCOPE
from app.people.actions import Details, register
from app.staff.rules import CLERK, SOCIAL_WORKER
from app.store.leaving import write_scopes
from app.store.store import Store
from app.store.transaction import Actor, Transaction, transaction
from tests.support.clock import HandClock
from tests.support.desks import HE, QIN, make_desk

JOBS = Category("JYCY", "就业创业", "jobs and start-up", 5, tile=1)
LEGAL = Category("FLYZ", "法律援助", "legal aid", 3, sensitive=True, tile=2)
PRINT = Category("BMFW", "便民服务", "convenience", 0, tile=8)
HOUSE = Calendar(opens=dt.time(9), closes=dt.time(21))
NEED = "想找周末兼职但担心被骗"
WAGES = "实习单位拖欠工资怎么办"


@dataclass
class Counter:
    """The counter of one desk: whoever sits there takes cases down and works on them."""

    desk: Desk
    clock: HandClock
    actor: Actor = HE

    @property
    def store(self) -> Store:
        """The desk's store."""
        return self.desk.store

    def knows(self, name: str, **more: Any) -> str:
        """Register somebody; gives the id."""
        with transaction(self.store, self.actor) as tx:
            return register(tx, Details(name, consent_way="spoken", **more)).id

    def take(self, need: str = NEED, of: Category = JOBS, **said: Any) -> str:
        """Take a case down, of somebody without a name unless told; gives the id."""
        with transaction(self.store, self.actor) as tx:
            return self.taken(tx, need, of, **said)

    def taken(self, tx: Transaction, need: str = NEED, of: Category = JOBS, **said: Any) -> str:
        """Do so in an open transaction."""
        more = {name: said.pop(name) for name in ("code", "answer") if name in said}
        said.setdefault("anonymous", not {"person_id", "name"} & said.keys())
        return taking.take(tx, Request(need, **said), of, HOUSE, **more).id

    def do(self, act: str, case_id: str, *words: Any, actor: Actor | None = None) -> None:
        """Do one of the acts, by the name of its function."""
        with transaction(self.store, actor or self.actor) as tx:
            getattr(actions, act)(tx, case_id, *words)

    def accept(self, case_id: str) -> None:
        """Take a case on."""
        self.do("accept", case_id)

    def to_told(self, case_id: str) -> None:
        """Bring a new case to where its answer was told."""
        self.do("accept", case_id)
        self.do("begin", case_id)
        self.do("resolve", case_id, "已帮助联系正规平台")
        self.do("tell", case_id, "phone")

    def to_closed(self, case_id: str) -> None:
        """Bring a new case to its closing, without a rating."""
        self.to_told(case_id)
        self.do("close", case_id, actions.Decline("phone", 2))

    def row(self, case_id: str) -> Case:
        """Read a case."""
        with self.store.read() as session:
            found = session.get(Case, case_id)
            assert found is not None
            return found

    def see(self, case_id: str, role: str = SOCIAL_WORKER) -> Whole:
        """Look at one case."""
        with self.store.read() as session:
            return whole(session, case_id, role)

    def board(self, role: str = CLERK) -> dict[str, tuple[CaseCard, ...]]:
        """Look at the board."""
        with self.store.read() as session:
            return board(session, role)

    def state(self, case_id: str) -> str:
        """Give where a case stands."""
        return self.row(case_id).state


def entitle(store: Store, *, right: bool = True) -> None:
    """Let a desk read what is restricted, or no more, as if headquarters had told it so."""
    with transaction(store, QIN) as tx:
        scopes = [VENUE_SCOPE, *([CASE_SECRET.scope] if right else [])]
        write_scopes(tx.session, store.models, scopes)


def make_counter(path: Path, *, right: bool = True, clock: HandClock | None = None) -> Counter:
    """Open a desk with a counter; with the right to sensitive cases unless told."""
    clock = clock or HandClock("2026-11-24T07:00:00.000Z")
    desk = make_desk(path, clock)
    if right:
        entitle(desk.store)
    return Counter(desk, clock)
