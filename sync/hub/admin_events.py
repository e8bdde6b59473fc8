"""`admin event list|show|after|approve|return|cancel|delete|drop|move|quota`, for headquarters."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from app.clock import from_text
from app.events.rules import CANCELLED, EVENT, EVENT_SESSION, REVIEWS, SEATS
from app.venue.rules import DEFAULTS, VENUE
from sync.hub import afterwards, reviewing, slips
from sync.hub.book import Book
from sync.hub.hub import Hub
from sync.hub.postgres import tell
from sync.hub.quotas import set_capacity
from sync.merge import Stored

VenueOf = Callable[[Connection, str], str]
Deed = Callable[[Book, argparse.Namespace], list[dict[str, Any]]]
_COUNTS = ("capacity", "used", "waiting", "overbooked", "pool")
_SHOWN = ("title", "category", "summary", "details", "host", "audience", "contact", "check_mode")
"""What headquarters reads before it decides; nobody's registration is among it."""


def _list(book: Book, asked: argparse.Namespace) -> list[dict[str, Any]]:
    events = [row for row in book.of_kind(EVENT.name) if not row.gone]
    wanted = [row for row in events if asked.review in (None, row.fields["review"])]
    found = [(reviewing.sessions_of(book, row.id), row) for row in wanted]
    found.sort(
        key=lambda pair: (str(pair[0][0].fields["starts_at"]) if pair[0] else "", pair[1].id)
    )
    return [
        {
            "event": row.id,
            "title": row.fields["title"],
            "review": row.fields["review"],
            "sessions": len(sessions),
            "starts": _local(book, sessions[0], "starts_at") if sessions else None,
        }
        for sessions, row in found
    ]


def _show(book: Book, asked: argparse.Namespace) -> list[dict[str, Any]]:
    event = reviewing.event_of(book, asked.event)
    said = {name: event.fields.get(name) for name in _SHOWN}
    return [
        {"event": event.id, **_standing(event.fields), **said},
        *(_session(book, row) for row in reviewing.sessions_of(book, event.id)),
    ]


def _after(book: Book, asked: argparse.Namespace) -> list[dict[str, Any]]:
    event = reviewing.event_of(book, asked.event)
    vouchers = afterwards.by_voucher(book, event.id)
    for one in vouchers:
        one["at"] = f"{from_text(one['at']).astimezone(_zone(book)):%Y-%m-%d %H:%M}"
    told = {"event": event.id, "title": event.fields["title"]}
    return [
        {**told, "account": afterwards.account(book, event.id)},
        {"evaluation": afterwards.evaluation(book, event.id)},
        *vouchers,
    ]


def _approve(book: Book, asked: argparse.Namespace) -> list[dict[str, Any]]:
    return [{"event": asked.event, **_standing(reviewing.approve(book, asked.event))}]


def _return(book: Book, asked: argparse.Namespace) -> list[dict[str, Any]]:
    return [
        {"event": asked.event, **_standing(reviewing.give_back(book, asked.event, asked.reason))}
    ]


def _cancel(book: Book, asked: argparse.Namespace) -> list[dict[str, Any]]:
    return [
        {"event": asked.event, **_standing(reviewing.call_off(book, asked.event, asked.reason))}
    ]


def _delete(book: Book, asked: argparse.Namespace) -> list[dict[str, Any]]:
    fields = reviewing.remove(book, asked.event, asked.reason)
    return [{"event": asked.event, **_standing(fields), "removed": True}]


def _drop(book: Book, asked: argparse.Namespace) -> list[dict[str, Any]]:
    reviewing.call_off_session(book, asked.session)
    return [_session(book, reviewing.session_of(book, asked.session))]


def _move(book: Book, asked: argparse.Namespace) -> list[dict[str, Any]]:
    if asked.starts is None and asked.ends is None and asked.room is None:
        raise LookupError("nowhere to move it was named: see event move --help")
    zone = _zone(book)
    starts, ends = (at.replace(tzinfo=zone) if at else None for at in (asked.starts, asked.ends))
    reviewing.move(book, asked.session, starts, ends, asked.room)
    return [_session(book, reviewing.session_of(book, asked.session))]


