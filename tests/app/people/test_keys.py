"""Everybody is found by every allowed way of typing, and nobody by another's."""

from __future__ import annotations

import random
import statistics
from bisect import bisect_left, insort

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.people.codes import new_code
from app.people.cuts import RANGES_LIMIT
from app.people.keys import (
    KEYS_LIMIT,
    highlight,
    keys_for,
    matches,
    plan_for,
    units_of,
)
from app.people.normal import query

PEOPLE = {
    "陈思远": "19900002046",
    "陈可欣": "19900000103",
    "单雨桐": "19900000104",
    "曾一诺": "19900000105",
    "欧阳子墨": "19900000106",
    "买买提·艾力": "19900000107",
    "仇嘉树": "19900000108",
    "刘小满": "19900000109",
    "吕小满": "057188886666",
    "王伟": "19900000111",
    "王伟 (二)": "19900000112",
    "㛃𬭎": "19900000113",
    "王\U000323af": None,
    "John Smith": None,
    "王Anna": None,
    "访客12": None,
    "Иван": None,
}
CODE = new_code(lambda count: bytes(range(count)))


class Index:
    """A sorted list of keys: what the store's index does, in a few lines."""

    def __init__(self) -> None:
        self.keys: list[tuple[str, str]] = []

    def add(self, name: str, phone: str | None = None, code: str | None = None) -> None:
        for key in keys_for(name, phone, code):
            insort(self.keys, (key, name))

    def find(self, text: str) -> set[str]:
        plan = plan_for(query(text))
        assert len(plan.ranges) <= RANGES_LIMIT + 2
        found = set()
        for low, high in plan.ranges:
            assert low < high
            high.encode("utf-8")
            start, end = (bisect_left(self.keys, (bound, "")) for bound in (low, high))
            found |= {name for _, name in self.keys[start:end]}
        return {name for name in found if plan.verify is None or plan.verify(name)}


@pytest.fixture(scope="module")
def index() -> Index:
    index = Index()
    for name, phone in PEOPLE.items():
        index.add(name, phone, CODE if name == "陈思远" else None)
    return index


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        (
            "陈思远",
            (
                "陈 陈思 陈思远 思远 远 chensiyuan CHENSIYUAN chen'si'yuan chensiy siyuan yuan csy "
                "cs sy csiyuan chensy chesy csiy chsy csyuan 陈siyuan 陈sy 陈siy c思远 陈思y "
                "chen思远 1990000204 19900002046 2046 １９９００００２０４６ +8619900002046 c思y"
            ),
        ),
        ("单雨桐", "shanyutong danyutong chanyutong syt dyt cyt shan dan 单yt danyt yutong sytong"),
        ("曾一诺", "zengyinuo cengyinuo zyn cyn zeng ceng zeyn 曾yinuo"),
        ("欧阳子墨", "ouyangzimo oyzm ouyangzm zimo zm yzm 子墨 欧阳 欧阳zm oyzimo o阳zm"),
        (
            "买买提·艾力",
            (
                "买买提·艾力 买买提艾力 买买提•艾力 艾力 提艾力 maimaitiaili maimaiti aili mmtal "
                "al mmtaili maimtal 买买提al"
            ),
        ),
        ("仇嘉树", "qiujiashu choujiashu qjs cjs qiujs choujs jiashu 嘉树 仇js"),
        (
            "吕小满",
            "lü lv lu lvxiaoman lüxiaoman luxiaoman lyuxiaoman lxm lvxm 0571-88886666 6666",
        ),
        ("㛃𬭎", "㛃 𬭎 㛃𬭎 jiehong jh hong 㛃h j𬭎"),
        ("王\U000323af", "\U000323af 王\U000323af w\U000323af wang\U000323af"),
        ("John Smith", "john smith johnsmith johns js jsmi SMI"),
        ("王Anna", "王anna 王an anna wanganna wanna wa"),
        ("访客12", "访客12 fangke12 fk12 fk1 客12"),
        ("Иван", "иван ИВ ван"),
    ],
)
def test_everybody_is_found_by_every_way(index: Index, name: str, texts: str) -> None:
    for text in texts.split():
        assert name in index.find(text), text


def test_phrases_with_spaces_and_marks_are_found(index: Index) -> None:
    for text in (
        "chen si yuan",
        "chen s y",
        "Chén Sīyuǎn",
        "ｃｓｙ",
        "陈 思远",
        "+86 199 0000 2046",
    ):
        assert index.find(text) == {"陈思远"}, text
    for text in ("john smith", "j smith", "John S"):
        assert index.find(text) == {"John Smith"}, text


def test_both_of_one_name_are_found(index: Index) -> None:
    for text in ("王伟", "wangwei", "ww", "wwei"):
        assert index.find(text) == {"王伟", "王伟 (二)"}, text


def test_a_member_code_is_found_however_it_is_typed(index: Index) -> None:
    for text in (CODE, CODE.lower(), f"{CODE[:4]} {CODE[4:]}", CODE[:8].lower()):
        assert index.find(text) == {"陈思远"}, text
    assert index.find(CODE[:-1] + ("2" if CODE[-1] != "2" else "3")) == set()


