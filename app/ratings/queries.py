"""What was said, in numbers; nameless words and scores only in company."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ratings.model import Piled, Rated, Rating
from app.ratings.rules import NO_DAY, Evaluation, evaluated
from app.store.base import as_list, fields_of, listed
from app.store.outbox import read_body
from app.store.transaction import DISCARDED


def has_rated(session: Session, whose: str) -> bool:
    """Say whether a registration's, or an attendance's, one rating was given."""
    marked = session.execute(select(Rated.id).where(Rated.whose == whose).limit(1)).first()
    if marked is not None:
        return True
    named = select(Rating.id).where(Rating.whose == whose, Rating.mark.is_distinct_from(DISCARDED))
    return session.execute(named.limit(1)).first() is not None


def rated_among(session: Session, ids: Iterable[str]) -> set[str]:
    """Give which of these things, each with one to rate it, were rated; nameless or not."""
    some = {"some": as_list(ids)}
    marks = select(Rated.rated_id).where(Rated.rated_id.in_(listed("some")))
    named = select(Rating.rated_id).where(
        Rating.rated_id.in_(listed("some")), Rating.mark.is_distinct_from(DISCARDED)
    )
    found = {*session.execute(marks, some).scalars(), *session.execute(named, some).scalars()}
    return {one for one in found if one is not None}


def scores_of(session: Session, ids: Iterable[str]) -> dict[str, int]:
    """Give how these things, each with one to rate it, were rated; nameless ratings say of none."""
    asked = select(Rating.rated_id, Rating.score).where(
        Rating.rated_id.in_(listed("some")), Rating.mark.is_distinct_from(DISCARDED)
    )
    rows = session.execute(asked, {"some": as_list(ids)})
    return {rated: score for rated, score in rows if rated is not None}


def rated_by(session: Session, rated_kind: str, rated_id: str) -> set[str]:
    """Give by whom something was rated: registrations and attendances, nameless or not."""
    marks = select(Rated.whose).where(Rated.rated_kind == rated_kind, Rated.rated_id == rated_id)
    named = select(Rating.whose).where(
        Rating.rated_kind == rated_kind,
        Rating.rated_id == rated_id,
        Rating.whose.is_not(None),
        Rating.mark.is_distinct_from(DISCARDED),
    )
    return {*session.execute(marks).scalars(), *session.execute(named).scalars()} - {None}


def count_given(session: Session, rated_kind: str, rated_id: str) -> int:
    """Count who has rated something: nameless, with a name, on paper."""
    run = session.execute
    marks = select(func.count(Rated.whose.distinct())).where(Rated.rated_id == rated_id)
    beside = (
        select(func.count())
        .select_from(Rating)
        .where(
            Rating.rated_kind == rated_kind,
            Rating.rated_id == rated_id,
            Rating.mark.is_distinct_from(DISCARDED),
            (Rating.channel == "slip") | ~Rating.anonymous,
        )
    )
    return int(run(marks).scalar_one()) + int(run(beside).scalar_one())


def evaluation_of(session: Session, rated_kind: str, rated_id: str) -> Evaluation:
    """Give the evaluation of one thing."""
    rows = session.execute(
        select(Rating).where(
            Rating.rated_kind == rated_kind,
            Rating.rated_id == rated_id,
            Rating.mark.is_distinct_from(DISCARDED),
        )
    ).scalars()
    return evaluated([fields_of(row) for row in rows], count_given(session, rated_kind, rated_id))


def evaluation_between(session: Session, rated_kind: str, first: str, last: str) -> Evaluation:
    """Give the evaluation of all that ended from day `first` to day `last` of a venue.

    Also of what was rated by too few to be told apart.
    """
    rows = list(
        session.execute(
            select(Rating).where(
                Rating.rated_kind == rated_kind,
                Rating.day.between(first, last),
                Rating.mark.is_distinct_from(DISCARDED),
            )
        ).scalars()
    )
    # What still lies on the pile of this desk was given, too.
    said = [
        read_body(one["body"]).fields for one in session.execute(select(Piled.sealed)).scalars()
    ]
    waiting = sum(
        one["rated_kind"] == rated_kind and (first <= one["day"] <= last or one["day"] == NO_DAY)
        for one in said
    )
    return evaluated([fields_of(row) for row in rows], len(rows) + waiting)
