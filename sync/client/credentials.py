"""Who this desk is to the hub: its key pair, and where the hub is. Nothing of it ever travels.

The private key lies in the OS keyring; where there is none, inside the encrypted store.
"""

from __future__ import annotations

import base64
import logging
from dataclasses import dataclass
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy.orm import Session

from app.store.incoming import from_headquarters
from app.store.store import Store, get_state, set_state

SERVICE = "youth-home-desk"
"""Under which name the keyring shows our entries."""

log = logging.getLogger("sync.client")

_URL, _PROXY, _CA = "hub_url", "hub_proxy", "hub_ca_file"
_KEY_NAME, _KEY = "device_key_name", "device_key"


class Keyring(Protocol):
    """The OS keyring, as the `keyring` package or one of its backends offers it."""

    def get_password(self, service: str, username: str) -> str | None:
        """Give what was kept, or None."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the hub is: its address, and the venue's proxy and certificate file if any."""

    base_url: str
    proxy: str | None = None
    ca_file: str | None = None


def settings(store: Store) -> Settings | None:
    """Read where the hub is; None for a stand-alone desk."""
    with store.read() as session:
        url = get_state(session, _URL)
        if url is None:
            return None
        return Settings(url, get_state(session, _PROXY), get_state(session, _CA))


def write_settings(session: Session, values: Settings) -> None:
    """Note where the hub is, in the open transaction."""
    set_state(session, _URL, values.base_url)
    set_state(session, _PROXY, values.proxy)
    set_state(session, _CA, values.ca_file)


def keep_settings(store: Store, values: Settings) -> None:
    """Note where the hub is (the proxy changed, say)."""
    with from_headquarters(store) as session:
        write_settings(session, values)


def make_key(store: Store, ring: Keyring | None) -> Ed25519PrivateKey:
    """Make a key pair and keep it, before anybody hears of it: a lost reply costs no key.

    In the keyring when it gives back what it was given, else in the store.
    """
    key = Ed25519PrivateKey.generate()
    text = to_base64(key.private_bytes_raw())
    name = store.make_id()
    kept = ring is not None and _kept(ring, name, text)
    with from_headquarters(store) as session:
        set_state(session, _KEY_NAME, name)
        set_state(session, _KEY, None if kept else text)
    return key


def read_key(store: Store, ring: Keyring | None) -> Ed25519PrivateKey | None:
    """Read the device's key back; None when it is lost (the desk must enrol again)."""
    with store.read() as session:
        name, text = get_state(session, _KEY_NAME), get_state(session, _KEY)
    if text is None and name is not None and ring is not None:
        try:
            text = ring.get_password(SERVICE, name)
        except Exception as error:  # noqa: BLE001 - every backend has errors of its own
            log.warning("the keyring did not answer: %s", type(error).__name__)
    if text is None:
        return None
    try:
        return Ed25519PrivateKey.from_private_bytes(from_base64(text))
    except ValueError:
        return None


def public_text(key: Ed25519PrivateKey) -> str:
    """Write the public half as the wire shows it: raw, base64url."""
    return to_base64(key.public_key().public_bytes_raw())


def signature(key: Ed25519PrivateKey, text: str) -> str:
    """Sign a text, as base64url."""
    return to_base64(key.sign(text.encode()))


def to_base64(data: bytes) -> str:
    """Write bytes as base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def from_base64(text: str) -> bytes:
    """Read base64url with or without padding. Raises ValueError."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def _kept(ring: Keyring, name: str, text: str) -> bool:
    """Put a secret into the keyring and look whether it is really there."""
    try:
        ring.set_password(SERVICE, name, text)
        return ring.get_password(SERVICE, name) == text
    except Exception as error:  # noqa: BLE001 - every backend has errors of its own
        log.info(
            "no keyring to use (%s): the key stays in the encrypted store", type(error).__name__
        )
        return False
