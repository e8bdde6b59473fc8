"""Words of the case screens: columns, states, categories, the clock, what was done."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.cases import holding, lifecycle
from app.cases.queries import CaseCard
from ui.cases import phrases
from ui.cases.clocks import Left
from ui.kit.paint import ChipSpec, Tone

_ICON = {"over": "alarm-clock", "today": "alarm-clock", "paused": "clock"}


def column_name(column: str) -> str:
    """Name a column of the board."""
    translate = QCoreApplication.translate
    names = {
        lifecycle.NEW: translate("cases", "待受理"),
        lifecycle.MATCHING: translate("cases", "对接中"),
        lifecycle.SERVING: translate("cases", "服务中"),
        lifecycle.FOLLOW_UP: translate("cases", "待回访"),
    }
    return names.get(column, column)


def empty_column(column: str) -> str:
    """Say what will stand in a column that has nothing."""
    translate = QCoreApplication.translate
    words = {
        lifecycle.NEW: translate("cases", "没有等着受理的"),
        lifecycle.MATCHING: translate("cases", "没有在找人帮的"),
        lifecycle.SERVING: translate("cases", "没有正在办的"),
        lifecycle.FOLLOW_UP: translate("cases", "没有等着回访的"),
    }
    return words[column]


def state_name(state: str) -> str:
    """Name where a case stands."""
    translate = QCoreApplication.translate
    names = {
        lifecycle.DRAFT: translate("cases", "草稿"),
        lifecycle.SUBMITTED: translate("cases", "待受理"),
        lifecycle.ACCEPTED: translate("cases", "已受理"),
        lifecycle.ASSIGNED: translate("cases", "已指派"),
        lifecycle.IN_PROGRESS: translate("cases", "服务中"),
        lifecycle.RESOLVED: translate("cases", "已办结"),
        lifecycle.TOLD: translate("cases", "已告知"),
        lifecycle.CLOSED: translate("cases", "已闭环"),
        lifecycle.ARCHIVED: translate("cases", "已归档"),
        lifecycle.RETURNED: translate("cases", "已退回"),
        lifecycle.WAITING_MATERIAL: translate("cases", "等材料"),
        lifecycle.TRANSFERRED: translate("cases", "已转办"),
        lifecycle.REFERRED: translate("cases", "已转介"),
        lifecycle.WITHDRAWN: translate("cases", "已撤回"),
        lifecycle.REJECTED: translate("cases", "不予受理"),
    }
    return names.get(state, state)


def state_chip(state: str) -> ChipSpec:
    """Say in a chip where a case stands."""
    tones: dict[str, Tone] = {
        lifecycle.RETURNED: "warn",
        lifecycle.WAITING_MATERIAL: "warn",
        lifecycle.CLOSED: "ok",
    }
    over = state in lifecycle.OVER
    return ChipSpec(state_name(state), tones.get(state, "neutral" if over else "primary"))


def category_chip(category: str) -> ChipSpec:
    """Say in a chip what a case is about."""
    return ChipSpec(phrases.category_name(category))


def joined(first: str, second: str) -> str:
    """Put two things beside each other: 受理·沈知远."""
    words = QCoreApplication.translate("cases", "{first}·{second}")
    return words.format(first=first, second=second)


def need_of(card: CaseCard) -> str:
    """Say what a card is about; of one whose words are kept from here, that it is sensitive."""
    if card.hidden:
        return QCoreApplication.translate("cases", "敏感事项")
    return card.need or QCoreApplication.translate("cases", "内容已随本人资料删除")


def requester(card: CaseCard) -> str:
    """Say who asks; "" where that is not shown."""
    if card.hidden:
        return ""
    return QCoreApplication.translate("cases", "匿名") if card.anonymous else card.name


def clock_chip(left: Left) -> ChipSpec:
    """Say in a chip how a limit stands: 超 25 分钟, 剩 2 天, 已办 1 天."""
    return ChipSpec(_short(left), left.tone, _ICON.get(left.kind, "clock"))


def _short(left: Left) -> str:
    translate, count = QCoreApplication.translate, left.count
    if left.kind == "over":
        return {
            "minutes": translate("cases", "超 %n 分钟", "", count),
            "hours": translate("cases", "超 %n 小时", "", count),
            "days": translate("cases", "超 %n 天", "", count),
        }[left.unit]
    if left.kind == "today" and left.unit == "minutes":
        return translate("cases", "剩 %n 分钟", "", count)
    if left.kind == "running":
        return translate("cases", "剩 %n 天", "", count)
    if left.kind == "answered" and count:
        return translate("cases", "已办 %n 天", "", count)
    words = {
        "today": translate("cases", "今天到期"),
        "paused": translate("cases", "等材料"),
        "answered": translate("cases", "今天办结"),
        "ended": translate("cases", "已结束"),
    }
    return words.get(left.kind, translate("cases", "没有时限"))


def clock_sentence(left: Left, *, told: bool) -> str:
    """Say the same where there is room for it."""
    translate, count = QCoreApplication.translate, left.count
    if left.kind == "over":
        return {
            "minutes": translate("cases", "已超时 %n 分钟", "", count),
            "hours": translate("cases", "已超时 %n 小时", "", count),
            "days": translate("cases", "已超期 %n 个工作日", "", count),
        }[left.unit]
    if left.kind == "today":
        return {
            "minutes": translate("cases", "今天到期，还剩 %n 分钟", "", count),
            "hours": translate("cases", "今天到期，还剩 %n 小时", "", count),
            "days": "",
        }[left.unit]
    if left.kind == "running":
        return translate("cases", "剩余 %n 个工作日", "", count)
    if left.kind == "answered":
        if told:
            return translate("cases", "结果已经告知，等本人评价")
        return translate("cases", "已办结，还没告知本人")
    words = {
        "paused": translate("cases", "在等材料，时限停着不走"),
        "ended": translate("cases", "已经结束，不再计时"),
    }
    return words.get(left.kind, translate("cases", "没有时限"))


def next_step(step: str | None) -> str:
    """Say what is to be done next."""
    translate = QCoreApplication.translate
    names = {
        lifecycle.SUBMIT.name: translate("cases", "提交"),
        lifecycle.ACCEPT.name: translate("cases", "受理"),
        lifecycle.ASSIGN.name: translate("cases", "指派给人"),
        lifecycle.BEGIN.name: translate("cases", "开始办理"),
        lifecycle.RESOLVE.name: translate("cases", "办结，写下结果"),
        lifecycle.MATERIAL_CAME.name: translate("cases", "等材料到"),
        lifecycle.TELL.name: translate("cases", "把结果告诉本人"),
        lifecycle.CLOSE.name: translate("cases", "请本人评价"),
        lifecycle.ARCHIVE.name: translate("cases", "归档"),
    }
    return names.get(step or "", translate("cases", "没有了"))


def act_name(act: str) -> str:
    """Name what was done, for the log."""
    translate = QCoreApplication.translate
    names = {
        lifecycle.TAKEN: translate("cases", "登记"),
        lifecycle.SUBMIT.name: translate("cases", "提交"),
        lifecycle.ANSWER.name: translate("cases", "当场办结"),
        lifecycle.ACCEPT.name: translate("cases", "受理"),
        lifecycle.REJECT.name: translate("cases", "不予受理"),
        lifecycle.ASSIGN.name: translate("cases", "指派"),
        lifecycle.REASSIGN: translate("cases", "改派"),
        lifecycle.BEGIN.name: translate("cases", "开始办理"),
        lifecycle.ASK_MATERIAL.name: translate("cases", "要材料"),
        lifecycle.MATERIAL_CAME.name: translate("cases", "材料已到"),
        lifecycle.RETURN.name: translate("cases", "退回"),
        lifecycle.REFER.name: translate("cases", "转介"),
        lifecycle.TRANSFER.name: translate("cases", "转办"),
        lifecycle.RESOLVE.name: translate("cases", "办结"),
        lifecycle.TELL.name: translate("cases", "告知"),
        lifecycle.CLOSE.name: translate("cases", "闭环"),
        lifecycle.ARCHIVE.name: translate("cases", "归档"),
        lifecycle.REOPEN.name: translate("cases", "重新办理"),
        lifecycle.WITHDRAW.name: translate("cases", "撤回"),
        lifecycle.AMEND: translate("cases", "改写"),
        lifecycle.RECATEGORISE: translate("cases", "改类别"),
        lifecycle.REMARK: translate("cases", "备注"),
        lifecycle.ATTACH: translate("cases", "加附件"),
        lifecycle.URGE: translate("cases", "催办"),
        lifecycle.EXTEND: translate("cases", "延期"),
        lifecycle.MARK_SENSITIVE: translate("cases", "标为敏感"),
        lifecycle.MARK_EMERGENCY: translate("cases", "标为紧急"),
        lifecycle.HOLDER_ACCEPTED: translate("cases", "受理"),
        lifecycle.HOLDER_ASKED: translate("cases", "要材料"),
        lifecycle.HOLDER_GOES_ON: translate("cases", "接着办"),
        lifecycle.REPLY: translate("cases", "答复"),
        lifecycle.PARTNER_ACCEPTED: translate("cases", "对方接手"),
        lifecycle.PARTNER_ASKED: translate("cases", "对方要材料"),
        lifecycle.CALL_HELP: translate("cases", "请别的青年之家帮忙"),
    }
    return names.get(act, act)


def channel_name(channel: str) -> str:
    """Name how a case came."""
    translate = QCoreApplication.translate
    names = {
        "desk": translate("cases", "前台登记"),
        "phone": translate("cases", "电话登记"),
        "web": translate("cases", "网上登记"),
        "referral": translate("cases", "别处转来"),
    }
    return names.get(channel, channel)


def way_name(way: str) -> str:
    """Name how somebody was told, asked, or agreed."""
    translate = QCoreApplication.translate
    names = {
        "in_person": translate("cases", "当面"),
        "phone": translate("cases", "电话"),
        "message": translate("cases", "消息"),
        "letter": translate("cases", "信件"),
        "web": translate("cases", "网上"),
        "link": translate("cases", "对方用链接"),
        "spoken": translate("cases", "本人口头同意"),
        "written": translate("cases", "本人书面同意"),
        "electronic": translate("cases", "本人在线同意"),
        "guardian": translate("cases", "监护人同意"),
        "venue": translate("cases", "对方"),
    }
    return names.get(way, way)


def field_name(field: str) -> str:
    """Name a field of a case's words."""
    translate = QCoreApplication.translate
    names = {
        "name": translate("cases", "姓名"),
        "phone": translate("cases", "手机"),
        "on_behalf_of": translate("cases", "替谁来问"),
        "need": translate("cases", "需求"),
        "details": translate("cases", "详情"),
        "wish_place": translate("cases", "想在哪里"),
        "wish_time": translate("cases", "想什么时候"),
        "wish_language": translate("cases", "想用什么语言"),
        "wish_gender": translate("cases", "想找男士还是女士"),
    }
    return names.get(field, field)


