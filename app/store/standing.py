"""Where this desk stands with headquarters: what was offered, who it is there, how far it read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnClause,
    CursorResult,
    bindparam,
    delete,
    event,
    func,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from app.clock import Timing, to_text
from app.store import reread
from app.store.base import Cursor, OutboxOp
from app.store.incoming import from_headquarters, incoming
from app.store.outbox import ECHOED, SENT, SETTLED, WAITING
from app.store.store import (
    RECEIPT,
    SEQ_FLOOR,
    Place,
    Store,
    get_state,
    set_state,
    write_place,
)
from app.store.told import IncomingPage

_HIGHEST = select(func.max(OutboxOp.seq)).where(OutboxOp.state == bindparam("of"))
_ANSWERED = (SETTLED, ECHOED)
_MADE: ColumnClause[int] = literal_column("rowid")
"""The order in which operations were made, whatever numbers they have had since."""


def mark_sent(store: Store, op_ids: Sequence[str]) -> None:
    """Remember that operations were offered; they wait on until a durable verdict comes."""
    incoming(store, IncomingPage(offered=op_ids))


def acknowledged(store: Store) -> int:
    """Give our highest number with a durable verdict; 0 for none."""
    with store.read() as session:
        highest = [session.connection().execute(_HIGHEST, {"of": s}).scalar() for s in _ANSWERED]
    return max(0, *(number or 0 for number in highest))


def evidence(store: Store) -> dict[str, Any]:
    """Give what we know that headquarters has of us: should it have gone back, it must tell."""
    with store.read() as session:
        receipt = get_state(session, RECEIPT)
    return {"acknowledged": acknowledged(store), "receipt": receipt or ""}


def take_place(store: Store, **values: Any) -> None:
    """Note what headquarters says of this desk: device, letter, venue, epoch, time offset.

    When the epoch is another than before, numbers of the former one mean nothing any more:
    cursors are dropped and everything is read again.
    """
    place: Place = replace(store.place, **values)
    if place == store.place:
        return
    with from_headquarters(store) as session:
        if store.place.epoch is not None and place.epoch != store.place.epoch:
            session.execute(delete(Cursor))
            reread.call_off(session)
        write_place(session.connection(), place)
        if place.offset_ms is not None and place.offset_ms != store.place.offset_ms:
            clock = store.clock
            store.timing = Timing(place.offset_ms, clock.now(), clock.elapsed_ms())
        _once_kept(session, store, "place", place)


def began_at(store: Store) -> tuple[str, str]:
    """Give this run of the program and when it began by headquarters' clock, "" when unknown."""
    clock, timing = store.clock, store.timing
    if timing is None:
        return clock.run_id, ""
    now, elapsed = clock.now(), clock.elapsed_ms()
    by = timing.offset_at(now, elapsed) - elapsed
    return clock.run_id, to_text(now + dt.timedelta(milliseconds=by))


def keep_state(store: Store, name: str, value: str | None) -> None:
    """Keep one word of the exchange (when it last went well, say) on this PC."""
    with from_headquarters(store) as session:
        set_state(session, name, value)


def cursors(session: Session) -> dict[str, str]:
    """Give the hub's signed cursor per scope, as last applied."""
    return {row.scope: row.cursor for row in session.execute(select(Cursor.scope, Cursor.cursor))}


def read_again(store: Store, scopes: Iterable[str]) -> None:
    """Let scopes be read from their start: headquarters cannot go on telling from where we are."""
    with from_headquarters(store) as session:
        reread.begin(session, scopes)


def offer_again(store: Store, high: int, *, former: bool = False) -> int:
    """Set operations above the hub's acknowledged number back to waiting; give how many.

    After a change of epoch: same id, number and hash, still laid over. `former`: also the
    answered work of former lives, which stands below zero: what the hub lost of it no number
    tells. It is numbered anew before it goes up.
    """
    lost = OutboxOp.seq > high
    if former:
        lost = or_(lost, OutboxOp.seq < 0)
    with from_headquarters(store) as session:
        result = session.execute(
            update(OutboxOp)
            .where(lost, OutboxOp.state != WAITING)
            .values(state=WAITING, verdict=None, code=None, facts=None, applied_number=None)
        )
        assert isinstance(result, CursorResult)  # noqa: S101 - what an UPDATE gives
        return int(result.rowcount)


def renumber(store: Store, high: int) -> None:
    """Give operations without a verdict the numbers after `high`, in the same order.

    For a new incarnation (a store opened from a back-up): the hub may hold more of the former
    life than this store remembers. Ids and hashes stay, so nothing is taken twice.
    """
    with from_headquarters(store) as session:
        rows = session.execute(
            select(OutboxOp.op_id).where(OutboxOp.state.in_((WAITING, SENT))).order_by(_MADE)
        ).all()
        # Answered operations step out of the way: below zero, and below those of earlier
        # lives, so that no number is met twice.
        lowest = session.execute(select(func.min(OutboxOp.seq))).scalar_one() or 0
        session.execute(
            update(OutboxOp)
            .where(OutboxOp.state.not_in((WAITING, SENT)), OutboxOp.seq > high)
            .values(seq=min(0, lowest) - OutboxOp.seq)
        )
        for sign in (-(10**9), 0):
            for seq, row in enumerate(rows, start=high + 1):
                session.execute(
                    update(OutboxOp)
                    .where(OutboxOp.op_id == row.op_id)
                    .values(seq=sign + seq, state=WAITING, incarnation=store.place.incarnation)
                )
        set_state(session, SEQ_FLOOR, str(high))
        _once_kept(session, store, "tail", replace(store.tail, seq=high + len(rows)))


def _once_kept(session: Session, store: Store, name: str, value: object) -> None:
    """Let the open store follow as soon as the commit stands, before anybody else may write."""
    event.listen(session, "after_commit", lambda _: setattr(store, name, value), once=True)
