"""The databases a hub is proved on: SQLite and PostgreSQL, or whatever HUB_TEST_DSN names.

With HUB_TEST_DSN set every test makes a schema of its own there and drops it again; nothing else
of that database is touched.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, create_engine, make_url, text

from sync.hub.database import open_database
from sync.hub.tables import metadata
from tests.support.postgres import Cluster

DSN = os.environ.get("HUB_TEST_DSN", "")
BOTH = ("dsn",) if DSN else ("sqlite", "postgresql")
SEND_AWAY = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = %s AND pid <> pg_backend_pid()"
)
EMPTY = ";".join(str(table.delete()) for table in metadata.sorted_tables)
_numbers = itertools.count(1)


class Shared:
    """One database of a server, emptied for each test: a fresh one costs ten times as much."""

    def __init__(self, server: Cluster, template: str) -> None:
        self.server, self.name = server, server.database(template)

    def emptied(self) -> str:
        """Give its address, with nothing in it and nobody connected to it."""
        self.server.ask(SEND_AWAY, self.name)
        self.server.ask(EMPTY, database=self.name)
        return self.server.url(self.name)


@contextmanager
def of_template(server: Cluster, template: str) -> Iterator[str]:
    """Give the address of a fresh database with the hub's tables."""
    name = server.database(template)
    try:
        yield server.url(name)
    finally:
        server.drop(name)


def template_of(server: Cluster) -> str:
    """Make the database that others are copied from; gives its name."""
    name = server.database()
    open_database(server.url(name)).dispose()
    return name


@contextmanager
def of_dsn(dsn: str) -> Iterator[str]:
    """Give the address of a schema of our own in somebody's database."""
    url = make_url(dsn).set(drivername="postgresql+psycopg")
    name = f"hub_test_{os.getpid()}_{next(_numbers)}"
    _run(url, f"CREATE SCHEMA {name}")
    try:
        inside = url.update_query_dict({"options": f"-csearch_path={name}"})
        yield inside.render_as_string(hide_password=False)
    finally:
        _run(url, f"DROP SCHEMA {name} CASCADE")


def _run(url: URL, said: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(said))
    engine.dispose()
