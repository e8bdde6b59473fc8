"""A desk with a waiting line, on a Saturday at 10:00."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.lines import Line, make_line


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    """Give the desk."""
    made = make_line(tmp_path)
    yield made
    made.store.close()
