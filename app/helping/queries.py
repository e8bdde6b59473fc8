"""What one can ask: what this venue asks for and was offered, and what others ask for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.helping.model import HelpBroadcast, HelpCall, HelpOffer, HelpOfferReceived
from app.helping.rules import OPEN
from app.store.transaction import DISCARDED


@dataclass(frozen=True, slots=True)
class Offered:
    """One venue's offer: `at` is UTC text."""

    id: str
    venue_id: str
    venue_name: str
    words: str
    contact: str
    at: str


@dataclass(frozen=True, slots=True)
class OwnCall:
    """A call of this venue's. `told_in` as in `rules.HELP_CALL`, "" while headquarters is silent.

    `until` is a day; `mark` as every row's.
    """

    id: str
    case_id: str | None
    category: str
    words: str
    reach: str
    until: str
    told_in: str
    mark: str | None
    offers: tuple[Offered, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """Another venue asks; `offered`: this venue has offered its help."""

    id: str
    call_id: str
    venue_id: str
    venue_name: str
    category: str
    words: str
    until: str
    offered: bool


def calls(session: Session, case_id: str = "") -> list[OwnCall]:
    """Give the open calls of this venue, or of one case, the latest first, with their offers."""
    wanted = select(HelpCall).where(
        HelpCall.state == OPEN, HelpCall.mark.is_distinct_from(DISCARDED)
    )
    if case_id:
        wanted = wanted.where(HelpCall.case_id == case_id)
    rows = list(session.execute(wanted.order_by(HelpCall.happened_at.desc())).scalars())
    offers = _offers(session, [row.id for row in rows])
    return [
        OwnCall(
            *(row.id, row.case_id, row.category, row.words or "", row.reach, row.until),
            *(row.told_in or "", row.mark, tuple(offers.get(row.id, ()))),
        )
        for row in rows
    ]


def asked_elsewhere(session: Session, venue_id: str, day: str) -> list[Asking]:
    """Give what other venues ask for on a day, what ends first first."""
    wanted = select(HelpBroadcast).where(
        HelpBroadcast.until >= day, HelpBroadcast.asker != venue_id
    )
    rows = list(session.execute(wanted.order_by(HelpBroadcast.until, HelpBroadcast.id)).scalars())
    if not rows:
        return []
    mine = select(HelpOffer.call_id).where(HelpOffer.mark.is_distinct_from(DISCARDED))
    offered = set(session.execute(mine).scalars())
    return [
        Asking(
            *(row.id, row.call_id, row.asker, row.asker_name, row.category, row.words or ""),
            *(row.until, row.call_id in offered),
        )
        for row in rows
    ]


def _offers(session: Session, ids: Iterable[str]) -> dict[str, list[Offered]]:
    some = list(ids)
    found: dict[str, list[Offered]] = {}
    if not some:
        return found
    wanted = select(HelpOfferReceived).where(HelpOfferReceived.call_id.in_(some))
    ordered = wanted.order_by(HelpOfferReceived.happened_at, HelpOfferReceived.id)
    for row in session.execute(ordered).scalars():
        one = Offered(
            *(row.id, row.from_venue, row.from_name, row.words, row.contact, row.happened_at)
        )
        found.setdefault(row.call_id, []).append(one)
    return found
