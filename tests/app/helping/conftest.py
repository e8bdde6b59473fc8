"""A counter where help is asked for, on a Tuesday."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.cases import Counter, make_counter


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    """Give a desk with the right to sensitive cases."""
    made = make_counter(tmp_path)
    yield made
    made.store.close()
