"""What somebody took part in, and what they missed, stands on their time line."""

from __future__ import annotations

from app.events import arriving
from app.store.transaction import transaction
from tests.support.clock import HandClock
from tests.support.desks import HE
from tests.support.evening import Evening
from tests.ui.people.conftest import People
from tests.ui.people.test_drawer import events

TITLE = "青年夜校·手机摄影"


def test_the_time_line_tells_what_they_came_to_and_what_they_missed(people: People) -> None:
    clock = people.desk.store.clock
    assert isinstance(clock, HandClock)
    evening = Evening(people.desk, clock)
    lin, _ = evening.registers("林晓禾")
    zhou, _ = evening.registers("周启明")
    with transaction(people.desk.store, HE) as tx:
        arriving.admit(tx, evening.session, lin)
    evening.ends()
    people.page.refresh()
    people.settle()
    for person, words in ((lin, "参加活动"), (zhou, "报了名没来")):
        people.open(person)
        titles = [title for title, _under in events(people)]
        assert f"{words}：{TITLE}" in titles
        assert len([title for title in titles if TITLE in title]) == 1
