"""A staff member's seat at the desk: what every page is given, and nothing more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.desk import Desk
from app.errors import Refusal
from app.staff.rules import may
from app.store.transaction import Actor
from sync.client.agent import Status
from ui.bridge import Bridge
from ui.kit.scan import ScanFilter
from ui.shell.machine import name_of
from ui.shell.words import machine_name
from ui.work import Work

if TYPE_CHECKING:
    # What it needs is loaded once somebody is in.
    from sync.client.finding import More

NOBODY = Actor(None, "nobody")


@dataclass(frozen=True, slots=True, eq=False)
class Undo:
    """Something that can be taken back: its label, and the job that does so in the store lane."""

    label: str
    job: Callable[[], object]


class Seat(QObject):
    """The open desk with the person who works at it.

    Pages read `desk`, run jobs with `work`, listen to `changed`, and speak through `say`. A dialog
    that asks for a person claims the scanner through `scans`.
    """

    changed = Signal(object)
    """A `Changes` after every commit, on the main thread."""
    actor_changed = Signal()
    status_changed = Signal(object)
    """A `sync.client.agent.Status`, on the main thread."""
    scanned = Signal(str)
    """A code from the scanner, whatever page or field had the focus."""
    said = Signal(str, str, object)
    """Text, icon, and an `Undo` or None: shown as a toast."""
    refused = Signal(object)
    """A `Refusal` no page took: shown in words."""
    page_wanted = Signal(str)
    """The name of a page in the navigation."""
    door_wanted = Signal(str, str)
    """Id and title of a session to which everybody is to be admitted from now on."""
    sheet_wanted = Signal(str)
    """The code of a page of a sign-in sheet that is to be typed back in."""
    person_wanted = Signal(str)
    """The id of a person to be shown on the people page."""
    new_case_wanted = Signal()
    """A service request is to be taken down, over whatever page is shown."""
    case_wanted = Signal(str)
    """The id of a case to be shown on the page of cases."""
    file_wanted = Signal(str)
    """The hash of a file whose bytes are to be fetched from headquarters."""
    lock_wanted = Signal()
    """The screen was turned to a guest: whoever works here gives their PIN before they go on."""
    sync_wanted = Signal()
    """Somebody asked to sync now."""
    pause_wanted = Signal(bool)
    """Somebody asked to pause the exchange, or to go on with it."""
    join_wanted = Signal()
    """A manager wants to join headquarters, or to join it again."""
    _status_told = Signal(object)

    def __init__(
        self,
        desk: Desk,
        scans: ScanFilter,
        parent: QObject | None = None,
        work: Work | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk, self.scans = desk, scans
        self.actor: Actor = NOBODY
        self.actor_name = ""
        self.status: Status | None = None
        self.named = name_of(desk.store)
        self.undos: list[Undo] = []
        self.alone: Callable[[Callable[[], object]], object] = _at_once
        """Does a job while no round of the exchange is under way, waiting for one to end."""
        self.find_more: Callable[[str, str], More] = _nowhere
        """Asks headquarters' directory for words and a category; for the net lane. May refuse."""
        self.work = work or Work(self.refuse, self)
        self.work.tell = self.refuse
        self.bridge = Bridge(desk.store, self)
        self.bridge.changed.connect(self.changed)
        self._status_told.connect(self._take_status)

    def sit(self, actor: Actor, name: str) -> None:
        """Let another person work here; pages keep what is on them."""
        if actor != self.actor:
            self.undos.clear()
        self.actor, self.actor_name = actor, name
        self.actor_changed.emit()

    @property
    def machine(self) -> str:
        """Name this PC as top bar and lock screen do."""
        return machine_name(self.desk.store.place.letter, self.named)

    def joined(self) -> None:
        """Read anew what joining has changed about this PC."""
        self.named = name_of(self.desk.store)
        self.actor_changed.emit()

    def may(self, right: str) -> bool:
        """Say whether the person at the desk holds a right; screens hide what they may not."""
        return may(self.actor.role, right)

    def say(self, text: str, icon: str = "circle-check", undo: Undo | None = None) -> None:
        """Tell in a toast what happened, and remember how to take it back."""
        if undo is not None:
            self.undos.append(undo)
        self.said.emit(text, icon, undo)

    def undo_last(self) -> None:
        """Take back the last thing done in this session (Ctrl Z)."""
        if self.undos:
            self.take_back(self.undos[-1])
        else:
            self.say(self.tr("没有可以撤销的操作"), "info")

    def take_back(self, undo: Undo) -> None:
        """Take back one thing; doing it twice does nothing more."""
        if undo not in self.undos:
            return
        self.undos.remove(undo)
        words = self.tr("已撤销：{what}").format(what=undo.label)
        self.work.run(undo.job, self).then(lambda _done: self.say(words, "rotate-ccw"))

    def refuse(self, refusal: Refusal) -> None:
        """Say a refusal nobody else took."""
        self.refused.emit(refusal)

    def show_status(self, status: Status) -> None:
        """Take over what the exchange says of itself. May be called from any thread."""
        self._status_told.emit(status)

    def close(self) -> None:
        """Stop listening and let the lanes end."""
        self.bridge.close()
        self.work.close()

    def _take_status(self, status: Status) -> None:
        self.status = status
        self.status_changed.emit(status)


def _nowhere(_words: str, _field: str) -> More:
    """Ask nobody: this desk stands alone."""
    raise Refusal("not_joined")


def _at_once(job: Callable[[], object]) -> object:
    """Do a job: here nothing syncs."""
    return job()
