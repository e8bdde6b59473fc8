"""What a rating is, who may give one until when, and when what was said nameless is shown.

A nameless rating must not be traced by anybody who reads every table of a desk or of
headquarters. So that somebody has rated is a fact of its own (`rated`), written at once, and what
they said waits in a pile until `TOGETHER` of them about the same thing, given the same way, lie
there. Then all of them go in one commit, in the order of their ids, which are random: nothing
tells which of those who had rated said which. A pile that stays too small when its time is over
goes together with others, and says no more what it was about.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.kinds import Field, Form, Kind, Merge, Nature

EVENT_RATED = "event"
ABOUT = (EVENT_RATED, "request")
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
"""What a guest said. `day` is the day what it is about ended, never when they said it.

`whose` (by which registration or attendance) and `person_id` are there only where the guest
wanted to be named. `rated_id` is absent where too few rated the same to stay untold apart.
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
