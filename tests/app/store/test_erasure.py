"""Somebody is erased: no word about them stays in what this desk said to headquarters."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from app.attention.actions import discard, mend
from app.care.actions import take_back, write
from app.care.model import CareNote
from app.checkin.actions import check_in
from app.desk import Desk, open_desk
from app.kinds import RESTRICTED_SCOPE, VENUE_SCOPE
from app.ops import Version
from app.people.actions import Details, edit, register
from app.people.model import Person
from app.store.backup import end_life
from app.store.base import BaseCopy, OutboxOp
from app.store.incoming import erase_remembered, from_headquarters, incoming
from app.store.leaving import gain_scopes
from app.store.standing import read_again
from app.store.told import IncomingPage, IncomingRow, Settled
from app.store.transaction import transaction
from app.store.voids import Void
from tests.support.clock import HandClock
from tests.support.desks import EPOCH, HE, KEY, SHEN


def bodies(desk: Desk) -> list[str]:
    with desk.store.read() as session:
        return list(session.execute(select(OutboxOp.body).order_by(OutboxOp.seq)).scalars())


def op_ids(desk: Desk) -> list[str]:
    with desk.store.read() as session:
        return list(session.execute(select(OutboxOp.op_id).order_by(OutboxOp.seq)).scalars())


def gone(person: str, number: int = 9) -> IncomingRow:
    return IncomingRow("person", person, Version(EPOCH, "venue", number), {}, gone="erased")


def test_answered_words_about_somebody_erased_are_blanked(desk: Desk) -> None:
    with transaction(desk.store, HE) as tx:
        person = register(tx, Details("林晓禾", "19900001234", consent_way="spoken")).id
        check_in(tx, person)
        register(tx, Details("周启明", consent_way="spoken"))
    settled = [Settled(op, "taken", applied=Version(EPOCH, "venue", 5)) for op in op_ids(desk)]
    incoming(desk.store, IncomingPage(verdicts=settled))
    incoming(desk.store, IncomingPage(rows=[gone(person)]))
    one, two, three = bodies(desk)
    assert (one, two) == ("", "")
    assert "周启明" in three


def test_why_a_note_was_taken_back_goes_with_the_note(desk: Desk) -> None:
    with from_headquarters(desk.store) as session:
        gain_scopes(session, [RESTRICTED_SCOPE])
    with transaction(desk.store, SHEN) as tx:
        person = register(tx, Details("林晓禾", consent_way="spoken")).id
        note = write(tx, person, "夜里不要打电话").id
    with transaction(desk.store, SHEN) as tx:
        take_back(tx, note, "已和本人核实")
    places = ("venue", RESTRICTED_SCOPE, RESTRICTED_SCOPE)
    settled = [
        Settled(op, "taken", applied=Version(EPOCH, scope, 5))
        for op, scope in zip(op_ids(desk), places, strict=True)
    ]
    # Headquarters has them, and was put back before this desk had read any of it.
    incoming(desk.store, IncomingPage(verdicts=settled))
    incoming(desk.store, IncomingPage(rows=[gone(person)]))
    with desk.store.read() as session:
        assert session.execute(select(CareNote.id)).all() == []
        assert session.execute(select(Void.reason)).all() == []


def test_what_is_under_way_keeps_its_words_until_it_is_answered(desk: Desk) -> None:
    with transaction(desk.store, HE) as tx:
        person = register(tx, Details("林晓禾", consent_way="spoken")).id
    first = op_ids(desk)
    taken = Version(EPOCH, "venue", 5)
    incoming(desk.store, IncomingPage(verdicts=[Settled(first[0], "taken", applied=taken)]))
    with transaction(desk.store, HE) as tx:
        edit(tx, person, Details("林小禾", consent_way="spoken"))
    incoming(desk.store, IncomingPage(rows=[gone(person)]))
    assert bodies(desk)[0] == ""
    assert "林小禾" in bodies(desk)[1]
    incoming(desk.store, IncomingPage(verdicts=[Settled(op_ids(desk)[1], "refused", "gone")]))
    assert bodies(desk) == ["", ""]


def test_erased_while_work_on_them_waits_they_go_with_its_answer(desk: Desk) -> None:
    """Read anew, their row is absent as well as erased: erased is what counts."""
    with transaction(desk.store, HE) as tx:
        person = register(tx, Details("林晓禾", consent_way="spoken")).id
    taken = Version(EPOCH, "venue", 5)
    incoming(desk.store, IncomingPage(verdicts=[Settled(op_ids(desk)[0], "taken", applied=taken)]))
    with transaction(desk.store, HE) as tx:
        edit(tx, person, Details("林小禾", consent_way="spoken"))
    read_again(desk.store, [VENUE_SCOPE])
    end = IncomingPage(
        scope=VENUE_SCOPE, number=9, epoch=EPOCH, cursor="c", whole=True, erased=[person]
    )
    incoming(desk.store, end)
    assert people(desk) == ["林小禾"], "its number must be consumed first"
    incoming(desk.store, IncomingPage(verdicts=[Settled(op_ids(desk)[1], "refused", "gone")]))
    assert people(desk) == []


def test_a_refused_card_that_was_mended_too_late_goes_with_its_person(desk: Desk) -> None:
    """Only the mended card kept them in sight; headquarters takes none of somebody erased."""
    with transaction(desk.store, HE) as tx:
        person = register(tx, Details("林晓禾", consent_way="spoken")).id
    refused = Settled(op_ids(desk)[0], "refused", "bad_field", {"field": "gender"})
    incoming(desk.store, IncomingPage(verdicts=[refused]))
    with transaction(desk.store, HE) as tx:
        mend(tx, op_ids(desk)[0], Details("林小禾", consent_way="spoken"))
    incoming(desk.store, IncomingPage(rows=[gone(person)]))
    assert people(desk) == ["林小禾"], "its number must be consumed first"
    incoming(desk.store, IncomingPage(verdicts=[Settled(op_ids(desk)[1], "refused", "gone")]))
    assert people(desk) == []
    assert bodies(desk) == ["", ""]
    with desk.store.read() as session:
        assert session.execute(select(BaseCopy.id)).all() == []


def test_what_is_given_up_about_somebody_erased_leaves_no_word_either(desk: Desk) -> None:
    """The refusal is dealt with after the erasure was heard: headquarters takes no word of it."""
    with transaction(desk.store, HE) as tx:
        person = register(tx, Details("林晓禾", consent_way="spoken")).id
    incoming(desk.store, IncomingPage(verdicts=[Settled(op_ids(desk)[0], "refused", "exists")]))
    incoming(desk.store, IncomingPage(rows=[gone(person)]))
    with transaction(desk.store, SHEN) as tx:
        discard(tx, op_ids(desk)[0], "重复")
    incoming(desk.store, IncomingPage(verdicts=[Settled(op_ids(desk)[1], "refused", "gone")]))
    assert bodies(desk) == ["", ""]


def people(desk: Desk) -> list[str]:
    with desk.store.read() as session:
        return list(session.execute(select(Person.name).order_by(Person.name)).scalars())


def test_a_back_up_put_back_here_does_not_show_who_was_erased_since(
    desk: Desk, tmp_path: Path
) -> None:
    her, him = "01900000-0000-7000-8000-00000000a001", "01900000-0000-7000-8000-00000000a002"
    rows = [
        IncomingRow("person", one, Version(EPOCH, "venue", 6), {"name": name, "status": "active"})
        for one, name in ((her, "马小川"), (him, "林晓禾"))
    ]
    incoming(desk.store, IncomingPage(rows=rows, receipt="signed"))
    file = desk.store.path
    desk.store.close()
    kept = file.read_bytes()
    desk = open_desk(file, KEY, HandClock())
    incoming(desk.store, IncomingPage(rows=[gone(her)]))
    assert people(desk) == ["林晓禾"]
    desk.store.close()
    # Opened again in the same life there is nothing to go through.
    desk = open_desk(file, KEY, HandClock())
    assert erase_remembered(desk.store) == 0
    desk.store.close()
    for left in file.parent.glob("desk.db*"):
        left.unlink()
    file.write_bytes(kept)
    end_life(file, KEY)
    desk = open_desk(file, KEY, HandClock())
    assert people(desk) == ["林晓禾"]
    assert erase_remembered(desk.store) == 0
    desk.store.close()
    end_life(file, KEY)
    # In yet another life: gone through again, and nobody of the list is left.
    desk = open_desk(file, KEY, HandClock())
    assert people(desk) == ["林晓禾"]
    desk.store.close()
