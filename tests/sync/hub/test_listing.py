"""Which venues others are told of, and rules of routing loaded from a file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.kinds import NATION_SCOPE as NATION
from sync.hub import admin
from sync.hub.loading import ROUTING, load, row_id
from sync.hub.tables import shared_rows
from tests.sync.hub.desk import Ledger

Say = Callable[..., list[dict[str, Any]]]
HEAD = "key,category,sensitive,minor,holder_kind,holder_id,order,why_zh,why_en,retired\n"
HOLDER = "01900000-0000-7000-8000-0000000000aa"
GOOD = f"a1,XLZX,,yes,partner,{HOLDER},1,未成年人的心理求助,minors in distress,\n"


def standing(books: Ledger) -> dict[tuple[str, str], dict[str, Any]]:
    found = {(row.scope, row.id): row for row in books.all(shared_rows) if not row.gone}
    return {place: json.loads(row.fields) for place, row in found.items()}


@pytest.fixture
def say(database: str, capsys: pytest.CaptureFixture[str], books: Ledger) -> Say:
    del books

    def said(*words: str, status: int = 0) -> list[dict[str, Any]]:
        assert admin.main(["--db", database, *words]) == status
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return said


def test_a_venue_is_listed_in_its_province_as_it_is_now(books: Ledger, say: Say) -> None:
    words = ("--address", "槐树镇一号", "--phone", "0000-5678", "--lng", "120.5", "--lat", "31.25")
    [made] = say("venue", "add", "QJ0009", "云麓县青年之家", "--region", "999001", *words)
    venue = made["venue"]
    [(place, fields)] = standing(books).items()
    assert place == ("province/99", row_id("province/99", "venue_listing", venue))
    assert fields == {
        "venue": venue,
        "code": "QJ0009",
        "name": "云麓县青年之家",
        "region": "999001",
        "address": "槐树镇一号",
        "phone": "0000-5678",
        "hours": "09:00-21:00",
        "lng": 120_500_000,
        "lat": 31_250_000,
    }
    # Renamed, moved elsewhere, closed: what was said of it goes along.
    say("venue", "edit", "QJ0009", "--name", "槐树镇青年之家", "--region", "110101")
    say("venue", "edit", "QJ0009", "--closed")
    [(place, fields)] = standing(books).items()
    assert place[0] == "province/11"
    assert (fields["name"], fields["phone"], fields["closed"]) == (
        "槐树镇青年之家",
        "0000-5678",
        True,
    )
    say("venue", "edit", "QJ0009", "--region", "")
    assert [scope for scope, _ in standing(books)] == [NATION]
    say("venue", "edit", "QJ0009", status=1)
    with pytest.raises(SystemExit):
        say("venue", "edit", "QJ0009", "--lng", "200")
    say("venue", "add", "QJ0010", "云麓县青年之家", "--lng", "120", status=1)


def test_all_that_exist_are_listed_at_once_and_again(books: Ledger, say: Say) -> None:
    books.venue_of(1)
    assert [one["code"] for one in say("venues", "publish")] == ["QJ0001", "QJ0002"]
    before = books.all(shared_rows)
    say("venues", "publish")
    assert books.all(shared_rows) == before, "what stands just so is left alone"
    desk = books.desk()
    assert {row["code"] for row in desk.rows("venue_listing", NATION).values()} == {
        *("QJ0001", "QJ0002")
    }


def test_rules_are_loaded_and_bad_lines_told(books: Ledger, tmp_path: Path, say: Say) -> None:
    path = tmp_path / "rules.csv"
    bad = [
        GOOD.replace("partner", "wizard"),
        GOOD.replace(HOLDER, ""),
        GOOD.replace(f"partner,{HOLDER}", f"own,{HOLDER}"),
        GOOD.replace("XLZX", "x"),
        GOOD.replace("未成年人的心理求助", ""),
        GOOD.replace("yes", "perhaps"),
        GOOD.replace(",1,", ",1001,"),
    ]
    path.write_text(HEAD + "".join(bad) + GOOD + "a2,,,,headquarters,,,其他,others,\n", "utf-8")
    *told, counts = load(books.engine, books.hub, NATION, path, ROUTING)
    assert [one["column"] for one in told] == [
        *("holder_kind", "holder_id", "holder_id", "category", "why_zh", "minor", "order")
    ]
    assert (counts["made"], counts["bad"]) == (2, 7)
    assert say("routing", "load", str(path))[-1]["same"] == 2
    rule = standing(books)[NATION, row_id(NATION, "routing_rule", "a1")]
    assert (rule["minor"], rule["holder_id"], "sensitive" in rule) == (True, HOLDER, False)
    [named] = say("directory", "id", "a1", "--scope", "district/999001")
    assert named["id"] == row_id("district/999001", "resource", "a1")
