"""A desk with somebody on it, and headquarters played by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.checkin.actions import check_in
from app.desk import Desk
from app.ids import new_id
from app.ops import Body, Version
from app.people.actions import Details, register
from app.people.model import Person
from app.store.base import OutboxOp
from app.store.incoming import incoming
from app.store.outbox import read_body
from app.store.standing import take_place
from app.store.told import IncomingPage, IncomingRow, Settled
from app.store.transaction import transaction
from tests.support.clock import HandClock
from tests.support.desks import EPOCH, HE, make_desk

LIN = "01900000-0000-7000-8000-0000000000a1"


@dataclass
class Place:
    """The desk in short verbs; `number` is the last one headquarters gave."""

    desk: Desk
    clock: HandClock
    number: int = 20

    def pull(self, *rows: tuple[str, str, dict[str, Any]], gone: str = "") -> None:
        """Let rows come down, and the cursor after them."""
        made = []
        for kind, row_id, fields in rows:
            self.number += 1
            version = Version(EPOCH, "venue", self.number)
            made.append(IncomingRow(kind, row_id, version, fields, gone))
        page = IncomingPage(
            rows=made, scope="venue", cursor=str(self.number), number=self.number, epoch=EPOCH
        )
        incoming(self.desk.store, page)

    def person(self, **fields: Any) -> None:
        """Let Lin's record come down."""
        self.pull(("person", LIN, {"name": "林晓禾", "status": "active", **fields}))

    def dispute(self, *sides: tuple[str, str], version: int = 1, **more: Any) -> str:
        """Let a dispute about Lin's number come down: (desk, value) in order; gives its id."""
        made = [
            {"op": new_id(), "desk": desk, "by": HE.staff_id, "at": self.at, "value": value}
            for desk, value in sides
        ]
        fields = {
            "kind": "person",
            "row_id": LIN,
            "field": "phone",
            "ops": [side["op"] for side in made],
            "version": version,
            "open": True,
            "sides": made,
            "subjects": [LIN],
            **more,
        }
        dispute_id = str(more.pop("id", "")) or "01900000-0000-7000-8000-0000000000c1"
        fields.pop("id", None)
        self.pull(("conflict", dispute_id, fields))
        return dispute_id

    @property
    def at(self) -> str:
        """The time as text."""
        return self.clock.now().strftime("%Y-%m-%dT%H:%M:%S.000Z")

    def register(self, name: str = "马小川", phone: str = "19900000001") -> str:
        """Register somebody; gives the id."""
        with transaction(self.desk.store, HE) as tx:
            return register(tx, Details(name, phone, consent_way="spoken")).id

    def check_in(self, person_id: str) -> str:
        """Check somebody in; gives the visit."""
        with transaction(self.desk.store, HE) as tx:
            return check_in(tx, person_id).visit_id

    def ops(self) -> list[tuple[OutboxOp, Body]]:
        """Give the outbox in order, with the bodies."""
        with self.desk.store.read() as session:
            found = session.execute(select(OutboxOp).order_by(OutboxOp.seq)).scalars().all()
        return [(op, read_body(op.body)) for op in found]

    def answer(self, verdict: str, code: str = "", place: int = -1, **facts: Any) -> str:
        """Let headquarters answer one operation (the last); gives its id."""
        op_id = self.ops()[place][0].op_id
        applied = None
        if verdict in ("taken", "merged"):
            self.number += 1
            applied = Version(EPOCH, "venue", self.number)
        said = Settled(op_id, verdict, code, facts, applied)
        incoming(self.desk.store, IncomingPage(verdicts=[said]))
        return op_id

    def lin(self) -> Person:
        """Read Lin."""
        return self.someone(LIN)

    def someone(self, person_id: str) -> Person:
        """Read somebody."""
        with self.desk.store.read() as session:
            found = session.get(Person, person_id)
            assert found is not None
            return found


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """Give desk A, which knows Lin."""
    clock = HandClock()
    desk = make_desk(tmp_path / "desk", clock)
    take_place(desk.store, letter="A", epoch=EPOCH, device=new_id())
    made = Place(desk, clock)
    made.person(phone="19900000009")
    yield made
    desk.store.close()
