"""The toast: one line at the bottom centre for what just happened, with at most one action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtGui
from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from ui.kit import paint, theme
from ui.kit.text import ElidedLabel, IconLabel

if TYPE_CHECKING:
    from collections.abc import Callable

LIFE_MS = 8000
_HEIGHT = 46
_BOTTOM = 20


class _ToastAction(QAbstractButton):
    """The action of a toast: bold words in the toast's own accent, with a key cap."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.key: str | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = paint.advance(self.text(), theme.font("body", bold=True)) + theme.px(20)
        if self.key:
            wide += paint.cap_size(self.key).width() + theme.px(8)
        return QSize(round(wide + 1), theme.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = paint.rectf(self.rect())
        ink = theme.color("toast-act")
        font = theme.font("body", bold=True)
        left: float = theme.px(10)
        place = rect.adjusted(left, -1, 0, -1)
        paint.draw_text(painter, place, self.text(), font, ink)
        if self.key:
            left += paint.advance(self.text(), font) + theme.px(8)
            high = paint.cap_size(self.key).height()
            at = QPointF(left, rect.center().y() - high / 2)
            paint.draw_cap(painter, at, self.key, ink)
        if self.hasFocus():
            paint.ring(painter, rect, 6, "toast-act")


class Toast(QFrame):
    """A child of the window it reports in. A new toast replaces the old one.

    It lives 8 s; the clock stands while the mouse is over it or its action has the focus.
    `acted` when the action was used, `gone` when it has disappeared for any reason.
    """

    acted = Signal()
    gone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "toast")
        self._host = parent
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(12)
        self._icon = IconLabel("circle-check-big", "on-toast")
        self._words = ElidedLabel("", "body")
        self.action = _ToastAction(self)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self.action)
        shade = QGraphicsDropShadowEffect(self)
        shade.setBlurRadius(32)
        shade.setOffset(0, 10)
        self._shade = shade
        self.setGraphicsEffect(shade)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self.dismiss)
        self._left = LIFE_MS
        self._on_action: Callable[[], object] | None = None
        self.action.clicked.connect(self._act)
        self.action.installEventFilter(self)
        parent.installEventFilter(self)
        self.hide()

    def show_toast(
        self,
        text: str,
        icon: str = "circle-check-big",
        action: str | None = None,
        key: str | None = None,
        on_action: Callable[[], object] | None = None,
    ) -> None:
        """Say what happened; `on_action` runs when the action is used, then the toast goes."""
        self.timer.stop()
        self._icon.set_icon(icon)
        self._words.setText(text)
        self._words.updateGeometry()
        self.action.setText(action or "")
        self.action.setAccessibleName(action or "")
        self.action.key = key
        self.action.setVisible(bool(action))
        self.action.updateGeometry()
        self._on_action = on_action
        self.setAccessibleName(text)
        self._shade.setColor(theme.color("shadow"))
        self._row.setContentsMargins(16, 0, 8 if action else 16, 0)
        self._row.activate()
        self.show()
        self.raise_()
        self._place()
        self._announce(text)
        self._left = LIFE_MS
        if not (self.underMouse() or self.action.hasFocus()):
            self.timer.start(self._left)

    def text(self) -> str:
        """Return the words shown last."""
        return self._words.text()

    def dismiss(self) -> None:
        """Take the toast away."""
        self.timer.stop()
        if not self.isHidden():
            self.hide()
            self.gone.emit()

    def sizeHint(self) -> QSize:
        """Return the width of words and action and the fixed height."""
        return QSize(super().sizeHint().width(), theme.px(_HEIGHT))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stop the clock."""
        super().enterEvent(event)
        self._pause()

    def leaveEvent(self, event: QEvent) -> None:
        """Let the clock go on."""
        super().leaveEvent(event)
        self._resume()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom of the parent; stand still while the action has the focus."""
        if watched is self.action:
            if event.type() == QEvent.Type.FocusIn:
                self._pause()
            elif event.type() == QEvent.Type.FocusOut:
                self._resume()
        elif event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def _pause(self) -> None:
        if self.timer.isActive():
            self._left = max(self.timer.remainingTime(), 1000)
            self.timer.stop()

    def _resume(self) -> None:
        busy = self.underMouse() or self.action.hasFocus()
        if not self.isHidden() and not busy and not self.timer.isActive():
            self.timer.start(self._left)

    def _act(self) -> None:
        run = self._on_action
        self.dismiss()
        self.acted.emit()
        if run is not None:
            run()

    def _place(self) -> None:
        room = self._host.size()
        width = min(self.sizeHint().width(), room.width() - 32)
        height = theme.px(_HEIGHT)
        left = (room.width() - width) // 2
        self.setGeometry(left, room.height() - height - _BOTTOM, width, height)

    def _announce(self, text: str) -> None:
        made = getattr(QtGui, "QAccessibleAnnouncementEvent", None)
        if made is not None:
            QAccessible.updateAccessibility(made(self, text))
