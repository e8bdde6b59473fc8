"""What a desk holds of a lease, under the hub's own signature: proof for a hub that lost it."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sync.hub.hub import Hub
from sync.hub.journal import LEASED, Line

_ABOUT = "lease"
_PARTS = 7


@dataclass(frozen=True, slots=True)
class Lent:
    """A lease as it was promised. `granted` 0: how many is said by operations, not by this."""

    epoch: str
    lease: str
    session: str
    device: str
    incarnation: str
    granted: int
    expires_at: str


def write_token(hub: Hub, venue_id: str, lease_id: str, fields: Mapping[str, Any]) -> str:
    """Sign a lease as it stands: its parts divided by bars, and a mac over them and the venue."""
    names = ("session_id", "device", "incarnation", "granted", "expires_at")
    said = "|".join((hub.epoch, lease_id, *(str(fields[name]) for name in names)))
    return f"{said}|{hub.mac(_ABOUT, f'{venue_id}|{said}')}"


def read_token(hub: Hub, venue_id: str, token: str) -> Lent | None:
    """Read what was signed for a desk of that venue; None for what this hub never signed."""
    said, _, mac = token.rpartition("|")
    expected = hub.mac(_ABOUT, f"{venue_id}|{said}")
    parts = said.split("|")
    if not hmac.compare_digest(mac.encode(), expected.encode()) or len(parts) != _PARTS:
        return None
    epoch, lease, session, device, incarnation, granted, expires_at = parts
    # Of the lease a session was born with, its operations say how many; they come again.
    count = 0 if lease == session else int(granted)
    return Lent(epoch, lease, session, device, incarnation, count, expires_at)


def as_line(venue_id: str, at: str, lease_id: str, fields: Mapping[str, Any]) -> Line:
    """Give what the journal keeps of a lease."""
    session = str(fields["session_id"])
    return Line(
        LEASED,
        at,
        venue_id,
        id=lease_id,
        session=session,
        device=str(fields["device"]),
        incarnation=str(fields["incarnation"]),
        granted=0 if lease_id == session else int(fields["granted"]),
        expires=str(fields["expires_at"]),
    )


def of_line(line: Line) -> Lent:
    """Give a lease as the journal tells it."""
    return Lent(
        "", line.id, line.session, line.device, line.incarnation, line.granted, line.expires
    )
