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
