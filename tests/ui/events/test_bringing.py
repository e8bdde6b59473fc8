"""A list somebody brought: seen cell by cell first, then registered by one button."""

from __future__ import annotations

from pathlib import Path

import msgspec
import openpyxl
import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from app.events import registering
from app.events.model import Registration
from app.events.questions import Question
from app.store.transaction import transaction
from tests.shots.stand import MA
from tests.support.desks import HE
from tests.ui.events.driver import CTRL, Hall
from tests.ui.events.onepage import chips, names, opened
from tests.ui.events.test_exporting import given
from ui.events.listdialog import ListDialog
from ui.words import knows, say

KEY = Qt.Key
LISTS = Path(__file__).parents[2] / "support" / "lists"


def workbook(path: Path, *rows: list[object], sheet: str = "名单", more: str = "") -> Path:
    """Write a list as an organiser would send it."""
    made = openpyxl.Workbook()
    first = made.active
    assert first is not None
    first.title = more or sheet
    if more:
        first.append(["填写说明", "每人一行"])
    target = made.create_sheet(sheet) if more else first
    for row in rows:
        target.append(row)
    made.save(path)
    return path


def bring(hall: Hall, path: Path) -> ListDialog:
    """Press Ctrl I and choose the file."""
    bringing = hall.page.acting.papers.bringing
    bringing.ask_path = lambda: str(path)
    hall.press(KEY.Key_I, CTRL)
    dialog = bringing.dialog
    assert dialog is not None
    hall.bot.waitUntil(lambda: not dialog.looking())
    hall.settle()
    return dialog


def shown(dialog: ListDialog) -> list[str]:
    return [chip.text() for chip in dialog.chips if chip.isVisible()]


def told(dialog: ListDialog) -> list[list[str]]:
    """Read the table of what is wrong."""
    model = dialog.found
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_ctrl_i_shows_what_a_list_comes_to_and_ctrl_enter_registers_it(
    hall: Hall, tmp_path: Path
) -> None:
    session = opened(hall, seats=2)
    given(hall, session, "林晓禾")
    path = workbook(
        tmp_path / "报名.xlsx",
        ["读书会报名表"],
        ["备注", "联系电话", "姓名"],
        ["素食", 19900003000, "林晓禾"],
        ["", "1.99E+10", "周启明"],
        ["", 19900003002, "曾一诺"],
        [],
        ["", "19900003002", "曾一诺"],
        ["轮椅", None, "苏念"],
    )
    dialog = bring(hall, path)
    assert dialog.file.text() == "报名.xlsx，共 8 行"
    assert (dialog.columns["name"].currentText(), dialog.columns["phone"].currentText()) == (
        "C · 姓名",
        "B · 联系电话",
    )
    assert shown(dialog) == [
        "可登记 2 人",
        "其中 1 人要候补",
        "1 人已经报过",
        "1 行重复",
        "1 行要先改",
    ]
    assert told(dialog) == [
        ["3", "", "林晓禾", "已经报过这一场，不再登记。", "不登记"],
        ["4", "B · 联系电话", "1.99E+10", say("digits_power"), "不登记"],
        ["7", "", "曾一诺", "和第 5 行是同一个人，只登记一次。", "不登记"],
    ]
    assert dialog.primary.text() == "登记 2 人"
    hall.press(KEY.Key_Return, CTRL)
    assert hall.said[-1][0] == "已登记 2 人，其中 1 人候补"
    assert (names(hall), names(hall, "waiting")) == (["林晓禾", "曾一诺"], ["苏念"])
    assert hall.page.view.whole is not None
    assert hall.page.view.whole.waiting[0].note == "轮椅"
    hall.undo()
    assert (chips(hall)[0], names(hall, "waiting")) == ("已报名·待同步", [])
    assert hall.page.view.lists.tabs.value() == "roster"


def test_columns_are_chosen_by_hand_where_no_heading_is_understood(
    hall: Hall, tmp_path: Path
) -> None:
    opened(hall)
    dialog = bring(hall, workbook(tmp_path / "a.xlsx", ["学员", "号码"], ["林晓禾", 19900003000]))
    assert dialog.line.text() == "看不出哪一列是姓名。在上面选一下。"
    assert not dialog.primary.isEnabled()
    column = dialog.columns["name"]
    column.set_value("0")
    column.picked.emit("0")
    hall.settle()
    assert shown(dialog) == ["可登记 2 人"], "without headings the first row is somebody, too"
    assert dialog.columns["phone"].value() == ""


def test_the_sheet_that_names_people_is_taken_and_another_can_be_chosen(
    hall: Hall, tmp_path: Path
) -> None:
    opened(hall)
    dialog = bring(hall, workbook(tmp_path / "a.xlsx", ["姓名"], ["林晓禾"], more="说明"))
    assert dialog.sheets.value() == "名单"
    assert shown(dialog) == ["可登记 1 人"]
    dialog.sheets.set_value("说明")
    dialog.sheets.picked.emit("说明")
    hall.settle()
    assert dialog.line.text() == "看不出哪一列是姓名。在上面选一下。"


