"""Erasure reaches the log: a subject's words are blanked wherever the hub keeps them."""

from __future__ import annotations

from sqlalchemy import Connection, delete, or_, update

from sync.hub.tables import history, ops


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
