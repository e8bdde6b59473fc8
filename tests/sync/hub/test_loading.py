"""Files from which headquarters loads what many venues read."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.kinds import NATION_SCOPE as NATION
from sync.hub import admin
from sync.hub.database import reading, writing
from sync.hub.loading import AT_ONCE, CATEGORIES, DIRECTORY, HOLIDAYS, Sort, load
from sync.hub.shared import regions, shared_in
from sync.hub.tables import shared_rows
from tests.support.nation import NORTH_SCOPE, PROVINCE_SCOPE
from tests.sync.hub.desk import Ledger

CODES = Path(__file__).resolve().parents[3] / "resources" / "codes"
HEAD = "key,type,name,fields,languages,lng,lat,weekly,audit,valid_until,capacity,withdrawn\n"
GOOD = "a1,expert,何老师,XLZX;FLYZ,zh;en,120.5,31.25,tue 14:00-17:00,passed,2027-06-30,,no\n"


def loaded(
    books: Ledger, path: Path, sort: Sort = DIRECTORY, scope: str = NORTH_SCOPE, **how: bool
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Load a file; gives the words about bad lines, and the counts."""
    *told, counts = load(books.engine, books.hub, scope, path, sort, **how)
    return told, {name: value for name, value in counts.items() if isinstance(value, int) and value}


def standing(books: Ledger) -> dict[str, dict[str, Any]]:
    found = [json.loads(row.fields) for row in books.all(shared_rows) if not row.gone]
    return {fields.get("day") or fields["name"]: fields for fields in found}


