"""What this desk holds of each scope, added up: to be compared with headquarters (rule 14).

A row counts at the version headquarters last showed it at. What this desk said and has not seen
come back does not count, nor does a row that headquarters no longer has and that only stays while
work on it waits. The running sum moves with every page, in the page's commit. It may be absent
(nothing was counted yet, or rows came by another way than a page): then it is counted from the
rows when it is next asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, cast

import msgspec
from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from app import checksum
from app.ops import Version
from app.store.aside import Aside
from app.store.base import (
    Base,
    BaseCopy,
    State,
    Synced,
    UnknownRow,
    field_names,
    may_stand_in,
    table_of,
)
from app.store.shape import GONE
from app.store.store import Models, get_state, set_state

_NAME = "held_sum:"
"""State of this PC, for each scope: epoch, count of rows, sum over their versions."""
COMPARE_NOW = "compare_now"
"""State of this PC, present while the buckets are to be compared with the next round."""
AT_ONCE = 500


class Held(NamedTuple):
    """A row as this desk holds it from headquarters."""

    kind: str
    id: str
    number: int
    fields: dict[str, Any]


class Running:
    """The running sums while one page is laid in."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._sums: dict[str, _Sum | None] = {}
        self._moved: set[str] = set()

    def moved(self, kind: str, row_id: str, before: Version | None, after: Version | None) -> None:
        """A row counted at `before` counts at `after` now (None: it does not count)."""
        if before is not None:
            self._add(before, -checksum.weight(kind, row_id, before.number), -1)
        if after is not None:
            self._add(after, checksum.weight(kind, row_id, after.number), 1)

    def _add(self, version: Version, weight: int, count: int) -> None:
        scope = version.scope
        if scope not in self._sums:
            self._sums[scope] = _read(self._session, scope)
        kept = self._sums[scope]
        if kept is not None and kept.epoch == version.epoch:
            total = checksum.added(kept.total, weight)
            self._sums[scope] = _Sum(kept.epoch, kept.rows + count, total)
            self._moved.add(scope)

    def forget(self) -> None:
        """Rows change by another way than a page: let them be counted anew."""
        forget(self._session)
        self._sums, self._moved = {}, set()

    def write(self) -> None:
        """Keep the sums that moved, in the page's commit."""
        for scope in sorted(self._moved):
            kept = self._sums[scope]
            if kept is not None:
                keep(self._session, scope, kept.epoch, kept.rows, kept.total)


class _Sum(NamedTuple):
    epoch: str
    rows: int
    total: int


def _read(session: Session, scope: str) -> _Sum | None:
    epoch, _, rest = (get_state(session, _NAME + scope) or "").partition(" ")
    count, _, total = rest.partition(" ")
    return _Sum(epoch, int(count), int(total, 16)) if total else None


def forget(session: Session) -> None:
    """Let every scope be counted from its rows when it is next asked for."""
    session.execute(delete(State).where(State.name.startswith(_NAME, autoescape=True)))


def drop(session: Session, scope: str) -> None:
    """Keep no sum of a scope this desk has left."""
    set_state(session, _NAME + scope, None)


def running(session: Session, epoch: str, scope: str) -> tuple[int, str] | None:
    """Give the running count and checksum of a scope, or None where none is kept."""
    kept = _read(session, scope)
    if kept is None or kept.epoch != epoch:
        return None
    return kept.rows, checksum.shown(kept.total)


def keep(session: Session, scope: str, epoch: str, count: int, total: int) -> None:
    """Keep what a scope adds up to, in the open transaction."""
    set_state(session, _NAME + scope, f"{epoch} {count} {checksum.shown(total)}")


# --- from the rows themselves -------------------------------------------------------------


def counted(session: Session, models: Models, epoch: str, scope: str) -> tuple[int, int]:
    """Count a scope's rows and add up their versions."""
    count = total = 0
    for kind, model in may_stand_in(models, scope):
        table = table_of(cast("type[Base]", model))
        wanted = _held(model, select(table.c.id, table.c.seen_number), epoch, scope)
        for row_id, number in _stream(session, wanted):
            count, total = count + 1, checksum.added(total, checksum.weight(kind, row_id, number))
    for row in aside(session, epoch, scope):
        weight = checksum.weight(row.kind, row.id, row.number)
        count, total = count + 1, checksum.added(total, weight)
    return count, total


def bucket_sums(session: Session, models: Models, epoch: str, scope: str) -> dict[str, str]:
    """Add up a scope's rows with all they say, bucket by bucket."""
    buckets = checksum.Buckets()
    for row in held(session, models, epoch, scope):
        buckets.put(*row)
    return buckets.sums()


def held(session: Session, models: Models, epoch: str, scope: str) -> Iterator[Held]:
    """Give a scope's rows as headquarters last showed them, without the work that lies over."""
    for kind, model in may_stand_in(models, scope):
        copies = {
            copy.id: copy
            for copy in session.execute(
                select(BaseCopy.id, BaseCopy.number, BaseCopy.fields).where(BaseCopy.kind == kind)
            )
        }
        names = field_names(model.kind)
        table = table_of(cast("type[Base]", model))
        for row in _stream(session, _held(model, select(table), epoch, scope)):
            copy = copies.get(row.id)
            if copy is not None:
                said = {name: value for name, value in copy.fields.items() if name != GONE}
                yield Held(kind, row.id, copy.number, said)
                continue
            values = row._mapping  # noqa: SLF001 - how a row is read by name
            fields = {name: values[name] for name in names}
            yield Held(kind, row.id, row.seen_number, {**(row.extra or {}), **fields})
    yield from aside(session, epoch, scope)


def ids_in(
    session: Session, models: Models, epoch: str, scope: str, buckets: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Give (kind, id) of a scope's rows in some buckets."""
    wanted = set(buckets)
    for kind, model in may_stand_in(models, scope):
        table = table_of(cast("type[Base]", model))
        for (row_id,) in _stream(session, _held(model, select(table.c.id), epoch, scope)):
            if checksum.bucket_of(row_id) in wanted:
                yield kind, row_id
    for row in aside(session, epoch, scope):
        if checksum.bucket_of(row.id) in wanted:
            yield row.kind, row.id


def _held(model: type[Synced], wanted: Select[Any], epoch: str, scope: str) -> Select[Any]:
    table = table_of(cast("type[Base]", model))
    return wanted.where(
        table.c.seen_epoch == epoch, table.c.seen_scope == scope, table.c.seen_number.is_not(None)
    )


def _stream(session: Session, wanted: Select[Any]) -> Iterator[Any]:
    """Give rows a few at a time: a venue may have a million."""
    return iter(session.connection().execute(wanted, execution_options={"yield_per": AT_ONCE}))


def aside(session: Session, epoch: str, scope: str) -> Iterator[Held]:
    """Give the rows of kinds this program does not know."""
    table = table_of(UnknownRow)
    for kept in _stream(session, select(table.c.kind, table.c.id, table.c.row)):
        row = msgspec.json.decode(kept.row, type=Aside)
        if (row.version.epoch, row.version.scope, row.gone) == (epoch, scope, ""):
            yield Held(kept.kind, kept.id, row.version.number, row.fields)
