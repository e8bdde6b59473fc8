"""What the hub finds rows by besides their ids: one key a row, with an index of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

STANDING = "standing"
"""What every merge of people that nobody took back is found by."""


def key_of(kind: str, fields: Mapping[str, Any]) -> str | None:
    """Give what a row is found by besides its id.

    A visit: card and day (to find a second desk's); a void: what it takes back; a merge of two
    cards: that it stands; a file: its bytes.
    """
    if kind == "void":
        return str(fields["target_id"])
    if kind == "file":
        return str(fields["hash"])
    if kind == "visit" and fields.get("person_id"):
        return visit_key(str(fields["person_id"]), str(fields["day"]))
    return STANDING if kind == "same_person" else None


def visit_key(card: str, day: str) -> str:
    """Give what the visits written to a card on a day are found by."""
    return f"{card}|{day}"
