"""The sync centre by keyboard alone, one test for each kind of trouble."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from sqlalchemy import select

from app.ops import Version
from app.people.model import Person
from app.store.base import OutboxOp
from app.store.incoming import incoming
from app.store.outbox import read_body
from app.store.store import get_state
from app.store.sums import COMPARE_NOW
from app.store.told import IncomingPage, IncomingRow
from sync.client.rounds import Carrying
from tests.shots import centre
from tests.shots.stand import MA, Stand, stand
from tests.shots.troubled import Troubled, troubled
from tests.support.desks import EPOCH, HE
from ui.attention.page import AttentionPage
from ui.attention.phrases import apart

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Stand]:
    with stand(tmp_path) as made:
        yield made


@pytest.fixture
def page(desk: Stand) -> AttentionPage:
    """A desk with something of everything, its clerk in front of the check-in page."""
    troubled(desk.desk, desk.clock)
    desk.sit(HE, "何小溪")
    desk.go("checkin")
    desk.press(Qt.Key.Key_6, CTRL)
    found = desk.inside.page("sync")
    assert isinstance(found, AttentionPage)
    return found


def walk(desk: Stand, words: str, most: int = 40) -> QWidget:
    """Press Tab until something of that name has the focus."""
    for _ in range(most):
        piece = QApplication.focusWidget()
        if piece is not None and piece.accessibleName().startswith(words):
            return piece
        desk.press(Qt.Key.Key_Tab)
    raise AssertionError(f"no way leads to {words}")


def to_tab(desk: Stand, page: AttentionPage, name: str) -> None:
    """Go to a tab: Shift Tab up to the strip, then along it."""
    for _ in range(40):
        if QApplication.focusWidget() is page.tabs.tab(page.tabs.value()):
            break
        desk.press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    names = list(page.panels)
    by = names.index(name) - names.index(page.tabs.value())
    for _ in range(abs(by)):
        desk.press(Qt.Key.Key_Right if by > 0 else Qt.Key.Key_Left)
    assert page.tabs.value() == name


def phone(desk: Stand, name: str) -> str | None:
    with desk.desk.store.read() as session:
        found = session.execute(select(Person.phone).where(Person.name == name).limit(1))
        return found.scalar_one()


def last(desk: Stand) -> tuple[str, str | None]:
    """Give verb and `replaces` of the last operation."""
    with desk.desk.store.read() as session:
        row = session.execute(select(OutboxOp).order_by(OutboxOp.seq.desc()).limit(1))
        body = read_body(row.scalar_one().body)
    return body.verb, body.replaces


def test_a_choice_with_two_keys_and_taken_back_with_one(desk: Stand, page: AttentionPage) -> None:
    assert page.choose.title.text() == "人员：陈思远"
    assert QApplication.focusWidget() is page.choose.rows[0].theirs, "the value in force"
    desk.press(Qt.Key.Key_1, ALT | KEYPAD)
    assert page.choose.rows[0].theirs.isChecked(), "the keypad spells characters of scanners"
    desk.press(Qt.Key.Key_1, ALT)
    assert page.choose.rows[0].mine.isChecked()
    desk.press(Qt.Key.Key_2, ALT)
    assert page.choose.rows[0].theirs.isChecked()
    desk.press(Qt.Key.Key_Left)
    assert page.choose.rows[0].mine.isChecked()
    desk.press(Qt.Key.Key_Return, CTRL)
    assert phone(desk, "陈思远") == "19900004321"
    assert page.choose.title.text() == "人员：刘小满", "the next one comes up by itself"
    assert page.tabs.count("choose") == 1
    assert last(desk)[0] == "resolve"
    desk.seat.undo_last()
    desk.settle()
    assert phone(desk, "陈思远") == "19900004398"
    desk.press(Qt.Key.Key_Enter, CTRL | KEYPAD)
    assert page.choose.matters == []
    assert page.choose.empty.title.text() == "没有要处理的同步问题"


def test_one_turns_from_record_to_record(desk: Stand, page: AttentionPage) -> None:
    desk.press(Qt.Key.Key_PageDown)
    assert page.choose.count.text() == "第 2 处，共 2 处"
    desk.press(Qt.Key.Key_PageDown)
    assert page.choose.count.text() == "第 1 处，共 2 处"
    walk(desk, "稍后再说")
    desk.press(Qt.Key.Key_Space)
    assert page.choose.title.text() == "人员：刘小满"


def test_a_third_edit_shows_the_choice_anew_and_says_so(desk: Stand) -> None:
    centre.chosen_again(desk)
    page = desk.inside.page("sync")
    assert isinstance(page, AttentionPage)
    assert page.choose.note.title.text().startswith("你看的时候这里又改过一次")
    assert page.choose.rows[0].dispute.version == 2


def test_what_was_turned_down_is_mended_and_sent(desk: Stand, page: AttentionPage) -> None:
    to_tab(desk, page, "refused")
    walk(desk, "改好重发")
    desk.press(Qt.Key.Key_Space)
    form = page.deeds.form
    assert form.title.text() == "改好重发：马小川"
    unit = form.form.field("unit")
    assert unit.error().startswith("“单位或学校”这一项总部不接受")
    assert QApplication.focusWidget() is unit.control
    assert isinstance(unit.control, QLineEdit)
    desk.press(Qt.Key.Key_A, CTRL)
    desk.type("望江小学二班")
    desk.press(Qt.Key.Key_Return, CTRL)
    verb, replaces = last(desk)
    assert (verb, bool(replaces)) == ("create", True)
    assert form.isHidden()
    assert [one.title for one in page.centre.troubles] == ["何沐阳"]  # type: ignore[union-attr]
    assert page.tabs.count("refused") == 1


def test_it_is_given_up_with_a_reason(desk: Stand, page: AttentionPage) -> None:
    to_tab(desk, page, "refused")
    walk(desk, "放弃… 新登记")
    desk.press(Qt.Key.Key_Space)
    dialog = page.deeds.dialog
    assert dialog is not None
    desk.press(Qt.Key.Key_Return, CTRL)
    assert dialog.form.errors == {"reason": "放弃要写原因，几个字就行。"}
    desk.type("登记重了")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert last(desk)[0] == "discard"
    assert page.deeds.dialog is None
    assert page.tabs.count("refused") == 1


def test_it_is_sent_again_as_it_is(desk: Stand, page: AttentionPage) -> None:
    to_tab(desk, page, "refused")
    walk(desk, "原样再发")
    desk.press(Qt.Key.Key_Space)
    verb, replaces = last(desk)
    assert (verb, bool(replaces)) == ("fact", True)
    to_tab(desk, page, "choose")
    assert page.side_refused.all.isHidden(), "nothing else would go through as it is"


def test_all_are_sent_again(desk: Stand, page: AttentionPage) -> None:
    walk(desk, "全部重试")
    desk.press(Qt.Key.Key_Space)
    assert last(desk)[0] == "fact"
    assert page.tabs.count("refused") == 1


def test_why_it_still_waits(desk: Stand, page: AttentionPage) -> None:
    centre._offline(desk, None)  # type: ignore[arg-type]
    to_tab(desk, page, "waiting")
    why = page.waiting.why
    assert why.title.text() == "为什么还没发：今天 13:45 起连不上总部，外网不通"
    assert why.text.text().endswith("下次自动再试：今天 14:24。")
    assert page.waiting.model.rowCount() == 5
    assert "手机 199****3002" in str(page.waiting.model.lines[0][2])
    for state, reason, words in (
        ("offline", "paused", "同步已暂停"),
        ("attention", "fork", "同步停下了"),
        ("running", "", "正在发，先发后收，不用等"),
        ("standalone", "", "独立使用，没有要发送的地方"),
        ("ok", "", "线路正常，马上就发"),
    ):
        desk.tell(state, unsent=5, reason=reason)  # type: ignore[arg-type]
        assert why.title.text() == f"为什么还没发：{words}"


def test_files_on_their_way_are_told_beside_the_records(desk: Stand, page: AttentionPage) -> None:
    line = page.side_waiting.files
    assert line.isHidden()
    on_way = Carrying(3, 4_210_000, "同意书", 2_600_000, 1_430_000)
    desk.tell("ok", files=on_way)
    assert line.count.text() == "3 个·约 4.2 MB，这个已传 约 1.4 MB"
    assert line.bar.share() == pytest.approx(0.55)
    assert line.why.text() == "记录先发，文件随后自动传，不影响接待。"
    for files, words in (
        (Carrying(1, 900_000, held=(("x", "files_full"),)), "请联系总部扩容，之后自动传。"),
        (Carrying(1, 900_000, held=(("x", "file_damaged"),)), "请撤下它，重新添加一次。"),
        (Carrying(1, 900_000, cause="timed_out"), "。"),
    ):
        desk.tell("ok", files=files)
        assert line.why.text().endswith(words)
    desk.tell("ok")
    assert line.isHidden()


def test_a_choice_is_put_back_from_the_history(desk: Stand) -> None:
    centre.history(desk)
    page = desk.inside.page("sync")
    assert isinstance(page, AttentionPage)
    first = page.history.model.lines[0]
    assert str(first[3]).startswith("总部已收到，14:25，第 ")
    page.history.view.set_value("merged")
    assert page.history.model.rowCount() == 6
    page.history.view.set_value("days")
    assert page.history.model.rowCount() == 1
    assert page.history.undo.isHidden()


def test_somebodys_choice_can_be_put_back_for_a_day(desk: Stand) -> None:
    made = Troubled(desk.desk, desk.clock)
    name, mine, theirs = "孙若溪", "19900005001", "19900006001"
    at = desk.clock.now().strftime("%Y-%m-%dT%H:%M:%S.000Z")
    dispute = made.dispute(name, "phone", mine, theirs)
    with desk.desk.store.read() as session:
        person = session.execute(select(Person.id).where(Person.name == name)).scalar_one()
    sides = [{"op": "a", "desk": "A", "value": mine}, {"op": "b", "desk": "B", "value": theirs}]
    closed = {"kind": "person", "row_id": person, "field": "phone", "version": 1, "open": False}
    chosen = {"op": "b", "desk": "B", "at": at, "value": theirs}
    made.pull(("conflict", dispute, {**closed, "sides": sides, "by": "b", "chosen": chosen}))
    desk.sit(HE, "何小溪")
    page = desk.go("sync")
    assert isinstance(page, AttentionPage)
    page._go("history")
    page.history.view.set_value("chosen")
    page.history.table.setFocus()
    desk.press(Qt.Key.Key_Home)
    assert page.history.model.lines[0][2] == "手机：199****6001，没用 199****5001"
    walk(desk, "改回另一个")
    desk.press(Qt.Key.Key_Space)
    assert phone(desk, name) == mine


def test_the_bundle_shows_what_is_inside_first(
    desk: Stand, page: AttentionPage, tmp_path: Path
) -> None:
    path = tmp_path / "bundle.zip"
    page.diagnosis.ask_path = lambda _suggested: str(path)
    walk(desk, "导出诊断包")
    desk.press(Qt.Key.Key_Space)
    dialog = page.diagnosis.dialog
    assert dialog is not None
    assert '"program"' in dialog.text.toPlainText()
    desk.press(Qt.Key.Key_Down)
    assert '"status"' in dialog.text.toPlainText()
    assert not path.exists()
    desk.press(Qt.Key.Key_Return, CTRL)
    with zipfile.ZipFile(path) as made:
        assert "马小川" not in "".join(made.read(name).decode() for name in made.namelist())


def test_the_days_report_is_printed(desk: Stand, page: AttentionPage) -> None:
    printed: list[str] = []

    def to_printer(document: QTextDocument) -> str:
        printed.append(document.toPlainText())
        return "HP"

    page.day_close.to_printer = to_printer
    to_tab(desk, page, "history")
    walk(desk, "日结对账")
    desk.press(Qt.Key.Key_Space)
    dialog = page.day_close.dialog
    assert dialog is not None
    desk.press(Qt.Key.Key_Space)
    assert dialog.day == "2026-11-27"
    walk(desk, "后一天")
    desk.press(Qt.Key.Key_Space)
    assert (dialog.day, dialog.on.isEnabled()) == ("2026-11-28", False)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "日结对账 2026-11-28" in printed[0]
    assert "马小川" not in printed[0]


def test_a_desk_that_was_turned_off_only_reads(desk: Stand, page: AttentionPage) -> None:
    desk.tell("attention", unsent=6, refused=2, reason="revoked")
    banner = page.banners["danger"]
    assert banner.title.text() == "同步停下了，这一页先只能看"
    assert page.tiles.state.figure.text() == "已停用"
    desk.press(Qt.Key.Key_1, ALT)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert len(page.choose.matters) == 2
    assert not page.choose.merge.isEnabled()
    assert all(not item.buttons for item in page.refused.items)


def test_what_headquarters_lost_is_sent_back_with_one_key(desk: Stand, page: AttentionPage) -> None:
    store, her = desk.desk.store, "01900000-0000-7000-8000-00000000a001"
    assert page.banners["beside"].isHidden()
    fields = {"name": "许安然", "status": "active"}
    read = IncomingRow("person", her, Version(EPOCH, "venue", 18_900), fields)
    incoming(store, IncomingPage(rows=[read]))
    # Everything is read anew in another epoch, and she does not come.
    incoming(store, IncomingPage(scope="venue", cursor="n", number=1, epoch="new", whole=True))
    page.refresh()
    banner = page.banners["beside"]
    desk.until(banner.isVisible)
    assert "许安然" in banner.text.text()
    walk(desk, "都送回总部")
    desk.press(Qt.Key.Key_Space)
    desk.until(banner.isHidden)
    with store.read() as session:
        said = select(OutboxOp.verb, OutboxOp.verdict).where(OutboxOp.row_id == her)
        assert session.execute(said).tuples().all() == [("create", None)]


def parked(desk: Stand, page: AttentionPage) -> int:
    """Let headquarters show sixty people no more; gives how many people there were before."""
    count = people(desk)
    centre.park(desk.desk)
    assert people(desk) == count + 60
    desk.until(page.notices.parked.isVisible)
    return count


def people(desk: Stand) -> int:
    with desk.desk.store.read() as session:
        return len(session.execute(select(Person.id)).all())


def test_before_much_leaves_this_pc_somebody_is_asked_and_agrees(
    desk: Stand, page: AttentionPage
) -> None:
    before = parked(desk, page)
    banner = page.notices.parked
    assert "人员 60 条" in banner.text.text()
    walk(desk, "确认移除")
    desk.press(Qt.Key.Key_Space)
    desk.until(banner.isHidden)
    assert people(desk) == before


def test_kept_for_now_headquarters_is_asked_and_tomorrow_so_is_the_desk(
    desk: Stand, page: AttentionPage
) -> None:
    before = parked(desk, page)
    banner = page.notices.parked
    walk(desk, "先保留，问总部")
    desk.press(Qt.Key.Key_Space)
    desk.until(banner.isHidden)
    assert people(desk) == before + 60
    with desk.desk.store.read() as session:
        assert get_state(session, COMPARE_NOW) == "1"
    desk.clock.forward(hours=25)
    page.refresh()
    desk.until(banner.isVisible)


def test_a_volunteer_sees_that_there_is_something_and_no_numbers(
    desk: Stand, page: AttentionPage
) -> None:
    desk.sit(MA, "马骁")
    desk.go("sync")
    assert page.choose.under.text().endswith("请前台或站长登录后来选。")
    assert all(row.isHidden() for row in page.choose.rows)
    assert not page.choose.merge.isEnabled()


def test_two_numbers_can_always_be_told_apart() -> None:
    assert apart("phone", "19900001111", "19900002222") == ("199****1111", "199****2222")
    assert apart("phone", "19900001111", "19900101111") == ("199**0*1111", "199**1*1111")
    assert apart("phone", "01023456", "1023456") == ("01023456", "1023456")
    assert apart("unit", "甲", None) == ("甲", "--")


def test_the_clock_banner_stands_once(desk: Stand) -> None:
    centre.clock(desk)
    page = desk.inside.page("sync")
    assert isinstance(page, AttentionPage)
    words = page.banners["clock"].text.text()
    assert words.startswith("这台电脑比总部慢 12 分钟（上下不超过 1 秒）")
    assert desk.inside.banners.clock.isHidden()
    desk.go("checkin")
    assert not desk.inside.banners.clock.isHidden()
