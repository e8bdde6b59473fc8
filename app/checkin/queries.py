"""What one can ask about visits: who came today, who is inside, how full it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, bindparam, exists, func, literal_column, select
from sqlalchemy.orm import Session

from app.checkin.model import Departure, Visit, root_of
from app.clock import from_text, to_text
from app.people.groups import group_of, groups, heads_of
from app.people.queries import Face, faces
from app.store.base import as_list, listed, table_of
from app.store.outbox import unsent_rows, unsure_rows
from app.store.voids import not_voided
from app.venue.queries import Profile

AMBER, RED = 0.9, 1.0


@dataclass(frozen=True, slots=True)
class OpenVisit:
    """A person's coming of one day. `left_at` is set when they checked out after it."""

    visit_id: str
    root: str
    happened_at: str
    desk: str
    method: str
    purpose: str | None
    left_at: str | None


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One line of today's list, newest first. `person_id` is None for a head count.

    `card_id` is the card the visit was written to: another one than `person_id` where that was
    merged with others.
    `state`: waiting (on this disk), hub (headquarters has it), refused or held (marked there).
    """

    visit_id: str
    person_id: str | None
    card_id: str | None
    name: str
    phone: str | None
    heads: int
    age_band: str | None
    purpose: str | None
    method: str
    happened_at: str
    desk: str
    left_at: str | None
    inside: bool
    first: bool
    again: bool
    duplicate: bool
    state: str
    unsure: bool = False
    """The PC's clock had not been compared with headquarters' when it was written."""


@dataclass(frozen=True, slots=True)
class Occupancy:
    """How full the venue is. `level`: ok, amber from 90 %, red from 100 % of `capacity`.

    `capacity` 0 means it is not stated; then the level is always ok. `visits` are person-times
    that count, `first_times` people who had never come before.
    """

    inside: int
    capacity: int
    visits: int
    first_times: int

    @property
    def level(self) -> str:
        """Say how near the limit it is; being full never stops anybody."""
        if not self.capacity or self.inside < self.capacity * AMBER:
            return "ok"
        return "amber" if self.inside < self.capacity * RED else "red"


@dataclass(frozen=True, slots=True)
class Today:
    """Today's list and what it comes to."""

    rows: Sequence[TodayRow]
    occupancy: Occupancy


_visit = table_of(Visit)


def _latest(cards: ColumnElement[bool]) -> Select[Any]:
    """Make the statement for the latest visit that counts of a day, by some cards."""
    return (
        select(
            _visit.c.id,
            root_of.label("root"),
            _visit.c.happened_at,
            _visit.c.recorded_desk,
            _visit.c.method,
            _visit.c.purpose,
        )
        .where(cards, _visit.c.day == bindparam("day"), not_voided(_visit.c.id))
        # The + keeps SQLite to the person's own visits: for the sake of the order it would
        # rather read through everybody's of the day.
        .order_by(literal_column("+visits.happened_at").desc(), _visit.c.id.desc())
        .limit(1)
    )


_LATEST = _latest(_visit.c.person_id == bindparam("person"))
_LATEST_MERGED = _latest(_visit.c.person_id.in_(listed("cards")))
"""Nearly nobody is merged: whoever is not is not charged for those who are."""


_asked = func.json_each(bindparam("people")).table_valued("value").c.value
# One step into the index for each person: reading all their visits read most of the day's pages.
_BEFORE = select(_asked).where(
    exists().where(
        _visit.c.person_id == _asked, _visit.c.day < bindparam("day"), not_voided(_visit.c.id)
    )
)


def visit_today(session: Session, person_id: str, day: str) -> OpenVisit | None:
    """Give a person's latest coming of `day`, by any of their cards; None when none counts."""
    mine = group_of(session, person_id)
    if len(mine) == 1:
        said, latest = {"person": person_id, "day": day}, _LATEST
    else:
        said, latest = {"cards": as_list(mine), "day": day}, _LATEST_MERGED
    row = session.connection().execute(latest, said).first()
    if row is None:
        return None
    visits = select(Visit.id).where(Visit.person_id.in_(mine), Visit.day == day)
    left_at = session.execute(
        select(func.max(Departure.happened_at)).where(
            Departure.visit_id.in_(visits),
            Departure.happened_at >= row.happened_at,
            not_voided(Departure.id),
        )
    ).scalar_one()
    return OpenVisit(
        row.id, row.root, row.happened_at, row.recorded_desk or "", row.method, row.purpose, left_at
    )


