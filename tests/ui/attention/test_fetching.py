"""The sync centre while headquarters' list is being fetched: how much, and never 'in step'."""

from __future__ import annotations

import datetime as dt

from app.store.reading import FirstReading
from sync.client.agent import Status
from ui.attention.overview import moved, state_face

NOW = dt.datetime(2026, 11, 28, 6, 22, tzinfo=dt.UTC)
READING = FirstReading(120_000, 600_000)


def test_the_tile_says_how_much_of_how_much() -> None:
    face = state_face(Status("running", done=480, reading=READING), NOW, "Asia/Shanghai")
    assert (face.figure, face.unit, face.share) == ("正在取", "120,000 / 600,000", READING)
    since = "2026-11-28T06:00:00.000Z"
    off = Status("offline", reason="unreachable", reading=READING, since=since)
    assert state_face(off, NOW, "Asia/Shanghai").caption == "已取 120,000 / 600,000，连上后接着取"


def test_nothing_is_said_to_agree_before_all_was_fetched() -> None:
    assert moved(Status("running", reading=READING)) == "已取 120,000 / 600,000"
    assert moved(Status("ok")) == "本机和总部一致"


def test_with_work_waiting_or_no_line_nothing_is_said_to_agree() -> None:
    """离线时、还有待发送的时候，不能说两边一致。"""
    for status in (Status("offline"), Status("ok", unsent=5), Status("ok", refused=2)):
        assert moved(status) == "没有新的收发"
