"""Somebody registered twice: noticed, held side by side, merged and taken apart, by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.checkin.actions import Coming, re_enter
from app.people.groups import group_of
from app.staff.rules import VOLUNTEER
from app.store.transaction import Actor, transaction
from tests.support.desks import HE
from tests.ui.people.conftest import People
from ui.checkin import jobs as counter
from ui.kit.buttons import Button
from ui.people import twinjobs
from ui.people.details import Details
from ui.people.merge import MergeDialog, PartDialog

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def twice(people: People) -> tuple[str, str]:
    first = people.add("苏青岚", "19900003318", identity="student")
    people.desk.store.clock.forward(hours=1)  # type: ignore[attr-defined]
    return first, people.add("苏青岚", "19900003318", unit="云州大学")


def details(people: People) -> Details:
    shown = people.page.stage.drawer.details
    assert shown is not None
    return shown


def group(people: People, person: str) -> list[str]:
    with people.desk.store.read() as session:
        return group_of(session, person)


def tab_to(people: People, wanted: QWidget) -> None:
    """Press Tab until something has the keyboard."""
    for _ in range(40):
        if QApplication.focusWidget() is wanted:
            return
        people.press(Qt.Key.Key_Tab)
    raise AssertionError(wanted.accessibleName())


def test_merged_from_the_list_by_keyboard_alone_and_undone(people: People) -> None:
    first, second = twice(people)
    assert people.page.stage.chips["alike"].text() == "疑似重复 2"
    people.page.stage.table.setFocus()
    people.press(Qt.Key.Key_Return)
    twins = details(people).twins
    assert twins is not None
    tab_to(people, twins.links[0])
    people.press(Qt.Key.Key_Space)
    dialog = people.dialog()
    assert isinstance(dialog, MergeDialog)
    assert ("身份", "学生", "--") in dialog.comparison.lines
    assert ("单位或学校", "--", "云州大学") in dialog.comparison.lines
    assert ("姓名", "苏青岚", "苏青岚") in dialog.comparison.lines
    tab_to(people, dialog.reasons)
    people.press(Qt.Key.Key_Down)
    people.press(Qt.Key.Key_Down)
    people.press(Qt.Key.Key_Return, CTRL, dialog)
    assert group(people, second) == [first, second]
    assert people.said[-1][0] == "已合并：苏青岚"
    assert people.last_fields()["reason"] == "lost_card"
    assert people.names() == ["苏青岚"]
    assert people.page.following.selected == first
    assert people.page.stage.chips["alike"].isHidden()
    people.undo()
    assert group(people, second) == [second]
    assert len(people.names()) == 2


def test_alt_m_holds_the_likeliest_beside_and_esc_leaves_all_as_it_was(people: People) -> None:
    first, _ = twice(people)
    people.open(first)
    people.press(Qt.Key.Key_M, ALT)
    dialog = people.dialog()
    assert isinstance(dialog, MergeDialog)
    people.press(Qt.Key.Key_Escape, target=dialog)
    assert people.page.following.acts.dialog is None
    assert len(people.names()) == 2
    assert people.said == []


def test_taken_apart_after_seeing_what_was_made_meanwhile(people: People) -> None:
    first, second = twice(people)
    hand = counter.Hand(people.desk.store, HE)
    counter.check_in(hand, second, Coming())
    people.desk.store.clock.forward(minutes=5)  # type: ignore[attr-defined]
    twinjobs.merge(hand, first, second, "said_so")
    people.desk.store.clock.forward(minutes=5)  # type: ignore[attr-defined]
    with transaction(people.desk.store, HE) as tx:
        re_enter(tx, second)
    people.settle()
    people.open(second)
    # Another card stands for both; its drawer shows the visits of both, each with its card.
    assert people.page.following.selected == first
    shown = details(people)
    assert shown.timeline is not None
    under = [event.under.split("·")[0] for event in shown.timeline.events]
    assert under.count("记在合并进来的卡上") == 1
    assert shown.besides is not None
    people.page.stage.drawer.setFocus()
    tab_to(people, shown.besides.links[0])
    people.press(Qt.Key.Key_Space)
    dialog = people.dialog()
    assert isinstance(dialog, PartDialog)
    assert dialog.lines == ["到访 记在先登记的卡上 今天 11:10"]
    assert group(people, first) == [first, second], "nothing happens before it is confirmed"
    people.press(Qt.Key.Key_Return, CTRL, dialog)
    assert group(people, first) == [first]
    assert people.said[-1][0] == "苏青岚的卡已分出来"
    people.undo()
    assert group(people, first) == [first, second]


def test_the_menu_offers_both_and_only_to_whoever_may(people: People) -> None:
    first, second = twice(people)
    people.add("苏青松", "19900003318")
    twinjobs.merge(counter.Hand(people.desk.store, HE), first, second, "said_so")
    people.settle()
    people.open(first)
    drawer = people.page.stage.drawer
    names = [name for name, _ in drawer.verbs()]
    assert {"compare", "part"} <= set(names)
    people.act("part")
    assert isinstance(people.dialog(), PartDialog)
    people.dialog().reject()
    people.sit(Actor(None, VOLUNTEER))
    people.open(first)
    assert not {"compare", "part"} & {name for name, _ in drawer.verbs()}
    assert people.page.stage.chips["alike"].isHidden()
    people.press(Qt.Key.Key_M, ALT, people.page)
    assert people.page.following.acts.dialog is None


def test_merged_at_another_desk_the_drawer_follows(people: People) -> None:
    first, second = twice(people)
    people.open(second)
    assert people.page.following.selected == second
    twinjobs.merge(counter.Hand(people.desk.store, HE), first, second, "said_so")
    people.settle()
    assert people.page.following.selected == first
    assert details(people).besides is not None


def test_the_filter_shows_twins_side_by_side(people: People) -> None:
    for name in ("林晓禾", "周启明"):
        people.add(name)
    first, second = twice(people)
    people.page.stage.choose("alike")
    people.settle()
    roll = people.page.stage.roll
    assert [roll.id_at(0), roll.id_at(1), roll.rowCount()] == [first, second, 2]
    assert people.page.stage.order.text() == "按相近程度排序"
    people.search("云州")
    assert roll.rowCount() == 0
    assert isinstance(people.page.stage.empty.action, Button)


def test_two_people_who_share_a_number_are_told_apart_and_not_asked_about_again(
    people: People,
) -> None:
    first = people.add("苏青岚", "19900003318")
    second = people.add("苏青松", "19900003318")
    people.open(first)
    people.press(Qt.Key.Key_M, ALT)
    dialog = people.dialog()
    assert isinstance(dialog, MergeDialog)
    tab_to(people, dialog.two)
    people.press(Qt.Key.Key_Space)
    assert people.page.following.acts.dialog is None
    assert people.said[-1][0] == "已记下：苏青岚和苏青松是两个人，不再提示"
    assert group(people, second) == [second]
    people.settle()
    assert people.page.stage.chips["alike"].isHidden()
    shown = details(people)
    assert shown.twins is None
    assert shown.apart is not None
    assert "compare" not in {name for name, _ in people.page.stage.drawer.verbs()}
    # Somebody pressed the wrong button: the two can still be held together, and merged.
    people.page.activateWindow()
    people.page.stage.drawer.setFocus()
    tab_to(people, shown.apart.links[0])
    people.press(Qt.Key.Key_Space)
    again = people.dialog()
    assert isinstance(again, MergeDialog)
    people.press(Qt.Key.Key_Return, CTRL, again)
    assert group(people, second) == [first, second]
