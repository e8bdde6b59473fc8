"""The sample directory: whom a fictional venue can send people to."""

from __future__ import annotations

from pathlib import Path

from app.cases.specialities import find
from app.directory.queries import resources
from app.sample_directory import described, load_directory
from app.shared.queries import shipped_categories
from tests.support.desks import VENUE_ID, make_desk


def test_it_is_written_whole_and_found(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    ids = load_directory(desk)
    with desk.store.read() as session:
        lines = {one.id: one for one in resources(session)}
        assert set(lines) == set(ids)
        names = [lines[one].name for one in find(session, "拖欠工资", "FLYZ")]
    assert "何敏律师" in names
    desk.store.close()


def test_it_serves_kinds_there_are() -> None:
    codes = {one.code for one in shipped_categories()}
    some = described(VENUE_ID)
    assert len(some) == 20
    assert all(set(one.fields) <= codes for one in some)
    assert {one.at_venue for one in some} == {VENUE_ID, None}
