"""A desk in the simulation: its disk, its program while it runs, and what can befall both."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import bindparam, delete, event, insert, select, update
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2 as cipher

from app.checkin.model import Visit
from app.desk import Desk, open_desk
from app.errors import Refusal
from app.kinds import RESTRICTED_SCOPE
from app.people.model import Person
from app.store.backup import end_life
from app.store.base import Cursor, OutboxOp, table_of
from app.store.incoming import from_headquarters
from app.store.leaving import scopes_of
from app.store.remembered import NAME
from app.store.store import RECEIPT, Store, get_state
from app.store.transaction import Transaction, transaction
from sync.client.credentials import Settings
from sync.client.exchange import Exchange, make_exchange
from sync.client.joining import join, signer
from sync.client.rounds import Round, Tally
from tests.simulation.chance import Chance, DeskClock
from tests.simulation.engines import Image
from tests.simulation.loom import Beside, Gate, Loom, Task
from tests.simulation.net import Net, SimLine
from tests.simulation.told import Broken
from tests.support.desks import KEY
from tests.support.fronts import Ring

WHERE = Settings("http://127.0.0.1:1")
"""The simulated line has no address; a desk wants one to note."""
PACES = ((2, 3), (4, 10), (500, 500))
"""How many operations and rows a desk asks at once to begin with."""
NEEDS_PAPERS = ("fork", "retired", "revoked", "wiped", "no_key", "bad_assertion", "not_joined")
"""Why a desk must be enrolled anew: no round ends it."""

REAL = 7
"""The version of ids that desks and headquarters make; what a disk doubles gets another."""

_WAITS = select(OutboxOp.op_id).where(OutboxOp.state.in_(("waiting", "sent"))).limit(1)
_WORDY = select(OutboxOp.op_id).where(OutboxOp.state.in_(("waiting", "sent")), OutboxOp.body != "")
_BLANK = select(OutboxOp.op_id).where(OutboxOp.state.in_(("waiting", "sent")), OutboxOp.body == "")
_NEW = select(OutboxOp.seq, OutboxOp.op_id, OutboxOp.kind, OutboxOp.row_id, OutboxOp.verb)
_NEW = _NEW.where(OutboxOp.seq > bindparam("noted")).order_by(OutboxOp.seq)
_AT = select(Cursor.epoch, Cursor.number).where(Cursor.scope == "venue")
_APART = select(Cursor.epoch, Cursor.number).where(Cursor.scope == RESTRICTED_SCOPE)


@dataclass(frozen=True, slots=True)
class Made:
    """One operation that a commit at a desk promised to keep."""

    op_id: str
    desk: str
    venue: str
    number: int
    kind: str
    row_id: str
    verb: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A back-up of a desk."""

    image: Image
    ring: dict[tuple[str, str], str]


