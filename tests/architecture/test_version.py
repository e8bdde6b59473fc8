"""One version: `app/version.py` holds it, and whoever needs it reads it there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from app.version import VERSION
from tests.architecture.house import ROOT, House, hold, one_file, read_house

PLACE = "app/version.py"


def second_places(house: House, version: str) -> Iterator[str]:
    """Name the other files in which the version is written down."""
    whole = re.compile(rf"(?<![\w.]){re.escape(version)}(?![\w.])")
    for path, text in house.sources.items():
        if path != PLACE and whole.search(text):
            yield path


def static_version(project: dict[str, Any]) -> Iterator[str]:
    """Say where pyproject.toml holds a version of its own instead of asking for ours."""
    if "version" in project["project"] or "version" not in project["project"].get("dynamic", ()):
        yield "[project] holds a version"
    asked = project.get("tool", {}).get("setuptools", {}).get("dynamic", {}).get("version")
    if asked != {"attr": "app.version.VERSION"}:
        yield "[tool.setuptools.dynamic] does not ask app/version.py"


def test_it_is_a_version() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", VERSION)


def test_it_stands_in_one_place() -> None:
    hold(second_places(read_house("installer"), VERSION))


def test_the_package_asks_for_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    hold(static_version(project))


def test_a_second_place_is_seen() -> None:
    house = one_file("ui/shell/about.py", 'text = "Version 1.2.3"')
    assert list(second_places(house, "1.2.3")) == ["ui/shell/about.py"]
    assert list(second_places(house, "2.3")) == []


@pytest.mark.parametrize(
    "project",
    [
        {"project": {"version": "1.2.3"}},
        {"project": {"dynamic": ["version"]}, "tool": {"setuptools": {"dynamic": {}}}},
    ],
)
def test_a_version_in_pyproject_is_seen(project: dict[str, Any]) -> None:
    assert list(static_version(project)) != []
