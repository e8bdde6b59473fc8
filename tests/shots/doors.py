"""Pictures of the check-in at the door of a session."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.events import planning, registering
from app.events.planning import Plan, Sitting
from app.events.queries import page
from app.events.registering import Guest
from app.events.ticket import write
from app.ids import new_id
from app.people.lookup import find
from app.store.transaction import transaction
from tests.shots.stand import Stand
from tests.support.desks import HE
from ui.checkin.page import CheckinPage
from ui.checkin.voucher import VoucherDialog

_NOBODYS = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
"""A key no desk has heard of."""
TODAY = (
    ("急救技能实操：心肺复苏与 AED", "二楼多功能厅", -4.4, 1.5, 40),
    ("简历门诊·一对一修改", "一楼共享书房", -0.4, 3.0, 3),
    ("非遗漆扇体验课", "手作教室", 1.6, 2.0, 24),
    ("青年夜校·短视频剪辑", "二楼多功能厅", 4.6, 2.0, 50),
)
"""Title, room, hours from now to the start, hours long, seats."""


def plan_today(stand: Stand, people: list[str]) -> list[str]:
    """Plan today's events, with these people registered for the one that is on."""
    sessions = []
    for title, room, begins, long, seats in TODAY:
        starts = stand.clock.now() + dt.timedelta(hours=begins)
        starts = starts.replace(minute=0, second=0, microsecond=0)
        sitting = Sitting(starts, starts + dt.timedelta(hours=long), room, seats)
        with transaction(stand.desk.store, HE) as tx:
            event = planning.make(tx, Plan(title, "career"), [sitting])
        with stand.desk.store.read() as session:
            sessions.append(page(session, stand.desk.store, event.id).slots[0].session_id)
    for person in people:
        with transaction(stand.desk.store, HE) as tx:
            registering.register(tx, sessions[1], Guest(person))
    stand.settle()
    return sessions


def _ids(stand: Stand, *names: str) -> list[str]:
    with stand.desk.store.read() as session:
        day = stand.desk.store.day_of(stand.clock.now())
        return [find(session, name, day, 1).matches[0].id for name in names]


def begin(stand: Stand) -> tuple[CheckinPage, list[str]]:
    """Show the check-in on a day with events; gives their sessions."""
    stand.sit(HE, "何小溪")
    sessions = plan_today(stand, _ids(stand, "陈思远", "李雨桐"))
    page_of = stand.go("checkin")
    assert isinstance(page_of, CheckinPage)
    return page_of, sessions


def _comes(stand: Stand, page_of: CheckinPage, name: str, method: str = "search") -> None:
    page_of.serving.counter.check_in(_ids(stand, name)[0], method)
    stand.settle()


def admitted(stand: Stand) -> QWidget | None:
    """Somebody with a seat comes, and is admitted without choosing."""
    page_of, _ = begin(stand)
    _comes(stand, page_of, "陈思远", "scan")
    return None


def unregistered(stand: Stand) -> QWidget | None:
    """Somebody without a seat comes to the door of a session that is pinned."""
    page_of, sessions = begin(stand)
    page_of.door.pin(sessions[1], TODAY[1][0])
    _comes(stand, page_of, "周启明")
    return None


def elsewhere(stand: Stand) -> QWidget | None:
    """Somebody comes to the wrong event's door."""
    page_of, sessions = begin(stand)
    page_of.door.pin(sessions[2], TODAY[2][0])
    _comes(stand, page_of, "陈思远")
    return None


def doubted(stand: Stand) -> QWidget | None:
    """A ticket this desk cannot look up: amber, with the way to a proof."""
    page_of, sessions = begin(stand)
    public = _NOBODYS.public_key().public_bytes_raw()
    venue = stand.desk.store.place.venue_id
    code = write(venue, new_id(), sessions[1], public, _NOBODYS.sign)
    page_of.serving.scan(code)
    stand.settle()
    return None


def voucher(stand: Stand) -> QWidget | None:
    """What was seen is said, and whose it is."""
    doubted(stand)
    stand.press(Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    page_of = stand.go("checkin")
    assert isinstance(page_of, CheckinPage)
    dialog = page_of.dialog
    assert isinstance(dialog, VoucherDialog)
    dialog.reason.setText("手机上的报名短信，姓名和场次对得上")
    dialog.picker.setFocus()
    stand.type("zqm")
    return dialog


Act = Callable[[Stand], QWidget | None]
STATES: tuple[tuple[str, Act], ...] = (
    ("event-ok", admitted),
    ("event-unregistered", unregistered),
    ("event-other", elsewhere),
    ("event-doubted", doubted),
    ("event-voucher", voucher),
)
