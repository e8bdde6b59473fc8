"""Icons: the SVG set in `resources/icons`, recoloured from tokens and cached.

Cache keys hold the colour, not the token, so a theme change never shows a stale picture.
"""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.kit import theme

FOLDER = theme.RESOURCES / "icons"
STROKE = 1.75
_STROKE_AT = re.compile(r'stroke-width="[\d.]+"')


@lru_cache(maxsize=256)
def source(name: str) -> str:
    """Return the SVG text of an icon by its name; FileNotFoundError if absent."""
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def _drawn(name: str, ink: str, paper: str, size: int, dpr: float, stroke: float) -> QPixmap:
    text = _STROKE_AT.sub(f'stroke-width="{stroke:g}"', source(name))
    text = text.replace("currentColor", ink).replace("contrastColor", paper)
    renderer = QSvgRenderer(QByteArray(text.encode("utf-8")))
    picture = QPixmap(round(size * dpr), round(size * dpr))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(dpr)
    return picture


def tinted(name: str, ink: QColor, size: int, dpr: float = 1.0, stroke: float = STROKE) -> QPixmap:
    """Return an icon in any colour; `size` in device-independent pixels."""
    paper = theme.color("on-primary").name()
    return _drawn(name, ink.name(), paper, size, dpr, stroke)


def pixmap(
    name: str,
    token: str = "text",
    size: int = 18,
    dpr: float = 1.0,
    stroke: float = STROKE,
) -> QPixmap:
    """Return an icon in a token's colour; `size` in device-independent pixels."""
    return tinted(name, theme.color(token), size, dpr, stroke)


def icon(name: str, token: str = "text", size: int = 18) -> QIcon:
    """Return a QIcon (1x and 2x) in a token's colour, with a dimmed disabled picture."""
    made = QIcon()
    for dpr in (1.0, 2.0):
        made.addPixmap(pixmap(name, token, size, dpr))
        made.addPixmap(pixmap(name, "text3", size, dpr), QIcon.Mode.Disabled)
    return made


def logo(size: int = 40, dpr: float = 1.0) -> QPixmap:
    """Return the program's mark: the house with a speech balloon on a primary square."""
    return pixmap("logo", "primary", size, dpr)
