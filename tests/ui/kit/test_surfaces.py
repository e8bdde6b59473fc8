"""Surfaces keep their place: no stray windows, no squashed pictures, no moving columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QScrollBar, QVBoxLayout, QWidget

from tests.ui.kit.test_pieces import shown
from ui.kit import theme
from ui.kit.card import Banner, EmptyState
from ui.kit.form import Field, line_edit
from ui.kit.spin import SpinBox, TimeEdit
from ui.kit.table import Table

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_pieces_never_open_a_window_of_their_own(dressed: QApplication, qtbot: QtBot) -> None:
    seen: list[str] = []

    class Eye(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
                seen.append(type(watched).__name__)
            return False

    eye = Eye()
    dressed.installEventFilter(eye)
    banner, empty = Banner("warn", "info", "-"), EmptyState("inbox", "-")
    for piece in (banner, empty):
        piece.say("标题", "一句话")
        piece.say("标题")
    Field("姓名", line_edit(), hint="一句话")
    dressed.processEvents()
    dressed.removeEventFilter(eye)
    assert seen == []
    assert qtbot is not None


def test_an_empty_state_drops_its_picture_in_a_low_card(
    dressed: QApplication, qtbot: QtBot
) -> None:
    empty = EmptyState("door-open", "今天还没有人来", "第一条签到会出现在这里。")
    shown(qtbot, empty, 600, 300)
    dressed.processEvents()
    assert empty.tile.isVisible()
    assert empty.tile.height() == empty.tile.sizeHint().height()
    empty.resize(600, 92)
    dressed.processEvents()
    assert not empty.tile.isVisible()
    assert empty.title.isVisible()


@pytest.mark.parametrize("buttons", [True, False])
def test_the_line_of_a_spin_box_keeps_off_the_border(
    dressed: QApplication, qtbot: QtBot, *, buttons: bool
) -> None:
    for box in (SpinBox(), TimeEdit()):
        if not buttons:
            box.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        shown(qtbot, box, 200, 36)
        dressed.processEvents()
        line = box.findChild(QLineEdit)
        assert line is not None
        assert line.x() >= 10
        assert line.width() > 150
        box.resize(260, 36)
        dressed.processEvents()
        assert line.x() >= 10
        assert line.width() > 210
        box.setEnabled(False)
        box.setStyleSheet("font-weight:bold")
        dressed.processEvents()
        assert line.x() >= 10


def test_columns_stand_still_when_a_table_begins_to_scroll(
    dressed: QApplication, qtbot: QtBot
) -> None:
    table = Table()
    model = QStandardItemModel(2, 2)
    table.setModel(model)
    table.set_widths({0: 0, 1: 120})
    shown(qtbot, table, 400, 200)
    dressed.processEvents()
    before = table.columnWidth(0)
    model.setRowCount(60)
    dressed.processEvents()
    assert table.columnWidth(0) == before == 280
    bars = [bar for bar in table.findChildren(QScrollBar) if bar.isVisible()]
    assert [bar.geometry().right() for bar in bars] == [399]
    bars[0].setValue(bars[0].maximum())
    assert table.verticalScrollBar().value() == table.verticalScrollBar().maximum() > 0


def test_an_empty_table_wears_no_ring(dressed: QApplication, qtbot: QtBot) -> None:
    table = Table()
    model = QStandardItemModel(0, 1)
    table.setModel(model)
    page = QWidget()
    QVBoxLayout(page).addWidget(table)
    shown(qtbot, page, 400, 200)
    page.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    focus = theme.color("focus")
    edge = QPoint(0, 60)
    assert table.viewport().grab().toImage().pixelColor(edge) != focus
    model.setRowCount(1)
    table.setCurrentIndex(QModelIndex())
    dressed.processEvents()
    assert table.viewport().grab().toImage().pixelColor(edge) == focus
