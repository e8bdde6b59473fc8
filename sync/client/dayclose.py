"""Compares the business days somebody closes with headquarters, at the end of a round (rule 19)."""

from __future__ import annotations

from app.attention.compared import (
    Compared,
    Numbers,
    asked_days,
    forget_asked,
    held_of_day,
    keep_compared,
    kind_compared,
    sum_of,
)
from app.attention.dayclose import bounds
from app.clock import to_text
from sync.client import line as paths
from sync.client.line import Rejected
from sync.client.pulling import check_epoch
from sync.client.sign_in import Desk
from sync.wire.messages import AskDay, DayKind, DayTold

NOT_FOUND = 404


def close_days(desk: Desk) -> None:
    """Compare each day that is wanted. Raises LineTrouble; what was compared by then is kept."""
    with desk.store.read() as session:
        days = asked_days(session)
    for day in days:
        try:
            keep_compared(desk.store, _compared(desk, day))
        except Rejected as trouble:
            if trouble.status != NOT_FOUND:
                raise
            forget_asked(desk.store, day)  # a hub that cannot tell


def _compared(desk: Desk, day: str) -> Compared:
    store = desk.store
    epoch = store.place.epoch or ""
    limits = bounds(day, store.zone, store.day_starts)
    with store.read() as session:
        here = held_of_day(session, store.models, day, limits, epoch)
    there = {one.kind: one for one in _asked(desk, day, limits, [])}
    differ = sorted(kind for kind in {*here, *there} if not _agrees(kind, here, there.get(kind)))
    if differ:
        # Read again, for what was pushed or written since the first look.
        with store.read() as session:
            here = held_of_day(session, store.models, day, limits, epoch)
        again = {one.kind: one for one in _asked(desk, day, limits, differ)}
        there = {**{kind: one for kind, one in there.items() if kind not in differ}, **again}
    kinds = []
    for kind in sorted({*here, *there}):
        told = there.get(kind)
        if _agrees(kind, here, told):
            count = len(here[kind])
            kinds.append(kind_compared(kind, here[kind], here[kind], count))
        else:
            rows = {} if told is None else told.rows
            count = told.count if told is not None else 0
            kinds.append(kind_compared(kind, here.get(kind, {}), rows, count))
    return Compared(day, to_text(store.clock.now()), epoch, kinds)


def _agrees(kind: str, here: Numbers, told: DayKind | None) -> bool:
    held = here.get(kind, {})
    return told is not None and (told.count, told.checksum) == (len(held), sum_of(kind, held))


def _asked(desk: Desk, day: str, limits: tuple[str, str], listed: list[str]) -> list[DayKind]:
    place = desk.store.place
    asked = AskDay(place.epoch or "", place.incarnation, day, *limits, listed)
    told = desk.line.ask(paths.DAY, DayTold, asked, token=desk.token)
    check_epoch(desk.store, told.epoch)
    return told.kinds
