"""The connection pill: how this desk stands with headquarters, in one icon and few words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.kit import paint, theme
from ui.shell.times import ago, number

if TYPE_CHECKING:
    from sync.client.agent import Status

_HEIGHT, _PAD, _ICON, _GAP = 34, 14, 16, 7
_TURN_MS = 50
_TURN_DEGREES = 18


@dataclass(frozen=True, slots=True)
class PillWords:
    """What the pill shows. `turning` while the icon goes round."""

    text: str
    icon: str
    tone: paint.Tone
    turning: bool = False
    tip: str = ""
    """What more there is to say, for whoever asks by hovering."""


def pill_words(status: Status | None, now: dt.datetime) -> PillWords:
    """Give the pill for a status; red before running before offline before in step."""
    translate = QCoreApplication.translate
    if status is None:
        return PillWords(translate("pill", "正在连接…"), "cloud", "neutral")
    if status.state == "standalone":
        return PillWords(translate("pill", "独立使用"), "monitor", "neutral")
    if status.state == "attention":
        refused = status.refused
        if refused:
            text = translate("pill", "%n 条需要处理", "", refused)
        else:
            text = translate("pill", "需要处理")
        return PillWords(text, "cloud-alert", "danger")
    if status.state == "running":
        text = translate("pill", "同步中")
        if status.reading is not None and status.reading.total:
            text += translate("pill", "·已取 {done} / {total}").format(
                done=number(status.reading.done), total=number(status.reading.total)
            )
            tip = translate("pill", "总部的资料还没取完，可以照常接待")
            return PillWords(text, "refresh-cw", "primary", turning=True, tip=tip)
        if status.total:
            text += translate("pill", "·{done} / {total}").format(
                done=number(status.done), total=number(status.total)
            )
        return PillWords(text, "refresh-cw", "primary", turning=True)
    if status.state == "offline":
        return _offline(status)
    text = translate("pill", "已同步")
    if status.last_ok is not None:
        text = translate("pill", "已同步·{when}").format(when=ago(status.last_ok, now))
    return PillWords(text, "cloud-check", "ok")


def _offline(status: Status) -> PillWords:
    """Say that nothing goes out, and whether somebody wanted that."""
    translate, unsent, tip = QCoreApplication.translate, status.unsent, ""
    if status.reading is not None:
        tip = translate("pill", "总部的资料已取 {done} / {total}，连上后接着取").format(
            done=number(status.reading.done), total=number(status.reading.total)
        )
    if status.reason == "paused":
        text = translate("pill", "已暂停同步")
        if unsent:
            text = translate("pill", "已暂停·%n 条待同步", "", unsent)
    else:
        text = translate("pill", "离线·照常工作")
        if unsent:
            text = translate("pill", "离线·%n 条待同步", "", unsent)
    return PillWords(text, "cloud-off", "warn", tip=tip)


class Pill(QAbstractButton):
    """A button 34 px high with half-round ends; it leads to the sync page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = PillWords("", "cloud", "neutral")
        self._angle = 0
        self._turn = QTimer(self)
        self._turn.setInterval(_TURN_MS)
        self._turn.timeout.connect(self._step)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_words(self, words: PillWords) -> None:
        """Show other words; the icon turns only while something is under way and visible."""
        if words == self._words:
            return
        self._words = words
        self.setAccessibleName(words.text)
        self.setAccessibleDescription(words.tip)
        self.setToolTip(words.tip)
        self.updateGeometry()
        self._angle = 0
        self._mind()
        self.update()

    def words(self) -> PillWords:
        """Give what is shown."""
        return self._words

    def sizeHint(self) -> QSize:
        """Give the size for the words."""
        wide = paint.advance(self._words.text, theme.font("small", bold=True))
        return QSize(round(wide + theme.px(2 * _PAD + _ICON + _GAP) + 1), theme.px(_HEIGHT))

    def showEvent(self, event: QShowEvent) -> None:
        """Let the icon turn again."""
        super().showEvent(event)
        self._mind()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stand still while nobody sees it."""
        super().hideEvent(event)
        self._turn.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill."""
        painter = QPainter(self)
        rect = paint.rectf(self.rect())
        ink_token, tint = paint.tone_tokens(self._words.tone)
        ink = theme.color(ink_token)
        paint.box(painter, rect, rect.height() / 2, theme.color(tint))
        side = theme.px(_ICON)
        spot = QRectF(theme.px(_PAD), (rect.height() - side) / 2, side, side)
        painter.save()
        if self._angle:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.translate(spot.center())
            painter.rotate(self._angle)
            painter.translate(-spot.center())
        paint.draw_icon(painter, spot, self._words.icon, ink, side)
        painter.restore()
        place = rect.adjusted(theme.px(_PAD + _ICON + _GAP), -1, 0, -1)
        paint.draw_text(painter, place, self._words.text, theme.font("small", bold=True), ink)
        if self.hasFocus():
            paint.ring(painter, rect, rect.height() / 2)

    def _mind(self) -> None:
        if self._words.turning and self.isVisible():
            self._turn.start()
        else:
            self._turn.stop()

    def _step(self) -> None:
        self._angle = (self._angle + _TURN_DEGREES) % 360
        self.update()
