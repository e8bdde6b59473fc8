"""The waiting line by the keyboard alone: numbers given out, called, missed, lost to another."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app.queue import actions
from app.queue.model import QueueTicket
from app.store.base import OutboxOp
from app.store.standing import take_place
from app.store.transaction import transaction
from tests.support.desks import HE
from tests.support.lines import called_elsewhere
from tests.support.window import LONG
from tests.ui.bookings.driver import ALT, Office
from ui.events.slips import DOTS, a4, raster
from ui.queue.dialogs import CounterDialog, TakeDialog
from ui.queue.screen import CallScreen
from ui.queue.slip import GivenDialog


def takes(office: Office, count: int = 1, category: str = "") -> None:
    """Give out numbers behind the page's back."""
    for _ in range(count):
        office.clock.forward(minutes=1)
        with transaction(office.desk.store, HE) as tx:
            actions.take(tx, category or None)
    office.settle()


def waiting(office: Office) -> list[str]:
    return [ticket.number for ticket in office.page.queue.model.rows]


def state(office: Office, number: str) -> str:
    with office.desk.store.read() as session:
        chosen = select(QueueTicket.state).where(QueueTicket.number == number)
        return session.execute(chosen).scalar_one()


def test_a_number_is_given_out_with_how_many_come_before(office: Office) -> None:
    takes(office, 2)
    office.press(Qt.Key.Key_T, ALT)
    dialog = office.dialog()
    assert isinstance(dialog, TakeDialog)
    dialog.category.set_value("XLZX")
    office.commit()
    given = office.dialog()
    assert isinstance(given, GivenDialog)
    assert (given.number.text(), given.before.text()) == ("A-003", "前面还有 2 位")
    assert "XLZX" not in str(given.slip)
    assert "心理" not in str(given.slip), "the slip says nothing of the matter"
    office.commit()
    assert waiting(office) == ["A-001", "A-002", "A-003"]
    assert office.page.queue.model.index(2, 1).data() == "心理咨询"
    office.seat.undo_last()
    office.settle()
    assert waiting(office) == ["A-001", "A-002"]


def test_the_slip_is_drawn_dot_for_dot_without_a_code(office: Office) -> None:
    takes(office)
    office.press(Qt.Key.Key_T, ALT)
    office.commit()
    slip = office.dialog().slip
    for paper, wide in DOTS.items():
        drawn = raster(slip, paper)
        assert drawn.width() == wide
        assert drawn.height() < wide * 1.5, "no room is left for a code"
        dark = sum(
            drawn.pixelColor(x, y).lightness() < 128
            for x in range(0, wide, 3)
            for y in range(0, drawn.height(), 3)
        )
        assert dark > 100
    assert not a4([slip], 4).isNull()
    office.press(Qt.Key.Key_Escape, target=office.dialog())


def test_called_here_served_and_done(office: Office) -> None:
    takes(office, 3)
    pane = office.page.queue
    office.click(pane.next)
    assert pane.number.text() == "A-001"
    assert office.toast() == "请 A-001 到 A 号窗口"
    office.press(Qt.Key.Key_R, ALT)
    assert pane.since.text() == "已叫 2 遍，等人过来"
    office.press(Qt.Key.Key_A, ALT)
    assert (state(office, "A-001"), pane.since.text()) == ("serving", "正在办")
    assert not pane.again.isEnabled()
    office.press(Qt.Key.Key_E, ALT)
    assert state(office, "A-001") == "done"
    assert pane.number.text() == "--"
    assert pane.foot.remark.text() == "今天办完 1 位"
    office.seat.undo_last()
    office.settle()
    assert pane.number.text() == "A-001"
    office.click(pane.next)
    assert (state(office, "A-001"), pane.number.text()) == ("done", "A-002")


def test_missed_and_recalled_after_the_next_two(office: Office) -> None:
    takes(office, 4)
    pane = office.page.queue
    office.click(pane.next)
    office.press(Qt.Key.Key_S, ALT)
    assert [row.name for row in pane.skipped.rows()] == ["A-001"]
    office.seat.undo_last()
    office.settle()
    assert pane.number.text() == "A-001"
    office.press(Qt.Key.Key_S, ALT)
    office.press(Qt.Key.Key_H, ALT)
    assert waiting(office) == ["A-002", "A-003", "A-001", "A-004"]
    assert pane.model.index(2, 1).data() == "过号重排"
    office.seat.undo_last()
    office.settle()
    assert [row.name for row in pane.skipped.rows()] == ["A-001"]
    assert waiting(office) == ["A-002", "A-003", "A-004"]


