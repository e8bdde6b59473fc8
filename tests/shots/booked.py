"""Pictures of bookings and of the waiting line, each state led up to as a person would."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from sqlalchemy import select

from app.bookings import actions
from app.bookings.actions import Asked
from app.bookings.things import things
from app.clock import to_text
from app.events import planning
from app.events.planning import Plan, Sitting
from app.ids import new_id
from app.ops import Version
from app.people.model import Person
from app.queue import actions as queue
from app.sample_directory import load_directory
from app.store.base import OutboxOp
from app.store.incoming import incoming
from app.store.standing import take_place
from app.store.told import IncomingPage, IncomingRow, Settled
from app.store.transaction import transaction
from tests.shots.stand import Stand
from tests.support.desks import EPOCH, HE
from tests.support.lines import called_elsewhere
from tests.support.slots import at
from ui.bookings.page import BookingsPage
from ui.queue.screen import CallScreen

Act = Callable[[Stand], QWidget | None]
MONDAY = dt.date(2026, 11, 23)
DEVICE = "01900000-0000-7000-8000-0000000000d1"
_BOOKED: tuple[tuple[str, int, str, str, int | None, str, str], ...] = (
    ("多功能厅", 0, "10:00", "12:00", None, "崔书瑶", "合唱排练"),
    ("多功能厅", 1, "14:00", "17:00", 30, "何沐阳", "社团招新"),
    ("多功能厅", 1, "15:00", "17:00", 20, "程思颖", "读书会"),
    ("多功能厅", 3, "19:00", "21:00", None, "陈思远", "乐队排练"),
    ("多功能厅", 5, "10:00", "11:30", None, "王伟", "街舞练习"),
    ("多功能厅", 5, "15:00", "16:00", None, "林晓禾", "小组讨论"),
    ("多功能厅", 6, "09:00", "11:00", 40, "曾一诺", "手工课"),
    ("自习区", 5, "14:00", "18:00", 4, "孙若溪", "备考"),
    ("自习区", 5, "14:30", "16:00", 1, "李雨桐", "自习"),
    ("自习区", 5, "15:00", "20:00", 6, "徐嘉懿", "小组作业"),
    ("自习区", 5, "15:30", "17:00", 2, "张㛃", "考研"),
    ("自习区", 5, "09:30", "12:00", 1, "赵一鸣", "自习"),
    ("自习区", 6, "13:00", "17:00", 10, "单雨桐", "备考"),
)


def house(stand: Stand) -> dict[str, str]:
    """Lay in a week of bookings, as of Saturday afternoon; gives the things' ids by name."""
    store = stand.desk.store
    take_place(store, device=DEVICE, letter="A", epoch=EPOCH)
    load_directory(stand.desk)
    now = stand.clock.now()
    stand.clock.put(to_text(at("08:30", MONDAY)))
    with store.read() as session:
        ids = {one.name: one.id for one in things(session, MONDAY.isoformat())}
    for name, day, begins, ends, amount, who, purpose in _BOOKED:
        date = MONDAY + dt.timedelta(days=day)
        with transaction(store, HE) as tx:
            chosen = select(Person.id).where(Person.name == who)
            person = tx.session.execute(chosen).scalars().first()
            asked = Asked(
                ids[name],
                at(begins, date),
                at(ends, date),
                amount,
                person_id=person,
                name=None if person else who,
                purpose=purpose,
            )
            actions.book(tx, asked, stand.desk.profile)
    friday = MONDAY + dt.timedelta(days=4)
    sitting = Sitting(at("18:30", friday), at("20:30", friday), room="多功能厅")
    with transaction(store, HE) as tx:
        planning.make(tx, Plan("民法典小课堂", "study"), [sitting])
    stand.clock.put(to_text(now))
    _sent(stand)
    return ids


def _sent(stand: Stand) -> None:
    """Let headquarters have taken everything."""
    with stand.desk.store.read() as session:
        ops = session.execute(select(OutboxOp.op_id)).scalars().all()
    said = [Settled(one, "taken", applied=Version(EPOCH, "venue", 700)) for one in ops]
    page = IncomingPage(verdicts=said, scope="venue", epoch=EPOCH, cursor="c", number=700)
    incoming(stand.desk.store, page)


def page_of(stand: Stand, thing: str = "") -> BookingsPage:
    """Show the page, and the week of a thing."""
    stand.sit(HE, "何小溪")
    page = stand.go("bookings")
    assert isinstance(page, BookingsPage)
    if thing:
        page.bookings.choose(thing)
        stand.settle()
    return page


def week(stand: Stand) -> None:
    """The hall: whole and half, a course in it, what is over."""
    page_of(stand, house(stand)["多功能厅"])


def seats(stand: Stand) -> None:
    """The seats: many at once."""
    page_of(stand, house(stand)["自习区"])


def empty(stand: Stand) -> None:
    """Nothing can be booked yet."""
    page_of(stand)


def adding(stand: Stand) -> QDialog | None:
    """Something that can be booked is written down."""
    page_of(stand).bookings.doing.add_thing()
    stand.settle()
    return stand.dialog()


def _use(stand: Stand, thing: str, day: int, clock: str) -> None:
    page = page_of(stand, house(stand)[thing])
    grid = page.bookings.grid
    grid.setFocus()
    grid.stand_at(at(clock, MONDAY + dt.timedelta(days=day)))
    stand.press(Qt.Key.Key_Return, target=grid)


