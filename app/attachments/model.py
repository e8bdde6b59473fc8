"""Files of records: facts. Their bytes lie in the kernel's `blobs` as long as a fact names them."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import Index, Integer, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.attachments.rules import FILE
from app.kinds import Kind
from app.store.base import Base, Synced
from app.store.blobs import Blob, drop
from app.store.voids import not_voided


class File(Synced, Base):
    """A file was put to a record. Two of the same bytes are two facts and one blob."""

    __tablename__ = "files"
    kind: ClassVar[Kind] = FILE

    hash: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(Integer)
    type: Mapped[str] = mapped_column(String(4))
    owner_kind: Mapped[str] = mapped_column(String(40))
    owner_id: Mapped[str] = mapped_column(String(36))
    person_id: Mapped[str | None] = mapped_column(String(36))
    purpose: Mapped[str] = mapped_column(String(20))
    name: Mapped[str | None] = mapped_column(String(80))
    happened_at: Mapped[str] = mapped_column(String(24))

    __table_args__ = (
        Index("files_owner", "owner_kind", "owner_id"),
        Index("files_hash", "hash"),
    )

    @classmethod
    def derive(cls, session: Session, ids: list[str]) -> None:  # noqa: ARG003 - by hash, not id
        """Let go of bytes no fact names any more: taken back, erased, gone from this desk."""
        named = select(File.id).where(File.hash == Blob.hash, not_voided(File.id)).exists()
        unnamed = list(session.execute(select(Blob.hash).where(~named)).scalars())
        if unnamed:
            drop(session, unnamed)

    @classmethod
    def only_here(cls, session: Session) -> set[str]:
        """Name the files whose bytes headquarters does not have: a wiped desk keeps them."""
        unsent = select(Blob.hash).where(Blob.made_here == 1, Blob.sent_epoch.is_(None))
        return set(session.execute(select(File.id).where(File.hash.in_(unsent))).scalars())
