"""How a kind of record is declared: its fields and how two desks' changes to them are merged.

Pure: this module and the `rules` of the slices are all that the wire and the hub know of `app`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

VENUE_SCOPE, RESTRICTED_SCOPE = "venue", "venue/restricted"
"""What every desk of a venue reads, and what only desks read that were given the right to it."""
NATION_SCOPE, PROVINCE, DISTRICT = "nation", "province/", "district/"
"""What headquarters says to every venue, to those of a province and to those of a district.

`province/` is followed by the first two digits of a region's code, `district/` by all six.
"""
_SHARED = re.compile(r"nation|province/\d{2}|district/\d{6}", re.ASCII)
_REGION = re.compile(r"\d{6}", re.ASCII)


def is_shared(scope: str) -> bool:
    """Say whether a scope is read by many venues, and written by headquarters alone."""
    return _SHARED.fullmatch(scope) is not None


def is_region(code: str) -> bool:
    """Say whether a text is the code of a region: six digits, the first two its province's."""
    return _REGION.fullmatch(code) is not None


def shared_scopes(region: str) -> tuple[str, ...]:
    """Give the shared scopes of a venue, the widest first; without a region the nation's alone."""
    if not region:
        return (NATION_SCOPE,)
    return (NATION_SCOPE, f"{PROVINCE}{region[:2]}", f"{DISTRICT}{region}")


class Nature(StrEnum):
    """Whether rows of a kind change."""

    RECORD = "record"
    FACT = "fact"
    """Insert-only: corrected by a void and a new fact."""


class Form(StrEnum):
    """What a field's value looks like in JSON."""

    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"
    TIME = "time"
    DAY = "day"
    ID = "id"
    SET = "set"
    """A list of short texts without order."""
    GIVEN = "given"
    """Whatever the hub put there; no desk may write it."""


class Merge(StrEnum):
    """What stands when two desks changed the same field without seeing each other."""

    LATER = "later"
    """The later in server order; the other goes to history."""
    ATTENTION = "attention"
    """As LATER, and a person is asked: one conflict record."""
    ADDITIVE = "additive"
    """Sets: additions and removals both stand."""
    GUARDED = "guarded"
    """Moves by guarded transition only; a stale `from` is refused."""
    FIXED = "fixed"
    """Set at creation, never changed."""
    HUB = "hub"
    """Only the hub changes it after creation."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind. `limit` is characters for TEXT, members for SET, the most for NUMBER."""

    name: str
    form: Form = Form.TEXT
    merge: Merge = Merge.LATER
    required: bool = False
    personal: bool = False
    limit: int = 200
    one_of: tuple[str, ...] = ()


STANDING = (
    Field("recorded_at", Form.TIME, Merge.FIXED),
    Field("recorded_by", Form.ID, Merge.FIXED),
    Field("recorded_desk", Form.TEXT, Merge.FIXED, limit=8),
)
"""What every row says of its making: the desk's clock, the staff member, the desk's letter."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of row that travels. `subjects` names the fields that hold the ids of people."""

    name: str
    nature: Nature
    fields: tuple[Field, ...]
    subjects: tuple[str, ...] = ()
    scope: str = VENUE_SCOPE
    moves: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """For each GUARDED field: from which value to which values it may move."""
    by_hub: bool = False
    """Only the hub makes and changes rows of this kind."""
    shared: bool = False
    """Its rows stand in shared scopes, in whichever headquarters wrote them; `scope` says nothing.
    """
    voidable: bool = True
    """Whether a fact of this kind can be taken back: what guests say is not staff's to take."""

    def field(self, name: str) -> Field | None:
        """Give the declared field of that name, or None."""
        return next((item for item in (*self.fields, *STANDING) if item.name == name), None)

    @property
    def tells_of_people(self) -> bool:
        """Say whether a row holds words about the people it names: it goes when they are erased."""
        return bool(self.subjects) and any(item.personal for item in self.fields)

    def may_move(self, name: str, before: str, after: str) -> bool:
        """Say whether the guarded field `name` may move from `before` to `after`."""
        return after in self.moves.get(name, {}).get(before, ())


VOID = Kind(
    "void",
    Nature.FACT,
    (
        Field("target_kind", merge=Merge.FIXED, required=True, limit=40),
        Field("target_id", Form.ID, Merge.FIXED, required=True),
        Field("reason", merge=Merge.FIXED, limit=200),
        Field("happened_at", Form.TIME, Merge.FIXED, required=True),
    ),
)
"""A fact that takes back another: idempotent per target, may arrive first, cannot be voided."""
