"""A ticket nobody here can look up: the proof is looked at, and its holder let in, by keys."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt

from app.events import planning
from app.events.model import Attendance
from app.events.planning import Plan, Sitting
from app.events.queries import Slot, page
from app.ids import new_id
from app.store.transaction import transaction
from tests.shots.stand import MA
from tests.support.desks import HE
from tests.ui.checkin.conftest import MakeCounter
from tests.ui.checkin.driver import Counter
from tests.ui.checkin.test_at_the_door import lines, pin, plan, ticket
from ui.checkin.voucher import VoucherDialog


def doubted(counter: Counter, slot: Slot) -> str:
    """Scan a ticket signed by nobody known here; gives its text."""
    code = ticket(counter, new_id(), slot.session_id)
    counter.scan(code)
    assert (counter.kind(), counter.verdict.word) == ("already", "核对凭证")
    return code


def opened(counter: Counter) -> VoucherDialog:
    counter.alt("V")
    dialog = counter.dialog()
    assert isinstance(dialog, VoucherDialog)
    return dialog


def came(counter: Counter) -> list[tuple[str | None, str | None]]:
    with counter.desk.store.read() as session:
        rows = session.query(Attendance).order_by(Attendance.recorded_at)
        return [(row.by_voucher, row.person_id) for row in rows]


def test_the_proof_is_said_the_card_turns_green_and_it_is_taken_back(counter: Counter) -> None:
    slot = plan(counter, "简历门诊")
    code = doubted(counter, slot)
    assert [fact.value for fact in counter.verdict.facts] == ["简历门诊", "10:30 ～ 12:30"]
    assert [one.key for one in counter.verdict.actions] == ["Alt V", "Esc"]
    dialog = opened(counter)
    counter.commit()
    counter.settle()
    assert dialog.form.field("reason").error() == "写一下看了什么凭证，例如：报名短信。"
    counter.type("报名短信")
    counter.commit()
    counter.settle()
    assert (counter.kind(), counter.verdict.word) == ("ok", "签到成功")
    assert counter.verdict.line == "10:00·凭证放行"
    assert came(counter) == [("报名短信", None)]
    counter.come_back()
    assert counter.focused() is counter.stage.box.line
    counter.scan(code)
    assert counter.verdict.word == "这场已签到", "its holder comes once"
    counter.undo()
    assert counter.toasts[-1] == "已撤销：持票人的活动签到"
    assert counter.kind() == "idle"
    doubted(counter, slot)


def test_whoever_has_a_card_is_found_in_the_dialog(counter: Counter) -> None:
    slot = plan(counter, "简历门诊")
    lin = counter.register("林晓禾")
    doubted(counter, slot)
    opened(counter)
    counter.type("盖章的报名表")
    counter.press(Qt.Key.Key_Tab)
    counter.find("lxh")
    counter.enter()
    counter.settle()
    counter.commit()
    counter.settle()
    assert (counter.kind(), counter.verdict.name) == ("ok", "林晓禾")
    assert came(counter) == [("盖章的报名表", lin)]
    assert len(counter.visits()) == 1
    counter.come_back()


def test_esc_leaves_the_card_as_it_is(counter: Counter) -> None:
    doubted(counter, plan(counter, "简历门诊"))
    opened(counter)
    counter.escape()
    counter.settle()
    counter.come_back()
    assert counter.verdict.word == "核对凭证"
    assert came(counter) == []


def test_at_a_pinned_session_the_one_on_the_ticket_is_named(counter: Counter) -> None:
    here, there = plan(counter, "简历门诊"), plan(counter, "心理减压团辅", hours=1.5)
    pin(counter, here)
    doubted(counter, there)
    assert [fact.value for fact in counter.verdict.facts][::2] == ["简历门诊", "心理减压团辅"]
    opened(counter)
    counter.type("报名短信")
    counter.commit()
    counter.settle()
    assert counter.kind() == "ok"
    assert lines(counter, there) == []
    counter.come_back()


def test_without_a_session_or_the_right_there_is_no_such_way(
    counter: Counter, make_counter: MakeCounter
) -> None:
    counter.scan(ticket(counter, new_id(), new_id()))
    assert [one.ident for one in counter.verdict.actions] == ["next"]
    counter.alt("V")
    assert counter.page.dialog is None
    volunteers = make_counter(actor=MA)
    doubted(volunteers, plan(volunteers, "简历门诊"))
    assert [one.ident for one in volunteers.verdict.actions] == ["next"]


def test_a_ticket_for_later_is_no_matter_of_proofs(counter: Counter) -> None:
    starts = counter.clock.now() + dt.timedelta(hours=6)
    sitting = Sitting(starts, starts + dt.timedelta(hours=2), "共享书房", 3)
    with transaction(counter.desk.store, HE) as tx:
        event_id = planning.make(tx, Plan("读书会", "study"), [sitting]).id
    with counter.desk.store.read() as session:
        slot = page(session, counter.desk.store, event_id).slots[0]
    counter.scan(ticket(counter, new_id(), slot.session_id))
    assert counter.verdict.word == "还没开始"
