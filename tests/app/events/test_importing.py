"""A list is read cell by cell: what it says, what a spreadsheet did to it, what stands twice."""

from __future__ import annotations

import datetime as dt

import pytest

from app.errors import Refusal
from app.events.importing import ASKED, Layout, Reading, damage, read, recognise
from app.events.questions import Guardian
from app.sheets.tablefile import Row, Table, Value

WORDS = {
    "name": ("姓名", "name"),
    "phone": ("手机", "手机号", "phone"),
    "code": ("会员码",),
    "note": ("备注",),
}
PLAIN = Layout(0, {"name": 0, "phone": 1, "code": 2, "note": 3})


def table(*rows: Row, merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()) -> Table:
    return Table("名单", ("名单",), rows, merged, b"x")


def reading(*rows: Row, **more: tuple[tuple[tuple[int, int], tuple[int, int]], ...]) -> Reading:
    return read(table(("姓名", "手机", "会员码", "备注"), *rows, **more), PLAIN)


def codes(found: Reading) -> list[tuple[int, int, str]]:
    return [(one.row, one.column, one.code) for one in found.findings]


def test_headings_in_any_order_with_titles_above_and_marks_behind() -> None:
    rows: list[Row] = [
        ("读书会报名表", None, None),
        (None, None, None),
        ("备注", " 手机号（必填）", "姓 名*"),
        ("素食", "19900003000", "林晓禾"),
    ]
    assert recognise(rows, WORDS) == Layout(2, {"note": 0, "phone": 1, "name": 2})
    assert recognise([("Name", "PHONE")], WORDS) == Layout(0, {"name": 0, "phone": 1})
    asked = recognise([("姓名", "有没有忌口？")], WORDS, ["有没有忌口"])
    assert asked == Layout(0, {"name": 0, f"{ASKED}有没有忌口": 1})


def test_where_nobody_is_named_nothing_is_recognised_and_nothing_is_read() -> None:
    layout = recognise([("单位", "金额"), ("甲", 3)], WORDS)
    assert layout == Layout(-1, {})
    with pytest.raises(Refusal) as told:
        read(table(("单位",)), layout)
    assert told.value.code == "list_headless"


def test_people_are_read_and_empty_rows_are_passed_over() -> None:
    found = reading(
        ("林 晓禾", 19900003000.0, None, "素食"),
        ("", None, None, None),
        ("周启明", "'199-0000-3001", "", ""),
        ("曾一诺", "19900003002.0", None, None),
        ("苏念", None, None, 3.0),
    )
    assert [(one.name, one.phone, one.note) for one in found.entries] == [
        ("林晓禾", "19900003000", "素食"),
        ("周启明", "19900003001", None),
        ("曾一诺", "19900003002", None),
        ("苏念", None, "3"),
    ]
    assert (found.empty, found.findings) == (1, ())


def test_answers_go_to_the_questions_they_are_of() -> None:
    layout = Layout(0, {"name": 0, f"{ASKED}忌口": 1})
    found = read(table(("姓名", "忌口"), ("林晓禾", "花生"), ("周启明", None)), layout)
    assert [dict(one.answers) for one in found.entries] == [{"忌口": "花生"}, {}]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (1.10101199003071e17, "digits_lost"),
        (110101199003071000, "digits_lost"),
        ("110101199003071000", "digits_lost"),
        ("1.99E+10", "digits_power"),
        ("1,99e10", "digits_power"),
        (19900003000.5, "cell_part"),
        (dt.date(2026, 1, 2), "cell_date"),
        (dt.time(3, 4), "cell_date"),
        ("#N/A", "cell_error"),
        (float("nan"), "cell_error"),
        (float("inf"), "cell_error"),
        (19900003000.0, ""),
        ("110101199003071234", ""),
        (True, ""),
        ("1E", ""),
    ],
)
def test_damage_is_told_apart(value: Value, code: str) -> None:
    assert damage(value) == code


