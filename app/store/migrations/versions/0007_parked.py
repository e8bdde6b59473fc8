"""Schema 7: rows headquarters shows no more wait in a table; which it showed, while read again."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables; there is nothing to put into them yet."""
    op.execute(
        """
        CREATE TABLE parked (
        kind VARCHAR(40) NOT NULL,
        id VARCHAR(36) NOT NULL,
        why VARCHAR(8) NOT NULL,
        at VARCHAR(24) NOT NULL,
        asked_at VARCHAR(24),
        PRIMARY KEY (kind, id)
        )
        """
    )
    op.execute(
        """
        CREATE TABLE shown (
        scope VARCHAR(40) NOT NULL,
        kind VARCHAR(40) NOT NULL,
        id VARCHAR(36) NOT NULL,
        PRIMARY KEY (scope, kind, id)
        )
        """
    )
