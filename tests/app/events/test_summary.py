"""The account of an event: written when it is over, handed in once, with counts of that day."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from app.attachments.cleaning import Cleaned, clean
from app.attachments.queries import unsent
from app.errors import Refusal
from app.events import arriving, summary
from app.events.summary import account_of
from app.store.base import OutboxOp
from app.store.transaction import transaction
from tests.support.clock import HandClock
from tests.support.desks import HE, make_desk
from tests.support.evening import Evening


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    yield Evening(desk, clock)
    desk.store.close()


def picture(shade: int) -> Cleaned:
    made = io.BytesIO()
    Image.new("RGB", (32, 24), (shade, 90, 120)).save(made, "png")
    return clean(made.getvalue())


def write(evening: Evening, text: str, **more: str) -> None:
    with transaction(evening.desk.store, HE) as tx:
        summary.write(tx, evening.event, text, **more)


def hand_in(evening: Evening) -> None:
    with transaction(evening.desk.store, HE) as tx:
        summary.hand_in(tx, evening.event)


def test_handed_in_it_bears_the_counts_of_that_day_and_stays(evening: Evening) -> None:
    lin, _ = evening.registers("林晓禾")
    zhou, _ = evening.registers("周启明")
    with transaction(evening.desk.store, HE) as tx:
        arriving.admit(tx, evening.session, lin)
    evening.ends()
    write(evening, "来了一半人，气氛很好。", went_well="器材齐", went_badly="下雨")
    hand_in(evening)
    with transaction(evening.desk.store, HE) as tx:
        when = evening.clock.now() - dt.timedelta(hours=2)
        arriving.back_fill(tx, evening.session, zhou, when, "忘了登记")
    with evening.desk.store.read() as session:
        account = account_of(session, evening.event)
    assert account.submitted
    assert (account.text, account.went_well, account.went_badly) == (
        *("来了一半人，气氛很好。", "器材齐", "下雨"),
    )
    counts = {"registered": 2, "came": 1, "unregistered": 0, "no_shows": 1, "rated": 0}
    assert dict(account.counts) == counts, "a late entry changes what is counted, not what was said"
    assert account.counted_on == evening.desk.store.day_of(evening.clock.now())
    with pytest.raises(Refusal, match="summary_submitted"):
        write(evening, "改一改")
    with pytest.raises(Refusal, match="summary_submitted"):
        hand_in(evening)


def test_what_stands_in_the_way_is_said(evening: Evening) -> None:
    with pytest.raises(Refusal, match="summary_too_early"):
        write(evening, "还没开始")
    evening.ends()
    with pytest.raises(Refusal, match="summary_empty"):
        hand_in(evening)
    with pytest.raises(Refusal, match="text_too_long"):
        write(evening, "长" * 2001)
    with transaction(evening.desk.store, HE) as tx, pytest.raises(Refusal, match="event_unknown"):
        summary.write(tx, "01900000-0000-7000-8000-00000000abcd", "没有")


def test_unchanged_nothing_is_said_again(evening: Evening) -> None:
    evening.ends()
    write(evening, "很好")
    with evening.desk.store.read() as session:
        before = session.query(OutboxOp).count()
    write(evening, " 很好 ")
    with evening.desk.store.read() as session:
        assert session.query(OutboxOp).count() == before


def test_up_to_eight_photographs_wait_behind_the_facts(evening: Evening) -> None:
    evening.ends()
    for shade in range(8):
        with transaction(evening.desk.store, HE) as tx:
            summary.add_photo(tx, evening.event, picture(20 * shade), f"照片{shade}")
    many = pytest.raises(Refusal, match="summary_photos_many")
    with transaction(evening.desk.store, HE) as tx, many:
        summary.add_photo(tx, evening.event, picture(250))
    with evening.desk.store.read() as session:
        assert len(account_of(session, evening.event).photos) == 8
        queue = unsent(session, None)
        assert len(queue) == 8
        assert {(one.owner_kind, one.owner_id) for one in queue} == {
            ("event_summary", evening.event)
        }
        ops = session.query(OutboxOp).filter(OutboxOp.kind == "file").count()
        assert ops == 8, "the facts go up by themselves, whatever becomes of the bytes"
