"""The telephone number of whoever asks: masked, shown for a while, and that is written down."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.cases import actions
from app.errors import Refusal
from app.staff.rules import VOLUNTEER
from app.store.base import AuditEntry
from app.store.transaction import Actor, transaction
from tests.support.cases import LEGAL, WAGES
from tests.support.desks import HE, QIN
from tests.support.handed import NEED, Receiving
from tests.ui.cases.boarddriver import Office
from ui.cases import jobs
from ui.checkin.jobs import Hand
from ui.people.number import NumberLine

NUMBER, MASKED = "19900003333", "199****3333"


def line(office: Office) -> NumberLine:
    found = office.page.panel.number
    assert found is not None
    return found


def show(office: Office) -> None:
    """Ask for it by keyboard."""
    line(office).show_button.setFocus()
    office.press(Qt.Key.Key_Space)


def noted(office: Office) -> list[tuple[str, str | None]]:
    """Give which numbers were shown, by act and record; no line of the log says a number."""
    with office.desk.store.read() as session:
        lines = session.query(AuditEntry).filter(AuditEntry.action.endswith(".reveal")).all()
    assert all("1990" not in (one.detail or "") for one in lines)
    return [(one.action, one.row_id) for one in lines]


def test_somebody_without_a_card_is_rung_up(office: Office) -> None:
    case_id = office.takes(name="陈思远", phone=NUMBER)
    office.stand_on(case_id)
    assert line(office).words.text() == MASKED
    show(office)
    assert line(office).words.text() == NUMBER
    assert noted(office) == [("case.reveal", case_id)]
    line(office).timer.timeout.emit()
    assert line(office).words.text() == MASKED
    other = office.takes("打印材料")
    office.stand_on(other)
    assert office.page.panel.number is None, "no number was left"


def test_of_somebody_with_a_card_it_is_written_down_at_the_card(office: Office) -> None:
    person = office.counter.knows("陈思远", phone=NUMBER)
    office.settle()
    office.stand_on(office.takes(person_id=person))
    show(office)
    assert line(office).words.text() == NUMBER
    assert noted(office) == [("person.reveal", person)]


def test_what_came_from_another_venue(office: Office) -> None:
    hub = Receiving(office.desk, office.clock, QIN)
    row_id = hub.comes(words={"need": NEED, "phone": NUMBER})
    office.settle()
    office.stand_on(row_id)
    assert line(office).words.text() == MASKED
    show(office)
    assert line(office).words.text() == NUMBER
    assert noted(office) == [("handover.reveal", row_id)]


def test_of_a_sensitive_case_a_clerk_gets_no_number(office: Office) -> None:
    case_id = office.takes(WAGES, LEGAL, name="陈思远", phone=NUMBER)
    office.stand_on(case_id)
    assert office.page.panel.number is None
    hand, card = Hand(office.desk.store, HE), office.shown().whole.card
    with pytest.raises(Refusal, match="not_allowed"):
        jobs.reveal(hand, card)
    assert noted(office) == []
    office.sit(QIN, "秦岚")
    office.stand_on(case_id)
    show(office)
    assert line(office).words.text() == NUMBER


def test_whoever_may_not_see_numbers_is_not_offered_it(office: Office) -> None:
    case_id = office.takes(name="陈思远", phone=NUMBER)
    office.sit(Actor(HE.staff_id, VOLUNTEER), "马骁")
    office.stand_on(case_id)
    assert line(office).show_button.isHidden()
    with (
        pytest.raises(Refusal, match="not_allowed"),
        transaction(office.desk.store, Actor(HE.staff_id, VOLUNTEER)) as tx,
    ):
        actions.note_reveal(tx, case_id)
    assert noted(office) == []
