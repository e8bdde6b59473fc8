"""Words of the people page: consent, identity, last visit, reasons. The rest is the counter's."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from app.clock import from_text
from app.people.rules import CONSENT_WAYS, GENDERS, IDENTITIES
from ui.kit.chips import ChipSpec
from ui.shell.times import stamp

translate = QCoreApplication.translate
POLITICAL = ("03", "01", "02", "13")
"""GB/T 4762, as far as a youth venue asks: League, Party, probationary, none of them."""
WITHDRAWALS = ("lost", "broken", "misused")


def identity_name(identity: str | None) -> str:
    """Name what somebody does."""
    names = {
        "student": translate("people", "学生"),
        "employed": translate("people", "在职"),
        "seeking": translate("people", "待业求职"),
        "founder": translate("people", "自主创业"),
        "new_employment": translate("people", "新就业群体"),
        "other": translate("people", "其他"),
    }
    return names.get(identity or "", "")


def identities() -> list[tuple[str, str]]:
    """Give the choices, the first being none."""
    return [("", translate("people", "不填")), *((one, identity_name(one)) for one in IDENTITIES)]


def genders() -> list[tuple[str, str]]:
    """Give the choices of GB/T 2261.1 that a desk offers, the first being none."""
    names = {
        "1": translate("people", "男"),
        "2": translate("people", "女"),
        "9": translate("people", "不说明"),
    }
    return [("", translate("people", "不填")), *((one, names[one]) for one in GENDERS)]


def political() -> list[tuple[str, str]]:
    """Give the choices of political status, the first being none."""
    names = {
        "01": translate("people", "中共党员"),
        "02": translate("people", "中共预备党员"),
        "03": translate("people", "共青团员"),
        "13": translate("people", "群众"),
    }
    return [("", translate("people", "不填")), *((one, names[one]) for one in POLITICAL)]


def consent_ways(*, child: bool) -> list[tuple[str, str]]:
    """Give how the notice may be answered: for a child under 14 by the guardian alone."""
    names = {
        "spoken": translate("people", "本人口头同意"),
        "written": translate("people", "本人书面同意"),
        "electronic": translate("people", "本人在手机上同意"),
        "guardian": translate("people", "监护人同意"),
        "visit_only": translate("people", "仅限到馆登记"),
    }
    fit = ("guardian",) if child else tuple(way for way in CONSENT_WAYS if way != "guardian")
    return [("", translate("people", "还没有告知")), *((way, names[way]) for way in fit)]


def consent_chip(way: str | None) -> ChipSpec:
    """Say in a chip how a person's information may be used."""
    if way == "visit_only":
        return ChipSpec(translate("people", "仅限到馆登记"), "neutral", "minus")
    if way == "guardian":
        return ChipSpec(translate("people", "监护人同意"), "ok", "check")
    if way is None:
        return ChipSpec(translate("people", "未告知"), "warn", "clock")
    return ChipSpec(translate("people", "已同意"), "ok", "check")


def consent_how(way: str | None) -> str:
    """Say how consent was given, for the sentence after its day."""
    names = {
        "spoken": translate("people", "本人当面口头同意"),
        "written": translate("people", "本人当面签署"),
        "electronic": translate("people", "本人在手机上同意"),
        "guardian": translate("people", "监护人同意"),
        "visit_only": translate("people", "本人选择"),
    }
    return names.get(way or "", "")


def mark_chip(state: str | None) -> ChipSpec | None:
    """Mark what headquarters did not take; None when there is nothing to say."""
    if state == "refused":
        return ChipSpec(translate("people", "未能发送"), "danger", "circle-alert")
    if state == "held":
        return ChipSpec(translate("people", "待总部确认"), "warn", "clock")
    return None


def sent_name(state: str) -> str:
    """Say how far a record has come."""
    names = {
        "waiting": translate("people", "待同步"),
        "hub": translate("people", "已同步"),
        "refused": translate("people", "未能发送"),
        "held": translate("people", "待总部确认"),
    }
    return names.get(state, "")


def withdrawals() -> list[tuple[str, str]]:
    """Give the reasons why a code is withdrawn."""
    names = {
        "lost": translate("people", "卡丢了"),
        "broken": translate("people", "扫不出来了"),
        "misused": translate("people", "别人在用"),
    }
    return [(reason, names[reason]) for reason in WITHDRAWALS]


def withdrawal_name(reason: str | None) -> str:
    """Name a reason; one written in words stays as it is."""
    return dict(withdrawals()).get(reason or "", reason or "")


def seen(at: str, now: dt.datetime, zone: str) -> str:
    """Give a past visit as lists show it: 今天 14:22, 11-21 19:02, or a day of former years."""
    here = ZoneInfo(zone)
    local = from_text(at).astimezone(here)
    if local.year == now.astimezone(here).year:
        return stamp(at, now, zone)
    return f"{local:%Y-%m-%d}"


def date(at: str, zone: str) -> str:
    """Give the calendar day of a stored time in the venue's zone."""
    return f"{from_text(at).astimezone(ZoneInfo(zone)):%Y-%m-%d}"


def split_tags(text: str) -> tuple[str, ...]:
    """Read tags as people type them, between commas, dots or spaces of any kind."""
    for mark in "，、；;,\u3000":
        text = text.replace(mark, " ")
    return tuple(dict.fromkeys(text.split()))


def short(text: str, most: int = 16) -> str:
    """Cut what was typed so that it can stand in a sentence."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
