"""Schema 16: rules of routing, the list of venues, and cases handed between venues."""

from __future__ import annotations

from alembic import op

revision = "0016"
down_revision = "0015"

MADE = (
    """
    CREATE TABLE handovers (
    number VARCHAR(48) NOT NULL,
    from_venue VARCHAR(36) NOT NULL,
    from_name VARCHAR(60) NOT NULL,
    category VARCHAR(8) NOT NULL,
    urgency VARCHAR(10) NOT NULL,
    sensitive BOOLEAN,
    minor BOOLEAN,
    emergency BOOLEAN,
    shared JSON,
    state VARCHAR(10) NOT NULL,
    owner VARCHAR(36),
    asked_at VARCHAR(24) NOT NULL,
    due_at VARCHAR(24),
    wordless BOOLEAN,
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
    "CREATE INDEX handovers_state ON handovers (state)",
    """
    CREATE TABLE handovers_sent (
    case_id VARCHAR(36) NOT NULL,
    to_venue VARCHAR(36) NOT NULL,
    to_name VARCHAR(60) NOT NULL,
    state VARCHAR(10) NOT NULL,
    asked_at VARCHAR(24) NOT NULL,
    changed_at VARCHAR(24),
    wordless BOOLEAN,
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
    "CREATE INDEX ix_handovers_sent_case_id ON handovers_sent (case_id)",
    """
    CREATE TABLE handover_words (
    handover_id VARCHAR(36) NOT NULL,
    name VARCHAR(40),
    phone VARCHAR(20),
    on_behalf_of VARCHAR(40),
    need VARCHAR(100),
    details VARCHAR(5000),
    wish_place VARCHAR(100),
    wish_time VARCHAR(100),
    wish_language VARCHAR(100),
    wish_gender VARCHAR(1),
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
    "CREATE INDEX ix_handover_words_handover_id ON handover_words (handover_id)",
    """
    CREATE TABLE handover_secrets (
    handover_id VARCHAR(36) NOT NULL,
    name VARCHAR(40),
    phone VARCHAR(20),
    on_behalf_of VARCHAR(40),
    need VARCHAR(100),
    details VARCHAR(5000),
    wish_place VARCHAR(100),
    wish_time VARCHAR(100),
    wish_language VARCHAR(100),
    wish_gender VARCHAR(1),
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
    "CREATE INDEX ix_handover_secrets_handover_id ON handover_secrets (handover_id)",
    """
    CREATE TABLE handover_notes (
    handover_id VARCHAR(36) NOT NULL,
    act VARCHAR(10) NOT NULL,
    words VARCHAR(2000),
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
    "CREATE INDEX ix_handover_notes_handover_id ON handover_notes (handover_id)",
    """
    CREATE TABLE handover_secret_notes (
    handover_id VARCHAR(36) NOT NULL,
    act VARCHAR(10) NOT NULL,
    words VARCHAR(2000),
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
    "CREATE INDEX ix_handover_secret_notes_handover_id ON handover_secret_notes (handover_id)",
    """
    CREATE TABLE routing_rules (
    category VARCHAR(5),
    sensitive BOOLEAN,
    minor BOOLEAN,
    holder_kind VARCHAR(12) NOT NULL,
    holder_id VARCHAR(36),
    "order" INTEGER,
    why_zh VARCHAR(40) NOT NULL,
    why_en VARCHAR(120) NOT NULL,
    retired BOOLEAN,
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
    """
    CREATE TABLE venue_listings (
    venue VARCHAR(36) NOT NULL,
    code VARCHAR(20) NOT NULL,
    name VARCHAR(60) NOT NULL,
    region VARCHAR(6),
    address VARCHAR(120),
    phone VARCHAR(40),
    hours VARCHAR(100),
    lng INTEGER,
    lat INTEGER,
    closed BOOLEAN,
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
    "CREATE INDEX ix_venue_listings_venue ON venue_listings (venue)",
)


def upgrade() -> None:
    """Make the tables; there is nothing to put into them yet."""
    for statement in MADE:
        op.execute(statement)
