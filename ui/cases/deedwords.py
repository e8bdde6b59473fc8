"""How deeds about a case speak: what their dialogs ask, and what is said once they are done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication

from app.cases import actions, lifecycle
from app.cases.actions import Holder
from app.cases.limits import Calendar
from app.cases.queries import CaseCard
from ui.cases import deeds, jobs
from ui.cases.asking import Wording
from ui.checkin.jobs import Hand
from ui.seat import Seat, Undo


def given(seat: Seat, name: str) -> str:
    """Say to whom a case was given; without a line they hear of it later."""
    status = seat.status
    if status is not None and status.state == "offline":
        return QCoreApplication.translate("Doing", "已交给{name}，联网后通知对方").format(name=name)
    return QCoreApplication.translate("Doing", "已交给{name}").format(name=name)


def done_words(seat: Seat, name: str) -> str:
    """Give what is said once a deed that asks is done."""
    translate = QCoreApplication.translate
    return {
        lifecycle.ASSIGN.name: translate("Doing", "已指派"),
        lifecycle.REASSIGN: translate("Doing", "已改派"),
        lifecycle.ASK_MATERIAL.name: translate("Doing", "已记下，材料到之前时限停着"),
        lifecycle.RETURN.name: translate("Doing", "已退回"),
        lifecycle.REFER.name: given(seat, translate("Doing", "合作单位")),
        lifecycle.TRANSFER.name: translate("Doing", "已转办"),
        deeds.TO_HEADQUARTERS: given(seat, translate("Doing", "总部")),
        lifecycle.RESOLVE.name: translate("Doing", "已办结，把结果告诉本人"),
        lifecycle.TELL.name: translate("Doing", "已告知，等本人评价"),
        deeds.DECLINED: translate("Doing", "已闭环"),
        lifecycle.REOPEN.name: translate("Doing", "已重新办理，时限重新算"),
        lifecycle.WITHDRAW.name: translate("Doing", "已撤回"),
        lifecycle.REJECT.name: translate("Doing", "不予受理，已记下"),
        lifecycle.ARCHIVE.name: translate("Doing", "已归档"),
        lifecycle.AMEND: translate("Doing", "已改写"),
        lifecycle.RECATEGORISE: translate("Doing", "已改类别，时限按新类别算"),
        lifecycle.EXTEND: translate("Doing", "已延期"),
        lifecycle.REMARK: translate("Doing", "已记下"),
        lifecycle.REPLY: given(seat, translate("Doing", "对方")),
        lifecycle.MARK_SENSITIVE: translate("Doing", "已标为敏感，只有社工和站长能看"),
    }[name]


def wordings() -> dict[str, Wording]:
    """Give how the dialogs speak that ask for no more than words, by the names of deeds."""
    translate = QCoreApplication.translate
    why = translate("Doing", "原因")
    return {
        lifecycle.ASK_MATERIAL.name: Wording(
            translate("Doing", "要材料"),
            translate("Doing", "材料到之前，时限停着不走。"),
            translate("Doing", "要材料"),
            translate("Doing", "要什么材料"),
        ),
        lifecycle.RETURN.name: Wording(
            translate("Doing", "退回"),
            translate("Doing", "回到待受理，重新找人办。"),
            translate("Doing", "退回"),
            why,
        ),
        lifecycle.RESOLVE.name: Wording(
            translate("Doing", "办结"),
            translate("Doing", "写清楚办成了什么，本人问起时照着说。"),
            translate("Doing", "办结"),
            translate("Doing", "办理结果"),
        ),
        lifecycle.WITHDRAW.name: Wording(
            translate("Doing", "本人撤回"),
            translate("Doing", "本人不需要了。撤回后不再办理。"),
            translate("Doing", "撤回"),
            why,
        ),
        lifecycle.REJECT.name: Wording(
            translate("Doing", "不予受理"),
            translate("Doing", "写清楚为什么，能去哪里办。"),
            translate("Doing", "不受理"),
            why,
        ),
        lifecycle.REMARK: Wording(
            translate("Doing", "备注"), "", translate("Doing", "记下"), translate("Doing", "写一句")
        ),
        lifecycle.REOPEN.name: Wording(
            translate("Doing", "重新办理"),
            translate("Doing", "回到服务中，时限从现在重新算。"),
            translate("Doing", "重办"),
            why,
        ),
        lifecycle.REPLY: Wording(
            translate("Doing", "答复对方"),
            translate("Doing", "对方的青年之家会看到这句话，接着办。"),
            translate("Doing", "答复"),
            translate("Doing", "答复什么"),
        ),
        deeds.TO_HEADQUARTERS: Wording(
            translate("Doing", "转总部"),
            translate(
                "Doing", "总部只看到类别和时间，看不到内容。请同时打电话说明，结果记在这里。"
            ),
            translate("Doing", "转总部"),
            why,
        ),
    }


def undo_of(hand: Hand, name: str, card: CaseCard, house: Calendar) -> Undo | None:
    """Give how a deed is taken back; most of what moves a case is there to stay."""
    translate = QCoreApplication.translate
    if name == lifecycle.REASSIGN and card.owner is not None:
        holder = Holder(card.holder_kind, card.holder_id)
        back = partial(jobs.assign, hand, card.id, card.owner, holder)
        return Undo(translate("Doing", "改派 {number}").format(number=card.label), back)
    if name == lifecycle.ASK_MATERIAL.name and card.state == lifecycle.IN_PROGRESS:
        back = partial(jobs.do, hand, actions.material_came, card.id, house)
        return Undo(translate("Doing", "要材料 {number}").format(number=card.label), back)
    return None
