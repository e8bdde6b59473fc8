"""The directory on screen: headquarters is asked for more, and somebody chosen, by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.cases import lifecycle
from app.directory.actions import Description
from app.errors import Refusal
from sync.client.finding import More
from tests.support.hub import HubHandle
from tests.support.nation import NORTH_SCOPE, SOUTH_SCOPE, resource, said, some_id
from tests.ui.directory.directorydriver import ALT, CTRL, KEY, Reader
from ui.cases.asking import ReferDialog
from ui.directory.jobs import Page
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


# --- headquarters -------------------------------------------------------------------------------


def test_a_desk_that_stands_alone_offers_nobody_to_ask(reader: Reader) -> None:
    reader.opens()
    assert reader.directory().stage.ask.isHidden()
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
    reader.directory().stage.table.setFocus()
    reader.press(KEY.Key_Down)
    assert reader.standing() == "青禾法律服务联盟", "nobody can stand on the head"
    assert reader.directory().stage.details.facts()["来源"] == "总部名录（区县 990102）"
    reader.seeks("劳动仲")
    assert "[总部名录]" not in reader.names(), "it was asked for something else"


def test_enter_asks_headquarters_where_nobody_is_found_here(reader: Reader, hub: HubHandle) -> None:
    reader.joins(hub)
    reader.opens()
    reader.type("潜水")
    assert "Alt H" in reader.directory().stage.none.text.text()
    reader.press(KEY.Key_Return)
    assert reader.names() == ["[总部名录里也没有]"]


def test_none_is_not_said_where_headquarters_has_not_looked_at_all(reader: Reader) -> None:
    reader.opens()
    reader.seeks("劳动 潜水")
    reader.directory().stage.show_more(Page((), True, {}))
    assert reader.names() == ["[总部名录（还有更多，写得再细一点）]"]


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
    facts = reader.directory().stage.details.facts()
    assert facts["来源"] == "本馆，抄自总部名录（区县 990102）"
    reader.presses(KEY.Key_H)
    far = reader.directory().stage.model.row_at(2)
    assert far is not None
    assert far.copied == one.id


def test_offline_headquarters_is_grey_and_says_why(reader: Reader, hub: HubHandle) -> None:
    reader.joins(hub)
    reader.opens()
    reader.tell("offline", reason="unreachable")
    ask = reader.directory().stage.ask
    assert (ask.isEnabled(), ask.text()) == (False, "问总部（离线）")
    assert ask.toolTip() == "连不上总部，联网后再问"
    reader.seeks("潜水")
    assert "离线" in reader.directory().stage.none.text.text()
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
    assert reader.directory().stage.ask.isEnabled(), "one can ask again"


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
    dialog.stage.category.setFocus()
    reader.press(KEY.Key_F, CTRL)
    assert QApplication.focusWidget() is dialog.stage.search
    reader.press(KEY.Key_W, ALT)
    assert reader.own()[0].withdrawn is True


def test_a_head_is_no_line(reader: Reader, hub: HubHandle) -> None:
    reader.joins(hub)
    reader.opens()
    reader.seeks("潜水")
    reader.presses(KEY.Key_H)
    model = reader.directory().stage.model
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert reader.standing() == ""
