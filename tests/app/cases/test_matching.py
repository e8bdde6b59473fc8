"""Who is suggested for a need, why, and why somebody else is not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cases.matching import Candidate, Need, Reason, Wishes, suggest, why_none, why_not

NOW = dt.datetime(2026, 11, 27, 9, 0, tzinfo=dt.UTC)
WAGES = Need("老板拖欠工资三个月")
LAWYER = Candidate(
    "b-lawyer", "expert", "劳动律师", ("FLYZ",), "劳动争议、欠薪追讨", ("zh", "yue"), "2", 800
)
DIVORCE = replace(LAWYER, id="a-divorce", name="家事律师", specialities="离婚、抚养权")
SINGER = Candidate("c-singer", "partner_org", "合唱团", ("WTHD",), "唱歌")

texts = st.sampled_from(
    ["老板拖欠工资", "失眠睡不着", "想找工作", "押金不退", "孩子放学没人接", "随便看看", ""]
)
candidates = st.builds(
    Candidate,
    id=st.text("abc", min_size=1, max_size=4),
    type=st.just("expert"),
    name=st.just("某人"),
    fields=st.lists(st.sampled_from(["FLYZ", "XLZX", "JYCY", "QYWH", "TGFW"]), max_size=3).map(
        tuple
    ),
    specialities=st.sampled_from(["", "欠薪追讨", "失眠、焦虑", "招聘会"]),
    gender=st.sampled_from([None, "1", "2"]),
    distance_m=st.none() | st.integers(0, 50_000),
    next_presence=st.none() | st.integers(-99, 999).map(lambda h: NOW + dt.timedelta(hours=h)),
    load=st.integers(0, 30),
    finished_90=st.integers(0, 60),
    rating_90=st.none() | st.floats(1, 5),
    withdrawn=st.booleans(),
    audit=st.sampled_from(["passed", "passed", "pending", "refused"]),
)
pools = st.lists(candidates, max_size=12, unique_by=lambda one: one.id)


def codes(reasons: tuple[Reason, ...]) -> set[str]:
    return {reason.code for reason in reasons}


def score(need: Need, candidate: Candidate) -> float:
    [only] = suggest(need, [candidate], NOW)
    return only.score


def test_the_one_whose_speciality_it_is_comes_first_and_says_why() -> None:
    best, other = suggest(WAGES, [DIVORCE, SINGER, LAWYER], NOW)
    assert (best.candidate, other.candidate) == (LAWYER, DIVORCE)
    assert {"match_kind_told", "match_matter", "match_near"} <= codes(best.reasons)
    [kind] = [reason for reason in best.reasons if reason.code == "match_kind_told"]
    assert kind.facts["category"] == "FLYZ"
    assert "工资" in str(kind.facts["words"])


@given(text=texts, pool=pools)
def test_every_suggestion_has_a_reason_and_everybody_left_out_has_one(
    text: str, pool: list[Candidate]
) -> None:
    need = Need(text)
    suggested = suggest(need, pool, NOW, most=len(pool))
    assert all(one.reasons for one in suggested)
    ids = {one.candidate.id for one in suggested}
    assert all(why_not(need, one, NOW) for one in pool if one.id not in ids)


@given(text=texts, pool=pools, data=st.data())
def test_the_order_they_come_in_changes_nothing(
    text: str, pool: list[Candidate], data: st.DataObject
) -> None:
    mixed = data.draw(st.permutations(pool))
    assert suggest(Need(text), pool, NOW) == suggest(Need(text), mixed, NOW)


def test_equals_stand_by_their_ids() -> None:
    twins = [replace(LAWYER, id=one) for one in ("c", "a", "b")]
    assert [one.candidate.id for one in suggest(WAGES, twins, NOW)] == ["a", "b", "c"]


@given(text=texts, one=candidates, more=st.integers(1, 100))
def test_what_is_better_never_lowers(text: str, one: Candidate, more: int) -> None:
    base = replace(one, withdrawn=False, audit="passed", fields=("FLYZ",), valid_until=None)
    need = Need(text, category="FLYZ")
    was = score(need, base)
    assert score(need, replace(base, finished_90=base.finished_90 + more)) >= was
    assert score(need, replace(base, load=base.load + more)) <= was
    rated = 3.0 if base.rating_90 is None else base.rating_90
    better, worse = replace(base, rating_90=5.0), replace(base, rating_90=rated)
    assert score(need, better) >= score(need, worse)
    if base.distance_m is not None:
        assert score(need, replace(base, distance_m=base.distance_m + more)) <= was


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"withdrawn": True}, "match_withdrawn"),
        ({"valid_until": dt.date(2026, 11, 26)}, "match_expired"),
        ({"audit": "pending"}, "match_not_audited"),
        ({"audit": "refused"}, "match_not_audited"),
        ({"fields": ("WTHD",), "specialities": "唱歌", "name": "合唱团"}, "match_other_kind"),
    ],
)
def test_who_may_not_be_sent_to_is_left_out_with_the_reason(
    change: dict[str, object], code: str
) -> None:
    out = replace(LAWYER, **change)  # type: ignore[arg-type]
    assert suggest(WAGES, [out], NOW) == []
    assert codes(why_not(WAGES, out, NOW)) == {code}


def test_an_agreement_holds_through_its_last_day() -> None:
    assert suggest(WAGES, [replace(LAWYER, valid_until=NOW.date())], NOW)


def test_a_wish_asked_as_a_must_excludes_and_a_mere_wish_only_ranks() -> None:
    man = replace(LAWYER, id="a-man", gender="1", languages=("zh",))
    wishes = Wishes(language="yue", gender="2")
    wished = replace(WAGES, wishes=wishes)
    assert [one.candidate.id for one in suggest(wished, [man, LAWYER], NOW)] == [
        "b-lawyer",
        "a-man",
    ]
    assert codes(why_not(wished, man, NOW)) >= {"match_no_language", "match_no_gender"}
    must = replace(wished, wishes=replace(wishes, musts=frozenset({"language", "gender"})))
    assert [one.candidate.id for one in suggest(must, [man, LAWYER], NOW)] == ["b-lawyer"]
    assert codes(why_not(must, man, NOW)) == {"match_no_language", "match_no_gender"}


def test_wishes_for_place_and_time_are_weighed_and_said() -> None:
    there = replace(LAWYER, area="望江区", next_presence=NOW + dt.timedelta(hours=3))
    wished = replace(WAGES, wishes=Wishes(place="望江", time=NOW + dt.timedelta(days=1)))
    [one] = suggest(wished, [there], NOW)
    assert {"match_place", "match_time", "match_presence"} <= codes(one.reasons)
    assert codes(why_not(wished, LAWYER, NOW)) >= {"match_no_place", "match_no_time"}


def test_whoever_wants_no_suggestions_gets_none_and_that_is_said() -> None:
    need = replace(WAGES, opted_out=True)
    assert suggest(need, [LAWYER], NOW) == []
    assert why_none(need).code == "match_opted_out"
    assert codes(why_not(need, LAWYER, NOW)) == {"match_opted_out"}
    assert why_none(WAGES).code == "match_nobody"


def test_a_chosen_category_decides_over_what_the_words_tell() -> None:
    chosen = replace(WAGES, category="WTHD")
    assert [one.candidate for one in suggest(chosen, [LAWYER, SINGER], NOW)] == [SINGER]


def test_a_speciality_fits_though_nobody_filed_it_under_that_kind() -> None:
    odd = replace(LAWYER, fields=("QT",))
    [one] = suggest(WAGES, [odd], NOW)
    assert "match_matter" in codes(one.reasons)


def test_what_speaks_against_somebody_is_said() -> None:
    far = replace(
        LAWYER,
        distance_m=40_000,
        load=20,
        rating_90=2.0,
        next_presence=NOW + dt.timedelta(days=6),
        specialities="离婚",
        name="某律师",
    )
    assert codes(why_not(WAGES, far, NOW)) == {
        "match_far",
        "match_busy",
        "match_low_rating",
        "match_late_presence",
        "match_no_matter",
        "match_few_finished",
    }


def test_no_more_than_asked_for() -> None:
    many = [replace(LAWYER, id=str(place)) for place in range(9)]
    assert len(suggest(WAGES, many, NOW)) == 3
    assert len(suggest(WAGES, many, NOW, most=5)) == 5
