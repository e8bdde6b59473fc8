"""A desk for each test, closed afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.desk import Desk
from tests.support.desks import make_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give an open desk of venue QJ0001."""
    opened = make_desk(tmp_path / "desk")
    yield opened
    opened.store.close()
