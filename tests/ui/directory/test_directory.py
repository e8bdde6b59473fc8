"""The directory on screen: looked through, searched and kept, by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.cases.actions import Holder
from app.cases.rules import PARTNER
from app.directory.actions import Description, withdraw
from app.staff.rules import VOLUNTEER
from app.store.transaction import Actor, transaction
from tests.support.desks import HE
from tests.support.nation import resource
from tests.ui.directory.directorydriver import KEY, Reader
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
    assert dialog.stage.foot.remark.text() == "共 3 条"
    reader.press(KEY.Key_Down)
    reader.press(KEY.Key_Down)
    assert reader.standing() == "望江合唱团"
    assert dialog.stage.details.facts()["办什么"] == "文体活动"
    reader.press(KEY.Key_Escape, target=dialog)
    assert reader.page.doing.dialog is None


def test_the_head_of_the_page_leads_there_too(reader: Reader) -> None:
    reader.click(reader.page.stage.directory)
    assert reader.directory().isVisible()
    assert reader.names() == []
    assert "新增" in reader.directory().stage.none.text.text()


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
    assert reader.directory().stage.details.facts()["何时在"] == "周二 14:00-17:00"


def test_what_somebody_has_to_do_is_counted(reader: Reader) -> None:
    [lawyer] = reader.puts(LAWYER)
    case_id = reader.takes()
    reader.does("accept", case_id)
    reader.does("assign", case_id, str(HE.staff_id), Holder(PARTNER, lawyer))
    reader.page.panel.shut()
    reader.opens()
    assert reader.cells("何敏律师")["在办 · 评分"] == "1 · --"
    assert reader.directory().stage.details.facts()["在办"] == "在办 1 件，90 天办完 0 件"


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
    model = dialog.stage.model
    assert model.index(0, 0).data(MutedRole)
    assert model.index(0, 6).data(ChipRole).text == word


def test_words_and_category_narrow_the_list(reader: Reader) -> None:
    reader.puts(LAWYER, CLUB, ROOM)
    dialog = reader.opens()
    reader.type("合同")
    assert reader.names() == ["何敏律师"]
    reader.seeks("")
    dialog.stage.category.set_value("XLZX")
    dialog.stage.category.picked.emit("XLZX")
    reader.settle()
    assert reader.names() == ["静心室"]
    reader.seeks("没有的")
    assert reader.names() == []
    assert dialog.stage.none.title.text() == "名录里没有找到"
    assert dialog.stage.details.facts() == {}


def test_only_the_latest_answer_is_shown(reader: Reader) -> None:
    reader.puts(LAWYER, CLUB)
    dialog = reader.opens()
    dialog.stage.search.setText("合唱")
    dialog.read()
    dialog.stage.search.setText("律师")
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
    assert reader.directory().keeping.form is None


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
    dialog.stage.table.setFocus()
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
    assert dialog.stage.new.isHidden()
    assert dialog.stage.details.edit.isHidden()
    assert dialog.stage.details.rights.text() == "改名录要有这项权限，请找站长或前台同事。"
    for key in (KEY.Key_N, KEY.Key_E, KEY.Key_W):
        reader.presses(key)
    assert dialog.keeping.form is None
    assert reader.own()[0].withdrawn is False
