"""Courier files by whoever holds a key: damaged, bombs, nonsense under a good signature."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refusal
from sync.client.courier import read_file, write_file
from sync.hub.courier import carry
from sync.wire import codec
from sync.wire.codec import Malformed
from tests.support.fronts import Front, MakeFront
from tests.support.hub import HubHandle, encoded, op_of, person
from tests.sync.client.test_client_courier import key_of
from tests.sync.wire.test_fuzz import Count, damaged

BOMB = gzip.compress(bytes(30_000_000))
DEEP = gzip.compress(b'{"box":' + b"[" * 100_000)
NEITHER = gzip.compress(b'{"pushed":1}')
ODD = (NEITHER, b"no gzip", BOMB, DEEP, gzip.compress(b""), gzip.compress(b"[]"))
"""Pieces that nobody can read, whoever signed them."""


def box_of(key: Ed25519PrivateKey) -> X25519PublicKey:
    """Derive a box key as PROTOCOL.md says."""
    derived = HKDF(hashes.SHA256(), 32, None, b"youth-voice courier box 1")
    return X25519PrivateKey.from_private_bytes(derived.derive(key.private_bytes_raw())).public_key()


def file_of(
    header: dict[str, Any], pieces: list[bytes], box: X25519PublicKey, key: Ed25519PrivateKey
) -> bytes:
    """Write a file as PROTOCOL.md says, with nothing of ours; pieces as they are to be sealed."""
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
    line = json.dumps(header).encode() + b"\n"
    data = b"YOUTH-VOICE-COURIER\n" + line
    for number, piece in enumerate(pieces):
        info = b"youth-voice courier\n" + line + str(number).encode()
        sealed = suite.encrypt(piece, box, info=info)
        data += len(sealed).to_bytes(4, "big") + sealed
    data += bytes(4)
    return data + key.sign(hashlib.sha512(data).digest())


def packed(message: object) -> bytes:
    return gzip.compress(codec.encode(message))


@pytest.fixture
def front(make: MakeFront) -> Front:
    """A desk with one person that waits."""
    made = make()
    assert made.sync().state == "ok"
    made.register("林晓禾")
    return made


def header_of(front: Front, hub: HubHandle, way: str) -> dict[str, Any]:
    place = front.store.place
    return {
        "way": way,
        "device": place.device,
        "incarnation": place.incarnation,
        "epoch": place.epoch,
        "key": hub.hub.key_id,
        "made_at": "2026-11-26T02:00:00.000Z",
        "expires_at": "2099-11-26T02:00:00.000Z",
        "form": 1,
    }


def asked(front: Front, **more: Any) -> dict[str, Any]:
    """Say what the first piece on the way up says."""
    place = front.store.place
    mine = {"epoch": place.epoch, "incarnation": place.incarnation}
    box = encoded(box_of(key_of(front)).public_bytes_raw())
    return {"box": box, "pull": {**mine, "cursors": {"venue": ""}}, **more}


def pushed(front: Front, *ops: Any) -> dict[str, Any]:
    place = front.store.place
    return {"epoch": place.epoch, "incarnation": place.incarnation, "ops": list(ops)}


def up(front: Front, hub: HubHandle, folder: Path, *pieces: bytes) -> Path:
    """Write a desk's file with these pieces."""
    file = folder / "up.courier"
    box = box_of(hub.hub.signing)
    file.write_bytes(file_of(header_of(front, hub, "up"), list(pieces), box, key_of(front)))
    return file


def down(front: Front, hub: HubHandle, folder: Path, *pieces: bytes) -> Path:
    """Write an answer of the hub's with these pieces."""
    file = folder / "down.courier"
    box = box_of(key_of(front))
    file.write_bytes(file_of(header_of(front, hub, "down"), list(pieces), box, hub.hub.signing))
    return file


def test_a_file_written_from_the_text_alone_is_taken(
    front: Front, hub: HubHandle, tmp_path: Path
) -> None:
    push = pushed(front, op_of(person(), 1))
    file = up(front, hub, tmp_path, packed(asked(front)), packed(push))
    carried = carry(hub.engine, hub.hub, file, tmp_path)
    assert (carried.settled, carried.refused, carried.problem) == (1, 0, "")
    assert len(hub.rows("person")) == 1


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_no_piece_however_signed_breaks_an_end(
    odd: bytes, front: Front, hub: HubHandle, tmp_path: Path
) -> None:
    first = packed(asked(front))
    standing = {"letter": "A", "epoch": front.store.place.epoch, "high": 0}
    answered = packed({"standing": standing})
    for pieces in ([odd], [first, odd], [first, first, odd]):
        with pytest.raises(Malformed, match="newer_courier"):
            carry(hub.engine, hub.hub, up(front, hub, tmp_path, *pieces), tmp_path)
    for pieces in ([odd], [answered, odd]):
        with pytest.raises(Refusal, match="newer_courier"):
            read_file(front.store, key_of(front), down(front, hub, tmp_path, *pieces))
    assert hub.rows("person") == {}
    assert front.waiting().unsent == 1


@pytest.mark.parametrize("box", ["", "AAAA", "\u9752", "=" * 50, "A" * 1_000])
def test_nothing_is_taken_that_could_not_be_answered(
    box: str, front: Front, hub: HubHandle, tmp_path: Path
) -> None:
    push = packed(pushed(front, op_of(person(), 1)))
    file = up(front, hub, tmp_path, packed(asked(front, box=box)), push)
    with pytest.raises(Malformed, match="newer_courier"):
        carry(hub.engine, hub.hub, file, tmp_path)
    assert hub.rows("person") == {}


def test_what_came_before_nonsense_is_kept_and_answered_by_the_next_file(
    front: Front, hub: HubHandle, tmp_path: Path
) -> None:
    first, good = packed(asked(front)), op_of(person(), 1)
    bad = packed(pushed(front, op_of(person(), 3), op_of(person(), 2)))
    with pytest.raises(Malformed, match="bad_order"):
        carry(
            hub.engine,
            hub.hub,
            up(front, hub, tmp_path, first, packed(pushed(front, good)), bad),
            tmp_path,
        )
    assert len(hub.rows("person")) == 1
    again = up(front, hub, tmp_path, first, packed(pushed(front, good)))
    assert carry(hub.engine, hub.hub, again, tmp_path).settled == 1
    assert len(hub.rows("person")) == 1


def test_no_damaged_answer_gets_into_a_desk(
    front: Front, hub: HubHandle, tmp_path: Path, record_property: Count
) -> None:
    file = write_file(front.store, key_of(front), tmp_path).path
    answer = carry(hub.engine, hub.hub, file, tmp_path).answer
    whole, broken, tries = answer.read_bytes(), tmp_path / "broken.courier", 0

    @given(st.randoms(use_true_random=False))
    def damage(rng: random.Random) -> None:
        nonlocal tries
        data = damaged(whole, rng)
        if data == whole:
            return
        broken.write_bytes(data)
        with pytest.raises(Refusal):
            read_file(front.store, key_of(front), broken)
        tries += 1

    damage()
    record_property("damaged files", tries)
    assert front.waiting().unsent == 1
    assert read_file(front.store, key_of(front), answer).settled == 1
