"""The house as the laws see it: its Python files, read and not run, and who imports whom."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("app", "sync", "ui")
CODE = ("main.py", *(f"{room}/" for room in ROOMS))

Tree = ast.Module


@dataclass(frozen=True)
class Import:
    """One import: from which file, of what, where; `hidden` when it stands inside a function."""

    path: str
    target: str
    line: int
    hidden: bool = False
    typing_only: bool = False

    def __str__(self) -> str:
        return f"{self.path}:{self.line} imports {self.target}"


def module_of(path: str) -> str:
    """Give the dotted name of the file at `path`: `app/store/__init__.py` is `app.store`."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def under(module: str, *packages: str) -> bool:
    """Say whether `module` is one of `packages` or inside one."""
    return any(module == one or module.startswith(one + ".") for one in packages)


class House:
    """Python sources by their path from the root; made from memory to show a breach."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self.sources = dict(sorted(sources.items()))
        self.paths = {module_of(path): path for path in self.sources}

    def inside(self, *places: str) -> Iterator[str]:
        """Give the paths at or below `places` (`app/`, `ui/kit/ask.py`)."""
        return (path for path in self.sources if path.startswith(places))

    @cached_property
    def trees(self) -> dict[str, Tree]:
        """Every source, parsed."""
        return {path: ast.parse(text, path) for path, text in self.sources.items()}

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        """Every import of every file; `from a import b` counts as `a.b` where that is a module."""
        return tuple(
            one for path, tree in self.trees.items() for one in self._imports_of(path, tree)
        )

    @cached_property
    def edges(self) -> dict[str, set[str]]:
        """For each of our modules the modules of ours that it imports."""
        found: dict[str, set[str]] = {module: set() for module in self.paths}
        for one in self.imports:
            if one.target in self.paths:
                found[module_of(one.path)].add(one.target)
        return found

    def reached_from(self, module: str) -> set[str]:
        """Give `module` and all of ours that comes along when it is imported."""
        seen: set[str] = set()
        waiting = [module]
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                waiting.extend(self.edges.get(one, ()))
        return seen

    def _imports_of(self, path: str, tree: Tree) -> Iterator[Import]:
        for node, hidden, typing_only in _walk(tree, hidden=False, typing_only=False):
            for target in self._targets(path, node):
                line = getattr(node, "lineno", 0)
                yield Import(path, target, line, hidden, typing_only)

    def _targets(self, path: str, node: ast.AST) -> Iterator[str]:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _base(path, node)
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield inner if inner in self.paths else base
        elif isinstance(node, ast.Call) and _name(node.func) in {"import_module", "__import__"}:
            # An import by name is an import; one by a computed name cannot be followed.
            first = node.args[0] if node.args else None
            yield str(first.value) if isinstance(first, ast.Constant) else "(computed)"


def _base(path: str, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    package = path.split("/")[: -node.level]
    return ".".join([*package, *([node.module] if node.module else [])])


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _walk(
    node: ast.AST, *, hidden: bool, typing_only: bool
) -> Iterator[tuple[ast.AST, bool, bool]]:
    for child in ast.iter_child_nodes(node):
        inside = hidden or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        typing = typing_only or (isinstance(child, ast.If) and _name(child.test) == "TYPE_CHECKING")
        yield child, inside, typing
        yield from _walk(child, hidden=inside, typing_only=typing)


@cache
def read_house(*extra: str) -> House:
    """Read the rooms and `main.py` from the disk, and the folders named in `extra`."""
    files: Iterable[Path] = (
        path for room in (*ROOMS, *extra) for path in (ROOT / room).rglob("*.py")
    )
    sources = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in files}
    if (ROOT / "main.py").exists():
        sources["main.py"] = (ROOT / "main.py").read_text("utf-8")
    return House(sources)


def one_file(path: str, source: str) -> House:
    """Make a house of one file, to show what a breach looks like."""
    return House({path: source})


def hold(breaches: Iterable[str]) -> None:
    """Fail with one breach a line, if there is any."""
    found = list(breaches)
    assert not found, "\n" + "\n".join(found)
