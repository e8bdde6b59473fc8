"""What is peculiar to PostgreSQL: how a connection is settled, and which database it leads to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import (
    URL,
    Boolean,
    Connection,
    Engine,
    Integer,
    Table,
    create_engine,
    event,
    text,
)

POOL = 16
"""Connections a hub process holds at most; more requests than that wait for one in turn."""
POOL_SECONDS = 10
RECYCLE_SECONDS = 600
CONNECT_SECONDS = 5
LOCK_MS, STATEMENT_MS, IDLE_MS = 8_000, 30_000, 15_000
"""How long a statement waits for a lock or works, and a transaction may do nothing.

A desk gives up after its own time-out and asks again: what lasts longer serves nobody, and holds
the lock on a venue's counter meanwhile.
"""
FOUNDING = 7_308_900_001
"""The number of the lock under which the tables and the hub's own keys are made."""

NEWS = "hub_news"
"""The channel on which the hub's processes tell each other of which venue there is news."""

# One round trip. A database may be set to acknowledge before it is on the disk: a hub may not.
_SETTLE = f"""
SELECT set_config('lock_timeout', '{LOCK_MS}', false),
       set_config('statement_timeout', '{STATEMENT_MS}', false),
       set_config('idle_in_transaction_session_timeout', '{IDLE_MS}', false),
       set_config('synchronous_commit', CASE
           WHEN current_setting('synchronous_commit') IN ('off', 'local') THEN 'on'
           ELSE current_setting('synchronous_commit') END, false)
"""

# Of which cluster, on which time line, which database. The control file is not asked for the
# time line: after a promotion it tells the old one until the next checkpoint is done. On a
# stand-by this fails, as it should: nothing can be written there.
_LINEAGE = """
SELECT (SELECT system_identifier FROM pg_control_system()) || '.'
    || (SELECT oid FROM pg_database WHERE datname = current_database()) || '.'
    || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)
"""

_inserts: dict[str, str] = {}
"""For each table: the statement of `insert_at_once`."""

OWN_CLASSES = ("08", "25", "28", "3D", "40", "53", "55", "57", "58", "F0", "XX")
OWN_STATES = ("42P01", "42501")
"""SQLSTATEs that tell of the database (line, lock, memory, disk, shutting down, a table or a right
that is missing), and nothing of the operation that happened to meet them."""


def open_postgres(address: str | URL) -> Engine:
    """Make the engine for a `postgresql+psycopg://` address."""
    engine = create_engine(
        address,
        hide_parameters=True,
        isolation_level="READ COMMITTED",
        pool_size=POOL,
        max_overflow=0,
        pool_timeout=POOL_SECONDS,
        pool_recycle=RECYCLE_SECONDS,
        pool_pre_ping=True,
        pool_use_lifo=True,
        connect_args=knocking(),
    )
    event.listen(engine, "connect", _settle)
    return engine


def knocking() -> dict[str, Any]:
    """How to connect: to the server that writes, and not waiting for ever for one that is gone."""
    return {
        "application_name": "hub",
        "connect_timeout": CONNECT_SECONDS,
        "target_session_attrs": "read-write",
        "keepalives_idle": 30,
        "keepalives_interval": 10,
        "keepalives_count": 3,
        "tcp_user_timeout": 30_000,
    }


def _settle(raw: Any, record: Any) -> None:
    raw.autocommit = True
    raw.execute(_SETTLE)
    record.info["lineage"] = raw.execute(_LINEAGE).fetchone()[0]
    raw.autocommit = False


def lineage_of(connection: Connection) -> str:
    """Say which database, on which time line, a connection leads to; '' where there is one only.

    Learnt when it was made: no connection outlives its server's promotion, because a hub does not
    connect to a server that is still a stand-by.
    """
    lineage: str = connection.info.get("lineage", "")
    return lineage


def hold_founding(connection: Connection) -> None:
    """Let only one process at a time found the hub, to the end of this transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": FOUNDING})


def insert_at_once(connection: Connection, table: Table, values: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows of texts and numbers, whole and in the table's order, as one JSON parameter.

    A parameter for each value costs the driver more than three times as much.
    """
    names = tuple(table.c.keys())
    if table.name not in _inserts:
        _inserts[table.name] = _insert_of(table, names, connection)
    said = msgspec.json.encode([dict(zip(names, row, strict=True)) for row in values]).decode()
    connection.exec_driver_sql(_inserts[table.name], (said,))


def _insert_of(table: Table, names: tuple[str, ...], connection: Connection) -> str:
    quote = connection.dialect.identifier_preparer.quote
    kinds = {Integer: "bigint", Boolean: "boolean"}  # a BigInteger is an Integer
    forms = {
        name: next((form for kind, form in kinds.items() if isinstance(column.type, kind)), "text")
        for name, column in table.c.items()
    }
    columns = ", ".join(map(quote, names))
    typed = ", ".join(f"{quote(name)} {forms[name]}" for name in names)
    read = f"json_to_recordset(%s::json) AS given({typed})"
    return f"INSERT INTO {quote(table.name)} ({columns}) SELECT {columns} FROM {read}"  # noqa: S608 - names of our own tables


def tell(connection: Connection, name: str) -> None:
    """Ring at every process when this transaction commits; for rare writers (`bell.Wire` says).

    `name`: a venue's id, or a shared scope.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_notify(:to, :name)"), {"to": NEWS, "name": name})


def is_own(state: str) -> bool:
    """Say whether an SQLSTATE tells of the database itself."""
    return state[:2] in OWN_CLASSES or state in OWN_STATES
