"""The scan filter: takes bar-code bursts out of the stream of keys, wherever the focus is.

A scanner types like a very fast person and ends with Enter or Tab. The filter holds every
character for at most 40 ms. When the burst ends as a scan, nothing of it reaches the focused
widget; when it does not, everything held is replayed in order to the widget it was meant for.
Shortcuts and other keys pass at once, after what was held. With a Chinese input method on, the
letters come as composing or committed strings and are judged by the same rules (`burst`).

For pages: keys without Ctrl or Alt must be handled in `keyPressEvent`, not by QShortcut, since a
QShortcut on a bare digit would fire on the first character of a scan.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import (
    QCoreApplication,
    QElapsedTimer,
    QEvent,
    QObject,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.kit.altcode import AltCodes
from ui.kit.burst import AVERAGE_GAP_MS, BREAK_MS, MAX_CHARS, Burst
from ui.kit.letters import composed, half_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_KIND = QEvent.Type
_WATCHED = frozenset((_KIND.KeyPress, _KIND.KeyRelease, _KIND.ShortcutOverride, _KIND.InputMethod))
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_SOLE = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock)
_MOD = Qt.KeyboardModifier
_CHORD = _MOD.ControlModifier | _MOD.AltModifier | _MOD.MetaModifier


@dataclass(frozen=True, slots=True)
class _Held:
    """One event kept back and the widget it was going to."""

    target: QWidget
    event: QEvent


class ScanFilter(QObject):
    """Install once: `ScanFilter(app)`. `now_ms` replaces clock and event timestamps in tests.

    `scanned(code)` carries the code in ASCII capitals. `refused(code)` is emitted instead while a
    modal dialog that made no `claim` is open.
    """

    scanned = Signal(str)
    refused = Signal(str)

    def __init__(self, app: QApplication, now_ms: Callable[[], int] | None = None) -> None:
        super().__init__(app)
        self._app, self._injected = app, now_ms
        self._clock = QElapsedTimer()
        self._clock.start()
        self._skew: int | None = None
        self._burst = Burst()
        # composing letters the widget already shows, which are therefore not part of the burst
        self._base = ""
        self._held: list[_Held] = []
        self._busy = False
        self._passed: tuple[int, QObject] | None = None
        self._gone: set[int] = set()
        self._end_until = -1
        self._alt = AltCodes()
        self._claims: list[tuple[QWidget, Callable[[str], object]]] = []
        self._due = 0
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.setInterval(BREAK_MS)
        self.timer.timeout.connect(self._time_up)
        app.installEventFilter(self)

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Hear nothing meanwhile: for work in which no key can arrive, and thousands of events do.

        Filters installed since are then behind this one.
        """
        self._app.removeEventFilter(self)
        try:
            yield
        finally:
            self._app.installEventFilter(self)

    def claim(self, widget: QWidget, callback: Callable[[str], object]) -> Callable[[], None]:
        """Send scans to `callback(code)` while `widget` is visible; returns the way to undo it.

        The latest claim wins; under a modal dialog only claims from inside that dialog count.
        """
        entry = (widget, callback)
        self._claims.append(entry)

        def undo() -> None:
            if entry in self._claims:
                self._claims.remove(entry)

        return undo

    def flush(self) -> None:
        """Replay everything held, in order, to the widgets it was meant for."""
        held, self._held = self._held, []
        self._base += self._burst.composing
        self._burst = Burst()
        self.timer.stop()
        self._busy = True
        try:
            for item in held:
                if shiboken6.isValid(item.target):
                    QCoreApplication.sendEvent(item.target, item.event)
        finally:
            self._busy = False

    def holding(self) -> bool:
        """Tell whether characters are being kept back at this moment."""
        return bool(self._held)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at keys and composing strings on their way to a widget."""
        kind = event.type()
        if kind not in _WATCHED or self._busy or not isinstance(watched, QWidget):
            return False
        if isinstance(event, QInputMethodEvent):
            return self._composing(watched, event)
        if not isinstance(event, QKeyEvent):
            return False
        if kind == _KIND.ShortcutOverride:
            return self._override(event)
        if self._is_climbing(watched, event):
            return False
        taken = (
            self._pressed(watched, event) if kind == _KIND.KeyPress else self._up(watched, event)
        )
        if taken:
            event.accept()
        else:
            self._passed = (shiboken6.getCppPointer(event)[0], watched)
        return taken

    def _is_climbing(self, watched: QWidget, event: QEvent) -> bool:
        # Qt offers an ignored key to each parent in turn: same event object, never a new key
        if self._passed is None:
            return False
        address, last = self._passed
        if address != shiboken6.getCppPointer(event)[0] or not shiboken6.isValid(last):
            return False
        if isinstance(last, QWidget) and last is not watched and watched.isAncestorOf(last):
            self._passed = (address, watched)
            return True
        return False

    def _time_of(self, event: QEvent) -> int:
        # the time the key was struck, so that a busy program does not look like a slow scanner
        if self._injected is not None:
            return self._injected()
        now = self._clock.elapsed()
        if not isinstance(event, QKeyEvent) or event.timestamp() == 0:
            return now
        skew = now - event.timestamp()
        self._skew = skew if self._skew is None else min(self._skew, skew)
        return event.timestamp() + self._skew

    def _override(self, event: QKeyEvent) -> bool:
        if AltCodes.is_digit(event):
            event.accept()
            return True
        if event.modifiers() & _CHORD:
            return False
        # inside a burst no shortcut may take a character or its Enter
        if self._held and (event.key() in _ENDS or event.text().isprintable()):
            event.accept()
            return True
        return False

    def _pressed(self, target: QWidget, event: QKeyEvent) -> bool:
        now = self._time_of(event)
        if AltCodes.is_digit(event):
            if self._burst.broken(now):
                self.flush()
            self._burst.touch(now)
            self._alt.press(event)
            return True
        if event.key() in _SOLE or event.key() == Qt.Key.Key_Alt:
            return False
        if self._alt.is_echo(event, now):
            return True
        if event.modifiers() & _CHORD or event.isAutoRepeat():
            self.flush()
            return False
        if event.key() in _ENDS and not event.modifiers() & _MOD.ShiftModifier:
            return self._ended(event, now)
        text = half_width(event.text())
        if len(text) != 1 or not text.isprintable() or (text == " " and not self._held):
            self.flush()
            return False
        if self._burst.broken(now) or len(self._held) >= MAX_CHARS:
            self.flush()
        self._burst.add(text, now)
        self._hold(target, _copy_key(event))
        return True

    def _ended(self, event: QKeyEvent, now: int) -> bool:
        if now <= self._end_until and not self._held:
            self._end_until = -1
            self._gone.add(event.key())
            return True
        code = None if self._burst.broken(now) else self._burst.code(now)
        if code is None:
            self.flush()
            return False
        self._gone.add(event.key())
        self._take(code)
        return True

    def _up(self, target: QWidget, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Alt:
            self._alt_done(target, self._time_of(event))
            return False
        if self._alt.owns_release(event):
            return True
        if event.key() in self._gone:
            self._gone.discard(event.key())
            return True
        if self._held and not event.modifiers() & _CHORD and event.key() not in _SOLE:
            # a release must not overtake its press, or a button would stay down
            self._held.append(_Held(target, _copy_key(event)))
            return True
        return False

    def _alt_done(self, target: QWidget, now: int) -> None:
        letter = self._alt.release(now)
        if letter is None:
            return
        if self._burst.broken(now):
            self.flush()
        self._burst.add(letter, now)
        self._hold(target, QKeyEvent(_KIND.KeyPress, 0, _MOD.NoModifier, letter))

    def _composing(self, target: QWidget, event: QInputMethodEvent) -> bool:
        now = self._time_of(event)
        if self._burst.broken(now):
            self.flush()
        preedit, letters = (
            composed(event.preeditString()),
            composed(event.commitString()),
        )
        if not (preedit + letters).isascii() or event.replacementLength():
            return self._let_compose(preedit)
        if letters and self._committed(letters, now):
            return True
        if not preedit.startswith(self._base):
            return self._let_compose(preedit)
        if not self._burst.compose(preedit[len(self._base) :], now):
            return self._let_compose(preedit)
        if not self._held and not preedit and not letters:
            return False
        self._hold(target, event.clone())
        return True

    def _committed(self, letters: str, now: int) -> bool:
        tail = letters.removeprefix(self._base)
        raw = bool(self._burst.composing) and tail.lower() == self._burst.composing.lower()
        self._burst.commit(tail, now)
        self._base = ""
        code = self._burst.code(now) if raw else None
        if code is None:
            return False
        # Enter made the input method commit the raw letters; the Enter itself may follow
        self._end_until = now + AVERAGE_GAP_MS
        self._take(code)
        return True

    def _let_compose(self, preedit: str) -> bool:
        self.flush()
        self._base = preedit
        return False

    def _hold(self, target: QWidget, event: QEvent) -> None:
        self._held.append(_Held(target, event))
        self._due = self._clock.elapsed() + BREAK_MS
        self.timer.start(BREAK_MS)

    def _time_up(self) -> None:
        # a timer that comes late means the program was busy: let waiting keys be read first
        late = self._clock.elapsed() - self._due
        if self._injected is None and late > AVERAGE_GAP_MS:
            self._due = self._clock.elapsed() + BREAK_MS
            self.timer.start(5)
            return
        self.flush()

    def _take(self, code: str) -> None:
        held, self._held = self._held, []
        self._burst, self._base = Burst(), ""
        self.timer.stop()
        pressed = [item.event for item in held if isinstance(item.event, QKeyEvent)]
        up = {event.key() for event in pressed if event.type() == _KIND.KeyRelease}
        self._gone |= {event.key() for event in pressed} - up - {0}
        composing = [item for item in held if isinstance(item.event, QInputMethodEvent)]
        if composing:
            self._stop_composing(composing[-1].target)
        self._deliver(code)

    def _stop_composing(self, target: QWidget) -> None:
        self._busy = True
        try:
            QGuiApplication.inputMethod().reset()
            if shiboken6.isValid(target):
                QCoreApplication.sendEvent(target, QInputMethodEvent())
        finally:
            self._busy = False

    def _deliver(self, code: str) -> None:
        self._claims = [entry for entry in self._claims if shiboken6.isValid(entry[0])]
        modal = QApplication.activeModalWidget()
        for widget, callback in reversed(self._claims):
            inside = modal is None or widget is modal or modal.isAncestorOf(widget)
            if widget.isVisible() and inside:
                callback(code)
                return
        if modal is None:
            self.scanned.emit(code)
        else:
            self.refused.emit(code)


def _copy_key(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
