"""How the directory speaks: what somebody is, when and until when they can be met, where from."""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtCore import QCoreApplication

from app.directory.rules import (
    ALLIANCE,
    COURSE,
    DAYS,
    EXPERT,
    GOODS,
    JOB,
    ORG_TYPES,
    PARTNER_ORG,
    ROOM,
    TYPES,
    Slot,
)
from app.kinds import DISTRICT, PROVINCE

translate = QCoreApplication.translate
ICONS = {
    EXPERT: "graduation-cap",
    ALLIANCE: "users-round",
    PARTNER_ORG: "building-2",
    ROOM: "door-open",
    GOODS: "package",
    COURSE: "file-text",
    JOB: "briefcase-business",
}
_SPANNED = re.compile(r"(?<=\d)\s*[-~至到—]+\s*(?=\d)")


def type_name(code: str) -> str:
    """Name a type of the directory."""
    return dict(types()).get(code, code)


def types() -> list[tuple[str, str]]:
    """Give the types of the directory with their names."""
    names = (
        translate("cases", "专家"),
        translate("cases", "联盟"),
        translate("cases", "合作单位"),
        translate("cases", "场地"),
        translate("cases", "物资"),
        translate("cases", "课程"),
        translate("cases", "岗位"),
    )
    return list(zip(TYPES, names, strict=True))


def org_types() -> list[tuple[str, str]]:
    """Give what sort of organisation one may be."""
    names = (
        translate("directory", "团组织"),
        translate("directory", "青年服务站"),
        translate("directory", "青年文明号"),
        translate("directory", "学生社团"),
        translate("directory", "社会组织"),
        translate("directory", "合作机构"),
    )
    return list(zip(ORG_TYPES, names, strict=True))


def weekdays() -> tuple[str, ...]:
    """Name the days of a week, Monday first."""
    return (
        translate("events", "周一"),
        translate("events", "周二"),
        translate("events", "周三"),
        translate("events", "周四"),
        translate("events", "周五"),
        translate("events", "周六"),
        translate("events", "周日"),
    )


def weekly_shown(slots: tuple[Slot, ...]) -> str:
    """Say a weekly pattern: 周二 14:00-17:00；周六 09:00-12:00."""
    said = (f"{weekdays()[one.day]} {_clock(one.begins)}-{_clock(one.ends)}" for one in slots)
    return translate("directory", "；").join(said)


def weekly_typed(text: str) -> str:
    """Give a pattern as it is kept, of what somebody typed; what is no pattern stays as it is."""
    plain = unicodedata.normalize("NFKC", text).strip()
    for place, day in enumerate(DAYS):
        names = (weekdays()[place], *(f"{first}{'一二三四五六日'[place]}" for first in _WEEK))
        for name in (*names, *(("周天", "星期天", "礼拜天") if place == _SUNDAY else ())):
            plain = plain.replace(name, f"{day} ")
    parts = [_SPANNED.sub("-", part) for part in re.split("[;,、，。\n]", plain)]
    return ";".join(" ".join(part.split()) for part in parts if part.strip())


def day_typed(text: str) -> str:
    """Give a day as it is kept, of what somebody typed; what is no day stays as it is."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _DAY.fullmatch(plain)
    if found is None:
        return plain
    return f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}"


_DAY = re.compile(r"(\d{4})[-./年 ]?(\d{1,2})[-./月 ]?(\d{1,2})日?", re.ASCII)
_WEEK = ("周", "星期", "礼拜")
_SUNDAY = 6


def scope_name(scope: str) -> str:
    """Say where headquarters keeps a line."""
    if scope.startswith(DISTRICT):
        return translate("directory", "区县 {code}").format(code=scope.removeprefix(DISTRICT))
    if scope.startswith(PROVINCE):
        return translate("directory", "省 {code}").format(code=scope.removeprefix(PROVINCE))
    return translate("directory", "全国")


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
