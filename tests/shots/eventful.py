"""Pictures of events: the week and the list, one event, the form; each with its states."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from app.clock import to_text
from app.events import planning
from app.events.leases import own_leases
from app.events.model import Event, EventSession
from app.events.planning import Plan, Sitting
from app.events.seatclock import exchanged
from app.ops import Version
from app.people.queries import ids_by_recency
from app.sample import EPOCH as SAMPLE
from app.sample_events import load_events
from app.store.incoming import incoming
from app.store.standing import take_place
from app.store.told import IncomingPage, IncomingRow
from app.store.transaction import transaction
from tests.shots.stand import MA, Stand
from tests.support.desks import EPOCH, HE
from ui.checkin.jobs import Hand
from ui.events import eventjobs
from ui.events.page import EventsPage
from ui.events.sheetrows import code_of

Act = Callable[[Stand], QWidget | None]
CTRL = Qt.KeyboardModifier.ControlModifier
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


def crowded(stand: Stand) -> None:
    """Five at once: three beside each other, two counted."""
    page = opened(stand)
    starts = stand.clock.now() - dt.timedelta(days=1, hours=5)
    for place in range(5):
        begins = starts + dt.timedelta(minutes=30 * place)
        sitting = Sitting(begins, begins + dt.timedelta(hours=2), f"{place + 1} 号室", 20)
        with transaction(stand.desk.store, HE) as tx:
            event_id = planning.make(tx, Plan(f"社团开放日 {place + 1}"), [sitting]).id
        with transaction(stand.desk.store, HE) as tx:
            planning.submit(tx, event_id)
    page.refresh()
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
    page.form.more.questions.more.click()
    page.form.more.questions.rows[0].line.setText("有没有忌口")
    page.form.more.questions.more.click()
    page.form.more.questions.rows[1].line.setText("能来哪几天")
    page.form.more.questions.rows[1].kind.set_value("choices")
    page.form.more.questions.rows[1].kind.picked.emit("choices")
    page.form.more.questions.rows[1].options.setText("周六、周日")
    page.form.fields["partners"].set_value("云麓县图书馆、青年志愿者协会")
    stand.settle()
    page.form.area.verticalScrollBar().setValue(page.form.area.verticalScrollBar().maximum())
    stand.settle()


FORM: tuple[tuple[str, Act], ...] = (
    ("new", form),
    ("clash", form_clash),
    ("series", form_series),
)


def event_page(stand: Stand, title: str, *, joined: bool = True) -> EventsPage:
    """Open the page of one of the sample's events."""
    page = opened(stand, joined=joined)
    with stand.desk.store.read() as session:
        found = (
            session.execute(
                select(EventSession)
                .join(Event, Event.id == EventSession.event_id)
                .where(Event.title == title)
                .order_by(EventSession.starts_at)
            )
            .scalars()
            .all()
        )
    now = to_text(stand.clock.now())
    slot = next((one for one in found if one.ends_at > now), found[0])
    page.open_event(slot.event_id, slot.id)
    stand.settle()
    return page


def event(stand: Stand) -> None:
    """What is on now: full, eight wait, nothing left to give here."""
    page = event_page(stand, "“职等你来”简历门诊")
    page.view.lists.tables["roster"].selectRow(0)


def event_lease(stand: Stand) -> None:
    """This desk has seats to give, and has given some."""
    page = event_page(stand, "亲子图书漂流")
    with stand.desk.store.read() as session:
        ids = ids_by_recency(session)
    hand = Hand(stand.desk.store, HE)
    for person in ids[-7:]:
        eventjobs.register(hand, page.acting.session_id, person)
    stand.tell("offline", unsent=7, last_ok="2026-11-28T05:45:00.000Z", reason="unreachable")
    stand.settle()


def event_expired(stand: Stand) -> None:
    """The seats lent to this desk have run out while it was offline."""
    page = event_page(stand, "非遗漆扇体验课")
    store = stand.desk.store
    with store.read() as session:
        lease = next(
            one for one in own_leases(session, store) if one.session_id == page.acting.session_id
        )
        fields = {field.name: getattr(lease, field.name) for field in lease.kind.fields}
        lease_id = lease.id
    fields["expires_at"] = "2026-11-28T06:00:00.000Z"
    row = IncomingRow("seat_lease", lease_id, Version(SAMPLE, "sample", 99_999), fields)
    incoming(store, IncomingPage(rows=[row]))
    stand.tell("offline", unsent=7, last_ok="2026-11-28T05:45:00.000Z", reason="unreachable")
    stand.settle()


def event_clock_back(stand: Stand) -> None:
    """Somebody set the clock back."""
    page = event_page(stand, "非遗漆扇体验课")
    with stand.desk.store.read() as session:
        person = ids_by_recency(session)[0]
    with transaction(stand.desk.store, HE) as tx:
        exchanged(tx.session, stand.desk.store)
    eventjobs.register(Hand(stand.desk.store, HE), page.acting.session_id, person)
    stand.clock.put("2026-11-28T06:01:00.000Z")
    stand.desk.store.timing = None  # as after a new start without a line
    page.acting.read()
    stand.settle()


