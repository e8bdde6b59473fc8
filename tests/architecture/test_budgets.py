"""How big a thing may grow before it must be two, and what may be loaded late."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

import pytest

from tests.architecture.house import CODE, House, hold, one_file, read_house, under

FILE_LINES = 400
CLASS_METHODS = 25
FUNCTION_LINES = 60

LAZY_PLACES = ("app/lazy.py", "sync/client/lazy.py", "ui/late.py", "ui/lazy.py")
"""The only files with imports inside functions."""
OURS_LATE = {
    "ui/late.py": (
        *("ui.attention.page", "ui.checkin.paper", "ui.events.page"),
        *("ui.cases.page", "ui.cases.newcaseflow"),
        *("ui.bookings.page", "ui.queue.calling"),
        "ui.events.sheet",
        *("ui.people.page", "ui.shell.keys"),
    ),
    "ui/lazy.py": ("ui.shell", "ui.kit.ask", "ui.kit.scan"),
    "sync/client/lazy.py": ("sync.client.transport",),
}
"""Of our own only these: the lock screen paints before what lies behind it is loaded."""
LAZY = {
    "alembic": "0.28 s, and only a store of another schema needs it",
    "argon2": "20 ms, and only setting or trying a PIN needs it",
    "keyring": "85 ms, and asked in a worker once the first window has painted",
    "PIL": "30 ms, and only adding a picture needs it",
    "pypdf": "0.14 s, and only adding a paper needs it",
    "python_calamine": "only reading a list somebody brought needs it",
    "rjieba": "0.1 s, and only matching a need needs it",
    "xlsxwriter": "only saving a workbook needs it",
    "segno": "37 ms, and only printing a code needs it",
    "zxingcpp": "only reading a code from a picture needs it",
}
"""What is loaded on first use, and why; nobody else may import these on top of a file."""
LOADED_LATE = ("app/store/migrations/", "sync/hub/")
"""Files Alembic itself loads, and the hub: without a window, it loads all before it serves."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def long_files(house: House) -> Iterator[str]:
    """Name the files over the budget."""
    for path, text in house.sources.items():
        lines = len(text.splitlines())
        if lines > FILE_LINES:
            yield f"{path}: {lines} lines"


def long_functions(house: House) -> Iterator[str]:
    """Name the functions over the budget, docstring counted, decorators not."""
    for path, tree in house.trees.items():
        for node in ast.walk(tree):
            if isinstance(node, Function):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > FUNCTION_LINES:
                    yield f"{path}:{node.lineno} {node.name}: {lines} lines"


def wide_classes(house: House) -> Iterator[str]:
    """Name the classes with too many methods."""
    for path, tree in house.trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                methods = sum(isinstance(child, Function) for child in node.body)
                if methods > CLASS_METHODS:
                    yield f"{path}:{node.lineno} {node.name}: {methods} methods"


def busy_packages(house: House) -> Iterator[str]:
    """Name each `__init__.py` that holds more, or less, than a docstring."""
    for path, tree in house.trees.items():
        if path.endswith("__init__.py"):
            rest = [node for node in tree.body if not _is_text(node)]
            future = [node for node in rest if getattr(node, "module", "") == "__future__"]
            if ast.get_docstring(tree) is None or len(rest) > len(future):
                yield f"{path}: an __init__.py holds a docstring only"


def hidden_imports(house: House) -> Iterator[str]:
    """Name the imports inside functions, but for the listed ones in the listed place."""
    for one in house.imports:
        ours = any(under(one.target, room) for room in OURS_LATE.get(one.path, ()))
        listed = one.path in LAZY_PLACES and (ours or one.target.split(".")[0] in LAZY)
        if one.hidden and one.path.startswith(CODE) and not listed:
            yield f"{one} inside a function"


def early_imports(house: House) -> Iterator[str]:
    """Name the imports that would load what is lazy as soon as their file is."""
    for one in house.imports:
        lazy = one.target.split(".")[0] in LAZY and not (one.hidden or one.typing_only)
        if lazy and one.path.startswith(CODE) and not one.path.startswith(LOADED_LATE):
            yield f"{one} at once"


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


Law = Callable[[House], Iterator[str]]
LAWS: tuple[Law, ...] = (
    long_files,
    long_functions,
    wide_classes,
    busy_packages,
    hidden_imports,
    early_imports,
)


@pytest.mark.parametrize("law", LAWS)
def test_the_house_keeps(law: Law) -> None:
    hold(law(read_house("tests")))


def test_every_lazy_entry_has_its_reason() -> None:
    assert all(reason.strip() for reason in LAZY.values())


BREACHES: list[tuple[Law, str, str]] = [
    (long_files, "ui/a.py", "x = 1\n" * 401),
    (long_files, "tests/test_a.py", "x = 1\n" * 401),
    (long_functions, "app/a.py", "def f():\n" + "    x = 1\n" * 60),
    (long_functions, "app/a.py", "class A:\n  async def f(self):\n" + "    x = 1\n" * 60),
    (wide_classes, "ui/a.py", "class A:\n" + "  def f(self): ...\n" * 26),
    (busy_packages, "app/a/__init__.py", '"""Said."""\nfrom app.a.b import c\n'),
    (busy_packages, "app/a/__init__.py", ""),
    (hidden_imports, "app/a.py", "def f():\n    import os\n"),
    (hidden_imports, "app/a.py", "def f():\n    import segno\n"),
    (hidden_imports, "app/lazy.py", "def f():\n    import app.desk\n"),
    (hidden_imports, "ui/lazy.py", "def f():\n    import ui.kit.table\n"),
    (hidden_imports, "ui/a.py", "f = lambda name: importlib.import_module(name)\n"),
    (early_imports, "app/a.py", "import alembic.config\n"),
    (early_imports, "app/lazy.py", "from keyring import get_password\n"),
]


@pytest.mark.parametrize(("law", "path", "source"), BREACHES)
def test_a_breach_is_seen(law: Law, path: str, source: str) -> None:
    assert len(list(law(one_file(path, source)))) == 1


KEPT = [
    ("app/a.py", "x = 1\n" * 400),
    ("app/a.py", "def f():\n" + "    x = 1\n" * 59),
    ("app/a.py", "class A:\n" + "  def f(self): ...\n" * 25),
    ("app/a/__init__.py", '"""Said."""\n'),
    ("app/lazy.py", "def f():\n    import segno\n"),
    ("ui/lazy.py", "def f():\n    import ui.shell.rooms\n"),
    ("app/lazy.py", "if TYPE_CHECKING:\n    import argon2\n"),
    ("app/store/migrations/env.py", "from alembic import context\n"),
]


@pytest.mark.parametrize(("path", "source"), KEPT)
def test_what_is_within_budget_is_not_called_a_breach(path: str, source: str) -> None:
    assert [said for law in LAWS for said in law(one_file(path, source))] == []
