"""The code of a page of a sign-in sheet: which event, which page, and who stands on which line.

The paper says by itself who is on it, so that it can be typed back in at any desk, in its own
order, whoever registered or gave up since it was printed. 172 characters a scanner types: "QJ1S",
then 108 bytes to the base 36: page and pages (1 each), the last 6 bytes of the event's id, the
last 4 of the registration of each of 24 lines (zeros: nobody), and 4 of a digest of all that.
Sheets printed before said only "QJE1:event:page".
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from app.errors import Refusal
from app.events.base36 import plain, read_digits, write_digits
from app.ids import is_id

PREFIX, OLD = "QJ1S", "QJE1"
LINES, LINE_BYTES, EVENT_BYTES, SUM_BYTES = 24, 4, 6, 4
_SAID = 2 + EVENT_BYTES + LINES * LINE_BYTES
_DIGITS = 168
LENGTH = len(PREFIX) + _DIGITS
_NOBODY = bytes(LINE_BYTES)
_MOST_PAGES = 255


@dataclass(frozen=True, slots=True)
class SheetCode:
    """What a code says. `lines`: the last bytes of a registration's id, None for nobody.

    Of an old sheet `event` is the whole id in hex, and `lines` is None: it does not say.
    """

    event: str
    page: int
    pages: int
    lines: tuple[str | None, ...] | None


def write(event_id: str, page: int, pages: int, lines: Sequence[str | None]) -> str:
    """Write the code of a page (from 1) with the registrations on its lines; None for nobody."""
    ends = [_end(one, LINE_BYTES) if one else _NOBODY for one in lines]
    ends += [_NOBODY] * (LINES - len(ends))
    said = (
        bytes((min(page, _MOST_PAGES), min(pages, _MOST_PAGES)))
        + _end(event_id, EVENT_BYTES)
        + b"".join(ends)
    )
    return PREFIX + write_digits(said + _sum(said), _DIGITS)


def looks_like_sheet(text: str) -> bool:
    """Tell whether a text begins as the code of a sheet does, rightly typed or not."""
    return plain(text, 2 * LENGTH).startswith((PREFIX, OLD))


def read(text: str) -> SheetCode:
    """Read a code from whatever a scanner typed. Raises Refusal `sheet_damaged`."""
    code = plain(text, 2 * LENGTH)
    if code.startswith(OLD):
        return _old(code[len(OLD) :])
    data = None
    if code.startswith(PREFIX) and len(code) == LENGTH:
        data = read_digits(code[len(PREFIX) :], _SAID + SUM_BYTES)
    if data is None or _sum(data[:_SAID]) != data[_SAID:]:
        raise Refusal("sheet_damaged")
    rest = data[2 + EVENT_BYTES : _SAID]
    ends = [rest[at : at + LINE_BYTES] for at in range(0, len(rest), LINE_BYTES)]
    lines = tuple(None if end == _NOBODY else end.hex() for end in ends)
    return SheetCode(data[2 : 2 + EVENT_BYTES].hex(), data[0], data[1], lines)


def _old(rest: str) -> SheetCode:
    """Read what an old sheet says; its separators may be lost."""
    event, page = rest[:32].lower(), rest[32:]
    parts = (event[:8], event[8:12], event[12:16], event[16:20], event[20:])
    if not is_id("-".join(parts)) or not page.isdecimal():
        raise Refusal("sheet_damaged")
    return SheetCode(event, int(page), 0, None)


def _end(ident: str, size: int) -> bytes:
    return bytes.fromhex(ident.replace("-", ""))[-size:]


def _sum(said: bytes) -> bytes:
    return hashlib.sha256(b"youth-home-desk sheet 1\0" + said).digest()[:SUM_BYTES]
