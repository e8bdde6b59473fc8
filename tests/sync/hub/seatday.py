"""A hub whose clock is turned by hand, and two desks of a venue that give seats there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Any

from app.events.rules import lease_left
from app.ops import Body
from sync.wire.messages import Verdict
from tests.support.sittings import NOON, broken_law, event, given_back, sitting
from tests.sync.hub.desk import Desk, Ledger


def word(verdict: Verdict) -> str:
    return f"{verdict.verdict} {verdict.code}".strip()


@dataclass
class Day:
    """A hub whose clock is turned by hand, and what two desks of a venue do there."""

    books: Ledger
    now: dt.datetime = NOON
    a: Desk = field(init=False)
    b: Desk = field(init=False)

    def __post_init__(self) -> None:
        self.books.hub = replace(self.books.hub, clock=lambda: self.now)
        self.a, self.b = self.books.desk(), self.books.desk()

    def forward(self, **some: float) -> None:
        """Let time pass."""
        self.now += dt.timedelta(**some)

    def open(self, capacity: int, **fields: Any) -> Body:
        """Let desk A make an event with one session."""
        about = event()
        made = sitting(about.id, capacity, **fields)
        assert [word(v) for v in self.a.say(about, made)] == ["taken", "taken"]
        return made

    def returned(self, session: Body, count: int) -> None:
        """Let desk A give seats of its birth lease back."""
        assert word(self.a.one(given_back(session.id, count))) == "taken"

    def seats(self, session: Body) -> dict[str, Any]:
        """Give the counts, after the law was proved."""
        held = self.a.rows("seats")
        broken = broken_law(held, self.a.rows("seat_lease"), self.a.rows("registration"))
        assert not broken, broken
        return held[session.id]

    def counts(self, session: Body) -> tuple[int, ...]:
        """Give capacity, pool, used, overbooked, waiting."""
        seats = self.seats(session)
        return tuple(seats[n] for n in ("capacity", "pool", "used", "overbooked", "waiting"))

    def left(self, lease: str) -> int:
        """Give what is left of a lease."""
        row = self.a.rows("seat_lease")[lease]
        return lease_left(row) if row["status"] == "held" else 0

    def status(self, *rows: Body) -> list[str]:
        """Give where registrations stand."""
        found = self.a.rows("registration")
        return [found[row.id]["status"] for row in rows]
