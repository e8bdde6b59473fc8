"""The day's report compares with headquarters: asked for by opening it, in the staff's words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app.attention.compared import Compared, KindCompared, asked_days, keep_compared
from app.store.base import OutboxOp
from tests.shots.stand import Stand, stand
from tests.shots.troubled import troubled
from tests.support.desks import EPOCH, HE
from tests.ui.attention.test_centre import CTRL, to_tab, walk
from ui.attention.dayclose import DayDialog
from ui.attention.daysides import difference
from ui.attention.page import AttentionPage
from ui.kit import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = "2026-11-28"


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Stand]:
    """A desk that has joined, with something of everything."""
    with stand(tmp_path) as made:
        troubled(made.desk, made.clock)
        made.sit(HE, "何小溪")
        yield made


def opened(desk: Stand) -> DayDialog:
    """Open the report by keyboard alone."""
    desk.go("checkin")
    desk.press(Qt.Key.Key_6, CTRL)
    page = desk.inside.page("sync")
    assert isinstance(page, AttentionPage)
    to_tab(desk, page, "history")
    walk(desk, "日结对账")
    desk.press(Qt.Key.Key_Space)
    desk.settle()
    assert page.day_close.dialog is not None
    return page.day_close.dialog


def said(dialog: DayDialog) -> str:
    assert dialog.document is not None
    return dialog.document.toPlainText()


def a_visit_of_ours(desk: Stand) -> str:
    with desk.desk.store.read() as session:
        waiting = select(OutboxOp.row_id).where(
            OutboxOp.kind == "visit", OutboxOp.verdict.is_(None), OutboxOp.verb == "fact"
        )
        return str(session.execute(waiting.limit(1)).scalar_one())


def test_without_a_line_it_says_so_and_is_compared_at_the_next_exchange(desk: Stand) -> None:
    asked: list[str] = []
    desk.seat.sync_wanted.connect(lambda: asked.append("now"))
    desk.tell("offline", reason="unreachable")
    dialog = opened(desk)
    assert "还没有和总部核对过，下次同步时核对。" in said(dialog)
    with desk.desk.store.read() as session:
        assert asked_days(session) == [DAY]
    assert asked == []
    # The line is back, and the exchange brings what came of it: the open report shows it.
    at = "2026-11-28T06:22:05.123Z"
    keep_compared(desk.desk.store, Compared(DAY, at, EPOCH, [KindCompared("visit", 3, 3)]))
    desk.settle()
    assert "核对过：每一种的数目和校验都一致。" in said(dialog)
    with desk.desk.store.read() as session:
        assert asked_days(session) == []


def test_what_differs_is_told_kind_by_kind(desk: Stand) -> None:
    asked: list[str] = []
    desk.seat.sync_wanted.connect(lambda: asked.append("now"))
    desk.tell("ok")
    dialog = opened(desk)
    assert asked == ["now"]
    visit = a_visit_of_ours(desk)
    kinds = [
        KindCompared("visit", 5, 6, [visit], ["a", "b"], [], (1, 2, 0)),
        KindCompared("person", 4, 4),
    ]
    keep_compared(desk.desk.store, Compared(DAY, "2026-11-28T06:22:05.123Z", EPOCH, kinds))
    desk.settle()
    words = said(dialog)
    assert "只在本机 1 条（待发送 1）；只在总部 2 条（下次同步会取来）" in words
    assert "有不一样的" in words
    assert dialog.paper.height() >= theme.px(400), "not looked at through a slit"
    # Printed as it is shown, and nobody is named.
    assert "马小川" not in words
    desk.press(Qt.Key.Key_Escape)


def test_a_desk_that_stands_alone_has_nobody_to_compare_with(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stand(tmp_path) as desk:
        desk.sit(HE, "何小溪")
        dialog = opened(desk)
        assert "独立使用，没有总部可以核对。" in said(dialog)
        with desk.desk.store.read() as session:
            assert asked_days(session) == []


def test_a_difference_in_words() -> None:
    kind = KindCompared("visit", 9, 9, ["a"], [], ["b"], (4, 0, 1))
    now = Counter({"refused": 1, "held": 1, "hub": 2})
    words = (
        "只在本机 4 条（没收下 1，待总部确认 1，现在已送到 2）；两边不同 1 条（下次同步以总部为准）"
    )
    assert difference(kind, now) == words
    many = KindCompared("visit", 90_000, 9, counts=None)
    assert difference(many, Counter()) == "太多了，没有一条条列出"
