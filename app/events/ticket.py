"""The code of a ticket: written, read and verified; whose word counts is judged in `tickets`.

139 characters, capitals and digits only, because a scanner types them: "QJ1T" (the venue
programme, version 1, ticket), then 87 bytes written to the base 36: whose key (2 bytes of its
digest), the registration (16), the last 5 bytes of the session's id, and an Ed25519 signature
(64) over all of that and the venue. Desks write them, and so does headquarters: this only computes.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64decode
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.errors import Refusal
from app.events.base36 import plain, read_digits, write_digits

PREFIX = "QJ1T"
KEY_BYTES, ID_BYTES, SESSION_BYTES, SIGNATURE_BYTES = 2, 16, 5, 64
SAID = KEY_BYTES + ID_BYTES + SESSION_BYTES
LENGTH = len(PREFIX) + 135


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a code says, whether or not it is to be believed."""

    registration_id: str
    session_end: bytes
    key_id: bytes
    said: bytes
    signature: bytes


def write(
    venue_id: str,
    registration_id: str,
    session_id: str,
    public_key: bytes,
    sign: Callable[[bytes], bytes],
) -> str:
    """Write a ticket; `sign` signs with the private half of `public_key` (raw Ed25519)."""
    said = (
        key_id(public_key)
        + bytes.fromhex(registration_id.replace("-", ""))
        + bytes.fromhex(session_id.replace("-", ""))[-SESSION_BYTES:]
    )
    signed = said + sign(_signed(venue_id, said))
    return PREFIX + write_digits(signed, LENGTH - len(PREFIX))


def looks_like_ticket(text: str) -> bool:
    """Tell whether a text begins as a ticket does, rightly typed or not."""
    return plain(text, 2 * LENGTH).startswith(PREFIX)


def read(text: str) -> Ticket:
    """Read a ticket's code from whatever a scanner typed.

    Raises Refusal: `ticket_unknown` when it is none of ours, `ticket_damaged` when it is cut short
    or has a character too many.
    """
    code = plain(text, 2 * LENGTH)
    if not code.startswith(PREFIX):
        raise Refusal("ticket_unknown")
    body = code[len(PREFIX) :]
    data = read_digits(body, SAID + SIGNATURE_BYTES) if len(code) == LENGTH else None
    if data is None:
        raise Refusal("ticket_damaged")
    said, signature = data[:SAID], data[SAID:]
    registration = said[KEY_BYTES : KEY_BYTES + ID_BYTES]
    return Ticket(
        _as_id(registration),
        said[KEY_BYTES + ID_BYTES :],
        said[:KEY_BYTES],
        said,
        signature,
    )


def key_id(public_key: bytes) -> bytes:
    """Give what a ticket names a key by."""
    return hashlib.sha256(public_key).digest()[:KEY_BYTES]


def verify(venue_id: str, ticket: Ticket, public_key: bytes) -> bool:
    """Say whether the holder of a key signed a ticket for this venue, and nothing was altered."""
    try:
        key = Ed25519PublicKey.from_public_bytes(public_key)
        key.verify(ticket.signature, _signed(venue_id, ticket.said))
    except (InvalidSignature, ValueError):
        return False
    return True


def raw_key(text: str) -> bytes:
    """Read a public key as headquarters shows it (base64url). Raises ValueError."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _signed(venue_id: str, said: bytes) -> bytes:
    return b"youth-home-desk ticket 1\0" + venue_id.encode() + b"\0" + said


def _as_id(data: bytes) -> str:
    """Write an id as ids are written."""
    text = data.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
