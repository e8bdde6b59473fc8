"""A request is taken down by few keys, and what stands in the way is said beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.cases.querycode import digest_of
from app.cases.taking import Request, take
from app.people.actions import issue_card
from app.store.store import Store
from app.store.transaction import transaction
from tests.shots.stand import MA
from tests.support.cases import HOUSE, JOBS
from tests.support.desks import HE, QIN
from tests.support.window import LONG
from tests.ui.cases.driver import ALT, CTRL, ENTER, NEED, Taking
from ui.cases.page import CasesPage

MOST = 5
"""Keys, besides those of the sentence."""


def has_open_case(store: Store, person: str) -> str:
    with transaction(store, HE) as tx:
        return take(tx, Request(NEED, person_id=person), JOBS, HOUSE).id


def test_taken_down_by_few_keys(taking: Taking) -> None:
    person = taking.comes("陈思远", phone="19900002046")
    form = taking.open()
    assert form.face.who.name.text() == "陈思远"
    assert taking.focus_in(form.face.tiles)
    taking.digit(1)
    taking.digit(1)
    assert taking.focus_in(form.face.need)
    taking.say(NEED)
    taking.take()
    taking.key(ENTER)
    assert taking.strikes <= MOST
    assert (taking.flow.dialog, taking.flow.told) == (None, None)
    case = taking.case()
    assert (case.card.category, case.card.need, case.card.person_id) == ("JYCY", NEED, person)
    assert (case.card.channel, case.card.owner) == ("desk", str(HE.staff_id))


def test_from_every_page_and_with_digits_of_the_keypad(taking: Taking) -> None:
    taking.comes("陈思远")
    for page in (2, 3, 5):
        taking.key(Qt.Key(Qt.Key.Key_0.value + page), CTRL)
        form = taking.open()
        taking.key(Qt.Key.Key_7, Qt.KeyboardModifier.KeypadModifier)
        assert form.face.tiles.category() is not None
        assert taking.focus_in(form.face.need)
        taking.key(Qt.Key.Key_Escape)
        assert taking.flow.dialog is None


def test_a_second_digit_where_a_tile_holds_several_and_the_way_back(taking: Taking) -> None:
    taking.comes("陈思远")
    tiles = taking.open().face.tiles
    taking.digit(5)
    shown = [tile.text() for tile in tiles.tiles if not tile.isHidden()]
    assert shown == ["困难帮扶", "助学资助", "微心愿", "人才安居", "托管服务"]
    taking.key(Qt.Key.Key_Backspace)
    assert tiles.inside == 0
    assert taking.focus_in(tiles)
    taking.digit(5)
    taking.key(Qt.Key.Key_Escape)
    assert tiles.inside == 0
    taking.digit(5)
    taking.digit(9)
    assert tiles.inside == 5
    taking.digit(4)
    assert tiles.category() is not None
    assert tiles.tiles[4].text() == "人才安居"
    assert tiles.tiles[4].isChecked()


def test_tiles_by_arrows_and_enter(taking: Taking) -> None:
    taking.comes("陈思远")
    form = taking.open()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
        taking.key(key)
    assert taking.focus_in(form.face.tiles.tiles[0])
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, ENTER):
        taking.key(key)
    category = form.face.tiles.category()
    assert category is not None
    assert category.code == "XLZX"


def test_digits_in_the_sentence_choose_nothing(taking: Taking) -> None:
    taking.comes("陈思远")
    form = taking.open()
    taking.digit(7)
    for digit in (3, 8):
        taking.digit(digit)
    taking.key(ENTER)
    assert form.face.need.toPlainText() == "38"
    category = form.face.tiles.category()
    assert category is not None
    assert category.code == "ZYFW"


def test_nobody_has_come_yet(taking: Taking) -> None:
    form = taking.open()
    assert form.face.who.mode == "find"
    assert taking.focus_in(form.face.who.picker)
    taking.take()
    assert "还没填是谁的需求" in form.line.text()
    person = taking.comes("陈思远")
    taking.say("陈思远")
    taking.key(ENTER)
    assert form.face.who.person_id() == person
    assert taking.focus_in(form.face.tiles)


def test_somebody_else_asks_and_esc_leaves_it_as_it_was(taking: Taking) -> None:
    taking.comes("周启明")
    other = taking.comes("陈思远")
    form = taking.open()
    taking.key(Qt.Key.Key_C, ALT)
    for letter in "zqm":
        taking.front.type(letter)
        taking.settle()
    assert form.face.who.picker.box.text() == "zqm"
    assert len(form.face.who.picker.rows.rows()) == 1
    taking.key(Qt.Key.Key_Escape)
    assert form.face.who.person_id() == other
    assert form.isVisible()
    taking.key(Qt.Key.Key_C, ALT)
    assert form.face.who.picker.box.text() == ""


def test_counted_without_a_name_nobody_is_filled_in(taking: Taking) -> None:
    from_list = taking.comes("陈思远")
    assert from_list
    taking.key(Qt.Key.Key_A, ALT)
    taking.take()
    assert taking.open().face.who.mode == "find"


def test_a_card_held_before_the_scanner_says_who_asks(taking: Taking) -> None:
    taking.comes("陈思远")
    other = taking.comes("周启明")
    taking.comes("程思颖")
    with transaction(taking.store, HE) as tx:
        code = issue_card(tx, other).code
    form = taking.open()
    taking.front.scan(code)
    taking.settle()
    assert form.face.who.person_id() == other
    assert form.face.need.toPlainText() == ""


def test_without_a_name(taking: Taking) -> None:
    taking.comes("陈思远")
    taking.open()
    taking.key(Qt.Key.Key_U, ALT)
    taking.digit(7)
    taking.say("想当志愿者")
    taking.take()
    case = taking.case()
    assert case.card.anonymous
    assert (case.card.person_id, case.words.get("name")) == (None, None)


def test_somebody_who_was_never_here_for_somebody_else(taking: Taking) -> None:
    form = taking.open()
    taking.key(Qt.Key.Key_W, ALT)
    taking.take()
    assert taking.focus_in(form.face.who.fields["name"].control)
    taking.say("小周")
    form.face.who.fields["phone"].set_value("1990000")
    form.go_on()
    taking.digit(7)
    taking.say("弟弟想当志愿者")
    taking.key(Qt.Key.Key_B, ALT)
    taking.say("弟弟")
    taking.take()
    assert "手机号" in form.face.who.fields["phone"].error()
    form.face.who.fields["phone"].set_value("19900003318")
    taking.take()
    words = taking.case().words
    assert (words["name"], words["phone"]) == ("小周", "19900003318")
    assert words["on_behalf_of"] == "弟弟"


def test_answered_on_the_spot_in_one_step(taking: Taking) -> None:
    taking.comes("陈思远")
    form = taking.open()
    taking.digit(8)
    taking.digit(4)
    assert form.face.spot.isChecked(), "what has no days is answered at once"
    taking.say("打印简历 3 份")
    taking.take()
    assert form.face.fields["answer"].error()
    taking.say("打好了")
    assert form.primary.text() == "办结"
    taking.take()
    case = taking.case()
    assert (case.card.state, case.card.handling) == ("resolved", "on_the_spot")
    assert [line.words for line in case.log if line.act == "answer"] == ["打好了"]


def test_details_and_wishes_are_unfolded(taking: Taking) -> None:
    taking.comes("陈思远")
    form = taking.open()
    taking.digit(7)
    taking.say("想当志愿者")
    taking.key(Qt.Key.Key_M, ALT)
    assert taking.focus_in(form.face.more.fields["details"].control)
    taking.say("周末有空")
    form.face.more.fields["urgency"].set_value("pressing")
    form.face.more.fields["wish_gender"].set_value("2")
    form.face.more.fields["wish_time"].set_value("周六下午")
    taking.take()
    case = taking.case()
    assert case.card.urgency == "pressing"
    assert (case.words["details"], case.words["wish_time"]) == ("周末有空", "周六下午")
    assert case.words["wish_gender"] == "2"


def test_there_is_one_already_and_it_is_shown(taking: Taking) -> None:
    person = taking.comes("陈思远")
    before = has_open_case(taking.store, person)
    form = taking.open()
    taking.digit(1)
    taking.digit(2)
    assert form.side.twin.isHidden(), "another category is another matter"
    form.face.tiles.stand()
    taking.digit(1)
    taking.digit(1)
    assert "0001，是同一件吗" in form.side.twin.title.text()
    taking.say("还是那件事")
    taking.key(Qt.Key.Key_O, ALT)
    taking.settle()
    inside = taking.front.rooms.inside
    assert inside.current() == "cases"
    page = inside.page("cases")
    assert isinstance(page, CasesPage)
    taking.front.bot.waitUntil(lambda: page.panel.case_id == before, timeout=LONG)
    assert taking.open().face.need.toPlainText() == "还是那件事"


def test_a_sensitive_one_goes_to_whoever_may_read_it(taking: Taking) -> None:
    taking.comes("陈思远")
    form = taking.open()
    taking.digit(3)
    assert form.side.readers.title.text() == "敏感事项"
    assert form.side.readers.text.text() == "登记后交给秦岚，你只看到编号"
    taking.say("睡不着，想找人聊聊")
    taking.take()
    assert taking.case().card.owner == str(QIN.staff_id)


def test_a_desk_without_the_right_refuses_and_keeps_every_word(plain: Taking) -> None:
    plain.comes("陈思远")
    form = plain.open()
    plain.digit(3)
    assert form.side.readers.title.text() == "这台电脑不能登记敏感事项"
    plain.say("睡不着，想找人聊聊")
    plain.take()
    assert "办敏感需求的权限" in form.line.text()
    assert form.face.need.toPlainText() == "睡不着，想找人聊聊"
    assert plain.cases() == []


def test_a_child_is_seen_from_the_card(taking: Taking) -> None:
    taking.comes("刘小满", age_band="14-17")
    form = taking.open()
    assert form.side.child.title.text() == "未成年人"
    taking.digit(7)
    taking.say("想学画画")
    taking.take()
    assert taking.case().card.minor


def test_the_query_code_is_shown_once_and_only_its_digest_kept(taking: Taking) -> None:
    taking.comes("陈思远")
    taking.open()
    taking.digit(7)
    taking.say("想当志愿者")
    taking.take()
    told = taking.slip()
    code = told.taken.code
    assert told.code.text().replace(" ", "") == code
    assert code in told.slip.code
    assert "陈思远" not in "".join(told.slip.lines)
    assert "志愿" not in "".join(told.slip.lines)
    with taking.store.read() as session:
        kept = session.connection().exec_driver_sql("SELECT code_digest FROM case_details")
        assert kept.scalar_one() == digest_of(code, taking.store.place.venue_id)


def test_taken_back_at_once(taking: Taking) -> None:
    taking.comes("陈思远")
    taking.open()
    taking.digit(7)
    taking.say("想当志愿者")
    taking.take()
    taking.key(Qt.Key.Key_Escape)
    taking.key(Qt.Key.Key_Z, CTRL)
    assert taking.cases() == []


def test_a_volunteer_takes_none_down(taking: Taking) -> None:
    taking.front.seat.sit(MA, "马骁")
    taking.key(Qt.Key.Key_N, ALT)
    assert taking.flow.dialog is None
    assert "需要更高的权限" in taking.front.toast()
