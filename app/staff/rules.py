"""Who works at a venue, and what each role may do: the four roles as data."""

from __future__ import annotations

from app.kinds import Field, Kind, Merge, Nature

MANAGER, CLERK, SOCIAL_WORKER, VOLUNTEER = "manager", "clerk", "social_worker", "volunteer"
ROLES = (MANAGER, CLERK, SOCIAL_WORKER, VOLUNTEER)

STAFF = Kind(
    "staff",
    Nature.RECORD,
    (
        Field("name", required=True, limit=40),
        Field("role", required=True, one_of=ROLES),
        Field("account", limit=60),
        Field("status", merge=Merge.GUARDED, required=True, one_of=("active", "disabled")),
    ),
    moves={"status": {"active": ("disabled",), "disabled": ("active",)}},
)

_EVERYONE = frozenset(
    {
        "checkin.record",
        "checkin.undo",
        "people.find",
        "people.register",
        "events.admit",
        "events.register",
    }
)
_COUNTER = _EVERYONE | {
    "checkin.backfill",
    "people.see",
    "people.edit",
    "people.reveal",
    "people.card",
    "people.merge",
    "checkin.print",
    "files.add",
    "attention.decide",
    "events.edit",
    "events.decide",
    "directory.edit",
    "cases.take",
    "cases.handle",
    "bookings.edit",
    "queue.run",
}
_CARE = frozenset({"care.see", "care.write", "cases.sensitive"})
"""What is restricted: who takes care of people, and who answers for the house."""
_HEAD = (
    _COUNTER
    | _CARE
    | {"people.deactivate", "staff.manage", "venue.edit", "store.backup", "events.cancel"}
    | {"cases.approve"}
)

MAY: dict[str, frozenset[str]] = {
    MANAGER: _HEAD,
    CLERK: _COUNTER,
    SOCIAL_WORKER: _COUNTER | _CARE,
    VOLUNTEER: _EVERYONE,
}
"""What each role may do. An action names its right; screens hide what is not in here."""


def may(role: str, right: str) -> bool:
    """Say whether `role` holds `right`. An unknown role holds none."""
    return right in MAY.get(role, frozenset())
