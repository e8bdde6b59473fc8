"""Taking a request down, in the keys one strikes and what one sees of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.cases.queries import Whole, listed_cases, whole
from app.checkin.actions import Coming, check_in
from app.people.actions import Details, register
from app.staff.rules import SOCIAL_WORKER
from app.store.transaction import transaction
from tests.support.desks import HE
from tests.support.window import LONG, Front
from ui.cases.newcase import NewCase
from ui.cases.newcaseflow import NewCases
from ui.cases.slip import SlipDialog

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return
NEED = "想找周末兼职但担心被骗"


class Taking:
    """Hands and eyes at one counter. `strikes`: how many keys were struck so far."""

    def __init__(self, front: Front) -> None:
        self.front, self.strikes = front, 0
        self.store = front.desk.store

    # -- hands --------------------------------------------------------------------------------

    def comes(self, name: str, **more: str) -> str:
        """Register somebody and check them in; gives their id."""
        with transaction(self.store, HE) as tx:
            person = register(tx, Details(name, consent_way="spoken", **more)).id  # type: ignore[arg-type]
            check_in(tx, person, Coming())
        self.front.clock.forward(minutes=1)
        self.settle()
        return person

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Strike a key, or a chord, wherever the focus is."""
        self.strikes += 1
        none = Qt.KeyboardModifier.NoModifier
        target = QApplication.focusWidget() or QApplication.activeModalWidget()
        self.front.press(key, target or self.front.window, modifier or none)
        self.front.scans.flush()
        self.settle()

    def digit(self, digit: int) -> None:
        """Strike a digit."""
        self.key(Qt.Key(Qt.Key.Key_0.value + digit))

    def say(self, words: str) -> None:
        """Write where the focus is, as an input method commits it."""
        committed = QInputMethodEvent()
        committed.setCommitString(words)
        QCoreApplication.sendEvent(self.front.focus(), committed)
        self.front.scans.flush()
        self.settle()

    def open(self) -> NewCase:
        """Strike Alt N."""
        self.key(Qt.Key.Key_N, ALT)
        return self.form()

    def take(self) -> None:
        """Strike Ctrl Enter."""
        self.key(ENTER, CTRL)

    def lock(self) -> None:
        """Lock as the idle watch does, over whatever dialog is open."""
        self.front.window.lock()
        self.settle()
        assert self.front.window.locked()

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self.front.settle()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()

    def write_down(self) -> None:
        """Wait until what is half written is on the disk."""
        form = self.form()
        self.front.bot.waitUntil(lambda: not form._later.isActive(), timeout=LONG)
        self.settle()

    # -- eyes ---------------------------------------------------------------------------------

    @property
    def flow(self) -> NewCases:
        """Give what takes requests down in this window."""
        found = self.front.window.new_cases
        assert found is not None
        return found

    def form(self) -> NewCase:
        """Give the form that is open."""
        assert self.flow.dialog is not None
        return self.flow.dialog

    def slip(self) -> SlipDialog:
        """Give the slip that is shown."""
        assert self.flow.told is not None
        return self.flow.told

    def focus_in(self, piece: QWidget) -> bool:
        """Say whether the focus is in a piece."""
        focus = self.front.focus()
        return focus is piece or piece.isAncestorOf(focus)

    def cases(self) -> list[Whole]:
        """Read every open case as a social worker does."""
        with self.store.read() as session:
            cards = listed_cases(session, SOCIAL_WORKER)
            return [whole(session, card.id, SOCIAL_WORKER) for card in cards]

    def case(self) -> Whole:
        """Read the only one there is."""
        [found] = self.cases()
        return found
