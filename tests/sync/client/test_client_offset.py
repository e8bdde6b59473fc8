"""How far the desk's clock is from the hub's, and when a new measure is worth keeping."""

from __future__ import annotations

import datetime as dt

import pytest

from app.clock import to_text
from sync.client.offset import measured, tells_more

NOON = dt.datetime(2026, 11, 28, 4, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


@pytest.mark.parametrize(
    ("after", "took", "hub", "expected"),
    [
        (NOON + SECOND, 1000, to_text(NOON + 10 * SECOND), (9500, 501)),
        (NOON, 0, to_text(NOON - 60 * SECOND), (-60000, 1)),
        (NOON + 9 * SECOND, 1000, to_text(NOON), None),
        (NOON, 0, "", None),
        (NOON, 0, "2026-11-28T04:00:00", None),
    ],
    ids=["ahead", "behind", "clock set meanwhile", "says nothing", "no zone"],
)
def test_the_clock_is_compared(
    after: dt.datetime, took: int, hub: str, expected: tuple[int, int] | None
) -> None:
    assert measured(NOON, after, took, hub) == expected


@pytest.mark.parametrize(
    ("known", "fresh", "more"),
    [
        ((None, None), (0, 900), True),
        ((0, 100), (200, 100), False),
        ((0, 100), (700, 100), True),
        ((0, 1000), (0, 499), True),
        ((0, 1000), (0, 500), False),
    ],
)
def test_only_what_tells_more_is_kept(
    known: tuple[int | None, int | None], fresh: tuple[int, int], *, more: bool
) -> None:
    assert tells_more(known, fresh) is more
