"""The store key sealed under other keys: what `keys.json` and every back-up hold of it."""

from __future__ import annotations

import os

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app import lazy
from app.errors import Refusal

KEYRING, PASSPHRASE, CODE = "keyring", "passphrase", "code"
KEY_BYTES = 32
_NONCE_BYTES, _SALT_BYTES = 12, 16
_TIME, _MEMORY_KIB, _LANES = 3, 64 * 1024, 4
"""argon2id as RFC 9106 recommends where 2 GB cannot be spared."""
_MOST_TIME, _MOST_MEMORY_KIB, _MOST_LANES = 16, 1024 * 1024, 16
"""A file from elsewhere may not ask for more: it would only stall the desk."""


class Wrap(msgspec.Struct, frozen=True, omit_defaults=True):
    """The store key under one other key. `time`, `memory` (KiB) and `lanes` are argon2id's."""

    by: str
    nonce: bytes
    sealed: bytes
    salt: bytes = b""
    time: int = 0
    memory: int = 0
    lanes: int = 0
    onward: tuple[tuple[bytes, bytes], ...] = ()
    """After a wipe: from the key sealed here to the present one. Each step (nonce, sealed) is a
    key under the one before; the former ones open no store any more."""


class Keys(msgspec.Struct, frozen=True, omit_defaults=True):
    """All wraps of one store key. `id` names the keyring's entry.

    `confirmed`: the recovery code was typed back once. `demo`: sample data under a key that
    everybody knows; nothing is wrapped.
    """

    v: int
    id: str
    wraps: tuple[Wrap, ...] = ()
    confirmed: bool = False
    demo: bool = False
    coming: tuple[Wrap, ...] = ()
    """The wraps of the key that is about to take the place of this one."""

    def wrap(self, by: str) -> Wrap | None:
        """Give the wrap under that kind of key, or None."""
        return next((wrap for wrap in self.wraps if wrap.by == by), None)

    def with_wraps(self, *new: Wrap, without: tuple[str, ...] = ()) -> Keys:
        """Give these keys with wraps put in place of those of the same kind and of `without`."""
        gone = {*without, *(wrap.by for wrap in new)}
        kept = tuple(wrap for wrap in self.wraps if wrap.by not in gone)
        return msgspec.structs.replace(self, wraps=(*kept, *new))


def read_keys(content: bytes) -> Keys:
    """Read `keys.json`. Raises Refusal `keys_damaged`, or `keys_newer` for a later form."""
    try:
        keys = msgspec.json.decode(content, type=Keys)
    except msgspec.MsgspecError as error:
        raise Refusal("keys_damaged") from error
    if keys.v > 1:
        raise Refusal("keys_newer", stored=keys.v, known=1)
    return keys


def write_keys(keys: Keys) -> bytes:
    """Write `keys.json`: JSON, readable, nothing secret in clear."""
    return msgspec.json.format(msgspec.json.encode(keys), indent=2) + b"\n"


def wrap_by_keyring(key: bytes, keys_id: str, entry: bytes) -> Wrap:
    """Seal the store key under the 32 random bytes that lie in the keyring."""
    return _seal(Wrap(KEYRING, os.urandom(_NONCE_BYTES), b""), key, keys_id, entry)


def wrap_by_code(key: bytes, keys_id: str, secret: bytes) -> Wrap:
    """Seal the store key under the 16 random bytes of a recovery code."""
    wrap = Wrap(CODE, os.urandom(_NONCE_BYTES), b"", os.urandom(_SALT_BYTES))
    return _seal(wrap, key, keys_id, _from_code(wrap, secret))


def wrap_by_passphrase(key: bytes, keys_id: str, passphrase: str) -> Wrap:
    """Seal the store key under a passphrase (argon2id, about 0.1 s)."""
    nonce, salt = os.urandom(_NONCE_BYTES), os.urandom(_SALT_BYTES)
    wrap = Wrap(PASSPHRASE, nonce, b"", salt, _TIME, _MEMORY_KIB, _LANES)
    return _seal(wrap, key, keys_id, _from_passphrase(wrap, passphrase))


def unwrap(wrap: Wrap, keys_id: str, secret: bytes | str) -> bytes | None:
    """Give the store key, or None when the secret is not the one it was sealed under.

    `secret` is the keyring's entry, the recovery code's bytes, or the passphrase.
    """
    if isinstance(secret, str):
        other = _from_passphrase(wrap, secret)
    else:
        other = secret if wrap.by == KEYRING else _from_code(wrap, secret)
    try:
        key = AESGCM(other).decrypt(wrap.nonce, wrap.sealed, _about(wrap, keys_id))
        for step in wrap.onward:
            key = _step(wrap, keys_id, step, key)
    except (InvalidTag, ValueError):
        return None
    return key if len(key) == KEY_BYTES else None


def lead_on(wrap: Wrap, keys_id: str, old: bytes, new: bytes) -> Wrap:
    """Let a wrap of the old key lead to the new one: whoever could open it still can.

    Nobody need be asked for the passphrase or the recovery code; the old key alone opens nothing.
    """
    nonce = os.urandom(_NONCE_BYTES)
    sealed = AESGCM(old).encrypt(nonce, new, _about(wrap, keys_id))
    return msgspec.structs.replace(wrap, onward=(*wrap.onward, (nonce, sealed)))


def led_on(wrap: Wrap, keys_id: str, old: bytes) -> bytes:
    """Give the key that `lead_on` led to. Raises Refusal `keys_damaged`."""
    try:
        return _step(wrap, keys_id, wrap.onward[-1], old)
    except (InvalidTag, ValueError, IndexError) as error:
        raise Refusal("keys_damaged") from error


def _step(wrap: Wrap, keys_id: str, step: tuple[bytes, bytes], key: bytes) -> bytes:
    nonce, sealed = step
    return AESGCM(key).decrypt(nonce, sealed, _about(wrap, keys_id))


def _seal(wrap: Wrap, key: bytes, keys_id: str, other: bytes) -> Wrap:
    sealed = AESGCM(other).encrypt(wrap.nonce, key, _about(wrap, keys_id))
    return msgspec.structs.replace(wrap, sealed=sealed)


def _about(wrap: Wrap, keys_id: str) -> bytes:
    return f"youth-home-desk 1 {keys_id} {wrap.by}".encode()


def _from_code(wrap: Wrap, secret: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, wrap.salt, b"youth-home-desk recovery code").derive(secret)


def _from_passphrase(wrap: Wrap, passphrase: str) -> bytes:
    asks = (wrap.time, wrap.memory, wrap.lanes)
    most = (_MOST_TIME, _MOST_MEMORY_KIB, _MOST_LANES)
    if any(not 0 < asked <= limit for asked, limit in zip(asks, most, strict=True)):
        raise Refusal("keys_damaged")
    low_level = lazy.argon2_low_level()
    try:
        derived: bytes = low_level.hash_secret_raw(
            passphrase.encode(),
            wrap.salt,
            time_cost=wrap.time,
            memory_cost=wrap.memory,
            parallelism=wrap.lanes,
            hash_len=KEY_BYTES,
            type=low_level.Type.ID,
        )
    except lazy.argon2_errors().HashingError as error:
        raise Refusal("keys_damaged") from error
    return derived
