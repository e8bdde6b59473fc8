"""The screen for everybody who waits: which number is called where, and the last ones. No names."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QCloseEvent, QFont, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.queue.queries import MOST_LAST, Screen, Ticket
from app.store.changes import Changes
from ui.kit import paint, theme
from ui.kit.fresh import MINUTE_MS, Fresh
from ui.queue import jobs
from ui.queue.calling import counter_name
from ui.seat import Seat

GATHER_MS = 60
_SHOWN = 3
_CENTER, _LEFT = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeft


class CallScreen(QWidget):
    """A window of its own, on the second screen where there is one; Esc closes it.

    It follows every desk's calls, and sounds when a number is called.
    """

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("叫号屏"))
        self.setProperty("kind", "page")
        self._seat = seat
        self.shown = Screen((), ())
        self._heard: set[tuple[str, int]] | None = None
        self.sounds = 0
        """How often it has sounded."""
        self._gather = Fresh(self, self.refresh, GATHER_MS, MINUTE_MS)
        seat.changed.connect(self._changed)

    def put_up(self) -> None:
        """Show it on the screen that turns to those who wait, whole; else beside this window.

        Where it is up already it comes to the front as it is.
        """
        if self.isVisible():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        else:
            self._place()
        self.raise_()
        self.activateWindow()
        self.refresh()

    def _place(self) -> None:
        screens = QGuiApplication.screens()
        mine = QGuiApplication.primaryScreen()
        other = next((one for one in screens if one is not mine), None)
        if other is not None:
            self.setGeometry(other.geometry())
            self.showFullScreen()
        else:
            self.resize(1280, 720)
            self.show()

    def refresh(self) -> None:
        """Read anew what is called."""
        if self.isVisible() and self._gather.begin():
            job = partial(jobs.screen, self._seat.desk.store)
            self._seat.work.run(job, self).then(self._show).otherwise(self._seat.refuse)

    def gathering(self) -> bool:
        """Say whether something is about to be read anew."""
        return self._gather.is_due()

    def _show(self, screen: Screen) -> None:
        self.shown = screen
        calls = {(one.id, one.calls) for one in screen.now}
        if self._heard is not None and calls - self._heard:
            self.sounds += 1
            QApplication.beep()
        self._heard = calls
        self.setAccessibleDescription(self.words())
        self.update()
        self._gather.done()

    def words(self) -> str:
        """Say what is shown."""
        parts = [
            self.tr("请 {number} 到 {counter}").format(
                number=one.number, counter=counter_name(one.counter)
            )
            for one in self.shown.now
        ]
        return "  ".join(parts) or self.tr("现在没有叫号")

    def beside(self) -> tuple[Ticket, ...]:
        """Give what stands beside the large cards: called too, but without a card; then the last.

        Whoever is called always stands somewhere, however many counters call.
        """
        rest = self.shown.now[_SHOWN:]
        return *rest, *self.shown.last[: max(0, MOST_LAST - len(rest))]

    def _changed(self, changes: Changes) -> None:
        if changes.touches("queue_ticket"):
            self._gather.start()

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is called, large; beside it the last ones."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = paint.rectf(self.rect())
        painter.fillRect(whole, theme.color("bg"))
        edge = whole.height() * 0.05
        head = QRectF(edge, edge * 0.6, whole.width() - 2 * edge, whole.height() * 0.09)
        self._head(painter, head)
        top, bottom = head.bottom() + edge * 0.5, whole.bottom() - edge
        split = whole.left() + whole.width() * 0.7
        self._now(painter, QRectF(edge, top, split - edge * 1.5, bottom - top))
        right = QRectF(split, top, whole.right() - edge - split, bottom - top)
        self._last(painter, right)

    def _head(self, painter: QPainter, rect: QRectF) -> None:
        size = rect.height() * 0.5
        name = self._seat.desk.profile.name
        paint.draw_text(painter, rect, name, _font(size, bold=True), theme.color("text"))
        words = self.tr("叫号")
        right = Qt.AlignmentFlag.AlignRight
        paint.draw_text(painter, rect, words, _font(size), theme.color("text2"), right)

    def _now(self, painter: QPainter, rect: QRectF) -> None:
        now = self.shown.now[:_SHOWN]
        if not now:
            paint.box(painter, rect, 14, theme.color("surface"), theme.color("border"))
            words = self.tr("现在没有叫号，请稍候")
            font = _font(max(20.0, rect.height() * 0.07))
            paint.draw_text(painter, rect, words, font, theme.color("text2"), _CENTER)
            return
        gap = rect.height() * 0.03
        shares = {1: (1.0,), 2: (0.6, 0.4), 3: (0.5, 0.25, 0.25)}[len(now)]
        room = rect.height() - gap * (len(now) - 1)
        top = rect.top()
        for place, (one, share) in enumerate(zip(now, shares, strict=True)):
            card = QRectF(rect.left(), top, rect.width(), room * share)
            self._call(painter, card, one, first=not place)
            top = card.bottom() + gap

    def _call(self, painter: QPainter, card: QRectF, one: Ticket, *, first: bool) -> None:
        fill = theme.color("primary-soft" if first else "surface")
        paint.box(painter, card, 14, fill, theme.color("primary" if first else "border"))
        inner = card.adjusted(card.width() * 0.04, 0, -card.width() * 0.04, 0)
        counter = counter_name(one.counter)
        if first and card.height() > card.width() * 0.3:
            top = QRectF(inner.left(), inner.top(), inner.width(), inner.height() * 0.66)
            below = QRectF(inner.left(), top.bottom(), inner.width(), inner.height() * 0.26)
            number = _fitting(one.number, inner.width(), top.height() * 0.72, bold=True)
            paint.draw_text(painter, top, one.number, number, theme.color("primary"), _CENTER)
            words = self.tr("请到 {counter}").format(counter=counter)
            font = _fitting(words, below.width(), below.height() * 0.55, bold=True)
            paint.draw_text(painter, below, words, font, theme.color("text"), _CENTER)
            return
        left = QRectF(inner.left(), inner.top(), inner.width() * 0.42, inner.height())
        font = _fitting(one.number, left.width(), inner.height() * 0.6, bold=True)
        paint.draw_text(painter, left, one.number, font, theme.color("primary"), _LEFT)
        words = self.tr("请到 {counter}").format(counter=counter)
        right = inner.adjusted(inner.width() * 0.45, 0, 0, 0)
        font = _fitting(words, right.width(), inner.height() * 0.36)
        ink, end = theme.color("text"), Qt.AlignmentFlag.AlignRight
        paint.draw_text(painter, right, words, font, ink, end)

    def _last(self, painter: QPainter, rect: QRectF) -> None:
        paint.box(painter, rect, 14, theme.color("surface"), theme.color("border"))
        inner = rect.adjusted(rect.width() * 0.07, 0, -rect.width() * 0.07, 0)
        some, rest = self.beside(), len(self.shown.now[_SHOWN:])
        high = rect.height() / (1 + max(len(some), MOST_LAST))
        size = max(20.0, high * 0.26)
        head = QRectF(inner.left(), inner.top(), inner.width(), high)
        words = self.tr("刚叫过")
        paint.draw_text(painter, head, words, _font(size, bold=True), theme.color("text2"))
        for place, one in enumerate(some, start=1):
            line = QRectF(inner.left(), inner.top() + high * place, inner.width(), high)
            painter.fillRect(
                QRectF(line.left(), line.top(), line.width(), 1), theme.color("border")
            )
            number = _font(size * 1.25, bold=True)
            ink = theme.color("primary" if place <= rest else "text")
            paint.draw_text(painter, line, one.number, number, ink)
            right = Qt.AlignmentFlag.AlignRight
            half = line.adjusted(line.width() * 0.45, 0, 0, 0)
            counter = counter_name(one.counter)
            font = _fitting(counter, half.width(), size * 0.9)
            paint.draw_text(painter, half, counter, font, theme.color("text2"), right)

    # -- the window ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc, whole screen on F11."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_F11:
            self.showNormal() if self.isFullScreen() else self.showFullScreen()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language, in other colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange):
            self.setWindowTitle(self.tr("叫号屏"))
            self.update()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Forget what was heard: put up again it does not sound for what is old."""
        super().closeEvent(event)
        self._heard = None


def _fitting(words: str, width: float, size: float, *, bold: bool = False) -> QFont:
    """Give a font so large at most, and small enough for the words."""
    wide = paint.advance(words, _font(size, bold=bold))
    return _font(size * min(1.0, 0.96 * width / wide) if wide else size, bold=bold)


def _font(size: float, *, bold: bool = False) -> QFont:
    made = QFont(theme.font("body", bold=bold))
    made.setPixelSize(max(18, round(size)))
    return made
