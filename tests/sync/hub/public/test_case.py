"""A case asked about by its code, without a script: where it stands, and how it was."""

from __future__ import annotations

import logging

import pytest
from sqlalchemy import select

from app.cases.lifecycle import NEXT, STATES
from sync.hub.database import reading
from sync.hub.public import tongue
from sync.hub.tables import case_codes, metadata, rating_pile, venues
from tests.support.casework import WORDS, patch_words, seclude, step
from tests.support.webcases import CODES, Asked
from tests.support.webvenue import Venue, soon

LOW = "没有找到这个查询码"


def everything(venue: Venue) -> dict[str, list[str]]:
    with reading(venue.hub.engine) as connection:
        return {
            table.name: [str(tuple(row)) for row in connection.execute(select(table))]
            for table in metadata.sorted_tables
        }


def test_the_code_shows_where_it_stands_and_when_and_not_a_word(venue: Venue) -> None:
    asked = Asked(venue, name="林晓禾", phone="19900001111")
    page = asked.looks()
    assert (page.status, page.url.endswith("/c")) == (200, True)
    assert "已登记" in page.words
    assert "下一步：工作人员受理" in page.words
    assert "答复不晚于" in page.words
    assert "QJ0001-20261128-A-K7M3" in page.words
    for secret in (WORDS, "林晓禾", "19900001111", "FLYZ", "提交评价"):
        assert secret not in page.text
    asked.moves("accepted", "in_progress", "waiting_material", at=soon())
    page = asked.looks(f" {asked.code[:4].lower()}-{asked.code[4:]} ")
    assert "等你补材料" in page.words
    english = venue.another("en")
    assert "Something is needed from you" in asked.looks(visitor=english).words


@pytest.mark.parametrize("language", tongue.LANGUAGES)
def test_every_state_has_its_words(venue: Venue, language: str) -> None:
    words = tongue.keys(language)
    for state in STATES:
        assert words[f"case_{state}"]
        assert words[f"case_next_{state}"]
    assert set(NEXT) < set(STATES)


def test_a_forged_code_is_told_what_an_unknown_one_is(venue: Venue) -> None:
    asked = Asked(venue)
    told = set()
    for code in ("ZZZZZZZZ", "0OIL0OIL", "K7M3PQ4", "'; DROP", "", "K7M3PQ4R" * 40):
        page = asked.looks(code or " ")
        told.add((page.status, page.words))
    assert len(told) == 1
    ((status, words),) = told
    assert (status, LOW in words) == (422, True)
    # A code of another venue is nobody's here.
    other = venue.hub.add_venue(2)
    with reading(venue.hub.engine) as connection:
        there = str(
            connection.execute(select(venues.c.code).where(venues.c.venue_id == other)).scalar_one()
        )
    asked.visitor.venue_code, here = there, asked.visitor.venue_code
    assert LOW in asked.looks().words
    asked.visitor.venue_code = here
    assert asked.looks().status == 200


def test_who_tries_many_codes_is_held_up(venue: Venue) -> None:
    asked = Asked(venue)
    statuses = [asked.looks("ZZZZZZZZ").status for _ in range(11)]
    assert statuses == [422] * 10 + [429]
    assert asked.looks().status == 429, "also with the right one, or the limit would tell"
    assert asked.visitor.get("c").status == 200


def test_no_other_site_and_no_other_browser_can_ask_or_rate(venue: Venue) -> None:
    asked = Asked(venue)
    asked.is_told()
    code = {"code": asked.code}
    form = asked.visitor.get("c").hidden()
    crossed = {"Sec-Fetch-Site": "cross-site"}
    assert asked.visitor.send("c", {**form, **code}, **crossed).status == 403
    stranger = venue.another()
    stranger.get("c")
    assert stranger.send("c", {**form, **code}).status == 403
    token = asked.visitor.send("c", {**form, **code}).hidden()
    for path in ("c/rate", "c/decline"):
        assert stranger.send(path, {**token, "score": "1"}).status == 403
        assert asked.visitor.send(path, {**form, "score": "1"}).status == 403, "another page's"
    assert venue.hub.rows("rated") == {}
    assert asked.row()["state"] == "told"


def test_rated_by_name_it_stands_at_once_and_the_case_knows(venue: Venue) -> None:
    asked = Asked(venue)
    asked.moves("accepted")
    assert "提交评价" not in asked.looks().words
    early = asked.visitor.send("c/rate", {**asked.looks().hidden(), "score": "5"})
    assert early.status == 403, "there is no form to send yet"
    asked.moves("in_progress", "resolved", "told")
    page = asked.rates(score="4", words="讲得很清楚", **{"tag-solved": "1"})
    assert (page.status, "谢谢，已经收到" in page.words) == (200, True)
    (row,) = venue.hub.rows("rating").values()
    assert (row["rated_kind"], row["rated_id"], row["whose"]) == ("case", asked.id, asked.id)
    assert (row["score"], row["tags"], row["channel"]) == (4, ["solved"], "web")
    assert asked.row()["rated"] is True
    told = {one["id"]: one["fields"] for one in venue.desk.pull() if one["kind"] == "case"}
    assert told[asked.id]["rated"] is True
    asked.moves("closed")


