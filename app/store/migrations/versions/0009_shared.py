"""Schema 9: what headquarters says to many venues, and a venue's own directory."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"

MADE = (
    """
    CREATE TABLE service_categories (
    code VARCHAR(5) NOT NULL,
    zh VARCHAR(20) NOT NULL,
    en VARCHAR(60) NOT NULL,
    days INTEGER NOT NULL,
    sensitive BOOLEAN,
    tile INTEGER,
    "order" INTEGER,
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
    CREATE TABLE holidays (
    day VARCHAR(10) NOT NULL,
    works BOOLEAN NOT NULL,
    name VARCHAR(20),
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
    "CREATE INDEX ix_holidays_day ON holidays (day)",
    """
    CREATE TABLE resources (
    type VARCHAR(12) NOT NULL,
    name VARCHAR(60) NOT NULL,
    org_type VARCHAR(12),
    fields JSON,
    specialities VARCHAR(500),
    languages JSON,
    gender VARCHAR(1),
    region VARCHAR(6),
    address VARCHAR(120),
    lng INTEGER,
    lat INTEGER,
    contact VARCHAR(100),
    hours VARCHAR(100),
    weekly VARCHAR(400),
    audit VARCHAR(8) NOT NULL,
    valid_until VARCHAR(10),
    capacity INTEGER,
    at_venue VARCHAR(36),
    withdrawn BOOLEAN,
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
    "CREATE INDEX resources_by_type ON resources (type, name)",
    """
    CREATE TABLE own_resources (
    type VARCHAR(12) NOT NULL,
    name VARCHAR(60) NOT NULL,
    org_type VARCHAR(12),
    fields JSON,
    specialities VARCHAR(500),
    languages JSON,
    gender VARCHAR(1),
    region VARCHAR(6),
    address VARCHAR(120),
    lng INTEGER,
    lat INTEGER,
    contact VARCHAR(100),
    hours VARCHAR(100),
    weekly VARCHAR(400),
    audit VARCHAR(8) NOT NULL,
    valid_until VARCHAR(10),
    capacity INTEGER,
    at_venue VARCHAR(36),
    withdrawn BOOLEAN,
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
    "CREATE INDEX own_resources_by_type ON own_resources (type, name)",
)


def upgrade() -> None:
    """Make the tables; there is nothing to put into them yet."""
    for statement in MADE:
        op.execute(statement)
