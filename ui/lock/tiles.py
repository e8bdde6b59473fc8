"""The staff tiles of the lock screen, and the row they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from ui.kit import paint, theme

_WIDE, _HIGH, _GAP = 112, 134, 8


@dataclass(frozen=True, slots=True)
class Face:
    """One person on the lock screen. `under` stands below the name, `last` beside the dots."""

    id: str
    name: str
    under: str
    last: str
    has_pin: bool = True
    may_recover: bool = False
    """Whether the recovery code may set this person's PIN anew."""
    digits: int = 0
    """How many digits this person's PIN has; 0: as many as the venue says."""


class StaffTile(QAbstractButton):
    """A person: avatar, name, and what they are here."""

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = face
        self.setCheckable(True)
        self.setText(face.name)
        self.setAccessibleName(f"{face.name} {face.under}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Give the size of the design."""
        return QSize(theme.px(_WIDE), theme.px(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box, avatar and two lines."""
        painter = QPainter(self)
        rect = paint.rectf(self.rect())
        on = self.isChecked()
        if on:
            fill, edge = theme.color("primary-soft"), theme.color("primary")
            paint.box(painter, rect, 10, fill, edge, width=2)
        elif self.underMouse():
            paint.box(painter, rect, 10, theme.color("hover"))
        side = theme.px(56)
        disc = QRectF((rect.width() - side) / 2, theme.px(16), side, side)
        paint.draw_avatar(painter, disc, self.face.name)
        center = Qt.AlignmentFlag.AlignHCenter
        top = disc.bottom() + theme.px(8)
        name = QRectF(6, top, rect.width() - 12, theme.px(22))
        body = theme.font("body", bold=on)
        paint.draw_text(painter, name, self.face.name, body, theme.color("text"), center)
        under = QRectF(6, name.bottom(), rect.width() - 12, theme.px(18))
        ink = theme.color("text2" if on else "text3")
        paint.draw_text(painter, under, self.face.under, theme.font("caption"), ink, center)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave all keys to the page."""
        event.ignore()


class TileRow(QScrollArea):
    """All tiles in one row; `picked(id)` when another person is chosen."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(theme.px(_HIGH) + 12)
        # Asked for the one Qt makes, PySide6 would first load every class it knows of widgets.
        behind = QWidget()
        self.setViewport(behind)
        inside = QWidget()
        inside.setAutoFillBackground(False)
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setWidget(inside)
        behind.setAutoFillBackground(False)
        self.tiles: list[StaffTile] = []

    def set_faces(self, faces: Sequence[Face]) -> None:
        """Show these people; whoever was chosen stays chosen, else the first is picked."""
        before = self.chosen()
        if faces and [tile.face for tile in self.tiles] == list(faces):
            return
        for tile in self.tiles:
            tile.hide()
            tile.deleteLater()
        self.tiles = []
        for face in faces:
            tile = StaffTile(face)
            tile.clicked.connect(lambda _on=False, ident=face.id: self.choose(ident))
            self._row.addWidget(tile)
            self.tiles.append(tile)
        ids = [face.id for face in faces]
        if before is not None and before.id in ids:
            self._check(before.id)
        elif ids:
            self.choose(ids[0])

    def chosen(self) -> Face | None:
        """Give who is chosen."""
        return next((tile.face for tile in self.tiles if tile.isChecked()), None)

    def choose(self, ident: str) -> None:
        """Choose a person by id."""
        self._check(ident)
        self.picked.emit(ident)

    def _check(self, ident: str) -> None:
        for tile in self.tiles:
            tile.setChecked(tile.face.id == ident)
            if tile.face.id == ident:
                self.ensureWidgetVisible(tile, _GAP, 0)

    def step(self, by: int) -> None:
        """Choose the neighbour `by` places to the right; it goes round at the ends."""
        if not self.tiles:
            return
        here = next((i for i, tile in enumerate(self.tiles) if tile.isChecked()), 0)
        self.choose(self.tiles[(here + by) % len(self.tiles)].face.id)
