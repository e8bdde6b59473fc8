"""What a synced table's rows consist of, and the statements pages need of it, made once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import BindParameter, Insert, Select, Update, bindparam, insert, select, update

from app.kinds import Form
from app.store.base import Base, Synced, field_names, table_of

_SEEN = ("seen_epoch", "seen_scope", "seen_number")


@dataclass(frozen=True, slots=True)
class Shape:
    """A model's fields, those of them that are sets, all its columns, and its statements.

    `seen` asks for the versions of the ids in `some`; `add` and `update` write whole rows, the
    latter where the id is `b_id`. SQLAlchemy caches these; ON CONFLICT it compiles every time.
    """

    names: tuple[str, ...]
    columns: tuple[str, ...]
    known: frozenset[str]
    sets: tuple[str, ...]
    seen: Select[Any]
    add: Insert
    update: Update

    def values_of(self, row: Synced) -> dict[str, Any]:
        """Read a row as its table keeps it: the columns that have a value."""
        some = {name: getattr(row, name) for name in self.columns}
        return {name: value for name, value in some.items() if value is not None}


_shapes: dict[type[Synced], Shape] = {}


def shape_of(model: type[Synced]) -> Shape:
    """Give the shape of a model."""
    known = _shapes.get(model)
    if known is None:
        known = _shapes[model] = _made(model)
    return known


def _made(model: type[Synced]) -> Shape:
    table = table_of(cast("type[Base]", model))
    names, columns = field_names(model.kind), table.c
    some: BindParameter[Any] = bindparam("some", expanding=True)
    written: dict[str, Any] = {
        name: bindparam(name) for name in (*names, "venue_id", *_SEEN, "mark", "extra")
    }
    return Shape(
        names,
        tuple(columns.keys()),
        frozenset(names),
        tuple(item.name for item in model.kind.fields if item.form is Form.SET),
        select(columns.id, *(columns[name] for name in _SEEN)).where(columns.id.in_(some)),
        insert(table),
        update(table).where(columns.id == bindparam("b_id")).values(written),
    )
