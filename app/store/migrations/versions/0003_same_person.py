"""Schema 3: two cards of one person: the merges as they are said, and the groups they come to."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    """
    CREATE TABLE memberships (
    person_id VARCHAR(36) NOT NULL,
    head VARCHAR(36) NOT NULL,
    PRIMARY KEY (person_id)
    )
    """,
    "CREATE INDEX ix_memberships_head ON memberships (head)",
    """
    CREATE TABLE same_people (
    person_id VARCHAR(36) NOT NULL,
    other_id VARCHAR(36) NOT NULL,
    reason VARCHAR(200),
    restores VARCHAR(36),
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
    """,
    "CREATE INDEX ix_same_people_other_id ON same_people (other_id)",
    "CREATE INDEX ix_same_people_person_id ON same_people (person_id)",
)


def upgrade() -> None:
    """Make both tables; a merge that came down before is taken in when the store is opened."""
    for statement in STATEMENTS:
        op.execute(statement)
