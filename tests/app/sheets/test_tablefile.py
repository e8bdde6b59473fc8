"""Whatever file somebody brings ends in rows, or in a sentence about what is wrong with it.

`tests/support/lists` holds what no library here writes: a workbook of Excel 97 (`old.xls`), and one
with a password (`locked.xlsx`).
"""

from __future__ import annotations

import zipfile
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refusal
from app.sheets.tablefile import MOST_ROWS, read_table

LISTS = Path(__file__).parents[2] / "support" / "lists"


def refused(path: Path) -> str:
    with pytest.raises(Refusal) as told:
        read_table(path)
    return told.value.code


def book(path: Path, *rows: list[object], more: str = "") -> Path:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "名单"
    for row in rows:
        sheet.append(row)
    if more:
        made.create_sheet(more).append(["别的"])
    made.save(path)
    return path


def test_a_workbook_with_its_sheets_and_merged_cells(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ["姓名", "手机"], ["林晓禾", 19900003000], more="说明")
    made = openpyxl.load_workbook(path)
    made["名单"].merge_cells("A2:A3")
    made.save(path)
    table = read_table(path)
    assert (table.sheet, table.sheets) == ("名单", ("名单", "说明"))
    assert table.rows[1][:2] == ("林晓禾", 19900003000.0)
    assert table.merged == (((1, 0), (2, 0)),)
    assert read_table(path, "说明").rows == (("别的",),)
    assert read_table(path, "说明").digest != table.digest


def test_a_workbook_of_twenty_years_ago() -> None:
    table = read_table(LISTS / "old.xls")
    assert table.rows[2] == ("林晓禾", 19900003000.0, "素食")
    assert table.merged == (((0, 0), (0, 2)),)


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_text_in_any_coding_with_any_separator(tmp_path: Path, coding: str, mark: str) -> None:
    path = tmp_path / "名单.csv"
    path.write_bytes(f"姓名{mark}手机\r\n林晓禾{mark}19900003000\r\n".encode(coding))
    assert read_table(path).rows == (("姓名", "手机"), ("林晓禾", "19900003000"))


def test_what_is_wrong_with_the_file_is_said(tmp_path: Path) -> None:
    assert refused(LISTS / "locked.xlsx") == "list_locked"
    assert refused(tmp_path / "nowhere.xlsx") == "list_gone"
    assert refused(tmp_path) == "list_gone"
    (tmp_path / "photo.xlsx").write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    assert refused(tmp_path / "photo.xlsx") == "list_unreadable"
    (tmp_path / "empty.csv").write_bytes(b"\n \n")
    assert refused(tmp_path / "empty.csv") == "list_empty"
    assert refused(book(tmp_path / "nothing.xlsx")) == "list_empty"
    whole = book(tmp_path / "cut.xlsx", ["姓名"]).read_bytes()
    (tmp_path / "cut.xlsx").write_bytes(whole[: len(whole) // 2])
    assert refused(tmp_path / "cut.xlsx") == "list_unreadable"
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as archive:
        archive.writestr("photo.jpg", b"x")
    assert refused(tmp_path / "photos.zip") == "list_unreadable"


def test_a_cell_in_the_last_corner_of_a_sheet_takes_no_memory(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet["A1"] = "姓名"
    sheet.cell(1_048_576, 16_384, "x")
    made.save(tmp_path / "a.xlsx")
    assert refused(tmp_path / "a.xlsx") == "list_wide"
    assert (tmp_path / "a.xlsx").stat().st_size < 10_000


def test_more_rows_than_anybody_registers_are_refused_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("姓名\n" + "林晓禾\n" * (MOST_ROWS + 100), "utf-8")
    assert refused(path) == "list_long"


def test_more_columns_than_a_list_has_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(",".join(["姓名"] * 300), "utf-8")
    assert refused(tmp_path / "a.csv") == "list_wide"
    assert refused(book(tmp_path / "a.xlsx", ["姓名"] * 300)) == "list_wide"


@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"]))
def test_any_bytes_end_in_rows_or_words(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, start: bytes
) -> None:
    path = tmp_path_factory.mktemp("list") / "a.xlsx"
    path.write_bytes(start + content)
    with suppress(Refusal):
        assert read_table(path).rows
