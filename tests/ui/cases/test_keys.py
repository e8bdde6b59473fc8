"""Keys do something about a case only while one sees it, and mean no case while one is typing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.cases.boarddriver import ALT, CTRL, Office

KEY = Qt.Key
DEEDS = (
    *((KEY.Key_Return, CTRL), (KEY.Key_A, ALT), (KEY.Key_T, ALT), (KEY.Key_G, ALT)),
    *((KEY.Key_1, ALT), (KEY.Key_Right, ALT)),
)


@pytest.mark.parametrize(("key", "modifier"), DEEDS)
def test_nothing_is_done_about_a_case_one_does_not_see(
    advised: Office, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    office = advised
    case_id = office.takes()
    office.stand_on(case_id)
    office.press(KEY.Key_Escape)
    assert office.page.panel.isHidden()
    office.press(key, modifier)
    assert (office.counter.state(case_id), office.page.doing.dialog) == ("submitted", None)
    assert office.toast() == "先按 Enter 打开这件需求，再办"
    office.press(KEY.Key_Return)
    assert not office.page.panel.isHidden()
    office.press(KEY.Key_A, ALT)
    assert office.counter.state(case_id) == "accepted"


def test_the_search_box_does_nothing_to_the_case_but_gives_it_away(advised: Office) -> None:
    office = advised
    case_id = office.takes()
    office.stand_on(case_id)
    office.press(KEY.Key_Slash)
    search = office.page.stage.search
    assert search.hasFocus()
    office.press(KEY.Key_Return, CTRL)
    office.press(KEY.Key_Enter, CTRL | Qt.KeyboardModifier.KeypadModifier)
    assert (office.counter.state(case_id), office.page.doing.dialog) == ("submitted", None)
    office.press(KEY.Key_1, ALT | Qt.KeyboardModifier.KeypadModifier)
    assert office.counter.state(case_id) == "submitted", "never by the keypad"
    assert office.said == []
    search.clear()
    search.setFocus()
    office.press(KEY.Key_1, ALT)
    assert office.counter.state(case_id) == "assigned"
    assert search.text() == ""
