"""Sample events: a fictional venue's week around today, as headquarters would tell a desk of it."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from app.clock import to_text
from app.desk import Desk
from app.ops import Version
from app.people.queries import faces, ids_by_recency
from app.sample import EPOCH, PAGE, content, sample_id
from app.store.incoming import incoming
from app.store.told import IncomingPage, IncomingRow

SOURCE = Path(__file__).resolve().parent.parent / "resources" / "sample" / "events.json"
_CHANNELS = ("web", "web", "web", "desk")
_FIRST_PHONE = 19900004000
_LENT = 12
"""So many seats of a session that is on, or comes, headquarters has lent this desk."""
Row = tuple[str, str, dict[str, Any]]


def events() -> list[dict[str, Any]]:
    """Read the fictional events; days are counted from this week's Monday."""
    loaded: list[dict[str, Any]] = json.loads(SOURCE.read_text(encoding="utf-8"))["events"]
    return loaded


def load_events(desk: Desk, seed: int = 1) -> int:
    """Lay in the sample's events with who signed up and who came; gives how many sessions.

    They come as pages from a hub of their own epoch, like `sample.load_many`: nothing of it
    waits to be sent. Some of those who signed up are the people this desk knows.
    """
    maker = _Maker(desk, seed)
    number, sessions = 0, 0
    rows = [row for event in events() for row in maker.rows(event)]
    for first in range(0, len(rows), PAGE):
        placed = [
            IncomingRow(kind, row_id, Version(EPOCH, "sample", number + place), fields)
            for place, (kind, row_id, fields) in enumerate(rows[first : first + PAGE], start=1)
        ]
        number += len(placed)
        incoming(desk.store, IncomingPage(rows=placed))
    for kind, _, _ in rows:
        sessions += kind == "event_session"
    return sessions


class _Maker:
    """Makes the rows of one event after the other, all from one seed."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self._rng = random.Random(seed)  # noqa: S311 - reproducible sample, no secret
        self._store = desk.store
        self._zone = ZoneInfo(desk.profile.timezone)
        self._now = desk.store.clock.now()
        local = self._now.astimezone(self._zone)
        self._monday = local.date() - dt.timedelta(days=local.weekday())
        self._source = content()
        self._phone = _FIRST_PHONE
        with desk.store.read() as session:
            ids = sorted(ids_by_recency(session))
            known = faces(session, ids)
        self._known = [(one, known[one].name, known[one].phone) for one in ids]

    def rows(self, event: dict[str, Any]) -> Iterator[Row]:
        """Give an event, its sessions and everybody in them."""
        made = self._now - dt.timedelta(days=9)
        event_id = self._id(made)
        review = event.get("review", "approved")
        words = ("title", "category", "summary", "host", "contact", "audience")
        fields: dict[str, Any] = {name: event[name] for name in words if name in event}
        fields |= {"check_mode": "in", "waitlist": True, "review": review}
        fields["outlets"] = ["web", "kiosk"]
        if event.get("campaign"):
            fields["campaign_id"] = self._id(made)
        if event.get("reason"):
            fields["cancel_reason"] = event["reason"]
        yield "event", event_id, {**fields, **self._noted(made)}
        for session in event["sessions"]:
            yield from self._session(event_id, session, made)

    def _session(self, event_id: str, session: dict[str, Any], made: dt.datetime) -> Iterator[Row]:
        session_id = self._id(made)
        starts, ends = (self._at(session["day"], session[name]) for name in ("from", "to"))
        capacity = session["capacity"]
        fields = {
            "event_id": event_id,
            "label": session.get("label"),
            "starts_at": to_text(starts),
            "ends_at": to_text(ends),
            "room": session["room"],
            "capacity": capacity,
            "reserve": session.get("reserve", 0),
            "status": "planned",
        }
        yield "event_session", session_id, {**fields, **self._noted(made)}
        taken, came = session.get("taken", 0), session.get("came", 0)
        who = self._rng.sample(self._known, min(len(self._known), taken // 2))
        for place in range(taken + session.get("waiting", 0)):
            person = who[place] if place < len(who) else None
            waits = place >= taken
            yield from self._registration(
                (event_id, session_id), person, starts, place, came=place < came, waits=waits
            )
        yield from self._book(event_id, session_id, session, ends)

    def _registration(
        self,
        ids: tuple[str, str],
        person: tuple[str, str, str | None] | None,
        starts: dt.datetime,
        place: int,
        *,
        came: bool,
        waits: bool,
    ) -> Iterator[Row]:
        base = min(starts, self._now)
        if waits:
            asked = base - dt.timedelta(minutes=10 * (60 - place))
        else:
            asked = base - dt.timedelta(days=1 + place % 6, minutes=37 * place % 500 - 100)
        row_id = self._id(asked)
        fields: dict[str, Any] = {"event_id": ids[0], "session_id": ids[1]}
        if person is None:
            fields |= {"name": self._name(), "phone": self._number()}
        else:
            fields |= {"person_id": person[0]}
        fields |= {
            "channel": self._rng.choice(_CHANNELS),
            "happened_at": to_text(asked),
            "status": "waitlisted" if waits else "registered",
            "turn": place + 1,
        }
        yield "registration", row_id, {**fields, **self._noted(asked)}
        if not came:
            return
        at = min(starts + dt.timedelta(minutes=self._rng.randrange(-14, 9)), self._now)
        attended = {
            "event_id": ids[0],
            "session_id": ids[1],
            "person_id": person[0] if person else None,
            "registration_id": row_id,
            "method": "scan" if self._rng.random() < 0.6 else "search",
            "happened_at": to_text(at),
            "day": self._store.day_of(at),
        }
        yield "attendance", self._id(at), {**attended, **self._noted(at)}

    def _book(
        self, event_id: str, session_id: str, session: dict[str, Any], ends: dt.datetime
    ) -> Iterator[Row]:
        capacity, taken = session["capacity"], session.get("taken", 0)
        place = self._store.place
        left = max(0, capacity - taken)
        lent = min(_LENT, left) if place.device is not None and ends > self._now else 0
        noted = self._noted(self._now)
        book = {"event_id": event_id, "capacity": capacity, "pool": left - lent, "used": taken}
        book |= {"overbooked": 0, "waiting": session.get("waiting", 0)}
        yield "seats", session_id, {**book, **noted}
        if not lent:
            return
        lease: dict[str, Any] = {
            "session_id": session_id,
            "device": place.device,
            "desk": place.letter,
        }
        lease |= {"incarnation": place.incarnation, "granted": lent, "used": 0, "returned": 0}
        lease |= {"expires_at": to_text(ends + dt.timedelta(hours=1)), "status": "held"}
        yield "seat_lease", self._id(self._now), {**lease, **noted}

    def _at(self, day: int, clock: str) -> dt.datetime:
        date = self._monday + dt.timedelta(days=day)
        return dt.datetime.combine(date, dt.time.fromisoformat(clock), self._zone)

    def _id(self, moment: dt.datetime) -> str:
        return sample_id(self._rng, moment)

    def _noted(self, at: dt.datetime) -> dict[str, Any]:
        return {"recorded_at": to_text(at), "recorded_desk": "A"}

    def _name(self) -> str:
        given = self._rng.choices(self._source["given"], k=self._rng.choice((1, 2, 2)))
        return str(self._rng.choice(self._source["surnames"])) + "".join(given)

    def _number(self) -> str:
        self._phone += 1
        return str(self._phone)
