"""A child registered on the spot: the dialog asks who answers for them, or shows their card."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from app.events.model import Registration
from app.events.questions import Guardian, read_answers
from app.people.actions import Details, edit, register
from app.store.transaction import transaction
from tests.support.desks import HE
from tests.ui.events.driver import ALT, CTRL, Hall
from tests.ui.events.onepage import do, names, opened
from ui.events.asking import RegisterDialog, TransferDialog

KEY = Qt.Key
CHILD = Details(
    "刘小满",
    age_band="u14",
    guardian_name="刘建国",
    guardian_relation="parent",
    consent_way="guardian",
)


def knows(hall: Hall, details: Details) -> str:
    with transaction(hall.desk.store, HE) as tx:
        child = register(tx, details).id
    hall.settle()
    return child


def asked(hall: Hall, text: str = "lxm") -> RegisterDialog:
    """Open the dialog and choose somebody."""
    hall.page.acting.give()
    hall.settle()
    dialog = hall.page.acting.dialog
    assert isinstance(dialog, RegisterDialog)
    choose(hall, text)
    return dialog


def choose(hall: Hall, text: str) -> None:
    hall.type(text)
    hall.press(KEY.Key_Return)


def guardians(hall: Hall) -> list[Guardian | None]:
    with hall.desk.store.read() as session:
        return [read_answers(row.answers).guardian for row in session.query(Registration)]


def test_who_answers_is_asked_right_there_and_kept_with_the_seat(hall: Hall) -> None:
    opened(hall)
    knows(hall, CHILD)
    dialog = asked(hall)
    assert dialog.guardian.isVisible()
    assert dialog.guardian.values() == {"name": "刘建国", "relation": "parent", "phone": ""}
    hall.press(KEY.Key_Return, CTRL)
    assert dialog.guardian.errors == {"phone": "写一下监护人的手机，有事好联系。"}
    hall.type("1990000222")
    hall.press(KEY.Key_Return, CTRL)
    assert dialog.guardian.errors == {"phone": "少了 1 位，手机号是 11 位"}
    assert dialog.guardian.values()["phone"] == "1990000222", "what was typed stays"
    hall.type("2")
    hall.press(KEY.Key_Return, CTRL)
    assert names(hall) == ["刘小满"]
    assert guardians(hall) == [Guardian("刘建国", "parent", "19900002222")]
    assert hall.said[-1][0] == "已报名：刘小满"
    hall.undo()


def test_only_children_whose_card_does_not_say_it_are_asked(hall: Hall) -> None:
    opened(hall)
    knows(hall, CHILD)
    hall.knows("陈思远")
    dialog = asked(hall)
    dialog.picker.setFocus()
    hall.press(KEY.Key_A, CTRL)
    choose(hall, "csy")
    assert not dialog.guardian.isVisible()
    hall.press(KEY.Key_Return, CTRL)
    assert guardians(hall) == [None]
    knows(hall, replace(CHILD, name="顾南乔", guardian_phone="19900002222"))
    dialog = asked(hall, "gnq")
    assert not dialog.guardian.isVisible()
    hall.press(KEY.Key_Return, CTRL)
    assert guardians(hall) == [None, None]


def test_where_consent_is_lacking_the_card_is_a_key_away(hall: Hall) -> None:
    pages: list[str] = []
    people: list[str] = []
    hall.seat.page_wanted.connect(pages.append)
    hall.seat.person_wanted.connect(people.append)
    opened(hall)
    child = knows(hall, replace(CHILD, consent_way="visit_only"))
    dialog = asked(hall)
    assert dialog.line.text() == "不满 14 岁，监护人还没同意留下信息。在人员卡上补好授权，再报名。"
    assert (dialog.opener.isVisible(), dialog.guardian.isVisible()) == (True, False)
    hall.press(KEY.Key_Return, CTRL)
    assert dialog.isVisible(), "it is refused, and the way on is still there"
    assert dialog.opener.hasFocus()
    hall.press(KEY.Key_O, ALT)
    assert hall.page.acting.dialog is None
    assert (pages, people) == (["people"], [child])
    assert guardians(hall) == []


def test_a_card_that_changed_meanwhile_is_asked_about_anew(hall: Hall) -> None:
    opened(hall)
    child = knows(hall, replace(CHILD, guardian_phone="19900002222"))
    dialog = asked(hall)
    assert not dialog.guardian.isVisible()
    with transaction(hall.desk.store, HE) as tx:
        edit(tx, child, CHILD)
    hall.settle()
    hall.press(KEY.Key_Return, CTRL)
    assert dialog.guardian.isVisible()
    dialog.reject()
    hall.settle()


def test_to_another_session_nobody_goes_without_consent_either(hall: Hall) -> None:
    hall.page.open_event(hall.plans("亲子阅读", hall.at(11), hall.at(14), publish=True))
    hall.settle()
    child = knows(hall, replace(CHILD, guardian_phone="19900002222"))
    asked(hall)
    hall.press(KEY.Key_Return, CTRL)
    assert names(hall) == ["刘小满"]
    with transaction(hall.desk.store, HE) as tx:
        edit(tx, child, replace(CHILD, guardian_phone="19900002222", consent_way="visit_only"))
    hall.settle()
    do(hall, "transfer")
    dialog = hall.page.acting.dialog
    assert isinstance(dialog, TransferDialog)
    hall.press(KEY.Key_Return, CTRL)
    assert dialog.opener.hasFocus()
    hall.press(KEY.Key_Escape)
    assert hall.page.acting.dialog is None
