"""What stands at headquarters, read from the start; and what stands at a desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import msgspec
from sqlalchemy import select

from app.desk import MODELS
from app.kinds import RESTRICTED_SCOPE, VENUE_SCOPE
from app.store.base import Base, UnknownRow, field_names, table_of
from sync.hub import ledger
from sync.wire import codec
from sync.wire.messages import Page, Pull, Pulled
from tests.simulation.ground import ground
from tests.simulation.told import Broken

if TYPE_CHECKING:
    from tests.simulation.desk import SimDesk
    from tests.simulation.world import World

TABLES = {
    kind: select(table_of(cast("type[Base]", model)))
    for kind, model in MODELS.items()
    if not model.kind.shared
}
"""What a venue's own rows stand in; `nation.py` looks after what many venues read."""
_FIELDS = {kind: field_names(model.kind) for kind, model in MODELS.items()}
_ASIDE = select(table_of(UnknownRow))
Shown = dict[tuple[str, str], dict[str, Any]]
ENOUGH, FEW = 500, 3
"""Rows a page: so that one mostly does, and so that many are needed."""


def plain(fields: dict[str, Any]) -> dict[str, Any]:
    """Sets have no order, and an empty one is none."""
    return {
        name: sorted(value, key=str) if isinstance(value, list) else value
        for name, value in fields.items()
        if value != [] and name != "__gone__"
    }


def rows_of(desk: SimDesk) -> tuple[Shown, set[tuple[str, str]]]:
    """Give what a desk shows, and which of it only a former hub knew: no repair deletes that."""
    shown: Shown = {}
    former = set()
    epoch = desk.store.place.epoch
    with desk.store.read() as session:
        connection = session.connection()
        for kind, rows_of_kind in TABLES.items():
            for row in connection.execute(rows_of_kind).mappings():
                fields = {name: row[name] for name in _FIELDS[kind] if row[name] is not None}
                shown[kind, row["id"]] = plain({**(row["extra"] or {}), **fields})
                if row["seen_epoch"] not in (None, epoch):
                    former.add((kind, row["id"]))
        for aside in connection.execute(_ASIDE):
            said = msgspec.json.decode(aside.row)
            if not said["gone"]:
                apart = {"restricted": True} if said["version"][1] == RESTRICTED_SCOPE else {}
                shown[aside.kind, aside.id] = {**said["fields"], **apart}
                if said["version"][0] != epoch:
                    former.add((aside.kind, aside.id))
    return shown, former


def read_anew(world: World, venue: str) -> Shown:
    """Read all that stands at a venue, as a desk would that never read before.

    Both ways there are: kind by kind at a pinned number, and in the order of numbers. Whoever
    reads the one or the other, in large pages or in small ones, must come to the same.
    """
    shown = _read(world, venue, ENOUGH, first=True)
    again = _read(world, venue, FEW, first=False)
    for key in sorted({*shown, *again}):
        if shown.get(key) != again.get(key):
            raise Broken(
                "every way to read shows the same",
                f"{key}: {shown.get(key)} at once, {again.get(key)} page by page",
            )
    return shown


def _read(world: World, venue: str, limit: int, *, first: bool) -> Shown:
    doors, device = world.hub.doors, ground().readers[venue]
    cursors, shown, counts = dict.fromkeys((VENUE_SCOPE, RESTRICTED_SCOPE), ""), Shown(), {}
    while cursors:
        pull = Pull(doors.hub.epoch, device.incarnation, cursors, limit, first=first)
        pulled = codec.decode(codec.encode(doors.reads(ledger.read, device, pull)), Pulled)
        for page in pulled.pages:
            _lay_in(shown, page)
            counts[page.scope] = page.count
        cursors = {page.scope: page.cursor for page in pulled.pages if page.more}
    if sum(count or 0 for count in counts.values()) != len(shown):
        raise Broken("headquarters counts what it shows", f"{counts}, and shows {len(shown)}")
    return shown


def _lay_in(shown: Shown, page: Page) -> None:
    for row in page.rows:
        key = row.kind, row.id
        shown.pop(key, None)
        if row.gone:
            continue
        said = {name: value for name, value in row.fields.items() if value is not None}
        apart = {"restricted": True} if page.scope == RESTRICTED_SCOPE else {}
        shown[key] = plain(said) if row.kind in MODELS else {**row.fields, **apart}


def watched(world: World, name: str, venue: str) -> Shown:
    """Let a desk that never pulled read everything from the start."""
    watcher = world.add_desk(name, venue, name)
    watcher.begin_round()
    world._run_out()
    if watcher.last is None or watcher.last.state != "ok":
        raise Broken("a new desk can read everything", str(watcher.last))
    shown, _ = rows_of(watcher)
    world.desks.remove(watcher)
    watcher.end()
    watcher.unwatch()
    return shown
