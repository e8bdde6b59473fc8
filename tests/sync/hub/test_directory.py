"""What a desk does not carry of the directory it may ask for: found, in order, within bounds."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
from sqlalchemy import Connection, text

from app.kinds import NATION_SCOPE as NATION
from sync.hub import directory
from sync.hub.database import reading, writing
from sync.hub.directorywords import category_word, words_in
from sync.hub.hub import Trouble
from sync.hub.sharedbook import index_anew
from sync.hub.tables import directory_words, metadata, shared_rows
from sync.wire.codec import Malformed
from sync.wire.finding import Find, Found
from tests.support.hub import HubHandle, create, desk_of
from tests.support.nation import (
    NORTH,
    NORTH_SCOPE,
    PROVINCE_SCOPE,
    SOUTH,
    SOUTH_SCOPE,
    placed,
    resource,
    said,
    some_id,
)
from tests.sync.hub.desk import Desk, Ledger

DAY = "2026-11-28"
FAR_SCOPE = "district/110101"


def line(name: str, words: str = "", **more: Any) -> dict[str, Any]:
    return resource(name, **({"specialities": words} if words else {}), **more)


def write(books: Ledger, scope: str, *lines: dict[str, Any], first: int = 0) -> None:
    some = {_id(scope, place): one for place, one in enumerate(lines, first)}
    said(books.engine, books.hub, scope, "resource", some)


def _id(scope: str, place: int) -> str:
    return some_id(hash_of(scope) + place)


def hash_of(scope: str) -> int:
    return sum(map(ord, scope)) * 100_000


def found(books: Ledger, words: str = "", region: str = NORTH, **more: Any) -> Found:
    """Ask as a desk in a region does."""
    desk = books.desk().place
    with reading(books.engine) as connection:
        asked = Find(more.pop("day", DAY), words, **more)
        return directory.find(connection, books.hub, _in(desk, region), asked)


def _in(place: Any, region: str) -> Any:
    return type(place)(
        place.venue_id, place.id, place.letter, place.incarnation, place.scopes, region
    )


def names(answer: Found) -> list[str]:
    return [one.fields["name"] for one in answer.lines]


# --- what is found --------------------------------------------------------------------------


def test_a_text_is_cut_into_pairs_and_words_in_letters() -> None:
    assert [*words_in("劳动仲裁、AI工作坊 Python")] == [
        *("劳动", "动仲", "仲裁", "ai", "工作", "作坊", "python")
    ]
    assert [*words_in("  ，。—— ")] == []
    assert [*words_in("律 \uff21\uff22\uff23")] == ["律", "abc"]


def test_lines_with_all_the_words_are_found_wherever_the_words_stand(books: Ledger) -> None:
    write(
        books,
        SOUTH_SCOPE,
        line("青禾法律服务联盟", "劳动争议、欠薪追讨"),
        line("欧阳律师", "劳动争议、工伤认定"),
        line("欠薪咨询室"),
    )
    assert names(found(books, "欠薪")) == ["欠薪咨询室", "青禾法律服务联盟"]
    assert names(found(books, "劳动争议 追讨")) == ["青禾法律服务联盟"]
    assert names(found(books, "欧阳")) == ["欧阳律师"]
    assert names(found(books, "婚姻")) == []
    assert found(books, "欧阳").lines[0].scope == SOUTH_SCOPE
    assert found(books, "欧阳").lines[0].fields["specialities"] == "劳动争议、工伤认定"


def test_a_category_alone_is_enough_and_narrows_words(books: Ledger) -> None:
    write(
        books,
        SOUTH_SCOPE,
        line("甲队", "失眠"),
        line("乙队", "失眠", fields=["FLYZ"]),
        line("丙师", "失眠", type="expert"),
    )
    assert names(found(books, field="XLZX")) == ["丙师", "甲队"]
    assert names(found(books, "失眠", field="FLYZ")) == ["乙队"]
    assert names(found(books, "失眠", types=["expert"])) == ["丙师"]
    assert names(found(books, "失眠", types=["expert", "partner_org"], field="XLZX")) == [
        *("丙师", "甲队")
    ]


def test_only_who_people_may_be_sent_to_is_found(books: Ledger) -> None:
    write(
        books,
        SOUTH_SCOPE,
        line("在册队"),
        line("待审队", audit="pending"),
        line("退回队", audit="refused"),
        line("撤下队", withdrawn=True),
        line("过期队", valid_until="2026-11-27"),
        line("今天队", valid_until=DAY),
    )
    assert names(found(books, field="XLZX")) == ["今天队", "在册队"]
    assert "过期队" in names(found(books, field="XLZX", day="2026-11-27"))


def test_a_line_is_found_as_it_was_last_written(books: Ledger) -> None:
    write(books, SOUTH_SCOPE, line("旧名队", "失眠"), line("旁观队", "失眠"))
    write(books, SOUTH_SCOPE, line("新名队", "焦虑", region=NORTH))
    assert names(found(books, "旧名")) == []
    assert names(found(books, "失眠")) == ["旁观队"]
    assert names(found(books, "焦虑")) == ["新名队"]
    write(books, SOUTH_SCOPE, line("新名队", "焦虑", withdrawn=True))
    assert names(found(books, "焦虑")) == []
    write(books, SOUTH_SCOPE, line("新名队", "焦虑"))
    assert names(found(books, "焦虑")) == ["新名队"]
    said(books.engine, books.hub, SOUTH_SCOPE, "resource", {_id(SOUTH_SCOPE, 0): None})
    assert names(found(books, "焦虑")) == []
    kept = {row.number for row in books.all(directory_words)}
    assert kept == {row.number for row in books.all(shared_rows) if not row.gone}


def test_lines_loaded_by_an_older_program_are_found_once_they_were_indexed(books: Ledger) -> None:
    write(books, SOUTH_SCOPE, *(line(f"第{number}队", "失眠") for number in range(7)))
    before = sorted(books.all(directory_words))
    with writing(books.engine) as connection:
        connection.execute(directory_words.delete())
    assert names(found(books, "失眠")) == []
    assert index_anew(books.engine, at_once=3) == 7
    assert sorted(books.all(directory_words)) == before


# --- in which order ---------------------------------------------------------------------------


def test_the_nearest_come_first_then_the_fittest_then_by_name(books: Ledger) -> None:
    write(books, NATION, line("全国心理热线"))
    write(books, PROVINCE_SCOPE, line("全省心理中心"))
    write(books, NORTH_SCOPE, line("北区甲队", "心理"), line("北区心理站"))
    write(books, SOUTH_SCOPE, line("南区心理站"), line("住在北区的心理师", region=NORTH))
    write(books, FAR_SCOPE, line("远方心理站"))
    here = ["住在北区的心理师", "北区心理站", "北区甲队"]
    rest = ["全国心理热线", "远方心理站"]
    assert names(found(books, "心理")) == [*here, "全省心理中心", "南区心理站", *rest]
    south = [*("南区心理站", "住在北区的心理师", "全省心理中心"), "北区心理站", "北区甲队"]
    assert names(found(books, "心理", near=SOUTH))[0] == south[0]
    assert sorted(names(found(books, "心理", near=SOUTH))[1:5]) == sorted(south[1:])
    assert set(names(found(books, "心理", region=""))) == {*here, *rest, *south}


@pytest.mark.parametrize("near", ["000000", "999999", "110101", "109999", "990000"])
def test_no_region_is_looked_at_twice_and_none_is_left_out(near: str) -> None:
    tiers = [list(some) for some in directory._nearer_first(near)]
    stretches = sorted(one for some in tiers for one in some)
    assert stretches[0][0] == "000000"
    assert stretches[-1][1] == "999999"
    for (_, last), (first, _) in itertools.pairwise(stretches):
        assert int(first) == int(last) + 1


def test_what_a_desk_reads_anyhow_is_left_out_where_it_asks_for_more(books: Ledger) -> None:
    write(books, NATION, line("全国心理热线"))
    write(books, PROVINCE_SCOPE, line("全省心理中心"))
    write(books, NORTH_SCOPE, line("北区心理站"))
    write(books, SOUTH_SCOPE, line("南区心理站"))
    assert names(found(books, "心理", beyond=True)) == ["南区心理站"]
    assert names(found(books, "心理", region="", beyond=True)) == [
        *("全省心理中心", "北区心理站", "南区心理站")
    ]


def test_a_page_has_an_end_and_says_so(books: Ledger) -> None:
    write(books, SOUTH_SCOPE, *(line(f"第{number:03d}队", "心理") for number in range(150)))
    whole = found(books, "心理")
    assert (len(whole.lines), whole.more) == (20, True)
    assert whole.lines == found(books, "心理").lines
    assert len(found(books, "心理", most=3).lines) == 3
    last = found(books, "第149")
    assert (names(last), last.more) == (["第149队"], False)


@pytest.mark.parametrize(("besides", "seen", "more"), [(1999, 1, False), (2000, 0, True)])
def test_where_not_all_places_were_looked_at_it_says_that_there_may_be_more(
    books: Ledger, besides: int, seen: int, more: bool
) -> None:
    some = [*(["劳动"] * besides), *(["调解"] * directory.MOST_COUNTED), "劳动、调解"]
    write(books, SOUTH_SCOPE, *(line(f"{number}", words) for number, words in enumerate(some)))
    answer = found(books, "劳动 调解")
    assert (len(answer.lines), answer.more) == (seen, more)


# --- what is refused --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said_so", "field"),
    [
        ({"words": ""}, "words"),
        ({"words": "，。!"}, "words"),
        ({"words": "心" * 61}, "words"),
        ({"words": "心理", "day": "2026-13-01"}, "day"),
        ({"words": "心理", "day": "20261128"}, "day"),
        ({"words": "心理", "near": "99900"}, "near"),
        ({"words": "心理", "most": 0}, "most"),
        ({"words": "心理", "most": 21}, "most"),
        ({"field": "X\0"}, "field"),
        ({"words": "心理", "types": ["expert\0"]}, "types"),
        ({"words": "心理", "types": ["expert"] * 21}, "types"),
    ],
)
def test_a_question_out_of_form_is_refused(
    books: Ledger, said_so: dict[str, Any], field: str
) -> None:
    with pytest.raises(Malformed) as caught:
        found(books, said_so.pop("words", ""), **said_so)
    assert (caught.value.code, caught.value.facts) == ("bad_question", {"field": field})


def test_another_version_is_refused(books: Ledger) -> None:
    with pytest.raises(Trouble) as caught:
        found(books, "心理", protocol=2)
    assert caught.value.status == 426


def test_words_of_any_sort_are_looked_for_without_harm(books: Ledger) -> None:
    write(books, SOUTH_SCOPE, line("百分之百%队", "x_y'z\"w"))
    assert names(found(books, "百分")) == ["百分之百%队"]
    assert names(found(books, "y'z")) == ["百分之百%队"]
    for words in ("a\0b", "' OR 1=1 --", "心\u200b理", "\ufb00", "劳" * 60):
        assert names(found(books, words)) == []
    for words in ("%", "\U0001f600\U0001f600", "\u200b"):
        with pytest.raises(Malformed):
            found(books, words)


# --- who sees what ------------------------------------------------------------------------------


def test_no_venues_own_line_is_ever_shown_and_nothing_is_written(books: Ledger) -> None:
    desk = books.desk()
    own = resource("本馆的心理老师")
    assert desk.one(create("own_resource", **own)).verdict == "taken"
    write(books, SOUTH_SCOPE, line("南区心理站"))
    before = {table.name: books.all(table) for table in metadata.sorted_tables}
    assert names(found_by(desk, "心理")) == ["南区心理站"]
    assert {table.name: books.all(table) for table in metadata.sorted_tables} == before


def found_by(desk: Desk, words: str) -> Found:
    with reading(desk.books.engine) as connection:
        return directory.find(connection, desk.books.hub, desk.place, Find(DAY, words))


def test_a_desk_asks_over_the_line_and_a_stranger_may_not(hub: HubHandle) -> None:
    desk = desk_of(hub)
    placed(hub.engine, hub.hub, hub.venue, NORTH)
    said(hub.engine, hub.hub, SOUTH_SCOPE, "resource", {some_id(1): line("南区心理站")})
    desk.sign_in()
    asked = {"day": DAY, "words": "心理", "beyond": True}
    answer = desk.post("/v1/directory", asked)
    assert answer.status_code == 200
    [one] = answer.json()["lines"]
    assert (one["id"], one["scope"]) == (some_id(1), SOUTH_SCOPE)
    assert one["fields"] == line("南区心理站")
    desk.token = ""
    assert desk.post("/v1/directory", asked).status_code == 401


def test_a_desk_that_never_stops_asking_is_told_to_wait(hub: HubHandle) -> None:
    greedy, other = desk_of(hub), desk_of(hub)
    asked = {"day": DAY, "words": "心理"}
    answers = [greedy.post("/v1/directory", asked) for _ in range(directory.TRIES + 1)]
    assert [one.status_code for one in answers] == [200] * directory.TRIES + [429]
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 61
    assert other.post("/v1/directory", asked).status_code == 200


# --- how much is read -----------------------------------------------------------------------------


def test_no_more_than_its_share_of_the_index_is_read(books: Ledger) -> None:
    """With 60,000 places in the index both databases walk along it, and stop."""
    _crowd(books, 20_000)
    with reading(books.engine) as connection:
        steps = plan(connection)
    whole = "\n".join(steps)
    if books.engine.dialect.name == "sqlite":
        searched = [step for step in steps if step.startswith("SEARCH")]
        assert "word=? AND place>? AND place<?" in searched[0]
        assert "word=? AND place=? AND scope=? AND number=?" in searched[1]
        assert not any("directory_words" in step and step.startswith("SCAN") for step in steps)
    else:
        assert "Seq Scan" not in whole
        assert "Hash" not in whole
        assert "Merge" not in whole
        assert whole.count("directory_words_pkey") >= 2
        assert whole.index("Limit") < whole.index("directory_words_pkey")


def _crowd(books: Ledger, count: int) -> None:
    terms = ("心理", "律师", category_word("XLZX"))
    some = [
        {
            "word": term,
            "place": f"{430_000 + number % 900:06d}",
            "scope": SOUTH_SCOPE,
            "number": number,
            "fit": 1,
            "type": "expert",
            "until": "",
        }
        for number in range(count)
        for term in terms
    ]
    with writing(books.engine) as connection:
        connection.execute(directory_words.insert(), some)
        connection.execute(text("ANALYZE directory_words"))


def plan(connection: Connection) -> list[str]:
    """Say how a database means to answer a question for two words."""
    said_so = {
        "word_0": "心理",
        "word_1": "律师",
        "first": "430000",
        "last": "430999",
        "looked": 2000,
        "ranked": 60,
        "day": DAY,
        "any_type": True,
        "types": json.dumps([]),
        "nation": "",
        "province": "",
        "district": "",
    }
    statement = directory._looked(1)
    compiled = statement.compile(connection)
    said_all = {**compiled.params, **said_so}
    if connection.dialect.name == "sqlite":
        values = tuple(said_all[one] for one in compiled.positiontup or ())
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}", values)
    else:
        rows = connection.exec_driver_sql(f"EXPLAIN {compiled}", said_all)
    return [str(row[-1]) for row in rows]
