"""What one can ask about files: those of a record, their bytes, and how many wait to be sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.attachments.model import File
from app.parts import parts_of
from app.store.blobs import Blob, BlobPart, have_parts, is_whole, read_bytes
from app.store.voids import not_voided

Where = Literal["here", "both", "away"]
"""Where the bytes are: on this PC only, at headquarters too, not on this PC."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A file as a screen shows it."""

    id: str
    hash: str
    size: int
    type: str
    name: str
    at: str
    by: str | None
    where: Where
    mark: str


@dataclass(frozen=True, slots=True)
class Unsent:
    """A file whose bytes headquarters does not have yet. `taken`: it has the fact about it."""

    id: str
    hash: str
    size: int
    name: str
    owner_kind: str
    owner_id: str
    at: str
    taken: bool


def files_of(session: Session, owner_kind: str, owner_ids: list[str], purpose: str) -> list[Shown]:
    """Give the files of these records (all cards of one person, say), newest first."""
    found = session.execute(
        select(File, Blob.made_here, Blob.sent_epoch)
        .outerjoin(Blob, Blob.hash == File.hash)
        .where(
            File.owner_kind == owner_kind,
            File.owner_id.in_(owner_ids),
            File.purpose == purpose,
            not_voided(File.id),
        )
        .order_by(File.happened_at.desc(), File.id.desc())
    )
    return [_shown(session, file, only=bool(here) and sent is None) for file, here, sent in found]


def _shown(session: Session, file: File, *, only: bool) -> Shown:
    where: Where = "away"
    if is_whole(session, file.hash):
        where = "here" if only else "both"
    said = (file.size, file.type, file.name or "", file.happened_at, file.recorded_by)
    return Shown(file.id, file.hash, *said, where, file.mark or "")


def content(session: Session, name: str) -> bytes | None:
    """Give the bytes of a file, None when this PC does not have them all."""
    return read_bytes(session, name)


def unsent(session: Session, epoch: str | None) -> list[Unsent]:
    """Give what headquarters lacks of what was made here, small ones first; each bytes once.

    What it had in a former epoch is lacking too, until it says otherwise.
    """
    lacking = (Blob.sent_epoch.is_(None)) | (Blob.sent_epoch != (epoch or ""))
    found = session.execute(
        select(File)
        .join(Blob, Blob.hash == File.hash)
        .where(Blob.made_here == 1, lacking, not_voided(File.id))
        .order_by(Blob.size, Blob.hash, File.seen_number.is_(None))
    ).scalars()
    once: dict[str, Unsent] = {}
    for file in found:
        taken = file.seen_number is not None
        owner = (file.owner_kind, file.owner_id, file.happened_at, taken)
        said = (file.id, file.hash, file.size, file.name or "")
        if len(have_parts(session, file.hash)) == parts_of(file.size):
            once.setdefault(file.hash, Unsent(*said, *owner))
    return list(once.values())


def size_here(session: Session) -> int:
    """Say how many bytes of files lie on this PC."""
    return int(session.execute(select(func.sum(func.length(BlobPart.data)))).scalar() or 0)


def owner_of(session: Session, file_id: str, owner_kind: str) -> str | None:
    """Give the record of that kind a file belongs to; None where it is of none."""
    found = select(File.owner_id).where(File.id == file_id, File.owner_kind == owner_kind)
    return session.execute(found).scalar_one_or_none()


def only_of(session: Session, owner_kind: str, owners: Select[tuple[str]]) -> list[str]:
    """Give the bytes headquarters has that files of these records name, and no other file does."""
    other = aliased(File)
    of_others = select(other.id).where(
        other.hash == Blob.hash,
        not_voided(other.id),
        or_(other.owner_kind != owner_kind, other.owner_id.not_in(owners)),
    )
    found = (
        select(Blob.hash)
        .join(File, File.hash == Blob.hash)
        .where(
            File.owner_kind == owner_kind,
            File.owner_id.in_(owners),
            or_(Blob.sent_epoch.is_not(None), Blob.made_here == 0),
            ~of_others.exists(),
        )
    )
    return list(session.execute(found.distinct()).scalars())
