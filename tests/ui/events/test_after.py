"""After the event: the screen turned to the guest, slips typed in, what became of it."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from app.events import arriving, rating
from app.ratings.actions import Said
from app.ratings.model import Piled, Rated, Rating
from app.store.transaction import transaction
from tests.support.desks import HE
from tests.ui.events.driver import CTRL, Hall
from tests.ui.events.onepage import buttons, names, opened, seat
from ui.checkin.voucher import VoucherDialog
from ui.events.account import AccountDialog
from ui.events.volunteers import VolunteersDialog
from ui.ratings.guest import GuestRating
from ui.ratings.slip import SlipDialog

KEY = Qt.Key
PEOPLE = ("林晓禾", "周启明", "崔雨桐", "马文博", "苏念")


def over(hall: Hall, came: int, absent: int = 0) -> list[str]:
    """Open an event that is over; gives the attendances."""
    session = opened(hall, seats=20)
    registrations = seat(hall, session, *PEOPLE[:came])
    seat(hall, session, *(f"未到{number}" for number in range(absent)))
    found = []
    for one in registrations:
        with transaction(hall.desk.store, HE) as tx:
            found.append(arriving.admit_guest(tx, one, "search").attendance_id)
    hall.clock.forward(hours=4)
    hall.page.refresh()
    hall.settle()
    return found


def turned(hall: Hall) -> GuestRating:
    guest = hall.page.acting.deeds.guest
    assert guest is not None
    hall.bot.waitUntil(guest.isActiveWindow)
    return guest


def rows(hall: Hall, model: type) -> list[object]:
    with hall.desk.store.read() as session:
        return list(session.execute(select(model)).scalars())


def test_the_screen_turns_to_the_guest_and_comes_back_by_itself(hall: Hall) -> None:
    """“请您点一下，转过来给您。”"""
    over(hall, 1)
    hall.page.view.lists.tabs.choose("came")
    hall.settle()
    assert buttons(hall)[0] == "请对方评价"
    table = hall.page.view.lists.tables["came"]
    hall.page.acting.deeds.do("rate", table.people.rows[0])
    guest = turned(hall)
    assert guest.isVisible()
    assert guest.geometry() == hall.page.window().geometry(), "nothing of others beside it"
    assert all(face.height() >= 96 for face in guest.faces)
    assert guest.nameless.isChecked()
    guest.send()
    hall.settle()
    assert "请先选 1 到 5 分" in guest.trouble.text()
    QTest.keyClick(guest, KEY.Key_2)
    assert list(guest.tags) == ["unclear", "long_wait", "impatient", "unsolved", "uncomfortable"]
    QTest.keyClick(guest, KEY.Key_5)
    assert guest.what.text().startswith("哪里做得好")
    guest.tags["clear"].click()
    guest.words.setPlainText("老师讲得很清楚")
    hall.click(guest.submit)
    assert guest.stack.currentIndex() == 1
    assert not guest.words.toPlainText(), "the next one reads nothing of it"
    hall.bot.waitUntil(lambda: hall.page.acting.deeds.guest is None)
    hall.settle()
    assert (len(rows(hall, Rated)), len(rows(hall, Piled)), rows(hall, Rating)) == (1, 1, [])
    assert "请对方评价" not in buttons(hall), "each says it once"


def test_esc_leads_back_and_nothing_is_kept(hall: Hall) -> None:
    over(hall, 1)
    table = hall.page.view.lists.tables["roster"]
    hall.page.acting.deeds.do("rate", table.people.rows[0])
    guest = turned(hall)
    QTest.keyClick(guest, KEY.Key_4)
    QTest.keyClick(guest, KEY.Key_Escape)
    hall.settle()
    assert hall.page.acting.deeds.guest is None
    assert rows(hall, Rated) == []


def test_slips_are_typed_in_from_the_tab(hall: Hall) -> None:
    over(hall, 2)
    lists = hall.page.view.lists
    lists.tabs.choose("ratings")
    hall.settle()
    assert lists.after.figures.text() == "报名 2 人，到场 2 人，没来 0 人"
    assert lists.after.kept_back.text() == "还没有评价"
    hall.click(lists.after.slip)
    dialog = hall.page.acting.dialog
    assert isinstance(dialog, SlipDialog)
    hall.press(KEY.Key_Return, CTRL, dialog)
    assert "请先选 1 到 5 分" in dialog.line.text()
    dialog.scores.set_value("4")
    dialog.tags["cosy"].click()
    dialog.words.setText("下次还来")
    hall.press(KEY.Key_Return, CTRL, dialog)
    assert hall.said[-1][0] == "已录入一份纸质评价"
    (row,) = rows(hall, Rating)
    assert isinstance(row, Rating)
    assert (row.score, row.tags, row.words, row.channel) == (4, ["cosy"], "下次还来", "slip")
    assert lists.after.kept_back.text() == "已收到 1 份评价，满 5 份后显示"


def test_from_five_on_the_tab_tells_mean_tags_and_words(hall: Hall) -> None:
    came = over(hall, 5)
    for number, one in enumerate(came):
        said = Said(5, ["clear"], f"话{number}") if number else Said(3, [], "话0")
        with transaction(hall.desk.store, HE) as tx:
            rating.rate(tx, one, said)
    hall.page.view.lists.tabs.choose("ratings")
    hall.page.refresh()
    hall.settle()
    after = hall.page.view.lists.after
    assert after.mean.text() == "平均 4.6 分，5 份评价"
    assert [chip.text() for chip in after.tags if chip.isVisible()] == ["讲得清楚 4"]
    assert len(after.comments.text().splitlines()) == 5
    assert not after.kept_back.isVisible()


def test_the_roster_can_be_filtered_to_who_did_not_come(hall: Hall) -> None:
    over(hall, 1, absent=2)
    lists = hall.page.view.lists
    assert lists.absent.isVisible()
    assert lists.absent.text() == "只看没来的 2"
    hall.click(lists.absent)
    assert names(hall) == ["未到0", "未到1"]
    hall.click(lists.absent)
    assert len(names(hall)) == 3


def test_before_the_end_the_tab_says_so(hall: Hall) -> None:
    opened(hall)
    hall.page.view.lists.tabs.choose("ratings")
    hall.settle()
    after = hall.page.view.lists.after
    assert after.empty.isVisible()
    assert after.empty.title.text() == "活动还没有结束"


def test_the_account_is_kept_then_handed_in_with_a_photograph(hall: Hall, tmp_path: Path) -> None:
    over(hall, 2, absent=1)
    lists = hall.page.view.lists
    lists.tabs.choose("ratings")
    hall.click(lists.after.account)
    dialog = hall.page.acting.dialog
    assert isinstance(dialog, AccountDialog)
    hall.press(KEY.Key_Return, CTRL, dialog)
    assert "总结还没有写" in dialog.form.field("text").error()
    dialog.text.setPlainText("来的人都学会了构图。")
    photo = tmp_path / "合影.png"
    Image.new("RGB", (40, 30), (90, 120, 60)).save(photo)
    dialog.add_photo(photo)
    hall.settle()
    assert [state.text() for state in dialog.photos.states.values()] == ["只在本机，等着上传"]
    hall.click(dialog.keep)
    assert hall.said[-1][0] == "总结已存好"
    hall.click(lists.after.account)
    again = hall.page.acting.dialog
    assert isinstance(again, AccountDialog)
    assert again.text.toPlainText() == "来的人都学会了构图。"
    assert len(again.photos.states) == 1
    hall.press(KEY.Key_Return, CTRL, again)
    assert hall.said[-1][0] == "总结已提交"
    hall.click(lists.after.account)
    last = hall.page.acting.dialog
    assert isinstance(last, AccountDialog)
    assert not last.form.isEnabled()
    words = [piece.text() for piece in last.findChildren(QLabel)]
    assert any("报名 3 人，到场 2 人，没来 1 人" in one for one in words)
    last.reject()
    hall.settle()


def test_volunteers_are_signed_on_and_off_from_the_page(hall: Hall) -> None:
    seat(hall, opened(hall, hour=10.5), "林晓禾")
    (person,) = hall.knows("苏念")
    hall.page.acting.aftering.show_volunteers()
    hall.settle()
    dialog = hall.page.acting.dialog
    assert isinstance(dialog, VolunteersDialog)
    dialog.picker.take(person)
    hall.settle()
    hall.press(KEY.Key_Return, CTRL, dialog)
    assert "写一下做什么" in dialog.form.field("role").error()
    dialog.role.setText("引导")
    hall.press(KEY.Key_Return, CTRL, dialog)
    assert hall.said[-1][0] == "苏念已登记上岗"
    assert hall.page.view.progress.rest.text() == "还差 1 人", "a volunteer is no guest"
    hall.clock.forward(hours=1, minutes=40)
    hall.page.acting.aftering.show_volunteers()
    hall.settle()
    dialog = hall.page.acting.dialog
    assert isinstance(dialog, VolunteersDialog)
    ((duty, button),) = dialog.lines
    assert (duty.name, duty.state) == ("苏念", "on")
    assert button is not None
    hall.click(button)
    ((duty, button),) = dialog.lines
    assert (duty.state, duty.hours) == ("served", 1.5)
    assert button is not None
    hall.click(button)
    assert dialog.hours is not None
    dialog.hours.figure.setText("一")
    hall.press(KEY.Key_Return, CTRL, dialog.hours)
    assert "最少 0.5" in dialog.hours.form.field("hours").error()
    dialog.hours.figure.setText("1")
    dialog.hours.reason.setText("中途离开过")
    hall.press(KEY.Key_Return, CTRL, dialog.hours)
    assert dialog.lines[0][0].hours == 1.0
    dialog.reject()
    hall.settle()


def test_a_proof_on_paper_lets_somebody_in_with_what_was_seen(hall: Hall) -> None:
    opened(hall, hour=10.5)
    verbs = dict(hall.page.acting.aftering.verbs())
    verbs["凭证核验后放行…"]()
    hall.settle()
    dialog = hall.page.acting.dialog
    assert isinstance(dialog, VoucherDialog)
    hall.press(KEY.Key_Return, CTRL, dialog)
    assert "看了什么凭证" in dialog.form.field("reason").error()
    dialog.reason.setText("盖章的报名表")
    hall.press(KEY.Key_Return, CTRL, dialog)
    assert hall.said[-1][0] == "已凭证放行，总部会看到"
    assert len(hall.page.view.lists.tables["came"].people.rows) == 1
    hall.undo()
    assert hall.said[-1][0] == "已撤销：凭证放行"
    assert not hall.page.view.lists.tables["came"].people.rows
