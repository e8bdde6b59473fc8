"""Who could help with a need: a ranked few, each with the reasons; a person decides.

Advice only, the same for the same question: nothing here learns, guesses or looks at a clock.
Every suggestion says what speaks for it, everybody left out has a reason for that, and whoever
does not want to be matched (PIPL 24) gets no suggestions at all. Reasons are codes with facts;
`ui/words_matching.py` says them.
"""

from __future__ import annotations

import datetime as dt
import heapq
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from app.cases.spoken import Matter, Told, kinds_of, matters_of, words_of
from app.clock import to_text
from app.errors import Fact
from app.people.normal import fold

MOST = 3
MOST_KINDS = 3
"""So many kinds that the words tell of are thought of when nobody chose a category."""
PASSED = "passed"
LANGUAGE, GENDER, PLACE, TIME = "language", "gender", "place", "time"
MUSTS = (LANGUAGE, GENDER)
"""Wishes that may be asked as a must; place and time are wishes only."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The most points each criterion can give. They are fixed, so that two desks rank alike.

    kind (40): who does not serve this kind of need cannot help, however near and good.
    matter (25): of those who do, the one whose speciality it is; a divorce is no wage claim.
    wish (8, each that is met): what a person asked for by name outweighs our own convenience.
    near (10): who lives on a student's or a rider's money does not go across the city.
    presence (8): somebody met this week helps sooner than somebody met some day.
    load (5): among equals the one with fewer open cases; enough to spread work, not to rank by.
    finished (5): has lately done such work; saturates, or the first one would stay first for ever.
    rating (7): what young people said counts more than how many cases were closed.
    """

    kind: float = 40
    matter: float = 25
    wish: float = 8
    near: float = 10
    presence: float = 8
    load: float = 5
    finished: float = 5
    rating: float = 7


WEIGHTS = Weights()
NEAR_M = 3_000
"""Metres at which nearness counts half: half an hour on foot."""
SOON = dt.timedelta(days=7)
"""A presence this far off counts for nothing."""
HALF_LOAD = 5
"""Open cases at which being free counts half."""
HALF_FINISHED = 5
"""Finished cases at which experience counts half."""
WORST, BEST, UNRATED = 1.0, 5.0, 3.5
"""Ratings, and what somebody nobody has rated is taken for: neither good nor bad."""
UNKNOWN_NEAR = 0.3
"""Nearness of who says no place: as if some seven kilometres away."""
ENOUGH = 0.5
"""From this share of its points on a criterion speaks for somebody, below it against."""
SLIGHTEST = 0.01
"""What somebody serves and is good at is said whatever it gives: every suggestion has a reason."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A code and the values a sentence about it needs."""

    code: str
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person would like of whoever helps; None where they said nothing.

    `place` a word of where, `time` by when they want to be seen; `musts` which of `MUSTS` are
    asked as a must.
    """

    language: str | None = None
    gender: str | None = None
    place: str | None = None
    time: dt.datetime | None = None
    musts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Need:
    """What is needed, in words; `category` if somebody chose one. `opted_out`: no suggestions."""

    text: str
    category: str | None = None
    wishes: Wishes = Wishes()
    opted_out: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or something of the directory that may help.

    `fields`: codes of categories served. `distance_m`: metres from the venue. `next_presence`:
    when they can be met next. `load`: open cases. `finished_90`, `rating_90`: cases finished and
    the mean of their ratings (1 to 5) in 90 days. `valid_until`: the last day an agreement holds.
    `audit`: as the directory says it, `passed` or not. `area`: where they are, in words.
    """

    id: str
    type: str
    name: str
    fields: tuple[str, ...] = ()
    specialities: str = ""
    languages: tuple[str, ...] = ()
    gender: str | None = None
    distance_m: int | None = None
    next_presence: dt.datetime | None = None
    load: int = 0
    finished_90: int = 0
    rating_90: float | None = None
    valid_until: dt.date | None = None
    withdrawn: bool = False
    audit: str = PASSED
    area: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A candidate, its points (more is better, at most some 130) and what speaks for it."""

    candidate: Candidate
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A need, understood: its kinds with the share of points each gives, and what it is about."""

    need: Need
    kinds: Mapping[str, float]
    told: Mapping[str, Told]
    matters: tuple[Matter, ...]
    words: tuple[str, ...]


