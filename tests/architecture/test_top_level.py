"""Six rooms and the usual single files; nothing else lies about at the top."""

from __future__ import annotations

import fnmatch
from collections.abc import Collection, Iterable, Iterator

import pytest

from tests.architecture.house import ROOT, hold

ROOMS = {"app", "sync", "ui", "resources", "installer", "tests"}
FILES = {
    *("main.py", "pyproject.toml", "requirements.lock", "Makefile", "LICENSE"),
    *("README.md", "README.en.md", "FEATURES.md", "ARCHITECTURE.md", "CONTRIBUTING.md"),
    *("CHANGELOG.md", "SECURITY.md"),
}
HIDDEN = {".git", ".ci", ".github", ".gitignore", ".gitattributes", ".editorconfig"}
MUST = {*ROOMS, ".ci", ".gitignore", "LICENSE", "Makefile", "pyproject.toml", "requirements.lock"}


def ignored(name: str, patterns: Iterable[str]) -> bool:
    """Say whether git would not see `name`, by the plain patterns our .gitignore is made of."""
    return any(fnmatch.fnmatch(name, one.strip().strip("/")) for one in patterns if one.strip())


def strangers(names: Iterable[str], patterns: Collection[str]) -> Iterator[str]:
    """Give the names at the top that belong neither to the rooms nor to the single files."""
    for name in names:
        if name not in ROOMS | FILES | HIDDEN and not ignored(name, patterns):
            yield name


def test_nothing_else_lies_at_the_top() -> None:
    patterns = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    hold(strangers((path.name for path in ROOT.iterdir()), patterns))


def test_what_must_be_there_is_there() -> None:
    assert {name for name in MUST if not (ROOT / name).exists()} == set()


def test_resources_hold_no_python() -> None:
    assert list((ROOT / "resources").rglob("*.py")) == []


@pytest.mark.parametrize("name", ["src", "utils", "setup.py", "notes.txt", "requirements.txt"])
def test_a_stranger_is_seen(name: str) -> None:
    assert list(strangers(["app", name, "build"], ["build/"])) == [name]
