"""Words of a list that is brought: headings that are understood, columns, what is wrong where."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.events.importing import (
    CODE,
    FIELDS,
    GUARDIAN,
    GUARDIAN_PHONE,
    NAME,
    NOTE,
    PHONE,
    RELATION,
    Finding,
    Layout,
)
from app.sheets.tablefile import Row
from app.sheets.workbook import Sheet, letters_of
from ui.words import say

HEADINGS: dict[str, tuple[str, ...]] = {
    NAME: (
        *(
            "姓名",
            "名字",
            "参加人",
            "参与人",
            "报名人",
            "学员姓名",
            "学生姓名",
            "真实姓名",
            "孩子姓名",
            "儿童姓名",
        ),
        *("name", "full name", "participant", "attendee"),
    ),
    PHONE: (
        *("手机", "手机号", "手机号码", "电话", "电话号码", "联系电话", "联系方式", "联系手机"),
        *("phone", "mobile", "phone number", "mobile number", "tel", "telephone"),
    ),
    CODE: ("会员码", "会员号", "会员编号", "member code", "code"),
    NOTE: ("备注", "说明", "note", "notes", "remark", "remarks", "comment"),
    GUARDIAN: (
        *("监护人", "监护人姓名", "家长", "家长姓名", "父母姓名"),
        *("guardian", "guardian name", "guardian's name", "parent", "parent name", "parent's name"),
    ),
    GUARDIAN_PHONE: (
        *("监护人手机", "监护人手机号", "监护人电话", "监护人联系电话", "监护人联系方式"),
        *("家长手机", "家长手机号", "家长电话", "家长联系电话", "家长联系方式"),
        *("guardian phone", "guardian mobile", "guardian's phone", "guardian phone number"),
        *("parent phone", "parent mobile", "parent's phone", "parent phone number"),
    ),
    RELATION: (
        *("关系", "与孩子的关系", "与儿童的关系", "监护关系", "监护人关系", "与监护人关系"),
        *("relation", "relationship", "relation to child", "relationship to child"),
    ),
}
"""Headings people write above their columns, in both languages whichever one is shown."""
RELATIONS: dict[str, tuple[str, ...]] = {
    "parent": (
        *("父母", "父亲", "母亲", "爸爸", "妈妈", "父", "母", "父子", "父女", "母子", "母女"),
        *("parent", "father", "mother", "dad", "mum", "mom"),
    ),
    "grandparent": (
        *("祖父母", "外祖父母", "祖父母、外祖父母", "祖父", "祖母", "外祖父", "外祖母"),
        *("爷爷", "奶奶", "外公", "外婆", "姥爷", "姥姥"),
        *("grandparent", "grandfather", "grandmother"),
    ),
    "other_kin": ("其他亲属", "亲属", "relative", "other relative"),
    "teacher": ("老师", "教师", "teacher"),
    "other": ("其他监护人", "其他", "other"),
}
"""What is written of how a guardian stands to a child; any other word stays as it is written."""
_SHOWN = 24


def field_name(name: str) -> str:
    """Name a field of a list."""
    translate = QCoreApplication.translate
    names = {
        NAME: translate("events", "姓名"),
        PHONE: translate("events", "手机"),
        CODE: translate("events", "会员码"),
        NOTE: translate("events", "备注"),
        GUARDIAN: translate("events", "监护人"),
        GUARDIAN_PHONE: translate("events", "监护人手机"),
        RELATION: translate("events", "与孩子的关系"),
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
