"""Back-ups by hand, by the day and from the command line; moving to a new PC."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from app.clock import Clock, to_text
from app.desk import Desk
from app.errors import Refusal
from app.staff.rights import check
from app.store import backup
from app.store.backup import SUFFIX, BackedUp, Restored
from app.store.files import DataDir, disk_words, hold
from app.store.keys import open_with_code, open_with_passphrase, unlock, unlock_with_passphrase
from app.store.outbox import count_unsent
from app.store.transaction import SYSTEM, Actor, transaction
from app.store.wraps import Keys

KEPT = 7
"""Daily back-ups beside the store. They help against mistakes, not against a lost disk."""


def back_up(desk: Desk, actor: Actor, target: Path) -> BackedUp:
    """Write a verified back-up to `target` (a USB stick, say) and note it in the audit log.

    Raises Refusal `not_allowed`, `backup_present` (nothing is overwritten), `backup_no_folder`,
    `backup_unsound`, or what the disk says.
    """
    check(actor, "store.backup")
    done = backup.backup(desk.store, target)
    with transaction(desk.store, actor) as tx:
        tx.note("store.backup", size=done.size)
    return done


def back_up_if_due(desk: Desk) -> BackedUp | None:
    """Make today's back-up in `backups/` unless there is one; the last seven days stay.

    "Today" is the venue's business day. Raises Refusal as `back_up` does.
    """
    store = desk.store
    data = DataDir(store.path.parent)
    day = store.day_of(store.clock.now())
    target = data.backups / f"day-{day}{SUFFIX}"
    if target.exists():
        return None
    done = backup.backup(store, target)
    with disk_words():
        # By name, and today's never goes: a clock that ran ahead once made later names.
        others = sorted(path for path in data.backups.glob(f"day-*{SUFFIX}") if path != target)
        for old in others[: max(0, len(others) + 1 - KEPT)]:
            old.unlink()
    with transaction(store, SYSTEM) as tx:
        tx.note("store.backup_daily", size=done.size)
    return done


def last_backup(path: Path) -> str | None:
    """Give when the newest daily back-up of a data directory was made (UTC text), or None."""
    made = [
        backup.read_header(file).made_at for file in DataDir(path).backups.glob(f"day-*{SUFFIX}")
    ]
    return max(made, default=None)


def back_up_closed(
    path: Path, target: Path, clock: Clock, passphrase: str | None = None
) -> BackedUp:
    """Back up a data directory that no program has open (`main.py --backup FILE`).

    Raises Refusal `already_running`, the refusals of `unlock` (`keyring_lost`,
    `passphrase_needed`, ...), `passphrase_wrong`, and as `back_up` does.
    """
    data = DataDir(path)
    backup.check_target(target)
    key = unlock_by(path, passphrase)
    held = hold(data)
    try:
        if not data.db.exists():
            raise Refusal("store_missing")
        return backup.write_backup(data, key, target, to_text(clock.now()))
    finally:
        held.release()


def unlock_by(path: Path, passphrase: str | None) -> bytes:
    """Give the store key by the passphrase when there is one, else without asking."""
    if passphrase is None:
        return unlock(path)
    return unlock_with_passphrase(path, passphrase)


def bring_back(
    file: Path,
    path: Path,
    clock: Clock,
    *,
    code: str | None = None,
    passphrase: str | None = None,
    key: bytes | None = None,
    move_aside: bool = False,
) -> Restored:
    """Restore a back-up into `path` (`main.py --restore FILE`, and moving to a new PC).

    Exactly one of recovery `code`, `passphrase` or `key` opens it. Data that is there already
    refuses (`data_present`) unless `move_aside`: then it is kept in a directory beside.
    Afterwards `rewrap` lets this PC open the store by itself; opening it begins a new life,
    in which every staff member sets a PIN anew. Raises Refusal as `backup.restore` does.
    """
    name = f"aside-{clock.now().astimezone(dt.UTC):%Y%m%d-%H%M%S-%f}" if move_aside else ""
    return backup.restore(file, path, _finder(code, passphrase, key), move_aside=name)


def unsent_in(path: Path, key: bytes | None = None) -> int | None:
    """Count what closed data, those kept aside say, have not sent; None when that is not known.

    The data's own key is tried, then `key`. Nothing is written but what the write-ahead log
    holds already; nothing is ever raised to stop a restore that is done.
    """
    data = DataDir(path)
    ways: tuple[Callable[[], bytes | None], ...] = (lambda: unlock(path), lambda: key)
    for way in ways:
        try:
            found = way()
            if found is not None:
                return count_unsent(data.db, found)
        except Refusal:
            continue
    return None


def _finder(code: str | None, passphrase: str | None, key: bytes | None) -> Callable[[Keys], bytes]:
    if key is not None:
        return lambda _keys: key
    if code is not None:
        return lambda keys: open_with_code(keys, code)
    if passphrase is not None:
        return lambda keys: open_with_passphrase(keys, passphrase)
    raise Refusal("key_needed")
