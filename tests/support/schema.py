"""The schema as text: compares stores, and freezes a schema number before it is released.

`python -m tests.support.schema` writes the newest number's text into `tests/app/store/schemas`
from the tables as they are. Allowed until that schema has been released, never after; what
leads to it is a revision, written by hand.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sqlalchemy import Connection, create_engine

from app.desk import MODELS
from app.store.base import Base
from app.store.cipher import SCHEMA
from app.store.store import AUDIT_GUARD

ROOT = Path(__file__).resolve().parents[2]
BASELINE = ROOT / "app" / "store" / "migrations" / "versions" / "0001_first.py"
FROZEN = ROOT / "tests" / "app" / "store" / "schemas"


def statements(connection: Connection) -> list[str]:
    """Give what makes the schema of an open store, table by table in the order they were made.

    A table's indexes are by name: SQLAlchemy makes them in any order. What a virtual table keeps
    its own in is left out: it makes that itself.
    """
    rows = connection.exec_driver_sql(
        "SELECT sql FROM sqlite_master AS one WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
        "AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') "
        "ORDER BY (SELECT t.rowid FROM sqlite_master AS t WHERE t.name = one.tbl_name), "
        "type = 'table' DESC, type, name"
    )
    return ["\n".join(line.strip() for line in row[0].strip().splitlines()) for row in rows]


def shape(connection: Connection) -> set[str]:
    """Give the schema of an open store for comparing: order and spacing left aside."""
    return {" ".join(text.split()) for text in statements(connection)}


def present() -> list[str]:
    """Give what makes the schema of the tables as this program declares them."""
    assert MODELS
    with create_engine("sqlite://").connect() as connection:
        Base.metadata.create_all(connection)
        for statement in AUDIT_GUARD:
            connection.exec_driver_sql(statement)
        return statements(connection)


def main() -> None:
    """Write the frozen text of the newest schema anew."""
    made = present()
    (FROZEN / f"{SCHEMA}.sql").write_text(
        ";\n\n".join(made) + f";\n\nPRAGMA user_version = {SCHEMA};\n", encoding="utf-8"
    )
    sys.stdout.write(f"{len(made)} statements\n")


if __name__ == "__main__":
    main()
