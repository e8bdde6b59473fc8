"""Cases of two desks and headquarters: moved apart, turned sensitive, erased in mid-case."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from app.attention.actions import discard
from app.attention.queries import troubles
from app.cases import actions, rating, taking
from app.cases.model import Case, CaseDetails, CaseNote, CaseSecret, CaseSecretNote
from app.cases.queries import CaseCard, Whole, by_number, cases_of, open_of, whole
from app.cases.taking import Request
from app.ops import Body
from app.people.merging import merge
from app.ratings.actions import Said
from app.staff.rules import MANAGER
from app.store.base import AuditEntry, BaseCopy, OutboxOp, table_of
from app.store.transaction import Actor, transaction
from tests.support.cases import HOUSE, JOBS, LEGAL, WAGES
from tests.support.desks import SHEN
from tests.support.fronts import Front, MakeFront
from tests.support.hub import HubHandle, desk_of

SECRET = "三个月没有发工资，住在工地"


TABLES = (Case, CaseDetails, CaseSecret, CaseNote, CaseSecretNote)


def joined(hub: HubHandle, make: MakeFront, *, restricted: bool = False) -> Front:
    """Make a desk whose manager works at the counter."""
    front = make(restricted=restricted)
    front.actor = Actor(hub.add_staff("沈知远", MANAGER), MANAGER)
    for _ in range(2):
        front.sync()
    return front


def take(front: Front, need: str = WAGES, **said: Any) -> str:
    category = said.pop("of", JOBS)
    said.setdefault("anonymous", "person_id" not in said)
    with transaction(front.store, front.actor) as tx:
        return taking.take(tx, Request(need, **said), category, HOUSE).id


def do(front: Front, act: str, case: str, *words: Any) -> None:
    with transaction(front.store, front.actor) as tx:
        getattr(actions, act)(tx, case, *words)


def sync(*some: Front) -> None:
    for _ in range(2):
        for front in some:
            front.sync()


def see(front: Front, case: str) -> Whole:
    with front.store.read() as session:
        return whole(session, case, MANAGER)


def everything(front: Front) -> str:
    """Give all that a desk's tables and log hold of cases, as text."""
    with front.store.read() as session:
        connection = session.connection()
        tables = (*TABLES, OutboxOp, BaseCopy, AuditEntry)
        return "\n".join(
            str(tuple(row)) for one in tables for row in connection.execute(select(table_of(one)))
        )


def test_numbers_of_two_desks_without_a_line_are_never_the_same(
    hub: HubHandle, make: MakeFront
) -> None:
    one, two = joined(hub, make), joined(hub, make)
    mine, theirs = take(one), take(two)
    sync(one, two)
    numbers = [see(one, case).card.number for case in (mine, theirs)]
    assert [number.split("-")[2] for number in numbers] == ["A", "B"]
    assert [number[-4:] for number in numbers] == ["0001", "0001"]
    with two.store.read() as session:
        assert [found.id for found in by_number(session, "A-0001", MANAGER)] == [mine]


def test_two_desks_move_one_case_without_a_line(hub: HubHandle, make: MakeFront) -> None:
    one, two = joined(hub, make), joined(hub, make)
    case = take(one)
    sync(one, two)
    do(one, "accept", case)
    do(two, "reject", case, "不在服务范围")
    assert see(two, case).card.state == "rejected"
    sync(one, two)
    assert see(one, case).card.state == see(two, case).card.state == "accepted"
    # The second is visible work at its desk, with every word of it.
    with two.store.read() as session:
        found = troubles(session, two.store.models)
    assert {(found.kind, found.code) for found in found} == {
        ("case", "moved_on"),
        ("case_note", "group"),
    }
    [refused] = [line for line in see(two, case).log if line.mark]
    assert (refused.act, refused.words, refused.mark) == ("reject", "不在服务范围", "refused")
    assert [line.act for line in see(one, case).log] == ["take", "accept"]
    with transaction(two.store, two.actor) as tx:
        for trouble in found:
            discard(tx, trouble.op_id, "那边已经受理")
    sync(two, one)
    assert two.waiting().refused == 0
    assert [line.act for line in see(one, case).log] == ["take", "accept"]
    do(two, "begin", case)
    sync(two, one)
    assert see(one, case).card.state == "in_progress"


