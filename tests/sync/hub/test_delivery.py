"""Numbers, replays, gaps, forks: nothing is lost, nothing is doubled, nothing blocks."""

from __future__ import annotations

import random
from typing import Any

import msgspec
import pytest
from sqlalchemy.exc import OperationalError

from app.ids import new_id
from app.kinds import Kind
from app.ops import Group, hash_of
from sync import merge
from sync.hub import judge, plain
from sync.hub.hub import Trouble
from sync.hub.shelf import Shelf
from sync.hub.tables import ops, rows
from sync.merge import Outcome
from sync.wire.messages import Op
from tests.support.hub import op_of, patch, person, visit, void
from tests.sync.hub.desk import Ledger, with_changes


def trouble(work: Any) -> tuple[int, str]:
    with pytest.raises(Trouble) as caught:
        work()
    return caught.value.status, caught.value.problem.code


def words(verdicts: Any) -> list[str]:
    return [f"{item.verdict} {item.code}".strip() for item in verdicts]


def judged_by(patched: pytest.MonkeyPatch, judging: Any) -> None:
    """Let another function judge, on the long way and on the short one."""
    for way in (judge, plain):
        patched.setattr(way, "judge", judging)


def test_what_was_taken_stands_and_is_told_with_its_version(books: Ledger) -> None:
    desk, said = books.desk(), person()
    verdict = desk.one(said)
    assert verdict.verdict == "taken"
    assert verdict.applied is not None
    assert desk.rows("person") == {said.id: said.fields}
    assert (verdict.applied.epoch, verdict.applied.scope) == (books.hub.epoch, "venue")


def test_a_push_again_is_answered_from_what_is_stored(books: Ledger) -> None:
    desk = books.desk()
    batch = desk.ops(person(), visit(), person())
    first = desk.send(batch)
    before = books.all(rows)
    again = desk.send(batch)
    assert again.high == first.high == 3
    assert [msgspec.structs.replace(v, replayed=False) for v in again.verdicts] == first.verdicts
    assert all(verdict.replayed for verdict in again.verdicts)
    assert books.all(rows) == before


def test_overlapping_batches_take_each_number_once(books: Ledger) -> None:
    desk = books.desk()
    batch = desk.ops(*(person() for _ in range(6)))
    desk.send(batch[:4])
    pushed = desk.send(batch[2:])
    assert [verdict.replayed for verdict in pushed.verdicts] == [True, True, False, False]
    assert len(desk.rows("person")) == 6


def test_batches_in_any_order_and_number_end_the_same(books: Ledger) -> None:
    desk = books.desk()
    batch = desk.ops(*(person() for _ in range(12)))
    parts = [batch[start : start + 3] for start in range(0, 12, 3)] * 3
    dice = random.Random(7)
    while desk.high < 12:
        dice.shuffle(parts)
        for part in parts:
            pushed = desk.send(part)
            if pushed.expected is not None:
                assert pushed.verdicts == []
                assert pushed.expected == pushed.high + 1
            desk.high = pushed.high
    assert set(desk.rows("person")) == {msgspec.json.decode(op.body)["id"] for op in batch}


def test_a_gap_is_answered_with_the_number_expected(books: Ledger) -> None:
    desk = books.desk()
    desk.one(person())
    pushed = desk.send([op_of(person(), 3)])
    assert (pushed.expected, pushed.verdicts, pushed.high) == (2, [], 1)
    assert len(books.all(ops)) == 1


def test_a_late_retry_finds_that_the_orphan_has_arrived(books: Ledger) -> None:
    desk = books.desk()
    batch = desk.ops(person(), person())
    orphan = desk.send(batch)
    retry = desk.send(batch)
    late = desk.send(batch[:1])
    assert (orphan.high, retry.high, late.high) == (2, 2, 2)
    assert len(desk.rows("person")) == 2


def test_the_same_number_with_other_work_is_a_fork_refused_whole(books: Ledger) -> None:
    desk = books.desk()
    batch = desk.ops(person(), person())
    desk.tell(batch)
    other = [batch[0], op_of(person(), 2), op_of(person(), 3)]
    assert trouble(lambda: desk.send(other)) == (409, "fork")
    same_id = [op_of(person(), 1, batch[0].op_id)]
    assert trouble(lambda: desk.send(same_id)) == (409, "fork")
    assert len(books.all(ops)) == 2


