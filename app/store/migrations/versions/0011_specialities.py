"""Schema 11: what is looked for in the directory (filled at opening); cases by who holds them."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"

MADE = (
    "CREATE TABLE speciality_lines (line INTEGER PRIMARY KEY, id TEXT UNIQUE)",
    "CREATE VIRTUAL TABLE speciality_words USING fts5(words, tokenize='unicode61')",
    "CREATE VIRTUAL TABLE speciality_counts USING fts5vocab(speciality_words, row)",
    (
        "CREATE TABLE speciality_near (field TEXT, distance_m INTEGER, line INTEGER, "
        "PRIMARY KEY (field, distance_m, line)) WITHOUT ROWID"
    ),
    "CREATE INDEX speciality_near_by_line ON speciality_near (line)",
    "CREATE INDEX cases_held ON cases (holder_id) WHERE holder_id IS NOT NULL",
)


def upgrade() -> None:
    """Make the tables; cutting lines into words is not a migration's business."""
    for statement in MADE:
        op.execute(statement)
