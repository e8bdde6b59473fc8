"""How much memory the desk holds with 100,000 people and 500,000 visits, after 200 lookups."""

from __future__ import annotations

from tests.bench.children import child
from tests.bench.data import large_desk
from tests.bench.report import say

BENCH = "memory"
BOUND_MB = 170


def run() -> None:
    """Measure with the real window, and without Qt."""
    large_desk(100_000, 500_000).store.close()
    against = "100,000 people, 500,000 visits, 200 lookups"
    with_qt, without = child("remembering", "window"), child("remembering", "bare")
    say(BENCH, "resident with the window", with_qt["now"], "MB", BOUND_MB, against)
    say(BENCH, "highest with the window", with_qt["high"], "MB")
    say(BENCH, "before the store was opened", with_qt["frame"], "MB")
    say(BENCH, "resident without Qt", without["now"], "MB")
