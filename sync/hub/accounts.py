"""Who may talk to the hub: venues, one-time codes, desks with a key of their own, tokens."""

from __future__ import annotations

import datetime as dt
import hmac
import json
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, bindparam, select
from sqlalchemy.exc import IntegrityError

from app.clock import from_text, to_text
from app.kinds import RESTRICTED_SCOPE, VENUE_SCOPE
from sync.hub import rights
from sync.hub.deskkeys import mark_revoked
from sync.hub.hub import STAMPED, Hub, Moved, Trouble, from_base64, to_base64
from sync.hub.journal import REVOKED, Line
from sync.hub.letters import next_letter
from sync.hub.shared import PLACED, shared_of
from sync.hub.tables import codes, devices, incarnations, nonces, scope_seq, tokens, venues
from sync.wire.codec import is_id
from sync.wire.messages import Enrolled, EnrolRequest, Nonce, Problem, Token, TokenRequest

CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""No I, O, 0, 1: codes are read out over the telephone."""
CODE_LENGTH = 8
CODE_HOURS = 24
TOKEN_SECONDS = 900
NONCE_SECONDS = 300
NAME_LIMIT = 60

# What another request is just forgetting is left to it: nobody waits, and nobody deadlocks.
_OLD_NONCES = (
    select(nonces.c.nonce_hash)
    .where(nonces.c.expires_at < bindparam("now"))
    .with_for_update(skip_locked=True)
)
_FORGET_NONCES = nonces.delete().where(nonces.c.nonce_hash.in_(_OLD_NONCES))
_OLD_TOKENS = (
    select(tokens.c.token_hash)
    .where(tokens.c.venue_id == bindparam("venue"), tokens.c.expires_at < bindparam("now"))
    .with_for_update(skip_locked=True)
)
_FORGET_TOKENS = tokens.delete().where(
    tokens.c.venue_id == bindparam("venue"), tokens.c.token_hash.in_(_OLD_TOKENS)
)


@dataclass(frozen=True, slots=True)
class Device:
    """A desk in good standing, as a token or an assertion showed it."""

    venue_id: str
    id: str
    letter: str
    incarnation: str
    scopes: tuple[str, ...]
    region: str = ""
    """Where its venue was when the token was shown: whose news it waits for."""


def add_venue(connection: Connection, hub: Hub, code: str, name: str, venue_id: str = "") -> str:
    """Found a venue; gives its id. Its record in the venue's scope is `headquarters`' matter."""
    venue_id = venue_id or hub.make_id()
    connection.execute(
        venues.insert().values(
            venue_id=venue_id, code=code, name=name, letters=0, created_at=hub.now()
        )
    )
    connection.execute(scope_seq.insert().values(venue_id=venue_id, scope=VENUE_SCOPE))
    return venue_id


def make_code(connection: Connection, hub: Hub, venue_id: str, *, restricted: bool = False) -> str:
    """Make a one-time enrolment code for a desk of a venue; only its hash is kept.

    `restricted`: the desk that uses it may read what is restricted at that venue.
    """
    code = "".join(CODE_LETTERS[byte % len(CODE_LETTERS)] for byte in hub.randomness(CODE_LENGTH))
    code_hash = hub.digest("code", code)
    if restricted:
        rights.promise(connection, venue_id, code_hash, RESTRICTED_SCOPE)
    connection.execute(
        codes.insert().values(
            code_hash=code_hash,
            venue_id=venue_id,
            expires_at=to_text(hub.clock() + dt.timedelta(hours=CODE_HOURS)),
        )
    )
    return code


def enrol(connection: Connection, hub: Hub, request: EnrolRequest) -> Enrolled:
    """Let a desk join with a one-time code. Raises Trouble(403): bad_code, code_used, code_expired.

    The same desk asking again with the same code and key gets the same answer: the reply may
    have been lost.
    """
    _check_key(request.public_key)
    if not is_id(request.incarnation):
        raise Trouble(400, "bad_id", field="incarnation")
    typed = request.code.replace("-", "").replace(" ", "").upper()
    code_hash = hub.digest("code", typed)
    code = connection.execute(
        select(codes).where(codes.c.code_hash == code_hash).with_for_update()
    ).first()
    if code is None:
        raise Trouble(403, "bad_code")
    if code.used_at is not None:
        return _enrolled_before(connection, hub, code.venue_id, code.device_id, request)
    if code.expires_at < hub.now():
        raise Trouble(403, "code_expired")
    device_id, now = hub.make_id(), hub.now()
    letter = next_letter(connection, code.venue_id)
    mine = {"venue_id": code.venue_id, "device_id": device_id, "incarnation": request.incarnation}
    scopes = [VENUE_SCOPE, *rights.promised(connection, code.venue_id, code_hash)]
    connection.execute(
        devices.insert().values(
            **mine,
            letter=letter,
            name="".join(c for c in request.name if c.isprintable())[:NAME_LIMIT],
            public_key=request.public_key,
            high=0,
            scopes=json.dumps(scopes),
            enrolled_at=now,
        )
    )
    connection.execute(incarnations.insert().values(**mine, letter=letter, since=now))
    connection.execute(
        codes.update()
        .where(codes.c.code_hash == code_hash)
        .values(used_at=now, device_id=device_id)
    )
    return _as_enrolled(connection, hub, code.venue_id, device_id)


def _check_key(public_key: str) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(from_base64(public_key))
    except ValueError as error:
        raise Trouble(400, "bad_key") from error


def _enrolled_before(
    connection: Connection, hub: Hub, venue_id: str, device_id: str, request: EnrolRequest
) -> Enrolled:
    found = connection.execute(
        select(devices).where(devices.c.venue_id == venue_id, devices.c.device_id == device_id)
    ).one()
    same = (found.public_key, found.incarnation) == (request.public_key, request.incarnation)
    if not same or found.revoked_at is not None:
        raise Trouble(403, "code_used")
    return _as_enrolled(connection, hub, venue_id, device_id)


def _as_enrolled(connection: Connection, hub: Hub, venue_id: str, device_id: str) -> Enrolled:
    mine = (devices.c.venue_id == venue_id, devices.c.device_id == device_id)
    device = connection.execute(select(devices, *PLACED).where(*mine)).one()
    venue = connection.execute(select(venues).where(venues.c.venue_id == venue_id)).one()
    return Enrolled(
        device=device_id,
        venue=venue_id,
        venue_code=venue.code,
        venue_name=venue.name,
        letter=device.letter,
        epoch=hub.epoch,
        scopes=[*json.loads(device.scopes), *shared_of(connection, device).named],
        keys=hub.public_keys(),
        boxes=hub.public_boxes(),
    )


def make_nonce(hub: Hub) -> Nonce:
    """Give a nonce and the hub's time. Nothing is stored until it is used."""
    time = hub.now()
    random = to_base64(hub.randomness(12))
    return Nonce(f"{random}.{hub.mac('nonce', f'{random}|{time}')}", time)


