"""Cases between venues on the board: what came here is worked on, what was sent is followed."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.cases.actions import Holder
from tests.support.desks import HE, QIN
from tests.support.handed import FROM, FROM_NAME, NEED, Receiving
from tests.support.nation import some_id
from tests.ui.cases.boarddriver import ALT, CTRL, Office
from ui.cases.asking import TransferDialog
from ui.cases.boardcard import spoken
from ui.cases.casebody import CaseBody
from ui.kit.chips import Chip

KEY = Qt.Key


def body(office: Office) -> CaseBody:
    found = office.page.panel.body
    assert found is not None
    return found


def chips(office: Office) -> list[str]:
    return [chip.text() for chip in office.page.panel.findChildren(Chip) if chip.isVisible()]


def comes(office: Office, hub: Receiving, **more: object) -> str:
    row_id = hub.comes(**more)  # type: ignore[arg-type]
    office.settle()
    return row_id


def test_what_came_stands_among_the_cases_and_is_answered_by_keyboard(
    office: Office, hub: Receiving
) -> None:
    office.takes()
    row_id = comes(office, hub, words={"need": NEED, "phone": "19900002046", "details": "周末"})
    assert NEED in office.board()["new"]
    [card] = [one for one in office.page.stage.shown if one.handed]
    assert f"转来自 {FROM_NAME}" in spoken(card)
    office.stand_on(row_id)
    assert f"转来自 {FROM_NAME}" in chips(office)
    assert office.deeds() == ["accept", "return", "remark"]
    assert body(office).suggestions is None
    office.press(KEY.Key_A, ALT)
    assert office.toast() == "已受理，转来的一方看得到"
    assert NEED in office.board()["serving"]
    assert hub.handover(row_id).owner == HE.staff_id
    office.press(KEY.Key_Return, CTRL)
    office.type("已推荐三家，周六面试")
    office.commit()
    assert office.toast() == "已办结，由转来的一方告诉本人"
    assert hub.handover(row_id).state == "resolved"
    assert all(NEED not in column for column in office.board().values())
    office.page.stage.views.set_value("list")
    office.page.stage.choose("over")
    office.settle()
    assert [one.id for one in office.page.stage.shown] == [row_id]


def test_material_is_asked_for_and_it_is_sent_back(office: Office, hub: Receiving) -> None:
    row_id = comes(office, hub, state="accepted")
    office.stand_on(row_id)
    office.do("ask_material")
    office.type("请补劳动合同照片")
    office.commit()
    assert (hub.handover(row_id).state, office.toast()) == ("asked", "已向转来的一方要材料")
    assert office.deeds() == ["material_came", "remark"]
    reply = {"handover_id": row_id, "act": "reply", "words": "合同已发"}
    at = "2026-11-24T07:20:00.000Z"
    hub.told("handover_note", some_id(9001), {**reply, "happened_at": at})
    office.settle()
    assert office.shown().whole.log[-1].words == "合同已发"
    office.press(KEY.Key_Right, ALT)
    assert (hub.handover(row_id).state, office.toast()) == ("accepted", "材料已到，接着办")
    office.press(KEY.Key_Left, ALT)
    office.type("不在本站服务范围")
    office.commit()
    assert (hub.handover(row_id).state, office.toast()) == ("returned", "已退回转来的一方")
    office.do("remark")
    office.commit()
    assert office.dialog().form.errors["words"]
    office.dialog().reject()


def test_of_a_sensitive_one_a_clerk_sees_that_there_is_one(office: Office, hub: Receiving) -> None:
    row_id = comes(office, hub, sensitive=True)
    office.stand_on(row_id)
    assert (office.deeds(), office.shown().whole.card.hidden) == ([], True)
    assert office.board()["new"] == [""]
    office.press(KEY.Key_A, ALT)
    assert hub.handover(row_id).state == "offered"
    office.sit(QIN, "秦岚")
    office.stand_on(row_id)
    assert office.shown().whole.words["need"] == NEED
    office.press(KEY.Key_A, ALT)
    assert hub.handover(row_id).state == "accepted"


def listed(office: Office, hub: Receiving) -> str:
    """Let headquarters list two venues near by; gives the nearer one."""
    far, near = some_id(801), FROM
    places = {hub.store.place.venue_id: 120_000_000, far: 120_200_000, near: 120_020_000}
    for number, (venue, lng) in enumerate(places.items()):
        name = FROM_NAME if venue == near else f"第{number}青年之家"
        said = {"venue": venue, "code": f"QJ000{number}", "name": name}
        hub.told("venue_listing", some_id(700 + number), {**said, "lng": lng, "lat": 30_000_000})
    office.settle()
    return near


def test_handed_to_the_nearest_with_what_is_ticked(office: Office, hub: Receiving) -> None:
    near = listed(office, hub)
    case_id = office.takes(name="陈思远", details="三个月没发")
    office.stand_on(case_id)
    office.do("transfer")
    dialog = office.dialog()
    assert isinstance(dialog, TransferDialog)
    names = [dialog.place.itemText(at) for at in range(dialog.place.count())]
    assert names == ["总部", f"{FROM_NAME}，1.9 公里", "第1青年之家，19.3 公里"]
    assert not any(box.isEnabled() for box in dialog.boxes.values()), "to headquarters goes nothing"
    assert "总部只看到类别" in dialog.goes.text()
    dialog.place.set_value(near)
    assert [name for name, box in dialog.boxes.items() if box.isChecked()] == ["need"]
    dialog.boxes["name"].setChecked(True)
    office.commit()
    assert dialog.form.errors["words"]
    dialog.words.setPlainText("离本人更近")
    office.commit()
    row = office.counter.row(case_id)
    assert (row.state, row.holder_id) == ("transferred", near)
    assert set(office.shown().whole.log[-1].shared) == {"name", "need"}
    assert body(office).facts()["在谁那里"] == FROM_NAME


def test_what_was_ticked_for_a_venue_does_not_go_to_headquarters(
    office: Office, hub: Receiving
) -> None:
    near = listed(office, hub)
    case_id = office.takes(name="陈思远")
    office.stand_on(case_id)
    office.do("transfer")
    dialog = office.dialog()
    assert isinstance(dialog, TransferDialog)
    dialog.place.set_value(near)
    dialog.boxes["name"].setChecked(True)
    dialog.place.set_value("headquarters")
    dialog.words.setPlainText("本区没有")
    office.commit()
    row = office.counter.row(case_id)
    assert (row.holder_kind, office.shown().whole.log[-1].shared) == ("headquarters", ())


def test_what_the_other_venue_asks_for_is_seen_and_answered(office: Office, hub: Receiving) -> None:
    case_id = office.takes()
    office.does("transfer", case_id, Holder("venue", FROM), "离本人更近", ["need"])
    sent = {"case_id": case_id, "to_venue": FROM, "to_name": FROM_NAME}
    sent |= {"asked_at": "2026-11-24T07:00:00.000Z"}
    hub.told("handover_sent", some_id(601), {**sent, "state": "offered"})
    office.stand_on(case_id)
    assert body(office).facts()["在谁那里"] == f"{FROM_NAME}·等对方受理"
    assert office.deeds()[:2] == ["resolve", "reply"]
    hub.told("handover_sent", some_id(601), {**sent, "state": "asked"})
    line = {"case_id": case_id, "act": "holder_asked", "words": "请补合同照片", "way": "venue"}
    at = "2026-11-24T07:10:00.000Z"
    hub.told("case_note", some_id(602), {**line, "happened_at": at})
    office.settle()
    assert office.deeds()[0] == "reply"
    [banner] = [one for one in body(office).banners if one.action.text() == "答复"]
    assert (banner.title.text(), banner.text.text()) == (f"{FROM_NAME}要材料", "请补合同照片")
    office.clock.forward(minutes=20)
    office.click(banner.action)
    office.type("合同照片已发")
    office.commit()
    assert office.toast() == "已交给对方"
    assert office.shown().whole.log[-1].words == "合同照片已发"
    hub.told("handover_sent", some_id(601), {**sent, "state": "returned"})
    office.settle()
    assert not [one for one in body(office).banners if one.action.text() == "答复"]
