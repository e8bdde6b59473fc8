"""Schema 10: cases, their words and logs, open and restricted."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"

MADE = (
    """
    CREATE TABLE cases (
    number VARCHAR(48) NOT NULL,
    category VARCHAR(8) NOT NULL,
    sensitive BOOLEAN,
    minor BOOLEAN,
    urgency VARCHAR(10) NOT NULL,
    channel VARCHAR(10) NOT NULL,
    state VARCHAR(20) NOT NULL,
    owner VARCHAR(36),
    next_step VARCHAR(20),
    handling VARCHAR(12) NOT NULL,
    happened_at VARCHAR(24) NOT NULL,
    day VARCHAR(10) NOT NULL,
    due_at VARCHAR(24),
    paused_at VARCHAR(24),
    extended_days INTEGER,
    extended_by VARCHAR(36),
    urged_at VARCHAR(24),
    emergency BOOLEAN,
    resolved_at VARCHAR(24),
    told_how VARCHAR(10),
    told_at VARCHAR(24),
    rated BOOLEAN,
    decline_channel VARCHAR(10),
    decline_attempts INTEGER,
    closed_at VARCHAR(24),
    holder_kind VARCHAR(12) NOT NULL,
    holder_id VARCHAR(36),
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
    "CREATE INDEX cases_closed ON cases (closed_at)",
    "CREATE INDEX cases_number ON cases (number)",
    "CREATE INDEX cases_state ON cases (state, due_at)",
    """
    CREATE TABLE case_details (
    case_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36),
    name VARCHAR(40),
    phone VARCHAR(20),
    on_behalf_of VARCHAR(40),
    anonymous BOOLEAN,
    need VARCHAR(100) NOT NULL,
    details VARCHAR(5000),
    wish_place VARCHAR(100),
    wish_time VARCHAR(100),
    wish_language VARCHAR(100),
    wish_gender VARCHAR(1),
    code_digest VARCHAR(64),
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
    "CREATE INDEX ix_case_details_case_id ON case_details (case_id)",
    "CREATE INDEX ix_case_details_code_digest ON case_details (code_digest)",
    "CREATE INDEX ix_case_details_person_id ON case_details (person_id)",
    """
    CREATE TABLE case_secrets (
    case_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36),
    name VARCHAR(40),
    phone VARCHAR(20),
    on_behalf_of VARCHAR(40),
    anonymous BOOLEAN,
    need VARCHAR(100) NOT NULL,
    details VARCHAR(5000),
    wish_place VARCHAR(100),
    wish_time VARCHAR(100),
    wish_language VARCHAR(100),
    wish_gender VARCHAR(1),
    code_digest VARCHAR(64),
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
    "CREATE INDEX ix_case_secrets_case_id ON case_secrets (case_id)",
    "CREATE INDEX ix_case_secrets_code_digest ON case_secrets (code_digest)",
    "CREATE INDEX ix_case_secrets_person_id ON case_secrets (person_id)",
    """
    CREATE TABLE case_notes (
    case_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36),
    act VARCHAR(20) NOT NULL,
    words VARCHAR(2000),
    "before" VARCHAR(20),
    "after" VARCHAR(20),
    way VARCHAR(20),
    shared JSON,
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
    "CREATE INDEX ix_case_notes_case_id ON case_notes (case_id)",
    """
    CREATE TABLE case_secret_notes (
    case_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36),
    act VARCHAR(20) NOT NULL,
    words VARCHAR(2000),
    "before" VARCHAR(20),
    "after" VARCHAR(20),
    way VARCHAR(20),
    shared JSON,
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
    "CREATE INDEX ix_case_secret_notes_case_id ON case_secret_notes (case_id)",
)


def upgrade() -> None:
    """Make the tables; there is nothing to put into them yet."""
    for statement in MADE:
        op.execute(statement)
