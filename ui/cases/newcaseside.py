"""What stands beside a request that is taken down: by when, who reads it, is it there already."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.cases.queries import CaseCard
from ui.cases.newcasewho import at_once
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.card import Card
from ui.kit.text import IconLabel, TextTone, label, set_tone

_WIDE = 280


class Fact(QWidget):
    """An icon, a bold line, and what follows from it."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self._icon, self._name = IconLabel(icon, "text2", 18), icon
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        self.title: QLabel = label("", "body", bold=True, wrap=True)
        self.text: QLabel = label("", "small", "text2", wrap=True)
        column.addWidget(self.title)
        column.addWidget(self.text)
        row.addLayout(column, 1)

    def say(self, title: str, text: str = "", tone: TextTone = "text", icon: str = "") -> None:
        """Show other words; nothing at all for an empty title."""
        self.setVisible(bool(title))
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        set_tone(self.title, tone)
        self._icon.set_icon(icon or self._name, "text2" if tone == "text" else tone)


class Twin(Card):
    """The open case of the same person and category. `opened(id)` when it is to be shown."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, pad=12, gap=4)
        self.case_id = ""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconLabel("triangle-alert", "warn", 18), 0, Qt.AlignmentFlag.AlignTop)
        self.title = label("", "body", "warn", bold=True, wrap=True)
        row.addWidget(self.title, 1)
        self.body.addLayout(row)
        self.need = label("", "small", "text2", wrap=True)
        self.add(self.need)
        self.open = Button(self.tr("打开那件"), None, "Alt O", size="small")
        at_once(self.open, "Alt O")
        self.open.clicked.connect(lambda: self.opened.emit(self.case_id))
        self.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_case(self, card: CaseCard | None) -> None:
        """Show a case, or nothing."""
        self.setVisible(card is not None)
        self.case_id = card.id if card is not None else ""
        if card is not None:
            words = self.tr("已有一件在办 {number}，是同一件吗")
            self.title.setText(words.format(number=card.label))
            self.need.setText(card.need)


class Side(QFrame):
    """The column to the right of the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "beside")
        self.setFixedWidth(theme.px(_WIDE))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 20, 16, 16)
        column.setSpacing(14)
        column.addWidget(label(self.tr("登记以后"), "strong"))
        self.due = Fact("clock")
        self.readers = Fact("eye")
        self.danger = Fact("triangle-alert")
        self.twin = Twin()
        self.child = Fact("users")
        self.offline = Fact("cloud-off")
        for piece in (self.danger, self.due, self.readers, self.child, self.twin):
            column.addWidget(piece)
        column.addStretch(1)
        column.addWidget(self.offline)
        for fact in (self.danger, self.child, self.offline):
            fact.hide()
