"""Painting shared by widgets and delegates: boxes, focus rings, key caps, chips, avatars."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ui.kit import icons, theme

Tone = Literal["neutral", "ok", "warn", "danger", "primary", "violet"]

_TONES = {
    "neutral": ("text2", "surface2"),
    "ok": ("ok", "ok-soft"),
    "warn": ("warn", "warn-soft"),
    "danger": ("danger", "danger-soft"),
    "primary": ("primary", "primary-soft"),
    "violet": ("violet", "violet-soft"),
}

CHIP_HEIGHT = 22
CAP_HEIGHT = 20


@dataclass(frozen=True, slots=True)
class ChipSpec:
    """What a status chip shows; used by the Chip widget and by delegates."""

    text: str
    tone: Tone = "neutral"
    icon: str | None = None


def tone_tokens(tone: str) -> tuple[str, str]:
    """Return (ink token, tint token) of a tone; unknown tones are neutral."""
    return _TONES.get(tone, _TONES["neutral"])


def tone_for(name: str) -> int:
    """Return the avatar tone 1..6 of a name, the same on every machine and every day."""
    return zlib.crc32(name.encode("utf-8")) % 6 + 1


def box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None,
    border: QColor | None = None,
    edge: QColor | None = None,
    width: float = 1.0,
) -> None:
    """Paint a rounded box; `edge` is the darker bottom line of inputs and secondary buttons."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = rect
    if border is not None:
        half = width / 2
        inner = rect.adjusted(half, half, -half, -half)
    painter.setPen(QPen(border, width) if border is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, radius, radius)
    if edge is not None:
        painter.setClipRect(QRectF(rect.left(), rect.bottom() - radius / 2, rect.width(), radius))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(edge, width))
        painter.drawRoundedRect(inner, radius, radius)
    painter.restore()


def ring(painter: QPainter, rect: QRectF, radius: float, token: str = "focus") -> None:
    """Paint the 2 px focus ring just inside `rect`."""
    box(painter, rect, max(radius - 1, 0), None, theme.color(token), width=2.0)


def draw_icon(
    painter: QPainter,
    rect: QRectF,
    name: str,
    ink: QColor,
    size: int,
    stroke: float = icons.STROKE,
) -> None:
    """Paint an icon centred in `rect` at the painter's device pixel ratio."""
    dpr = painter.device().devicePixelRatioF()
    picture = icons.tinted(name, ink, size, dpr, stroke)
    left = round(rect.center().x() - size / 2)
    top = round(rect.center().y() - size / 2)
    painter.drawPixmap(QPointF(left, top), picture)


def draw_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    ink: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Paint one line, vertically centred, elided at the right when too wide."""
    painter.setFont(font)
    painter.setPen(ink)
    shown = text
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) > rect.width() + 0.5:
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(align | Qt.AlignmentFlag.AlignVCenter), shown)


def advance(text: str, font: QFont) -> float:
    """Return the width of `text` in device-independent pixels."""
    return QFontMetricsF(font).horizontalAdvance(text)


def cap_size(key: str) -> QSizeF:
    """Return the size of a key cap showing `key`."""
    width = max(theme.px(20), advance(key, theme.font("key")) + theme.px(12))
    return QSizeF(round(width), theme.px(CAP_HEIGHT))


def draw_cap(painter: QPainter, at: QPointF, key: str, ink: QColor | None = None) -> QRectF:
    """Paint a key cap with its top left at `at`; `ink` makes it an outline in that colour."""
    rect = QRectF(at, cap_size(key))
    if ink is None:
        fill, border = theme.color("surface2"), theme.color("border")
        box(painter, rect, 4, fill, border, theme.color("border-strong"))
        ink = theme.color("text2")
    else:
        box(painter, rect, 4, None, ink)
    align = Qt.AlignmentFlag.AlignHCenter
    draw_text(painter, rect.adjusted(0, -1, 0, -1), key, theme.font("key"), ink, align)
    return rect


def chip_size(spec: ChipSpec) -> QSizeF:
    """Return the size of a status chip."""
    width = advance(spec.text, theme.font("caption")) + theme.px(16)
    if spec.icon:
        width += theme.px(18)
    return QSizeF(round(width), theme.px(CHIP_HEIGHT))


def draw_chip(painter: QPainter, at: QPointF, spec: ChipSpec) -> QRectF:
    """Paint a status chip with its top left at `at`; return where it went."""
    rect = QRectF(at, chip_size(spec))
    ink_token, tint = tone_tokens(spec.tone)
    ink = theme.color(ink_token)
    box(painter, rect, rect.height() / 2, theme.color(tint))
    inner = rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
    if spec.icon:
        size = theme.px(13)
        spot = QRectF(inner.left(), rect.top(), size, rect.height())
        draw_icon(painter, spot, spec.icon, ink, size, stroke=2.0)
        inner.setLeft(inner.left() + theme.px(18))
    # half a pixel of slack so that rounding never elides a chip
    draw_text(painter, inner.adjusted(0, 0, 2, 0), spec.text, theme.font("caption"), ink)
    return rect


def draw_avatar(painter: QPainter, rect: QRectF, name: str) -> None:
    """Paint the round avatar of a name into `rect` (square)."""
    tone = tone_for(name)
    box(painter, rect, rect.width() / 2, theme.color(f"a{tone}b"))
    made = theme.font("body", bold=True)
    made.setPixelSize(max(10, round(rect.width() * (0.5 if rect.width() < 30 else 0.4))))
    align = Qt.AlignmentFlag.AlignHCenter
    draw_text(painter, rect, name[:1].upper(), made, theme.color(f"a{tone}"), align)


def rectf(rect: QRect) -> QRectF:
    """Return a QRect as QRectF (true width and height)."""
    return QRectF(rect.x(), rect.y(), rect.width(), rect.height())
