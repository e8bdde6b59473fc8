"""One desk's operations, judged in order against an open book, each with its outcome.

An operation (or an atomic group) is judged in staging: what fails is undone back to its mark and
the queue goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from app.kinds import VENUE_SCOPE, Kind
from app.ops import Body
from app.venue.rules import DEFAULTS
from sync.hub import bookings, cases, handing, registering, sameness, slices
from sync.hub.book import Book, Open
from sync.hub.conflicts import dispute, join, resolve
from sync.hub.forgetting import ERASED, blank_out, settle_open
from sync.hub.keys import key_of
from sync.hub.work import CREATES, Work, id_fields, may_write, scope_of_body
from sync.merge import (
    HELD,
    MERGED,
    REFUSED,
    TAKEN,
    Outcome,
    Stamp,
    Stored,
    Writing,
    held,
    judge,
    refused,
    scope_of,
    settled_day,
    voidable,
)

Applied = tuple[Outcome, int]
"""An outcome and the number it applied at; 0 if it changed nothing."""


class Judge:
    """Judges operations against one book."""

    def __init__(self, book: Book) -> None:
        self.book, self.hub = book, book.hub
        self._arrived: list[tuple[str, str]] = []
        self._zone: tuple[str, str] | None = None

    def settle(self, unit: Sequence[Work]) -> list[Applied]:
        """Judge one operation or one atomic group.

        Everything is staged; an exception leaves the staging as it was.
        """
        mark, arrived = self.book.mark(), len(self._arrived)
        try:
            outcomes = [self._one(work) for work in unit]
            bad = _at_fault(outcomes)
            if bad is not None and len(unit) > 1:
                self.book.undo(mark)
                del self._arrived[arrived:]
                outcomes = [(_fallen(outcome, bad), 0) for outcome, _ in outcomes]
            for work, (outcome, _) in zip(unit, outcomes, strict=True):
                if outcome.verdict == REFUSED and self._is_about_erased(work.body):
                    work.forget = True
                self.note(work, outcome)
        except Exception:
            self.book.undo(mark)
            del self._arrived[arrived:]
            raise
        return outcomes

    def arrived(self) -> list[tuple[str, str]]:
        """Give (kind, id) of rows that came into being, or were given up, since last asked."""
        arrived, self._arrived = self._arrived, []
        return arrived

    def note(self, work: Work, outcome: Outcome) -> None:
        """File a refused or held operation as open; a final verdict settles what was."""
        before = self.book.open_op(work.op.op_id) if work.filed else None
        if outcome.verdict in (TAKEN, MERGED):
            if before is not None:
                settle_open(self.book, before, work.op.op_id)
            return
        body = work.body
        waits = str(outcome.facts.get("id") or outcome.facts.get("waiting_for") or "")
        group = body.group if body is not None else None
        self.book.put_open(
            Open(
                op_id=work.op.op_id,
                device_id=work.device,
                seq=work.op.seq,
                kind=body.kind if body else before.kind if before else "",
                row_id=body.id if body else before.row_id if before else "",
                creates=body is not None and body.verb in CREATES and outcome.code != "gone",
                state=outcome.verdict,
                code=outcome.code,
                waits_for=waits if outcome.verdict == HELD else "",
                group_id=group.id if group is not None and group.atomic else "",
                at=self.book.now,
            )
        )

    def _one(self, work: Work) -> Applied:
        """Judge one operation up to its effect on the book."""
        body = work.body
        if work.op.withheld:
            return held("withheld"), 0
        if body is None:
            return refused(work.problem), 0
        if body.verb == "erase":
            return self._erase(work, body)
        if self.book.is_erased(body.id):
            work.forget = True
            return refused("gone"), 0
        if body.verb == "resolve":
            return self._resolve(work, body)
        kind = self.hub.kinds.get(body.kind)
        if kind is None:
            return held("unknown_kind", kind=body.kind), 0
        if body.verb == "discard" or body.replaces is not None:
            return self._instead(work, kind, body)
        return self._plain(work, kind, body, replaced="")

    def _resolve(self, work: Work, body: Body) -> Applied:
        if not self._may(work, body):
            return self._no_right(body), 0
        before = bookings.in_dispute(self.book, body)
        applied = resolve(self.book, work, body, self._stamp(work))
        bookings.follow_choice(self.book, work.op.op_id, before)
        return applied

    def _plain(self, work: Work, kind: Kind, body: Body, replaced: str) -> Applied:
        """Judge what is said of a row, after everything that can stand in its way."""
        body, without = self._without_erased(work, kind, body)
        if without and (kind.name == sameness.KIND or kind.tells_of_people):
            # Without them it says nothing. Of two cards that are one person's: whether the other
            # is to go as well is for a person to decide.
            return refused("gone"), 0
        if not self._may(work, body):
            return self._no_right(body), 0
        outcome = self._gate(work, kind, body, replaced)
        if outcome is not None:
            return outcome, 0
        outcome, number = self._merge(work, kind, body)
        if outcome.verdict in (TAKEN, MERGED):
            handing.heard(self.book, body)
        return (_with(outcome, without=without) if without else outcome), number

    def _may(self, work: Work, body: Body) -> bool:
        """Say whether the desk has the right to the scope an operation writes into."""
        return work.admitted or may_write(self.book, work.device, scope_of_body(self.book, body))

    def _no_right(self, body: Body) -> Outcome:
        return refused("no_right", kind=body.kind, scope=scope_of_body(self.book, body))

    # --- what stands in the way ------------------------------------------------------------

    def _gate(self, work: Work, kind: Kind, body: Body, replaced: str) -> Outcome | None:
        """What stops an operation before it is merged, or None."""
        if kind.name == "void":
            problem = voidable(body, self.hub.kinds)
            return problem or self._erased_target(work, body)
        if kind.by_hub and (body.verb, body.kind) != registering.RETURN:
            return refused("fixed", kind=kind.name)
        if kind.name == "venue" and body.id != self.book.venue_id:
            return refused("not_yours", kind="venue")
        problem = handing.problem(self.book, work, body)
        return problem or self._waits(work, kind, body, replaced)

    def _erased_target(self, work: Work, body: Body) -> Outcome | None:
        """Why words about somebody were taken back is a word about them too."""
        name, target_id = str(body.fields["target_kind"]), str(body.fields.get("target_id"))
        if not self.hub.kinds[name].tells_of_people or "\0" in target_id:
            return None
        target = self.book.row(name, target_id)
        if target is None or target.gone != ERASED:
            return None
        work.forget = True
        return refused("gone")

    def _waits(self, work: Work, kind: Kind, body: Body, replaced: str) -> Outcome | None:
        """Hold what is about a row that is not there yet."""
        unknown = self._unknown(kind, body)
        if unknown is not None:
            return held("waiting_for", id=unknown)
        if not self.book.has_open:
            return None
        for row_id in (body.id, *(body.fields.get(name) for name in id_fields(kind))):
            blockers = self.book.blockers(row_id) if isinstance(row_id, str) else []
            own = any(one.op_id in (work.op.op_id, replaced) for one in blockers)
            if not blockers or own:
                continue
            if row_id == body.id and body.verb in CREATES:
                return refused("exists", kind=kind.name)
            return held("waiting_for", id=row_id, op=blockers[0].op_id)
        return None

    def _unknown(self, kind: Kind, body: Body) -> str | None:
        """Give what an operation needs to be there of which nobody has said anything yet."""
        if kind.name == sameness.KIND:
            return sameness.missing(self.book, body.fields)
        missing = registering.missing(self.book, body) or cases.missing(self.book, body)
        return missing or handing.missing(self.book, body)

    def _without_erased(self, work: Work, kind: Kind, body: Body) -> tuple[Body, list[str]]:
        """A fact on an erased person is taken without the person."""
        if not self.book.has_erased:
            return body, []
        gone = [
            name
            for name in kind.subjects
            if isinstance(body.fields.get(name), str) and self.book.is_erased(body.fields[name])
        ]
        row = self.book.row(kind.name, body.id) if kind.tells_of_people else None
        about = row is not None and row.gone == ERASED
        if gone or about or any(self.book.is_erased(subject) for subject in body.subjects):
            work.forget = True
        if not gone:
            return body, gone
        kept = {name: value for name, value in body.fields.items() if name not in gone}
        return msgspec.structs.replace(body, fields=kept), gone

    def _is_about_erased(self, body: Body | None) -> bool:
        """Say whether an operation speaks of somebody erased, whatever else is wrong with it."""
        if body is None or not self.book.has_erased:
            return False
        row = self.book.row(body.kind, body.id) if body.kind in self.hub.kinds else None
        if row is not None and row.gone == ERASED:
            return True
        return any(self.book.is_erased(one) for one in (body.id, *body.subjects))

    # --- instead of a refused one ----------------------------------------------------------

    def _instead(self, work: Work, kind: Kind, body: Body) -> Applied:
        """Replace or give up a refused operation of the same row: the first to do so wins."""
        found = self.book.open_op(body.replaces or "")
        if found is None or found.state != REFUSED:
            return refused("not_refused"), 0
        if found.settled_by:
            return refused("already", by=found.settled_by), 0
        discards = body.verb == "discard"
        fits = discards or found.creates == (body.verb in CREATES)
        if (found.kind, found.row_id) != (body.kind, body.id) or not fits:
            return refused("other_row"), 0
        if discards:
            settle_open(self.book, found, work.op.op_id)
            if found.creates:
                self._arrived.append((body.kind, body.id))
            return Outcome(TAKEN), 0
        applied = self._plain(work, kind, body, replaced=found.op_id)
        # Also a refused replacement stands in the place of what it replaced: it inherits those
        # that wait, because they wait for the row.
        settle_open(self.book, found, work.op.op_id)
        return applied

    def _erase(self, work: Work, body: Body) -> Applied:
        """Blank one person for ever, by all their cards; done already is done."""
        work.forget = True
        if self.book.is_erased(body.id):
            return Outcome(TAKEN), 0
        if body.kind != "person":
            return refused("not_erasable", kind=body.kind), 0
        others = [one for one in sameness.cards_of(self.book, body.id) if one != body.id]
        stamp = self._stamp(work)
        for one in others:
            self.erase(body.kind, one, stamp)
        return Outcome(TAKEN), self.erase(body.kind, body.id, stamp)

    def erase(self, kind: str, row_id: str, stamp: Stamp) -> int:
        """Stage that nothing is left of a row but that it was erased; gives the number of that."""
        # What waits for the row need not wait any longer: it gets its final verdict now.
        self._arrived.append((kind, row_id))
        sameness.forget(self.book, row_id, ERASED)
        return blank_out(self.book, kind, row_id, stamp)

    # --- merging ---------------------------------------------------------------------------

    def _stamp(self, work: Work) -> Stamp:
        scope = scope_of_body(self.book, work.body) if work.body is not None else VENUE_SCOPE
        return Stamp(self.book.next_number(scope), work.op.op_id, work.device)

    def _merge(self, work: Work, kind: Kind, body: Body) -> Applied:
        of_seats = registering.judge_seats(self.book, work, body)
        if of_seats is not None:
            return of_seats
        registering.look_after(self.book, work, body)
        stored, stamp = self.book.row(kind.name, body.id), self._stamp(work)
        of_case = cases.judge_words(self.book, work, body, stamp)
        if of_case is not None:
            return of_case
        alone, writing = registering.move_alone(body), Writing(stamp, self.hub.epoch, work.received)
        outcome = slices.weigh(self.book, work, stored, judge(kind, stored, alone, writing))
        for lost in outcome.lost:
            self.book.put_history(
                kind=kind.name,
                row_id=body.id,
                field=lost.field,
                op_id=lost.op_id,
                number=lost.number,
                value=msgspec.json.encode(lost.value).decode(),
                lost_to=stamp.op_id,
            )
        if outcome.fields is None:
            return outcome, stored.number if stored is not None else 0
        if stored is None:
            row = self.book.put(self._created(kind, body, outcome.fields, stamp))
            self._arrived.append((kind.name, body.id))
            if row.key is not None:
                self._follow(kind, row)
        else:
            changed = {"fields": outcome.fields, "stamps": outcome.stamps}
            row = self.book.put(registering.keyed(msgspec.structs.replace(stored, **changed)))
            join(self.book, stored, row, work)
            for item in outcome.disputes:
                dispute(self.book, stored, row, item.field, work)
        slices.follow(self.book, work, stored, row)
        self._arrived += handing.let_go(self.book, stored, row)
        # Following what a second visit means may have given the row a later number.
        now = self.book.row(kind.name, body.id)
        return outcome, now.number if now is not None else row.number

    def _created(self, kind: Kind, body: Body, fields: dict[str, Any], made: Stamp) -> Stored:
        if kind.name in sameness.COUNTED:
            fields.pop("duplicate_of", None)
        day = settled_day(body, *self.rules()) if "day" in fields else None
        if day is not None:
            fields["day"] = day
        key = key_of(kind.name, fields)
        if key is not None and kind.name in sameness.FOLLOWED and self.book.line("void", body.id):
            key = None
        scope = scope_of(kind.name, fields, self.hub.kinds)
        return Stored(kind.name, body.id, 0, made, fields, key=key, scope=scope)

    def rules(self) -> tuple[str, str]:
        """Give the venue's timezone and where its day starts."""
        if self._zone is None:
            venue = self.book.row("venue", self.book.venue_id)
            said = {**DEFAULTS, **(venue.fields if venue is not None else {})}
            self._zone = str(said["timezone"]), str(said["day_starts"])
        return self._zone

    def _follow(self, kind: Kind, row: Stored) -> None:
        """See to the rows that count differently now: second visits, what was taken back."""
        if kind.name == "void" and row.fields["target_kind"] in sameness.FOLLOWED:
            name, target_id = row.fields["target_kind"], str(row.fields["target_id"])
            target = self.book.row(name, target_id)
            if target is None or target.key is None:
                return
            self.book.rekey(target, None)
            kind, row = self.hub.kinds[name], target
        if kind.name in sameness.COUNTED:
            sameness.recount(self.book, row)
        elif kind.name == sameness.KIND:
            sameness.follow_merge(self.book, row)


def _at_fault(outcomes: Sequence[Applied]) -> Outcome | None:
    """Give the outcome by which a group falls: a refusal before anything held."""
    for verdict in (REFUSED, HELD):
        for outcome, _ in outcomes:
            if outcome.verdict == verdict:
                return outcome
    return None


def _fallen(outcome: Outcome, bad: Outcome) -> Outcome:
    """Of an atomic group: those at fault keep their outcome, the others fall with them."""
    if (outcome.verdict, outcome.code) == (bad.verdict, bad.code):
        return outcome
    if bad.verdict == REFUSED:
        return refused("group", because=bad.code)
    return held("group", because=bad.code, waiting_for=bad.facts.get("id", ""))


def _with(outcome: Outcome, **facts: Any) -> Outcome:
    return Outcome(
        outcome.verdict,
        outcome.code,
        {**outcome.facts, **facts},
        outcome.fields,
        outcome.stamps,
        outcome.lost,
        outcome.disputes,
    )
