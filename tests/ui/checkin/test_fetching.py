"""A desk that is still fetching headquarters' list: the counter works on, and says so."""

from __future__ import annotations

from app.store.incoming import incoming
from app.store.reading import FirstReading
from app.store.standing import take_place
from app.store.told import IncomingPage
from tests.ui.checkin.driver import Counter


def come_to(counter: Counter, reading: FirstReading | None) -> None:
    """Lay in a page that says how far the first reading has come; None: it is the last."""
    page = IncomingPage(
        scope="venue", cursor="there", epoch="e", whole=reading is None, reading=reading
    )
    incoming(counter.desk.store, page)


def test_the_finder_shows_what_is_there_and_says_what_is_not(counter: Counter) -> None:
    take_place(counter.desk.store, device="a desk", epoch="e")
    come_to(counter, FirstReading(120_000, 600_000))
    counter.register("林晓禾")
    counter.find("林晓禾")
    assert counter.matches() == ["林晓禾"]
    words = "总部的名册还在取（已取 120,000 / 600,000），这里先列出取到的"
    assert counter.stage.results._remark.text() == words
    counter.find("单雨桐")
    said = counter.stage.results.nobody.text.text()
    assert said == (
        "总部的名册还在取（已取 120,000 / 600,000），这位可能还没取到。可以先登记，重了以后能合并。"
    )
    assert counter.stage.results.nobody.action.isVisibleTo(counter.stage)


def test_once_all_is_there_nothing_is_said_of_it(counter: Counter) -> None:
    take_place(counter.desk.store, device="a desk", epoch="e")
    counter.find("单雨桐")
    assert "还没开始取" in counter.stage.results.nobody.text.text()
    come_to(counter, FirstReading(1, 2))
    come_to(counter, None)
    counter.find("单雨")
    assert "名册" not in counter.stage.results.nobody.text.text()
