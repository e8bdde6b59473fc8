"""The bytes that facts name by their hash: kept in the same encrypted file, in parts.

In the store and not beside it, so that a fact and its bytes are one commit, and whatever happens to
the store (back-up, another key, a wipe) happens to them without a word more. It stays small: what
headquarters has is only a cache with a cap, and a back-up leaves that out.
"""

from __future__ import annotations

import hashlib

from sqlalchemy import Integer, LargeBinary, String, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.errors import Refusal
from app.parts import PART_BYTES, parts_of
from app.store.base import Base

MOST_CACHED = 100_000_000
"""Bytes kept of what headquarters has as well; what was not looked at longest goes first."""


class Blob(Base):
    """Some bytes. However many facts name them, they are here once.

    `sent_epoch`: in which epoch headquarters was known to have them whole; None: not yet.
    """

    __tablename__ = "blobs"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int] = mapped_column(Integer)
    made_here: Mapped[bool] = mapped_column(Integer)
    sent_epoch: Mapped[str | None] = mapped_column(String(36))
    used_at: Mapped[str] = mapped_column(String(24))


class BlobPart(Base):
    """One part of some bytes, numbered from 0."""

    __tablename__ = "blob_parts"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    part: Mapped[int] = mapped_column(Integer, primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)


def keep_bytes(session: Session, name: str, data: bytes, at: str) -> None:
    """Keep bytes made here in the open transaction, once however many facts name them."""
    _note(session, name, len(data), at, made_here=True)
    # What came down of them before was not looked into yet; these bytes are known to be right.
    drop_parts(session, name)
    parts = [
        {"hash": name, "part": part, "data": data[start : start + PART_BYTES]}
        for part, start in enumerate(range(0, len(data), PART_BYTES))
    ]
    session.execute(insert(BlobPart), parts)


def keep_part(session: Session, name: str, size: int, part: int, data: bytes, at: str) -> None:
    """Keep one part of bytes headquarters has; twice is once."""
    _note(session, name, size, at, made_here=False)
    session.execute(
        upsert(BlobPart).values(hash=name, part=part, data=data).on_conflict_do_nothing()
    )


def _note(session: Session, name: str, size: int, at: str, *, made_here: bool) -> None:
    values = {"hash": name, "size": size, "made_here": made_here, "used_at": at}
    put = upsert(Blob).values(sent_epoch=None, **values)
    # Made here as well: from now on this PC answers for them until headquarters has them.
    again = {"made_here": True, "used_at": at} if made_here else {"used_at": at}
    session.execute(put.on_conflict_do_update(index_elements=["hash"], set_=again))


def have_parts(session: Session, name: str) -> set[int]:
    """Give the parts that are here."""
    return set(session.execute(select(BlobPart.part).where(BlobPart.hash == name)).scalars())


def read_part(session: Session, name: str, part: int) -> bytes | None:
    """Give one part, or None when it is not here."""
    found = select(BlobPart.data).where(BlobPart.hash == name, BlobPart.part == part)
    return session.execute(found).scalar_one_or_none()


def is_whole(session: Session, name: str) -> bool:
    """Say whether all bytes are here."""
    size = session.execute(select(Blob.size).where(Blob.hash == name)).scalar_one_or_none()
    return size is not None and len(have_parts(session, name)) == parts_of(size)


def read_bytes(session: Session, name: str) -> bytes | None:
    """Give the bytes, or None when they are not all here. Raises Refusal `file_damaged`."""
    if not is_whole(session, name):
        return None
    parts = select(BlobPart.data).where(BlobPart.hash == name).order_by(BlobPart.part)
    data = b"".join(session.execute(parts).scalars())
    if hashlib.sha256(data).hexdigest() != name:
        raise Refusal("file_damaged")
    return data


def note_used(session: Session, name: str, at: str) -> None:
    """Note that bytes were looked at: they go later than others."""
    session.execute(update(Blob).where(Blob.hash == name).values(used_at=at))


def note_sent(session: Session, name: str, epoch: str | None) -> None:
    """Note in which epoch headquarters has them whole; None: it does not."""
    session.execute(update(Blob).where(Blob.hash == name).values(sent_epoch=epoch))


def drop(session: Session, names: list[str]) -> None:
    """Remove bytes for good."""
    for model in (Blob, BlobPart):
        session.execute(delete(model).where(model.hash.in_(names)))


def drop_parts(session: Session, name: str) -> None:
    """Remove the parts of bytes that may come again from headquarters."""
    session.execute(delete(BlobPart).where(BlobPart.hash == name))


def make_room(session: Session, most: int = MOST_CACHED) -> int:
    """Keep the cache below its cap; give how many bytes went. Never what only this PC has."""
    size = func.sum(func.length(BlobPart.data))
    cached = session.execute(
        select(Blob.hash, size)
        .join(BlobPart, BlobPart.hash == Blob.hash)
        .where((Blob.sent_epoch.is_not(None)) | (Blob.made_here == 0))
        .group_by(Blob.hash)
        .order_by(Blob.made_here, Blob.used_at)
    ).all()
    over = gone = sum(row[1] for row in cached) - most
    for name, bytes_here in cached:
        if over <= 0:
            break
        drop_parts(session, name)
        over -= bytes_here
    return int(max(0, gone - over))
