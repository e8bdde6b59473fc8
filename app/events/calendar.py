"""Sessions as a calendar takes them (iCalendar, RFC 5545): times in UTC, lines folded.

Desks and headquarters write the same: one session has one id in every calendar, and whoever
fetches it again, from either of them, changes the entry they have. Nobody's name is in it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.clock import from_text

MOST_LINE = 75
MEDIA = "text/calendar; charset=utf-8"
_BEGAN = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """One session; `off`: called off, which stays in calendars, crossed out. Times are UTC text."""

    session_id: str
    title: str
    label: str | None
    starts_at: str
    ends_at: str
    room: str | None
    summary: str | None
    off: bool


def write_calendar(
    entries: Sequence[Entry], venue: tuple[str, str], now: str, *, named: bool = False
) -> bytes:
    """Write sessions of a venue (id, name) as of `now` (UTC text).

    `named`: under the venue's name, where it is many of them.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Youth Home//Events//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *([f"X-WR-CALNAME:{_text(venue[1])}"] if named else []),
        *(line for entry in entries for line in _entry(entry, venue, now)),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _entry(entry: Entry, venue: tuple[str, str], now: str) -> Iterator[str]:
    venue_id, place = venue
    title = entry.title + (f" · {entry.label}" if entry.label else "")
    where = place + (f" {entry.room}" if entry.room else "")
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.session_id}@{venue_id}"
    # By when it was written: a later copy counts over an earlier one, whoever wrote either.
    yield f"SEQUENCE:{max(0, (from_text(now) - _BEGAN) // dt.timedelta(minutes=1))}"
    yield f"DTSTAMP:{_time(now)}"
    yield f"DTSTART:{_time(entry.starts_at)}"
    yield f"DTEND:{_time(entry.ends_at)}"
    yield f"SUMMARY:{_text(title)}"
    yield f"LOCATION:{_text(where)}"
    if entry.summary:
        yield f"DESCRIPTION:{_text(entry.summary)}"
    yield f"STATUS:{'CANCELLED' if entry.off else 'CONFIRMED'}"
    yield "END:VEVENT"


def _time(text: str) -> str:
    return f"{from_text(text):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n")):
        text = text.replace(plain, escaped)
    text = text.replace("\n", "\\n").replace("\r", "\\n")
    return "".join(char for char in text if char >= " ")


def _folded(line: str) -> bytes:
    """Fold a line between characters, never inside one."""
    folded, width = bytearray(), 0
    for char in line:
        data = char.encode(errors="ignore")
        if width + len(data) > MOST_LINE:
            folded += b"\r\n "
            width = 1
        folded += data
        width += len(data)
    return bytes(folded) + b"\r\n"
