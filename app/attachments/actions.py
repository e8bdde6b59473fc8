"""What one can do with files of records: put one to a record, take it back."""

from __future__ import annotations

from dataclasses import dataclass

from app.attachments.cleaning import Cleaned
from app.attachments.model import File
from app.attachments.rules import FILE
from app.errors import Refusal
from app.staff.rights import require
from app.store.blobs import keep_bytes, note_used
from app.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Owner:
    """The record a file belongs to. `person_id`: whose data its bytes are, if anybody's."""

    kind: str
    id: str
    person_id: str | None = None


def owner_person(person_id: str) -> Owner:
    """Give a person's card as the owner of a file about them."""
    return Owner("person", person_id, person_id)


def attach(tx: Transaction, cleaned: Cleaned, owner: Owner, purpose: str, name: str = "") -> File:
    """Put a file to a record: the fact and its bytes are one commit.

    Raises Refusal `no_such_row` for a record that is not here, `text_too_long`.
    """
    require(tx, "files.add")
    _must_be_here(tx, owner.kind, owner.id)
    if owner.person_id is not None:
        _must_be_here(tx, "person", owner.person_id)
    said = " ".join(name.split())
    declared = FILE.field("name")
    most = declared.limit if declared is not None else 0
    if len(said) > most:
        raise Refusal("text_too_long", field="name", most=most)
    keep_bytes(tx.session, cleaned.hash, cleaned.data, tx.at)
    file = File(
        hash=cleaned.hash,
        size=len(cleaned.data),
        type=cleaned.type,
        owner_kind=owner.kind,
        owner_id=owner.id,
        person_id=owner.person_id,
        purpose=purpose,
        name=said or None,
        happened_at=tx.at,
    )
    tx.add(file)
    return file


def _must_be_here(tx: Transaction, kind: str, row_id: str) -> None:
    model = tx.store.models.get(kind)
    if model is None or tx.session.get(model, row_id) is None:
        raise Refusal("no_such_row", kind=kind)


def take_back(tx: Transaction, file_id: str, reason: str) -> None:
    """Take a file back; its bytes leave this PC when no other file has the same.

    Raises Refusal `no_such_row`.
    """
    require(tx, "files.add")
    file = tx.session.get(File, file_id)
    if file is None:
        raise Refusal("no_such_row", kind="file")
    tx.void(file, reason)


def note_view(tx: Transaction, file_id: str) -> None:
    """Note that somebody looked at a file: what is on a scan is nobody else's business."""
    require(tx, "people.see")
    file = tx.session.get(File, file_id)
    if file is not None:
        note_used(tx.session, file.hash, tx.at)
        tx.note("file.view", "file", file_id)
