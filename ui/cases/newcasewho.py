"""Who asks: whoever came last, somebody found, somebody by a name, or nobody by name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from app.cases.taking import Request
from ui.cases import newcasejobs
from ui.cases.newcasejobs import Who
from ui.checkin import phrases as people
from ui.checkin.picker import PersonPicker
from ui.kit.buttons import Button
from ui.kit.card import Card
from ui.kit.chips import Avatar, Chip, ChipSpec
from ui.kit.form import Field, line_edit
from ui.kit.text import ElidedLabel, IconTile, label
from ui.seat import Seat

Mode = Literal["person", "find", "name", "nobody"]


class WhoBox(QWidget):
    """`changed` when somebody else asks; `settled` when it is plain who, by hand.

    `committed` on Ctrl Enter in the box that finds, `left` on Esc there.
    """

    changed = Signal()
    settled = Signal()
    committed = Signal()
    left = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None, *, nameless: bool = True) -> None:
        """`nameless`: that it may be nobody by name."""
        super().__init__(parent)
        self._seat, self._nameless = seat, nameless
        self.mode: Mode = "find"
        self.who: Who | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.card = self._make_card()
        self.finding = self._make_finding()
        self.naming = self._make_naming()
        self.nobody = self._make_nobody()
        for piece in (self.card, self.finding, self.naming, self.nobody):
            column.addWidget(piece)
        self._show()

    # -- pieces -------------------------------------------------------------------------------

    def _make_card(self) -> QWidget:
        made = Card()
        row = _row(made)
        self.avatar = Avatar("-", 32)
        row.addWidget(self.avatar)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.name = ElidedLabel("", "strong")
        self.phone = label("", "caption", "text2")
        words.addWidget(self.name)
        words.addWidget(self.phone)
        row.addLayout(words, 1)
        self.came = Chip("", "ok", "check")
        self.minor = Chip(self.tr("未成年人"), "warn", "info")
        row.addWidget(self.minor)
        row.addWidget(self.came)
        row.addWidget(self._to_find(self.tr("换人")))
        row.addWidget(self._to_nobody())
        return made

    def _make_finding(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.picker = PersonPicker(self._seat, self.tr("选这位"), compact=True)
        self.picker.box.set_height(44)
        self.picker.chosen.connect(self.take)
        self.picker.committed.connect(self.committed)
        self.picker.left.connect(self._left_box)
        column.addWidget(self.picker)
        row = QHBoxLayout()
        row.addWidget(self._to_name())
        row.addWidget(self._to_nobody())
        row.addStretch(1)
        column.addLayout(row)
        return made

    def _make_naming(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        optional = self.tr("选填")
        self.fields = {
            "name": Field(self.tr("称呼"), line_edit(self.tr("如：小周、王同学"))),
            "phone": Field(self.tr("手机"), line_edit(ascii_only=True), remark=optional),
        }
        for field in self.fields.values():
            field.changed.connect(self._named)
            row.addWidget(field, 1)
        row.addWidget(self._to_find(self.tr("查找")))
        row.addWidget(self._to_nobody())
        return made

    def _make_nobody(self) -> QWidget:
        made = Card()
        row = _row(made)
        row.addWidget(IconTile("eye-off", "neutral", 32))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(self.tr("匿名"), "strong"))
        under = self.tr("不留姓名和电话，凭查询码问进度")
        words.addWidget(ElidedLabel(under, "caption", "text2"))
        row.addLayout(words, 1)
        row.addWidget(self._to_find(self.tr("填是谁")))
        return made

    def _to_find(self, words: str) -> Button:
        made = Button(words, None, "Alt C", "ghost", "small")
        at_once(made, "Alt C")
        made.clicked.connect(self.look_for)
        return made

    def _to_nobody(self) -> Button:
        made = Button(self.tr("匿名"), None, "Alt U", "ghost", "small")
        at_once(made, "Alt U")
        made.setVisible(self._nameless)
        made.clicked.connect(self.be_nobody)
        return made

    def _to_name(self) -> Button:
        made = Button(self.tr("没来过，写称呼"), None, "Alt W", "ghost", "small")
        at_once(made, "Alt W")
        made.clicked.connect(self.write_name)
        return made

    # -- what it holds ------------------------------------------------------------------------

    def fill(self, who: Who | None, asked: Request | None = None) -> None:
        """Show whoever is known, or what was written of somebody before."""
        self.who = who
        asked = asked or Request("")
        for name, field in self.fields.items():
            field.set_value(getattr(asked, name) or "")
        if asked.anonymous:
            self._turn("nobody")
        elif asked.name or asked.phone:
            self._turn("name")
        else:
            self._turn("person" if who is not None else "find")

    def take(self, person_id: str) -> None:
        """Have somebody with a card ask."""
        job = partial(newcasejobs.who, self._seat.desk.store, person_id)
        self._seat.work.run(job, self).then(self._taken)

    def look_for(self) -> None:
        """Look for somebody."""
        self._turn("find")
        self.picker.setFocus()

    def write_name(self) -> None:
        """Write somebody down who has no card."""
        self._turn("name")
        self.fields["name"].control.setFocus()

    def be_nobody(self) -> None:
        """Have nobody ask, by name."""
        self._turn("nobody")
        self.settled.emit()

    def said(self) -> Mapping[str, object]:
        """Give the fields of a request that say who asks."""
        if self.mode == "nobody":
            return {"anonymous": True}
        if self.mode == "name":
            said = {name: field.value() or None for name, field in self.fields.items()}
            return dict(said)
        known = self.mode == "person" and self.who is not None
        return {"person_id": self.who.person_id if known and self.who is not None else None}

    def is_said(self) -> bool:
        """Say whether it is plain who asks, if only that it is nobody by name."""
        said = self.said()
        return bool(said.get("person_id") or said.get("name") or said.get("anonymous"))

    def person_id(self) -> str:
        """Give the id of whoever has a card, else ""."""
        return str(self.said().get("person_id") or "")

    def focus(self) -> None:
        """Go where it can be said who asks."""
        where = self.fields["name"].control if self.mode == "name" else self.picker
        where.setFocus()

    def _taken(self, who: Who) -> None:
        self.who = who
        self._turn("person")
        self.settled.emit()

    def _named(self) -> None:
        for field in self.fields.values():
            field.set_error("")
        self.changed.emit()

    def _left_box(self) -> None:
        """Esc where somebody was looked for: back to whoever it was, else away."""
        if self.who is None:
            self.left.emit()
        else:
            self._turn("person")
            self.settled.emit()

    def _turn(self, mode: Mode) -> None:
        self.mode = mode
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        pieces: dict[Mode, QWidget] = {
            "person": self.card,
            "find": self.finding,
            "name": self.naming,
            "nobody": self.nobody,
        }
        for mode, piece in pieces.items():
            piece.setVisible(mode == self.mode)
        if self.who is None:
            return
        zone = self._seat.desk.profile.timezone
        self.avatar.set_name(self.who.name)
        self.name.setText(self.who.name)
        self.phone.setText(people.masked(self.who.phone) or self.tr("没留手机"))
        self.minor.setVisible(self.who.minor)
        self.came.setVisible(bool(self.who.came_at))
        if self.who.came_at:
            words = self.tr("{time} 签到").format(time=people.clock(self.who.came_at, zone))
            self.came.set_chip(ChipSpec(words, "ok", "check"))


def at_once(button: QAbstractButton, key: str) -> None:
    """Let a key press a button without a moment's wait: the next one may follow at once."""
    QShortcut(QKeySequence(key.replace(" ", "+")), button, button.click)


def _row(card: Card) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(10, 6, 8, 6)
    row.setSpacing(10)
    card.body.addLayout(row)
    return row
