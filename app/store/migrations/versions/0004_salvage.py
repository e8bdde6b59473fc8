"""Schema 4: what a restored headquarters no longer has is kept in a table of its own."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table; there is nothing to put into it yet."""
    op.execute(
        """
        CREATE TABLE salvaged (
        kind VARCHAR(40) NOT NULL,
        id VARCHAR(36) NOT NULL,
        why VARCHAR(10) NOT NULL,
        fields JSON NOT NULL,
        epoch VARCHAR(36) NOT NULL,
        scope VARCHAR(40) NOT NULL,
        number INTEGER NOT NULL,
        at VARCHAR(24) NOT NULL,
        settled_at VARCHAR(24),
        PRIMARY KEY (kind, id)
        )
        """
    )
