"""The lock screen: paints at once, shows the staff when the store is open, takes a PIN."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.card import Card
from ui.kit.pinpad import PinPad
from ui.kit.text import label
from ui.lock.pauses import Pauses
from ui.lock.person import PersonBox, keys_hint
from ui.lock.side import LockSide
from ui.lock.tiles import Face, TileRow
from ui.shell.look import Look

if TYPE_CHECKING:
    from sync.client.agent import Status

_WIDTH = 724
_TICK_MS = 1000
_MORNING, _NOON, _AFTERNOON, _EVENING = 11, 12, 14, 18
NowUtc = Callable[[], dt.datetime]


def greeting(hour: int, *, ready: bool) -> str:
    """Greet by the hour at the venue, once there is somebody to choose."""
    translate = QCoreApplication.translate
    if not ready:
        return translate("LockPage", "正在打开…")
    if hour < _MORNING:
        return translate("LockPage", "早上好，谁来值班？")
    if hour < _NOON:
        return translate("LockPage", "上午好，谁来值班？")
    if hour < _AFTERNOON:
        return translate("LockPage", "中午好，谁来值班？")
    if hour < _EVENING:
        return translate("LockPage", "下午好，谁来值班？")
    return translate("LockPage", "晚上好，谁来值班？")


class LockPage(QWidget):
    """Who takes over? `pin_given(staff_id, pin)` when all digits are there.

    Whoever checks the PIN answers with `wrong`, `paused`, `refuse` or `welcome`.
    """

    pin_given = Signal(str, str)
    recovery_wanted = Signal(str)
    """The id of a manager who wants to set a PIN anew with the recovery code."""
    theme_wanted = Signal(str)
    language_wanted = Signal(str)

    def __init__(self, look: Look, now: NowUtc, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._now, self._zone = now, "Asia/Shanghai"
        self._status: Status | None = None
        self._pauses = Pauses(now)
        self._managers = self._who = ""
        self._known = self._open = False
        self._early: tuple[str, str] | None = None
        self.side = LockSide(look)
        self.side.theme_wanted.connect(self.theme_wanted)
        self.side.language_wanted.connect(self.language_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(self._right(), 1)
        self.length, self._usual = 0, 6
        self._fit_pad()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self.tick()

    def _right(self) -> QHBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        self.greeting = label("", "title")
        self.greeting.setStyleSheet(f"font-size:{theme.px(24)}px;min-height:{theme.px(32)}px")
        column.addWidget(self.greeting)
        hint, self._digits = keys_hint(self.tr("用"))
        column.addWidget(hint)
        column.addSpacing(14)
        self.tiles = TileRow()
        self.tiles.picked.connect(self._picked)
        column.addWidget(self.tiles)
        column.addSpacing(8)
        self._card = Card()
        self._card.body.setContentsMargins(28, 24, 28, 24)
        self._inside = QHBoxLayout()
        self._inside.setSpacing(36)
        self._card.body.addLayout(self._inside)
        self.person = PersonBox(self.tr("忘记 PIN"))
        self.message, self.forgot = self.person.message, self.person.forgot
        self.name, self.last = self.person.name, self.person.last
        self.forgot.clicked.connect(self._forgot)
        self._inside.addLayout(self.person, 1)
        column.addWidget(self._card)
        column.addStretch(1)
        holder = QWidget()
        holder.setFixedWidth(theme.px(_WIDTH))
        holder.setLayout(column)
        outer = QHBoxLayout()
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch(1)
        outer.addWidget(holder)
        outer.addStretch(1)
        return outer

    def _fit_pad(self) -> None:
        # A PIN keeps its length when the venue's rule changes; cut short, it would never be right.
        face = self.tiles.chosen()
        length = (face.digits if face is not None else 0) or self._usual
        if length == self.length:
            return
        old = getattr(self, "pad", None)
        if isinstance(old, PinPad):
            for piece in (old.dots, old.keys, old):
                piece.hide()
                piece.deleteLater()
        self.length = length
        self.pad = PinPad(self.tr("清空"), self.tr("退格"), length, self)
        self.pad.hide()
        self.person.dots.addWidget(self.pad.dots)
        self._inside.addWidget(self.pad.keys, 0, Qt.AlignmentFlag.AlignVCenter)
        for button in self.pad.keys.buttons:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.pad.digit.connect(lambda _sign: self._say_usual())
        self.pad.completed.connect(self._completed)
        self._digits.setText(self.tr("选人，直接输入 %n 位 PIN", "", length))
        self._enable()

    # -- what others tell ---------------------------------------------------------------------

    def show_venue(self, name: str, machine: str, zone: str, pin_length: int, demo: str) -> None:
        """Say where this is, once the store is open. `demo` are the words for sample data."""
        self._zone = zone
        self.side.venue.setText(name)
        self.side.machine.setText(machine)
        self.side.show_demo(demo)
        self._usual = pin_length
        self._fit_pad()
        self.tick()

    def show_faces(self, faces: Sequence[Face], managers: str, *, opened: bool = True) -> None:
        """Show the staff; `managers` names who can reset a PIN.

        Until it is `opened` a PIN can be typed and waits.
        """
        self._known, self._open = True, opened
        self._managers = managers
        self.tiles.set_faces(faces)
        face = self.tiles.chosen()
        if face is not None:
            self._show_person(face)  # what this person has typed stays
        self._enable()
        self.tick()

    def show_status(self, status: Status | None) -> None:
        """Say how things stand with headquarters."""
        self._status = status
        self.side.sync.show_status(status, self._now(), self._zone)

    def withdraw(self) -> None:
        """Show nobody and nothing of the venue: the desk does not open just so."""
        self._known = self._open = False
        self._managers = ""
        self.tiles.set_faces([])
        for words in (self.side.venue, self.side.machine):
            words.setText("")
        self.side.show_demo("")
        self.person.show_person("", "")
        self._forget_typed()
        self._say_usual()
        self._enable()
        self.tick()

    def go_on(self) -> None:
        """Whoever checks PINs is there: hand on one that was typed meanwhile."""
        early, self._early = self._early, None
        if early is not None:
            self.pin_given.emit(*early)
        elif not self.pad.dots.filled():
            self._say_usual()
        self.setFocus()

    def first(self) -> None:
        """Choose the first person and forget typed digits: the desk was just locked."""
        self._forget_typed()
        self._say_usual()
        if self.tiles.tiles:
            self.tiles.choose(self.tiles.tiles[0].face.id)
        self.setFocus()

    def wrong(self, left: int) -> None:
        """Say that the PIN was not right."""
        self.pad.setEnabled(True)
        self.pad.shake(still=not self.isVisible())
        self.person.say(self.tr("PIN 不对，还可再试 %n 次", "", left), "danger")

    def paused(self, staff_id: str, seconds: float) -> None:
        """Say that this person must wait; others may go on."""
        self._pauses.begin(staff_id, seconds)
        self.pad.setEnabled(True)
        self.pad.shake(still=not self.isVisible())
        self._mind_pause()

    def refuse(self, sentence: str) -> None:
        """Say why this person cannot get in now."""
        self.pad.setEnabled(True)
        self.pad.clear()
        self.person.say(sentence, "danger")

    def welcome(self) -> None:
        """Forget what was typed: somebody is in."""
        self.pad.setEnabled(True)
        self.pad.clear()
        self._say_usual()

    def note(self, sentence: str) -> None:
        """Say something that is nobody's fault, such as a scan while locked."""
        self.person.say(sentence, "warn")

    def tick(self) -> None:
        """Bring clock, greeting and countdown up to the present moment."""
        now = self._now()
        self.side.show_time(now, self._zone)
        self.side.sync.show_status(self._status, now, self._zone)
        self.greeting.setText(greeting(int(self.side.clock.text()[:2]), ready=self._known))
        if self._pauses.until:
            self._mind_pause()

    # -- keys ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← → choose a person, digits and Backspace type the PIN."""
        key = event.key()
        if key == Qt.Key.Key_Left:
            self.tiles.step(-1)
        elif key == Qt.Key.Key_Right:
            self.tiles.step(1)
        elif self._may_type() or key in (Qt.Key.Key_Backspace, Qt.Key.Key_Escape):
            self.pad.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    # -- inside -------------------------------------------------------------------------------

    def _picked(self, ident: str) -> None:
        face = self.tiles.chosen()
        if face is None:
            return
        # Shown anew because something came from headquarters: what is half typed stays.
        if ident != self._who:
            self._who = ident
            self._forget_typed()
        self._show_person(face)

    def _show_person(self, face: Face) -> None:
        self._fit_pad()
        self.person.show_person(face.name, face.last)
        if not self.pad.dots.filled():
            self._say_usual()
        self._enable()
        self._mind_pause()

    def _forget_typed(self) -> None:
        if self._early is not None:
            self._early = None
            self.pad.setEnabled(True)
        self.pad.clear()

    def _completed(self, pin: str) -> None:
        face = self.tiles.chosen()
        if face is not None:
            self.pad.setEnabled(False)
            if self._open:
                self.pin_given.emit(face.id, pin)
            else:
                self._early = (face.id, pin)
                self.person.say(greeting(0, ready=False), "text3")

    def _may_type(self) -> bool:
        face = self.tiles.chosen()
        return self._known and face is not None and face.has_pin and not self._pauses.left(face.id)

    def _mind_pause(self) -> None:
        face = self.tiles.chosen()
        if face is None:
            return
        was = face.id in self._pauses.until
        left = self._pauses.left(face.id)
        if left:
            minutes, seconds = divmod(left, 60)
            words = self.tr("输错太多次，{time} 后可以再试。其他人不受影响")
            self.person.say(words.format(time=f"{minutes}:{seconds:02d}"), "warn")
        elif was:
            self._say_usual()
        self._enable()

    def _enable(self) -> None:
        typing = self._may_type()
        for button in self.pad.keys.buttons:
            button.setEnabled(typing)
        self.forgot.setEnabled(self._open)
        theme.mark(self.pad.dots, active="yes" if typing else "no")

    def _forgot(self) -> None:
        face = self.tiles.chosen()
        if face is not None and face.may_recover:
            self.recovery_wanted.emit(face.id)
        elif self._managers:
            words = self.tr("请站长（{names}）登录后，在右上角菜单“员工与 PIN”里重设")
            self.person.say(words.format(names=self._managers), "text2")
        else:
            self.person.say(self.tr("请站长登录后，在右上角菜单“员工与 PIN”里重设"), "text2")
        self.setFocus()

    def _say_usual(self) -> None:
        face = self.tiles.chosen()
        if not self._known:
            self.person.say("", "text3")
        elif face is None:
            self.person.say(self.tr("本机还没有员工"), "text3")
        elif not face.has_pin and face.may_recover:
            self.person.say(self.tr("还没有在本机设 PIN。点“忘记 PIN”，用恢复码设一个"), "warn")
        elif not face.has_pin:
            self.person.say(self.tr("还没有在本机设 PIN。请站长在“员工与 PIN”里设一个"), "warn")
        else:
            self.person.say(self.tr("连续输错 5 次会暂停 1 分钟"), "text3")
