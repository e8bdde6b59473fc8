"""The messages by which a desk asks for lines of the directory that it does not carry itself."""

from __future__ import annotations

from typing import Any

import msgspec

from sync.wire.messages import PROTOCOL

MOST_LINES = 20
MOST_WORDS = 60
"""Characters that are looked for."""


class Find(msgspec.Struct, frozen=True):
    """Ask for lines by words, by a category, or by both; nothing is stored of it.

    `day`: the desk's business day, on which people may be sent to whom it finds.
    """

    day: str
    words: str = ""
    field: str = ""
    """The code of a category that is served."""
    types: list[str] = []
    """Only lines of these types; none named: of all."""
    near: str = ""
    """From which region the lines are ordered; empty: the desk's own."""
    most: int = MOST_LINES
    beyond: bool = False
    """Leave out the scopes which this desk reads anyhow."""
    protocol: int = PROTOCOL


class FoundLine(msgspec.Struct, frozen=True, gc=False):
    """One line: the row of kind `resource` that stands in the shared scope `scope`."""

    id: str
    scope: str
    fields: dict[str, Any]


class Found(msgspec.Struct, frozen=True, omit_defaults=True):
    """Lines, the nearest first. `more`: there are, or may be, others; narrower words show them."""

    lines: list[FoundLine]
    more: bool = False
    time: str = ""
