"""What one can do at the counter: check in, out, again, together, without names, and put right."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from sqlalchemy import select

from app.checkin.model import Departure, Visit
from app.checkin.queries import OpenVisit, visit_today
from app.checkin.rules import HEADS_LIMIT, PURPOSES
from app.clock import from_text, to_text
from app.errors import Refusal
from app.people.groups import head_of
from app.people.queries import exists
from app.staff.rights import require
from app.store.transaction import Transaction
from app.store.voids import NOT_REFUSED, Void

LATE_DAYS = 31


@dataclass(frozen=True, slots=True)
class Arrival:
    """How a check-in ended: a new visit, or the one that was already there (nothing written)."""

    visit_id: str
    already: OpenVisit | None = None


@dataclass(frozen=True, slots=True)
class Coming:
    """How somebody came: what for, how they were recognised, and with whom."""

    purpose: str | None = None
    method: str = "search"
    party: str | None = None
    age_band: str | None = None


def check_in(tx: Transaction, person_id: str, coming: Coming = Coming()) -> Arrival:
    """Record that a known person came in. Somebody who came today already is not written again.

    Raises Refusal `person_unknown`.
    """
    require(tx, "checkin.record")
    person_id = _known(tx, person_id)
    before = visit_today(tx.session, person_id, tx.day)
    if before is not None:
        return Arrival(before.visit_id, before)
    return Arrival(_arrive(tx, person_id, coming).id)


def re_enter(tx: Transaction, person_id: str, method: str = "search") -> Arrival:
    """Record on purpose that somebody came back; counts no second time.

    Raises Refusal `not_here_today` when there is no visit today to come back to.
    """
    require(tx, "checkin.record")
    person_id = head_of(tx.session, person_id)
    before = visit_today(tx.session, person_id, tx.day)
    if before is None:
        raise Refusal("not_here_today")
    visit = _visit(tx, person_id, Coming(before.purpose, method))
    visit.reentry_of = before.root
    tx.add(visit)
    return Arrival(visit.id)


def count_heads(tx: Transaction, heads: int, coming: Coming = Coming()) -> Visit:
    """Record that `heads` people came, without names.

    Raises Refusal `heads_out_of_range` outside 1 to 500.
    """
    require(tx, "checkin.record")
    if not 1 <= heads <= HEADS_LIMIT:
        raise Refusal("heads_out_of_range", most=HEADS_LIMIT)
    visit = _visit(tx, None, replace(coming, method="head_count"))
    visit.heads = heads
    tx.add(visit)
    return visit


def check_out(tx: Transaction, visit_id: str) -> Departure:
    """Record that a visitor left. Raises Refusal `visit_unknown`."""
    require(tx, "checkin.record")
    visit = _live(tx, visit_id)
    departure = Departure(visit_id=visit.id, happened_at=tx.at, day=visit.day)
    tx.add(departure)
    return departure


def undo_check_in(tx: Transaction, visit_id: str, reason: str = "undo") -> Void:
    """Take a visit back. Doing it twice is the same as once. Raises Refusal `visit_unknown`."""
    require(tx, "checkin.undo")
    visit = tx.session.get(Visit, visit_id)
    if visit is None:
        raise Refusal("visit_unknown")
    return tx.void(visit, reason)


def undo_check_out(tx: Transaction, departure_id: str) -> Void:
    """Take a departure back. Raises Refusal `visit_unknown`."""
    require(tx, "checkin.undo")
    departure = tx.session.get(Departure, departure_id)
    if departure is None:
        raise Refusal("visit_unknown")
    return tx.void(departure, "undo")


def change_person(tx: Transaction, visit_id: str, person_id: str) -> Arrival:
    """Give a visit to the right person, keeping its time: one void and one new fact, or neither.

    Raises Refusal `visit_unknown`, `person_unknown`, or `already_in` when that person has a
    visit on that day.
    """
    require(tx, "checkin.undo")
    wrong = _live(tx, visit_id)
    person_id = _known(tx, person_id)
    before = visit_today(tx.session, person_id, wrong.day)
    if before is not None:
        raise Refusal("already_in", at=before.happened_at)
    with tx.together():
        tx.void(wrong, "wrong_person")
        right = Visit(
            person_id=person_id,
            heads=1,
            purpose=wrong.purpose,
            method=wrong.method,
            party=wrong.party,
            late_reason=wrong.late_reason,
            happened_at=wrong.happened_at,
            day=wrong.day,
            instead_of=wrong.id,
        )
        tx.add(right)
    return Arrival(right.id)


def back_fill(
    tx: Transaction, person_id: str, when: dt.datetime, reason: str, purpose: str | None = None
) -> Arrival:
    """Write down later that somebody came at `when` (aware time), with the reason.

    Raises Refusal `late_reason_missing`, `late_future`, `late_too_old` (31 days).
    """
    require(tx, "checkin.backfill")
    person_id = _known(tx, person_id)
    check_late(tx, when, reason)
    day = tx.store.day_of(when)
    before = visit_today(tx.session, person_id, day)
    if before is not None:
        return Arrival(before.visit_id, before)
    visit = Visit(
        person_id=person_id,
        heads=1,
        purpose=_purpose(purpose),
        method="backfill",
        late_reason=reason.strip()[:200],
        happened_at=to_text(when),
        day=day,
    )
    tx.add(visit)
    return Arrival(visit.id)


def check_late(tx: Transaction, when: dt.datetime, reason: str) -> None:
    """Raise Refusal for what may not be written down later, as `back_fill` says."""
    if not reason.strip():
        raise Refusal("late_reason_missing")
    if when > tx.now:
        raise Refusal("late_future")
    if when < tx.now - dt.timedelta(days=LATE_DAYS):
        raise Refusal("late_too_old", days=LATE_DAYS)


def restore(tx: Transaction, visit_id: str) -> Visit:
    """Do again what was taken back: a new fact that says which it restores, at the first time."""
    require(tx, "checkin.record")
    gone = tx.session.get(Visit, visit_id)
    if gone is None:
        raise Refusal("visit_unknown")
    visit = Visit(
        person_id=gone.person_id,
        heads=gone.heads,
        age_band=gone.age_band,
        purpose=gone.purpose,
        method=gone.method,
        party=gone.party,
        happened_at=gone.happened_at,
        day=gone.day,
        restores=gone.id,
    )
    tx.add(visit)
    return visit


def note_print(tx: Transaction, lines: int) -> None:
    """Write into the audit log that the list of who is inside was printed with names."""
    require(tx, "checkin.print")
    tx.note("checkin.print", "visit", lines=lines)


def happened(visit: Visit) -> dt.datetime:
    """Give the time of a visit as an aware time."""
    return from_text(visit.happened_at)


def _arrive(tx: Transaction, person_id: str, coming: Coming) -> Visit:
    visit = _visit(tx, person_id, coming)
    tx.add(visit)
    return visit


def _visit(tx: Transaction, person_id: str | None, coming: Coming) -> Visit:
    return Visit(
        person_id=person_id,
        heads=1,
        age_band=coming.age_band,
        purpose=_purpose(coming.purpose),
        method=coming.method,
        party=coming.party,
        happened_at=tx.at,
        day=tx.day,
    )


def _purpose(purpose: str | None) -> str | None:
    return purpose if purpose in PURPOSES else None


def _known(tx: Transaction, person_id: str) -> str:
    """Give the card that stands for whoever has this one: new visits are written to it."""
    head = head_of(tx.session, person_id)
    if not exists(tx.session, head):
        raise Refusal("person_unknown")
    return head


def _live(tx: Transaction, visit_id: str) -> Visit:
    visit = tx.session.get(Visit, visit_id)
    taken_back = tx.session.execute(
        select(Void.id).where(Void.target_id == visit_id, NOT_REFUSED).limit(1)
    ).first()
    if visit is None or taken_back is not None:
        raise Refusal("visit_unknown")
    return visit