def booking(stand: Stand) -> QDialog | None:
    """A slot is booked."""
    _use(stand, "自习区", 6, "18:00")
    return stand.dialog()


def taken(stand: Stand) -> QDialog | None:
    """Somebody else has it: two other times."""
    _use(stand, "多功能厅", 5, "17:00")
    dialog = stand.dialog()
    assert dialog is not None
    dialog.who.write_name()  # type: ignore[attr-defined]
    dialog.who.fields["name"].set_value("小周")  # type: ignore[attr-defined]
    dialog.slot.show_slot(  # type: ignore[attr-defined]
        at("15:00").astimezone(dt.UTC), at("17:00").astimezone(dt.UTC)
    )
    stand.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, dialog)
    return dialog


def cell(stand: Stand) -> QDialog | None:
    """Who has a time, and what can be done about it."""
    _use(stand, "自习区", 5, "15:30")
    return stand.dialog()


def _clash(stand: Stand) -> BookingsPage:
    ids = house(stand)
    fields = {
        "resource_id": ids["多功能厅"],
        "begins_at": to_text(at("15:30")),
        "ends_at": to_text(at("17:30")),
        "state": "booked",
        "clash": True,
        "recorded_desk": "B",
    }
    made = new_id()
    words = {"booking_id": made, "name": "欧阳子墨", "purpose": "话剧排练"}
    rows = [
        IncomingRow("booking", made, Version(EPOCH, "venue", 801), fields),
        IncomingRow("booking_words", new_id(), Version(EPOCH, "venue", 802), words),
    ]
    incoming(stand.desk.store, IncomingPage(rows=rows))
    return page_of(stand, ids["多功能厅"])


def clash(stand: Stand) -> None:
    """Two desks booked one room without a line."""
    _clash(stand)


def deciding(stand: Stand) -> QDialog | None:
    """And a person decides."""
    _clash(stand).bookings.decide()
    stand.settle()
    return stand.dialog()


# -- the waiting line -------------------------------------------------------------------------

_LINE = ("XLZX", "JYCY", "", "BMFW", "RCAJ", "", "ZYFW", "", "XXPX")


def line(stand: Stand) -> BookingsPage:
    """A Saturday afternoon: two counters call, some wait, one missed their turn."""
    store = stand.desk.store
    take_place(store, device=DEVICE, letter="A", epoch=EPOCH)
    stand.clock.put("2026-11-28T05:50:00.000Z")
    made = []
    with store.read() as session:
        people = session.execute(select(Person.id).limit(3)).scalars().all()
    for place, category in enumerate(_LINE):
        stand.clock.forward(minutes=2)
        with transaction(store, HE) as tx:
            person = people[place // 3] if place % 3 == 1 else None
            made.append(queue.take(tx, category or None, person).id)
    for step, counter in enumerate(("A", "2 号窗口", "A", "2 号窗口", "A")):
        stand.clock.forward(minutes=2)
        # Another desk's counter is known by its letter.
        letter = "A" if counter == "A" else "B"
        take_place(store, device=DEVICE, letter=letter, epoch=EPOCH)
        with transaction(store, HE) as tx:
            queue.name_counter(tx, counter if counter != "A" else "")
            row = queue.call_next(tx).ticket
        # The first two are served, the third never comes.
        with transaction(store, HE) as tx:
            if step == 2:
                queue.skip(tx, row.id)
            elif step < 2:
                queue.serve(tx, row.id)
    stand.clock.forward(minutes=1)
    page = page_of(stand)
    page.show_view("queue")
    stand.settle()
    return page


def queue_line(stand: Stand) -> None:
    """The line."""
    line(stand)


def queue_empty(stand: Stand) -> None:
    """Nobody waits."""
    page_of(stand).show_view("queue")
    stand.settle()


def queue_taking(stand: Stand) -> QDialog | None:
    """A number is given out."""
    line(stand).queue.doing.take()
    stand.settle()
    return stand.dialog()


def queue_given(stand: Stand) -> QDialog | None:
    """And shown."""
    page = line(stand)
    page.queue.doing.take()
    stand.settle()
    dialog = stand.dialog()
    assert dialog is not None
    stand.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, dialog)
    return stand.dialog()


def queue_lost(stand: Stand) -> None:
    """Another counter called the same number first."""
    page = line(stand)
    _sent(stand)
    store = stand.desk.store
    with transaction(store, HE) as tx:
        row = queue.call_next(tx).ticket
    called_elsewhere(store, row, "2 号窗口")
    stand.settle()
    page.queue.refresh()
    stand.settle()


def queue_screen(stand: Stand) -> QWidget:
    """What everybody who waits sees."""
    made = CallScreen(stand.seat, line(stand))
    made.resize(stand.window.size())
    made.show()
    made.refresh()
    stand.settle()
    stand.until(lambda: not made.gathering())
    return made


STATES: tuple[tuple[str, str, Act], ...] = (
    ("bookings", "week", week),
    ("bookings", "seats", seats),
    ("bookings", "empty", empty),
    ("bookings", "adding", adding),
    ("bookings", "booking", booking),
    ("bookings", "taken", taken),
    ("bookings", "cell", cell),
    ("bookings", "clash", clash),
    ("bookings", "deciding", deciding),
    ("queue", "line", queue_line),
    ("queue", "empty", queue_empty),
    ("queue", "taking", queue_taking),
    ("queue", "given", queue_given),
    ("queue", "lost", queue_lost),
    ("queue", "screen", queue_screen),
)
