"""The table of an event's page, with what can be done about the row one stands on beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ui.events.people import Column, PeopleModel, Row
from ui.kit import theme
from ui.kit.buttons import Button, icon_button
from ui.kit.table import Table

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done about a row. `key`: Enter, Ctrl Enter, or none.

    Plain Enter never spends a seat nor takes anything back: it may be pressed twice. `aside`: in
    the menu, however much room there is; it stands too near to what is pressed all day.
    """

    name: str
    words: str
    icon: str | None = None
    key: str = ""
    aside: bool = False


class PeopleTable(Table):
    """A table of people. `done(name of the deed, row)` by Enter, button, menu or Delete."""

    done = Signal(str, object)

    def __init__(
        self,
        columns: Sequence[Column],
        deeds: Callable[[Any], Sequence[Deed]],
        beside: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        """`beside`: so many deeds are buttons, the others are in a menu."""
        super().__init__(parent)
        self.people = PeopleModel(columns, self)
        self._deeds, self._beside = deeds, beside
        self.setModel(self.people)
        self.set_widths(self.people.widths())
        self.acts = QWidget(self.viewport())
        self._row = QHBoxLayout(self.acts)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self.buttons: list[Button] = []
        self._offered: Sequence[Deed] = ()
        """What the buttons stand for."""
        self.acts.hide()
        self.opened.connect(lambda _row: self.do_keyed("Enter"))
        self.chosen.connect(lambda _row: self._offer())
        self.verticalScrollBar().valueChanged.connect(lambda _at: self._lay())

    def clear(self) -> None:
        """Show nobody, and do not say that there is nobody: who is on the list is being read."""
        self.tell_empty(told=False)
        self.people.put(())
        self.verticalScrollBar().setValue(0)
        self._offer()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; whoever one stood on, one still stands on."""
        self.tell_empty(told=True)
        held, place, bar = _who(self.row()), self.currentIndex().row(), self.verticalScrollBar()
        at = bar.value()
        self.people.put(rows)
        found = next((n for n, row in enumerate(rows) if held and _who(row) == held), -1)
        if found < 0 and rows:
            found = min(max(place, 0), len(rows) - 1)
        if found >= 0:
            self.selectRow(found)
        bar.setValue(at)
        self._offer()

    def row(self) -> Row | None:
        """Give the row one stands on."""
        place = self.currentIndex().row()
        return self.people.rows[place] if 0 <= place < len(self.people.rows) else None

    def deeds(self) -> Sequence[Deed]:
        """Give what can be done about the row one stands on."""
        row = self.row()
        return self._deeds(row) if row is not None else ()

    def do_keyed(self, key: str) -> bool:
        """Do what a key does about the row one stands on; False when it does nothing."""
        deed = next((one for one in self.deeds() if one.key == key), None)
        if deed is not None:
            self.do(deed.name)
        return deed is not None

    def do(self, name: str) -> None:
        """Do one of them."""
        row = self.row()
        if row is not None and any(one.name == name for one in self.deeds()):
            self.done.emit(name, row)

    def _as_buttons(self) -> Sequence[Deed]:
        return [deed for deed in self.deeds() if not deed.aside][: self._beside]

    def menu(self) -> QMenu:
        """Make the menu of what has no button."""
        made = QMenu(self)
        beside = self._as_buttons()
        for deed in (one for one in self.deeds() if one not in beside):
            action = QAction(deed.words, made)
            action.triggered.connect(lambda _on=False, name=deed.name: self.do(name))
            made.addAction(action)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Cancel with Delete, open the menu with its key; leave letters to the page."""
        if event.key() == Qt.Key.Key_Delete:
            self.do("cancel")
        elif event.key() == Qt.Key.Key_Menu:
            self._show_menu()
        elif event.text() and event.text().isprintable() and event.text() != " ":
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons at the row's end."""
        super().resizeEvent(event)
        self._lay()

    def changeEvent(self, event: QEvent) -> None:
        """Lay the buttons out anew in another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "acts"):
            self._lay()

    def _offer(self) -> None:
        deeds = self.deeds()
        if deeds != self._offered:
            self._offered = deeds
            self._make_buttons()
        self._lay()

    def _make_buttons(self) -> None:
        for old in self.buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = []
        beside = self._as_buttons()
        for deed in beside:
            button = Button(deed.words, deed.icon, deed.key or None, "plain", "small")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, name=deed.name: self.do(name))
            self.buttons.append(button)
        if len(self.deeds()) > len(beside):
            more = icon_button("ellipsis", self.tr("更多"), "small", "plain")
            more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            more.clicked.connect(self._show_menu)
            self.buttons.append(more)
        for button in self.buttons:
            self._row.addWidget(button)
            button.show()

    def _lay(self) -> None:
        index = self.currentIndex()
        if not self.buttons or not index.isValid():
            self.acts.hide()
            return
        rect = self.visualRect(index)
        self._row.activate()
        size = self._row.sizeHint()
        left = self.viewport().width() - size.width() - theme.px(12)
        top = rect.center().y() - size.height() // 2
        self.acts.setGeometry(left, top, size.width(), size.height())
        self.acts.setVisible(self.viewport().rect().intersects(rect))

    def _show_menu(self) -> None:
        menu = self.menu()
        if not menu.actions():
            return
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self.acts.mapToGlobal(QPoint(self.acts.width(), self.acts.height() + 4))
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))


def _who(row: Row | None) -> str:
    if row is None:
        return ""
    return str(getattr(row, "registration_id", "") or getattr(row, "attendance_id", ""))