def put(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_text(text, encoding=encoding)
    return path


def test_the_tables_that_come_with_the_program_load_and_load_again(books: Ledger) -> None:
    for path, sort, count in (
        (CODES / "service_categories.json", CATEGORIES, 20),
        (CODES / "holidays.csv", HOLIDAYS, 39),
    ):
        assert loaded(books, path, sort, NATION) == ([], {"made": count})
        assert loaded(books, path, sort, NATION) == ([], {"same": count})
    desk = books.desk()
    categories = desk.rows("service_category", NATION).values()
    assert {one["tile"] for one in categories} == set(range(1, 9)), "several share a digit"
    assert sum(bool(one.get("sensitive")) for one in categories) == 7
    off = desk.rows("holiday", NATION).values()
    assert sum(one["works"] for one in off) == 6


def test_a_line_of_the_directory_says_what_its_kind_holds(books: Ledger, tmp_path: Path) -> None:
    path = put(tmp_path / "list.csv", HEAD + GOOD + GOOD.replace("a1", "a2"))
    assert loaded(books, path) == ([], {"made": 2})
    assert standing(books)["何老师"] == {
        "type": "expert",
        "name": "何老师",
        "fields": ["FLYZ", "XLZX"],
        "languages": ["en", "zh"],
        "lng": 120_500_000,
        "lat": 31_250_000,
        "weekly": "tue 14:00-17:00",
        "audit": "passed",
        "valid_until": "2027-06-30",
        "withdrawn": False,
    }
    changed = put(tmp_path / "list.csv", HEAD + GOOD.replace(",no", ",yes"))
    assert loaded(books, changed) == ([], {"changed": 1})


def test_json_lines_say_the_same(books: Ledger, tmp_path: Path) -> None:
    loaded(books, put(tmp_path / "list.csv", HEAD + GOOD))
    said = {
        "key": "a1",
        "type": "expert",
        "name": "何老师",
        "fields": ["XLZX", "FLYZ", "XLZX"],
        "languages": ["zh", "en"],
        "lng": 120.5,
        "lat": 31.25,
        "weekly": "tue 14:00-17:00",
        "audit": "passed",
        "valid_until": "2027-06-30",
        "capacity": None,
        "withdrawn": False,
    }
    path = put(tmp_path / "list.jsonl", json.dumps(said, ensure_ascii=False) + "\n\n")
    assert loaded(books, path) == ([], {"same": 1})


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("a1,", ",", "key"),
        ("expert", "wizard", "type"),
        ("expert", "", "type"),
        ("何老师", "何" * 61, "name"),
        ("120.5", "", "lng"),
        ("120.5", "east", "lng"),
        ("120.5", "1e400", "lng"),
        ("31.25", "95", "lat"),
        ("tue 14:00-17:00", "tue 17:00-14:00", "weekly"),
        ("tue 14:00-17:00", "tue 14:00-17:00;tue 16:00-18:00", "weekly"),
        ("tue 14:00-17:00", "someday", "weekly"),
        ("passed", "maybe", "audit"),
        ("2027-06-30", "2027-06-31", "valid_until"),
        (",,no", ",1.5,no", "capacity"),
        (",,no", ",-3,no", "capacity"),
        (",no", ",perhaps", "withdrawn"),
        ("XLZX;FLYZ", ";".join(f"K{n}" for n in range(21)), "fields"),
        (",no", ",no,more", ""),
    ],
)
def test_a_line_that_cannot_be_taken_is_told_and_the_rest_is_loaded(
    books: Ledger, tmp_path: Path, old: str, new: str, column: str
) -> None:
    bad = GOOD.replace(old, new)
    assert bad != GOOD
    last = GOOD.replace("a1", "a2").replace("何老师", "末行")
    told, counts = loaded(books, put(tmp_path / "list.csv", HEAD + bad + last))
    assert [(one["line"], one["column"]) for one in told] == [(2, column)]
    assert counts == {"made": 1, "bad": 1}
    assert set(standing(books)) == {"末行"}


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        "[1]",
        "[" * 100_000,
        '{"key": "a1"',
        '{"key": "a1", "type": "expert", "name": 7, "audit": "passed"}',
        '{"key": "a1", "type": "expert", "name": "x", "audit": "passed", "fields": [1]}',
        '{"key": "a1", "type": "expert", "name": "x", "audit": "passed", "capacity": true}',
        '{"key": "a1", "type": "expert", "name": "x", "audit": "passed", "colour": "red"}',
        '{"key": "a1", "type": "expert", "name": "x", "audit": "passed", "lng": NaN, "lat": 3}',
        '{"key": "a1", "type": "expert", "name": "\\ud800", "audit": "passed"}',
        '{"key": "a1", "type": "expert", "name": "a\\u0000b", "audit": "passed"}',
    ],
)
def test_whatever_a_line_holds_stops_nothing(books: Ledger, tmp_path: Path, line: str) -> None:
    good = '{"key": "b", "type": "room", "name": "末行", "audit": "passed"}'
    told, counts = loaded(books, put(tmp_path / "list.jsonl", f"{line}\n{good}\n"))
    assert [one["line"] for one in told] == [1]
    assert counts == {"made": 1, "bad": 1}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.csv", ""),
        ("list.csv", "type,name,audit\n"),
        ("list.csv", "key,type,name,audit,colour\n"),
        ("list.csv", "key,type,name,name,audit\n"),
        ("list.json", "{"),
        ("list.json", '{"rows": 7}'),
    ],
)
def test_a_file_of_something_else_is_refused_whole(
    books: Ledger, tmp_path: Path, name: str, text: str
) -> None:
    with pytest.raises(ValueError, match=r"columns|JSON|rows"):
        loaded(books, put(tmp_path / name, text))
    assert not books.all(shared_rows)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_tables_are_read_as_programs_here_save_them(
    books: Ledger, tmp_path: Path, encoding: str
) -> None:
    path = put(tmp_path / "list.csv", HEAD + GOOD, encoding)
    assert loaded(books, path) == ([], {"made": 1})
    assert set(standing(books)) == {"何老师"}


