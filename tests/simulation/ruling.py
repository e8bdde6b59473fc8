"""What should become of one operation: the rules of the merge, said again simply and slowly.

Written from the rules, not from `sync/merge.py`: what one of the two gets wrong the other tells.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.care.rules import CARE_NOTE
from app.kinds import STANDING, Field, Form, Kind, Merge, Nature
from app.ops import Body
from sync.wire.forms import fits, misfit, missing
from tests.simulation.days import straight_day
from tests.simulation.kin import Pair, kin

POISON = "poison"
UNWRITABLE = "砒霜"
WHEN = {"visit": "day", "attendance": "session_id"}
"""Facts of which somebody's second counts no more than the first; the field that tells when."""
Stamp = tuple[int, str, str]
"""Number, operation, device."""


class Poisoned(Exception):  # noqa: N818 - what the hub does not survive either
    """Judging this fails, today and tomorrow."""


@dataclass
class Row:
    """A row as it should stand at the hub."""

    fields: dict[str, Any]
    made: Stamp
    number: int = 0
    stamps: dict[str, Stamp] = field(default_factory=dict)
    gone: str = ""
    restricted: bool = False
    """Only desks with the right read it; it is numbered apart."""
    counts: bool = True
    """Of a visit or an attendance: it was not taken back, so that it counts among its person's."""

    @property
    def whose(self) -> str | None:
        """Who came: a card, or somebody without one by their registration."""
        return self.fields.get("person_id") or self.fields.get("registration_id")


@dataclass
class Ruling:
    """What becomes of an operation; `number`: the version that shows its effect, 0 for none."""

    word: str
    code: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    number: int = 0


def refused(code: str, **facts: Any) -> Ruling:
    """Not taken: a person must see to it."""
    return Ruling("refused", code, facts)


def held(code: str, **facts: Any) -> Ruling:
    """Delivered, decided later."""
    return Ruling("held", code, facts)


