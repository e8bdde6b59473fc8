"""What was said on the web outlives the database: rated or declined, by the journal."""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
from pathlib import Path

import pytest

from app.cases import actions, taking
from app.cases.taking import Request
from app.clock import from_text, to_text
from app.store.transaction import transaction
from sync.hub import caseratings
from sync.hub.book import Book
from sync.hub.database import writing
from sync.hub.journal import DECLINED, HAS_RATED, SCORED
from sync.hub.ratings import Said
from sync.hub.ratings import rate as rate_event
from tests.support.cases import HOUSE, PRINT
from tests.support.casework import case, details, note, step, together, words
from tests.support.fronts import fronts
from tests.support.hub import HubHandle, desk_of
from tests.support.restores import kept_of
from tests.support.sittings import attendance, event, given_back, registration, sitting
from tests.support.webcases import CODES, Asked
from tests.support.webvenue import Venue, soon
from tests.sync.client.test_client_cases import joined, see
from tests.sync.hub.desk import Desk, Ledger
from tests.sync.hub.test_journal import House

WORDS = "何律师讲得很清楚"


@pytest.fixture
def house(tmp_path: Path, database: str) -> House:
    """Give a hub's place on each kind of database."""
    return House(tmp_path, database)


def told(hub: HubHandle, many: int) -> list[Asked]:
    venue = Venue(hub)
    found = []
    for place in range(many):
        asked = Asked(venue, CODES[place])
        # Five look from one address, which is not let in that often in a minute.
        asked.is_told()
        found.append(asked)
    return found


def again(asked: Asked, hub: HubHandle) -> Asked:
    """Let somebody who has the slip come back, to the hub as it is now."""
    asked.visitor = Venue(hub).another()
    return asked


@pytest.mark.expects_log("sync.hub")
def test_who_declined_since_the_back_up_is_not_asked_again(house: House) -> None:
    with house.open() as hub:
        (asked,) = told(hub, 1)
        kept = kept_of(hub.engine)
        assert asked.declines().status == 200
        closed = hub.rows("case")[asked.id]
        lines = hub.rows("case_note")
        [line] = [one for one in house.journal.lines() if one.what == DECLINED]
        assert line.of == asked.id
    house.restore(kept)
    with house.open() as back:
        case = back.rows("case")[asked.id]
        assert (case["state"], case["closed_at"]) == ("closed", closed["closed_at"])
        assert (case["decline_channel"], case["decline_attempts"]) == ("web", 1)
        assert back.rows("case_note") == lines, "the same line, once"
        page = again(asked, back).looks()
        assert "/c/decline" not in page.text, "there is nothing left to decline"
        epoch = back.hub.epoch
    with house.open() as once_more:
        assert once_more.hub.epoch == epoch, "nothing is left to be done"
        assert once_more.rows("case_note") == lines


@pytest.mark.expects_log("sync.hub")
def test_who_rated_by_name_has_rated_still_and_no_word_is_in_the_journal(house: House) -> None:
    with house.open() as hub:
        (asked,) = told(hub, 1)
        kept = kept_of(hub.engine)
        page = asked.rates(score="4", words=WORDS, **{"tag-solved": "1"})
        assert page.status == 200
        (row_id,) = hub.rows("rating")
        assert WORDS not in house.journal.path.read_text(encoding="utf-8")
    house.restore(kept)
    with house.open() as back:
        rating = back.rows("rating")[row_id]
        assert (rating["score"], rating["tags"], rating["rated_id"]) == (4, ["solved"], asked.id)
        assert not rating["anonymous"]
        assert "words" not in rating
        assert back.rows("case")[asked.id]["rated"] is True
        assert "提交评价" not in again(asked, back).looks().words


