"""What guests say at the desk: once each, nameless by default, in company or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.clock import to_text
from app.errors import Refusal
from app.events import arriving, rating
from app.ratings.actions import Said
from app.ratings.model import Piled, Rated, Rating
from app.ratings.queries import evaluation_between, evaluation_of
from app.ratings.rules import Evaluation, leaving_together
from app.store.base import AuditEntry, OutboxOp
from app.store.outbox import read_body
from app.store.transaction import transaction
from tests.support.clock import HandClock
from tests.support.desks import HE, make_desk
from tests.support.evening import NAMES, Evening


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    yield Evening(desk, clock)
    desk.store.close()


def say(evening: Evening, attendance: str, said: Said) -> None:
    with transaction(evening.desk.store, HE) as tx:
        rating.rate(tx, attendance, said)


def evaluated(evening: Evening) -> Evaluation:
    with evening.desk.store.read() as session:
        return evaluation_of(session, "event", evening.event)


def test_four_are_counted_and_the_fifth_shows_them_all(evening: Evening) -> None:
    came = [evening.comes(name) for name in NAMES[:5]]
    evening.ends()
    for score, one in zip((5, 4, 2, 5), came, strict=False):
        say(evening, one, Said(score, ["clear"] if score > 3 else ["long_wait"], f"第{score}句"))
    before = evaluated(evening)
    assert (before.given, before.shown, before.mean, before.comments) == (4, 0, None, ())
    assert before.short == 1
    say(evening, came[4], Said(3))
    after = evaluated(evening)
    assert (after.given, after.shown, after.short, after.mean) == (5, 5, 0, 3.8)
    assert after.tags == {"clear": 3, "long_wait": 1}
    assert [one.score for one in after.comments] == [5, 5, 4, 2]


def test_nothing_at_the_desk_tells_who_said_what(evening: Evening) -> None:
    came = [evening.comes(name) for name in NAMES[:5]]
    evening.ends()
    for one, words in zip(came, "甲乙丙丁戊", strict=True):
        say(evening, one, Said(4, [], words))
        evening.clock.forward(minutes=3)
    with evening.desk.store.read() as session:
        rows = list(session.execute(select(Rating)).scalars())
        assert [
            (row.whose, row.person_id, row.recorded_by, row.recorded_at, row.recorded_desk)
            for row in rows
        ] == [(None,) * 5] * 5
        assert len({row.day for row in rows}) == 1
        assert not session.execute(select(Piled)).first(), "the pile went in the same commit"
        lines = select(OutboxOp).order_by(OutboxOp.seq)
        ops = list(session.execute(lines).scalars())
        said = [op for op in ops if op.kind == "rating"]
        assert [op.seq for op in said] == list(range(said[0].seq, said[0].seq + 5))
        assert [op.row_id for op in said] == sorted(op.row_id for op in said), "random, not timed"
        assert all(op.row_id[14] == op.op_id[14] == "4" for op in said)
        for op in said:
            body = read_body(op.body)
            assert (body.actor, body.at, body.run, body.elapsed, body.corrected) == (None,) * 5
            assert not body.subjects
        marks = list(session.execute(select(Rated)).scalars())
        texts = "".join(op.body for op in said)
        assert not any(mark.whose in texts or mark.id in texts for mark in marks)
        audit = session.execute(select(AuditEntry).where(AuditEntry.kind == "rating")).scalars()
        assert len({line.at for line in audit}) == 1


def test_a_second_rating_is_a_clear_sentence(evening: Evening) -> None:
    one, other = evening.comes("林晓禾"), evening.comes("周启明")
    evening.ends()
    say(evening, one, Said(5))
    say(evening, other, Said(4, anonymous=False))
    for attendance in (one, other):
        with pytest.raises(Refusal, match="rating_given"):
            say(evening, attendance, Said(1))
    assert evaluated(evening).given == 2


def test_a_named_rating_is_shown_at_once_and_bears_its_name(evening: Evening) -> None:
    one = evening.comes("林晓禾")
    evening.ends()
    say(evening, one, Said(4, ["cosy"], "书房很舒服", anonymous=False))
    said = evaluated(evening)
    assert (said.given, said.shown, said.mean) == (1, 1, 4.0)
    assert said.comments[0].person_id is not None


@pytest.mark.parametrize(
    ("days", "code"), [(None, "rating_too_early"), (0, None), (29, None), (31, "rating_over")]
)
def test_from_the_end_of_the_session_to_thirty_days_after(
    evening: Evening, days: int | None, code: str | None
) -> None:
    one = evening.comes("林晓禾")
    if days is not None:
        evening.ends(days)
    with evening.desk.store.read() as session:
        at = to_text(evening.clock.now())
        assert [who.code for who in rating.raters(session, evening.event, at)] == [code]
    if code is None:
        say(evening, one, Said(5))
        return
    with pytest.raises(Refusal, match=code):
        say(evening, one, Said(5))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (Said(0), "rating_score_missing"),
        (Said(6), "rating_score_missing"),
        (Said(5, ["unclear"]), "rating_tag_unknown"),
        (Said(2, ["unclear", "unclear"]), "rating_tag_unknown"),
        (Said(5, [], "好" * 501), "rating_words_long"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_kept(
    evening: Evening, said: Said, code: str
) -> None:
    one = evening.comes("林晓禾")
    evening.ends()
    with pytest.raises(Refusal, match=code):
        say(evening, one, said)
    say(evening, one, Said(5))


def test_only_who_took_part_may_rate(evening: Evening) -> None:
    one = evening.comes("林晓禾")
    evening.ends()
    with transaction(evening.desk.store, HE) as tx:
        arriving.undo(tx, one)
    with pytest.raises(Refusal, match="attendance_unknown"):
        say(evening, one, Said(5))


def test_slips_are_typed_in_up_to_as_many_as_came(evening: Evening) -> None:
    for name in NAMES[:2]:
        evening.comes(name)
    with transaction(evening.desk.store, HE) as tx, pytest.raises(Refusal, match="too_early"):
        rating.type_in(tx, evening.event, Said(5))
    evening.ends()
    for score in (5, 3):
        with transaction(evening.desk.store, HE) as tx:
            rating.type_in(tx, evening.event, Said(score))
    with transaction(evening.desk.store, HE) as tx, pytest.raises(Refusal, match="more_than_came"):
        rating.type_in(tx, evening.event, Said(1))
    with evening.desk.store.read() as session:
        rows = list(session.execute(select(Rating)).scalars())
        assert [(row.channel, row.recorded_by, row.recorded_at) for row in rows] == [
            ("slip", None, None)
        ] * 2
    assert evaluated(evening).given == 2


def test_too_few_to_be_told_apart_go_together_and_say_no_more_of_what(tmp_path: Path) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    first, second = Evening(desk, clock), Evening(desk, clock)
    earlier = [first.comes(name) for name in NAMES[:3]]
    later = [second.comes(name) for name in NAMES[3:5]]
    first.ends()
    for one in (*earlier, *later):
        say(first, one, Said(4))
    clock.forward(hours=31 * 24)
    third = Evening(desk, clock)
    last = third.comes(NAMES[5])
    third.ends()
    say(third, last, Said(5))
    with desk.store.read() as session:
        rows = list(session.execute(select(Rating)).scalars())
        assert [(row.rated_kind, row.rated_id, row.score) for row in rows] == [
            ("event", None, 4)
        ] * 5
        assert len({row.day for row in rows}) == 1
        assert len(list(session.execute(select(Piled)).scalars())) == 1
        day = rows[0].day
        assert evaluation_between(session, "event", day, day).mean == 4.0
    assert evaluated(first).given == 3, "that three have rated is still known"
    desk.store.close()


def test_a_pile_that_grows_slowly_leaves_only_in_company() -> None:
    heap = [(str(number), "a|web", False) for number in range(4)]
    assert leaving_together(heap) == ([], [])
    assert leaving_together([*heap, ("9", "a|kiosk", False)]) == ([], [])
    whole, rest = leaving_together([*heap, ("9", "a|web", True)])
    assert (whole, rest) == (["0", "1", "2", "3", "9"], [])
    assert leaving_together([(one, heap, True) for one, heap, _ in heap]) == ([], [])
