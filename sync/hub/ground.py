"""Where a scope's rows stand: in the venues' tables, or in those of what many venues read.

A statement that reads rows in order is made once for each ground, with the same parameters
(`venue`, `of`: the scope; the shared ground has no use for the first) and the same columns.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Table, bindparam, literal

from app.kinds import is_shared
from sync.hub.tables import rows, shared_rows

T = TypeVar("T")


class State(NamedTuple):
    """Where a scope stands."""

    value: int = 0
    live: int = 0
    checksum: str = "0" * 16
    pruned: int = 0
    """The highest number whose tombstone was pruned."""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """A table of rows and the condition that picks those `of` a scope."""

    rows: Table
    of_venue: tuple[ColumnElement[bool], ...]
    mark: ColumnElement[Any]
    is_shared: bool

    @property
    def mine(self) -> tuple[ColumnElement[bool], ...]:
        """Give the condition that a row is of the scope asked for."""
        return (*self.of_venue, self.rows.c.scope == bindparam("of"))

    @property
    def shown(self) -> tuple[ColumnElement[Any], ...]:
        """Give the columns a desk is shown."""
        c = self.rows.c
        return (c.kind, c.id, c.number, c.fields, c.gone, self.mark)


VENUES = Ground(rows, (rows.c.venue_id == bindparam("venue"),), rows.c.mark, is_shared=False)
SHARED = Ground(shared_rows, (), literal("").label("mark"), is_shared=True)


def ground_of(scope: str) -> Ground:
    """Give the ground a scope's rows stand on."""
    return SHARED if is_shared(scope) else VENUES


def on_each(make: Callable[[Ground], T]) -> dict[Ground, T]:
    """Make a statement once for each ground: putting one together costs more than running it."""
    return {ground: make(ground) for ground in (VENUES, SHARED)}
