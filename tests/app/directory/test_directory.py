"""The venue's own directory, beside headquarters'."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.desk import Desk
from app.directory.actions import (
    Description,
    add,
    change,
    copy,
    description_of,
    take_up,
    withdraw,
)
from app.directory.queries import Listed, copied_from, partners, resource, resources, search
from app.directory.queries import told as as_told
from app.directory.rules import DAYS, OWN_RESOURCE, RESOURCE, Slot, weekly_of, weekly_text
from app.errors import Refusal
from app.kinds import NATION_SCOPE
from app.ops import Version
from app.staff.rules import VOLUNTEER
from app.store.incoming import incoming
from app.store.outbox import waiting
from app.store.scopes import take_scopes
from app.store.told import IncomingPage, IncomingRow
from app.store.transaction import Actor, transaction
from sync.wire.forms import misfit, missing
from tests.support.desks import EPOCH, HE
from tests.support.nation import resource as fields_of
from tests.support.nation import some_id

LAWYER = Description(
    "expert",
    "何律师",
    "cooperative",
    ("FLYZ", "QYWH"),
    "劳动争议；租房合同",
    ("zh", "en"),
    "2",
    "999001",
    "望江街道 1 号",
    120_500_000,
    31_250_000,
    "0999-5550100",
    "节假日除外",
    "tue 14:00-17:00;sat 9:00-12:00",
    valid_until="2027-06-30",
    capacity=2,
)


def added(desk: Desk, described: Description = LAWYER) -> str:
    with transaction(desk.store, HE) as tx:
        return add(tx, described).id


def listed(desk: Desk, **how: Any) -> list[Listed]:
    with desk.store.read() as session:
        return list(resources(session, **how))


def told(desk: Desk, *some: dict[str, Any]) -> None:
    take_scopes(desk.store, ("venue", NATION_SCOPE), "")
    rows = [
        IncomingRow("resource", some_id(n), Version(EPOCH, NATION_SCOPE, n), fields)
        for n, fields in enumerate(some, 1)
    ]
    page = IncomingPage(rows=rows, scope=NATION_SCOPE, cursor="c", number=len(rows), epoch=EPOCH)
    incoming(desk.store, page)


def test_a_line_is_added_changed_withdrawn_and_taken_up(desk: Desk) -> None:
    row_id = added(desk)
    (one,) = listed(desk)
    assert (one.id, one.own, one.scope, one.fields) == (row_id, True, "", ("FLYZ", "QYWH"))
    assert one.weekly == (Slot(1, 840, 1020), Slot(5, 540, 720))
    with transaction(desk.store, HE) as tx:
        said = Description("expert", "何律师", fields=("FLYZ",), weekly=" mon 9:00-10:00 ; ")
        row = change(tx, row_id, said)
        assert (row.weekly, row.fields, row.capacity) == ("mon 09:00-10:00", ["FLYZ"], None)
        assert withdraw(tx, row_id).withdrawn is True
    assert listed(desk, on="2026-11-28") == []
    with transaction(desk.store, HE) as tx:
        take_up(tx, row_id)
    assert [found.id for found in listed(desk, on="2026-11-28")] == [row_id]
    with desk.store.read() as session:
        assert waiting(session).unsent == 4
        assert resource(session, row_id) == listed(desk)[0]
        assert resource(session, some_id(7)) is None


def test_headquarters_lines_stand_beside_the_venues(desk: Desk) -> None:
    row_id = added(desk)
    told(
        desk,
        fields_of("甲队", weekly="whenever"),
        fields_of("乙房", type="room", fields=None),
        fields_of("丙队", audit="pending"),
        fields_of("丁队", valid_until="2026-11-27"),
    )
    names = [one.name for one in listed(desk)]
    assert names == ["何律师", "丁队", "丙队", "甲队", "乙房"]
    assert [one.name for one in listed(desk, types=("room", "expert"))] == ["何律师", "乙房"]
    assert [one.name for one in listed(desk, field="XLZX", on="2026-11-28")] == ["甲队"]
    assert [one.id for one in listed(desk, own_only=True)] == [row_id]
    team = next(one for one in listed(desk) if one.name == "甲队")
    assert (team.own, team.scope, team.weekly) == (False, NATION_SCOPE, ())


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": "  "}, "resource_nameless"),
        ({"name": "何" * 61}, "text_too_long"),
        ({"type": "wizard"}, "choice_unknown"),
        ({"audit": ""}, "choice_unknown"),
        ({"fields": tuple(f"K{n}" for n in range(21))}, "list_too_long"),
        ({"languages": ("x" * 61,)}, "text_too_long"),
        ({"specialities": "长" * 501}, "text_too_long"),
        ({"capacity": -1}, "number_unfit"),
        ({"lng": 181_000_000, "lat": 1}, "number_unfit"),
        ({"lng": None}, "number_unfit"),
        ({"weekly": "tue 17:00-14:00"}, "weekly_unclear"),
        ({"region": "99900"}, "region_unclear"),
    ],
)
def test_what_headquarters_would_refuse_is_not_begun(
    desk: Desk, changes: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        added(desk, replace(LAWYER, **changes))
    assert listed(desk) == []


def test_who_may_and_what_is_there(desk: Desk) -> None:
    row_id = added(desk)
    volunteer = Actor(HE.staff_id, VOLUNTEER)
    with pytest.raises(Refusal, match="not_allowed"), transaction(desk.store, volunteer) as tx:
        add(tx, LAWYER)
    with pytest.raises(Refusal, match="not_allowed"), transaction(desk.store, volunteer) as tx:
        change(tx, row_id, LAWYER)
    with pytest.raises(Refusal, match="not_allowed"), transaction(desk.store, volunteer) as tx:
        withdraw(tx, row_id)
    with pytest.raises(Refusal, match="resource_gone"), transaction(desk.store, HE) as tx:
        change(tx, some_id(7), LAWYER)


def test_both_kinds_hold_the_same() -> None:
    own = [one.name for one in OWN_RESOURCE.fields]
    assert [*(one.name for one in RESOURCE.fields), "from_line", "from_scope"] == own


# --- the week ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("", ""),
        (" ; ", ""),
        ("sat 9:00-12:00;TUE 14:00-17:00", "tue 14:00-17:00;sat 09:00-12:00"),
        ("mon 0:00-24:00", "mon 00:00-24:00"),
        ("mon 8:00-9:00;mon 9:00-10:30", "mon 08:00-09:00;mon 09:00-10:30"),
    ],
)
def test_a_week_is_read_and_written(text: str, plain: str) -> None:
    assert weekly_text(weekly_of(text)) == plain


@pytest.mark.parametrize(
    "text",
    [
        "tue",
        "tue 14:00",
        "day 14:00-15:00",
        "tue 14:00-14:00",
        "tue 14:60-15:00",
        "tue 23:00-24:01",
        "tue 14:00-16:00;tue 15:00-17:00",
        "tue 14:00-16:00,wed 14:00-16:00",
        "tue １４:00-16:00",
    ],
)
def test_what_is_no_week_is_not_guessed_at(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - it says what was said
        weekly_of(text)


@st.composite
def weeks(draw: st.DrawFn) -> tuple[Slot, ...]:
    slots: list[Slot] = []
    for day in range(len(DAYS)):
        marks = sorted(draw(st.sets(st.integers(0, 1440), max_size=4)))
        slots += [Slot(day, *pair) for pair in zip(marks[::2], marks[1::2], strict=False)]
    return tuple(slots)


@given(weeks())
def test_every_week_comes_back_as_it_was_written(week: tuple[Slot, ...]) -> None:
    assert weekly_of(weekly_text(week)) == week


@given(st.text(max_size=30))
def test_no_text_is_more_than_unreadable(text: str) -> None:
    try:
        found = weekly_of(text)
    except ValueError:
        return
    assert weekly_of(weekly_text(found)) == found


def test_what_is_written_here_fits_the_wire(desk: Desk) -> None:
    added(desk)
    with desk.store.read() as session:
        (row,) = resources(session)
    fields = {"type": row.type, "name": row.name, "audit": row.audit, "fields": list(row.fields)}
    assert misfit(OWN_RESOURCE, fields) == missing(OWN_RESOURCE, fields) == ""


def test_the_directory_is_searched_by_name_and_by_what_people_are_good_at(desk: Desk) -> None:
    added(desk)
    told(
        desk,
        fields_of("望江心理服务队", specialities="失眠、考试压力"),
        fields_of("压力测试工坊", specialities="机械", withdrawn=True),
        fields_of("100%_社"),
    )

    def found(typed: str, most: int = 20) -> list[str]:
        with desk.store.read() as session:
            return [one.name for one in search(session, typed, most)]

    assert found("何") == ["何律师"]
    assert found("江心") == ["望江心理服务队"]
    assert found("压力") == ["压力测试工坊", "望江心理服务队"]
    assert found("压力", most=1) == ["压力测试工坊"]
    assert found("劳动争议") == ["何律师"]
    assert found("%_") == ["100%_社"]
    for nothing in ("", "  ", "没有这样的", '" OR *', "\x00"):
        assert found(nothing) == []


# --- a line of headquarters' that becomes one of the venue's own ----------------------------------

FAR = {
    **fields_of(
        "青禾法律服务联盟", specialities="劳动争议", region="990102", valid_until="2027-06-30"
    ),
    "weekly": "tue 14:00-17:00",
    "at_venue": some_id(9),
}


def far(**more: Any) -> Listed:
    return as_told(some_id(7), "district/990102", {**FAR, **more})


def copied(desk: Desk, line: Listed, actor: Actor = HE) -> Listed:
    with transaction(desk.store, actor) as tx:
        row = copy(tx, line).id
    with desk.store.read() as session:
        found = resource(session, row)
    assert found is not None
    return found


def test_a_line_told_by_headquarters_reads_like_one_that_is_kept(desk: Desk) -> None:
    told(desk, FAR)
    [kept] = [one for one in listed(desk) if not one.own]
    assert replace(far(), id=kept.id, scope=kept.scope) == kept


def test_a_copied_line_is_the_venues_own_and_says_where_it_is_from(desk: Desk) -> None:
    before = unsent(desk)
    one = copied(desk, far())
    assert (one.own, one.name, one.specialities) == (True, "青禾法律服务联盟", "劳动争议")
    assert (one.from_line, one.from_scope) == (some_id(7), "district/990102")
    assert one.weekly == (Slot(1, 840, 1020),)
    assert one.at_venue is None, "what is at another venue is not here"
    assert unsent(desk) == before + 1
    with desk.store.read() as session:
        assert copied_from(session, [some_id(7), some_id(8)]) == {some_id(7): one}
        assert [found.id for found in search(session, "法律")] == [one.id]


def unsent(desk: Desk) -> int:
    with desk.store.read() as session:
        return waiting(session).unsent


def test_copied_twice_it_is_one_line_that_says_what_holds_now(desk: Desk) -> None:
    first = copied(desk, far())
    with transaction(desk.store, HE) as tx:
        withdraw(tx, first.id)
    again = copied(desk, far(specialities="工伤认定"))
    assert (again.id, again.withdrawn, again.specialities) == (first.id, False, "工伤认定")
    assert len(listed(desk)) == 1


def test_what_is_changed_of_a_copy_keeps_where_it_is_from(desk: Desk) -> None:
    one = copied(desk, far())
    with transaction(desk.store, HE) as tx:
        change(tx, one.id, replace(description_of(one), contact="0999-5550101"))
    with desk.store.read() as session:
        found = resource(session, one.id)
    assert found == replace(one, contact="0999-5550101")


@pytest.mark.parametrize(
    "said", [{"withdrawn": True}, {"audit": "refused"}, {"valid_until": "2020-01-01"}]
)
def test_nobody_people_may_not_be_sent_to_is_copied(desk: Desk, said: dict[str, Any]) -> None:
    with pytest.raises(Refusal) as caught:
        copied(desk, far(**said))
    assert caught.value.code == "resource_gone"


def test_who_may_not_keep_the_directory_copies_nothing(desk: Desk) -> None:
    with pytest.raises(Refusal) as caught:
        copied(desk, far(), Actor("x", VOLUNTEER))
    assert caught.value.code == "not_allowed"


def test_whom_a_case_can_be_referred_to(desk: Desk) -> None:
    far = Description("alliance", "阿联盟", fields=("QT",))
    for described in (
        far,
        Description("partner_org", "远处的社", fields=("FLYZ",)),
        Description("alliance", "过期的", fields=("FLYZ",), valid_until="2026-01-01"),
        Description("alliance", "没通过的", fields=("FLYZ",), audit="pending"),
        Description("room", "会议室", fields=("FLYZ",)),
        LAWYER,
    ):
        added(desk, described)
    with desk.store.read() as session:
        found = [name for _, name in partners(session, "FLYZ", "2026-11-28", 10)]
        assert found == ["远处的社", "阿联盟"]
        assert len(partners(session, "QT", "2026-11-28", 1)) == 1
