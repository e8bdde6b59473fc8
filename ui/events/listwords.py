"""Words of a list that is brought: headings that are understood, columns, what is wrong where."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.events.importing import CODE, FIELDS, NAME, NOTE, PHONE, Finding, Layout
from app.sheets.tablefile import Row
from app.sheets.workbook import Sheet, letters_of
from ui.words import say

HEADINGS: dict[str, tuple[str, ...]] = {
    NAME: (
        *("姓名", "名字", "参加人", "参与人", "报名人", "学员姓名", "学生姓名", "真实姓名"),
        *("name", "full name", "participant", "attendee"),
    ),
    PHONE: (
        *("手机", "手机号", "手机号码", "电话", "电话号码", "联系电话", "联系方式", "联系手机"),
        *("phone", "mobile", "phone number", "mobile number", "tel", "telephone"),
    ),
    CODE: ("会员码", "会员号", "会员编号", "member code", "code"),
    NOTE: ("备注", "说明", "note", "notes", "remark", "remarks", "comment"),
}
"""Headings people write above their columns, in both languages whichever one is shown."""
_SHOWN = 24


def field_name(name: str) -> str:
    """Name a field of a list."""
    translate = QCoreApplication.translate
    names = {
        NAME: translate("events", "姓名"),
        PHONE: translate("events", "手机"),
        CODE: translate("events", "会员码"),
        NOTE: translate("events", "备注"),
    }
    return names[name]


def column_name(place: int, rows: Sequence[Row], head: int) -> str:
    """Name a column as a spreadsheet does, with its heading."""
    letters = letters_of(place)
    row = rows[head] if 0 <= head < len(rows) else ()
    words = str(row[place]).strip() if place < len(row) and row[place] is not None else ""
    shown = words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
    if not shown:
        return QCoreApplication.translate("events", "{letters} 列").format(letters=letters)
    return f"{letters} · {shown}"


def meaning(finding: Finding) -> str:
    """Say what is wrong, and what to do."""
    return say(finding.code, finding.facts, "list")


def effect(finding: Finding) -> str:
    """Say whether the row is taken all the same."""
    translate = QCoreApplication.translate
    return translate("events", "不登记") if finding.stops else translate("events", "照常登记")


def report(findings: Sequence[Finding], rows: Sequence[Row], layout: Layout) -> Sheet:
    """Lay the findings out as a sheet, to be handed to whoever made the list."""
    translate = QCoreApplication.translate
    columns = (
        (translate("events", "行"), 7),
        (translate("events", "列"), 18),
        (translate("events", "写的是"), 26),
        (translate("events", "登记吗"), 10),
        (translate("events", "怎么办"), 70),
    )
    found = [
        (
            one.row + 1,
            column_name(one.column, rows, layout.head) if one.column >= 0 else "",
            one.said,
            effect(one),
            meaning(one),
        )
        for one in findings
    ]
    return Sheet(translate("events", "名单检查"), columns, found)


def fields() -> list[tuple[str, str]]:
    """Give the fields of a list with their names."""
    return [(one, field_name(one)) for one in FIELDS]
