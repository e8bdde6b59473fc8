"""What is looked at before an event is published, and where it gets into another one's way."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.bookings.inroom import count_booked
from app.clock import from_text, to_text
from app.events.model import Event, EventSession
from app.events.planning import Plan, Sitting
from app.events.questions import WITH_OPTIONS, read_questions
from app.events.rules import CANCELLED
from app.store.transaction import DISCARDED
from app.venue.queries import Profile

WORDS = Path(__file__).resolve().parents[2] / "resources" / "codes" / "event_words.json"
SHORTEST = dt.timedelta(minutes=30)
FEWEST = 2
FEWEST_OPTIONS = 2
ENOUGH_WORDS = 20
BAD, WARN, GOOD = "bad", "warn", "good"


@dataclass(frozen=True, slots=True)
class Clash:
    """Another session in the same room at the same time."""

    title: str
    starts_at: str
    ends_at: str


@dataclass(frozen=True, slots=True)
class Advice:
    """Two ways out of a clash: another room that is free then, and when this one is free again."""

    room: str | None
    starts_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the check list. `level`: bad (not to be published so), warn, good.

    `code` names what was looked at; `facts` what its sentence needs; `fix` what one click puts
    right, when that is possible: other_room, other_time, shorten, open_web, add_waitlist.
    """

    code: str
    level: str
    facts: tuple[tuple[str, str], ...] = ()
    fix: str = ""


def clashes(session: Session, sitting: Sitting, but_for: Sequence[str] = ()) -> list[Clash]:
    """Give the sessions that are in a sitting's room at its time; `but_for`: sessions' own ids."""
    if not sitting.room:
        return []
    return [Clash(*row) for row in _in_room(session, sitting.room, sitting, but_for)]


def advice(session: Session, sitting: Sitting, but_for: Sequence[str] = ()) -> Advice:
    """Give two ways out of a clash, from the rooms this venue has used."""
    rooms = session.execute(
        select(EventSession.room).where(EventSession.room.is_not(None)).distinct()
    ).scalars()
    free = next(
        (
            room
            for room in sorted(str(room) for room in rooms)
            if room != sitting.room and not _in_room(session, room, sitting, but_for)
        ),
        None,
    )
    return Advice(free, _next_start(session, sitting, but_for))


def look_over(
    session: Session,
    profile: Profile,
    plan: Plan,
    sittings: Sequence[Sitting],
    own: tuple[str, Sequence[str]] = ("", ()),
) -> list[Finding]:
    """Go through what headquarters returns events for; `own` is the event's id and its sessions'.

    The eleven reasons of the platform, as far as a program can tell; room, hours and seats beside.
    """
    found = [
        _rooms(session, sittings, own[1]),
        _hours(profile, sittings),
        _lengths(sittings),
        _seats(profile, plan, sittings),
        _words(plan),
        _options(plan),
        _place(sittings),
        _on_platform(plan, sittings),
        _repeated(session, plan, sittings, own[0]),
        _kind(plan),
        _recruits(plan),
        _money(plan),
    ]
    return [one for one in found if one is not None]


def may_publish(found: Sequence[Finding]) -> bool:
    """Say whether nothing on the list stands in the way."""
    return all(one.level != BAD for one in found)


def _rooms(session: Session, sittings: Sequence[Sitting], own: Sequence[str]) -> Finding:
    met = [clash for one in sittings for clash in clashes(session, one, own)]
    if met:
        first = (("title", met[0].title), ("count", str(len(met))))
        return Finding("room_clash", BAD, first, "other_room")
    booked = sum(
        count_booked(session, one.room, to_text(one.starts_at), to_text(one.ends_at))
        for one in sittings
        if one.room
    )
    if booked:
        return Finding("room_booked", WARN, (("count", str(booked)),))
    return Finding("room_free", GOOD)


def _hours(profile: Profile, sittings: Sequence[Sitting]) -> Finding:
    zone = ZoneInfo(profile.timezone)
    facts = (("opens", profile.opens), ("closes", profile.closes))
    for one in sittings:
        starts, ends = one.starts_at.astimezone(zone), one.ends_at.astimezone(zone)
        if not _is_open(profile, starts, ends):
            return Finding("outside_hours", WARN, facts)
    return Finding("inside_hours", GOOD, facts)


def _is_open(profile: Profile, starts: dt.datetime, ends: dt.datetime) -> bool:
    """Say whether a venue is open all the time; it may close past midnight."""
    opens, closes = map(dt.time.fromisoformat, (profile.opens, profile.closes))
    nights = dt.timedelta(days=int(closes <= opens))
    first = starts.date() - nights if starts.time() < opens else starts.date()
    opened = dt.datetime.combine(first, opens, starts.tzinfo)
    return opened <= starts and ends <= dt.datetime.combine(first, closes, starts.tzinfo) + nights


def _lengths(sittings: Sequence[Sitting]) -> Finding | None:
    if any(one.ends_at - one.starts_at < SHORTEST for one in sittings):
        return Finding("too_short", BAD, (("minutes", "30"),), "lengthen")
    return None


