"""The one place that knows which database the hub runs on: SQLite by default, PostgreSQL too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import (
    URL,
    Connection,
    Engine,
    create_engine,
    event,
    make_url,
)
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    InterfaceError,
    InternalError,
    OperationalError,
)
from sqlalchemy.exc import TimeoutError as NoneFree
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType

from sync.hub.postgres import hold_founding, is_own, open_postgres
from sync.hub.tables import metadata

BUSY_SECONDS = 10
_STATELESS = (OperationalError, InternalError, InterfaceError)
PAGE_BYTES, CACHE_KB = 8192, 16_000
CHECKPOINT_PAGES = 2_000
"""The write-ahead log is folded in every 16 MB: a batch of 500 writes 1 MB, and what is written
again and again meanwhile (the ends of the indexes) is folded in once."""


class NoDatabase(Exception):  # noqa: N818 - what is the matter, not what went wrong in here
    """The hub's database cannot be used; the text is one sentence that says why."""


def open_database(where: str | Path) -> Engine:
    """Open the hub's database and make what tables it lacks.

    `where` is a file for SQLite or a `postgresql+psycopg://` address. Raises NoDatabase.
    """
    text = str(where)
    with one_sentence(text):
        engine = open_postgres(text) if text.startswith("postgresql") else _sqlite(text)
        with writing(engine) as connection:
            hold_founding(connection)
            metadata.create_all(connection)
    return engine


def _sqlite(text: str) -> Engine:
    if text.strip() in ("", ":memory:"):
        raise NoDatabase("the database needs a file: what is kept in memory is lost at the end")
    if "://" in text:
        raise NoDatabase("the database is a file, or an address that begins with postgresql")
    engine = create_engine(
        # Not as text: a ? or a # in a folder's name would end it.
        URL.create("sqlite", database=text),
        hide_parameters=True,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )
    event.listen(engine, "connect", _settle_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


@contextmanager
def one_sentence(where: str) -> Iterator[None]:
    """Turn what is the matter with the database `where` into NoDatabase."""
    try:
        yield
    except ArgumentError as error:
        # The address may hold a password: it is not said again.
        raise NoDatabase("the database's address cannot be read") from error
    except ImportError as error:
        raise NoDatabase(f"the driver for this database is not installed: {error}") from error
    except DBAPIError as error:
        shown = make_url(where).render_as_string() if "://" in where else where
        said = " ".join(str(error.orig).split())
        raise NoDatabase(f"the database {shown} cannot be used: {said}") from error


def _settle_sqlite(raw: Any, _: object) -> None:
    """One writer, many readers, and nothing acknowledged that a power cut could take back."""
    raw.isolation_level = None
    cursor = raw.cursor()
    cursor.execute(f"PRAGMA page_size={PAGE_BYTES}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute(f"PRAGMA wal_autocheckpoint={CHECKPOINT_PAGES}")
    cursor.execute(f"PRAGMA cache_size=-{CACHE_KB}")
    cursor.execute("PRAGMA temp_store=MEMORY")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once where we mean to write: waiting later would be a deadlock."""
    if connection.get_execution_options().get("hub_writes", False):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        return
    # Straight to the driver: it cannot fail, and SQLAlchemy's way costs ten times the word.
    raw = connection.connection.cursor()
    raw.execute("BEGIN")
    raw.close()


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


class among(FunctionElement[Any]):  # noqa: N801 - a function of the database
    """Whether the first is among the members of the second, a JSON list of texts.

    One parameter for each member would be compiled anew, and bound one by one, every time. Not
    of the type Boolean: SQLite, that has none, would be asked for `(... IN ...) = 1`, which is no
    condition an index serves, and reads the whole venue.
    """

    inherit_cache = True
    type = NullType()


@compiles(among)
def _among(element: among, compiler: Any, **kw: Any) -> str:
    column, given = (compiler.process(one, **kw) for one in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({given}))"  # noqa: S608 - compiled parts


@compiles(among, "postgresql")
def _among_postgresql(element: among, compiler: Any, **kw: Any) -> str:
    """As an array: each member is then looked up in the index.

    As a set to be joined with, a plan may read the whole venue for it, and did.
    """
    column, given = (compiler.process(one, **kw) for one in element.clauses)
    return f"{column} = ANY(ARRAY(SELECT json_array_elements_text(CAST({given} AS json))))"


def as_list(members: Iterable[str]) -> str:
    """Write the parameter that `among` reads."""
    return msgspec.json.encode(list(members)).decode()


def stops_all(error: Exception) -> bool:
    """Say whether an error is the database's state (busy, deadlock, disk, line), not one op's.

    Then the whole push is rolled back and answered with 503: what came of it is unknown or
    nothing, and the retry is answered from what is stored.
    """
    # An error of the operating system's: the journal could not be written.
    if isinstance(error, (NoneFree, OSError)):
        return True
    if not isinstance(error, DBAPIError):
        return False
    if error.connection_invalidated:
        return True
    # SQLite tells no state, nor does a line to PostgreSQL that was cut.
    state = getattr(error.orig, "sqlstate", None)
    return is_own(state) if state else isinstance(error, _STATELESS)
