"""Schema 15: a card says that nobody is to be suggested for its holder."""

from __future__ import annotations

from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Add the column; nobody has said so yet."""
    op.execute("ALTER TABLE people ADD COLUMN no_suggestions BOOLEAN")