@dataclass(eq=False)
class SimDesk:
    """One desk of a venue. `life` is what its activities die with."""

    name: str
    venue: str
    folder: Path
    loom: Loom
    chance: Chance
    net: Net
    say: Callable[[str], None]
    made: dict[str, Made]
    """Every operation of the whole history, by id: shared by all desks."""
    ring: Ring = field(default_factory=Ring)
    off_ms: int = 0
    life: object = field(default_factory=object)
    round_task: Task | None = None
    last: Round | None = None
    rounds: int = 0
    kept: list[Kept] = field(default_factory=list)
    ruined: set[tuple[str, str]] = field(default_factory=set)
    """Rows its disk lost: of a former epoch, or made by the disk, no repair brings them back."""
    spoilt: bool = False
    """Whether its disk ever lost, doubled or altered anything."""
    tally: Tally = field(default_factory=Tally)
    """What its last round brought."""
    went_back: bool = False
    """Whether a copy was ever put back in its place."""
    full: bool = False
    _noted: int = 0
    busy: Any = None
    seen_by: Callable[[SimDesk, Transaction], None] | None = None
    """Somebody who looks at each commit of its work."""
    desk: Desk = field(init=False)
    exchange: Exchange = field(init=False)

    @property
    def path(self) -> Path:
        """Where its store lies."""
        return self.folder / "desk.db"

    @property
    def store(self) -> Store:
        """Its open store."""
        return self.desk.store

    # --- its life ---------------------------------------------------------------------------

    def open(self) -> None:
        """Start the program."""
        clock = DeskClock(self.chance.time, self.chance.make_id(), self.off_ms)
        self.life = object()
        self.desk = open_desk(self.path, KEY, clock, self.chance.make_id)
        self.store.writing = Gate(self.loom, self._note_made)  # type: ignore[assignment]
        self._noted = self.store.tail.seq
        self.connect()

    def connect(self) -> None:
        """Make the exchange anew, as after joining."""
        line = SimLine(self.net, self.life, self.name)
        self.exchange = make_exchange(self.store, line, signer(self.store, self.ring))
        pace = self.exchange.pace
        pace.ops, pace.rows = self.chance.decide.choice(PACES)
        self.exchange.told = partial(setattr, self, "tally")
        self.exchange.beside = lambda: Beside(self.loom, self.life, f"{self.name} beside")

    def end(self) -> None:
        """End the program where it stands; its letters travel on."""
        self.loom.kill(self.life)
        self.net.orphan(self.life)
        self.round_task, self.full = None, False
        self.let_go()
        self.store.close()

    def begin_round(self) -> None:
        """Put up a round with headquarters."""
        task = self.loom.begin(f"{self.name} round", self.life, self._round)
        self.round_task = task

    def _round(self) -> None:
        self.tally = Tally()
        before = _unsent_with_words(self.store)
        quiet = self.last is not None and self.last.state == "ok"
        if quiet and self.chance.decide.random() < 0.15:
            self.last = self.exchange.listen(20.0)
        else:
            self.last = self.exchange.round()
        self.rounds += 1
        self.round_task = None
        self.say(
            f"{self.name} round: {self.last.state} {self.last.reason}"
            f" sent {self.last.sent} received {self.last.received}"
        )
        if self.tally.mended and not (self.spoilt or self.net.hub.went_back):
            raise Broken("nothing is mended that was not spoilt", f"{self.name} {self.tally}")
        if self.last.reason == "wiped":
            with self.store.read() as session:
                blank = set(session.execute(_BLANK).scalars())
            if before & blank:
                raise Broken("a wipe leaves a desk its own work", f"{self.name} {before & blank}")

    @property
    def is_stuck(self) -> bool:
        """Say whether only a person can help: papers that the hub does not take."""
        return self.last is not None and self.last.reason in NEEDS_PAPERS

    def rejoin(self, code: str) -> None:
        """Enrol anew with a code, as somebody beside the desk does. Raises Refusal."""
        self.loom.kill(self.life)
        self.net.orphan(self.life)
        self.round_task = None
        join(
            self.store,
            WHERE,
            code,
            self.name,
            self.ring,
            again=self.store.place.device is not None,
            call=lambda _where: SimLine(self.net, self.life, self.name),
        )
        self.connect()
        self.last = None

    # --- its disk ---------------------------------------------------------------------------

    def keep(self) -> None:
        """Make a back-up."""
        self.kept = [*self.kept[-2:], Kept(Image.of(self.path), dict(self.ring.kept))]

    def go_back(self, kept: Kept, *, new_pc: bool) -> None:
        """Go on from a back-up; on another PC there is no entry in the keyring."""
        self.end()
        self.went_back = True
        kept.image.put(self.path)
        end_life(self.path, KEY)
        if new_pc:
            self.ring = Ring()
            (self.folder / NAME).unlink(missing_ok=True)
        self.open()
        self.last = None

    def clone_from(self, other: SimDesk) -> None:
        """Become the twin of another: its disk was copied while it stood still."""
        Image.of(other.path).put(self.path)
        self.ring = Ring()
        self.ring.kept, self.ruined = dict(other.ring.kept), set(other.ruined)
        self.spoilt = other.spoilt
        self.open()

    def fill(self) -> None:
        """Let the disk be full until somebody makes room."""
        self.full = True

    def watch(self) -> None:
        """Let this desk's engine meet a full disk when its disk is full."""
        event.listen(self.store.engine, "begin", self._begin)

    def unwatch(self) -> None:
        """Take the watch away; the engine outlives this history."""
        event.remove(self.store.engine, "begin", self._begin)

    def _begin(self, connection: Any) -> None:
        if connection.get_execution_options().get("immediate", False):
            raw = connection.connection.cursor()
            most = raw.execute("PRAGMA page_count").fetchone()[0] if self.full else 2**30
            raw.execute(f"PRAGMA max_page_count = {most}")
            raw.close()

    def spoil(self, rng: random.Random) -> str:
        """Let the disk lose or alter one row that headquarters showed; say what it did.

        Only what lies still: what the desk itself is at work on, its own law watches.
        """
        self.spoilt = True
        try:
            with from_headquarters(self.store) as session:
                return spoilt(session, rng, self.ruined)
        except Refusal as refusal:
            return refusal.code

    def hold(self) -> None:
        """Let another program keep the store locked for a while."""
        if self.busy is None:
            self.busy = cipher.connect(str(self.path), isolation_level=None, timeout=0)
            self.busy.execute("PRAGMA cipher_log_level = NONE")
            self.busy.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
            try:
                self.busy.execute("BEGIN IMMEDIATE")
            except cipher.OperationalError:
                self.let_go()

    def let_go(self) -> None:
        """The other program is done."""
        if self.busy is not None:
            self.busy.close()
            self.busy = None

    def op_ids(self) -> set[str]:
        """Give the operations that stand in its outbox."""
        with self.store.read() as session:
            return set(session.execute(select(OutboxOp.op_id)).scalars())

    def is_entitled(self) -> bool:
        """Say whether it reads what is restricted."""
        with self.store.read() as session:
            return RESTRICTED_SCOPE in scopes_of(session)

    def has_read(self, epoch: str, number: int, apart: int) -> bool:
        """Say whether it has said everything, and read the scopes up to these numbers."""
        with self.store.read() as session:
            connection = session.connection()
            waits = connection.execute(_WAITS).first()
            at = connection.execute(_AT).first()
            there = connection.execute(_APART).first()
        if waits is not None or at is None or (at.epoch, at.number) != (epoch, number):
            return False
        return not apart or (there is not None and tuple(there) == (epoch, apart))

    def knows_more_than(self, epoch: str, highs: dict[str, int], number: int) -> bool:
        """Say whether it holds the hub's word for more than a back-up of the hub has."""
        with self.store.read() as session:
            at = session.connection().execute(_AT).first()
            receipt = get_state(session, RECEIPT) or ""
        if at is not None and at.epoch == epoch and at.number > number:
            return True
        device, _, said = receipt.partition(":")
        of, _, rest = said.partition(":")
        return of == epoch and int(rest.partition(":")[0]) > highs.get(device, 0)

    # --- work -------------------------------------------------------------------------------

    @contextmanager
    def working(self, actor: Any) -> Iterator[Transaction]:
        """Do work at the counter; what its commit promised is written down."""
        store = self.store
        with transaction(store, actor) as tx:
            yield tx
        if self.seen_by is not None:
            self.seen_by(self, tx)

    def _note_made(self) -> None:
        """Write down what a commit promised: of people's work, and of the program's own."""
        end = self.store.tail.seq
        if end <= self._noted:
            self._noted = end  # numbered anew, perhaps from below
            return
        with self.store.read() as session:
            found = session.connection().execute(_NEW, {"noted": self._noted}).all()
        self._noted = end
        for op in found:
            if op.op_id not in self.made:
                said = (op.kind, op.row_id, op.verb)
                number = len(self.made)
                self.made[op.op_id] = Made(op.op_id, self.name, self.venue, number, *said)
                self.say(f"  {op.seq} {op.verb} {op.kind} {op.row_id[-8:]}")


