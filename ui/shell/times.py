"""Times and numbers as staff read them: 2 分钟前, 今天 08:52, 11-21 18:40, 3,482."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

_DAY_HOURS = 24
_HOUR_MINUTES = 60


def number(value: int) -> str:
    """Write a number with thousands separated by commas."""
    return f"{value:,}"


def moment(value: dt.datetime | str) -> dt.datetime:
    """Take a time as the store writes it (UTC text) or as it is."""
    return dt.datetime.fromisoformat(value) if isinstance(value, str) else value


def ago(value: dt.datetime | str, now: dt.datetime) -> str:
    """Say how long ago something was: 刚刚, 5 分钟前, 3 小时前, 2 天前."""
    minutes = max(0, int((now - moment(value)).total_seconds() // 60))
    translate = QCoreApplication.translate
    if minutes < 1:
        return translate("times", "刚刚")
    if minutes < _HOUR_MINUTES:
        return translate("times", "%n 分钟前", "", minutes)
    hours = minutes // _HOUR_MINUTES
    if hours < _DAY_HOURS:
        return translate("times", "%n 小时前", "", hours)
    days = hours // _DAY_HOURS
    return translate("times", "%n 天前", "", days)


def stamp(value: dt.datetime | str, now: dt.datetime, zone: str) -> str:
    """Write a moment as 今天 08:52, 昨天 18:40 or 11-21 18:40 in the venue's zone."""
    here = ZoneInfo(zone)
    local, today = moment(value).astimezone(here), now.astimezone(here).date()
    clock = f"{local:%H:%M}"
    if local.date() == today:
        return QCoreApplication.translate("times", "今天 {clock}").format(clock=clock)
    if local.date() == today - dt.timedelta(days=1):
        return QCoreApplication.translate("times", "昨天 {clock}").format(clock=clock)
    return f"{local:%m-%d} {clock}"
