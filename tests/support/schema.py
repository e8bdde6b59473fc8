"""The schema as text: compares stores, and freezes a schema number before it is released.

`python -m tests.support.schema` writes revision 0001 and `tests/app/store/schemas/1.sql` from
the tables as they are. Allowed until schema 1 has been released, never after.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sqlalchemy import Connection, create_engine

from app.desk import MODELS
from app.store.base import Base
from app.store.store import AUDIT_GUARD

ROOT = Path(__file__).resolve().parents[2]
BASELINE = ROOT / "app" / "store" / "migrations" / "versions" / "0001_first.py"
FROZEN = ROOT / "tests" / "app" / "store" / "schemas"
_HEAD = '''"""Schema 1, the first: every table written out. Frozen once released."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
'''
_FOOT = ''')


def upgrade() -> None:
    """Make every table, index and trigger of schema 1."""
    for statement in STATEMENTS:
        op.execute(statement)
'''


def statements(connection: Connection) -> list[str]:
    """Give what makes the schema of an open store, in the order in which it was made."""
    rows = connection.exec_driver_sql(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
        "ORDER BY rowid"
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
    """Write revision 0001 and the frozen text of schema 1 anew."""
    made = present()
    quoted = "".join(
        '    """\n' + "".join(f"    {line}\n" for line in text.splitlines()) + '    """,\n'
        for text in made
    )
    BASELINE.write_text(_HEAD + quoted + _FOOT, encoding="utf-8")
    FROZEN.mkdir(exist_ok=True)
    (FROZEN / "1.sql").write_text(
        ";\n\n".join(made) + ";\n\nPRAGMA user_version = 1;\n", encoding="utf-8"
    )
    sys.stdout.write(f"{len(made)} statements\n")


if __name__ == "__main__":
    main()
