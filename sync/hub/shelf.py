"""The rows of one scope, open for writing: read once, staged, given numbers, written in batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Row, Table, Update, bindparam, select

from app.kinds import VENUE_SCOPE
from app.ops import Version
from sync.hub.hub import Hub
from sync.hub.tables import rows, scope_seq
from sync.merge import Stamp, Stored
from sync.wire import checksum

T = TypeVar("T")
CHUNK = 400
_stamps = msgspec.json.Decoder(dict[str, Stamp])
_encode = msgspec.json.Encoder().encode
_inserts: dict[tuple[str, ...], tuple[str, list[str] | None]] = {}
"""For each table, dialect and choice of columns: the statement, and the order of its values."""


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """Cut into lists of at most `size`."""
    remaining = iter(items)
    while part := list(islice(remaining, size)):
        yield part


def to_stored(row: Row[Any]) -> Stored:
    """Read a row of the table `rows`."""
    return Stored(
        kind=row.kind,
        id=row.id,
        number=row.number,
        made=Stamp(row.made, row.maker_op, row.maker),
        fields=msgspec.json.decode(row.fields),
        stamps=_stamps.decode(row.stamps),
        gone=row.gone,
        mark=row.mark,
        key=row.key,
    )


class Journal:
    """Remembers what was staged, so that it can be undone back to a mark."""

    def __init__(self) -> None:
        self._journal: list[tuple[dict[Any, Any], Any, Any]] = []

    def _set(self, table: dict[Any, Any], key: Any, value: Any) -> None:
        self._journal.append((table, key, table.get(key, msgspec.UNSET)))
        table[key] = value

    def mark(self) -> int:
        """Give a point to which everything staged later can be undone."""
        return len(self._journal)

    def undo(self, mark: int) -> None:
        """Take back everything staged since the mark."""
        while len(self._journal) > mark:
            table, key, old = self._journal.pop()
            if old is msgspec.UNSET:
                table.pop(key, None)
            else:
                table[key] = old


class Shelf(Journal):
    """The rows of one scope of a venue, under the lock of its counter."""

    def __init__(
        self, connection: Connection, hub: Hub, venue_id: str, scope: str = VENUE_SCOPE
    ) -> None:
        super().__init__()
        self.connection, self.hub, self.venue_id, self.scope = connection, hub, venue_id, scope
        found = connection.execute(
            select(scope_seq)
            .where(scope_seq.c.venue_id == venue_id, scope_seq.c.scope == scope)
            .with_for_update()
        ).one()
        self.state: dict[str, int] = {
            "number": found.value,
            "live": found.live,
            "sum": int(found.checksum, 16),
        }
        self._rows: dict[tuple[str, str], Stored | None] = {}
        self._lines: dict[tuple[str, str], tuple[str, ...]] = {}
        self._new: dict[tuple[str, str], bool] = {}

    def prefetch(self, wanted: Iterable[tuple[str, str]], keys: Iterable[tuple[str, str]]) -> None:
        """Read the rows (kind, id) and lines (kind, key) a batch will ask for, in few queries."""
        by_kind: dict[str, set[str]] = {}
        for kind, row_id in wanted:
            if (kind, row_id) not in self._rows:
                by_kind.setdefault(kind, set()).add(row_id)
        for kind, ids in by_kind.items():
            for part in chunks(sorted(ids)):
                for row_id in part:
                    self._rows[kind, row_id] = None
                self._read(rows.c.kind == kind, rows.c.id.in_(part))
        by_kind = {}
        for kind, key in keys:
            if (kind, key) not in self._lines:
                by_kind.setdefault(kind, set()).add(key)
        for kind, line_keys in by_kind.items():
            for part in chunks(sorted(line_keys)):
                self._read_lines(kind, part)

    def _read(self, *where: Any) -> list[Stored]:
        found = self.connection.execute(
            select(rows).where(rows.c.venue_id == self.venue_id, *where).order_by(rows.c.made)
        )
        stored = [to_stored(row) for row in found]
        for item in stored:
            if self._rows.get((item.kind, item.id)) is None:
                self._rows[item.kind, item.id] = item
        return stored

    def _read_lines(self, kind: str, keys: Sequence[str]) -> None:
        line: dict[str, list[str]] = {key: [] for key in keys}
        for item in self._read(rows.c.kind == kind, rows.c.key.in_(keys)):
            line[str(item.key)].append(item.id)
        for key, ids in line.items():
            self._lines[kind, key] = tuple(ids)

    def row(self, kind: str, row_id: str) -> Stored | None:
        """Give a row as it stands, with what was staged."""
        if (kind, row_id) not in self._rows:
            self.prefetch([(kind, row_id)], [])
        return self._rows[kind, row_id]

    def line(self, kind: str, key: str) -> list[Stored]:
        """Give the rows of a kind found by `key`, in the order the hub took them."""
        ids = self._lines.get((kind, key))
        if ids is None:
            self.prefetch([], [(kind, key)])
            ids = self._lines[kind, key]
        if not ids:
            return []
        found = [self._rows[kind, row_id] for row_id in ids]
        return [item for item in found if item is not None]

    def of_kind(self, kind: str) -> list[Stored]:
        """Give every row of a kind as it stands, with what was staged; for rare work only."""
        self._read(rows.c.kind == kind)
        return [row for row in self._rows.values() if row is not None and row.kind == kind]

    @property
    def next_number(self) -> int:
        """The number the next row that changes will get."""
        return self.state["number"] + 1

    def version(self, number: int) -> Version:
        """Give a number of this scope as a version."""
        return Version(self.hub.epoch, self.scope, number)

    def put(self, row: Stored) -> Stored:
        """Stage a row under the next number; gives it with that number."""
        number = self.next_number
        place = (row.kind, row.id)
        before = self.row(*place)
        made = row.made if before is not None else Stamp(number, row.made.op_id, row.made.device)
        row = Stored(
            row.kind,
            row.id,
            number,
            made,
            row.fields,
            row.stamps,
            row.gone,
            row.mark,
            row.key,
        )
        total, live = self.state["sum"], self.state["live"]
        if before is not None and not before.gone:
            total = checksum.added(total, -checksum.weight(row.kind, row.id, before.number))
            live -= 1
        if not row.gone:
            total = checksum.added(total, checksum.weight(row.kind, row.id, number))
            live += 1
        for name, value in (("number", number), ("sum", total), ("live", live)):
            self._set(self.state, name, value)
        self._store(place, before, row)
        return row

    def rekey(self, row: Stored, key: str | None) -> None:
        """Stage what a row is found by; desks do not see it, so it gets no new number."""
        self._store((row.kind, row.id), row, msgspec.structs.replace(row, key=key))

    def _store(self, place: tuple[str, str], before: Stored | None, after: Stored) -> None:
        kind, row_id = place
        old = before.key if before is not None else None
        if old != after.key:
            if old is not None:
                kept = tuple(item.id for item in self.line(kind, old) if item.id != row_id)
                self._set(self._lines, (kind, old), kept)
            if after.key is not None:
                self.line(kind, after.key)
                ids = (*self._lines[kind, after.key], row_id)
                self._set(self._lines, (kind, after.key), ids)
        if place not in self._new:
            self._set(self._new, place, before is None)
        self._set(self._rows, place, after)

    def flush_rows(self) -> None:
        """Write the staged rows and the counter."""
        run = self.connection.execute
        new = [self._as_row(*place) for place, fresh in self._new.items() if fresh]
        changed = [self._as_row(*place) for place, fresh in self._new.items() if not fresh]
        if changed:
            run(_UPDATE_ROW, [bound(item, _ROW_KEYS, _ROW_VALUES) for item in changed])
        if new:
            insert_many(self.connection, rows, new)
        run(
            scope_seq.update()
            .where(scope_seq.c.venue_id == self.venue_id, scope_seq.c.scope == self.scope)
            .values(
                value=self.state["number"],
                live=self.state["live"],
                checksum=checksum.shown(self.state["sum"]),
            )
        )

    def _as_row(self, kind: str, row_id: str) -> dict[str, Any]:
        row = self._rows[kind, row_id]
        assert row is not None  # noqa: S101 - staged rows are there by construction
        return {
            "venue_id": self.venue_id,
            "kind": kind,
            "id": row_id,
            "scope": self.scope,
            "number": row.number,
            "made": row.made.number,
            "maker_op": row.made.op_id,
            "maker": row.made.device,
            "fields": _encode(row.fields).decode(),
            "stamps": _encode(row.stamps).decode() if row.stamps else "{}",
            "gone": row.gone,
            "mark": row.mark,
            "key": row.key,
        }


def insert_many(connection: Connection, table: Table, values: Sequence[dict[str, Any]]) -> None:
    """Insert rows of text and numbers straight through the driver.

    All have the same columns, and nothing of them needs SQLAlchemy's conversions, of which it
    makes one per value.
    """
    place = (table.name, connection.dialect.name, *values[0])
    if place not in _inserts:
        compiled = table.insert().compile(dialect=connection.dialect, column_keys=list(values[0]))
        _inserts[place] = str(compiled), compiled.positiontup
    said, order = _inserts[place]
    given = values if order is None else [tuple(map(row.__getitem__, order)) for row in values]
    connection.exec_driver_sql(said, given)


def update_of(table: Table, keys: tuple[str, ...], values: tuple[str, ...]) -> Update:
    """An UPDATE for many rows at once, its parameters named `b_...`."""
    where = [table.c[name] == bindparam(f"b_{name}") for name in keys]
    return table.update().where(*where).values({name: bindparam(f"b_{name}") for name in values})


def bound(item: dict[str, Any], *names: tuple[str, ...]) -> dict[str, Any]:
    """Give the parameters of such an UPDATE for one row."""
    return {f"b_{name}": item[name] for part in names for name in part}


_ROW_KEYS = ("venue_id", "kind", "id")
_ROW_VALUES = ("number", "fields", "stamps", "gone", "mark", "key")
_UPDATE_ROW = update_of(rows, _ROW_KEYS, _ROW_VALUES)
