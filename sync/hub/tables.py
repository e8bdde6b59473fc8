"""The hub's tables. In a venue's tables `venue_id` leads every key and every index.

What headquarters says to many venues stands apart, in tables without a venue (`shared_...`).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

metadata = MetaData()


def _where(condition: str) -> dict[str, Any]:
    """Say of which rows an index is, on either database."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


ID = String(36)

hub_meta = Table(
    "hub_meta",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)
"""The hub's own: epoch, keys. Not of a venue."""

recoveries = Table(
    "recoveries",
    metadata,
    Column("epoch", ID, primary_key=True),
    Column("at", String(24), nullable=False),
    Column("because", String(20), nullable=False),
    Column("device_id", ID, nullable=False, default=""),
    Column("facts", Text, nullable=False, default="{}"),
)
"""Every epoch after the first: since when, and what told that the database had gone back."""

venues = Table(
    "venues",
    metadata,
    Column("venue_id", ID, primary_key=True),
    Column("code", String(20), nullable=False, unique=True),
    Column("name", String(60), nullable=False),
    Column("letters", Integer, nullable=False, default=0),
    Column("created_at", String(24), nullable=False),
)
"""`letters`: how many desk letters were ever given out."""

codes = Table(
    "codes",
    metadata,
    Column("code_hash", String(64), primary_key=True),
    Column("venue_id", ID, nullable=False),
    Column("expires_at", String(24), nullable=False),
    Column("used_at", String(24)),
    Column("device_id", ID),
)
"""One-time enrolment codes, hashed: looked up before the venue is known."""

code_scopes = Table(
    "code_scopes",
    metadata,
    Column("venue_id", ID, primary_key=True),
    Column("code_hash", String(64), primary_key=True),
    Column("scope", String(40), primary_key=True),
)
"""What a desk that joins with such a code may read besides its venue's own scope."""

rights = Table(
    "rights",
    metadata,
    Column("venue_id", ID, primary_key=True),
    Column("device_id", ID, primary_key=True),
    Column("scope", String(40), primary_key=True),
    Column("given", Boolean, nullable=False),
    Column("at", String(24), nullable=False),
)
"""What was last said of a desk's right to a scope; what it has stands in `devices.scopes`."""

nonces = Table(
    "nonces",
    metadata,
    Column("nonce_hash", String(64), primary_key=True),
    Column("expires_at", String(24), nullable=False, index=True),
)
"""Nonces that were used, until they expire by themselves."""

devices = Table(
    "devices",
    metadata,
    Column("venue_id", ID, primary_key=True),
    Column("device_id", ID, primary_key=True),
    Column("letter", String(4), nullable=False),
    Column("name", String(60), nullable=False),
    Column("public_key", String(60), nullable=False),
    Column("incarnation", ID, nullable=False),
    Column("high", BigInteger, nullable=False, default=0),
    Column("scopes", Text, nullable=False),
    Column("enrolled_at", String(24), nullable=False),
    Column("seen_at", String(24)),
    Column("revoked_at", String(24)),
    Index("devices_by_id", "device_id"),
)

incarnations = Table(
    "incarnations",
    metadata,
    Column("venue_id", ID, primary_key=True),
    Column("device_id", ID, primary_key=True),
    Column("incarnation", ID, primary_key=True),
    Column("letter", String(4), nullable=False),
    Column("since", String(24), nullable=False),
    Column("void_leases", Boolean, nullable=False, default=False),
)
"""Every store a device ever was. `void_leases`: what the one before held is yet to be voided."""

tokens = Table(
    "tokens",
    metadata,
    Column("venue_id", ID, primary_key=True),
    Column("token_hash", String(64), primary_key=True),
    Column("device_id", ID, nullable=False),
    Column("incarnation", ID, nullable=False),
    Column("expires_at", String(24), nullable=False),
)

scope_seq = Table(
    "scope_seq",
    metadata,
    Column("venue_id", ID, primary_key=True),
    Column("scope", String(40), primary_key=True),
    Column("value", BigInteger, nullable=False, default=0),
    Column("live", BigInteger, nullable=False, default=0),
    Column("checksum", String(16), nullable=False, default="0" * 16),
)
"""The counter of a scope, locked by every write to the end of its commit; its running sum."""

