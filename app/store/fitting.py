"""What is typed, made fit for the fields it is for; or a plain word about why it is not."""

from __future__ import annotations

from collections.abc import Iterable

from app.errors import Refusal
from app.kinds import Field

MOST_WORD = 60
"""Letters of one member of a set; the wire takes no longer one."""


def text_of(field: Field, value: str) -> str | None:
    """Give a text without blanks at its ends, None for nothing.

    Raises Refusal `choice_unknown`, `text_too_long`.
    """
    if field.one_of and value not in field.one_of:
        raise Refusal("choice_unknown", field=field.name)
    if len(value) > field.limit:
        raise Refusal("text_too_long", field=field.name, max=field.limit, length=len(value))
    return value.strip() or None


def set_of(field: Field, words: Iterable[str]) -> list[str] | None:
    """Give the members of a set in order, None for nothing.

    Raises Refusal `list_too_long`, `text_too_long`.
    """
    found = sorted({one.strip() for one in words if one.strip()})
    if len(found) > field.limit:
        raise Refusal("list_too_long", field=field.name, most=field.limit)
    for one in found:
        if len(one) > MOST_WORD:
            raise Refusal("text_too_long", field=field.name, max=MOST_WORD, length=len(one))
    return found or None