def test_who_never_came_is_missed_when_the_next_is_called(office: Office) -> None:
    takes(office, 2)
    pane = office.page.queue
    office.click(pane.next)
    office.click(pane.next)
    assert (state(office, "A-001"), pane.number.text()) == ("skipped", "A-002")
    assert [row.name for row in pane.skipped.rows()] == ["A-001"]
    assert pane.foot.remark.text() == "今天办完 0 位"
    office.seat.undo_last()
    office.settle()
    assert (state(office, "A-001"), pane.number.text()) == ("called", "A-001")
    assert pane.since.text() == "已叫 1 遍，等人过来"
    assert waiting(office) == ["A-002"]


def test_done_without_a_word_of_coming_is_taken_back_to_called(office: Office) -> None:
    takes(office)
    pane = office.page.queue
    office.click(pane.next)
    office.press(Qt.Key.Key_E, ALT)
    assert state(office, "A-001") == "done"
    office.seat.undo_last()
    office.settle()
    assert (state(office, "A-001"), pane.since.text()) == ("called", "已叫 1 遍，等人过来")


def test_the_choice_stays_on_a_number_not_on_a_row(office: Office) -> None:
    takes(office, 5)
    pane = office.page.queue
    pane.table.setFocus()
    pane.table.selectRow(2)
    office.click(pane.next)
    pane.table.setFocus()
    office.press(Qt.Key.Key_Delete)
    assert (state(office, "A-003"), waiting(office)) == ("left", ["A-002", "A-004", "A-005"])
    assert pane.table.selectionModel().selectedRows() == []
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Return):
        pane.refresh()
        office.settle()
        pane.table.clearFocus()
        pane.table.setFocus()
        office.press(key)
        assert waiting(office) == ["A-002", "A-004", "A-005"], "nothing is chosen, nothing is done"
    office.press(Qt.Key.Key_Down)
    [row] = pane.table.selectionModel().selectedRows()
    assert row.row() == 0


def test_who_wants_anything_has_two_dashes(office: Office) -> None:
    takes(office)
    assert office.page.queue.model.index(0, 1).data() == "--"


def test_any_row_is_called_or_leaves(office: Office) -> None:
    takes(office, 3)
    pane = office.page.queue
    pane.table.setFocus()
    pane.table.selectRow(1)
    office.press(Qt.Key.Key_Return)
    assert pane.number.text() == "A-002"
    pane.table.selectRow(0)
    office.press(Qt.Key.Key_Delete)
    assert len(waiting(office)) == 1
    office.seat.undo_last()
    office.settle()
    assert len(waiting(office)) == 2


def test_the_counter_is_named(office: Office) -> None:
    office.page.queue.doing.name_counter()
    office.settle()
    assert isinstance(office.dialog(), CounterDialog)
    office.dialog().name.setText("2 号窗口")
    office.commit()
    assert office.page.queue.counter.title.text() == "2 号窗口"


def test_who_is_here_stays_here_when_the_counter_is_renamed(office: Office) -> None:
    takes(office)
    pane = office.page.queue
    office.click(pane.next)
    pane.doing.name_counter()
    office.settle()
    office.dialog().name.setText("咨询台")
    office.commit()
    assert (pane.counter.title.text(), pane.number.text()) == ("咨询台", "A-001")
    assert not pane.elsewhere.rows()
    office.press(Qt.Key.Key_A, ALT)
    assert state(office, "A-001") == "serving"


def test_a_counter_that_serves_one_thing_only(office: Office) -> None:
    takes(office, 2)
    takes(office, 1, "JYCY")
    pane = office.page.queue
    pane.only.set_value("JYCY")
    pane.only.picked.emit("JYCY")
    office.settle()
    assert (pane.only.value(), waiting(office)[0]) == ("JYCY", "A-003")
    office.click(pane.next)
    assert pane.number.text() == "A-003"


def test_nobody_waits(office: Office) -> None:
    office.click(office.page.queue.next)
    assert office.refused == ["queue_empty"]


def loses(office: Office) -> None:
    """Call a number that another counter had called first, and hear of it."""
    office.sends()
    office.click(office.page.queue.next)
    with office.desk.store.read() as session:
        chosen = select(QueueTicket).where(QueueTicket.state == "called")
        row = session.execute(chosen).scalar_one()
    called_elsewhere(office.desk.store, row, "2")
    office.settle()