rows = Table(
    "rows",
    metadata,
    Column("venue_id", ID, primary_key=True),
    Column("kind", String(40), primary_key=True),
    Column("id", ID, primary_key=True),
    Column("scope", String(40), nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("made", BigInteger, nullable=False),
    Column("maker_op", ID, nullable=False),
    Column("maker", ID, nullable=False),
    Column("fields", Text, nullable=False),
    Column("stamps", Text, nullable=False),
    Column("gone", String(10), nullable=False, default=""),
    Column("mark", String(10), nullable=False, default=""),
    Column("key", String(160)),
    Index("rows_in_order", "venue_id", "scope", "number", unique=True),
    Index("rows_by_key", "venue_id", "kind", "key", **_where("key IS NOT NULL")),
)
"""What stands. `fields` and `stamps` are JSON text; `made` the number of the creation."""

ops = Table(
    "ops",
    metadata,
    Column("venue_id", ID, primary_key=True),
    Column("device_id", ID, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("op_id", ID, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("incarnation", ID, nullable=False),
    Column("kind", String(40), nullable=False, default=""),
    Column("row_id", String(36), nullable=False, default=""),
    Column("verb", String(40), nullable=False, default=""),
    Column("body", Text),
    Column("subjects", Text),
    Column("group_id", ID),
    Column("received", BigInteger, nullable=False, default=0),
    Column("received_at", String(24), nullable=False),
    Column("verdict", Text, nullable=False),
    Index("ops_by_op_id", "venue_id", "op_id"),
)
"""Every operation ever received, with its verdict. `received`: the scope's number at that time."""

open_ops = Table(
    "open_ops",
    metadata,
    Column("venue_id", ID, primary_key=True),
    Column("op_id", ID, primary_key=True),
    Column("device_id", ID, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("row_id", String(36), nullable=False),
    Column("creates", Boolean, nullable=False),
    Column("state", String(8), nullable=False),
    Column("code", String(40), nullable=False),
    Column("waits_for", String(36), nullable=False, default=""),
    Column("settled_by", String(36), nullable=False, default=""),
    Column("group_id", String(36), nullable=False, default=""),
    Column("at", String(24), nullable=False),
    Index("open_ops_unsettled", "venue_id", "settled_by"),
)
"""Operations refused or held, until a replacement, a discard or a release settles them."""

history = Table(
    "history",
    metadata,
    Column("venue_id", ID, primary_key=True),
    Column("kind", String(40), primary_key=True),
    Column("row_id", ID, primary_key=True),
    Column("field", String(60), primary_key=True),
    Column("op_id", ID, primary_key=True),
    Column("number", BigInteger, primary_key=True),
    Column("value", Text),
    Column("lost_to", ID, nullable=False),
    Column("at", String(24), nullable=False),
)
"""Values that did not stand, with the operation that wrote them and the one that won."""

erased = Table(
    "erased",
    metadata,
    Column("venue_id", ID, primary_key=True),
    Column("id", ID, primary_key=True),
    Column("at", String(24), nullable=False),
)
"""Ids that were erased, kept for ever: nothing may come back under them."""

case_codes = Table(
    "case_codes",
    metadata,
    Column("venue_id", ID, primary_key=True),
    Column("digest", String(64), primary_key=True),
    Column("case_id", ID, nullable=False),
    Column("words_id", ID, nullable=False),
    Index("case_codes_words", "venue_id", "words_id"),
)
"""Which case a query code is of, by what is kept of the code; `words_id`: the row that said so."""

rating_pile = Table(
    "rating_pile",
    metadata,
    Column("venue_id", ID, primary_key=True),
    Column("id", ID, primary_key=True),
    Column("closes_at", String(24), nullable=False),
    Column("fields", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Nameless ratings of the web that wait for company; `closes_at`: nobody may rate the same then."""

relays = Table(
    "relays",
    metadata,
    Column("venue_id", ID, primary_key=True),
    Column("id", ID, primary_key=True),
    Column("number", BigInteger, nullable=False),
    Column("to_venue", ID, nullable=False),
    Column("what", String(40), nullable=False),
    Column("about", String(36), nullable=False, default=""),
    Column("personal", Boolean, nullable=False, default=False),
    Column("fields", Text),
    Column("at", String(24), nullable=False),
    Column("done_at", String(24)),
    Index("relays_waiting", "venue_id", "to_venue", "number", **_where("done_at IS NULL")),
    Index("relays_in_order", "venue_id", "number"),
    Index("relays_about", "venue_id", "about", "number"),
)
"""What a commit of one venue has to say to another: delivered under that one's lock, in order.

`fields` go once it is delivered; those that are `personal` when whom they are of is erased."""

blobs = Table(
    "blobs",
    metadata,
    Column("venue_id", ID, primary_key=True),
    Column("hash", String(64), primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("here", BigInteger, nullable=False, default=0),
    Column("whole", Boolean, nullable=False, default=False),
    Column("at", String(24), nullable=False),
    Column("unnamed_at", String(24)),
    Index("blobs_unnamed", "venue_id", "unnamed_at"),
)
"""Bytes of a venue's files, once however many name them. `here`: how many bytes arrived; `whole`:
all of them, and their hash was found right; `unnamed_at`: since when no file names them."""

blob_parts = Table(
    "blob_parts",
    metadata,
    Column("venue_id", ID, primary_key=True),
    Column("hash", String(64), primary_key=True),
    Column("part", Integer, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
"""The parts of a venue's files, numbered from 0."""

tombstones = Table(
    "tombstones",
    metadata,
    Column("venue_id", ID, primary_key=True),
    Column("kind", String(40), primary_key=True),
    Column("id", ID, primary_key=True),
    Column("scope", String(40), nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("went_at", String(24), nullable=False),
    Index("tombstones_by_age", "venue_id", "scope", "went_at"),
)
"""When each row with `gone` went, and under which number: what is pruned after 180 days."""

pruned = Table(
    "pruned",
    metadata,
    Column("venue_id", ID, primary_key=True),
    Column("scope", String(40), primary_key=True),
    Column("number", BigInteger, nullable=False),
    Column("at", String(24), nullable=False),
)
"""The highest number of each scope whose tombstone was pruned, and when."""

venue_regions = Table(
    "venue_regions",
    metadata,
    Column("venue_id", ID, primary_key=True),
    Column("region", String(6), nullable=False),
    Column("at", String(24), nullable=False),
)
"""In which district a venue is, where anybody said so: which shared scopes its desks read."""

venue_contacts = Table(
    "venue_contacts",
    metadata,
    Column("venue_id", ID, primary_key=True),
    Column("contact", String(100), nullable=False),
    Column("at", String(24), nullable=False),
)
"""How somebody outside reaches a venue, where anybody said so: shown to partners by their links."""

shared_seq = Table(
    "shared_seq",
    metadata,
    Column("scope", String(40), primary_key=True),
    Column("value", BigInteger, nullable=False, default=0),
    Column("live", BigInteger, nullable=False, default=0),
    Column("checksum", String(16), nullable=False, default="0" * 16),
    Column("pruned_to", BigInteger, nullable=False, default=0),
)
"""The counter of a shared scope, as `scope_seq`, and the highest number that was pruned."""

shared_rows = Table(
    "shared_rows",
    metadata,
    Column("scope", String(40), primary_key=True),
    Column("kind", String(40), primary_key=True),
    Column("id", ID, primary_key=True),
    Column("number", BigInteger, nullable=False),
    Column("fields", Text, nullable=False),
    Column("gone", String(10), nullable=False, default=""),
    Column("went_at", String(24)),
    Index("shared_rows_in_order", "scope", "number", unique=True),
    Index("shared_rows_gone", "went_at", **_where("went_at IS NOT NULL")),
)
"""What headquarters says to many venues. No merge and no history: it alone writes them."""

shared_buckets = Table(
    "shared_buckets",
    metadata,
    Column("scope", String(40), primary_key=True),
    Column("bucket", String(2), primary_key=True),
    Column("sum", String(16), nullable=False),
)
"""What each bucket of a shared scope adds up to: kept, because a whole country asks for it."""

directory_words = Table(
    "directory_words",
    metadata,
    Column("word", String(40), primary_key=True),
    Column("place", String(6), primary_key=True),
    Column("scope", String(40), primary_key=True),
    Column("number", BigInteger, primary_key=True),
    Column("fit", Integer, primary_key=True),
    Column("type", String(12), primary_key=True),
    Column("until", String(10), primary_key=True),
    sqlite_with_rowid=False,
)
"""By which words each line of the shared directory is found (`directorywords`): its region, its
scope and number in `shared_rows`. All of it is key, so that an index alone answers."""
