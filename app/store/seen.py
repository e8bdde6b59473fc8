"""At which version a row was seen here, and what that says of work on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from app.ops import Version
from app.store.outbox import SETTLED


def is_as_new(seen: Any, version: Version) -> bool:
    """Say whether a row stands here at this version already, or at a later one."""
    return (
        seen is not None
        and seen.seen_epoch == version.epoch
        and seen.seen_scope == version.scope
        and seen.seen_number is not None
        and seen.seen_number >= version.number
    )


def version_of(seen: Any) -> Version | None:
    """Give the version a row was seen at, or None when headquarters never showed it."""
    if seen.seen_epoch is None or seen.seen_scope is None or seen.seen_number is None:
        return None
    return Version(seen.seen_epoch, seen.seen_scope, seen.seen_number)


def is_echoed_by(op: Any, version: Version) -> bool:
    """Say whether a row at `version` holds what a settled operation did.

    Numbers of two epochs are not compared: work that the present epoch did not acknowledge
    was set back to waiting when it began, so what is settled is in everything it shows.
    """
    return (
        op.state == SETTLED
        and op.verdict != "held"
        and op.applied_scope == version.scope
        and op.applied_number is not None
        and (op.applied_epoch != version.epoch or op.applied_number <= version.number)
    )


def left_by(about: str, rows: Iterable[Any], here: Mapping[str, Any]) -> set[str]:
    """Give whom rows were about that leave or name others now: afterwards nothing here tells it."""
    if not about:
        return set()
    known = [(here[row.id].about, row.fields.get(about)) for row in rows if row.id in here]
    return {str(was) for was, now in known if was not in (None, now)}