def event_cancelled(stand: Stand) -> None:
    """Called off: whoever registered is to be rung up."""
    page = event_page(stand, "周末羽毛球")
    page.view.lists.tabs.choose("calls")
    stand.settle()


def event_waiting(stand: Stand) -> None:
    """Who waits."""
    page = event_page(stand, "“职等你来”简历门诊")
    page.view.lists.tabs.choose("waiting")
    stand.settle()


def event_came(stand: Stand) -> None:
    """Who came."""
    page = event_page(stand, "“职等你来”简历门诊")
    page.view.lists.tabs.choose("came")
    stand.settle()


def event_give(stand: Stand) -> QWidget | None:
    """Somebody is registered on the spot."""
    page = event_page(stand, "亲子图书漂流")
    page.acting.give()
    stand.settle()
    stand.type("csy")
    return page.acting.dialog


def event_ticket(stand: Stand) -> QWidget | None:
    """Somebody's ticket, to be photographed."""
    page = event_page(stand, "亲子图书漂流")
    table = page.view.lists.table()
    assert table is not None
    table.do("ticket")
    stand.settle()
    return page.acting.deeds.ticket


def event_sheet(stand: Stand) -> QWidget | None:
    """The sign-in sheet as it will be printed."""
    page = event_page(stand, "“职等你来”简历门诊")
    stand.press(Qt.Key.Key_P, CTRL)
    return page.acting.printing.dialog


def event_list(stand: Stand) -> QWidget | None:
    """A list of children and their guardians, with what a spreadsheet did to it."""
    page = event_page(stand, "亲子图书漂流")
    folder = Path(tempfile.mkdtemp(prefix="list-"))
    path = folder / "社区报名表.csv"
    rows = (
        *("孩子姓名,家长姓名,家长电话,关系,备注", "江予安,江海,19900007001,爸爸,带小妹妹"),
        *("顾南乔,顾青,1.99E+10,妈妈,", "宋知夏,宋平,1990000700,妈妈,"),
        *("江予安,江海,19900007001,爸爸,", ",叶兰,19900007004,奶奶,"),
        *("叶清和,叶兰,19900007005,奶奶,素食", "白一帆,,,,"),
    )
    path.write_text("\n".join(rows), "utf-8")
    bringing = page.acting.papers.bringing
    bringing.ask_path = lambda: str(path)
    stand.press(Qt.Key.Key_I, CTRL)
    stand.settle()
    shutil.rmtree(folder)
    return bringing.dialog


def event_tickets(stand: Stand) -> QWidget | None:
    """The tickets of everybody who has a seat, as slips of a receipt printer."""
    page = event_page(stand, "亲子图书漂流")
    page.acting.papers.tickets.find_printers = lambda: ["前台小票机", "办公室打印机"]
    stand.press(Qt.Key.Key_T, CTRL)
    return page.acting.papers.tickets.dialog


def event_tickets_a4(stand: Stand) -> QWidget | None:
    """The same on A4, to be cut apart."""
    event_tickets(stand)
    page = stand.go("events")
    assert isinstance(page, EventsPage)
    dialog = page.acting.papers.tickets.dialog
    assert dialog is not None
    dialog.paper.set_value("0")
    dialog.paper.changed.emit("0")
    return dialog


def event_typing(stand: Stand) -> QWidget | None:
    """The second page of a sheet that was signed on paper, typed back in."""
    page = event_page(stand, "“职等你来”简历门诊")
    stand.press(Qt.Key.Key_P, CTRL)
    dialog = page.acting.printing.dialog
    assert dialog is not None
    sheet = dialog.sheet()
    dialog.reject()
    stand.settle()
    stand.seat.sheet_wanted.emit(code_of(sheet.head.event_id, sheet.pages, 1))
    stand.settle()
    typing = page.typing.dialog
    assert typing is not None
    for line in [one for one in typing.lines if one.free][:3]:
        line.tick.setChecked(True)
    return typing


def event_export(stand: Stand) -> QWidget | None:
    """How the roster is to be saved."""
    page = event_page(stand, "青年夜校·短视频剪辑")
    stand.press(Qt.Key.Key_E, CTRL)
    return page.acting.papers.exporting.dialog


def event_series(stand: Stand) -> None:
    """One of several sessions, none registered by anybody here."""
    page = event_page(stand, "青年夜校·短视频剪辑")
    page.view.lists.tabs.choose("ratings")
    stand.settle()


EVENT: tuple[tuple[str, Act], ...] = (
    ("on", event),
    ("lease", event_lease),
    ("expired", event_expired),
    ("clock-back", event_clock_back),
    ("cancelled", event_cancelled),
    ("waiting", event_waiting),
    ("came", event_came),
    ("give", event_give),
    ("ticket", event_ticket),
    ("series", event_series),
    ("sheet", event_sheet),
    ("typing", event_typing),
    ("tickets", event_tickets),
    ("tickets-a4", event_tickets_a4),
    ("list", event_list),
    ("export", event_export),
)
WEEK: tuple[tuple[str, Act], ...] = (
    ("week", week),
    ("next", next_week),
    ("empty", empty_week),
    ("offline", offline),
    ("crowded", crowded),
    ("volunteer", volunteer),
)
LIST: tuple[tuple[str, Act], ...] = (("list", listed), ("gone", listed_gone))
