"""A hub's ledger, and a hub that serves: each test on every database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.kinds import RESTRICTED_SCOPE
from tests.support.hub import HubHandle, running_hub
from tests.support.statements import Statements, heard
from tests.sync.hub.desk import Ledger, opened
from tests.sync.hub.pair import Pair
from tests.sync.hub.seatday import Day


@pytest.fixture
def books(database: str) -> Iterator[Ledger]:
    """Give a hub's real database."""
    ledger = opened(database)
    yield ledger
    ledger.engine.dispose()


@pytest.fixture
def day(books: Ledger) -> Day:
    """Give a hub whose clock is turned by hand, with two desks."""
    return Day(books)


@pytest.fixture
def pair(books: Ledger) -> Pair:
    """Give two venues, with a desk at the second that may not read what is restricted."""
    other = books.venue_of(1)
    there, counter = books.desk(other, RESTRICTED_SCOPE), books.desk(other)
    return Pair(books, books.desk("", RESTRICTED_SCOPE), there, counter)


@pytest.fixture
def hub(tmp_path: Path, database: str) -> Iterator[HubHandle]:
    """Give a hub on loopback."""
    with running_hub(tmp_path, database) as handle:
        yield handle


@pytest.fixture(autouse=True)
def _every_statement_names_its_venue() -> Iterator[None]:
    """Fail a test in which the hub asks a venue's table without naming the venue."""
    statements = Statements()
    with heard(statements):
        yield
    if statements.breaches:
        pytest.fail("\n".join(statements.breaches), pytrace=False)
