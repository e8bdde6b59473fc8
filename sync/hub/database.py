"""The one place that knows which database the hub runs on: SQLite by default, PostgreSQL too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as NoneFree

from sync.hub.postgres import hold_founding, is_own, open_postgres
from sync.hub.tables import metadata

BUSY_SECONDS = 10
_STATELESS = (OperationalError, InternalError, InterfaceError)


def open_database(where: str | Path) -> Engine:
    """Open the hub's database and make what tables it lacks.

    `where` is a file for SQLite or a `postgresql+psycopg://` address.
    """
    text = str(where)
    if text.startswith("postgresql"):
        engine = open_postgres(text)
    else:
        engine = create_engine(
            f"sqlite:///{text}",
            hide_parameters=True,
            connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        )
        event.listen(engine, "connect", _settle_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    with writing(engine) as connection:
        hold_founding(connection)
        metadata.create_all(connection)
    return engine


def _settle_sqlite(raw: Any, _: object) -> None:
    """One writer, many readers, and nothing acknowledged that a power cut could take back."""
    raw.isolation_level = None
    cursor = raw.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once where we mean to write: waiting later would be a deadlock."""
    writes = connection.get_execution_options().get("hub_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that writes; it commits at the end or not at all."""
    with engine.connect().execution_options(hub_writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that sees one moment of the database throughout."""
    with engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
        with connection.begin():
            yield connection


def stops_all(error: Exception) -> bool:
    """Say whether an error is the database's state (busy, deadlock, disk, line), not one op's.

    Then the whole push is rolled back and answered with 503: what came of it is unknown or
    nothing, and the retry is answered from what is stored.
    """
    if isinstance(error, NoneFree):
        return True
    if not isinstance(error, DBAPIError):
        return False
    if error.connection_invalidated:
        return True
    # SQLite tells no state, nor does a line to PostgreSQL that was cut.
    state = getattr(error.orig, "sqlstate", None)
    return is_own(state) if state else isinstance(error, _STATELESS)
