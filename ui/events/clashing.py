"""The line under a session that says who is in its way, with two ways out of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.events.checks import Advice, Clash
from ui.events import phrases
from ui.kit.buttons import Button
from ui.kit.text import IconLabel, WrapLabel, label


class ClashLine(QWidget):
    """Who is in the way, and two ways out: `moved(room)`, `put_off(start)`."""

    moved = Signal(str)
    put_off = Signal(object)

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._advice = Advice(None, None)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(IconLabel("circle-alert", "danger", 15))
        row.addSpacing(4)
        self.words = WrapLabel("small", "danger")
        row.addWidget(self.words)
        self.room = Button("", kind="link", size="small")
        self.between = label("", "small", "text2")
        self.time = Button("", kind="link", size="small")
        for piece in (self.room, self.between, self.time):
            row.addWidget(piece)
        row.addStretch(1)
        self.room.clicked.connect(lambda: self.moved.emit(self._advice.room or ""))
        self.time.clicked.connect(lambda: self.put_off.emit(self._advice.starts_at))
        self.hide()

    def say(self, clash: Clash | None, advice: Advice | None, room: str) -> None:
        """Say what clashes, or nothing."""
        self.setVisible(clash is not None)
        if clash is None:
            return
        self._advice = advice or Advice(None, None)
        words = self.tr("这段时间{room}已排“{title}”（{hours}）。")
        hours = phrases.hours(clash.starts_at, clash.ends_at, self._zone)
        self.words.setText(words.format(room=_spaced(room), title=clash.title, hours=hours))
        other = self.tr("改到{room}").format(room=_spaced(self._advice.room or ""))
        self.room.set_text(other.replace("  ", " "))
        starts = self._advice.starts_at
        time = phrases.clock(starts, self._zone) if starts else ""
        self.time.set_text(self.tr("改到 {time} 开始").format(time=time))
        self.between.setText(self.tr("或"))
        self.room.setVisible(self._advice.room is not None)
        self.time.setVisible(starts is not None)
        self.between.setVisible(self._advice.room is not None and starts is not None)


def _spaced(room: str) -> str:
    """Set a room apart from the words before it when it begins with a Latin letter or a digit."""
    return f" {room}" if room[:1].isascii() else room
