"""What can be done about a row of an event's lists, the most likely first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.events.roster import Came, Line, ToCall
from app.events.rules import CANCELLED, OVERBOOKED, WAITLISTED
from ui.events.tables import Deed

May = Callable[[str], bool]
_PLAIN, _SPENDS = "Enter", "Ctrl Enter"


def of_line(line: Line, may: May, *, called_off: bool, over: bool, both_ways: bool) -> list[Deed]:
    """Give the deeds about somebody registered.

    Nobody is admitted to what was called off; what is over is written down afterwards.
    """
    translate = QCoreApplication.translate
    cancel = Deed("cancel", translate("events", "取消报名"))
    put_back = Deed("put_back", translate("events", "转候补"))
    found: list[Deed] = []
    if line.arrived_at is not None:
        if both_ways and line.left_at is None:
            found.append(Deed("leave", translate("events", "登记离场"), "log-out"))
        found.append(Deed("unadmit", translate("events", "撤销签到")))
        return found
    if called_off:
        return []
    if line.status == CANCELLED:
        return [Deed("reinstate", translate("events", "恢复报名"), "rotate-ccw", _SPENDS)]
    if line.status == WAITLISTED:
        return [Deed("promote", translate("events", "转正"), "check", _SPENDS), cancel]
    if line.status == OVERBOOKED and may("events.decide"):
        found.append(Deed("let_in", translate("events", "让其参加"), "check", _SPENDS))
        return [*found, put_back, cancel]
    if over:
        if may("checkin.backfill") and line.person_id is not None:
            found.append(Deed("late", translate("events", "补录到场…")))
        return found
    found.append(Deed("admit", translate("events", "签到"), None, _PLAIN))
    found.append(Deed("ticket", translate("events", "出示报名票"), "ticket"))
    found.append(cancel)
    if may("events.decide"):
        found.append(put_back)
    return found


def of_came(came: Came, *, both_ways: bool) -> list[Deed]:
    """Give the deeds about somebody who came."""
    translate = QCoreApplication.translate
    found = []
    if both_ways and came.left_at is None:
        found.append(Deed("leave", translate("events", "登记离场"), "log-out"))
    return [*found, Deed("unadmit", translate("events", "撤销签到"), "rotate-ccw")]


def of_call(call: ToCall, may: May, *, shown: bool) -> list[Deed]:
    """Give the deeds about somebody to be rung up: first the number, then how it went."""
    translate = QCoreApplication.translate
    reached = Deed("reached", translate("events", "打通了"), "check", _SPENDS)
    missed = Deed("not_reached", translate("events", "没打通"))
    show = Deed("show", translate("events", "看号码"), "eye", _PLAIN)
    if shown or not call.phone or not may("people.reveal"):
        return [reached, missed]
    return [show, reached, missed]
