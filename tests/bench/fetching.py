"""A child of the first-sync benchmark: an empty desk that fetches all, or tells what it holds."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from sqlalchemy import select

from app import checksum
from app.clock import SystemClock
from app.desk import Desk, open_desk
from app.store import sums
from app.store.base import table_of
from app.store.reading import FirstReading, first_reading
from sync.client.credentials import Settings
from sync.client.joining import join, open_link
from sync.client.rounds import Tally
from tests.bench.children import resident, tell
from tests.bench.data import KEY
from tests.bench.report import percentile

TELL_EVERY = 20
"""Pages between two words to the parent, who may kill us upon one."""


class Watch:
    """Hears how far it has come, and when."""

    def __init__(self) -> None:
        self.at: list[float] = []
        self.done: list[int] = []

    def __call__(self, tally: Tally) -> None:
        """Note a page."""
        self.at.append(time.perf_counter())
        if tally.reading is not None:
            self.done.append(tally.reading.done)
            if len(self.done) % TELL_EVERY == 0:
                tell(done=tally.reading.done)


def fetch(folder: Path, url: str, code: str) -> None:
    """Fetch until all is here; with a code the desk is new, without one it goes on."""
    folder.mkdir(parents=True, exist_ok=True)
    desk = open_desk(folder / "desk.db", KEY, SystemClock())
    if code:
        join(desk.store, Settings(url), code, "前台")
    link = open_link(desk.store)
    if link is None:
        raise RuntimeError(url)
    before = _reading(desk)
    watch = link.exchange.told = Watch()
    started = time.perf_counter()
    result = link.exchange.round()
    seconds = time.perf_counter() - started
    if result.state != "ok" or _reading(desk) is not None:
        raise RuntimeError(f"{result}")
    high = resident()[1]
    link.line.close()
    desk.store.close()
    pages = [(b - a) * 1000 for a, b in zip(watch.at[1:], watch.at[2:], strict=False)]
    backwards = sum(b < a for a, b in zip(watch.done, watch.done[1:], strict=False))
    tell(
        seconds=seconds,
        cpu=time.process_time(),
        rows=result.received,
        high=high,
        page_p50=percentile(pages, 0.5),
        page_p99=percentile(pages, 0.99),
        backwards=backwards,
        **{"from": before.done if before is not None else 0},
    )


def _reading(desk: Desk) -> FirstReading | None:
    with desk.store.read() as session:
        return first_reading(session, desk.store)


def count(folder: Path) -> None:
    """Tell what the rows themselves add up to, whatever was kept about that."""
    desk = open_desk(folder / "desk.db", KEY, SystemClock())
    store = desk.store
    with store.read() as session:
        rows, total = sums.counted(session, store.models, store.place.epoch or "", "venue")
        ids: set[str] = set()
        for model in store.models.values():
            named = session.execute(select(table_of(model).c.id)).scalars()  # type: ignore[arg-type]
            ids.update(f"{model.kind.name} {row_id}" for row_id in named)
    store.close()
    tell(rows=rows, checksum=checksum.shown(total), different=len(ids))


if __name__ == "__main__":
    if sys.argv[1] == "fetch":
        fetch(Path(sys.argv[2]), sys.argv[3], sys.argv[4])
    else:
        count(Path(sys.argv[2]))
