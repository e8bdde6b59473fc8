"""A counter to which other venues hand cases, on a Tuesday at 15:00."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.handed import Receiving, make_receiving


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Receiving]:
    """Give a desk with the right to what is sensitive."""
    made = make_receiving(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Receiving]:
    """Give a desk without that right."""
    made = make_receiving(tmp_path / "plain", right=False)
    yield made
    made.store.close()
