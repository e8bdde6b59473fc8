"""The directory on screen: looked through, searched, kept, asked for, chosen from, by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.cases import lifecycle
from app.cases.actions import Holder
from app.cases.rules import PARTNER
from app.directory.actions import Description, withdraw
from app.errors import Refusal
from app.staff.rules import VOLUNTEER
from app.store.transaction import Actor, transaction
from sync.client.finding import More
from tests.support.desks import HE
from tests.support.hub import HubHandle
from tests.support.nation import NORTH_SCOPE, SOUTH_SCOPE, resource, said, some_id
from tests.ui.directory.directorydriver import ALT, CTRL, KEY, Reader
from ui.cases.asking import ReferDialog
from ui.kit.table import ChipRole, MutedRole
from ui.words import SENTENCES

LAWYER = Description(
    "expert",
    "何敏律师",
    fields=("FLYZ",),
    specialities="劳动争议、租房合同",
    contact="0999-5550100",
    weekly="tue 14:00-17:00",
    valid_until="2026-12-10",
)
CLUB = Description("partner_org", "望江合唱团", fields=("WTHD",), specialities="唱歌")
ROOM = Description("room", "静心室", fields=("XLZX",), capacity=2)
FAR = resource("青禾法律服务联盟", specialities="劳动仲裁", fields=["FLYZ"], type="alliance")


# --- looking through --------------------------------------------------------------------------


def test_alt_f_opens_the_venues_own_lines_and_esc_leaves_them(reader: Reader) -> None:
    reader.puts(LAWYER, CLUB, ROOM)
    dialog = reader.opens()
    assert not dialog.choosing
    assert reader.names() == ["何敏律师", "望江合唱团", "静心室"]
    assert dialog.foot.remark.text() == "共 3 条"
    reader.press(KEY.Key_Down)
    reader.press(KEY.Key_Down)
    assert reader.standing() == "望江合唱团"
    assert dialog.details.facts()["办什么"] == "文体活动"
    reader.press(KEY.Key_Escape, target=dialog)
    assert reader.page.doing.dialog is None


def test_the_head_of_the_page_leads_there_too(reader: Reader) -> None:
    reader.click(reader.page.stage.directory)
    assert reader.directory().isVisible()
    assert reader.names() == []
    assert "新增" in reader.directory().none.text.text()


def test_a_line_says_who_what_where_when_and_until_when(reader: Reader) -> None:
    here = reader.desk.store.place.venue_id
    reader.puts(LAWYER, replace(ROOM, at_venue=here), replace(CLUB, valid_until="2027-06-30"))
    reader.opens()
    assert reader.cells("何敏律师") == {
        "名称": "何敏律师",
        "类型": "专家",
        "特长": "劳动争议、租房合同",
        "在哪里": "--",
        "何时在": "现在在",
        "在办 · 评分": "--",
        "有效期": "还有 16 天",
    }
    assert reader.cells("静心室")["在哪里"] == "本馆"
    assert reader.cells("静心室")["有效期"] == "长期"
    assert reader.cells("望江合唱团")["有效期"] == "2027-06-30"
    assert reader.directory().details.facts()["何时在"] == "周二 14:00-17:00"


def test_what_somebody_has_to_do_is_counted(reader: Reader) -> None:
    [lawyer] = reader.puts(LAWYER)
    case_id = reader.takes()
    reader.does("accept", case_id)
    reader.does("assign", case_id, str(HE.staff_id), Holder(PARTNER, lawyer))
    reader.page.panel.shut()
    reader.opens()
    assert reader.cells("何敏律师")["在办 · 评分"] == "1 · --"
    assert reader.directory().details.facts()["在办"] == "在办 1 件，90 天办完 0 件"


@pytest.mark.parametrize(
    ("line", "word"),
    [
        (replace(LAWYER, valid_until="2026-11-23"), "已过期"),
        (replace(LAWYER, audit="pending"), "待审核"),
        (replace(LAWYER, audit="refused"), "没通过"),
    ],
)
def test_who_nobody_is_sent_to_is_grey_and_says_so(
    reader: Reader, line: Description, word: str
) -> None:
    reader.puts(line)
    dialog = reader.opens()
    assert reader.cells("何敏律师")["有效期"] == word
    model = dialog.model
    assert model.index(0, 0).data(MutedRole)
    assert model.index(0, 6).data(ChipRole).text == word


def test_words_and_category_narrow_the_list(reader: Reader) -> None:
    reader.puts(LAWYER, CLUB, ROOM)
    dialog = reader.opens()
    reader.type("合同")
    assert reader.names() == ["何敏律师"]
    reader.seeks("")
    dialog.category.set_value("XLZX")
    dialog.category.picked.emit("XLZX")
    reader.settle()
    assert reader.names() == ["静心室"]
    reader.seeks("没有的")
    assert reader.names() == []
    assert dialog.none.title.text() == "名录里没有找到"
    assert dialog.details.facts() == {}


def test_only_the_latest_answer_is_shown(reader: Reader) -> None:
    reader.puts(LAWYER, CLUB)
    dialog = reader.opens()
    dialog.search.setText("合唱")
    dialog.read()
    dialog.search.setText("律师")
    dialog.read()
    reader.settle()
    assert reader.names() == ["何敏律师"]


# --- keeping ------------------------------------------------------------------------------------


def test_a_line_is_written_by_keyboard_alone(reader: Reader) -> None:
    reader.opens()
    reader.presses(KEY.Key_N)
    reader.type("云麓心理站")
    form = reader.form()
    form.words.setFocus()
    reader.type("失眠、考试压力")
    form.weekly.setFocus()
    reader.type("周一至周三 9:00-17:00")
    form.until.setFocus()
    reader.type("2027.6.30")
    form.capacity.setFocus()
    reader.type("4")
    form.boxes["XLZX"].setFocus()
    reader.press(KEY.Key_Space)
    reader.saves()
    [one] = reader.own()
    assert (one.name, one.type, one.fields) == ("云麓心理站", "partner_org", ("XLZX",))
    assert (one.specialities, one.valid_until, one.capacity) == (
        *("失眠、考试压力", "2027-06-30"),
        4,
    )
    assert [slot.day for slot in one.weekly] == [0, 1, 2]
    assert (reader.standing(), reader.said_below()) == ("云麓心理站", "已保存")
    assert reader.directory().sub is None


def test_a_room_is_the_houses_own_and_its_place_is_known(reader: Reader) -> None:
    reader.opens()
    reader.presses(KEY.Key_N)
    form = reader.form()
    form.name.setText("自习区")
    form.type.set_value("room")
    form.type.picked.emit("room")
    assert form.here.isChecked()
    form.capacity.setText("24")
    reader.saves()
    [one] = reader.own()
    assert (one.at_venue, one.capacity) == (reader.desk.store.place.venue_id, 24)


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("name", "", "resource_nameless"),
        ("weekly", "周二下午", "directory.weekly_unclear"),
        ("weekly", "周二 9:00-12:00；周二 11:00-13:00", "directory.weekly_unclear"),
        ("region", "99", "region_unclear"),
        ("until", "明年", "valid_until_unclear"),
        ("capacity", "许多", "number_unfit"),
    ],
)
def test_what_does_not_fit_is_said_beside_its_field(
    reader: Reader, field: str, typed: str, code: str
) -> None:
    reader.opens()
    reader.presses(KEY.Key_N)
    form = reader.form()
    form.form.set_values({"name": "云麓心理站", field: typed})
    reader.saves()
    assert form.form.errors == {field: SENTENCES[code].format(said=typed)}
    assert reader.own() == []
    form.reject()


def test_a_line_is_changed_and_keeps_what_the_form_does_not_ask_for(reader: Reader) -> None:
    reader.puts(replace(LAWYER, languages=("zh", "en"), gender="2", lng=1, lat=2))
    reader.opens()
    reader.presses(KEY.Key_E)
    form = reader.form()
    assert form.form.values()["weekly"] == "周二 14:00-17:00"
    form.contact.setText("0999-5550101")
    form.boxes["QYWH"].setChecked(True)
    reader.saves()
    [one] = reader.own()
    assert (one.contact, one.fields) == ("0999-5550101", ("FLYZ", "QYWH"))
    assert (one.languages, one.gender, one.lng, one.valid_until) == (
        *(("en", "zh"), "2", 1),
        "2026-12-10",
    )
    assert [slot.begins for slot in one.weekly] == [840]


def test_enter_on_a_line_changes_it(reader: Reader) -> None:
    reader.puts(LAWYER)
    dialog = reader.opens()
    dialog.table.setFocus()
    reader.press(KEY.Key_Return)
    assert reader.form().name.text() == "何敏律师"
    reader.form().reject()


def test_a_line_is_withdrawn_taken_up_again_and_the_deed_undone(reader: Reader) -> None:
    reader.puts(LAWYER)
    reader.opens()
    reader.presses(KEY.Key_W)
    assert reader.cells("何敏律师")["有效期"] == "已停用"
    assert reader.said_below() == "已停用 何敏律师"
    reader.presses(KEY.Key_W)
    assert reader.own()[0].withdrawn is False
    reader.presses(KEY.Key_W)
    reader.seat.undo_last()
    reader.settle()
    assert reader.own()[0].withdrawn is False
    assert reader.cells("何敏律师")["有效期"] == "还有 16 天"


def test_what_another_desk_writes_is_seen(reader: Reader) -> None:
    [lawyer] = reader.puts(LAWYER)
    reader.opens()
    with transaction(reader.desk.store, HE) as tx:
        withdraw(tx, lawyer)
    reader.settle()
    assert reader.cells("何敏律师")["有效期"] == "已停用"


def test_who_may_not_keep_it_reads_why(reader: Reader) -> None:
    reader.puts(LAWYER)
    reader.sit(Actor("01900000-0000-7000-8000-000000000005", VOLUNTEER), "马晓东")
    reader.page.finding.browse()
    reader.settle()
    dialog = reader.directory()
    assert dialog.new.isHidden()
    assert dialog.details.edit.isHidden()
    assert dialog.details.rights.text() == "改名录要有这项权限，请找站长或前台同事。"
    for key in (KEY.Key_N, KEY.Key_E, KEY.Key_W):
        reader.presses(key)
    assert dialog.sub is None
    assert reader.own()[0].withdrawn is False


# --- headquarters -------------------------------------------------------------------------------


def test_a_desk_that_stands_alone_offers_nobody_to_ask(reader: Reader) -> None:
    reader.opens()
    assert reader.directory().ask.isHidden()
    reader.seeks("律师")
    reader.presses(KEY.Key_H)
    assert (reader.names(), reader.said_below()) == ([], "")


def test_headquarters_answers_below_the_desks_own_lines(reader: Reader, hub: HubHandle) -> None:
    reader.puts(LAWYER)
    reader.joins(hub)
    said(hub.engine, hub.hub, SOUTH_SCOPE, "resource", {some_id(1): FAR})
    said(hub.engine, hub.hub, NORTH_SCOPE, "resource", {some_id(2): resource("北区劳动站")})
    reader.opens()
    reader.seeks("劳动")
    reader.presses(KEY.Key_H)
    assert reader.names() == ["何敏律师", "[总部名录]", "青禾法律服务联盟"]
    reader.directory().table.setFocus()
    reader.press(KEY.Key_Down)
    assert reader.standing() == "青禾法律服务联盟", "nobody can stand on the head"
    assert reader.directory().details.facts()["来源"] == "总部名录（区县 990102）"
    reader.seeks("劳动仲")
    assert "[总部名录]" not in reader.names(), "it was asked for something else"


def test_enter_asks_headquarters_where_nobody_is_found_here(reader: Reader, hub: HubHandle) -> None:
    reader.joins(hub)
    reader.opens()
    reader.type("潜水")
    assert "Alt H" in reader.directory().none.text.text()
    reader.press(KEY.Key_Return)
    assert reader.names() == ["[总部名录里也没有]"]


def test_one_character_is_too_little_to_ask_with(reader: Reader, hub: HubHandle) -> None:
    reader.joins(hub)
    reader.opens()
    reader.type("律")
    reader.presses(KEY.Key_H)
    assert reader.said_below() == "先写至少 2 个字，或选一个类别"


def test_a_line_of_headquarters_is_added_with_one_key(reader: Reader, hub: HubHandle) -> None:
    reader.joins(hub)
    said(hub.engine, hub.hub, SOUTH_SCOPE, "resource", {some_id(1): FAR})
    reader.opens()
    reader.seeks("劳动仲裁")
    reader.presses(KEY.Key_H)
    reader.presses(KEY.Key_A)
    [one] = reader.own()
    assert (one.from_line, one.from_scope) == (some_id(1), SOUTH_SCOPE)
    assert (reader.standing(), reader.said_below()) == ("青禾法律服务联盟", "已加进本馆名录")
    facts = reader.directory().details.facts()
    assert facts["来源"] == "本馆，抄自总部名录（区县 990102）"
    reader.presses(KEY.Key_H)
    far = reader.directory().model.row_at(2)
    assert far is not None
    assert far.copied == one.id


def test_offline_headquarters_is_grey_and_says_why(reader: Reader, hub: HubHandle) -> None:
    reader.joins(hub)
    reader.opens()
    reader.tell("offline", reason="unreachable")
    ask = reader.directory().ask
    assert (ask.isEnabled(), ask.text()) == (False, "问总部（离线）")
    assert ask.toolTip() == "连不上总部，联网后再问"
    reader.seeks("潜水")
    assert "离线" in reader.directory().none.text.text()
    reader.tell("ok")
    assert ask.isEnabled()


@pytest.mark.parametrize("code", ["no_network", "hub_busy", "finds_unknown", "nothing_to_find"])
def test_what_keeps_headquarters_from_answering_is_said(
    reader: Reader, hub: HubHandle, code: str
) -> None:
    reader.joins(hub)

    def refuse(_words: str, _field: str) -> More:
        raise Refusal(code)

    reader.seat.find_more = refuse
    reader.opens()
    reader.seeks("律师")
    reader.presses(KEY.Key_H)
    wanted = SENTENCES.get(f"directory.{code}", SENTENCES.get(code))
    assert reader.said_below() == wanted
    assert reader.directory().ask.isEnabled(), "one can ask again"


# --- choosing -----------------------------------------------------------------------------------


def _choosing(reader: Reader, *deeds: str) -> str:
    case_id = reader.takes()
    for deed in deeds:
        reader.does(deed, case_id)
    reader.stand_on(case_id)
    assert reader.opens().choosing
    return case_id


def test_who_is_chosen_is_given_the_case(reader: Reader) -> None:
    _, club = reader.puts(LAWYER, CLUB)
    case_id = _choosing(reader)
    reader.type("合唱")
    reader.press(KEY.Key_Return, CTRL, reader.directory())
    row = reader.case(case_id)
    assert (row.state, row.holder_kind, row.holder_id) == ("assigned", "partner", club)
    assert reader.toast() == "已交给望江合唱团"


def test_the_panel_leads_to_the_directory(reader: Reader) -> None:
    reader.puts(CLUB)
    reader.stand_on(reader.takes())
    body = reader.page.panel.body
    assert body is not None
    assert body.suggestions is not None
    reader.click(body.suggestions.seek)
    assert reader.directory().choosing


def test_somebody_of_headquarters_is_copied_before_they_are_given_a_case(
    reader: Reader, hub: HubHandle
) -> None:
    reader.joins(hub)
    said(hub.engine, hub.hub, SOUTH_SCOPE, "resource", {some_id(1): FAR})
    case_id = _choosing(reader)
    reader.type("劳动仲裁")
    reader.presses(KEY.Key_H)
    reader.press(KEY.Key_Return, CTRL, reader.directory())
    [one] = reader.own()
    assert one.from_line == some_id(1)
    row = reader.case(case_id)
    assert (row.state, row.holder_id) == ("assigned", one.id)
    assert reader.shown().names[one.id] == "青禾法律服务联盟"


def test_a_case_is_referred_to_who_is_chosen(reader: Reader) -> None:
    [club] = reader.puts(CLUB)
    case_id = _choosing(reader, "accept")
    reader.presses(KEY.Key_R)
    dialog = reader.dialog()
    assert isinstance(dialog, ReferDialog)
    assert dialog.partner.value() == club
    dialog.consent.set_value("spoken")
    reader.commit()
    row = reader.case(case_id)
    assert (row.state, row.holder_id) == (lifecycle.REFERRED, club)
    assert reader.toast() == "已交给望江合唱团"


def test_nobody_whose_time_is_over_is_chosen(reader: Reader) -> None:
    reader.puts(replace(CLUB, valid_until="2026-11-23"))
    case_id = _choosing(reader)
    dialog = reader.directory()
    assert not dialog.primary.isEnabled()
    reader.press(KEY.Key_Return, CTRL, dialog)
    assert reader.case(case_id).state == "submitted"
    dialog.reject()


def test_a_case_nobody_can_be_given_leads_to_the_directory_alone(reader: Reader) -> None:
    case_id = reader.takes()
    reader.counter.to_told(case_id)
    reader.settle()
    reader.stand_on(case_id)
    assert not reader.opens().choosing


def test_keys_of_the_directory_reach_it_from_every_field(reader: Reader) -> None:
    reader.puts(LAWYER)
    dialog = reader.opens()
    dialog.category.setFocus()
    reader.press(KEY.Key_F, CTRL)
    assert QApplication.focusWidget() is dialog.search
    reader.press(KEY.Key_W, ALT)
    assert reader.own()[0].withdrawn is True


def test_a_head_is_no_line(reader: Reader, hub: HubHandle) -> None:
    reader.joins(hub)
    reader.opens()
    reader.seeks("潜水")
    reader.presses(KEY.Key_H)
    model = reader.directory().model
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert reader.standing() == ""
