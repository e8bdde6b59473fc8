"""The store key: made, wrapped twice, and found again. It never lies on the disk in clear.

Random 256 bits. One wrap opens by itself: under an entry of this PC's keyring, else under a
passphrase asked once at start. The other opens under the recovery code, which is shown once,
typed back, and kept by the venue on paper.
"""

from __future__ import annotations

import base64
import binascii
import os
import unicodedata
from pathlib import Path

from msgspec.structs import replace

from app import lazy
from app.errors import Refusal
from app.ids import MakeId, new_id
from app.store import recovery, wraps
from app.store.files import DataDir, disk_words, write_whole
from app.store.wraps import CODE, KEY_BYTES, KEYRING, PASSPHRASE, Keys, read_keys, write_keys

SERVICE = "youth-home-desk"
LEAST_PASSPHRASE = 8
DEMO_KEY = b"sample data: this key is public."
"""The key of sample data, published on purpose. A directory marked `demo` says so itself."""


def create_keys(
    path: Path, passphrase: str | None = None, make_id: MakeId = new_id
) -> tuple[bytes, str]:
    """Make the key of a new data directory; give it and the recovery code to show once.

    Without a passphrase the keyring of this PC must serve. May be called from any thread.
    Raises Refusal: `data_present`, `keyring_unusable` (ask for a passphrase then),
    `passphrase_short` with `least`, or what the disk says.
    """
    data = DataDir(path)
    if data.live_files():
        raise Refusal("data_present")
    key, secret = os.urandom(KEY_BYTES), recovery.new_secret()
    keys = Keys(1, make_id())
    keys = keys.with_wraps(_wrap_at_start(key, keys.id, passphrase))
    keys = keys.with_wraps(wraps.wrap_by_code(key, keys.id, secret))
    _save(data, keys)
    return key, recovery.write(secret)


def create_demo_keys(path: Path, make_id: MakeId = new_id) -> bytes:
    """Mark a new data directory as sample data and give the published key."""
    data = DataDir(path)
    if data.live_files():
        raise Refusal("data_present")
    _save(data, Keys(1, make_id(), confirmed=True, demo=True))
    return DEMO_KEY


def load_keys(path: Path) -> Keys:
    """Read the wraps of a data directory.

    Raises Refusal `no_data` (nothing here yet), `keys_missing` (a store without its wraps:
    bring `keys.json` back, or restore a back-up), `keys_damaged`, `keys_newer`.
    """
    data = DataDir(path)
    with disk_words():
        if not data.keys.exists():
            code = "keys_missing" if data.db.exists() else "no_data"
            raise Refusal(code)
        content = data.keys.read_bytes()
    return read_keys(content)


def unlock(path: Path) -> bytes:
    """Give the store key without asking anybody. May be called from any thread.

    Raises Refusal `passphrase_needed`; `keyring_lost` with `why`: `unusable` (no keyring, or
    it stays locked), `absent` (no entry) or `different` (an entry that opens nothing); and as
    `load_keys` does.
    """
    keys = load_keys(path)
    if keys.demo:
        return DEMO_KEY
    wrap = keys.wrap(KEYRING)
    if wrap is None:
        code = "passphrase_needed" if keys.wrap(PASSPHRASE) else "keyring_lost"
        raise Refusal(code, **({} if keys.wrap(PASSPHRASE) else {"why": "absent"}))
    entry = _from_keyring(keys.id)
    key = wraps.unwrap(wrap, keys.id, entry)
    if key is None:
        raise Refusal("keyring_lost", why="different")
    return key


def unlock_with_code(path: Path, typed: str) -> bytes:
    """Give the store key for the recovery code. Call `rewrap` and open with a new life after.

    Raises Refusal `code_typo` (cannot be a code) or `code_wrong` (another store's code).
    """
    return open_with_code(load_keys(path), typed)


def unlock_with_passphrase(path: Path, passphrase: str) -> bytes:
    """Give the store key for the passphrase. Raises Refusal `passphrase_wrong`."""
    return open_with_passphrase(load_keys(path), passphrase)


