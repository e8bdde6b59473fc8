"""The code by which somebody asks how their case stands, without a name.

Eight characters without look-alikes. Only a digest is kept, made slowly and for this venue alone,
so that whoever reads a table of them has no code by which to ask.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from app.people.codes import ALPHABET, compact

LENGTH = 8
_COST, _BLOCK = 2**13, 8
"""About 20 ms and 8 MB on an old PC."""


def new_query_code(random: Callable[[int], bytes]) -> str:
    """Draw a code; `random` gives that many unpredictable bytes (`os.urandom`)."""
    drawn = int.from_bytes(random(16), "big")
    code = ""
    for _ in range(LENGTH):
        drawn, value = divmod(drawn, len(ALPHABET))
        code += ALPHABET[value]
    return code


def is_query_code(text: str) -> bool:
    """Say whether a text, as somebody typed it, has the form of a code."""
    code = compact(text)
    return len(code) == LENGTH and set(code) <= set(ALPHABET)


def digest_of(text: str, venue_id: str) -> str:
    """Give what is kept of a code, however it was typed: hex digits."""
    typed = compact(text).encode()
    made = hashlib.scrypt(typed, salt=venue_id.encode(), n=_COST, r=_BLOCK, p=1, dklen=16)
    return made.hex()
