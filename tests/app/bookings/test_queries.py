"""What staff see of bookings: a day, free times, and what asks for a decision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.bookings.queries import CLASH, CLOSED, entry_of, matter_of, of_case, upcoming
from app.bookings.slots import free_starts
from app.directory.actions import withdraw
from app.events import planning
from app.events.checks import look_over
from app.events.planning import Plan, Sitting
from app.ids import new_id
from app.ops import Version
from app.store.incoming import incoming
from app.store.told import IncomingPage, IncomingRow
from app.store.transaction import transaction
from tests.support.bookings import House
from tests.support.desks import EPOCH, HE, VENUE_ID
from tests.support.slots import DAY, ZONE, at, clock_of, text

SUNDAY = DAY + dt.timedelta(days=1)


def free(house: House, thing: str, begins: str, ends: str, amount: int | None = None) -> list[str]:
    with house.store.read() as session:
        one = next(one for one in house.things() if one.id == thing)
        wanted = (at(begins), at(ends), amount)
        now = house.clock.now()
        found = free_starts(session, house.desk.profile, one, wanted, now)
    return [f"{start.astimezone(ZONE):%d %H:%M}" for start in found]


def holds(house: House, room: str, begins: str, ends: str) -> str:
    """Have an event in a room; gives its id."""
    plan = Plan("读书会", "study")
    sitting = Sitting(at(begins), at(ends), room=room)
    with transaction(house.store, HE) as tx:
        return planning.make(tx, plan, [sitting]).id


def comes(house: House, rows: Sequence[tuple[str, str, dict[str, object]]]) -> None:
    """Let headquarters show rows."""
    page = [
        IncomingRow(kind, row_id, Version(EPOCH, "venue", 800 + place), fields)
        for place, (kind, row_id, fields) in enumerate(rows)
    ]
    incoming(house.store, IncomingPage(rows=page))


Row = tuple[str, str, dict[str, object]]


def theirs(
    thing: str, begins: str, ends: str, **more: object
) -> tuple[str, str, dict[str, object]]:
    """A booking of another desk, as it comes down."""
    fields = {"resource_id": thing, "begins_at": text(begins), "ends_at": text(ends)}
    return "booking", new_id(), {**fields, "state": "booked", **more}


def test_a_day_of_one_thing(house: House, hall: str, seats: str) -> None:
    late = house.book(hall, "18:00", "19:00", 5, name="陈思远")
    early = house.book(hall, "11:00", "12:00")
    house.book(seats, "11:00", "12:00")
    house.book(hall, "11:00", "12:00", day=SUNDAY)
    gone = house.book(hall, "15:00", "16:00", 5)
    house.do("cancel", gone)
    event = holds(house, "多功能厅", "14:00", "15:30")
    day = house.day(hall)
    assert [(clock_of(one.begins), one.name) for one in day.entries] == [
        ("11:00", "小周"),
        ("14:00", "读书会"),
        ("18:00", "陈思远"),
    ]
    assert [one.id for one in day.entries][::2] == [early, late]
    assert day.entries[1].event_id == event
    assert [one.id for one in day.over] == [gone]
    assert day.left(text("18:00"), text("19:00")) == 35
    assert day.left(text("14:00"), text("14:30")) == 0
    assert day.left(text("16:00"), text("17:00")) == 40
    assert all(one.waiting for one in day.entries if not one.event_id)


def test_free_times(house: House, hall: str, seats: str) -> None:
    house.book(hall, "14:00", "16:00")
    assert free(house, hall, "14:00", "15:00") == ["28 16:00", "28 17:00"]
    assert free(house, hall, "15:30", "17:30") == ["28 16:00", "28 18:00"]
    assert free(house, hall, "20:00", "21:00") == ["28 20:00", "29 09:00"]
    assert free(house, hall, "19:30", "21:30") == ["29 09:00", "29 11:00"]
    house.book(seats, "14:00", "16:00", 20)
    assert free(house, seats, "14:00", "15:00", 4) == ["28 14:00", "28 15:00"]
    assert free(house, seats, "14:00", "15:00", 5) == ["28 16:00", "28 17:00"]
    assert free(house, hall, "05:00", "06:00") == ["28 10:00", "28 11:00"], "nothing is over"


def test_free_times_leave_out_days_off_and_own_hours(house: House) -> None:
    thing = house.has("静心室", weekly="sat 13:00-14:00;sun 10:00-11:00")
    assert free(house, thing, "10:00", "11:00") == ["28 13:00", "29 10:00"]
    comes(house, [("holiday", new_id(), {"day": "2026-11-29", "works": False, "name": "校庆"})])
    assert free(house, thing, "10:00", "11:00") == ["28 13:00", "05 13:00"]
    never = house.has("仓库", weekly="mon 03:00-04:00")
    assert free(house, never, "10:00", "11:00") == []


def test_an_event_takes_the_room(house: House, hall: str) -> None:
    event = holds(house, "多功能厅", "14:00", "16:00")
    assert free(house, hall, "14:00", "15:00", 1) == ["28 16:00", "28 17:00"]
    made = house.book(hall, "16:00", "17:00")
    holds(house, "多功能厅", "16:30", "18:00")
    [matter] = house.to_decide()
    assert (matter.entry.id, matter.why) == (made, CLASH)
    assert [one.name for one in matter.met] == ["读书会"]
    assert house.day(hall).entries[1].undecided
    with transaction(house.store, HE) as tx:
        planning.cancel(tx, event, "老师病了")
    assert [one.id for one in house.day(hall).entries if not one.event_id] == [made]


def test_whoever_plans_an_event_there_hears_of_the_bookings(house: House, hall: str) -> None:
    house.book(hall, "14:00", "15:00", 2)
    house.book(hall, "15:00", "16:00", 3)
    gone = house.book(hall, "14:00", "16:00", 4)
    house.do("cancel", gone)
    plan = Plan("读书会", "study")
    found = {}
    for room, begins in (("多功能厅", "14:30"), ("多功能厅", "17:00"), ("静心室", "14:30")):
        sitting = Sitting(at(begins), at("18:30"), room=room)
        with house.store.read() as session:
            for one in look_over(session, house.desk.profile, plan, [sitting]):
                if one.code.startswith("room_"):
                    found[room, begins] = (one.code, one.level, dict(one.facts))
    assert found == {
        ("多功能厅", "14:30"): ("room_booked", "warn", {"count": "2"}),
        ("多功能厅", "17:00"): ("room_free", "good", {}),
        ("静心室", "14:30"): ("room_free", "good", {}),
    }


def test_what_headquarters_marked_asks_for_a_decision(house: House, hall: str) -> None:
    mine = house.book(hall, "14:00", "16:00", 30, name="陈思远")
    row = theirs(hall, "15:00", "17:00", amount=20, clash=True)
    words: Row = ("booking_words", new_id(), {"booking_id": row[1], "name": "王伟"})
    comes(house, [row, words])
    [matter] = house.to_decide()
    assert (matter.entry.id, matter.entry.name, matter.why) == (row[1], "王伟", CLASH)
    assert [(one.id, one.name) for one in matter.met] == [(mine, "陈思远")]
    assert [f"{one.astimezone(ZONE):%H:%M}" for one in matter.free] == ["16:00", "18:00"]
    house.do("keep", row[1], "挤一挤")
    assert house.to_decide() == []
    entry = house.entry(row[1])
    assert (entry.clash, entry.kept, entry.kept_why, entry.undecided) == (
        True,
        True,
        "挤一挤",
        False,
    )
    house.do("decide_anew", row[1])
    assert [one.entry.id for one in house.to_decide()] == [row[1]]
    house.do("cancel", row[1])
    assert house.to_decide() == []


def test_what_is_withdrawn_with_bookings_is_listed(house: House, hall: str) -> None:
    made = house.book(hall, "14:00", "15:00")
    with transaction(house.store, HE) as tx:
        withdraw(tx, hall)
    lost = theirs(new_id(), "15:00", "16:00")
    closed = theirs(house.has("静心室"), "09:00", "10:00")
    closed[2].update(begins_at=text("09:00", SUNDAY), ends_at=text("10:00", SUNDAY))
    comes(
        house,
        [
            lost,
            closed,
            ("holiday", new_id(), {"day": "2026-11-29", "works": False, "name": "校庆"}),
        ],
    )
    found = house.to_decide()
    assert [(one.entry.id, one.why) for one in found] == [
        (made, CLOSED),
        (lost[1], CLOSED),
        (closed[1], CLOSED),
    ]
    assert [one.thing is not None for one in found] == [True, False, True]
    assert [bool(one.free) for one in found] == [False, False, True]
    house.clock.forward(hours=30)
    assert house.to_decide() == [], "what is over asks for nothing"


def test_one_matter_by_itself(house: House, hall: str) -> None:
    made = house.book(hall, "14:00", "15:00")
    now = house.clock.now()
    with house.store.read() as session:
        assert matter_of(session, house.desk.profile, made, now, DAY.isoformat()) is None
        assert matter_of(session, house.desk.profile, new_id(), now, DAY.isoformat()) is None
        assert entry_of(session, new_id()) is None


def test_who_comes_next(house: House, hall: str) -> None:
    second = house.book(hall, "18:00", "19:00")
    first = house.book(hall, "14:00", "15:00")
    used = house.book(hall, "11:00", "12:00")
    house.do("use", used)
    case = new_id()
    of = house.book(hall, "16:00", "17:00", case_id=case)
    with house.store.read() as session:
        assert [one.id for one in upcoming(session, house.clock.now())] == [first, of, second]
        assert [one.id for one in of_case(session, case)] == [of]


def test_a_room_of_headquarters_directory(house: House) -> None:
    shared = new_id()
    fields: dict[str, object] = {"type": "room", "name": "共享会议室", "audit": "passed"}
    comes(house, [("resource", shared, {**fields, "capacity": 6, "at_venue": VENUE_ID})])
    comes(house, [("resource", new_id(), {**fields, "name": "别处"})])
    assert [(one.name, one.own) for one in house.things()] == [("共享会议室", False)]
    made = house.book(shared, "14:00", "15:00", 4)
    assert house.day(shared).entries[0].id == made
