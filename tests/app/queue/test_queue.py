"""Numbers of the waiting line: given out once, called in turn, and what becomes of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from app.errors import Refusal
from app.ops import Version
from app.people.merging import merge
from app.queue import actions
from app.queue.model import QueueTicket
from app.queue.queries import before, named, screen, today
from app.queue.rules import MOVES, STATES
from app.staff.rules import VOLUNTEER
from app.store.backup import end_life
from app.store.base import OutboxOp
from app.store.incoming import incoming
from app.store.told import IncomingPage, IncomingRow, Settled
from app.store.transaction import DISCARDED, Actor, transaction
from tests.support.desks import EPOCH, HE, KEY, reopen
from tests.support.lines import Line, make_line

MA = Actor(HE.staff_id, VOLUNTEER)


def test_numbers_go_up_and_begin_anew_each_day(line: Line) -> None:
    some = [line.row(line.take()).number for _ in range(3)]
    assert some == ["A-001", "A-002", "A-003"]
    line.clock.forward(hours=24)
    assert line.row(line.take()).number == "A-001"
    assert line.waiting() == ["A-001"], "who waited yesterday waits no more"


def test_numbers_count_on_beyond_a_thousand_and_over_what_was_given_up(line: Line) -> None:
    first = line.row(line.take())
    with transaction(line.store, HE) as tx:
        row = tx.session.get(QueueTicket, first.id)
        assert row is not None
        row.number, row.mark = "A-999", DISCARDED
    assert line.row(line.take()).number == "A-1000"
    assert line.row(line.take()).number == "A-1001"


def test_a_number_is_not_given_out_again_by_a_restored_desk(tmp_path: Path) -> None:
    line = make_line(tmp_path, letter="")
    before_ = line.row(line.take()).number
    line.store.close()
    end_life(line.store.path, KEY)
    again = Line(reopen(line.desk, line.clock), line.clock)
    after = again.row(again.take()).number
    again.store.close()
    assert before_[0] == after[0] == "X"
    assert before_ != after


def test_a_day_that_headquarters_straightened_gives_no_number_twice(line: Line) -> None:
    ticket = line.row(line.take())
    fields = {
        "number": ticket.number,
        "happened_at": ticket.happened_at,
        "day": "2026-11-27",
        "waits_from": ticket.waits_from,
        "state": "waiting",
    }
    row = IncomingRow("queue_ticket", ticket.id, Version(EPOCH, "venue", 900), fields)
    _settled(line)
    incoming(line.store, IncomingPage(rows=[row]))
    assert line.row(ticket.id).day == "2026-11-27"
    assert line.row(line.take()).number == "A-002"


def _settled(line: Line, code: str = "", now: int = 899) -> None:
    with line.store.read() as session:
        ops = session.execute(select(OutboxOp.op_id)).scalars().all()
    said = [Settled(op, "taken", applied=Version(EPOCH, "venue", now)) for op in ops]
    incoming(line.store, IncomingPage(verdicts=said))


def test_whoever_waits_longest_is_called(line: Line) -> None:
    first, second = line.take("XLZX"), line.take("JYCY")
    line.take("XLZX")
    assert line.waiting() == ["A-001", "A-002", "A-003"]
    assert line.next() == "A-001"
    row = line.row(first)
    assert (row.state, row.counter, row.calls) == ("called", "A", 1)
    assert line.see().mine is not None
    assert line.next("XLZX") == "A-003", "of one kind of service"
    assert line.row(first).state == "done", "who was here is served then"
    assert line.waiting() == ["A-002"]
    assert line.next() == "A-002"
    assert line.row(second).state == "called"
    with pytest.raises(Refusal, match="queue_empty"):
        line.next()


def test_a_counter_calls_for_one_kind_of_service(line: Line) -> None:
    for category in ("XLZX", "JYCY", "", "JYCY"):
        line.take(category)
    with transaction(line.store, HE) as tx:
        actions.call_only(tx, "JYCY")
    assert line.see().only == "JYCY"
    assert line.waiting() == ["A-002", "A-004", "A-001", "A-003"]
    assert [line.next(), line.next()] == ["A-002", "A-004"]
    with pytest.raises(Refusal, match="queue_empty"):
        line.next()
    assert line.next("") == "A-001"
    with transaction(line.store, HE) as tx:
        actions.call_only(tx, "")
    assert line.next() == "A-003"


def test_how_many_come_before(line: Line) -> None:
    some = [line.take() for _ in range(3)]
    with line.store.read() as session:
        assert [before(session, one) for one in some] == [0, 1, 2]
    line.next()
    with line.store.read() as session:
        assert [before(session, one) for one in some] == [0, 0, 1]


def test_who_missed_their_turn_comes_after_the_next_two(line: Line) -> None:
    some = [line.take() for _ in range(4)]
    line.next()
    line.do("call_again", some[0])
    assert line.row(some[0]).calls == 2
    line.do("skip", some[0])
    assert [ticket.number for ticket in line.see().skipped] == ["A-001"]
    line.do("recall", some[0])
    assert line.waiting() == ["A-002", "A-003", "A-001", "A-004"]
    line.next()
    line.do("skip", some[1])
    line.do("recall", some[1])
    assert line.waiting() == ["A-003", "A-001", "A-002", "A-004"]
    assert line.take()
    assert line.waiting()[-1] == "A-005"


def test_back_in_a_line_of_none_and_of_one(line: Line) -> None:
    alone = line.take()
    line.next()
    line.do("skip", alone)
    line.do("recall", alone)
    assert line.waiting() == ["A-001"]
    line.next()
    line.do("skip", alone)
    line.take()
    line.do("recall", alone)
    assert line.waiting() == ["A-002", "A-001"]


@pytest.mark.parametrize("state", STATES)
def test_every_step_in_every_state(line: Line, state: str) -> None:
    acts = {"serve": "serving", "finish": "done", "skip": "skipped", "leave": "left"}
    for act, after in acts.items():
        ticket = line.take()
        with transaction(line.store, HE) as tx:
            row = tx.session.get(QueueTicket, ticket)
            assert row is not None
            row.state = state
        if after in MOVES.get(state, ()):
            line.do(act, ticket)
            assert line.row(ticket).state == after
        else:
            with pytest.raises(Refusal, match="no_such_move"):
                line.do(act, ticket)


def test_taken_back(line: Line) -> None:
    ticket = line.take()
    line.next()
    line.do("take_back", ticket, "waiting")
    assert line.waiting() == ["A-001"]
    line.next()
    line.do("finish", ticket)
    assert line.see().done == 1
    line.do("take_back", ticket, "serving")
    assert line.see().done == 0
    with pytest.raises(Refusal, match="not_called"):
        line.do("call_again", ticket)
    with pytest.raises(Refusal, match="ticket_unknown"):
        line.do("skip", str(HE.staff_id))


def test_how_the_counter_is_called(line: Line) -> None:
    assert line.see().counter == "A"
    with transaction(line.store, HE) as tx:
        actions.name_counter(tx, " 2 号窗口 ")
    ticket = line.take()
    line.next()
    assert line.row(ticket).counter == line.see().counter == "2 号窗口"
    with pytest.raises(Refusal, match="text_too_long"), transaction(line.store, HE) as tx:
        actions.name_counter(tx, "长" * 21)
    with transaction(line.store, HE) as tx:
        actions.name_counter(tx, "")
    assert line.see().counter == "A"
    assert [one.number for one in line.see().elsewhere] == ["A-001"]


def test_what_the_screen_shows_names_nobody(line: Line) -> None:
    person = line.knows("林晓禾")
    some = [line.take("XLZX", person), *(line.take() for _ in range(7))]
    for _ in some:
        line.next()
    with line.store.read() as session:
        shown = screen(session, today(line.store))
    assert [ticket.number for ticket in shown.now] == ["A-008"]
    assert [ticket.number for ticket in shown.last] == [f"A-00{n}" for n in (7, 6, 5, 4, 3)]
    assert "林晓禾" not in str(shown)


def test_staff_see_names_of_those_who_have_a_card(line: Line) -> None:
    one, other = line.knows("林晓禾"), line.knows("林小禾")
    with transaction(line.store, HE) as tx:
        merge(tx, one, other, "same_number")
    mine = line.take(person_id=max(one, other))
    line.take()
    with line.store.read() as session:
        assert list(named(session, line.see().waiting)) == [mine]
    assert line.row(mine).person_id == min(one, other)


def test_who_may(line: Line) -> None:
    ticket = line.take()
    for act in ("call", "call_again", "skip", "leave", "recall", "finish", "serve"):
        with pytest.raises(Refusal, match="not_allowed"):
            line.do(act, ticket, actor=MA)
    line.actor = MA
    for step in (line.take, line.next):
        with pytest.raises(Refusal, match="not_allowed"):
            step()


def test_a_call_that_did_not_stand_is_told(line: Line) -> None:
    ticket = line.take()
    _settled(line)
    line.next()
    with line.store.read() as session:
        chosen = select(OutboxOp.op_id).where(OutboxOp.verb == "move")
        op_id = session.execute(chosen).scalar_one()
    theirs = {
        "number": "A-001",
        "happened_at": line.row(ticket).happened_at,
        "day": "2026-11-28",
        "waits_from": line.row(ticket).waits_from,
        "state": "called",
        "counter": "2 号窗口",
        "called_at": line.row(ticket).called_at,
    }
    row = IncomingRow("queue_ticket", ticket, Version(EPOCH, "venue", 901), theirs)
    said = Settled(op_id, "refused", "moved_on", {"field": "state", "now": "called"})
    incoming(line.store, IncomingPage(rows=[row], verdicts=[said]))
    [gone] = line.see().lost
    assert (gone.ticket.number, gone.counter, gone.op_id) == ("A-001", "2 号窗口", op_id)
    assert line.see().mine is None
