r"""The courier file: an exchange with headquarters carried on a stick, for a venue without a line.

One line says what it is, one says for whom; then come sealed pieces, and a signature over all:

    YOUTH-VOICE-COURIER\n
    {header as JSON}\n
    length (4 bytes, big-endian) + piece, as often as there are pieces
    0 (4 bytes) + Ed25519 signature (64 bytes) over the SHA-512 of everything before it

A piece is gzip sealed to its reader by HPKE (RFC 9180: X25519, HKDF-SHA256, ChaCha20-Poly1305);
the header and the number of the piece enter its seal, so that no piece fits another file. The
signature is judged before anything is opened. Nothing outside the seals tells more than ids.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, TypeVar

import msgspec
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sync.wire.codec import Malformed, decode, encode, pack, unpack
from sync.wire.messages import Problem, Pull, Pulled, Pushed

T = TypeVar("T")

MAGIC = b"YOUTH-VOICE-COURIER\n"
FORM = 1
UP, DOWN = "up", "down"
DAYS = 30
"""A file is good for so long after it was made."""
SUFFIX = ".courier"
MOST_HEADER = 2_000
MOST_PIECE = 8_000_000
"""Bytes of one sealed piece."""
MOST_PIECES = 20_000
SIGNATURE = 64
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


class Header(msgspec.Struct, frozen=True):
    """What a file says openly. `key`: the hub's signing key it is sealed to, or signed with.

    Times are UTC as ISO text.
    """

    way: str
    device: str
    incarnation: str
    epoch: str
    key: str
    made_at: str
    expires_at: str
    form: int = FORM


class Asked(msgspec.Struct, frozen=True, omit_defaults=True):
    """The first piece on the way up: what the desk knows, and whom to seal the answer to.

    `box`: the desk's X25519 key, raw, base64url. `numbers`: how far each scope was read. All
    further pieces are `Push` messages.
    """

    box: str
    pull: Pull
    numbers: dict[str, int] = {}


class Standing(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the hub says of the desk, as it does with a token."""

    letter: str
    epoch: str
    high: int
    scopes: list[str] = []


class Answered(msgspec.Struct, frozen=True, omit_defaults=True):
    """The first piece on the way down. `since`: from which numbers the pages go on."""

    standing: Standing
    since: dict[str, int] = {}
    problem: Problem | None = None


class Piece(msgspec.Struct, frozen=True, omit_defaults=True):
    """Every further piece on the way down: the answer to one push, or pages."""

    pushed: Pushed | None = None
    pulled: Pulled | None = None


def box_of(key: Ed25519PrivateKey) -> X25519PrivateKey:
    """Give the box key that goes with a signing key: one secret to keep, two uses apart."""
    derived = HKDF(hashes.SHA256(), 32, None, b"youth-voice courier box 1")
    return X25519PrivateKey.from_private_bytes(derived.derive(key.private_bytes_raw()))


def name_of(header: Header) -> str:
    """Give the file's name: which way, which desk, when made (UTC); nobody's name."""
    made = "".join(char for char in header.made_at[:19] if char.isdigit() or char == "T")
    return f"youth-voice-{header.way}-{header.device[-8:]}-{made}{SUFFIX}"


def write(
    file: BinaryIO,
    header: Header,
    pieces: Iterator[object],
    box: X25519PublicKey,
    sign: Callable[[bytes], bytes],
) -> int:
    """Write a file; gives how many pieces it has. `sign` signs a SHA-512 digest (Ed25519)."""
    digest = hashlib.sha512()

    def put(data: bytes) -> None:
        digest.update(data)
        file.write(data)

    said = encode(header) + b"\n"
    put(MAGIC)
    put(said)
    count = 0
    for piece in pieces:
        sealed = _SUITE.encrypt(pack(encode(piece)), box, info=_info(said, count))
        put(len(sealed).to_bytes(4, "big"))
        put(sealed)
        count += 1
    put(bytes(4))
    file.write(sign(digest.digest()))
    return count


def read_header(file: BinaryIO) -> Header:
    """Read what a file says openly; nothing of it is proved yet.

    Raises Malformed: `not_a_courier`, `newer_courier`.
    """
    file.seek(0)
    if file.read(len(MAGIC)) != MAGIC:
        raise Malformed("not_a_courier")
    said = file.readline(MOST_HEADER)
    try:
        header = decode(said, Header)
    except Malformed as error:
        raise Malformed("not_a_courier") from error
    if header.form != FORM:
        raise Malformed("newer_courier", form=header.form)
    return header


def check(file: BinaryIO, signer: Ed25519PublicKey) -> int:
    """Judge the signature over the whole file; gives how many pieces there are.

    Raises Malformed: `courier_cut` when the file is not whole, `courier_forged` when somebody
    else wrote it or changed it.
    """
    read_header(file)
    count = 0
    while length := int.from_bytes(_exactly(file, 4), "big"):
        if length > MOST_PIECE or count >= MOST_PIECES:
            raise Malformed("courier_cut")
        _exactly(file, length)
        count += 1
    end = file.tell()
    signature = _exactly(file, SIGNATURE)
    if file.read(1):
        raise Malformed("courier_cut")
    file.seek(0)
    digest, left = hashlib.sha512(), end
    while left:
        part = _exactly(file, min(left, 1_000_000))
        digest.update(part)
        left -= len(part)
    try:
        signer.verify(signature, digest.digest())
    except InvalidSignature as error:
        raise Malformed("courier_forged") from error
    return count


def pieces(
    file: BinaryIO, box: X25519PrivateKey, first: type[T], rest: type[object]
) -> Iterator[T | object]:
    """Open the pieces of a checked file, one at a time: the first of one form, all others of one.

    Raises Malformed: `courier_sealed` when it was sealed to somebody else; `newer_courier` for a
    piece that cannot be read although the right one wrote it: a program that says it otherwise.
    """
    file.seek(len(MAGIC))
    said = file.readline(MOST_HEADER)
    number = 0
    while length := int.from_bytes(_exactly(file, 4), "big"):
        sealed = _exactly(file, length)
        try:
            plain = _SUITE.decrypt(sealed, box, info=_info(said, number))
        except (InvalidTag, ValueError) as error:
            raise Malformed("courier_sealed") from error
        try:
            piece = decode(unpack(plain), rest if number else first)
        except Malformed as error:
            raise Malformed("newer_courier", form=FORM) from error
        yield piece
        number += 1


def _info(said: bytes, number: int) -> bytes:
    return b"youth-voice courier\n" + said + str(number).encode()


def _exactly(file: BinaryIO, size: int) -> bytes:
    data = file.read(size)
    if len(data) != size:
        raise Malformed("courier_cut")
    return data
