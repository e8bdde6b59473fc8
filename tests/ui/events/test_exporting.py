"""The roster as a workbook: who is in it, which numbers, that it is noted, where it goes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt

from app.events import registering
from app.events.model import Registration
from app.events.questions import Answers, write_answers
from app.events.registering import Asked, Guest
from app.people.actions import Details, register
from app.store.base import AuditEntry
from app.store.transaction import transaction
from tests.shots.stand import MA
from tests.support.desks import HE
from tests.ui.events.driver import CTRL, Hall
from tests.ui.events.onepage import opened
from ui.events.exporting import ExportDialog
from ui.events.rosterfile import file_name

KEY = Qt.Key


def given(hall: Hall, session_id: str, *names: str) -> list[str]:
    """Register people with numbers; gives their registrations."""
    found = []
    for place, name in enumerate(names):
        with transaction(hall.desk.store, HE) as tx:
            details = Details(name, f"199000030{place:02d}", consent_way="spoken")
            person = register(tx, details).id
            tx.session.flush()
            asked = Asked("phone", write_answers(Answers({"忌口": "=花生"})), "坐轮椅")
            found.append(registering.register(tx, session_id, Guest(person), asked).registration_id)
    hall.settle()
    return found


def ask(hall: Hall) -> ExportDialog:
    """Press Ctrl E."""
    hall.press(KEY.Key_E, CTRL)
    dialog = hall.page.acting.papers.exporting.dialog
    assert dialog is not None
    return dialog


def saved(hall: Hall, path: Path) -> list[list[object]]:
    """Press Ctrl Enter and choose the path; read what is there."""
    hall.page.acting.papers.exporting.ask_path = lambda _name: str(path)
    hall.press(KEY.Key_Return, CTRL)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_ctrl_e_and_ctrl_enter_save_who_registered_who_waits_and_who_gave_up(
    hall: Hall, tmp_path: Path
) -> None:
    session = opened(hall, seats=2)
    first, *_rest = given(hall, session, "林晓禾", "周启明", "曾一诺")
    with transaction(hall.desk.store, HE) as tx:
        registering.cancel(tx, first)
    hall.settle()
    ask(hall)
    rows = saved(hall, tmp_path / "名单.xlsx")
    assert rows[0] == [
        *(
            "序号",
            "姓名",
            "手机",
            "状态",
            "来源",
            "报名时间",
            "到场时间",
            "离场时间",
            "备注",
            "忌口",
        )
    ]
    assert [row[1:5] for row in rows[1:]] == [
        ["林晓禾", "199****3000", "已取消", "本机名额"],
        ["周启明", "199****3001", "已报名", "本机名额"],
        ["曾一诺", "199****3002", "候补", "电话报名"],
    ]
    assert rows[1][5] == dt.datetime(2026, 11, 28, 10, 0)  # noqa: DTZ001 - the venue's clock
    assert rows[1][8:] == ["坐轮椅", "=花生"]
    assert hall.said[-1][0] == "名单已保存，共 3 人。用完请删除"
    assert (hall.audited("event.export"), hall.audited("person.reveal")) == (1, 0)


def test_whole_numbers_are_noted_for_each_person(hall: Hall, tmp_path: Path) -> None:
    given(hall, opened(hall), "林晓禾", "周启明")
    ask(hall).numbers.set_value("whole")
    rows = saved(hall, tmp_path / "名单.xlsx")
    assert [row[2] for row in rows[1:]] == ["19900003000", "19900003001"]
    assert (hall.audited("event.export"), hall.audited("person.reveal")) == (1, 2)
    with hall.desk.store.read() as session:
        entry = session.query(AuditEntry).filter(AuditEntry.action == "event.export").one()
        assert entry.detail == '{"lines":2,"numbers":true}'


def test_of_a_series_all_sessions_are_saved_a_sheet_each(hall: Hall, tmp_path: Path) -> None:
    event = hall.plans("夜校", hall.at(11), hall.at(19, days=7), publish=True)
    hall.page.open_event(event)
    hall.settle()
    dialog = ask(hall)
    dialog.scope.set_value("all")
    saved(hall, tmp_path / "a.xlsx")
    titles = openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames
    assert titles == ["11-28 1100", "12-05 1900"]


def test_whoever_may_not_print_names_saves_none(hall: Hall) -> None:
    opened(hall)
    hall.sit(MA, "马骁")
    hall.press(KEY.Key_E, CTRL)
    assert hall.page.acting.papers.exporting.dialog is None
    assert not [one.text() for one in hall.page.acting.menu().actions() if "导出" in one.text()]


def test_a_place_that_cannot_be_written_is_said_and_nothing_is_left(
    hall: Hall, tmp_path: Path
) -> None:
    opened(hall)
    ask(hall)
    exporting = hall.page.acting.papers.exporting
    exporting.ask_path = lambda _name: str(tmp_path / "nowhere" / "a.xlsx")
    hall.press(KEY.Key_Return, CTRL)
    assert hall.refused == ["file_unwritable"]
    assert list(tmp_path.glob("*.xlsx")) == []


def test_a_file_is_called_as_every_system_takes_it() -> None:
    assert (
        file_name('报名名单 "职等你来": 简历/门诊?', "xlsx") == "报名名单 职等你来 简历 门诊.xlsx"
    )
    assert len(file_name("长" * 200, "xlsx")) == 65


def test_a_registration_without_a_card_is_in_it_with_the_name_it_gave(
    hall: Hall, tmp_path: Path
) -> None:
    session = opened(hall)
    with transaction(hall.desk.store, HE) as tx:
        registering.register(tx, session, Guest(None, "苏念", "13900000001"))
    hall.settle()
    ask(hall)
    rows = saved(hall, tmp_path / "a.xlsx")
    assert [row[1:3] for row in rows[1:]] == [["苏念", "139****0001"]]
    with hall.desk.store.read() as reading:
        assert reading.query(Registration).count() == 1
