"""What can be done about a case from where it stands, the next step first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.cases import lifecycle
from app.cases.lifecycle import Act
from app.cases.partner import is_with_partner
from app.cases.queries import CaseCard
from app.cases.rules import VENUE
from app.clock import from_text

May = Callable[[str], bool]
TO_HEADQUARTERS = "to_headquarters"
"""The transfer that needs no more than a reason; `transfer` asks to whom."""
GIVE_LINK, ENTER_ANSWER = "give_link", "enter_answer"
OF_PARTNERS = (GIVE_LINK, ENTER_ANSWER)
"""The partner who has a case is given the link; what they answered without it is typed in."""
CALL_HELP = lifecycle.CALL_HELP
"""Other venues are asked for help; the case stays here."""
RATE, SLIP, RATED, DECLINED = "rate", "rate_slip", "close_rated", "close_declined"
"""The screen is turned to whoever asked; their slip is typed in; they have rated; will not."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done about a case, with its words, icon and key."""

    name: str
    words: str
    icon: str | None = None
    key: str = ""


def of_case(
    card: CaseCard,
    may: May,
    now: dt.datetime,
    *,
    partners: bool,
    asked: bool = False,
    calling: bool = False,
) -> list[Deed]:
    """Give the deeds about a case: what the life of a case allows, and whoever sits here may.

    `partners`: there is somebody outside to whom it can be referred; `asked`: the venue that has
    it waits for an answer; `calling`: other venues are being asked for help with it.
    """
    if card.hidden:
        return []
    found = [deed for act in _in_order(card.state) if may(act.right) for deed in _of_act(act, card)]
    left_out = set() if partners else {lifecycle.REFER.name}
    closed = from_text(card.closed_at) if card.closed_at is not None else None
    if lifecycle.is_too_late(lifecycle.REOPEN, card.state, closed, now):
        left_out.add(lifecycle.REOPEN.name)
    found = _reopened_first([deed for deed in found if deed.name not in left_out])
    if card.state == lifecycle.TRANSFERRED and card.holder_kind == VENUE:
        found.insert(0 if asked else 1, Deed(lifecycle.REPLY, _reply(), "message-square-text"))
    last = [deed for deed in found if deed.name in _LAST]
    first = [deed for deed in found if deed.name not in _LAST]
    if not may(lifecycle.HANDLE):
        return found
    return [*_of_partner(card), *first, *_beside(card), *_calling(card, calling=calling), *last]


def _reopened_first(found: list[Deed]) -> list[Deed]:
    """Put the archive, which is for good, after taking the case up again as long as one may."""
    names = [deed.name for deed in found]
    if {lifecycle.ARCHIVE.name, lifecycle.REOPEN.name} <= set(names):
        found.insert(
            names.index(lifecycle.REOPEN.name), found.pop(names.index(lifecycle.ARCHIVE.name))
        )
    return found


def is_for_good(name: str, deeds: Sequence[Deed]) -> bool:
    """Say whether a deed ends what could still be done, so that it is asked about first."""
    others = {deed.name for deed in deeds}
    return name == lifecycle.ARCHIVE.name and lifecycle.REOPEN.name in others


def _reply() -> str:
    return QCoreApplication.translate("cases", "答复对方…")


def _in_order(state: str) -> list[Act]:
    """Give the acts from a state: the one that comes next, then by how often they are wanted."""
    next_step = lifecycle.NEXT.get(state)
    acts = [act for act in lifecycle.acts_from(state) if act not in _NOT_HERE]
    return sorted(acts, key=lambda act: (act.name != next_step, _RANK.index(act)))


_NOT_HERE = (lifecycle.SUBMIT, lifecycle.ANSWER)
"""Done where a case is taken down."""
_LAST = (lifecycle.WITHDRAW.name, lifecycle.REJECT.name)
"""What ends a case without an answer stands at the end of the menu."""
_RANK = (
    *(lifecycle.ACCEPT, lifecycle.TELL, lifecycle.CLOSE, lifecycle.ARCHIVE),
    *(lifecycle.MATERIAL_CAME, lifecycle.BEGIN, lifecycle.RESOLVE, lifecycle.ASK_MATERIAL),
    *(lifecycle.TRANSFER, lifecycle.ASSIGN, lifecycle.REFER, lifecycle.RETURN),
    *(lifecycle.REOPEN, lifecycle.WITHDRAW, lifecycle.REJECT),
)


