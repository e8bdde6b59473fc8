"""Asks whether somebody is still there, before what they typed goes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.kit.buttons import Button
from ui.kit.text import IconLabel, label
from ui.words import Translate


class Still(QWidget):
    """A line with one button; hidden until it is needed."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(IconLabel("clock", "warn", 24), 0, Qt.AlignmentFlag.AlignVCenter)
        self.words = label("", "kiosk-strong", "warn", bold=False)
        row.addWidget(self.words)
        self.here = Button("-", size="kiosk-small")
        row.addWidget(self.here)
        self.setVisible(False)

    def say(self, translate: Translate) -> None:
        """Say it in a language."""
        self.words.setText(translate("GuestRating", "还在用吗？10 秒后自动返回"))
        self.here.set_text(translate("GuestRating", "还在用"))
