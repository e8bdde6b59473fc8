"""What the oracle keeps: operations as they were told, what waits, a venue's scope."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from app.care.rules import CARE_NOTE
from app.clock import UNSURE_MS, from_text, to_text
from app.events.rules import REGISTRATION
from app.kinds import VENUE_SCOPE, Kind
from app.ops import Body, hash_of
from sync.wire.messages import Op
from tests.simulation.ruling import POISON, UNWRITABLE, Rows, Ruling, held, refused

UNFILABLE = "鸩毒"
TELLING = (CARE_NOTE.name, REGISTRATION.name)
"""Kinds that hold words about the people they name: their rows go when those are erased."""
CREATES = ("create", "fact")


class Broken(Exception):  # noqa: N818 - a law was broken, that is the word
    """A law does not hold. `law` is its name in the table of laws."""

    def __init__(self, law: str, said: str) -> None:
        super().__init__(f"{law}: {said}")
        self.law = law


@dataclass
class Told:
    """One operation as the hub got it."""

    op: Op
    device: str
    body: Body | None
    received: int | None = None
    filed: bool = False
    forget: bool = False
    admitted: bool = False
    """Its desk had the right to say it when it came."""


@dataclass
class Waits:
    """An operation that was refused or held; `settled`: something has seen to it since."""

    told: Told
    kind: str
    row_id: str
    creates: bool
    word: str
    code: str
    waits_for: str
    group: str
    settled: bool = False


@dataclass
class Scope:
    """One venue: its rows, and what waits."""

    rows: Rows
    waits: dict[str, Waits] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)
    bodies: dict[str, str] = field(default_factory=dict)
    """Operation -> its body, unless erased."""
    verdicts: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """Operation -> word, code and who sent it first."""
    entitled: set[str] = field(default_factory=set)
    """Devices with the right to what is restricted."""
    order: dict[str, list[str]] = field(default_factory=dict)
    """Device -> the operations it brought, in the order they were first ruled on."""
    blanked: set[tuple[str, int]] = field(default_factory=set)
    """Device and number of what came without its body: nobody has that any more."""

    def is_excused(self, unit: list[Told], size: int) -> bool:
        """Say whether what is missing of an atomic group may be missing."""
        numbers = range(unit[0].op.seq - size + 1, unit[-1].op.seq + size)
        blank = sum((unit[0].device, number) in self.blanked for number in numbers)
        return bool(self.erased) or len(unit) + blank >= size


def is_restricted(body: Body | None, kinds: dict[str, Kind]) -> bool:
    """Say whether an operation is about a row that only some desks may read."""
    if body is None:
        return False
    kind = kinds.get(str(body.fields.get("target_kind")) if body.kind == "void" else body.kind)
    return kind is not None and kind.scope != VENUE_SCOPE


def forget_words(scope: Scope, person: str) -> None:
    """What was written about somebody erased goes, and why any of it was taken back."""
    table = scope.rows.rows
    about = {
        row_id
        for (kind, row_id), row in table.items()
        if kind in TELLING and row.fields.get("person_id") == person
    }
    for (kind, row_id), row in list(table.items()):
        words = kind in TELLING and row_id in about
        if words or (kind == "void" and row.fields.get("target_id") in about):
            row.fields, row.stamps, row.gone = {}, {}, "erased"
            scope.rows.put(kind, row_id, row)
    for one in unsettled(scope):
        if one.row_id in about:
            one.settled = True


def put_back(scope: Scope, before: Scope) -> None:
    scope.__dict__.update(before.__dict__)


def unsettled(scope: Scope) -> list[Waits]:
    return [one for one in scope.waits.values() if not one.settled]


def at_fault(rulings: list[Ruling]) -> Ruling | None:
    for word in ("refused", "held"):
        for ruling in rulings:
            if ruling.word == word:
                return ruling
    return None


def fallen(ruling: Ruling, bad: Ruling) -> Ruling:
    if (ruling.word, ruling.code) == (bad.word, bad.code):
        return ruling
    if bad.word == "refused":
        return refused("group")
    return held("group", id=bad.facts.get("id", ""))


def read(op: Op) -> Body | None:
    if op.withheld or not op.body or hash_of(op.body) != op.hash:
        return None
    try:
        return msgspec.json.decode(op.body, type=Body)
    except msgspec.MsgspecError:
        return None


def timed(body: Body | None, run: str, began: str) -> Body | None:
    """Say when something was done, where the desk could not: so long after its run began."""
    if body is None or not began or body.run != run or body.elapsed is None:
        return body
    if body.corrected is not None and (body.error_ms or 0) <= UNSURE_MS:
        return body
    made = from_text(began) + dt.timedelta(milliseconds=body.elapsed)
    return msgspec.structs.replace(body, corrected=to_text(made))


def is_poison(told: Told) -> bool:
    return told.body is not None and (told.body.kind == POISON or UNWRITABLE in told.op.body)


def units(told: list[Told], scope: Scope | None) -> Iterator[list[Told]]:
    unit: list[Told] = []
    for one in told:
        group = one.body.group if one.body is not None else None
        name = group.id if group is not None and group.atomic else ""
        if scope is not None and one.op.op_id in scope.verdicts:
            name = ""
        last = unit[-1].body.group if unit and unit[-1].body is not None else None
        if unit and not (name and last is not None and last.id == name):
            yield unit
            unit = []
        unit.append(one)
    if unit:
        yield unit


def same(law: str, found: object, wanted: object) -> None:
    if found != wanted:
        raise Broken(law, f"{found!r} instead of {wanted!r}")


def prune(scope: Scope) -> None:
    """Forget the rows that went; who was erased is kept for ever."""
    table = scope.rows.rows
    for key in [key for key, row in table.items() if row.gone]:
        del table[key]
