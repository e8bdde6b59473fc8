"""Schema 12: what helps with requests: bookings, the waiting line, partners, venues, routing."""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"

MADE = (
    "ALTER TABLE own_resources ADD COLUMN from_line VARCHAR(36)",
    "ALTER TABLE own_resources ADD COLUMN from_scope VARCHAR(40)",
    """
    CREATE TABLE bookings ( resource_id VARCHAR(36) NOT NULL, begins_at VARCHAR(24) NOT NULL,
    ends_at VARCHAR(24) NOT NULL, amount INTEGER, case_id VARCHAR(36), moved_from VARCHAR(36),
    state VARCHAR(10) NOT NULL, clash BOOLEAN, clash_kept BOOLEAN, id VARCHAR(36) NOT NULL,
    venue_id VARCHAR(36) NOT NULL, seen_epoch VARCHAR(36), seen_scope VARCHAR(40), seen_number
    INTEGER, recorded_at VARCHAR(24), recorded_by VARCHAR(36), recorded_desk VARCHAR(8), mark
    VARCHAR(10), extra JSON, PRIMARY KEY (id) )
    """,
    "CREATE INDEX bookings_case ON bookings (case_id) WHERE case_id IS NOT NULL",
    "CREATE INDEX bookings_slots ON bookings (resource_id, begins_at)",
    "CREATE INDEX bookings_time ON bookings (begins_at)",
    """
    CREATE TABLE booking_words ( booking_id VARCHAR(36) NOT NULL, person_id VARCHAR(36), name
    VARCHAR(40), phone VARCHAR(20), purpose VARCHAR(100), note VARCHAR(200), kept_why
    VARCHAR(200), id VARCHAR(36) NOT NULL, venue_id VARCHAR(36) NOT NULL, seen_epoch
    VARCHAR(36), seen_scope VARCHAR(40), seen_number INTEGER, recorded_at VARCHAR(24),
    recorded_by VARCHAR(36), recorded_desk VARCHAR(8), mark VARCHAR(10), extra JSON, PRIMARY KEY
    (id) )
    """,
    "CREATE INDEX ix_booking_words_booking_id ON booking_words (booking_id)",
    "CREATE INDEX ix_booking_words_person_id ON booking_words (person_id)",
    """
    CREATE TABLE queue_tickets ( number VARCHAR(16) NOT NULL, happened_at VARCHAR(24) NOT NULL,
    day VARCHAR(10) NOT NULL, waits_from VARCHAR(24) NOT NULL, category VARCHAR(8), person_id
    VARCHAR(36), state VARCHAR(10) NOT NULL, called_at VARCHAR(24), counter VARCHAR(20), calls
    INTEGER, recalls INTEGER, id VARCHAR(36) NOT NULL, venue_id VARCHAR(36) NOT NULL, seen_epoch
    VARCHAR(36), seen_scope VARCHAR(40), seen_number INTEGER, recorded_at VARCHAR(24),
    recorded_by VARCHAR(36), recorded_desk VARCHAR(8), mark VARCHAR(10), extra JSON, PRIMARY KEY
    (id) )
    """,
    "CREATE INDEX queue_tickets_line ON queue_tickets (day, state, waits_from)",
    "CREATE INDEX queue_tickets_taken ON queue_tickets (happened_at)",
    """
    CREATE TABLE referrals ( case_id VARCHAR(36) NOT NULL, partner_id VARCHAR(36) NOT NULL,
    state VARCHAR(10) NOT NULL, shared JSON, link VARCHAR(200), serial INTEGER NOT NULL,
    expires_at VARCHAR(24) NOT NULL, seen_at VARCHAR(24), changed_at VARCHAR(24) NOT NULL, id
    VARCHAR(36) NOT NULL, venue_id VARCHAR(36) NOT NULL, seen_epoch VARCHAR(36), seen_scope
    VARCHAR(40), seen_number INTEGER, recorded_at VARCHAR(24), recorded_by VARCHAR(36),
    recorded_desk VARCHAR(8), mark VARCHAR(10), extra JSON, PRIMARY KEY (id) )
    """,
    "CREATE INDEX ix_referrals_case_id ON referrals (case_id)",
    """
    CREATE TABLE referral_links ( case_id VARCHAR(36) NOT NULL, referral_id VARCHAR(36) NOT
    NULL, link VARCHAR(200), id VARCHAR(36) NOT NULL, venue_id VARCHAR(36) NOT NULL, seen_epoch
    VARCHAR(36), seen_scope VARCHAR(40), seen_number INTEGER, recorded_at VARCHAR(24),
    recorded_by VARCHAR(36), recorded_desk VARCHAR(8), mark VARCHAR(10), extra JSON, PRIMARY KEY
    (id) )
    """,
    "CREATE INDEX ix_referral_links_referral_id ON referral_links (referral_id)",
    """
    CREATE TABLE help_calls ( case_id VARCHAR(36), category VARCHAR(8) NOT NULL, words
    VARCHAR(200), reach VARCHAR(10) NOT NULL, until VARCHAR(10) NOT NULL, state VARCHAR(10) NOT
    NULL, told_in VARCHAR(40), happened_at VARCHAR(24) NOT NULL, id VARCHAR(36) NOT NULL,
    venue_id VARCHAR(36) NOT NULL, seen_epoch VARCHAR(36), seen_scope VARCHAR(40), seen_number
    INTEGER, recorded_at VARCHAR(24), recorded_by VARCHAR(36), recorded_desk VARCHAR(8), mark
    VARCHAR(10), extra JSON, PRIMARY KEY (id) )
    """,
    "CREATE INDEX help_calls_case ON help_calls (case_id) WHERE case_id IS NOT NULL",
    "CREATE INDEX help_calls_state ON help_calls (state)",
    """
    CREATE TABLE help_broadcasts ( call_id VARCHAR(36) NOT NULL, asker VARCHAR(36) NOT NULL,
    asker_name VARCHAR(60) NOT NULL, category VARCHAR(8) NOT NULL, words VARCHAR(200), until
    VARCHAR(10) NOT NULL, since VARCHAR(24) NOT NULL, id VARCHAR(36) NOT NULL, venue_id
    VARCHAR(36) NOT NULL, seen_epoch VARCHAR(36), seen_scope VARCHAR(40), seen_number INTEGER,
    recorded_at VARCHAR(24), recorded_by VARCHAR(36), recorded_desk VARCHAR(8), mark
    VARCHAR(10), extra JSON, PRIMARY KEY (id) )
    """,
    "CREATE INDEX ix_help_broadcasts_until ON help_broadcasts (until)",
    """
    CREATE TABLE help_offers ( broadcast_id VARCHAR(36) NOT NULL, call_id VARCHAR(36) NOT NULL,
    asker VARCHAR(36) NOT NULL, words VARCHAR(200) NOT NULL, contact VARCHAR(100) NOT NULL,
    happened_at VARCHAR(24) NOT NULL, id VARCHAR(36) NOT NULL, venue_id VARCHAR(36) NOT NULL,
    seen_epoch VARCHAR(36), seen_scope VARCHAR(40), seen_number INTEGER, recorded_at
    VARCHAR(24), recorded_by VARCHAR(36), recorded_desk VARCHAR(8), mark VARCHAR(10), extra
    JSON, PRIMARY KEY (id) )
    """,
    "CREATE INDEX ix_help_offers_call_id ON help_offers (call_id)",
    """
    CREATE TABLE help_offers_received ( call_id VARCHAR(36) NOT NULL, from_venue VARCHAR(36) NOT
    NULL, from_name VARCHAR(60) NOT NULL, words VARCHAR(200) NOT NULL, contact VARCHAR(100) NOT
    NULL, happened_at VARCHAR(24) NOT NULL, id VARCHAR(36) NOT NULL, venue_id VARCHAR(36) NOT
    NULL, seen_epoch VARCHAR(36), seen_scope VARCHAR(40), seen_number INTEGER, recorded_at
    VARCHAR(24), recorded_by VARCHAR(36), recorded_desk VARCHAR(8), mark VARCHAR(10), extra
    JSON, PRIMARY KEY (id) )
    """,
    "CREATE INDEX ix_help_offers_received_call_id ON help_offers_received (call_id)",
    "ALTER TABLE people ADD COLUMN no_suggestions BOOLEAN",
    """
    CREATE TABLE handovers ( number VARCHAR(48) NOT NULL, from_venue VARCHAR(36) NOT NULL,
    from_name VARCHAR(60) NOT NULL, category VARCHAR(8) NOT NULL, urgency VARCHAR(10) NOT NULL,
    sensitive BOOLEAN, minor BOOLEAN, emergency BOOLEAN, shared JSON, state VARCHAR(10) NOT
    NULL, owner VARCHAR(36), asked_at VARCHAR(24) NOT NULL, due_at VARCHAR(24), wordless
    BOOLEAN, id VARCHAR(36) NOT NULL, venue_id VARCHAR(36) NOT NULL, seen_epoch VARCHAR(36),
    seen_scope VARCHAR(40), seen_number INTEGER, recorded_at VARCHAR(24), recorded_by
    VARCHAR(36), recorded_desk VARCHAR(8), mark VARCHAR(10), extra JSON, PRIMARY KEY (id) )
    """,
    "CREATE INDEX handovers_state ON handovers (state)",
    """
    CREATE TABLE handovers_sent ( case_id VARCHAR(36) NOT NULL, to_venue VARCHAR(36) NOT NULL,
    to_name VARCHAR(60) NOT NULL, state VARCHAR(10) NOT NULL, asked_at VARCHAR(24) NOT NULL,
    changed_at VARCHAR(24), wordless BOOLEAN, id VARCHAR(36) NOT NULL, venue_id VARCHAR(36) NOT
    NULL, seen_epoch VARCHAR(36), seen_scope VARCHAR(40), seen_number INTEGER, recorded_at
    VARCHAR(24), recorded_by VARCHAR(36), recorded_desk VARCHAR(8), mark VARCHAR(10), extra
    JSON, PRIMARY KEY (id) )
    """,
    "CREATE INDEX ix_handovers_sent_case_id ON handovers_sent (case_id)",
    """
    CREATE TABLE handover_words ( handover_id VARCHAR(36) NOT NULL, name VARCHAR(40), phone
    VARCHAR(20), on_behalf_of VARCHAR(40), need VARCHAR(100), details VARCHAR(5000), wish_place
    VARCHAR(100), wish_time VARCHAR(100), wish_language VARCHAR(100), wish_gender VARCHAR(1), id
    VARCHAR(36) NOT NULL, venue_id VARCHAR(36) NOT NULL, seen_epoch VARCHAR(36), seen_scope
    VARCHAR(40), seen_number INTEGER, recorded_at VARCHAR(24), recorded_by VARCHAR(36),
    recorded_desk VARCHAR(8), mark VARCHAR(10), extra JSON, PRIMARY KEY (id) )
    """,
    "CREATE INDEX ix_handover_words_handover_id ON handover_words (handover_id)",
    """
    CREATE TABLE handover_secrets ( handover_id VARCHAR(36) NOT NULL, name VARCHAR(40), phone
    VARCHAR(20), on_behalf_of VARCHAR(40), need VARCHAR(100), details VARCHAR(5000), wish_place
    VARCHAR(100), wish_time VARCHAR(100), wish_language VARCHAR(100), wish_gender VARCHAR(1), id
    VARCHAR(36) NOT NULL, venue_id VARCHAR(36) NOT NULL, seen_epoch VARCHAR(36), seen_scope
    VARCHAR(40), seen_number INTEGER, recorded_at VARCHAR(24), recorded_by VARCHAR(36),
    recorded_desk VARCHAR(8), mark VARCHAR(10), extra JSON, PRIMARY KEY (id) )
    """,
    "CREATE INDEX ix_handover_secrets_handover_id ON handover_secrets (handover_id)",
    """
    CREATE TABLE handover_notes ( handover_id VARCHAR(36) NOT NULL, act VARCHAR(10) NOT NULL,
    words VARCHAR(2000), happened_at VARCHAR(24) NOT NULL, id VARCHAR(36) NOT NULL, venue_id
    VARCHAR(36) NOT NULL, seen_epoch VARCHAR(36), seen_scope VARCHAR(40), seen_number INTEGER,
    recorded_at VARCHAR(24), recorded_by VARCHAR(36), recorded_desk VARCHAR(8), mark
    VARCHAR(10), extra JSON, PRIMARY KEY (id) )
    """,
    "CREATE INDEX ix_handover_notes_handover_id ON handover_notes (handover_id)",
    """
    CREATE TABLE handover_secret_notes ( handover_id VARCHAR(36) NOT NULL, act VARCHAR(10) NOT
    NULL, words VARCHAR(2000), happened_at VARCHAR(24) NOT NULL, id VARCHAR(36) NOT NULL,
    venue_id VARCHAR(36) NOT NULL, seen_epoch VARCHAR(36), seen_scope VARCHAR(40), seen_number
    INTEGER, recorded_at VARCHAR(24), recorded_by VARCHAR(36), recorded_desk VARCHAR(8), mark
    VARCHAR(10), extra JSON, PRIMARY KEY (id) )
    """,
    "CREATE INDEX ix_handover_secret_notes_handover_id ON handover_secret_notes (handover_id)",
    """
    CREATE TABLE routing_rules ( category VARCHAR(5), sensitive BOOLEAN, minor BOOLEAN,
    holder_kind VARCHAR(12) NOT NULL, holder_id VARCHAR(36), "order" INTEGER, why_zh VARCHAR(40)
    NOT NULL, why_en VARCHAR(120) NOT NULL, retired BOOLEAN, id VARCHAR(36) NOT NULL, venue_id
    VARCHAR(36) NOT NULL, seen_epoch VARCHAR(36), seen_scope VARCHAR(40), seen_number INTEGER,
    recorded_at VARCHAR(24), recorded_by VARCHAR(36), recorded_desk VARCHAR(8), mark
    VARCHAR(10), extra JSON, PRIMARY KEY (id) )
    """,
    """
    CREATE TABLE venue_listings ( venue VARCHAR(36) NOT NULL, code VARCHAR(20) NOT NULL, name
    VARCHAR(60) NOT NULL, region VARCHAR(6), address VARCHAR(120), phone VARCHAR(40), hours
    VARCHAR(100), lng INTEGER, lat INTEGER, closed BOOLEAN, id VARCHAR(36) NOT NULL, venue_id
    VARCHAR(36) NOT NULL, seen_epoch VARCHAR(36), seen_scope VARCHAR(40), seen_number INTEGER,
    recorded_at VARCHAR(24), recorded_by VARCHAR(36), recorded_desk VARCHAR(8), mark
    VARCHAR(10), extra JSON, PRIMARY KEY (id) )
    """,
    "CREATE INDEX ix_venue_listings_venue ON venue_listings (venue)",
)


def upgrade() -> None:
    """Make the tables and add the columns; nothing of them was said before."""
    for statement in MADE:
        op.execute(statement)
