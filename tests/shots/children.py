"""Pictures of a child who is to be registered: who answers for them is asked right there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.people.actions import Details, register
from app.store.transaction import transaction
from tests.shots.doors import TODAY, begin
from tests.shots.eventful import event_page
from tests.shots.stand import Stand
from tests.support.desks import HE
from ui.checkin.page import CheckinPage
from ui.events.asking import RegisterDialog


def _child(stand: Stand, consent: str = "guardian") -> str:
    said = Details(
        "顾小桐",
        age_band="u14",
        guardian_name="顾青",
        guardian_relation="grandparent",
        consent_way=consent,
    )
    with transaction(stand.desk.store, HE) as tx:
        child = register(tx, said).id
    stand.settle()
    return child


def _at_the_door(stand: Stand, consent: str) -> CheckinPage:
    """A seat is given on the spot to a child."""
    page, sessions = begin(stand)
    page.door.pin(sessions[1], TODAY[1][0])
    page.serving.counter.check_in(_child(stand, consent))
    stand.settle()
    page.stage.verdict.trigger("give")
    stand.settle()
    return page


def guardian(stand: Stand) -> QWidget | None:
    """Their card names who answers for them, and no number."""
    return _at_the_door(stand, "guardian").dialog


def consent(stand: Stand) -> QWidget | None:
    """Nobody agreed: the card is a key away."""
    _at_the_door(stand, "visit_only")
    return None


def _chosen(stand: Stand, consent: str) -> RegisterDialog:
    """They are chosen on the page of an event."""
    page = event_page(stand, "亲子图书漂流")
    _child(stand, consent)
    page.acting.give()
    stand.settle()
    dialog = page.acting.dialog
    assert isinstance(dialog, RegisterDialog)
    stand.type("gxt")
    stand.press(Qt.Key.Key_Return)
    return dialog


def registered(stand: Stand) -> QWidget | None:
    """The number that was typed is a figure short."""
    dialog = _chosen(stand, "guardian")
    dialog.guardian.phone.setText("1990000222")
    dialog.commit()
    return dialog


def unagreed(stand: Stand) -> QWidget | None:
    """Nobody agreed: the dialog says so, and opens the card."""
    return _chosen(stand, "visit_only")


Act = Callable[[Stand], QWidget | None]
COUNTER: tuple[tuple[str, Act], ...] = (("event-guardian", guardian), ("event-consent", consent))
EVENT: tuple[tuple[str, Act], ...] = (("child", registered), ("child-consent", unagreed))
