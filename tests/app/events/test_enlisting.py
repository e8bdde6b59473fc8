"""A list brought to a session: looked over first, registered in its order, never twice."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.errors import Refusal
from app.events import enlisting, registering
from app.events.enlisting import DryRun
from app.events.importing import Layout, read
from app.events.model import Registration
from app.events.questions import Guardian, read_answers
from app.events.registering import Guest
from app.events.roster import in_line, roster, seated
from app.opening import open_data_dir
from app.people.actions import Details, issue_card
from app.people.actions import register as register_person
from app.people.merging import REASONS, merge
from app.sheets.tablefile import Row, Table, read_table
from app.staff.rules import VOLUNTEER
from app.store.base import OutboxOp
from app.store.transaction import Actor, transaction
from tests.app.events.test_seats_offline import House
from tests.support.clock import HandClock
from tests.support.desks import HE, KEY, make_desk
from tests.support.enlister import LAYOUT

ROOT = Path(__file__).resolve().parents[3]
COLUMNS = Layout(0, {"name": 0, "phone": 1, "code": 2, "note": 3})


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    yield House(desk, clock)
    desk.store.close()


def looked_over(house: House, session_id: str, *rows: Row, digest: bytes = b"one") -> DryRun:
    """Look over a list of name, number, member code, remark; short rows end early."""
    cells = (("姓名", "手机", "会员码", "备注"), *(tuple([*row, "", "", ""][:4]) for row in rows))
    table = Table("名单", ("名单",), cells, (), digest)
    with house.desk.store.read() as session:
        brought = (read(table, COLUMNS), COLUMNS, digest)
        return enlisting.look_over(session, house.desk.store, session_id, brought)


def enlisted(house: House, dry: DryRun) -> enlisting.Enlisted:
    return enlisting.enlist(house.desk.store, HE, dry)


def codes(dry: DryRun) -> list[tuple[int, str]]:
    return [(one.row, one.code) for one in dry.findings]


def lines(house: House, session_id: str) -> tuple[list[str], list[str]]:
    """Give the names of who has a seat, and of who waits, in their order."""
    with house.desk.store.read() as session:
        found = roster(session, session_id)
    return [one.name for one in seated(found)], [one.name for one in in_line(found)]


def knows(house: House, name: str, phone: str) -> str:
    with transaction(house.desk.store, HE) as tx:
        return register_person(tx, Details(name, phone, consent_way="spoken")).id


def test_seats_go_by_the_order_of_the_list_and_the_rest_wait_in_it(house: House) -> None:
    session = house.plans(2)
    names = ["周启明", "林晓禾", "苏念", "曾一诺", "陈思远"]
    dry = looked_over(house, session, *((name,) for name in names))
    assert (len(dry.ready), dry.known, dry.waits) == (5, 0, 3)
    done = enlisted(house, dry)
    assert (len(done.ids), done.seated, done.waiting, done.already) == (5, 2, 3, 0)
    assert lines(house, session) == (names[:2], names[2:])
    with house.desk.store.read() as reading:
        rows = reading.execute(select(Registration)).scalars().all()
        assert {row.channel for row in rows} == {"import"}
        assert reading.execute(select(func.count()).select_from(OutboxOp)).scalar_one() >= 5


def test_whoever_waits_already_is_not_overtaken_by_a_list(house: House) -> None:
    session = house.plans(1)
    first = house.registers(session, house.knows("先来"))
    house.registers(session, house.knows("后来"))
    house.cancels(first)
    dry = looked_over(house, session, ("林晓禾",))
    assert dry.waits == 1
    enlisted(house, dry)
    assert lines(house, session) == ([], ["后来", "林晓禾"])


def test_cards_are_found_by_code_or_by_name_and_number_together(house: House) -> None:
    session = house.plans(9)
    lin, zhou = knows(house, "林晓禾", "19900003000"), knows(house, "周启明", "19900003001")
    with transaction(house.desk.store, HE) as tx:
        code = issue_card(tx, lin).code
    dry = looked_over(
        house,
        session,
        ("林晓禾", "", code),
        ("周启明", "19900003001"),
        ("周启明", "19900009999"),
        ("周小明", "19900003001"),
        ("苏念", "", code),
        ("曾一诺", "", "QJ0000000000"),
    )
    assert [one.guest.person_id for one in dry.ready] == [lin, zhou, None, None]
    assert dry.known == 2
    found = dict(codes(dry))
    assert found[4] == "phone_of_other"
    assert found[5] == "code_other_name"
    assert found[6] in {"code_unknown", "code_mistyped"}
    assert dry.stopped == 2
    enlisted(house, dry)
    assert lines(house, session)[0] == ["林晓禾", "周启明", "周启明", "周小明"]


def test_one_person_by_two_rows_or_two_cards_is_registered_once(house: House) -> None:
    session = house.plans(9)
    lin, other = knows(house, "林晓禾", "19900003000"), knows(house, "林小禾", "19900003001")
    with transaction(house.desk.store, HE) as tx:
        merge(tx, lin, other, REASONS[0])
    with transaction(house.desk.store, HE) as tx:
        code = issue_card(tx, lin).code
    dry = looked_over(
        house, session, ("林晓禾", "", code), ("林小禾", "19900003001"), ("林晓禾", "19900003000")
    )
    assert len(dry.ready) == 1
    assert codes(dry) == [(2, "row_twice"), (3, "row_twice")]


def test_whoever_is_registered_is_told_and_not_doubled(house: House) -> None:
    session = house.plans(9)
    lin = knows(house, "林晓禾", "19900003000")
    house.registers(session, lin)
    with transaction(house.desk.store, HE) as tx:
        registering.register(tx, session, Guest(None, "苏念", "19900003005"))
    dry = looked_over(
        house,
        session,
        ("林晓禾", "19900003000"),
        ("苏念", "19900003005"),
        ("苏念", "19900003006"),
    )
    assert codes(dry) == [(1, "row_already"), (2, "row_already"), (3, "row_namesake")]
    assert (dry.already, dry.stopped, len(dry.ready)) == (2, 0, 1)


def test_the_same_list_again_doubles_nobody_and_brings_back_nobody(house: House) -> None:
    session = house.plans(9)
    rows = [("林晓禾", "19900003000"), ("苏念",)]
    done = enlisted(house, looked_over(house, session, *rows))
    with transaction(house.desk.store, HE) as tx:
        registering.cancel(tx, done.ids[0])
    again = looked_over(house, session, *rows)
    assert codes(again) == [(1, "row_given_up"), (2, "row_already")]
    assert enlisted(house, again).ids == ()
    corrected = looked_over(house, session, *rows, ("周启明",), digest=b"another file")
    assert [one.guest.name for one in corrected.ready] == ["林晓禾", "周启明"]


def test_who_was_registered_between_look_and_button_is_passed_over(house: House) -> None:
    session = house.plans(9)
    lin = knows(house, "林晓禾", "19900003000")
    dry = looked_over(house, session, ("林晓禾", "19900003000"), ("苏念",), ("周启明",))
    house.registers(session, lin)
    with transaction(house.desk.store, HE) as tx:
        registering.register(tx, session, Guest(None, "苏念"))
    done = enlisted(house, dry)
    assert (len(done.ids), done.already) == (1, 2)
    assert enlisted(house, dry).already == 3


def test_without_a_waiting_list_who_has_no_seat_is_told_beforehand(house: House) -> None:
    session = house.plans(1, waitlist=False)
    dry = looked_over(house, session, ("林晓禾",), ("苏念",))
    assert ([one.guest.name for one in dry.ready], dry.waits) == (["林晓禾"], 0)
    assert (codes(dry), dry.stopped) == ([(2, "seats_none")], 1)


def test_seats_that_went_meanwhile_leave_nothing_half_done(house: House) -> None:
    session = house.plans(2, waitlist=False)
    dry = looked_over(house, session, ("林晓禾",), ("苏念",))
    house.registers(session, house.knows("先来"))
    with pytest.raises(Refusal) as told:
        enlisted(house, dry)
    assert told.value.code == "seats_none"
    assert lines(house, session) == (["先来"], [])


def test_a_list_is_stopped_between_two_commits_and_gone_on_with(house: House) -> None:
    session = house.plans(500)
    rows = [(f"青年{n}号",) for n in range(450)]
    dry = looked_over(house, session, *rows)
    through: list[int] = []
    store = house.desk.store
    done = enlisting.enlist(store, HE, dry, through.append, lambda: bool(through))
    assert (through, len(done.ids)) == ([100], 100)
    assert enlisted(house, looked_over(house, session, *rows)).seated == 350
    assert lines(house, session)[0] == [row[0] for row in rows]


def test_an_import_is_taken_back_as_far_as_it_stands(house: House) -> None:
    session = house.plans(9)
    done = enlisted(house, looked_over(house, session, ("林晓禾",), ("苏念",)))
    with transaction(house.desk.store, HE) as tx:
        registering.cancel(tx, done.ids[0])
    assert enlisting.take_back(house.desk.store, HE, done.ids) == 1
    assert lines(house, session) == ([], [])


def test_two_desks_that_read_one_file_make_different_ids(tmp_path: Path) -> None:
    found = []
    for name in ("a", "b"):
        house = House(make_desk(tmp_path / name, HandClock()), HandClock())
        session = house.plans(3)
        found.append(
            [one.registration_id[:18] for one in looked_over(house, session, ("林",)).ready]
        )
        house.desk.store.close()
    assert found[0] != found[1]


def test_ids_come_in_the_order_of_the_list(house: House) -> None:
    session = house.plans(9)
    ready = looked_over(house, session, *((f"青年{n}号",) for n in range(5_000))).ready
    ids = [one.registration_id for one in ready]
    assert ids == sorted(ids)
    assert len(set(ids)) == 5_000
    assert len({one[-2:] for one in ids}) == 256, "buckets of a comparison are shared by all"


def test_nobody_registers_a_list_who_may_not_register(house: House) -> None:
    session = house.plans(9)
    dry = looked_over(house, session, ("林晓禾",))
    assert len(enlisting.enlist(house.desk.store, Actor(HE.staff_id, VOLUNTEER), dry).ids) == 1
    with pytest.raises(Refusal):
        enlisting.enlist(house.desk.store, Actor(HE.staff_id, "guest"), dry)


def test_killed_in_the_middle_and_begun_again_everybody_is_registered_once(tmp_path: Path) -> None:
    home, path = tmp_path / "desk", tmp_path / "list.csv"
    count = 3_000
    names = [f"青年{n}号" for n in range(count)]
    path.write_text("姓名,手机\n" + "".join(f"{name},\n" for name in names), "utf-8")
    house = House(make_desk(home, HandClock()), HandClock())
    session = house.plans(1_000)
    house.desk.store.close()
    rng = random.Random(5)
    command = [sys.executable, "-m", "tests.support.enlister", str(home), str(path), session]
    for _ in range(4):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as child:
            assert child.stdout is not None
            for _line in range(rng.randint(1, 4)):
                child.stdout.readline()
            child.kill()
    assert subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=ROOT).stdout
    house.desk = open_data_dir(home, KEY, HandClock())
    here, waiting = lines(house, session)
    assert here == names[:1_000]
    assert waiting == names[1_000:]
    with house.desk.store.read() as reading:
        dry = enlisting.look_over(
            reading,
            house.desk.store,
            session,
            (read(read_table(path), LAYOUT), LAYOUT, read_table(path).digest),
        )
    assert (len(dry.ready), dry.already) == (0, count)
    house.desk.store.close()


def test_a_child_for_whom_nobody_answers_is_told_beforehand(house: House) -> None:
    session = house.plans(5)
    details = Details(
        *("刘小满", "19900003111"),
        age_band="u14",
        guardian_name="刘建国",
        guardian_relation="parent",
        consent_way="guardian",
    )
    with transaction(house.desk.store, HE) as tx:
        register_person(tx, details)
    dry = looked_over(house, session, ("刘小满", "19900003111"), ("林晓禾", "19900003112"))
    assert codes(dry) == [(1, "row_child")]
    assert len(enlisted(house, dry).ids) == 1


GUARDIANS = Layout(0, {"name": 0, "phone": 1, "guardian": 2, "guardian_phone": 3})
REACHED = Guardian("刘建国", "", "19900002222")


def looked_over_children(house: House, session_id: str, *rows: Row) -> DryRun:
    table = Table("名单", ("名单",), (("姓名", "手机", "监护人", "监护人手机"), *rows), (), b"one")
    with house.desk.store.read() as session:
        brought = (read(table, GUARDIANS), GUARDIANS, b"one")
        return enlisting.look_over(session, house.desk.store, session_id, brought)


def guardians(house: House, session_id: str) -> dict[str, Guardian | None]:
    """Give by name who answers for those who are registered."""
    with house.desk.store.read() as session:
        found = roster(session, session_id)
    return {one.name: read_answers(one.answers).guardian for one in found}


def test_to_an_event_for_children_a_list_brings_them_with_who_answers(house: House) -> None:
    session = house.plans(9, category="children")
    dry = looked_over_children(
        house,
        session,
        ("刘小满", "", "刘建国", "19900002222"),
        ("刘小雨", "", "刘建国", ""),
        ("苏念", "", "苏青", "1.99E+10"),
        ("陈思远", "", "", ""),
    )
    assert codes(dry) == [(2, "row_child"), (3, "digits_power"), (4, "row_child")]
    assert all(one.stops for one in dry.findings)
    assert (dry.stopped, len(enlisted(house, dry).ids)) == (3, 1)
    assert guardians(house, session) == {"刘小满": REACHED}


def test_a_list_says_of_a_childs_card_what_it_lacks_but_never_that_somebody_agreed(
    house: House,
) -> None:
    session = house.plans(9)
    for name, phone, consent in (
        ("刘小满", "19900003111", "guardian"),
        ("刘小雨", "19900003112", "visit_only"),
    ):
        with transaction(house.desk.store, HE) as tx:
            card = Details(name, phone, age_band="u14", consent_way=consent, guardian_name="刘建国")
            register_person(tx, replace(card, guardian_relation="parent"))
    knows(house, "林晓禾", "19900003113")
    answers = ("刘建国", "19900002222")
    dry = looked_over_children(
        house,
        session,
        ("刘小满", "19900003111", *answers),
        ("刘小雨", "19900003112", *answers),
        ("林晓禾", "19900003113", *answers),
    )
    assert codes(dry) == [(2, "row_consent")]
    enlisted(house, dry)
    assert guardians(house, session) == {"刘小满": REACHED, "林晓禾": None}, "the grown need none"


def test_elsewhere_a_guardian_is_kept_where_named_and_a_damaged_one_stops_nobody(
    house: House,
) -> None:
    session = house.plans(9)
    dry = looked_over_children(
        house, session, ("刘小满", "", "刘建国", "19900002222"), ("苏念", "", "苏青", "无")
    )
    assert [(one.row, one.code, one.stops) for one in dry.findings] == [(2, "phone_letters", False)]
    enlisted(house, dry)
    assert guardians(house, session) == {"刘小满": REACHED, "苏念": None}


def test_a_namesake_who_is_a_child_is_not_taken_without_who_answers(house: House) -> None:
    session = house.plans(9, category="children")
    row = ("刘小满", "19900003111", "刘建国", "19900002222")
    enlisted(house, looked_over_children(house, session, row))
    dry = looked_over(house, session, ("刘小满", "19900003119"), digest=b"another file")
    assert codes(dry) == [(1, "row_namesake"), (1, "row_child")]
    assert dry.ready == ()
