"""One history: a seed decides who acts next, what goes wrong, and when; then all is healed."""

from __future__ import annotations

import hashlib
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from app.errors import Refusal
from app.kinds import RESTRICTED_SCOPE
from app.store.store import get_state
from app.store.sums import COMPARE_NOW
from app.venue.actions import found
from tests.simulation import work
from tests.simulation.chance import Chance, Time, drawn_from
from tests.simulation.desk import PACES, Made, SimDesk
from tests.simulation.engines import kept_engines
from tests.simulation.faults import Faults
from tests.simulation.ground import ALONE, DESKS, ground, place_of_process
from tests.simulation.hub import SimHub
from tests.simulation.later import DAY_MS, Later
from tests.simulation.laws import check_all
from tests.simulation.loom import Loom
from tests.simulation.nation import Nation
from tests.simulation.net import Net
from tests.simulation.seats.events import Events
from tests.simulation.seats.ledger import Tally
from tests.simulation.swift import unswept
from tests.simulation.told import Broken
from tests.simulation.work import Work

STEPS = 150
MOST_ROUNDS = 24
"""In these many rounds after healing every desk must be at peace."""
HEAL_MS, SOON_MS, FEW_ROUNDS = 25 * 60_000, 60_000, 3
"""Between two rounds of healing: what must be tried over an hour is tried in three of the long."""


PATIENT = 0.2
"""How many histories end as slowly as can be: small pages all the way, two days, new desks."""


@dataclass(frozen=True, slots=True)
class History:
    """How a history ended. `law` names the broken one, empty when all held."""

    seed: int
    steps: int
    law: str
    said: str
    digest: str
    trace: tuple[str, ...]
    seats: Tally


