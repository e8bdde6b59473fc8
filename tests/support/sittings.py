"""Events, sessions and registrations as desks say them, and the law of their seats."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from app.clock import to_text
from app.events.rules import HELD, OVERBOOKED, SEATED, WAITLISTED, lease_left
from app.ids import new_id
from app.ops import Body
from tests.support.hub import SALT, create, fact, move

NOON = dt.datetime(2026, 11, 28, 4, 0, tzinfo=dt.UTC)
Rows = Mapping[str, dict[str, Any]]


def event(row_id: str = "", **fields: Any) -> Body:
    """Say that there is an event."""
    said = {"title": "羽毛球", "category": "sport", "check_mode": "in", "review": "approved"}
    return create("event", row_id, **{**said, **fields})


def sitting(event_id: str, capacity: int, row_id: str = "", **fields: Any) -> Body:
    """Say that it has a session, this afternoon."""
    said = {
        "event_id": event_id,
        "starts_at": to_text(NOON + dt.timedelta(hours=4)),
        "ends_at": to_text(NOON + dt.timedelta(hours=6)),
        "capacity": capacity,
        "status": "planned",
    }
    return create("event_session", row_id, **{**said, **fields})


def registration(
    session: Body, lease: str = "", person: str = "", row_id: str = "", **fields: Any
) -> Body:
    """Say that somebody registered, on a seat of the lease that is named."""
    said: dict[str, Any] = {
        "event_id": session.fields["event_id"],
        "session_id": session.id,
        "channel": "desk",
        "happened_at": to_text(NOON),
        "status": "registered",
    }
    said |= {"lease": lease} if lease else {}
    said |= {"person_id": person} if person else {}
    return create("registration", row_id, **{**said, **fields})


def waiting(session: Body, person: str = "", **fields: Any) -> Body:
    """Say that somebody took a place in the waiting list."""
    return registration(session, "", person, status="waitlisted", **fields)


def stepped(row: Body, before: str, after: str, **fields: Any) -> Body:
    """Say that a registration moves from one status to another."""
    said = move("registration", row.id, "status", before, after)
    said.fields.update(fields)
    return said


def given_back(lease: str, total: int) -> Body:
    """Say how many seats of a lease were given back by now."""
    return Body(
        v=1, verb="return", kind="seat_lease", id=lease, salt=SALT, fields={"returned": total}
    )


def quota(session: str, capacity: int) -> Body:
    """Say how many seats there shall be."""
    fields = {"capacity": capacity}
    return Body(v=1, verb="quota", kind="event_session", id=session, salt=SALT, fields=fields)


def attendance(
    session: Body, person: str = "", registered: str = "", row_id: str = "", **fields: Any
) -> Body:
    """Say that somebody took part."""
    said = {"event_id": session.fields["event_id"], "session_id": session.id, "method": "search"}
    said |= {"person_id": person} if person else {}
    said |= {"registration_id": registered} if registered else {}
    return fact("attendance", row_id, **{**said, "day": "2026-11-28", **fields})


def some_ids(count: int) -> list[str]:
    """Make so many ids, the smallest first."""
    return sorted(new_id() for _ in range(count))


def broken_law(all_seats: Rows, leases: Rows, registrations: Rows) -> list[str]:
    """Say where the counts of seats do not hold, counted anew from the registrations."""
    found = []
    for session, seats in all_seats.items():
        held = {
            lease_id: lease
            for lease_id, lease in leases.items()
            if (lease["session_id"], lease["status"]) == (session, HELD)
        }
        mine = [one for one in registrations.values() if one["session_id"] == session]
        counted = {
            "used": sum(one["status"] in SEATED for one in mine),
            "overbooked": sum(one["status"] == OVERBOOKED for one in mine),
            "waiting": sum(one["status"] == WAITLISTED for one in mine),
        }
        lent = sum(map(lease_left, held.values()))
        if seats["pool"] + lent + seats["used"] != seats["capacity"] + seats["overbooked"]:
            found.append(f"{session}: the law is broken: {seats}, lent {lent}")
        found += [
            f"{session}: {n} is {seats[n]}, not {c}" for n, c in counted.items() if seats[n] != c
        ]
        if seats["pool"] < 0 or any(lease_left(lease) < 0 for lease in held.values()):
            found.append(f"{session}: fewer than none is left: {seats} {held}")
        for lease_id, lease in held.items():
            by = sum(one.get("lease") == lease_id and one["status"] in SEATED for one in mine)
            if by != lease["used"]:
                found.append(f"{lease_id}: {lease['used']} used, not {by}")
    return found
