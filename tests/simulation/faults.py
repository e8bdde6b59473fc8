"""What can go wrong besides letters: each history draws which of it may happen at all."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.simulation import work
from tests.simulation.told import Broken

if TYPE_CHECKING:
    from tests.simulation.desk import Kept, SimDesk
    from tests.simulation.hub import Saved
    from tests.simulation.world import World

YEAR_MS = 365 * 24 * 3_600_000
ODDS = 0.33
"""How likely a kind of trouble takes part in a history: few at a time tell more than all."""

SPOIL_ODDS = 0.06
RIGHT_ODDS, NOTE_ODDS = 0.05, 0.2
AGE_ODDS = 0.05


TROUBLES = (
    *("kill", "abort", "hub restart", "hub loss", "upgrade", "desk loss", "clone"),
    *("clock", "full", "busy", "revoke", "spoil", "right", "half a year"),
)


class Faults:
    """The troubles of one history."""

    def __init__(self, world: World) -> None:
        self.world, self.decide = world, world.decide
        self.healed = False
        table: dict[str, tuple[Callable[[], None], float]] = {
            "kill": (self.kill, 3.0),
            "abort": (self.abort, 3.0),
            "hub restart": (self.hub_restart, 1.0),
            "hub loss": (self.hub_loss, 1.5),
            "upgrade": (self.upgrade, 0.5),
            "desk loss": (self.desk_loss, 1.5),
            "clone": (self.clone, 0.5),
            "clock": (self.clock, 1.0),
            "full": (self.full, 1.0),
            "busy": (self.busy, 1.0),
            "revoke": (self.revoke, 0.5),
        }
        rng = self.decide
        drawn = {name: rng.random() < ODDS for name in (*table, *work.SELDOM, "middle")}
        drawn = {name: on and name not in world.without for name, on in drawn.items()}
        self.table = {name: what for name, what in table.items() if drawn[name]}
        self.table["headquarters"] = (self.headquarters, 1.5)
        self.table["pause"] = (self.pause, 0.6)
        self.work = [*work.EVERY_DAY, *(w for name, w in work.SELDOM.items() if drawn[name])]
        self.weight = 1.0 * sum(odds for _, odds in self.table.values()) ** 0.5
        # A stream of its own: whether a disk spoils something moves no other decision.
        self.spoils = random.Random(f"spoils {world.seed}")
        self.spoilt = "spoil" not in world.without and self.spoils.random() < ODDS
        # So has what is restricted: who may read it, and what is written of it.
        self.rights = random.Random(f"rights {world.seed}")
        self.restricted = "right" not in world.without and self.rights.random() < ODDS
        # So has the passing of half a year: what went is pruned, and who lags reads anew.
        self.ages = random.Random(f"{world.seed} half a year")
        self.aged = "half a year" not in world.without and self.ages.random() < ODDS
        world.net.harm = rng.choice((0.0, 0.1, 0.3))
        if "net" in world.without:
            world.net.harm = 0.0
        world.net.middle = drawn["middle"]
        world.hub.poisoned = drawn["poison"]
        world.say(f"with {sorted(name for name, on in drawn.items() if on)} {world.net.harm}")
        if "hub loss" in self.table:
            world.hub.save()
        if "desk loss" in self.table:
            for desk in world.desks:
                desk.keep()

    def happen(self) -> None:
        """Let one of them happen."""
        names = list(self.table)
        name = self.decide.choices(names, [self.table[one][1] for one in names])[0]
        self.world.say(f"{self.world.done}. {name}")
        self.table[name][0]()

    def end(self) -> None:
        """From now on nothing goes wrong."""
        self.healed = True
        self.world.net.harm, self.world.net.middle = 0.0, False
        self.world.hub.abort = 0
        for desk in self.world.desks:
            desk.let_go()
            desk.full = False

    def _desk(self) -> SimDesk:
        desk = self.decide.choice(self.world.desks)
        self.world.say(f"  at {desk.name}")
        return desk

    # --- at a desk --------------------------------------------------------------------------

    def kill(self) -> None:
        """The program ends where it stands, best between two commits, and is started again."""
        desks = self.world.desks
        amid = [desk for desk in desks if desk.round_task and "commit" in desk.round_task.at]
        desk = self.decide.choice(amid or desks)
        self.world.say(f"  at {desk.name}")
        desk.end()
        desk.open()

    def clock(self) -> None:
        """Somebody sets the clock of the PC wrong, or right."""
        desk = self._desk()
        desk.off_ms = self.decide.choice((0, 0, YEAR_MS, -YEAR_MS, 7 * 60_000, -3_600_000))
        desk.store.clock.off_ms = desk.off_ms  # type: ignore[attr-defined]

    def full(self) -> None:
        """The disk is full, until somebody makes room."""
        desk = self._desk()
        desk.full = not desk.full

    def busy(self) -> None:
        """Another program holds the store, or lets it go."""
        desk = self._desk()
        if desk.busy is None:
            desk.hold()
        else:
            desk.let_go()

    def desk_loss(self) -> None:
        """A back-up is made; or the PC is lost, and one is brought back."""
        desk = self._desk()
        if not desk.kept or self.decide.random() < 0.5:
            desk.keep()
            return
        kept, new_pc = self.decide.choice(desk.kept), self.decide.random() < 0.4
        self.bring_back(desk, kept, new_pc=new_pc)

    def bring_back(self, desk: SimDesk, kept: Kept, *, new_pc: bool) -> None:
        """Let a desk go on from a back-up of it."""
        before = desk.op_ids()
        desk.go_back(kept, new_pc=new_pc)
        self.world.hub.second_lives = True
        gone = before - desk.op_ids()
        self.world.lost |= gone
        self.world.say(f"  back to a copy, new PC {new_pc}, {len(gone)} operations gone with it")

    def clone(self) -> None:
        """A disk is copied to another PC, and both go on."""
        if len(self.world.desks) >= 5:
            return
        desk = self._desk()
        desk.end()
        self.world.hub.twins = True
        name = f"{desk.name[0]}{len(self.world.desks) + 5}"
        self.world.events.watch(self.world.add_desk(name, desk.venue, "A1", twin=desk))
        desk.open()

    def revoke(self) -> None:
        """Headquarters revokes a desk; somebody will enrol it anew."""
        self.revoke_desk(self._desk())

    def revoke_desk(self, desk: SimDesk) -> None:
        """Revoke a desk that has joined."""
        if desk.store.place.device is not None:
            self.world.hub.revoke(desk.store.place.device)

    def spoil(self) -> None:
        """A disk loses or alters a row that came from headquarters; nothing tells at once."""
        if self.spoilt and self.spoils.random() < SPOIL_ODDS:
            desk = self.spoils.choice(self.world.desks)
            self.world.say(f"  the disk of {desk.name}: {desk.spoil(self.spoils)}")

    def right(self) -> None:
        """Headquarters gives a desk a right, or takes it; what is restricted is written down."""
        rng = self.rights
        drawn = rng.random() if self.restricted else 1.0
        if drawn > RIGHT_ODDS + NOTE_ODDS:
            return
        desk = rng.choice(self.world.desks)
        if drawn > RIGHT_ODDS:
            self.world.work(desk, work.note, rng)
            return
        self.turn_right(desk, given=rng.random() < 0.5)

    def turn_right(self, desk: SimDesk, *, given: bool) -> None:
        """Give a desk the right to what is restricted, or take it."""
        device = desk.store.place.device
        self.world.say(f"  right {'given to' if given else 'taken from'} {desk.name}")
        if device is not None:
            self.world.hub.let(desk.venue, device, given=given)

    def half_a_year(self) -> None:
        """What went did so half a year ago, and is pruned; a desk that lags was away for longer."""
        if self.aged and self.ages.random() < AGE_ODDS:
            venue = self.ages.choice(self.world.desks).venue
            count = self.world.hub.half_a_year(venue)
            self.world.say(f"  half a year passes: {count} tombstones pruned")

    # --- at the hub -------------------------------------------------------------------------

    def abort(self) -> None:
        """One of the next statements of the hub fails."""
        self.world.hub.abort = self.decide.randrange(1, 30)

    def hub_restart(self) -> None:
        """The hub ends where it stands and is started again."""
        self.world.hub.restart()
        self.world.net.cut()

    def upgrade(self) -> None:
        """The hub's next program knows more."""
        if not self.world.hub.upgraded:
            self.world.hub.upgrade()
            self.world.net.cut()

    def hub_loss(self) -> None:
        """A back-up is made; or the hub goes on from one (or from a stand-by that lagged)."""
        hub = self.world.hub
        if self.decide.random() < 0.65:
            hub.save()
            return
        saved = self.decide.choice(hub.saved)
        witness = self._witness(saved) if self.decide.random() < 0.5 else None
        hub.go_back(saved, silently=witness is not None)
        self.world.net.cut()
        if witness is not None:
            self._speaks_first(witness)

    def _witness(self, saved: Saved) -> SimDesk | None:
        """Give a desk that knows more of the hub than this back-up does, and can say so."""
        hub = self.world.hub
        if saved.oracle.epoch != hub.hub.epoch:
            return None
        able = [
            desk
            for desk in self.world.desks
            if not (desk.is_stuck or desk.full or desk.busy)
            and desk.knows_more_than(
                hub.hub.epoch,
                saved.oracle.high,
                saved.oracle.scope(desk.venue).rows.number,
            )
        ]
        return self.decide.choice(able) if able else None

    def _speaks_first(self, desk: SimDesk) -> None:
        """Let a desk that knows better be the first to ask: the hub must notice.

        Who came later might find its numbers overtaken. Comparing what both hold (rule 14) tells
        those, and no number does.
        """
        self.world.say(f"  {desk.name} knows better")
        hub = self.world.hub
        hub.abort = 0
        desk.end()
        desk.open()
        desk._round()
        if hub.gone_back and desk.last is not None and desk.last.state == "ok":
            raise Broken("a hub that went back notices", desk.name)
        if hub.gone_back:
            # It could not say it (revoked, say): then somebody at the terminal does.
            hub.new_epoch()
            hub.restart()

    def headquarters(self) -> None:
        """Headquarters itself writes."""
        hub, rng = self.world.hub, self.decide
        venue = rng.choice(self.world.desks).venue
        people = [
            one.row_id
            for one in self.world.made.values()
            if (one.kind, one.verb, one.venue) == ("person", "create", venue)
        ]
        if people and rng.random() < 0.6:
            fields: dict[str, object] = {"phone": rng.choice(work.PHONES)}
            if rng.random() < 0.5:
                fields["name"] = f"{venue[-4:]}{rng.choice(work.NAMES)}"
            person = rng.choice(people[-6:])
            self.world.say(f"  headquarters writes {person[-8:]}")
            if hub.knows(venue, "person", person):
                hub.put(venue, "person", person, fields)
        elif rng.random() < 0.5:
            hub.put(venue, "venue", venue, {"capacity": rng.randrange(100)})
        else:
            fields = {"name": f"部{rng.randrange(9)}", "role": "clerk", "status": "active"}
            hub.put(venue, "staff", self.world.chance.make_id(), fields)

    def pause(self) -> None:
        """Nobody does anything for a while: tokens end."""
        minutes = self.decide.choice((1, 20, 70, 600))
        self.world.time.forward(minutes * 60_000)
