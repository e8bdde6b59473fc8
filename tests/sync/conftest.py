"""The databases a hub is proved on, one PostgreSQL server for all tests of a process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.databases import BOTH, DSN, Shared, of_dsn, of_template, template_of
from tests.support.postgres import HASTY, Cluster, cluster


@pytest.fixture(scope="session")
def server() -> Iterator[Cluster]:
    """Give a PostgreSQL that serves all tests of this process."""
    with cluster(*HASTY) as made:
        yield made


@pytest.fixture(scope="session")
def template(server: Cluster) -> str:
    """Give the name of a database with empty tables."""
    return template_of(server)


@pytest.fixture(scope="session")
def shared(server: Cluster, template: str) -> Shared:
    """Give the database most tests share."""
    return Shared(server, template)


@pytest.fixture
def apart(server: Cluster, template: str) -> Iterator[str]:
    """Give the address of a PostgreSQL database that a test may alter as it likes."""
    with of_template(server, template) as address:
        yield address


@pytest.fixture(params=BOTH)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of an empty hub database, on each kind in turn."""
    if request.param == "sqlite":
        yield str(tmp_path / "hub.db")
    elif request.param == "dsn":
        with of_dsn(DSN) as address:
            yield address
    else:
        shared: Shared = request.getfixturevalue("shared")
        yield shared.emptied()
