"""Pictures of help asked of other venues, and offered to them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tests.shots import casework
from tests.shots.stand import Stand
from tests.support.desks import SHEN
from tests.support.helped import asks, hears, is_offered, own
from ui.cases.boardpage import BoardPage

NEED = "返乡开民宿，问贷款政策"
LAWYER = "想找一位熟悉农村小额贷款的老师，线上讲一小时"
UNTIL = "2026-12-07"


def _page(stand: Stand) -> BoardPage:
    casework.caseload(stand)
    store = stand.desk.store
    hears(store, until="2026-12-04")
    words = "找能带 20 人做陶艺的老师，周末上午"
    hears(store, 2, words=words, category="WTHD", until=UNTIL, asker_name="青禾区河东街道青年之家")
    page = casework.page_of(stand)
    stand.settle()
    return page


def _on(stand: Stand, need: str) -> BoardPage:
    page = _page(stand)
    card = next(card for card in page.stage.shown if card.need == need)
    asks(stand.desk.store, SHEN, case_id=card.id, words=LAWYER, until=UNTIL)
    is_offered(
        stand.desk.store, own(stand.desk.store, card.id)[0].id, "区农商行的老师每周三晚上有空"
    )
    page.refresh()
    stand.settle()
    page.following.open(card.id)
    stand.settle()
    page.stage.focus_cards()
    stand.settle()
    return page


def offers(stand: Stand) -> None:
    """A venue offers its help with a case; above, others ask for some."""
    _on(stand, "创业补贴申报")


def calling(stand: Stand) -> QWidget | None:
    """Help is asked for."""
    page = _page(stand)
    card = next(card for card in page.stage.shown if card.need == NEED)
    page.following.open(card.id)
    stand.settle()
    page.doing.do("call_help")
    stand.settle()
    return page.helping.dialog


def around(stand: Stand) -> QWidget | None:
    """What others ask for, and what this venue asks for without a case."""
    page = _page(stand)
    asks(stand.desk.store, SHEN, words="义卖要借 10 张折叠桌", until=UNTIL)
    is_offered(stand.desk.store, own(stand.desk.store)[0].id, "我们有 12 张，自己来拉")
    page.refresh()
    stand.settle()
    page.helping.look()
    stand.settle()
    return page.helping.dialog


def offering(stand: Stand) -> QWidget | None:
    """Help is offered to one of them."""
    dialog = around(stand)
    page = casework.page_of(stand)
    assert dialog is not None
    dialog.offered.emit(page.helping.around.asked[0])  # type: ignore[attr-defined]
    stand.settle()
    return page.helping.dialog


STATES: tuple[tuple[str, Callable[[Stand], QWidget | None]], ...] = (
    ("help-offers", offers),
    ("help-call", calling),
    ("help-around", around),
    ("help-offer", offering),
)
