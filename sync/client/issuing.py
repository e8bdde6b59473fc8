"""Writing tickets at this desk, with or without a line: signed with the desk's own key."""

from __future__ import annotations

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
    with store.read() as session:
        row = session.get(Registration, registration_id)
        if row is None:
            raise Refusal("registration_unknown")
        session_id = row.session_id
    venue, key = store.place.venue_id, read_key(store, ring)
    if key is None:
        unsigned = bytes(ticket.SIGNATURE_BYTES)
        return ticket.write(venue, registration_id, session_id, _NOBODYS, lambda _said: unsigned)
    public = key.public_key().public_bytes_raw()
    return ticket.write(venue, registration_id, session_id, public, key.sign)