@dataclass
class Rows:
    """All rows of a venue in the order of their numbers, and how operations change them."""

    venue: str
    number: int = 0
    apart: int = 0
    """The number of what is restricted."""
    rows: dict[tuple[str, str], Row] = field(default_factory=dict)
    lost: list[tuple[str, str, str, str]] = field(default_factory=list)
    """Values that did not stand: kind, row, field, the operation that wrote them."""
    arrived: list[str] = field(default_factory=list)
    """Rows that came into being, or were given up, since somebody looked."""
    aliases: dict[str, str] = field(default_factory=dict)
    """The hub's id of a conflict -> ours."""
    real: int = 0
    """The hub's number when its rows were last looked at, in a history with events."""
    known: dict[int, int] = field(default_factory=dict)
    """The hub's number of a row as it was committed -> ours: it writes more than we count."""

    def put(self, kind: str, row_id: str, row: Row) -> Row:
        """Give a row the next number."""
        if UNWRITABLE in str(row.fields):
            raise Poisoned
        if row.restricted:
            self.apart += 1
        else:
            self.number += 1
        number = self.apart if row.restricted else self.number
        if (kind, row_id) not in self.rows:
            row.made = (number, *row.made[1:])
            if kind not in ("verdict", "conflict"):
                self.arrived.append(row_id)
        row.number = number
        self.rows[kind, row_id] = row
        return row

    def as_ours(self, number: int) -> int:
        """Give our number for what a desk had seen, by the hub's."""
        if not self.known:
            return number
        return self.known.get(number) or max(
            (ours for real, ours in self.known.items() if real <= number), default=0
        )

    # --- one operation on one row -----------------------------------------------------------

    def merge(
        self, kind: Kind, body: Body, op_id: str, device: str, epoch: str, received: int | None
    ) -> Ruling:
        """Rule on a creation, a fact, a patch or a move, after nothing stands in its way."""
        if kind.name == POISON:
            raise Poisoned
        stamp = (self.number + 1, op_id, device)
        if body.verb in ("create", "fact"):
            return self._made(kind, body, stamp)
        if body.verb not in ("patch", "move"):
            return held("unknown_verb")
        row = self.rows.get((kind.name, body.id))
        if kind.nature is Nature.FACT:
            return refused("fixed")
        if row is None:
            return refused("no_such_row")
        if row.gone:
            return refused("gone")
        return self._changed(kind, row, body, stamp, epoch, received)

    def _made(self, kind: Kind, body: Body, stamp: Stamp) -> Ruling:
        if (body.verb == "fact") is not (kind.nature is Nature.FACT):
            return refused("bad_verb")
        if (kind.name, body.id) in self.rows:
            return refused("exists")
        fields = {name: value for name, value in body.fields.items() if value is not None}
        if misfit(kind, fields) or missing(kind, fields):
            return refused("bad_field")
        about = fields["target_kind"] if kind.name == "void" else kind.name
        row = Row(fields, stamp, restricted=about == CARE_NOTE.name)
        if kind.name in WHEN:
            fields.pop("duplicate_of", None)
            row.counts = not self.is_voided(body.id)
        if "day" in fields:
            venue = self.rows.get(("venue", self.venue))
            fields["day"] = straight_day(body, venue.fields if venue else {}) or fields["day"]
        self.put(kind.name, body.id, row)
        if kind.name == "void":
            self._took_back(fields["target_kind"], fields["target_id"], but=body.id)
        elif not self.is_voided(body.id):
            self._counts(kind.name, row)
        return Ruling("taken", number=row.number)

    def _took_back(self, kind: str, row_id: str, but: str) -> None:
        """What is taken back counts no more; taken back before, nothing changes."""
        row = self.rows.get((kind, row_id))
        if row is not None and not row.gone and not self.is_voided(row_id, but):
            row.counts = False
            self._counts(kind, row)

    def _counts(self, kind: str, row: Row) -> None:
        """Count anew what a fact, or its going, makes count differently."""
        if kind in WHEN:
            self._recount(kind, row.whose, row.fields.get(WHEN[kind]))
        elif kind == "same_person":
            self._meet(row)

    def is_voided(self, row_id: str, but: str = "") -> bool:
        """Say whether a void names this fact."""
        voids = [row for (kind, one), row in self.rows.items() if kind == "void" and one != but]
        return any(row.fields.get("target_id") == row_id for row in voids)

    def pairs(self, but: Collection[str] = ()) -> list[Pair]:
        """Give the merges of people that stand, `but` for some."""
        return [
            (row.fields["person_id"], row.fields["other_id"])
            for (kind, row_id), row in self.rows.items()
            if kind == "same_person" and not row.gone and not self.is_voided(row_id)
            if row_id not in but
        ]

    def _meet(self, merge: Row) -> None:
        """Two people became one, or two again: their days are counted anew."""
        for person in (merge.fields["person_id"], merge.fields["other_id"]):
            mine = kin(self.pairs(), person)
            for kind, when in WHEN.items():
                times = {
                    row.fields[when]
                    for (name, _), row in self.rows.items()
                    if name == kind and row.counts and row.fields.get("person_id") in mine
                }
                for time in sorted(times):
                    self._recount(kind, person, time)

    def _recount(self, kind: str, who: str | None, when: str | None) -> None:
        """The first visit of a person's day counts; another desk's or card's is the same.

        Who came back on purpose by the same card came back to what that one was. Of a session the
        same holds for taking part.
        """
        if not who:
            return
        mine = kin(self.pairs(), who)
        line = [
            (row_id, row)
            for (name, row_id), row in self.rows.items()
            if name == kind and row.counts
            if row.whose in mine and row.fields.get(WHEN[kind]) == when
        ]
        line.sort(key=lambda item: item[1].made[0])
        cards = {row.fields.get("person_id") for _, row in line}
        doubles: dict[str, str | None] = {}
        for row_id, row in line:
            first_id, first = line[0]
            back = row.fields.get("reentry_of")
            if row is first:
                double = None
            elif len(cards) > 1:
                double = first_id
            elif back:
                double = doubles.get(back)
            else:
                double = first_id if row.made[2] != first.made[2] else None
            doubles[row_id] = double
            if row.fields.get("duplicate_of") != double:
                row.fields = {**row.fields, "duplicate_of": double}
                if double is None:
                    del row.fields["duplicate_of"]
                self.put(kind, row_id, row)

    # --- changes of records -----------------------------------------------------------------

    def _changed(
        self,
        kind: Kind,
        row: Row,
        body: Body,
        stamp: Stamp,
        epoch: str,
        received: int | None,
    ) -> Ruling:
        known = {item.name: item for item in (*kind.fields, *STANDING)}
        change = _Change(kind, row, body, stamp, known, dict(row.fields), dict(row.stamps))
        base = 0
        if body.base is not None and body.base.epoch == epoch:
            base = self.as_ours(body.base.number)
        change.base = base if base < stamp[0] else 0
        bad = _unpatchable(kind, known, body) or change.sets()
        if bad is not None:
            return bad
        change.values(received)
        return change.move() or self._stands(kind, row, body.id, change)

    def _stands(self, kind: Kind, row: Row, row_id: str, change: _Change) -> Ruling:
        """Write what came of a change, and see to the conflicts it opens or joins."""
        self.lost += change.lost
        word = "merged" if change.lost else "taken"
        fields = {name: value for name, value in change.fields.items() if value not in (None, [])}
        if fields == row.fields:
            return Ruling(word, number=row.number)
        before, row.fields, row.stamps = row.fields, fields, change.stamps
        number = self.put(kind.name, row_id, row).number
        op_id, device = change.stamp[1:]
        for name in change.stamps:
            conflict = self._open_conflict(kind.name, row_id, name)
            if conflict is not None and before.get(name) != fields.get(name):
                self._join(conflict, op_id)
        for name, earlier in change.disputed:
            if self._open_conflict(kind.name, row_id, name) is None:
                self._open(kind.name, row_id, name, [earlier, op_id], device)
        return Ruling(word, number=number)

    # --- conflicts --------------------------------------------------------------------------

    def _open_conflict(self, kind: str, row_id: str, name: str) -> str | None:
        for (what, conflict_id), row in self.rows.items():
            said = row.fields
            is_open = what == "conflict" and said.get("open")
            if is_open and (said["kind"], said["row_id"], said["field"]) == (kind, row_id, name):
                return conflict_id
        return None

    def _open(self, kind: str, row_id: str, name: str, ops: list[str], device: str) -> None:
        said = {"kind": kind, "row_id": row_id, "field": name, "ops": ops}
        made = (0, ops[-1], device)
        row = Row({**said, "version": 1, "open": True}, made)
        self.put("conflict", f"conflict {self.number + 1}", row)

    def _join(self, conflict_id: str, op_id: str) -> None:
        row = self.rows["conflict", conflict_id]
        said = row.fields
        row.fields = {**said, "ops": [*said["ops"], op_id], "version": said["version"] + 1}
        self.put("conflict", conflict_id, row)

    def resolve(self, body: Body, op_id: str, device: str, kinds: Mapping[str, Kind]) -> Ruling:
        """A person chose a value: the first choice at this version of the conflict stands."""
        conflict_id = self.aliases.get(body.id, body.id)
        conflict = self.rows.get(("conflict", conflict_id))
        if conflict is None:
            return refused("no_such_row")
        said = conflict.fields
        if not said["open"] or said["version"] != body.fields.get("version"):
            return refused("moved_on")
        kind, name, value = kinds[said["kind"]], said["field"], body.fields.get("value")
        row = self.rows.get((said["kind"], said["row_id"]))
        if row is None or row.gone:
            return refused("no_such_row" if row is None else "gone")
        if misfit(kind, {name: value}):
            return refused("bad_field")
        fields = {**row.fields, name: value}
        fields = {one: what for one, what in fields.items() if what is not None}
        if fields != row.fields:
            row.stamps = {**row.stamps, name: (self.number + 1, op_id, device)}
            row.fields = fields
            self.put(said["kind"], said["row_id"], row)
        conflict.fields = {**said, "open": False, "by": op_id}
        return Ruling("taken", number=self.put("conflict", conflict_id, conflict).number)


