"""A hub on loopback and desks with lines that can be cut."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.fronts import MakeFront, fronts
from tests.support.hub import HubHandle, running_hub


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubHandle]:
    """A real hub."""
    with running_hub(tmp_path) as handle:
        yield handle


@pytest.fixture
def make(hub: HubHandle, tmp_path: Path) -> Iterator[MakeFront]:
    """Make desks that have joined the hub."""
    with fronts(hub, tmp_path) as maker:
        yield maker
