"""What the first picture must not wait for: asked of a program that has loaded just so much."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.house import ROOT

FIRST = "import ui.shell.window, app.desk, ui.checkin.page"
LATE = (
    *("sync.client.exchange", "sync.client.joining", "sync.client.worker", "sync.client.transport"),
    *("ui.people.page", "ui.events.page", "ui.cases.page", "ui.bookings.page", "ui.attention.page"),
    *("ui.directory.dialog", "app.cases.matching", "rjieba", "requests", "sync.hub"),
)
"""Loaded once somebody is in, or asks for it."""


@pytest.fixture(scope="module")
def loaded() -> frozenset[str]:
    """Give what stands ready once the window and its first page can be made."""
    asked = f"{FIRST}; import sys; print(*sys.modules)"
    words = [sys.executable, "-c", asked]
    told = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)
    return frozenset(told.stdout.split())


def test_the_first_page_is_there(loaded: frozenset[str]) -> None:
    assert {"ui.shell.window", "app.desk", "ui.checkin.page"} <= loaded


@pytest.mark.parametrize("name", LATE)
def test_nothing_is_loaded_that_is_asked_for_later(loaded: frozenset[str], name: str) -> None:
    assert name not in loaded
