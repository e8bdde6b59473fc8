"""What one can do about what needs a person: choose, take a choice back, resend, give up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.attention.model import Conflict
from app.attention.rules import AGAIN, FORGET_UNDO_HOURS, read_sides, two_sides, ways
from app.clock import from_text
from app.errors import Refusal
from app.kinds import Nature
from app.people.actions import Details
from app.people.actions import mend as mend_person
from app.staff.rights import require
from app.store.base import OutboxOp, Synced
from app.store.leaving import scopes_of
from app.store.outbox import UNATTENDED, read_body
from app.store.transaction import Transaction
from app.store.voids import Void

REASON_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Pick:
    """The value chosen for one field in dispute, as of the version that was on screen."""

    conflict_id: str
    version: int
    value: Any


def choose(tx: Transaction, picks: Sequence[Pick]) -> None:
    """Settle disputes: one operation a field, all in one group.

    Raises Refusal `choice_moved_on` when somebody wrote or chose meanwhile, `choice_unknown` for a
    value nobody wrote.
    """
    require(tx, "attention.decide")
    with tx.together():
        for pick in picks:
            conflict, about = _dispute(tx, pick.conflict_id)
            if not conflict.open or conflict.version != pick.version:
                raise Refusal("choice_moved_on", field=conflict.field)
            if pick.value not in [side.value for side in read_sides(conflict.sides)]:
                raise Refusal("choice_unknown", field=conflict.field)
            tx.resolve(conflict, about, conflict.field, pick.version, pick.value)


def take_back(tx: Transaction, conflict_id: str) -> None:
    """Put the other value of a dispute back, within a day of the choice.

    Raises Refusal `choice_too_old` with `hours`, `choice_moved_on` when nothing was chosen or the
    field was written again since.
    """
    require(tx, "attention.decide")
    conflict, about = _dispute(tx, conflict_id)
    chosen = chosen_here(tx, conflict_id)
    if chosen is None and conflict.chosen is not None:
        chosen = str(conflict.chosen.get("at") or ""), conflict.chosen.get("value")
    sides = two_sides(read_sides(conflict.sides), tx.store.place.printed_letter)
    if chosen is None or sides is None:
        raise Refusal("choice_moved_on", field=conflict.field)
    at, value = chosen
    if at and tx.now - from_text(at) > dt.timedelta(hours=FORGET_UNDO_HOURS):
        raise Refusal("choice_too_old", hours=FORGET_UNDO_HOURS)
    if getattr(about, conflict.field) != value:
        raise Refusal("choice_moved_on", field=conflict.field)
    other = next((side.value for side in sides if side.value != value), value)
    tx.patch(about, **{conflict.field: other})


def chosen_here(tx: Transaction, conflict_id: str) -> tuple[str, Any] | None:
    """Give when and what was last chosen at this desk for a dispute, or None."""
    found = tx.session.execute(
        select(OutboxOp).where(OutboxOp.verb == "resolve").order_by(OutboxOp.seq.desc())
    ).scalars()
    for op in found:
        body = read_body(op.body)
        if body.id == conflict_id and op.verdict != "refused":
            return op.made_at, body.fields.get("value")
    return None


def mend(tx: Transaction, op_id: str, details: Details) -> None:
    """Put right what was refused of a person and send it in its place.

    Raises Refusal `already` when somebody dealt with it, and as `people.actions.mend` does.
    """
    mend_person(tx, _refused(tx, op_id), details)


def send_again(tx: Transaction, op_id: str) -> None:
    """Send what was refused once more, as it was. Raises Refusal `already`, `row_gone`."""
    require(tx, "attention.decide")
    op = _refused(tx, op_id)
    row = _row(tx, op)
    if row is None:
        raise Refusal("row_gone", kind=op.kind)
    tx.again(op, row)


def send_all_again(tx: Transaction) -> int:
    """Send everything once more that may succeed as it is; give how many."""
    require(tx, "attention.decide")
    count = 0
    for op in tx.session.execute(_UNATTENDED).scalars().all():
        row = _row(tx, op)
        if row is not None and AGAIN in ways(op.code or "", "refused", op.kind, op.verb):
            tx.again(op, row)
            count += 1
    return count


def discard(tx: Transaction, op_id: str, reason: str) -> None:
    """Give up what was refused, with the reason. What it made stays, marked, and counts no more.

    Raises Refusal `already`, `discard_reason_missing`.
    """
    require(tx, "attention.decide")
    op = _refused(tx, op_id)
    if not reason.strip():
        raise Refusal("discard_reason_missing")
    row = _row(tx, op) if op.verb in ("create", "fact") else None
    tx.discard(op, row, reason.strip()[:REASON_LIMIT])
    if row is None:
        return
    if isinstance(row, Void):
        return  # Refused, it takes nothing back; a void of a void is nothing.
    if row.kind.nature is Nature.FACT:
        # Of what this desk may read no more nothing could be taken back, and it leaves by itself.
        # What nobody takes back headquarters has not got: the mark is enough.
        if row.kind.voidable and row.kind.scope in scopes_of(tx.session):
            tx.void(row, "discarded")
        return
    # Headquarters has no such row, so nothing is said of it: it only leaves this desk's lists.
    for field, moves in row.kind.moves.items():
        onward = moves.get(str(getattr(row, field)), ())
        if onward:
            setattr(row, field, onward[0])


_UNATTENDED = select(OutboxOp).where(UNATTENDED).order_by(OutboxOp.seq)


def _refused(tx: Transaction, op_id: str) -> OutboxOp:
    op = tx.session.execute(_UNATTENDED.where(OutboxOp.op_id == op_id)).scalar_one_or_none()
    if op is None:
        raise Refusal("already")
    return op


def _row(tx: Transaction, op: OutboxOp) -> Synced | None:
    model = tx.store.models.get(op.kind)
    return tx.session.get(model, op.row_id) if model is not None else None


def _dispute(tx: Transaction, conflict_id: str) -> tuple[Conflict, Synced]:
    conflict = tx.session.get(Conflict, conflict_id)
    model = tx.store.models.get(conflict.of_kind) if conflict is not None else None
    about = tx.session.get(model, conflict.row_id) if conflict is not None and model else None
    if conflict is None or about is None:
        raise Refusal("choice_moved_on")
    return conflict, about
