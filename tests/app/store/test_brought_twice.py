"""What another device of the same disk had brought before: taken, and without effect here."""

from __future__ import annotations

from sqlalchemy import select

from app.desk import Desk
from app.ops import Version
from app.people.model import Person
from app.store.base import BaseCopy, OutboxOp
from app.store.incoming import incoming
from app.store.told import IncomingPage, IncomingRow, Settled
from app.store.transaction import transaction
from tests.support.desks import EPOCH, HE

LIN = "01900000-0000-7000-8000-00000000a001"


def stands(desk: Desk) -> tuple[int, str | None]:
    """Give how many base copies there are, and what their note says."""
    with desk.store.read() as session:
        row = session.get(Person, LIN)
        assert row is not None
        return len(session.execute(select(BaseCopy)).all()), row.note


def test_what_headquarters_shows_of_it_stands_and_no_copy_is_left(desk: Desk) -> None:
    with transaction(desk.store, HE) as tx:
        tx.add(Person(id=LIN, name="林晓禾", status="active", note="新"))
    fields = {"name": "林晓禾", "status": "active", "note": "旧"}
    shown = IncomingRow("person", LIN, Version(EPOCH, "venue", 7), fields)
    incoming(desk.store, IncomingPage(rows=[shown]))
    assert stands(desk) == (1, "新")
    with desk.store.read() as session:
        (made,) = session.execute(select(OutboxOp.op_id)).scalars()
    incoming(desk.store, IncomingPage(verdicts=[Settled(made, "taken")]))
    assert stands(desk) == (0, "旧")
