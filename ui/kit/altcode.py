"""Alt + keypad digits: how some scanners spell characters, and what must never act as Alt+digit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_MOD = Qt.KeyboardModifier
_PRINTABLE = range(0x20, 0x7F)
_ECHO_MS = 60


class AltCodes:
    """Collects the digits while Alt is down and decodes them when it comes up."""

    def __init__(self) -> None:
        self._digits = ""
        self._echo = ""
        self._echo_until = -1

    @staticmethod
    def is_digit(event: QKeyEvent) -> bool:
        """Tell whether this is Alt with a digit of the keypad."""
        mods = event.modifiers()
        keypad = bool(mods & _MOD.AltModifier) and bool(mods & _MOD.KeypadModifier)
        return keypad and Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9

    def owns_release(self, event: QKeyEvent) -> bool:
        """Tell whether this release belongs to a digit taken by `press`."""
        digit = Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9
        return self.is_digit(event) or (digit and bool(self._digits))

    def press(self, event: QKeyEvent) -> None:
        """Take one digit."""
        if not event.isAutoRepeat():
            self._digits += chr(ord("0") + event.key() - int(Qt.Key.Key_0))

    def release(self, now: int) -> str | None:
        """Return the ASCII character the digits spell, None for anything else; Alt came up."""
        digits, self._digits = self._digits, ""
        if not digits or len(digits) > 5 or int(digits) not in _PRINTABLE:
            return None
        self._echo, self._echo_until = chr(int(digits)), now + _ECHO_MS
        return self._echo

    def is_echo(self, event: QKeyEvent, now: int) -> bool:
        """Tell whether this key is the character the system made from the digits just decoded."""
        if event.key() not in (0, Qt.Key.Key_unknown) or not self._echo:
            return False
        same = event.text() == self._echo and now <= self._echo_until
        self._echo = ""
        return same
