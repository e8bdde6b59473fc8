"""Four tiles at the top of the sync centre: how things stand, and three counts."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.kit.card import Card, ProgressBar
from ui.kit.paint import Tone
from ui.kit.text import ElidedLabel, IconTile, label


@dataclass(frozen=True, slots=True)
class Face:
    """What a tile shows. `share`: (part, whole) of a bar in place of the caption."""

    icon: str
    tone: Tone
    figure: str
    unit: str
    caption: str
    share: tuple[int, int] | None = None


class Tile(Card):
    """Icon, a figure with its unit, and one quiet line; read out as one sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = self._row = QHBoxLayout()
        row.setContentsMargins(15, 12, 15, 12)
        row.setSpacing(12)
        self._icon = IconTile("cloud")
        row.addWidget(self._icon)
        words = QVBoxLayout()
        words.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(6)
        self.figure = label("", "tile")
        self.unit = ElidedLabel("", "small", "text2")
        line.addWidget(self.figure)
        line.addWidget(self.unit, 1)
        words.addLayout(line)
        self.caption = ElidedLabel("", "caption", "text3")
        words.addWidget(self.caption)
        self.bar = ProgressBar(height=6)
        # The bar takes the caption's very room: no tile stands higher or lower than its
        # neighbours while something is under way.
        self._room = QWidget()
        room = QVBoxLayout(self._room)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignVCenter)
        self._room.hide()
        words.addWidget(self._room)
        row.addLayout(words, 1)
        self.body.addLayout(row)

    def show_face(self, face: Face) -> None:
        """Show other figures."""
        icon = IconTile(face.icon, face.tone)
        self._row.replaceWidget(self._icon, icon)
        self._icon.hide()
        self._icon.deleteLater()
        self._icon = icon
        self.figure.setText(face.figure)
        self.unit.setText(face.unit)
        self.caption.setText(face.caption)
        self._room.setFixedHeight(self.caption.sizeHint().height())
        self.caption.setHidden(face.share is not None)
        self._room.setHidden(face.share is None)
        if face.share is not None:
            self.bar.set_progress(*face.share)
        self.setAccessibleName(f"{face.figure} {face.unit} {face.caption}".strip())


class Tiles(QWidget):
    """The row of four: state, waiting, choose, refused."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.state, self.waiting, self.choose, self.refused = (Tile() for _ in range(4))
        for tile in (self.state, self.waiting, self.choose, self.refused):
            row.addWidget(tile, 1)
