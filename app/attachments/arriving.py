"""What the exchange does with bytes: notes what went up, lays in what comes down, part by part."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.attachments.model import File
from app.clock import to_text
from app.errors import Refusal
from app.store.blobs import (
    drop_parts,
    have_parts,
    is_whole,
    keep_part,
    make_room,
    note_sent,
    read_bytes,
)
from app.store.changes import Changes
from app.store.incoming import from_headquarters
from app.store.store import Store
from app.store.voids import not_voided


def size_of(session: Session, name: str) -> int | None:
    """Say how many bytes a file that stands has; None when no file names them (any more)."""
    found = select(File.size).where(File.hash == name, not_voided(File.id)).limit(1)
    return session.execute(found).scalar_one_or_none()


def parts_here(session: Session, name: str) -> set[int]:
    """Give the parts that are on this PC."""
    return have_parts(session, name)


def went_up(store: Store, name: str, epoch: str) -> None:
    """Note that headquarters has these bytes whole; from now on they are a cache here."""
    with from_headquarters(store) as session:
        note_sent(session, name, epoch)
        make_room(session)
    _announce(store, name)


def came_down(store: Store, name: str, part: int, data: bytes, epoch: str) -> bool:
    """Lay in one part; say whether the file is whole now, and right.

    A file erased or taken back meanwhile leaves nothing. Raises Refusal `file_unknown` then;
    `file_spoilt` when all parts are there and are not what they are called: they go, and may be
    asked for again.
    """
    with from_headquarters(store) as session:
        size = size_of(session, name)
        if size is None:
            raise Refusal("file_unknown")
        keep_part(session, name, size, part, data, to_text(store.clock.now()))
        if not is_whole(session, name):
            return False
        right = _is_right(session, name)
        if right:
            note_sent(session, name, epoch)
            make_room(session)
        else:
            drop_parts(session, name)
    if not right:
        raise Refusal("file_spoilt")
    _announce(store, name)
    return True


def _is_right(session: Session, name: str) -> bool:
    try:
        return read_bytes(session, name) is not None
    except Refusal:
        return False


def _announce(store: Store, name: str) -> None:
    with store.read() as session:
        ids = session.execute(select(File.id).where(File.hash == name)).scalars().all()
    store.announce(Changes(frozenset({"file"}), frozenset(ids), "hub"))
