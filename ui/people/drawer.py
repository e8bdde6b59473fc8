"""The drawer of one person: who it is, what can be done, and one timeline."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.people.readings import display_pinyin
from ui.kit.buttons import Button, icon_button
from ui.kit.card import hair
from ui.kit.chips import Avatar, Chip, ChipSpec
from ui.kit.drawer import Drawer
from ui.kit.text import ElidedLabel
from ui.people import phrases
from ui.people.details import Details
from ui.people.jobs import Whole
from ui.seat import Seat


class PersonDrawer(Drawer):
    """Shows a `Whole`; `wanted(name)` when something is to be done with that person.

    Names: check_in, edit, card (show the member code, or give one out), replace, late, compare,
    part, note, active. `compare_wanted` and `part_wanted` carry the id of the other card,
    `back_wanted` that of a care note.
    """

    wanted = Signal(str)
    reveal_wanted = Signal(str)
    compare_wanted = Signal(str)
    part_wanted = Signal(str)
    file_added = Signal(object)
    file_choose_wanted = Signal()
    file_opened = Signal(str)
    file_taken_back = Signal(str)
    back_wanted = Signal(str)

    def __init__(
        self, seat: Seat, timer: Callable[[QWidget], QTimer] = QTimer, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.cross.setAccessibleName(self.tr("关闭"))
        self.cross.setToolTip(self.tr("关闭  Esc"))
        self.setAccessibleName(self.tr("人员详情"))
        self._seat, self._timer = seat, timer
        self.whole: Whole | None = None
        self.details: Details | None = None
        column = cast("QVBoxLayout", self.layout())
        column.insertWidget(1, self._verbs())
        column.insertWidget(2, hair())

    def _verbs(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(8)
        self.check_in = Button(self.tr("签到"), "scan-line", None, "primary", "small")
        self.check_in.clicked.connect(lambda: self.wanted.emit("check_in"))
        self.edit = Button(self.tr("编辑"), "pencil", None, "plain", "small")
        self.edit.clicked.connect(lambda: self.wanted.emit("edit"))
        self.more = icon_button("ellipsis", self.tr("更多"), "small", "plain")
        self.more.clicked.connect(self._show_menu)
        row.addWidget(self.check_in, 1)
        row.addWidget(self.edit, 1)
        row.addWidget(self.more)
        return made

    def show_person(self, whole: Whole) -> None:
        """Show somebody, or the same person anew: then the place scrolled to stays."""
        same = self.whole is not None and self.whole.card.id == whole.card.id
        if same and self.whole == whole:
            return
        bar = self._area.verticalScrollBar()
        place = bar.value() if same else 0
        shown = self.revealed() if same else {}
        self.whole = whole
        seat = self._seat
        store = seat.desk.store
        active = whole.card.status == "active"
        self.set_head(self._head_of(whole))
        self.check_in.setVisible(active and seat.may("checkin.record"))
        self.edit.setVisible(seat.may("people.edit"))
        self.more.setVisible(bool(self.verbs()))
        self.details = Details(
            whole,
            store.clock.now(),
            store.zone,
            store.place.printed_letter,
            may_see=seat.may("people.see"),
            may_reveal=seat.may("people.reveal"),
            may_merge=seat.may("people.merge"),
            may_file=seat.may("files.add"),
            may_write=whole.entitled and seat.may("care.write"),
            timer=self._timer,
        )
        self.details.reveal_wanted.connect(self.reveal_wanted)
        self.details.compare_wanted.connect(self.compare_wanted)
        self.details.part_wanted.connect(self.part_wanted)
        self.details.file_added.connect(self.file_added)
        self.details.file_choose_wanted.connect(self.file_choose_wanted)
        self.details.file_opened.connect(self.file_opened)
        self.details.file_taken_back.connect(self.file_taken_back)
        if self.details.care is not None:
            self.details.care.write_wanted.connect(lambda: self.wanted.emit("note"))
            self.details.care.back_wanted.connect(self.back_wanted)
        self.set_content(self.details)
        for field, left in shown.items():
            if field in self.details.numbers:
                self.details.numbers[field].reveal(left)
        bar.setValue(place)

    def revealed(self) -> dict[str, int]:
        """Give the fields shown in full now, and for how many milliseconds more."""
        numbers = self.details.numbers if self.details is not None else {}
        active = {field: line.timer for field, line in numbers.items() if line.timer.isActive()}
        return {field: max(timer.remainingTime(), 1) for field, timer in active.items()}

    def cover(self) -> None:
        """Hide every number again."""
        for line in (self.details.numbers if self.details is not None else {}).values():
            line.cover()

    def forget(self) -> None:
        """Keep nothing of whoever was shown: somebody else may sit here who may see less."""
        self.whole = self.details = None
        self.set_content(QWidget())

    def verbs(self) -> list[tuple[str, str]]:
        """Give what the menu offers this staff member for this person: (name, words)."""
        if self.whole is None:
            return []
        card, seat = self.whole.card, self._seat
        active = card.status == "active"
        found: list[tuple[str, str]] = []
        if active and seat.may("people.card"):
            if card.code:
                found.append(("card", self.tr("看会员码")))
                found.append(("replace", self.tr("挂失换码…")))
            else:
                found.append(("card", self.tr("发会员码")))
        if active and seat.may("checkin.backfill"):
            found.append(("late", self.tr("补签…")))
        if seat.may("people.merge"):
            if self.whole.likely:
                found.append(("compare", self.tr("和疑似重复的对比…")))
            if self.whole.beside:
                found.append(("part", self.tr("撤销合并…")))
        if seat.may("people.deactivate"):
            found.append(("active", self.tr("停用") if active else self.tr("恢复")))
        return found

    def menu(self) -> QMenu:
        """Make the menu of the three dots."""
        made = QMenu(self)
        for name, words in self.verbs():
            action = QAction(words, made)
            action.triggered.connect(lambda _on=False, name=name: self.wanted.emit(name))
            made.addAction(action)
        return made

    def _show_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self.more.mapToGlobal(QPoint(self.more.width(), self.more.height() + 4))
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    def _head_of(self, whole: Whole) -> QWidget:
        card = whole.card
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(12)
        row.addWidget(Avatar(card.name, 56))
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(8)
        # As wide as it must be: the reading beside it gives way first, then the name.
        line.addWidget(ElidedLabel(card.name, "title"), 0)
        pinyin = ElidedLabel(display_pinyin(card.name), "caption", "text3")
        line.addWidget(pinyin, 1)
        words.addLayout(line)
        chips = QHBoxLayout()
        chips.setSpacing(6)
        for spec in self._chips(whole):
            chips.addWidget(Chip(spec.text, spec.tone, spec.icon))
        chips.addStretch(1)
        words.addLayout(chips)
        words.addStretch(1)
        row.addLayout(words, 1)
        return made

    def _chips(self, whole: Whole) -> list[ChipSpec]:
        card = whole.card
        found: list[ChipSpec] = []
        mark = phrases.mark_chip(whole.state)
        if mark is not None:
            found.append(mark)
        if card.status != "active":
            found.append(ChipSpec(self.tr("已停用"), "neutral", "user-x"))
        if whole.today is not None and not whole.today.left_at:
            found.append(ChipSpec(self.tr("今天已签到"), "warn", "history"))
        if self._seat.may("people.see"):
            found += [
                ChipSpec(phrases.short(tag, 8), "primary" if not place else "neutral")
                for place, tag in enumerate(card.tags[: 4 - len(found)])
            ]
        if not found:
            found.append(ChipSpec(self.tr("到访 %n 次", "", card.visits)))
        return found[:4]
