"""What one can ask about bookings: a day of one thing, who comes next, what asks for a decision."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app.bookings.hours import Opening, Openings
from app.bookings.model import Booking, BookingWords
from app.bookings.rules import BOOKED, BOOKING, LONGEST, TAKING, Taken, holds
from app.bookings.slots import Ledger, free_starts, ledger
from app.bookings.things import Thing, thing, things
from app.clock import from_text, to_text
from app.people.groups import group_of
from app.people.queries import beside_faces
from app.store.base import as_list, listed, table_of
from app.store.outbox import is_unsent
from app.store.transaction import DISCARDED
from app.venue.queries import Profile

_booking, _words = table_of(Booking), table_of(BookingWords)
CLASH, CLOSED = "clash", "closed"
"""Why a booking asks for a decision: more is booked than there is, or its thing is closed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What takes a slot: a booking, or a session of an event (`event_id`). Times are UTC text.

    `name` is whose it is, "" where nobody is named any more; `amount` None: all of it. `waiting`:
    headquarters has not got it; `mark` as every row's.
    """

    id: str
    resource_id: str
    begins: str
    ends: str
    amount: int | None
    state: str
    name: str = ""
    phone: str = ""
    person_id: str | None = None
    purpose: str = ""
    note: str = ""
    case_id: str | None = None
    clash: bool = False
    kept: bool = False
    kept_why: str = ""
    moved_from: str | None = None
    event_id: str = ""
    by: str | None = None
    waiting: bool = False
    mark: str | None = None

    @property
    def undecided(self) -> bool:
        """Say whether a person is to decide about it."""
        return self.clash and not self.kept and self.state == BOOKED


@dataclass(frozen=True, slots=True)
class Day:
    """One day of one thing: when it can be had, and what takes it, by time.

    `over` is what takes nothing any more: cancelled, or nobody came.
    """

    thing: Thing
    opening: Opening
    entries: tuple[Entry, ...]
    over: tuple[Entry, ...]
    capacity: int

    def left(self, begins: str, ends: str) -> int:
        """Give how much is free through all of a stretch of the day."""
        taken = tuple(
            Taken(one.id, one.begins, one.ends, one.amount, one.clash, one.kept)
            for one in self.entries
        )
        return Ledger(self.thing, taken, (), ()).left(Taken("", begins, ends, 1))


@dataclass(frozen=True, slots=True)
class Matter:
    """A booking that asks for a decision, and why; `met` is what it meets, the first first."""

    entry: Entry
    thing: Thing | None
    why: str
    met: tuple[Entry, ...] = ()
    free: tuple[dt.datetime, ...] = ()


def days_of_thing(
    session: Session, profile: Profile, one: Thing, first: dt.date, count: int = 1
) -> list[Day]:
    """Give so many days of the venue's calendar for one thing."""
    openings = Openings(session, profile)
    days = (first + dt.timedelta(days=place) for place in range(count))
    return [_day(session, one, openings.on(day)) for day in days]


def _day(session: Session, one: Thing, opening: Opening) -> Day:
    book = ledger(session, one, opening.opens, opening.closes)
    marked = book.marked()
    found = _entries(session, [taken.id for taken in book.bookings], marked)
    found += _events(book)
    found.sort(key=lambda entry: (entry.begins, entry.id))
    over = select(Booking.id).where(
        Booking.resource_id == one.id,
        Booking.begins_at > to_text(opening.opens - LONGEST),
        Booking.begins_at < to_text(opening.closes),
        Booking.ends_at > to_text(opening.opens),
        Booking.state.not_in(TAKING),
        Booking.mark.is_distinct_from(DISCARDED),
    )
    gone = _entries(session, session.execute(over).scalars().all(), frozenset())
    return Day(one, opening, tuple(found), tuple(gone), holds(one.capacity))


def entry_of(session: Session, booking_id: str) -> Entry | None:
    """Give one booking, None when there is none of that id."""
    return next(iter(_entries(session, [booking_id], frozenset())), None)


def upcoming(session: Session, now: dt.datetime, most: int = 50) -> list[Entry]:
    """Give who is booked from now on, the next first."""
    chosen = (
        select(Booking.id)
        .where(Booking.state == BOOKED, *_to_come(now), _STANDS)
        .order_by(Booking.begins_at, Booking.id)
        .limit(most)
    )
    return _entries(session, session.execute(chosen).scalars().all(), frozenset())


def bookings_of(session: Session, person_id: str) -> list[Entry]:
    """Give a person's bookings by all their cards, the latest first."""
    cards = group_of(session, person_id)
    chosen = (
        select(Booking.id)
        .join(BookingWords, BookingWords.booking_id == Booking.id)
        .where(BookingWords.person_id.in_(cards), _STANDS)
    )
    found = _entries(session, session.execute(chosen).scalars().all(), frozenset())
    return sorted(found, key=lambda one: (one.begins, one.id), reverse=True)


def of_case(session: Session, case_id: str) -> list[Entry]:
    """Give what was booked for a case, the next first."""
    chosen = select(Booking.id).where(Booking.case_id == case_id, _STANDS)
    return _entries(session, session.execute(chosen).scalars().all(), frozenset())


