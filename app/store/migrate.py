"""From an older schema to ours: forward only, after a verified back-up, in one transaction.

The number in the file (`PRAGMA user_version`) is the only truth about its schema; revision
`0002` leads from 1 to 2. Alembic is loaded only when there is something to do.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from app import lazy
from app.errors import Refusal
from app.store.backup import BackedUp, write_backup
from app.store.cipher import SCHEMA
from app.store.database import open_engine, plain_words, schema_number
from app.store.files import DataDir

SCRIPTS = Path(__file__).parent / "migrations"


def stored_schema(db: Path, key: bytes) -> int:
    """Give the schema number of an encrypted file; 0 when it is empty.

    Raises Refusal `wrong_key`, or what the disk says.
    """
    engine = open_engine(db, key)
    try:
        with plain_words(), engine.connect() as connection:
            return schema_number(connection)
    finally:
        engine.dispose()


def bring_up(
    data: DataDir, key: bytes, made_at: str, *, scripts: Path = SCRIPTS, schema: int = SCHEMA
) -> BackedUp | None:
    """Bring the store of `data` from its schema to `schema`; None when it is there, or empty.

    The back-up made first lies in `backups/` and is given back. Raises Refusal `schema_newer`
    (an older program: update it), `migration_failed` with `stored` and `known` (the file is
    as it was), and as `write_backup` does.
    """
    stored = stored_schema(data.db, key)
    if stored in (0, schema):
        # 0: a first launch was cut short before anything was written; there is nothing to keep.
        return None
    if stored > schema:
        raise Refusal("schema_newer", stored=stored, known=schema)
    stamp = made_at.translate(str.maketrans("", "", "-:.TZ"))
    target = data.backups / f"before-schema-{schema}-{stamp}.yhbackup"
    saved = write_backup(data, key, target, made_at, over=True)
    engine = open_engine(data.db, key)
    try:
        writing = engine.connect().execution_options(immediate=True)
        # Begun here, or Alembic would begin and commit by itself, step by step.
        with plain_words(), writing as connection, connection.begin():
            run(connection, stored, schema, scripts)
    except Refusal:
        raise
    except Exception as error:
        raise Refusal("migration_failed", stored=stored, known=schema) from error
    finally:
        engine.dispose()
    return saved


def run(connection: Connection, stored: int, schema: int, scripts: Path = SCRIPTS) -> None:
    """Run the revisions after `stored` up to `schema` inside the open transaction."""
    config = lazy.alembic_config()()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    command = lazy.alembic_command()
    if stored:
        command.stamp(config, f"{stored:04d}")
    command.upgrade(config, f"{schema:04d}")
    # Alembic's own table would be a second truth about the schema.
    connection.exec_driver_sql("DROP TABLE alembic_version")
    connection.exec_driver_sql(f"PRAGMA user_version = {schema}")
