"""Headquarters and desks that have joined it, for tests of the two of them.

A folder's `conftest.py` takes these in by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.fronts import MakeFront, fronts
from tests.support.hub import HubHandle, running_hub


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubHandle]:
    """Headquarters: a real hub on loopback, with a SQLite database."""
    with running_hub(tmp_path) as handle:
        yield handle


@pytest.fixture
def make(hub: HubHandle, tmp_path: Path) -> Iterator[MakeFront]:
    """Make desks that have joined headquarters."""
    with fronts(hub, tmp_path) as maker:
        yield maker
