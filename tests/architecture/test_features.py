"""FEATURES.md names only tests that exist."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.house import hold

ROOT = Path(__file__).resolve().parents[2]
NAMED = re.compile(r"`(tests/[\w/]+\.py)?::(test_\w+)`")


def unknown(text: str) -> Iterator[str]:
    """Name every test a text promises that no file holds."""
    file = ""
    for line in text.splitlines():
        for found in NAMED.finditer(line):
            file = found.group(1) or file
            if found.group(2) not in names_in(ROOT / file):
                yield f"{file}::{found.group(2)}"


def names_in(path: Path) -> set[str]:
    """Give the names of the test functions of a file, none when there is no such file."""
    if not path.is_file():
        return set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_feature_names_a_test_that_exists() -> None:
    text = (ROOT / "FEATURES.md").read_text(encoding="utf-8")
    assert len(NAMED.findall(text)) > 50
    hold(unknown(text))


def test_a_test_that_is_not_there_is_seen() -> None:
    here = "tests/architecture/test_features.py"
    assert list(unknown(f"`{here}::test_nobody_wrote`")) == [f"{here}::test_nobody_wrote"]
    assert list(unknown("`tests/nowhere.py::test_it`")) == ["tests/nowhere.py::test_it"]
    assert not list(unknown(f"`{here}::test_every_feature_names_a_test_that_exists`"))