def test_called_by_another_counter_is_told_and_the_next_is_offered(office: Office) -> None:
    takes(office, 2)
    loses(office)
    pane = office.page.queue
    assert pane.banner.title.text() == "A-001 已被 2 号窗口叫走"
    assert pane.number.text() == "--"
    assert [row.under for row in pane.elsewhere.rows()] == ["2 号窗口"]
    office.click(pane.banner.action)
    assert pane.banner.isHidden()
    assert pane.number.text() == "A-002"
    assert office.toast() == "A-001 已被 2 号窗口叫走。请 A-002 到 A 号窗口"
    with office.desk.store.read() as session:
        attended = select(OutboxOp.attended_at).where(OutboxOp.code == "moved_on")
        assert session.execute(attended).scalar_one() is not None


def test_with_nobody_left_the_word_of_it_goes_all_the_same(office: Office) -> None:
    takes(office)
    loses(office)
    office.click(office.page.queue.next)
    assert office.page.queue.banner.isHidden()
    assert office.refused == ["queue_empty"]


def test_the_call_screen_follows_and_names_nobody(office: Office) -> None:
    person = office.house.knows("林晓禾")
    with transaction(office.desk.store, HE) as tx:
        actions.take(tx, "XLZX", person)
    takes(office, 6)
    office.press(Qt.Key.Key_B, ALT)
    board = office.page.queue.board
    assert isinstance(board, CallScreen)
    office.bot.waitUntil(lambda: not board.gathering(), timeout=LONG)
    assert board.words() == "现在没有叫号"
    for _ in range(7):
        office.clock.forward(seconds=5)
        with transaction(office.desk.store, HE) as tx:
            actions.call_next(tx)
        office.settle()
    assert board.words() == "请 A-007 到 A 号窗口"
    assert [one.number for one in board.shown.last] == [f"A-00{n}" for n in (6, 5, 4, 3, 2)]
    assert board.sounds == 7
    said = f"{board.shown} {board.accessibleDescription()} {board.windowTitle()}"
    assert "林晓禾" not in said
    assert "心理" not in said
    board.repaint()
    assert not QPixmap(board.grab()).isNull()
    office.press(Qt.Key.Key_Escape, target=board)
    assert not board.isVisible()
    office.press(Qt.Key.Key_B, ALT, office.page)
    office.bot.waitUntil(lambda: not board.gathering(), timeout=LONG)
    assert board.sounds == 7, "put up again it sounds for nothing old"
    board.close()
    assert QApplication.activeModalWidget() is None


def test_whoever_is_called_stands_on_the_screen_however_many_counters_call(office: Office) -> None:
    takes(office, 12)
    for letter in "ABCDEFGHIJ":
        take_place(office.desk.store, letter=letter)
        office.clock.forward(seconds=5)
        with transaction(office.desk.store, HE) as tx:
            row = actions.call_next(tx).ticket
            if letter == "A":
                actions.finish(tx, row.id)
    take_place(office.desk.store, letter="A")
    office.press(Qt.Key.Key_B, ALT)
    board = office.page.queue.board
    assert isinstance(board, CallScreen)
    office.bot.waitUntil(lambda: not board.gathering(), timeout=LONG)
    office.settle()
    assert [one.number for one in board.shown.now[:3]] == ["A-010", "A-009", "A-008"]
    assert [one.number for one in board.beside()] == [f"A-00{n}" for n in (7, 6, 5, 4, 3, 2)]
    assert "请 A-002 到 B 号窗口" in board.words()
    with transaction(office.desk.store, HE) as tx:
        for one in board.shown.now[3:6]:
            actions.finish(tx, one.id)
    office.settle()
    assert [one.number for one in board.beside()] == [f"A-00{n}" for n in (4, 3, 2, 7, 6)]
    board.repaint()
    board.close()


def test_the_call_screen_comes_to_the_front_when_asked_for_again(office: Office) -> None:
    office.press(Qt.Key.Key_B, ALT)
    board = office.page.queue.board
    assert isinstance(board, CallScreen)
    office.bot.waitUntil(board.isActiveWindow, timeout=LONG)
    board.resize(900, 500)
    for small in (False, True):
        if small:
            board.showMinimized()
        office.page.activateWindow()
        office.bot.waitUntil(office.page.isActiveWindow, timeout=LONG)
        office.press(Qt.Key.Key_B, ALT, office.page)
        office.bot.waitUntil(board.isActiveWindow, timeout=LONG)
        assert not board.isMinimized()
        assert (board.width(), board.height()) == (900, 500), "as it was put"
    assert office.page.queue.board is board
    board.close()
