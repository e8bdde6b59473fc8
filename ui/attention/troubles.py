"""What was not taken: what, why in plain words, and one or two things to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.attention.queries import Trouble
from app.attention.rules import AGAIN
from ui.attention import phrases
from ui.attention.jobs import Centre
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.card import Card, EmptyState, hair
from ui.kit.text import ElidedLabel, IconLabel, label
from ui.shell.times import stamp

_FEW = 3
_INDENT = 26


class TroubleItem(QWidget):
    """One of them. `wanted(way, Trouble)` when something is to be done about it."""

    wanted = Signal(str, object)

    def __init__(self, trouble: Trouble, centre: Centre, *, whole: bool, may: bool) -> None:
        super().__init__()
        self.trouble = trouble
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(0)
        held = trouble.verdict == "held"
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconLabel("clock" if held else "circle-x", "warn" if held else "danger"))
        words = phrases.what(trouble.kind, trouble.verb, trouble.title)
        self.title = ElidedLabel(words, "body", bold=True)
        row.addWidget(self.title, 1)
        if whole:
            row.addWidget(
                label(stamp(trouble.made_at, centre.now, centre.zone), "caption", "text3")
            )
        column.addLayout(row)
        self.why = label(phrases.why(trouble), "small", "text2", wrap=True)
        self.why.setContentsMargins(_INDENT, 0, 0, 0)
        column.addWidget(self.why)
        if whole:
            self._more(column, trouble)
        column.addLayout(self._ways(trouble, may=may))
        self.setAccessibleName(f"{words} {self.why.text()}")

    def _more(self, column: QVBoxLayout, trouble: Trouble) -> None:
        """Show what it would write, what waits for it, and the code for support."""
        said = phrases.changes(trouble.said)
        lines = [self.tr("要写的：{what}").format(what=said)] if said else []
        for one in trouble.waits:
            waits = phrases.what(one.kind, one.verb, one.title)
            lines.append(self.tr("在等它的：{what}").format(what=waits))
        lines.append(self.tr("代码 {code}").format(code=trouble.code or "--"))
        for words in lines:
            line = ElidedLabel(words, "caption", "text3")
            line.setContentsMargins(_INDENT, 0, 0, 0)
            column.addWidget(line)

    def _ways(self, trouble: Trouble, *, may: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(_INDENT - 6, 2, 0, 0)
        row.setSpacing(0)
        self.buttons: dict[str, Button] = {}
        for way in trouble.ways if may else ():
            words = phrases.way_name(way, only=len(trouble.ways) == 1)
            button = Button(words, kind="link", size="small", name=f"{words} {self.title.text()}")
            button.clicked.connect(lambda _on=False, way=way: self.wanted.emit(way, trouble))
            self.buttons[way] = button
            row.addWidget(button)
        row.addStretch(1)
        return row


class TroubleCard(Card):
    """The card at the side: the first few."""

    wanted = Signal(str, object)
    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        head = QWidget()
        # As high without the link as with it.
        head.setFixedHeight(theme.px(30) + 13)
        row = QHBoxLayout(head)
        row.setContentsMargins(15, 6, 9, 7)
        self.title = label("", "body", bold=True)
        row.addWidget(self.title)
        row.addStretch(1)
        self.all = Button(self.tr("全部重试"), kind="link", size="small")
        self.all.clicked.connect(self.all_wanted)
        row.addWidget(self.all)
        self.add(head)
        self._shown: object = None
        self._items = QVBoxLayout()
        self._items.setSpacing(0)
        self.body.addLayout(self._items)
        self.items: list[TroubleItem] = []

    def show_centre(self, centre: Centre, *, may: bool) -> None:
        """Show the first few and how many there are."""
        if (centre.troubles, may) == self._shown:
            return
        self._shown = (centre.troubles, may)
        _clear(self._items)
        self.items = []
        found = list(centre.troubles)
        self.title.setText(self.tr("未能发送 {count}").format(count=len(found)))
        self.all.setVisible(may and any(AGAIN in one.ways for one in found))
        for one in found[:_FEW]:
            item = TroubleItem(one, centre, whole=False, may=may)
            item.wanted.connect(self.wanted)
            self._items.addWidget(hair())
            self._items.addWidget(item)
            self.items.append(item)
        self.setVisible(bool(found))

    def take_focus(self) -> None:
        """Put the keyboard on the first thing that can be done."""
        _focus_first(self.items)


class TroublePanel(QWidget):
    """All of them, with what each would write and what waits for it."""

    wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        column.addWidget(self._area)
        self.empty = EmptyState("circle-check", self.tr("没有未能发送的"), "-", tone="ok")
        column.addWidget(self.empty)
        self._shown: object = None
        self.items: list[TroubleItem] = []

    def show_centre(self, centre: Centre, *, may: bool) -> None:
        """Show them all; what has the keyboard keeps it while nothing has changed."""
        if (centre.troubles, may) == self._shown:
            return
        self._shown = (centre.troubles, may)
        made = QWidget()
        made.setAutoFillBackground(False)
        column = QVBoxLayout(made)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(0)
        self.items = []
        for place, one in enumerate(centre.troubles):
            if place:
                column.addWidget(hair())
            item = TroubleItem(one, centre, whole=True, may=may)
            item.wanted.connect(self.wanted)
            self.items.append(item)
            column.addWidget(item)
        words = self.tr("这些记录仍在本机，标着“未能发送”，不会丢")
        foot = label(words, "caption", "text3", wrap=True)
        foot.setContentsMargins(16, 8, 16, 8)
        column.addWidget(foot)
        column.addStretch(1)
        self._area.setWidget(made)
        made.setAutoFillBackground(False)
        self._area.setVisible(bool(self.items))
        self.empty.setHidden(bool(self.items))
        self.empty.say(self.tr("没有未能发送的"), self.tr("总部都收下了，或还没有问过"))

    def take_focus(self) -> None:
        """Put the keyboard on the first thing that can be done."""
        _focus_first(self.items)


def _clear(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        piece = item.widget()
        if piece is not None:
            piece.hide()
            piece.deleteLater()


def _focus_first(items: list[TroubleItem]) -> None:
    buttons = [button for item in items for button in item.buttons.values()]
    if buttons:
        buttons[0].setFocus()