@dataclass(eq=False)
class World:
    """Everything of one history."""

    seed: int
    steps: int = STEPS
    without: frozenset[str] = frozenset()
    """Faults that are drawn and then left out: for finding the smallest history that fails."""
    tell: bool = False
    trace: list[str] = field(default_factory=list)
    made: dict[str, Made] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    """Operations that went with a disk."""
    desks: list[SimDesk] = field(default_factory=list)
    done: int = 0

    def __post_init__(self) -> None:
        self.time = Time()
        self.chance = Chance(self.seed, self.time)
        self.decide = self.chance.decide
        self.loom = Loom()
        # A stream of its own: how the end is looked at moves no other decision.
        self.patient = random.Random(f"patient {self.seed}").random() < PATIENT
        self._digest = hashlib.blake2b(digest_size=12)

    def say(self, text: str) -> None:
        """Write a line of the trace; the digest covers it."""
        self._digest.update(text.encode())
        if self.tell:
            self.trace.append(text)

    # --- a history --------------------------------------------------------------------------

    def run(self) -> History:
        """Play the history and give how it ended."""
        law = said = ""
        ground()
        with unswept(), kept_engines(), drawn_from(self.chance):
            try:
                with self._standing():
                    self._play()
            except Broken as broken:
                law, said = broken.law, str(broken)
            except Exception as error:
                law, said = "the program does not fail", f"{type(error).__name__}: {error}"
                if self.tell:
                    raise
        digest = self._digest.hexdigest()
        seats = self.hub.seats.tally
        return History(self.seed, self.done, law, said, digest, tuple(self.trace), seats)

    @contextmanager
    def _standing(self) -> Iterator[None]:
        """Put up the hub and the desks that take part; take everything down at the end."""
        base, place = ground(), place_of_process() / "history"
        base.hub.put(place / "hub.db")
        self.hub = SimHub(place / "hub.db", self.loom, self.chance, base.copied_oracle(), self.say)
        self.net = Net(self.loom, self.hub, self.decide, self.say)
        count = self.decide.choice((2, 2, 2, 3))
        names = [*DESKS[:count], *(DESKS[3:] if self.decide.random() < 0.4 else ())]
        try:
            for name, index in names:
                self.add_desk(name, base.venues[index], name)
            if self.decide.random() < 0.15:
                self._stand_alone()
            self.faults = Faults(self)
            self.events, self.nation = Events(self), Nation(self)
            for desk in self.desks:
                self.events.watch(desk)
            yield
        finally:
            for desk in self.desks:
                desk.end()
                desk.unwatch()
            self.hub.close()
            shutil.rmtree(place)

    def _stand_alone(self) -> None:
        """Put up a desk that has not joined: it founds a venue that headquarters never heard of."""
        desk = self.add_desk(ALONE, ground().venues[0], ALONE)
        with desk.working(work.ACTOR) as tx:
            found(tx, "X0001", "自己的青年之家")

    def add_desk(self, name: str, venue: str, like: str, twin: SimDesk | None = None) -> SimDesk:
        """Put up a desk on a copy of the ground's disk, or as the twin of another."""
        image, ring = ground().desks[like]
        folder = place_of_process() / "history" / name
        desk = SimDesk(name, venue, folder, self.loom, self.chance, self.net, self.say, self.made)
        if twin is None:
            image.put(desk.path)
            desk.ring.kept = dict(ring)
            desk.open()
        else:
            desk.clone_from(twin)
        desk.watch()
        self.desks.append(desk)
        return desk

    def _play(self) -> None:
        while self.done < self.steps:
            self.done += 1
            self._step()
        self._heal()
        check_all(self)

    def _step(self) -> None:
        """Let time pass, and something happen."""
        self.faults.spoil()
        self.faults.right()
        self.faults.half_a_year()
        self.events.happen()
        self.nation.happen()
        self.time.forward(self.decide.choice((5, 40, 300, 2_000, 15_000)))
        tasks, letters = self.loom.ready(), self.net.movable()
        idle = [desk for desk in self.desks if desk.round_task is None]
        kinds = ("task", "letter", "work", "round", "trouble")
        weights = (
            9.0 * min(len(tasks), 3),
            7.0 * min(len(letters), 3),
            8.0,
            3.0 * len(idle),
            self.faults.weight,
        )
        kind = self.decide.choices(kinds, weights)[0]
        if kind == "task":
            task = self.decide.choice(tasks)
            self.say(f"{self.done}. {task.name} goes on from {task.at}")
            self.loom.go_on(task)
        elif kind == "letter":
            letter = self.decide.choice(letters)
            self.say(f"{self.done}. letter {letter.number} {letter.path} {letter.state}")
            self.net.carry(letter)
        elif kind == "work":
            some = self.faults.work
            desk = self.decide.choice(self.desks)
            does = self.decide.choices([one for one, _ in some], [often for _, often in some])[0]
            self.work(desk, does, self.decide)
        elif kind == "round":
            desk = self.decide.choice(idle)
            self.say(f"{self.done}. {desk.name} begins a round")
            self.help(desk)
            desk.begin_round()
        else:
            self.faults.happen()

    def work(self, desk: SimDesk, does: Work, rng: random.Random) -> None:
        """Let somebody do something at a desk."""
        self.say(f"{self.done}. {desk.name} {does.__name__}")
        try:
            with desk.working(work.ACTOR) as tx:
                does(desk, rng, tx)
        except Refusal as refusal:
            self.say(f"  not at this desk: {refusal.code}")

    def help(self, desk: SimDesk) -> None:
        """Somebody sees to a desk that cannot go on by itself."""
        if desk.is_stuck and (self.faults.healed or self.decide.random() < 0.5):
            why = desk.last.reason if desk.last else ""
            self.say(f"  {desk.name} is enrolled anew: {why}")
            with suppress(Refusal):
                desk.rejoin(self.hub.code(desk.venue))

    # --- healing ----------------------------------------------------------------------------

    def _heal(self) -> None:
        """Nothing goes wrong any more; in a bounded number of rounds all must be at peace.

        Every desk compares with headquarters once a day, and mends what differs.
        """
        self.say("healing")
        self.faults.end()
        self._run_out()
        if self.patient:
            later = Later(self)
            self.come_to_peace(later.away)
            later.come()
        else:
            for desk in self.desks:
                desk.exchange.pace.ops, desk.exchange.pace.rows = PACES[-1]
        self.hub.compared.clear()
        while not all(self._has_compared(desk) for desk in self.desks):
            self.time.forward(DAY_MS)
            for desk in self.desks:
                desk.last = None
            self.come_to_peace()

    def come_to_peace(self, away: SimDesk | None = None) -> None:
        """Let rounds go by until nothing is new to anybody who is here."""
        desks = [desk for desk in self.desks if desk is not away]
        for number in range(MOST_ROUNDS):
            for desk in desks:
                if not self._at_peace(desk):
                    self.help(desk)
                    desk.begin_round()
                    self._run_out()
            if all(self._at_peace(desk) for desk in desks):
                return
            fails = any(desk.last is not None and desk.last.reason for desk in desks)
            self.time.forward(HEAL_MS if fails or number > FEW_ROUNDS else SOON_MS)
        restless = [
            f"{desk.name}: {desk.last.state} {desk.last.reason}"
            for desk in desks
            if desk.last is not None and not self._at_peace(desk)
        ]
        raise Broken("the queue drains", f"{restless} after {MOST_ROUNDS} rounds")

    def _has_compared(self, desk: SimDesk) -> bool:
        """Say whether it has compared all it holds with headquarters since nothing goes wrong."""
        with desk.store.read() as session:
            again = get_state(session, COMPARE_NOW)
        return again is None and desk.store.place.device in self.hub.compared

    def _at_peace(self, desk: SimDesk) -> bool:
        """Say whether a desk's last round went well and it knows all that the hub knows."""
        if desk.last is None or desk.last.state != "ok":
            return False
        epoch, venue, place = self.hub.hub.epoch, desk.venue, desk.store.place
        entitled = place.device in self.hub.oracle.scope(venue).entitled
        if desk.is_entitled() != entitled:
            return False
        apart = self.hub.number(venue, RESTRICTED_SCOPE) if entitled else 0
        read = desk.has_read(epoch, self.hub.number(venue), apart)
        return read and self.nation.is_read_by(desk)

    def _run_out(self) -> None:
        """Let everything under way come to its end, in an order the seed decides."""
        for _ in range(2_000):
            tasks, letters = self.loom.ready(), self.net.movable()
            if not tasks and not letters:
                if self.loom.tasks:
                    raise Broken("nobody waits for ever", str([t.name for t in self.loom.tasks]))
                return
            pick = self.decide.randrange(len(tasks) + len(letters))
            if pick < len(tasks):
                self.loom.go_on(tasks[pick])
            else:
                self.net.carry(letters[pick - len(tasks)])
        raise Broken("the queue drains", "a round without an end")


def play(
    seed: int, steps: int = STEPS, without: frozenset[str] = frozenset(), *, tell: bool = False
) -> History:
    """Play one history from its seed."""
    return World(seed, steps, without, tell).run()
