"""A scanner at the window: how long after its terminator key the painted word is there."""

from __future__ import annotations

import time
from collections.abc import Sequence

from tests.bench.seated import Seated


def scan_all(front: Seated, codes: Sequence[str]) -> list[float]:
    """Scan codes one after the other; gives the milliseconds of each. All must be admitted."""
    page = front.rooms.inside.page("checkin")
    card = page.stage.verdict  # type: ignore[union-attr]
    painted: list[float] = []
    card.painted.connect(lambda: painted.append(time.perf_counter()))
    times: list[float] = []
    for code in codes:
        front.type(code)
        painted.clear()
        started = time.perf_counter()
        front.press_return()
        front.wait_for(card.painted)
        times.append((painted[0] - started) * 1000)
        shown = card.verdict()
        if shown.kind != "ok":
            raise RuntimeError(shown.word)
        front.settle()
    return times
