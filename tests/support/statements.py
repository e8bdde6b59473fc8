"""Every statement the hub issues on a venue's table names the venue: overheard, not believed."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, event

from sync.hub.tables import metadata

SHARED = (
    *("hub_meta", "nonces", "recoveries", "shared_seq", "shared_rows", "shared_buckets"),
    "directory_words",
)
"""Tables that are no venue's."""
VENUES = tuple(name for name in metadata.tables if name not in SHARED)
EXCEPTIONS = {
    ("accounts.py", "enrol"): "a code is looked up before its venue is known",
    ("accounts.py", "give_token"): "a desk says who it is before its venue is known",
    ("accounts.py", "revoke"): "headquarters revokes a desk wherever it stands",
    ("admin.py", "_revoke"): "headquarters revokes a desk wherever it stands",
    ("admin.py", "venue_id_of"): "the command line says the venue's code",
    ("admin.py", "_venue_list"): "the list of all venues",
    ("admin_shared.py", "_publish"): "the list of all venues",
    ("admin_tombs.py", "prune_all"): "the list of all venues",
    ("shared.py", "regions"): "the list of all venues",
    ("contacts.py", "contacts"): "the list of all venues",
    ("seed.py", "found_venue"): "a venue is looked up by its code",
    ("public/seen.py", "venue_of"): "the address of a public page says the venue's code",
    ("replay.py", "_all_erased"): "once at the start: what the journal is compared with",
    ("replay.py", "_all_desks"): "once at the start: what the journal is compared with",
    ("replay.py", "_all_venues"): "once at the start: what the journal is compared with",
    ("rights.py", "let"): "headquarters gives and takes a right wherever the desk stands",
    ("replay.py", "_lacking"): "once at the start: what the journal is compared with",
    ("ledger.py", "venues_with_held"): "once at the start: which venues have something held",
    ("relays.py", "venues_with_relays"): "once at the start: which venues have something to say",
    ("files.py", "venues_with_unnamed"): "once at the start: which venues have bytes to sweep",
}
"""Which functions may ask without naming a venue, and why."""
_BOUND = r"(?:%\(\w+\)s|%s|\?)"
_known: dict[str, list[str]] = {}


@dataclass
class Statements:
    """What was heard that should not have been said."""

    breaches: list[str] = field(default_factory=list)
    count: int = 0

    def hear(self, said: str) -> None:
        """Judge one statement, if it is the hub's own."""
        if said not in _known:
            _known[said] = unnamed(said)
        self.count += 1
        if not _known[said]:
            return
        place = _speaker()
        if place is not None and place not in EXCEPTIONS:
            self.breaches += [f"{place[0]} {place[1]}: {table}: {said}" for table in _known[said]]


def unnamed(said: str) -> list[str]:
    """Name the venue tables a statement touches without binding their venue."""
    words = " ".join(said.split())
    if not re.match(r"(SELECT|INSERT|UPDATE|DELETE|WITH)\b", words):
        return []  # making tables, settings, savepoints
    found = {name for name in VENUES if re.search(rf"(?<![.\w]){name}\b(?!\.)", words)}
    return sorted(name for name in found if not _names_venue(words, name))


def _names_venue(words: str, table: str) -> bool:
    if words.startswith(f"INSERT INTO {table} "):
        columns, _, values = words.partition("(")[2].partition(")")
        return "venue_id" in columns.split(", ") and re.search(_BOUND, values) is not None
    bound = {name for name in VENUES if re.search(rf"(?<![.\w]){name}\.venue_id = {_BOUND}", words)}
    joined = re.findall(r"(\w+)\.venue_id = (\w+)\.venue_id", words)
    for _ in joined:
        for one, other in joined:
            if bound & {one, other}:
                bound |= {one, other}
    return table in bound


def _speaker() -> tuple[str, str] | None:
    """Give the file and function of the hub that speaks, or None when a test does."""
    frame: Any = sys._getframe(2)
    while frame is not None:
        path = frame.f_code.co_filename.replace("\\", "/")
        if "/sync/hub/" in path and "/tests/" not in path:
            name = frame.f_code.co_name
            return path.rpartition("/sync/hub/")[2], name
        if "/tests/" in path and not path.endswith("statements.py"):
            return None
        frame = frame.f_back
    return None


@contextmanager
def heard(statements: Statements) -> Iterator[None]:
    """Hear every statement of every engine."""

    def hears(_: Any, __: Any, said: str, *___: Any) -> None:
        statements.hear(said)

    event.listen(Engine, "before_cursor_execute", hears)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", hears)
