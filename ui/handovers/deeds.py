"""What can be done about a case that another venue handed here, the next step first.

The deeds are called as those of the house's own cases, so that the same keys do them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.cases import lifecycle
from app.cases.queries import CaseCard
from app.handovers import actions, rules
from ui.cases import jobs
from ui.cases.asking import SayDialog, Wording
from ui.cases.deeds import Deed, May
from ui.checkin.jobs import Hand
from ui.seat import Seat

ACCEPT, ASK, CAME = (
    lifecycle.ACCEPT.name,
    lifecycle.ASK_MATERIAL.name,
    lifecycle.MATERIAL_CAME.name,
)
RESOLVE, RETURN, REMARK = lifecycle.RESOLVE.name, lifecycle.RETURN.name, lifecycle.REMARK
_ABLE = {
    rules.OFFERED: (ACCEPT, RETURN),
    rules.ACCEPTED: (RESOLVE, ASK, RETURN),
    rules.ASKED: (CAME,),
}
translate = QCoreApplication.translate


def of_handover(card: CaseCard, may: May) -> list[Deed]:
    """Give the deeds about it: what its state allows, if whoever sits here may."""
    if card.hidden or not may(lifecycle.HANDLE):
        return []
    words = {
        ACCEPT: Deed(ACCEPT, translate("cases", "我来受理"), "hand-helping", "Alt A"),
        RESOLVE: Deed(RESOLVE, translate("cases", "办结…"), "circle-check"),
        ASK: Deed(ASK, translate("cases", "要材料…"), "file-text"),
        CAME: Deed(CAME, translate("cases", "材料已到"), "check"),
        RETURN: Deed(RETURN, translate("cases", "退回…"), "rotate-ccw"),
    }
    found = [words[name] for name in _ABLE.get(card.handed, ())]
    return [*found, Deed(REMARK, translate("cases", "备注…"), "pencil")]


def plain() -> dict[str, tuple[Callable[..., Any], str]]:
    """Give the deeds that ask nothing, with what is said once they are done."""
    return {
        ACCEPT: (actions.accept, translate("cases", "已受理，转来的一方看得到")),
        CAME: (actions.came, translate("cases", "材料已到，接着办")),
    }


def done_words(name: str) -> str:
    """Give what is said once a deed that asks is done."""
    return {
        ASK: translate("cases", "已向转来的一方要材料"),
        RESOLVE: translate("cases", "已办结，由转来的一方告诉本人"),
        RETURN: translate("cases", "已退回转来的一方"),
        REMARK: translate("cases", "已记下"),
    }[name]


def dialog(page: QWidget, seat: Seat, hand: Hand, name: str, card: CaseCard) -> SayDialog:
    """Make the dialog of a deed that asks for words."""
    acts = {
        ASK: actions.ask,
        RESOLVE: actions.resolve,
        RETURN: actions.return_,
        REMARK: actions.remark,
    }
    title, text, verb, field = _wording(name, card)
    wording = Wording(f"{title} {card.label}", text, verb, field)
    return SayDialog(page, seat, wording, partial(jobs.do, hand, acts[name], card.id))


def _wording(name: str, card: CaseCard) -> tuple[str, str, str, str]:
    there = card.from_name
    return {
        ASK: (
            translate("cases", "要材料"),
            translate("cases", "{name}会看到，由他们问本人。").format(name=there),
            translate("cases", "要材料"),
            translate("cases", "要什么材料"),
        ),
        RESOLVE: (
            translate("cases", "办结"),
            translate("cases", "写清楚办成了什么，由{name}告诉本人。").format(name=there),
            translate("cases", "办结"),
            translate("cases", "办理结果"),
        ),
        RETURN: (
            translate("cases", "退回"),
            translate("cases", "回到{name}，由他们重新找人办。").format(name=there),
            translate("cases", "退回"),
            translate("cases", "原因"),
        ),
        REMARK: (
            translate("cases", "备注"),
            translate("cases", "只记在本站，{name}看不到。").format(name=there),
            translate("cases", "记下"),
            translate("cases", "写一句"),
        ),
    }[name]
