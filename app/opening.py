"""How a data directory becomes an open desk, and what can be in the way."""

from __future__ import annotations

import logging
from pathlib import Path

from app.clock import Clock, to_text
from app.desk import Desk, open_desk
from app.errors import Refusal
from app.ids import MakeId, new_id
from app.store.backup import end_life
from app.store.files import DataDir, disk_words, hold
from app.store.migrate import bring_up
from app.store.rekey import rekey, settle
from app.store.wiping import ROWS, forget_copies, is_due, wipe

log = logging.getLogger("app.store")


def open_data_dir(
    path: Path,
    key: bytes,
    clock: Clock,
    make_id: MakeId = new_id,
    *,
    create: bool = False,
    new_life: bool = False,
) -> Desk:
    """Open the desk whose data lies in `path`, for this program alone.

    `create`: make an empty store (first use); without it a missing file is refused, never
    replaced. `new_life`: begin a new incarnation (the keyring was lost and the recovery code
    opened the store): the desk must enrol anew, its outbox stays.

    An older schema is brought up after a verified back-up. The lock is let go when the store
    is closed. Raises Refusal `already_running`, `store_missing`, `data_present` (`create` on
    an existing store), `wrong_key`, `schema_newer`, `migration_failed`, `disk_full`,
    `disk_read_only`, `store_damaged` and whatever else the disk says; nothing is lost by any.
    """
    data = DataDir(path)
    held = hold(data)
    try:
        _check_there(data, create=create)
        _sweep(data)
        if not create:
            key = settle(data, key)
            bring_up(data, key, to_text(clock.now()))
        if new_life:
            end_life(data.db, key)
        desk = open_desk(data.db, key, clock, make_id)
        if not create and is_due(desk.store):
            desk = _finish_wipe(data, desk, clock, make_id)
    except BaseException:
        held.release()
        raise
    desk.store.closing.append(held.release)
    return desk


def _finish_wipe(data: DataDir, desk: Desk, clock: Clock, make_id: MakeId) -> Desk:
    """Finish what a revocation began: the rows, if they are still due, then the new key.

    A full disk does not keep anybody from their own work: the key stays due.
    """
    key = desk.store.key
    try:
        if is_due(desk.store) == ROWS:
            wipe(desk.store)
        forget_copies(data)
    finally:
        desk.store.close()
    try:
        key = rekey(data, key)
    except Refusal as refusal:
        log.warning("the new key is still due: %s", refusal.code)
        key = settle(data, key)
    return open_desk(data.db, key, clock, make_id)


def _check_there(data: DataDir, *, create: bool) -> None:
    there = data.db.exists()
    if create and there:
        raise Refusal("data_present")
    if not create and not there:
        raise Refusal("store_missing")


def _sweep(data: DataDir) -> None:
    """Remove what a back-up or a restore left unfinished when the power went."""
    with disk_words():
        for directory in (data.path, data.backups):
            for part in directory.glob(".*.part"):
                part.unlink()
