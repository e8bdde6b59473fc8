"""One session painted in the week: which colours it wears, and what of its words has room."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen

from app.events.queries import DONE, FULL, ON, Slot
from app.events.rules import APPROVED, DRAFT
from ui.events import phrases
from ui.kit import paint, theme

_BAR = 3
_PAD = 6
_LINE = 17
_TALL = 4
"""So many lines a block needs before its title may take two of them."""

_NARROW = 56
_NEVER_FIRST = "”’》）】、，。：；！？"


@dataclass(frozen=True, slots=True)
class Dress:
    """The tokens of a block: ground, bar, title, small print; dashed for what is not out yet."""

    ground: str
    bar: str
    ink: str
    small: str
    dashed: bool = False


GREY = Dress("surface2", "border-strong", "text", "text2")
OURS = Dress("a1b", "primary", "a1", "a1")
NOW = Dress("ok-soft", "ok", "ok", "ok")
CAMPAIGN = Dress("violet-soft", "violet", "violet", "violet")
UNSENT = Dress("surface", "border-strong", "text", "text2", dashed=True)


def dress_of(slot: Slot) -> Dress:
    """Choose what a session wears: not out yet, called off, over or full, on, a campaign, ours."""
    if slot.called_off:
        return GREY
    if slot.review == DRAFT:
        return UNSENT
    if slot.progress == ON:
        return NOW
    if slot.progress in (DONE, FULL):
        bar = "violet" if slot.campaign_id else GREY.bar
        return Dress(GREY.ground, bar, GREY.ink, GREY.small)
    if slot.review != APPROVED:
        return UNSENT
    return CAMPAIGN if slot.campaign_id else OURS


def draw_block(painter: QPainter, rect: QRectF, slot: Slot, *, hot: bool, ring: bool) -> None:
    """Paint a session into its place."""
    dress = dress_of(slot)
    painter.save()
    _ground(painter, rect, dress, hot=hot)
    painter.setClipRect(rect.adjusted(0, 0, -2, -1))
    left = rect.left() + _BAR + _PAD
    room = QRectF(left, rect.top() + 5, rect.right() - left - 3, rect.height() - 6)
    _words(painter, room, slot, dress)
    painter.restore()
    if ring:
        paint.ring(painter, rect.adjusted(-1, -1, 1, 1), 5)


def draw_more(painter: QPainter, rect: QRectF, count: int, *, hot: bool, ring: bool) -> None:
    """Paint the piece that stands for sessions without a place of their own: +2."""
    ground = theme.color("hover" if hot else "surface2")
    paint.box(painter, rect, 4, ground, theme.color("border"))
    font = theme.font("caption", bold=True)
    center = Qt.AlignmentFlag.AlignHCenter
    paint.draw_text(painter, rect, f"+{count}", font, theme.color("text2"), center)
    if ring:
        paint.ring(painter, rect.adjusted(-1, -1, 1, 1), 5)


def _ground(painter: QPainter, rect: QRectF, dress: Dress, *, hot: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addRoundedRect(rect, 4, 4)
    painter.setClipPath(shape)
    painter.fillRect(rect, theme.color("hover" if hot and dress.dashed else dress.ground))
    bar = QRectF(rect.left(), rect.top(), _BAR, rect.height())
    painter.fillRect(bar, theme.color(dress.bar))
    painter.setClipping(False)
    if dress.dashed:
        pen = QPen(theme.color("border-strong"), 1, Qt.PenStyle.DashLine)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    elif hot:
        paint.box(painter, rect, 4, None, theme.color(dress.bar))


def _words(painter: QPainter, room: QRectF, slot: Slot, dress: Dress) -> None:
    high = theme.px(_LINE)
    lines = max(1, int((room.height() + 4) // high))
    bold = theme.font("small", bold=True)
    title = phrases.draft_title(slot) if slot.review == DRAFT else phrases.titled(slot)
    parts = [title]
    narrow = room.width() < theme.px(_NARROW)
    if narrow:
        # Three beside each other: the name is worth more than the rest.
        parts = _broken(title, room.width(), bold, lines)
    elif lines >= _TALL and paint.advance(title, bold) > room.width():
        parts = _split(slot, title, room.width(), bold)
    at = room.top()
    for part in parts:
        place = QRectF(room.left(), at, room.width(), high)
        paint.draw_text(painter, place, part, bold, theme.color(dress.ink))
        if slot.called_off:
            wide = min(paint.advance(part, bold), room.width())
            middle = place.center().y() + 0.5
            painter.drawLine(QPointF(room.left(), middle), QPointF(room.left() + wide, middle))
        at += high
    rest = [] if narrow else [phrases.figures(slot)]
    if rest and lines - len(parts) > 1 and slot.room:
        rest.insert(0, slot.room)
    for words in rest[: max(0, lines - len(parts))]:
        place = QRectF(room.left(), at, room.width(), high)
        _small(painter, place, slot, words, dress)
        at += high


def _small(painter: QPainter, place: QRectF, slot: Slot, words: str, dress: Dress) -> None:
    ink = theme.color(dress.small)
    if words == phrases.figures(slot) and slot.state != "hub":
        side = theme.px(13)
        name = "cloud-off" if slot.state == "waiting" else "circle-alert"
        spot = QRectF(place.right() - side, place.top(), side, place.height())
        paint.draw_icon(painter, spot, name, theme.color("warn"), side, 2.0)
        place = place.adjusted(0, 0, -side - 4, 0)
    paint.draw_text(painter, place, words, theme.font("caption"), ink)


def _split(slot: Slot, title: str, wide: float, font: QFont) -> list[str]:
    """Break a title into two lines; what does not go on the second is cut there when drawn."""
    if slot.label and slot.review != DRAFT and paint.advance(slot.title, font) <= wide:
        return [slot.title, slot.label]
    return _broken(title, wide, font, 2)


def _broken(text: str, wide: float, font: QFont, most: int) -> list[str]:
    """Break a text into at most so many lines; the last holds all that is left."""
    if most <= 1 or paint.advance(text, font) <= wide:
        return [text]
    cut = len(text) - 1
    while cut > 1 and paint.advance(text[:cut], font) > wide:
        cut -= 1
    space = text.rfind(" ", 0, cut + 1)
    if space > 0 and text[cut - 1 : cut + 1].isascii():
        cut = space
    while cut > 1 and text[cut] in _NEVER_FIRST:
        cut -= 1
    return [text[:cut].rstrip(), *_broken(text[cut:].lstrip(), wide, font, most - 1)]
