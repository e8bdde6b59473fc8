"""The messages by which a desk asks for seats to give without a line."""

from __future__ import annotations

import msgspec

from sync.wire.messages import PROTOCOL


class SeatsWanted(msgspec.Struct, frozen=True):
    """How many seats of a session a desk wants to have left, to give without a line."""

    session: str
    want: int


class AskSeats(msgspec.Struct, frozen=True):
    """Ask for seats of sessions, at most 200, or for more time to give those that are held.

    `error_ms`: the bound of the desk's clock error; None while the clocks were not compared.
    """

    epoch: str
    incarnation: str
    asks: list[SeatsWanted]
    error_ms: int | None = None
    presented: list[str] = []
    """Tokens of leases that were held when another epoch began."""
    protocol: int = PROTOCOL


class LeaseHeld(msgspec.Struct, frozen=True):
    """A lease of the desk that asks, as it stands: left is granted - used - returned."""

    id: str
    session: str
    granted: int
    used: int
    returned: int
    expires_at: str


class NoSeats(msgspec.Struct, frozen=True):
    """Why nothing (more) of a session was lent.

    `no_such_session`, `not_counted` (nobody registers for it), `called_off`, `over`,
    `clock_unsure`, `none_left`, `seats_resting` (the hub went back, and cannot know what it lent).
    """

    session: str
    code: str


class SeatsLent(msgspec.Struct, frozen=True, omit_defaults=True):
    """The leases a desk holds of the sessions it asked for; their rows come with the next pull."""

    epoch: str
    leases: list[LeaseHeld]
    refused: list[NoSeats] = []
    time: str = ""
