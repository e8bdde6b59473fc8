"""Taking down what a guest says: with a name at once, without one by way of the pile."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.clock import to_text
from app.errors import Refusal
from app.ratings.model import Piled, Rated, Rating
from app.ratings.queries import count_given, has_rated
from app.ratings.rules import (
    ABOUT,
    NEVER,
    NO_DAY,
    OPEN_FOR,
    WORDS_LIMIT,
    leaving_together,
    problem_of,
    too_early_or_late,
)
from app.staff.rights import require
from app.store.nameless import seal
from app.store.outbox import read_body
from app.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Said:
    """What a guest says: a score of 1 to 5, tags that go with it, a few words."""

    score: int
    tags: Sequence[str] = ()
    words: str = ""
    anonymous: bool = True


@dataclass(frozen=True, slots=True)
class Subject:
    """What is rated, when it ended, and by whom: `whose` names the row that gives the right."""

    rated_kind: str
    rated_id: str
    ends: dt.datetime
    whose: str | None = None
    person_id: str | None = None
    over: dt.datetime | None = None
    """When its last part ended, where that is later: until then and after, others may rate."""
    alone: bool = False
    """Nobody else can rate it: said nameless, it must not say what it is about."""


def give(tx: Transaction, of: Subject, said: Said, channel: str) -> None:
    """Take down what the guest at this desk says; each says it once.

    Raises Refusal `rating_score_missing`, `rating_tag_unknown`, `rating_words_long` with `most`,
    `rating_too_early`, `rating_over` with `days`, `rating_given`.
    """
    require(tx, "events.admit")
    _check(tx, of, said)
    if of.whose is None:
        raise ValueError("nobody to rate")
    if has_rated(tx.session, of.whose):
        raise Refusal("rating_given")
    row = _row(tx, of, said, channel)
    if not said.anonymous:
        row.whose, row.person_id = of.whose, of.person_id
        tx.add(row)
        return
    tx.add(Rated(rated_kind=of.rated_kind, rated_id=of.rated_id, whose=of.whose))
    closes = to_text((of.over or of.ends) + OPEN_FOR)
    if of.alone:
        row.rated_id, row.day, closes = None, NO_DAY, NEVER
    sealed = seal(row)
    tx.keep(
        Piled(
            id=row.id,
            rated_id=of.rated_kind if of.alone else of.rated_id,
            channel=channel,
            closes_at=closes,
            sealed=sealed,
        )
    )
    tx.session.flush()
    let_leave(tx)


def type_in(tx: Transaction, of: Subject, said: Said, most: int) -> None:
    """Take down a slip of paper: nobody's name is on it, so it goes at once and nameless.

    `most` is how many came: there are no more slips than that.
    Raises Refusal `rating_more_than_came`, and as `give` does.
    """
    require(tx, "checkin.backfill")
    _check(tx, of, said)
    if count_given(tx.session, of.rated_kind, of.rated_id) >= most:
        raise Refusal("rating_more_than_came", most=most)
    row = _row(tx, of, said, "slip")
    tx.append(row, seal(row))


def let_leave(tx: Transaction) -> int:
    """Say those ratings of the pile that have company enough now; gives how many."""
    pile = list(tx.session.execute(select(Piled)).scalars())
    told = [(one.id, f"{one.rated_id}|{one.channel}", tx.at >= one.closes_at) for one in pile]
    whole, rest = leaving_together(told)
    by_id = {one.id: one for one in pile}
    alone = {one.id for one in pile if one.rated_id in ABOUT}
    for one in (*whole, *rest):
        _say(tx, by_id[one], untold=one in rest or one in alone)
    return len(whole) + len(rest)


def _say(tx: Transaction, piled: Piled, *, untold: bool) -> None:
    """Say one of the pile, in the order given; `untold`: without what it was about."""
    sealed = dict(piled.sealed)
    tx.session.delete(piled)
    tx.session.flush()
    # A store from a back-up may have it from headquarters already.
    if tx.session.get(Rating, piled.id) is not None:
        return
    fields: dict[str, Any] = dict(read_body(sealed["body"]).fields)
    row = Rating(id=piled.id, **fields)
    if untold:
        # Their own days would tell them apart again.
        row.rated_id, row.day = None, tx.day
        sealed = seal(row)
    tx.append(row, sealed)


def _check(tx: Transaction, of: Subject, said: Said) -> None:
    code = problem_of(said.score, said.tags, said.words.strip())
    if code is not None:
        raise Refusal(code, most=WORDS_LIMIT)
    code = too_early_or_late(of.ends, tx.now)
    if code is not None:
        raise Refusal(code, days=OPEN_FOR.days)


def _row(tx: Transaction, of: Subject, said: Said, channel: str) -> Rating:
    return Rating(
        rated_kind=of.rated_kind,
        rated_id=of.rated_id,
        score=said.score,
        tags=sorted(said.tags) or None,
        words=said.words.strip() or None,
        channel=channel,
        day=tx.store.day_of(of.over or of.ends),
        anonymous=said.anonymous,
    )