def test_a_known_operation_under_a_new_number_consumes_it_once(books: Ledger) -> None:
    desk, said = books.desk(), person()
    first = desk.ops(said)
    desk.tell(first)
    renumbered = Op(first[0].op_id, 2, first[0].hash, first[0].body)
    pushed = desk.send([renumbered, op_of(person(), 3)])
    assert words(pushed.verdicts) == ["taken", "taken"]
    assert [verdict.replayed for verdict in pushed.verdicts] == [True, False]
    assert (pushed.high, pushed.verdicts[0].seq) == (3, 2)
    assert len(desk.rows("person")) == 2
    assert desk.send([renumbered]).verdicts[0].replayed
    forged = op_of(person(), 4, first[0].op_id)
    assert trouble(lambda: desk.send([forged])) == (409, "fork")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"epoch": new_id()}, "epoch"),
        ({"incarnation": new_id()}, "incarnation"),
        ({"acknowledged": 5}, "ahead"),
    ],
)
def test_what_stands_against_a_whole_push_writes_nothing(
    books: Ledger, more: dict[str, Any], code: str
) -> None:
    desk = books.desk()
    assert trouble(lambda: desk.send(desk.ops(person()), **more)) == (409, code)
    assert books.all(ops) == []


def test_a_bad_body_is_its_own_misfortune(books: Ledger) -> None:
    desk = books.desk()
    good, bad = desk.ops(person(), person())
    garbled = Op(bad.op_id, 2, bad.hash, bad.body[:-1])
    assert words(desk.tell([good, garbled, op_of(person(), 3)])) == [
        "taken",
        "refused bad_hash",
        "taken",
    ]