def _use_nonce(connection: Connection, hub: Hub, request: TokenRequest) -> None:
    """Raises Trouble(401, 'bad_nonce') unless the nonce is ours, fresh and unused."""
    random, _, mac = request.nonce.rpartition(".")
    expected = hub.mac("nonce", f"{random}|{request.time}")
    if not hmac.compare_digest(mac.encode(), expected.encode()):
        raise Trouble(401, "bad_nonce")
    expires = from_text(request.time) + dt.timedelta(seconds=NONCE_SECONDS)
    now = hub.clock()
    if now > expires:
        raise Trouble(401, "bad_nonce")
    connection.execute(_FORGET_NONCES, {"now": to_text(now)})
    nonce_hash = hub.digest("nonce", request.nonce)
    used = select(nonces.c.nonce_hash).where(nonces.c.nonce_hash == nonce_hash)
    if connection.execute(used).first() is not None:
        raise Trouble(401, "bad_nonce")
    try:
        with connection.begin_nested():
            values = {"nonce_hash": nonce_hash, "expires_at": to_text(expires)}
            connection.execute(nonces.insert().values(**values))
    except IntegrityError as error:  # another desk used it in this very moment
        raise Trouble(401, "bad_nonce") from error


def give_token(connection: Connection, hub: Hub, request: TokenRequest) -> Token:
    """Give a short-lived token against a signed assertion.

    A store opened from a back-up comes as a new incarnation: it gets a new letter. One that was
    replaced by a newer does not come back: it is a copy. Raises Trouble: 401 `bad_nonce`,
    `bad_assertion`; 403 `revoked` (signed); 409 `retired`.
    """
    if not (is_id(request.device) and is_id(request.incarnation)):
        raise Trouble(401, "bad_assertion")
    found = connection.execute(
        select(devices, *PLACED).where(devices.c.device_id == request.device).with_for_update()
    ).first()
    said = f"{request.device}|{request.incarnation}|{request.nonce}|{request.time}"
    if found is None:
        raise Trouble(401, "bad_assertion")
    try:
        key = Ed25519PublicKey.from_public_bytes(from_base64(found.public_key))
        key.verify(from_base64(request.signature), said.encode())
    except (InvalidSignature, ValueError) as error:
        raise Trouble(401, "bad_assertion") from error
    _use_nonce(connection, hub, request)
    if found.revoked_at is not None:
        raise revoked(hub, request.device, request.incarnation)
    letter = found.letter
    if request.incarnation != found.incarnation:
        letter = _new_incarnation(
            connection, hub, found.venue_id, request.device, request.incarnation
        )
    secret = to_base64(hub.randomness(24))
    now = hub.clock()
    connection.execute(_FORGET_TOKENS, {"venue": found.venue_id, "now": to_text(now)})
    connection.execute(
        tokens.insert().values(
            venue_id=found.venue_id,
            token_hash=hub.digest("token", secret),
            device_id=request.device,
            incarnation=request.incarnation,
            expires_at=to_text(now + dt.timedelta(seconds=TOKEN_SECONDS)),
        )
    )
    return Token(
        token=f"{found.venue_id}.{secret}",
        seconds=TOKEN_SECONDS,
        letter=letter,
        epoch=hub.epoch,
        high=found.high,
        keys=hub.public_keys(),
        boxes=hub.public_boxes(),
        scopes=rights.said_of((*json.loads(found.scopes), *shared_of(connection, found).named)),
    )


