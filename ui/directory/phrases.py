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
_COUNTED = "一二三四五六日"
_ENDS = 2
_NAMES = "|".join(DAYS)
_DAY_NAME, _UNTIL = re.compile(_NAMES), re.compile("[-~至到—\u2013]")
_HOURS = re.compile(
    rf"((?:{_NAMES})(?:\s*[、,和/至到~—\u2013-]?\s*(?:{_NAMES}))*)"
    r"\s*(\d{1,2}:\d{2})\s*[-~至到—\u2013]+\s*(\d{1,2}:\d{2})",
)
_BETWEEN = " ;,、。\n"


def type_name(code: str) -> str:
    """Name a type of the directory."""
    return dict(types()).get(code, code)


def types() -> list[tuple[str, str]]:
    """Give the types of the directory with their names."""
    names = (
        translate("directory", "专家"),
        translate("directory", "联盟"),
        translate("directory", "合作单位"),
        translate("directory", "场地"),
        translate("directory", "物资"),
        translate("directory", "课程"),
        translate("directory", "岗位"),
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
    """Say a weekly pattern in one line, as `weekly_typed` reads it."""
    return translate("directory", "；").join(weekly_lines(slots))


def weekly_lines(slots: tuple[Slot, ...]) -> list[str]:
    """Say a weekly pattern in lines, days of the same hours together: 周一至周五 09:00-17:00."""
    by_hours: dict[tuple[int, int], list[int]] = {}
    for one in slots:
        by_hours.setdefault((one.begins, one.ends), []).append(one.day)
    return [
        f"{_days_together(days)} {_clock(begins)}-{_clock(ends)}"
        for (begins, ends), days in by_hours.items()
    ]


def _days_together(days: list[int]) -> str:
    names = weekdays()
    if len(days) >= _RUN and days[-1] - days[0] == len(days) - 1:
        span = translate("directory", "{first}至{last}")
        return span.format(first=names[days[0]], last=names[days[-1]])
    return translate("directory", "、").join(names[day] for day in days)


def weekly_typed(text: str) -> str:
    """Give a pattern as it is kept, of what somebody typed; what is no pattern stays as it is.

    Several days may share their hours: 周一至周五 9:00-17:00；周六、周日 9:00-12:00.
    """
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    for place, day in enumerate(DAYS):
        names = (weekdays()[place].lower(), *(f"{one}{_COUNTED[place]}" for one in _WEEK))
        for name in (*names, *(("周天", "星期天", "礼拜天") if place == _SUNDAY else ())):
            plain = plain.replace(name, f"{day} ")
    slots = [
        f"{DAYS[day]} {found[2]}-{found[3]}"
        for found in _HOURS.finditer(plain)
        for day in _days_of(found[1])
    ]
    is_whole = not _HOURS.sub("", plain).strip(_BETWEEN)
    return ";".join(slots) if is_whole else text


def _days_of(said: str) -> list[int]:
    """Give the days of a stretch: one, several, or from one to another."""
    days = [DAYS.index(one) for one in _DAY_NAME.findall(said)]
    first, last = days[0], days[-1]
    if len(days) == _ENDS and _UNTIL.search(said) and first < last:
        return [*range(first, last + 1)]
    return days


def day_typed(text: str) -> str:
    """Give a day as it is kept, of what somebody typed; what is no day stays as it is."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _DAY.fullmatch(plain)
    if found is None:
        return plain
    return f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}"


_DAY = re.compile(r"(\d{4})[-./年 ]?(\d{1,2})[-./月 ]?(\d{1,2})日?", re.ASCII)
_WEEK = ("周", "星期", "礼拜")
_SUNDAY, _RUN = 6, 3


def scope_name(scope: str) -> str:
    """Say where headquarters keeps a line."""
    if scope.startswith(DISTRICT):
        return translate("directory", "区县 {code}").format(code=scope.removeprefix(DISTRICT))
    if scope.startswith(PROVINCE):
        return translate("directory", "省 {code}").format(code=scope.removeprefix(PROVINCE))
    return translate("directory", "全国")


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
