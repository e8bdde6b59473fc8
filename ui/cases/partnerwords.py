"""Words about partners: how it stands with their link, what they answer, the slip with the link."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.cases import lifecycle, partner, referral
from app.cases.queries import Entry
from ui.cases import casewords
from ui.cases.jobs import Opened
from ui.events.slips import Slip
from ui.events.ticketprinting import Naming
from ui.seat import Seat
from ui.shell.times import stamp

translate = QCoreApplication.translate


def standing(opened: Opened, now: str) -> str:
    """Say how it stands with the partner a case is with: 对方已看 · 等答复; "" where it is not."""
    if not partner.is_with_partner(opened.whole.card):
        return ""
    return _standings()[_state(opened, now)]


def _state(opened: Opened, now: str) -> str:
    link = opened.link
    # What was typed in here counts at once; what headquarters has heard, it says itself.
    told = last_told(opened.whole.log, link.changed_at if link is not None else "")
    if told or link is None:
        return told
    return "late" if link.is_late(now) else link.state


def last_told(log: tuple[Entry, ...], since: str) -> str:
    """Give what the partner last said who has a case: `accepted`, `asked`, or nothing.

    `since`: UTC text, what was said before does not count.
    """
    told = ""
    for line in log:
        if line.act == lifecycle.REFER.name:
            told = ""
        elif line.mark is None and line.at > since:
            told = _TOLD.get(line.act, told)
    return told


_TOLD = {
    lifecycle.PARTNER_ACCEPTED: referral.ACCEPTED,
    lifecycle.PARTNER_ASKED: referral.ASKED,
}


def _standings() -> dict[str, str]:
    return {
        "": translate("partner", "等对方答复"),
        "late": translate("partner", "链接已过期，打电话问对方"),
        referral.OPEN: translate("partner", "链接还没打开"),
        referral.SEEN: translate("partner", "对方已看 · 等答复"),
        referral.ACCEPTED: translate("partner", "对方已接手 · 等结果"),
        referral.ASKED: translate("partner", "对方要材料 · 等我们补"),
    }


def answers() -> list[tuple[str, str]]:
    """Give what a partner may answer."""
    names = {
        partner.ACCEPTED: translate("partner", "接手办理"),
        partner.ASKED: translate("partner", "要材料"),
        partner.RESULT: translate("partner", "已经办好"),
        partner.RETURNED: translate("partner", "办不了，退回"),
    }
    return list(names.items())


def ways() -> list[tuple[str, str]]:
    """Give the ways by which a partner answers without the link."""
    return [(way, casewords.way_name(way)) for way in ("phone", "message", "in_person", "letter")]


def naming() -> Naming:
    """Give the words for slips with a partner's link."""
    return Naming(
        translate("partner", "打印链接单"),
        translate("partner", "A4，裁下一张"),
        lambda count: translate("partner", "共 %n 张链接单", "", count),
        translate("partner", "链接单"),
        translate("partner", "把链接单存为 PDF"),
        translate("partner", "链接单已存为 PDF，给对方后请删除"),
    )


def slip_of(seat: Seat, opened: Opened) -> Slip:
    """Write a slip for a partner; it names nobody, and shows nothing of the matter."""
    link, now = opened.link, seat.desk.store.clock.now()
    until = stamp(link.expires_at, now, seat.desk.profile.timezone) if link is not None else ""
    lines = (
        translate("partner", "请扫码查看并答复"),
        translate("partner", "单号 {label}").format(label=opened.whole.card.label),
        seat.desk.profile.name,
        translate("partner", "{until} 前有效").format(until=until),
        translate("partner", "只给受委托办理的人看，请不要转交别人"),
    )
    return Slip(opened.address, tuple(line for line in lines if line))