@pytest.mark.expects_log("sync.hub")
def test_of_nameless_ratings_the_journal_tells_no_more_than_the_tables(house: House) -> None:
    scores = (1, 2, 3, 4, 5)
    with house.open() as hub:
        some = told(hub, 5)
        for asked, score in list(zip(some, scores, strict=True))[:3]:
            assert asked.rates(score=str(score), anonymous="1", words=WORDS).status == 200
        assert [
            line.what for line in house.journal.lines() if line.what in (HAS_RATED, SCORED)
        ] == [HAS_RATED] * 3, "while they wait for company no score is written down"
        kept = kept_of(hub.engine)
        for asked, score in list(zip(some, scores, strict=True))[3:]:
            assert asked.rates(score=str(score), anonymous="1", words=WORDS).status == 200
        lines = [line for line in house.journal.lines() if line.what in (HAS_RATED, SCORED)]
        assert [line.what for line in lines] == [HAS_RATED] * 5 + [SCORED] * 5
        scored = lines[5:]
        assert [line.id for line in scored] == sorted(line.id for line in scored), "by random ids"
        cases = {asked.id for asked in some}
        for line in scored:
            assert (line.of, line.whose) == ("", "")
            assert not cases & set(str(line).split("'")), "no case beside a score"
        assert {line.of for line in lines[:5]} == cases
        assert {line.number for line in lines[:5]} == {0}
        text = house.journal.path.read_text(encoding="utf-8")
        assert WORDS not in text
        before = hub.rows("rating")
    house.restore(kept)
    with house.open() as back:
        assert all(back.rows("case")[asked.id]["rated"] for asked in some)
        assert set(back.rows("rated")) == {line.id for line in lines[:5]}
        after = back.rows("rating")
        assert {one: row["score"] for one, row in after.items()} == {
            one: row["score"] for one, row in before.items()
        }
        with writing(back.engine) as connection:
            book = Book(connection, back.hub, back.venue)
            assert book.row("rating", next(iter(after))) is not None
        venue = Venue(back)
        asked = Asked(venue, CODES[5])
        asked.is_told()
        assert asked.rates(score="2", anonymous="1").status == 200
        assert set(back.rows("rating")) == set(after), "the pile of the back-up says nothing twice"
        epoch = back.hub.epoch
    with house.open() as once_more:
        assert once_more.hub.epoch == epoch


@pytest.mark.expects_log("sync.hub")
def test_a_rated_evening_is_rated_still(house: House) -> None:
    ended = to_text(dt.datetime.now(dt.UTC) - dt.timedelta(hours=1))
    about = event()
    session = sitting(about.id, 5, ends_at=ended)
    with house.open() as hub:
        desk = desk_of(hub)
        mine = registration(session, session.id)
        desk.say(about, session, given_back(session.id, 2), mine)
        desk.say(attendance(session, registered=mine.id))
        kept = kept_of(hub.engine)
        with writing(hub.engine) as connection:
            book = Book(connection, hub.hub, hub.venue)
            assert rate_event(book, mine.id, Said(5, (), "", True)) == ""
            book.flush()
        marks = hub.rows("rated")
    house.restore(kept)
    with house.open() as back:
        assert back.rows("rated") == marks
        with writing(back.engine) as connection:
            book = Book(connection, back.hub, back.venue)
            assert rate_event(book, mine.id, Said(5, (), "", True)) == "rating_given"


@pytest.mark.expects_log("sync.hub")
def test_declined_before_its_desk_brings_the_answer_again(house: House, tmp_path: Path) -> None:
    """The back-up knows the case as it was before its answer was told."""
    with contextlib.ExitStack() as stack:
        serving = stack.enter_context(contextlib.ExitStack())
        hub = serving.enter_context(house.open())
        port = int(hub.url.rpartition(":")[2])
        make = stack.enter_context(fronts(hub, tmp_path))
        desk = joined(hub, make)
        with transaction(desk.store, desk.actor) as tx:
            asked = Request("打印一份证明", anonymous=True)
            case_id = taking.take(tx, asked, PRINT, HOUSE, code=CODES[0]).id
            actions.accept(tx, case_id)
        desk.sync()
        kept = kept_of(hub.engine)
        with transaction(desk.store, desk.actor) as tx:
            actions.begin(tx, case_id)
            actions.resolve(tx, case_id, "印好了")
            actions.tell(tx, case_id, "in_person")
        desk.sync()
        visitor = Venue(hub).another()
        page = visitor.send("c", {**visitor.get("c").hidden(), "code": CODES[0]})
        assert visitor.send("c/decline", page.hidden()).status == 200
        desk.sync()
        assert see(desk, case_id).card.state == "closed"
        with transaction(desk.store, desk.actor) as tx:
            actions.archive(tx, case_id)
        desk.sync()
        serving.close()
        house.restore(kept)
        back = stack.enter_context(house.open(port))
        assert back.rows("case")[case_id]["state"] == "accepted"
        for _ in range(3):
            desk.sync()
        assert back.rows("case")[case_id]["state"] == "archived"
        seen = see(desk, case_id)
        assert seen.card.state == "archived"
        assert [line.act for line in seen.log if line.way == "web"] == ["close"]
        assert desk.waiting().refused == 0


