"""Schema 13: bookings of rooms and goods, for whom they are, and the waiting line."""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision = "0012"

MADE = (
    """
    CREATE TABLE bookings (
    resource_id VARCHAR(36) NOT NULL,
    begins_at VARCHAR(24) NOT NULL,
    ends_at VARCHAR(24) NOT NULL,
    amount INTEGER,
    case_id VARCHAR(36),
    moved_from VARCHAR(36),
    state VARCHAR(10) NOT NULL,
    clash BOOLEAN,
    clash_kept BOOLEAN,
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
    "CREATE INDEX bookings_case ON bookings (case_id) WHERE case_id IS NOT NULL",
    "CREATE INDEX bookings_slots ON bookings (resource_id, begins_at)",
    "CREATE INDEX bookings_time ON bookings (begins_at)",
    """
    CREATE TABLE booking_words (
    booking_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36),
    name VARCHAR(40),
    phone VARCHAR(20),
    purpose VARCHAR(100),
    note VARCHAR(200),
    kept_why VARCHAR(200),
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
    "CREATE INDEX ix_booking_words_booking_id ON booking_words (booking_id)",
    "CREATE INDEX ix_booking_words_person_id ON booking_words (person_id)",
    """
    CREATE TABLE queue_tickets (
    number VARCHAR(16) NOT NULL,
    happened_at VARCHAR(24) NOT NULL,
    day VARCHAR(10) NOT NULL,
    waits_from VARCHAR(24) NOT NULL,
    category VARCHAR(8),
    person_id VARCHAR(36),
    state VARCHAR(10) NOT NULL,
    called_at VARCHAR(24),
    counter VARCHAR(20),
    calls INTEGER,
    recalls INTEGER,
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
    "CREATE INDEX queue_tickets_line ON queue_tickets (day, state, waits_from)",
    "CREATE INDEX queue_tickets_taken ON queue_tickets (happened_at)",
)


def upgrade() -> None:
    """Make the tables; there is nothing to put into them yet."""
    for statement in MADE:
        op.execute(statement)