@dataclass(frozen=True, slots=True)
class LastCame:
    """Who came in last at a desk: nobody's id where they were counted without names."""

    person_id: str | None
    happened_at: str


def last_came(session: Session, day: str, desk: str) -> LastCame | None:
    """Give who came in last on a business day at the desk of a letter; None where nobody has."""
    row = session.execute(
        select(_visit.c.person_id, _visit.c.happened_at)
        .where(_visit.c.day == day, _visit.c.recorded_desk == desk, not_voided(_visit.c.id))
        .order_by(_visit.c.happened_at.desc(), _visit.c.id.desc())
        .limit(1)
    ).first()
    return LastCame(row.person_id, row.happened_at) if row is not None else None


def today(session: Session, day: str, now: dt.datetime, profile: Profile) -> Today:
    """Give the list of a business day, newest first, and the occupancy at `now`."""
    visits = _visits(session, day)
    left = _departures(session, day)
    heads = heads_of(session, [row.person_id for row in visits if row.person_id])
    roots = _roots(visits, heads)
    left_by_root: dict[str, str] = {}
    for visit_id, at in left:
        root = roots.get(visit_id, visit_id)
        left_by_root[root] = max(at, left_by_root.get(root, ""))
    unknown_after = closing(profile, day)
    over = to_text(now) >= unknown_after
    who = [heads.get(row.person_id, row.person_id) for row in visits if row.person_id]
    people = faces(session, who)
    before = _came_before(session, who, day)
    unsent = unsent_rows(session, "visit", [row.id for row in visits if row.seen_number is None])
    unsure = unsure_rows(session, "visit", unsent) if unsent else set()
    rows: list[TodayRow] = []
    for row in visits:
        left_at = left_by_root.get(roots[row.id])
        if left_at is not None and left_at < row.happened_at:
            left_at = None
        forgotten = over and row.happened_at < unknown_after
        inside = not (left_at or forgotten)
        line = _line(row, heads, people, before, unsent, left_at, inside=inside)
        rows.append(replace(line, unsure=True) if row.id in unsure else line)
    return Today(rows, _occupancy(rows, roots, profile))


def inside_now(session: Session, day: str, now: dt.datetime, profile: Profile) -> list[TodayRow]:
    """Give who is in the building now, each coming once, by name: the list for an evacuation."""
    rows = [row for row in today(session, day, now, profile).rows if row.inside]
    once: dict[str, TodayRow] = {}
    for row in rows:
        once.setdefault(row.person_id or row.visit_id, row)
    return sorted(once.values(), key=lambda row: (row.person_id is None, row.name))


def closing(profile: Profile, day: str) -> str:
    """Give the moment of a business day after which nobody is taken to be inside any more.

    A closing time before the day's start (01:00, say) lies in the next calendar day.
    """
    closes = dt.time.fromisoformat(profile.closes)
    date = dt.date.fromisoformat(day)
    if profile.closes <= profile.day_starts:
        date += dt.timedelta(days=1)
    return to_text(dt.datetime.combine(date, closes, ZoneInfo(profile.timezone)))


def visits_of(session: Session, person_id: str, most: int = 50) -> list[TodayRow]:
    """Give the visits of a person that count, by all their cards, newest first."""
    mine = group_of(session, person_id)
    heads = heads_of(session, mine)
    rows = session.execute(
        _line_columns()
        .where(Visit.person_id.in_(mine), not_voided(Visit.id))
        .order_by(Visit.happened_at.desc())
        .limit(most)
    ).all()
    people = faces(session, [heads.get(person_id, person_id)])
    unsent = unsent_rows(session, "visit", [row.id for row in rows if row.seen_number is None])
    ids = [row.id for row in rows]
    left = dict(
        session.execute(
            select(Departure.visit_id, func.max(Departure.happened_at))
            .where(Departure.visit_id.in_(ids), not_voided(Departure.id))
            .group_by(Departure.visit_id)
        )
        .tuples()
        .all()
    )
    unsure = unsure_rows(session, "visit", unsent) if unsent else set()
    lines = [
        _line(row, heads, people, set(), unsent, left.get(row.id), inside=False) for row in rows
    ]
    return [replace(one, unsure=one.visit_id in unsure) for one in lines]


