"""What colleagues should know about somebody: shown to those entitled, where it may be."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.attention.bundle import contents
from app.attention.delivery import pending
from app.kinds import RESTRICTED_SCOPE, VENUE_SCOPE
from app.people.lookup import find
from app.store.scopes import take_scopes
from app.store.transaction import Actor
from tests.support.desks import HE, QIN, SHEN
from tests.ui.people.conftest import People
from ui.people.care import BackDialog, CareBox, WriteDialog

CTRL = Qt.KeyboardModifier.ControlModifier
SECRET = "对花生过敏"


def give(people: People, *, right: bool) -> None:
    """Let headquarters give this desk the right, or take it."""
    scopes = (VENUE_SCOPE, RESTRICTED_SCOPE) if right else (VENUE_SCOPE,)
    take_scopes(people.desk.store, scopes, "")
    people.settle()


def box(people: People) -> CareBox | None:
    shown = people.page.stage.drawer.details
    assert shown is not None
    return shown.care


def write(people: People, text: str) -> None:
    """Write a note as somebody at the desk does."""
    shown = box(people)
    assert shown is not None
    QTest.mouseClick(shown.write, Qt.MouseButton.LeftButton)
    people.settle()
    dialog = people.dialog()
    assert isinstance(dialog, WriteDialog)
    QTest.keyClicks(dialog.field.control, "")
    dialog.field.set_value(text)
    people.press(Qt.Key.Key_Return, CTRL, target=dialog)


@pytest.fixture
def who(people: People) -> str:
    """Somebody in the drawer, at a desk with the right."""
    give(people, right=True)
    person = people.add("林晓禾", "19900000001")
    people.open(person)
    return person


def test_written_down_shown_and_taken_back_with_a_reason(people: People, who: str) -> None:
    write(people, SECRET)
    shown = box(people)
    assert shown is not None
    assert shown.texts == [SECRET]
    assert people.said[-1][0] == "已记下林晓禾的关照备注"
    shown.backs[0].click()
    people.settle()
    dialog = people.dialog()
    assert isinstance(dialog, BackDialog)
    people.press(Qt.Key.Key_Return, CTRL, target=dialog)
    assert dialog.field.error() == "写一下原因再撤下"
    dialog.field.set_value("已核实")
    people.press(Qt.Key.Key_Return, CTRL, target=dialog)
    assert people.said[-1][0] == "已撤下林晓禾的一条关照备注"
    assert people.last_fields()["reason"] == "已核实"
    shown = box(people)
    assert shown is not None
    assert shown.texts == []


def test_undone_like_everything_else(people: People, who: str) -> None:
    write(people, SECRET)
    people.undo()
    shown = box(people)
    assert shown is not None
    assert shown.texts == []


def test_an_empty_or_endless_note_is_not_taken(people: People, who: str) -> None:
    write(people, "  ")
    dialog = people.dialog()
    assert isinstance(dialog, WriteDialog)
    assert dialog.field.error() == "写一句再保存"
    dialog.field.set_value("长" * 501)
    people.press(Qt.Key.Key_Return, CTRL, target=dialog)
    assert dialog.field.error() == "最多 500 个字，现在 501 个"
    people.press(Qt.Key.Key_Escape, target=dialog)


@pytest.mark.parametrize(("actor", "sees"), [(SHEN, True), (QIN, True), (HE, False)])
def test_only_who_takes_care_of_people_sees_it(
    people: People, who: str, actor: Actor, sees: bool
) -> None:
    write(people, SECRET)
    people.sit(actor)
    # Nothing of what the one before saw is kept, shown or not.
    assert people.page.stage.drawer.whole is None
    people.open(who)
    assert (box(people) is not None) is sees


def test_it_leaves_the_drawer_with_the_right(people: People, who: str) -> None:
    write(people, SECRET)
    give(people, right=False)
    shown = box(people)
    assert shown is not None, "its own work, which nobody else has, stays"
    assert not shown.write.isVisible()
    other = people.add("周启明")
    people.open(other)
    assert box(people) is None


def test_no_search_no_list_and_no_bundle_knows_of_it(people: People, who: str) -> None:
    write(people, SECRET)
    with people.desk.store.read() as session:
        assert not find(session, SECRET, "2026-11-28", 9).matches
        waiting = pending(session, people.desk.store.models)
        note = next(one for one in waiting if one.kind == "care_note")
        assert (note.title, note.said) == ("", {})
    bundle = contents(people.desk.store, {}, {}, None)
    assert SECRET not in str(bundle)
    assert "care" not in str(bundle)
    assert RESTRICTED_SCOPE not in str(bundle)
    assert all(SECRET not in (line.detail or "") for line in people.audited("care_note.fact"))
