"""Somebody sits at one page of a desk: their hands, and what was said to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.store.transaction import Actor
from sync.client.agent import Pill, Status
from tests.support.desks import HE
from tests.support.window import LONG
from ui.kit import theme
from ui.kit.scan import ScanFilter
from ui.seat import Seat, Undo

_NONE = Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


Page = TypeVar("Page", bound=QWidget)


class Seated(Generic[Page]):
    """One page in a window of its own; `said` and `refused` are what was told, oldest first."""

    def __init__(
        self,
        bot: QtBot,
        desk: Desk,
        make: Callable[[Seat], Page],
        actor: Actor = HE,
        size: tuple[int, int] = (1282, 712),
    ) -> None:
        self.bot, self.desk = bot, desk
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, "light")
        scans = ScanFilter(app)
        app.removeEventFilter(scans)
        self.seat = Seat(desk, scans)
        self.seat.sit(actor, "何小溪")
        self.said: list[tuple[str, Undo | None]] = []
        self.refused: list[str] = []
        self.seat.said.connect(lambda text, _icon, undo: self.said.append((text, undo)))
        self.seat.refused.connect(lambda refusal: self.refused.append(refusal.code))
        self.page = make(self.seat)
        self.page.resize(*size)
        with bot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
        self.page.setFocus()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way and nothing gathers."""
        QCoreApplication.processEvents()
        self.bot.waitUntil(lambda: not self.seat.work.busy and not self.gathers(), timeout=LONG)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()

    def gathers(self) -> bool:
        """Say whether the page is about to read something anew."""
        raise NotImplementedError

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE, target: QWidget | None = None
    ) -> None:
        """Press a key wherever the focus is."""
        QTest.keyClick(target or QApplication.focusWidget() or self.page, key, modifier)
        self.settle()

    def type(self, text: str) -> None:
        """Type text where the focus is; Chinese comes as an input method commits it."""
        target = QApplication.focusWidget() or self.page
        if text.isascii():
            QTest.keyClicks(target, text)
        else:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QCoreApplication.sendEvent(target, event)
        self.settle()

    def click(self, button: QWidget) -> None:
        """Click a button."""
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def sit(self, actor: Actor, name: str) -> None:
        """Let somebody else work here."""
        self.seat.sit(actor, name)
        self.settle()

    def tell(self, state: Pill, **more: object) -> None:
        """Let the exchange say how things stand."""
        self.seat.show_status(Status(state, **more))  # type: ignore[arg-type]
        self.settle()

    def close(self) -> None:
        """Close everything."""
        self.settle()
        self.page.close()
        self.page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.seat.close()
        self.desk.store.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
