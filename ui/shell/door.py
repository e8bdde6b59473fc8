"""The door between the lock screen and the pages: checks PINs, seats people, locks again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.errors import Refusal
from app.staff.pins import check_pin, tick
from app.staff.queries import Tile, tiles
from app.staff.rules import MANAGER
from app.store.keys import is_demo
from app.store.transaction import Actor
from ui.lock.page import LockPage
from ui.lock.tiles import Face
from ui.seat import Seat
from ui.shell.times import stamp
from ui.shell.words import role_name
from ui.staff.person import RecoverPinDialog
from ui.words import sentence


class Door(QObject):
    """Joins a lock page and a seat. `opened` when somebody got in."""

    opened = Signal()

    def __init__(self, seat: Seat, page: LockPage, demo_pin: str = "") -> None:
        super().__init__(page)
        self._seat, self._page, self._demo_pin = seat, page, demo_pin
        self._names: dict[str, str] = {}
        page.pin_given.connect(self._given)
        page.recovery_wanted.connect(self._recover)
        seat.changed.connect(self._changed)
        seat.status_changed.connect(page.show_status)

    def show(self) -> None:
        """Bring the lock page up to date with venue and staff."""
        seat = self._seat
        desk = seat.desk
        demo = ""
        if is_demo(desk.store.path.parent):
            demo = self.tr("示例数据")
            if self._demo_pin:
                demo = self.tr("示例数据·PIN 都是 {pin}").format(pin=self._demo_pin)
        profile = desk.profile
        self._page.show_venue(
            profile.name, seat.machine, profile.timezone, profile.pin_length, demo
        )
        with desk.store.read() as session:
            people = tiles(session)
        self._names = {person.id: person.name for person in people}
        managers = [person.name for person in people if person.role == MANAGER]
        self._page.show_faces([self._face(person) for person in people], "、".join(managers))
        self._page.show_status(seat.status)

    def lock(self) -> None:
        """Forget nothing but who is here; whoever was here last is offered first."""
        self.show()
        self._page.first()
        self._seat.work.run(lambda: tick(self._seat.desk.store), self)

    def _face(self, person: Tile) -> Face:
        store = self._seat.desk.store
        under, last = role_name(person.role), self.tr("今天还没有登录过")
        if not person.has_pin:
            last = self.tr("还没有设 PIN")
        elif person.last_used is None:
            last = self.tr("没有在本机登录过")
        else:
            now = store.clock.now()
            when = stamp(person.last_used, now, store.zone)
            last = self.tr("上次登录 {when}").format(when=when)
        recovers = person.role == MANAGER and not is_demo(store.path.parent)
        return Face(person.id, person.name, under, last, person.has_pin, recovers, person.digits)

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