def test_a_case_that_turns_sensitive_leaves_the_desks_without_the_right(
    hub: HubHandle, make: MakeFront
) -> None:
    entitled, counter = joined(hub, make, restricted=True), joined(hub, make)
    person = counter.register("苏念")
    case = take(counter, person_id=person, details=SECRET)
    do(counter, "remark", case, SECRET)
    sync(counter, entitled)
    assert see(entitled, case).words["details"] == SECRET
    do(entitled, "mark_sensitive", case)
    # Meanwhile the counter has not heard, and writes on.
    do(counter, "accept", case)
    do(counter, "remark", case, SECRET + "。已联系律师")
    assert not see(counter, case).card.hidden
    sync(entitled, counter, entitled)
    sync(counter)
    assert SECRET not in everything(counter)
    hidden = see(counter, case)
    assert hidden.card.hidden
    assert (hidden.card.state, hidden.words) == ("accepted", {})
    assert {line.act for line in hidden.log} == {"take", "mark_sensitive", "accept"}
    shown = see(entitled, case)
    assert (shown.words["details"], shown.card.name) == (SECRET, "苏念")
    said = [(line.act, line.words, line.by) for line in shown.log if line.words]
    assert said == [
        ("remark", SECRET, counter.actor.staff_id),
        ("remark", SECRET + "。已联系律师", counter.actor.staff_id),
    ]
    assert counter.waiting().unsent == counter.waiting().refused == 0
    with entitled.store.read() as session:
        assert open_of(session, person, "JYCY", MANAGER)
    with counter.store.read() as session:
        assert not cases_of(session, person, MANAGER)
    # Both hold what headquarters holds: a comparison asks nobody and mends nothing.
    assert not hub.rows("case_details")
    assert len(hub.rows("case_secret")) == 1


def test_a_sensitive_case_from_the_start_is_read_only_where_it_may_be(
    hub: HubHandle, make: MakeFront
) -> None:
    entitled, other, counter = (
        joined(hub, make, restricted=True),
        joined(hub, make, restricted=True),
        joined(hub, make),
    )
    case = take(entitled, of=LEGAL, details=SECRET)
    do(entitled, "accept", case)
    do(entitled, "resolve", case, SECRET)
    sync(entitled, counter, other)
    assert SECRET not in everything(counter)
    assert see(counter, case).card.state == "resolved"
    assert see(other, case).words["details"] == SECRET
    assert see(other, case).log[-1].words == SECRET


def test_erased_in_mid_case_the_case_goes_on_without_a_word(
    hub: HubHandle, make: MakeFront
) -> None:
    one, two = joined(hub, make), joined(hub, make)
    person = one.register("苏念")
    case = take(one, person_id=person, details=SECRET)
    do(one, "accept", case)
    do(one, "remark", case, SECRET)
    sync(one, two)
    desk_of(hub).say(Body(v=1, verb="erase", kind="person", id=person, salt=""))
    sync(one, two)
    for front in (one, two):
        assert SECRET not in everything(front)
        assert see(front, case).words == {}
        assert [line.act for line in see(front, case).log] == ["take", "accept"]
    do(two, "resolve", case, "本人资料已删除，按规定结束办理")
    do(two, "tell", case, "letter")
    sync(two, one)
    assert see(one, case).card.state == "told"


def test_merged_in_mid_case_both_desks_find_it(hub: HubHandle, make: MakeFront) -> None:
    one, two = joined(hub, make), joined(hub, make)
    first, second = one.register("王伟"), one.register("王伟")
    case = take(one, person_id=second)
    sync(one, two)
    with transaction(two.store, two.actor) as tx:
        merge(tx, first, second, "said_so")
    sync(two, one)
    for front in (one, two):
        with front.store.read() as session:
            found: CaseCard | None = open_of(session, first, "JYCY", MANAGER)
        assert found is not None
        assert found.id == case


def test_rated_at_one_desk_and_closed_at_another(hub: HubHandle, make: MakeFront) -> None:
    one, two = joined(hub, make), joined(hub, make)
    case = take(one)
    do(one, "accept", case)
    do(one, "resolve", case, "已经办好")
    do(one, "tell", case, "in_person")
    sync(one, two)
    with transaction(two.store, two.actor) as tx:
        rating.rate(tx, case, Said(5), "kiosk")
    sync(two, one)
    assert see(one, case).card.rated
    do(one, "close", case)
    sync(one, two)
    row = hub.rows("case")[case]
    assert (row["state"], row["rated"]) == ("closed", True)
    assert "decline_channel" not in row
    do(two, "archive", case)
    sync(two, one)
    assert see(one, case).card.state == "archived"
    assert SHEN.role == MANAGER
