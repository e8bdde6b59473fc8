"""What people say, and which kind of service it tells of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cases.spoken import MOST_READ, OTHER, WORDS, kinds_of, load

CATEGORIES = 20


def first(text: str) -> str:
    return kinds_of(text)[0].code


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("实习单位拖欠工资怎么办", "FLYZ"),
        ("老板不发钱，三个月了", "FLYZ"),
        ("异地恋分手后失眠想找人聊聊", "XLZX"),
        ("租房押金不退", "QYWH"),
        ("社团借用活动室两小时", "CDYY"),
        ("入团志愿书如何补办", "TWZX"),
        ("想报名青年夜校晚间班", "XXPX"),
        ("打印简历三份", "BMFW"),
        ("揾份工做", "JYCY"),
    ],
)
def test_what_is_said_plainly_is_understood(said: str, code: str) -> None:
    assert code in [told.code for told in kinds_of(said)[:3]]


def test_the_words_that_told_are_given() -> None:
    [told] = [one for one in kinds_of("工地上拖欠工资") if one.code == "FLYZ"]
    assert "拖欠工资" in told.words


def test_a_word_within_a_longer_one_counts_for_nothing() -> None:
    assert "WTHD" not in [told.code for told in kinds_of("活动室")]


def test_a_turn_of_phrase_is_found_over_a_few_words_only(tmp_path: Path) -> None:
    table = tmp_path / "words.json"
    table.write_text(
        json.dumps({"words": {"A": {"3": ["借~室"]}}, "matters": {}, "common": []}), "utf-8"
    )
    assert load(table).turns == {"借": {"室": (("A", 4.0),)}}
    [near] = [told for told in kinds_of("粮一直冇出") if told.code == "FLYZ"]
    assert "粮…出" in near.words
    assert "FLYZ" not in [told.code for told in kinds_of("粮食丰收了大家都很高兴才出")]


def test_what_only_sounds_right_is_understood_and_counts_less() -> None:
    right, heard = (
        next(one.score for one in kinds_of(said) if one.code == "FLYZ")
        for said in ("劳动仲裁", "劳动中才")
    )
    assert 0 < heard < right


def test_other_is_always_there_and_last_when_nothing_tells() -> None:
    assert [told.code for told in kinds_of("")] == [OTHER]
    assert kinds_of("失眠")[-1].code == OTHER


def test_letters_however_wide_or_large_are_the_same() -> None:
    assert kinds_of("ＷＩＦＩ密码") == kinds_of("wifi密码")


def test_only_the_beginning_of_a_very_long_text_is_read() -> None:
    said = "失眠" + "啊" * MOST_READ
    assert kinds_of(said) == kinds_of(said + "离婚" * 20_000)


@given(st.text(max_size=60))
def test_whatever_is_said_gets_an_answer_and_always_the_same(text: str) -> None:
    told = kinds_of(text)
    assert told == kinds_of(text)
    assert OTHER in [one.code for one in told]
    assert all(one.words for one in told if one.score)


def test_every_category_has_words_of_its_own_and_no_word_stands_twice_in_one() -> None:
    table = json.loads(WORDS.read_text("utf-8"))["words"]
    assert len(table) == CATEGORIES
    for code, levels in table.items():
        words = [word for lines in levels.values() for line in lines for word in line.split()]
        assert len(words) == len(set(words)), code
        assert all(first(word) == code or len(word) < 3 for word in levels["3"][0].split()[:1])
