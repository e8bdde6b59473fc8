"""Pictures of the directory: looked through, searched, asked for at headquarters, kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.cases import actions
from app.cases.actions import Holder
from app.cases.rules import PARTNER
from app.directory.actions import Description, add, withdraw
from app.directory.queries import Listed, told
from app.errors import Refusal
from app.sample_directory import load_directory
from app.store.transaction import transaction
from sync.client.finding import More
from tests.shots import casework
from tests.shots.casework import CTRL, page_of
from tests.shots.stand import MA, Stand
from tests.support.desks import HE, SHEN
from ui.cases.boardpage import BoardPage
from ui.directory.dialog import DirectoryDialog
from ui.directory.form import LineDialog

ALT = Qt.KeyboardModifier.AltModifier
NEED = "公司拖欠两个月工资，想知道怎么申请仲裁"
SOON = Description(
    "expert",
    "单雨桐律师",
    fields=("FLYZ",),
    specialities="租房合同、押金纠纷、物业",
    contact="0999-5550188",
    hours="先打电话约",
    valid_until="2026-12-12",
)
OVER = replace(SOON, name="吴桐律师", specialities="劳动合同、工伤", valid_until="2026-10-31")
GONE = replace(SOON, name="旧城法律援助点", type="partner_org", valid_until=None)
_FAR: Sequence[tuple[str, str, dict[str, Any]]] = (
    (
        "district/990102",
        "青禾法律服务联盟",
        {
            "type": "alliance",
            "fields": ["FLYZ", "QYWH"],
            "specialities": "欠薪追讨、劳动仲裁代理、群体讨薪",
            "address": "青禾区槐树路 18 号",
            "contact": "0999-5550133",
            "weekly": "mon 09:00-17:00;thu 09:00-17:00",
            "valid_until": "2027-06-30",
        },
    ),
    (
        "district/990103",
        "蓝湾律师事务所青年窗口",
        {
            "type": "partner_org",
            "fields": ["FLYZ"],
            "specialities": "劳动仲裁、工伤认定",
            "address": "蓝湾区滨河路 6 号",
            "valid_until": "2026-12-10",
        },
    ),
    (
        "province/98",
        "劳动争议远程咨询台",
        {"type": "expert", "fields": ["FLYZ"], "specialities": "劳动仲裁", "hours": "工作日白天"},
    ),
)


def far() -> tuple[Listed, ...]:
    """Give what headquarters would answer."""
    return tuple(
        told(f"01900000-0000-7000-8000-0000000000f{place}", scope, _fields(name, more))
        for place, (scope, name, more) in enumerate(_FAR)
    )


def _fields(name: str, more: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "audit": "passed", **more}


def _caseload(stand: Stand) -> BoardPage:
    """Lay in cases and the directory; three of its lawyers run out, ran out, or are withdrawn."""
    ids = load_directory(stand.desk)
    with transaction(stand.desk.store, SHEN) as tx:
        for one in (SOON, OVER, GONE):
            row = add(tx, one)
        withdraw(tx, row.id)
    casework.board(stand)
    stand.seat.find_more = lambda _words, _field: More(far())
    page = page_of(stand)
    _held(stand, ids[3])
    return page


def _held(stand: Stand, row_id: str) -> None:
    """Let a lawyer of the directory have a case already."""
    page = page_of(stand)
    card = (
        next(card for card in page.stage.shown if card.need == "打印三份入职材料")
        if any(card.need == "打印三份入职材料" for card in page.stage.shown)
        else next(card for card in page.stage.shown if card.state == "accepted")
    )
    with transaction(stand.desk.store, SHEN) as tx:
        actions.assign(tx, card.id, str(HE.staff_id), Holder(PARTNER, row_id))
    stand.settle()


def _directory(stand: Stand) -> DirectoryDialog:
    dialog = stand.dialog()
    assert isinstance(dialog, DirectoryDialog)
    return dialog


def browsed(stand: Stand) -> QWidget:
    """The venue's own lines, with one of them in full."""
    page = _caseload(stand)
    page.finding.browse()
    stand.settle()
    dialog = _directory(stand)
    dialog.table.selectRow(3)
    stand.settle()
    return dialog


def chosen(stand: Stand) -> QWidget:
    """From a case: searched by what is needed, to be given or referred."""
    page = _caseload(stand)
    _stand_on(stand, page)
    page.do_next()
    stand.settle()
    page.finding.open()
    stand.settle()
    dialog = _directory(stand)
    dialog.search.setText("律师")
    stand.settle()
    return dialog


def _stand_on(stand: Stand, page: BoardPage) -> None:
    card = next(card for card in page.stage.shown if card.need == NEED)
    page.following.open(card.id)
    stand.settle()


def _asked(stand: Stand, find: Callable[[str, str], More] | None = None) -> DirectoryDialog:
    page = _caseload(stand)
    if find is not None:
        stand.seat.find_more = find
    _stand_on(stand, page)
    page.finding.open()
    stand.settle()
    dialog = _directory(stand)
    dialog.search.setText("劳动仲裁")
    stand.settle()
    dialog.ask_headquarters()
    stand.settle()
    return dialog


def asked(stand: Stand) -> QWidget:
    """Headquarters' answer below the desk's own lines, with one of it in full."""
    dialog = _asked(stand)
    dialog.table.selectRow(dialog.model.place_of(far()[0].id))
    stand.settle()
    return dialog


def unheard(stand: Stand) -> QWidget:
    """Headquarters could not be reached."""

    def find(_words: str, _field: str) -> More:
        raise Refusal("no_network", reason="timed_out")

    return _asked(stand, find)


def offline(stand: Stand) -> QWidget:
    """Without a line headquarters cannot be asked, and nobody is found here."""
    page = _caseload(stand)
    stand.tell("offline", unsent=3, last_ok="2026-11-30T05:45:00.000Z", reason="unreachable")
    page.finding.browse()
    stand.settle()
    dialog = _directory(stand)
    dialog.search.setText("潜水")
    stand.settle()
    return dialog


def without_right(stand: Stand) -> QWidget:
    """What somebody sees who may not keep the directory."""
    page = _caseload(stand)
    stand.seat.sit(MA, "马晓东")
    page.finding.browse()
    stand.settle()
    return _directory(stand)


def empty(stand: Stand) -> QWidget:
    """Nothing is in the directory yet."""
    page = page_of(stand)
    page.finding.browse()
    stand.settle()
    return _directory(stand)


def written(stand: Stand) -> QWidget:
    """A line is changed."""
    dialog = browsed(stand)
    assert isinstance(dialog, DirectoryDialog)
    dialog.write()
    stand.settle()
    assert dialog.sub is not None
    return dialog.sub


def refused(stand: Stand) -> QWidget:
    """A line that lacks its name and says a week nobody understands."""
    page = _caseload(stand)
    page.finding.browse()
    stand.settle()
    dialog = _directory(stand)
    dialog.write_new()
    stand.settle()
    form = dialog.sub
    assert isinstance(form, LineDialog)
    form.name.setText("云麓心理咨询站")
    form.weekly.setText("周二下午")
    stand.press(Qt.Key.Key_Return, CTRL, form)
    return form


STATES: tuple[tuple[str, Callable[[Stand], QWidget | None]], ...] = (
    ("browsed", browsed),
    ("chosen", chosen),
    ("asked", asked),
    ("unheard", unheard),
    ("offline", offline),
    ("without-right", without_right),
    ("empty", empty),
    ("written", written),
    ("refused", refused),
)
