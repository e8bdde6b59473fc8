"""Numbers of the waiting line: given out once, called in turn, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from app.errors import Refusal
from app.ops import Version
from app.people.merging import merge
from app.queue import actions
from app.queue.model import QueueTicket
from app.queue.queries import before, named, screen, today
from app.queue.rules import COUNTER_LIMIT, MOVES, STATES, STEPS, read_counter, written_counter
from app.staff.rules import VOLUNTEER
from app.store.backup import end_life
from app.store.base import OutboxOp
from app.store.incoming import incoming
from app.store.standing import take_place
from app.store.told import IncomingPage, IncomingRow, Settled
from app.store.transaction import DISCARDED, Actor, Transaction, transaction
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
    assert line.row(first).state == "skipped", "who never came has missed their turn"
    assert line.waiting() == ["A-002"]
    assert line.next() == "A-002"
    assert line.row(second).state == "called"
    line.do("serve", second)
    line.take()
    line.next()
    assert line.row(second).state == "done", "who was served here is done"
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
        if state in STEPS[after]:
            line.do(act, ticket)
            assert line.row(ticket).state == after
        else:
            with pytest.raises(Refusal, match="no_such_move"):
                line.do(act, ticket)


def test_no_step_is_one_headquarters_would_not_know() -> None:
    assert all(after in MOVES[one] for after, some in STEPS.items() for one in some)
    assert all(one in MOVES[after] for after, some in STEPS.items() for one in some), "and back"


def undo(line: Line, *steps: actions.Step) -> None:
    """Take back what was done."""
    with transaction(line.store, HE) as tx:
        actions.take_back(tx, *steps)


def does(line: Line, act: Callable[[Transaction, str], actions.Step], ticket: str) -> actions.Step:
    """Do one of the acts; gives what takes it back."""
    line.clock.forward(seconds=10)
    with transaction(line.store, HE) as tx:
        return act(tx, ticket)


def calls(line: Line) -> tuple[actions.Step, ...]:
    """Call the next; gives what takes it back."""
    line.clock.forward(seconds=10)
    with transaction(line.store, HE) as tx:
        return actions.call_next(tx).steps


def stands(line: Line, ticket: str) -> tuple[object, ...]:
    """Give everything a step may change."""
    row = line.row(ticket)
    return row.state, row.waits_from, row.called_at, row.counter, row.calls, row.recalls


@pytest.mark.parametrize("served", [False, True])
def test_a_call_taken_back_brings_the_former_back_as_they_were(line: Line, served: bool) -> None:
    first, second = line.take(), line.take()
    line.next()
    if served:
        line.do("serve", first)
    were = stands(line, first), stands(line, second)
    steps = calls(line)
    assert line.row(first).state == ("done" if served else "skipped")
    line.do("call_again", second)
    undo(line, *steps)
    assert (stands(line, first), stands(line, second)) == were
    mine = line.see().mine
    assert mine is not None
    assert mine.id == first
    with pytest.raises(Refusal, match="no_such_move"):
        undo(line, *steps)


def test_a_call_is_taken_back_though_the_former_went_on(line: Line) -> None:
    first, second = line.take(), line.take()
    line.next()
    steps = calls(line)
    line.do("recall", first)
    undo(line, *steps)
    assert (line.row(first).state, line.row(second).state) == ("waiting", "waiting")
    assert line.see().mine is None


def test_every_step_is_taken_back_to_what_it_was(line: Line) -> None:
    ticket = line.take()
    line.next()
    for act in (actions.finish, actions.skip, actions.leave, actions.serve):
        were = stands(line, ticket)
        assert were[0] == "called"
        undo(line, does(line, act, ticket))
        assert stands(line, ticket) == were
    line.do("skip", ticket)
    line.take()
    were = stands(line, ticket)
    step = does(line, actions.recall, ticket)
    assert line.waiting() == ["A-002", "A-001"]
    undo(line, step)
    assert stands(line, ticket) == were
    assert [one.number for one in line.see().skipped] == ["A-001"]


def test_nothing_is_taken_back_of_whom_another_counter_called_since(line: Line) -> None:
    ticket = line.take()
    steps = calls(line)
    with transaction(line.store, HE) as tx:
        row = tx.session.get(QueueTicket, ticket)
        assert row is not None
        row.counter = "B"
    with pytest.raises(Refusal, match="no_such_move"):
        undo(line, *steps)
    assert line.row(ticket).state == "called"


def test_what_only_taking_back_may(line: Line) -> None:
    ticket = line.take()
    with pytest.raises(Refusal, match="no_such_move"):
        line.do("skip", ticket)
    line.next()
    with pytest.raises(Refusal, match="no_such_move"):
        line.do("recall", ticket)
    line.do("finish", ticket)
    assert line.see().done == 1
    with pytest.raises(Refusal, match="no_such_move"):
        line.do("call", ticket)
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
    assert line.row(ticket).counter == "2 号窗口@A"
    mine = line.see().mine
    assert mine is not None
    assert mine.counter == line.see().counter == "2 号窗口"
    with pytest.raises(Refusal, match="text_too_long"), transaction(line.store, HE) as tx:
        actions.name_counter(tx, "长" * 15)


@pytest.mark.parametrize("name", ["", "咨询台"])
def test_whoever_is_at_a_counter_stays_there_when_it_is_renamed(line: Line, name: str) -> None:
    with transaction(line.store, HE) as tx:
        actions.name_counter(tx, "2 号窗口")
    ticket = line.take()
    line.next()
    with transaction(line.store, HE) as tx:
        actions.name_counter(tx, name)
    seen = line.see()
    assert seen.mine is not None
    assert (seen.mine.id, seen.mine.counter, seen.counter) == (ticket, "2 号窗口", name or "A")
    assert seen.elsewhere == ()
    line.take()
    line.next()
    assert line.row(ticket).state == "skipped", "and goes from there when the next is called"


def test_two_desks_may_have_chosen_one_name(line: Line) -> None:
    theirs, mine = line.take(), line.take()
    with transaction(line.store, HE) as tx:
        actions.name_counter(tx, "2 号窗口")
    take_place(line.store, letter="B")
    line.next()
    take_place(line.store, letter="A")
    assert line.see().mine is None
    line.next()
    assert line.row(theirs).state == "called", "theirs is not ended by a call of ours"
    seen = line.see()
    assert seen.mine is not None
    assert seen.mine.id == mine
    assert [(one.id, one.counter) for one in seen.elsewhere] == [(theirs, "2 号窗口")]


@pytest.mark.parametrize(
    ("name", "letter", "text"),
    [("", "A", "A"), ("台", "A", "台@A"), ("a@b", "XAB12", "a@b@XAB12"), ("长" * 14, "XAB12", "")],
)
def test_a_counter_is_written_with_the_letter_of_its_desk(
    name: str, letter: str, text: str
) -> None:
    written = written_counter(name, letter)
    assert written == text or not text
    assert len(written) <= COUNTER_LIMIT
    assert read_counter(written) == (name or letter, letter)


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
