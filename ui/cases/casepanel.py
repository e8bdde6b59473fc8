"""The panel of the chosen case: who asks for what, how it stands, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.cases import lifecycle
from app.cases.limits import Calendar
from app.people.rules import REVEAL
from ui.cases import casewords, phrases
from ui.cases.boardcard import waiting_chip
from ui.cases.casebody import CaseBody
from ui.cases.clocks import Left, house, left_of
from ui.cases.deeds import Deed
from ui.cases.jobs import Opened
from ui.handovers.words import came_from, state_chip
from ui.kit.actionrow import ActionRow
from ui.kit.buttons import Button, icon_button
from ui.kit.card import hair
from ui.kit.chips import Avatar, Chip, ChipSpec
from ui.kit.drawer import Drawer
from ui.kit.text import ElidedLabel, label
from ui.people.number import NumberLine
from ui.seat import Seat
from ui.shell.times import stamp

_PAD = 16
_BESIDE = 2
"""So many deeds are buttons, the others are in a menu."""


class CasePanel(Drawer):
    """Shows an `Opened`: `wanted(name of a deed)`, `offer_chosen(place)`, `person_wanted(id)`.

    `number_wanted()`: the telephone number is to be shown in full.
    """

    wanted = Signal(str)
    offer_chosen = Signal(int)
    help_wanted = Signal()
    why_wanted = Signal()
    find_wanted = Signal()
    venue_wanted = Signal(str, str)
    call_closed = Signal(str)
    person_wanted = Signal(str)
    number_wanted = Signal()
    sync_wanted = Signal()
    file_added = Signal(object)
    file_choose_wanted = Signal()
    file_opened = Signal(str)
    file_taken_back = Signal(str)
    route_wanted = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._seat = seat
        self.cross.setAccessibleName(self.tr("关闭"))
        self.cross.setToolTip(self.tr("关闭  Esc"))
        self.setAccessibleName(self.tr("需求详情"))
        self.opened: Opened | None = None
        self.body: CaseBody | None = None
        self.deeds: Sequence[Deed] = ()
        self._left: Left | None = None
        self.person: Button | None = None
        self.number: NumberLine | None = None
        column = cast("QVBoxLayout", self.layout())
        self.title = label("", "value", bold=True, wrap=True)
        self._about = QVBoxLayout()
        self._about.setContentsMargins(16, 4, 16, 12)
        self._about.setSpacing(6)
        self._about.addWidget(self.title)
        column.insertLayout(1, self._about)
        column.insertWidget(2, hair())
        self._line = hair()
        column.addWidget(self._line)
        self.foot = QWidget()
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(8)
        self.acts = ActionRow()
        self.more = icon_button("ellipsis", self.tr("更多"), "normal", "plain")
        self.more.clicked.connect(self._show_menu)
        row.addWidget(self.acts, 1)
        row.addWidget(self.more)
        column.addWidget(self.foot)

    @property
    def case_id(self) -> str:
        """Which case is shown, "" for none."""
        return self.opened.whole.card.id if self.opened is not None else ""

    def house(self) -> Calendar:
        """Give when the house works."""
        return house(self._seat.desk)

    def clear(self) -> None:
        """Show nothing: another case is being read, and this one may be acted on no more."""
        self.opened = self.body = self.number = None
        self.set_head(QWidget())
        self._introduce("", None)
        self.set_content(QWidget())
        self._offer(())

    def show_case(self, opened: Opened, deeds: Sequence[Deed]) -> None:
        """Show a case, or the same one anew: then the place scrolled to stays."""
        now = self._seat.desk.store.clock.now()
        left = left_of(opened.whole.card, self.house(), now)
        if (opened, left, tuple(deeds)) == (self.opened, self._left, self.deeds):
            return
        self._left = left
        same = self.case_id == opened.whole.card.id
        bar = self._area.verticalScrollBar()
        place = bar.value() if same else 0
        self.opened = opened
        self.set_head(self._head_of(opened))
        self._introduce(casewords.need_of(opened.whole.card), self._about_of(opened))
        may = self._seat.may(lifecycle.HANDLE) and not opened.whole.card.hidden
        self.body = CaseBody(opened, self.house(), now, may_handle=may)
        self.body.offer_chosen.connect(self.offer_chosen)
        self.body.help_wanted.connect(self.help_wanted)
        self.body.why_wanted.connect(self.why_wanted)
        self.body.find_wanted.connect(self.find_wanted)
        self.body.venue_wanted.connect(self.venue_wanted)
        self.body.call_closed.connect(self.call_closed)
        self.body.sync_wanted.connect(self.sync_wanted)
        self.body.deed_wanted.connect(self.wanted)
        self.body.file_added.connect(self.file_added)
        self.body.file_choose_wanted.connect(self.file_choose_wanted)
        self.body.file_opened.connect(self.file_opened)
        self.body.file_taken_back.connect(self.file_taken_back)
        self.body.route_wanted.connect(self.route_wanted)
        self.body.reply_wanted.connect(lambda: self.wanted.emit(lifecycle.REPLY))
        self.set_content(self.body)
        self._offer(deeds)
        bar.setValue(place)

    def menu(self) -> QMenu:
        """Make the menu of what has no button."""
        menu = QMenu(self)
        for deed in self.deeds[_BESIDE:]:
            words = f"{deed.words}\t{deed.key}" if deed.key else deed.words
            action = QAction(words, menu)
            action.triggered.connect(lambda _on=False, name=deed.name: self.wanted.emit(name))
            menu.addAction(action)
        return menu

    def _head_of(self, opened: Opened) -> QWidget:
        card = opened.whole.card
        made = QWidget()
        chips = QHBoxLayout(made)
        chips.setContentsMargins(0, 2, 0, 0)
        chips.setSpacing(6)
        lock = "lock" if card.sensitive else None
        subject = ChipSpec(phrases.category_name(card.category), icon=lock)
        state = state_chip(card.handed) if card.handed else casewords.state_chip(card.state)
        for spec in (state, subject):
            chips.addWidget(Chip(spec.text, spec.tone, spec.icon))
        chips.addStretch(1)
        number = label(card.label, "caption", "text3")
        number.setToolTip(card.number)
        chips.addWidget(number)
        return made

    def _introduce(self, need: str, about: QWidget | None) -> None:
        """Show the need and what belongs to it, in place of the former."""
        self.title.setText(need)
        # Its width is known here, and a layout asks for a height before it is.
        room = self.width() - 2 * _PAD - 2
        self.title.setFixedHeight(max(0, self.title.heightForWidth(room)))
        while self._about.count() > 1:
            item = self._about.takeAt(1)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        if about is not None:
            self._about.addWidget(about)

    def _about_of(self, opened: Opened) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.number = None
        if not opened.whole.card.hidden:
            self.number = self._number_of(opened)
            column.addLayout(self._requester(opened))
        flags = self._flags(opened)
        if flags:
            row = QHBoxLayout()
            row.setSpacing(6)
            for spec in flags:
                row.addWidget(Chip(spec.text, spec.tone, spec.icon))
            row.addStretch(1)
            column.addLayout(row)
        return made

    @staticmethod
    def _flags(opened: Opened) -> list[ChipSpec]:
        card, found = opened.whole.card, []
        if card.handed:
            found.append(ChipSpec(came_from(card), "violet", "building-2"))
        if card.minor:
            found.append(ChipSpec(casewords.minor(), "violet"))
        if card.waiting and card.mark is None:
            found.append(waiting_chip())
        return found

    def _requester(self, opened: Opened) -> QHBoxLayout:
        card = opened.whole.card
        row = QHBoxLayout()
        row.setSpacing(8)
        who = casewords.requester(card)
        if who:
            row.addWidget(Avatar(who, 24))
        self.person = None
        if card.person_id is not None and self._seat.may("people.find"):
            person_id = card.person_id
            self.person = Button(who, kind="link", size="small")
            self.person.setToolTip(self.tr("看这个人"))
            self.person.clicked.connect(lambda: self.person_wanted.emit(person_id))
            row.addWidget(self.person)
        else:
            row.addWidget(ElidedLabel(who, "small", "text2"))
        if self.number is not None:
            row.addWidget(self.number)
        store = self._seat.desk.store
        came = stamp(card.happened_at, store.clock.now(), store.zone)
        words = ElidedLabel(f"{came} {casewords.channel_name(card.channel)}", "small", "text3")
        words.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(words, 1)
        return row

    def _number_of(self, opened: Opened) -> NumberLine | None:
        if not opened.phone:
            return None
        made = NumberLine(opened.phone, may_reveal=self._seat.may(REVEAL), compact=True)
        made.wanted.connect(self.number_wanted)
        return made

    def _offer(self, deeds: Sequence[Deed]) -> None:
        self.deeds = tuple(deeds)
        buttons = []
        for place, deed in enumerate(self.deeds[:_BESIDE]):
            key = deed.key or (None if place else "Ctrl Enter")
            button = Button(deed.words, deed.icon, key, "plain" if place else "primary")
            button.clicked.connect(lambda _on=False, name=deed.name: self.wanted.emit(name))
            buttons.append(button)
        self.acts.set_buttons(buttons)
        self.more.setVisible(len(self.deeds) > _BESIDE)
        for piece in (self._line, self.foot):
            piece.setVisible(bool(self.deeds))

    def _show_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self.more.mapToGlobal(QPoint(self.more.width(), -4))
        menu.popup(corner - QPoint(menu.sizeHint().width(), menu.sizeHint().height()))
