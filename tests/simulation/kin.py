"""Which cards are one person's, found the slow way: from neighbour to neighbour."""

from __future__ import annotations

from collections.abc import Iterable

Pair = tuple[str, str]


def kin(pairs: Iterable[Pair], person: str) -> set[str]:
    """Give everybody who hangs together with a person by these pairs, and the person."""
    known = list(pairs)
    found: set[str] = {person}
    before: set[str] = set()
    while found != before:
        before = set(found)
        for pair in known:
            if found & set(pair):
                found |= set(pair)
    return found


def families(pairs: Iterable[Pair]) -> dict[str, str]:
    """Give for everybody in a pair the smallest id of all who hang together with them."""
    known = list(pairs)
    return {one: min(kin(known, one)) for pair in known for one in pair}