class _Point(NamedTuple):
    """What one criterion says: the share of its points, and what speaks for or against somebody.

    `pro` is said from the share `shown_from` on, `con` below `ENOUGH`; "" says nothing.
    """

    weight: float
    share: float
    pro: str
    con: str
    facts: Mapping[str, Fact | dt.datetime]
    shown_from: float = ENOUGH


_NOTHING: Mapping[str, Fact | dt.datetime] = MappingProxyType({})


def suggest(
    need: Need, candidates: Iterable[Candidate], now: dt.datetime, most: int = MOST
) -> list[Suggestion]:
    """Give the fittest, best first; equals by id. `now` is aware; days are those of its zone.

    Nobody when the person wants no suggestions or nobody serves what is needed (`why_none`).
    """
    if need.opted_out:
        return []
    asked = _understood(need)
    fit: list[tuple[float, str, Candidate, list[_Point]]] = []
    for one in candidates:
        if not _barred(asked, one, now):
            points = _points(asked, one, now)
            score = round(sum(point.weight * point.share for point in points), 4)
            fit.append((-score, one.id, one, points))
    best = heapq.nsmallest(most, fit, key=lambda found: found[:2])
    return [Suggestion(one, -score, _pros(points)) for score, _, one, points in best]


def why_none(need: Need) -> Reason:
    """Say why there is no suggestion."""
    return _reason("match_opted_out" if need.opted_out else "match_nobody")


def why_not(need: Need, candidate: Candidate, now: dt.datetime) -> tuple[Reason, ...]:
    """Say what keeps somebody out or, if nothing does, what speaks against them.

    Empty when nothing does either: then others are better still.
    """
    if need.opted_out:
        return (_reason("match_opted_out"),)
    asked = _understood(need)
    barred = _barred(asked, candidate, now)
    if barred:
        return barred
    points = _points(asked, candidate, now)
    weak = (point for point in points if point.con and point.share < ENOUGH)
    return tuple(_said(point.con, point.facts) for point in weak)


def _understood(need: Need) -> _Asked:
    told = {one.code: one for one in kinds_of(need.text) if one.score > 0}
    if need.category is not None:
        kinds = {need.category: 1.0}
    else:
        likeliest = list(told.values())[:MOST_KINDS]
        top = max((one.score for one in likeliest), default=1.0)
        kinds = {one.code: one.score / top for one in likeliest}
    return _Asked(need, kinds, told, matters_of(need.text), words_of(need.text))


def _pros(points: Iterable[_Point]) -> tuple[Reason, ...]:
    strong = (point for point in points if point.pro and point.share >= point.shown_from)
    return tuple(_said(point.pro, point.facts) for point in strong)


def _barred(asked: _Asked, one: Candidate, now: dt.datetime) -> tuple[Reason, ...]:
    """Give every reason that excludes somebody."""
    wishes = asked.need.wishes
    found: list[Reason] = []
    if one.withdrawn:
        found.append(_reason("match_withdrawn"))
    if one.valid_until is not None and one.valid_until < now.date():
        found.append(_reason("match_expired", day=one.valid_until.isoformat()))
    if one.audit != PASSED:
        found.append(_reason("match_not_audited"))
    if LANGUAGE in wishes.musts and wishes.language and wishes.language not in one.languages:
        found.append(_reason("match_no_language", language=wishes.language))
    if GENDER in wishes.musts and wishes.gender and wishes.gender != one.gender:
        found.append(_reason("match_no_gender", gender=wishes.gender))
    if not asked.kinds.keys() & set(one.fields) and not _speaks_to(asked, one):
        found.append(_reason("match_other_kind"))
    return tuple(found)


def _speaks_to(asked: _Asked, one: Candidate) -> bool:
    """Say whether a speciality is what is needed, though nobody would file it under that kind.

    Only while nobody has chosen a category: whoever did knows better than a word.
    """
    return asked.need.category is None and bool(_matched(asked, one)[0])


def _points(asked: _Asked, one: Candidate, now: dt.datetime) -> list[_Point]:
    return [
        *_about_need(asked, one),
        *_about_wishes(asked.need.wishes, one),
        _near(one),
        _presence(one, now),
        _load(one),
        _finished(one),
        _rating(one),
    ]