def stand(connection: Connection, hub: Hub, device_id: str, incarnation: str) -> tuple[Device, int]:
    """Meet a desk whose signature was judged already; gives it and its highest number.

    As with a token, a store opened from a back-up gets a new letter. Raises Trouble: 401
    `bad_assertion`; 403 `revoked` (signed); 409 `retired`.
    """
    found = connection.execute(
        select(devices, *PLACED).where(devices.c.device_id == device_id).with_for_update()
    ).first()
    if found is None or not is_id(incarnation):
        raise Trouble(401, "bad_assertion")
    if found.revoked_at is not None:
        raise revoked(hub, device_id, incarnation)
    letter = found.letter
    if incarnation != found.incarnation:
        letter = _new_incarnation(connection, hub, found.venue_id, device_id, incarnation)
    scopes = tuple(json.loads(found.scopes))
    return Device(found.venue_id, device_id, letter, incarnation, scopes, found.region), found.high


def _new_incarnation(
    connection: Connection, hub: Hub, venue_id: str, device_id: str, incarnation: str
) -> str:
    known = connection.execute(
        select(incarnations.c.letter).where(
            incarnations.c.venue_id == venue_id,
            incarnations.c.device_id == device_id,
            incarnations.c.incarnation == incarnation,
        )
    ).first()
    if known is not None:
        raise Trouble(409, "retired")
    letter = next_letter(connection, venue_id)
    mine = (devices.c.venue_id == venue_id, devices.c.device_id == device_id)
    connection.execute(devices.update().where(*mine).values(incarnation=incarnation, letter=letter))
    connection.execute(
        incarnations.insert().values(
            venue_id=venue_id,
            device_id=device_id,
            incarnation=incarnation,
            letter=letter,
            since=hub.now(),
            void_leases=True,
        )
    )
    return letter


_BY_TOKEN = (
    select(
        devices.c.device_id,
        devices.c.letter,
        devices.c.scopes,
        devices.c.revoked_at,
        tokens.c.incarnation,
        tokens.c.expires_at,
        *PLACED,
        STAMPED.label("stamp"),
    )
    .join(
        tokens,
        (tokens.c.venue_id == devices.c.venue_id) & (tokens.c.device_id == devices.c.device_id),
    )
    .where(
        devices.c.venue_id == bindparam("venue"),
        tokens.c.venue_id == bindparam("venue"),
        tokens.c.token_hash == bindparam("hash"),
    )
)
"""Made once: every request asks it."""


def authenticate(connection: Connection, hub: Hub, token: str) -> Device:
    """Give the desk a token stands for.

    Raises Trouble: plain 401, or 403 `revoked`, signed; Moved when this process knows the hub as
    it was before.
    """
    venue_id, _, secret = token.partition(".")
    said = {"venue": venue_id, "hash": hub.digest("token", secret)}
    found = connection.execute(_BY_TOKEN, said).first()
    if found is None or found.expires_at < hub.now():
        raise Trouble(401, "token")
    if found.stamp != hub.stamp:
        raise Moved
    if found.revoked_at is not None:
        raise revoked(hub, found.device_id, found.incarnation)
    return Device(
        venue_id,
        found.device_id,
        found.letter,
        found.incarnation,
        tuple(json.loads(found.scopes)),
        found.region,
    )


def revoked(hub: Hub, device_id: str, incarnation: str) -> Trouble:
    """Make the one statement that lets a desk wipe others' data: signed, for this store only."""
    said = f"revoked|{device_id}|{incarnation}"
    trouble = Trouble(403, "revoked", key=hub.key_id, signatures=hub.signatures(said))
    facts = trouble.problem.facts
    trouble.problem = Problem("revoked", facts, hub.epoch, hub.sign(said))
    return trouble


def revoke(connection: Connection, hub: Hub, device_id: str) -> bool:
    """Revoke a desk; False if there is none of that id that was not revoked already."""
    of = select(devices.c.venue_id).where(devices.c.device_id == device_id)
    venue_id = connection.execute(of).scalar()
    if venue_id is not None:
        hub.remember(Line(REVOKED, hub.now(), venue_id, id=device_id))
    done = connection.execute(
        devices.update()
        .where(devices.c.device_id == device_id, devices.c.revoked_at.is_(None))
        .values(revoked_at=hub.now())
    )
    if venue_id is not None and done.rowcount:
        mark_revoked(connection, hub, venue_id, device_id)
    return done.rowcount > 0
