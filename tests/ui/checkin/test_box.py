"""The box while somebody types: stale answers, fast typists, input methods, strange input."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt

from tests.ui.checkin.driver import Counter


class Gate:
    """Holds up the store lane, as a long write does, until it is opened."""

    def __init__(self, counter: Counter) -> None:
        self._open = threading.Event()
        counter.seat.work.run(lambda: self._open.wait(10))

    def open(self) -> None:
        self._open.set()


def test_answer_to_an_older_keystroke_is_dropped(counter: Counter) -> None:
    counter.register("林晓禾", "19900000001")
    counter.register("李雨桐", "19900000002")
    answers: list[str] = []
    counter.page.serving.searcher.answered.connect(lambda answer: answers.append(answer.text))
    gate = Gate(counter)
    counter.type("lxh")
    gate.open()
    counter.settle()
    assert answers == ["lxh"]
    assert counter.matches() == ["林晓禾"]


def test_enter_before_the_answer_takes_the_first_match_of_that_text(counter: Counter) -> None:
    counter.register("林晓禾", "19900000001")
    counter.register("周启明", "19900000002")
    gate = Gate(counter)
    counter.type("lxh")
    counter.enter()
    assert counter.stage.box.text() == ""
    counter.type("zq")
    gate.open()
    counter.settle()
    assert [visit.person_id for visit in counter.visits()] == [
        person.id for person in counter.people() if person.name == "林晓禾"
    ]
    assert counter.stage.box.text() == "zq"
    assert counter.stage.results.isVisible()
    assert counter.matches() == ["周启明"]
    assert counter.toasts == ["已签到：林晓禾"]


def test_enter_never_takes_a_row_of_the_last_answer(counter: Counter) -> None:
    counter.register("林晓禾", "19900000001")
    counter.register("李雨桐", "19900000002")
    counter.find("l")
    counter.find("i")
    assert len(counter.matches()) == 2
    gate = Gate(counter)
    counter.type("yt")
    counter.enter()
    gate.open()
    counter.settle()
    assert counter.verdict.name == "李雨桐"
    assert len(counter.visits()) == 1


def test_enter_on_nobody_puts_the_text_back(counter: Counter) -> None:
    gate = Gate(counter)
    counter.type("zz")
    counter.enter()
    gate.open()
    counter.settle()
    assert counter.visits() == []
    assert counter.stage.box.text() == "zz"
    assert counter.stage.results.isVisible()


def test_search_while_the_input_method_composes(counter: Counter) -> None:
    counter.register("陈可欣", "19900000003")
    counter.compose("ch'k")
    counter.settle()
    assert counter.matches() == ["陈可欣"]
    counter.enter()
    counter.settle()
    assert counter.visits() == []
    counter.compose("")
    counter.settle()
    assert not counter.stage.results.isVisible()


def test_one_letter_asks_nobody_one_character_does(counter: Counter) -> None:
    counter.register("陈可欣", "19900000003")
    counter.find("c")
    assert not counter.stage.results.isVisible()
    counter.escape()
    counter.find("陈")
    assert counter.matches() == ["陈可欣"]


def test_last_four_digits(counter: Counter) -> None:
    counter.register("陈可欣", "19900000003")
    counter.serve("0003")
    assert counter.verdict.name == "陈可欣"


def test_escape_clears_and_shows_the_card(counter: Counter) -> None:
    counter.register("陈可欣", "19900000003")
    counter.find("ckx")
    assert counter.stage.results.isVisible()
    counter.escape()
    assert counter.stage.box.text() == ""
    assert not counter.stage.results.isVisible()
    assert counter.stage.verdict.isVisible()


def test_rows_say_who_came_today(counter: Counter) -> None:
    counter.came(counter.register("林晓禾", "19900000001"))
    counter.register("李雨桐", "19900000002")
    counter.find("l")
    counter.find("i")
    chips = {row.name: row.chip.text for row in counter.stage.results.rows.rows() if row.chip}
    assert chips == {"林晓禾": "今天已签到", "李雨桐": "首次到访"}


def test_right_arrow_opens_the_person(counter: Counter) -> None:
    counter.register("陈可欣", "19900000003")
    pages: list[str] = []
    counter.seat.page_wanted.connect(pages.append)
    counter.find("ckx")
    counter.press(Qt.Key.Key_Right)
    assert pages == ["people"]


@pytest.mark.parametrize("text", ["长" * 10_000, "x" * 10_000, "1" * 10_000])
def test_ten_thousand_characters_end_in_words(counter: Counter, text: str) -> None:
    counter.stage.box.set_text(text)
    counter.settle()
    assert counter.stage.results.isVisible()
    assert "10,000 个字" in counter.stage.results.nobody.title.text()
    counter.enter()
    counter.settle()
    assert counter.visits() == []
    counter.escape()
    assert counter.stage.verdict.isVisible()


@pytest.mark.parametrize("text", ["\x00\x07\x1b", "陈\x00\u202e\ud800", "\t\n", "%_*'\";--"])
def test_control_characters_end_in_words(counter: Counter, text: str) -> None:
    counter.stage.box.set_text(text)
    counter.settle()
    counter.enter()
    counter.settle()
    assert counter.visits() == []
    assert counter.refusals == []


def test_no_match_offers_to_register(counter: Counter) -> None:
    counter.find("单雨桐")
    assert counter.stage.results.nobody.title.text() == "没有找到“单雨桐”"
    counter.commit()
    assert counter.stage.walk_in.name.text() == "单雨桐"
