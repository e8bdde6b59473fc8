"""What the lock screen is told of a person."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tile:
    """One person on the lock screen. `last_used` is when they last unlocked this desk (UTC)."""

    id: str
    name: str
    role: str
    last_used: str | None
    has_pin: bool