@pytest.mark.expects_log("sync.hub")
def test_an_operation_that_breaks_the_hub_is_held_and_the_queue_goes_on(
    books: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, poison = books.desk(), person(name="王伟")
    real = merge.judge

    def breaks(kind: Kind, stored: Any, body: Any, writing: Any) -> Outcome:
        if body.id == poison.id:
            raise ZeroDivisionError
        return real(kind, stored, body, writing)

    judged_by(monkeypatch, breaks)
    verdicts = desk.say(person(), poison, person(), patch("person", poison.id, phone="1"))
    assert words(verdicts) == ["taken", "held internal", "taken", "held waiting_for"]
    assert len(desk.rows("person")) == 2


@pytest.mark.expects_log("sync.hub")
def test_one_that_fails_only_in_the_batch_is_taken_alone(
    books: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = books.desk()
    real, fails = Shelf.flush_rows, [1]

    def breaks(shelf: Shelf) -> None:
        if fails.pop() if fails else 0:
            raise ZeroDivisionError
        real(shelf)

    monkeypatch.setattr(Shelf, "flush_rows", breaks)
    assert words(desk.say(person(), visit(), person())) == ["taken"] * 3
    assert len(desk.rows("person")) == 2


@pytest.mark.expects_log("sync.hub")
def test_one_that_cannot_be_written_is_held_and_one_that_cannot_even_be_held_is_named(
    books: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = books.desk()
    real = Shelf.flush_rows
    poison: set[str] = set()
    even_held: set[str] = set()

    def breaks(shelf: Any) -> None:
        staged = {row_id for _, row_id in shelf._new}
        filed = {values["row_id"] for values in shelf._ops.values()}
        if staged & poison or filed & even_held:
            raise ZeroDivisionError
        real(shelf)

    monkeypatch.setattr(Shelf, "flush_rows", breaks)
    bodies = [person(), person(), person(), person()]
    poison.add(bodies[1].id)
    even_held.add(bodies[2].id)
    batch = desk.ops(*bodies)
    pushed = desk.send(batch)
    assert words(pushed.verdicts) == ["taken", "held internal"]
    assert (pushed.failed, pushed.high) == ([batch[2].op_id], 2)
    even_held.clear()
    rest = desk.send(batch[2:])
    assert (words(rest.verdicts), rest.high) == (["taken", "taken"], 4)


@pytest.mark.expects_log("sync.hub")
def test_the_very_first_that_cannot_even_be_held_is_named(
    books: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = books.desk()

    def breaks(_: Any) -> None:
        raise ZeroDivisionError

    batch = desk.ops(person(), person())
    with monkeypatch.context() as patched:
        patched.setattr(Shelf, "flush_rows", breaks)
        pushed = desk.send(batch)
    assert (pushed.verdicts, pushed.failed, pushed.high) == ([], [batch[0].op_id], 0)
    assert words(desk.send(batch).verdicts) == ["taken", "taken"]


@pytest.mark.expects_log("sync.hub")
@pytest.mark.parametrize("where", ["judging", "the batch", "one alone"])
def test_a_database_that_is_busy_rolls_the_whole_push_back(
    books: Ledger, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    desk = books.desk()
    busy = OperationalError("", {}, Exception("database is locked"))
    troubles: list[Exception] = [ZeroDivisionError(), busy] if where == "one alone" else [busy]

    def breaks(*_: Any) -> None:
        raise troubles.pop(0)

    batch = desk.ops(person(), person())
    with monkeypatch.context() as patched:
        if where == "judging":
            judged_by(patched, breaks)
        else:
            patched.setattr(Shelf, "flush_rows", breaks)
        with pytest.raises(OperationalError):
            desk.send(batch)
    assert books.all(ops) == []
    assert words(desk.send(batch).verdicts) == ["taken", "taken"]


@pytest.mark.expects_log("sync.hub")
def test_what_breaks_the_hub_when_released_stays_held_until_it_does_not(
    books: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, nobody = books.desk(), person(name="")
    refused, held = desk.say(nobody, patch("person", nobody.id, phone="1"))
    real = merge.judge

    def breaks(kind: Kind, stored: Any, body: Any, writing: Any) -> Outcome:
        if body.verb == "patch":
            raise ZeroDivisionError
        return real(kind, stored, body, writing)

    with monkeypatch.context() as patched:
        judged_by(patched, breaks)
        mended = with_changes(person(nobody.id), replaces=refused.op_id)
        assert desk.one(mended).verdict == "taken"
        assert books.release_held() == 1
    assert held.op_id not in desk.rows("verdict")
    assert "phone" not in desk.rows("person")[nobody.id]
    assert books.release_held() == 1
    assert desk.rows("verdict")[held.op_id]["verdict"] == "taken"
    assert desk.rows("person")[nobody.id]["phone"] == "1"
    assert books.release_held() == 0


def test_a_body_no_database_could_hold_is_refused_and_not_kept(books: Ledger) -> None:
    desk = books.desk()
    text = "{\0}"
    assert words(desk.tell([Op(new_id(), 1, hash_of(text), text)])) == ["refused unreadable"]
    assert books.all(ops)[0].body is None


def test_fields_no_database_could_look_for_are_refused_in_words(books: Ledger) -> None:
    desk, gone = books.desk(), person()
    erase = with_changes(person(gone.id), verb="erase", fields={})
    assert words(desk.say(gone, erase)) == ["taken", "taken"]
    nul = "x\0"
    said = (visit(nul), visit(person().id, day=nul), void("visit", nul), void(nul, gone.id))
    verdicts = desk.say(*said, person())
    assert [item.verdict for item in verdicts] == ["refused"] * 3 + ["held", "taken"]
    assert verdicts[3].code == "unknown_kind"
    assert {item.code for item in verdicts[:3]} == {"bad_field"}


def test_a_stub_consumes_its_number_and_its_body_may_follow(books: Ledger) -> None:
    desk, said = books.desk(), person()
    whole = desk.ops(said)[0]
    stub = Op(whole.op_id, 1, whole.hash, "", withheld=True)
    assert words(desk.tell([stub, op_of(person(), 2)])) == ["held withheld", "taken"]
    assert words(desk.send([stub]).verdicts) == ["held withheld"]
    assert words(desk.send([whole]).verdicts) == ["taken"]
    assert desk.rows("person")[said.id] == said.fields
    assert desk.rows("verdict")[whole.op_id]["verdict"] == "taken"
    assert words(desk.send([whole]).verdicts) == ["taken"]
    assert desk.send([whole]).verdicts[0].replayed


# --- groups -------------------------------------------------------------------------------


def grouped(*bodies: Any, size: int = 0) -> list[Any]:
    group = Group(new_id(), size or len(bodies), atomic=True)
    return [with_changes(body, group=group) for body in bodies]


def test_an_atomic_group_is_taken_together(books: Ledger) -> None:
    desk, wrong = books.desk(), visit()
    desk.one(wrong)
    right = visit(instead_of=wrong.id)
    verdicts = desk.say(*grouped(void("visit", wrong.id), right))
    assert words(verdicts) == ["taken", "taken"]
    assert set(desk.rows("visit")) == {wrong.id, right.id}


def test_an_atomic_group_falls_together(books: Ledger) -> None:
    desk, wrong = books.desk(), visit()
    desk.one(wrong)
    verdicts = desk.say(*grouped(void("visit", wrong.id), visit(heads=-1)), person())
    assert words(verdicts) == ["refused group", "refused bad_field", "taken"]
    assert desk.rows("void") == {}
    assert len(desk.rows("person")) == 1


def test_half_an_atomic_group_is_refused(books: Ledger) -> None:
    desk = books.desk()
    verdicts = desk.say(*grouped(person(), person(), size=3), person())
    assert words(verdicts) == ["refused group", "refused group", "taken"]


def test_an_atomic_group_waits_together_and_is_released_together(books: Ledger) -> None:
    desk, nobody = books.desk(), person(name="")
    wrong = visit()
    assert words(desk.say(nobody, wrong)) == ["refused bad_field", "taken"]
    right = visit(nobody.id, instead_of=wrong.id)
    verdicts = desk.say(*grouped(void("visit", wrong.id), right))
    assert words(verdicts) == ["held group", "held waiting_for"]
    assert desk.rows("void") == {}
    refused_op = next(row.op_id for row in books.all(ops) if row.row_id == nobody.id)
    mended = with_changes(person(nobody.id), replaces=refused_op)
    assert desk.one(mended).verdict == "taken"
    assert len(desk.rows("void")) == 1
    assert desk.rows("visit")[right.id]["person_id"] == nobody.id
