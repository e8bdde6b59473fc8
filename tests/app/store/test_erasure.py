"""Somebody is erased: no word about them stays in what this desk said to headquarters."""

from __future__ import annotations

from sqlalchemy import select

from app.checkin.actions import check_in
from app.desk import Desk
from app.ops import Version
from app.people.actions import Details, edit, register
from app.store.base import OutboxOp
from app.store.incoming import incoming
from app.store.page import IncomingPage, IncomingRow, Settled
from app.store.transaction import transaction
from tests.support.desks import EPOCH, HE


def bodies(desk: Desk) -> list[str]:
    with desk.store.read() as session:
        return list(session.execute(select(OutboxOp.body).order_by(OutboxOp.seq)).scalars())


def op_ids(desk: Desk) -> list[str]:
    with desk.store.read() as session:
        return list(session.execute(select(OutboxOp.op_id).order_by(OutboxOp.seq)).scalars())


def gone(person: str, number: int = 9) -> IncomingRow:
    return IncomingRow("person", person, Version(EPOCH, "venue", number), {}, gone="erased")


def test_answered_words_about_somebody_erased_are_blanked(desk: Desk) -> None:
    with transaction(desk.store, HE) as tx:
        person = register(tx, Details("林晓禾", "19900001234", consent_way="spoken")).id
        check_in(tx, person)
        register(tx, Details("周启明", consent_way="spoken"))
    settled = [Settled(op, "taken", applied=Version(EPOCH, "venue", 5)) for op in op_ids(desk)]
    incoming(desk.store, IncomingPage(verdicts=settled))
    incoming(desk.store, IncomingPage(rows=[gone(person)]))
    one, two, three = bodies(desk)
    assert (one, two) == ("", "")
    assert "周启明" in three


def test_what_is_under_way_keeps_its_words_until_it_is_answered(desk: Desk) -> None:
    with transaction(desk.store, HE) as tx:
        person = register(tx, Details("林晓禾", consent_way="spoken")).id
    first = op_ids(desk)
    taken = Version(EPOCH, "venue", 5)
    incoming(desk.store, IncomingPage(verdicts=[Settled(first[0], "taken", applied=taken)]))
    with transaction(desk.store, HE) as tx:
        edit(tx, person, Details("林小禾", consent_way="spoken"))
    incoming(desk.store, IncomingPage(rows=[gone(person)]))
    assert bodies(desk)[0] == ""
    assert "林小禾" in bodies(desk)[1]
    incoming(desk.store, IncomingPage(verdicts=[Settled(op_ids(desk)[1], "refused", "gone")]))
    assert bodies(desk) == ["", ""]
