"""The strip for people who came together: whoever comes next belongs to the first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.checkin.rules import HEADS_LIMIT
from ui.checkin.counter import Party
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.spin import SpinBox
from ui.kit.text import ElidedLabel, IconLabel, label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PartyStrip(QFrame):
    """Says who is being accompanied; `counted(heads)` without names, `done` to end it."""

    counted = Signal(int)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self.setProperty("tone", "primary")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(IconLabel("users", "primary"))
        self.words = ElidedLabel("", "body", "primary", bold=True)
        row.addWidget(self.words, 1)
        row.addWidget(label(self.tr("不留姓名"), "small", "text2"))
        self.heads = SpinBox()
        self.heads.setRange(1, HEADS_LIMIT)
        self.heads.setAccessibleName(self.tr("不留姓名的同行人数"))
        self.heads.setFixedWidth(theme.px(72))
        row.addWidget(self.heads)
        count = Button(self.tr("计入"), key="Alt A", size="small")
        count.clicked.connect(self._count)
        row.addWidget(count)
        end = Button(self.tr("同行到齐"), key="Esc", kind="ghost", size="small")
        end.clicked.connect(self.done)
        row.addWidget(end)
        self.hide()

    def show_party(self, party: Party | None) -> None:
        """Show whom people accompany, and how many do so far; None takes the strip away."""
        self.setVisible(party is not None)
        if party is None:
            return
        leader = party.leader or self.tr("这一批")
        words = self.tr("和{name}同行：继续扫码或输入姓名，已加 {count} 人")
        self.words.setText(words.format(name=leader, count=party.others))

    def begin(self) -> None:
        """Put the cursor into the number of people without names."""
        self.heads.setFocus()
        self.heads.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count at once on Enter."""
        if event.key() in _ENTER and self.heads.hasFocus():
            self._count()
            return
        super().keyPressEvent(event)

    def _count(self) -> None:
        self.heads.interpretText()
        self.counted.emit(self.heads.value())
        self.heads.setValue(1)
