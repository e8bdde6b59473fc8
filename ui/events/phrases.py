"""Words of the event screens: categories, how far an event has come, days and times."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from app.clock import from_text
from app.events.queries import CLOSED, COMING, DONE, FULL, ON, OPEN, Slot
from app.events.rules import (
    APPROVED,
    CANCELLED,
    CATEGORIES,
    DRAFT,
    RETURNED,
    SUBMITTED,
)
from ui.kit.paint import ChipSpec


def category_name(category: str) -> str:
    """Name what an event is about."""
    translate = QCoreApplication.translate
    names = {
        "culture": translate("events", "文化体验"),
        "sport": translate("events", "体育运动"),
        "study": translate("events", "学习培训"),
        "career": translate("events", "就业创业"),
        "exchange": translate("events", "成长交流"),
        "counselling": translate("events", "心理支持"),
        "volunteering": translate("events", "志愿服务"),
        "league": translate("events", "团务活动"),
        "children": translate("events", "少儿活动"),
        "other": translate("events", "其他"),
    }
    return names.get(category, category)


def categories() -> list[tuple[str, str]]:
    """Give all categories with their names."""
    return [(one, category_name(one)) for one in CATEGORIES]


def progress_name(progress: str) -> str:
    """Name how far an event has come."""
    translate = QCoreApplication.translate
    names = {
        COMING: translate("events", "预告"),
        OPEN: translate("events", "报名中"),
        FULL: translate("events", "已满员"),
        CLOSED: translate("events", "报名结束"),
        ON: translate("events", "进行中"),
        DONE: translate("events", "已结束"),
    }
    return names.get(progress, progress)


def review_name(review: str) -> str:
    """Name where an event stands with headquarters."""
    translate = QCoreApplication.translate
    names = {
        DRAFT: translate("events", "草稿"),
        SUBMITTED: translate("events", "待总部审核"),
        APPROVED: translate("events", "已发布"),
        RETURNED: translate("events", "总部退回"),
        CANCELLED: translate("events", "已取消"),
    }
    return names.get(review, review)


def standing_chip(review: str, progress: str, *, called_off: bool) -> ChipSpec:
    """Say in a chip how an event stands: with headquarters first, else by its time and seats."""
    if called_off:
        return ChipSpec(review_name(CANCELLED), "danger", "circle-x")
    if review in (DRAFT, RETURNED) or (review == SUBMITTED and progress not in (ON, DONE)):
        looks = {
            DRAFT: ChipSpec(review_name(DRAFT), "neutral", "pencil"),
            SUBMITTED: ChipSpec(review_name(SUBMITTED), "warn", "clock"),
            RETURNED: ChipSpec(review_name(RETURNED), "danger", "circle-alert"),
        }
        return looks[review]
    words = progress_name(progress)
    if progress == ON:
        return ChipSpec(words, "ok")
    return ChipSpec(words, "primary" if progress == OPEN else "neutral")


def slot_chip(slot: Slot) -> ChipSpec:
    """Say in a chip how a session stands."""
    return standing_chip(slot.review, slot.progress, called_off=slot.called_off)


def state_chip(state: str) -> ChipSpec | None:
    """Say whether headquarters has it; None when it has."""
    translate = QCoreApplication.translate
    looks = {
        "waiting": ChipSpec(translate("events", "待同步"), "warn", "cloud-off"),
        "refused": ChipSpec(translate("events", "未能发送"), "danger", "circle-alert"),
        "held": ChipSpec(translate("events", "需要选择"), "warn", "git-compare-arrows"),
    }
    return looks.get(state)


def figures(slot: Slot) -> str:
    """Say how full a session is, or was: 46 / 46, 到场 9 / 12, 40 / 40 满."""
    translate = QCoreApplication.translate
    if slot.called_off:
        return review_name(CANCELLED)
    if slot.review == DRAFT:
        return translate("events", "未发布")
    if slot.review in (SUBMITTED, RETURNED) and slot.progress not in (ON, DONE):
        return review_name(slot.review)
    if not slot.capacity:
        if slot.progress in (ON, DONE):
            return translate("events", "到场 %n 人", "", slot.came)
        return translate("events", "不用报名")
    if slot.progress == DONE:
        words = translate("events", "到场 {came} / {capacity}")
        return words.format(came=slot.came, capacity=slot.capacity)
    words = f"{slot.taken} / {slot.capacity}"
    if slot.taken >= slot.capacity and slot.progress != ON:
        return translate("events", "{figures} 满").format(figures=words)
    return words


def weekday(day: dt.date) -> str:
    """Name a day of the week, short."""
    translate = QCoreApplication.translate
    names = (
        translate("events", "周一"),
        translate("events", "周二"),
        translate("events", "周三"),
        translate("events", "周四"),
        translate("events", "周五"),
        translate("events", "周六"),
        translate("events", "周日"),
    )
    return names[day.weekday()]


def month(number: int) -> str:
    """Name a month, short."""
    translate = QCoreApplication.translate
    names = (
        translate("events", "1 月"),
        translate("events", "2 月"),
        translate("events", "3 月"),
        translate("events", "4 月"),
        translate("events", "5 月"),
        translate("events", "6 月"),
        translate("events", "7 月"),
        translate("events", "8 月"),
        translate("events", "9 月"),
        translate("events", "10 月"),
        translate("events", "11 月"),
        translate("events", "12 月"),
    )
    return names[number - 1]


def span(first: dt.date, last: dt.date) -> str:
    """Name the days of a week: 11 月 23 ～ 29 日, 11 月 30 日 ～ 12 月 6 日."""
    translate = QCoreApplication.translate
    if first.month == last.month:
        words = translate("events", "{month} {first} ～ {last} 日")
        return words.format(month=month(first.month), first=first.day, last=last.day)
    words = translate("events", "{month} {first} 日 ～ {other} {last} 日")
    return words.format(
        month=month(first.month), first=first.day, other=month(last.month), last=last.day
    )


def day_name(at: str | dt.datetime, now: dt.datetime, zone: str) -> str:
    """Name the day of a session: 今天, 明天, 11 月 29 日 周日."""
    translate = QCoreApplication.translate
    here = ZoneInfo(zone)
    local, today = _moment(at).astimezone(here).date(), now.astimezone(here).date()
    if local == today:
        return translate("events", "今天")
    if local == today + dt.timedelta(days=1):
        return translate("events", "明天")
    words = translate("events", "{month} {day} 日 {weekday}").format(
        month=month(local.month), day=local.day, weekday=weekday(local)
    )
    return words if local.year == today.year else f"{local.year} · {words}"


def moment(at: str | dt.datetime, zone: str) -> str:
    """Give day and time as short as it can be said: 11-29 09:30."""
    return f"{_moment(at).astimezone(ZoneInfo(zone)):%m-%d %H:%M}"


def clock(at: str | dt.datetime, zone: str) -> str:
    """Give the time of day at the venue."""
    return f"{_moment(at).astimezone(ZoneInfo(zone)):%H:%M}"


def hours(starts: str | dt.datetime, ends: str | dt.datetime, zone: str) -> str:
    """Give from when to when: 14:00 ～ 17:00; with the other day where it goes past midnight."""
    here = ZoneInfo(zone)
    low, high = _moment(starts).astimezone(here), _moment(ends).astimezone(here)
    until = f"{high:%H:%M}"
    if high.date() != low.date() and (high.hour or high.minute):
        until = QCoreApplication.translate("events", "次日 {time}").format(time=until)
    elif high.date() != low.date():
        until = "24:00"
    return QCoreApplication.translate("events", "{starts} ～ {ends}").format(
        starts=f"{low:%H:%M}", ends=until
    )


def when(slot: Slot, now: dt.datetime, zone: str) -> str:
    """Say when a session is: 今天 14:00 ～ 17:00."""
    day = day_name(slot.starts_at, now, zone)
    return f"{day} {hours(slot.starts_at, slot.ends_at, zone)}"


def titled(slot: Slot) -> str:
    """Name a session: its event, and its own name in a series."""
    return f"{slot.title} {slot.label}" if slot.label else slot.title


def draft_title(slot: Slot) -> str:
    """Name a session nobody outside has seen yet."""
    words = QCoreApplication.translate("events", "{title}（草稿）")
    return words.format(title=titled(slot))


def _moment(at: str | dt.datetime) -> dt.datetime:
    return from_text(at) if isinstance(at, str) else at
