"""A desk with something of everything that needs a person, as headquarters would have left it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from app.attention.actions import Pick, choose
from app.checkin.actions import check_in
from app.desk import Desk
from app.ids import new_id
from app.ops import Version
from app.people.actions import Details, edit, issue_card, register
from app.people.model import Person
from app.store.base import OutboxOp, fields_of
from app.store.incoming import incoming
from app.store.standing import take_place
from app.store.told import IncomingPage, IncomingRow, Settled
from app.store.transaction import transaction
from tests.support.clock import HandClock
from tests.support.desks import EPOCH, HE, LUO


class Troubled:
    """Plays headquarters for a sample desk that has joined as desk A."""

    def __init__(self, desk: Desk, clock: HandClock) -> None:
        self.desk, self.clock, self.number = desk, clock, 18_400
        take_place(desk.store, letter="A", epoch=EPOCH, device=new_id(), offset_ms=40, error_ms=30)
        clock.forward(minutes=-37)
        self.answer_all()

    def answer_all(self, verdict: str = "taken", **facts: Any) -> None:
        """Take everything that waits, and let it come down."""
        with self.desk.store.read() as session:
            waiting = select(OutboxOp.op_id).where(OutboxOp.verdict.is_(None))
            ids = session.execute(waiting.order_by(OutboxOp.seq)).scalars().all()
        for op_id in ids:
            self._answer(op_id, verdict, "", facts)
        page = IncomingPage(scope="venue", cursor="c", number=self.number, epoch=EPOCH)
        incoming(self.desk.store, page)

    def refuse(self, row_id: str, code: str, verdict: str = "refused", **facts: Any) -> str:
        """Refuse (or hold) the last operation on a row; gives its id."""
        with self.desk.store.read() as session:
            last = select(OutboxOp.op_id).where(OutboxOp.row_id == row_id)
            op_id = session.execute(last.order_by(OutboxOp.seq.desc()).limit(1)).scalar_one()
        self._answer(op_id, verdict, code, facts)
        return op_id

    def _answer(self, op_id: str, verdict: str, code: str, facts: dict[str, Any]) -> None:
        applied = None
        if verdict in ("taken", "merged"):
            self.number += 1
            applied = Version(EPOCH, "venue", self.number)
        said = Settled(op_id, verdict, code, facts, applied)
        incoming(self.desk.store, IncomingPage(verdicts=[said]))

    def person(self, name: str) -> str:
        """Find somebody of the sample."""
        with self.desk.store.read() as session:
            found = select(Person.id).where(Person.name == name).limit(1)
            return str(session.execute(found).scalar_one())

    def dispute(self, name: str, field: str, mine: str, theirs: str, *more: tuple[str, str]) -> str:
        """Let desk B have written the same field of somebody; what it wrote is in force."""
        person_id, at = self.person(name), "2026-11-28T02:03:00.000Z"
        sides = [("A", HE.staff_id, mine), ("B", LUO.staff_id, theirs)]
        sides += [(desk, LUO.staff_id, value) for desk, value in more]
        made = [
            {"op": new_id(), "desk": desk, "by": by, "at": at, "value": value}
            for desk, by, value in sides
        ]
        with self.desk.store.read() as session:
            row = session.get(Person, person_id)
            assert row is not None
            fields = {**fields_of(row), field: sides[-1][2]}
        dispute_id = new_id()
        conflict = {
            "kind": "person",
            "row_id": person_id,
            "field": field,
            "ops": [side["op"] for side in made],
            "version": len(made) - 1,
            "open": True,
            "sides": made,
            "subjects": [person_id],
        }
        self.pull(("person", person_id, fields), ("conflict", dispute_id, conflict))
        return dispute_id

    def pull(self, *rows: tuple[str, str, dict[str, Any]]) -> None:
        """Let rows come down."""
        found = []
        for kind, row_id, fields in rows:
            self.number += 1
            found.append(IncomingRow(kind, row_id, Version(EPOCH, "venue", self.number), fields))
        page = IncomingPage(rows=found, scope="venue", cursor="c", number=self.number, epoch=EPOCH)
        incoming(self.desk.store, page)

    def register(self, name: str, phone: str, **more: Any) -> str:
        """Register somebody new."""
        with transaction(self.desk.store, HE) as tx:
            return register(tx, Details(name, phone, consent_way="spoken", **more)).id

    def check_in(self, person_id: str) -> str:
        """Check somebody in."""
        with transaction(self.desk.store, HE) as tx:
            return check_in(tx, person_id).visit_id

    def edit(self, person_id: str, name: str, phone: str, **more: Any) -> None:
        """Change somebody's card."""
        with transaction(self.desk.store, HE) as tx:
            edit(tx, person_id, Details(name, phone, consent_way="spoken", **more))

    def card(self, person_id: str) -> None:
        """Give out a member code."""
        with transaction(self.desk.store, HE) as tx:
            issue_card(tx, person_id)

    def choose(self, dispute_id: str, value: str) -> None:
        """Choose in a dispute."""
        with transaction(self.desk.store, HE) as tx:
            choose(tx, [Pick(dispute_id, 1, value)])


def troubled(desk: Desk, clock: HandClock) -> Troubled:
    """Make two disputes, three records not taken, one that waits for one, and work that waits."""
    made = Troubled(desk, clock)
    made.dispute("陈思远", "phone", "19900004321", "19900004398")
    made.dispute("刘小满", "phone", "19900001111", "19900002111")
    ma = made.register("马小川", "19900003001", unit="望江小学")
    visit = made.check_in(ma)
    refused = made.refuse(ma, "bad_field", field="unit")
    made.refuse(visit, "waiting_for", "held", id=ma, op=refused)
    luo = made.check_in(made.person("何沐阳"))
    made.refuse(luo, "group", because="bad_field")
    clock.forward(minutes=1)
    for name in ("苏晓", "沈佳禾"):
        clock.forward(minutes=3)
        made.check_in(made.register(name, "19900003002"))
    clock.forward(minutes=36 - 7)
    made.card(ma)
    clock.forward(minutes=4)
    return made
