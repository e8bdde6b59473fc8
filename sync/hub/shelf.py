"""A venue's rows, open for writing: read once, staged, given numbers, written in batches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, Table, Update, bindparam, select

from app.kinds import VENUE_SCOPE
from app.ops import Version
from sync.hub import querycodes, tombs
from sync.hub.database import among, as_list
from sync.hub.hub import Hub
from sync.hub.postgres import insert_at_once
from sync.hub.staging import Staging
from sync.hub.tables import rows, scope_seq
from sync.merge import Stamp, Stored
from sync.wire import checksum

_stamps = msgspec.json.Decoder(dict[str, Stamp])
_encode = msgspec.json.Encoder().encode
_inserts: dict[tuple[str, str], str] = {}
"""For each table and dialect: the statement that inserts a whole row."""


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
        scope=row.scope,
    )


# Made once: to put a statement together costs more than to run it.
_SCOPE = (scope_seq.c.venue_id == bindparam("venue"), scope_seq.c.scope == bindparam("of"))
# All of a venue's, in one order: whoever has the first has them all, so nobody deadlocks, and one
# push may write into several.
_LOCK = (
    select(scope_seq)
    .where(scope_seq.c.venue_id == bindparam("venue"))
    .order_by(scope_seq.c.scope)
    .with_for_update()
)
_COUNT = (
    scope_seq.update()
    .where(*_SCOPE)
    .values({name: bindparam(name) for name in ("value", "live", "checksum")})
)
_BEGIN = scope_seq.insert()


class Shelf(Staging):
    """The rows of a venue's scopes, under the lock of their counters."""

    def __init__(self, connection: Connection, hub: Hub, venue_id: str) -> None:
        super().__init__()
        self.connection, self.hub, self.venue_id = connection, hub, venue_id
        self._states: dict[str, dict[str, int]] = {}
        self._before: dict[str, dict[str, int]] = {}
        """The counters as they are stored."""
        self._load(connection.execute(_LOCK, {"venue": venue_id}))
        if VENUE_SCOPE not in self._states:
            raise LookupError(venue_id)
        self._rows: dict[tuple[str, str], Stored | None] = {}
        self._lines: dict[tuple[str, str], tuple[str, ...]] = {}
        self._new: dict[tuple[str, str], bool] = {}
        self._went: dict[tuple[str, str], bool] = {}
        self._whole: set[str] = set()
        """Kinds of which every row was read: under the lock nobody else brings another."""

    def prefetch(self, wanted: Iterable[tuple[str, str]], keys: Iterable[tuple[str, str]]) -> None:
        """Read the rows (kind, id) and lines (kind, key) a batch will ask for, in few queries."""
        by_kind: dict[str, set[str]] = {}
        for kind, row_id in wanted:
            if (kind, row_id) not in self._rows:
                by_kind.setdefault(kind, set()).add(row_id)
        for kind, ids in by_kind.items():
            for row_id in ids:
                self._rows[kind, row_id] = None
            self._read(_BY_ID, kind, sorted(ids))
        by_kind = {}
        for kind, key in keys:
            if (kind, key) not in self._lines:
                by_kind.setdefault(kind, set()).add(key)
        for kind, line_keys in by_kind.items():
            self._read_lines(kind, sorted(line_keys))

    def _read(self, wanted: Select[Any], kind: str, some: Sequence[str]) -> list[Stored]:
        said = {"venue": self.venue_id, "kind": kind, "some": as_list(some)}
        stored = [to_stored(row) for row in self.connection.execute(wanted, said)]
        for item in stored:
            if self._rows.get((item.kind, item.id)) is None:
                self._rows[item.kind, item.id] = item
        return stored

    def _read_lines(self, kind: str, keys: Sequence[str]) -> None:
        line: dict[str, list[str]] = {key: [] for key in keys}
        for item in self._read(_BY_KEY, kind, keys):
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
        if kind not in self._whole:
            self._read(_OF_KIND, kind, ())
            self._whole.add(kind)
        return [row for row in self._rows.values() if row is not None and row.kind == kind]

    def found_under(self, kind: str, first: str) -> list[Stored]:
        """Give the rows of a kind whose key begins with `first` and a bar; for rare work only."""
        said = {"venue": self.venue_id, "kind": kind, "prefix": f"{first}|%"}
        for item in map(to_stored, self.connection.execute(_UNDER, said)):
            if self._rows.get((item.kind, item.id)) is None:
                self._rows[item.kind, item.id] = item
        return [
            row
            for row in self._rows.values()
            if row is not None and row.kind == kind and (row.key or "").startswith(f"{first}|")
        ]

    def _state(self, scope: str) -> dict[str, int]:
        """Give a scope's counter; one in which nothing was ever written stands at nothing.

        It is made under the lock of the venue's own, which is always there.
        """
        if scope not in self._states:
            # Whoever held the lock before us may just have begun it.
            self._load(self.connection.execute(_LOCK, {"venue": self.venue_id}))
            self._states.setdefault(scope, {"number": 0, "live": 0, "sum": 0})
        return self._states[scope]

    def _load(self, found: Iterable[Row[Any]]) -> None:
        for row in found:
            if row.scope not in self._states:
                counts = {"number": row.value, "live": row.live, "sum": int(row.checksum, 16)}
                self._states[row.scope], self._before[row.scope] = counts, dict(counts)

    def number_in(self, scope: str) -> int:
        """Give the number a scope stands at."""
        return self._state(scope)["number"]

    def next_number(self, scope: str = VENUE_SCOPE) -> int:
        """Give the number the next row of a scope that changes will get."""
        return self.number_in(scope) + 1

    def version(self, number: int, scope: str = VENUE_SCOPE) -> Version:
        """Give a number of a scope as a version."""
        return Version(self.hub.epoch, scope, number)

    def put(self, row: Stored) -> Stored:
        """Stage a row under the next number of its scope; gives it with that number."""
        state, place = self._state(row.scope), (row.kind, row.id)
        number = state["number"] + 1
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
            row.scope,
        )
        total, live = state["sum"], state["live"]
        if before is not None and not before.gone:
            total = checksum.added(total, -checksum.weight(row.kind, row.id, before.number))
            live -= 1
        if not row.gone:
            total = checksum.added(total, checksum.weight(row.kind, row.id, number))
            live += 1
        for name, value in (("number", number), ("sum", total), ("live", live)):
            self._set(state, name, value)
        if row.gone or (before is not None and before.gone):
            self._set(self._went, place, True)
        self._store(place, before, row)
        return row

    def put_new(
        self,
        kind: str,
        row_id: str,
        op_id: str,
        device: str,
        fields: dict[str, Any],
        key: str | None,
    ) -> int:
        """Stage a row of the venue's scope, known to be new, alone on its line, for good.

        Gives its number.
        """
        state, place = self._states[VENUE_SCOPE], (kind, row_id)
        number = state["number"] + 1
        weight = checksum.weight(kind, row_id, number)
        made = Stamp(number, op_id, device)
        self._rows[place] = Stored(kind, row_id, number, made, fields, key=key)
        self._new[place] = True
        if key is not None:
            self._lines[kind, key] = (row_id,)
        state["number"] = number
        state["live"] += 1
        state["sum"] = checksum.added(state["sum"], weight)
        return number

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
        """Write the staged rows and the counters."""
        run = self.connection.execute
        new = [self._as_values(*place) for place, fresh in self._new.items() if fresh]
        changed = [self._as_row(*place) for place, fresh in self._new.items() if not fresh]
        if changed:
            run(_UPDATE_ROW, [bound(item, _ROW_KEYS, _ROW_VALUES) for item in changed])
        insert_many(self.connection, rows, new)
        querycodes.note(self.connection, self.venue_id, map(self._rows.get, self._new))
        for scope, state in self._states.items():
            if state == self._before.get(scope) or not state["number"]:
                continue
            counts = {
                "value": state["number"],
                "live": state["live"],
                "checksum": checksum.shown(state["sum"]),
            }
            if scope in self._before:
                run(_COUNT, {"venue": self.venue_id, "of": scope, **counts})
            else:
                run(_BEGIN, {"venue_id": self.venue_id, "scope": scope, **counts})
        self._note_gone()

    def _note_gone(self) -> None:
        """Note when rows went, or that one is back, by the scope each is of."""
        by_scope: dict[str, list[tuple[str, str, int]]] = {}
        for place in self._went:
            row = self._rows[place]
            if row is not None:
                some = by_scope.setdefault(row.scope, [])
                some.append((row.kind, row.id, row.number if row.gone else 0))
        for scope, went in by_scope.items():
            tombs.note(self.connection, self.venue_id, scope, self.hub.now(), went)

    def _as_row(self, kind: str, row_id: str) -> dict[str, Any]:
        return dict(zip(rows.c.keys(), self._as_values(kind, row_id), strict=True))

    def _as_values(self, kind: str, row_id: str) -> tuple[Any, ...]:
        """Give a staged row's values in the order of the table's columns."""
        row = self._rows[kind, row_id]
        assert row is not None  # noqa: S101 - staged rows are there by construction
        made = row.made
        return (
            self.venue_id,
            kind,
            row_id,
            row.scope,
            row.number,
            made.number,
            made.op_id,
            made.device,
            _encode(row.fields).decode(),
            _encode(row.stamps).decode() if row.stamps else "{}",
            row.gone,
            row.mark,
            row.key,
        )


