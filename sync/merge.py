"""How two desks' work on one row becomes one row: pure functions, in the hub's order.

The hub calls `judge` for every operation, in the order it numbers them; desks' clocks play no
part. Nothing here reads or writes a store: what an operation changes is given back as an
`Outcome`, and the caller carries it out or does not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from app.checkin.rules import duplicates
from app.clock import UNSURE_MS, business_day, from_text, to_text
from app.kinds import VENUE_SCOPE, Field, Form, Kind, Merge, Nature
from app.ops import Body
from sync.wire.forms import fields_by_name, fits, misfit, missing

TAKEN, MERGED, HELD, REFUSED = "taken", "merged", "held", "refused"
BACKFILL = "backfill"
TIME, MINUTE = len("2026-11-28T06:22:05.123Z"), len("2026-11-28T06:22:")
MINUTE_MS = 60_000


class Stamp(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Who last wrote a field: at which number of the scope, by which operation and device."""

    number: int
    op_id: str
    device: str


class Stored(msgspec.Struct, frozen=True, gc=False):
    """A row as the hub has it. `made` stamps its creation and every field not in `stamps`."""

    kind: str
    id: str
    number: int
    made: Stamp
    fields: dict[str, Any]
    stamps: dict[str, Stamp] = {}
    gone: str = ""
    mark: str = ""
    key: str | None = None
    """What the hub finds it by besides its id: see the hub's `key_of`."""
    scope: str = VENUE_SCOPE


