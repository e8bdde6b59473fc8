"""Chips, key caps and avatars as widgets (delegates paint the same pieces from `paint`)."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.kit import paint, theme
from ui.kit.paint import ChipSpec, Tone, tone_for
from ui.kit.text import label

__all__ = [
    "Avatar",
    "Chip",
    "ChipSpec",
    "Dot",
    "KeyCap",
    "Tone",
    "key_hint",
    "tone_for",
]


class _Fixed(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Chip(_Fixed):
    """A 22 px status pill: icon and word, never clickable."""

    def __init__(
        self,
        text: str,
        tone: Tone = "neutral",
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._spec = ChipSpec(text, tone, icon)
        self.setAccessibleName(text)

    def set_chip(self, spec: ChipSpec) -> None:
        """Show other words, tone or icon."""
        self._spec = spec
        self.setAccessibleName(spec.text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return the words shown."""
        return self._spec.text

    def tone(self) -> str:
        """Return the tone shown."""
        return self._spec.tone

    def sizeHint(self) -> QSize:
        """Return the size for the words."""
        return paint.chip_size(self._spec).toSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill."""
        painter = QPainter(self)
        paint.draw_chip(painter, QPointF(0, 0), self._spec)


class KeyCap(_Fixed):
    """A printed key, such as "Esc" or "Alt P"."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setAccessibleName(key)

    def text(self) -> str:
        """Return the key shown."""
        return self._key

    def sizeHint(self) -> QSize:
        """Return the size of the cap."""
        return paint.cap_size(self._key).toSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the cap."""
        painter = QPainter(self)
        paint.draw_cap(painter, QPointF(0, 0), self._key)


class Avatar(_Fixed):
    """The first character of a name on a tint hashed from it; decorative only."""

    def __init__(self, name: str, size: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._size = name, size

    def set_name(self, name: str) -> None:
        """Show another person."""
        self._name = name
        self.update()

    def sizeHint(self) -> QSize:
        """Return the scaled square."""
        return QSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the disc."""
        painter = QPainter(self)
        paint.draw_avatar(painter, paint.rectf(self.rect()), self._name)


class Dot(_Fixed):
    """An 8 px disc in a token's colour, always beside words."""

    def __init__(self, token: str = "ok", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token = token

    def set_token(self, token: str) -> None:
        """Change the colour."""
        self._token = token
        self.update()

    def sizeHint(self) -> QSize:
        """Return 8 px at the current scale."""
        return QSize(theme.px(8), theme.px(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the disc."""
        painter = QPainter(self)
        rect = paint.rectf(self.rect())
        paint.box(painter, rect, rect.height() / 2, theme.color(self._token))


def key_hint(keys: list[str], words: str) -> QWidget:
    """Return key caps followed by what they do, for the foot of a list."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for key in keys:
        row.addWidget(KeyCap(key), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(label(words, "small", "text2"))
    return made
