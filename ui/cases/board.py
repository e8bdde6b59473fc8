"""The columns of the board: arrows lead from card to card and from column to column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from app.cases import lifecycle
from app.cases.limits import Calendar
from app.cases.queries import CaseCard
from ui.cases import casewords
from ui.cases.boardcard import CardDelegate, spoken
from ui.kit import paint, theme
from ui.kit.lines import Lines
from ui.kit.text import label
from ui.shell.times import number

AnyIndex = QModelIndex | QPersistentModelIndex
_BATCH = 40
"""So many cards are laid out before the first picture; the others follow at once."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CardList(QListView):
    """The cards of a column: `picked(CaseCard)` for the one stood on, `sidestepped(-1 | 1)`."""

    picked = Signal(object)
    opened = Signal()
    sidestepped = Signal(int)

    def __init__(self, house: Calendar, now: dt.datetime) -> None:
        super().__init__()
        self._quiet = False
        self.setProperty("kind", "bare")
        self.lines = Lines(self, spoken)
        self.setModel(self.lines)
        self.painter_of_cards = CardDelegate(self, house, now)
        self.setItemDelegate(self.painter_of_cards)
        self.setMouseTracking(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(lambda _index: self.opened.emit())

    def show_cards(self, cards: Sequence[CaseCard], chosen: str) -> None:
        """Show other cards; the chosen one stays chosen, and the place scrolled to stays."""
        bar = self.verticalScrollBar()
        at = bar.value()
        if tuple(cards) != self.lines.rows:
            self.lines.replace(cards)
        self.stand_on(chosen)
        bar.setValue(at)
        self.viewport().update()

    def stand_on(self, case_id: str) -> bool:
        """Stand on a case if it is here, else on none; without telling."""
        place = self.place_of(case_id)
        index = self.lines.index(place, 0) if place >= 0 else QModelIndex()
        if index != self.currentIndex():
            self._quiet = True
            self.setCurrentIndex(index)
            self._quiet = False
        return place >= 0

    def place_of(self, case_id: str) -> int:
        """Give where a case stands in this column, -1 where it does not."""
        rows = self.lines.rows
        return next((at for at, card in enumerate(rows) if card.id == case_id), -1)

    def card(self) -> CaseCard | None:
        """Give the card one stands on."""
        place = self.currentIndex().row()
        return self.lines.rows[place] if 0 <= place < len(self.lines.rows) else None

    def currentChanged(self, now: AnyIndex, before: AnyIndex) -> None:
        """Tell which card one stands on."""
        super().currentChanged(now, before)
        if now.isValid() and not self._quiet:
            self.picked.emit(self.lines.rows[now.row()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step aside on left and right, open on Enter; letters belong to the page."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.sidestepped.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
        elif plain and event.key() in _ENTER:
            self.opened.emit()
        elif not plain or (event.text() and event.text().isprintable()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on the first card from the first key on."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.lines.rows:
            self.setCurrentIndex(self.lines.index(0, 0))


class Column(QWidget):
    """A column: its name, how many, its cards, or that there are none."""

    def __init__(self, name: str, house: Calendar, now: dt.datetime) -> None:
        super().__init__()
        self.name = name
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 1, 8, 1)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(4, 10, 4, 10)
        head.setSpacing(8)
        self.title = label(casewords.column_name(name), "body", bold=True)
        self.count = label("", "small", "text3")
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addStretch(1)
        column.addLayout(head)
        self.cards = CardList(house, now)
        self.cards.setAccessibleName(casewords.column_name(name))
        column.addWidget(self.cards, 1)
        self.none = label(casewords.empty_column(name), "small", "text3", wrap=True)
        self.none.setContentsMargins(4, 4, 4, 4)
        column.insertWidget(1, self.none)
        self.none.hide()

    def show_cards(
        self, cards: Sequence[CaseCard], chosen: str, now: dt.datetime, *, counted: bool
    ) -> None:
        """Show the cards that are in here now; `counted`: they are all there are."""
        self.cards.painter_of_cards.now = now
        self.count.setText(number(len(cards)) if counted else "")
        self.none.setVisible(counted and not cards)
        self.cards.show_cards(cards, chosen)

    def sizeHint(self) -> QSize:
        """Ask for no more than the others: columns share the room."""
        return QSize(theme.px(150), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as a card can be read."""
        return QSize(theme.px(120), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        rect = paint.rectf(self.rect())
        paint.box(QPainter(self), rect, 10, theme.color("surface2"), theme.color("border"))


class Board(QWidget):
    """All columns: `picked(CaseCard)` for the card stood on, `opened()` by Enter or click."""

    picked = Signal(object)
    opened = Signal()

    def __init__(self, house: Calendar, now: dt.datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.columns = {name: Column(name, house, now) for name in lifecycle.COLUMNS}
        for place, column in enumerate(self.columns.values()):
            row.addWidget(column, 1)
            column.cards.picked.connect(partial(self._pick, column))
            column.cards.opened.connect(self.opened)
            column.cards.sidestepped.connect(partial(self._sidestep, place))
        self._now = now

    def go_by(self, house: Calendar) -> None:
        """Let the clocks of cards go by other working hours."""
        for column in self.columns.values():
            column.cards.painter_of_cards.house = house

    def show_cards(
        self, cards: Sequence[CaseCard], chosen: str, now: dt.datetime, *, counted: bool = True
    ) -> None:
        """Show the open cases, each in its column; `counted`: they are all there are."""
        piles: dict[str, list[CaseCard]] = {name: [] for name in self.columns}
        for card in cards:
            piles[card.column].append(card)
        had = self.focused()
        for name, column in self.columns.items():
            column.show_cards(piles[name], chosen, now, counted=counted)
        home = self._home(chosen)
        if had is not None and home is not None and home is not had:
            # The keyboard goes along with a card that moved.
            home.cards.setFocus()

    def stand_on(self, case_id: str) -> None:
        """Stand on a case wherever it is, and let it be seen."""
        for column in self.columns.values():
            if column.cards.stand_on(case_id):
                column.cards.scrollTo(column.cards.currentIndex())

    def focus_card(self) -> None:
        """Give the keyboard to the card one stands on, else to the first column with any."""
        columns = self.columns.values()
        standing = next((one for one in columns if one.cards.card() is not None), None)
        some = next((one for one in columns if one.cards.lines.rows), self.columns[lifecycle.NEW])
        (standing or some).cards.setFocus()

    def focused(self) -> Column | None:
        """Give the column that has the keyboard."""
        return next((one for one in self.columns.values() if one.cards.hasFocus()), None)

    def _home(self, case_id: str) -> Column | None:
        columns = self.columns.values()
        return next((one for one in columns if one.cards.place_of(case_id) >= 0), None)

    def _pick(self, here: Column, card: CaseCard) -> None:
        for column in self.columns.values():
            if column is not here:
                column.cards.stand_on("")
        self.picked.emit(card)

    def _sidestep(self, place: int, by: int) -> None:
        """Go to the next column that has cards, as near as possible to the same height."""
        columns = list(self.columns.values())
        here = columns[place].cards
        ahead = columns[place + 1 :] if by > 0 else reversed(columns[:place])
        there = next((one.cards for one in ahead if one.cards.lines.rows), None)
        if there is None:
            return
        middle = here.visualRect(here.currentIndex()).center()
        index = there.indexAt(middle) if here.currentIndex().isValid() else QModelIndex()
        last = len(there.lines.rows) - 1
        at = index.row() if index.isValid() else min(max(here.currentIndex().row(), 0), last)
        there.setFocus()
        there.setCurrentIndex(there.lines.index(at, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out anew: in another width words need another number of lines."""
        super().resizeEvent(event)
        for column in self.columns.values():
            column.cards.scheduleDelayedItemsLayout()
