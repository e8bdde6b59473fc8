"""Seeded bugs: small patches to the program, planted into the imported code and taken out again.

A bug is a file under `bugs/`: its first line says what is wrong, then follow unified diffs. Only
bodies of functions can be patched: the code of each function that differs is put in place of the
running one's, so that whoever holds the function holds the bug. Nothing is written to disk.
"""

from __future__ import annotations

import ast
import importlib
import types
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PLACE = Path(__file__).parent / "bugs"
CAUGHT = PLACE / "caught.txt"
"""Bug, the seed that caught it, and the law that told: one line each, tabs between."""


@dataclass(frozen=True, slots=True)
class Bug:
    """One seeded bug. `parts`: file -> pairs of a text and what stands there instead."""

    name: str
    says: str
    parts: dict[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Catch:
    """A seed that is known to catch a bug, and by which law."""

    name: str
    seed: int
    law: str


def names() -> list[str]:
    """Name all seeded bugs."""
    return sorted(path.stem for path in PLACE.glob("*.patch"))


def read_bug(name: str) -> Bug:
    """Read a bug. Raises FileNotFoundError."""
    says, _, text = (PLACE / f"{name}.patch").read_text(encoding="utf-8").partition("\n")
    parts: dict[str, list[tuple[str, str]]] = {}
    hunks: list[tuple[str, str]] = []
    old: list[str] = []
    new: list[str] = []

    def close() -> None:
        if old or new:
            hunks.append(("".join(old), "".join(new)))
            old.clear()
            new.clear()

    for line in text.splitlines(keepends=True):
        if line.startswith("--- "):
            close()
            hunks = parts.setdefault(line[4:].strip().removeprefix("a/"), [])
        elif line.startswith("@@"):
            close()
        elif line.startswith("-"):
            old.append(line[1:])
        elif line.startswith("+"):
            if not line.startswith("+++ "):
                new.append(line[1:])
        else:
            old.append(line[1:] or "\n")
            new.append(line[1:] or "\n")
    close()
    return Bug(name, says.strip(), parts)


@contextmanager
def planted(name: str) -> Iterator[None]:
    """Run the block with a bug in the program. Raises ValueError when its patch does not apply."""
    bug = read_bug(name)
    with ExitStack() as stack:
        for path, hunks in bug.parts.items():
            stack.enter_context(_patched(name, path, hunks))
        yield


@contextmanager
def _patched(name: str, path: str, hunks: list[tuple[str, str]]) -> Iterator[None]:
    before = (ROOT / path).read_text(encoding="utf-8")
    after = before
    for old, new in hunks:
        if after.count(old) != 1:
            raise ValueError(
                f"{name}: {path} holds this {after.count(old)} times, not once:\n{old}"
            )
        after = after.replace(old, new)
    module = importlib.import_module(path.removesuffix(".py").replace("/", "."))
    taken: list[tuple[types.FunctionType, types.CodeType]] = []
    was, becomes = _functions(before), _functions(after)
    try:
        for place, node in becomes.items():
            if place in was and ast.dump(was[place]) != ast.dump(node):
                function = _running(module, place)
                taken.append((function, function.__code__))
                function.__code__ = _code_of(module, node, path)
        if not taken:
            raise ValueError(f"{name}: {path} is patched outside of every function")
        yield
    finally:
        for function, code in taken:
            function.__code__ = code


def _functions(source: str) -> dict[tuple[str, ...], ast.FunctionDef]:
    """Give the functions and methods of a module by where they stand."""
    found: dict[tuple[str, ...], ast.FunctionDef] = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            found[node.name,] = node
        elif isinstance(node, ast.ClassDef):
            found.update(
                {
                    (node.name, one.name): one
                    for one in node.body
                    if isinstance(one, ast.FunctionDef)
                }
            )
    return found


def _running(module: types.ModuleType, place: tuple[str, ...]) -> types.FunctionType:
    """Find the function itself, behind what decorates it."""
    found: Any = module
    for name in place:
        found = vars(found)[name]
    found = getattr(found, "fget", None) or getattr(found, "__func__", found)
    while hasattr(found, "__wrapped__"):
        found = found.__wrapped__
    assert isinstance(found, types.FunctionType)
    return found


def _code_of(module: types.ModuleType, node: ast.FunctionDef, path: str) -> types.CodeType:
    node.decorator_list = []
    future = ast.ImportFrom("__future__", [ast.alias("annotations")], 0)
    tree = ast.fix_missing_locations(ast.Module([future, node], []))
    made: dict[str, Any] = {}
    exec(compile(tree, path, "exec"), vars(module), made)  # noqa: S102 - our own patch
    code: types.CodeType = made[node.name].__code__
    return code


@cache
def caught() -> dict[str, Catch]:
    """Read which seeds are known to catch which bugs."""
    if not CAUGHT.exists():
        return {}
    lines = [line.split("\t") for line in CAUGHT.read_text(encoding="utf-8").splitlines() if line]
    return {name: Catch(name, int(seed), law) for name, seed, law in lines}
