"""A workbook is read back by two other programs' readers, and never half there."""

from __future__ import annotations

import datetime as dt
import io
import resource
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import load_workbook

from app.errors import Refusal
from app.sheets.workbook import MOST_CHARACTERS, Cell, Sheet, titles_of, write_workbook

COLUMNS = (("姓名", 16), ("手机", 16))


def write(path: Path, *rows: tuple[Cell, Cell], title: str = "名单") -> Path:
    write_workbook(path, [Sheet(title, COLUMNS, rows)])
    return path


def test_numbers_stay_the_text_they_are_and_the_head_stays_in_sight(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", ("林晓禾", "19900003000"), ("周启明", "012345678901234567"))
    book = openpyxl.load_workbook(path)
    sheet = book["名单"]
    assert [cell.value for cell in sheet[1]] == ["姓名", "手机"]
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["A"].width == pytest.approx(16, abs=1)
    cell = sheet["B3"]
    assert (cell.value, cell.data_type, cell.number_format) == ("012345678901234567", "s", "@")
    assert load_workbook(path).get_sheet_by_name("名单").to_python() == [
        ["姓名", "手机"],
        ["林晓禾", "19900003000"],
        ["周启明", "012345678901234567"],
    ]


@pytest.mark.parametrize(
    "words",
    ["=1+1", '=HYPERLINK("http://x")', "+86 199", "-5", "@SUM(A1)", "\t=1", "=cmd|' /C x'!A0"],
)
def test_what_looks_like_a_formula_is_text_and_stays_text(tmp_path: Path, words: str) -> None:
    cell = openpyxl.load_workbook(write(tmp_path / "a.xlsx", (words, None)))["名单"]["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (words, "s", True)


def test_times_are_times_and_counts_are_numbers(tmp_path: Path) -> None:
    moment = dt.datetime(2026, 11, 28, 14, 5, 9)  # noqa: DTZ001 - as the wall's clock says
    sheet = openpyxl.load_workbook(write(tmp_path / "a.xlsx", (moment, 7), ("", None)))["名单"]
    assert (sheet["A2"].value, sheet["B2"].value) == (moment, 7)
    assert (sheet["A3"].value, sheet["B3"].value) == (None, None)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_written_and_read_again(
    tmp_path_factory: pytest.TempPathFactory, first: str, second: str
) -> None:
    path = write(tmp_path_factory.mktemp("book") / "a.xlsx", (first, "\x0b\ud800" + second))
    sheet = openpyxl.load_workbook(path)["名单"]
    read = sheet["A2"].value or ""
    assert "".join(read.split()) == "".join(_sayable(first).split())


def _sayable(text: str) -> str:
    """Leave out what no XML holds."""
    return "".join(char for char in text if char >= " " and char not in "\ufffe\uffff")


def test_a_very_long_text_is_cut_where_a_spreadsheet_ends(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", ("长" * 40_000, None))
    assert len(openpyxl.load_workbook(path)["名单"]["A2"].value) == MOST_CHARACTERS


def test_sheets_are_called_as_a_spreadsheet_takes_it() -> None:
    assert titles_of(["第一场: 上午/下午", "", "'x'", "夜校" * 20, "夜校" * 20]) == [
        "第一场  上午 下午",
        "1",
        "x",
        ("夜校" * 20)[:31],
        ("夜校" * 20)[:29] + " 2",
    ]


def test_past_the_last_letter_columns_go_on(tmp_path: Path) -> None:
    columns = [(str(n), 8) for n in range(30)]
    write_workbook(tmp_path / "a.xlsx", [Sheet("x", columns, [[str(n) for n in range(30)]])])
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["x"]
    assert (sheet["AD1"].value, sheet["AD2"].value) == ("29", "29")


def test_a_full_disk_leaves_what_was_there_and_nothing_half(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", ("以前", "1"))
    before = path.read_bytes()
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limit[1]))
    try:
        with pytest.raises(Refusal) as told:
            write(path, *((f"{n * 7919 % 10007}", f"{n * n}") for n in range(20_000)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert told.value.code == "file_no_room"
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_whatever_goes_wrong_on_the_way_nothing_half_is_left(tmp_path: Path) -> None:
    def rows() -> Iterator[tuple[str, str]]:
        yield "林晓禾", "1"
        raise ValueError("torn")

    with pytest.raises(ValueError, match="torn"):
        write_workbook(tmp_path / "a.xlsx", [Sheet("x", COLUMNS, rows())])
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as told:
        write(tmp_path / "nowhere" / "a.xlsx")
    assert told.value.code == "file_unwritable"


def test_the_parts_are_whole(tmp_path: Path) -> None:
    content = write(tmp_path / "a.xlsx", ("<&>", '"')).read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert {"[Content_Types].xml", "xl/worksheets/sheet1.xml"} <= set(archive.namelist())
