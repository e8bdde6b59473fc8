"""Schema 12: of which line of headquarters' one of the venue's own was copied."""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"

MADE = (
    "ALTER TABLE own_resources ADD COLUMN from_line VARCHAR(36)",
    "ALTER TABLE own_resources ADD COLUMN from_scope VARCHAR(40)",
)


def upgrade() -> None:
    """Add the columns; nothing was copied before."""
    for statement in MADE:
        op.execute(statement)
