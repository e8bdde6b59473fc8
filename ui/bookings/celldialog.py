"""What there is at a time: the bookings one by one, what can be done about each, another one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.bookings.queries import Entry
from app.bookings.rules import BOOKED, CANCELLED, NO_SHOW, USED
from app.bookings.things import Thing
from app.clock import from_text
from ui.bookings import phrases
from ui.bookings.number import number_of
from ui.kit import theme
from ui.kit.actionrow import ActionRow
from ui.kit.ask import Dialog
from ui.kit.buttons import Button
from ui.kit.results import ROW, ResultList, ResultRow
from ui.kit.text import label
from ui.people.number import NumberLine
from ui.seat import Seat

USE, MISS, MOVE, CANCEL, KEEP, BACK, MORE, AMEND = (
    "use",
    "miss",
    "move",
    "cancel",
    "keep",
    "back",
    "more",
    "amend",
)
SHOWN = 5


class CellDialog(Dialog):
    """`wanted(deed, entry)`; `more()` for another booking at that time."""

    wanted = Signal(str, object)
    more = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        seat: Seat,
        thing: Thing,
        when: str,
        entries: Sequence[Entry],
        left: int,
    ) -> None:
        translate = phrases.translate
        verb = translate("bookings", "再约一个") if left else translate("bookings", "知道了")
        back = translate("bookings", "返回") if left else None
        super().__init__(parent, phrases.titled(thing.name, when), verb, back, width=640)
        self.entries, self._thing, self._seat = tuple(entries), thing, seat
        self._left = left
        zone = seat.desk.profile.timezone
        self.rows = ResultList()
        self.rows.setAccessibleName(self.tr("这个时段的预约"))
        self.rows.setFocusPolicy(self.focusPolicy().StrongFocus)
        self.rows.set_rows([_row(one, thing, zone) for one in entries])
        self.rows.setFixedHeight(theme.px(ROW) * min(SHOWN, len(entries)))
        self.rows.selectionModel().currentChanged.connect(lambda *_rows: self._mind())
        self.add(self.rows)
        self.said = label("", "small", "text2", wrap=True)
        self.add(self.said)
        self.number: NumberLine | None = None
        self._reach = QVBoxLayout()
        self._reach.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(self._reach)
        self.deeds = ActionRow()
        self.add(self.deeds)
        self.keys: list[QShortcut] = []
        self._mind()
        self.rows.setFocus()

    def chosen(self) -> Entry | None:
        """Give the booking one stands on."""
        place = self.rows.currentIndex().row()
        return self.entries[place] if 0 <= place < len(self.entries) else None

    def commit(self) -> None:
        """Book another one, where there is room."""
        self.accept()
        if self._left:
            self.more.emit()

    def do(self, deed: str) -> None:
        """Do something about the booking one stands on."""
        entry = self.chosen()
        if entry is not None:
            self.accept()
            self.wanted.emit(deed, entry)

    def _mind(self) -> None:
        """Offer what can be done about the one that is chosen."""
        for old in self.keys:
            old.setEnabled(False)
            old.deleteLater()
        self.keys = []
        entry = self.chosen()
        self.said.setText(_more_of(entry) if entry is not None else "")
        self.said.setHidden(not self.said.text())
        self._show_number(entry)
        buttons = []
        for deed, words, icon, key in self._deeds(entry):
            made = Button(words, icon, key, size="small")
            made.clicked.connect(lambda _on=False, deed=deed: self.do(deed))
            self.keys.append(QShortcut(QKeySequence(key.replace(" ", "+")), self, made.click))
            buttons.append(made)
        self.deeds.set_buttons(buttons)
        self.deeds.setHidden(not buttons)

    def _show_number(self, entry: Entry | None) -> None:
        """Show how the one that is chosen is reached, in place of the former."""
        if self.number is not None:
            self._reach.removeWidget(self.number)
            self.number.hide()
            self.number.deleteLater()
            self.number = None
        if entry is not None and entry.phone:
            self.number = number_of(self._seat, entry)
            self._reach.addWidget(self.number)

    def _deeds(self, entry: Entry | None) -> list[tuple[str, str, str, str]]:
        if entry is None or entry.event_id or not self._seat.may("bookings.edit"):
            return []
        if entry.state in (USED, NO_SHOW, CANCELLED):
            return [(BACK, self.tr("改回已预约"), "rotate-ccw", "Alt B")]
        now = self._seat.desk.store.clock.now()
        found = [(USE, self.tr("核销"), "check", "Alt U")]
        if from_text(entry.begins) - now > dt.timedelta(hours=12):
            found = []
        if from_text(entry.begins) <= now:
            found.append((MISS, self.tr("爽约"), "user-x", "Alt X"))
        if entry.undecided:
            found.append((KEEP, self.tr("照旧保留"), "check", "Alt K"))
        found.append((MOVE, self.tr("改期"), "clock", "Alt M"))
        found.append((AMEND, self.tr("改写…"), "pencil", "Alt E"))
        found.append((CANCEL, self.tr("取消预约"), "x", "Alt Q"))
        return found if entry.state == BOOKED else []


def _row(entry: Entry, thing: Thing, zone: str) -> ResultRow:
    span = phrases.span(entry.begins, entry.ends, zone)
    amount = "" if entry.event_id else phrases.amount_of(entry, thing)
    return ResultRow(
        entry.id,
        phrases.called(entry),
        top=span,
        bottom="  ".join(one for one in (amount, entry.purpose) if one) or phrases.event_word(),
        chip=phrases.state_chip(entry) if not entry.event_id else None,
        verb=False,
    )


def _more_of(entry: Entry) -> str:
    """Say what a row has no room for."""
    parts = []
    if entry.note:
        parts.append(phrases.translate("bookings", "备注：{words}").format(words=entry.note))
    if entry.kept and entry.kept_why:
        why = phrases.translate("bookings", "撞期照旧保留：{words}")
        parts.append(why.format(words=entry.kept_why))
    return "  ".join(parts)