@pytest.mark.expects_log("sync.hub")
def test_taken_up_again_since_it_is_not_closed_by_an_old_decline(house: House) -> None:
    with house.open() as hub:
        (asked,) = told(hub, 1)
        assert asked.declines().status == 200
        again_told = {"told_how": "phone", "told_at": soon(), "resolved_at": soon()}
        steps = ["closed", "in_progress", "resolved", "told"]
        for before, after in itertools.pairwise(steps):
            more = again_told if after in ("resolved", "told") else {}
            said = asked.desk.say(step(asked.id, before, after, **more))
            assert said[0]["verdict"] in ("taken", "merged"), said
        assert hub.rows("case")[asked.id]["state"] == "told"
        assert asked.declines().status == 200
        assert hub.rows("case")[asked.id]["state"] == "closed"
        assert len([one for one in house.journal.lines() if one.what == DECLINED]) == 2


def declines(books: Ledger, case_id: str) -> str:
    """Decline on the web; gives the code of why not."""
    with writing(books.engine) as connection:
        book = Book(connection, books.hub, books.venue)
        code = caseratings.decline(book, case_id)
        book.flush()
    return code


def answered(books: Ledger, *, minutes: float) -> tuple[Desk, str]:
    """Have a case told by a desk whose clock is so far from headquarters'; gives desk and case."""
    desk, made = books.desk(), case()
    said = [made, details(made.id), step(made.id, "submitted", "accepted")]
    assert words(desk.say(*said)) == ["taken"] * 3
    tells(books, desk, made.id, "accepted", minutes)
    return desk, made.id


def tells(books: Ledger, desk: Desk, case_id: str, before: str, minutes: float) -> None:
    at = to_text(from_text(books.hub.now()) + dt.timedelta(minutes=minutes))
    told = step(case_id, "resolved", "told", told_how="phone", told_at=at)
    assert words(desk.say(step(case_id, before, "resolved", resolved_at=at), told)) == ["taken"] * 2


def closings(desk: Desk) -> int:
    return len([one for one in desk.rows("case_note").values() if one["act"] == "close"])


def test_declined_it_is_closed_however_a_desks_clock_runs_and_thrice_is_once(books: Ledger) -> None:
    desk, case_id = answered(books, minutes=10)
    assert [declines(books, case_id) for _ in range(3)] == [""] * 3
    row = desk.rows("case")[case_id]
    assert (row["state"], row["decline_channel"], row["decline_attempts"]) == ("closed", "web", 1)
    assert closings(desk) == 1


def test_told_anew_by_a_desk_whose_clock_is_behind_nobody_declined_that(books: Ledger) -> None:
    desk, case_id = answered(books, minutes=-190)
    assert declines(books, case_id) == ""
    cleared = dict.fromkeys(("closed_at", "told_at", "told_how", "decline_channel"))
    cleared["decline_attempts"] = None
    behind = to_text(from_text(books.hub.now()) - dt.timedelta(minutes=100))
    line = note(case_id, "reopen", words="又有新情况", happened_at=behind)
    said = desk.say(*together(step(case_id, "closed", "in_progress", **cleared), line))
    assert {one.verdict for one in said} <= {"taken", "merged"}
    tells(books, desk, case_id, "in_progress", -50)
    assert desk.rows("case")[case_id]["state"] == "told"
    assert declines(books, case_id) == ""
    assert desk.rows("case")[case_id]["state"] == "closed"
    assert closings(desk) == 2, "each answer was declined by itself"
