"""Schema 14: how it stands with the partners cases were referred to; calls for help, and offers."""

from __future__ import annotations

from alembic import op

revision = "0014"
down_revision = "0013"

MADE = (
    """
    CREATE TABLE referrals (
    case_id VARCHAR(36) NOT NULL,
    partner_id VARCHAR(36) NOT NULL,
    state VARCHAR(10) NOT NULL,
    shared JSON,
    link VARCHAR(200),
    serial INTEGER NOT NULL,
    expires_at VARCHAR(24) NOT NULL,
    seen_at VARCHAR(24),
    changed_at VARCHAR(24) NOT NULL,
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
    "CREATE INDEX ix_referrals_case_id ON referrals (case_id)",
    """
    CREATE TABLE referral_links (
    case_id VARCHAR(36) NOT NULL,
    referral_id VARCHAR(36) NOT NULL,
    link VARCHAR(200),
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
    "CREATE INDEX ix_referral_links_referral_id ON referral_links (referral_id)",
    """
    CREATE TABLE help_calls (
    case_id VARCHAR(36),
    category VARCHAR(8) NOT NULL,
    words VARCHAR(200),
    reach VARCHAR(10) NOT NULL,
    until VARCHAR(10) NOT NULL,
    state VARCHAR(10) NOT NULL,
    told_in VARCHAR(40),
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
    "CREATE INDEX help_calls_case ON help_calls (case_id) WHERE case_id IS NOT NULL",
    "CREATE INDEX help_calls_state ON help_calls (state)",
    """
    CREATE TABLE help_broadcasts (
    call_id VARCHAR(36) NOT NULL,
    asker VARCHAR(36) NOT NULL,
    asker_name VARCHAR(60) NOT NULL,
    category VARCHAR(8) NOT NULL,
    words VARCHAR(200),
    until VARCHAR(10) NOT NULL,
    since VARCHAR(24) NOT NULL,
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
    "CREATE INDEX ix_help_broadcasts_until ON help_broadcasts (until)",
    """
    CREATE TABLE help_offers (
    broadcast_id VARCHAR(36) NOT NULL,
    call_id VARCHAR(36) NOT NULL,
    asker VARCHAR(36) NOT NULL,
    words VARCHAR(200) NOT NULL,
    contact VARCHAR(100) NOT NULL,
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
    "CREATE INDEX ix_help_offers_call_id ON help_offers (call_id)",
    """
    CREATE TABLE help_offers_received (
    call_id VARCHAR(36) NOT NULL,
    from_venue VARCHAR(36) NOT NULL,
    from_name VARCHAR(60) NOT NULL,
    words VARCHAR(200) NOT NULL,
    contact VARCHAR(100) NOT NULL,
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
    "CREATE INDEX ix_help_offers_received_call_id ON help_offers_received (call_id)",
)


def upgrade() -> None:
    """Make the tables."""
    for statement in MADE:
        op.execute(statement)
