"""A desk that headquarters revoked: everything of others goes, what only this PC has stays.

Kept are the operations headquarters has not taken, the rows they speak of, the venue, and the staff
who can unlock this PC: somebody must be able to open it and carry the work away. Answered
operations stay as id, number and hash, so that headquarters can still tell what it knows.

It is finished whatever happens: that it is due is committed first, the rows go in one commit, and
the file is written anew under another key (`rekey`) at the next opening, because only then nobody
else has it open. Back-ups and former data beside the store go as well.
"""

from __future__ import annotations

import contextlib
import logging
import shutil
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from app.clock import to_text
from app.ids import ids_in
from app.store import reread, salvage
from app.store.base import Base, BaseCopy, Cursor, OutboxOp, UnknownRow, as_list, listed
from app.store.changes import Changes
from app.store.files import DataDir
from app.store.incoming import from_headquarters
from app.store.outbox import SENT, SETTLED, UNATTENDED, WAITING
from app.store.removal import Parked
from app.store.store import RECEIPT, Store, get_state, set_state

WIPED, DUE = "wiped_at", "wipe_due"
"""States of this PC: since when others' data is gone; what of it is still to be done."""
ROWS, KEY = "rows", "key"
"""What may be due: the rows, then the new key."""

log = logging.getLogger("app.store")


@dataclass(frozen=True, slots=True)
class Left:
    """What is left: operations headquarters does not have, and rows they need."""

    ops: int
    rows: int


def wiped_at(store: Store) -> str | None:
    """Say since when others' data is gone from this PC, or None."""
    with store.read() as session:
        return get_state(session, WIPED)


def is_due(store: Store) -> str | None:
    """Say what of a wipe is still to be done, or None."""
    with store.read() as session:
        return get_state(session, DUE)


def forgive(session: Session) -> None:
    """The desk was enrolled anew, in the open transaction: it may hold the venue's data again.

    The new key stays due where it was: what was wiped is to be unreadable all the same.
    """
    set_state(session, WIPED, None)
    if get_state(session, DUE) == ROWS:
        set_state(session, DUE, None)


def wipe(store: Store) -> Left:
    """Take others' data from an open store. Doing it again changes nothing.

    Called again at the next opening when it was cut short.
    """
    with from_headquarters(store) as session:
        if get_state(session, WIPED) is None:
            set_state(session, WIPED, to_text(store.clock.now()))
        set_state(session, DUE, ROWS)
    with from_headquarters(store) as session:
        left = _take_away(store, session)
        set_state(session, DUE, KEY)
    _fold(store)
    forget_copies(DataDir(store.path.parent))
    store.announce(Changes(frozenset(store.models), frozenset(), "hub", waiting=True))
    return left


def forget_copies(data: DataDir) -> None:
    """Remove back-ups and former data beside the store: they hold what was wiped.

    What the disk does not let go is tried again at the next opening.
    """
    with contextlib.suppress(OSError):
        for file in [*data.backups.glob("*")] if data.backups.is_dir() else []:
            file.unlink(missing_ok=True)
        for aside in data.path.glob("aside-*"):
            shutil.rmtree(aside, ignore_errors=True)


def _take_away(store: Store, session: Session) -> Left:
    kept = _kept_ops(session)
    needed = {found for op in kept for found in ids_in(op.row_id, op.body)}
    # Whoever has a PIN here can open this PC, and must: the work is to be carried away.
    needed |= set(session.execute(select(Base.metadata.tables["pins"].c.staff_id)).scalars())
    for model in store.models.values():
        needed |= model.only_here(session)
    blank = update(OutboxOp).where(OutboxOp.op_id.not_in(listed("some")))
    ours = {"some": as_list(op.op_id for op in kept)}
    session.connection().execute(blank.values(body="", facts=None), ours)
    rows = 0
    for kind, model in store.models.items():
        here = set(session.execute(select(model.id)).scalars())
        gone = sorted(here - needed) if kind != "venue" else []
        left: set[str | None] = set()
        for some in _in_parts(gone):
            if model.about:
                whom = select(getattr(model, model.about)).where(model.id.in_(some))
                left.update(session.execute(whom).scalars())
            session.execute(delete(model).where(model.id.in_(some)))
        rows += len(here) - len(gone)
        model.derive(session, sorted(here))
        model.derive_left(session, sorted(one for one in left if one))
        session.flush()
    about = {(op.kind, op.row_id) for op in kept}
    for copy in session.execute(select(BaseCopy)).scalars().all():
        if (copy.kind, copy.id) not in about:
            session.delete(copy)
    session.execute(delete(Cursor))
    session.execute(delete(UnknownRow))
    salvage.forget_all(session)
    session.execute(delete(Parked))
    reread.call_off(session)
    set_state(session, RECEIPT, None)
    return Left(len(kept), rows)


def _kept_ops(session: Session) -> list[OutboxOp]:
    """Give what only this PC has: unanswered, held, or refused and not dealt with.

    A group is kept whole: offered again in part it could not be taken.
    """
    ours = or_(
        OutboxOp.state.in_((WAITING, SENT)),
        (OutboxOp.state == SETTLED) & (OutboxOp.verdict == "held"),
        UNATTENDED,
    )
    kept = list(session.execute(select(OutboxOp).where(ours)).scalars())
    groups = {op.group_id for op in kept if op.group_id}
    mates = select(OutboxOp).where(OutboxOp.group_id.in_(groups))
    known = {op.op_id for op in kept}
    more = session.execute(mates).scalars() if groups else ()
    return [*kept, *(op for op in more if op.op_id not in known)]


def _in_parts(values: list[str]) -> Iterable[list[str]]:
    return (values[start : start + 500] for start in range(0, len(values), 500))


def _fold(store: Store) -> None:
    """Write the file anew, without what was deleted, and empty the log beside it.

    Somebody reading may be in the way: then the new file of the next opening does it.
    """
    with store.writing, store.engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None  # noqa: S101 - it is open
        try:
            raw.execute("PRAGMA query_only = OFF")
            raw.execute("VACUUM")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except Exception as error:  # noqa: BLE001 - the driver's own, not SQLAlchemy's
            log.info("the file will be written anew at the next start: %s", type(error).__name__)
