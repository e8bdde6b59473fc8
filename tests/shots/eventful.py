"""Pictures of events: the week and the list, one event, the form; each with its states."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.sample_events import load_events
from app.store.standing import take_place
from tests.shots.stand import MA, Stand
from tests.support.desks import EPOCH, HE
from ui.events.page import EventsPage

Act = Callable[[Stand], QWidget | None]
ALT = Qt.KeyboardModifier.AltModifier
DEVICE = "01900000-0000-7000-8000-0000000000d1"


def opened(stand: Stand, *, events: bool = True, joined: bool = True) -> EventsPage:
    """Show the events page to a clerk, on a desk that has joined headquarters."""
    if joined:
        store = stand.desk.store
        take_place(store, device=DEVICE, letter="A", epoch=EPOCH, offset_ms=0, error_ms=20)
    if events:
        load_events(stand.desk)
    stand.sit(HE, "何小溪")
    page = stand.go("events")
    assert isinstance(page, EventsPage)
    return page


def week(stand: Stand) -> None:
    """This week, at a quarter past two on a Saturday."""
    opened(stand)


def next_week(stand: Stand) -> None:
    """The week after, with one called off and one that waits for headquarters."""
    opened(stand)
    stand.press(Qt.Key.Key_Right, ALT)


def empty_week(stand: Stand) -> None:
    """A week nobody has planned anything for."""
    page = opened(stand)
    page.move_weeks(6)
    stand.settle()


def offline(stand: Stand) -> None:
    """The line is down."""
    opened(stand)
    stand.tell("offline", unsent=37, last_ok="2026-11-28T05:45:00.000Z", reason="unreachable")


def listed(stand: Stand) -> None:
    """What comes, as a list."""
    page = opened(stand)
    page.overview.views.set_value("list")
    stand.settle()


def listed_gone(stand: Stand) -> None:
    """What is over, as a list."""
    listed(stand)
    page = stand.go("events")
    assert isinstance(page, EventsPage)
    page.overview.chips["gone"].click()
    stand.settle()


def volunteer(stand: Stand) -> None:
    """What a volunteer sees: everything but the way to a new event."""
    opened(stand)
    stand.sit(MA, "马骁")
    stand.go("events")


WEEK: tuple[tuple[str, Act], ...] = (
    ("week", week),
    ("next", next_week),
    ("empty", empty_week),
    ("offline", offline),
    ("volunteer", volunteer),
)
LIST: tuple[tuple[str, Act], ...] = (("list", listed), ("gone", listed_gone))
