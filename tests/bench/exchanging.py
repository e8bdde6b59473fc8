"""A child of the sync benchmark: a desk that pushes, or one that pulls, its line counted."""

from __future__ import annotations

import datetime as dt
import sys
import time
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import func, select

from app.checkin.model import Visit
from app.clock import SystemClock, to_text
from app.desk import Desk, open_desk
from app.people.actions import Details, register
from app.store.base import OutboxOp
from app.store.transaction import SYSTEM, transaction
from sync.client import line as paths
from sync.client.credentials import Settings
from sync.client.joining import join, open_link
from sync.client.line import Line
from sync.wire.messages import MOST_OPS
from tests.bench.children import resident, tell
from tests.bench.data import KEY

T = TypeVar("T")
PEOPLE = 1000


class Ring:
    """A keyring in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """Give what was kept."""
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""
        self.kept[service, username] = password


class Counted:
    """A line that notes when what was asked."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.asked: list[tuple[str, float]] = []

    def prepare(self, message: object) -> object:
        """Make it ready to travel."""
        return self.line.prepare(message)

    def ask(self, path: str, reply: type[T], message: object | None = None, **more: Any) -> T:
        """Ask, and note it."""
        self.asked.append((path, time.perf_counter()))
        return self.line.ask(path, reply, message, **more)


def main(way: str, folder: Path, url: str, code: str, count: int) -> None:
    """Join, do a round, and tell how long the documents took."""
    folder.mkdir(parents=True)
    desk = open_desk(folder / "desk.db", KEY, SystemClock())
    ring = Ring()
    join(desk.store, Settings(url), code, "前台", ring)
    link = open_link(desk.store, ring)
    if link is None:
        raise RuntimeError(url)
    exchange = link.exchange
    size = 0
    if way == "push":
        people = _register(desk)
        if exchange.round().state != "ok":
            raise RuntimeError(way)
        size = _record(desk, people, count)
    counted = Counted(exchange.desk.line)
    exchange.desk.line = counted
    result = exchange.round()
    ended = time.perf_counter()
    if result.state != "ok" or (result.sent if way == "push" else result.received) < count:
        raise RuntimeError(f"{result}")
    pushes = [at for path, at in counted.asked if path == paths.PUSH]
    pulls = [at for path, at in counted.asked if path == paths.PULL]
    # Who pulls gets the people as well: the time is given for the check-ins' share.
    share = 1.0 if way == "push" else count / result.received
    seconds = (pulls[0] - pushes[0] if way == "push" else ended - pulls[0]) * share
    trips = len(pushes) if way == "push" else len(pulls)
    moved = result.sent if way == "push" else result.received
    high = resident()[1]
    link.line.close()
    desk.store.close()
    tell(seconds=seconds, trips=trips, needed=-(-moved // MOST_OPS), high=high, bytes=size)


def _register(desk: Desk) -> list[str]:
    """Register a thousand people; they go up before the clock starts."""
    with transaction(desk.store, SYSTEM) as tx:
        return [
            register(tx, Details(f"林{place}", consent_way="spoken")).id for place in range(PEOPLE)
        ]


def _record(desk: Desk, people: list[str], count: int) -> int:
    """Check everybody in on as many days as it takes; gives the bytes of one body."""
    for start in range(0, count, PEOPLE):
        with transaction(desk.store, SYSTEM) as tx:
            for place, person in enumerate(people):
                at = tx.now - dt.timedelta(days=1 + start // PEOPLE, seconds=place)
                tx.add(
                    Visit(
                        person_id=person,
                        heads=1,
                        purpose="study",
                        method="scan",
                        happened_at=to_text(at),
                        day=desk.store.day_of(at),
                    )
                )
    with desk.store.read() as session:
        body = select(func.avg(func.length(OutboxOp.body))).where(OutboxOp.kind == "visit")
        return int(session.execute(body).scalar_one())


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3], sys.argv[4], int(sys.argv[5]))
