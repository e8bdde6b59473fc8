"""Nothing that was typed is lost: not by lock, page, crash, a full disk or its own length."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import event

from app.cases.drafting import Draft, draft_of
from tests.support.desks import HE, SHEN
from tests.ui.cases.driver import ALT, ENTER, NEED, Taking
from ui.cases.newcase import NewCase
from ui.cases.newcaseform import first_sentence


def begun(taking: Taking) -> NewCase:
    taking.comes("陈思远")
    form = taking.open()
    taking.digit(1)
    taking.digit(1)
    taking.say(NEED)
    return form


def kept(taking: Taking) -> Draft | None:
    with taking.store.read() as session:
        return draft_of(session, HE.staff_id)


def test_left_and_found_again(taking: Taking) -> None:
    begun(taking)
    taking.key(Qt.Key.Key_Escape)
    assert taking.flow.dialog is None
    taking.comes("周启明")
    form = taking.open()
    assert form.again.isVisible()
    assert form.face.need.toPlainText() == NEED
    assert form.face.who.name.text() == "陈思远"
    taking.key(Qt.Key.Key_R, ALT)
    assert form.face.need.toPlainText() == ""
    assert form.face.who.name.text() == "周启明"
    assert form.again.isHidden()
    taking.settle()
    assert kept(taking) is None


def test_a_moment_after_it_was_typed_it_is_on_the_disk(taking: Taking) -> None:
    begun(taking)
    taking.write_down()
    draft = kept(taking)
    assert draft is not None
    assert (draft.request.need, draft.category) == (NEED, "JYCY")


def test_taken_down_nothing_of_it_is_left(taking: Taking) -> None:
    begun(taking)
    taking.write_down()
    taking.take()
    taking.key(ENTER)
    assert kept(taking) is None
    assert not taking.open().again.isVisible()


def test_locked_and_unlocked_it_stands_as_it_was(taking: Taking) -> None:
    form = begun(taking)
    taking.lock()
    taking.front.unlock(HE)
    assert taking.form() is form
    assert form.face.need.toPlainText() == NEED


def test_another_one_who_unlocks_sees_nothing_of_it(taking: Taking) -> None:
    begun(taking)
    taking.lock()
    taking.front.unlock(SHEN)
    taking.settle()
    assert taking.flow.dialog is None
    assert taking.open().face.need.toPlainText() == ""
    taking.key(Qt.Key.Key_Escape)
    taking.lock()
    taking.front.unlock(HE)
    assert taking.open().face.need.toPlainText() == NEED


@contextmanager
def disk_full(taking: Taking) -> Iterator[None]:
    engine = taking.store.engine

    def fill(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")

    engine.dispose()
    event.listen(engine, "connect", fill)
    yield
    event.remove(engine, "connect", fill)
    engine.dispose()


def test_a_full_disk_is_said_and_every_word_stays(taking: Taking) -> None:
    form = begun(taking)
    form.face.more.fields["details"].set_value("房东不退押金。" * 600)
    with disk_full(taking):
        taking.take()
        assert "没能存到这台电脑" in form.line.text() or "磁盘" in form.line.text()
        assert form.face.need.toPlainText() == NEED
        taking.key(Qt.Key.Key_Escape)
        again = taking.open()
        assert again.face.need.toPlainText() == NEED
    taking.take()
    assert taking.case().card.need == NEED


def test_longer_than_a_sentence_it_goes_into_the_details(taking: Taking) -> None:
    taking.comes("陈思远")
    form = taking.open()
    taking.digit(7)
    text = "房东不退押金，说墙面有划痕。" + "我有入住时的照片。" * 30
    form.face.need.setPlainText(text)
    taking.take()
    assert taking.cases() == []
    assert form.face.fields["need"].error()
    QTest.mouseClick(form.face.fields["need"].link, Qt.MouseButton.LeftButton)
    taking.settle()
    assert form.face.need.toPlainText() == "房东不退押金，说墙面有划痕"
    taking.take()
    assert taking.case().words["details"] == text


def test_fifty_thousand_letters_are_refused_in_words_and_kept(taking: Taking) -> None:
    taking.comes("陈思远")
    form = taking.open()
    taking.digit(7)
    text = "字" * 50_000
    form.face.need.setPlainText(text)
    assert form.face.fields["need"]._warn_text.text() == "一句话最多 100 个字，现在 50,000 个"
    QTest.mouseClick(form.face.fields["need"].link, Qt.MouseButton.LeftButton)
    assert "详情最多 5,000 个字" in form.face.fields["need"].error()
    assert form.face.need.toPlainText() == text
    taking.key(Qt.Key.Key_Escape)
    again = taking.open()
    assert again.face.need.toPlainText() == text
    taking.take()
    assert taking.cases() == []


def test_the_first_sentence() -> None:
    assert first_sentence("不退押金。还骂人", 100) == "不退押金"
    assert first_sentence("字" * 200, 100) == "字" * 100
    assert first_sentence("第一行\n第二行", 100) == "第一行"