def _of_act(act: Act, card: CaseCard) -> list[Deed]:
    translate = QCoreApplication.translate
    if act is lifecycle.CLOSE:
        if card.rated:
            return [Deed(RATED, translate("cases", "评价已收到"), "star")]
        declined = Deed(DECLINED, translate("cases", "本人不评价…"), "message-square-text")
        return [_rate(), declined]
    if act is lifecycle.TRANSFER:
        there = Deed(TO_HEADQUARTERS, translate("cases", "转总部"), "send", "Alt T")
        return [there, Deed(act.name, translate("cases", "转办…"), "building-2")]
    words = {
        lifecycle.ACCEPT: Deed("", translate("cases", "我来受理"), "hand-helping", "Alt A"),
        lifecycle.ASSIGN: Deed("", translate("cases", "指派…"), "user-round"),
        lifecycle.BEGIN: Deed("", translate("cases", "开始办理"), "hand-helping"),
        lifecycle.ASK_MATERIAL: Deed("", translate("cases", "要材料…"), "file-text"),
        lifecycle.MATERIAL_CAME: Deed("", translate("cases", "材料已到"), "check"),
        lifecycle.RETURN: Deed("", translate("cases", "退回…"), "rotate-ccw"),
        lifecycle.REFER: Deed("", translate("cases", "转介…"), "users-round"),
        lifecycle.RESOLVE: Deed("", translate("cases", "办结…"), "circle-check"),
        lifecycle.TELL: Deed("", translate("cases", "告知…"), "message-square-text"),
        lifecycle.ARCHIVE: Deed("", translate("cases", "归档"), "archive-restore"),
        lifecycle.REOPEN: Deed("", translate("cases", "重新办理…"), "rotate-ccw"),
        lifecycle.WITHDRAW: Deed("", translate("cases", "本人撤回…"), "circle-x"),
        lifecycle.REJECT: Deed("", translate("cases", "不予受理…"), "circle-minus"),
    }[act]
    return [Deed(act.name, words.words, words.icon, words.key)]


def _rate() -> Deed:
    return Deed(RATE, QCoreApplication.translate("cases", "请对方评价"), "star")


def _of_partner(card: CaseCard) -> list[Deed]:
    """Give what comes first while a case is with a partner who is to answer."""
    if not is_with_partner(card):
        return []
    translate = QCoreApplication.translate
    return [
        Deed(ENTER_ANSWER, translate("cases", "录入对方答复…"), "message-square-text"),
        Deed(GIVE_LINK, translate("cases", "给对方链接…"), "send", "Alt L"),
    ]


def _calling(card: CaseCard, *, calling: bool) -> list[Deed]:
    """Give how other venues are asked for help, while nobody has and there is need of it."""
    if calling or card.state not in lifecycle.RUNNING:
        return []
    words = QCoreApplication.translate("cases", "请别的青年之家帮忙…")
    return [Deed(CALL_HELP, words, "hand-helping")]


def _beside(card: CaseCard) -> list[Deed]:
    """Give what moves nothing."""
    translate, found = QCoreApplication.translate, []
    if card.state != lifecycle.ARCHIVED:
        found.append(Deed(lifecycle.REMARK, translate("cases", "备注…"), "pencil"))
    if card.state == lifecycle.RESOLVED and not card.rated:
        found.append(_rate())
    if card.state in lifecycle.ANSWERED and not card.rated:
        found.append(Deed(SLIP, translate("cases", "录入纸质评价…"), "file-text"))
    if card.state == lifecycle.ASSIGNED:
        found.append(Deed(lifecycle.REASSIGN, translate("cases", "改派…"), "user-round"))
    if card.state in lifecycle.RUNNING:
        found.append(Deed(lifecycle.EXTEND, translate("cases", "延期…"), "clock"))
        if card.need:
            found.append(Deed(lifecycle.AMEND, translate("cases", "改写…"), "pencil"))
        kind = translate("cases", "改类别…")
        found.append(Deed(lifecycle.RECATEGORISE, kind, "columns-3"))
    if card.state in lifecycle.OPEN:
        found.append(Deed(lifecycle.URGE, translate("cases", "催办"), "alarm-clock"))
        if not card.emergency:
            danger = translate("cases", "标为紧急…")
            found.append(Deed(lifecycle.MARK_EMERGENCY, danger, "triangle-alert"))
    if card.state != lifecycle.ARCHIVED and not card.sensitive:
        sensitive = translate("cases", "标为敏感…")
        found.append(Deed(lifecycle.MARK_SENSITIVE, sensitive, "lock"))
    return found


def forward(card: CaseCard, deeds: list[Deed]) -> Deed | None:
    """Give the deed that brings a case on by a column, or nearer to it; None where none does."""
    step = lifecycle.NEXT.get(card.state)
    names = (RATED, RATE) if step == lifecycle.CLOSE.name else (step,)
    return next((deed for deed in deeds if deed.name in names), None)


def backward(deeds: list[Deed]) -> Deed | None:
    """Give the deed that sends a case back, None where none does."""
    names = (lifecycle.RETURN.name, lifecycle.REOPEN.name)
    return next((deed for deed in deeds if deed.name in names), None)
