"""The laws of seats, told from what the rows of a session were, are, and what was said between.

Nothing here counts as the hub does: it looks at who stands where before and after one commit.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from app.clock import from_text
from app.events.rules import (
    ACTIVE,
    CANCELLED,
    HELD,
    OVERBOOKED,
    REGISTERED,
    SEATED,
    WAITLISTED,
    lease_left,
)
from tests.simulation.seats.ruling import Done
from tests.support.sittings import broken_law

REUSED_AFTER = dt.timedelta(minutes=10 + 30)
"""Skew and grace: so long after its end a lease may still be given from."""
Fields = dict[str, Any]
Finding = tuple[str, str]
"""The law that is broken, and how."""


@dataclass
class Sitting:
    """All rows of one session at one moment. What was said of it is in `session` and `event`."""

    id: str
    session: Fields = field(default_factory=dict)
    event: Fields = field(default_factory=dict)
    counts: Fields = field(default_factory=dict)
    leases: dict[str, Fields] = field(default_factory=dict)
    registrations: dict[str, Fields] = field(default_factory=dict)
    made: dict[str, int] = field(default_factory=dict)
    """In which order the registrations were taken."""

    @property
    def cancelled(self) -> bool:
        """Say whether it does not take place."""
        return CANCELLED in (self.session.get("status"), self.event.get("review"))

    @property
    def held(self) -> dict[str, Fields]:
        """Give the leases that are held."""
        return {name: one for name, one in self.leases.items() if one["status"] == HELD}

    @property
    def oversold(self) -> int:
        """Count the seats that were given or lent twice, and nobody was told."""
        if not self.counts:
            return 0
        given = sum(one["status"] == REGISTERED for one in self.registrations.values())
        lent = sum(map(lease_left, self.held.values()))
        return int(max(0, given + lent - self.counts["capacity"]))

    @property
    def kept(self) -> int:
        """Count the seats of the pool that are kept for desks."""
        at_desks = sum(one["granted"] - one["returned"] for one in self.held.values())
        return int(max(0, (self.session.get("reserve") or 0) - at_desks))


@dataclass(frozen=True)
class Between:
    """What happened between two looks. `by`: desk, web, capacity, lend or headquarters."""

    now: dt.datetime
    done: list[Done]
    by: str = "desk"
    guest: str = ""
    """Who signed up, or off, on the web."""

    def called_off(self, now: Sitting) -> bool:
        """Say whether it was called off in between, perhaps only for a while."""
        about = (now.id, now.session.get("event_id"))
        return now.cancelled or any(
            one.body.id in about and one.body.after == CANCELLED for one in self.done
        )

    def said(self, row_id: str) -> list[Done]:
        """Give what was said of a row, in order."""
        return [one for one in self.done if one.body.id == row_id]


def broken(before: Sitting, after: Sitting, between: Between) -> Iterator[Finding]:
    """Give every law of seats that does not hold."""
    yield from _conserved(after)
    yield from _due(after, between)
    yield from _promises(before, after, between)
    yield from _in_order(before, after)
    yield from _lent(before, after, between)
    yield from _on_the_web(after, between)
    yield from _once(after)


def _conserved(after: Sitting) -> Iterator[Finding]:
    """Pool, leases and used make capacity and overbooked, counted anew."""
    if after.oversold:
        yield "nothing is oversold silently", f"{after.oversold} seats of {after}"
    seats = {after.id: after.counts} if after.counts else {}
    for said in broken_law(seats, after.leases, after.registrations):
        yield "seats are conserved", said
    for name, one in after.registrations.items():
        if (one["status"] == WAITLISTED) != ("turn" in one):
            yield "who waits has a turn", f"{name} {one}"


def _due(after: Sitting, between: Between) -> Iterator[Finding]:
    """A seat that is free is first what was asked back, then the overbooked's, then the next's."""
    counts = after.counts
    if not counts or counts["pool"] <= 0:
        return
    if counts["overbooked"]:
        yield "a free seat is the overbooked's first", str(after)
    if counts.get("wanted", counts["capacity"]) < counts["capacity"]:
        yield "a smaller capacity is reached first", str(after)
    over = after.cancelled or from_text(after.session["ends_at"]) <= between.now
    promotes = after.event.get("waitlist") is not False and not over
    if promotes and counts["waiting"] and counts["pool"] > after.kept:
        yield "a free seat is whose turn it is", str(after)


def _promises(before: Sitting, after: Sitting, between: Between) -> Iterator[Finding]:
    """Whoever was told of a seat has one, until somebody who may says otherwise."""
    law = "who was told of a seat keeps it"
    for name, now in after.registrations.items():
        was, said = before.registrations.get(name), between.said(name)
        status, told = now["status"], _told(was, said)
        signed_off = between.by == "web" and between.guest == name
        twice = status == CANCELLED and now.get("changed_why") == "duplicate"
        if told == REGISTERED and status not in SEATED:
            seated_else = twice and bool(said)
            if not (seated_else or (signed_off and status == CANCELLED)):
                yield law, f"{name}: told {told}, and is {now}"
        elif told == WAITLISTED and status not in ACTIVE and not (twice or signed_off):
            yield "who waits is not forgotten", f"{name}: {now}"
        elif told == CANCELLED and status != CANCELLED:
            yield "who is out stays out", f"{name}: {now}"
        if (status == OVERBOOKED) != (now.get("changed_why") == OVERBOOKED):
            yield law, f"{name}: overbooked, and not shown as such: {now}"
    for name in before.registrations.keys() - after.registrations.keys():
        yield law, f"{name} is gone: {before.registrations[name]}"


def _told(was: Fields | None, said: Iterable[Done]) -> str:
    """Give what a guest was told last: a seat, a place in the line, or that they are out."""
    told = "" if was is None else str(was["status"])
    for one in said:
        body = one.body
        told = body.after if body.verb == "move" else str(body.fields.get("status", told))
    return REGISTERED if told in SEATED else told


def _in_order(before: Sitting, after: Sitting) -> Iterator[Finding]:
    """Nobody is promoted before whoever waited longer, nor settled before an older one."""
    turns = {name: one.get("turn", 0) for name, one in before.registrations.items()}
    for status, why, order in (
        (WAITLISTED, "promoted", turns),
        (OVERBOOKED, "settled", after.made),
    ):
        stood = {n: one for n, one in before.registrations.items() if one["status"] == status}
        now = {name: after.registrations.get(name, {}) for name in stood}
        moved = [name for name in stood if now[name].get("changed_why") == why]
        late = max((order[n] for n in moved if now[n]["status"] == REGISTERED), default=0)
        for name, was in stood.items():
            if now[name] == was and order[name] < late:
                yield "promotion is in order of turn", f"{name} waits on; {moved} came first"


def _lent(before: Sitting, after: Sitting, between: Between) -> Iterator[Finding]:
    """What is lent is left alone: until its end, skew and grace, or its desk gives it back."""
    for name, was in before.held.items():
        now = after.leases[name]
        over = from_text(was["expires_at"]) + REUSED_AFTER < between.now
        if now["status"] != HELD and not (over or between.called_off(after)):
            yield "a lease is not used again before its end", f"{name}: {was}, {now}"
        own = [one for one in between.done if one.device == was["device"]]
        quota = any((one.body.verb, one.body.id) == ("quota", after.id) for one in own)
        fewer = lease_left(now) < lease_left(was) and now["granted"] < was["granted"]
        if fewer and not quota:
            yield "what is lent is not taken away", f"{name}: {was}, {now}"
        given_back = any(one.body.verb == "return" and one.body.id == name for one in own)
        if now["returned"] != was["returned"] and not (
            given_back and now["returned"] > was["returned"]
        ):
            yield "only its desk gives a lease back", f"{name}: {was}, {now}"
        if now["expires_at"] < was["expires_at"]:
            yield "a lease does not end sooner", f"{name}: {was}, {now}"


def _on_the_web(after: Sitting, between: Between) -> Iterator[Finding]:
    """The web gives no seat that is kept for whoever comes in person."""
    if between.by != "web" or between.guest not in after.registrations or not after.counts:
        return
    if after.registrations[between.guest]["status"] != REGISTERED:
        return
    if after.counts["pool"] < after.kept:
        yield "the web leaves the reserve", str(after)


def _once(after: Sitting) -> Iterator[Finding]:
    """Nobody has two places in one session."""
    active = [r for r in after.registrations.values() if r["status"] in ACTIVE]
    people = Counter(r["person_id"] for r in active if r.get("person_id"))
    for person, count in people.items():
        if count > 1:
            yield "one person has one place", f"{person}: {count} in {after}"


def erased_seats(after: Sitting, erased: Collection[str]) -> Iterator[Finding]:
    """Somebody erased has no seat."""
    for name, one in after.registrations.items():
        if one.get("person_id") in erased:
            yield "somebody erased keeps no seat", f"{name}: {one}"
