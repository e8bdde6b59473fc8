"""The head of a screen that is turned to a guest: whose house it is, language, letters, time."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.buttons import Button
from ui.kit.text import label
from ui.ratings.tongue import Tongue
from ui.seat import Seat
from ui.shell.rail import Mark
from ui.shell.words import language_name

_CLOCK_MS = 5_000


class Head(QWidget):
    """`turned` when the other language is wanted, `grown` when large letters are, or no more."""

    turned = Signal()
    grown = Signal(bool)

    def __init__(self, seat: Seat, tongue: Tongue) -> None:
        super().__init__()
        self._seat, self._tongue = seat, tongue
        row, names = QHBoxLayout(self), QVBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(Mark(56))
        names.setSpacing(0)
        names.addWidget(label(seat.desk.profile.name, "tile"))
        self._hours = label("", "value", "text2")
        names.addWidget(self._hours)
        row.addLayout(names)
        row.addStretch(1)
        self.language = Button(size="kiosk-small")
        self.language.clicked.connect(self.turned)
        row.addWidget(self.language)
        self.large = Button("-", "a-large-small", size="kiosk-small")
        self.large.setCheckable(True)
        self.large.toggled.connect(self.grown)
        row.addWidget(self.large)
        row.addSpacing(12)
        self._time = label("", "kiosk-verdict")
        row.addWidget(self._time, 0, Qt.AlignmentFlag.AlignVCenter)
        timer = QTimer(self)
        timer.setInterval(_CLOCK_MS)
        timer.timeout.connect(self.tick)
        timer.start()
        self.say()
        self.tick()

    def say(self) -> None:
        """Say everything in the language that is spoken now."""
        translate, profile = self._tongue.translate, self._seat.desk.profile
        hours = translate("GuestRating", "今天 {opens} ～ {closes} 开放")
        self._hours.setText(hours.format(opens=profile.opens, closes=profile.closes))
        other = "zh" if self._tongue.language == "en" else "en"
        self.language.set_text("中文" if other == "zh" else language_name(other))
        self.large.set_text(
            translate("GuestRating", "标准字")
            if self.large.isChecked()
            else translate("GuestRating", "大字")
        )

    def tick(self) -> None:
        """Show the time at the venue."""
        zone = ZoneInfo(self._seat.desk.profile.timezone)
        self._time.setText(f"{self._seat.desk.store.clock.now().astimezone(zone):%H:%M}")
