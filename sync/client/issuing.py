"""Writing tickets at this desk, with or without a line: signed with the desk's own key."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.errors import Refusal
from app.events import ticket
from app.events.model import Registration
from app.store.store import Store
from sync.client.credentials import Keyring, read_key

_NOBODYS = bytes(32)
"""What a desk that never joined headquarters signs with: nothing. Desks that know the registration
need no signature; for all others the voucher is to be looked at."""


def issue(store: Store, ring: Keyring | None, registration_id: str) -> str:
    """Give the ticket's code of a registration. Raises Refusal `registration_unknown`."""
    return issue_all(store, ring, [registration_id])[0]


def issue_all(store: Store, ring: Keyring | None, ids: Sequence[str]) -> list[str]:
    """Give the codes of several registrations, in their order. Raises as `issue` does."""
    with store.read() as session:
        rows = [session.get(Registration, one) for one in ids]
    if None in rows:
        raise Refusal("registration_unknown")
    sessions = [row.session_id for row in rows if row is not None]
    venue, key = store.place.venue_id, read_key(store, ring)
    sign: Callable[[bytes], bytes] = _unsigned if key is None else key.sign
    public = _NOBODYS if key is None else key.public_key().public_bytes_raw()
    return [
        ticket.write(venue, one, session_id, public, sign)
        for one, session_id in zip(ids, sessions, strict=True)
    ]


def _unsigned(_said: bytes) -> bytes:
    return bytes(ticket.SIGNATURE_BYTES)
