"""A sheet filled in on paper is typed back in as it was printed, and nobody is doubled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refusal
from app.events import registering, sheetcode
from app.events.arriving import admit
from app.events.model import EventSession
from app.events.registering import Guest
from app.events.roster import roster
from app.events.sheetcode import LENGTH, LINES, looks_like_sheet, read, write
from app.events.signed import SheetPage, Signed, page_of, take_back, type_in
from app.ids import new_id
from app.store.transaction import transaction
from tests.app.events.test_seats_offline import House
from tests.support.clock import HandClock
from tests.support.desks import HE, make_desk

EVENT = "01900000-0000-7000-8000-00000000ee01"
WHY = "断电期间纸质签到"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    yield House(desk, clock)
    desk.store.close()


def page(house: House, code: str) -> SheetPage:
    with house.desk.store.read() as session:
        return page_of(session, house.desk.store, read(code))


def event_of(house: House, session_id: str) -> str:
    with house.desk.store.read() as session:
        sitting = session.get(EventSession, session_id)
        assert sitting is not None
        return sitting.event_id


@given(st.lists(st.booleans(), max_size=LINES), st.integers(1, 255), st.integers(1, 255))
def test_a_code_says_again_what_was_written(lines: list[bool], number: int, pages: int) -> None:
    ids = [new_id() if there else None for there in lines]
    code = write(EVENT, number, pages, ids)
    assert len(code) == LENGTH
    assert set(code) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert looks_like_sheet(code.lower())
    found = read(code)
    assert (found.page, found.pages) == (number, pages)
    assert found.lines is not None
    assert list(found.lines[: len(ids)]) == [one and one.replace("-", "")[-8:] for one in ids]
    assert not any(found.lines[len(ids) :])


@pytest.mark.parametrize("at", [5, 60, LENGTH - 1])
def test_a_mistyped_code_is_told(at: int) -> None:
    code = write(EVENT, 1, 1, [new_id()])
    other = "1" if code[at] != "1" else "2"
    for wrong in (code[:at] + other + code[at + 1 :], code[:at], code + "1", "QJE1:nothing:1"):
        with pytest.raises(Refusal) as told:
            read(wrong)
        assert told.value.code == "sheet_damaged"


def test_who_registered_or_gave_up_since_changes_nothing_on_the_paper(house: House) -> None:
    session = house.plans(9)
    people = [house.knows(name) for name in ("林晓禾", "周启明", "曾一诺")]
    placed = [house.registers(session, one) for one in people]
    ids = [one.registration_id for one in placed]
    order = [ids[2], None, ids[0], ids[1]]
    code = write(event_of(house, session), 2, 3, order)
    house.cancels(placed[1])
    house.registers(session, house.knows("后来"))
    found = page(house, code)
    assert found.exact
    names = [(row.number, row.line.name if row.line else "") for row in found.rows]
    assert names == [(25, "曾一诺"), (27, "林晓禾"), (28, "周启明")]
    assert found.rows[2].line is not None
    assert found.rows[2].line.status == "cancelled"


def test_a_line_whose_registration_is_gone_stays_a_line(house: House) -> None:
    session = house.plans(9)
    found = page(house, write(event_of(house, session), 1, 1, [new_id()]))
    assert [(row.number, row.line) for row in found.rows] == [(1, None)]


def test_a_sheet_of_another_venue_is_told(house: House) -> None:
    house.plans(9)
    with pytest.raises(Refusal) as told:
        page(house, write(EVENT, 1, 1, [new_id()]))
    assert told.value.code == "sheet_unknown"


def test_sheets_printed_before_are_read_with_everybody_on_them(house: House) -> None:
    session = house.plans(9)
    house.registers(session, house.knows("林晓禾"))
    found = page(house, f"QJE1:{event_of(house, session)}:2".upper())
    assert (found.exact, found.page) == (False, 2)
    assert [row.line.name for row in found.rows if row.line] == ["林晓禾"]


def test_those_who_signed_are_written_down_once_with_or_without_a_card(house: House) -> None:
    session = house.plans(9, hours=1)
    store = house.desk.store
    lin = house.knows("林晓禾")
    first = house.registers(session, lin).registration_id
    second = house.registers(session, house.knows("周启明")).registration_id
    with transaction(store, HE) as tx:
        guest = registering.register(tx, session, Guest(None, "苏念")).registration_id
        tx.session.flush()
        admit(tx, session, lin)
    house.clock.forward(hours=3)
    when = house.clock.now() - dt.timedelta(hours=2)
    signed = [Signed(one, when) for one in (first, second, guest)]
    with transaction(store, HE) as tx:
        done = type_in(tx, signed, WHY)
    assert [one.already for one in done] == [True, False, False]
    with transaction(store, HE) as tx:
        assert all(one.already for one in type_in(tx, signed, WHY))
    with store.read() as reading:
        arrived = {line.name: line.arrived_at for line in roster(reading, session)}
    assert None not in arrived.values()
    with transaction(store, HE) as tx:
        take_back(tx, [one.attendance_id for one in done[1:]])
    with store.read() as reading:
        left = [line.name for line in roster(reading, session) if line.arrived_at]
    assert left == ["林晓禾"]


def test_one_wrong_time_and_nobody_of_the_page_is_written_down(house: House) -> None:
    session = house.plans(9, hours=1)
    ids = [house.registers(session, house.knows(name)).registration_id for name in ("林", "周")]
    now = house.clock.now()
    for when, why, code in (
        (now + dt.timedelta(hours=1), WHY, "late_future"),
        (now, "  ", "late_reason_missing"),
        (now - dt.timedelta(days=40), WHY, "late_too_old"),
    ):
        with pytest.raises(Refusal) as told, transaction(house.desk.store, HE) as tx:
            type_in(tx, [Signed(ids[0], now), Signed(ids[1], when)], why)
        assert told.value.code == code
    with house.desk.store.read() as reading:
        assert not any(line.arrived_at for line in roster(reading, session))
    with pytest.raises(Refusal) as told, transaction(house.desk.store, HE) as tx:
        type_in(tx, [Signed(new_id(), now)], WHY)
    assert told.value.code == "registration_unknown"
    assert sheetcode.LINES == 24