@pytest.mark.parametrize(
    "text",
    ["", "c", "1", "·", "陈远", "csyy", "chensiyuann", "siyuanchen", "yuwei", "yw", "qxzv", "陈x",
     "x思远", "9046", "990000", "88886666", "思陈", "陈思远远", "iii", "\ud800", "c" * 300,
     "陈" * 300, "9" * 300],
)  # fmt: skip
def test_nobody_is_found_by_what_is_not_theirs(index: Index, text: str) -> None:
    assert index.find(text) == set()


NAME_CHARS = "陈思远单雨桐曾一诺欧阳子墨买提艾力仇嘉树吕王伟㛃𬭎乐行重查解区长盛\U000323af"


@st.composite
def names_and_queries(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a name of one to four characters and one way to type a part of it."""
    name = draw(st.text(alphabet=NAME_CHARS, min_size=1, max_size=4))
    units = units_of(name)
    start = draw(st.integers(0, len(units) - 1))
    end = draw(st.integers(start + 1, len(units)))
    typed = ""
    for unit in units[start:end]:
        way = draw(st.sampled_from([unit.literal, *unit.readings]))
        typed += way[: draw(st.integers(1, len(way)))]
    return name, typed


@given(names_and_queries())
def test_any_mixture_of_characters_and_shortened_readings_finds(drawn: tuple[str, str]) -> None:
    name, typed = drawn
    if query(typed).kind == "short":
        return
    index = Index()
    index.add(name)
    assert index.find(typed) == {name}
    assert matches(query(typed), name)


@given(names_and_queries(), st.text(alphabet=NAME_CHARS, min_size=1, max_size=4))
def test_whoever_needs_no_check_would_pass_it(drawn: tuple[str, str], other: str) -> None:
    plan = plan_for(query(drawn[1]))
    for name in (drawn[0], other):
        sure = any(
            low <= key < high for key in keys_for(name, None, None) for low, high in plan.sure
        )
        assert not sure or (plan.verify is not None and plan.verify(name))


@given(names_and_queries())
def test_narrowing_loses_nobody(drawn: tuple[str, str]) -> None:
    name, typed = drawn
    plan = plan_for(query(typed))
    if plan.verify is None:
        return
    keys = keys_for(name, None, None)

    def has(low: str, high: str) -> bool:
        return any(low <= key < high for key in keys)

    kept = [
        all(has(*one) for one in narrow)
        for reached, narrow in zip(plan.ranges, plan.narrow, strict=True)
        if has(*reached)
    ]
    assert any(kept) or any(has(*one) for one in plan.sure)


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=60), st.text(max_size=40))
def test_any_text_makes_a_plan_and_keys(text: str, name: str) -> None:
    plan = plan_for(query(text))
    for low, high in plan.ranges:
        assert low < high
        (low + high).encode("utf-8")
    keys = keys_for(name, text, text)
    assert len(keys) == len(set(keys)) <= KEYS_LIMIT
    marked = highlight(query(text), name)
    for start, end in marked.name_ranges:
        assert 0 <= start < end <= len(name)
    for start, end in marked.pinyin_ranges:
        assert 0 <= start < end <= len(marked.pinyin_text)


@pytest.mark.parametrize(
    ("text", "name", "in_name", "in_pinyin"),
    [
        ("csy", "陈思远", [], ["C", "S", "Y"]),
        ("chensiy", "陈思远", [], ["Chen", "Si", "Y"]),
        ("siyuan", "陈思远", [], ["Si", "Yuan"]),
        ("思远", "陈思远", ["思远"], []),
        ("陈sy", "陈思远", ["陈"], ["S", "Y"]),
        ("danyt", "单雨桐", ["单"], ["Y", "T"]),
        ("lvx", "吕小满", [], ["Lü", "X"]),
        ("买买提艾", "买买提·艾力", ["买买提", "艾"], []),
        ("johns", "John Smith", ["John", "S"], []),
        ("w\U000323af", "王\U000323af", ["\U000323af"], ["W"]),
        ("2046", "陈思远", [], []),
        ("xyz", "陈思远", [], []),
    ],
)
def test_the_matched_letters_are_marked(
    text: str, name: str, in_name: list[str], in_pinyin: list[str]
) -> None:
    marked = highlight(query(text), name)
    assert [name[start:end] for start, end in marked.name_ranges] == in_name
    assert [marked.pinyin_text[start:end] for start, end in marked.pinyin_ranges] == in_pinyin


def test_matched_spans_are_of_the_name() -> None:
    assert matches(query("csy"), "陈思远") == [(0, 3)]
    assert matches(query("tiail"), "买买提·艾力") == [(2, 3), (4, 6)]
    assert matches(query("yuw"), "王伟") is None


def test_keys_are_few() -> None:
    rng = random.Random(11)
    surnames = "陈单曾仇刘吕王林周赵沈何罗秦" * 3 + "查解区朴"
    given_chars = "思远雨桐一诺子墨嘉树小满晓禾启明可欣伟知源鸣岚溪乐行晟茜"
    names = [
        rng.choice(surnames) + "".join(rng.choices(given_chars, k=rng.choice((1, 2, 2))))
        for _ in range(5_000)
    ]
    counts = [len(keys_for(name, "19900002046", CODE)) for name in names]
    assert statistics.median(counts) <= 14
    assert max(counts) <= KEYS_LIMIT
