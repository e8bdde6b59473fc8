"""What only this PC still has since headquarters lost it, and what a manager decides about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.attention.queries import Models
from app.errors import Refusal
from app.kinds import Merge
from app.staff.rights import require
from app.store import salvage
from app.store.base import Synced, fields_of
from app.store.salvage import MISSING, Salvaged, changed_fields
from app.store.transaction import Transaction

RIGHT = "attention.decide"


@dataclass(frozen=True, slots=True)
class Beside:
    """One row as the former headquarters had it. `said`: all of it, or the fields that differ.

    `why`: `missing` (headquarters does not have it) or `changed` (it has it as it was before).
    `now`: the same fields as they stand.
    """

    kind: str
    id: str
    why: str
    title: str
    said: Mapping[str, Any]
    now: Mapping[str, Any]
    at: str


def kept_beside(session: Session, models: Models) -> list[Beside]:
    """Give what waits for a decision, oldest first."""
    found = [_shown(session, models, entry) for entry in salvage.open_entries(session)]
    return [one for one in found if one is not None]


def send_back(tx: Transaction, kind: str, row_id: str) -> None:
    """Send headquarters what it lost: the row, or the values that were there.

    Raises Refusal `already` when it came back meanwhile, or somebody decided.
    """
    require(tx, RIGHT)
    entry, row = _open(tx, kind, row_id)
    now = fields_of(row)
    if entry.why == MISSING:
        tx.bring_back(row)
    else:
        fields = changed_fields(row.kind, entry.fields, now)
        tx.patch(row, **{name: fields[name] for name in fields if _may_patch(row, name)})
    salvage.settle(tx.session, kind, row_id, tx.at)


def send_all_back(tx: Transaction) -> int:
    """Send headquarters everything it lost that is here; give how many."""
    require(tx, RIGHT)
    entries = salvage.open_entries(tx.session)
    found = [one for one in entries if _shown(tx.session, tx.store.models, one) is not None]
    for entry in found:
        send_back(tx, entry.kind, entry.id)
    return len(found)


def leave(tx: Transaction, kind: str, row_id: str) -> None:
    """Leave it as headquarters has it. What is kept stays readable in the store.

    Raises Refusal `already`.
    """
    require(tx, RIGHT)
    _open(tx, kind, row_id)
    salvage.settle(tx.session, kind, row_id, tx.at)


def _shown(session: Session, models: Models, entry: Salvaged) -> Beside | None:
    model = models.get(entry.kind)
    row = session.get(model, entry.id) if model is not None else None
    if row is None:
        return None
    now = fields_of(row)
    said = dict(entry.fields)
    if entry.why != MISSING:
        said = changed_fields(row.kind, entry.fields, now)
    if model is not None and model.kept_apart(session, entry.id, entry.fields):
        # That something was lost is for everybody to decide about; what it says is for few.
        return Beside(entry.kind, entry.id, entry.why, "", {}, {}, entry.at)
    title = str(entry.fields.get("name") or now.get("name") or "")
    shown = {name: now.get(name) for name in said}
    return Beside(entry.kind, entry.id, entry.why, title, said, shown, entry.at)


def _open(tx: Transaction, kind: str, row_id: str) -> tuple[Salvaged, Synced]:
    entry = tx.session.get(Salvaged, (kind, row_id))
    model = tx.store.models.get(kind)
    row = tx.session.get(model, row_id) if model is not None else None
    if entry is None or entry.settled_at is not None or row is None:
        raise Refusal("already")
    return entry, row


def _may_patch(row: Synced, name: str) -> bool:
    """Leave out what no patch may say: fixed fields, and statuses that move by steps."""
    declared = row.kind.field(name)
    return declared is not None and declared.merge not in NOT_PATCHED


NOT_PATCHED = (Merge.FIXED, Merge.GUARDED, Merge.HUB)
