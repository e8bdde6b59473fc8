"""A hub in plain Python, as slow and as simple as can be: what the real one must agree with.

It is told what the hub was told, in the order of the hub's commits, and rules by itself. Each
verdict is compared at once, the rows that stand whenever asked.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

import msgspec

from app.kinds import Kind
from app.ops import Body
from sync.wire.forms import misfit, missing
from sync.wire.messages import Push, Pushed
from tests.simulation.gate import in_the_way
from tests.simulation.kin import kin
from tests.simulation.ruling import Poisoned, Row, Rows, Ruling, held, refused
from tests.simulation.seats.ruling import Done, Says, of_seats_ruled
from tests.simulation.told import (
    CREATES,
    TELLING,
    UNFILABLE,
    Broken,
    Scope,
    Told,
    Waits,
    at_fault,
    fallen,
    forget_words,
    is_poison,
    is_restricted,
    put_back,
    read,
    same,
    timed,
    units,
    unsettled,
)


@dataclass
class Oracle:
    """All venues."""

    epoch: str = ""
    kinds: dict[str, Kind] = field(default_factory=dict)
    scopes: dict[str, Scope] = field(default_factory=dict)
    filed: dict[tuple[str, int], tuple[str, str, str]] = field(default_factory=dict)
    """Device and number -> operation, word, code."""
    high: dict[str, int] = field(default_factory=dict)
    says: Says = lambda _venue, _op_id: ("", "")
    """What the hub filed of an operation: asked where only its count of seats can tell."""
    done: list[Done] = field(default_factory=list)
    """What was taken since somebody looked at the seats."""

    def become(self, other: Oracle) -> None:
        """Know what another knew: the hub went back."""
        self.scopes, self.filed, self.high = other.scopes, other.filed, other.high

    def __deepcopy__(self, memo: dict[int, Any]) -> Oracle:
        one = copy.deepcopy(self.scopes, memo)
        filed, high = dict(self.filed), dict(self.high)
        return Oracle(self.epoch, dict(self.kinds), one, filed, high, self.says)

    def scope(self, venue: str) -> Scope:
        """Give what is known of a venue."""
        if venue not in self.scopes:
            self.scopes[venue] = Scope(Rows(venue))
        return self.scopes[venue]

    # --- delivery ---------------------------------------------------------------------------

    def pushed(self, venue: str, device: str, push: Push, answer: Pushed) -> None:
        """Take what a desk pushed and compare what the hub answered. Raises Broken."""
        high, scope = self.high.get(device, 0), self.scope(venue)
        if push.ops and push.ops[0].seq > high + 1:
            same("a gap is answered", (answer.expected, answer.verdicts), (high + 1, []))
            return
        failed = set(answer.failed)
        wanted: dict[int, tuple[str, str]] = {}
        fresh: list[Told] = []
        for op in push.ops:
            if op.seq <= high:
                op_id, word, code = self.filed.get((device, op.seq), ("", "", ""))
                same("a number stands for one operation", op.op_id, op_id)
                wanted[op.seq] = (word, code)
            else:
                fresh.append(Told(op, device, timed(read(op), push.run, push.began)))
        scope.blanked.update((device, told.op.seq) for told in fresh if told.op.withheld)
        for unit in units(fresh, scope):
            if failed & {told.op.op_id for told in unit}:
                bad = any(UNFILABLE in told.op.body for told in unit)
                same("only what cannot be filed fails", bad, True)
                break
            for told, ruling in zip(unit, self._unit(scope, unit), strict=True):
                wanted[told.op.seq] = (ruling.word, ruling.code)
        said = {one.seq: (one.verdict, one.code) for one in answer.verdicts}
        same("verdicts are the oracle's", said, wanted)
        self.high[device] = max([high, *wanted])
        same("the number is the oracle's", answer.high, self.high[device])

    def _unit(self, scope: Scope, unit: list[Told]) -> list[Ruling]:
        first = unit[0]
        known = scope.verdicts.get(first.op.op_id)
        if known is not None:
            ruling = Ruling(known[0], known[1])
            self.filed[first.device, first.op.seq] = (first.op.op_id, ruling.word, ruling.code)
            return [ruling]
        rulings = self._ruled(scope, unit)
        for told, ruling in zip(unit, rulings, strict=True):
            self._file(scope, told, ruling)
            scope.order.setdefault(told.device, []).append(told.op.op_id)
        self._release(scope)
        for op_id, text in scope.bodies.items():
            if text and any(gone in text for gone in scope.erased):
                scope.bodies[op_id] = ""
        return rulings

    def _file(self, scope: Scope, told: Told, ruling: Ruling) -> None:
        op = told.op
        self.filed[told.device, op.seq] = (op.op_id, ruling.word, ruling.code)
        scope.verdicts[op.op_id] = (ruling.word, ruling.code, told.device)
        if not told.filed:
            told.received = scope.rows.number
            scope.bodies[op.op_id] = op.body
        if told.forget:
            scope.bodies[op.op_id] = ""
        if ruling.word in ("taken", "merged") and told.body is not None:
            self.done.append(Done(told.body, told.device))
        if ruling.word in ("taken", "merged") and told.filed and op.op_id in scope.waits:
            scope.waits[op.op_id].settled = True
        if told.filed and ruling.word != "held":
            made = (0, op.op_id, told.device)
            row = Row({"device": told.device, "verdict": ruling.word, "code": ruling.code}, made)
            row.restricted = is_restricted(told.body, self.kinds)
            scope.rows.put("verdict", op.op_id, row)

    # --- ruling -----------------------------------------------------------------------------

    def _ruled(self, scope: Scope, unit: list[Told]) -> list[Ruling]:
        """Rule on one operation or one atomic group, which stands or falls together."""
        group = unit[0].body.group if unit[0].body is not None and not unit[0].filed else None
        if group is not None and group.atomic and len(unit) != group.size:
            if not scope.is_excused(unit, group.size):
                raise Broken("a group is never split", str([told.op.seq for told in unit]))
            rulings = [refused("group") for _ in unit]
        else:
            risky = len(unit) > 1 or any(is_poison(told) for told in unit)
            before = copy.deepcopy(scope) if risky else None
            try:
                rulings = [self._one(scope, told) for told in unit]
            except Poisoned:
                if before is not None:
                    put_back(scope, before)
                rulings = [held("internal") for _ in unit]
            bad = at_fault(rulings)
            if bad is not None and before is not None and rulings[0].code != "internal":
                # What fails of a group alone takes back what the others did.
                put_back(scope, before)
                rulings = [fallen(one, bad) for one in rulings]
        for told, ruling in zip(unit, rulings, strict=True):
            self._note(scope, told, ruling)
        return rulings

    def _note(self, scope: Scope, told: Told, ruling: Ruling) -> None:
        if ruling.word in ("taken", "merged"):
            return
        body, before = told.body, scope.waits.get(told.op.op_id)
        waits = ruling.facts.get("id") or "" if ruling.word == "held" else ""
        group = body.group.id if body is not None and body.group and body.group.atomic else ""
        scope.waits[told.op.op_id] = Waits(
            told,
            body.kind if body else before.kind if before else "",
            body.id if body else before.row_id if before else "",
            body is not None and body.verb in CREATES and ruling.code != "gone",
            ruling.word,
            ruling.code,
            waits,
            group,
        )

    def _one(self, scope: Scope, told: Told) -> Ruling:
        op, body = told.op, told.body
        if op.withheld:
            return held("withheld")
        if body is None:
            return refused("gone" if told.filed else "bad_hash")
        if body.verb == "erase":
            return self._erase(scope, told, body)
        if body.id in scope.erased:
            told.forget = True
            return refused("gone")
        if body.verb == "resolve":
            return scope.rows.resolve(body, op.op_id, told.device, self.kinds)
        kind = self.kinds.get(body.kind)
        if kind is None:
            return held("unknown_kind")
        if body.verb == "discard" or body.replaces is not None:
            return self._instead(scope, told, kind, body)
        return self._plain(scope, told, kind, body, "")

    def _plain(self, scope: Scope, told: Told, kind: Kind, body: Body, instead: str) -> Ruling:
        about = scope.rows.rows.get((kind.name, body.id)) if kind.name in TELLING else None
        if about is not None and about.gone:
            told.forget = True
        people = [name for name in kind.subjects if body.fields.get(name) in scope.erased]
        if people or any(one in scope.erased for one in body.subjects):
            told.forget = True
        if people:
            kept = {name: value for name, value in body.fields.items() if name not in people}
            if kind.name in ("same_person", *TELLING):
                return refused("gone")
            body = msgspec.structs.replace(body, fields=kept)
        may = told.admitted or told.device in scope.entitled
        if is_restricted(body, self.kinds) and not may:
            return refused("no_right")
        bad = in_the_way(scope, told, body, instead, self.kinds)
        if bad is not None:
            return bad
        of_seats = of_seats_ruled(scope.rows, told, body, self.says)
        if of_seats is not None:
            return of_seats
        ids = (told.op.op_id, told.device, self.epoch, told.received)
        return scope.rows.merge(kind, body, *ids)

    def _instead(self, scope: Scope, told: Told, kind: Kind, body: Body) -> Ruling:
        first = scope.waits.get(body.replaces or "")
        if first is None or first.word != "refused":
            return refused("not_refused")
        if first.settled:
            return refused("already")
        discards = body.verb == "discard"
        alike = discards or first.creates == (body.verb in CREATES)
        if (first.kind, first.row_id) != (body.kind, body.id) or not alike:
            return refused("other_row")
        if discards:
            first.settled = True
            if first.creates:
                scope.rows.arrived.append(body.id)
            return Ruling("taken")
        ruling = self._plain(scope, told, kind, body, body.replaces or "")
        first.settled = True
        return ruling

    def _erase(self, scope: Scope, told: Told, body: Body) -> Ruling:
        told.forget = True
        if body.id in scope.erased:
            return Ruling("taken")
        if body.kind != "person":
            return refused("not_erasable")
        mine = kin(scope.rows.pairs(), body.id)
        for (kind, row_id), row in list(scope.rows.rows.items()):
            if kind == "same_person" and mine & {*row.fields.values()}:
                row.fields, row.gone = {}, "erased"
                scope.rows.put(kind, row_id, row)
        for one in sorted(mine - {body.id}):
            self._erase_card(scope, told, one)
        return Ruling("taken", number=self._erase_card(scope, told, body.id))

    @staticmethod
    def _erase_card(scope: Scope, told: Told, person: str) -> int:
        for one in unsettled(scope):
            if one.row_id == person and one.word == "refused":
                one.settled = True
        scope.erased.add(person)
        scope.rows.lost = [one for one in scope.rows.lost if one[1] != person]
        about = [
            (conflict_id, row)
            for (kind, conflict_id), row in scope.rows.rows.items()
            if kind == "conflict" and row.fields.get("row_id") == person
        ]
        for conflict_id, row in about:
            row.fields, row.stamps, row.gone = {}, {}, "erased"
            scope.rows.put("conflict", conflict_id, row)
        forget_words(scope, person)
        row = scope.rows.rows.get(("person", person)) or Row({}, (0, told.op.op_id, told.device))
        row.fields, row.stamps, row.gone = {}, {}, "erased"
        number = scope.rows.put("person", person, row).number
        scope.rows.arrived.append(person)
        return number

    # --- what waited ------------------------------------------------------------------------

    def _release(self, scope: Scope) -> None:
        """Rule again on what waited for rows that came into being, or were given up."""
        while scope.rows.arrived:
            arrived, scope.rows.arrived = scope.rows.arrived, []
            for row_id in arrived:
                waiting = [w for w in unsettled(scope) if w.waits_for == row_id]
                given_up = not any(one == row_id for _, one in scope.rows.rows)
                self._again(scope, waiting, given_up=given_up)

    def _again(self, scope: Scope, waiting: list[Waits], *, given_up: bool) -> None:
        """Rule again, in device order, an atomic group as a whole."""
        groups = {one.group for one in waiting if one.group}
        found = [
            one
            for one in unsettled(scope)
            if one.word == "held" and (one in waiting or one.group in groups)
        ]
        found.sort(key=lambda one: (one.told.device, one.told.op.seq))
        again = [self._as_told(scope, one) for one in found]
        for unit in units(again, None):
            if given_up:
                rulings = [refused("discarded") for _ in unit]
                for told, ruling in zip(unit, rulings, strict=True):
                    self._note(scope, told, ruling)
            else:
                rulings = self._ruled(scope, unit)
            for told, ruling in zip(unit, rulings, strict=True):
                if ruling.code != "internal":
                    self._file(scope, told, ruling)

    def _as_told(self, scope: Scope, waits: Waits) -> Told:
        told, admitted = waits.told, waits.code in ("waiting_for", "group")
        body = read(msgspec.structs.replace(told.op, body=scope.bodies[told.op.op_id]))
        return Told(told.op, told.device, body, told.received, filed=True, admitted=admitted)

    def release_held(self, released: int) -> None:
        """The hub was upgraded and ruled again on what it held. Raises Broken."""
        codes, count = ("unknown_kind", "unknown_verb", "internal", "waiting_for"), 0
        for venue in sorted(self.scopes):
            scope = self.scopes[venue]
            held_now = [w for w in unsettled(scope) if w.word == "held" and w.code in codes]
            ready = [w for w in held_now if self._is_free(scope, w.waits_for)]
            groups = {one.group for one in held_now if one.group}
            mates = [
                w
                for w in unsettled(scope)
                if w.word == "held" and w.group in groups and w not in held_now
            ]
            ready += [w for w in mates if self._is_free(scope, w.waits_for)]
            count += len(ready)
            if ready:
                self._again(scope, ready, given_up=False)
                self._release(scope)
        same("what was held is ruled on again", released, count)

    @staticmethod
    def _is_free(scope: Scope, row_id: str) -> bool:
        blocked = any(w.creates and w.row_id == row_id for w in unsettled(scope))
        return not (row_id and blocked) or any(one == row_id for _, one in scope.rows.rows)

    def learn(self, venue: str, conflict: str, said: dict[str, Any]) -> None:
        """Hear by which id the hub calls a conflict."""
        rows = self.scope(venue).rows
        for (kind, row_id), row in rows.rows.items():
            alike = kind == "conflict" and row.fields["ops"][1:2] == said["ops"][1:2]
            if alike and all(row.fields[one] == said[one] for one in ("kind", "row_id", "field")):
                rows.aliases[conflict] = row_id

    # --- headquarters -----------------------------------------------------------------------

    def put(
        self, venue: str, kind: str, row_id: str, fields: dict[str, Any], *, done: bool
    ) -> None:
        """Headquarters wrote; `done`: the hub took it. Raises Broken."""
        scope, what = self.scope(venue), self.kinds[kind]
        row = scope.rows.rows.get((kind, row_id))
        whole = {**(row.fields if row is not None else {}), **fields}
        whole = {name: value for name, value in whole.items() if value is not None}
        may = not (misfit(what, whole) or missing(what, whole) or row_id in scope.erased)
        same("headquarters writes by the rules", done, may)
        if not may:
            return
        stamp = (scope.rows.number + 1, "", "headquarters")
        if row is None:
            scope.rows.put(kind, row_id, Row(whole, stamp))
        else:
            for name, value in fields.items():
                if row.fields.get(name) != value:
                    row.stamps = {**row.stamps, name: stamp}
            row.fields = whole
            scope.rows.put(kind, row_id, row)
        scope.rows.arrived.clear()
