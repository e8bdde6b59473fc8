"""Rating on the web, by the link of one's ticket, without a script."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from sync.hub.database import reading, writing
from sync.hub.tables import metadata, rating_pile
from tests.support.browsing import Visitor
from tests.support.hub import HubHandle
from tests.support.webevening import Evening
from tests.support.webvenue import Venue, soon


def everything(hub: HubHandle) -> dict[str, list[str]]:
    with reading(hub.engine) as connection:
        return {
            table.name: [str(tuple(row)) for row in connection.execute(select(table))]
            for table in metadata.sorted_tables
        }


def said(hub: HubHandle) -> list[dict[str, Any]]:
    return list(hub.rows("rating").values())


def test_before_the_end_nobody_is_asked_and_afterwards_who_came_is(venue: Venue) -> None:
    evening = Evening(venue, 1, absent=1)
    assert "提交评价" not in evening.guests[0].open(evening.pages[0].url).words
    # Nothing on the page could be sent any more; a form that was open since before could.
    early = {**evening.pages[0].hidden(), "score": "5"}
    assert evening.guests[0].send(evening.link(0), early).status == 409
    form = evening.guests[1].open(evening.pages[1].url).hidden()
    evening.ends(hours=1)
    page = evening.guests[0].open(evening.pages[0].url)
    assert "这次活动，你觉得怎么样？" in page.words
    assert 'name="anonymous" value="1" checked' in page.text
    assert "提交评价" not in evening.guests[1].open(evening.pages[1].url).words
    refused = evening.guests[1].send(evening.link(1), {**form, "score": "5"})
    assert (refused.status, "请告诉前台" in refused.words) == (409, True)


def test_a_named_rating_stands_at_once_and_the_desk_hears_it(venue: Venue) -> None:
    evening = Evening(venue, 1)
    evening.ends(hours=1)
    words = {"words": "老师讲得很清楚", "tag-clear": "1", "tag-long_wait": "1"}
    form = evening.guests[0].open(evening.pages[0].url).hidden()
    page = evening.guests[0].send(evening.link(0), {**form, "score": "4", **words})
    assert (page.status, "谢谢您的评价" in page.words) == (200, True)
    (row,) = said(evening.hub)
    assert (row["score"], row["tags"], row["words"]) == (4, ["clear"], "老师讲得很清楚")
    assert (row["whose"], row["anonymous"], row["channel"]) == (evening.ids[0], False, "web")
    assert "recorded_at" not in row
    assert [one["fields"]["score"] for one in venue.desk.pull() if one["kind"] == "rating"] == [4]
    again = evening.guests[0].send(evening.link(0), {**form, "score": "1"})
    assert "谢谢您的评价" in again.words
    assert len(said(evening.hub)) == 1


def test_without_a_score_nothing_typed_is_lost(venue: Venue) -> None:
    evening = Evening(venue, 1)
    evening.ends(hours=1)
    page = evening.rates(0, words="还可以再来一次", anonymous="1")
    assert page.status == 422
    assert "请先选 1 到 5 分" in page.words
    assert "还可以再来一次" in page.text
    assert evening.rates(0, score="5", words="长" * 501).status == 422
    assert said(evening.hub) == []


def test_five_nameless_ones_come_together_and_no_table_tells_whose_is_which(venue: Venue) -> None:
    evening = Evening(venue, 5)
    evening.ends(hours=1)
    for number in range(4):
        assert evening.rates(number, score="5", words=f"话{number}", anonymous="1").status == 200
        assert "谢谢您的评价" in evening.guests[number].open(evening.pages[number].url).words
    assert said(evening.hub) == []
    assert len(evening.hub.rows("rated")) == 4
    with reading(evening.hub.engine) as connection:
        mine = rating_pile.c.venue_id == evening.hub.venue
        pile = list(connection.execute(select(rating_pile.c.id).where(mine)).scalars())
        assert len(pile) == 4
    evening.rates(4, score="2", words="话4", anonymous="1")
    rows = evening.hub.rows("rating")
    assert sorted(row["words"] for row in rows.values()) == [f"话{number}" for number in range(5)]
    assert set(pile) < set(rows)
    marks = evening.hub.rows("rated")
    tables = everything(evening.hub)
    assert not tables["rating_pile"]
    traces = {*marks, *(row["whose"] for row in marks.values()), *evening.ids}
    lines = [line for rows in tables.values() for line in rows if "话" in line]
    assert len(lines) == 5
    assert not [one for line in lines for one in traces if one in line]
    with reading(evening.hub.engine) as connection:
        table = metadata.tables["rows"]
        where = (table.c.venue_id == evening.hub.venue, table.c.kind == "rating")
        order = select(table.c.id).where(*where).order_by(table.c.number)
        ids = list(connection.execute(order).scalars())
    assert ids == sorted(ids), "numbered by random ids, not as they came"
    assert {row["day"] for row in rows.values()} == {next(iter(rows.values()))["day"]}


def test_after_thirty_days_nobody_rates_and_few_go_with_others(venue: Venue) -> None:
    first, second = Evening(venue, 3), Evening(venue, 3)
    for evening in (first, second):
        evening.ends(days=29)
        for number in range(2 if evening is second else 3):
            evening.rates(number, score="3", anonymous="1")
    assert said(venue.hub) == []
    # Two days pass: what lies on the pile gets no company of its own any more.
    with writing(venue.hub.engine) as connection:
        values = {"closes_at": soon(days=-1)}
        mine = rating_pile.c.venue_id == venue.hub.venue
        connection.execute(rating_pile.update().where(mine).values(**values))
    last = Evening(venue, 1)
    last.ends(hours=1)
    last.rates(0, score="5", anonymous="1")
    rows = said(venue.hub)
    assert [(row["score"], "rated_id" in row) for row in rows] == [(3, False)] * 5
    assert len({row["day"] for row in rows}) == 1
    first.ends(days=31)
    late = first.guests[0].open(first.pages[0].url)
    assert "提交评价" not in late.words


def test_no_other_site_and_no_other_browser_can_rate(venue: Venue) -> None:
    evening = Evening(venue, 1)
    evening.ends(hours=1)
    stranger: Visitor = venue.another()
    stranger.get()
    form = evening.guests[0].open(evening.pages[0].url).hidden()
    assert stranger.send(evening.link(0), {**form, "score": "1"}).status == 403
    crossed = {"Sec-Fetch-Site": "cross-site"}
    assert evening.guests[0].send(evening.link(0), {**form, "score": "1"}, **crossed).status == 403
    assert said(venue.hub) == []
