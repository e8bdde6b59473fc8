"""What one operation says: the form in which work leaves the desk, whoever carries it.

Pure. The body of an operation is hashed as the very text that travels, so that both ends hash
the same bytes; it carries a random salt, because the hash of a phone number could be guessed.
"""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

# Structs with `gc=False` hold what JSON can say, so no cycle can hang on them; by the thousand,
# they would have the garbage collector look through everything again and again.

MOST_BODY = 64_000
"""Bytes of one body; larger work is refused at the desk, before it is recorded."""


class Version(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Where a row stands in its scope's order: comparable only within one epoch and scope."""

    epoch: str
    scope: str
    number: int


class Group(msgspec.Struct, frozen=True, gc=False):
    """Operations that are never split over pushes; atomic ones stand or fall together."""

    id: str
    size: int
    atomic: bool = True


class Body(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """What an operation says. The hash of its text identifies it; number and store do not enter.

    `verb`: create, patch, move (guarded transition), fact, void is a fact of kind `void`,
    discard, resolve, erase. `fields` are new values; `added`/`removed` the members of sets.
    """

    v: int
    verb: str
    kind: str
    id: str
    salt: str
    fields: dict[str, Any] = {}
    added: dict[str, list[str]] = {}
    removed: dict[str, list[str]] = {}
    base: Version | None = None
    field: str = ""
    before: str = ""
    after: str = ""
    subjects: list[str] = []
    actor: str | None = None
    at: str | None = None
    run: str | None = None
    elapsed: int | None = None
    corrected: str | None = None
    error_ms: int | None = None
    day: str | None = None
    group: Group | None = None
    replaces: str | None = None


def hash_of(body: str) -> str:
    """Give the SHA-256 of a body's text as 64 hex digits."""
    return hashlib.sha256(body.encode()).hexdigest()
