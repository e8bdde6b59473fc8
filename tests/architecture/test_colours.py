"""A colour has a name, and the name has one value per theme, written in one place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.house import House, hold, one_file, read_house

PALETTE = ("ui/kit/theme.py", "ui/kit/tokens.py")
HEX = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")


def colours(house: House) -> Iterator[str]:
    """Name the colours written in a page: as #rrggbb, by number, or by an English name."""
    for path in house.inside("ui/"):
        if path in PALETTE:
            continue
        for node in ast.walk(house.trees[path]):
            if isinstance(node, ast.Constant) and HEX.search(str(node.value)):
                yield f"{path}:{node.lineno} {node.value!r}"
            if isinstance(node, ast.Call) and _is_mixed(node):
                yield f"{path}:{node.lineno} mixes a colour"


def _is_mixed(node: ast.Call) -> bool:
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    written = bool(node.args) and isinstance(node.args[0], ast.Constant)
    return name in {"fromRgb", "qRgb", "qRgba"} or (name == "QColor" and written)


def test_no_page_writes_a_colour() -> None:
    hold(colours(read_house()))


@pytest.mark.parametrize(
    "source",
    [
        'x = "#0B6583"',
        'x = f"color: #0b6583; {y}"',
        'x = "border: 1px solid #fff"',
        "x = QColor(11, 101, 131)",
        'x = QtGui.QColor("red")',
        "x = QColor.fromRgb(value)",
    ],
)
def test_a_written_colour_is_seen(source: str) -> None:
    assert len(list(colours(one_file("ui/people/page.py", source)))) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("ui/kit/tokens.py", 'x = "#0B6583"'),
        ("ui/people/page.py", 'x = colour("primary")'),
        ("ui/people/page.py", "x = QColor(other)"),
        ("ui/people/page.py", 'x = "#count of 12 #page"'),
        ("app/people/rules.py", 'x = "#0B6583"'),
    ],
)
def test_a_named_colour_is_not_called_a_breach(path: str, source: str) -> None:
    assert list(colours(one_file(path, source))) == []
