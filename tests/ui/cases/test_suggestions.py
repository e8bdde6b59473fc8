"""Who of the directory is suggested on the board, given a case, and why somebody else is not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.cases.actions import Holder
from app.directory.actions import Description, add, withdraw
from app.people.actions import Details, edit
from app.store.transaction import transaction
from tests.support.desks import HE
from tests.ui.cases.boarddriver import ALT, Office
from ui.cases import advice
from ui.cases.suggestions import Suggestions
from ui.cases.whynot import WhyNotDialog
from ui.checkin.jobs import Hand

KEY = Qt.Key
CAREER = Description(
    "partner_org", "见习基地", fields=("JYCY",), specialities="兼职辨别、简历", lng=1, lat=1
)
SINGERS = Description("alliance", "合唱团", fields=("WTHD",), specialities="唱歌")


def put(office: Office, *some: Description) -> list[str]:
    with transaction(office.desk.store, HE) as tx:
        return [add(tx, one).id for one in some]


def suggestions_of(office: Office) -> Suggestions:
    body = office.page.panel.body
    assert body is not None
    assert body.suggestions is not None
    return body.suggestions


def test_alt_one_gives_a_case_to_who_is_suggested_and_names_them(office: Office) -> None:
    mine, _ = put(office, CAREER, SINGERS)
    case_id = office.takes()
    office.stand_on(case_id)
    assert len(suggestions_of(office).buttons) == 1
    office.press(KEY.Key_1, ALT)
    row = office.counter.row(case_id)
    assert (row.state, row.holder_kind, row.holder_id) == ("assigned", "partner", mine)
    assert office.toast() == "已交给见习基地"
    office.stand_on(case_id)
    body = office.page.panel.body
    assert body is not None
    assert "见习基地" in body.facts().values()


def test_whoever_wants_no_suggestions_gets_none_and_the_panel_says_what_to_do(
    office: Office,
) -> None:
    put(office, CAREER)
    person = office.counter.knows("周苗苗", no_suggestions=True)
    office.stand_on(office.takes(person_id=person))
    shown = suggestions_of(office)
    assert shown.buttons == []
    assert "本人不接受推荐。受理后用“指派”直接交给一位同事。" in [
        piece.text() for piece in shown.findChildren(QLabel)
    ]
    assert shown.ask.isHidden(), "headquarters' suggestion would be one, too"
    office.click(shown.why)
    office.type("见习基地")
    office.commit()
    dialog = office.dialog()
    assert isinstance(dialog, WhyNotDialog)
    assert dialog.shown[0].sentences == ("本人不接受推荐，请由工作人员安排",)
    dialog.reject()


def test_the_dialog_says_why_somebody_is_not_suggested(office: Office) -> None:
    put(office, CAREER, SINGERS)
    office.stand_on(office.takes())
    office.click(suggestions_of(office).why)
    dialog = office.dialog()
    assert isinstance(dialog, WhyNotDialog)
    dialog.commit()
    assert dialog.line.text() == "先写名字或特长"
    office.type("合唱团")
    office.commit()
    [one] = dialog.shown
    assert (one.name, one.about) == ("合唱团", "联盟")
    assert "不办这一类" in one.sentences
    office.type("没有的")
    office.commit()
    assert (dialog.shown, dialog.line.text()) == ((), "名录里没有找到")
    dialog.reject()


def test_sentences_for_and_against_somebody(office: Office) -> None:
    put(office, CAREER, Description("expert", "王老师", fields=("JYCY",), valid_until="2026-11-01"))
    case_id = office.takes()
    hand = Hand(office.desk.store, HE)
    [one] = advice.advised(office.desk.store, office.counter.see(case_id))
    assert (one.name, one.about) == ("见习基地", "合作单位")
    assert one.sentences[0].startswith("需求里提到“")
    assert len(one.sentences) <= advice.MOST_REASONS
    [gone] = advice.against(hand, case_id, "王老师")
    assert gone.sentences == ("有效期到 2026-11-01，已经过了",)
    [first] = advice.against(hand, case_id, "见习基地")
    assert first.sentences[0] == "就在推荐里面"


def test_a_helper_who_stopped_is_told_and_one_click_gives_it_to_somebody_else(
    office: Office,
) -> None:
    mine, _ = put(office, CAREER, SINGERS)
    case_id = office.takes()
    office.does("accept", case_id)
    office.does("assign", case_id, HE.staff_id, Holder("partner", mine))
    office.stand_on(case_id)
    body = office.page.panel.body
    assert body is not None
    assert body.trouble is None
    with transaction(office.desk.store, HE) as tx:
        withdraw(tx, mine)
    office.settle()
    body = office.page.panel.body
    assert body is not None
    assert body.trouble is not None
    assert body.trouble.title.text() == "见习基地已停止接单"
    office.click(body.trouble.action)
    assert office.dialog().windowTitle() or office.dialog().isVisible()
    office.commit()
    row = office.counter.row(case_id)
    assert (row.state, row.holder_kind, row.holder_id) == ("assigned", "own", None)
    body = office.page.panel.body
    assert body is not None
    assert body.trouble is None


def test_who_took_their_consent_back_is_not_rung_up(office: Office) -> None:
    person = office.counter.knows("周苗苗", phone="19900001234")
    office.stand_on(office.takes(person_id=person))
    body = office.page.panel.body
    assert body is not None
    words = "不再主动联系。等本人来；不办了就记“本人撤回”。"
    assert words not in [piece.text() for piece in body.findChildren(QLabel)]
    with transaction(office.desk.store, HE) as tx:
        edit(tx, person, Details("周苗苗", "19900001234", consent_way="visit_only"))
    office.settle()
    body = office.page.panel.body
    assert body is not None
    assert words in [piece.text() for piece in body.findChildren(QLabel)]
