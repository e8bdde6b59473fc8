"""In what parts the bytes of files travel: the same at both ends, whoever stores them how."""

from __future__ import annotations

PART_BYTES = 65_536
"""Bytes that travel at once: a few seconds on a poor line, and all that a cut takes back."""
MOST_OFFERED = 100
"""Files asked about at once."""


def parts_of(size: int) -> int:
    """Say in how many parts so many bytes travel."""
    return -(-size // PART_BYTES)


def part_size(size: int, part: int) -> int:
    """Say how many bytes one part has; all but the last are full."""
    return min(PART_BYTES, size - part * PART_BYTES)
