"""Emergencies wait visibly until somebody has taken them on."""

from __future__ import annotations

from app.cases.emergencies import count_overdue, unanswered
from app.cases.rules import URGENT
from tests.support.cases import LEGAL, PRINT, Counter
from tests.support.desks import SHEN


def waiting(counter: Counter) -> list[str]:
    with counter.store.read() as session:
        return [one.label[-4:] for one in unanswered(session)]


def test_told_until_somebody_takes_it_on(counter: Counter) -> None:
    counter.take()
    case = counter.take("有人跟踪我", emergency=True)
    assert counter.row(case).urgency == URGENT
    assert waiting(counter) == ["0002"]
    assert [line.act for line in counter.see(case).log] == ["take", "mark_emergency"]
    counter.accept(case)
    assert waiting(counter) == []


def test_a_clerk_marks_what_only_others_may_open(counter: Counter) -> None:
    case = counter.take("家里有人打我", LEGAL, emergency=True)
    assert counter.row(case).emergency
    assert waiting(counter) == ["0001"]
    counter.do("accept", case, actor=SHEN)
    assert waiting(counter) == []


def test_how_many_are_overdue(counter: Counter) -> None:
    counter.take()
    late, waits = counter.take("打印", PRINT), counter.take("复印", PRINT)
    counter.accept(waits)
    counter.do("ask_material", waits, "原件")

    def overdue(at: str) -> int:
        with counter.store.read() as session:
            return count_overdue(session, at)

    assert overdue("2026-11-24T13:00:00.000Z") == 0, "due when the house closes"
    assert overdue("2026-11-24T13:01:00.000Z") == 1, "what is waited for is not late"
    counter.accept(late)
    counter.do("resolve", late, "打好了")
    assert overdue("2026-11-25T13:01:00.000Z") == 0
