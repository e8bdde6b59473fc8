"""Identities made at the desk: UUID version 7, so that ids sort by the time they were made."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable

import uuid_utils

MakeId = Callable[[], str]
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def new_id() -> str:
    """Make a UUIDv7 in canonical text form (36 characters, lower case)."""
    return str(uuid_utils.uuid7())


def random_id() -> str:
    """Make a UUIDv4 for work that must not tell when it was made (anonymous records)."""
    return str(uuid.uuid4())


def is_id(text: str) -> bool:
    """Say whether `text` is a UUID in canonical form."""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def ids_in(*texts: str) -> set[str]:
    """Give every id that stands in any of these texts."""
    return {found for text in texts for found in _ID.findall(text)}
