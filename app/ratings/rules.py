"""What a rating is, who may give one until when, and when what was said nameless is shown.

A nameless rating must not be traced by anybody who reads every table of a desk or of
headquarters. So that somebody has rated is a fact of its own (`rated`), written at once, and what
they said waits in a pile until `TOGETHER` of them about the same thing, given the same way, lie
there. Then all of them go in one commit, in the order of their ids, which are random: nothing
tells which of those who had rated said which. A pile that stays too small when its time is over
goes together with others, and says no more what it was about. A case has only one to rate it: what
is said of one nameless never says of which, and lies on one pile with what is said of others.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.kinds import Field, Form, Kind, Merge, Nature

EVENT_RATED, CASE_RATED = "event", "case"
ABOUT = (EVENT_RATED, CASE_RATED)
CHANNELS = ("web", "kiosk", "desk_screen", "slip")
SCORES = (1, 2, 3, 4, 5)
GOOD_TAGS = ("clear", "quick", "patient", "solved", "cosy")
BETTER_TAGS = ("unclear", "long_wait", "impatient", "unsolved", "uncomfortable")
GOOD_FROM = 4
"""From this score on one is asked what was good, below what could be better."""
WORDS_LIMIT = 500
TOGETHER = 5
"""So many nameless ratings are shown, and leave where they were given, together."""
OPEN_FOR = dt.timedelta(days=30)
NO_DAY, NEVER = "2000-01-01", "9999-12-31T23:59:59.999Z"
"""The day, and the end of waiting, of what lies on a pile and may say nothing of its own.

Who rated a case is written down with the time: a day or an end of their own would lead from what
was said to that line, and by it to the case.
"""

RATING = Kind(
    "rating",
    Nature.FACT,
    (
        Field("rated_kind", merge=Merge.FIXED, required=True, one_of=ABOUT),
        Field("rated_id", Form.ID, Merge.FIXED),
        Field("score", Form.NUMBER, Merge.FIXED, required=True, limit=max(SCORES)),
        Field("tags", Form.SET, Merge.FIXED, limit=len(GOOD_TAGS)),
        Field("words", merge=Merge.FIXED, personal=True, limit=WORDS_LIMIT),
        Field("channel", merge=Merge.FIXED, required=True, one_of=CHANNELS),
        Field("day", Form.DAY, Merge.FIXED, required=True),
        Field("anonymous", Form.FLAG, Merge.FIXED, required=True),
        Field("whose", Form.ID, Merge.FIXED),
        Field("person_id", Form.ID, Merge.FIXED),
    ),
    subjects=("person_id",),
    voidable=False,
)
"""What a guest said. `day` is the day what it is about ended, never when they said it nameless.

`whose` (by which registration or attendance) and `person_id` are there only where the guest
wanted to be named. `rated_id` is absent where too few rated the same to stay untold apart, and
always where they rated a case without a name.
"""

RATED = Kind(
    "rated",
    Nature.FACT,
    (
        Field("rated_kind", merge=Merge.FIXED, required=True, one_of=ABOUT),
        Field("rated_id", Form.ID, Merge.FIXED, required=True),
        Field("whose", Form.ID, Merge.FIXED, required=True),
    ),
    voidable=False,
)
"""Somebody has rated, without a name: they do so once. It says nothing of what they said."""


def tags_for(score: int) -> tuple[str, ...]:
    """Give the tags that are offered with a score."""
    return GOOD_TAGS if score >= GOOD_FROM else BETTER_TAGS


def problem_of(score: int, tags: Sequence[str], words: str) -> str | None:
    """Give the code of what does not fit about what somebody says, or None."""
    if score not in SCORES:
        return "rating_score_missing"
    if len(set(tags)) != len(tags) or not set(tags) <= set(tags_for(score)):
        return "rating_tag_unknown"
    return "rating_words_long" if len(words) > WORDS_LIMIT else None


def too_early_or_late(ends: dt.datetime, now: dt.datetime) -> str | None:
    """Give the code of why nothing that ended at `ends` is rated now, or None."""
    if now < ends:
        return "rating_too_early"
    return "rating_over" if now >= ends + OPEN_FOR else None


def leaving_together(
    pile: Sequence[tuple[str, str, bool]],
) -> tuple[list[str], list[str]]:
    """Say which ratings of a pile leave now: as they are, and without what they were about.

    `pile` holds for each its id, the heap it lies on, and whether that heap gets no more.
    """
    heaps: dict[str, list[str]] = {}
    closed: list[str] = []
    for one, heap, is_over in pile:
        heaps.setdefault(heap, []).append(one)
        if is_over:
            closed.append(one)
    whole = {one for ids in heaps.values() if len(ids) >= TOGETHER for one in ids}
    rest = [one for one in closed if one not in whole]
    return sorted(whole), sorted(rest) if len(rest) >= TOGETHER else []


@dataclass(frozen=True, slots=True)
class Comment:
    """Words somebody left, with their score; `person_id` only where they wanted to be named."""

    score: int
    words: str
    person_id: str | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was said about something, as numbers that reports may draw.

    `given` counts all who rated; `shown` those the rest is of, `short` how many nameless ones
    more it takes until they are shown too (0: nothing is kept back).
    """

    given: int = 0
    shown: int = 0
    short: int = 0
    mean: float | None = None
    scores: dict[int, int] = field(default_factory=dict)
    tags: dict[str, int] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()


def evaluated(rows: Sequence[Mapping[str, Any]], given: int) -> Evaluation:
    """Add up ratings, by their fields; `given` counts those that wait somewhere as well."""
    named = [row for row in rows if not row["anonymous"]]
    nameless = [row for row in rows if row["anonymous"]]
    shown = [*named, *nameless] if len(nameless) >= TOGETHER else named
    # In no order that tells who came first: by what was said.
    shown.sort(key=lambda row: (-row["score"], row.get("words") or ""))
    hidden = max(0, given - len(shown))
    return Evaluation(
        max(given, len(shown)),
        len(shown),
        max(1, TOGETHER - hidden) if hidden else 0,
        round(sum(row["score"] for row in shown) / len(shown), 2) if shown else None,
        dict(Counter(row["score"] for row in shown)),
        dict(Counter(tag for row in shown for tag in row.get("tags") or ())),
        tuple(
            Comment(row["score"], row["words"], row.get("person_id"))
            for row in shown
            if row.get("words")
        ),
    )
