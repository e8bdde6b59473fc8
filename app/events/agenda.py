"""The venue's calendar, to be carried into other calendars: what headquarters has been told of."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.events import queries
from app.events.calendar import Entry
from app.events.model import Event
from app.events.rules import DRAFT, RETURNED
from app.store.base import as_list, listed
from app.store.store import Store

MOST = 2_000


def agenda(session: Session, store: Store, week: dt.datetime | None = None) -> list[Entry]:
    """Give the sessions of the week from `week` (a midnight) on, or without one all that come.

    Drafts and what was returned are left out; what was called off is in it, as such.
    """
    if week is None:
        slots = queries.listing(session, store, store.clock.now(), MOST)
    else:
        slots = queries.week(session, store, week)
    shown = [slot for slot in slots if slot.review not in (DRAFT, RETURNED)]
    wanted = select(Event.id, Event.summary).where(Event.id.in_(listed("some")))
    rows = session.execute(wanted, {"some": as_list({slot.event_id for slot in shown})})
    summaries = {row[0]: row[1] for row in rows}
    return [
        Entry(
            slot.session_id,
            slot.title,
            slot.label,
            slot.starts_at,
            slot.ends_at,
            slot.room,
            summaries.get(slot.event_id),
            slot.called_off,
        )
        for slot in shown
    ]
