"""The door between the lock screen and the pages: checks PINs, seats people, locks again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.errors import Refusal
from app.glance import Glance
from app.staff.pins import check_pin, tick
from app.staff.queries import tiles
from app.store.keys import is_demo
from app.store.transaction import Actor
from ui.lock.page import LockPage
from ui.seat import Seat
from ui.shell.offering import offer
from ui.staff.person import RecoverPinDialog
from ui.words import sentence


class Door(QObject):
    """Joins a lock page and a seat. `opened` when somebody got in."""

    opened = Signal()

    def __init__(self, seat: Seat, page: LockPage) -> None:
        super().__init__(page)
        self._seat, self._page = seat, page
        self._names: dict[str, str] = {}
        page.pin_given.connect(self._given)
        page.recovery_wanted.connect(self._recover)
        seat.changed.connect(self._changed)
        seat.status_changed.connect(page.show_status)

    def show(self) -> None:
        """Bring the lock page up to date with venue and staff."""
        now = self._seat.desk.store.clock.now()
        seen = self.seen()
        self._names = {person.id: person.name for person in seen.people}
        offer(self._page, seen, now, opened=True)
        self._page.show_status(self._seat.status)

    def seen(self) -> Glance:
        """Say what the open desk has to show on a lock screen."""
        desk = self._seat.desk
        profile, store = desk.profile, desk.store
        with store.read() as session:
            people = tuple(tiles(session))
        demo = is_demo(store.path.parent)
        return Glance(
            profile.name,
            profile.timezone,
            profile.pin_length,
            self._seat.named,
            store.place.letter,
            demo,
            people,
        )

    def lock(self) -> None:
        """Forget nothing but who is here; whoever was here last is offered first."""
        self.show()
        self._page.first()
        self._seat.work.run(lambda: tick(self._seat.desk.store), self)

    def _recover(self, staff_id: str) -> None:
        name = self._names.get(staff_id, "")
        if RecoverPinDialog(self._page.window(), self._seat, staff_id, name).run():
            self.show()
            self._page.note(self.tr("新 PIN 设好了，现在可以登录"))
        self._page.setFocus()

    def _given(self, staff_id: str, pin: str) -> None:
        store = self._seat.desk.store
        task = self._seat.work.run(lambda: check_pin(store, staff_id, pin), self)
        task.then(self._in).otherwise(lambda refusal: self._out(staff_id, refusal))

    def _in(self, actor: Actor) -> None:
        self._page.welcome()
        self._seat.sit(actor, self._names.get(actor.staff_id or "", ""))
        self.opened.emit()

    def _out(self, staff_id: str, refusal: Refusal) -> None:
        if refusal.code == "pin_wrong":
            self._page.wrong(int(refusal.facts["left"] or 0))
        elif refusal.code == "pin_paused":
            self._page.paused(staff_id, float(refusal.facts["seconds"] or 0))
        else:
            self._page.refuse(sentence(refusal))

    def _changed(self, changes: object) -> None:
        if self._page.isVisible() and changes.touches("staff", "venue"):  # type: ignore[attr-defined]
            self.show()
