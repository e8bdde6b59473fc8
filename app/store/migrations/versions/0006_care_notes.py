"""Schema 6: notes about people that only colleagues entitled to them see."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table; there is nothing to put into it yet."""
    op.execute(
        """
        CREATE TABLE care_notes (
        person_id VARCHAR(36) NOT NULL,
        text VARCHAR(500) NOT NULL,
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
    )
    op.execute("CREATE INDEX ix_care_notes_person_id ON care_notes (person_id)")
