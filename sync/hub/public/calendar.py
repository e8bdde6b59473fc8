"""A session as a calendar takes it (iCalendar, RFC 5545): times in UTC, lines folded."""

from __future__ import annotations

from app.clock import from_text
from sync.hub.public.seen import Offer, Place

MOST_LINE = 75
MEDIA = "text/calendar; charset=utf-8"


def as_calendar(offer: Offer, place: Place, now: str, *, off: bool) -> bytes:
    """Write one session; its id stays, so that fetching it again changes the entry."""
    title = offer.about.title + (f" · {offer.when.label}" if offer.when.label else "")
    where = place.name + (f" {offer.when.room}" if offer.when.room else "")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Youth Home//Events//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{offer.id}@{place.id}",
        f"DTSTAMP:{_time(now)}",
        f"DTSTART:{_time(offer.when.starts_at)}",
        f"DTEND:{_time(offer.when.ends_at)}",
        f"SUMMARY:{_text(title)}",
        f"LOCATION:{_text(where)}",
        *([f"DESCRIPTION:{_text(offer.about.summary)}"] if offer.about.summary else []),
        f"STATUS:{'CANCELLED' if off else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _time(text: str) -> str:
    return f"{from_text(text):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n")):
        text = text.replace(plain, escaped)
    return text.replace("\n", "\\n").replace("\r", "\\n")


def _folded(line: str) -> bytes:
    """Fold a line between characters, never inside one."""
    folded, width = bytearray(), 0
    for char in line:
        data = char.encode()
        if width + len(data) > MOST_LINE:
            folded += b"\r\n "
            width = 1
        folded += data
        width += len(data)
    return bytes(folded) + b"\r\n"
