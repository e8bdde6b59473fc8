"""The other venues a case can be handed to, as headquarters lists them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.directory.model import Place, place_of_venue
from app.directory.rules import metres_between
from app.shared.queries import ListedVenue, listed_venues
from app.store.store import get_state


@dataclass(frozen=True, slots=True)
class OtherVenue:
    """A venue, and how many metres it is there as the crow flies; None where that is unknown."""

    venue: ListedVenue
    distance_m: int | None


def other_venues(session: Session) -> list[OtherVenue]:
    """Give the venues that are open, without this one: the nearest first, the unplaced last."""
    own = get_state(session, "venue_id") or ""
    known = listed_venues(session)
    here = _place(known.get(own)) or place_of_venue(session)
    found = [
        OtherVenue(one, _away(here, _place(one)))
        for one in known.values()
        if one.id != own and not one.closed
    ]
    return sorted(
        found, key=lambda one: (one.distance_m is None, one.distance_m or 0, one.venue.code)
    )


def _place(one: ListedVenue | None) -> Place | None:
    return (one.lng, one.lat) if one and one.lng is not None and one.lat is not None else None


def _away(here: Place | None, there: Place | None) -> int | None:
    return metres_between(*here, *there) if here and there else None
