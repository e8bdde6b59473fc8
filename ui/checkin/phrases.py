"""Words of the check-in: purposes, ways, age bands, times, and what is wrong with a number."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from app.checkin.queries import TodayRow
from app.checkin.rules import PURPOSES
from app.clock import from_text
from app.errors import Refusal
from app.people.rules import AGE_BANDS, RELATIONS
from ui.shell.words import machine_name

_MOBILE = 11


def purpose_name(purpose: str | None) -> str:
    """Name what somebody came for."""
    translate = QCoreApplication.translate
    names = {
        "study": translate("checkin", "到馆自习"),
        "event": translate("checkin", "参加活动"),
        "service": translate("checkin", "咨询办事"),
        "sport": translate("checkin", "运动健身"),
        "reading": translate("checkin", "阅读借书"),
        "volunteer": translate("checkin", "志愿服务"),
        "other": translate("checkin", "其他"),
    }
    return names.get(purpose or "", "--")


def purposes() -> list[tuple[str, str]]:
    """Give all purposes with their names, in the order of the rules."""
    return [(purpose, purpose_name(purpose)) for purpose in PURPOSES]


def method_name(method: str) -> str:
    """Name how somebody was recognised."""
    translate = QCoreApplication.translate
    names = {
        "scan": translate("checkin", "扫码"),
        "search": translate("checkin", "查找"),
        "walk_in": translate("checkin", "新登记"),
        "head_count": translate("checkin", "计数"),
        "backfill": translate("checkin", "补签"),
        "proxy": translate("checkin", "代签"),
        "voucher": translate("checkin", "凭证放行"),
    }
    return names.get(method, method)


def age_name(band: str | None) -> str:
    """Name an age band."""
    translate = QCoreApplication.translate
    names = {
        "u14": translate("checkin", "不满 14 岁"),
        "14-17": translate("checkin", "14 ～ 17 岁"),
        "18-24": translate("checkin", "18 ～ 24 岁"),
        "25-28": translate("checkin", "25 ～ 28 岁"),
        "29-35": translate("checkin", "29 ～ 35 岁"),
        "o35": translate("checkin", "35 岁以上"),
    }
    return names.get(band or "", translate("checkin", "不分年龄"))


def ages() -> list[tuple[str, str]]:
    """Give the choices of an age band, the first being none."""
    return [("", age_name(None)), *((band, age_name(band)) for band in AGE_BANDS)]


def relations() -> list[tuple[str, str]]:
    """Give how a guardian may stand to a child."""
    translate = QCoreApplication.translate
    names = {
        "parent": translate("checkin", "父母"),
        "grandparent": translate("checkin", "祖父母、外祖父母"),
        "other_kin": translate("checkin", "其他亲属"),
        "teacher": translate("checkin", "老师"),
        "other": translate("checkin", "其他监护人"),
    }
    return [(relation, names[relation]) for relation in RELATIONS]


def desk_name(letter: str, own: str, name: str = "") -> str:
    """Name the desk that recorded something: this one as the frame does, others by letter."""
    if letter == own and name:
        return name
    stands_alone = letter == own and letter.startswith("X")
    return machine_name(None if stands_alone or not letter else letter)


def masked(phone: str | None) -> str:
    """Give a number as lists show it: 138****2046; what is no mobile shows its end only."""
    if not phone:
        return ""
    if len(phone) == _MOBILE:
        return f"{phone[:3]}****{phone[-4:]}"
    return f"****{phone[-4:]}"


def clock(at: str, zone: str) -> str:
    """Give the time of day (HH:MM) of a stored time in the venue's zone."""
    return f"{from_text(at).astimezone(ZoneInfo(zone)):%H:%M}"


def day(at: str, zone: str) -> str:
    """Give the day of a stored time as MM-DD, with the year when it is long ago."""
    local = from_text(at).astimezone(ZoneInfo(zone))
    return f"{local:%m-%d}"


def when(at: str, now: dt.datetime, zone: str) -> str:
    """Give a past day as lists show it: 今天, MM-DD, or YYYY-MM-DD of another year."""
    here = ZoneInfo(zone)
    local, today = from_text(at).astimezone(here), now.astimezone(here)
    if local.date() == today.date():
        return QCoreApplication.translate("checkin", "今天 {time}").format(time=f"{local:%H:%M}")
    return f"{local:%m-%d}" if local.year == today.year else f"{local:%Y-%m-%d}"


def visitor(row: TodayRow) -> str:
    """Name one line of today's list: a person, or how many came without names."""
    if row.person_id is None:
        return QCoreApplication.translate("checkin", "匿名 %n 人", "", row.heads)
    return row.name or QCoreApplication.translate("checkin", "尚未同步到本机的人")


def phone_trouble(refusal: Refusal) -> str:
    """Say in place what is wrong with a number; "" when the refusal is about something else."""
    translate = QCoreApplication.translate
    missing, extra = refusal.facts.get("missing"), refusal.facts.get("extra")
    if refusal.code == "phone_short" and isinstance(missing, int):
        return translate("checkin", "少了 %n 位，手机号是 11 位", "", missing)
    if refusal.code == "phone_long" and isinstance(extra, int):
        return translate("checkin", "多了 %n 位，手机号是 11 位", "", extra)
    if refusal.code == "phone_letters":
        return translate("checkin", "手机号里只能有数字")
    return ""


def name_trouble(refusal: Refusal) -> str:
    """Say in place what is wrong with a name; "" when the refusal is about something else."""
    translate = QCoreApplication.translate
    if refusal.code == "name_missing":
        return translate("checkin", "还没有写姓名")
    longest, length = refusal.facts.get("max"), refusal.facts.get("length")
    if refusal.code == "name_too_long":
        return translate("checkin", "姓名最多 {max} 个字，这里有 {length} 个").format(
            max=longest, length=length
        )
    return ""
