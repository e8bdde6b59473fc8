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


def form(stand: Stand) -> None:
    """A new event, all green."""
    page = opened(stand)
    page.write_new(None)
    stand.settle()
    stand.type("冬日围炉·青年职场故事会二")
    page.form.fields["summary"].set_value(
        "请三位本地青年聊聊第一份工作里踩过的坑，现场答疑，热茶管够。"
    )
    page.form.sittings.rows[0].room.setText("手作教室")
    page.form.fields["capacity"].set_value(40)
    page.form.fields["reserve"].set_value(10)
    page.form.fields["contact"].set_value("前台")
    page.form.fields["audience"].set_value("18 ～ 35 岁")
    stand.settle()


def form_clash(stand: Stand) -> None:
    """The room is taken; two ways out."""
    form(stand)
    page = stand.go("events")
    assert isinstance(page, EventsPage)
    page.form.sittings.rows[0].room.setText("多功能厅")
    page.writing.keep()
    stand.tell("offline", unsent=37, last_ok="2026-11-28T05:45:00.000Z", reason="unreachable")
    stand.settle()


def form_series(stand: Stand) -> None:
    """Three sessions, two questions."""
    form(stand)
    page = stand.go("events")
    assert isinstance(page, EventsPage)
    page.form.sittings.add.click()
    page.form.sittings.add.click()
    page.form.questions.more.click()
    page.form.questions.rows[0][1].setText("有没有忌口")
    page.form.area.verticalScrollBar().setValue(400)
    stand.settle()


FORM: tuple[tuple[str, Act], ...] = (
    ("new", form),
    ("clash", form_clash),
    ("series", form_series),
)
WEEK: tuple[tuple[str, Act], ...] = (
    ("week", week),
    ("next", next_week),
    ("empty", empty_week),
    ("offline", offline),
    ("volunteer", volunteer),
)
LIST: tuple[tuple[str, Act], ...] = (("list", listed), ("gone", listed_gone))
