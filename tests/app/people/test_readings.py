"""Readings: surnames as surnames, every choice kept, rare characters, quick to load."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.people.readings import (
    CODES,
    all_syllables,
    display_pinyin,
    load,
    name_readings,
    surname_readings,
    syllables,
)


@pytest.mark.parametrize(
    ("char", "readings"),
    [
        ("单", {"dan", "shan", "chan"}),
        ("曾", {"zeng", "ceng"}),
        ("王", {"wang", "yu"}),
        ("吕", {"lv"}),
        ("㛃", {"jie"}),
        ("𬭎", {"hong"}),
    ],
)
def test_all_readings_of_a_character(char: str, readings: set[str]) -> None:
    assert set(syllables(char)) == readings


@pytest.mark.parametrize("char", ["", "a", "·", "\ud800", "😀", "\U000323af"])
def test_what_has_no_reading(char: str) -> None:
    assert syllables(char) == ()


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("单雨桐", "shan"), ("曾一诺", "zeng"), ("仇嘉树", "qiu"), ("解一诺", "xie"),
        ("查思源", "zha"), ("朴思源", "piao"), ("区小满", "ou"), ("尉迟小满", "yu chi"),
        ("万俟小满", "mo qi"), ("万小满", "wan"), ("欧阳子墨", "ou yang"), ("司马子墨", "si ma"),
        ("上官子墨", "shang guan"), ("诸葛子墨", "zhu ge"), ("夏侯子墨", "xia hou"),
        ("令狐子墨", "ling hu"), ("澹台子墨", "tan tai"), ("乐小满", "yue"), ("黑小满", "he"),
        ("盖小满", "ge"), ("员小满", "yun"), ("种小满", "chong"), ("折小满", "she"),
        ("繁小满", "po"), ("秘小满", "bi"), ("冼小满", "xian"), ("佴小满", "nai"),
        ("逄小满", "pang"), ("单于小满", "chan yu"), ("长孙小满", "zhang sun"), ("吕小满", "lv"),
    ],
)  # fmt: skip
def test_a_surname_is_read_as_a_surname(name: str, first: str) -> None:
    assert " ".join(choices[0] for choices in surname_readings(name)) == first


@pytest.mark.parametrize(
    ("name", "second"),
    [("单雨桐", "dan"), ("覃小满", "tan"), ("乐小满", "le"), ("盖小满", "gai"), ("翟小满", "di"),
     ("黑小满", "hei"), ("宓小满", "fu"), ("隗小满", "kui"), ("万俟小满", "wan"), ("区小满", "qu")],
)  # fmt: skip
def test_other_readings_stay_as_later_choices(name: str, second: str) -> None:
    assert second in surname_readings(name)[0][1:]


def test_a_name_in_parts_or_without_readings_has_no_surname() -> None:
    assert surname_readings("买买提·艾力") == ()
    assert surname_readings("John Smith") == ()
    assert surname_readings("") == ()


def test_a_common_surname_is_not_found_by_what_nobody_says() -> None:
    assert name_readings("王伟") == [("wang",), ("wei",)]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("陈思远", "Chen Siyuan"),
        ("欧阳子墨", "Ouyang Zimo"),
        ("买买提·艾力", "Maimaiti Aili"),
        ("单雨桐", "Shan Yutong"),
        ("吕小满", "Lü Xiaoman"),
        ("陈西安", "Chen Xi'an"),
        ("㛃𬭎", "Jie Hong"),
        ("王\U000323af", "Wang \U000323af"),
        ("John Smith", "John Smith"),
        ("陈", "Chen"),
        ("欧阳", "Ouyang"),
        ("", ""),
    ],
)
def test_a_name_in_latin_letters(name: str, shown: str) -> None:
    assert display_pinyin(name) == shown


def test_the_surname_table_is_long_enough_and_well_formed() -> None:
    surnames = load(CODES).surnames
    assert len(surnames) >= 80
    known = all_syllables()
    for surname, choices in surnames.items():
        assert len(choices) == len(surname) <= 2
        assert all(group and set(group) <= known for group in choices)


def test_the_library_they_come_from_is_never_loaded() -> None:
    probe = (
        "import sys; from app.people import keys, readings; readings.display_pinyin('陈思远');"
        "print('pypinyin' in sys.modules)"
    )
    root = Path(__file__).resolve().parents[3]
    ran = subprocess.run([sys.executable, "-c", probe], cwd=root, capture_output=True, check=True)
    assert ran.stdout.split() == [b"False"]


def test_a_missing_table_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load(tmp_path)