def _line_columns() -> Any:
    return select(
        Visit.id,
        Visit.person_id,
        Visit.heads,
        Visit.age_band,
        Visit.purpose,
        Visit.method,
        Visit.happened_at,
        Visit.recorded_desk,
        Visit.reentry_of,
        Visit.duplicate_of,
        Visit.mark,
        Visit.seen_number,
        root_of.label("root"),
    )


def _visits(session: Session, day: str) -> Sequence[Any]:
    found: Sequence[Any] = session.execute(
        _line_columns()
        .where(Visit.day == day, not_voided(Visit.id))
        .order_by(Visit.happened_at.desc(), Visit.id.desc())
    ).all()
    return found


def _departures(session: Session, day: str) -> Iterable[tuple[str, str]]:
    return (
        session.execute(
            select(Departure.visit_id, Departure.happened_at).where(
                Departure.day == day, not_voided(Departure.id)
            )
        )
        .tuples()
        .all()
    )


def _roots(visits: Sequence[Any], heads: dict[str, str]) -> dict[str, str]:
    """Give for each visit of a day what it is one coming with.

    Who came by two cards came once, also before headquarters has said so.
    """
    roots = {row.id: row.root for row in visits}
    merged: dict[str, list[Any]] = {}
    for row in visits:
        if row.person_id in heads:
            merged.setdefault(heads[row.person_id], []).append(row)
    for some in merged.values():
        if len({row.person_id for row in some}) > 1:
            first = min(some, key=lambda row: (row.happened_at, row.id))
            roots.update({row.id: roots[first.id] for row in some})
    return roots


def _came_before(session: Session, heads: list[str], day: str) -> set[str]:
    """Give who of these people had come on a day before, by any of their cards."""
    merged = groups(session.connection(), heads)
    of = {one: head for head, members in merged.items() for one in members}
    asked = {"people": as_list(dict.fromkeys([*heads, *of])), "day": day}
    return {of.get(one, one) for one in session.connection().execute(_BEFORE, asked).scalars()}


def _line(
    row: Any,
    heads: dict[str, str],
    people: dict[str, Face],
    before: set[str],
    unsent: set[str],
    left_at: str | None,
    *,
    inside: bool,
) -> TodayRow:
    head = heads.get(row.person_id, row.person_id)
    face = people.get(head or "")
    return TodayRow(
        visit_id=row.id,
        person_id=head,
        card_id=row.person_id,
        name=face.name if face else "",
        phone=face.phone if face else None,
        heads=row.heads,
        age_band=row.age_band,
        purpose=row.purpose,
        method=row.method,
        happened_at=row.happened_at,
        desk=row.recorded_desk or "",
        left_at=left_at,
        inside=inside,
        first=head is not None and head not in before and not row.reentry_of,
        again=row.reentry_of is not None,
        duplicate=row.duplicate_of is not None,
        state=row.mark or ("waiting" if row.id in unsent else "hub"),
    )


def _occupancy(rows: Sequence[TodayRow], roots: dict[str, str], profile: Profile) -> Occupancy:
    counted: dict[str, int] = {}
    inside: dict[str, int] = {}
    first: set[str] = set()
    for row in rows:
        root = roots[row.visit_id]
        counted[root] = max(row.heads, counted.get(root, 0))
        if row.inside:
            inside[root] = max(row.heads, inside.get(root, 0))
        if row.first and row.person_id:
            first.add(row.person_id)
    return Occupancy(sum(inside.values()), profile.capacity, sum(counted.values()), len(first))


def since(row: OpenVisit, now: dt.datetime) -> dt.timedelta:
    """Give how long ago a visit began."""
    return now - from_text(row.happened_at)
