"""Bytes to messages and back: strict, capped, and safe against bombs.

Unknown fields of a message are let by, so that a newer end may say more; everything else that
does not fit raises `Malformed`, with a stable code.
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from typing import Any, TypeVar

import msgspec

from app.ops import MOST_BODY, Body, hash_of
from sync.wire.messages import MOST_BYTES, MOST_OPS, MOST_UNPACKED, Op, Push

T = TypeVar("T")

MOST_PACKED = 2 * MOST_BYTES
"""Bytes of one request as it travels, packed or not."""
MOST_SEQ = 2**53
MOST_DEPTH = 32
"""Levels of one body. What it says goes on inside other messages, and every reader has an end."""
WORTH_PACKING = 1_000
"""Below this many bytes gzip costs more than it saves."""

# Written out: a repeated group costs half as much again, and ids are checked by the thousand.
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_HASH = re.compile(r"[0-9a-f]{64}")
_WORD = re.compile(r"[a-z][a-z0-9_]{0,39}")
_GZIP = 16 + zlib.MAX_WBITS
_encoder = msgspec.json.Encoder()
_decoders: dict[Any, msgspec.json.Decoder[Any]] = {}


class Malformed(Exception):  # noqa: N818 - the word of the protocol
    """What came cannot be read. `facts` never hold what was in it."""

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def encode(message: object) -> bytes:
    """Write a message as JSON."""
    return _encoder.encode(message)


def decode(data: bytes, form: type[T]) -> T:
    """Read a message of type `form` from JSON. Raises Malformed('unreadable')."""
    decoder = _decoders.get(form)
    if decoder is None:
        decoder = _decoders[form] = msgspec.json.Decoder(form)
    try:
        message: T = decoder.decode(data)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise Malformed("unreadable", form=form.__name__) from error
    return message


def pack(data: bytes) -> bytes:
    """Compress with gzip, quickly, without a time stamp (the same bytes give the same bytes)."""
    packer = zlib.compressobj(1, zlib.DEFLATED, _GZIP)
    return packer.compress(data) + packer.flush()


def unpack(data: bytes, most: int = MOST_UNPACKED) -> bytes:
    """Decompress gzip, never making more than `most` bytes.

    Raises Malformed: 'too_large' for more than that, 'unpackable' for anything else.
    """
    opener = zlib.decompressobj(_GZIP)
    try:
        plain = opener.decompress(data, most + 1)
    except zlib.error as error:
        raise Malformed("unpackable") from error
    if len(plain) > most:
        raise Malformed("too_large", most=most)
    if not opener.eof or opener.unused_data:
        raise Malformed("unpackable")
    return plain


class Ready(msgspec.Struct, frozen=True, gc=False):
    """A message ready to travel; `packed` says whether with gzip."""

    data: bytes
    packed: bool


def ready(message: object) -> Ready:
    """Write a message, and pack it where that is worth it."""
    data = encode(message)
    if len(data) < WORTH_PACKING:
        return Ready(data, packed=False)
    return Ready(pack(data), packed=True)


def is_id(text: str) -> bool:
    """Say whether `text` is an id in canonical form."""
    return _ID.fullmatch(text) is not None


@lru_cache(256)
def _is_word(text: str) -> bool:
    return _WORD.fullmatch(text) is not None


def check_push(push: Push) -> Push:
    """Hold a push to the protocol's form; gives it back. Raises Malformed.

    Only what the envelope says is judged here: a bad body is the matter of its own operation
    and never stops the others.
    """
    if len(push.ops) > MOST_OPS:
        raise Malformed("too_many", most=MOST_OPS)
    if not is_id(push.incarnation):
        raise Malformed("bad_id", field="incarnation")
    for index, op in enumerate(push.ops):
        if not (is_id(op.op_id) and _HASH.fullmatch(op.hash)):
            raise Malformed("bad_id", index=index)
        if not 0 < op.seq < MOST_SEQ or op.seq != push.ops[0].seq + index:
            raise Malformed("bad_order", index=index)
    if len({op.op_id for op in push.ops}) != len(push.ops):
        raise Malformed("twice_in_one")
    return push


def read_body(op: Op) -> Body:
    """Read what an operation says. Raises Malformed: too_large, bad_hash, unreadable, bad_body.

    A body that is nested too deep is stopped here: it is passed on inside pages, and a reader that
    takes fewer levels than we do would be stuck at that page for ever.
    """
    data = op.body.encode()
    if len(data) > MOST_BODY:
        raise Malformed("too_large", most=MOST_BODY)
    if hash_of(op.body) != op.hash:
        raise Malformed("bad_hash")
    body = decode(data, Body)
    if not (is_id(body.id) and _is_word(body.kind) and _is_word(body.verb)):
        raise Malformed("bad_body", field="id")
    named = body.subjects
    if body.replaces is not None or body.group is not None:
        more = (body.replaces, body.group.id if body.group is not None else None)
        named = [*named, *(item for item in more if item is not None)]
    for item in named:
        if not is_id(item):
            raise Malformed("bad_body", field="reference")
    # Hardly any body has so many brackets, so hardly any is walked through.
    if op.body.count("[") + op.body.count("{") > MOST_DEPTH and _depth(body.fields) > MOST_DEPTH:
        raise Malformed("bad_body", field="depth")
    return body


def _depth(fields: dict[str, Any]) -> int:
    """Say at how many levels a body with these fields has anything."""
    level: list[Any] = [fields]
    depth = 1
    while level:
        depth += 1
        inside = [one.values() if isinstance(one, dict) else one for one in level]
        level = [one for some in inside for one in some if isinstance(one, dict | list)]
    return depth