@dataclass(frozen=True, slots=True)
class Lost:
    """A value that does not stand: it goes to history with the operation that wrote it."""

    field: str
    value: Any
    op_id: str
    number: int


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two operations wrote a field of which a person should choose the value."""

    field: str
    earlier: str
    later: str


class Outcome(msgspec.Struct, frozen=True, gc=False):
    """What becomes of one operation. Without `fields` no row changes."""

    verdict: str
    code: str = ""
    facts: dict[str, Any] = {}
    fields: dict[str, Any] | None = None
    stamps: dict[str, Stamp] = {}
    lost: tuple[Lost, ...] = ()
    disputes: tuple[Dispute, ...] = ()


def refused(code: str, **facts: Any) -> Outcome:
    """Refuse: visible work for a person, with a stable code."""
    return Outcome(REFUSED, code, facts)


def held(code: str, **facts: Any) -> Outcome:
    """Hold: delivered, and decided later."""
    return Outcome(HELD, code, facts)


@dataclass(frozen=True, slots=True)
class Writing:
    """Under which circumstances an operation is judged.

    `stamp` is what its fields get; `epoch` the hub's. `received`: for an operation that was held,
    the scope's number when it came: it loses every field written after that.
    """

    stamp: Stamp
    epoch: str
    received: int | None = None


def judge(kind: Kind, stored: Stored | None, body: Body, writing: Writing) -> Outcome:
    """Judge one operation on one row, by its verb.

    Rows that were erased or whose creation was refused are the caller's matter, and so is what
    looks at several rows (voids, second visits of a day).
    """
    if body.verb in ("create", "fact"):
        return _create(kind, stored, body)
    if body.verb not in ("patch", "move"):
        return held("unknown_verb", verb=body.verb)
    if kind.nature is Nature.FACT:
        return refused("fixed", kind=kind.name)
    if stored is None:
        return refused("no_such_row", kind=kind.name)
    if stored.gone:
        return refused("gone", kind=kind.name)
    return _Patch(kind, stored, body, writing).judged()


def _create(kind: Kind, stored: Stored | None, body: Body) -> Outcome:
    """A row comes into being, whole."""
    if (body.verb == "fact") != (kind.nature is Nature.FACT):
        return refused("bad_verb", verb=body.verb)
    if stored is not None:
        return refused("exists", kind=kind.name)
    fields = {name: value for name, value in body.fields.items() if value is not None}
    bad = misfit(kind, fields) or missing(kind, fields)
    if bad:
        return refused("bad_field", field=bad)
    return Outcome(TAKEN, fields=fields)


class _Patch:
    """One operation on an existing record, field by field."""

    def __init__(self, kind: Kind, stored: Stored, body: Body, writing: Writing) -> None:
        self.known = fields_by_name(kind)
        self.kind, self.stored, self.body, self.writing = kind, stored, body, writing
        self.fields = dict(stored.fields)
        self.stamps: dict[str, Stamp] = {}
        self.lost: list[Lost] = []
        self.disputes: list[Dispute] = []
        # Numbers of two epochs are never compared: such a base counts as having seen nothing.
        base = body.base
        self.base = (
            base.number
            if base is not None
            and (base.epoch, base.scope) == (writing.epoch, stored.scope)
            and base.number < writing.stamp.number
            else 0
        )

    def judged(self) -> Outcome:
        problem = self._refusal() or self._sets()
        if problem is not None:
            return problem
        for name, value in self.body.fields.items():
            declared = self.known.get(name)
            if declared is None or declared.merge is not Merge.HUB:
                self._write(name, value, declared)
        if self.body.verb == "move":
            problem = self._move()
            if problem is not None:
                return problem
        changed = self.fields != self.stored.fields
        facts = {"fields": sorted({item.field for item in self.lost})} if self.lost else {}
        return Outcome(
            MERGED if self.lost else TAKEN,
            facts=facts,
            fields=self.fields if changed else None,
            stamps={**self.stored.stamps, **self.stamps},
            lost=tuple(self.lost),
            disputes=tuple(self.disputes),
        )

    def _refusal(self) -> Outcome | None:
        """What no patch may say, whatever the row holds."""
        for name, value in self.body.fields.items():
            declared = self.known.get(name)
            if declared is None:
                continue
            if declared.merge is Merge.FIXED:
                return refused("fixed", field=name)
            if declared.merge is Merge.GUARDED:
                return refused("guarded", field=name)
            if declared.merge is Merge.ADDITIVE or (declared.required and value == ""):
                return refused("bad_field", field=name)
        bad = misfit(self.kind, self.body.fields)
        return refused("bad_field", field=bad) if bad else None

    def _stamp(self, name: str) -> Stamp:
        return self.stored.stamps.get(name, self.stored.made)

    def _put(self, name: str, value: Any) -> None:
        if value is None:
            self.fields.pop(name, None)
        else:
            self.fields[name] = value
        self.stamps[name] = self.writing.stamp

    def _write(self, name: str, value: Any, declared: Field | None) -> None:
        """The later in server order stands, unless it was held meanwhile."""
        now, stamp, mine = self.fields.get(name), self._stamp(name), self.writing.stamp
        if value == now:
            return
        received = self.writing.received
        # What a creation left empty was not written by it: work that waited for it may fill it.
        written = name in self.stored.stamps or name in self.stored.fields
        if received is not None and written and stamp.number > received:
            self.lost.append(Lost(name, value, mine.op_id, mine.number))
            return
        if stamp.number > self.base and stamp.device != mine.device:
            self.lost.append(Lost(name, now, stamp.op_id, stamp.number))
            if declared is not None and declared.merge is Merge.ATTENTION:
                self.disputes.append(Dispute(name, stamp.op_id, mine.op_id))
        self._put(name, value)

    def _sets(self) -> Outcome | None:
        """Additions and removals both stand; sets never conflict."""
        for name in sorted({*self.body.added, *self.body.removed}):
            declared = self.known.get(name)
            if declared is None or declared.form is not Form.SET:
                return refused("bad_field", field=name)
            before = self.fields.get(name, [])
            new = [m for m in self.body.added.get(name, []) if m not in before]
            taken_out = self.body.removed.get(name, [])
            after = [m for m in (*before, *dict.fromkeys(new)) if m not in taken_out]
            if not fits(declared, after):
                return refused("bad_field", field=name)
            if after != before:
                self._put(name, after or None)
        return None

    def _move(self) -> Outcome | None:
        """A guarded transition: allowed by the kind, and from where the row really stands."""
        name, before, after = self.body.field, self.body.before, self.body.after
        if not self.kind.may_move(name, before, after):
            return refused("no_such_move", field=name, before=before, after=after)
        now = self.fields.get(name, "")
        if now != before:
            return refused("moved_on", field=name, now=now)
        self._put(name, after)
        return None


def voidable(body: Body, kinds: Mapping[str, Kind]) -> Outcome | None:
    """Say why a void cannot be, or None. It may arrive before what it takes back."""
    name = body.fields.get("target_kind")
    target = kinds.get(name) if isinstance(name, str) else None
    if target is None:
        return held("unknown_kind", kind=str(name)[:40])
    if target.nature is not Nature.FACT or target.name == "void" or not target.voidable:
        return refused("not_voidable", kind=target.name)
    return None


def scope_of(kind: str, fields: Mapping[str, Any], kinds: Mapping[str, Kind]) -> str:
    """Give the scope a new row belongs to: what takes back a fact has the scope of that fact."""
    name = fields.get("target_kind") if kind == "void" else kind
    declared = kinds.get(name) if isinstance(name, str) else None
    return declared.scope if declared is not None else VENUE_SCOPE


def counted_twice(line: Iterable[Stored]) -> dict[str, str | None]:
    """Say for each live visit of one person on one day which earlier one it doubles, if any.

    `line` is in the order the hub took them; the first one counts. Who came by two cards came
    once. A re-entry is of the coming it came back to: where that one doubles another, so does it.
    """
    doubles: dict[str, str | None] = {}
    visits = list(line)
    many = len({visit.fields.get("person_id") for visit in visits}) > 1
    first = visits[0] if visits else None
    for visit in visits:
        again = visit.fields.get("reentry_of")
        if first is None or visit is first:
            doubles[visit.id] = None
        elif again and not many:
            doubles[visit.id] = doubles.get(str(again))
        else:
            same = many or duplicates(first.made.device, visit.made.device, second_on_purpose=False)
            doubles[visit.id] = first.id if same else None
    return doubles


def _stays(happened: str, at: str, corrected: str) -> bool:
    """Say, without a calendar, whether a moment stays within its minute when it is corrected.

    True only for a small correction within one minute; days begin on the minute.
    """
    if at[:MINUTE] != corrected[:MINUTE] or not len(at) == len(corrected) == len(happened) == TIME:
        return False
    try:
        moved = _ms(happened) + _ms(corrected) - _ms(at)
    except ValueError:
        return False
    return 0 <= moved < MINUTE_MS


def _ms(text: str) -> int:
    """Give the milliseconds since the minute of a time as `to_text` writes it."""
    return int(text[MINUTE:19]) * 1000 + int(text[20:23])


def straightened(body: Body, run: str, began: str) -> Body:
    """Give an operation the time it was made at by the hub's clock, where the desk had none.

    `run` began at `began` by that clock; how long after it the work was done, nobody can set.
    """
    unsure = body.corrected is None or (body.error_ms or 0) > UNSURE_MS
    if not (unsure and began and body.run == run and body.elapsed is not None):
        return body
    try:
        made = from_text(began) + dt.timedelta(milliseconds=body.elapsed)
    except (ValueError, OverflowError):
        return body
    return msgspec.structs.replace(body, corrected=to_text(made))


def settled_day(body: Body, zone: str, day_starts: str) -> str | None:
    """Give the business day by corrected time where the desk's clock was wrong, or None to keep.

    The error of the desk's clock is `corrected - at`; the moment it happened is moved by as much.
    Without `corrected` the offset was unknown and the desk's day stands. A backfilled moment was
    typed by a person, so no clock made it wrong.
    """
    happened = body.fields.get("happened_at")
    day = body.fields.get("day")
    if not (body.at and body.corrected and happened and day):
        return None
    if body.at == body.corrected or body.fields.get("method") == BACKFILL:
        return None
    if _stays(happened, body.at, body.corrected):
        return None
    try:
        straight = from_text(happened)
        moved = straight + (from_text(body.corrected) - from_text(body.at))
        # Days begin on the minute: within one minute (nearly always) no calendar is needed.
        if moved.replace(second=0, microsecond=0) == straight.replace(second=0, microsecond=0):
            return None
        new, old = (business_day(at, zone, day_starts) for at in (moved, straight))
    except (ValueError, OverflowError):
        return None
    # Only what the shift itself moves is set: a desk may have had its own reason for the day.
    return None if new in (old, day) else new
