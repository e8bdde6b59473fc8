"""A hub's ledger, and a hub that serves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.hub import HubHandle, running_hub
from tests.sync.hub.desk import Ledger, opened


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Ledger]:
    """Give a hub's real database."""
    ledger = opened(tmp_path)
    yield ledger
    ledger.engine.dispose()


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubHandle]:
    """Give a hub on loopback."""
    with running_hub(tmp_path) as handle:
        yield handle
