"""After the event: the screen turned to the guest, slips typed in, what became of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from app.events import arriving, rating
from app.ratings.actions import Said
from app.ratings.model import Piled, Rated, Rating
from app.store.transaction import transaction
from tests.support.desks import HE
from tests.ui.events.driver import CTRL, Hall
from tests.ui.events.test_event import buttons, names, opened, seat
from ui.events.guestrating import GuestRating
from ui.events.slip import SlipDialog

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
