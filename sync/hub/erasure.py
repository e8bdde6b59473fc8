"""Erasure reaches the log: a subject's words are blanked wherever the hub keeps them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, or_, select, update

from sync.hub.tables import blob_parts, blobs, history, ops, rows, venues


def blank(connection: Connection, venue_id: str, row_id: str) -> None:
    """Blank one subject's operations and history in a venue.

    Ids, numbers and hashes of operations stay, so that delivery still counts them.
    """
    about = or_(ops.c.row_id == row_id, ops.c.subjects.contains(row_id, autoescape=True))
    connection.execute(
        update(ops).where(ops.c.venue_id == venue_id, about).values(body=None, subjects=None)
    )
    connection.execute(
        delete(history).where(history.c.venue_id == venue_id, history.c.row_id == row_id)
    )


def hold_files(connection: Connection, venue_id: str) -> None:
    """Let only one transaction at a time touch a venue's bytes, to its end."""
    connection.execute(
        select(venues.c.venue_id).where(venues.c.venue_id == venue_id).with_for_update()
    )


def forget_bytes(connection: Connection, venue_id: str, names: Sequence[str]) -> None:
    """Remove bytes of files from a venue, by their hashes, unless another file names them."""
    hold_files(connection, venue_id)
    for table in (blob_parts, blobs):
        named = select(rows.c.id).where(
            rows.c.venue_id == venue_id, rows.c.kind == "file", rows.c.key == table.c.hash
        )
        mine = (table.c.venue_id == venue_id, table.c.hash.in_(names))
        connection.execute(delete(table).where(*mine, ~named.exists()))
