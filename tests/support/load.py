"""Desks that push without pause while the hub or its database is killed, and what must then hold.

A desk sends a batch again and again, under the same numbers, until it is answered: that is all a
real one does, too.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import requests
from sqlalchemy import Connection, func, select

from sync.hub.tables import ops, rows, scope_seq
from sync.wire.messages import Op
from tests.support.hub import BareDesk, op_of, person

BATCH = 5


@dataclass
class Loader:
    """One desk that pushes batch after batch. `verdicts`: what was acknowledged, by number."""

    desk: BareDesk
    stopping: threading.Event
    verdicts: dict[int, dict[str, Any]] = field(default_factory=dict)
    row_ids: dict[int, str] = field(default_factory=dict)
    unanswered: int = 0
    """Tries that came to nothing: nobody there, or busy."""
    troubles: list[str] = field(default_factory=list)

    def work(self) -> None:
        """Push until told to stop, and the last batch until it is answered."""
        while not self.stopping.is_set():
            bodies = [person() for _ in range(BATCH)]
            batch = [op_of(body, self.desk.high + n) for n, body in enumerate(bodies, 1)]
            self.row_ids.update({op.seq: b.id for op, b in zip(batch, bodies, strict=True)})
            while not self._sent(batch):
                self.unanswered += 1

    def _sent(self, batch: list[Op]) -> bool:
        """Send once; says whether it was answered."""
        try:
            answer = self.desk.send(batch)
            if answer.status_code in (401, 409):
                # A token that is over, or another epoch: a desk signs in again and goes on.
                self.desk.sign_in()
                return False
        except (requests.RequestException, AssertionError):
            # Nobody there yet: the next try waits for as long as it takes to connect.
            self.stopping.wait(0.02)
            return False
        if answer.status_code == 503:
            self.stopping.wait(0.02)
            return False
        if answer.status_code != 200:
            self.troubles.append(answer.text)
            self.stopping.set()
            return True
        pushed = answer.json()
        for verdict in pushed["verdicts"]:
            if verdict["verdict"] != "taken":
                self.troubles.append(str(verdict))
            self.verdicts[verdict["seq"]] = verdict
        self.desk.high = pushed["high"]
        return True

    def acknowledged(self) -> int:
        """Say how many operations have been acknowledged so far."""
        return len(self.verdicts)


@contextmanager
def loading(desks: list[BareDesk]) -> Iterator[list[Loader]]:
    """Let desks push all the time; at the end each has been answered."""
    stopping = threading.Event()
    loaders = [Loader(desk, stopping) for desk in desks]
    threads = [threading.Thread(target=one.work, daemon=True) for one in loaders]
    for thread in threads:
        thread.start()
    try:
        yield loaders
    finally:
        stopping.set()
        for thread in threads:
            thread.join(90)
    assert not any(thread.is_alive() for thread in threads)


def progress(loaders: list[Loader], more: int) -> None:
    """Wait until every desk was acknowledged so many operations more."""
    goals = [one.acknowledged() + more for one in loaders]
    while any(one.acknowledged() < goal for one, goal in zip(loaders, goals, strict=True)):
        if any(one.troubles for one in loaders):
            raise AssertionError([one.troubles for one in loaders])
        loaders[0].stopping.wait(0.005)


def check(connection: Connection, loaders: list[Loader], venue: str) -> int:
    """Fail if anything acknowledged is lost or doubled; gives how many operations there are."""
    assert [one.troubles for one in loaders] == [[] for _ in loaders]
    total = 0
    for loader in loaders:
        filed = connection.execute(
            select(ops.c.seq, ops.c.row_id, ops.c.verdict)
            .where(ops.c.venue_id == venue, ops.c.device_id == loader.desk.device)
            .order_by(ops.c.seq)
        ).all()
        assert [row.seq for row in filed] == list(range(1, len(filed) + 1))
        assert {row.seq: row.row_id for row in filed} == loader.row_ids
        assert set(loader.verdicts) == set(loader.row_ids)
        total += len(filed)
    kept = connection.execute(
        select(rows.c.id, rows.c.number).where(rows.c.venue_id == venue, rows.c.kind == "person")
    ).all()
    said = [row_id for one in loaders for row_id in one.row_ids.values()]
    assert sorted(row.id for row in kept) == sorted(said)
    places = {row.id: row.number for row in kept}
    for loader in loaders:
        for seq, verdict in loader.verdicts.items():
            assert verdict["applied"][2] == places[loader.row_ids[seq]]
    where = scope_seq.c.venue_id == venue
    state = connection.execute(select(scope_seq).where(where, scope_seq.c.scope == "venue")).one()
    live = select(func.count()).where(rows.c.venue_id == venue, rows.c.gone == "")
    assert state.live == connection.execute(live).scalar_one()
    highest = select(func.max(rows.c.number)).where(rows.c.venue_id == venue)
    assert state.value == connection.execute(highest).scalar_one()
    return total
