"""A desk that still fetches headquarters' list: the pill, the tile, and the finder."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.store.incoming import incoming
from app.store.reading import FirstReading
from app.store.standing import take_place
from app.store.told import IncomingPage
from tests.shots.stand import Stand
from tests.support.desks import EPOCH, HE

READING = FirstReading(120_000, 600_000)
SINCE = "2026-11-28T05:45:00.000Z"


def _come_to(stand: Stand) -> None:
    """Lay in a page that says how far the first reading has come."""
    take_place(stand.desk.store, letter="A", epoch=EPOCH, device="a desk")
    page = IncomingPage(scope="venue", cursor="there", epoch=EPOCH, reading=READING)
    incoming(stand.desk.store, page)
    stand.sit(HE, "何小溪")


def _goes_on(stand: Stand) -> None:
    stand.tell("running", reading=READING, last_ok=SINCE)


def centre(stand: Stand) -> QWidget | None:
    _come_to(stand)
    _goes_on(stand)
    stand.go("sync")
    return None


def centre_offline(stand: Stand) -> QWidget | None:
    _come_to(stand)
    stand.tell("offline", reason="unreachable", since=SINCE, last_ok=SINCE, reading=READING)
    stand.go("sync")
    return None


def _find(text: str) -> Callable[[Stand], QWidget | None]:
    def act(stand: Stand) -> QWidget | None:
        _come_to(stand)
        _goes_on(stand)
        stand.go("checkin")
        stand.type(text)
        return None

    return act


CENTRE: tuple[tuple[str, Callable[[Stand], QWidget | None]], ...] = (
    ("fetching", centre),
    ("fetching-offline", centre_offline),
)
COUNTER: tuple[tuple[str, Callable[[Stand], QWidget | None]], ...] = (
    ("fetching", _find("csy")),
    ("fetching-nobody", _find("程斯颖")),
)
