"""What can be done about a row of an event's lists, the most likely first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.events.calling import ToCall
from app.events.roster import Came, Line
from app.events.rules import CANCELLED, OVERBOOKED, WAITLISTED
from ui.events.tables import Deed

May = Callable[[str], bool]
_PLAIN, _SPENDS = "Enter", "Ctrl Enter"


def of_line(
    line: Line,
    may: May,
    *,
    called_off: bool,
    over: bool,
    both_ways: bool,
    elsewhere: bool = False,
    admits: bool = True,
) -> list[Deed]:
    """Give the deeds about somebody registered.

    Nobody is admitted to what was called off; what is over is written down afterwards.
    `elsewhere`: there is another session to which they could come instead. `admits`: who comes is
    written down at all.
    """
    aside = [_answers()] if line.answers or line.note else []
    if line.arrived_at is not None:
        return [*_of_arrived(both_ways=both_ways and line.left_at is None), *aside]
    if line.status == CANCELLED:
        if called_off:
            return aside
        words = QCoreApplication.translate("events", "恢复报名")
        return [Deed("reinstate", words, "rotate-ccw", _SPENDS), *aside]
    if elsewhere:
        aside = [_transfer(), *aside]
    cancel = Deed("cancel", QCoreApplication.translate("events", "取消报名"))
    if called_off:
        return [cancel, *aside]
    if over and line.status not in (WAITLISTED, OVERBOOKED):
        late = Deed("late", QCoreApplication.translate("events", "补录到场…"))
        return [late] if may("checkin.backfill") and line.person_id is not None else []
    return [*_of_standing(line, may, cancel, admits=admits), *aside]


def _of_arrived(*, both_ways: bool) -> list[Deed]:
    translate = QCoreApplication.translate
    leave = [Deed("leave", translate("events", "登记离场"), "log-out")] if both_ways else []
    return [*leave, Deed("unadmit", translate("events", "撤销签到"))]


def _of_standing(line: Line, may: May, cancel: Deed, *, admits: bool) -> list[Deed]:
    """Give the deeds about somebody who is to come, or waits."""
    translate = QCoreApplication.translate
    put_back = Deed("put_back", translate("events", "转候补"))
    if line.status == WAITLISTED:
        return [Deed("promote", translate("events", "转正"), "check", _SPENDS), cancel]
    if line.status == OVERBOOKED and may("events.decide"):
        let_in = Deed("let_in", translate("events", "让其参加"), "check", _SPENDS)
        return [let_in, put_back, cancel]
    admit = [Deed("admit", translate("events", "签到"), None, _PLAIN)] if admits else []
    ticket = Deed("ticket", translate("events", "出示报名票"), "ticket")
    return [*admit, ticket, cancel, *([put_back] if may("events.decide") else [])]


def _answers() -> Deed:
    words = QCoreApplication.translate("events", "看报名时填的…")
    return Deed("answers", words, "eye", aside=True)


def rate() -> Deed:
    """Give the deed of turning the screen to who came and has not said yet how it was."""
    return Deed("rate", QCoreApplication.translate("events", "请对方评价"), "star")


def _transfer() -> Deed:
    return Deed(
        "transfer", QCoreApplication.translate("events", "转到另一场…"), "calendar-days", aside=True
    )


def of_came(came: Came, *, both_ways: bool) -> list[Deed]:
    """Give the deeds about somebody who came."""
    translate = QCoreApplication.translate
    found = []
    if both_ways and came.left_at is None:
        found.append(Deed("leave", translate("events", "登记离场"), "log-out"))
    return [*found, Deed("unadmit", translate("events", "撤销签到"), "rotate-ccw")]


def of_call(call: ToCall, may: May, *, shown: bool, elsewhere: bool = False) -> list[Deed]:
    """Give the deeds about somebody to be rung up: the number, how it went, what they decided."""
    translate = QCoreApplication.translate
    reached = Deed("reached", translate("events", "打通了"), "check", _SPENDS)
    missed = Deed("not_reached", translate("events", "没打通"))
    show = Deed("show", translate("events", "看号码"), "eye", _PLAIN)
    if shown or not call.phone or not may("people.reveal"):
        found = [reached, missed]
    else:
        found = [show, reached, missed]
    if elsewhere:
        found.append(_transfer())
    found.append(Deed("cancel", translate("events", "取消报名"), aside=True))
    if call.matter == OVERBOOKED and may("events.decide"):
        found.append(Deed("let_in", translate("events", "让其参加"), aside=True))
        found.append(Deed("put_back", translate("events", "转候补"), aside=True))
    return found
