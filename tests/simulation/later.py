"""What comes after a first peace: what was settled long ago changes once more."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from tests.simulation import work

if TYPE_CHECKING:
    from tests.simulation.desk import SimDesk
    from tests.simulation.world import World

DAY_MS = 26 * 3_600_000
"""A day, by any clock that somebody set an hour wrong."""


class Later:
    """Decides by a stream of its own, so that it moves no decision of the history before."""

    def __init__(self, world: World) -> None:
        self.world, self.rng = world, random.Random(f"later {world.seed}")
        self.away = self.rng.choice(world.desks) if world.faults.aged else None
        """A desk that is away while the others come to peace, if anybody is."""

    def come(self) -> None:
        """Let another day come, with what this history may meet."""
        world, rng, faults = self.world, self.rng, self.world.faults
        world.time.forward(DAY_MS)
        for desk in world.desks:
            desk.last = None
            if desk is not self.away:
                works = (work.check_in, work.erase if self.away else work.check_out, work.merge)
                for does in works:
                    world.work(desk, does, rng)
        if faults.restricted:
            desk = rng.choice(world.desks)
            faults.turn_right(desk, given=not desk.is_entitled())
        if "revoke" in faults.table:
            desk = rng.choice(world.desks)
            world.say(f"  {desk.name} is revoked")
            faults.revoke_desk(desk)
        world.come_to_peace(self.away)
        if self.away is not None:
            self._half_a_year(self.away)
        if "hub loss" in faults.table:
            world.say("  the hub goes on from a back-up")
            world.hub.go_back(rng.choice(world.hub.saved))

    def _half_a_year(self, away: SimDesk) -> None:
        """It passes; who was away has worked alone, and does not know what went meanwhile."""
        self.world.say(f"{away.name} was away")
        for does in (work.check_in, work.register, work.edit):
            self.world.work(away, does, self.rng)
        count = self.world.hub.half_a_year(away.venue)
        self.world.say(f"  half a year passes: {count} tombstones pruned")