def _quota(book: Book, asked: argparse.Namespace) -> list[dict[str, Any]]:
    reviewing.session_of(book, asked.session)
    return [{"session": asked.session, **set_capacity(book, asked.session, asked.capacity)}]


def _standing(fields: dict[str, Any]) -> dict[str, Any]:
    """Give where an event stands, with the reason while it is one."""
    reason = fields.get("cancel_reason" if fields["review"] == CANCELLED else "review_note")
    return {"review": fields["review"], "reason": reason}


def _session(book: Book, row: Stored) -> dict[str, Any]:
    seats = book.row(SEATS.name, row.id)
    counts = {name: seats.fields[name] for name in _COUNTS} if seats is not None else {}
    times = {name: _local(book, row, f"{name}_at") for name in ("starts", "ends")}
    said = {name: row.fields.get(name) for name in ("label", "room", "status", "capacity")}
    return {"session": row.id, **times, **said, **counts}


def _local(book: Book, row: Stored, name: str) -> str:
    return f"{from_text(str(row.fields[name])).astimezone(_zone(book)):%Y-%m-%d %H:%M}"


def _zone(book: Book) -> ZoneInfo:
    """Give the venue's own time zone: whoever types at headquarters means its clocks."""
    venue = book.row(VENUE.name, book.venue_id)
    said = venue.fields.get("timezone") if venue is not None else None
    return ZoneInfo(str(said or DEFAULTS["timezone"]))


def add_doors(doors: Any, venue_of: VenueOf) -> None:
    """Let the command line know of it. `venue_of` gives a venue's id by its code."""

    def opened(deed: Deed, connection: Connection, hub: Hub, asked: argparse.Namespace) -> Any:
        venue_id = venue_of(connection, asked.venue)
        book = Book(connection, hub, venue_id)
        results = deed(book, asked)
        if book.changed:
            book.flush()
            tell(connection, venue_id)
        return results

    event = doors.add_parser("event", help="review, move and call off a venue's events")
    ways = event.add_subparsers(required=True)
    for name, deed, named, help_ in (
        ("list", _list, None, "list a venue's events, the first first"),
        ("show", _show, "event", "one event with its sessions and their seats"),
        ("after", _after, "event", "its account, what was said of it, who came by a proof"),
        ("approve", _approve, "event", "what was handed in may be registered for"),
        ("return", _return, "event", "send it back, with what is to be mended"),
        ("cancel", _cancel, "event", "call it off with all its sessions; no way leads back"),
        ("delete", _delete, "event", "call it off, and take it out of the calendar"),
        ("drop", _drop, "session", "call one session off"),
        ("move", _move, "session", "to another time or room, by the venue's clocks"),
        ("quota", _quota, "session", "how many seats it shall have: as `admin seats`"),
    ):
        way = ways.add_parser(name, help=help_)
        way.add_argument("venue", type=slips.whole)
        if named is not None:
            way.add_argument(named, type=slips.whole)
        _more(way, name)
        way.set_defaults(
            job=lambda connection, hub, asked, deed=deed: opened(deed, connection, hub, asked)
        )


def _more(way: argparse.ArgumentParser, name: str) -> None:
    """Let one way take what it needs besides what it is about."""
    if name == "list":
        way.add_argument("--review", choices=REVIEWS, default=None)
    elif name == "return":
        way.add_argument("--reason", type=slips.text(EVENT, "review_note"), required=True)
    elif name in ("cancel", "delete"):
        way.add_argument("--reason", type=slips.text(EVENT, "cancel_reason"), required=True)
    elif name == "quota":
        way.add_argument("capacity", type=slips.number("capacity", kind=EVENT_SESSION))
    elif name == "move":
        for end in ("starts", "ends"):
            way.add_argument(f"--{end}", type=_moment, default=None, help="2026-11-28T14:00")
        way.add_argument("--room", type=slips.text(EVENT_SESSION, "room"), default=None)


def _moment(text: str) -> dt.datetime:
    """Read a day and a time of day, without a zone: the venue's is meant."""
    try:
        return dt.datetime.strptime(text, "%Y-%m-%dT%H:%M")  # noqa: DTZ007 - its zone comes later
    except ValueError as error:
        message = f"not a time like 2026-11-28T14:00: {slips.shown(text)}"
        raise argparse.ArgumentTypeError(message) from error
