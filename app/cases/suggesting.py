"""Who of the directory could help with a case, and why somebody else is not among them.

What is shown of a case to whoever asks is all that is asked with: somebody who may not read its
words gets no suggestions, so none can tell what it is about.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cases import lifecycle, matching
from app.cases.matching import MOST, Candidate, Need, Reason, Suggestion, Wishes
from app.cases.model import Case
from app.cases.queries import Whole
from app.cases.specialities import find
from app.cases.spoken import OTHER
from app.clock import to_text
from app.directory.queries import Listed, distances, resource, resources_of
from app.directory.rules import Slot
from app.errors import Refusal
from app.people.groups import group_of
from app.people.normal import fold
from app.people.queries import want_no_suggestions
from app.ratings.queries import scores_of
from app.store.base import as_list, listed
from app.store.transaction import DISCARDED

LATELY = dt.timedelta(days=90)
LANGUAGES = Path(__file__).resolve().parents[2] / "resources" / "codes" / "languages.json"
EITHER = "9"
"""The gender that is wished by whoever has no such wish."""
_WEEK = 7
_FINISHED = (*lifecycle.ANSWERED, lifecycle.CLOSED, lifecycle.ARCHIVED)


@dataclass(frozen=True, slots=True)
class Record:
    """What somebody has to do and has done: `load` open cases, the rest of 90 days."""

    load: int = 0
    finished_90: int = 0
    rating_90: float | None = None


def suggest(
    session: Session, case: Whole, now: dt.datetime, zone: str, most: int = MOST
) -> list[Suggestion]:
    """Give the fittest of the directory for a case as it was read for somebody, best first."""
    need = need_of(case)
    if need is None or opted_out(session, case):
        return []
    ids = find(session, need.text, need.category)
    return matching.suggest(need, candidates(session, ids, now, zone), _there(now, zone), most)


def why_not(
    session: Session, case: Whole, resource_id: str, now: dt.datetime, zone: str
) -> tuple[Reason, ...]:
    """Say what keeps a line of the directory from being suggested, or what speaks against it.

    Empty when nothing does: then it is suggested, or others are better still; empty, too, for
    whoever may not read the case. Raises Refusal `resource_gone`.
    """
    if resource(session, resource_id) is None:
        raise Refusal("resource_gone")
    need = need_of(case)
    if need is None:
        return ()
    if opted_out(session, case):
        need = replace(need, opted_out=True)
    [one] = candidates(session, [resource_id], now, zone)
    return matching.why_not(need, one, _there(now, zone))


def opted_out(session: Session, case: Whole) -> bool:
    """Say whether who the case is for wants no suggestions, on whichever of their cards they said.

    False where their words, and with them who they are, are kept from whoever asks.
    """
    person_id = case.card.person_id
    return person_id is not None and want_no_suggestions(session, group_of(session, person_id))


def need_of(case: Whole) -> Need | None:
    """Give what a case asks for; None where its words are kept from whoever asks."""
    if case.card.hidden or not case.words:
        return None
    said = case.words
    text = "\n".join(str(said[name]) for name in ("need", "details") if said.get(name))
    category = None if case.card.category == OTHER else case.card.category
    gender = said.get("wish_gender")
    wishes = Wishes(
        language=language_of(str(said.get("wish_language") or "")),
        gender=None if gender == EITHER else gender,
        place=said.get("wish_place"),
    )
    return Need(text, category, wishes)


def language_of(said: str) -> str | None:
    """Give the code of the first language of the table that is named; else what was said."""
    text = fold(said)
    named = ((text.find(name), code) for code, names in languages().items() for name in names)
    found = min((one for one in named if one[0] >= 0), default=None)
    return found[1] if found is not None else said.strip() or None


@cache
def languages() -> Mapping[str, tuple[str, ...]]:
    """Give the names of languages by code, the usual name first."""
    table: dict[str, list[str]] = json.loads(LANGUAGES.read_text("utf-8"))
    return {code: tuple(names) for code, names in table.items()}


def candidates(
    session: Session, ids: Iterable[str], now: dt.datetime, zone: str
) -> list[Candidate]:
    """Read lines of the directory with what each has to do and when it can be met."""
    rows = resources_of(session, ids)
    done = records(session, [row.id for row in rows], now)
    away, at = distances(session, rows), _there(now, zone)
    return [candidate_of(row, done.get(row.id, Record()), away[row.id], at) for row in rows]


def candidate_of(row: Listed, done: Record, distance_m: int | None, now: dt.datetime) -> Candidate:
    """Make what is ranked of a line; `now` in the venue's zone."""
    return Candidate(
        id=row.id,
        type=row.type,
        name=row.name,
        fields=row.fields,
        specialities=row.specialities,
        languages=row.languages,
        gender=row.gender,
        distance_m=distance_m,
        next_presence=next_presence(row.weekly, now),
        load=done.load,
        finished_90=done.finished_90,
        rating_90=done.rating_90,
        valid_until=dt.date.fromisoformat(row.valid_until) if row.valid_until else None,
        withdrawn=row.withdrawn,
        audit=row.audit,
        area=row.address or "",
    )


def records(session: Session, ids: Iterable[str], now: dt.datetime) -> dict[str, Record]:
    """Say of who holds cases what they have to do and have done; others are left out.

    Only ratings with a name tell of which case they are: nameless ones count for nobody.
    """
    is_open = Case.state.in_(lifecycle.RUNNING)
    finished = Case.state.in_(_FINISHED) & (Case.resolved_at >= to_text(now - LATELY))
    counted = select(Case.holder_id, Case.id, Case.state).where(
        Case.holder_id.in_(listed("some")),
        is_open | finished,
        Case.mark.is_distinct_from(DISCARDED),
    )
    rows = session.execute(counted, {"some": as_list(ids)}).all()
    scores = scores_of(session, [row.id for row in rows])
    found = {}
    for holder in {row.holder_id for row in rows}:
        mine = [row for row in rows if row.holder_id == holder]
        done = [row.id for row in mine if row.state in _FINISHED]
        said = [scores[one] for one in done if one in scores]
        mean = sum(said) / len(said) if said else None
        found[holder] = Record(len(mine) - len(done), len(done), mean)
    return found


def next_presence(weekly: tuple[Slot, ...], now: dt.datetime) -> dt.datetime | None:
    """Say when somebody can be met next: now while they are there; None without a pattern.

    `now` is in the zone the pattern is of.
    """
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    times = []
    for slot in weekly:
        for ahead in (0, _WEEK):
            day = midnight + dt.timedelta(days=(slot.day - now.weekday()) % _WEEK + ahead)
            begins = (day + dt.timedelta(minutes=slot.begins)).replace(tzinfo=now.tzinfo)
            ends = (day + dt.timedelta(minutes=slot.ends)).replace(tzinfo=now.tzinfo)
            if ends > now:
                times.append(max(begins, now))
    return min(times, default=None)


def _there(now: dt.datetime, zone: str) -> dt.datetime:
    return now.astimezone(ZoneInfo(zone))
