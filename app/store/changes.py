"""The one announcement after every commit: what changed and who brought it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Origin = Literal["desk", "hub"]


@dataclass(frozen=True, slots=True)
class Changes:
    """Rows that a commit touched: their kinds, their ids, and whether desk or hub brought them.

    `waiting` says whether operations were added or settled, so that counts must be read anew.
    """

    kinds: frozenset[str]
    ids: frozenset[str]
    origin: Origin
    waiting: bool = False

    def touches(self, *kinds: str) -> bool:
        """Say whether any of these kinds changed."""
        return not self.kinds.isdisjoint(kinds)
