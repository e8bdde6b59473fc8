"""Names say what a thing is; screen text, waiting and promises stand only where they belong."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Callable, Iterator

import pytest

from tests.architecture.house import ROOT, House, hold, one_file, read_house

DRAWERS = {
    *("service", "services", "view", "views", "controllers", "util", "utils"),
    *("helper", "helpers", "common", "misc", "manager", "managers", "widgets", "logic"),
    *("models", "stuff", "core"),
}
"""Names under which everything and nothing is put away."""
ASKING = "ui/kit/ask.py"
"""The only place that stops and waits for an answer."""
LOOPS = ("main.py", "ui/shell/")
"""Where the program's own event loop may be entered, once per file."""
CHINESE = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff]")
PROMISE = re.compile(
    r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")) + r")\b"
)
WORDS = (tokenize.NAME, tokenize.STRING, getattr(tokenize, "FSTRING_MIDDLE", tokenize.STRING))


def drawers(house: House) -> Iterator[str]:
    """Name the files and folders that are called after nothing."""
    for path in house.sources:
        if DRAWERS & set(path.removesuffix(".py").split("/")):
            yield f"{path}: say what it is"


def stops(house: House) -> Iterator[str]:
    """Name the calls of `.exec()`: a window that waits inside a click stops all others."""
    for path in house.inside("ui/", "main.py"):
        lines = [
            node.lineno
            for node in ast.walk(house.trees[path])
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in {"exec", "exec_"}
        ]
        allowed = len(lines) if path == ASKING else int(path.startswith(LOOPS))
        yield from (f"{path}:{line} waits" for line in lines[allowed:])


def chinese(house: House) -> Iterator[str]:
    """Name the Chinese in the code of `app` and `sync`; docstrings and comments may quote it.

    A range written with escapes is arithmetic on letters, and punctuation alone is what guests
    type; neither is screen text.
    """
    for path in house.inside("app/", "sync/"):
        quoted = {line for node in ast.walk(house.trees[path]) for line in _said_lines(node)}
        for token in tokenize.generate_tokens(io.StringIO(house.sources[path]).readline):
            said = token.type in WORDS and CHINESE.search(token.string)
            if said and token.start[0] not in quoted:
                yield f"{path}:{token.start[0]} speaks Chinese"


def _said_lines(node: ast.AST) -> range:
    """Give the lines on which a text that is nobody's value begins."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return range(node.lineno, node.lineno + 1)
    return range(0)


def promises(house: House) -> Iterator[str]:
    """Name the notes that put off what the code does not do."""
    for path, text in house.sources.items():
        for number, line in enumerate(text.splitlines(), 1):
            if PROMISE.search(line):
                yield f"{path}:{number} promises"


Law = Callable[[House], Iterator[str]]
LAWS: tuple[Law, ...] = (drawers, stops, chinese, promises)


@pytest.mark.parametrize("law", LAWS)
def test_the_house_keeps(law: Law) -> None:
    hold(law(read_house("tests", "installer")))


def test_no_folder_is_a_drawer() -> None:
    folders = (path for room in ("resources", "installer") for path in (ROOT / room).rglob("*"))
    assert [path for path in folders if path.is_dir() and path.name in DRAWERS] == []


BREACHES: list[tuple[Law, str, str]] = [
    (drawers, "app/utils.py", ""),
    (drawers, "ui/widgets/card.py", ""),
    (drawers, "sync/models/a.py", ""),
    (stops, "ui/people/page.py", "dialog.exec()"),
    (stops, "ui/people/page.py", "QMenu().exec_(here)"),
    (stops, "main.py", "application.exec()\ndialog.exec()"),
    (chinese, "app/a.py", 'x = "王伟"'),
    (chinese, "app/a.py", '"""Said."""\n\nx = "人，"'),
    (chinese, "sync/a.py", 'x = f"{y}人"'),
    (chinese, "sync/a.py", "名 = 1"),
    (promises, "ui/a.py", "# TO" + "DO: later"),
]


@pytest.mark.parametrize(("law", "path", "source"), BREACHES)
def test_a_breach_is_seen(law: Law, path: str, source: str) -> None:
    assert len(list(law(one_file(path, source)))) == 1


KEPT = [
    (ASKING, "self.exec()\nself.exec()"),
    ("main.py", "application.exec()"),
    ("app/a.py", '"""There are two 王伟."""\nx = 1  # as 王伟\n'),
    ("app/a.py", 'x = "[\\u4e00-\\u9fff]"'),
    ("app/a.py", 'x = "（）·"'),
    ("ui/a.py", 'x = self.tr("登记")'),
]


@pytest.mark.parametrize(("path", "source"), KEPT)
def test_what_is_allowed_is_not_called_a_breach(path: str, source: str) -> None:
    assert [said for law in LAWS for said in law(one_file(path, source))] == []
