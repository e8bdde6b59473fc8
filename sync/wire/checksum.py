"""A running checksum over the live rows of a scope, the same at both ends (rule 14).

It is a sum, so that a row that changes is taken out with its old number and put in with its new
one, without reading the rest. It covers which rows stand and at which number, not their fields:
a version stands for exactly one content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

_RING = 2**64


def weight(kind: str, row_id: str, number: int) -> int:
    """Give what one live row at one version adds to its scope's sum."""
    digest = hashlib.sha256(f"{kind}|{row_id}|{number}".encode()).digest()
    return int.from_bytes(digest[:8], "big")


def added(total: int, part: int) -> int:
    """Put a weight in (or take it out, negative)."""
    return (total + part) % _RING


def shown(total: int) -> str:
    """Write a sum as the wire shows it: 16 hex digits."""
    return f"{total:016x}"


def checksum_of(rows: Iterable[tuple[str, str, int]]) -> str:
    """Sum up (kind, id, number) of all live rows of a scope, those of unknown kinds too."""
    return shown(sum(weight(*row) for row in rows) % _RING)
