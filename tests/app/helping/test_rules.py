"""What strangers may read: no number, however it is written, and nobody's name."""

from __future__ import annotations

import pytest

from app.helping.rules import NAME, NOWHERE, NUMBER, personal_in, scope_for

NAMES = ("陈思远", "")


@pytest.mark.parametrize(
    "words",
    [
        "联系 19900002046",
        "联系199-0000-2046",
        "电话１９９００００２０４６",
        "一九九零零零零二零四六",
        "找 0914-2330000",
        "身份证 110101199003070011",
        "身份证 11010119900307001X",
        "QQ 12 34 56 78",
        "写到 somebody@example.org",
        "微信 199 0000 2046 晚上打",
    ],
)
def test_numbers_and_addresses_are_found(words: str) -> None:
    assert personal_in(words, NAMES) == NUMBER


@pytest.mark.parametrize("words", ["陈思远想找律师", "陈 思 远", "请帮陈.思.远", "ＣＨＥＮ 陈思远"])
def test_the_name_of_whom_it_is_about_is_found(words: str) -> None:
    assert personal_in(words, NAMES) == NAME


@pytest.mark.parametrize(
    "words",
    [
        "想找会手语的志愿者，周六 14:00 到 17:00",
        "2026-12-05 需要 20 把椅子",
        "拖欠 3 个月工资，共 12000 元，找劳动仲裁律师",
        "十二月三号到五号，要三四个人",
        "",
    ],
)
def test_plain_words_pass(words: str) -> None:
    assert personal_in(words, NAMES) == ""


def test_where_a_call_is_told() -> None:
    assert scope_for("nation", "") == "nation"
    assert scope_for("province", "610102") == "province/61"
    assert scope_for("district", "610102") == "district/610102"
    assert scope_for("district", "") == scope_for("province", "") == NOWHERE
