"""What other venues ask for: a quiet line above the board, and the list behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.helping.queries import Asking
from ui.cases.phrases import category_name
from ui.helping import phrases
from ui.helping.box import CallBox, Framed
from ui.helping.jobs import Around
from ui.kit import theme
from ui.kit.ask import Dialog
from ui.kit.buttons import Button
from ui.kit.chips import Chip
from ui.kit.text import IconLabel, label

_WIDE, _TALL = 640, 460


class HelpLine(QWidget):
    """One line where others ask for help, or offers came; nothing where there is neither.

    `wanted()`: the list is asked for (Alt H).
    """

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel("hand-helping", "primary", 16))
        self.words = label("", "small", "text2")
        row.addWidget(self.words)
        self.look = Button(self.tr("看看"), None, "Alt H", "link", "small")
        self.look.clicked.connect(self.wanted)
        row.addWidget(self.look)
        row.addStretch(1)
        self.hide()

    def show_around(self, around: Around) -> None:
        """Say how many ask, and how many offer."""
        words = phrases.heard(len(around.open), around.offers)
        self.words.setText(words)
        self.setVisible(bool(words))


class AroundDialog(Dialog):
    """What others ask for, and what this venue asks for without a case.

    `offered(Asking)`, `closed(call id)`; the primary verb asks for something.
    """

    offered = Signal(object)
    closed = Signal(str)

    def __init__(self, parent: QWidget | None, around: Around, *, may: bool) -> None:
        title, verb = self.tr("互相帮忙"), self.tr("我们也要找帮手…")
        super().__init__(parent, title, verb, self.tr("返回"), width=_WIDE)
        self._may = may
        self.primary.setVisible(may)
        self.buttons: list[Button] = []
        self.boxes: list[CallBox] = []
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        for one in around.asked:
            column.addWidget(self._asking(one))
        for call in around.own:
            box = CallBox(call, may_take=False, may_close=may)
            box.closed.connect(self.closed)
            self.boxes.append(box)
            framed = Framed()
            inner = QVBoxLayout(framed)
            inner.setContentsMargins(12, 10, 12, 10)
            inner.addWidget(box)
            column.addWidget(framed)
        if not around.asked and not around.own:
            nobody = self.tr("现在没有青年之家在找帮手。别的站发出来，这里会看到。")
            column.addWidget(label(nobody, "body", "text2", wrap=True))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        inside.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        room = inside.heightForWidth(theme.px(_WIDE - 56)) if inside.hasHeightForWidth() else -1
        tall = max(room, inside.sizeHint().height(), 60)
        area.setFixedHeight(min(tall, theme.px(_TALL)))
        self.add(area)
        (self.buttons[0] if self.buttons else self.primary).setFocus()

    def _asking(self, asking: Asking) -> QWidget:
        made = Framed()
        row = QHBoxLayout(made)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(asking.venue_name, "body", bold=True))
        head.addWidget(Chip(category_name(asking.category)))
        head.addStretch(1)
        words.addLayout(head)
        words.addWidget(label(phrases.about(asking), "small", wrap=True))
        until = self.tr("{day} 截止").format(day=phrases.day(asking.until))
        words.addWidget(label(until, "caption", "text3"))
        row.addLayout(words, 1)
        if asking.offered:
            row.addWidget(Chip(self.tr("已告诉对方"), "ok", "check"))
        elif self._may:
            button = Button(self.tr("我们能帮…"), None, None, "plain", "small")
            button.clicked.connect(lambda: self.offered.emit(asking))
            self.buttons.append(button)
            row.addWidget(button)
        return made
