"""How somebody outside reaches a venue: said at headquarters, read by partners on their pages."""

from __future__ import annotations

from sqlalchemy import Connection, select

from sync.hub.hub import Hub
from sync.hub.tables import venue_contacts


def set_contact(connection: Connection, hub: Hub, venue_id: str, contact: str) -> None:
    """Say how somebody outside reaches a venue: partners read it on the page of their link."""
    mine, said = venue_contacts.c.venue_id == venue_id, {"contact": contact, "at": hub.now()}
    if not connection.execute(venue_contacts.update().where(mine).values(**said)).rowcount:
        connection.execute(venue_contacts.insert().values(venue_id=venue_id, **said))


def contact_of(connection: Connection, venue_id: str) -> str:
    """Give how somebody outside reaches a venue, "" where nobody said."""
    mine = venue_contacts.c.venue_id == venue_id
    return connection.execute(select(venue_contacts.c.contact).where(mine)).scalar() or ""


def contacts(connection: Connection) -> dict[str, str]:
    """Give the contact of every venue that somebody said one of, by the venue's id."""
    found = connection.execute(select(venue_contacts.c.venue_id, venue_contacts.c.contact))
    return {str(row.venue_id): str(row.contact) for row in found}