@dataclass
class _Change:
    """A patch or a move on its way, field by field."""

    kind: Kind
    row: Row
    body: Body
    stamp: Stamp
    known: Mapping[str, Field]
    fields: dict[str, Any]
    stamps: dict[str, Stamp]
    base: int = 0
    lost: list[tuple[str, str, str, str]] = field(default_factory=list)
    disputed: list[tuple[str, str]] = field(default_factory=list)

    def sets(self) -> Ruling | None:
        """Members come and go; nothing else of a set is lost."""
        for name in sorted({*self.body.added, *self.body.removed}):
            before, declared = self.fields.get(name) or [], self.known.get(name)
            after = [*before, *(m for m in self.body.added.get(name, []) if m not in before)]
            gone = self.body.removed.get(name, [])
            after = [m for m in dict.fromkeys(after) if m not in gone]
            if declared is None or declared.form is not Form.SET or not fits(declared, after):
                return refused("bad_field")
            if after != before:
                self.fields[name], self.stamps[name] = after, self.stamp
        return None

    def values(self, received: int | None) -> None:
        """The later stands, unless it was held while others wrote."""
        for name, value in self.body.fields.items():
            declared = self.known.get(name)
            if self.fields.get(name) == value or (declared and declared.merge is Merge.HUB):
                continue
            last = self.row.stamps.get(name, self.row.made)
            written = name in self.row.stamps or name in self.row.fields
            if received is not None and written and last[0] > received:
                self._loses(name, self.stamp[1])
                continue
            if last[0] > self.base and last[2] != self.stamp[2]:
                self._loses(name, last[1])
                if declared is not None and declared.merge is Merge.ATTENTION:
                    self.disputed.append((name, last[1]))
            self.fields[name], self.stamps[name] = value, self.stamp

    def _loses(self, name: str, op_id: str) -> None:
        self.lost.append((self.kind.name, self.body.id, name, op_id))

    def move(self) -> Ruling | None:
        """Go from where the row really stands to where the kind allows."""
        body = self.body
        if body.verb != "move":
            return None
        if not self.kind.may_move(body.field, body.before, body.after):
            return refused("no_such_move")
        if self.fields.get(body.field, "") != body.before:
            return refused("moved_on")
        self.fields[body.field], self.stamps[body.field] = body.after, self.stamp
        return None


def _unpatchable(kind: Kind, known: Mapping[str, Field], body: Body) -> Ruling | None:
    for name, value in body.fields.items():
        declared = known.get(name)
        if declared is None:
            continue
        if declared.merge is Merge.FIXED:
            return refused("fixed")
        if declared.merge is Merge.GUARDED:
            return refused("guarded")
        if declared.merge is Merge.ADDITIVE or (declared.required and value == ""):
            return refused("bad_field")
    return refused("bad_field") if misfit(kind, body.fields) else None