def test_rated_twice_it_says_so(venue: Venue) -> None:
    asked = Asked(venue)
    asked.is_told()
    form = asked.looks().hidden()
    assert asked.visitor.send("c/rate", {**form, "score": "5", "anonymous": "1"}).status == 200
    again = asked.visitor.send("c/rate", {**form, "score": "1", "anonymous": "1"})
    assert (again.status, "已经评价过了" in again.words) == (409, True)
    assert "已经收到你的评价" in asked.looks().words
    assert len(venue.hub.rows("rated")) == 1


def test_without_a_score_nothing_typed_is_lost(venue: Venue) -> None:
    asked = Asked(venue)
    asked.is_told()
    page = asked.rates(words="还可以再快一点", anonymous="1")
    assert (page.status, "请先选 1 到 5 分" in page.words) == (422, True)
    assert "还可以再快一点" in page.text
    assert venue.hub.rows("rated") == {}


def test_after_its_archive_it_says_why_not(venue: Venue) -> None:
    asked, old = Asked(venue), Asked(venue, CODES[1])
    asked.is_told()
    form = asked.looks().hidden()
    asked.moves("closed")
    assert "提交评价" in asked.looks().words, "who declined may think again"
    asked.moves("archived")
    late = asked.visitor.send("c/rate", {**form, "score": "5"})
    assert (late.status, "不再收评价" in late.words) == (409, True)
    assert "提交评价" not in asked.looks().words
    old.is_told()
    old.moves("closed", at=soon(days=-31))
    assert "提交评价" not in old.looks().words


def test_declined_on_the_web_closes_it_with_channel_and_attempt(venue: Venue) -> None:
    asked = Asked(venue)
    asked.moves("accepted", "in_progress", "resolved")
    assert "不想评价" not in asked.looks().words
    early = asked.declines()
    assert (early.status, "结果告诉你以后" in early.words) == (409, True)
    asked.moves("told")
    page = asked.declines()
    assert (page.status, "已闭环" in page.words) == (200, True)
    row = asked.row()
    assert (row["state"], row["decline_channel"], row["decline_attempts"]) == ("closed", "web", 1)
    (line,) = [one for one in venue.hub.rows("case_note").values() if one["act"] == "close"]
    assert (line["way"], line["before"], line["after"]) == ("web", "told", "closed")
    asked.visitor.send("c/decline", asked.looks().hidden())
    assert len(venue.hub.rows("case_note")) == 1
    answer = venue.desk.say(step(asked.id, "told", "closed", closed_at=soon()))
    assert answer[0]["verdict"] == "refused", "the desk sees that it is closed already"


def test_five_nameless_ones_come_together_and_no_table_tells_of_which_case(
    venue: Venue, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    cases = [Asked(venue, code) for code in CODES[:5]]
    venue.hub.let(venue.desk.device, right=True)
    for number, asked in enumerate(cases):
        asked.is_told()
        page = asked.rates(score=str(number + 1), words=f"话{number}", anonymous="1")
        assert page.status == 200
        assert asked.row()["rated"] is True
        if number < 4:
            assert venue.hub.rows("rating") == {}
            with reading(venue.hub.engine) as connection:
                mine = rating_pile.c.venue_id == venue.hub.venue
                pile = list(connection.execute(select(rating_pile).where(mine)))
            assert len(pile) == number + 1
            assert len({one.closes_at for one in pile}) == 1, "no end of its own"
            assert not [one for one in pile for case in cases if case.id in str(tuple(one))]
    rows = venue.hub.rows("rating")
    assert sorted(row["words"] for row in rows.values()) == [f"话{number}" for number in range(5)]
    assert {len({row["day"] for row in rows.values()})} == {1}
    assert not [row for row in rows.values() if {"rated_id", "whose", "person_id"} & row.keys()]
    assert list(rows) == sorted(rows), "numbered by random ids, not as they came"
    tables = everything(venue)
    assert not tables["rating_pile"]
    marks = venue.hub.rows("rated")
    traces = {*marks, *(asked.id for asked in cases), *(str(a.row()["number"]) for a in cases)}
    lines = [line for found in tables.values() for line in found if "话" in line]
    assert len(lines) == 5
    assert not [one for line in lines for one in traces if one in line]
    for word in ("话", *CODES, *(asked.id for asked in cases)):
        assert word not in caplog.text


def test_a_case_that_turns_sensitive_is_still_found_and_says_no_more(venue: Venue) -> None:
    asked = Asked(venue)
    venue.hub.let(venue.desk.device, right=True)
    asked.says(seclude(asked.id))
    page = asked.looks()
    assert (page.status, WORDS in page.text) == (200, False)
    assert venue.hub.rows("case_details") == {}


def test_with_the_words_the_code_goes(venue: Venue) -> None:
    asked = Asked(venue)
    asked.says(patch_words(asked.words.id, need="换一种说法"))
    assert asked.looks().status == 200, "put right, it is still found"
    with reading(venue.hub.engine) as connection:
        mine = case_codes.c.venue_id == venue.hub.venue
        kept = [str(tuple(one)) for one in connection.execute(select(case_codes).where(mine))]
    assert len(kept) == 1
    assert asked.code not in kept[0]
