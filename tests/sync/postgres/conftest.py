"""A hub on a PostgreSQL that the test may hurt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.hub import HubHandle, running_hub
from tests.sync.hub.desk import Ledger, opened


@pytest.fixture
def hub(tmp_path: Path, apart: str) -> Iterator[HubHandle]:
    """Give a hub on loopback, on a database of its own."""
    with running_hub(tmp_path, apart) as handle:
        yield handle


@pytest.fixture
def books(apart: str) -> Iterator[Ledger]:
    """Give a hub's real database, which nobody else uses."""
    ledger = opened(apart)
    yield ledger
    ledger.engine.dispose()
