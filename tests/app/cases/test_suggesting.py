"""Who of the directory is suggested for a case, and what a desk knows of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.cases import suggesting
from app.cases.actions import Holder
from app.cases.matching import Candidate
from app.cases.rating import rate
from app.cases.rules import PARTNER
from app.cases.suggesting import Record, language_of, languages, next_presence
from app.directory.actions import Description, add, change
from app.directory.rules import ROOM, weekly_of
from app.errors import Refusal
from app.kinds import NATION_SCOPE
from app.ops import Version
from app.people.actions import Details, edit
from app.people.merging import merge
from app.ratings.actions import Said
from app.staff.rules import CLERK, SOCIAL_WORKER
from app.store.incoming import incoming
from app.store.scopes import take_scopes
from app.store.told import IncomingPage, IncomingRow
from app.store.transaction import transaction
from tests.support.cases import LEGAL, WAGES, Counter
from tests.support.desks import EPOCH, HE, QIN, VENUE_ID
from tests.support.nation import resource as fields_of
from tests.support.nation import some_id

ZONE = "Asia/Shanghai"
TUESDAY = dt.datetime(2026, 11, 24, 15, tzinfo=dt.timezone(dt.timedelta(hours=8)))
LAWYER = Description("expert", "何律师", fields=("FLYZ",), specialities="劳动争议、欠薪追讨")
SINGERS = Description("alliance", "合唱团", fields=("WTHD",), specialities="唱歌")


def put(counter: Counter, *some: Description) -> list[str]:
    with transaction(counter.store, HE) as tx:
        return [add(tx, one).id for one in some]


def suggested(counter: Counter, case_id: str, role: str = SOCIAL_WORKER) -> list[str]:
    seen = counter.see(case_id, role)
    with counter.store.read() as session:
        found = suggesting.suggest(session, seen, counter.clock.now(), ZONE)
    return [one.candidate.id for one in found]


def reasons_against(counter: Counter, case_id: str, row_id: str, role: str = SOCIAL_WORKER) -> Any:
    seen = counter.see(case_id, role)
    with counter.store.read() as session:
        found = suggesting.why_not(session, seen, row_id, counter.clock.now(), ZONE)
    return [one.code for one in found]


def known(counter: Counter, row_id: str) -> Candidate:
    with counter.store.read() as session:
        [one] = suggesting.candidates(session, [row_id], counter.clock.now(), ZONE)
    return one


def legal(counter: Counter, **said: Any) -> str:
    counter.actor = QIN
    return counter.take(WAGES, LEGAL, **said)


def test_who_serves_the_kind_is_suggested_from_both_directories(counter: Counter) -> None:
    mine, _ = put(counter, LAWYER, SINGERS)
    take_scopes(counter.store, ("venue", "venue/restricted", NATION_SCOPE), "")
    team = fields_of("劳动律师团", fields=["FLYZ"])
    row = IncomingRow("resource", some_id(1), Version(EPOCH, NATION_SCOPE, 1), team)
    incoming(
        counter.store,
        IncomingPage(rows=[row], scope=NATION_SCOPE, cursor="c", number=1, epoch=EPOCH),
    )
    assert suggested(counter, legal(counter)) == [mine, some_id(1)]


def test_whoever_may_not_read_the_words_gets_no_suggestion_nor_a_reason(counter: Counter) -> None:
    [mine] = put(counter, LAWYER)
    case_id = legal(counter)
    assert suggested(counter, case_id) == [mine]
    assert suggested(counter, case_id, CLERK) == []
    assert reasons_against(counter, case_id, mine, CLERK) == []


def test_of_a_case_that_fits_no_category_the_words_tell(counter: Counter) -> None:
    mine, _ = put(counter, LAWYER, SINGERS)
    assert suggested(counter, counter.take(WAGES, replace(LEGAL, code="QT"), anonymous=True)) == [
        mine
    ]


def test_what_somebody_holds_and_has_done_counts_for_90_days(counter: Counter) -> None:
    [mine] = put(counter, LAWYER)
    held = Holder(PARTNER, mine)
    case_id, other = legal(counter), legal(counter)
    for one in (case_id, other):
        counter.do("accept", one)
        counter.do("assign", one, QIN.staff_id, held)
    assert (known(counter, mine).load, known(counter, mine).finished_90) == (2, 0)
    counter.do("begin", case_id)
    counter.do("resolve", case_id, "已经要回")
    with transaction(counter.store, QIN) as tx:
        rate(tx, case_id, Said(4, anonymous=False))
    now = known(counter, mine)
    assert (now.load, now.finished_90, now.rating_90) == (1, 1, 4.0)
    counter.clock.put("2027-02-23T07:00:00.000Z")
    now = known(counter, mine)
    assert (now.load, now.finished_90, now.rating_90) == (1, 0, None)


def test_distance_and_presence_are_those_of_here_and_now(counter: Counter) -> None:
    at: dict[str, Any] = {"lng": 120_500_000, "lat": 31_250_000}
    room = Description(ROOM, "静心室", at_venue=VENUE_ID, **at)
    there = replace(LAWYER, lng=120_510_000, lat=31_250_000, weekly="tue 14:00-17:00")
    mine, _ = put(counter, there, room)
    one = known(counter, mine)
    assert (one.distance_m, one.next_presence) == (951, TUESDAY)


def test_why_somebody_is_not_suggested(counter: Counter) -> None:
    mine, singers = put(counter, LAWYER, SINGERS)
    case_id = legal(counter)
    assert "match_other_kind" in reasons_against(counter, case_id, singers)
    with transaction(counter.store, HE) as tx:
        change(tx, mine, replace(LAWYER, valid_until="2026-11-23"))
    assert reasons_against(counter, case_id, mine) == ["match_expired"]
    assert suggested(counter, case_id) == []
    with pytest.raises(Refusal, match="resource_gone"):
        reasons_against(counter, case_id, some_id(9))


def test_wishes_are_asked_by_code(counter: Counter) -> None:
    one, other = put(
        counter, LAWYER, replace(LAWYER, name="黎律师", languages=("yue",), gender="2")
    )
    case_id = legal(counter, wish_language="粤语、手语", wish_gender="2", wish_place="线上")
    assert suggested(counter, case_id) == [other, one]
    assert "match_no_language" in reasons_against(counter, case_id, one)
    case_id = legal(counter, wish_gender="9")
    assert "match_no_gender" not in reasons_against(counter, case_id, one)


@pytest.mark.parametrize(
    ("said", "code"),
    [("广东话", "yue"), ("English", "English"), ("", None), ("手语或普通话", "sgn")],
)
def test_a_language_by_any_of_its_names(said: str, code: str | None) -> None:
    assert language_of(said) == code
    assert all(language_of(names[0]) == known for known, names in languages().items())


@pytest.mark.parametrize(
    ("weekly", "hours"),
    [
        ("", None),
        ("tue 14:00-17:00", 0),
        ("tue 16:00-17:00", 1),
        ("tue 9:00-15:00", 7 * 24 - 6),
        ("mon 15:00-16:00;thu 15:00-24:00", 48),
    ],
)
def test_when_somebody_can_be_met_next(weekly: str, hours: int | None) -> None:
    at = None if hours is None else TUESDAY + dt.timedelta(hours=hours)
    assert next_presence(weekly_of(weekly), TUESDAY) == at


def test_whoever_has_no_cases_has_no_record(counter: Counter) -> None:
    [mine] = put(counter, LAWYER)
    with counter.store.read() as session:
        assert suggesting.records(session, [mine], counter.clock.now()) == {}
    assert known(counter, mine) == replace(known(counter, mine), load=Record().load)


def test_whoever_wants_no_suggestions_gets_none_and_why_not_says_so(counter: Counter) -> None:
    """个人信息保护法 24: whoever does not want to be matched is not."""
    [lawyer] = put(counter, LAWYER)
    person = counter.knows("周苗苗")
    case_id = counter.take(WAGES, LEGAL, person_id=person)
    assert suggested(counter, case_id) == [lawyer]
    with transaction(counter.store, HE) as tx:
        edit(tx, person, Details("周苗苗", consent_way="spoken", no_suggestions=True))
    assert suggested(counter, case_id) == []
    assert reasons_against(counter, case_id, lawyer) == ["match_opted_out"]
    assert reasons_against(counter, case_id, lawyer, CLERK) == [], (
        "who may not read it learns nothing"
    )
    with transaction(counter.store, HE) as tx:
        edit(tx, person, Details("周苗苗", consent_way="spoken"))
    assert suggested(counter, case_id) == [lawyer]


def test_said_on_one_of_two_cards_it_is_said_by_the_person(counter: Counter) -> None:
    [lawyer] = put(counter, LAWYER)
    asks, other = counter.knows("周苗苗"), counter.knows("周苗", no_suggestions=True)
    case_id = counter.take(WAGES, LEGAL, person_id=asks)
    assert suggested(counter, case_id) == [lawyer]
    with transaction(counter.store, HE) as tx:
        merge(tx, asks, other, "said_so")
    assert suggested(counter, case_id) == []
