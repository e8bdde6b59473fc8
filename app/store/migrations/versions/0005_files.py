"""Schema 5: files of records, and their bytes in parts."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"

TABLES = (
    """
    CREATE TABLE blobs (
    hash VARCHAR(64) NOT NULL,
    size INTEGER NOT NULL,
    made_here INTEGER NOT NULL,
    sent_epoch VARCHAR(36),
    used_at VARCHAR(24) NOT NULL,
    PRIMARY KEY (hash)
    )
    """,
    """
    CREATE TABLE blob_parts (
    hash VARCHAR(64) NOT NULL,
    part INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (hash, part)
    )
    """,
)


FILES = """
    CREATE TABLE files (
    hash VARCHAR(64) NOT NULL,
    size INTEGER NOT NULL,
    type VARCHAR(4) NOT NULL,
    owner_kind VARCHAR(40) NOT NULL,
    owner_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36),
    purpose VARCHAR(20) NOT NULL,
    name VARCHAR(80),
    happened_at VARCHAR(24) NOT NULL,
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
"""
INDEXES = (
    "CREATE INDEX files_hash ON files (hash)",
    "CREATE INDEX files_owner ON files (owner_kind, owner_id)",
)


def upgrade() -> None:
    """Make the tables; there is nothing to put into them yet."""
    for statement in (*TABLES, FILES, *INDEXES):
        op.execute(statement)
