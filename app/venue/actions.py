"""What one can do with the venue's record."""

from __future__ import annotations

from app.errors import Refusal
from app.store.transaction import Transaction
from app.venue.model import Venue


def found(tx: Transaction, code: str, name: str, **values: str | int) -> Venue:
    """Write the record of a stand-alone venue; `values` are further fields of the profile."""
    venue = Venue(id=tx.store.place.venue_id, code=code, name=name, **values)
    tx.add(venue)
    return venue


def change(tx: Transaction, **values: str | int) -> None:
    """Change the profile. Raises Refusal `no_venue` when there is no record yet."""
    venue = tx.session.get(Venue, tx.store.place.venue_id)
    if venue is None:
        raise Refusal("no_venue")
    tx.patch(venue, **values)
