"""Headquarters in the simulation: the hub's own functions over its own database.

The doors are those of `sync.hub.http`, called where its threads would call them; between one
transaction of a request and the next is a point.
"""

from __future__ import annotations

import copy
import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

import msgspec
from sqlalchemy import event, select
from sqlalchemy.exc import DataError, OperationalError

from app.kinds import RESTRICTED_SCOPE, VENUE_SCOPE, Field, Kind, Nature
from sync.client import line as paths
from sync.hub import accounts, buckets, headquarters, leases, ledger, rights, tombs
from sync.hub.answers import HEADERS
from sync.hub.bell import Bell
from sync.hub.database import reading, stops_all, writing
from sync.hub.http import Doors
from sync.hub.hub import Hub, Trouble, load_hub, new_epoch
from sync.hub.limit import Limit
from sync.hub.tables import rows, scope_seq, tombstones
from sync.wire import codec
from sync.wire.kinds import KINDS
from sync.wire.lending import AskSeats
from sync.wire.messages import Compare, EnrolRequest, Problem, Pull, Push, TokenRequest
from tests.simulation.chance import Chance
from tests.simulation.engines import Image, hub_engine
from tests.simulation.loom import Loom
from tests.simulation.oracle import Oracle
from tests.simulation.ruling import POISON, UNWRITABLE
from tests.simulation.seats.ledger import SeatLedger
from tests.simulation.told import UNFILABLE, Broken, prune

logging.getLogger("sync.hub").setLevel(logging.CRITICAL)

LATER_NAME = "later"


class _Poisonous:
    """Looks like a kind until somebody judges by it."""

    name, subjects, fields, scope = POISON, (), (), "venue"
    tells_of_people = by_hub = False

    @property
    def nature(self) -> Nature:
        raise RuntimeError(self.name)


_WORD = (Field("word", limit=100),)
STONE = Kind("stone", Nature.FACT, _WORD)
"""A kind whose rows can be made unwritable: they never change, so they stay so."""
LATER = Kind(LATER_NAME, Nature.RECORD, _WORD)
"""A kind the hub learns with its next program."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A back-up of the hub, and what the oracle knew when it was made."""

    image: Image
    oracle: Oracle
    upgraded: bool


