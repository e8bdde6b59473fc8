"""A statement of headquarters' that this desk was revoked: judged, and what follows from it.

Only a signature over this device and this life, by a key of headquarters' that the desk holds,
wipes anything. Whatever else says "revoked" (a proxy, a hub of somebody else's, a statement about
another desk) only stops the exchange.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.errors import Refusal
from app.store.store import Store, get_state
from app.store.wiping import wipe
from sync.client.credentials import from_base64
from sync.client.line import Rejected
from sync.client.sign_in import HUB_KEYS

REVOKED, WIPED = "revoked", "wiped"
"""What stops the exchange: a mere word, and a proved statement that was acted on."""
log = logging.getLogger("sync.client")


def take_statement(store: Store, code: str, facts: Mapping[str, Any], signed: str) -> str:
    """Act on what a refusal says; gives the code under which staff hear of it."""
    if code != REVOKED or not _is_proved(store, facts, signed):
        return code
    left = wipe(store)
    log.info("revoked: others' data was wiped, %s operations are left", left.ops)
    return WIPED


def heard_of(store: Store, trouble: Rejected) -> str:
    """As `take_statement`, in the middle of a round: what the disk says ends it, and no more."""
    try:
        return take_statement(store, trouble.code, trouble.facts, trouble.signed)
    except Refusal as refusal:
        # The disk is full, say: the statement is asked for again with the next round.
        return refusal.code


def _is_proved(store: Store, facts: Mapping[str, Any], signed: str) -> bool:
    place = store.place
    text = f"revoked|{place.device}|{place.incarnation}".encode()
    given = facts.get("signatures")
    signatures = {**(given if isinstance(given, dict) else {}), str(facts.get("key")): signed}
    known = _hub_keys(store)
    return any(
        _verifies(known[name], text, signature)
        for name, signature in signatures.items()
        if name in known and isinstance(signature, str)
    )


def _verifies(key: str, text: bytes, signature: str) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(from_base64(key)).verify(from_base64(signature), text)
    except (InvalidSignature, ValueError):
        return False
    return True


def _hub_keys(store: Store) -> dict[str, str]:
    with store.read() as session:
        text = get_state(session, HUB_KEYS)
    return msgspec.json.decode(text)["sign"] if text else {}
