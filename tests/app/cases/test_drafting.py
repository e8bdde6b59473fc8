"""What was half written is found again by whoever wrote it, and by nobody else."""

from __future__ import annotations

from app.cases.drafting import Draft, draft_of, drop_draft, keep_draft
from app.cases.taking import Request
from app.store.base import OutboxOp
from app.store.store import set_state
from app.store.transaction import Actor, transaction
from tests.support.cases import NEED, Counter
from tests.support.desks import HE, LUO

LONG = "房东不退押金。" * 7_000
DRAFT = Draft(Request(NEED, anonymous=True, details=LONG), "JYCY", "给了电话", on_the_spot=True)


def kept(counter: Counter, draft: Draft = DRAFT) -> None:
    with transaction(counter.store, counter.actor) as tx:
        keep_draft(tx, draft)


def found(counter: Counter, actor: Actor = HE) -> Draft | None:
    with counter.store.read() as session:
        return draft_of(session, actor.staff_id)


def test_every_letter_is_there_again_and_nothing_of_it_travels(counter: Counter) -> None:
    kept(counter)
    again = found(counter)
    assert again is not None
    assert again.request == DRAFT.request
    assert (again.category, again.answer, again.on_the_spot) == ("JYCY", "给了电话", True)
    assert again.at == "2026-11-24T07:00:00.000Z"
    assert found(counter, LUO) is None
    with counter.store.read() as session:
        assert session.query(OutboxOp).count() == 0


def test_taken_down_or_not_wanted_it_is_gone(counter: Counter) -> None:
    kept(counter)
    with transaction(counter.store, HE) as tx:
        drop_draft(tx)
    assert found(counter) is None


def test_what_is_of_somebody_who_is_not_there_any_more_is_not_shown(counter: Counter) -> None:
    person = counter.knows("苏青岚")
    kept(counter, Draft(Request(NEED, person_id=person)))
    assert found(counter) is not None
    kept(counter, Draft(Request(NEED, person_id="01900000-0000-7000-8000-00000000dead")))
    assert found(counter) is None


def test_a_draft_of_another_form_is_none(counter: Counter) -> None:
    with transaction(counter.store, HE) as tx:
        set_state(tx.session, f"case_draft:{HE.staff_id}", '{"request": 7}')
    assert found(counter) is None


def test_a_person_or_a_category_alone_is_nothing_to_miss() -> None:
    assert not Draft(Request("", person_id="x"), "JYCY").is_written
    assert Draft(Request("", name="小周")).is_written
    assert Draft(Request(""), answer="给了电话").is_written
