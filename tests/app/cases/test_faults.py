"""What goes wrong around a case while it is open, a line of the issue each; nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.cases import categories, holding, rating
from app.cases.actions import Decline, Holder
from app.cases.categories import category_of
from app.cases.hours import house
from app.cases.queries import whole
from app.cases.rules import PARTNER
from app.directory.actions import Description, add, change, withdraw
from app.errors import Refusal
from app.kinds import NATION_SCOPE
from app.ops import Version
from app.people.actions import Details, edit
from app.ratings.actions import Said
from app.staff.actions import disable
from app.store.base import Base
from app.store.incoming import incoming
from app.store.scopes import take_scopes
from app.store.told import IncomingPage, IncomingRow
from app.store.transaction import transaction
from tests.support.cases import HOUSE, JOBS, NEED, Counter
from tests.support.desks import EPOCH, HE, QIN, SHEN
from tests.support.nation import category as said_category
from tests.support.nation import resource as said_resource
from tests.support.nation import some_id


def _rows(session: Session) -> dict[str, int]:
    return {
        one.name: session.execute(select(func.count()).select_from(one)).scalar_one()
        for one in Base.metadata.sorted_tables
    }


LAWYER = Description("expert", "何律师", fields=("JYCY",), specialities="劳动争议")


def with_helper(counter: Counter, helper: str) -> str:
    case_id = counter.take()
    counter.accept(case_id)
    counter.do("assign", case_id, HE.staff_id, Holder(PARTNER, helper))
    return case_id


def trouble(counter: Counter, case_id: str) -> str:
    with counter.store.read() as session:
        card = whole(session, case_id, str(SHEN.role)).card
        day = counter.store.day_of(counter.clock.now())
        return holding.trouble_of(session, card, day)


def told(
    counter: Counter, kind: str, fields: dict[str, object] | None, number: int = 1, row: int = 1
) -> None:
    """Let headquarters say a shared row, or that it went (None)."""
    take_scopes(counter.store, ("venue", "venue/restricted", NATION_SCOPE), "")
    gone = "" if fields else "left"
    version = Version(EPOCH, NATION_SCOPE, number)
    said = IncomingRow(kind, some_id(row), version, fields or {}, gone=gone)
    page = IncomingPage(
        rows=[said], scope=NATION_SCOPE, cursor=f"c{number}", number=number, epoch=EPOCH
    )
    incoming(counter.store, page)


def test_a_helper_withdrawn_while_they_have_a_case(counter: Counter) -> None:
    with transaction(counter.store, HE) as tx:
        helper = add(tx, LAWYER).id
    case_id = with_helper(counter, helper)
    assert trouble(counter, case_id) == ""
    with transaction(counter.store, HE) as tx:
        withdraw(tx, helper)
    assert trouble(counter, case_id) == holding.WITHDRAWN
    assert counter.state(case_id) == "assigned", "nothing happens to the case by itself"
    counter.do("assign", case_id, HE.staff_id)
    assert trouble(counter, case_id) == ""
    assert counter.row(case_id).holder_id is None
    assert [line.act for line in counter.see(case_id).log][-1] == "reassign"


def test_an_agreement_that_runs_out_while_they_have_a_case(counter: Counter) -> None:
    with transaction(counter.store, HE) as tx:
        helper = add(tx, replace(LAWYER, valid_until="2026-11-25")).id
    case_id = with_helper(counter, helper)
    counter.clock.forward(hours=24)
    assert trouble(counter, case_id) == "", "it holds through its last day"
    counter.clock.forward(hours=24)
    assert trouble(counter, case_id) == holding.EXPIRED
    with transaction(counter.store, HE) as tx:
        change(tx, helper, replace(LAWYER, valid_until="2027-11-25"))
    assert trouble(counter, case_id) == ""


def test_a_helper_headquarters_deletes_while_they_have_a_case(counter: Counter) -> None:
    told(counter, "resource", said_resource("何律师", fields=["JYCY"]))
    case_id = with_helper(counter, some_id(1))
    assert trouble(counter, case_id) == ""
    told(counter, "resource", said_resource("何律师", fields=["JYCY"], audit="pending"), 2)
    assert trouble(counter, case_id) == holding.UNAUDITED
    # Its line goes once this desk's work that names it is settled: as another desk's case shows.
    case_id = with_helper(counter, some_id(9))
    assert trouble(counter, case_id) == holding.GONE
    counter.do("begin", case_id)
    counter.do("return_", case_id, "帮手不在了")
    assert trouble(counter, case_id) == "", "it is the house's again"


def test_whoever_owns_a_case_leaves_the_house(counter: Counter) -> None:
    counter.actor = QIN
    case_id = counter.take()
    counter.accept(case_id)
    with transaction(counter.store, SHEN) as tx:
        disable(tx, str(QIN.staff_id))
    assert trouble(counter, case_id) == holding.OWNER_LEFT
    counter.do("assign", case_id, HE.staff_id, actor=HE)
    assert trouble(counter, case_id) == ""
    counter.do("resolve", case_id, "已办好", actor=HE)
    assert trouble(counter, case_id) == "", "answered: anybody may tell them"


def test_a_category_retired_or_gone_while_its_cases_are_open(counter: Counter) -> None:
    told(counter, "service_category", said_category("JYCY", days=5))
    case_id = counter.take()
    told(counter, "service_category", said_category("JYCY", days=5, retired=True), 2)
    with counter.store.read() as session:
        known = category_of(session, "JYCY")
    with pytest.raises(Refusal, match="category_retired"):
        counter.take(of=known)
    counter.to_told(case_id)
    told(counter, "service_category", None, 3)
    with counter.store.read() as session:
        known = category_of(session, "JYCY")
        assert "JYCY" in categories.categories(session), (
            "with no table left, the shipped one counts"
        )
    told(counter, "service_category", said_category("XLZX", days=2), 4)
    with counter.store.read() as session:
        assert "JYCY" not in categories.categories(session)
        gone = category_of(session, "JYCY")
    assert (gone.days, gone.retired) == (categories.DAYS, True)
    counter.do("reopen", case_id, "又有问题", gone, HOUSE)
    assert counter.row(case_id).due_at is not None
    assert counter.board()["serving"][0].id == case_id


def test_without_a_table_of_days_off_limits_are_counted_by_weekdays(counter: Counter) -> None:
    """A year nobody has said anything of, in the years after it too."""
    for year in (2027, 2033, 2050):
        counter.clock.put(f"{year}-09-30T02:00:00.000Z")
        with counter.store.read() as session:
            calendar = house(session, counter.desk.profile)
        case_id = counter.take()
        due = counter.row(case_id).due_at
        assert due is not None
        assert due[:7] == f"{year}-10"
        counter.do("accept", case_id)
        counter.do("extend", case_id, 3, "等回复", SHEN.staff_id, calendar)


def test_rated_after_the_archive_it_says_why_not(counter: Counter) -> None:
    case_id = counter.take()
    counter.to_closed(case_id)
    counter.do("archive", case_id)
    with pytest.raises(Refusal, match="rating_over"), transaction(counter.store, HE) as tx:
        rating.rate(tx, case_id, Said(5))
    assert not counter.see(case_id).card.rated


def test_rated_twice_the_first_stands(counter: Counter) -> None:
    case_id = counter.take()
    counter.to_told(case_id)
    with transaction(counter.store, HE) as tx:
        rating.rate(tx, case_id, Said(2, anonymous=False))
    for anonymous in (True, False):
        for again in (rating.rate, rating.type_in):
            twice = pytest.raises(Refusal, match="case_rated_already")
            with twice, transaction(counter.store, HE) as tx:
                again(tx, case_id, Said(5, anonymous=anonymous))


def test_consent_taken_back_in_mid_case(counter: Counter) -> None:
    person = counter.knows("周苗苗", phone="19900001234")
    case_id = counter.take(person_id=person)
    card = counter.see(case_id).card
    with counter.store.read() as session:
        assert holding.may_contact(session, card)
    with transaction(counter.store, HE) as tx:
        edit(tx, person, Details("周苗苗", "19900001234", consent_way="visit_only"))
    with counter.store.read() as session:
        assert not holding.may_contact(session, card)
    counter.accept(case_id)
    with pytest.raises(Refusal, match="consent_missing"):
        counter.do("refer", case_id, some_id(1), "visit_only", ("need",))
    counter.do("withdraw", case_id, "本人撤回授权，不办了")
    assert counter.state(case_id) == "withdrawn"
    with counter.store.read() as session:
        nameless = counter.see(counter.take()).card
        assert holding.may_contact(session, nameless)


@pytest.mark.parametrize("many", [5_001, 50_000, 1_000_000])
def test_a_text_beyond_all_limits_is_a_sentence_and_writes_nothing(
    counter: Counter, many: int
) -> None:
    text = "拖" * many
    case_id = counter.take()
    with counter.store.read() as session:
        before = _rows(session)
    tries = (
        lambda: counter.take(NEED, details=text),
        lambda: counter.take(text),
        lambda: counter.do("remark", case_id, text),
        lambda: counter.do("amend", case_id, {"details": text}),
        lambda: counter.do("withdraw", case_id, text),
        lambda: counter.take(NEED, name="林" * many),
    )
    for tried in tries:
        with pytest.raises(Refusal) as caught:
            tried()
        assert caught.value.code in ("text_too_long", "name_too_long")
        assert text not in str(caught.value.facts)
    with counter.store.read() as session:
        assert _rows(session) == before


def test_closed_with_a_rating_that_came_after_a_decline(counter: Counter) -> None:
    """Both words of theirs are kept; neither takes the other's place."""
    case_id = counter.take(of=JOBS)
    counter.to_told(case_id)
    counter.do("close", case_id, Decline("phone", 2))
    with transaction(counter.store, HE) as tx:
        rating.rate(tx, case_id, Said(3))
    seen = counter.see(case_id)
    assert (seen.decline_channel, seen.card.rated) == ("phone", True)
