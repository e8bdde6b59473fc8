"""Which tickets are believed at a desk: a known registration is judged by the store.

The signature (see `ticket`) speaks for one this desk has never heard of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.events.model import DeskKey, EventSession, Registration
from app.events.ticket import Ticket, key_id, raw_key, verify

GOOD, REVOKED = "good", "revoked"

KNOWN, VOUCHED, DOUBTFUL = "known", "vouched", "doubtful"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a ticket is worth here.

    `known`: the store has its registration, and says the rest. `vouched`: this desk has not heard
    of it yet, a desk in good standing signed it. `doubtful`: signed by nobody known here, by a
    desk revoked since, or altered; the voucher is to be looked at. `session_id` is None where no
    session here has that ending.
    """

    code: str
    registration_id: str
    session_id: str | None
    desk: str | None = None
    why: str = ""


def judge(session: Session, venue_id: str, ticket: Ticket) -> Verdict:
    """Say what a ticket is worth at this desk, with what it knows now."""
    sitting = _session_of(session, ticket)
    row = session.get(Registration, ticket.registration_id)
    if row is not None:
        return Verdict(KNOWN, row.id, row.session_id)
    signer = _signer(session, venue_id, ticket)
    if signer is None:
        return Verdict(DOUBTFUL, ticket.registration_id, sitting, why="unsigned")
    if signer.status != GOOD:
        return Verdict(DOUBTFUL, ticket.registration_id, sitting, signer.desk, "revoked")
    return Verdict(VOUCHED, ticket.registration_id, sitting, signer.desk)


def _signer(session: Session, venue_id: str, ticket: Ticket) -> DeskKey | None:
    keys: Sequence[DeskKey] = session.execute(select(DeskKey)).scalars().all()
    for key in sorted(keys, key=lambda one: one.status != GOOD):
        raw = raw_key(key.key)
        if key_id(raw) == ticket.key_id and verify(venue_id, ticket, raw):
            return key
    return None


def _session_of(session: Session, ticket: Ticket) -> str | None:
    ending = ticket.session_end.hex()
    found = session.execute(
        select(EventSession.id).where(EventSession.id.endswith(ending, autoescape=True))
    )
    return found.scalars().first()