def test_each_damaged_cell_is_told_with_its_place_and_the_row_is_not_taken() -> None:
    found = reading(
        ("林晓禾", "1.99E+10", None, None),
        (dt.date(2026, 1, 2), "19900003001", None, None),
        ("曾一诺", 1990000300, None, None),
        ("苏念", "无", None, None),
        (None, "19900003004", None, None),
        ("13900000001", None, None, None),
        ("陈思远", None, "ABC", None),
    )
    assert codes(found) == [
        (1, 1, "digits_power"),
        (2, 0, "cell_date"),
        (3, 1, "phone_short"),
        (4, 1, "phone_letters"),
        (5, 0, "name_missing"),
        (6, 0, "name_is_number"),
        (7, 2, "code_unknown"),
    ]
    assert found.entries == ()
    assert (found.findings[0].said, found.findings[2].facts) == ("1.99E+10", {"missing": 1})


def test_damage_in_a_remark_is_told_and_stops_nobody() -> None:
    found = reading(("林晓禾", None, None, 110101199003071000), ("周启明", None, None, "长" * 201))
    assert codes(found) == [(1, 3, "digits_lost"), (2, 3, "text_too_long")]
    assert [one.name for one in found.entries] == ["林晓禾"]


def test_merged_cells_are_told_and_nothing_is_guessed() -> None:
    found = reading(
        ("林晓禾", "19900003000", None, "一家"),
        ("林小树", None, None, None),
        (None, "19900003002", None, None),
        merged=(((1, 1), (2, 1)), ((1, 3), (2, 3)), ((2, 0), (3, 0)), ((0, 0), (0, 3))),
    )
    assert codes(found) == [(2, 1, "cell_merged"), (2, 3, "cell_merged"), (3, 0, "cell_merged")]
    assert [one.name for one in found.entries] == ["林晓禾"]


def test_a_row_that_stands_twice_is_taken_once() -> None:
    found = reading(
        ("林晓禾", "19900003000", None, None),
        ("林晓禾", 19900003000.0, None, "又一次"),
        ("林晓禾", "19900003001", None, None),
        ("苏念", None, None, None),
        ("苏念", None, None, None),
    )
    assert codes(found) == [(2, -1, "row_twice"), (5, -1, "row_twice")]
    assert found.findings[0].facts == {"row": 2}
    assert [one.row for one in found.entries] == [1, 3, 4]


CHILDREN = Layout(0, {"name": 0, "guardian": 1, "guardian_phone": 2, "relation": 3})


def with_guardians(*rows: Row) -> Reading:
    head = ("姓名", "监护人", "监护人手机", "关系")
    return read(table(head, *rows), CHILDREN, {"妈妈": "parent"})


def test_who_answers_for_a_child_is_read_with_name_and_number_or_not_at_all() -> None:
    found = with_guardians(
        ("刘小满", "刘 建国", 19900002222.0, "妈妈"),
        ("刘小雨", "刘建国", "199-0000-2222", "姑姑"),
        ("苏念", "苏青", None, None),
        ("陈思远", None, "19900002223", None),
        ("周启明", "周明", "19900002224", None),
    )
    assert [one.guardian for one in found.entries] == [
        Guardian("刘建国", "parent", "19900002222"),
        Guardian("刘建国", "姑姑", "19900002222"),
        None,
        None,
        Guardian("周明", "", "19900002224"),
    ]
    assert found.findings == ()


@pytest.mark.parametrize(
    ("name", "phone", "column", "code"),
    [
        ("刘建国", "1.99E+10", 2, "digits_power"),
        ("刘建国", 1990000222, 2, "phone_short"),
        ("刘建国", "无", 2, "phone_letters"),
        ("刘建国", dt.date(2026, 1, 2), 2, "cell_date"),
        ("13900000001", "19900002222", 1, "name_is_number"),
    ],
)
def test_a_guardians_cells_are_looked_at_as_everybodys(
    name: Value, phone: Value, column: int, code: str
) -> None:
    (entry,) = with_guardians(("刘小满", name, phone, "妈妈")).entries
    assert entry.guardian is None
    assert [(one.column, one.code) for one in entry.unread] == [(column, code)]
