"""Words of cases: categories and their tiles, urgency, channels, and by when one is answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from app.cases.categories import Category
from app.cases.limits import Calendar, due_after
from app.cases.queries import HIDDEN
from app.cases.rules import CHANNELS, URGENCIES
from app.people.rules import GENDERS

translate = QCoreApplication.translate
TILE_ICONS = {
    1: "briefcase-business",
    2: "scale",
    3: "heart-handshake",
    4: "graduation-cap",
    5: "house",
    6: "users-round",
    7: "hand-heart",
    8: "ellipsis",
}
OTHERS = 8
"""The tile of whatever has no tile of its own."""


def tile_name(tile: int) -> str:
    """Name a tile that stands for several categories."""
    names = {
        1: translate("cases", "就业创业"),
        2: translate("cases", "法律维权"),
        3: translate("cases", "心理支持"),
        4: translate("cases", "技能培训"),
        5: translate("cases", "生活帮扶"),
        6: translate("cases", "婚恋交友"),
        7: translate("cases", "志愿公益"),
    }
    return names.get(tile, translate("cases", "其他"))


def _categories() -> dict[str, str]:
    return {
        "JYCY": translate("cases", "就业创业"),
        "SXJX": translate("cases", "实习见习"),
        "HLJY": translate("cases", "婚恋交友"),
        "XLZX": translate("cases", "心理咨询"),
        "FLYZ": translate("cases", "法律援助"),
        "QYWH": translate("cases", "权益维护"),
        "KNBF": translate("cases", "困难帮扶"),
        "ZXZJ": translate("cases", "助学资助"),
        "WXY": translate("cases", "微心愿"),
        "ZYFW": translate("cases", "志愿服务"),
        "XXPX": translate("cases", "学习培训"),
        "WTHD": translate("cases", "文体活动"),
        "CDYY": translate("cases", "场地预约"),
        "TWZX": translate("cases", "团务咨询"),
        "ZCZX": translate("cases", "政策咨询"),
        "RCAJ": translate("cases", "人才安居"),
        "TGFW": translate("cases", "托管服务"),
        "BMFW": translate("cases", "便民服务"),
        "JYTS": translate("cases", "建议吐槽"),
        "QT": translate("cases", "其他"),
        HIDDEN: translate("cases", "敏感事项"),
    }


def category_name(code: str, known: Category | None = None) -> str:
    """Name a category; in Chinese, and one of headquarters' own, by the name it gave it."""
    ours = _categories().get(code)
    if known is None:
        return ours or code
    # Our English is made for the tiles; which language it is, only the translator knows.
    in_chinese = translate("cases", "其他") == "其他"
    names = (known.zh, ours, known.en) if in_chinese else (ours, known.en, known.zh)
    return next((name for name in names if name), code)


def urgencies() -> list[tuple[str, str]]:
    """Give how much something may press."""
    names = (
        translate("cases", "一般"),
        translate("cases", "较急"),
        translate("cases", "紧急"),
    )
    return list(zip(URGENCIES, names, strict=True))


def channels() -> list[tuple[str, str]]:
    """Give the ways by which a request may come."""
    names = (
        translate("cases", "现场"),
        translate("cases", "电话"),
        translate("cases", "网络"),
        translate("cases", "转介"),
    )
    return list(zip(CHANNELS, names, strict=True))


def genders() -> list[tuple[str, str]]:
    """Give by whom somebody would rather be helped."""
    names = (
        translate("cases", "男"),
        translate("cases", "女"),
        translate("cases", "都可以"),
    )
    return list(zip(GENDERS, names, strict=True))[::-1]


def limit(category: Category) -> str:
    """Say within how many working days a category is answered."""
    if not category.days:
        return translate("cases", "当天办完")
    return translate("cases", "%n 个工作日内答复", "", category.days)


def due(category: Category, house: Calendar, now: dt.datetime) -> str:
    """Say by when a request taken now is answered: 12-03 14:22."""
    at = due_after(house, now, category.days).astimezone(ZoneInfo(house.zone))
    return translate("cases", "最晚 {when}").format(when=f"{at:%m-%d %H:%M}")


def spaced(code: str) -> str:
    """Write a query code so that it can be read out."""
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}"


def tiles(categories: Sequence[Category]) -> dict[int, list[Category]]:
    """Sort the categories that take new cases by their tile, 1 to 8."""
    found: dict[int, list[Category]] = {place: [] for place in TILE_ICONS}
    for one in categories:
        if not one.retired:
            found[one.tile if one.tile in found else OTHERS].append(one)
    return found