def _seats(profile: Profile, plan: Plan, sittings: Sequence[Sitting]) -> Finding:
    most = max((one.capacity for one in sittings), default=0)
    if 0 < most < FEWEST:
        return Finding("too_few", BAD, (("least", str(FEWEST)),))
    if profile.capacity and most > profile.capacity:
        return Finding("above_room", WARN, (("most", str(profile.capacity)),))
    if most and not plan.waitlist:
        return Finding("no_waitlist", WARN, (), "add_waitlist")
    return Finding("seats_fit", GOOD, (("most", str(profile.capacity)),))


def _words(plan: Plan) -> Finding:
    said = f"{plan.summary or ''}{plan.details or ''}"
    if len(said.strip()) < ENOUGH_WORDS:
        return Finding("words_few", BAD, (("least", str(ENOUGH_WORDS)),))
    lacking = [name for name in ("audience", "host", "contact") if not getattr(plan, name)]
    if lacking:
        return Finding("words_lack", WARN, (("fields", " ".join(lacking)),))
    return Finding("words_enough", GOOD)


def _options(plan: Plan) -> Finding | None:
    """A question with nothing to choose from could be answered by nobody."""
    lacking = [
        one.text
        for one in read_questions(plan.questions)
        if one.form in WITH_OPTIONS and len(one.options) < FEWEST_OPTIONS
    ]
    return Finding("options_missing", BAD, (("question", lacking[0]),)) if lacking else None


def _place(sittings: Sequence[Sitting]) -> Finding | None:
    return Finding("room_missing", BAD) if any(not one.room for one in sittings) else None


def _on_platform(plan: Plan, sittings: Sequence[Sitting]) -> Finding | None:
    if any(one.capacity for one in sittings) and "web" not in plan.outlets:
        return Finding("not_on_web", WARN, (), "open_web")
    return None


def _repeated(
    session: Session, plan: Plan, sittings: Sequence[Sitting], own: str
) -> Finding | None:
    """One event split into many, or the same put in twice: what looks like counting up."""
    days = [to_text(one.starts_at)[:10] for one in sittings] or [""]
    wanted = (
        select(Event.title)
        .join(EventSession, EventSession.event_id == Event.id)
        .where(
            Event.title == plan.title,
            Event.id != own,
            Event.review != CANCELLED,
            Event.mark.is_distinct_from(DISCARDED),
            EventSession.starts_at.between(min(days), max(days) + "T99"),
        )
        .limit(1)
    )
    if session.execute(wanted).first() is not None:
        return Finding("repeated", WARN, (("title", plan.title),))
    return None


def _kind(plan: Plan) -> Finding | None:
    met = _met("meeting", plan.title, plan.summary)
    return Finding("meeting", BAD, (("word", met),)) if met else None


def _recruits(plan: Plan) -> Finding | None:
    met = _met("recruiting", plan.title, plan.summary, plan.details)
    return Finding("recruiting", WARN, (("word", met),)) if met else None


def _money(plan: Plan) -> Finding | None:
    met = _met("money", plan.title, plan.summary, plan.details)
    return Finding("money", BAD, (("word", met),)) if met else None


def _met(what: str, *texts: str | None) -> str:
    """Give the first telling word in these texts, or ''."""
    said = " ".join(text for text in texts if text)
    return next((word for word in _words_of()[what] if word in said), "")


@cache
def _words_of() -> dict[str, list[str]]:
    read: dict[str, list[str]] = json.loads(WORDS.read_text(encoding="utf-8"))
    return read


def _in_room(
    session: Session, room: str, sitting: Sitting, but_for: Sequence[str]
) -> list[tuple[str, str, str]]:
    wanted = (
        select(Event.title, EventSession.starts_at, EventSession.ends_at)
        .join(EventSession, EventSession.event_id == Event.id)
        .where(
            EventSession.room == room,
            EventSession.starts_at < to_text(sitting.ends_at),
            EventSession.ends_at > to_text(sitting.starts_at),
            EventSession.status != CANCELLED,
            EventSession.id.not_in(but_for),
            EventSession.mark.is_distinct_from(DISCARDED),
            Event.review != CANCELLED,
        )
        .order_by(EventSession.starts_at)
    )
    return [(row[0], row[1], row[2]) for row in session.execute(wanted)]


def _next_start(session: Session, sitting: Sitting, but_for: Sequence[str]) -> dt.datetime | None:
    """Give when the room is free for as long, the same day; None when it is not any more."""
    length = sitting.ends_at - sitting.starts_at
    tried = sitting
    for _ in range(20):
        met = _in_room(session, sitting.room or "", tried, but_for)
        if not met:
            return tried.starts_at
        starts = from_text(max(ends for _, _, ends in met))
        if starts - sitting.starts_at > dt.timedelta(hours=12):
            return None
        tried = replace(tried, starts_at=starts, ends_at=starts + length)
    return None
