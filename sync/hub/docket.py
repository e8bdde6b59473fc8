"""What is filed of each operation: its verdict, its body, and what waits for it."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence

import msgspec

from app.kinds import VENUE_SCOPE
from sync.hub.book import Book, Open
from sync.hub.database import stops_all
from sync.hub.hub import HEADQUARTERS
from sync.hub.judge import Judge
from sync.hub.plain import Plain
from sync.hub.work import Work, fetch_for, scope_of_body
from sync.merge import HELD, TAKEN, Outcome, Stamp, Stored, held, refused
from sync.wire.messages import Op, Verdict

VERDICT = "verdict"
"""Kind of the rows that bring down a final verdict; the id is the operation's.

Fields: device, verdict, code, facts, number (where it applied, 0 for nowhere).
"""
_ADMITTED = ("waiting_for", "group")
"""Why something is held that its desk had the right to say when it came."""
_PLAINLY = Outcome(TAKEN)
_NOTHING = ("", "", "")
_encode = msgspec.json.Encoder().encode
log = logging.getLogger("sync.hub")


def units_of(works: Iterable[Work]) -> list[list[Work]]:
    """Put operations into units: one each, or the members of an atomic group together."""
    units: list[list[Work]] = []
    last = ""
    for work in works:
        group = work.body.group if work.body is not None else None
        name = group.id if group is not None and group.atomic else ""
        if name and name == last:
            units[-1].append(work)
        else:
            units.append([work])
        last = name
    return units


class Docket:
    """Judges units against one book and files what came of them."""

    def __init__(self, book: Book) -> None:
        self.book, self.judge = book, Judge(book)
        self.plain = Plain(book, self.judge.rules)

    def run(self, units: Sequence[Sequence[Work]]) -> list[Verdict]:
        """Judge and stage all units, in order; gives their verdicts in that order."""
        fetch_for(self.book, [work for unit in units for work in unit])
        verdicts: list[Verdict] = []
        short = self.book.hub.short
        for unit in units:
            number = self._plainly(unit[0]) if short and len(unit) == 1 else None
            if number is not None:
                verdicts.append(self._file(unit[0], _PLAINLY, number))
                continue
            verdicts += self._unit(unit)
            self._release()
        return verdicts

    def _plainly(self, work: Work) -> int | None:
        """Take a new row the short way, or give None; what fails there is judged the long way."""
        try:
            return self.plain.takes(work)
        except Exception as error:
            if stops_all(error):
                raise
            return None

    def hold_internal(self, unit: Sequence[Work]) -> list[Verdict]:
        """File a unit whose judging fails again and again: held, and the queue goes on."""
        return [self._file(work, self._held_internal(work), 0) for work in unit]

    def _held_internal(self, work: Work) -> Outcome:
        outcome = held("internal")
        self.judge.note(work, outcome)
        return outcome

    def _unit(self, unit: Sequence[Work]) -> list[Verdict]:
        first = unit[0]
        if first.known is not None:
            return [self._again(first, first.known)]
        group = first.body.group if first.body is not None and not first.filed else None
        if group is not None and group.atomic and len(unit) != group.size:
            return [self._incomplete(work) for work in unit]
        outcomes = self._tried(unit)
        if outcomes is None:
            return self.hold_internal(unit)
        pairs = zip(unit, outcomes, strict=True)
        return [self._file(work, outcome, number) for work, (outcome, number) in pairs]

    def _tried(self, unit: Sequence[Work]) -> list[tuple[Outcome, int]] | None:
        """Judge a unit; only an exception that repeats gives None."""
        for _ in range(2):
            try:
                return self.judge.settle(unit)
            except Exception as error:
                if stops_all(error):
                    raise
                log.warning("an operation could not be judged: %s", type(error).__name__)
        return None

    def _incomplete(self, work: Work) -> Verdict:
        outcome = refused("group", because="incomplete")
        self.judge.note(work, outcome)
        return self._file(work, outcome, 0)

    def _again(self, work: Work, known: Verdict) -> Verdict:
        """An operation known under another number consumes this one and gets what it got."""
        verdict = msgspec.structs.replace(known, seq=work.op.seq, replayed=False)
        self.book.put_op(
            work.device,
            work.op.seq,
            {
                "op_id": work.op.op_id,
                "hash": work.op.hash,
                "incarnation": work.incarnation,
                "kind": "",
                "row_id": "",
                "verb": "",
                "body": None,
                "subjects": None,
                "group_id": None,
                "verdict": _encode(verdict).decode(),
            },
            VENUE_SCOPE,
        )
        return msgspec.structs.replace(verdict, replayed=True)

    def _file(self, work: Work, outcome: Outcome, number: int) -> Verdict:
        op, body = work.op, work.body
        scope = scope_of_body(self.book, body) if body is not None else VENUE_SCOPE
        applied = self.book.version(number, scope) if number else None
        verdict = Verdict(op.op_id, op.seq, outcome.verdict, outcome.code, outcome.facts, applied)
        # No database takes a NUL; no JSON holds one, so nothing that could be read is lost.
        text = None if work.forget or "\0" in op.body else op.body
        said = _encode(verdict).decode()
        kind, row_id, verb = (body.kind, body.id, body.verb) if body else _NOTHING
        if work.filed:
            values = {"verdict": said, "body": text, "kind": kind, "row_id": row_id, "verb": verb}
            self.book.put_final(work.device, op.seq, values)
            if outcome.verdict != HELD:
                self._announce(work, verdict, scope)
            return verdict
        subjects = self._subjects(work)
        self.book.put_op(
            work.device,
            op.seq,
            {
                "op_id": op.op_id,
                "hash": op.hash,
                "incarnation": work.incarnation,
                "kind": kind,
                "row_id": row_id,
                "verb": verb,
                "body": text,
                "subjects": " ".join(subjects) if subjects and not work.forget else None,
                "group_id": body.group.id if body and body.group and body.group.atomic else None,
                "verdict": said,
            },
            scope,
        )
        return verdict

    def _subjects(self, work: Work) -> list[str]:
        """Name the people an operation is about: erasure will look for them."""
        body = work.body
        if body is None:
            return []
        found = set(body.subjects)
        if body.kind == "person":
            found.add(body.id)
        kind = self.book.hub.kinds.get(body.kind)
        for name in kind.subjects if kind is not None else ():
            subject = body.fields.get(name)
            if isinstance(subject, str) and "\0" not in subject:
                found.add(subject)
        if body.verb == "resolve":
            conflict = self.book.row("conflict", body.id)
            found.update(conflict.fields.get("subjects", ()) if conflict is not None else ())
        return sorted(found)

    def _announce(self, work: Work, verdict: Verdict, scope: str) -> None:
        """Bring a final verdict down to the desks as a record, in the scope it is about."""
        fields = {
            "device": work.device,
            "verdict": verdict.verdict,
            "code": verdict.code,
            "facts": verdict.facts,
            "number": verdict.applied.number if verdict.applied else 0,
        }
        made = Stamp(0, work.op.op_id, work.device)
        self.book.put(Stored(VERDICT, work.op.op_id, 0, made, fields, scope=scope))

    # --- what waited -----------------------------------------------------------------------

    def _release(self) -> None:
        """Judge again what waited for rows that are there now, in device order."""
        arrived = self.judge.arrived()
        while arrived and self.book.has_open:
            for kind, row_id in arrived:
                given_up = self.book.row(kind, row_id) is None
                self._release_all(self.book.waiting(row_id), given_up=given_up)
            arrived = self.judge.arrived()

    def erase(self, kind: str, row_id: str) -> None:
        """Erase somebody again, as headquarters' own work; and write it."""
        if not self.book.is_erased(row_id):
            stamp = Stamp(self.book.next_number(), self.book.hub.make_id(), HEADQUARTERS)
            self.judge.erase(kind, row_id, stamp)
            self._release()
        self.book.flush()

    def release(self, waiting: Sequence[Open]) -> None:
        """Judge held operations again, in device order, and what they in turn set free."""
        self._release_all(waiting, given_up=False)
        self._release()

    def _release_all(self, waiting: Sequence[Open], *, given_up: bool) -> None:
        for unit in units_of([self._work(item) for item in waiting]):
            if given_up:
                for work in unit:
                    self._file(work, self._refuse(work), 0)
                continue
            mark = self.book.mark()
            outcomes = self._tried(unit)
            if outcomes is None:
                self.book.undo(mark)
                continue
            for work, (outcome, number) in zip(unit, outcomes, strict=True):
                self._file(work, outcome, number)

    def _refuse(self, work: Work) -> Outcome:
        outcome = refused("discarded")
        self.judge.note(work, outcome)
        return outcome

    def _work(self, item: Open) -> Work:
        filed = self.book.filed_op(item.device_id, item.seq)
        op = Op(filed["op_id"], filed["seq"], filed["hash"], filed["body"] or "")
        return Work(
            op,
            item.device_id,
            filed["incarnation"],
            received=filed["received"],
            filed=True,
            admitted=item.code in _ADMITTED,
        )
