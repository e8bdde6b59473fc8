"""Events in a history: at desks, on the web and at headquarters, and time that passes over them.

All of it is drawn from a stream of its own, so that it moves no other decision.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from app.clock import from_text
from app.events.leases import own_leases
from app.events.rules import (
    APPROVED,
    CANCELLED,
    EVENT,
    EVENT_SESSION,
    HELD,
    REGISTRATION,
    SEAT_LEASE,
)
from sync.hub.book import Book
from sync.hub.database import writing
from sync.hub.public import signing
from sync.hub.public.seen import Place
from sync.hub.quotas import set_capacity
from tests.simulation.seats.counter import Counter
from tests.simulation.seats.people import AT_DESKS, plan, plan_tight, register
from tests.simulation.told import Broken
from tests.simulation.work import NAMES

if TYPE_CHECKING:
    from tests.simulation.desk import SimDesk
    from tests.simulation.world import World

PLAYED = 0.5
"""In how many histories events are played."""
ODDS = 0.3
"""How likely something happens to events in a step."""
HOURS = (1, 7, 13, 25)
"""How much time passes at once: a lease is renewed, runs out, is given again."""
BUSY, AT_ONCE = 0.4, 4
"""In how many of these it is a busy day, and how much happens in a step of one."""
MOST_AT_ONCE = 200
"""How many steps of rounds and letters are taken at once while the line is good."""
SOON = dt.timedelta(minutes=10)
"""How long after its end a lease is looked at on a busy day: headquarters must not touch it yet."""
EVENTS = "events"


class Events:
    """The events of one history."""

    def __init__(self, world: World) -> None:
        self.world, self.rng = world, random.Random(f"events {world.seed}")
        self.on = self.rng.random() < PLAYED and EVENTS not in world.without
        # A stream of its own: what happens on other days stays as it was.
        self.busy = random.Random(f"busy {world.seed}").random() < BUSY
        self.counter = Counter(world.hub.seats)
        self.lives: dict[str, tuple[str, int]] = {}
        """Which life each desk leads, and how many more come to it because it is new."""
        self.guests: list[tuple[str, str]] = []
        """Who signed up on the web: venue and registration."""
        if self.on:
            world.hub.seats.on = True
            for desk in world.desks:
                world.hub.seats.look(desk.venue)

    def watch(self, desk: SimDesk) -> None:
        """Look at whatever this desk gives."""
        if self.on:
            desk.seen_by = self.counter.saw

    def happen(self) -> None:
        """Let something happen, or nothing."""
        if self.on and self.busy:
            for _ in range(self.rng.randrange(AT_ONCE)):
                self._something()
        elif self.on and self.rng.random() <= ODDS:
            self._something()

    def _something(self) -> None:
        world, rng = self.world, self.rng
        ways: tuple[tuple[Callable[[], None], float], ...] = (
            (self._at_a_desk, 12.0),
            (self._sign_up, 2.5),
            (self._sign_off, 1.0),
            (self._approve, 1.5),
            (self._capacity, 0.7),
            (self._lease_ends, 0.5 if self.busy else 0.0),
            (self._rush, 0.7 if self.busy else 0.0),
            (self._in_touch, 4.0 if self.busy else 0.0),
            (self._copy, 1.0 if self.busy else 0.0),
            (self._call_off, 0.2),
            (self._time_passes, 0.5),
        )
        way = rng.choices([one for one, _ in ways], [odds for _, odds in ways])[0]
        world.say(f"{world.done}. events: {way.__name__[1:]}")
        way()

    # --- at a desk --------------------------------------------------------------------------

    def _at_a_desk(self) -> None:
        desk = self._back_again() or self.rng.choice(self.world.desks)
        works, odds = zip(*AT_DESKS, strict=True)
        does = self.rng.choices(works, odds)[0]
        if does is register and not self._sessions(desk.venue) and self.rng.random() < 0.5:
            does = plan
        elif does is plan and self.busy and self._sessions(desk.venue):
            does = register  # many want into few sessions
        if does is plan and self.busy and self.rng.random() < 0.5:
            does = plan_tight
        self.world.work(desk, does, self.rng)

    def _back_again(self) -> SimDesk | None:
        """On a busy day people stand at a desk that is back from a copy: it begins at once."""
        if not self.busy:
            return None
        for desk in self.world.desks:
            life = desk.store.place.incarnation
            known, times = self.lives.get(desk.name, (life, 0))
            if known != life:
                times = AT_ONCE
            self.lives[desk.name] = (life, max(0, times - 1))
            if times:
                return desk
        return None

    def _in_touch(self) -> None:
        """The line is good for a while: a desk comes to the end of a round, and has its leases."""
        world, desk = self.world, self.rng.choice(self.world.desks)
        if desk.round_task is None:
            world.help(desk)
            desk.begin_round()
        for _ in range(MOST_AT_ONCE):
            tasks, letters = world.loom.ready(), world.net.movable()
            if desk.round_task is None or not (tasks or letters):
                return
            pick = self.rng.randrange(len(tasks) + len(letters))
            if pick < len(tasks):
                world.loom.go_on(tasks[pick])
            else:
                world.net.carry(letters[pick - len(tasks)])

    def _copy(self) -> None:
        """A back-up is made of a desk that gives seats, and that very copy goes on in its place."""
        faults = self.world.faults
        lending = [desk for desk in self.world.desks if self._holds_seats(desk)]
        if "desk loss" not in faults.table or not lending:
            return
        desk = self.rng.choice(lending)
        self.world.say(f"  at {desk.name}")
        desk.keep()
        faults.bring_back(desk, desk.kept[-1], new_pc=False)

    # --- on the web -------------------------------------------------------------------------

    def _sign_up(self, where: tuple[str, str] | None = None) -> None:
        """Somebody signs up; now and then the form comes twice, because its answer was lost."""
        found = where or self._somewhere(EVENT_SESSION.name)
        if found is None:
            return
        venue, session = found
        row_id = self.world.chance.make_id()
        said = {"name": f"{venue[-4:]}{self.rng.choice(NAMES)}", "phone": "19900009999"}
        for _ in range(self.rng.choice((1, 1, 1, 2))):
            self._on_the_web(signing.sign_up, venue, row_id, session, row_id, said)
        if self._registered(venue, row_id):
            self.guests.append((venue, row_id))

    def _rush(self) -> None:
        """Everybody wants into one session, from their phones."""
        found = self._somewhere(EVENT_SESSION.name)
        for _ in range(AT_ONCE if found is not None else 0):
            self._sign_up(found)

    def _sign_off(self) -> None:
        if self.guests:
            venue, row_id = self.rng.choice(self.guests)
            self._on_the_web(signing.sign_off, venue, row_id, row_id)

    def _on_the_web(
        self, work: Callable[..., signing.Done], venue: str, row: str, *said: object
    ) -> None:
        hub = self.world.hub
        there = self._registered(venue, row)
        done = hub.doors.writes(work, Place(venue, "", "", ZoneInfo("Asia/Shanghai")), *said)
        hub.seats.look(venue, "web", row)
        self.world.say(f"  {row[-8:]} on the web: {done.code or 'done'}")
        if bool(done.code) == self._registered(venue, row) and not there:
            raise Broken("the web says what is", f"{done} {row}")

    # --- at headquarters --------------------------------------------------------------------

    def _approve(self) -> None:
        """Headquarters approves an event: from now on the web offers it."""
        found = self._somewhere(EVENT.name, lambda fields: fields["review"] != CANCELLED)
        if found is not None:
            self.world.hub.put(found[0], EVENT.name, found[1], {"review": APPROVED})

    def _capacity(self) -> None:
        """Headquarters says how many seats there shall be, also fewer than were given."""
        found = self._somewhere(EVENT_SESSION.name)
        if found is None:
            return
        hub, (venue, session), capacity = self.world.hub, found, self.rng.randrange(7)
        with writing(hub.engine) as connection:
            book = Book(connection, hub.hub, venue)
            counts = set_capacity(book, session, capacity)
            book.flush()
        self.world.say(f"  {session[-8:]} shall have {capacity}, has {counts.get('capacity')}")
        hub.seats.look(venue, "headquarters")

    def _call_off(self) -> None:
        """Headquarters calls a session off."""
        found = self._somewhere(EVENT_SESSION.name)
        if found is not None:
            self.world.hub.put(found[0], EVENT_SESSION.name, found[1], {"status": CANCELLED})

    def _time_passes(self) -> None:
        hours = self.rng.choice(HOURS)
        self.world.say(f"  {hours} hours pass")
        self.world.time.forward(hours * 3_600_000)

    def _lease_ends(self) -> None:
        """Time passes until shortly after the end of a lease."""
        now = self.world.time.now()
        ends = [
            from_text(row.fields["expires_at"])
            for venue in {desk.venue for desk in self.world.desks}
            for (kind, _), row in self.world.hub.oracle.scope(venue).rows.rows.items()
            if kind == SEAT_LEASE.name and not row.gone and row.fields["status"] == HELD
        ]
        later = min((end for end in ends if end > now), default=None)
        if later is not None:
            self.world.say("  a lease ends")
            self.world.time.forward(int((later + SOON - now).total_seconds() * 1000))

    @staticmethod
    def _holds_seats(desk: SimDesk) -> bool:
        with desk.store.read() as session:
            return bool(own_leases(session, desk.store))

    # --- what there is ----------------------------------------------------------------------

    def _sessions(self, venue: str, kind: str = EVENT_SESSION.name) -> list[str]:
        rows = self.world.hub.oracle.scope(venue).rows.rows
        return [row_id for (of, row_id), row in rows.items() if of == kind and not row.gone][-4:]

    def _somewhere(
        self, kind: str, fits: Callable[[dict[str, object]], bool] = bool
    ) -> tuple[str, str] | None:
        """Pick one of the latest rows of a kind that headquarters knows, and its venue."""
        venue = self.rng.choice(self.world.desks).venue
        rows = self.world.hub.oracle.scope(venue).rows.rows
        found = [one for one in self._sessions(venue, kind) if fits(rows[kind, one].fields)]
        return (venue, self.rng.choice(found)) if found else None

    def _registered(self, venue: str, row_id: str) -> bool:
        return (REGISTRATION.name, row_id) in self.world.hub.oracle.scope(venue).rows.rows
