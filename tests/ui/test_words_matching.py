"""The sentences for reasons of matching."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.cases.matching import GENDER, LANGUAGE, PLACE, TIME, Reason
from ui.words import say
from ui.words_matching import MATCHING, distance, facts_in_words

SOURCE = Path(__file__).resolve().parents[2] / "app" / "cases" / "matching.py"


def test_every_reason_has_a_sentence_and_every_sentence_a_reason() -> None:
    texts = {
        node.value
        for node in ast.walk(ast.parse(SOURCE.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    codes = {text for text in texts if re.fullmatch(r"match_[a-z_]*[a-z]", text)} - {"match_no"}
    wishes = {f"match_{no}{what}" for what in (LANGUAGE, GENDER, PLACE, TIME) for no in ("", "no_")}
    assert codes | wishes == set(MATCHING)


def test_a_reason_is_said_with_its_facts(qapp: QApplication) -> None:
    reason = Reason("match_kind_told", {"category": "FLYZ", "words": "工资"})
    shown = facts_in_words(reason, {"FLYZ": "法律援助"}, str)
    assert say(reason.code, shown) == "需求里提到“工资”，属于法律援助。"


def test_times_and_distances_are_said_as_people_say_them(qapp: QApplication) -> None:
    near = facts_in_words(Reason("match_near", {"metres": 800}), {}, str)
    there = facts_in_words(Reason("match_presence", {"at": "x"}), {}, lambda at: f"<{at}>")
    assert (near["metres"], there["at"]) == ("800 米", "<x>")


@pytest.mark.parametrize(
    ("metres", "said"), [(0, "0 米"), (999, "999 米"), (1000, "1.0 公里"), (3250, "3.2 公里")]
)
def test_distances(qapp: QApplication, metres: int, said: str) -> None:
    assert distance(metres) == said