def insert_many(connection: Connection, table: Table, values: list[tuple[Any, ...]]) -> None:
    """Insert rows of text and numbers, whole and in the table's order, through the driver.

    Nothing of them needs SQLAlchemy's conversions, of which it makes one per value.
    """
    if not values:
        return
    if connection.dialect.name == "postgresql":
        insert_at_once(connection, table, values)
        return
    place = (table.name, connection.dialect.name)
    if place not in _inserts:
        # Values by position: no dictionary is made for each row.
        positional: Any = type(connection.dialect)
        _inserts[place] = str(table.insert().compile(dialect=positional(paramstyle="qmark")))
    connection.exec_driver_sql(_inserts[place], values)


def update_of(table: Table, keys: tuple[str, ...], values: tuple[str, ...]) -> Update:
    """An UPDATE for many rows at once, its parameters named `b_...`."""
    where = [table.c[name] == bindparam(f"b_{name}") for name in keys]
    return table.update().where(*where).values({name: bindparam(f"b_{name}") for name in values})


def bound(item: dict[str, Any], *names: tuple[str, ...]) -> dict[str, Any]:
    """Give the parameters of such an UPDATE for one row."""
    return {f"b_{name}": item[name] for part in names for name in part}


def _found_by(column: ColumnElement[str]) -> Select[Any]:
    """Make the statement for a kind's rows whose `column` is among `some`, in the order made."""
    where = (rows.c.venue_id == bindparam("venue"), rows.c.kind == bindparam("kind"))
    return select(rows).where(*where, among(column, bindparam("some"))).order_by(rows.c.made)


_BY_ID, _BY_KEY = _found_by(rows.c.id), _found_by(rows.c.key)
_OF_KIND = select(rows).where(
    rows.c.venue_id == bindparam("venue"), rows.c.kind == bindparam("kind")
)
_UNDER = _OF_KIND.where(rows.c.key.like(bindparam("prefix")))
_ROW_KEYS = ("venue_id", "kind", "id")
_ROW_VALUES = ("number", "fields", "stamps", "gone", "mark", "key")
_UPDATE_ROW = update_of(rows, _ROW_KEYS, _ROW_VALUES)
