"""Pictures of cases between venues: routed, handed on, followed, and come from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.cases import actions
from app.cases.actions import Holder
from app.cases.model import Case
from app.store.scopes import take_scopes
from app.store.transaction import transaction
from tests.shots.casework import caseload, page_of
from tests.shots.stand import Stand
from tests.support.desks import QIN, SHEN
from tests.support.handed import FROM, FROM_NAME, Receiving
from tests.support.nation import some_id
from ui.cases.asking import TransferDialog

Act = Callable[[Stand], QWidget | None]
NATION = "nation"
NEAR, FAR = some_id(801), some_id(802)
WAGES = "公司拖欠两个月工资，想知道怎么申请仲裁"
CAME = {
    "need": "想在离家近的地方做周末兼职",
    "name": "林晓禾",
    "phone": "19900002046",
    "details": "周六周日都可以，上次在网上被骗过押金，希望有人陪着去面试。",
    "wish_time": "周末",
}


def _told(stand: Stand) -> Receiving:
    """Let headquarters list venues near by."""
    caseload(stand)
    take_scopes(stand.desk.store, ("venue", "venue/restricted", NATION), "")
    hub = Receiving(stand.desk, stand.clock, QIN, number=1_000)
    here = stand.desk.store.place.venue_id
    listed = (
        (here, "QJ0001", "青禾区望江街道青年之家", 120_000_000),
        (FROM, "QJ0002", FROM_NAME, 120_030_000),
        (NEAR, "QJ0004", "望江区蓝湾产业园青年之家", 120_012_000),
        (FAR, "QJ0003", "云州大学城青年之家", 120_190_000),
    )
    for number, (venue, code, name, lng) in enumerate(listed):
        said = {"venue": venue, "code": code, "name": name, "lng": lng, "lat": 30_000_000}
        hub.told("venue_listing", some_id(700 + number), said, NATION)
    return hub


def _rule(hub: Receiving, kind: str, holder: str | None, why: tuple[str, str], **more: Any) -> None:
    said = {"holder_kind": kind, "why_zh": why[0], "why_en": why[1], **more}
    said |= {"holder_id": holder} if holder else {}
    hub.told("routing_rule", some_id(900 + hub.number), said, NATION)


def _stood_on(stand: Stand, need: str) -> None:
    page = page_of(stand)
    stand.settle()
    card = next(card for card in page.stage.shown if card.need == need)
    page.following.open(card.id)
    stand.settle()
    page.stage.focus_cards()
    stand.settle()


def routed(stand: Stand) -> None:
    """A rule says where the case goes; another one is passed over."""
    hub = _told(stand)
    team = {"type": "partner_org", "name": "市青年法律服务联盟", "audit": "passed"}
    gone = {"type": "partner_org", "name": "区劳动争议调解站", "audit": "passed", "withdrawn": True}
    hub.told("resource", some_id(501), {**team, "fields": ["QYWH"]}, NATION)
    hub.told("resource", some_id(502), {**gone, "fields": ["QYWH"]}, NATION)
    why = ("欠薪仲裁归法律服务联盟", "unpaid wages go to the legal alliance")
    _rule(hub, "partner", some_id(501), why, category="FLYZ")
    _rule(hub, "partner", some_id(502), why, category="FLYZ", sensitive=True)
    _stood_on(stand, WAGES)


def unmatched(stand: Stand) -> None:
    """Neither a rule nor the directory knows anybody."""
    _told(stand)
    _stood_on(stand, WAGES)


def transferring(stand: Stand) -> QWidget | None:
    """To which venue, what goes along, and why."""
    routed(stand)
    page = page_of(stand)
    page.doing.do("transfer")
    stand.settle()
    dialog = stand.dialog()
    assert isinstance(dialog, TransferDialog)
    dialog.place.set_value(NEAR)
    dialog.words.setPlainText("那边离本人住处近，周末有律师坐班")
    stand.settle()
    return dialog


def asked(stand: Stand) -> None:
    """The other venue asks for something."""
    hub = _told(stand)
    store = stand.desk.store
    with store.read() as session:
        [case_id] = [
            one.id
            for one in session.query(Case)
            if one.category == "RCAJ" and one.day > "2026-11-28"
        ]
    with transaction(store, SHEN) as tx:
        actions.transfer(tx, case_id, Holder("venue", NEAR), "那边有合租板", ("need", "name"))
    sent = {"case_id": case_id, "to_venue": NEAR, "to_name": "望江区蓝湾产业园青年之家"}
    sent |= {"state": "asked", "asked_at": "2026-11-30T06:22:00.000Z"}
    hub.told("handover_sent", some_id(601), sent)
    for number, (act, words) in enumerate(
        (("holder_accepted", None), ("holder_asked", "请问预算多少，能接受几个人合住"))
    ):
        line = {"case_id": case_id, "act": act, "way": "venue"} | (
            {"words": words} if words else {}
        )
        at = f"2026-11-30T06:2{number + 4}:00.000Z"
        hub.told("case_note", some_id(610 + number), {**line, "happened_at": at})
    stand.clock.forward(minutes=8)
    _stood_on(stand, "想找社区里的合租室友")


def came(stand: Stand) -> None:
    """Cases that another venue handed here stand among the house's own; one is open."""
    hub = _told(stand)
    shell = {"asked_at": "2026-11-30T03:10:00.000Z", "due_at": "2026-12-02T03:10:00.000Z"}
    hub.comes(some_id(61), CAME, **shell)
    hub.comes(
        some_id(62),
        {"need": "想学无人机航拍"},
        category="XXPX",
        number="QJ0002-20261129-B-0003",
        state="accepted",
        owner=str(SHEN.staff_id),
        **shell,
    )
    _stood_on(stand, CAME["need"])


def answering(stand: Stand) -> QWidget | None:
    """Something is asked of the venue a case came from."""
    came(stand)
    page = page_of(stand)
    page.doing.do("accept")
    stand.settle()
    page.doing.do("ask_material")
    stand.settle()
    return stand.dialog()


STATES: tuple[tuple[str, Act], ...] = (
    ("routed", routed),
    ("unmatched", unmatched),
    ("transfer", transferring),
    ("asked", asked),
    ("came", came),
    ("came-ask", answering),
)
