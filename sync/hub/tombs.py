"""Tombstones and their end: what went is shown to every desk for 180 days, then pruned (rule 11).

A tombstone is a row with `gone`: it says nothing but that a row left, and no word about anybody.
When it went is noted in the commit it went with, by the hub's clock. What is pruned is gone from
the rows only: erased ids are kept for ever, and no sum changes, because no tombstone was in one.
Of each scope the highest pruned number stays known. Whoever has read less far may hold a row that
nobody will ever tell them is gone, and reads everything anew (410 `resync_required`).
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable

from sqlalchemy import Connection, Engine, Row, bindparam, delete, func, insert, select, update

from app.clock import to_text
from sync.hub.database import among, as_list, reading, stops_all, writing
from sync.hub.hub import Hub
from sync.hub.tables import erased, pruned, rows, scope_seq, tombstones

DAYS = 180
AT_ONCE = 500
"""Tombstones pruned in one commit: the venue's desks wait for its lock meanwhile."""
_KINDS = ("person", "conflict", "same_person")
"""Kinds that could go before it was noted when."""

log = logging.getLogger("sync.hub")

# Made once: to put a statement together costs more than to run it.
_SCOPE = (tombstones.c.venue_id == bindparam("venue"), tombstones.c.scope == bindparam("of"))
_LOCK = (
    select(scope_seq.c.value)
    .where(scope_seq.c.venue_id == bindparam("venue"), scope_seq.c.scope == bindparam("of"))
    .with_for_update()
)
_DUE = (
    select(tombstones.c.kind, tombstones.c.id, tombstones.c.number)
    .where(*_SCOPE, tombstones.c.went_at < bindparam("before"))
    .order_by(tombstones.c.number)
    .limit(bindparam("most"))
)
_PRUNED = select(pruned.c.number).where(
    pruned.c.venue_id == bindparam("venue"), pruned.c.scope == bindparam("of")
)
_SCOPES = select(scope_seq.c.scope).where(scope_seq.c.venue_id == bindparam("venue"))
_ERASED = select(erased.c.id).where(erased.c.venue_id == bindparam("venue")).order_by(erased.c.id)
_ERASED_OF_BUCKETS = _ERASED.where(
    among(func.substr(erased.c.id, func.length(erased.c.id) - 1), bindparam("some"))
)


def note(
    connection: Connection, venue_id: str, scope: str, at: str, went: Iterable[tuple[str, str, int]]
) -> None:
    """Note, in the commit they go with, when rows (kind, id, number) went; 0: it came back."""
    places = list(went)
    for kind, row_id, _ in places:
        mine = (tombstones.c.kind == kind, tombstones.c.id == row_id)
        connection.execute(delete(tombstones).where(tombstones.c.venue_id == venue_id, *mine))
    lines = [
        {"kind": kind, "id": row_id, "number": number, "went_at": at}
        for kind, row_id, number in places
        if number
    ]
    place = {"venue_id": venue_id, "scope": scope}
    if lines:
        connection.execute(insert(tombstones), [{**place, **line} for line in lines])


def erased_ids(connection: Connection, venue_id: str, buckets: Iterable[str] = ()) -> list[str]:
    """Give who was ever erased in a venue, by id; of some buckets only if any are named."""
    some = list(buckets)
    if some:
        said = {"venue": venue_id, "some": as_list(some)}
        return list(connection.execute(_ERASED_OF_BUCKETS, said).scalars())
    return list(connection.execute(_ERASED, {"venue": venue_id}).scalars())


def cutoff(hub: Hub, days: int = DAYS) -> str:
    """Give the time before which a tombstone must have gone to be pruned now."""
    return to_text(hub.clock() - dt.timedelta(days=days))


def tidy_up(engine: Engine, hub: Hub, venue_id: str) -> int:
    """Prune one batch in a venue if any is due, in commits of its own; gives how many went.

    Whoever came by for something else must not suffer: what cannot be done now is done next time.
    """
    try:
        with reading(engine) as connection:
            if not is_due(connection, hub, venue_id):
                return 0
        with writing(engine) as connection:
            return tidy(connection, hub, venue_id)
    except Exception as error:
        if not stops_all(error):
            raise
        log.info("tombstones are pruned another time: %s", type(error).__name__)
        return 0


