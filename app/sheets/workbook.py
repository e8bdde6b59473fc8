"""A workbook (.xlsx) of plain cells, written so that no spreadsheet damages or runs what is in it.

Numbers that are names (telephones, codes) are text cells: a spreadsheet would round them. What
begins like a formula is text as well, and stays text when somebody edits it.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.lazy import table_writer
from app.store.files import ELSEWHERE, beside, disk_words, sync

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | dt.datetime | None
"""What a cell may hold; a moment without its zone, as the clock on the wall says it."""
MOST_CHARACTERS = 32_767
FORMULA = tuple("=+-@\t\r\n")
"""What a spreadsheet, or one that opens a copy as text, may take for the start of a formula."""
_LOOKS: dict[str, dict[str, Any]] = {
    "head": {"bold": True, "bg_color": "#EDEFF2", "num_format": "@"},
    "text": {"num_format": "@"},
    "guarded": {"num_format": "@", "quote_prefix": True},
    "moment": {"num_format": "yyyy-mm-dd hh:mm"},
}
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its title, its columns (head and width in characters), and its rows."""

    title: str
    columns: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[Cell]]


def write_workbook(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write a workbook; whatever happens, there is the whole of it or what was there before.

    Raises Refusal `file_no_room`, `file_unwritable`, or what else the disk says.
    """
    with disk_words(ELSEWHERE):
        part = beside(path)
        try:
            with part.open("xb") as file:
                file.write(_made(sheets))
                sync(file)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def titles_of(wanted: Sequence[str]) -> list[str]:
    """Give sheets titles a spreadsheet takes: 31 characters, none forbidden, no two alike."""
    found: list[str] = []
    for words in wanted:
        plain = _NOT_IN_TITLES.sub(" ", _NOT_IN_XML.sub("", words)).strip("' ")[:31].strip() or "1"
        title, number = plain, 2
        while title.casefold() in {one.casefold() for one in found}:
            ending = f" {number}"
            title, number = plain[: 31 - len(ending)] + ending, number + 1
        found.append(title)
    return found


def _made(sheets: Sequence[Sheet]) -> bytes:
    # In memory: else the library puts each sheet into a temporary file first, where names would be
    # left lying in clear after a power cut.
    content = io.BytesIO()
    book = table_writer()(content, {"in_memory": True})
    looks = {name: book.add_format(look) for name, look in _LOOKS.items()}
    for title, sheet in zip(titles_of([sheet.title for sheet in sheets]), sheets, strict=True):
        _lay_out(book.add_worksheet(title), sheet, looks)
    book.close()
    return content.getvalue()


def _lay_out(page: Worksheet, sheet: Sheet, looks: Mapping[str, Format]) -> None:
    """Fill a sheet: its head stays in sight, its columns are as wide as they need."""
    page.freeze_panes(1, 0)
    for place, (head, width) in enumerate(sheet.columns):
        page.set_column(place, place, width)
        page.write_string(0, place, _plain(head), looks["head"])
    last = 0
    for last, row in enumerate(sheet.rows, start=1):
        for place, value in enumerate(row):
            _write(page, (last, place), value, looks)
    page.autofilter(0, 0, last, len(sheet.columns) - 1)


def _write(page: Worksheet, at: tuple[int, int], value: Cell, looks: Mapping[str, Format]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, str):
        look = "guarded" if value.startswith(FORMULA) else "text"
        page.write_string(*at, _plain(value), looks[look])
    elif isinstance(value, dt.datetime):
        page.write_datetime(*at, value.replace(tzinfo=None), looks["moment"])
    else:
        page.write_number(*at, value)


def _plain(words: str) -> str:
    one_way = words.replace("\r\n", "\n").replace("\r", "\n")
    return _NOT_IN_XML.sub("", one_way[:MOST_CHARACTERS])


def letters_of(place: int) -> str:
    """Name a column by its place from 0: A, B, ... Z, AA."""
    found = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
