"""What the hub finds rows by besides their ids."""

from __future__ import annotations

from sync.hub.keys import STANDING, key_of


def test_what_rows_are_found_by() -> None:
    assert key_of("void", {"target_id": "t"}) == "t"
    assert key_of("visit", {"person_id": "p", "day": "2026-11-28"}) == "p|2026-11-28"
    assert key_of("visit", {"day": "2026-11-28"}) is None
    assert key_of("person", {}) is None
    assert key_of("same_person", {}) == STANDING
    assert key_of("file", {"hash": "h"}) == "h"


def test_what_rows_of_events_are_found_by() -> None:
    assert key_of("event_session", {"event_id": "e"}) == "e"
    assert key_of("seat_lease", {"session_id": "s", "status": "held"}) == "s"
    assert key_of("seat_lease", {"session_id": "s", "status": "ended"}) is None
    assert key_of("attendance", {"session_id": "s", "person_id": "p"}) == "p|s"
    assert key_of("attendance", {"session_id": "s", "registration_id": "r"}) == "r|s"
    assert key_of("attendance", {"session_id": "s"}) is None


def test_a_registration_is_found_by_whose_it_is_or_by_what_it_waits_for() -> None:
    one = {"session_id": "s", "person_id": "p"}
    assert key_of("registration", {**one, "status": "registered"}) == "s|p"
    assert key_of("registration", {"session_id": "s", "status": "registered"}) == "s|registered"
    for status in ("waitlisted", "overbooked"):
        assert key_of("registration", {**one, "status": status}) == f"s|{status}"
    assert key_of("registration", {**one, "status": "cancelled"}) is None
