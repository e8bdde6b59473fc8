"""The counter at the door of a session: by card, by name and by ticket, worked by keys alone."""

from __future__ import annotations

import datetime as dt

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import Qt

from app.events import planning, registering
from app.events.planning import Plan, Sitting
from app.events.queries import Slot, page
from app.events.registering import Guest
from app.events.roster import Line, roster
from app.events.ticket import write
from app.store.transaction import transaction
from tests.support.desks import HE
from tests.ui.checkin.driver import Counter

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def plan(counter: Counter, title: str, capacity: int = 1, hours: float = 0.5) -> Slot:
    starts = counter.clock.now() + dt.timedelta(hours=hours)
    sitting = Sitting(starts, starts + dt.timedelta(hours=2), "共享书房", capacity)
    with transaction(counter.desk.store, HE) as tx:
        event = planning.make(tx, Plan(title, "career"), [sitting])
    counter.settle()
    with counter.desk.store.read() as session:
        return page(session, counter.desk.store, event.id).slots[0]


def seat_of(counter: Counter, slot: Slot, guest: Guest) -> str:
    with transaction(counter.desk.store, HE) as tx:
        return registering.register(tx, slot.session_id, guest).registration_id


def lines(counter: Counter, slot: Slot) -> list[Line]:
    with counter.desk.store.read() as session:
        return roster(session, slot.session_id)


def ticket(counter: Counter, registration: str, session: str) -> str:
    """Write a ticket with a key no desk has heard of."""
    public = KEY.public_key().public_bytes_raw()
    return write(counter.desk.store.place.venue_id, registration, session, public, KEY.sign)


def pin(counter: Counter, slot: Slot) -> None:
    """Click the session beside the card."""
    counter.stage.sessions.list.used.emit(slot)
    counter.settle()


def test_whoever_has_a_seat_now_is_admitted_by_the_scan_alone(counter: Counter) -> None:
    slot = plan(counter, "简历门诊")
    lin = counter.register("林晓禾", "19900000001")
    seat_of(counter, slot, Guest(lin))
    counter.scan(counter.card(lin))
    assert (counter.kind(), counter.verdict.word) == ("ok", "签到成功")
    assert counter.verdict.facts[0].value == "简历门诊"
    assert lines(counter, slot)[0].arrived_at is not None
    assert len(counter.visits()) == 1
    counter.undo()
    assert lines(counter, slot)[0].arrived_at is None
    assert counter.kind() == "idle"


def test_who_has_no_seat_is_an_ordinary_visitor_while_nothing_is_pinned(counter: Counter) -> None:
    plan(counter, "简历门诊")
    counter.register("周启明")
    counter.serve("周启明")
    assert counter.verdict.word == "签到成功"
    assert counter.verdict.facts[0].caption == "事由"


def test_at_a_pinned_session_ctrl_enter_gives_the_last_seat_and_admits(counter: Counter) -> None:
    slot = plan(counter, "简历门诊")
    counter.register("周启明")
    counter.register("单雨桐")
    pin(counter, slot)
    assert counter.stage.pinned.isVisible()
    counter.serve("周启明")
    assert (counter.kind(), counter.verdict.word) == ("refused", "未报名")
    counter.commit()
    counter.settle()
    assert counter.verdict.word == "签到成功"
    assert [line.status for line in lines(counter, slot)] == ["registered"]
    counter.serve("单雨桐")
    assert counter.verdict.word == "未报名"
    assert "give" not in [action.ident for action in counter.verdict.actions]
    counter.alt("W")
    counter.settle()
    assert [line.status for line in lines(counter, slot)] == ["registered", "waitlisted"]
    assert counter.toasts[-1] == "单雨桐已加入候补，前面还有 0 位"


def test_undo_of_a_seat_given_at_the_door_gives_it_back(counter: Counter) -> None:
    slot = plan(counter, "简历门诊")
    counter.register("周启明")
    pin(counter, slot)
    counter.serve("周启明")
    counter.stage.verdict.trigger("give")
    counter.settle()
    counter.undo()
    assert [(line.status, line.arrived_at) for line in lines(counter, slot)] == [
        ("cancelled", None)
    ]


def test_somebody_at_the_wrong_door_hears_where_theirs_is_and_may_still_come_in(
    counter: Counter,
) -> None:
    here, there = plan(counter, "简历门诊"), plan(counter, "心理减压团辅", hours=1.5)
    lin = counter.register("林晓禾")
    seat_of(counter, there, Guest(lin))
    pin(counter, here)
    counter.serve("林晓禾")
    assert counter.verdict.word == "不是这场"
    assert counter.verdict.facts[1].value == "心理减压团辅"
    counter.alt("B")
    counter.settle()
    assert len(counter.visits()) == 1
    assert lines(counter, there)[0].arrived_at is None


def test_esc_and_alt_e_let_the_session_go_again(counter: Counter) -> None:
    slot = plan(counter, "简历门诊")
    counter.register("周启明")
    pin(counter, slot)
    counter.alt("E")
    counter.settle()
    assert not counter.stage.pinned.isVisible()
    counter.serve("周启明")
    assert counter.kind() == "ok"


def test_a_ticket_of_a_guest_without_a_card_is_read_by_the_scanner(counter: Counter) -> None:
    slot = plan(counter, "简历门诊")
    registration = seat_of(counter, slot, Guest(None, "欧阳子墨"))
    code = ticket(counter, registration, slot.session_id)
    counter.scan(code)
    assert (counter.verdict.word, counter.verdict.name) == ("签到成功", "欧阳子墨")
    counter.scan(code)
    assert counter.verdict.word == "这场已签到"
    counter.scan(code[:100])
    assert counter.verdict.word == "码不完整"


def test_the_list_beside_the_card_counts_who_came(counter: Counter) -> None:
    slot = plan(counter, "简历门诊")
    lin = counter.register("林晓禾")
    seat_of(counter, slot, Guest(lin))
    counter.serve("林晓禾")
    counter.bot.waitUntil(lambda: counter.stage.sessions.list.lines.rows[0].came == 1)
    index = counter.stage.sessions.list.lines.index(0, 0)
    assert index.data(Qt.ItemDataRole.DisplayRole) == "10:30 简历门诊 签到 1 / 1"
