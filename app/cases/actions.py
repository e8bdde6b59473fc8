"""What staff do with a case that was taken down: each act one step, with its line in the log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.cases import lifecycle
from app.cases.categories import Category
from app.cases.limits import Calendar, due_after, extended, resumed
from app.cases.model import Case
from app.cases.rules import (
    HEADQUARTERS,
    MOST_ATTEMPTS,
    MOST_EXTENDED,
    OWN,
    PARTNER,
    PROMISED,
    SECLUDE,
    SHAREABLE,
    TOLD_HOW,
    URGENT,
    VENUE,
)
from app.cases.taking import as_kept, move
from app.cases.words import log, open_case, said, words_of
from app.clock import from_text, to_text
from app.errors import Refusal
from app.people.rules import CONSENT_WAYS, REVEAL
from app.ratings.queries import has_rated
from app.staff.queries import role_of
from app.staff.rules import may
from app.store.transaction import Transaction

_ANSWER = (
    *("resolved_at", "told_how", "told_at", "closed_at"),
    *("decline_channel", "decline_attempts"),
)
"""What a case says of its answer: nothing any more once it is taken up again."""
_AGREED = tuple(way for way in CONSENT_WAYS if way != "visit_only")


@dataclass(frozen=True, slots=True)
class Holder:
    """Who works on a case: own staff, a partner, another venue, headquarters; `id` names which."""

    kind: str = OWN
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Decline:
    """The young person did not want to rate: how they were asked, and how often."""

    channel: str
    attempts: int


def accept(tx: Transaction, case_id: str, owner: str | None = None) -> Case:
    """Take responsibility for a case: oneself, unless somebody else is named.

    Raises Refusal `not_allowed`, `case_unknown`, `no_such_move`, `no_staff`, `staff_disabled`.
    """
    case = open_case(tx, case_id, lifecycle.ACCEPT.right)
    mine = _staff(tx, owner or tx.actor.staff_id)
    move(tx, case, lifecycle.ACCEPT, owner=mine, holder_kind=OWN, holder_id=None)
    return case


def assign(tx: Transaction, case_id: str, owner: str, holder: Holder = Holder()) -> Case:
    """Give a case to somebody of the house, perhaps with who is to help; also anew.

    Raises as `accept` does.
    """
    case = open_case(tx, case_id, lifecycle.ASSIGN.right)
    owner = _staff(tx, owner)
    if case.state != lifecycle.ASSIGNED:
        held: dict[str, Any] = {"holder_kind": holder.kind, "holder_id": holder.id}
        move(tx, case, lifecycle.ASSIGN, owner=owner, **held)
        return case
    with tx.together():
        tx.patch(case, owner=owner, holder_kind=holder.kind, holder_id=holder.id)
        log(tx, case, lifecycle.REASSIGN)
    return case


def begin(tx: Transaction, case_id: str) -> Case:
    """Say that work on a case has begun."""
    case = open_case(tx, case_id, lifecycle.BEGIN.right)
    move(tx, case, lifecycle.BEGIN)
    return case


def ask_material(tx: Transaction, case_id: str, what: str) -> Case:
    """Ask the young person for something; the time limit stands still until it comes.

    Raises Refusal `case_words_missing`, `text_too_long`, and as `accept` does.
    """
    case = open_case(tx, case_id, lifecycle.ASK_MATERIAL.right)
    move(tx, case, lifecycle.ASK_MATERIAL, what, paused_at=tx.at)
    return case


def material_came(tx: Transaction, case_id: str, calendar: Calendar, words: str = "") -> Case:
    """Say that what was asked for is there: the rest of the limit begins to run."""
    case = open_case(tx, case_id, lifecycle.MATERIAL_CAME.right)
    due = case.due_at
    if due is not None and case.paused_at is not None:
        paused = from_text(case.paused_at)
        due = to_text(resumed(calendar, from_text(due), paused, tx.now))
    move(tx, case, lifecycle.MATERIAL_CAME, words, paused_at=None, due_at=due)
    return case


def return_(tx: Transaction, case_id: str, reason: str) -> Case:
    """Send a case back to the desk, with the reason: by whoever had it, or in their name."""
    case = open_case(tx, case_id, lifecycle.RETURN.right)
    move(tx, case, lifecycle.RETURN, reason, holder_kind=OWN, holder_id=None)
    return case


def refer(
    tx: Transaction, case_id: str, partner_id: str, consent: str, shared: Sequence[str]
) -> Case:
    """Hand a case to a partner outside, with consent to that and only the fields ticked.

    Raises Refusal `consent_missing`, `choice_unknown`, and as `accept` does.
    """
    case = open_case(tx, case_id, lifecycle.REFER.right)
    if consent not in _AGREED:
        raise Refusal("consent_missing")
    if not set(shared) <= set(SHAREABLE):
        raise Refusal("choice_unknown", field="shared")
    held = {"holder_kind": PARTNER, "holder_id": partner_id}
    move(tx, case, lifecycle.REFER, way=consent, shared=tuple(shared), **held)
    return case


def transfer(
    tx: Transaction, case_id: str, holder: Holder, reason: str, shared: Sequence[str] = ()
) -> Case:
    """Hand a case to another venue, with only the fields ticked, or to headquarters with none.

    The reason stays here. Raises Refusal `choice_unknown`, and as `accept` does.
    """
    case = open_case(tx, case_id, lifecycle.TRANSFER.right)
    if holder.kind not in (VENUE, HEADQUARTERS) or (holder.kind == VENUE and not holder.id):
        raise Refusal("choice_unknown", field="holder_kind")
    if not set(shared) <= set(SHAREABLE if holder.kind == VENUE else ()):
        raise Refusal("choice_unknown", field="shared")
    held = {"holder_kind": holder.kind, "holder_id": holder.id}
    move(tx, case, lifecycle.TRANSFER, reason, shared=tuple(shared), **held)
    return case


def reply(tx: Transaction, case_id: str, words: str) -> None:
    """Say something to the venue that has a case: what it asked for, mostly.

    Raises Refusal `case_words_missing`, `case_not_there`, and as `accept` does.
    """
    case = open_case(tx, case_id, lifecycle.HANDLE)
    if case.state != lifecycle.TRANSFERRED or case.holder_kind != VENUE:
        raise Refusal("case_not_there")
    if said(words, "words") is None:
        raise Refusal("case_words_missing", act=lifecycle.REPLY)
    log(tx, case, lifecycle.REPLY, words)


def resolve(tx: Transaction, case_id: str, result: str) -> Case:
    """Say what came of a case; it is still to be told.

    Raises Refusal `case_words_missing`, and as `accept` does.
    """
    case = open_case(tx, case_id, lifecycle.RESOLVE.right)
    move(tx, case, lifecycle.RESOLVE, result, resolved_at=tx.at)
    return case


def tell(tx: Transaction, case_id: str, how: str, words: str = "") -> Case:
    """Say that the young person was told, and how. Raises Refusal `choice_unknown`."""
    case = open_case(tx, case_id, lifecycle.TELL.right)
    _one_of(how, TOLD_HOW, "told_how")
    move(tx, case, lifecycle.TELL, words, way=how, told_how=how, told_at=tx.at)
    return case


def close(tx: Transaction, case_id: str, decline: Decline | None = None, words: str = "") -> Case:
    """Close the loop: the young person has rated, or declined to, asked how and how often.

    Raises Refusal `case_lacks` with the field `rated` where neither is so, `choice_unknown`,
    `attempts_out_of_range` with `most`.
    """
    case = open_case(tx, case_id, lifecycle.CLOSE.right)
    if has_rated(tx.session, case.id):
        move(tx, case, lifecycle.CLOSE, words, closed_at=tx.at, rated=True)
        return case
    if decline is None:
        move(tx, case, lifecycle.CLOSE, words, closed_at=tx.at)
        return case
    _one_of(decline.channel, TOLD_HOW, "decline_channel")
    if not 1 <= decline.attempts <= MOST_ATTEMPTS:
        raise Refusal("attempts_out_of_range", most=MOST_ATTEMPTS)
    asked: dict[str, Any] = {"decline_channel": decline.channel}
    asked["decline_attempts"] = decline.attempts
    move(tx, case, lifecycle.CLOSE, words, way=decline.channel, closed_at=tx.at, **asked)
    return case


def archive(tx: Transaction, case_id: str) -> Case:
    """Put a closed case away: from now on it is only read."""
    case = open_case(tx, case_id, lifecycle.ARCHIVE.right)
    move(tx, case, lifecycle.ARCHIVE)
    return case


def reopen(
    tx: Transaction, case_id: str, reason: str, category: Category, calendar: Calendar
) -> Case:
    """Take a case up again that was answered, or closed not long ago; its limit begins anew.

    Raises Refusal `reopen_over` with `days`, `case_words_missing`, `no_such_move`.
    """
    case = open_case(tx, case_id, lifecycle.REOPEN.right)
    closed = from_text(case.closed_at) if case.closed_at is not None else None
    if lifecycle.is_too_late(lifecycle.REOPEN, case.state, closed, tx.now):
        raise Refusal("reopen_over", days=lifecycle.REOPEN_FOR.days)
    due = to_text(due_after(calendar, tx.now, category.days))
    anew: dict[str, Any] = {**dict.fromkeys(_ANSWER), "due_at": due, "handling": PROMISED}
    move(tx, case, lifecycle.REOPEN, reason, **anew)
    return case


def withdraw(tx: Transaction, case_id: str, reason: str) -> Case:
    """Say that the young person does not want it any more."""
    case = open_case(tx, case_id, lifecycle.WITHDRAW.right)
    move(tx, case, lifecycle.WITHDRAW, reason)
    return case


def reject(tx: Transaction, case_id: str, reason: str) -> Case:
    """Say that the house does not take a case on, and why."""
    case = open_case(tx, case_id, lifecycle.REJECT.right)
    move(tx, case, lifecycle.REJECT, reason)
    return case


def amend(tx: Transaction, case_id: str, words: Mapping[str, str | None]) -> Case:
    """Put right what was written down, by the names of its fields (`taking.WRITTEN`).

    Raises Refusal `case_unknown` where this desk has no words of it, `case_not_running`, and as
    `taking.as_kept` does.
    """
    case = _running(tx, case_id, lifecycle.RUNNING)
    kept, row = as_kept(words), words_of(tx.session, case.id)
    if row is None:
        raise Refusal("case_unknown")
    with tx.together():
        tx.patch(row, **kept)
        log(tx, case, lifecycle.AMEND)
    return case


def recategorise(tx: Transaction, case_id: str, category: Category, calendar: Calendar) -> Case:
    """Put a case into another category; its limit is that one's, from when it was taken.

    Under a sensitive one it turns sensitive, and stays so.
    Raises Refusal `category_retired`, `case_not_running`.
    """
    case = _running(tx, case_id, lifecycle.RUNNING)
    if category.retired:
        raise Refusal("category_retired", category=category.code)
    days = category.days + (case.extended_days or 0)
    due = due_after(calendar, from_text(case.happened_at), days)
    with tx.together():
        tx.patch(case, category=category.code, due_at=to_text(due))
        log(tx, case, lifecycle.RECATEGORISE)
        if category.sensitive:
            mark_sensitive(tx, case_id)
    return case


def urge(tx: Transaction, case_id: str, words: str = "") -> Case:
    """Remind whoever has an open case."""
    case = _running(tx, case_id, lifecycle.OPEN)
    with tx.together():
        tx.patch(case, urged_at=tx.at)
        log(tx, case, lifecycle.URGE, words)
    return case


def extend(
    tx: Transaction, case_id: str, days: int, reason: str, approver: str, calendar: Calendar
) -> Case:
    """Give a case more working days, which somebody who may has approved.

    Raises Refusal `days_out_of_range` with `most`, `case_words_missing`, `approver_not_allowed`,
    `case_not_running`, `no_staff`, `staff_disabled`.
    """
    case = _running(tx, case_id, lifecycle.RUNNING)
    total = days + (case.extended_days or 0)
    if days < 1 or total > MOST_EXTENDED:
        raise Refusal("days_out_of_range", most=MOST_EXTENDED)
    if said(reason, "words") is None:
        raise Refusal("case_words_missing", act=lifecycle.EXTEND)
    if not may(role_of(tx.session, approver), lifecycle.APPROVE):
        raise Refusal("approver_not_allowed")
    due = from_text(case.due_at) if case.due_at is not None else tx.now
    until = to_text(extended(calendar, due, days))
    with tx.together():
        tx.patch(case, due_at=until, extended_days=total, extended_by=approver)
        log(tx, case, lifecycle.EXTEND, reason)
    return case


def mark_sensitive(tx: Transaction, case_id: str) -> Case:
    """Say that only those entitled shall read a case's words from now on.

    Headquarters moves them where they belong, also what other desks write of it meanwhile; here
    nobody else is shown them from this commit on. Marked already, nothing is written.
    """
    case = open_case(tx, case_id, lifecycle.HANDLE)
    if case.sensitive:
        return case
    with tx.together():
        log(tx, case, lifecycle.MARK_SENSITIVE)
        tx.request(case, SECLUDE, sensitive=True)
    return case


def mark_emergency(tx: Transaction, case_id: str, words: str = "") -> Case:
    """Say that somebody may be in danger: it goes before everything, and the head is told."""
    case = _running(tx, case_id, lifecycle.OPEN)
    with tx.together():
        tx.patch(case, emergency=True, urgency=URGENT)
        log(tx, case, lifecycle.MARK_EMERGENCY, words)
    return case


def remark(tx: Transaction, case_id: str, words: str) -> None:
    """Write a line into a case's log. Raises Refusal `case_words_missing`, `case_archived`."""
    case = open_case(tx, case_id, lifecycle.HANDLE)
    if case.state == lifecycle.ARCHIVED:
        raise Refusal("case_archived")
    if said(words, "words") is None:
        raise Refusal("case_words_missing", act=lifecycle.REMARK)
    log(tx, case, lifecycle.REMARK, words)


def note_reveal(tx: Transaction, case_id: str) -> None:
    """Write into the audit log that the number of a case without a card was shown in full.

    Raises Refusal `not_allowed`, `case_unknown`.
    """
    case = open_case(tx, case_id, REVEAL)
    tx.note("case.reveal", "case", case.id, field="phone")


def _running(tx: Transaction, case_id: str, states: tuple[str, ...]) -> Case:
    case = open_case(tx, case_id, lifecycle.HANDLE)
    if case.state not in states:
        raise Refusal("case_not_running", now=case.state)
    return case


def _staff(tx: Transaction, staff_id: str | None) -> str:
    """Give somebody of the house who works here. Raises Refusal `no_staff`, `staff_disabled`."""
    if not staff_id or staff_id != tx.actor.staff_id:  # whoever is at work here was let in
        role_of(tx.session, staff_id or "")
    return staff_id or ""


def _one_of(value: str, some: Sequence[str], field: str) -> None:
    if value not in some:
        raise Refusal("choice_unknown", field=field)