def holder_name(kind: str) -> str:
    """Name where a case is worked on, when it is not here; "" for the house itself."""
    translate = QCoreApplication.translate
    names = {
        "partner": translate("cases", "合作单位在办"),
        "venue": translate("cases", "别的青年之家在办"),
        "headquarters": translate("cases", "总部在办"),
    }
    return names.get(kind, "")


def not_sent() -> str:
    """Say that headquarters has not got it yet."""
    return QCoreApplication.translate("cases", "待同步")


def minor() -> str:
    """Say that the young person is not of age."""
    return QCoreApplication.translate("cases", "未成年人")


def holder_trouble(code: str, who: str) -> tuple[str, str]:
    """Say why whoever has a case can have it no more, and what to do."""
    translate = QCoreApplication.translate
    titles = {
        holding.GONE: translate("cases", "{who}已经不在名录里"),
        holding.WITHDRAWN: translate("cases", "{who}已停止接单"),
        holding.EXPIRED: translate("cases", "{who}的协议已经到期"),
        holding.UNAUDITED: translate("cases", "{who}还没有通过审核"),
        holding.OWNER_LEFT: translate("cases", "{who}已经不在这里上班"),
    }
    text = translate("cases", "这件需求要换一个人接着办，已经记下的都在。")
    return titles[code].format(who=who), text


def way_on(state: str) -> tuple[str, str]:
    """Give the deed that brings a case to somebody else from a state, and its word; "" for none."""
    translate = QCoreApplication.translate
    assign = (lifecycle.ASSIGN.name, translate("cases", "指派"))
    back = (lifecycle.RETURN.name, translate("cases", "退回"))
    ways = {
        lifecycle.SUBMITTED: (lifecycle.ACCEPT.name, translate("cases", "我来受理")),
        lifecycle.ASSIGNED: (lifecycle.REASSIGN, translate("cases", "改派")),
        **dict.fromkeys((lifecycle.ACCEPTED, lifecycle.IN_PROGRESS, lifecycle.RETURNED), assign),
        **dict.fromkeys((lifecycle.REFERRED, lifecycle.TRANSFERRED), back),
    }
    return ways.get(state, ("", ""))
