"""What time it is where seats are given without a line: the later of two clocks, and honest.

A lease runs out by headquarters' time. The desk stops when either its corrected wall clock or the
time it counted itself since the last exchange says so. A wall clock that stands more than two
minutes behind a time already seen was set back: nothing is given until the next exchange.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.clock import from_text, to_text
from app.store.store import Store, get_state, set_state

BEHIND = dt.timedelta(minutes=2)
WORTH_MS = 60_000
_KEPT = "seat_clock"


@dataclass(frozen=True, slots=True)
class SeatTime:
    """The time leases are held against (UTC text), and whether the clock can be believed."""

    at: str
    suspended: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    """What was kept: headquarters' time at the last exchange, and what was counted since."""

    exchanged: dt.datetime
    passed_ms: int
    run: str
    elapsed_ms: int
    latest: dt.datetime


def seat_time(session: Session, store: Store) -> SeatTime:
    """Say what time it is for leases; before the first exchange the wall clock alone says it."""
    wall, mark = store.corrected(), _read(session)
    if mark is None:
        return SeatTime(to_text(wall), suspended=False)
    counted = mark.exchanged + dt.timedelta(milliseconds=_passed(mark, store))
    joined = store.place.epoch is not None
    back = wall < mark.latest - BEHIND or (joined and store.timing is None)
    return SeatTime(to_text(max(wall, counted)), back)


def keep_seat_time(session: Session, store: Store) -> None:
    """Keep how far time has come, in the open transaction: with each seat that is given."""
    wall, mark = store.corrected(), _read(session)
    if mark is not None:
        passed, latest = _passed(mark, store), max(mark.latest, wall)
        _write(session, store, _Mark(mark.exchanged, passed, "", 0, latest))


def exchanged(session: Session, store: Store) -> None:
    """Note that headquarters has just been heard: its time is known anew."""
    wall = store.corrected()
    _write(session, store, _Mark(wall, 0, "", 0, wall))


def is_stale(session: Session, store: Store) -> bool:
    """Say whether it is worth a commit to note that headquarters was heard."""
    mark = _read(session)
    if mark is None or _passed(mark, store) >= WORTH_MS:
        return True
    return seat_time(session, store).suspended


def _passed(mark: _Mark, store: Store) -> int:
    elapsed = store.clock.elapsed_ms()
    since = mark.elapsed_ms if mark.run == store.clock.run_id else 0
    return mark.passed_ms + elapsed - since


def _read(session: Session) -> _Mark | None:
    kept = get_state(session, _KEPT)
    if kept is None:
        return None
    exchanged_at, passed, run, elapsed, latest = kept.split(" ")
    return _Mark(from_text(exchanged_at), int(passed), run, int(elapsed), from_text(latest))


def _write(session: Session, store: Store, mark: _Mark) -> None:
    said = (
        to_text(mark.exchanged),
        str(mark.passed_ms),
        store.clock.run_id,
        str(store.clock.elapsed_ms()),
        to_text(mark.latest),
    )
    set_state(session, _KEPT, " ".join(said))
