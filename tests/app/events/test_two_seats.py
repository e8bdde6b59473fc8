"""Two cards, found to be one person's, each with a seat of the same session."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from app.events import arriving, door, planning, queries, registering
from app.events.arriving import ALREADY
from app.events.planning import Plan, Sitting
from app.events.registering import Guest
from app.events.roster import Line, roster
from app.people.actions import Details, register
from app.people.merging import REASONS, merge
from app.store.transaction import transaction
from tests.support.clock import HandClock
from tests.support.desks import HE, SHEN, make_desk


def test_both_seats_are_shown_for_a_decision_and_they_are_admitted_once(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, HandClock())
    starts = desk.store.clock.now() + dt.timedelta(minutes=20)
    with transaction(desk.store, HE) as tx:
        sitting = Sitting(starts, starts + dt.timedelta(hours=2), "多功能厅", 9)
        event = planning.make(tx, Plan("简历门诊", "career"), [sitting]).id
        first, second, other = (
            register(tx, Details(name, consent_way="spoken")).id
            for name in ("林晓禾", "林晓荷", "周启明")
        )
    with desk.store.read() as session:
        (slot,) = queries.page(session, desk.store, event).slots

    def lines() -> list[Line]:
        with desk.store.read() as session:
            return roster(session, slot.session_id)

    with transaction(desk.store, HE) as tx:
        placed = [
            registering.register(tx, slot.session_id, Guest(one)) for one in (first, second, other)
        ]
    assert [line.twice for line in lines()] == [False, False, False]
    with transaction(desk.store, SHEN) as tx:
        merge(tx, first, second, REASONS[0])
    assert [line.twice for line in lines()] == [True, True, False]
    with transaction(desk.store, HE) as tx:
        met = door.meet(tx, second, slot.session_id)
        assert met is not None
        assert met.admitted
    for card in (first, second):
        with transaction(desk.store, HE) as tx:
            again = door.meet(tx, card, slot.session_id)
            assert again is not None
            assert (again.admitted, again.code) == (False, ALREADY)
            assert arriving.admit(tx, slot.session_id, card).already
    with desk.store.read() as session:
        assert queries.page(session, desk.store, event).slots[0].came == 1
    with transaction(desk.store, HE) as tx:
        registering.cancel(tx, placed[1].registration_id)
    assert [line.twice for line in lines()] == [False, False, False]
    desk.store.close()
