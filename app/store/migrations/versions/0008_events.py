"""Schema 8: events, their sessions, registrations, who took part, what was said of it."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"

MADE = (
    """
    CREATE TABLE events (
    title VARCHAR(30) NOT NULL,
    category VARCHAR(20) NOT NULL,
    summary VARCHAR(100),
    details VARCHAR(2000),
    campaign_id VARCHAR(36),
    host VARCHAR(60),
    partners JSON,
    audience VARCHAR(100),
    contact VARCHAR(60),
    cover VARCHAR(200),
    check_mode VARCHAR(8) NOT NULL,
    opens_at VARCHAR(24),
    closes_at VARCHAR(24),
    waitlist BOOLEAN,
    outlets JSON,
    questions VARCHAR(4000),
    volunteer_roles JSON,
    idea_by VARCHAR(100),
    design_by VARCHAR(100),
    run_by VARCHAR(100),
    evaluate_by VARCHAR(100),
    copied_from VARCHAR(36),
    review VARCHAR(10) NOT NULL,
    review_note VARCHAR(300),
    cancel_reason VARCHAR(200),
    removed BOOLEAN,
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
    CREATE TABLE event_sessions (
    event_id VARCHAR(36) NOT NULL,
    label VARCHAR(40),
    starts_at VARCHAR(24) NOT NULL,
    ends_at VARCHAR(24) NOT NULL,
    room VARCHAR(40),
    capacity INTEGER NOT NULL,
    reserve INTEGER,
    status VARCHAR(10) NOT NULL,
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
    "CREATE INDEX event_sessions_event ON event_sessions (event_id)",
    "CREATE INDEX event_sessions_time ON event_sessions (starts_at)",
    """
    CREATE TABLE registrations (
    event_id VARCHAR(36) NOT NULL,
    session_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36),
    name VARCHAR(40),
    phone VARCHAR(20),
    party VARCHAR(36),
    channel VARCHAR(10) NOT NULL,
    answers VARCHAR(2000),
    note VARCHAR(200),
    happened_at VARCHAR(24) NOT NULL,
    status VARCHAR(12) NOT NULL,
    lease VARCHAR(36),
    turn INTEGER,
    changed_why VARCHAR(40),
    why VARCHAR(200),
    duplicate_of VARCHAR(36),
    told VARCHAR(65),
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
    "CREATE INDEX registrations_person ON registrations (person_id)",
    "CREATE INDEX registrations_session ON registrations (session_id, status)",
    "CREATE INDEX registrations_lease ON registrations (lease, status)",
    """
    CREATE TABLE seats (
    event_id VARCHAR(36) NOT NULL,
    capacity INTEGER NOT NULL,
    wanted INTEGER,
    pool INTEGER NOT NULL,
    used INTEGER NOT NULL,
    overbooked INTEGER NOT NULL,
    waiting INTEGER NOT NULL,
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
    CREATE TABLE seat_leases (
    session_id VARCHAR(36) NOT NULL,
    device VARCHAR(36) NOT NULL,
    incarnation VARCHAR(36) NOT NULL,
    desk VARCHAR(8),
    granted INTEGER NOT NULL,
    used INTEGER NOT NULL,
    returned INTEGER NOT NULL,
    expires_at VARCHAR(24) NOT NULL,
    status VARCHAR(8) NOT NULL,
    token VARCHAR(400),
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
    "CREATE INDEX ix_seat_leases_session_id ON seat_leases (session_id)",
    """
    CREATE TABLE attendances (
    event_id VARCHAR(36) NOT NULL,
    session_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36),
    registration_id VARCHAR(36),
    visit_id VARCHAR(36),
    role VARCHAR(40),
    method VARCHAR(20) NOT NULL,
    late_reason VARCHAR(200),
    by_voucher VARCHAR(200),
    happened_at VARCHAR(24) NOT NULL,
    day VARCHAR(10) NOT NULL,
    left_at VARCHAR(24),
    duplicate_of VARCHAR(36),
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
    "CREATE INDEX attendances_person ON attendances (person_id)",
    "CREATE INDEX attendances_registration ON attendances (registration_id)",
    "CREATE INDEX attendances_session ON attendances (session_id, happened_at)",
    """
    CREATE TABLE attendance_ends (
    attendance_id VARCHAR(36) NOT NULL,
    happened_at VARCHAR(24) NOT NULL,
    late_reason VARCHAR(200),
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
    "CREATE INDEX ix_attendance_ends_attendance_id ON attendance_ends (attendance_id)",
    """
    CREATE TABLE call_notes (
    registration_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36),
    matter VARCHAR(40) NOT NULL,
    outcome VARCHAR(12) NOT NULL,
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
    "CREATE INDEX ix_call_notes_registration_id ON call_notes (registration_id)",
    """
    CREATE TABLE desk_keys (
    device VARCHAR(36),
    desk VARCHAR(8),
    "key" VARCHAR(60) NOT NULL,
    status VARCHAR(8) NOT NULL,
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
    CREATE TABLE event_summaries (
    event_id VARCHAR(36) NOT NULL,
    text VARCHAR(2000),
    went_well VARCHAR(500),
    went_badly VARCHAR(500),
    counted_on VARCHAR(10),
    registered INTEGER,
    came INTEGER,
    unregistered INTEGER,
    no_shows INTEGER,
    rated INTEGER,
    submitted BOOLEAN,
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
    CREATE TABLE ratings (
    rated_kind VARCHAR(10) NOT NULL,
    rated_id VARCHAR(36),
    score INTEGER NOT NULL,
    tags JSON,
    words VARCHAR(500),
    channel VARCHAR(12) NOT NULL,
    day VARCHAR(10) NOT NULL,
    anonymous BOOLEAN NOT NULL,
    whose VARCHAR(36),
    person_id VARCHAR(36),
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
    "CREATE INDEX ratings_rated ON ratings (rated_id)",
    "CREATE INDEX ratings_day ON ratings (rated_kind, day)",
    "CREATE INDEX ratings_person ON ratings (person_id)",
    """
    CREATE TABLE rated_marks (
    rated_kind VARCHAR(10) NOT NULL,
    rated_id VARCHAR(36) NOT NULL,
    whose VARCHAR(36) NOT NULL,
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
    "CREATE INDEX ix_rated_marks_whose ON rated_marks (whose)",
    "CREATE INDEX ix_rated_marks_rated_id ON rated_marks (rated_id)",
    """
    CREATE TABLE rating_pile (
    id VARCHAR(36) NOT NULL,
    rated_id VARCHAR(36) NOT NULL,
    channel VARCHAR(12) NOT NULL,
    closes_at VARCHAR(24) NOT NULL,
    sealed JSON NOT NULL,
    PRIMARY KEY (id)
    )
    WITHOUT ROWID
    """,
    "ALTER TABLE outbox ADD COLUMN sent_at VARCHAR(24)",
)


def upgrade() -> None:
    """Make the tables; there is nothing to put into them yet."""
    for statement in MADE:
        op.execute(statement)