def test_answers_to_the_events_questions_come_with_it(hall: Hall, tmp_path: Path) -> None:
    asked = msgspec.json.encode([Question("有没有忌口")]).decode()
    opened(hall, questions=asked)
    bring(hall, workbook(tmp_path / "a.xlsx", ["姓名", "有没有忌口"], ["林晓禾", "花生"]))
    hall.press(KEY.Key_Return, CTRL)
    with hall.desk.store.read() as reading:
        taken = select(Registration.answers)
        assert reading.execute(taken).scalars().all() == ['{"said":{"有没有忌口":"花生"}}']


def test_children_are_brought_with_who_answers_for_them(hall: Hall, tmp_path: Path) -> None:
    event = hall.plans("小小图书管理员", hall.at(11), publish=True, category="children")
    hall.page.open_event(event)
    hall.settle()
    path = workbook(
        tmp_path / "亲子.xlsx",
        ["孩子姓名", "家长姓名", "家长电话（必填）", "与孩子的关系"],
        ["刘小满", "刘建国", 19900002222, "爸爸"],
        ["刘小雨", "刘建国", "1.99E+10", "爸爸"],
        ["陈思远", None, None, None],
    )
    dialog = bring(hall, path)
    assert [dialog.columns[one].currentText() for one in ("guardian", "guardian_phone")] == [
        "B · 家长姓名",
        "C · 家长电话（必填）",
    ]
    assert told(dialog) == [
        ["3", "C · 家长电话（必填）", "1.99E+10", say("digits_power"), "不登记"],
        ["4", "", "陈思远", say("row_child"), "不登记"],
    ]
    hall.press(KEY.Key_Return, CTRL)
    assert names(hall) == ["刘小满"]
    with hall.desk.store.read() as reading:
        taken = reading.execute(select(Registration.answers)).scalars().all()
    assert taken == [
        '{"guardian":{"name":"刘建国","relation":"parent","phone":"19900002222"}}',
    ]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("locked.xlsx", "这个表格有密码。打开后另存一份不带密码的再选。"),
        ("nowhere.xlsx", "这个文件读不到。看看 U 盘还在不在，再选一次。"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_and_nothing_is_registered(
    hall: Hall, name: str, words: str
) -> None:
    opened(hall)
    dialog = bring(hall, LISTS / name)
    assert dialog.line.text() == words
    assert not dialog.primary.isEnabled()
    hall.press(KEY.Key_Return, CTRL)
    assert names(hall) == []


def test_the_findings_are_saved_for_whoever_made_the_list(hall: Hall, tmp_path: Path) -> None:
    opened(hall)
    dialog = bring(hall, workbook(tmp_path / "a.xlsx", ["姓名", "手机"], ["=1+1", "无"]))
    report = tmp_path / "report.xlsx"
    dialog.ask_path = lambda _name: str(report)
    hall.click(dialog.saving)
    assert dialog.line.text() == "检查结果已保存"
    rows = [
        [cell.value for cell in row]
        for row in openpyxl.load_workbook(report).worksheets[0].iter_rows()
    ]
    assert rows[0] == ["行", "列", "写的是", "登记吗", "怎么办"]
    assert rows[-1][:4] == [2, "B · 手机", "无", "不登记"]


def test_seats_that_went_meanwhile_are_said_and_the_list_is_looked_over_anew(
    hall: Hall, tmp_path: Path
) -> None:
    session = opened(hall, seats=2, waitlist=False)
    dialog = bring(hall, workbook(tmp_path / "a.xlsx", ["姓名"], ["林晓禾"], ["苏念"]))
    (person,) = hall.knows("先来")
    with transaction(hall.desk.store, HE) as tx:
        registering.register(tx, session, registering.Guest(person))
    hall.press(KEY.Key_Return, CTRL)
    hall.bot.waitUntil(lambda: not dialog.looking())
    assert dialog.primary.text() == "登记 1 人"
    assert shown(dialog) == ["可登记 1 人", "1 行要先改"]
    assert names(hall) == ["先来"]


def test_whoever_plans_no_events_brings_no_lists(hall: Hall) -> None:
    opened(hall)
    hall.sit(MA, "马骁")
    hall.page.acting.papers.bringing.ask_path = lambda: "never asked"
    hall.press(KEY.Key_I, CTRL)
    assert hall.page.acting.papers.bringing.dialog is None


def test_every_finding_has_words() -> None:
    codes = {
        *("digits_lost", "digits_power", "cell_part", "cell_date", "cell_error", "cell_merged"),
        *("row_twice", "row_already", "row_given_up", "row_namesake", "phone_of_other"),
        *(
            "row_child",
            "row_consent",
            "code_other_name",
            "list.seats_none",
            "list.code_unknown",
            "list.name_missing",
        ),
    }
    assert {code for code in codes if not knows(code)} == set()
