"""A workbook (.xlsx) of plain cells, written so that no spreadsheet damages or runs what is in it.

Numbers that are names (telephones, codes) are text cells: a spreadsheet would round them. What
begins like a formula is text as well, and stays text when somebody edits it. Written by hand, not
by a library: those put the sheets into a temporary file first, where names would be left lying
in clear after a power cut.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from app.store.files import ELSEWHERE, beside, disk_words, sync

Cell = str | int | float | dt.datetime | None
"""What a cell may hold; a moment without its zone, as the clock on the wall says it."""
MOST_CHARACTERS = 32_767
FORMULA = tuple("=+-@\t\r\n")
"""What a spreadsheet, or one that opens a copy as text, may take for the start of a formula."""
_PLAIN, _HEAD, _TEXT, _GUARDED, _MOMENT = range(5)
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's days have no zone
_NAMES = "http://schemas.openxmlformats.org"
_MAIN = f"{_NAMES}/spreadsheetml/2006/main"
_KIN = f"{_NAMES}/officeDocument/2006/relationships"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


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
                _fill(file, sheets)
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


def _fill(file: IO[bytes], sheets: Sequence[Sheet]) -> None:
    titles = titles_of([sheet.title for sheet in sheets])
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        for name, text in _frame(titles):
            archive.writestr(name, _DECLARED + text)
        for place, sheet in enumerate(sheets, start=1):
            with archive.open(f"xl/worksheets/sheet{place}.xml", "w") as out:
                for piece in _sheet(sheet):
                    out.write(piece.encode())


def _frame(titles: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give the files that say what is in the archive."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {"/xl/workbook.xml": "sheet.main", "/xl/styles.xml": "styles"}
    parts |= {f"/xl/worksheets/sheet{n}.xml": "worksheet" for n in range(1, len(titles) + 1)}
    listed = "".join(
        f'<Override PartName="{name}" ContentType="{kind}.{one}+xml"/>'
        for name, one in parts.items()
    )
    kinds = (
        f'<Types xmlns="{_NAMES}/package/2006/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )
    yield "[Content_Types].xml", kinds
    yield "_rels/.rels", _kin([("officeDocument", "xl/workbook.xml")])
    kin = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(titles) + 1)]
    yield "xl/_rels/workbook.xml.rels", _kin([*kin, ("styles", "styles.xml")])
    sheets = "".join(
        f'<sheet name={quoteattr(title)} sheetId="{n}" r:id="rId{n}"/>'
        for n, title in enumerate(titles, start=1)
    )
    yield (
        "xl/workbook.xml",
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_KIN}"><sheets>{sheets}</sheets></workbook>',
    )
    yield "xl/styles.xml", _styles()


def _kin(parts: Sequence[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{_KIN}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(parts, start=1)
    )
    return f'<Relationships xmlns="{_NAMES}/package/2006/relationships">{listed}</Relationships>'


def _styles() -> str:
    """Give the five looks of a cell: plain, head, text, text that looks like a formula, moment."""
    fills = (
        '<fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill>'
        '<fill><patternFill patternType="solid"><fgColor rgb="FFEDEFF2"/></patternFill></fill>'
    )
    edges = "<border><left/><right/><top/><bottom/><diagonal/></border>"
    font = '<sz val="11"/><name val="Calibri"/>'
    looks = (
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1"'
        ' applyFill="1"/>'
        '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"'
        ' quotePrefix="1"/>'
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    )
    return (
        f'<styleSheet xmlns="{_MAIN}">'
        '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>'
        f'<fonts count="2"><font>{font}</font><font><b/>{font}</font></fonts>'
        f'<fills count="3">{fills}</fills><borders count="1">{edges}</borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        f'</cellStyleXfs><cellXfs count="5">{looks}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )


def _sheet(sheet: Sheet) -> Iterator[str]:
    """Give a sheet in pieces: its head stays in sight, its columns are as wide as they need."""
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, (_head, width) in enumerate(sheet.columns, start=1)
    )
    yield (
        f'{_DECLARED}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        f"</sheetView></sheetViews><cols>{widths}</cols><sheetData>"
    )
    letters = [letters_of(n) for n in range(len(sheet.columns))]
    heads = zip(letters, (head for head, _width in sheet.columns), strict=True)
    yield f'<row r="1">{"".join(_text(f"{at}1", head, _HEAD) for at, head in heads)}</row>'
    last = 1
    for last, row in enumerate(sheet.rows, start=2):
        cells = zip(letters, row, strict=True)
        yield f'<row r="{last}">{"".join(_cell(f"{at}{last}", one) for at, one in cells)}</row>'
    end = f"{letters[-1]}{last}"
    yield f'</sheetData><autoFilter ref="A1:{end}"/></worksheet>'


def _cell(at: str, value: Cell) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return _text(at, value, _GUARDED if value.startswith(FORMULA) else _TEXT)
    if isinstance(value, dt.datetime):
        days = (value.replace(tzinfo=None) - _EPOCH) / dt.timedelta(days=1)
        return f'<c r="{at}" s="{_MOMENT}"><v>{days:.10f}</v></c>'
    return f'<c r="{at}" s="{_PLAIN}"><v>{value!r}</v></c>'


def _text(at: str, words: str, look: int) -> str:
    said = escape(_NOT_IN_XML.sub("", words[:MOST_CHARACTERS]))
    return f'<c r="{at}" s="{look}" t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'


def letters_of(place: int) -> str:
    """Name a column by its place from 0: A, B, ... Z, AA."""
    found = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
