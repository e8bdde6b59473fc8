"""A list somebody brought, as rows of cells: from .xlsx, .xls or a text with separators.

Whatever the file is, it ends in rows or in a Refusal: one with a single cell in the last corner of
a sheet is a few kilobytes on the disk and half a terabyte in a reader's memory.
"""

from __future__ import annotations

import csv
import datetime as dt
import errno
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.errors import Refusal
from app.lazy import table_reader
from app.store.files import disk_words

Value = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None
Row = tuple[Value, ...]
Corner = tuple[int, int]
MOST_ROWS = 50_000
HEADING_ROWS = 20
"""So many rows may stand above the list itself."""
MOST_CELLS, MOST_COLUMNS = 4_000_000, 200
_MOST_BYTES, _MOST_UNPACKED = 64 * 2**20, 512 * 2**20
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_CELL = re.compile(rb'<(?:\w+:)?c(?=[\s/>])(?:[^>]*?\sr="([A-Za-z]{1,3})(\d{1,7})")?[^>]*?(/?)>')
_SEALED = "EncryptedPackage".encode("utf-16-le")
"""In the directory of a workbook with a password: the workbook itself lies in there."""
_PIECE = 2**20
_GONE = dict.fromkeys((errno.ENOENT, errno.EACCES, errno.EPERM, errno.EISDIR), "list_gone")


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet. Row and column numbers count from 0, as the file has them, empty rows too.

    `sheets` are the names of all sheets; `merged` the first and last corner of merged cells;
    `digest` stands for this very file and sheet.
    """

    sheet: str
    sheets: tuple[str, ...]
    rows: tuple[Row, ...]
    merged: tuple[tuple[Corner, Corner], ...]
    digest: bytes


def read_table(path: Path, sheet: str = "") -> Table:
    """Read a sheet of a file: the one named, else the first with anything in it.

    Raises Refusal `list_gone`, `list_large`, `list_unreadable`, `list_locked`, `list_empty`,
    `list_long` (with `most`), `list_wide`.
    """
    with disk_words(_GONE):
        if path.stat().st_size > _MOST_BYTES:
            raise Refusal("list_large", mb=_MOST_BYTES // 2**20)
        content = path.read_bytes()
    digest = hashlib.sha256(content).digest()
    if content.startswith((_ZIP, _OLE)):
        return _from_workbook(content, sheet, digest)
    return _from_text(content, path.stem, digest)


def _from_workbook(content: bytes, sheet: str, digest: bytes) -> Table:
    if content.startswith(_ZIP):
        _guard(content)
    elif _SEALED in content:
        raise Refusal("list_locked")
    calamine = table_reader()
    try:
        book = calamine.load_workbook(io.BytesIO(content))
        names = tuple(book.sheet_names)
        for name in (sheet,) if sheet in names else names:
            found = book.get_sheet_by_name(name)
            if not found.height:
                continue
            if found.total_height > MOST_ROWS + HEADING_ROWS:
                raise Refusal("list_long", most=MOST_ROWS)
            if found.total_width > MOST_COLUMNS:
                raise Refusal("list_wide")
            rows = tuple(tuple(row) for row in found.to_python(skip_empty_area=False))
            merged = tuple(found.merged_cell_ranges or ())
            return Table(name, names, rows, merged, digest + name.encode())
    except calamine.PasswordError as error:
        raise Refusal("list_locked") from error
    except calamine.CalamineError as error:
        raise Refusal("list_unreadable") from error
    raise Refusal("list_empty")


def _guard(content: bytes) -> None:
    """Look how far the cells of each sheet reach, before a reader lays all of them out."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if "xl/workbook.xml" not in archive.namelist():
                raise Refusal("list_unreadable")
            if sum(one.file_size for one in archive.infolist()) > _MOST_UNPACKED:
                raise Refusal("list_large", mb=_MOST_BYTES // 2**20)
            for name in archive.namelist():
                if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                    _guard_sheet(archive, name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise Refusal("list_unreadable") from error


def _guard_sheet(archive: zipfile.ZipFile, name: str) -> None:
    wide = high = 0
    for column, row, hollow in _cells(archive, name):
        if hollow:
            continue
        if not column:
            # Without their places cells cannot be measured; every spreadsheet writes them.
            raise Refusal("list_unreadable")
        high = max(high, int(row))
        if len(column) > 1 or wide < ord("Z") - ord("A") + 1:
            wide = max(wide, _number(column))
    if wide * high > MOST_CELLS:
        raise Refusal("list_long", most=MOST_ROWS) if wide < MOST_COLUMNS else Refusal("list_wide")


def _cells(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[bytes, bytes, bytes]]:
    rest = b""
    with archive.open(name) as file:
        while piece := file.read(_PIECE):
            text = rest + piece
            cut = text.rfind(b"<")
            yield from _CELL.findall(text[:cut])
            rest = text[cut:] if cut >= 0 else text
    yield from _CELL.findall(rest)


def _number(letters: bytes) -> int:
    found = 0
    for letter in letters.upper():
        found = found * 26 + letter - ord("A") + 1
    return found


def _from_text(content: bytes, name: str, digest: bytes) -> Table:
    """Read a text with commas, semicolons or tabs, in any coding a spreadsheet saves it in."""
    text = _decoded(content)
    if not text.strip():
        raise Refusal("list_empty")
    first = text.lstrip("\ufeff\r\n").split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    try:
        found = list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=mark))
    except csv.Error as error:
        raise Refusal("list_unreadable") from error
    if len(found) > MOST_ROWS + HEADING_ROWS:
        raise Refusal("list_long", most=MOST_ROWS)
    if max(map(len, found)) > MOST_COLUMNS:
        raise Refusal("list_wide")
    return Table(name, (name,), tuple(tuple(row) for row in found), (), digest)


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        codings: tuple[str, ...] = ("utf-16",)
    else:
        codings = ("utf-8-sig", "gb18030")
    for coding in codings:
        try:
            text = content.decode(coding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refusal("list_unreadable")
