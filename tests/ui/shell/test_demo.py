"""The sample venue: joined to a headquarters of its own, or on its own where there is none."""

from __future__ import annotations

from pathlib import Path

from app.people.queries import counts
from app.staff.queries import tiles
from app.store.keys import is_demo
from tests.support.clock import HandClock
from ui.shell.demo import open_demo


def test_without_a_headquarters_the_sample_venue_is_on_its_own(tmp_path: Path) -> None:
    clock = HandClock()
    desk = open_demo(tmp_path / "desk", None, clock, many=(50, 100))
    with desk.store.read() as session:
        assert counts(session, "2026-11-28").everyone == 26 + 50
        assert len(tiles(session)) == 5
    assert desk.store.place.device is None
    assert (desk.profile.code, desk.profile.capacity) == ("QJ0001", 120)
    assert is_demo(tmp_path / "desk")
    desk.store.close()
    again = open_demo(tmp_path / "desk", None, clock)
    assert again.profile.code == "QJ0001"
    again.store.close()
