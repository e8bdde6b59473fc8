"""The tokens of partners' links: signed by headquarters, they name venue and referral, no person.

base64url of: 1 byte form, 6 bytes id of the key, 16 bytes referral, 1 byte serial, 64 bytes Ed25519
signature over the venue and all that. Nothing of it is stored; a key that went out of use takes its
links with it.
"""

from __future__ import annotations

import uuid

from cryptography.exceptions import InvalidSignature

from sync.hub.hub import Hub, from_base64, to_base64

_FORM, _KEY_BYTES, _ID_BYTES, _SIGNATURE = 1, 6, 16, 64
_NAMED = 1 + _KEY_BYTES + _ID_BYTES + 1


def write(hub: Hub, venue_id: str, referral_id: str, serial: int) -> str:
    """Give the token of a referral's link: the same each time, because such a signature is."""
    named = bytes([_FORM]) + from_base64(hub.key_id) + uuid.UUID(referral_id).bytes
    named += bytes([serial])
    return to_base64(named + hub.signing.sign(_said(venue_id, named)))


def read(hub: Hub, venue_id: str, token: str) -> tuple[str, int] | None:
    """Give the referral and the serial a token names; None for one no good key has signed."""
    try:
        data = from_base64(token)
    except ValueError:
        return None
    if len(data) != _NAMED + _SIGNATURE or data[0] != _FORM or to_base64(data) != token:
        return None
    named, signature = data[:_NAMED], data[_NAMED:]
    key = hub.keys.get(to_base64(named[1 : 1 + _KEY_BYTES]))
    if key is None:
        return None
    try:
        key.public_key().verify(signature, _said(venue_id, named))
    except InvalidSignature:
        return None
    referral = named[1 + _KEY_BYTES : -1]
    return str(uuid.UUID(bytes=referral)), named[-1]


def _said(venue_id: str, named: bytes) -> bytes:
    return b"partner link\n" + venue_id.encode() + b"\n" + named