def test_a_whole_file_takes_out_what_it_does_not_name(books: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    names = [f"k{number}" for number in range(AT_ONCE + 20)]
    rows = {name: GOOD.replace("a1", name).replace("何老师", name) for name in names}
    assert loaded(books, put(path, HEAD + "".join(rows.values())))[1] == {"made": len(rows)}
    loaded(books, CODES / "holidays.csv", HOLIDAYS, NORTH_SCOPE)
    # Not while a line could not be read: it may be the one that names them.
    short = HEAD + rows["k0"] + rows["k7"]
    assert loaded(books, put(path, short + "x\n"), whole=True)[1] == {"same": 2, "bad": 1}
    assert loaded(books, put(path, short), whole=True)[1] == {"same": 2, "gone": len(rows) - 2}
    assert len(standing(books)) == 2 + 39
    assert loaded(books, put(path, short), whole=True)[1] == {"same": 2}


def test_the_same_key_is_another_row_in_another_scope(books: Ledger, tmp_path: Path) -> None:
    path = put(tmp_path / "list.csv", HEAD + GOOD)
    loaded(books, path)
    loaded(books, path, scope=NATION)
    assert len({row.id for row in books.all(shared_rows)}) == 2
    with reading(books.engine) as connection:
        assert shared_in(connection, "").named == (NATION,)


def lines(count: int) -> Iterator[str]:
    yield HEAD
    for number in range(count):
        yield GOOD.replace("a1", f"k{number}") if number % 7 else "x,bad\n"


def test_a_long_file_takes_no_more_memory_than_a_short_one(books: Ledger, tmp_path: Path) -> None:
    peaks = []
    for count in (2 * AT_ONCE, 16 * AT_ONCE):
        path = tmp_path / f"{count}.csv"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(lines(count))
        tracemalloc.start()
        told = sum(1 for _ in load(books.engine, books.hub, NORTH_SCOPE, path, DIRECTORY))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert told == len([number for number in range(count) if not number % 7]) + 1
    assert peaks[1] < 1.5 * peaks[0]


def test_headquarters_loads_and_places_from_the_command_line(
    database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], books: Ledger
) -> None:
    def say(*words: str, status: int = 0) -> list[dict[str, Any]]:
        assert admin.main(["--db", database, *words]) == status
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    (made,) = say("venue", "add", "QJ0009", "云麓县青年之家", "--region", "999001")
    assert made["region"] == "999001"
    assert made in [{k: v for k, v in one.items() if k != "name"} for one in say("venue", "list")]
    assert say("venue", "edit", "QJ0009", "--region", "990102")[0]["region"] == "990102"
    assert say("venue", "edit", "QJ0009", "--region", "")[0]["region"] == ""
    assert "region" not in say("venue", "list")[-1]
    reached = "前台 0914-2330000"
    assert say("venue", "edit", "QJ0009", "--contact", reached)[0]["contact"] == reached
    assert say("venue", "list")[-1]["contact"] == reached
    say("venue", "edit", "QJ0009", "--contact", "")
    assert "contact" not in say("venue", "list")[-1]
    assert say("categories", "load", str(CODES / "service_categories.json"))[-1]["made"] == 20
    assert say("holidays", "load", str(CODES / "holidays.csv"))[-1]["made"] == 39
    path = put(tmp_path / "list.csv", HEAD + GOOD + "a3,wizard,x,,,,,,passed,,,\n")
    told = say("directory", "load", str(path), "--scope", NORTH_SCOPE)
    assert told[0] == {"line": 3, "column": "type", "value": "'wizard'"}
    assert (told[1]["made"], told[1]["bad"]) == (1, 1)
    assert say("directory", "index") == [{"lines": 1}]
    assert say("shared", "list") == [
        {"scope": NORTH_SCOPE, "rows": 1, "number": 1},
        # The tables, and the venue that stands nowhere any more; its province lists it no longer.
        {"scope": NATION, "rows": 60, "number": 60},
        {"scope": PROVINCE_SCOPE, "rows": 0, "number": 3},
    ]
    say("directory", "load", str(tmp_path / "none.csv"), status=2)
    say("directory", "load", str(put(tmp_path / "bad.csv", "a,b\n")), status=1)
    with pytest.raises(SystemExit):
        say("directory", "load", str(path), "--scope", "district/9")
    with pytest.raises(SystemExit):
        say("venue", "edit", "QJ0009", "--region", "99")
    with writing(books.engine) as connection:
        assert regions(connection)[made["venue"]] == ""
