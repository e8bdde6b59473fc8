"""Who is in the house: the list, paper for an evacuation, and what volunteers may."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QTextDocument
from sqlalchemy import select

from app.staff.rules import VOLUNTEER
from app.store.base import AuditEntry
from app.store.transaction import Actor
from tests.ui.checkin.conftest import MakeCounter
from tests.ui.checkin.driver import Counter

HELPER = Actor("01900000-0000-7000-8000-000000000009", VOLUNTEER)


def printed(counter: Counter) -> list[QTextDocument]:
    """Plug a printer in that keeps what it is sent."""
    sheets: list[QTextDocument] = []

    def keep(document: QTextDocument) -> str:
        sheets.append(document)
        return "前台打印机"

    counter.page.evacuation.to_printer = keep
    return sheets


def noted(counter: Counter) -> list[str]:
    with counter.desk.store.read() as session:
        rows = session.execute(select(AuditEntry.action)).scalars()
        return [action for action in rows if action == "checkin.print"]


def test_list_is_newest_first_and_each_once(counter: Counter) -> None:
    counter.came(counter.register("林晓禾", "19900000001"))
    counter.clock.forward(minutes=4)
    counter.serve("lxh")
    counter.alt("R")
    counter.settle()
    counter.clock.forward(minutes=4)
    counter.came(counter.register("周启明", "19900000002"))
    assert counter.inside() == ["周启明 10:08", "林晓禾 10:04"]
    assert counter.stage.inside.head.remark.text() == "2 人"


def test_print_has_names_times_and_masked_numbers(counter: Counter) -> None:
    counter.came(counter.register("林晓禾", "19900000001"))
    sheets = printed(counter)
    counter.stage.inside.printing.click()
    counter.settle()
    text = sheets[0].toPlainText()
    assert "青禾区望江街道青年之家·馆内名单" in text
    assert "打印时间 2026-11-28 10:00，共 1 人" in text
    assert "林晓禾" in text
    assert "199****0001" in text
    assert "19900000001" not in text
    assert counter.toasts == ["已送往打印机：前台打印机"]
    assert noted(counter) == ["checkin.print"]


def test_without_a_printer_it_becomes_a_pdf(counter: Counter, tmp_path: Path) -> None:
    counter.came(counter.register("林晓禾", "19900000001"))
    asked: list[str] = []
    target = tmp_path / "名单.pdf"

    def choose(suggested: str) -> str:
        asked.append(suggested)
        return str(target)

    counter.page.evacuation.to_printer = lambda _document: ""
    counter.page.evacuation.ask_path = choose
    counter.stage.inside.printing.click()
    counter.settle()
    assert asked == ["馆内名单 2026-11-28 1000.pdf"]
    assert target.read_bytes().startswith(b"%PDF")
    assert counter.toasts == ["名单已存为 PDF，用完请删除"]


def test_a_folder_that_cannot_be_written_is_said(counter: Counter, tmp_path: Path) -> None:
    counter.came(counter.register("林晓禾", "19900000001"))
    counter.page.evacuation.to_printer = lambda _document: ""
    counter.page.evacuation.ask_path = lambda _name: str(tmp_path / "gone" / "list.pdf")
    counter.stage.inside.printing.click()
    counter.settle()
    assert counter.toasts == ["名单没有存下来。换一个文件夹再试"]


def test_volunteers_print_no_names_and_do_not_back_fill(make_counter: MakeCounter) -> None:
    counter = make_counter(actor=HELPER)
    counter.came(counter.register("林晓禾", "19900000001"))
    sheets = printed(counter)
    counter.stage.inside.printing.click()
    counter.settle()
    text = sheets[0].toPlainText()
    assert "共 1 人" in text
    assert "林晓禾" not in text
    assert "199" not in text
    assert noted(counter) == []
    assert not counter.stage.today.late.isVisible()
    counter.alt("L")
    assert counter.page.dialog is None


def test_empty_day_says_what_will_be_here(counter: Counter) -> None:
    empty = counter.stage.today.empty
    assert empty.isVisible()
    assert empty.title.text() == "今天还没有人来"
    assert not counter.stage.inside.printing.isEnabled()


def test_work_of_another_desk_appears_by_itself(counter: Counter) -> None:
    person = counter.register("林晓禾", "19900000001")
    assert counter.names() == []
    counter.came(person)
    assert counter.names() == ["林晓禾"]
