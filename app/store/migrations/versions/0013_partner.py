"""Schema 12: how it stands with the partners cases were referred to."""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"

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
)


def upgrade() -> None:
    """Make the tables."""
    for statement in MADE:
        op.execute(statement)
