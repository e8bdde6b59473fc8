"""Schema 2: finder lines hold what a list shows, an index their order; conflicts have a table."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    "CREATE TABLE finder_before AS SELECT * FROM finder",
    "DROP TABLE finder",
    """
    CREATE TABLE finder (
    seq INTEGER NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    seen_day VARCHAR(10) NOT NULL,
    seen_at VARCHAR(24) NOT NULL,
    visits INTEGER NOT NULL,
    active INTEGER NOT NULL,
    name VARCHAR(40),
    phone VARCHAR(20),
    PRIMARY KEY (seq),
    UNIQUE (person_id)
    )
    """,
    """
    INSERT INTO finder (seq, person_id, seen_day, seen_at, visits, active, name, phone)
    SELECT f.seq, f.person_id, f.seen_day, f.seen_at, f.visits, f.active, p.name, p.phone
    FROM finder_before f LEFT JOIN people p ON p.id = f.person_id ORDER BY f.seq
    """,
    "DROP TABLE finder_before",
    """
    CREATE INDEX finder_order ON finder (seq, active,
    coalesce(CAST(round(unixepoch(seen_at, 'subsec') * 1000) AS INTEGER), 0))
    """,
    "CREATE INDEX finder_seen ON finder (active, seen_at, seen_day, seq)",
    """
    CREATE TABLE conflicts (
    kind VARCHAR(40) NOT NULL,
    row_id VARCHAR(36) NOT NULL,
    field VARCHAR(60) NOT NULL,
    ops JSON,
    version INTEGER,
    open BOOLEAN,
    sides JSON,
    subjects JSON,
    "by" VARCHAR(36),
    chosen JSON,
    id VARCHAR(36) NOT NULL,
    venue_id VARCHAR(36) NOT NULL,
    seen_epoch VARCHAR(36),
    seen_scope VARCHAR(40),
    seen_number INTEGER,
    recorded_at VARCHAR(24),
    recorded_by VARCHAR(36),
    recorded_desk VARCHAR(8),
    mark VARCHAR(10),
    extra JSON,
    PRIMARY KEY (id)
    )
    """,
    "CREATE INDEX conflicts_open ON conflicts (open)",
    "CREATE INDEX conflicts_row ON conflicts (row_id)",
)


def upgrade() -> None:
    """Make the finder anew from itself and the people; every line keeps its number."""
    for statement in STATEMENTS:
        op.execute(statement)
