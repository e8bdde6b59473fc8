"""The venue's calendar in other calendars: whole, in its order of copies, without anybody in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clock import to_text
from app.events import planning
from app.events.agenda import agenda
from app.events.calendar import MOST_LINE, Entry, write_calendar
from app.events.planning import Plan, Sitting
from app.store.transaction import transaction
from tests.app.events.test_seats_offline import House
from tests.support.clock import HandClock
from tests.support.desks import HE, SHEN, make_desk

VENUE = ("01900000-0000-7000-8000-0000000000f1", "望江街道青年之家")
NOW = "2026-11-26T08:00:00.000Z"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    yield House(desk, clock)
    desk.store.close()


def lines(content: bytes) -> list[str]:
    return content.replace(b"\r\n ", b"").decode().split("\r\n")


def entry(**more: object) -> Entry:
    plain: dict[str, object] = {
        "session_id": "s1",
        "title": "读书会",
        "label": None,
        "starts_at": "2026-11-28T06:00:00.000Z",
        "ends_at": "2026-11-28T08:30:00.000Z",
        "room": "书屋",
        "summary": None,
        "off": False,
    }
    return Entry(**(plain | more))  # type: ignore[arg-type]


def test_times_are_right_in_every_zone_and_the_id_stays() -> None:
    first = lines(write_calendar([entry()], VENUE, NOW))
    assert "DTSTART:20261128T060000Z" in first
    assert "DTEND:20261128T083000Z" in first
    assert "LOCATION:望江街道青年之家 书屋" in first
    assert f"UID:s1@{VENUE[0]}" in first


def test_a_later_copy_counts_over_an_earlier_one_and_what_was_called_off_stays_crossed_out() -> (
    None
):
    def number(now: str) -> int:
        found = lines(write_calendar([entry()], VENUE, now))
        return int(next(one for one in found if one.startswith("SEQUENCE:"))[9:])

    assert number(NOW) < number("2026-11-26T08:01:00.000Z") < 2**31
    assert "STATUS:CANCELLED" in lines(write_calendar([entry(off=True)], VENUE, NOW))


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_words_stay_in_their_line(title: str, summary: str) -> None:
    content = write_calendar([entry(title=title, summary=summary)], VENUE, NOW, named=True)
    for line in content.split(b"\r\n"):
        assert len(line) <= MOST_LINE
        assert not set(line) & set(range(0x20))
        line.decode()
    shown = lines(content)
    assert sum(one.startswith(("BEGIN:", "END:")) for one in shown) == 4
    assert shown[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]


def test_the_week_and_what_comes_without_drafts(house: House) -> None:
    store = house.desk.store
    now = house.clock.now()
    titles = {"本周": 1, "下月": 30, "以前": -20, "草稿": 2, "取消": 3}
    for title, days in titles.items():
        starts = now + dt.timedelta(days=days)
        sitting = Sitting(starts, starts + dt.timedelta(hours=2), "书屋", 20)
        with transaction(store, HE) as tx:
            event = planning.make(tx, Plan(title, summary="热茶管够", host="罗一鸣"), [sitting])
            event_id = event.id
        if title != "草稿":
            with transaction(store, HE) as tx:
                planning.submit(tx, event_id)
        if title == "取消":
            with transaction(store, SHEN) as tx:
                planning.cancel(tx, event_id, "台风")
    with store.read() as session:
        coming = agenda(session, store)
        week = agenda(session, store, now)
    assert [(one.title, one.off) for one in coming] == [
        ("本周", False),
        ("取消", True),
        ("下月", False),
    ]
    assert [one.title for one in week] == ["本周", "取消"]
    content = write_calendar(coming, VENUE, to_text(now), named=True).decode()
    assert "热茶管够" in content
    assert "罗一鸣" not in content
