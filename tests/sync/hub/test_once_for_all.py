"""What histories in the simulation found at the hub: each comes once, and nothing waits in vain."""

from __future__ import annotations

from typing import Any

import pytest

from app.ids import new_id
from app.ops import Body
from sync.hub.database import writing
from sync.hub.headquarters import put
from sync.hub.shelf import Shelf
from sync.hub.tables import ops
from sync.wire.messages import Op
from tests.support.hub import SALT, op_of, patch, person, visit
from tests.sync.hub.desk import Ledger, with_changes


def erase(row_id: str) -> Body:
    return Body(v=1, verb="erase", kind="person", id=row_id, salt=SALT, subjects=[row_id])


def test_what_one_device_brought_another_does_not_bring_again(books: Ledger) -> None:
    """A desk enrolled anew, or the twin of a copied disk, has the same work in its outbox."""
    former, anew = books.desk(), books.desk()
    who = person(phone="19900000001")
    work = former.ops(who, visit(who.id), patch("person", who.id, phone="19900000002"))
    first = former.tell(work)
    former.say(patch("person", who.id, phone="19900000003"))
    again = anew.tell(work)
    assert [one.verdict for one in again] == [one.verdict for one in first]
    assert all(one.replayed for one in again)
    assert anew.rows("person")[who.id]["phone"] == "19900000003"
    assert anew.rows("conflict") == {}


@pytest.mark.expects_log("sync.hub")
def test_the_first_of_a_push_that_cannot_be_filed_is_named(
    books: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = books.desk()
    real, bad = Shelf.flush_rows, person()

    def breaks(shelf: Any) -> None:
        if bad.id in {values["row_id"] for values in shelf._ops.values()}:
            raise ZeroDivisionError
        real(shelf)

    monkeypatch.setattr(Shelf, "flush_rows", breaks)
    batch = desk.ops(bad, person())
    pushed = desk.send(batch)
    assert (pushed.verdicts, pushed.failed, pushed.high) == ([], [batch[0].op_id], 0)


@pytest.mark.expects_log("sync.hub")
def test_a_body_that_comes_late_and_still_cannot_be_filed_stays_away(
    books: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin of a copied disk knows nothing of the stub: what it brings holds up nobody."""
    desk, bad, after = books.desk(), person(), person()
    whole = desk.ops(bad)[0]
    stub = Op(whole.op_id, 1, whole.hash, "", withheld=True)
    assert [one.code for one in desk.tell([stub])] == ["withheld"]
    real = Shelf.flush_rows

    def breaks(shelf: Any) -> None:
        if bad.id in {values["row_id"] for values in shelf._finals.values()}:
            raise ZeroDivisionError
        real(shelf)

    monkeypatch.setattr(Shelf, "flush_rows", breaks)
    pushed = desk.send([whole, op_of(after, 2)])
    assert [(one.verdict, one.code) for one in pushed.verdicts] == [
        ("held", "withheld"),
        ("taken", ""),
    ]
    assert (pushed.failed, pushed.verdicts[0].replayed) == ([], True)
    monkeypatch.undo()
    assert [one.verdict for one in desk.send([whole]).verdicts] == ["taken"]


def test_what_waits_for_somebody_erased_is_freed(books: Ledger) -> None:
    desk, nobody = books.desk(), person(name="")
    desk.one(nobody)
    came = visit(nobody.id)
    waits, edit = desk.say(came, patch("person", nobody.id, phone="1"))
    assert {waits.code, edit.code} == {"waiting_for"}
    desk.one(erase(nobody.id))
    finals = {key: (row["verdict"], row["code"]) for key, row in desk.rows("verdict").items()}
    assert finals == {waits.op_id: ("taken", ""), edit.op_id: ("refused", "gone")}
    # Somebody did walk in; who it was is not known any more.
    assert "person_id" not in desk.rows("visit")[came.id]


def test_whatever_is_wrong_with_it_no_word_about_somebody_erased_is_kept(books: Ledger) -> None:
    """A replacement that comes too late, or a choice between numbers that are gone."""
    desk, other, who = books.desk(), books.desk(), person(phone="19900000001")
    desk.one(who)
    wrong = desk.one(patch("person", who.id, gender="7"))
    for one, number in ((desk, "19900000002"), (other, "19900000003")):
        one.one(patch("person", who.id, phone=number))
    (conflict,) = desk.rows("conflict")
    desk.one(erase(who.id))
    late = patch("registration", new_id(), note="林晓禾")
    late = with_changes(late, replaces=wrong.op_id, subjects=[who.id])
    choice = Body(v=1, verb="resolve", kind="conflict", id=conflict, salt=SALT)
    choice = with_changes(choice, fields={"version": 1, "value": "19900000003"})
    said = other.say(late, choice)
    assert [(one.verdict, one.code) for one in said] == [
        ("refused", "already"),
        ("refused", "no_such_row"),
    ]
    names = [one.op_id for one in said]
    assert [row.body for row in books.all(ops) if row.op_id in names] == [None, None]


def test_headquarters_does_not_write_on_somebody_erased(books: Ledger) -> None:
    desk, who = books.desk(), person()
    desk.say(who, erase(who.id))
    with pytest.raises(ValueError, match="gone"), writing(books.engine) as connection:
        put(connection, books.hub, books.venue, "person", who.id, dict(who.fields))
    assert desk.rows("person") == {}


def test_another_operation_under_a_known_id_is_a_fork_whoever_brings_it(books: Ledger) -> None:
    one, two = books.desk(), books.desk()
    sent = one.ops(person())
    one.tell(sent)
    with pytest.raises(Exception, match="fork"):
        two.send([op_of(person(), 1, sent[0].op_id)])
