"""What the lock screen is told of a person."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tile:
    """One person on the lock screen. `last_used` is when they last unlocked this desk (UTC).

    `digits` of their PIN on this PC; 0 where that is not known.
    """

    id: str
    name: str
    role: str
    last_used: str | None
    has_pin: bool
    digits: int = 0


def digits_of(verifier: str | None) -> int:
    """Give how many digits a PIN has; 0 where there is none, or it is not written there."""
    digits, colon, _ = (verifier or "").partition(":")
    return int(digits) if colon else 0
