"""What headquarters says to many venues, in a history: written, taken out, pruned; venues move.

All of it is drawn from a stream of its own, and only in histories that were never played before it
was there, so that it moves no decision of any seed that is known.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import select

from app.desk import MODELS
from app.kinds import DISTRICT, NATION_SCOPE, PROVINCE, is_shared
from app.store.base import Cursor, table_of
from sync.hub.database import reading, writing
from sync.hub.shared import regions, set_region, shared_in
from sync.hub.sharedbook import prune_shared, put_shared
from sync.hub.tables import shared_rows
from tests.simulation.told import Broken
from tests.support.nation import resource, some_id

if TYPE_CHECKING:
    from tests.simulation.desk import SimDesk
    from tests.simulation.world import World

FROM = 1_795_760_000_000
"""The first seed of a history in which any of this may happen."""
PLAYED, ODDS = 0.4, 0.12
"""In how many of those it does, and how likely in a step."""
NATION = "nation"
REGIONS = ("", "999001", "990102")
SCOPES = (NATION_SCOPE, f"{PROVINCE}99", *(f"{DISTRICT}{one}" for one in REGIONS[1:]))
ROWS = 6
"""Different rows in each scope: few, so that they change and go often."""
_CURSORS = select(Cursor.scope, Cursor.epoch, Cursor.number)
Said = dict[tuple[str, str], dict[str, Any]]


class Nation:
    """What is said to many venues in one history."""

    def __init__(self, world: World) -> None:
        self.world, self.rng = world, random.Random(f"nation {world.seed}")
        self.on = world.seed >= FROM and self.rng.random() < PLAYED and NATION not in world.without

    def happen(self) -> None:
        """Let something happen, or nothing."""
        if not self.on or self.rng.random() > ODDS:
            return
        ways: tuple[tuple[Callable[[], str], float], ...] = (
            (self._write, 6.0),
            (self._move, 2.0),
            (self._prune, 1.0),
        )
        way = self.rng.choices([one for one, _ in ways], [odds for _, odds in ways])[0]
        self.world.say(f"{self.world.done}. {way.__name__[1:]} {way()}")

    def _write(self) -> str:
        place = self.rng.randrange(len(SCOPES))
        some: dict[str, dict[str, Any] | None] = {}
        for _ in range(self.rng.choice((1, 1, 2, 5))):
            row = some_id(100 * place + self.rng.randrange(ROWS))
            name = f"{self.rng.randrange(1_000)}"
            some[row] = None if self.rng.random() < 0.25 else resource(name)
        hub = self.world.hub
        with writing(hub.engine) as connection:
            done = put_shared(connection, hub.hub, SCOPES[place], "resource", some)
        return f"{SCOPES[place]}: {done}"

    def _move(self) -> str:
        desk, region = self.rng.choice(self.world.desks), self.rng.choice(REGIONS)
        hub = self.world.hub
        with writing(hub.engine) as connection:
            set_region(connection, hub.hub, desk.venue, region)
        return f"{desk.venue[-4:]} to {region or 'nowhere'}"

    def _prune(self) -> str:
        """Let what went have gone half a year ago."""
        scope, hub = self.rng.choice(SCOPES), self.world.hub
        with writing(hub.engine) as connection:
            mine = (shared_rows.c.scope == scope, shared_rows.c.gone != "")
            long_ago = {"went_at": "2000-01-01T00:00:00.000Z"}
            connection.execute(shared_rows.update().where(*mine).values(**long_ago))
            return f"{scope}: {prune_shared(connection, hub.hub, scope)}"

    # --- at the end -------------------------------------------------------------------------

    def is_read_by(self, desk: SimDesk) -> bool:
        """Say whether a desk has read all that its venue reads, and nothing else."""
        if not self.on:
            return True
        hub = self.world.hub
        with reading(hub.engine) as connection:
            states = shared_in(connection, regions(connection).get(desk.venue, "")).states
        with desk.store.read() as session:
            here = {row[0]: tuple(row[1:]) for row in session.connection().execute(_CURSORS)}
        there = {scope: (hub.hub.epoch, state.value) for scope, state in states.items()}
        return {scope: at for scope, at in here.items() if is_shared(scope)} == there

    def check(self, desk: SimDesk) -> None:
        """A desk shows what headquarters says to its region, and nothing of another."""
        found, wanted = _held(desk), self._standing(desk.venue)
        if found != wanted:
            raise Broken("a desk shows what its region is told", f"{desk.name}: {found}, {wanted}")

    def _standing(self, venue: str) -> Said:
        """Give what stands at headquarters in the scopes of a venue."""
        with reading(self.world.hub.engine) as connection:
            scopes = shared_in(connection, regions(connection).get(venue, "")).named
            rows = connection.execute(
                select(shared_rows).where(shared_rows.c.scope.in_(scopes), shared_rows.c.gone == "")
            )
            return {(row.scope, row.id): msgspec.json.decode(row.fields) for row in rows}


def _held(desk: SimDesk) -> Said:
    table = table_of(MODELS["resource"])  # type: ignore[arg-type]
    names = [field.name for field in MODELS["resource"].kind.fields]
    with desk.store.read() as session:
        rows = session.connection().execute(select(table)).mappings()
        return {
            (row["seen_scope"], row["id"]): {n: row[n] for n in names if row[n] is not None}
            for row in rows
        }
