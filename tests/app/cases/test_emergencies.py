"""Emergencies wait visibly until somebody has taken them on."""

from __future__ import annotations

from app.cases.emergencies import unanswered
from app.cases.rules import URGENT
from tests.support.cases import LEGAL, Counter
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
