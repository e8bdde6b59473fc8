"""Where a case goes by headquarters' rules: said in one sentence, and done by Alt G."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.directory.actions import Description, add
from app.store.scopes import take_scopes
from app.store.standing import take_place
from app.store.transaction import transaction
from tests.support.desks import EPOCH, HE, QIN
from tests.support.handed import FROM, FROM_NAME, Receiving
from tests.support.nation import some_id
from tests.ui.cases.boarddriver import ALT, Office
from ui.cases.asking import AssignDialog, ReferDialog, SayDialog, TransferDialog
from ui.cases.routeline import RouteLine

KEY = Qt.Key
NATION = "nation"
CENTRE = Description("partner_org", "心理中心", fields=("XLZX",))


@pytest.fixture
def hub(office: Office) -> Receiving:
    """Give headquarters' voice at that desk."""
    store = office.desk.store
    take_place(store, device="01900000-0000-7000-8000-0000000000d1", epoch=EPOCH)
    take_scopes(store, ("venue", "venue/restricted", NATION), "")
    return Receiving(office.desk, office.clock, QIN)


def rule(hub: Receiving, kind: str, holder: str | None = None, **more: Any) -> None:
    words = {"why_zh": "找工作的都归他们", "why_en": "they take all about jobs"}
    fields = {"holder_kind": kind, "holder_id": holder, **words, **more}
    said = {name: value for name, value in fields.items() if value is not None}
    hub.told("routing_rule", some_id(300 + hub.number), said, NATION)


def partner(hub: Receiving, said: Description = CENTRE) -> str:
    with transaction(hub.store, HE) as tx:
        return add(tx, said).id


def line(office: Office) -> RouteLine:
    body = office.page.panel.body
    assert body is not None
    assert body.route is not None
    return body.route


def stands(office: Office) -> str:
    case_id = office.takes(name="陈思远")
    office.stand_on(case_id)
    return case_id


def test_a_rule_leads_to_a_partner_with_consent(office: Office, hub: Receiving) -> None:
    there = partner(hub)
    rule(hub, "partner", there, category="JYCY")
    case_id = stands(office)
    assert line(office).words.text() == "按总部规则转心理中心：找工作的都归他们"
    office.press(KEY.Key_G, ALT)
    dialog = office.dialog()
    assert isinstance(dialog, ReferDialog)
    assert dialog.partner.value() == there
    dialog.consent.set_value("spoken")
    office.commit()
    row = office.counter.row(case_id)
    assert (row.state, row.holder_id, row.owner) == ("referred", there, HE.staff_id)
    acts = [one.act for one in office.shown().whole.log]
    assert acts == ["take", "accept", "refer"], "what nobody had taken on is taken on with it"
    assert office.toast() == "已交给心理中心"


def test_a_rule_leads_to_another_venue(office: Office, hub: Receiving) -> None:
    hub.told("venue_listing", some_id(9), {"venue": FROM, "code": "QJ2", "name": FROM_NAME}, NATION)
    rule(hub, "venue", FROM)
    case_id = stands(office)
    office.click(line(office).take)
    dialog = office.dialog()
    assert isinstance(dialog, TransferDialog)
    assert dialog.place.value() == FROM
    dialog.words.setPlainText("按规则")
    office.commit()
    row = office.counter.row(case_id)
    assert (row.state, row.holder_id) == ("transferred", FROM)


def test_a_rule_leads_to_own_staff(office: Office, hub: Receiving) -> None:
    rule(hub, "own")
    case_id = stands(office)
    assert line(office).words.text() == "按总部规则由本站办：找工作的都归他们"
    office.press(KEY.Key_G, ALT)
    assert office.counter.state(case_id) == "accepted"
    office.press(KEY.Key_G, ALT)
    assert isinstance(office.dialog(), AssignDialog)
    office.dialog().reject()


def test_neither_rule_nor_directory_leads_to_headquarters(office: Office, hub: Receiving) -> None:
    gone = partner(hub)
    rule(hub, "partner", gone)
    rule(hub, "partner", some_id(77), order=3)
    with transaction(hub.store, HE) as tx:
        from_there = tx.session.get(hub.store.models["own_resource"], gone)
        assert from_there is not None
        tx.patch(from_there, withdrawn=True)
    stands(office)
    assert line(office).words.text() == "规则和名录里都没有合适的，转总部"
    assert line(office).over == [
        "规则里的心理中心已经退出，跳过",
        "有一条规则指向本机名录里没有的一家，跳过",
    ]
    office.press(KEY.Key_G, ALT)
    assert type(office.dialog()) is SayDialog
    office.dialog().reject()


def test_alone_it_is_said_only_where_nobody_is_suggested(office: Office) -> None:
    first = stands(office)
    assert line(office).words.text() == "没有别处可转，由本站办"
    with transaction(office.desk.store, HE) as tx:
        add(tx, Description("partner_org", "见习基地", fields=("JYCY",), specialities="兼职辨别"))
    office.takes()
    office.stand_on(first)
    body = office.page.panel.body
    assert body is not None
    assert body.route is None
    office.press(KEY.Key_G, ALT)
    assert office.counter.state(first) == "accepted"