def _unsent_with_words(store: Store) -> set[str]:
    with store.read() as session:
        return set(session.execute(_WORDY).scalars())


def spoilt(session: Session, rng: random.Random, ruined: set[tuple[str, str]]) -> str:
    """Lose, double or alter a person or a visit on which no work of the desk's own lies."""
    model, names = rng.choice(((Person, ("name", "phone", "unit")), (Visit, ())))
    busy = select(OutboxOp.row_id).where(OutboxOp.state != "echoed")
    still = (model.seen_number.is_not(None), model.id.not_in(busy))
    found = session.execute(select(model.id).where(*still).order_by(model.id)).scalars().all()
    if not found:
        return "nothing"
    row_id = rng.choice(found)
    kind = model.kind.name
    if rng.random() < 0.2:
        table = table_of(model)
        row = dict(session.execute(select(table).where(table.c.id == row_id)).mappings().one())
        ghost = str(uuid.UUID(int=rng.getrandbits(128)))
        session.execute(insert(table), {**row, "id": ghost})
        # It may stay for good (in another epoch no repair deletes), so it is found and counted.
        model.derive(session, [ghost])
        return f"{kind} {row_id[-8:]} doubled"
    if not names or rng.random() < 0.5:
        about = session.execute(select(Visit.person_id).where(Visit.id == row_id)).scalars().all()
        session.execute(delete(model).where(model.id == row_id))
        ruined.add((kind, row_id))
        if uuid.UUID(row_id).version != REAL:
            # Headquarters never had this double: nothing will ever mend what was computed from it.
            model.derive(session, [row_id])
            model.derive_left(session, [person for person in about if person])
        return f"{kind} {row_id[-8:]} lost"
    name = rng.choice(names)
    # The venue's mark stays: a double may show this for good, and has strayed nowhere.
    mark = str(session.execute(select(Person.name).where(Person.id == row_id)).scalar_one())[:4]
    said = f"{mark}spoilt" if name == "name" else "spoilt"
    session.execute(update(model).where(model.id == row_id).values({name: said}))
    return f"{kind} {row_id[-8:]} {name} altered"


def tried(work: Callable[[], Any]) -> str:
    """Do something a desk may refuse; gives the code of the refusal, or ''."""
    try:
        work()
    except Refusal as refusal:
        return refusal.code
    return ""
