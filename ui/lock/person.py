"""The pieces around the PIN: who is about to come in, and which keys choose them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.chips import Avatar, KeyCap
from ui.kit.text import TextTone, label, set_tone


def keys_hint(before: str) -> tuple[QWidget, QLabel]:
    """Make the row `before` ← → and a label whose words are yet to come."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    row.addWidget(label(before, "body", "text2"))
    row.addWidget(KeyCap("←"))
    row.addWidget(KeyCap("→"))
    after = label("", "body", "text2")
    row.addWidget(after)
    row.addStretch(1)
    return made, after


class PersonBox(QVBoxLayout):
    """The person chosen, a place for the dots of the PIN (`dots`), and what there is to say."""

    def __init__(self, forgot: str) -> None:
        super().__init__()
        center = Qt.AlignmentFlag.AlignHCenter
        self.setSpacing(0)
        self.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addStretch(1)
        self._avatar = Avatar("", 40)
        head.addWidget(self._avatar)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.name = label("", "value", bold=True)
        self.last = label("", "caption", "text3")
        words.addWidget(self.name)
        words.addWidget(self.last)
        head.addLayout(words)
        head.addStretch(1)
        self.addLayout(head)
        self.addSpacing(14)
        self.dots = QHBoxLayout()
        self.dots.setAlignment(center)
        self.addLayout(self.dots)
        self.addSpacing(10)
        self.message = label("", "caption", "text3", wrap=True)
        self.message.setAlignment(center | Qt.AlignmentFlag.AlignTop)
        self.message.setMinimumHeight(theme.px(36))
        self.addWidget(self.message)
        self.forgot = Button(forgot, kind="link", size="small")
        self.forgot.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.addWidget(self.forgot, 0, center)
        self.addStretch(1)

    def show_person(self, name: str, last: str) -> None:
        """Show who was chosen, and when they were last here."""
        self._avatar.set_name(name)
        self.name.setText(name)
        self.last.setText(last)

    def say(self, words: str, tone: TextTone) -> None:
        """Say something below the dots."""
        self.message.setText(words)
        set_tone(self.message, tone)
        self.message.setAccessibleName(words)
