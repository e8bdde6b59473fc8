"""What a synced table's rows consist of, and the statements pages need of it, made once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Select, select

from app.kinds import Form, Nature
from app.ops import Version
from app.store.base import Base, Synced, field_names, listed, table_of

GONE = "__gone__"
"""In a base copy: headquarters no longer has the row; it goes when the work over it is settled."""
ERASED = "erased"
"""Why a row left: its person was erased, for ever."""
_REST = ("venue_id", "seen_epoch", "seen_scope", "seen_number", "mark", "extra", "id")
"""Columns every synced table has beside the fields of its kind; the id comes last."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A model's fields and its statements.

    `seen` asks for the versions of the ids in `some`, a JSON list. `add` and `update` are text for
    the driver and write rows as `values` gives them: to convert value by value, as SQLAlchemy
    does, costs more than the writing itself.
    """

    names: tuple[str, ...]
    known: frozenset[str]
    sets: tuple[int, ...]
    """At which places of `names` sets stand."""
    given: tuple[int, ...]
    """At which places what the hub gives stands, whatever its form."""
    seen: Select[Any]
    add: str
    update: str

    def values(
        self, row_id: str, venue: str, version: Version, mark: str, fields: dict[str, Any]
    ) -> tuple[Any, ...]:
        """Give the values of one row; what the kind does not know goes into `extra`."""
        values = [fields.get(name) for name in self.names]
        for place in self.sets:
            members = values[place]
            values[place] = as_json(sorted(members) if members is not None else None)
        for place in self.given:
            values[place] = as_json(values[place])
        extra = None
        if not fields.keys() <= self.known:
            extra = {n: v for n, v in fields.items() if n not in self.known and n != GONE}
        values += (venue, version.epoch, version.scope, version.number)
        values += (mark or None, as_json(extra or None), row_id)
        return tuple(values)

    def values_of(self, row: Synced) -> tuple[Any, ...]:
        """Give the values of a row this desk makes: no headquarters has seen it yet."""
        values = [getattr(row, name) for name in self.names]
        for place in self.sets:
            values[place] = as_json(values[place])
        return (*values, row.venue_id, None, None, None, row.mark, None, row.id)


def is_record(model: type[Synced]) -> bool:
    """Say whether rows of a model change, or are facts."""
    return model.kind.nature is Nature.RECORD


def as_json(value: Any) -> str | None:
    """Write a value for a JSON column; None is no value at all."""
    return None if value is None else json.dumps(value)


def put_rows(connection: Connection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Run a statement once for each row of values, straight through the driver."""
    if rows:
        connection.exec_driver_sql(statement, list(rows))


_shapes: dict[type[Synced], Shape] = {}


def shape_of(model: type[Synced]) -> Shape:
    """Give the shape of a model."""
    known = _shapes.get(model)
    if known is None:
        known = _shapes[model] = _made(model)
    return known


def _made(model: type[Synced]) -> Shape:
    table = table_of(cast("type[Base]", model))
    names = field_names(model.kind)
    order = (*names, *_REST)
    marks = ", ".join("?" * len(order))
    said = [f'"{name}"' for name in order]  # quoted: a field may be called as SQL calls things
    written = ", ".join(f"{name} = ?" for name in said[:-1])
    seen: list[ColumnElement[Any]] = [table.c.id, *(table.c[name] for name in _REST[1:4])]
    if model.about:
        seen.append(table.c[model.about].label("about"))
    return Shape(
        names,
        frozenset(names),
        _places(model, Form.SET),
        _places(model, Form.GIVEN),
        select(*seen).where(table.c.id.in_(listed("some"))),
        # Names of tables and columns come from the models, never from what was said.
        f"INSERT INTO {table.name} ({', '.join(said)}) VALUES ({marks})",  # noqa: S608 - see above
        f"UPDATE {table.name} SET {written} WHERE id = ?",  # noqa: S608 - see above
    )


def _places(model: type[Synced], form: Form) -> tuple[int, ...]:
    return tuple(place for place, item in enumerate(model.kind.fields) if item.form is form)
