"""Words of the bookings: when, how much, for whom, and what came of it."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from app.bookings.queries import CLASH, Day, Entry, Matter
from app.bookings.rules import BOOKED, CANCELLED, NO_SHOW, USED, holds
from app.bookings.things import Thing
from app.clock import from_text
from app.directory.rules import GOODS, ROOM
from ui.events.phrases import weekday
from ui.kit.paint import ChipSpec

translate = QCoreApplication.translate


def type_name(kind: str) -> str:
    """Name what a thing is."""
    names = {ROOM: translate("bookings", "场地"), GOODS: translate("bookings", "物品")}
    return names.get(kind, kind)


def size_of(one: Thing) -> str:
    """Say what a thing is and how much of it there is."""
    if one.capacity is None:
        return type_name(one.type)
    if one.type == ROOM:
        return translate("bookings", "{kind}·{count} 人").format(
            kind=type_name(one.type), count=one.capacity
        )
    return translate("bookings", "{kind}·{count} 件").format(
        kind=type_name(one.type), count=one.capacity
    )


def clock(moment: str, zone: str) -> str:
    """Give the time of day at the venue."""
    return f"{from_text(moment).astimezone(ZoneInfo(zone)):%H:%M}"


def span(begins: str, ends: str, zone: str) -> str:
    """Give from when to when: `14:00 ～ 16:00`; midnight at the end is 24:00."""
    last = clock(ends, zone)
    last = "24:00" if last == "00:00" else last
    return translate("bookings", "{first} ～ {last}").format(first=clock(begins, zone), last=last)


def day_name(day: dt.date) -> str:
    """Name a day: `11-28 周六`."""
    return f"{day:%m-%d} {weekday(day)}"


def when(begins: str, ends: str, zone: str) -> str:
    """Give day and times."""
    day = from_text(begins).astimezone(ZoneInfo(zone)).date()
    return f"{day_name(day)} {span(begins, ends, zone)}"


def start_name(start: dt.datetime, today: dt.date, zone: str) -> str:
    """Name a time one could begin: `16:00`, or with its day where it is another."""
    local = start.astimezone(ZoneInfo(zone))
    if local.date() == today:
        return f"{local:%H:%M}"
    return f"{day_name(local.date())} {local:%H:%M}"


def count_of(count: int) -> str:
    """Say how many bookings there are."""
    return translate("bookings", "%n 个预约", "", count)


def event_word() -> str:
    """Say that an event has the room."""
    return translate("bookings", "有活动")


def closed_word() -> str:
    """Say that the house is closed."""
    return translate("bookings", "闭馆")


def titled(first: str, second: str) -> str:
    """Put two words into one title."""
    return translate("bookings", "{first}·{second}").format(first=first, second=second)


def amount_of(entry: Entry, one: Thing | None) -> str:
    """Say how much a booking takes."""
    if entry.amount is None:
        if one is not None and one.type == GOODS:
            return translate("bookings", "全部")
        return translate("bookings", "整间")
    if one is not None and one.type == GOODS:
        return translate("bookings", "%n 件", "", entry.amount)
    return translate("bookings", "%n 人", "", entry.amount)


def called(entry: Entry) -> str:
    """Say whose a booking is; of somebody erased nothing but that it is taken."""
    return entry.name or translate("bookings", "已约")


def state_chip(entry: Entry) -> ChipSpec:
    """Show how a booking stands."""
    if entry.undecided:
        return ChipSpec(translate("bookings", "撞期"), "danger", "triangle-alert")
    if entry.mark == "refused":
        return ChipSpec(translate("bookings", "未能发送"), "danger", "circle-alert")
    chips = {
        BOOKED: ChipSpec(translate("bookings", "已预约"), "primary", "clock"),
        USED: ChipSpec(translate("bookings", "已核销"), "ok", "check"),
        NO_SHOW: ChipSpec(translate("bookings", "爽约"), "warn", "user-x"),
        CANCELLED: ChipSpec(translate("bookings", "已取消"), "neutral", "x"),
    }
    return chips[entry.state]


def left_words(day: Day, begins: str, ends: str) -> str:
    """Say how much is free."""
    left = day.left(begins, ends)
    if holds(day.thing.capacity) == 1:
        return translate("bookings", "可约") if left else translate("bookings", "已满")
    return translate("bookings", "剩 {left} / {all}").format(left=left, all=day.capacity)


def matter_words(matter: Matter, zone: str) -> str:
    """Say why a booking asks for a decision."""
    name = matter.thing.name if matter.thing is not None else ""
    if matter.why == CLASH and matter.met:
        other = matter.met[0]
        return translate(
            "bookings", "“{name}”同一时段约了两次：与 {other}（{span}）撞期，放不下。"
        ).format(name=name, other=called(other), span=span(other.begins, other.ends, zone))
    if matter.why == CLASH:
        return translate("bookings", "“{name}”这个时段约满了，放不下。").format(name=name)
    if matter.thing is None:
        return translate("bookings", "这一项已经不在名录里，预约还在。")
    return translate("bookings", "“{name}”已停用，或那天闭馆，预约还在。").format(name=name)