def open_with_code(keys: Keys, typed: str) -> bytes:
    """As `unlock_with_code`, for wraps read from elsewhere (a back-up)."""
    secret = recovery.read(typed)
    wrap = keys.wrap(CODE)
    key = wraps.unwrap(wrap, keys.id, secret) if wrap else None
    if key is None:
        raise Refusal("code_wrong")
    return key


def open_with_passphrase(keys: Keys, passphrase: str) -> bytes:
    """As `unlock_with_passphrase`, for wraps read from elsewhere (a back-up)."""
    wrap = keys.wrap(PASSPHRASE)
    key = wraps.unwrap(wrap, keys.id, _plain(passphrase)) if wrap else None
    if key is None:
        raise Refusal("passphrase_wrong")
    return key


def confirm_code(path: Path, typed: str) -> None:
    """Note that the recovery code was typed back. Raises Refusal as `unlock_with_code`."""
    keys = load_keys(path)
    open_with_code(keys, typed)
    _save(DataDir(path), replace(keys, confirmed=True))


def renew_code(path: Path, key: bytes) -> str:
    """Make another recovery code, to be shown and typed back; the former opens nothing more.

    Back-ups made before keep the code they were made with.
    """
    keys = load_keys(path)
    secret = recovery.new_secret()
    keys = keys.with_wraps(wraps.wrap_by_code(key, keys.id, secret))
    _save(DataDir(path), replace(keys, confirmed=False))
    return recovery.write(secret)


def rewrap(path: Path, key: bytes, passphrase: str | None = None) -> None:
    """Let this PC open the store by itself again: a new keyring entry, else a passphrase.

    For a lost keyring and for data moved to a new PC; the recovery code stays as it is.
    Raises Refusal `keyring_unusable`, `passphrase_short`, or what the disk says.
    """
    keys = load_keys(path)
    if not keys.demo:
        wrap = _wrap_at_start(key, keys.id, passphrase)
        _save(DataDir(path), keys.with_wraps(wrap, without=(KEYRING, PASSPHRASE)))


def is_demo(path: Path) -> bool:
    """Say whether the directory holds sample data under the published key."""
    return DataDir(path).keys.exists() and load_keys(path).demo


def _wrap_at_start(key: bytes, keys_id: str, passphrase: str | None) -> wraps.Wrap:
    if passphrase is None:
        return wraps.wrap_by_keyring(key, keys_id, _into_keyring(keys_id))
    plain = _plain(passphrase)
    if len(plain) < LEAST_PASSPHRASE:
        raise Refusal("passphrase_short", least=LEAST_PASSPHRASE)
    return wraps.wrap_by_passphrase(key, keys_id, plain)


def _into_keyring(keys_id: str) -> bytes:
    """Put 32 random bytes into the keyring and read them back: one kind drops them silently."""
    entry = os.urandom(KEY_BYTES)
    text = base64.b64encode(entry).decode()
    try:
        lazy.keyring().set_password(SERVICE, keys_id, text)
        kept = lazy.keyring().get_password(SERVICE, keys_id)
    except Exception as error:
        raise Refusal("keyring_unusable") from error
    if kept != text:
        raise Refusal("keyring_unusable")
    return entry


def _from_keyring(keys_id: str) -> bytes:
    code = "keyring_lost"
    try:
        text = lazy.keyring().get_password(SERVICE, keys_id)
    except Exception as error:
        raise Refusal(code, why="unusable") from error
    if text is None:
        raise Refusal(code, why="absent")
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refusal(code, why="different") from error


def _plain(passphrase: str) -> str:
    """Give one form for what different keyboards and input methods make of a passphrase."""
    return unicodedata.normalize("NFKC", passphrase).strip()


def _save(data: DataDir, keys: Keys) -> None:
    with disk_words():
        data.path.mkdir(parents=True, exist_ok=True)
        write_whole(data.keys, write_keys(keys))
