"""Sessions ahead, kept decoded from one view to the next: only what changed since is read.

A venue has thousands of sessions after a few years, and a list shows the next few. What is kept is
of one number of the scope; whatever changed since stands behind that number along an index. So it
is right in every process, whoever wrote, and costs nothing while nothing changes.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, field

import msgspec
from sqlalchemy import Connection, bindparam, select

from app.events.rules import CANCELLED, EVENT_SESSION
from app.kinds import VENUE_SCOPE
from sync.hub.tables import rows, scope_seq

MOST_VENUES = 500
"""Venues whose sessions are kept; the one that was asked about longest ago goes first."""


class SessionShown(msgspec.Struct, frozen=True):
    """A session's own fields, as far as they are shown."""

    event_id: str
    starts_at: str
    ends_at: str
    status: str
    capacity: int
    label: str = ""
    room: str = ""
    reserve: int = 0


_NUMBER = select(scope_seq.c.value).where(
    scope_seq.c.venue_id == bindparam("venue"), scope_seq.c.scope == VENUE_SCOPE
)
_ALL = select(rows.c.id, rows.c.fields, rows.c.gone).where(
    rows.c.venue_id == bindparam("venue"), rows.c.kind == EVENT_SESSION.name
)
_SINCE = _ALL.where(rows.c.scope == VENUE_SCOPE, rows.c.number > bindparam("since"))
_read = msgspec.json.Decoder(SessionShown)


@dataclass(frozen=True, slots=True)
class _Known:
    epoch: str
    number: int
    ahead: dict[str, SessionShown] = field(default_factory=dict)


class SessionsAhead:
    """What is ahead at venues, as of their last view. Any thread may ask."""

    def __init__(self) -> None:
        self._venues: OrderedDict[str, _Known] = OrderedDict()
        self._lock = threading.Lock()

    def of(
        self, connection: Connection, epoch: str, venue_id: str, now: str
    ) -> dict[str, SessionShown]:
        """Give the sessions of a venue that are not over and take place, by id.

        Numbers of another epoch, or behind the one that is known, compare with nothing: then all is
        read anew.
        """
        number = int(connection.execute(_NUMBER, {"venue": venue_id}).scalar() or 0)
        with self._lock:
            known = self._venues.get(venue_id)
        if known is None or known.epoch != epoch or known.number > number:
            found = connection.execute(_ALL, {"venue": venue_id})
            ahead: dict[str, SessionShown] = {}
        elif known.number == number:
            return {key: one for key, one in known.ahead.items() if one.ends_at > now}
        else:
            found = connection.execute(_SINCE, {"venue": venue_id, "since": known.number})
            ahead = {key: one for key, one in known.ahead.items() if one.ends_at > now}
        for row in found:
            ahead.pop(row.id, None)
            one = None if row.gone else _read.decode(row.fields)
            if one is not None and one.ends_at > now and one.status != CANCELLED:
                ahead[row.id] = one
        self._keep(venue_id, _Known(epoch, number, ahead))
        return dict(ahead)

    def _keep(self, venue_id: str, known: _Known) -> None:
        with self._lock:
            self._venues[venue_id] = known
            self._venues.move_to_end(venue_id)
            while len(self._venues) > MOST_VENUES:
                self._venues.popitem(last=False)
