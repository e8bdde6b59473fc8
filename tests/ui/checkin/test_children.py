"""A child at a session's door: who answers for them is asked there, and kept with the seat."""

from __future__ import annotations

from app.events.questions import Guardian, read_answers
from app.people.actions import Details, register
from app.store.transaction import transaction
from tests.support.desks import HE
from tests.ui.checkin.driver import Counter
from tests.ui.checkin.test_at_the_door import lines, pin, plan
from ui.checkin.guardian import GuardianDialog

CHILD = Details(
    "刘小满",
    age_band="u14",
    guardian_name="刘建国",
    guardian_relation="grandparent",
    consent_way="guardian",
)


def comes(counter: Counter, details: Details = CHILD, capacity: int = 1) -> str:
    """Let a child come to the door of a pinned session; gives the child's id."""
    slot = plan(counter, "亲子阅读", capacity)
    with transaction(counter.desk.store, HE) as tx:
        child = register(tx, details).id
    counter.settle()
    pin(counter, slot)
    counter.serve(details.name)
    assert counter.verdict.word == "未报名"
    return child


def asked(counter: Counter) -> GuardianDialog:
    counter.settle()
    dialog = counter.dialog()
    assert isinstance(dialog, GuardianDialog)
    return dialog


def test_the_number_is_asked_for_and_the_seat_given_by_keys(counter: Counter) -> None:
    comes(counter)
    counter.commit()
    dialog = asked(counter)
    assert dialog.guardian.values() == {"name": "刘建国", "relation": "grandparent", "phone": ""}
    assert counter.focused() is dialog.guardian.phone
    counter.type("1990000222")
    counter.commit()
    assert dialog.guardian.errors == {"phone": "少了 1 位，手机号是 11 位"}
    counter.type("2")
    counter.commit()
    counter.settle()
    assert (counter.kind(), counter.verdict.name) == ("ok", "刘小满")
    slot = counter.stage.sessions.list.lines.rows[0]
    (line,) = lines(counter, slot)
    assert (line.status, line.arrived_at is not None) == ("registered", True)
    guardian = Guardian("刘建国", "grandparent", "19900002222")
    assert read_answers(line.answers).guardian == guardian
    counter.come_back()
    counter.undo()
    assert [one.status for one in lines(counter, slot)] == ["cancelled"]


def test_a_place_in_the_line_asks_as_well_and_esc_changes_nothing(counter: Counter) -> None:
    comes(counter)
    counter.alt("W")
    asked(counter)
    counter.escape()
    counter.settle()
    counter.come_back()
    assert counter.verdict.word == "未报名"
    slot = counter.stage.sessions.list.lines.rows[0]
    assert lines(counter, slot) == []
    counter.alt("W")
    asked(counter)
    counter.type("19900002222")
    counter.commit()
    counter.settle()
    assert [one.answers is not None for one in lines(counter, slot)] == [True]
    assert counter.toasts[-1] == "刘小满已加入候补，前面还有 0 位"
    assert counter.kind() == "idle"
    counter.come_back()


def test_what_only_the_card_can_say_opens_it(counter: Counter) -> None:
    pages: list[str] = []
    people: list[str] = []
    counter.seat.page_wanted.connect(pages.append)
    counter.seat.person_wanted.connect(people.append)
    child = comes(
        counter,
        Details(
            "刘小满",
            age_band="u14",
            guardian_name="刘建国",
            guardian_relation="parent",
            consent_way="visit_only",
        ),
    )
    counter.commit()
    counter.settle()
    assert (counter.kind(), counter.verdict.word) == ("refused", "还没授权")
    assert counter.refusals == []
    counter.alt("O")
    counter.settle()
    assert (pages, people) == (["people"], [child])
    counter.alt("B")
    counter.settle()
    assert len(counter.visits()) == 1
