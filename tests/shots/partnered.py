"""Pictures of a case that is with a partner: in the panel, the link, their answer typed in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.cases import actions
from app.ops import Version
from app.store.incoming import incoming
from app.store.told import IncomingPage, IncomingRow
from app.store.transaction import transaction
from sync.client.credentials import Settings, keep_settings
from tests.shots import casework, helped
from tests.shots.stand import Stand
from tests.support.desks import EPOCH, SHEN
from ui.cases.boardpage import BoardPage
from ui.cases.suggestions import Partner, Sources

NEED = "想学短视频剪辑"
ALLIANCE = "01900000-0000-7000-8000-0000000000a1"
REFERRAL = "01900000-0000-7000-8000-0000000000b1"
LINK = "/p/QJ0001/r/AaPS24KqJlJ67VSoiVwavl73Xi2iS4oAG6L15cAsCOqeW2t5OYejLgo9FP"
_AS_LONG_AS_ONE = "_YO5Der0ZBl5YApi6wrjn6o1yYW1XK-Dn-0bdOhZKDS2xN9_lW0eMPhDEdDA"


def _page(stand: Stand, state: str = "") -> BoardPage:
    """Refer a case, and let headquarters say how it stands with the link; "": not yet."""
    casework.caseload(stand)
    store = stand.desk.store
    keep_settings(store, Settings("https://hub.example.org"))
    page = casework.page_of(stand)
    known = (Partner(ALLIANCE, "市青年技能公益联盟"),)
    page.following.sources = Sources(partners=lambda _store, _case: known)
    stand.settle()
    case_id = next(card.id for card in page.stage.shown if card.need == NEED)
    with transaction(store, SHEN) as tx:
        actions.refer(tx, case_id, ALLIANCE, "spoken", ("name", "phone", "need"))
    if state:
        fields = {
            "case_id": case_id,
            "partner_id": ALLIANCE,
            "state": state,
            "shared": ["name", "need", "phone"],
            "link": LINK + _AS_LONG_AS_ONE,
            "serial": 0,
            "expires_at": "2026-12-14T06:22:00.000Z",
            "changed_at": "2026-11-30T06:22:00.000Z",
        }
        rows = [IncomingRow("referral", REFERRAL, Version(EPOCH, "venue", 950), fields)]
        incoming(store, IncomingPage(rows=rows))
    page.refresh()
    stand.settle()
    page.following.open(case_id)
    stand.settle()
    page.stage.focus_cards()
    stand.settle()
    return page


def seen(stand: Stand) -> None:
    """The partner has opened the link."""
    _page(stand, "seen")


def link(stand: Stand) -> QWidget | None:
    """The link to photograph."""
    _page(stand, "open").doing.do("give_link")
    stand.settle()
    return stand.dialog()


def no_link(stand: Stand) -> QWidget | None:
    """Headquarters has not made the link yet."""
    stand.tell("offline", unsent=3, last_ok="2026-11-30T05:45:00.000Z", reason="unreachable")
    _page(stand).doing.do("give_link")
    stand.settle()
    return stand.dialog()


def answer(stand: Stand) -> QWidget | None:
    """What they said on the telephone is typed in."""
    _page(stand, "seen").do_next()
    stand.settle()
    return stand.dialog()


STATES: tuple[tuple[str, Callable[[Stand], QWidget | None]], ...] = (
    ("partner-seen", seen),
    ("partner-link", link),
    ("partner-no-link", no_link),
    ("partner-answer", answer),
    *helped.STATES,
)
