"""A venue whose desk plans events for the web."""

from __future__ import annotations

import pytest

from tests.support.hub import HubHandle
from tests.support.webvenue import Venue


@pytest.fixture
def venue(hub: HubHandle) -> Venue:
    """Give a venue with a desk, and a visitor of its pages."""
    return Venue(hub)
