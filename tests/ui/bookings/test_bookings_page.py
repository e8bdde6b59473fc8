"""Bookings by the keyboard alone: a room made, a slot booked, moved, used, decided about."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.ids import new_id
from app.staff.rules import VOLUNTEER
from app.store.base import AuditEntry
from app.store.transaction import Actor
from tests.support.desks import HE, QIN
from tests.support.slots import DAY, at, clock_of, text
from tests.ui.bookings.driver import ALT, CTRL, Office
from ui.bookings.amending import AmendDialog
from ui.bookings.bookdialog import BookDialog
from ui.bookings.celldialog import CellDialog
from ui.bookings.deciding import KeepDialog, MatterDialog, MoveDialog
from ui.bookings.thingdialog import ThingDialog

SUNDAY = DAY + dt.timedelta(days=1)


def test_nothing_to_be_booked_yet_leads_to_adding_it(office: Office) -> None:
    pane = office.page.bookings
    assert pane.stack.currentWidget() is pane.empty
    office.press(Qt.Key.Key_N, CTRL)
    assert isinstance(office.dialog(), ThingDialog)
    office.commit()
    assert "name" in office.dialog().form.errors, "it needs a name"
    office.type("自习区")
    office.dialog().capacity.setValue(24)
    office.commit()
    assert [(one.name, one.capacity) for one in office.house.things()] == [("自习区", 24)]
    assert pane.stack.currentWidget() is pane.grid
    assert pane.title.text() == "自习区"
    assert pane.grid.hasFocus()


def test_a_slot_is_booked_by_keys(office: Office, hall: str) -> None:
    office.enter("14:00")
    dialog = office.dialog()
    assert isinstance(dialog, BookDialog)
    office.press(Qt.Key.Key_W, ALT, dialog)
    office.type("小周")
    dialog.purpose.setFocus()
    office.type("乐队排练")
    office.commit()
    assert office.open_dialog() is None
    assert office.today() == ["小周"]
    assert office.toast().startswith("已预约")
    [entry] = office.house.day(hall).entries
    assert (clock_of(entry.begins), clock_of(entry.ends)) == ("14:00", "15:00"), "an hour"
    assert (entry.amount, entry.purpose) == (None, "乐队排练")
    assert office.page.bookings.grid.hasFocus()
    office.seat.undo_last()
    office.settle()
    assert office.today() == []


def test_for_somebody_with_a_card(office: Office, hall: str) -> None:
    person = office.house.knows("林晓禾", phone="19900001234")
    office.enter("14:00")
    office.type("lxh")
    office.press(Qt.Key.Key_Return)
    assert office.dialog().who.person_id() == person
    assert office.dialog().purpose.hasFocus()
    office.commit()
    assert office.house.day(hall).entries[0].person_id == person


def test_nobody_named_is_said_and_nothing_is_lost(office: Office, hall: str) -> None:
    office.enter("14:00")
    dialog = office.dialog()
    dialog.purpose.setText("排练")
    office.commit()
    assert "预约" in dialog.line.text()
    assert dialog.purpose.text() == "排练"
    assert office.house.day(hall).entries == ()
    office.press(Qt.Key.Key_Escape, target=dialog)
    assert office.open_dialog() is None


def test_what_is_taken_offers_two_times_one_key_each(office: Office, hall: str) -> None:
    office.books(hall, "15:00", "16:00", name="陈思远")
    office.enter("14:00")
    dialog = office.dialog()
    dialog.who.write_name()
    office.type("小周")
    dialog.slot.show_slot(at("14:00").astimezone(dt.UTC), at("16:00").astimezone(dt.UTC))
    office.commit()
    assert "陈思远（15:00 ～ 16:00）" in dialog.others.what.text()
    assert [one.text() for one in dialog.others.buttons] == ["改到 16:00", "改到 18:00"]
    office.press(Qt.Key.Key_1, ALT, dialog)
    assert dialog.slot.first.currentText() == "16:00"
    assert dialog.slot.last.currentText() == "18:00", "as long as it was"
    office.commit()
    assert office.today() == ["陈思远", "小周"]


def test_seats_are_booked_one_by_one_and_the_page_remembers_how(office: Office) -> None:
    seats = office.has("自习区", 24)
    for place, name in enumerate(["小周", "小吴", "小郑", "小王"]):
        office.enter("14:00")
        dialog = office.dialog()
        if isinstance(dialog, CellDialog):
            assert len(dialog.entries) == place
            office.commit()
            dialog = office.dialog()
        dialog.who.write_name()
        office.type(name)
        if not place:
            dialog.how.set_value("some")
            dialog._mind_amount()
        assert dialog.how.value() == "some"
        dialog.amount.setValue(place + 1)
        office.commit()
    assert [one.amount for one in office.house.day(seats).entries] == [1, 2, 3, 4]
    assert office.today() == ["4"], "too many to have a place of their own"
    assert office.house.day(seats).left(text("14:00"), text("15:00")) == 14


def test_used_missed_and_taken_back(office: Office, hall: str) -> None:
    made = office.books(hall, "10:00", "11:00", name="陈思远")
    office.enter("10:00")
    dialog = office.dialog()
    assert isinstance(dialog, CellDialog)
    office.press(Qt.Key.Key_U, ALT, dialog)
    assert office.house.row(made).state == "used"
    assert office.toast() == "陈思远 已核销"
    office.seat.undo_last()
    office.settle()
    assert office.house.row(made).state == "booked"
    office.enter("10:00")
    office.press(Qt.Key.Key_X, ALT, office.dialog())
    assert office.house.row(made).state == "no_show"
    assert office.today() == []
    office.clock.forward(hours=2)
    office.page.bookings.refresh()
    office.settle()
    office.enter("10:30")
    office.press(Qt.Key.Key_B, ALT, office.dialog())
    assert office.house.row(made).state == "booked"


def test_moved_and_cancelled(office: Office, hall: str) -> None:
    made = office.books(hall, "14:00", "16:00", name="陈思远")
    office.books(hall, "18:00", "19:00", name="王伟")
    office.enter("14:30")
    office.press(Qt.Key.Key_M, ALT, office.dialog())
    dialog = office.dialog()
    assert isinstance(dialog, MoveDialog)
    dialog.slot.show_slot(at("17:00").astimezone(dt.UTC), at("19:00").astimezone(dt.UTC))
    office.commit()
    assert "王伟" in dialog.others.what.text()
    office.press(Qt.Key.Key_1, ALT, dialog)
    assert office.house.row(made).state == "cancelled"
    assert office.today() == ["王伟", "陈思远"]
    office.seat.undo_last()
    office.settle()
    assert office.house.row(made).state == "booked"
    office.enter("14:30")
    office.press(Qt.Key.Key_Q, ALT, office.dialog())
    assert office.today() == ["王伟"]
    assert office.toast() == "已取消 陈思远 的预约"


def clash(office: Office, hall: str, **more: str) -> str:
    office.books(hall, "14:00", "16:00", name="陈思远")
    made = new_id()
    fields: dict[str, Any] = {"resource_id": hall, "state": "booked", "clash": True}
    fields |= {"begins_at": text("15:00"), "ends_at": text("17:00")}
    words = {"booking_id": made, "name": "王伟", **more}
    office.tells(("booking", made, fields), ("booking_words", new_id(), words))
    return made


def test_a_clash_asks_for_a_decision_and_is_moved_by_one_key(office: Office, hall: str) -> None:
    made = clash(office, hall)
    pane = office.page.bookings
    assert not pane.banner.isHidden()
    assert pane.banner.title.text() == "1 条预约要决定"
    assert pane.list.rows()[0].chip is not None
    office.press(Qt.Key.Key_D, ALT)
    dialog = office.dialog()
    assert isinstance(dialog, MatterDialog)
    assert "陈思远" in dialog.words.text()
    assert [one.text() for one in dialog.times] == ["改到 16:00", "改到 18:00"]
    office.press(Qt.Key.Key_1, ALT, dialog)
    assert office.house.row(made).state == "cancelled"
    assert pane.banner.isHidden()
    assert office.today() == ["陈思远", "王伟"]


def test_a_clash_is_kept_with_a_reason(office: Office, hall: str) -> None:
    made = clash(office, hall)
    office.press(Qt.Key.Key_D, ALT)
    office.press(Qt.Key.Key_K, ALT, office.dialog())
    assert isinstance(office.dialog(), KeepDialog)
    office.commit()
    assert office.dialog().form.errors == {"why": "照旧保留要写个原因。写一句再保存。"}
    office.type("双方同意合用")
    office.commit()
    assert office.page.bookings.banner.isHidden()
    assert office.house.entry(made).kept_why == "双方同意合用"
    office.seat.undo_last()
    office.settle()
    assert not office.page.bookings.banner.isHidden()


def test_a_clash_is_cancelled(office: Office, hall: str) -> None:
    made = clash(office, hall)
    office.press(Qt.Key.Key_D, ALT)
    office.press(Qt.Key.Key_Q, ALT, office.dialog())
    assert office.house.row(made).state == "cancelled"
    assert office.page.bookings.banner.isHidden()
    office.press(Qt.Key.Key_D, ALT)
    assert office.open_dialog() is None, "there is nothing left to decide"


def test_arrows_go_through_days_and_weeks(office: Office, hall: str) -> None:
    office.stand("14:00")
    office.press(Qt.Key.Key_Down)
    office.press(Qt.Key.Key_Right)
    assert office.stands_at() == at("14:30", SUNDAY)
    office.press(Qt.Key.Key_Right)
    assert office.stands_at() == at("14:30", SUNDAY + dt.timedelta(days=1)), "the next week"
    office.press(Qt.Key.Key_Left)
    assert office.stands_at() == at("14:30", SUNDAY)
    office.press(Qt.Key.Key_Right, ALT)
    assert office.page.bookings.span.text() == "11-30 ～ 12-06"
    office.press(Qt.Key.Key_Home)
    assert office.stands_at() == at("10:00")
    assert office.page.bookings.grid.accessibleDescription().startswith("11-28")


def test_another_thing_by_alt_and_arrows(office: Office, hall: str) -> None:
    seats = office.has("自习区", 24)
    office.books(seats, "14:00", "15:00")
    office.stand("14:00")
    office.press(Qt.Key.Key_Down, ALT)
    assert office.page.bookings.title.text() == "自习区"
    assert office.today() == ["小周"]
    office.press(Qt.Key.Key_Up, ALT)
    assert office.page.bookings.title.text() == "多功能厅"
    assert office.today() == []


def test_what_is_over_or_closed_is_said(office: Office, hall: str) -> None:
    office.enter("09:00")
    assert office.open_dialog() is None
    assert "已经过去" in office.toast()
    day = {"day": SUNDAY.isoformat(), "works": False, "name": "校庆"}
    office.tells(("holiday", new_id(), day))
    office.enter("14:00", SUNDAY)
    assert office.open_dialog() is None
    assert "闭馆" in office.toast()


def test_a_volunteer_adds_and_books_nothing(office: Office, hall: str) -> None:
    office.books(hall, "14:00", "15:00")
    office.sit(Actor(HE.staff_id, VOLUNTEER), "马骁")
    office.press(Qt.Key.Key_N, CTRL)
    office.enter("16:00")
    assert office.open_dialog() is None
    office.enter("14:00")
    assert office.dialog().deeds.buttons() == []
    office.press(Qt.Key.Key_Escape, target=office.dialog())
    office.sit(QIN, "秦岚")
    assert not office.page.bookings.add.isHidden()


@pytest.mark.parametrize("view", ["queue", "bookings"])
def test_from_one_view_to_the_other(office: Office, view: str) -> None:
    office.page.show_view("bookings" if view == "queue" else "queue")
    office.settle()
    office.press(Qt.Key.Key_Tab, CTRL)
    assert office.page.views.value() == view


def revealed(office: Office) -> list[tuple[str, str | None]]:
    with office.desk.store.read() as session:
        lines = session.query(AuditEntry).filter(AuditEntry.action.endswith(".reveal")).all()
    assert all("1990" not in (one.detail or "") for one in lines)
    return [(one.action, one.row_id) for one in lines]


def test_who_booked_is_rung_up(office: Office, hall: str) -> None:
    person = office.house.knows("林晓禾", phone="19900001234")
    made = office.books(hall, "14:00", "15:00", 10, name="小周", phone="19900003333")
    office.books(hall, "14:00", "15:00", 10, person_id=person)
    office.books(hall, "14:00", "15:00", 10, name="小吴")
    office.enter("14:00")
    dialog = office.dialog()
    assert isinstance(dialog, CellDialog)
    shown = {}
    for place, entry in enumerate(dialog.entries):
        dialog.rows.setCurrentIndex(dialog.rows.model().index(place, 0))
        if dialog.number is None:
            shown[entry.name] = ""
            continue
        before = dialog.number.words.text()
        dialog.number.show_button.setFocus()
        office.press(Qt.Key.Key_Space)
        shown[entry.name] = f"{before} {dialog.number.words.text()}"
    assert shown == {
        "小周": "199****3333 19900003333",
        "林晓禾": "199****1234 19900001234",
        "小吴": "",
    }
    assert set(revealed(office)) == {("booking.reveal", made), ("person.reveal", person)}


def test_who_is_to_be_moved_is_rung_up(office: Office, hall: str) -> None:
    made = clash(office, hall, phone="19900003333")
    office.press(Qt.Key.Key_D, ALT)
    dialog = office.dialog()
    assert isinstance(dialog, MatterDialog)
    [number] = dialog.numbers
    assert number.words.text() == "199****3333"
    number.show_button.setFocus()
    office.press(Qt.Key.Key_Space)
    assert number.words.text() == "19900003333"
    assert revealed(office) == [("booking.reveal", made)]
    office.press(Qt.Key.Key_Escape, target=dialog)
    office.sit(Actor(HE.staff_id, VOLUNTEER), "马骁")
    office.press(Qt.Key.Key_D, ALT)
    assert office.dialog().numbers[0].show_button.isHidden()


def test_what_is_said_of_a_booking_is_put_right(office: Office, hall: str) -> None:
    made = office.books(hall, "14:00", "15:00", purpose="排连", note="带琴")
    office.enter("14:00")
    office.press(Qt.Key.Key_E, ALT, office.dialog())
    dialog = office.dialog()
    assert isinstance(dialog, AmendDialog)
    assert (dialog.purpose.text(), dialog.note.text()) == ("排连", "带琴")
    office.press(Qt.Key.Key_A, CTRL)
    office.type("乐队排练")
    office.commit()
    assert office.house.entry(made).purpose == "乐队排练"
    assert office.toast() == "已改写 小周 的预约"
    office.seat.undo_last()
    office.settle()
    assert (office.house.entry(made).purpose, office.house.entry(made).note) == ("排连", "带琴")