def to_decide(
    session: Session, profile: Profile, now: dt.datetime, day: str, *, advised: bool = True
) -> list[Matter]:
    """Give the bookings to come that ask for a decision, the next first.

    `advised`: with what each meets, and when it could be had instead.

    Too much is booked, or whoever booked cannot be sent there any more: the thing was withdrawn, is
    no longer in the directory, or the house is closed on that day.
    """
    chosen = select(Booking).where(Booking.state == BOOKED, *_to_come(now), _STANDS, _UNKEPT)
    by_thing: dict[str, list[Booking]] = defaultdict(list)
    for row in session.execute(chosen).scalars():
        by_thing[row.resource_id].append(row)
    known = {one.id: one for one in things(session, day)}
    found: list[Matter] = []
    for resource_id, rows in by_thing.items():
        found += _matters(session, profile, known.get(resource_id), rows, now, advised=advised)
    return sorted(found, key=lambda one: (one.entry.begins, one.entry.id))


def matter_of(
    session: Session, profile: Profile, booking_id: str, now: dt.datetime, day: str
) -> Matter | None:
    """Give why one booking asks for a decision, with what it meets; None where it does not."""
    row = session.get(Booking, booking_id)
    if row is None or row.state != BOOKED:
        return None
    found = _matters(session, profile, thing(session, row.resource_id, day), [row], now)
    return next(iter(found), None)


def met_by(session: Session, one: Thing, begins: dt.datetime, ends: dt.datetime) -> list[Entry]:
    """Give what takes a thing between two moments: bookings and events, by time."""
    book = ledger(session, one, begins, ends)
    found = _entries(session, [taken.id for taken in book.bookings], book.marked())
    return sorted([*found, *_events(book)], key=lambda entry: (entry.begins, entry.id))


def _matters(
    session: Session,
    profile: Profile,
    one: Thing | None,
    rows: Sequence[Booking],
    now: dt.datetime,
    *,
    advised: bool = True,
) -> list[Matter]:
    """Give those among the bookings of one thing that ask for a decision."""
    if one is None:
        entries = _entries(session, [row.id for row in rows], frozenset())
        return [Matter(entry, None, CLOSED) for entry in entries]
    openings = Openings(session, profile)
    marked = ledger(session, one, *_reach(rows)).marked()
    why = {row.id: CLASH for row in rows if row.id in marked}
    closed = (row for row in rows if not one.open or openings.at(from_text(row.begins_at)).closed)
    why |= {row.id: CLOSED for row in closed}
    found = []
    for entry in _entries(session, why, marked):
        begins, ends = from_text(entry.begins), from_text(entry.ends)
        met: list[Entry] = []
        free: list[dt.datetime] = []
        if advised:
            met = [other for other in met_by(session, one, begins, ends) if other.id != entry.id]
        if advised and one.open:
            wanted = (begins, ends, entry.amount)
            free = free_starts(session, profile, one, wanted, now)
        found.append(Matter(entry, one, why[entry.id], tuple(met), tuple(free)))
    return found


def _reach(rows: Sequence[Booking]) -> tuple[dt.datetime, dt.datetime]:
    """Give from when to when all lies that can meet these bookings, or meet what meets them."""
    first, last = min(row.begins_at for row in rows), max(row.ends_at for row in rows)
    return from_text(first) - LONGEST, from_text(last) + LONGEST


def _to_come(now: dt.datetime) -> tuple[ColumnElement[bool], ...]:
    """Pick what is not over yet, along the index of beginnings: years of others are passed by."""
    return Booking.begins_at > to_text(now - LONGEST), Booking.ends_at > to_text(now)


def _events(book: Ledger) -> list[Entry]:
    return [
        Entry(
            one.id,
            book.thing.id,
            one.starts_at,
            one.ends_at,
            None,
            BOOKED,
            name=one.title,
            event_id=one.event_id,
        )
        for one in book.sessions
    ]


_STANDS = Booking.mark.is_distinct_from(DISCARDED)
_UNKEPT = or_(Booking.clash_kept.is_(None), Booking.clash_kept.is_(False))
_FROM, (_NAME, _PHONE) = beside_faces(
    _booking.outerjoin(_words, _words.c.booking_id == _booking.c.id), _words.c.person_id
)
_ENTRY = (
    select(
        _booking,
        _words.c.person_id,
        _words.c.name,
        _words.c.phone,
        _words.c.purpose,
        _words.c.note,
        _words.c.kept_why,
        _NAME.label("called"),
        _PHONE.label("reached"),
        is_unsent(_booking.c.id, BOOKING.name).label("unsent"),
    )
    .select_from(_FROM)
    .where(_booking.c.id.in_(listed("some")))
    .order_by(_booking.c.begins_at, _booking.c.id, _words.c.id)
)


def _entries(session: Session, ids: Iterable[str], marked: frozenset[str]) -> list[Entry]:
    """Read bookings with what is said of them; `marked` is too much as far as is known here."""
    rows = session.connection().execute(_ENTRY, {"some": as_list(ids)}).all()
    found: dict[str, Entry] = {}
    for row in rows:
        before = found.get(row.id)
        found[row.id] = Entry(
            row.id,
            row.resource_id,
            row.begins_at,
            row.ends_at,
            row.amount,
            row.state,
            name=row.called or row.name or (before.name if before else ""),
            phone=row.reached or row.phone or (before.phone if before else ""),
            person_id=row.person_id or (before.person_id if before else None),
            purpose=row.purpose or (before.purpose if before else ""),
            note=row.note or (before.note if before else ""),
            case_id=row.case_id,
            clash=row.id in marked or (bool(row.clash) and row.state in TAKING),
            kept=bool(row.clash_kept),
            kept_why=row.kept_why or (before.kept_why if before else ""),
            moved_from=row.moved_from,
            by=row.recorded_by,
            waiting=bool(row.unsent),
            mark=row.mark,
        )
    return list(found.values())
