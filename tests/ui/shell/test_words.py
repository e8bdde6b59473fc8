"""Every code has words, the words keep the rules, and all of them are in English too."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.errors import Refusal
from tests import words as tool
from ui.shell.look import speak
from ui.words import SENTENCES, knows, sentence

ROOT = Path(__file__).resolve().parents[3]
CALLS = {"Refusal": 0, "Denied": 0, "NoConnection": 0, "refused": 0, "held": 0, "Trouble": 1}
NAMES = ("code", "refusal")
TABLES = ("_WORDS", "TARGET_WORDS", "SOURCE_WORDS", "by_number", "by_text", "CODES")
FORBIDDEN = (
    "失败",
    "错误",
    "非法",
    "无效",
    "警告",
    "异常",
    "请勿",
    "冲突",
    "队列",
    "幂等",
    "409",
    "您",
)
LANGUAGES = ("zh", "en")
WORD = re.compile(r"[a-z][a-z_]+")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def codes_in(source: str) -> Iterator[str]:
    """Give the codes a source raises or answers with."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            place = CALLS.get(name)
            if place is not None and len(node.args) > place:
                yield from strings(node.args[place])
        elif isinstance(node, ast.Assign):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
            if any(name in NAMES for name in names):
                yield from strings(node.value)
            elif any(name in TABLES for name in names) and isinstance(node.value, ast.Dict):
                for value in node.value.values:
                    yield from strings(value)


def strings(node: ast.expr) -> Iterator[str]:
    """Give the texts an expression may be; none for what is worked out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if WORD.fullmatch(node.value):
            yield node.value
    elif isinstance(node, ast.IfExp):
        yield from strings(node.body)
        yield from strings(node.orelse)
    elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "get":
        yield from strings(node.args[-1])


def all_codes() -> dict[str, str]:
    """Give every code with one file it stands in."""
    found: dict[str, str] = {}
    for room in ("app", "sync"):
        for path in (ROOT / room).rglob("*.py"):
            for code in codes_in(path.read_text(encoding="utf-8")):
                found[code] = str(path.relative_to(ROOT))
    return found


def on_the_web(code: str, path: str) -> bool:
    """Say whether only a page of the public says a code, and has words for it in both languages."""
    folder = ROOT / "sync/hub/public/words"
    words = [json.loads((folder / f"{one}.json").read_text(encoding="utf-8")) for one in LANGUAGES]
    return path == "sync/hub/referrals.py" and all(one.get(code) for one in words)


def test_every_code_has_words() -> None:
    silent = {
        code: path
        for code, path in all_codes().items()
        if not knows(code) and not on_the_web(code, path)
    }
    assert silent == {}


def test_codes_are_found_where_they_hide() -> None:
    source = (
        "code = 'a_b' if x else 'c_d'\nraise Refusal('e_f')\n_WORDS = {1: 'g_h'}\nrefused('i_j')"
    )
    assert set(codes_in(source)) == {"a_b", "c_d", "e_f", "g_h", "i_j"}
    assert {"disk_full", "wrong_key", "pin_wrong", "moved_on", "no_network"} <= set(all_codes())


def shown() -> Iterator[tuple[str, str]]:
    """Give (file, text) of every Chinese text in ui/ that is not a docstring."""
    for path in tool.sources():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and id(node) not in told and CHINESE.search(text):
                yield str(path.relative_to(ROOT)), text


def test_no_forbidden_words_are_shown() -> None:
    bad = [(path, text) for path, text in shown() if any(word in text for word in FORBIDDEN)]
    assert bad == []


def test_sentences_end_with_a_full_stop_or_a_value() -> None:
    open_ended = [text for text in SENTENCES.values() if text[-1] not in "。}"]
    assert open_ended == []


def test_english_is_complete(tmp_path: Path) -> None:
    fresh = tmp_path / "en.ts"
    fresh.write_bytes(tool.TS.read_bytes())
    tool.extract(fresh)
    assert tool.unfinished(fresh) == []


def test_the_compiled_words_are_current(tmp_path: Path) -> None:
    made = tmp_path / "en.qm"
    tool.release(tool.TS, made)
    assert made.read_bytes() == tool.QM.read_bytes()


def test_facts_and_numbers_are_kept_in_english() -> None:
    place = re.compile(r"%n|\{[a-z_]+\}")
    wrong = [
        (text, form)
        for _, message in tool.messages()
        if (text := message.findtext("source") or "")
        for form in tool.english(message)
        if set(place.findall(text)) != set(place.findall(form))
    ]
    assert wrong == []


def test_english_is_set_in_english_marks() -> None:
    """The font of the screens is a Chinese one: its “ and （ are as wide as a whole character."""
    bilingual = "/ 下次打开程序时生效。"
    wrong = [
        form
        for _, message in tool.messages()
        for form in tool.english(message)
        if re.search("[“”‘’（），。：；、！？～]", form) and bilingual not in form
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh", "PIN 不对，还可再试 3 次。"), ("en", "Wrong PIN, 3 tries left.")],
)
def test_a_refusal_is_said_in_the_language_chosen(
    qapp: QApplication, language: str, words: str
) -> None:
    try:
        speak(qapp, language)  # type: ignore[arg-type]
        assert sentence(Refusal("pin_wrong", left=3)) == words
    finally:
        speak(qapp, "zh")


def test_what_nobody_foresaw_is_said_with_its_code() -> None:
    assert "brand_new" in sentence(Refusal("brand_new"))


def test_words_for_joining_differ_from_those_for_recovery() -> None:
    assert "入网码" in sentence(Refusal("code_wrong"), "join")
    assert "恢复码" in sentence(Refusal("code_wrong"))
