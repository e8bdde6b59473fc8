"""The rows of a hub's seats, looked at after each commit: held to the laws, and taken over.

What the hub itself writes (leases, counts, who is promoted) the oracle takes from it, once nothing
is wrong with it. All else the oracle has by its own rules.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Engine, bindparam, select

from app.events.rules import (
    DESK_KEY,
    EVENT,
    EVENT_SESSION,
    OVERBOOKED,
    REGISTRATION,
    SEAT_LEASE,
    SEATED,
    SEATS,
)
from app.kinds import VENUE_SCOPE
from sync.hub.database import reading
from sync.hub.tables import ops, rows
from tests.simulation.chance import Time
from tests.simulation.oracle import Oracle
from tests.simulation.ruling import Row, Rows
from tests.simulation.seats.laws import Between, Sitting, broken, erased_seats
from tests.simulation.told import Broken, same

OF_HUB = (SEATS.name, SEAT_LEASE.name, REGISTRATION.name, DESK_KEY.name)
"""Kinds whose rows only the hub can tell."""
OF_SEATS = (SEATS.name, SEAT_LEASE.name, REGISTRATION.name, EVENT_SESSION.name)
_NEWS = (
    select(rows.c.kind, rows.c.id, rows.c.number, rows.c.fields, rows.c.gone)
    .where(
        rows.c.venue_id == bindparam("venue"),
        rows.c.scope == VENUE_SCOPE,
        rows.c.number > bindparam("seen"),
    )
    .order_by(rows.c.number)
)
_FILED = select(ops.c.verdict).where(
    ops.c.venue_id == bindparam("venue"), ops.c.op_id == bindparam("op_id"), ops.c.verb != ""
)


@dataclass
class Tally:
    """What a history's seats came to."""

    given: int = 0
    overbooked: int = 0
    """How often somebody was openly given a seat too many: a person decides."""
    oversold: int = 0
    """Seats that were sold twice and nobody was told: none, or the program is wrong."""

    def add(self, other: Tally) -> None:
        """Count another's as well."""
        self.given += other.given
        self.overbooked += other.overbooked
        self.oversold += other.oversold


@dataclass(eq=False)
class SeatLedger:
    """Looks at a hub's seats. `on`: whether this history plays events at all."""

    engine: Engine
    oracle: Oracle
    time: Time
    on: bool = False
    tally: Tally = field(default_factory=Tally)
    lent: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """Every lease there ever was, in any epoch: device, incarnation, and until when."""

    def __post_init__(self) -> None:
        self.oracle.says = self.says

    def says(self, venue: str, op_id: str) -> tuple[str, str]:
        """Give the verdict that the hub filed of an operation."""
        with reading(self.engine) as connection:
            filed = connection.execute(_FILED, {"venue": venue, "op_id": op_id}).scalar_one()
        verdict = msgspec.json.decode(filed)
        return verdict["verdict"], verdict.get("code", "")

    def look(self, venue: str, by: str = "desk", guest: str = "") -> None:
        """Look at what one commit made of a venue's seats. Raises Broken."""
        done, self.oracle.done = self.oracle.done, []
        if not self.on:
            return
        scope = self.oracle.scope(venue)
        table = scope.rows
        with reading(self.engine) as connection:
            news = connection.execute(_NEWS, {"venue": venue, "seen": table.real}).all()
        between = Between(self.time.now(), done, by, guest)
        fresh = {one.body.id for one in done if one.body.verb == "create"}
        touched = dict.fromkeys(_sessions(table, news))
        before = {name: _sitting(table, name, but=fresh) for name in touched}
        for row in news:
            self._take_over(table, row)
        for name, was in before.items():
            now = _sitting(table, name)
            self._count(was, now)
            for law, said in (*broken(was, now, between), *erased_seats(now, scope.erased)):
                raise Broken(law, said)

    def _take_over(self, table: Rows, row: Any) -> None:
        """Let the oracle know what only the hub could, and which of our numbers is which."""
        key = (row.kind, row.id)
        ours, fields = table.rows.get(key), msgspec.json.decode(row.fields)
        if row.kind in OF_HUB:
            if ours is not None:
                same("erased is erased", (row.id, row.gone), (row.id, ours.gone))
                if fields != ours.fields:
                    ours.fields = fields
                    table.put(*key, ours)
            else:
                same("erased is erased", (row.id, row.gone), (row.id, ""))
                ours = table.put(*key, Row(fields, (0, "", "headquarters")))
                table.arrived.clear()
            if row.kind == SEAT_LEASE.name:
                said = (fields["device"], fields["incarnation"], fields["expires_at"])
                self.lent[row.id] = said
        elif row.kind == EVENT_SESSION.name and ours is not None and not ours.gone:
            with_seats = {**ours.fields, "capacity": fields["capacity"]}
            if with_seats != ours.fields:
                ours.fields = with_seats
                table.put(*key, ours)
        if ours is not None:
            table.known[row.number] = ours.number
        table.real = row.number

    def _count(self, was: Sitting, now: Sitting) -> None:
        self.tally.oversold += now.oversold
        for name, one in now.registrations.items():
            before = was.registrations.get(name, {}).get("status")
            if one["status"] in SEATED and before not in SEATED:
                self.tally.given += 1
            if one["status"] == OVERBOOKED != before:
                self.tally.overbooked += 1


def _sessions(table: Rows, news: Any) -> Iterator[str]:
    """Name the sessions that changed rows are about."""
    for row in news:
        fields = msgspec.json.decode(row.fields)
        if row.kind in (SEATS.name, EVENT_SESSION.name):
            yield row.id
        elif row.kind == EVENT.name:
            yield from (
                session_id
                for (kind, session_id), one in table.rows.items()
                if kind == EVENT_SESSION.name and one.fields.get("event_id") == row.id
            )
        elif row.kind in (SEAT_LEASE.name, REGISTRATION.name) and not row.gone:
            yield fields["session_id"]


def _sitting(table: Rows, session_id: str, but: Collection[str] = ()) -> Sitting:
    """Give all rows of a session as they are known now, `but` for some."""
    found = Sitting(session_id)
    session = table.rows.get((EVENT_SESSION.name, session_id))
    if session is not None:
        found.session = dict(session.fields)
        event = table.rows.get((EVENT.name, str(session.fields.get("event_id"))))
        found.event = dict(event.fields) if event is not None else {}
    counts = table.rows.get((SEATS.name, session_id))
    found.counts = dict(counts.fields) if counts is not None else {}
    for (kind, row_id), row in table.rows.items():
        if row.fields.get("session_id") != session_id or row_id in but:
            continue
        if kind == SEAT_LEASE.name:
            found.leases[row_id] = dict(row.fields)
        elif kind == REGISTRATION.name:
            found.registrations[row_id] = dict(row.fields)
            found.made[row_id] = row.made[0]
    return found
