"""What needs a person, as rules: the conflict record, and what may be done about each refusal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from app.kinds import Field, Form, Kind, Merge, Nature

CONFLICT = Kind(
    "conflict",
    Nature.RECORD,
    (
        Field("kind", merge=Merge.FIXED, required=True, limit=40),
        Field("row_id", Form.ID, Merge.FIXED, required=True),
        Field("field", merge=Merge.FIXED, required=True, limit=60),
        Field("ops", Form.GIVEN, Merge.HUB),
        Field("version", Form.NUMBER, Merge.HUB, limit=1_000_000),
        Field("open", Form.FLAG, Merge.HUB),
        Field("sides", Form.GIVEN, Merge.HUB),
        Field("subjects", Form.GIVEN, Merge.HUB),
        Field("by", Form.ID, Merge.HUB),
        Field("chosen", Form.GIVEN, Merge.HUB),
    ),
    by_hub=True,
)
"""Two desks wrote one field that a person should decide; the last of `ops` is in force.

`sides` are `Side`s in server order, one per operation; `subjects` the people it is about (they are
erased with it); once somebody chose, `by` is that operation and `chosen` its `Side`.
"""


class Side(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one operation wrote: by which desk (its letter), by whom (staff id), when, and what.

    Without `desk` it was headquarters. `at` is the corrected time where it was known.
    """

    op: str
    desk: str = ""
    by: str | None = None
    at: str | None = None
    value: Any = None


def read_sides(given: Any) -> tuple[Side, ...]:
    """Read the sides of a conflict; those of a form we do not know are left out."""
    found = []
    for one in given if isinstance(given, list) else ():
        try:
            found.append(msgspec.convert(one, Side))
        except msgspec.ValidationError:
            continue
    return tuple(found)


def two_sides(sides: Sequence[Side], own_desk: str) -> tuple[Side, Side] | None:
    """Give what is set side by side: this desk's last word and the other's; None for no dispute.

    At a desk that took no part, the last two that differ. Who wrote the same value as the other
    side has nothing to choose.
    """
    mine = [side for side in sides if side.desk == own_desk]
    others = [side for side in sides if side.desk != own_desk]
    if mine and others:
        return mine[-1], others[-1]
    last = sides[-1] if sides else None
    before = [side for side in sides[:-1] if last is not None and side.value != last.value]
    return (before[-1], last) if before and last is not None else None


FORGET_UNDO_HOURS = 24
"""So long a choice can be taken back with one press."""

MEND, AGAIN, LOOK, CHOOSE, SUPPORT, DISCARD = (
    "mend",
    "again",
    "look",
    "choose",
    "support",
    "discard",
)
"""What may be done: write it right and send it, send it as it is, look at the record, choose
anew, tell support, give it up (with a reason)."""

_WAYS: dict[str, tuple[str, ...]] = {
    "already": (DISCARD,),
    "bad_field": (MEND, DISCARD),
    "bad_verb": (SUPPORT, DISCARD),
    "discarded": (DISCARD,),
    "exists": (LOOK, DISCARD),
    "fixed": (LOOK, DISCARD),
    "gone": (DISCARD,),
    "group": (AGAIN, DISCARD),
    "guarded": (LOOK, DISCARD),
    "moved_on": (LOOK, DISCARD),
    "no_such_move": (LOOK, DISCARD),
    "no_such_row": (AGAIN, DISCARD),
    "not_erasable": (DISCARD,),
    "not_refused": (DISCARD,),
    "not_voidable": (DISCARD,),
    "no_right": (AGAIN, DISCARD),
    "not_yours": (DISCARD,),
    "other_row": (DISCARD,),
    "internal": (SUPPORT,),
    "unknown_kind": (SUPPORT,),
    "unknown_verb": (SUPPORT,),
    "unknown_verdict": (SUPPORT,),
    "withheld": (SUPPORT,),
    "waiting_for": (),
}
MENDABLE = ("person",)
"""Kinds with a form in which they can be put right."""


def known_codes() -> frozenset[str]:
    """Give the codes of verdicts for which something is known to help."""
    return frozenset(_WAYS)


def ways(code: str, verdict: str, kind: str, verb: str) -> tuple[str, ...]:
    """Say what may be done about one operation: at most three, the best first.

    What is held is not to be touched: headquarters decides, and nothing could stand for it.
    """
    if verdict == "held":
        return tuple(way for way in _WAYS.get(code, (SUPPORT,)) if way != DISCARD)
    if verb == "resolve":
        return (CHOOSE, DISCARD)
    found = _WAYS.get(code, (SUPPORT, DISCARD))
    if MEND in found and not (kind in MENDABLE and verb in ("create", "patch")):
        found = (AGAIN, DISCARD)
    if LOOK in found and kind not in MENDABLE:
        found = tuple(way for way in found if way != LOOK)
    return found


_RING = 2**64


def day_sum(hashes: Iterable[str]) -> str:
    """Give the checksum of a set of operations by their body hashes: 16 hex digits.

    A sum, so that no order matters; both ends have the hashes, also of bodies that were erased.
    """
    return f"{sum(int(one[:16], 16) for one in hashes) % _RING:016x}"
