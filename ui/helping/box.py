"""What a venue asked for: in the panel of its case, or in the list of what it asks without one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.helping.queries import Offered, OwnCall
from ui.helping import phrases
from ui.kit import paint, theme
from ui.kit.buttons import Button
from ui.kit.text import IconLabel, label


class Framed(QWidget):
    """A bordered place; tinted where something new stands in it."""

    def __init__(self, *, tinted: bool = False) -> None:
        super().__init__()
        self._tokens = ("primary-soft", "primary") if tinted else ("surface", "border")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and border."""
        fill, border = (theme.color(token) for token in self._tokens)
        paint.box(QPainter(self), paint.rectf(self.rect()), 8, fill, border)


class CallBox(QWidget):
    """One call with its offers: `taken(venue id, its name)`, `closed(call id)`.

    `may_take`: the case can be handed to another venue as it stands.
    """

    taken = Signal(str, str)
    closed = Signal(str)

    def __init__(self, call: OwnCall, *, may_take: bool, may_close: bool) -> None:
        super().__init__()
        self.call = call
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(self.tr("在请别的青年之家帮忙"), "body", bold=True, wrap=True), 1)
        self.stop = Button(self.tr("不找了"), None, None, "link", "small")
        self.stop.clicked.connect(lambda: self.closed.emit(call.id))
        # Showing a piece that has no parent yet would open a window of its own.
        if not may_close:
            self.stop.hide()
        head.addWidget(self.stop)
        column.addLayout(head)
        column.addWidget(label(phrases.about(call), "small", wrap=True))
        self.standing = label(phrases.standing(call), "small", "text3", wrap=True)
        column.addWidget(self.standing)
        self.take: list[Button] = []
        for offered in call.offers:
            column.addWidget(self._offer(offered, may_take=may_take))

    def _offer(self, offered: Offered, *, may_take: bool) -> QWidget:
        made = Framed(tinted=True)
        column = QVBoxLayout(made)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        mark = IconLabel("hand-helping", "primary", 16)
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(offered.venue_name, "body", bold=True, wrap=True), 1)
        column.addLayout(head)
        column.addWidget(label(offered.words, "small", wrap=True))
        contact = label(offered.contact, "small", "text2", wrap=True)
        contact.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(contact)
        if may_take:
            button = Button(self.tr("转给这家…"), None, None, "plain", "small")
            button.clicked.connect(lambda: self.taken.emit(offered.venue_id, offered.venue_name))
            self.take.append(button)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return made
