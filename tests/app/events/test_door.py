"""Who comes to the door of a session: by card, by name, by a ticket seen here or never."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.checkin.queries import visit_today
from app.desk import Desk
from app.errors import Refusal
from app.events import door, planning, registering
from app.events.door import Met
from app.events.model import Attendance
from app.events.planning import Plan, Sitting
from app.events.queries import page
from app.events.registering import Guest
from app.events.ticket import write
from app.ids import new_id
from app.ops import Version
from app.people.actions import Details
from app.people.actions import register as register_person
from app.store.incoming import incoming
from app.store.told import IncomingPage, IncomingRow
from app.store.transaction import transaction
from tests.support.clock import HandClock
from tests.support.desks import HE, make_desk

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()


class Door:
    """Somebody at the door with a scanner."""

    def __init__(self, desk: Desk, clock: HandClock) -> None:
        self.desk, self.clock = desk, clock

    def plans(self, title: str = "简历门诊", capacity: int = 2, hours: float = 1) -> str:
        starts = self.clock.now() + dt.timedelta(hours=hours)
        sitting = Sitting(starts, starts + dt.timedelta(hours=2), "共享书房", capacity)
        with transaction(self.desk.store, HE) as tx:
            event = planning.make(tx, Plan(title, "career"), [sitting])
        with self.desk.store.read() as session:
            return page(session, self.desk.store, event.id).slots[0].session_id

    def knows(self, name: str) -> str:
        with transaction(self.desk.store, HE) as tx:
            return register_person(tx, Details(name, consent_way="spoken")).id

    def registers(self, session_id: str, guest: Guest) -> str:
        with transaction(self.desk.store, HE) as tx:
            return registering.register(tx, session_id, guest).registration_id

    def meets(self, person: str, pinned: str | None = None) -> Met | None:
        with transaction(self.desk.store, HE) as tx:
            return door.meet(tx, person, pinned, "scan")

    def scans(self, code: str, pinned: str | None = None) -> Met:
        with transaction(self.desk.store, HE) as tx:
            return door.meet_ticket(tx, code, pinned)

    def ticket(self, registration: str, session: str) -> str:
        venue = self.desk.store.place.venue_id
        return write(venue, registration, session, PUBLIC, KEY.sign)

    def trusts(self, status: str = "good") -> None:
        key = base64.urlsafe_b64encode(PUBLIC).rstrip(b"=").decode()
        fields = {"device": new_id(), "desk": "B", "key": key, "status": status}
        row = IncomingRow("desk_key", new_id(), Version(new_id(), "venue", 1), fields)
        incoming(self.desk.store, IncomingPage(rows=[row]))


@pytest.fixture
def door_of(tmp_path: Path) -> Iterator[Door]:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    yield Door(desk, clock)
    desk.store.close()


def test_whoever_has_a_seat_now_is_admitted_to_it_without_choosing(door_of: Door) -> None:
    session = door_of.plans()
    lin, zhou = door_of.knows("林晓禾"), door_of.knows("周启明")
    door_of.registers(session, Guest(lin))
    met = door_of.meets(lin)
    assert met is not None
    assert (met.code, met.admitted, met.title, met.session_id) == ("ok", True, "简历门诊", session)
    assert door_of.meets(zhou) is None, "nobody's guest is a visitor like any other"
    with door_of.desk.store.read() as reading:
        day = door_of.desk.store.day_of(door_of.clock.now())
        assert visit_today(reading, lin, day) is not None


def test_a_second_scan_says_since_when(door_of: Door) -> None:
    session = door_of.plans()
    lin = door_of.knows("林晓禾")
    door_of.registers(session, Guest(lin))
    first = door_of.meets(lin)
    again = door_of.meets(lin)
    assert first is not None
    assert again is not None
    assert (again.code, again.admitted) == ("already", False)
    assert again.attendance_id == first.attendance_id


def test_at_a_pinned_session_whoever_has_no_seat_can_be_given_one(door_of: Door) -> None:
    session = door_of.plans(capacity=1)
    lin, zhou = door_of.knows("林晓禾"), door_of.knows("周启明")
    met = door_of.meets(lin, session)
    assert met is not None
    assert (met.code, met.admitted, met.left) == ("not_registered", False, 1)
    with transaction(door_of.desk.store, HE) as tx:
        assert door.give_and_admit(tx, session, lin).admitted
    full = door_of.meets(zhou, session)
    assert full is not None
    assert (full.code, full.left) == ("not_registered", 0)
    with (
        pytest.raises(Refusal, match="seats_none"),
        transaction(door_of.desk.store, HE) as tx,
    ):
        door.give_and_admit(tx, session, zhou)


def test_somebody_elses_event_is_named(door_of: Door) -> None:
    here, there = door_of.plans("简历门诊"), door_of.plans("心理减压团辅", hours=3)
    lin = door_of.knows("林晓禾")
    door_of.registers(there, Guest(lin))
    met = door_of.meets(lin, here)
    assert met is not None
    assert (met.code, met.theirs, met.admitted) == ("other_event", "心理减压团辅", False)


def test_a_ticket_of_a_guest_without_a_card_admits_once(door_of: Door) -> None:
    session = door_of.plans()
    registration = door_of.registers(session, Guest(None, "欧阳子墨", "19900000007"))
    code = door_of.ticket(registration, session)
    met = door_of.scans(code)
    assert (met.code, met.admitted, met.name) == ("ok", True, "欧阳子墨")
    assert door_of.scans(code).code == "already"


def test_a_ticket_never_heard_of_is_believed_when_a_good_desk_signed_it(door_of: Door) -> None:
    session = door_of.plans()
    code = door_of.ticket(new_id(), session)
    assert (door_of.scans(code).code, door_of.scans(code).admitted) == ("doubtful", False)
    door_of.trusts()
    met = door_of.scans(code)
    assert (met.code, met.admitted, met.desk) == ("vouched", True, "B")
    assert door_of.scans(code).code == "already"


def test_a_ticket_of_a_desk_revoked_since_is_looked_at_and_never_thrown_away(door_of: Door) -> None:
    session = door_of.plans()
    door_of.trusts("revoked")
    met = door_of.scans(door_of.ticket(new_id(), session))
    assert (met.code, met.why, met.admitted) == ("doubtful", "revoked", False)


def test_a_ticket_of_a_registration_called_off_admits_nobody(door_of: Door) -> None:
    session = door_of.plans()
    registration = door_of.registers(session, Guest(None, "欧阳子墨"))
    with transaction(door_of.desk.store, HE) as tx:
        registering.cancel(tx, registration)
    met = door_of.scans(door_of.ticket(registration, session))
    assert (met.code, met.admitted) == ("called_off", False)


def test_a_proof_lets_in_whom_a_doubted_ticket_does_not_and_only_once(door_of: Door) -> None:
    session = door_of.plans()
    code = door_of.ticket(new_id(), session)
    doubted = door_of.scans(code)
    assert (doubted.code, doubted.why, doubted.session_id) == ("doubtful", "unsigned", session)
    lin = door_of.knows("林晓禾")
    ticket = doubted.registration_id
    with transaction(door_of.desk.store, HE) as tx:
        met = door.let_in_by_voucher(tx, session, "报名短信", lin, ticket)
    assert (met.code, met.admitted, met.person_id) == ("ok", True, lin)
    with door_of.desk.store.read() as reading:
        row = reading.get(Attendance, met.attendance_id)
        assert row is not None
        assert (row.by_voucher, row.registration_id) == ("报名短信", ticket)
    again = door_of.scans(code)
    assert (again.code, again.attendance_id, again.person_id) == ("already", met.attendance_id, lin)
    with transaction(door_of.desk.store, HE) as tx:
        twice = door.let_in_by_voucher(tx, session, "报名短信", lin, ticket)
    assert (twice.code, twice.admitted) == ("already", False)


def test_a_revoked_writer_is_named_and_the_pinned_session_is_the_one_meant(door_of: Door) -> None:
    here, there = door_of.plans("简历门诊"), door_of.plans("心理减压团辅", hours=1.5)
    door_of.trusts("revoked")
    met = door_of.scans(door_of.ticket(new_id(), there), pinned=here)
    assert (met.code, met.why, met.desk) == ("doubtful", "revoked", "B")
    assert (met.session_id, met.theirs) == (here, "心理减压团辅")
    assert met.registration_id is None, "it is of another session, and stands for nobody here"


def test_a_doubted_ticket_is_judged_by_the_time_first(door_of: Door) -> None:
    later = door_of.plans(hours=5)
    code = door_of.ticket(new_id(), later)
    assert door_of.scans(code).code == "too_early"
    door_of.clock.forward(hours=8)
    assert door_of.scans(code).code == "over"


def test_a_ticket_of_a_session_nobody_here_knows_names_none(door_of: Door) -> None:
    code = door_of.ticket(new_id(), new_id())
    met = door_of.scans(code)
    assert (met.code, met.session_id) == ("doubtful", None)
    session = door_of.plans()
    assert door_of.scans(code, pinned=session).session_id == session
