"""Counting people without names: a group, a class, somebody who will not give a name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.checkin.rules import HEADS_LIMIT
from ui.checkin import phrases
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.card import Card, CardHeader
from ui.kit.choices import Select
from ui.kit.form import Field
from ui.kit.spin import SpinBox

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HeadsPanel(Card):
    """How many, and how old if known. `counted(heads, age band or "")`, `closed`."""

    counted = Signal(int, str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        head = CardHeader(self.tr("匿名计数"), self.tr("只计人数，不留姓名和手机号"))
        close = Button(self.tr("关闭"), key="Esc", kind="ghost", size="small")
        close.clicked.connect(self.closed)
        head.add_right(close)
        self.add(head)
        self.heads = SpinBox()
        self.heads.setRange(1, HEADS_LIMIT)
        self.age = Select(phrases.ages(), name=self.tr("年龄段"))
        self.commit = Button(self.tr("计入"), key="Enter", kind="primary")
        self.commit.clicked.connect(self._count)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(16, 12, 16, 14)
        row.setSpacing(12)
        number, age = Field(self.tr("人数"), self.heads), Field(self.tr("年龄段"), self.age)
        number.setFixedWidth(theme.px(160))
        age.setFixedWidth(theme.px(220))
        row.addWidget(number)
        row.addWidget(age)
        row.addWidget(self.commit, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        self.add(body)

    def begin(self, heads: int = 1, age_band: str = "") -> None:
        """Start with a number; the cursor stands in it."""
        self.heads.setValue(heads)
        self.age.set_value(age_band)
        if not age_band:
            self.age.setCurrentIndex(0)
        self.heads.setFocus()
        self.heads.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count at once on Enter, close on Esc."""
        if event.key() in _ENTER:
            self._count()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _count(self) -> None:
        self.heads.interpretText()
        self.counted.emit(self.heads.value(), self.age.value())
