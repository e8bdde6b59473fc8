"""Keyrings as PCs have them: one that keeps, one that forgets at once, one that stays locked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import InitError


class MemoryRing(KeyringBackend):
    """Keeps what it is given until the test ends."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """Give an entry or None."""
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep an entry."""
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Remove an entry."""
        del self.entries[service, username]


class LockedRing(MemoryRing):
    """A keyring whose unlock dialog nobody answers."""

    def get_password(self, service: str, username: str) -> str | None:
        """Fail as the Secret Service does without a display."""
        raise InitError("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        """Fail as the Secret Service does without a display."""
        raise InitError("locked")


@contextmanager
def using(ring: KeyringBackend) -> Iterator[KeyringBackend]:
    """Let this be the keyring of the PC for a while."""
    before = keyring.get_keyring()
    keyring.set_keyring(ring)
    try:
        yield ring
    finally:
        keyring.set_keyring(before)
