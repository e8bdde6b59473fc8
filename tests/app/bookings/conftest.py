"""A desk with a hall for forty and a room with twenty-four seats, on a Saturday at 10:00."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.bookings import House, make_house


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Give the desk."""
    made = make_house(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def hall(house: House) -> str:
    """Give the hall."""
    return house.has("多功能厅", 40)


@pytest.fixture
def seats(house: House) -> str:
    """Give the seats."""
    return house.has("自习区", 24)
