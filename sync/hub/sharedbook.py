"""Writing what many venues read: headquarters alone does, whole rows at a time, under one lock.

The scope's counter is locked to the end of the commit before anything is read, as a venue's is: so
numbers stand in commit order. No venue is touched by it: each hears with its next exchange.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Row, bindparam, delete, select, update

from app.clock import to_text
from app.directory.rules import RESOURCE
from app.kinds import is_shared
from sync.hub import directorywords
from sync.hub.database import among, as_list, reading, stops_all, writing
from sync.hub.ground import State
from sync.hub.hub import Hub
from sync.hub.postgres import hold_founding
from sync.hub.shared import bucket_sums
from sync.hub.shelf import bound, insert_many, update_of
from sync.hub.tables import shared_buckets, shared_rows, shared_seq
from sync.hub.tombs import AT_ONCE, DAYS
from sync.wire.checksum import added, bucket_of, full_weight, shown, weight
from sync.wire.forms import misfit, missing

GONE = "left"
"""Why a row of a shared scope went: headquarters took it out."""
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(dict[str, Any]).decode
log = logging.getLogger("sync.hub")

# Made once: to put a statement together costs more than to run it.
_OF = shared_seq.c.scope == bindparam("of")
_LOCK = select(shared_seq).where(_OF).with_for_update()
_COUNT = (
    shared_seq.update()
    .where(_OF)
    .values({name: bindparam(name) for name in ("value", "live", "checksum")})
)
_BY_ID = select(shared_rows).where(
    shared_rows.c.scope == bindparam("of"),
    shared_rows.c.kind == bindparam("kind"),
    among(shared_rows.c.id, bindparam("some")),
)
_KEYS, _VALUES = ("scope", "kind", "id"), ("number", "fields", "gone", "went_at")
_CHANGE = update_of(shared_rows, _KEYS, _VALUES)
_SUM_KEYS = ("scope", "bucket")
_SUM_CHANGE = update_of(shared_buckets, _SUM_KEYS, ("sum",))
_LINES_AFTER = (
    select(shared_rows.c.id, shared_rows.c.number, shared_rows.c.fields)
    .where(
        shared_rows.c.scope == bindparam("of"),
        shared_rows.c.kind == RESOURCE.name,
        shared_rows.c.gone == "",
        shared_rows.c.id > bindparam("after"),
    )
    .order_by(shared_rows.c.id)
    .limit(bindparam("most"))
)
_DUE_SCOPE = select(shared_rows.c.scope).where(shared_rows.c.went_at < bindparam("before")).limit(1)
_DUE = (
    select(shared_rows.c.number)
    .where(
        shared_rows.c.scope == bindparam("of"),
        shared_rows.c.went_at < bindparam("before"),
    )
    # The sum keeps both databases from walking the whole scope in the order of its numbers.
    .order_by(shared_rows.c.number + 0)
    .limit(bindparam("most"))
)


@dataclass(frozen=True, slots=True)
class Written:
    """What came of rows: how many are new, look otherwise now, went, or stood just so."""

    made: int = 0
    changed: int = 0
    gone: int = 0
    same: int = 0


class _Batch:
    """Rows of one kind on their way into a scope."""

    def __init__(self, connection: Connection, hub: Hub, scope: str, kind: str) -> None:
        self.connection, self.hub, self.scope, self.kind = connection, hub, scope, kind
        state = _locked(connection, scope)
        self.number, self.live, self.total = state.value, state.live, int(state.checksum, 16)
        self.buckets: dict[str, int] = {}
        self.new: list[tuple[Any, ...]] = []
        self.changed: list[dict[str, Any]] = []
        self.words = directorywords.Index(scope) if kind == RESOURCE.name else None

    def write(self, some: Mapping[str, dict[str, Any] | None]) -> Written:
        said = {"of": self.scope, "kind": self.kind, "some": as_list(some)}
        here = {row.id: row for row in self.connection.execute(_BY_ID, said)}
        counts = {"made": 0, "changed": 0, "gone": 0, "same": 0}
        for row_id, fields in some.items():
            counts[self._put(row_id, fields, here.get(row_id))] += 1
        if self.new or self.changed:
            self._flush()
        return Written(**counts)

    def _put(self, row_id: str, fields: dict[str, Any] | None, before: Row[Any] | None) -> str:
        """Stage one row; gives what becomes of it."""
        stands = before is not None and not before.gone
        if before is not None and stands:
            was = _decode(before.fields)
            if was == fields:
                return "same"
            self._weigh(row_id, before.number, was, -1)
            if self.words is not None:
                self.words.take(before.number, was)
        elif fields is None:
            return "same"
        self.number += 1
        if fields is not None:
            self._weigh(row_id, self.number, fields, 1)
            if self.words is not None:
                self.words.put(self.number, fields)
        row = {
            "scope": self.scope,
            "kind": self.kind,
            "id": row_id,
            "number": self.number,
            "fields": _encode(fields or {}).decode(),
            "gone": "" if fields is not None else GONE,
            "went_at": None if fields is not None else self.hub.now(),
        }
        if before is None:
            self.new.append(tuple(row.values()))
        else:
            self.changed.append(bound(row, _KEYS, _VALUES))
        if fields is None:
            return "gone"
        return "changed" if stands else "made"

    def _weigh(self, row_id: str, number: int, fields: dict[str, Any], sign: int) -> None:
        """Put a row into the sums, or take it out again."""
        self.live += sign
        self.total = added(self.total, sign * weight(self.kind, row_id, number))
        full, bucket = full_weight(self.kind, row_id, number, fields), bucket_of(row_id)
        self.buckets[bucket] = added(self.buckets.get(bucket, 0), sign * full)

    def _flush(self) -> None:
        run = self.connection.execute
        if self.changed:
            run(_CHANGE, self.changed)
        insert_many(self.connection, shared_rows, self.new)
        if self.words is not None:
            self.words.flush(self.connection)
        counts = {"value": self.number, "live": self.live, "checksum": shown(self.total)}
        run(_COUNT, {"of": self.scope, **counts})
        known = bucket_sums(self.connection, self.scope, whole=True)
        new, changed = [], []
        for bucket, part in self.buckets.items():
            total = shown(added(int(known.get(bucket, "0"), 16), part))
            if bucket in known:
                item = {"scope": self.scope, "bucket": bucket, "sum": total}
                changed.append(bound(item, _SUM_KEYS, ("sum",)))
            else:
                new.append((self.scope, bucket, total))
        if changed:
            run(_SUM_CHANGE, changed)
        insert_many(self.connection, shared_buckets, new)


def put_shared(
    connection: Connection,
    hub: Hub,
    scope: str,
    kind: str,
    some: Mapping[str, dict[str, Any] | None],
) -> Written:
    """Write whole rows of a kind into a shared scope, by id; None: the row goes.

    A row that stands just so is left alone. Nobody is woken: whoever is done writing rings
    (`postgres.tell`). Raises ValueError for what is no shared scope, or fields that do not fit.
    """
    declared = hub.kinds.get(kind)
    if not is_shared(scope) or declared is None or not declared.shared:
        raise ValueError(scope)
    for fields in some.values():
        bad = "" if fields is None else misfit(declared, fields) or missing(declared, fields)
        if bad:
            raise ValueError(bad)
    return _Batch(connection, hub, scope, kind).write(some)


def _locked(connection: Connection, scope: str) -> State:
    """Lock a scope's counter, made when something is first written into the scope."""
    found = connection.execute(_LOCK, {"of": scope}).first()
    if found is None:
        # Two may begin the same scope in one moment.
        hold_founding(connection)
        found = connection.execute(_LOCK, {"of": scope}).first()
    if found is None:
        connection.execute(shared_seq.insert().values(scope=scope))
        return State()
    return State(found.value, found.live, found.checksum, found.pruned_to)


