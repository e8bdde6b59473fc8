"""People's cards as the counter keeps them: register, edit, find, member codes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.checkin.actions import check_in
from app.desk import Desk
from app.errors import Refusal
from app.ops import Version
from app.people import actions, queries
from app.people.actions import Details
from app.people.lookup import Match, find
from app.people.rules import NOTICE_VERSION
from app.store.base import AuditEntry, OutboxOp
from app.store.incoming import incoming
from app.store.outbox import read_body
from app.store.told import IncomingPage, IncomingRow
from app.store.transaction import transaction
from tests.support.clock import HandClock
from tests.support.desks import EPOCH, HE, SHEN

DAY = "2026-11-28"


def register(desk: Desk, name: str, phone: str | None = None, **more: str) -> str:
    with transaction(desk.store, HE) as tx:
        return actions.register(tx, Details(name, phone, **more)).id  # type: ignore[arg-type]


def ask(desk: Desk, text: str) -> tuple[Match, ...]:
    with desk.store.read() as session:
        return find(session, text, DAY).matches


def names(desk: Desk, text: str) -> list[str]:
    return [match.name for match in ask(desk, text)]


def last_body(desk: Desk) -> dict[str, object]:
    with desk.store.read() as session:
        text = session.execute(
            select(OutboxOp.body).order_by(OutboxOp.seq.desc()).limit(1)
        ).scalar_one()
    return read_body(text).fields


def test_a_name_is_all_it_takes(desk: Desk) -> None:
    person = register(desk, " 林晓禾 ")
    with desk.store.read() as session:
        card = queries.card(session, person)
    assert (card.name, card.phone, card.consent_way, card.visits) == ("林晓禾", None, None, 0)
    assert card.registered_day == DAY


def test_the_notice_is_kept_with_its_version_and_how_it_was_answered(desk: Desk) -> None:
    person = register(desk, "周启明", consent_way="spoken")
    with desk.store.read() as session:
        card = queries.card(session, person)
    assert (card.notice_version, card.consent_way, card.consent_at) == (
        NOTICE_VERSION,
        "spoken",
        "2026-11-28T02:00:00.000Z",
    )


def test_a_child_needs_a_guardian(desk: Desk) -> None:
    with pytest.raises(Refusal, match="guardian_missing"):
        register(desk, "刘小满", age_band="u14")
    child = register(
        desk, "刘小满", age_band="u14", guardian_name="刘建国", guardian_relation="parent"
    )
    with desk.store.read() as session:
        assert queries.card(session, child).guardian_name == "刘建国"


@pytest.mark.parametrize(
    ("name", "phone", "code"),
    [
        ("", None, "name_missing"),
        ("　", None, "name_missing"),
        ("名" * 41, None, "name_too_long"),
        ("１３７ 0013-7000", None, "name_is_number"),
        ("王伟", "1990000010", "phone_short"),
        ("王伟", "199000001011", "phone_long"),
        ("王伟", "打给妈妈", "phone_letters"),
    ],
)
def test_what_cannot_be_kept_is_refused_whole(
    desk: Desk, name: str, phone: str | None, code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        register(desk, name, phone)
    with desk.store.read() as session:
        assert queries.counts(session, DAY).everyone == 0
        assert session.execute(select(OutboxOp.op_id)).first() is None


def test_a_note_longer_than_its_field_is_refused_with_the_field(desk: Desk) -> None:
    with pytest.raises(Refusal, match="text_too_long") as refused:
        register(desk, "王伟", note="长" * 501)
    assert refused.value.facts == {"field": "note", "max": 500, "length": 501}


def test_what_headquarters_would_refuse_is_refused_at_the_desk(desk: Desk) -> None:
    with pytest.raises(Refusal, match="choice_unknown"):
        register(desk, "王伟", consent_way="by_pigeon")


def test_likeness_warns_and_never_refuses(desk: Desk) -> None:
    first = register(desk, "王伟", "19900000111")
    sibling = register(desk, "王芳", "19900000111")
    with desk.store.read() as session:
        by_name = queries.like(session, "王伟")
        by_phone = queries.like(session, "王小明", "199 0000 0111")
        nobody = queries.like(session, "仇嘉树", "19900000199")
    assert [face.id for face in by_name] == [first]
    assert {face.id for face in by_phone} == {first, sibling}
    assert nobody == []


def test_editing_sends_only_what_changed(desk: Desk) -> None:
    person = register(desk, "陈可欣", "19900000103", unit="云州大学")
    with transaction(desk.store, HE) as tx:
        actions.edit(tx, person, Details("陈可欣", "19900000104", unit="云州大学"))
    assert last_body(desk) == {"phone": "19900000104"}
    assert names(desk, "0104") == ["陈可欣"]
    assert names(desk, "0103") == []


def test_saving_a_card_unchanged_says_nothing(desk: Desk) -> None:
    person = register(desk, "陈可欣", "19900000103")
    with desk.store.read() as session:
        before = session.execute(select(OutboxOp.op_id)).all()
    with transaction(desk.store, HE) as tx:
        actions.edit(tx, person, Details("陈可欣", "19900000103"))
    with desk.store.read() as session:
        assert session.execute(select(OutboxOp.op_id)).all() == before


def test_a_deactivated_person_is_not_found_and_can_come_back(desk: Desk) -> None:
    person = register(desk, "仇嘉树")
    with pytest.raises(Refusal, match="not_allowed"), transaction(desk.store, HE) as tx:
        actions.deactivate(tx, person)
    with transaction(desk.store, SHEN) as tx:
        actions.deactivate(tx, person)
    assert names(desk, "仇嘉树") == []
    with transaction(desk.store, SHEN) as tx:
        actions.reactivate(tx, person)
    assert names(desk, "qiujs") == ["仇嘉树"]


def test_a_member_code_finds_its_holder_until_the_card_is_lost(desk: Desk) -> None:
    person = register(desk, "曾一诺")
    with transaction(desk.store, HE) as tx:
        code = actions.issue_card(tx, person).code
    with desk.store.read() as session:
        assert queries.by_code(session, code.lower()) == person
        assert queries.card(session, person).code == code
    with pytest.raises(Refusal, match="card_exists"), transaction(desk.store, HE) as tx:
        actions.issue_card(tx, person)
    with transaction(desk.store, HE) as tx:
        other = actions.replace_card(tx, person, "丢失").code
    with desk.store.read() as session:
        assert queries.by_code(session, other) == person
        with pytest.raises(Refusal, match="code_withdrawn"):
            queries.by_code(session, code)
        swapped = other[:-2] + other[-1] + other[-2]
        if swapped != other:
            with pytest.raises(Refusal, match="code_mistyped"):
                queries.by_code(session, swapped)


def test_nobody_has_a_card_to_lose(desk: Desk) -> None:
    person = register(desk, "曾一诺")
    with pytest.raises(Refusal, match="no_card"), transaction(desk.store, HE) as tx:
        actions.replace_card(tx, person, "丢失")


def test_showing_a_number_is_written_down_without_the_number(desk: Desk) -> None:
    person = register(desk, "单雨桐", "19900000104")
    with transaction(desk.store, HE) as tx:
        actions.note_reveal(tx, person, "phone")
    with desk.store.read() as session:
        entry = session.execute(
            select(AuditEntry).order_by(AuditEntry.number.desc()).limit(1)
        ).scalar_one()
    assert (entry.action, entry.row_id, entry.actor) == ("person.reveal", person, HE.staff_id)
    assert "1990" not in (entry.detail or "")


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        (
            "陈思远",
            ["陈", "思远", "chensiyuan", "csy", "chensy", "csiyuan", "陈sy", "ＣＳＹ"],
        ),
        ("单雨桐", ["shanyutong", "danyt", "雨桐"]),
        ("吕绿萝", ["lv", "lu", "lü", "lvlvluo", "lll"]),
        ("买买提·艾力", ["艾力", "买买提·艾力", "买买提艾力", "买买提•艾力", "aili", "mmtal"]),
        ("尉迟敬", ["yuchi", "ycj", "尉迟"]),
        ("李𬭎", ["𬭎", "李𬭎", "lih"]),
    ],
)
def test_a_person_is_found_however_they_are_asked_for(
    desk: Desk, name: str, texts: list[str]
) -> None:
    register(desk, "欧阳子墨", "19900000106")
    register(desk, name, "+86 199-0000-2046")
    for text in texts:
        assert names(desk, text) == [name], text
    assert names(desk, "１９９００００２") == [name]


def test_too_little_text_finds_nobody(desk: Desk) -> None:
    register(desk, "陈思远", "19900002046")
    for text in ("", " ", "c", "1"):
        with desk.store.read() as session:
            found = find(session, text, DAY)
        assert (found.matches, found.kind in ("empty", "short")) == ((), True), text


def test_who_was_here_lately_comes_first(desk: Desk, clock: HandClock) -> None:
    clock.put("2026-06-01T02:00:00.000Z")
    old = [register(desk, f"王{given}") for given in ("一诺", "二喜", "三水")]
    clock.put("2026-10-01T02:00:00.000Z")
    recent = register(desk, "王四海")
    clock.put("2026-11-28T02:00:00.000Z")
    with transaction(desk.store, HE) as tx:
        check_in(tx, old[2])
    with desk.store.read() as session:
        ids = [match.id for match in find(session, "wang", DAY).matches]
    assert ids == [old[2], recent, old[0], old[1]]


def test_the_order_is_exact_to_the_millisecond(desk: Desk, clock: HandClock) -> None:
    """Also where 90 days end: times are compared as numbers there, and as texts elsewhere."""
    for name, at in (
        ("王一", "2026-08-29T23:59:59.998Z"),
        ("王二", "2026-08-29T23:59:59.999Z"),
        ("王三", "2026-08-30T00:00:00.000Z"),
        ("王四", "2026-11-27T02:00:00.001Z"),
        ("王五", "2026-11-27T02:00:00.002Z"),
    ):
        clock.put(at)
        register(desk, name)
    assert names(desk, "王") == ["王五", "王四", "王三", "王一", "王二"]


def test_a_plain_beginning_stands_before_a_shortened_one(desk: Desk, clock: HandClock) -> None:
    for name in ("林娜英", "李娜", "刘能"):
        register(desk, name)
        clock.forward(minutes=1)
    # "lin" is how 林娜英 and 李娜 begin; of 刘能, seen last, it is liu and neng shortened.
    assert names(desk, "lin") == ["李娜", "林娜英", "刘能"]


def test_a_list_shows_the_person_as_they_are_now(desk: Desk) -> None:
    """What the finder repeats of a person follows every change, and comes with a late person."""
    chen = register(desk, "陈思远", "19900002046")
    with transaction(desk.store, SHEN) as tx:
        actions.edit(tx, chen, Details("陈思源", "19900002047"))
    assert [(one.name, one.phone) for one in ask(desk, "csy")] == [("陈思源", "19900002047")]
    lin = "01900000-0000-7000-8000-00000000a001"
    at = f"{DAY}T02:00:00.000Z"
    came = {"person_id": lin, "heads": 1, "method": "scan", "happened_at": at, "day": DAY}
    person = {"name": "林晓禾", "status": "active", "registered_day": DAY}
    rows: list[tuple[str, str, dict[str, Any]]] = [
        ("visit", lin.replace("a001", "a002"), came),
        ("person", lin, person),
    ]
    for number, (kind, row_id, fields) in enumerate(rows, start=1):
        assert ask(desk, "林晓禾") == ()
        row = IncomingRow(kind, row_id, Version(EPOCH, "venue", number), fields)
        incoming(desk.store, IncomingPage(rows=[row]))
    assert [(one.name, one.visits) for one in ask(desk, "林晓禾")] == [("林晓禾", 1)]


LATE = "01900000-0000-7000-8000-00000000b001"


def lay_in(desk: Desk, number: int, kind: str, end: str, fields: dict[str, Any] | None) -> None:
    """Let one row come down, or leave where it says nothing."""
    version, row_id = Version(EPOCH, "venue", number), LATE[:-1] + end
    row = IncomingRow(kind, row_id, version, fields or {}, gone="" if fields else "absent")
    incoming(desk.store, IncomingPage(rows=[row]))


def came(person: str | None) -> dict[str, Any]:
    at = f"{DAY}T02:00:00.000Z"
    said = {"person_id": person, "heads": 1, "method": "scan", "happened_at": at, "day": DAY}
    return {name: value for name, value in said.items() if value is not None}


def waiting(desk: Desk) -> list[tuple[str, int]]:
    """Give the lines of the finder: whose they are, and how many visits they count."""
    with desk.store.read() as session:
        run = session.connection().exec_driver_sql
        return [(row[0], row[1]) for row in run("SELECT person_id, visits FROM finder")]


def test_who_was_here_was_here_though_their_card_came_down_before_them(desk: Desk) -> None:
    """A new desk reads rows as they were last written: a person edited today comes last."""
    lay_in(desk, 1, "visit", "2", came(LATE))
    lay_in(desk, 2, "card", "3", {"person_id": LATE, "code": "QJ1M22223333A", "status": "active"})
    assert waiting(desk) == [(LATE, 1)]
    lay_in(desk, 3, "person", "1", {"name": "林晓禾", "status": "active"})
    assert [(one.name, one.visits) for one in ask(desk, "林晓禾")] == [("林晓禾", 1)]


def test_a_visit_that_leaves_counts_no_more(desk: Desk) -> None:
    lay_in(desk, 1, "person", "1", {"name": "林晓禾", "status": "active"})
    lay_in(desk, 2, "visit", "2", came(LATE))
    lay_in(desk, 3, "visit", "4", came(LATE))
    assert [one.visits for one in ask(desk, "林晓禾")] == [2]
    lay_in(desk, 4, "visit", "2", None)
    assert [one.visits for one in ask(desk, "林晓禾")] == [1]


def test_of_somebody_erased_no_line_is_left_in_the_finder(desk: Desk) -> None:
    """The person leaves first; their visits come down again without them."""
    lay_in(desk, 1, "person", "1", {"name": "林晓禾", "status": "active"})
    lay_in(desk, 2, "visit", "2", came(LATE))
    lay_in(desk, 3, "person", "1", None)
    lay_in(desk, 4, "visit", "2", came(None))
    assert waiting(desk) == []


def test_nobody_is_found_by_a_card_that_left(desk: Desk) -> None:
    lay_in(desk, 1, "person", "1", {"name": "林晓禾", "status": "active"})
    lay_in(desk, 2, "card", "3", {"person_id": LATE, "code": "QJ1M22223333A", "status": "active"})
    assert names(desk, "QJ1M2222") == ["林晓禾"]
    lay_in(desk, 3, "card", "3", None)
    assert names(desk, "QJ1M2222") == []


def test_the_people_page_lists_last_seen_first(desk: Desk, clock: HandClock) -> None:
    first = register(desk, "林晓禾")
    clock.forward(minutes=1)
    second = register(desk, "周启明")
    clock.forward(minutes=1)
    with transaction(desk.store, HE) as tx:
        check_in(tx, first)
    with desk.store.read() as session:
        ids = queries.ids_by_recency(session)
        rows = queries.rows(session, ids)
        counts = queries.counts(session, DAY)
    assert ids == [first, second]
    assert [(row.name, row.visits) for row in rows] == [("林晓禾", 1), ("周启明", 0)]
    assert (counts.everyone, counts.this_month) == (2, 2)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200))
def test_no_text_of_any_kind_breaks_the_search(desk: Desk, text: str) -> None:
    with desk.store.read() as session:
        assert find(session, text, DAY).matches == ()


def test_a_held_down_key_breaks_nothing(desk: Desk) -> None:
    register(desk, "陈思远")
    for text in ("c" * 10_000, "陈" * 10_000, "1" * 10_000, "\x00\x1b" * 5_000, "ü'·" * 3_000):
        assert names(desk, text) == []
