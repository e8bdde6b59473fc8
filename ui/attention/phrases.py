"""Words of the sync centre: kinds, fields, values, causes, and what may be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.attention.queries import Trouble
from app.attention.rules import AGAIN, CHOOSE, DISCARD, LOOK, MEND, SUPPORT, Side
from ui.checkin import phrases as counter
from ui.people import phrases as people
from ui.shell.times import stamp
from ui.shell.words import machine_name, role_name
from ui.words import knows, say

translate = QCoreApplication.translate
_PHONES = ("phone", "guardian_phone")
_CODE_SHOWN = 4


def kind_name(kind: str) -> str:
    """Name a kind of record; an unknown one as it is."""
    names = {
        "person": translate("kinds", "人员"),
        "card": translate("kinds", "会员码"),
        "same_person": translate("kinds", "人员合并"),
        "care_note": translate("kinds", "关照备注"),
        "case": translate("kinds", "需求"),
        "case_details": translate("kinds", "需求内容"),
        "case_secret": translate("kinds", "敏感需求内容"),
        "case_note": translate("kinds", "办理记录"),
        "case_secret_note": translate("kinds", "敏感办理记录"),
        "handover": translate("kinds", "转来的需求"),
        "handover_sent": translate("kinds", "转出的需求"),
        "handover_words": translate("kinds", "转来的内容"),
        "handover_secret": translate("kinds", "转来的敏感内容"),
        "handover_note": translate("kinds", "转办记录"),
        "handover_secret_note": translate("kinds", "敏感转办记录"),
        "help_call": translate("kinds", "找帮手"),
        "help_broadcast": translate("kinds", "别的站找帮手"),
        "help_offer": translate("kinds", "愿意帮忙"),
        "help_offer_received": translate("kinds", "别的站愿意帮忙"),
        "referral": translate("kinds", "转介进展"),
        "referral_link": translate("kinds", "转介链接"),
        "visit": translate("kinds", "签到"),
        "departure": translate("kinds", "离馆"),
        "void": translate("kinds", "撤销"),
        "file": translate("kinds", "文件"),
        "staff": translate("kinds", "员工"),
        "venue": translate("kinds", "场馆"),
        "service_category": translate("kinds", "服务类别"),
        "holiday": translate("kinds", "节假日"),
        "routing_rule": translate("kinds", "转办规则"),
        "venue_listing": translate("kinds", "场馆名录"),
        "resource": translate("kinds", "资源名录"),
        "own_resource": translate("kinds", "本馆资源"),
        "booking": translate("kinds", "预约"),
        "booking_words": translate("kinds", "预约内容"),
        "queue_ticket": translate("kinds", "排队号"),
    }
    return names.get(kind, kind)


def kind_icon(kind: str) -> str:
    """Give the icon of a kind of record."""
    icons = {
        "person": "user-plus",
        "card": "badge",
        "same_person": "users",
        "care_note": "hand-heart",
        "case": "life-buoy",
        "case_details": "life-buoy",
        "case_secret": "life-buoy",
        "case_note": "life-buoy",
        "case_secret_note": "life-buoy",
        "handover": "life-buoy",
        "handover_sent": "life-buoy",
        "handover_words": "life-buoy",
        "handover_secret": "life-buoy",
        "handover_note": "life-buoy",
        "handover_secret_note": "life-buoy",
        "help_call": "hand-helping",
        "help_broadcast": "hand-helping",
        "help_offer": "hand-helping",
        "help_offer_received": "hand-helping",
        "referral": "life-buoy",
        "referral_link": "life-buoy",
        "visit": "scan-line",
        "departure": "log-out",
        "void": "rotate-ccw",
        "file": "image",
        "staff": "users-round",
        "venue": "store",
        "service_category": "list",
        "holiday": "calendar-days",
        "routing_rule": "send",
        "venue_listing": "building-2",
        "resource": "building-2",
        "own_resource": "building-2",
        "booking": "calendar-days",
        "booking_words": "calendar-days",
        "queue_ticket": "list",
    }
    return icons.get(kind, "file-text")


def verb_name(verb: str) -> str:
    """Name what was done to a record."""
    names = {
        "create": translate("kinds", "新建"),
        "fact": translate("kinds", "记录"),
        "patch": translate("kinds", "修改"),
        "move": translate("kinds", "改状态"),
        "resolve": translate("kinds", "选定"),
        "discard": translate("kinds", "放弃"),
        "erase": translate("kinds", "删除"),
    }
    return names.get(verb, verb)


def what(kind: str, verb: str, title: str) -> str:
    """Say in few words what an operation is: 新登记：马小川."""
    act = translate("kinds", "{kind}·{verb}").format(kind=kind_name(kind), verb=verb_name(verb))
    if (kind, verb) == ("person", "create"):
        act = translate("kinds", "新登记")
    elif verb == "fact":
        act = kind_name(kind)
    if not title:
        return act
    return translate("kinds", "{act}：{title}").format(act=act, title=title)


def field_name(field: str) -> str:
    """Name a field; an unknown one as it is."""
    names = {
        "name": translate("fields", "姓名"),
        "phone": translate("fields", "手机"),
        "gender": translate("fields", "性别"),
        "age_band": translate("fields", "年龄段"),
        "identity": translate("fields", "身份"),
        "unit": translate("fields", "单位或学校"),
        "political": translate("fields", "政治面貌"),
        "tags": translate("fields", "标签"),
        "note": translate("fields", "备注"),
        "guardian_name": translate("fields", "监护人"),
        "guardian_relation": translate("fields", "监护关系"),
        "guardian_phone": translate("fields", "监护人手机"),
        "consent_way": translate("fields", "信息授权"),
        "no_suggestions": translate("fields", "服务推荐"),
        "status": translate("fields", "状态"),
        "role": translate("fields", "角色"),
        "account": translate("fields", "账号"),
        "capacity": translate("fields", "容量"),
        "code": translate("fields", "会员码"),
        "reason": translate("fields", "原因"),
        "purpose": translate("fields", "事由"),
        "method": translate("fields", "方式"),
        "happened_at": translate("fields", "时间"),
        "heads": translate("fields", "人数"),
    }
    return names.get(field, field)


QUIET = ("registered_day", "notice_version", "consent_at", "recorded_at", "recorded_by")
"""Fields that say nothing to somebody who compares two records."""


def value_name(field: str, value: Any) -> str:
    """Say a value as screens show it: numbers masked, choices in words, nothing as --."""
    if value in (None, "", []):
        return "--"
    if field in _PHONES:
        return counter.masked(str(value))
    if isinstance(value, list):
        return translate("fields", "、").join(str(one) for one in value)
    if field == "code":
        return f"****{str(value)[-_CODE_SHOWN:]}"
    tables: dict[str, Mapping[str, str]] = {
        "gender": dict(people.genders()),
        "identity": dict(people.identities()),
        "political": dict(people.political()),
        "consent_way": dict(people.consent_ways(child=False) + people.consent_ways(child=True)),
        "no_suggestions": {"True": translate("fields", "不接受推荐")},
        "guardian_relation": dict(counter.relations()),
        "age_band": dict(counter.ages()),
        "purpose": dict(counter.purposes()),
        "status": _statuses(),
    }
    if field == "role":
        return role_name(str(value))
    if field == "method":
        return counter.method_name(str(value))
    return tables.get(field, {}).get(str(value), str(value))


def _statuses() -> dict[str, str]:
    return {
        "active": translate("fields", "在用"),
        "inactive": translate("fields", "停用"),
        "withdrawn": translate("fields", "作废"),
        "disabled": translate("fields", "停用"),
    }


def apart(field: str, mine: Any, theirs: Any) -> tuple[str, str]:
    """Say two values so that they can be told apart, still masking what they share.

    Two numbers that differ only where both are masked show those digits.
    """
    first, second = value_name(field, mine), value_name(field, theirs)
    if field not in _PHONES or first != second or mine == theirs:
        return first, second
    one, other = str(mine), str(theirs)
    if len(one) != len(other):
        return one, other
    differ = {place for place in range(len(one)) if one[place] != other[place]}

    def shown(number: str, mask: str) -> str:
        tail = mask[-len(number) :] if len(mask) >= len(number) else number
        return "".join(number[p] if p in differ else tail[p] for p in range(len(number)))

    return shown(one, first), shown(other, second)


def side_caption(
    side: Side, staff: Mapping[str, str], own: str, now: dt.datetime, zone: str
) -> str:
    """Say whose value it is: another desk of this venue by its letter, staff by name, and when.

    Nobody of another venue is ever named: whoever is not on this venue's list has no name here.
    """
    who = [machine_name(side.desk)] if side.desk and side.desk != own else []
    if side.by in staff:
        who.append(staff[str(side.by)])
    parts = [" ".join(who)] if who else []
    if side.at:
        parts.append(stamp(side.at, now, zone))
    return translate("attention", "，").join(parts)


def why(row: Trouble) -> str:
    """Say why headquarters did not take it, or has not yet."""
    field = str(row.facts.get("field") or "")
    if row.verb == "resolve" and row.code == "moved_on":
        return translate("attention", "别处先选好了，或又改过，你选的没有写下。看一下最新的再选。")
    if row.code in ("bad_field", "fixed") and field:
        name = field_name(field)
        if row.code == "fixed":
            words = translate("attention", "“{field}”登记后不能改。需要改请联系总部。")
        else:
            words = translate("attention", "“{field}”这一项总部不接受，核对后重新填写。")
        return words.format(field=name)
    return say(row.code, dict(row.facts)) if knows(row.code) else say("refused")


def way_name(way: str, only: bool = False) -> str:
    """Name what may be done; giving up what nobody can help any more is only taking note."""
    if way == DISCARD and only:
        return translate("attention", "知道了")
    names = {
        MEND: translate("attention", "改好重发"),
        AGAIN: translate("attention", "原样再发"),
        LOOK: translate("attention", "看这条记录"),
        CHOOSE: translate("attention", "去选"),
        SUPPORT: translate("attention", "复制给技术支持"),
        DISCARD: translate("attention", "放弃…"),
    }
    return names[way]


def line_trouble(reason: str) -> str:
    """Say in a few words why headquarters cannot be reached."""
    names = {
        "unreachable": translate("attention", "外网不通"),
        "timed_out": translate("attention", "总部很久没有回答"),
        "too_slow": translate("attention", "线路太慢"),
        "cut": translate("attention", "线路中途断了"),
        "garbled": translate("attention", "收到的内容不完整"),
        "not_the_hub": translate("attention", "网络要先登录"),
        "proxy": translate("attention", "代理不通"),
        "certificate": translate("attention", "证书不可信"),
        "certificate_date": translate("attention", "电脑时间不对"),
        "interrupted": translate("attention", "刚才停下了"),
        "busy": translate("attention", "总部正忙"),
        "paused": translate("attention", "已暂停"),
        "not_yet": translate("attention", "还没有连上过"),
    }
    return names.get(reason, translate("attention", "连不上总部"))


def changes(said: Mapping[str, Any], most: int = 3) -> str:
    """Say which fields an operation would write, with their values as screens show them."""
    parts = [
        translate("attention", "{field} {value}").format(
            field=field_name(name), value=value_name(name, value)
        )
        for name in _SHOWN
        if (value := said.get(name)) not in (None, "", [])
    ]
    more = translate("attention", "…") if len(parts) > most else ""
    return translate("attention", "，").join(parts[:most]) + more


_SHOWN = (
    *("name", "phone", "gender", "age_band", "identity", "unit", "political", "tags"),
    *(
        "guardian_name",
        "guardian_relation",
        "guardian_phone",
        "consent_way",
        "no_suggestions",
        "status",
    ),
    *("role", "capacity", "purpose", "method", "heads", "code"),
)
"""Fields a preview names, in this order. A note is never shown in a list."""
