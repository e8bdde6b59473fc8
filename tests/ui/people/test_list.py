"""The list: its order, its filters, its search, and that it never reads more than is looked at."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import event

from app.checkin.actions import check_in
from app.people.actions import Details, register
from app.sample import load_many
from app.staff.rules import VOLUNTEER
from app.store.transaction import Actor, transaction
from tests.support.desks import HE, SHEN
from tests.ui.people.conftest import People
from ui.kit.table import ChipRole

HELPER = Actor("01900000-0000-7000-8000-000000000009", VOLUNTEER)


def arrive(people: People, person_id: str) -> None:
    with transaction(people.desk.store, HE) as tx:
        check_in(tx, person_id)
    people.settle()


def cell(people: People, row: int, column: str) -> str:
    model = people.page.stage.roll
    return str(model.index(row, model.columns.index(column)).data())


def test_nobody_yet_offers_to_register_somebody(people: People) -> None:
    empty = people.page.stage.empty
    assert empty.isVisible()
    assert empty.title.text() == "还没有登记过人"
    empty.action.click()
    assert not people.page.stage.form.isHidden()


def test_who_came_last_stands_first(people: People) -> None:
    for name in ("林晓禾", "周启明", "陈可欣"):
        people.add(name)
    chen = people.add("陈思远", "19900002046", tags=("志愿者", "就业"))
    people.desk.store.clock.forward(minutes=5)  # type: ignore[attr-defined]
    arrive(people, chen)
    assert people.names()[0] == "陈思远"
    assert cell(people, 0, "phone") == "199****2046"
    assert cell(people, 0, "seen") == "今天 10:05"
    assert cell(people, 0, "visits") == "1"
    assert cell(people, 0, "tags") == "就业、志愿者"
    assert cell(people, 0, "consent") == "已同意"
    assert cell(people, 1, "seen") == "--"


@pytest.mark.parametrize(
    ("way", "words"),
    [("visit_only", "仅限到馆登记"), (None, "未告知"), ("written", "已同意")],
)
def test_consent_is_a_chip(people: People, way: str | None, words: str) -> None:
    people.add("赵一鸣", consent_way=way)
    people.names()
    model = people.page.stage.roll
    chips = model.index(0, model.columns.index("consent")).data(ChipRole)
    assert [chip.text for chip in chips] == [words]


def test_filters_count_and_choose(people: People) -> None:
    gone = people.add("尉迟敬")
    people.add("马骁")
    stage = people.page.stage
    assert stage.chips["all"].text() == "全部 2"
    people.open(gone)
    people.act("active")
    assert stage.chips["all"].text() == "全部 1"
    assert stage.chips["inactive"].text() == "已停用 1"
    stage.chips["inactive"].click()
    people.settle()
    assert people.names() == ["尉迟敬"]
    people.search("尉迟")
    assert people.names() == ["尉迟敬"]
    stage.chips["month"].click()
    people.search("")
    assert people.names() == ["马骁"]


def test_only_who_may_deactivate_sees_who_was(people: People) -> None:
    assert people.page.stage.chips["inactive"].isVisible()
    people.sit(HE)
    assert not people.page.stage.chips["inactive"].isVisible()


@pytest.mark.parametrize(
    "text", ["思远", "chensiyuan", "csy", "2046", "19900002046", "ＣＳＹ", "陈", "chen s"]
)
def test_search_reads_a_text_as_the_counter_does(people: People, text: str) -> None:
    people.add("陈思远", "19900002046")
    people.add("欧阳子墨", "19900000106")
    people.search(text)
    assert people.names() == ["陈思远"]


def test_a_member_code_finds_its_holder(people: People) -> None:
    people.add("林晓禾")
    chen = people.add("陈思远", card=True)
    people.open(chen)
    whole = people.page.stage.drawer.whole
    assert whole is not None
    people.search(str(whole.card.code))
    assert people.names() == ["陈思远"]


def test_no_result_offers_to_register_that_name(people: People) -> None:
    people.add("程思颖")
    people.search("程斯颖")
    empty = people.page.stage.empty
    assert empty.title.text() == "没有找到“程斯颖”"
    assert empty.action.text() == "登记新人“程斯颖”"
    empty.action.click()
    assert people.page.stage.form.form.values()["name"] == "程斯颖"


def test_ten_thousand_letters_find_nobody_and_break_nothing(people: People) -> None:
    people.add("陈思远")
    people.search("陈" * 10_000)
    assert people.page.stage.empty.title.text() == "没有找到“陈陈陈陈陈陈陈陈陈陈陈陈陈陈陈…”"
    people.page.stage.empty.action.click()
    people.page.stage.form.submit()
    people.settle()
    assert "姓名最多 40 个字" in people.page.stage.form.form.errors["name"]
    assert people.count() == 1


def test_slash_and_ctrl_f_lead_to_the_box(people: People) -> None:
    people.add("陈思远")
    people.page.stage.table.setFocus()
    people.press(Qt.Key.Key_Slash)
    assert people.page.stage.search.hasFocus()
    people.press(Qt.Key.Key_Slash)
    assert people.page.stage.search.text() == "/"
    people.page.stage.table.setFocus()
    people.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert people.page.stage.search.hasFocus()


def test_twenty_thousand_people_are_read_a_screenful_at_a_time(people: People) -> None:
    load_many(people.desk, 20_000, 500)
    people.settle()
    read: list[int] = []
    engine = people.desk.store.engine

    @event.listens_for(engine, "before_cursor_execute")
    def count(_c: object, _cur: object, statement: str, values: object, *_more: object) -> None:
        if "people.tags" in statement and "FROM people JOIN finder" in statement:
            read.append(len(values) if isinstance(values, tuple) else 0)

    table = people.page.stage.table
    people.page.refresh()
    people.settle()
    assert people.page.stage.roll.rowCount() == 20_000
    assert 0 < len(read) <= 2
    first = len(read)
    table.scrollToBottom()
    people.settle()
    assert 0 < len(read) - first <= 2
    assert sum(read) <= 64 * len(read)
    assert people.page.stage.roll.index(19_999, 0).data() != "…"
    before = len(read)
    table.viewport().repaint()
    people.settle()
    assert len(read) == before
    assert people.page.stage.foot.remark.text().endswith("共 20,000 位")
    event.remove(engine, "before_cursor_execute", count)


def test_a_refresh_keeps_the_person_and_the_place(people: People) -> None:
    for number in range(40):
        people.add(f"林晓禾{number}")
    people.names()
    table, roll = people.page.stage.table, people.page.stage.roll
    table.setFocus()
    people.page.stage.select(30)
    people.settle()
    kept = roll.id_at(30)
    place = table.verticalScrollBar().value()
    people.desk.store.clock.forward(minutes=1)  # type: ignore[attr-defined]
    people.add("陈思远")
    assert people.page.following.selected == kept
    assert table.currentIndex().row() == 31
    assert people.drawer_name == people.person(kept).name
    assert abs(table.verticalScrollBar().value() - place) <= 40


def test_another_search_lets_go_of_who_is_not_found(people: People) -> None:
    chen = people.add("陈思远")
    people.add("林晓禾")
    people.open(chen)
    people.search("思远")
    assert people.drawer_name == "陈思远"
    people.search("晓禾")
    assert people.drawer_name == ""
    assert people.page.stage.table.currentIndex().row() == 0


def test_a_hidden_page_reads_when_it_is_seen_again(people: People) -> None:
    people.page.hide()
    people.add("陈思远")
    assert people.names() == []
    people.page.show()
    people.settle()
    assert people.names() == ["陈思远"]


def test_many_changes_are_read_once(people: People) -> None:
    asked: list[int] = []
    engine = people.desk.store.engine

    @event.listens_for(engine, "before_cursor_execute")
    def count(_c: object, _cur: object, statement: str, *_more: object) -> None:
        if "ORDER BY finder.seen_at DESC" in statement:
            asked.append(1)

    for number in range(5):
        with transaction(people.desk.store, SHEN) as tx:
            register(tx, Details(f"周启明{number}"))
    people.settle()
    event.remove(engine, "before_cursor_execute", count)
    assert len(asked) == 1


def test_a_volunteer_finds_but_does_not_browse(people: People) -> None:
    people.add("陈思远", "19900002046", note="不吃辣")
    people.sit(HELPER)
    stage = people.page.stage
    assert stage.roll.rowCount() == 0
    assert stage.empty.title.text() == "浏览人员名单需要前台权限"
    assert not stage.chips["all"].isVisible()
    people.search("思远")
    assert people.names() == ["陈思远"]
    assert stage.roll.columns == ("name", "seen")
    people.press(Qt.Key.Key_Return, target=stage.search)
    details = stage.drawer.details
    assert people.drawer_name == "陈思远"
    assert details is not None
    assert details.numbers == {}
    assert details.timeline is None
    assert stage.drawer.check_in.isVisible()
    assert not stage.drawer.edit.isVisible()
    assert stage.drawer.verbs() == []


def test_last_years_visit_shows_its_year(people: People) -> None:
    chen = people.add("陈思远")
    arrive(people, chen)
    people.desk.store.clock.forward(hours=24 * 60)  # type: ignore[attr-defined]
    people.page.refresh()
    people.names()
    assert cell(people, 0, "seen") == "2026-11-28"
    assert people.desk.store.clock.now().year == dt.date(2027, 1, 27).year
