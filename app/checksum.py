"""What rows add up to, the same at both ends of the exchange (rule 14 of the protocol).

A sum, so that a row that changes is taken out with its old number and put in with its new one,
without reading the rest. The running sum covers which rows stand and at which number: a version
stands for exactly one content. The sum of a bucket covers what the rows say as well: a disk, or
a program that was wrong once, may have changed that under the same number.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import msgspec

_RING = 2**64
_canonical = msgspec.json.Encoder(order="deterministic").encode


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


def bucket_of(row_id: str) -> str:
    """Name the bucket of an id: its last two characters, which are random in every id made."""
    return row_id[-2:]


def full_weight(kind: str, row_id: str, number: int, fields: dict[str, Any]) -> int:
    """Give what one live row, with all it says, adds to its bucket's sum.

    An empty field is no field, and a set has no order.
    """
    said = {
        name: sorted(value) if _is_set(value) else value
        for name, value in fields.items()
        if value is not None
    }
    head = f"{kind}|{row_id}|{number}|".encode()
    return int.from_bytes(hashlib.sha256(head + _canonical(said)).digest()[:8], "big")


class Buckets:
    """The sums of a scope's live rows with all they say, bucket by bucket."""

    def __init__(self) -> None:
        self._totals: dict[str, int] = {}

    def put(self, kind: str, row_id: str, number: int, fields: dict[str, Any]) -> None:
        """Put one live row in."""
        part, bucket = full_weight(kind, row_id, number, fields), bucket_of(row_id)
        self._totals[bucket] = added(self._totals.get(bucket, 0), part)

    def sums(self) -> dict[str, str]:
        """Give the sums as the wire shows them; an empty bucket is not named."""
        return {bucket: shown(total) for bucket, total in sorted(self._totals.items())}


def _is_set(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
