"""What is done about a case from its panel, by keyboard: from the first word to the archive."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.cases import lifecycle
from app.cases.actions import Decline, Holder
from app.ops import Version
from app.store.base import OutboxOp
from app.store.incoming import incoming
from app.store.told import IncomingPage, IncomingRow, Settled
from tests.support.cases import LEGAL, WAGES
from tests.support.desks import EPOCH, HE, LUO, QIN, SHEN
from tests.ui.cases.boarddriver import ALT, CTRL, PARTNER, Office
from ui.cases.asking import AssignDialog, DeclineDialog, ExtendDialog, ReferDialog, SayDialog
from ui.cases.emergency import EmergencyCard
from ui.cases.rating import RatingSlipDialog

KEY = Qt.Key


def test_from_the_first_word_to_the_archive_by_keyboard(office: Office) -> None:
    case_id = office.takes("想找周末兼职")
    office.stand_on(case_id)
    office.press(KEY.Key_A, ALT)
    assert (office.counter.state(case_id), office.toast()) == ("accepted", "已受理")
    assert office.standing_on() == case_id, "the keyboard goes along with the card"
    office.press(KEY.Key_Return, CTRL)
    dialog = office.dialog()
    assert isinstance(dialog, AssignDialog)
    dialog.owner.set_value(str(LUO.staff_id))
    office.commit()
    assert office.shown().whole.card.owner == LUO.staff_id
    assert office.board()["matching"] == ["想找周末兼职"]
    office.press(KEY.Key_Right, ALT)
    assert office.counter.state(case_id) == "in_progress"
    office.press(KEY.Key_Right, ALT)
    office.commit()
    assert office.counter.state(case_id) == "in_progress", "a result must be written"
    assert office.dialog().form.errors["words"]
    office.type("介绍了两份正规兼职")
    office.commit()
    assert office.board()["follow_up"] == ["想找周末兼职"]
    office.press(KEY.Key_Return, CTRL)
    office.commit()
    assert office.counter.state(case_id) == "told"
    office.do("close_declined")
    dialog = office.dialog()
    assert isinstance(dialog, DeclineDialog)
    dialog.attempts.setValue(2)
    office.commit()
    row = office.counter.row(case_id)
    assert (row.state, row.decline_channel, row.decline_attempts) == ("closed", "phone", 2)
    assert office.shown().whole.card.state == "closed", "what was closed stays in the panel"
    office.press(KEY.Key_Right, ALT)
    office.commit()
    assert office.counter.state(case_id) == "archived"
    assert office.deeds() == []
    acts = [line.act for line in office.shown().whole.log]
    assert acts == ["take", "accept", "assign", "begin", "resolve", "tell", "close", "archive"]


@pytest.mark.parametrize("state", [one for one in lifecycle.STATES if one != "draft"])
def test_only_what_the_life_of_a_case_allows_is_offered(office: Office, state: str) -> None:
    case_id = office.takes()
    for act, *said in _WAYS[state]:
        office.does(act, case_id, *said)
    office.stand_on(case_id)
    assert office.counter.state(case_id) == state
    able = {act.name for act in lifecycle.acts_from(state)} - {"submit", "answer", "refer"}
    shown = set(office.deeds()) - {
        "remark",
        "urge",
        "extend",
        "amend",
        "recategorise",
        "mark_sensitive",
        "mark_emergency",
        "reassign",
        "rate",
        "rate_slip",
        "give_link",
        "enter_answer",
        "call_help",
    }
    names = {"to_headquarters": "transfer", "close_rated": "close", "close_declined": "close"}
    assert {names.get(one, one) for one in shown} == able


_ACCEPTED: tuple[tuple[Any, ...], ...] = (("accept",),)
_BEGUN = (*_ACCEPTED, ("begin",))
_TOLD = (*_BEGUN, ("resolve", "办好了"), ("tell", "phone"))
_WAYS: dict[str, tuple[tuple[Any, ...], ...]] = {
    "submitted": (),
    "accepted": _ACCEPTED,
    "assigned": (*_ACCEPTED, ("assign", LUO.staff_id)),
    "in_progress": _BEGUN,
    "resolved": _TOLD[:-1],
    "told": _TOLD,
    "closed": (*_TOLD, ("close", Decline("phone", 1))),
    "archived": (*_TOLD, ("close", Decline("phone", 1)), ("archive",)),
    "returned": (*_BEGUN, ("return_", "没空")),
    "waiting_material": (*_BEGUN, ("ask_material", "合同")),
    "transferred": (("transfer", Holder("headquarters"), "本区没有"),),
    "referred": (*_ACCEPTED, ("refer", PARTNER, "spoken", ("need",))),
    "withdrawn": (("withdraw", "不用了"),),
    "rejected": (("reject", "不归我们管"),),
}


def test_material_is_asked_for_and_that_is_taken_back(office: Office) -> None:
    case_id = office.takes()
    office.does("accept", case_id)
    office.does("begin", case_id)
    office.stand_on(case_id)
    due = office.counter.row(case_id).due_at
    office.do("ask_material")
    office.type("劳动合同")
    office.commit()
    assert office.counter.state(case_id) == "waiting_material"
    assert office.page.panel.body is not None
    assert office.page.panel.body.clock.words.text() == "在等材料，时限停着不走"
    office.seat.undo_last()
    office.settle()
    row = office.counter.row(case_id)
    assert (row.state, row.due_at) == ("in_progress", due)


def test_given_to_somebody_else_and_back(office: Office) -> None:
    case_id = office.takes()
    office.does("accept", case_id)
    office.does("assign", case_id, HE.staff_id)
    office.stand_on(case_id)
    office.do("reassign")
    dialog = office.dialog()
    assert isinstance(dialog, AssignDialog)
    dialog.owner.set_value(str(LUO.staff_id))
    office.commit()
    assert (office.counter.row(case_id).owner, office.toast()) == (LUO.staff_id, "已改派")
    office.seat.undo_last()
    office.settle()
    assert office.counter.row(case_id).owner == HE.staff_id


def test_to_headquarters_without_a_line(office: Office) -> None:
    case_id = office.takes()
    office.tell("offline", unsent=1)
    office.stand_on(case_id)
    office.press(KEY.Key_T, ALT)
    office.type("本区没有做贷款的人")
    office.commit()
    assert office.counter.state(case_id) == "transferred"
    assert office.toast() == "已交给总部，联网后通知对方"
    assert office.page.stage.shown[0].waiting
    assert office.page.panel.body is not None
    assert office.page.panel.body.facts()["在谁那里"] == "总部在办"
    office.press(KEY.Key_Left, ALT)
    office.type("总部退回了")
    office.commit()
    assert office.counter.state(case_id) == "returned"


def test_more_time_needs_a_reason_and_a_manager(office: Office) -> None:
    case_id = office.takes()
    office.stand_on(case_id)
    office.do("extend")
    dialog = office.dialog()
    assert isinstance(dialog, ExtendDialog)
    assert dialog.approver.value() == SHEN.staff_id
    office.commit()
    assert dialog.form.errors["words"]
    dialog.words.setPlainText("对方放假")
    office.commit()
    assert office.counter.row(case_id).extended_days == 3
    assert office.page.panel.body is not None
    assert office.page.panel.body.facts()["延期"] == "3 个工作日，沈知远同意"


def test_urged_remarked_and_marked_sensitive(office: Office) -> None:
    case_id = office.takes(name="陈思远")
    office.stand_on(case_id)
    office.do("urge")
    assert office.counter.row(case_id).urged_at is not None
    office.do("remark")
    assert isinstance(office.dialog(), SayDialog)
    office.type("下午再打一次电话")
    office.commit()
    assert office.shown().whole.log[-1].words == "下午再打一次电话"
    office.do("mark_emergency")
    card = office.page.doing.dialog
    assert isinstance(card, EmergencyCard)
    card.secret.setChecked(False)
    office.press(KEY.Key_Return, CTRL, card)
    assert office.shown().whole.card.emergency
    assert "mark_emergency" not in office.deeds()
    office.do("mark_sensitive")
    office.commit()
    assert office.shown().whole.card.hidden, "a clerk is shown it no more"
    office.sit(QIN, "秦岚")
    office.stand_on(case_id)
    assert not office.shown().whole.card.hidden
    assert "mark_sensitive" not in office.deeds()


def test_a_slip_is_typed_in_then_it_is_closed(office: Office) -> None:
    case_id = office.takes()
    office.counter.to_told(case_id)
    office.stand_on(case_id)
    office.do("rate_slip")
    dialog = office.dialog()
    assert isinstance(dialog, RatingSlipDialog)
    dialog.scores.set_value("3")
    office.commit()
    assert office.toast() == "已录入纸质评价"
    assert office.shown().whole.card.rated
    assert "rate_slip" not in office.deeds()
    assert office.deeds()[0] == "close_rated"


def test_rated_at_the_desk_then_closed(office: Office) -> None:
    case_id = office.takes()
    office.counter.to_told(case_id)
    office.stand_on(case_id)
    office.press(KEY.Key_Return, CTRL)
    guest = office.page.doing.guest
    assert guest is not None
    office.press(KEY.Key_5, target=guest)
    office.press(KEY.Key_Return, CTRL, guest)
    assert guest.given
    office.press(KEY.Key_Space, target=guest)
    assert office.page.doing.guest is None
    assert office.shown().whole.card.rated
    assert office.deeds()[0] == "close_rated"
    office.press(KEY.Key_Right, ALT)
    row = office.counter.row(case_id)
    assert (row.state, row.decline_channel) == ("closed", None)


def test_taken_up_again_from_the_board(office: Office) -> None:
    case_id = office.takes()
    office.counter.to_told(case_id)
    office.stand_on(case_id)
    office.settle()
    office.press(KEY.Key_Left, ALT)
    office.type("又有问题")
    office.commit()
    assert office.board()["serving"] == [office.shown().whole.card.need]
    office.press(KEY.Key_Left, ALT)
    office.type("换个人办")
    office.commit()
    assert office.counter.state(case_id) == "returned"
    office.press(KEY.Key_Left, ALT)
    assert office.toast() == "这一步退不回去"


def test_nobody_is_suggested_so_headquarters_is_asked(office: Office) -> None:
    case_id = office.takes()
    office.stand_on(case_id)
    office.press(KEY.Key_1, ALT)
    assert office.counter.state(case_id) == "submitted"
    assert office.page.panel.body is not None
    suggestions = office.page.panel.body.suggestions
    assert suggestions is not None
    office.click(suggestions.ask)
    office.type("请推荐一位律师")
    office.commit()
    assert office.counter.state(case_id) == "transferred"


def test_alt_one_gives_it_to_the_first_who_is_suggested(advised: Office) -> None:
    office = advised
    case_id = office.takes()
    office.stand_on(case_id)
    office.press(KEY.Key_2, ALT)
    assert office.counter.state(case_id) == "submitted"
    office.press(KEY.Key_1, ALT)
    row = office.counter.row(case_id)
    assert (row.state, row.holder_kind, row.holder_id) == ("assigned", "partner", PARTNER)
    assert office.toast() == "已交给何敏律师"


def test_referred_with_consent_and_only_what_is_ticked(advised: Office) -> None:
    office = advised
    case_id = office.takes(name="陈思远", details="三个月没发")
    office.does("accept", case_id)
    office.stand_on(case_id)
    office.do("refer")
    dialog = office.dialog()
    assert isinstance(dialog, ReferDialog)
    assert [name for name, box in dialog.boxes.items() if box.isChecked()] == ["need"]
    office.commit()
    assert dialog.form.errors["consent"]
    dialog.consent.set_value("spoken")
    dialog.boxes["name"].setChecked(True)
    office.commit()
    line = office.shown().whole.log[-1]
    assert (line.act, line.way, set(line.shared)) == ("refer", "spoken", {"need", "name"})
    assert office.page.panel.body is not None
    assert office.page.panel.body.facts()["在谁那里"] == "区法律援助中心"


def test_two_desks_moved_it_and_both_notes_are_seen(office: Office) -> None:
    case_id = office.takes()
    office.sends()
    store = office.desk.store
    with store.read() as session:
        before = {op.op_id for op in session.query(OutboxOp)}
    office.stand_on(case_id)
    office.do("reject")
    office.type("不在服务范围")
    office.commit()
    with store.read() as session:
        ops = [op for op in session.query(OutboxOp) if op.op_id not in before]
        row = session.get(store.models["case"], case_id)
        assert row is not None
        fields = {one.name: getattr(row, one.name) for one in row.kind.fields}
        other = {"case_id": case_id, "act": "accept", "happened_at": fields["happened_at"]}
    fields |= {"state": "accepted", "next_step": "assign"}
    said = [
        Settled(op.op_id, "refused", "moved_on" if op.kind == "case" else "group") for op in ops
    ]
    rows = [
        IncomingRow("case", case_id, Version(EPOCH, "venue", 901), fields),
        IncomingRow("case_note", PARTNER, Version(EPOCH, "venue", 902), other),
    ]
    incoming(store, IncomingPage(verdicts=said, rows=rows))
    office.settle()
    shown = office.shown().whole
    assert shown.card.state == "accepted"
    assert {(line.act, line.words, line.mark) for line in shown.log} >= {
        ("reject", "不在服务范围", "refused"),
        ("accept", "", None),
    }
    body = office.page.panel.body
    assert body is not None
    assert body.conflict is not None
    wanted: list[str] = []
    office.seat.page_wanted.connect(wanted.append)
    body.conflict.acted.emit()
    assert wanted == ["sync"]


def test_an_anonymous_case_leads_to_nobody(office: Office) -> None:
    person = office.counter.knows("陈思远")
    office.settle()
    named, nameless = office.takes(person_id=person), office.takes()
    wanted: list[str] = []
    office.seat.person_wanted.connect(wanted.append)
    office.stand_on(named)
    assert office.page.panel.person is not None
    office.page.panel.person.click()
    assert wanted == [person]
    office.stand_on(nameless)
    assert office.page.panel.person is None


def test_a_clerk_does_nothing_about_what_is_kept_from_them(office: Office) -> None:
    case_id = office.takes(WAGES, LEGAL)
    office.stand_on(case_id)
    for key, modifier in ((KEY.Key_A, ALT), (KEY.Key_T, ALT), (KEY.Key_Return, CTRL)):
        office.press(key, modifier)
    assert office.counter.state(case_id) == "submitted"
