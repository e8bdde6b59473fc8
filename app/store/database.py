"""The encrypted file: SQLCipher through SQLAlchemy, WAL, every commit forced to disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from app.errors import Refusal
from app.store.cipher import SYNCHRONOUS, driver, say_key

_FULL, _READ_ONLY, _NOT_A_DATABASE, _BUSY = 13, 8, 26, 5
_CANNOT_OPEN, _IO, _CORRUPT = 14, 10, 11
OFTEN, SELDOM = 1_000, 4_000
"""Pages in the write-ahead log after which it is folded into the file, 4 kB each."""


def fold(connection: Connection, pages: int) -> None:
    """Say when this connection folds the log in.

    While much comes in, seldom: ids are random, many commits write one page, and it is enciphered
    for the file and synced once instead of each time.
    """
    connection.exec_driver_sql(f"PRAGMA wal_autocheckpoint = {pages:d}")


def open_engine(path: Path, key: bytes, *, synchronous: str = SYNCHRONOUS) -> Engine:
    """Make an engine on the encrypted file `path`; nothing is read before the first connection.

    `key` is the raw 256-bit store key, so no derivation is paid at each connection.
    """
    engine = create_engine(
        # Not as text: a ? in a folder's name would end it, and the data would lie elsewhere.
        URL.create("sqlite+pysqlite", database=str(path)),
        module=driver,
        pool_size=4,
        max_overflow=4,
        pool_use_lifo=True,  # the connection used last has the pages at hand
        connect_args={"timeout": 10, "cached_statements": 256},
        hide_parameters=True,  # values are people's: they never enter an error text or a log
    )

    @event.listens_for(engine, "connect")
    def _unlock(connection: Any, _record: object) -> None:
        # The driver must not begin transactions by itself: we say BEGIN, so that one kind of
        # transaction takes the write lock at once and DDL stays inside it.
        connection.isolation_level = None
        cursor = connection.cursor()
        say_key(cursor, key, synchronous)
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA temp_store = MEMORY")
        cursor.execute("PRAGMA cache_size = -8000")
        cursor.close()

    @event.listens_for(engine, "reset")
    def _let_go(connection: Any, _record: object, _state: object) -> None:
        # A COMMIT that failed can leave its transaction open while SQLAlchemy believes that it
        # ended: the write lock would stay taken by a connection nobody uses.
        if connection.in_transaction:
            connection.rollback()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get("immediate", False)
        # Straight to the driver where nothing can go wrong: SQLAlchemy's way costs ten times what
        # the word itself does, and a desk says it before all it reads.
        raw = connection.connection.cursor()
        # Whoever did not come to write cannot: there is no third entrance to a commit.
        raw.execute(f"PRAGMA query_only = {'OFF' if immediate else 'ON'}")
        if not immediate:
            raw.execute("BEGIN")
        raw.close()
        if immediate:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def schema_number(connection: Connection) -> int:
    """Give the schema number stored in the file; 0 for an empty one."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


@contextmanager
def plain_words() -> Iterator[None]:
    """Turn what the disk or the cipher says into a Refusal that tells staff what to do."""
    try:
        yield
    except DBAPIError as error:
        refusal = explain(error)
        if refusal is None:
            raise
        raise refusal from error


def explain(error: DBAPIError) -> Refusal | None:
    """Give the Refusal for a driver error the desk can name, else None."""
    return explain_driver(error.orig)


def explain_driver(error: BaseException | None) -> Refusal | None:
    """As `explain`, for an error straight from the driver."""
    number = getattr(error, "sqlite_errorcode", 0) & 0xFF
    text = str(error)
    by_number = {
        _FULL: "disk_full",
        _READ_ONLY: "disk_read_only",
        _NOT_A_DATABASE: "wrong_key",
        _BUSY: "store_busy",
        _CANNOT_OPEN: "store_unreachable",
        _IO: "disk_error",
        _CORRUPT: "store_damaged",
    }
    by_text = {
        "file is not a database": "wrong_key",
        "database or disk is full": "disk_full",
        "readonly database": "disk_read_only",
        "database is locked": "store_busy",
        "unable to open database": "store_unreachable",
        "disk I/O error": "disk_error",
        "malformed": "store_damaged",
    }
    code = by_number.get(number) or next((c for t, c in by_text.items() if t in text), None)
    return Refusal(code) if code else None