def _about_need(asked: _Asked, one: Candidate) -> list[_Point]:
    served = [(share, code) for code, share in asked.kinds.items() if code in one.fields]
    share, code = max(served, default=(0.0, ""))
    told = asked.told.get(code)
    words = "、".join(told.words[:MOST_KINDS]) if told else ""
    kind = "match_kind_told" if words else "match_kind"
    matters, words_found = _matched(asked, one)
    named = "、".join([*(matter.name for matter in matters), *words_found][:MOST_KINDS])
    fitting = 1 - 0.5 ** (2 * len(matters) + len(words_found))
    served_facts = {"category": code, "words": words}
    good_at = {"words": named}
    return [
        _Point(WEIGHTS.kind, share, kind, "match_kind_weak", served_facts, SLIGHTEST),
        _Point(WEIGHTS.matter, fitting, "match_matter", "match_no_matter", good_at, SLIGHTEST),
    ]


def _matched(asked: _Asked, one: Candidate) -> tuple[list[Matter], list[str]]:
    """Give the matters, and else the very words, that stand in somebody's specialities."""
    text = _folded(f"{one.name} {one.specialities}")
    matters = [matter for matter in asked.matters if matter.is_in(text)]
    known = {word for matter in matters for word in matter.words}
    return matters, [word for word in asked.words if word in text and word not in known]


def _folded(text: str) -> str:
    """Make even what the directory says: as `fold` does, but quick, for hundreds of lines."""
    return unicodedata.normalize("NFKC", text).casefold()


def _about_wishes(wishes: Wishes, one: Candidate) -> list[_Point]:
    met: list[tuple[bool, str, Fact | dt.datetime]] = []
    if wishes.language:
        met.append((wishes.language in one.languages, LANGUAGE, wishes.language))
    if wishes.gender:
        met.append((wishes.gender == one.gender, GENDER, wishes.gender))
    if wishes.place:
        there = fold(wishes.place) in _folded(f"{one.name} {one.area}")
        met.append((there, PLACE, wishes.place))
    if wishes.time:
        in_time = one.next_presence is not None and one.next_presence <= wishes.time
        met.append((in_time, TIME, wishes.time))
    return [
        _Point(WEIGHTS.wish, float(held), f"match_{what}", f"match_no_{what}", {what: value})
        for held, what, value in met
    ]


def _near(one: Candidate) -> _Point:
    if one.distance_m is None:
        return _Point(WEIGHTS.near, UNKNOWN_NEAR, "", "match_place_unknown", _NOTHING)
    share = NEAR_M / (NEAR_M + max(0, one.distance_m))
    return _Point(WEIGHTS.near, share, "match_near", "match_far", {"metres": one.distance_m})


def _presence(one: Candidate, now: dt.datetime) -> _Point:
    if one.next_presence is None:
        return _Point(WEIGHTS.presence, 0.0, "", "match_no_presence", _NOTHING)
    share = max(0.0, 1 - max(one.next_presence - now, dt.timedelta()) / SOON)
    at = {"at": one.next_presence}
    return _Point(WEIGHTS.presence, share, "match_presence", "match_late_presence", at)


def _load(one: Candidate) -> _Point:
    share = HALF_LOAD / (HALF_LOAD + max(0, one.load))
    free = "match_load" if one.load else "match_free"
    return _Point(WEIGHTS.load, share, free, "match_busy", {"cases": one.load})


def _finished(one: Candidate) -> _Point:
    share = one.finished_90 / (HALF_FINISHED + one.finished_90)
    cases = {"cases": one.finished_90}
    return _Point(WEIGHTS.finished, share, "match_finished", "match_few_finished", cases)


def _rating(one: Candidate) -> _Point:
    rated = UNRATED if one.rating_90 is None else one.rating_90
    share = min(1.0, max(0.0, (rated - WORST) / (BEST - WORST)))
    if one.rating_90 is None:
        return _Point(WEIGHTS.rating, share, "", "", _NOTHING)
    rating = {"rating": f"{rated:.1f}"}
    return _Point(WEIGHTS.rating, share, "match_rating", "match_low_rating", rating)


def _said(code: str, facts: Mapping[str, Fact | dt.datetime]) -> Reason:
    plain = ((k, to_text(v) if isinstance(v, dt.datetime) else v) for k, v in facts.items())
    return Reason(code, MappingProxyType(dict(plain)))


def _reason(code: str, **facts: Fact) -> Reason:
    return _said(code, facts)
