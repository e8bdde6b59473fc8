"""The board by keyboard: where cards stand, who is shown what, how one gets from card to card."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.kinds import NATION_SCOPE
from app.ops import Version
from app.store.incoming import incoming
from app.store.scopes import take_scopes
from app.store.told import IncomingPage, IncomingRow
from tests.support.cases import LEGAL, PRINT, WAGES
from tests.support.desks import EPOCH, HE, LUO, QIN, SHEN
from tests.support.nation import some_id
from tests.ui.cases.boarddriver import ALT, Office
from ui.cases import casewords
from ui.cases.boardcard import spoken
from ui.cases.clocks import left_of

KEY = Qt.Key


def test_cards_stand_in_their_columns_by_time_left(office: Office) -> None:
    slow = office.takes("想找周末兼职")
    soon = office.takes("打印材料", PRINT)
    told = office.takes("英语角找搭子")
    office.counter.to_told(told)
    serving = office.takes("创业补贴申报")
    office.does("accept", serving)
    office.does("begin", serving)
    assert office.board() == {
        "new": ["打印材料", "想找周末兼职"],
        "matching": [],
        "serving": ["创业补贴申报"],
        "follow_up": ["英语角找搭子"],
    }
    office.clock.forward(hours=24)
    office.page.refresh()
    office.settle()
    chips = [chip.text() for chip in office.page.stage.chips.values()]
    assert chips[:4] == ["全部 4", "我经办的 4", "今天到期 1", "已超时 1"]
    house, now = office.page.panel.house(), office.clock.now()
    cards = office.page.stage.board.columns["new"].cards.lines.rows
    assert [card.id for card in cards] == [soon, slow]
    assert casewords.clock_chip(left_of(cards[0], house, now)).text == "超 18 小时"
    assert casewords.clock_chip(left_of(cards[1], house, now)).text == "剩 4 天"


def test_arrows_lead_from_card_to_card_and_the_panel_follows(office: Office) -> None:
    first, second = office.takes("打印材料", PRINT), office.takes("想找周末兼职")
    third = office.takes("返乡开民宿")
    office.does("accept", third)
    office.stand_on(first)
    assert office.standing_on() == first
    office.press(KEY.Key_Down)
    assert office.standing_on() == office.shown().whole.card.id == second
    office.press(KEY.Key_Right)
    assert office.standing_on() == office.shown().whole.card.id == third
    office.press(KEY.Key_Right)
    assert office.standing_on() == third, "columns without cards are stepped over"
    office.press(KEY.Key_Left)
    assert office.standing_on() in (first, second)
    office.press(KEY.Key_Escape)
    assert office.page.panel.isHidden()
    office.press(KEY.Key_Home)
    assert office.page.panel.isHidden()
    office.press(KEY.Key_Return)
    assert not office.page.panel.isHidden()
    assert office.shown().whole.card.id == first


def test_filters_and_the_list(office: Office) -> None:
    mine, other = office.takes("想找周末兼职"), office.takes("打印材料", PRINT)
    office.does("accept", other, LUO.staff_id)
    stage = office.page.stage
    stage.chips["mine"].click()
    office.settle()
    assert [card.id for card in stage.shown] == [mine]
    stage.chips["today"].click()
    office.settle()
    assert [card.id for card in stage.shown] == [other]
    assert office.shown().whole.card.id == other
    stage.chips["all"].click()
    stage.views.set_value("list")
    office.settle()
    assert [stage.model.index(row, 1).data() for row in range(2)] == ["打印材料", "想找周末兼职"]
    assert stage.model.headerData(0, Qt.Orientation.Horizontal) == "编号"
    office.press(KEY.Key_Slash)
    office.type("兼职")
    assert [card.id for card in stage.shown] == [mine]
    stage.search.setText("没有这句话")
    office.settle()
    assert stage.none.title.text() == "没有这样的需求"


def test_what_is_over_is_listed_and_archived_from_there(office: Office) -> None:
    closed = office.takes()
    office.counter.to_closed(closed)
    office.settle()
    stage = office.page.stage
    assert not office.page.stage.shown, "nothing to be done, nothing on the board"
    stage.views.set_value("list")
    stage.choose("over")
    office.settle()
    assert office.shown().whole.card.id == closed
    office.do("archive")
    office.commit()
    assert office.counter.state(closed) == "archived"
    assert office.toast() == "已归档"
    assert [card.id for card in stage.shown] == [closed]
    assert office.deeds() == []
    stage.views.set_value("board")
    office.settle()
    assert stage.choice == "all"


def test_of_a_sensitive_case_a_clerk_sees_that_there_is_one(office: Office) -> None:
    case_id = office.takes(WAGES, LEGAL, name="陈思远")
    card = office.page.stage.shown[0]
    assert casewords.need_of(card) == "敏感事项"
    for hint in (WAGES, "陈思远", "法律"):
        assert hint not in spoken(card)
    assert office.deeds() == []
    assert office.shown().whole.words == {}
    assert office.page.panel.foot.isHidden()
    assert office.page.panel.title.text() == "敏感事项"
    office.page.stage.search.setText("拖欠")
    office.settle()
    assert not office.page.stage.shown, "its words are not searched"
    office.page.stage.search.clear()
    office.sit(QIN, "秦岚")
    assert casewords.need_of(office.page.stage.shown[0]) == WAGES
    assert "accept" in office.deeds()
    office.sit(HE, "何小溪")
    assert office.shown().whole.card.hidden
    assert case_id == office.shown().whole.card.id


def test_somebody_else_sits_down_and_sees_nothing_of_before(office: Office) -> None:
    office.takes(WAGES, LEGAL)
    office.sit(SHEN, "沈知远")
    assert office.board()["new"] == [WAGES]
    office.seat.sit(HE, "何小溪")
    assert office.board()["new"] == []
    assert office.page.panel.opened is None
    office.settle()
    assert office.board()["new"] == [""]


def test_found_by_number_and_by_code_whose_tries_are_counted(office: Office) -> None:
    old = office.takes("想找周末兼职", code="7K4M9P2X")
    office.counter.to_closed(old)
    office.does("archive", old)
    other = office.takes("打印材料", PRINT)
    assert office.shown().whole.card.state == "archived", "the panel stays where it is"
    office.stand_on(other)
    office.press(KEY.Key_Slash)
    office.type("7k4m 9p2x")
    office.press(KEY.Key_Return)
    assert office.shown().whole.card.id == old
    office.page.stage.search.setText(office.shown().whole.card.number)
    office.stand_on(other)
    office.press(KEY.Key_Slash)
    office.press(KEY.Key_Return)
    assert office.shown().whole.card.id == old
    for _ in range(5):
        office.page.stage.search.setText("7K4M9P2Y")
        office.press(KEY.Key_Return, target=office.page.stage.search)
    office.page.stage.search.setText("7K4M9P2X")
    office.press(KEY.Key_Return, target=office.page.stage.search)
    assert office.refused[-1] == "query_code_paused"
    office.page.stage.search.setText("A-9999")
    office.press(KEY.Key_Return, target=office.page.stage.search)
    assert office.refused[-1] == "case_number_unknown"


def test_a_card_says_that_it_waits_to_be_sent(office: Office) -> None:
    case_id = office.takes()
    office.sends()
    assert not office.page.stage.shown[0].waiting
    office.stand_on(case_id)
    office.press(KEY.Key_A, ALT)
    card = office.page.stage.shown[0]
    assert card.waiting
    assert "待同步" in spoken(card)
    office.sends()
    assert not office.page.stage.shown[0].waiting


def test_letters_and_the_keypad_do_nothing_on_the_board(office: Office) -> None:
    case_id = office.takes()
    office.stand_on(case_id)
    keypad = Qt.KeyboardModifier.KeypadModifier | ALT
    for key, modifier in ((KEY.Key_A, Qt.KeyboardModifier.NoModifier), (KEY.Key_1, keypad)):
        office.press(key, modifier)
    assert office.counter.state(case_id) == "submitted"


def test_another_request_is_wanted(office: Office) -> None:
    wanted: list[bool] = []
    office.page.new_wanted.connect(lambda: wanted.append(True))
    QTest.mouseClick(office.page.stage.make, Qt.MouseButton.LeftButton)
    assert wanted == [True]


def test_how_loops_were_closed_is_a_button_of_the_list_for_managers(office: Office) -> None:
    office.takes("想找周末兼职")
    stage = office.page.stage
    stage.views.set_value("list")
    office.settle()
    office.click(stage.closings)
    dialog = office.page.dialog
    assert dialog is not None
    assert dialog.isVisible()
    dialog.accept()
    office.sit(HE, "何小溪")
    assert stage.closings.isHidden()


def test_a_day_off_that_is_told_changes_what_is_left(office: Office) -> None:
    office.takes("想找周末兼职")
    cards = office.page.stage.board.columns["new"].cards

    def left() -> str:
        house, now = cards.painter_of_cards.house, office.clock.now()
        return casewords.clock_chip(left_of(cards.lines.rows[0], house, now)).text

    assert left() == "剩 5 天"
    day = {"day": "2026-11-25", "works": False}
    row = IncomingRow("holiday", some_id(1), Version(EPOCH, NATION_SCOPE, 1), day)
    take_scopes(office.desk.store, ("venue", NATION_SCOPE), "")
    page = IncomingPage(rows=[row], scope=NATION_SCOPE, cursor="c", number=1, epoch=EPOCH)
    incoming(office.desk.store, page)
    office.settle()
    assert left() == "剩 4 天"