def is_due(connection: Connection, hub: Hub, venue_id: str) -> bool:
    """Say whether a venue has anything for `tidy`; asked often, and mostly it has not."""
    for scope in connection.execute(_SCOPES, {"venue": venue_id}).scalars().all():
        place = {"venue": venue_id, "of": scope}
        if connection.execute(_PRUNED, place).scalar() is None:
            return True
        due = {**place, "before": cutoff(hub), "most": 1}
        if connection.execute(_DUE, due).first() is not None:
            return True
    return False


def tidy(
    connection: Connection, hub: Hub, venue_id: str, days: int = DAYS, most: int = AT_ONCE
) -> int:
    """Prune a batch of each of a venue's scopes, each under its lock; gives how many went.

    As many as `most` from one scope: there may be more.
    """
    done = 0
    for scope in sorted(connection.execute(_SCOPES, {"venue": venue_id}).scalars().all()):
        done = max(done, _prune(connection, hub, venue_id, scope, cutoff(hub, days), most))
    return done


def _prune(
    connection: Connection, hub: Hub, venue_id: str, scope: str, before: str, most: int
) -> int:
    place = {"venue": venue_id, "of": scope}
    connection.execute(_LOCK, place).scalar_one()
    known = connection.execute(_PRUNED, place).scalar()
    if known is None:
        _note_former(connection, hub, venue_id, scope)
        values = {"venue_id": venue_id, "scope": scope, "number": 0, "at": hub.now()}
        connection.execute(insert(pruned).values(**values))
    due = connection.execute(_DUE, {**place, "before": before, "most": most}).all()
    for kind, some in _by_kind(due).items():
        ids = {"some": as_list(row.id for row in some)}
        mine = (rows.c.venue_id == venue_id, rows.c.scope == scope, rows.c.kind == kind)
        connection.execute(
            delete(rows).where(*mine, among(rows.c.id, bindparam("some")), rows.c.gone != ""), ids
        )
        noted = (tombstones.c.venue_id == venue_id, tombstones.c.kind == kind)
        connection.execute(
            delete(tombstones).where(*noted, among(tombstones.c.id, bindparam("some"))), ids
        )
    if due:
        this = (pruned.c.venue_id == venue_id, pruned.c.scope == scope)
        number = max(int(known or 0), due[-1].number)
        connection.execute(update(pruned).where(*this).values(number=number, at=hub.now()))
    return len(due)


def _by_kind(
    due: Iterable[Row[tuple[str, str, int]]],
) -> dict[str, list[Row[tuple[str, str, int]]]]:
    found: dict[str, list[Row[tuple[str, str, int]]]] = {}
    for row in due:
        found.setdefault(row.kind, []).append(row)
    return found


def _note_former(connection: Connection, hub: Hub, venue_id: str, scope: str) -> None:
    """Note what went before this hub noted it; when nobody knows, as gone just now."""
    noted = select(tombstones.c.id).where(
        tombstones.c.venue_id == venue_id, tombstones.c.kind == rows.c.kind
    )
    found = connection.execute(
        select(rows.c.kind, rows.c.id, rows.c.number, erased.c.at)
        .outerjoin(erased, (erased.c.venue_id == venue_id) & (erased.c.id == rows.c.id))
        .where(
            rows.c.venue_id == venue_id,
            rows.c.scope == scope,
            rows.c.kind.in_(_KINDS),
            rows.c.gone != "",
            rows.c.id.not_in(noted),
        )
    ).all()
    place, now = {"venue_id": venue_id, "scope": scope}, hub.now()
    if found:
        connection.execute(
            insert(tombstones),
            [
                {**place, "kind": r.kind, "id": r.id, "number": r.number, "went_at": r.at or now}
                for r in found
            ],
        )