# --- the index of lines that were written by an older program --------------------------------


def index_anew(engine: Engine, at_once: int = AT_ONCE) -> int:
    """Write anew by what every line of the directory is found; gives how many lines there are.

    Each batch is a commit of its own, under its scope's lock: nobody waits for long.
    """
    with reading(engine) as connection:
        scopes = connection.execute(select(shared_seq.c.scope).order_by(shared_seq.c.scope))
        waiting = [(str(scope), "") for scope in scopes.scalars()]
    count = 0
    while waiting:
        scope, after = waiting.pop()
        with writing(engine) as connection:
            some = _index_some(connection, scope, after, at_once)
        count += len(some)
        if some:
            waiting.append((scope, some[-1]))
    return count


def _index_some(connection: Connection, scope: str, after: str, most: int) -> list[str]:
    """Index the lines of a scope that come next after an id; gives their ids."""
    _locked(connection, scope)
    index, here = directorywords.Index(scope), {"of": scope, "after": after, "most": most}
    found = connection.execute(_LINES_AFTER, here).all()
    for row in found:
        fields = _decode(row.fields)
        index.take(row.number, fields)
        index.put(row.number, fields)
    index.flush(connection)
    return [row.id for row in found]


# --- what went ------------------------------------------------------------------------------


def tidy_up_shared(engine: Engine, hub: Hub) -> int:
    """Prune one batch if any is due, in a commit of its own; gives how many went.

    Whoever came by for something else must not suffer: what cannot be done now is done next time.
    """
    try:
        with reading(engine) as connection:
            scope = _due(connection, hub)
        if not scope:
            return 0
        with writing(engine) as connection:
            return prune_shared(connection, hub, scope)
    except Exception as error:
        if not stops_all(error):
            raise
        log.info("what many read is pruned another time: %s", type(error).__name__)
        return 0


def _due(connection: Connection, hub: Hub) -> str:
    return str(connection.execute(_DUE_SCOPE, {"before": _cutoff(hub)}).scalar() or "")


def _cutoff(hub: Hub) -> str:
    return to_text(hub.clock() - dt.timedelta(days=DAYS))


def prune_shared(connection: Connection, hub: Hub, scope: str, most: int = AT_ONCE) -> int:
    """Prune a batch of a scope's rows that went 180 days ago, under its lock; gives how many."""
    state = _locked(connection, scope)
    place = {"of": scope, "before": _cutoff(hub)}
    due = list(connection.execute(_DUE, {**place, "most": most}).scalars())
    if due:
        connection.execute(
            delete(shared_rows).where(
                shared_rows.c.scope == scope,
                shared_rows.c.went_at < place["before"],
                shared_rows.c.number + 0 <= due[-1],
            )
        )
        number = max(state.pruned, due[-1])
        connection.execute(
            update(shared_seq).where(shared_seq.c.scope == scope).values(pruned_to=number)
        )
    return len(due)
