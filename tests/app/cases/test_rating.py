"""What the young person says of a case: once, nameless in company, and nobody can tell."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.cases import rating
from app.errors import Refusal
from app.ratings.actions import Said
from app.ratings.model import Piled, Rated, Rating
from app.ratings.queries import evaluation_between
from app.ratings.rules import CASE_RATED
from app.staff.rules import VOLUNTEER
from app.store.base import OutboxOp
from app.store.outbox import read_body
from app.store.transaction import Actor, transaction
from tests.support.cases import Counter
from tests.support.desks import HE

MA = Actor(HE.staff_id, VOLUNTEER)


def say(counter: Counter, case: str, score: int = 5, **more: object) -> None:
    with transaction(counter.store, HE) as tx:
        rating.rate(tx, case, Said(score, **more), "kiosk")  # type: ignore[arg-type]


def test_rated_then_closed(counter: Counter) -> None:
    case = counter.take(person_id=counter.knows("林晓禾"))
    with pytest.raises(Refusal, match="case_not_answered"):
        say(counter, case)
    counter.to_told(case)
    say(counter, case)
    assert counter.see(case).card.rated
    with pytest.raises(Refusal, match="case_rated_already"):
        say(counter, case, 1)
    counter.do("close", case)
    row = counter.row(case)
    assert (row.state, row.rated, row.decline_channel) == ("closed", True, None)
    counter.do("archive", case)
    with pytest.raises(Refusal, match="rating_over"):
        say(counter, case, 1)


def test_rated_by_name(counter: Counter) -> None:
    person = counter.knows("林晓禾")
    case = counter.take(person_id=person)
    counter.to_told(case)
    say(counter, case, 4, words="很耐心", anonymous=False)
    with counter.store.read() as session:
        row = session.execute(select(Rating)).scalars().one()
    assert (row.rated_kind, row.rated_id, row.whose, row.person_id) == ("case", case, case, person)
    assert counter.see(case).card.rated
    counter.do("close", case)


def test_who_declined_may_still_rate_for_thirty_days(counter: Counter) -> None:
    case, late = counter.take(), counter.take()
    counter.to_closed(case)
    counter.to_closed(late)
    counter.clock.forward(hours=29 * 24)
    say(counter, case)
    counter.clock.forward(hours=2 * 24)
    with pytest.raises(Refusal, match="rating_over"):
        say(counter, late)
    with pytest.raises(Refusal, match="case_unknown"):
        say(counter, str(HE.staff_id))


def test_told_long_ago_it_can_be_rated_as_long_as_it_is_open(counter: Counter) -> None:
    case = counter.take()
    counter.to_told(case)
    counter.clock.forward(hours=90 * 24)
    say(counter, case)
    counter.do("close", case)


def test_nameless_means_nameless(counter: Counter) -> None:
    cases = []
    for number in range(5):
        counter.clock.forward(hours=24)
        case = counter.take()
        counter.to_told(case)
        say(counter, case, number + 1, words=f"第{number}句")
        cases.append(case)
        with counter.store.read() as session:
            shown = len(session.execute(select(Rating)).all())
            piled = [one.sealed["body"] for one in session.execute(select(Piled)).scalars()]
        assert shown == (5 if number == 4 else 0), "shown in company, or not at all"
        assert not any(case in body for body in piled for case in cases)
    with counter.store.read() as session:
        rows = list(session.execute(select(Rating)).scalars())
        marks = list(session.execute(select(Rated)).scalars())
        ops = list(session.execute(select(OutboxOp).order_by(OutboxOp.seq)).scalars())
    assert {row.rated_id for row in rows} == {None}
    assert {(row.whose, row.person_id, row.recorded_by, row.recorded_at) for row in rows} == {
        (None,) * 4
    }
    assert len({row.day for row in rows}) == 1, "no day of their own tells them apart"
    assert {mark.whose for mark in marks} == set(cases)
    said = [op for op in ops if op.kind == "rating"]
    assert [op.row_id for op in said] == sorted(op.row_id for op in said), "random, not timed"
    texts = "".join(op.body for op in said)
    assert not any(case in texts or counter.row(case).number in texts for case in cases)


def test_nothing_on_the_pile_leads_to_the_line_that_says_who_rated(counter: Counter) -> None:
    for number in range(2):
        counter.clock.forward(hours=24 * 40)
        case = counter.take()
        counter.to_told(case)
        say(counter, case, number + 1)
    with counter.store.read() as session:
        pile = list(session.execute(select(Piled)).scalars())
        marks = list(session.execute(select(Rated)).scalars())
    said = [{name for name, value in read_body(one.sealed["body"]).fields.items()} for one in pile]
    days = {read_body(one.sealed["body"]).fields["day"] for one in pile}
    assert len({(one.rated_id, one.channel, one.closes_at) for one in pile}) == len(days) == 1
    assert not {"rated_id", "whose", "person_id"} & set().union(*said)
    for mark in marks:
        at = str(mark.recorded_at)
        assert not [one for one in pile if at[:10] in f"{one.closes_at}{one.sealed}"]
        assert not [one for one in pile if mark.whose in str(one.sealed)]


def test_what_waits_is_counted_as_given_and_four_show_nothing(counter: Counter) -> None:
    for number in range(4):
        case = counter.take()
        counter.to_told(case)
        say(counter, case, number + 1, words=f"第{number}句")
    with counter.store.read() as session:
        seen = evaluation_between(session, CASE_RATED, "2026-11-01", "2026-11-30")
    assert (seen.given, seen.shown, seen.comments, seen.mean) == (4, 0, (), None)


def test_a_slip_needs_the_right_to_write_down_afterwards(counter: Counter) -> None:
    case = counter.take()
    counter.to_told(case)
    with pytest.raises(Refusal, match="not_allowed"), transaction(counter.store, MA) as tx:
        rating.type_in(tx, case, Said(5))
    with transaction(counter.store, HE) as tx:
        rating.type_in(tx, case, Said(5))
    assert counter.see(case).card.rated