@dataclass(eq=False)
class SimHub:
    """The hub, its database, and the oracle that watches over it."""

    path: Path
    loom: Loom
    chance: Chance
    oracle: Oracle
    say: Callable[[str], None]
    upgraded: bool = False
    abort: int = 0
    """So many statements from now a transaction fails, as a deadlock or a full disk lets it."""
    poisoned: bool = False
    twins: bool = False
    """Whether a disk was copied, so that two desks go by one name."""
    second_lives: bool = False
    """Whether a desk went back to a copy, and was given numbers by what the hub then knew."""
    _answering: bool = False
    saved: list[Saved] = field(default_factory=list)
    gone_back: bool = False
    """Whether it came back from a back-up and nobody told it so."""
    compared: set[str] = field(default_factory=set)
    """Desks that asked what their rows should add up to, since somebody looked."""
    went_back: int = 0
    """How often it went on from a back-up."""
    doors: Doors = field(init=False)
    seats: SeatLedger = field(init=False)
    """Watches the seats it gives and lends."""

    @property
    def hub(self) -> Hub:
        """Who it is now: a new epoch may have begun by itself."""
        return self.doors.hub

    def __post_init__(self) -> None:
        self.engine = hub_engine(self.path)
        event.listen(self.engine, "before_cursor_execute", self._statement)
        event.listen(self.engine, "commit", self._commit)
        self.seats = SeatLedger(self.engine, self.oracle, self.chance.time)
        self.start()

    def close(self) -> None:
        """End: what is under way is cut."""
        self.loom.kill(self)
        self.engine.dispose()
        event.remove(self.engine, "before_cursor_execute", self._statement)
        event.remove(self.engine, "commit", self._commit)

    # --- what goes wrong in its database ----------------------------------------------------

    def _statement(self, _c: Any, _cursor: Any, said: str, given: Any, *_: Any) -> None:
        if self.abort and self._answering:
            self.abort -= 1
            if not self.abort:
                raise OperationalError("a deadlock", None, Exception())
        if self.poisoned and said.startswith(
            ("INSERT INTO rows", "UPDATE rows", "INSERT INTO ops", "UPDATE ops")
        ):
            text = str(given)
            bad = UNFILABLE in text or (" rows" in said[:16] and UNWRITABLE in text)
            if bad:
                raise DataError("it does not fit", None, Exception())

    def _commit(self, _connection: Any) -> None:
        if self.abort and self._answering:
            self.abort = 0
            raise OperationalError("the disk is full", None, Exception())

    # --- its life ---------------------------------------------------------------------------

    def start(self) -> None:
        """Start the program: read who this hub is, judge again what can be judged now."""
        with writing(self.engine) as connection:
            hub = load_hub(
                connection,
                clock=self.chance.time.now,
                randomness=self.chance.randomness,
                make_id=self.chance.make_id,
            )
            kinds = {**KINDS, POISON: cast("Kind", _Poisonous()), STONE.name: STONE}
            if self.upgraded:
                kinds[LATER.name] = LATER
        self.oracle.epoch, self.oracle.kinds = hub.epoch, kinds
        self.doors = Doors(self.engine, replace(hub, kinds=kinds), Bell(), Limit())

    def restart(self) -> None:
        """End and start again."""
        self.loom.kill(self)
        self.engine.dispose()
        self.start()

    def upgrade(self) -> None:
        """Start the next program, which knows a kind more."""
        self.upgraded = True
        self.restart()
        with writing(self.engine) as connection:
            released = ledger.release_held(connection, self.hub)
        self.oracle.release_held(released)
        self._look_everywhere()

    def save(self) -> None:
        """Make a back-up; the last few are kept."""
        saved = Saved(Image.of(self.path), copy.deepcopy(self.oracle), self.upgraded)
        self.saved = [*self.saved[-3:], saved]

    def go_back(self, saved: Saved, *, silently: bool = False) -> None:
        """Go on from a back-up: what came after it is gone.

        The epoch says so, or it goes back `silently` and must find out.
        """
        self.loom.kill(self)
        self.engine.dispose()
        saved.image.put(self.path)
        self.oracle.become(copy.deepcopy(saved.oracle))
        self.gone_back = silently
        self.went_back += 1
        if not silently:
            self.new_epoch()
        self.start()

    def new_epoch(self) -> None:
        """Let somebody at the terminal begin a new epoch."""
        with writing(self.engine) as connection:
            new_epoch(connection, self.chance.make_id)
        self.gone_back = False

    def _notice(self) -> None:
        """See that an epoch begins by itself when the database went back, and only then."""
        if self.hub.epoch != self.oracle.epoch:
            if not self.gone_back:
                raise Broken("an epoch begins only when something was lost", self.hub.epoch)
            self.say("  the hub noticed that it went back")
            self.gone_back, self.oracle.epoch = False, self.hub.epoch

    # --- headquarters' own work -------------------------------------------------------------

    def put(self, venue: str, kind: str, row_id: str, fields: dict[str, Any]) -> None:
        """Let headquarters write into a venue's scope."""
        try:
            with writing(self.engine) as connection:
                headquarters.put(connection, self.hub, venue, kind, row_id, fields)
        except ValueError:
            self.oracle.put(venue, kind, row_id, fields, done=False)
            return
        self.oracle.put(venue, kind, row_id, fields, done=True)
        self.seats.look(venue, "headquarters")

    def _look_everywhere(self) -> None:
        """What was done may have changed rows of seats anywhere."""
        for venue in sorted(self.oracle.scopes):
            self.seats.look(venue, "headquarters")

    def half_a_year(self, venue: str) -> int:
        """Let all that went from a venue have gone half a year ago, and be pruned."""
        with writing(self.engine) as connection:
            long_ago = {"went_at": "2000-01-01T00:00:00.000Z"}
            mine = tombstones.c.venue_id == venue
            connection.execute(tombstones.update().where(mine).values(**long_ago))
            count = tombs.tidy(connection, self.hub, venue)
        prune(self.oracle.scope(venue))
        return count

    def number(self, venue: str, scope: str = VENUE_SCOPE) -> int:
        """Give how far a scope of the venue has come."""
        with reading(self.engine) as connection:
            mine = (scope_seq.c.venue_id == venue, scope_seq.c.scope == scope)
            return int(connection.execute(select(scope_seq.c.value).where(*mine)).scalar() or 0)

    def knows(self, venue: str, kind: str, row_id: str) -> bool:
        """Say whether there is, or was, such a row."""
        return (kind, row_id) in self.oracle.scope(venue).rows.rows

    def code(self, venue: str, *, restricted: bool = False) -> str:
        """Make an enrolment code."""
        with writing(self.engine) as connection:
            return accounts.make_code(connection, self.hub, venue, restricted=restricted)

    def let(self, venue: str, device: str, *, given: bool) -> None:
        """Give a desk the right to what is restricted, or take it."""
        with writing(self.engine) as connection:
            if rights.let(connection, self.hub, device, RESTRICTED_SCOPE, given=given) is None:
                return  # a desk this hub never met, or forgot
        entitled = self.oracle.scope(venue).entitled
        (entitled.add if given else entitled.discard)(device)

    def revoke(self, device: str) -> bool:
        """Revoke a desk."""
        with writing(self.engine) as connection:
            done = accounts.revoke(connection, self.hub, device)
        self._look_everywhere()
        return done

    # --- answering --------------------------------------------------------------------------

    def answer(self, path: str, data: bytes, token: str) -> tuple[int, dict[str, str], bytes]:
        """Answer a request as the doors do: status, headers, body."""
        self._answering = True
        try:
            message = self._carried_out(path, data, token)
        except Trouble as trouble:
            self._notice()
            # A hub that goes back twice may come from before it met a second life, and know more
            # of the first than it did when it gave the second its numbers: then it says so.
            may_fork = self.twins or (self.second_lives and self.went_back > 1)
            if trouble.problem.code == "fork" and not may_fork:
                raise Broken("no number is issued twice", str(trouble.problem.facts)) from trouble
            return self._problem(trouble.status, trouble.problem)
        except codec.Malformed as error:
            status = 413 if error.code == "too_large" else 400
            return self._problem(status, Problem(error.code, dict(error.facts)))
        except Exception as error:
            if stops_all(error):
                return self._problem(503, Problem("busy"))
            raise
        finally:
            self._answering = False
        return 200, HEADERS, codec.encode(message)

    def _carried_out(self, path: str, data: bytes, token: str) -> object:
        doors = self.doors
        if path == paths.NONCE:
            return accounts.make_nonce(self.hub)
        if path == paths.ENROL:
            return doors.writes(accounts.enrol, codec.decode(data, EnrolRequest))
        if path == paths.TOKEN:
            return doors._let_in(codec.decode(data, TokenRequest))
        device = doors._device(token)
        self._answering = False
        self.loom.point("known")
        self._answering = True
        if path == paths.COMPARE:
            self.compared.add(device.id)
            with reading(self.engine) as connection:
                return buckets.compare(connection, self.hub, device, codec.decode(data, Compare))
        if path == paths.PULL:
            return doors.reads(ledger.read, device, codec.decode(data, Pull))
        if path == paths.SEATS:
            lent, _ = doors.writes(leases.lend, device, codec.decode(data, AskSeats))
            self.seats.look(device.venue_id, "lend")
            self.say(f"  hub lends {[(one.id[-8:], one.granted) for one in lent.leases]}")
            return lent
        push = codec.check_push(codec.decode(data, Push))
        pushed = doors.writes(lambda c, hub: ledger.accept(c, hub, device, push))
        self.say(
            f"  hub took {[op.seq for op in push.ops]}: "
            + " ".join(
                f"{one.seq}={one.verdict}{one.code and ':' + one.code}" for one in pushed.verdicts
            )
        )
        for op in push.ops:
            if '"verb":"resolve"' in op.body:
                self._learn(device.venue_id, msgspec.json.decode(op.body)["id"])
        self.oracle.pushed(device.venue_id, device.id, push, pushed)
        self.seats.look(device.venue_id)
        return pushed

    def _learn(self, venue: str, conflict: str) -> None:
        """Tell the oracle which of its conflicts goes by this id."""
        with reading(self.engine) as connection:
            said = connection.execute(
                select(rows.c.fields).where(
                    rows.c.venue_id == venue, rows.c.kind == "conflict", rows.c.id == conflict
                )
            ).scalar_one_or_none()
        if said is not None:
            self.oracle.learn(venue, conflict, msgspec.json.decode(said))

    def _problem(self, status: int, problem: Problem) -> tuple[int, dict[str, str], bytes]:
        problem = msgspec.structs.replace(problem, epoch=self.hub.epoch)
        return status, HEADERS, codec.encode(problem)
