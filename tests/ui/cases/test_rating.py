"""Closing the loop at the counter: the screen turned around, a slip typed in, who declines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.cases.actions import Decline
from app.cases.queries import CaseCard
from app.ratings.model import Piled, Rated, Rating
from app.store.outbox import read_body
from tests.support.cases import LEGAL, WAGES, Counter, make_counter
from tests.support.desks import HE, QIN, SHEN
from tests.support.window import LONG
from ui.cases.rating import CaseRating, RatingSlipDialog
from ui.cases.ratingclosings import ClosingsDialog, read_closings
from ui.kit import theme
from ui.kit.scan import ScanFilter
from ui.kit.table import ChipRole, ChipSpec
from ui.seat import Seat
from ui.shell.cover import RIGHT

KEY = Qt.Key


class Booth:
    """A counter with a window that can be turned around."""

    def __init__(self, bot: QtBot, app: QApplication, path: Path) -> None:
        self.bot = bot
        self.counter: Counter = make_counter(path)
        scans = ScanFilter(app)
        app.removeEventFilter(scans)
        self.seat = Seat(self.counter.desk, scans)
        self.seat.sit(HE, "何小溪")
        self.window = QWidget()
        self.window.resize(1366, 768)
        with bot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def told(self, *args: object, **said: object) -> CaseCard:
        case_id = self.counter.take(*args, **said)  # type: ignore[arg-type]
        self.counter.to_told(case_id)
        return self.counter.see(case_id).card

    def turn(self, card: CaseCard) -> CaseRating:
        guest = CaseRating(self.window, self.seat, card)
        with self.bot.waitActive(guest):
            guest.open()
        return guest

    def settle(self) -> None:
        QCoreApplication.processEvents()
        self.bot.waitUntil(lambda: not self.seat.work.busy, timeout=LONG)
        QCoreApplication.processEvents()

    def rows(self, model: type) -> list[object]:
        with self.counter.store.read() as session:
            return list(session.execute(select(model)).scalars())

    def close(self) -> None:
        self.settle()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.seat.close()
        self.counter.store.close()


@pytest.fixture
def booth(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Booth]:
    theme.apply(qapp, "light")
    made = Booth(qtbot, qapp, tmp_path)
    yield made
    made.close()


def test_five_faces_tags_words_thanks_and_back(booth: Booth) -> None:
    card = booth.told("租房合同咨询")
    guest = booth.turn(card)
    assert guest.geometry() == booth.window.geometry(), "nothing of others beside it"
    assert [face.text() for face in guest.faces] == [
        *("1 很不满意", "2 不太满意", "3 一般", "4 满意", "5 非常满意")
    ]
    assert all(face.height() >= 96 for face in guest.faces)
    assert guest.nameless.isChecked(), "nobody has to ask for it"
    QTest.keyClick(guest, KEY.Key_3)
    assert guest.what.text().startswith("哪里可以更好")
    assert guest.tags["unsolved"].text() == "没有解决"
    QTest.keyClick(guest, KEY.Key_5)
    assert guest.what.text().startswith("哪里做得好")
    guest.tags["solved"].click()
    guest.words.setPlainText("律师讲得很清楚")
    guest.submit.click()
    booth.settle()
    assert (guest.given, guest.stack.currentIndex()) == (True, 1)
    assert not guest.words.toPlainText(), "the next one reads nothing of it"
    assert guest.score() == 0
    booth.bot.waitUntil(lambda: not guest.isVisible(), timeout=LONG)
    assert booth.counter.see(card.id).card.rated
    (piled,) = booth.rows(Piled)
    assert isinstance(piled, Piled)
    said = read_body(piled.sealed["body"]).fields
    assert (said["score"], said["tags"], said["words"]) == (5, ["solved"], "律师讲得很清楚")
    assert card.id not in str(piled.sealed)


def test_without_a_score_it_says_so_and_nothing_typed_is_lost(booth: Booth) -> None:
    guest = booth.turn(booth.told())
    guest.words.setPlainText("还行")
    guest.submit.click()
    booth.settle()
    assert "请先选 1 到 5 分" in guest.trouble.text()
    assert guest.words.toPlainText() == "还行"
    guest.reject()
    assert booth.rows(Rated) == []


def test_left_alone_it_goes_and_keeps_nothing(booth: Booth) -> None:
    guest = booth.turn(booth.told())
    guest.choose(1)
    guest.words.setPlainText("等太久")
    assert (guest.idle.interval(), guest.ending.interval()) == (50_000, 10_000)
    guest.idle.setInterval(50)
    guest.ending.setInterval(50)
    QTest.mousePress(guest.faces[1], Qt.MouseButton.LeftButton)
    QTest.mouseRelease(guest.faces[1], Qt.MouseButton.LeftButton)
    booth.bot.waitUntil(lambda: not guest.isVisible(), timeout=LONG)
    assert not guest.words.toPlainText()
    assert (guest.given, guest.score(), booth.rows(Rated), booth.rows(Rating)) == (False, 0, [], [])


def test_before_it_goes_it_asks_whether_somebody_is_there(booth: Booth) -> None:
    guest = booth.turn(booth.told())
    guest.choose(4)
    guest.words.setPlainText("讲得清楚")
    assert not guest.still.isVisible()
    guest.idle.setInterval(20)
    guest.idle.start()
    booth.bot.waitUntil(guest.still.isVisible, timeout=LONG)
    guest.idle.setInterval(50_000)
    assert guest.still.words.text().startswith("还在用吗")
    assert guest.ending.isActive()
    assert guest.still.here.height() >= 52
    guest.still.here.click()
    assert not guest.still.isVisible()
    assert (guest.ending.isActive(), guest.idle.isActive()) == (False, True)
    assert (guest.score(), guest.words.toPlainText()) == (4, "讲得清楚"), "nothing of it is lost"
    guest.reject()


def test_in_the_guest_s_language_whatever_the_program_speaks(booth: Booth) -> None:
    guest = booth.turn(booth.told("租房合同咨询"))
    head = guest.head
    assert (head.language.text(), head.large.text()) == ("English", "大字")
    guest.choose(2)
    guest.tags["unsolved"].click()
    guest.words.setPlainText("等太久")
    head.language.click()
    assert head.language.text() == "中文"
    assert guest.what.text().startswith("What could be better")
    assert [face.text() for face in guest.faces][::4] == ["1 Very dissatisfied", "5 Very satisfied"]
    assert guest.submit.text() == "Submit"
    assert not any(_chinese(piece) for piece in (*guest.tags.values(), guest.nameless, guest.later))
    assert guest.score() == 2
    assert guest.tags["unsolved"].isChecked()
    assert guest.words.toPlainText() == "等太久"
    guest.words.setPlainText("长" * 501)
    guest.choose(2)
    guest.faces[1].setAutoExclusive(False)
    guest.faces[1].setChecked(False)
    guest.send()
    booth.settle()
    assert guest.trouble.text()
    assert not _chinese(guest.trouble), "refused in their language, too"
    assert booth.window.tr("提交") == "提交", "the program goes on in its own"
    head.language.click()
    assert guest.submit.text() == "提交"
    assert "请先选" in guest.trouble.text()
    guest.reject()


@pytest.mark.parametrize("need", ["租房合同咨询", "押金" * 50])
def test_large_letters_fit_and_every_target_is_for_a_thumb(booth: Booth, need: str) -> None:
    guest = booth.turn(booth.told(need))
    guest.choose(3)
    targets = [guest.head.language, guest.head.large, guest.later, guest.submit, guest.nameless]
    small = guest.faces[0].letters().pixelSize()
    for language in ("zh", "en"):
        if language == "en":
            guest.head.language.click()
        for large in (False, True):
            guest.head.large.setChecked(large)
            booth.settle()
            assert guest.size() == booth.window.size()
            assert all(one.height() >= 52 for one in (*targets, *guest.tags.values()))
            assert all(
                guest.rect().contains(_place(one, guest)) for one in (*targets, *guest.faces)
            )
            assert (guest.faces[0].letters().pixelSize() > small) is large
        guest.head.large.setChecked(False)
    guest.reject()


def test_twice_says_so(booth: Booth) -> None:
    card = booth.told()
    for said in ("", "只评一次"):
        guest = booth.turn(card)
        guest.choose(4)
        guest.send()
        booth.settle()
        assert said in guest.trouble.text()
        guest.close()
    assert len(booth.rows(Rated)) == 1


def test_what_is_sensitive_stands_on_no_screen_that_is_turned(booth: Booth) -> None:
    booth.counter.actor = QIN
    guest = booth.turn(booth.told(WAGES, LEGAL))
    assert WAGES not in "".join(text for text in _texts(guest))
    guest.reject()
    open_ = booth.turn(booth.told("租房合同咨询"))
    assert any("租房合同咨询" in text for text in _texts(open_))
    open_.reject()


def test_a_slip_is_kept_as_paper_and_as_nameless_as_the_screen(booth: Booth) -> None:
    card = booth.told()
    dialog = RatingSlipDialog(booth.window, booth.seat, card.id)
    dialog.open()
    assert dialog.job() is not None
    dialog.primary.click()
    booth.settle()
    assert "请先选 1 到 5 分" in dialog.line.text()
    dialog.scores.set_value("2")
    assert dialog.tags["unsolved"].text() == "没有解决"
    dialog.tags["unsolved"].click()
    dialog.primary.click()
    booth.settle()
    assert not dialog.isVisible()
    (piled,) = booth.rows(Piled)
    assert isinstance(piled, Piled)
    assert read_body(piled.sealed["body"]).fields["channel"] == "slip"
    assert card.id not in str(piled.sealed)
    assert booth.counter.see(card.id).card.rated
    booth.counter.do("close", card.id)


def test_managers_see_who_closes_without_a_rating(booth: Booth) -> None:
    for number in range(3):
        case = booth.counter.take()
        booth.counter.to_told(case)
        booth.counter.do("close", case, Decline("phone", 2), actor=HE if number else QIN)
    booth.seat.sit(SHEN, "沈知远")
    dialog = ClosingsDialog(booth.window, booth.seat)
    dialog.open()
    booth.settle()
    assert dialog.property(RIGHT) == "cases.approve"
    model = dialog.model
    said = [[model.data(model.index(row, at)) for at in range(4)] for row in range(2)]
    assert sorted(said) == [["何小溪", "2", "2", "100%"], ["秦岚", "1", "1", "100%"]]
    chip = model.data(model.index(0, 3), ChipRole)
    assert isinstance(chip, ChipSpec)
    assert chip.tone == "neutral", "too few to say anything"
    assert not dialog.nothing.isVisible()
    booth.counter.clock.forward(hours=24 * 31)
    dialog.read()
    booth.settle()
    assert (model.rowCount(), dialog.nothing.isVisible()) == (0, True)
    dialog.span.set_value("90")
    booth.settle()
    assert model.rowCount() == 2
    dialog.accept()


def test_a_sensitive_case_closed_with_words_is_counted_too(booth: Booth) -> None:
    booth.counter.actor = QIN
    case = booth.counter.take(WAGES, LEGAL)
    booth.counter.to_told(case)
    booth.counter.do("close", case, Decline("phone", 2), "说不用评了")
    found, names = read_closings(booth.counter.store, 30)
    assert [(names[one.staff_id or ""], one.closed, one.declined) for one in found] == [
        ("秦岚", 1, 1)
    ]


def _chinese(piece: QWidget) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in str(getattr(piece, "text", str)()))


def _place(piece: QWidget, guest: QWidget) -> QRect:
    return QRect(piece.mapTo(guest, QPoint(0, 0)), piece.size())


def _texts(guest: QWidget) -> list[str]:
    return [str(getattr(piece, "text", str)()) for piece in guest.findChildren(QWidget)]
