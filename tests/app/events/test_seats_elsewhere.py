"""What other desks hold of a session: by headquarters' own book, not by what was given since."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.desk import Desk
from app.events import registering
from app.events.queries import seats_left
from app.events.registering import Guest
from app.ops import Version
from app.people.actions import Details
from app.people.actions import register as register_person
from app.store.incoming import incoming
from app.store.standing import take_place
from app.store.told import IncomingPage, IncomingRow
from app.store.transaction import transaction
from tests.support.clock import HandClock
from tests.support.desks import EPOCH, HE, make_desk

EVENT, SESSION, LEASE, DEVICE = (f"01900000-0000-7000-8000-00000000aa0{n}" for n in range(4))


def told(desk: Desk) -> None:
    """Let headquarters tell of thirty seats: five here, four at another desk, one taken."""
    event: dict[str, Any] = {
        "title": "读书会",
        "category": "culture",
        "check_mode": "in",
        "review": "approved",
    }
    session: dict[str, Any] = {"event_id": EVENT, "capacity": 30, "status": "planned"}
    session |= {"starts_at": "2026-11-28T06:00:00.000Z", "ends_at": "2026-11-28T08:00:00.000Z"}
    book: dict[str, Any] = {
        "event_id": EVENT,
        "capacity": 30,
        "pool": 20,
        "used": 1,
        "overbooked": 0,
    }
    lease: dict[str, Any] = {
        "session_id": SESSION,
        "device": DEVICE,
        "incarnation": desk.store.place.incarnation,
    }
    lease |= {"granted": 5, "used": 0, "returned": 0, "status": "held"}
    lease |= {"expires_at": "2026-11-28T09:00:00.000Z"}
    rows: list[tuple[str, str, dict[str, Any]]] = [
        ("event", EVENT, event),
        ("event_session", SESSION, session),
        ("seats", SESSION, {**book, "waiting": 0}),
        ("seat_lease", LEASE, lease),
    ]
    incoming(
        desk.store,
        IncomingPage(
            rows=[
                IncomingRow(kind, row_id, Version(EPOCH, "venue", 50 + place), fields)
                for place, (kind, row_id, fields) in enumerate(rows)
            ]
        ),
    )


def test_a_seat_given_here_since_is_not_taken_for_another_desks(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, HandClock())
    take_place(desk.store, device=DEVICE, letter="A", epoch=EPOCH, offset_ms=0, error_ms=20)
    told(desk)
    with desk.store.read() as session:
        before = seats_left(session, desk.store, SESSION)
    assert (before.here.left, before.pool, before.elsewhere) == (5, 20, 4)
    with transaction(desk.store, HE) as tx:
        person = register_person(tx, Details("陈思远", consent_way="spoken")).id
    with transaction(desk.store, HE) as tx:
        assert registering.register(tx, SESSION, Guest(person)).status == "registered"
    with desk.store.read() as session:
        after = seats_left(session, desk.store, SESSION)
    assert (after.here.left, after.pool, after.elsewhere) == (4, 20, 4)
    desk.store.close()
