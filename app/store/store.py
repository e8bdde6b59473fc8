"""The open store: one encrypted file, one writer at a time, who this desk is, who listens."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import Connection, Engine, bindparam, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from app.clock import JUMP_MS, Clock, Timing, business_day, to_text
from app.errors import Refusal
from app.ids import MakeId, new_id
from app.store.base import AuditEntry, Base, OutboxOp, State, Synced, table_of
from app.store.changes import Changes
from app.store.cipher import SCHEMA
from app.store.database import open_engine, plain_words, schema_number

Models = Mapping[str, type[Synced]]
"""Kind name -> its table, in the order in which computed tables are brought up to date."""


@dataclass(frozen=True, slots=True)
class Place:
    """Who this desk is. Times in milliseconds; `offset_ms` is hub time minus desk time.

    `device` and `epoch` are absent until the desk has joined a hub; `offset_ms` until it has
    been measured.
    """

    venue_id: str = ""
    incarnation: str = ""
    device: str | None = None
    letter: str | None = None
    epoch: str | None = None
    offset_ms: int | None = None
    error_ms: int | None = None

    @property
    def printed_letter(self) -> str:
        """Give what paper numbers carry: the hub's letter, else X and part of the incarnation."""
        return self.letter or f"X{self.incarnation.replace('-', '')[-4:].upper()}"


@dataclass(frozen=True, slots=True)
class Tail:
    """The ends of the two chains that every commit lengthens: outbox and audit."""

    seq: int
    audit_number: int
    audit_digest: str


@dataclass(slots=True)
class Store:
    """An open store. Made by `open_store`; written only by `transaction` and `incoming`."""

    engine: Engine
    path: Path
    clock: Clock
    models: Models
    make_id: MakeId
    place: Place
    tail: Tail
    zone: str = "Asia/Shanghai"
    day_starts: str = "04:00"
    writing: threading.Lock = field(default_factory=threading.Lock)
    listeners: list[Callable[[Changes], None]] = field(default_factory=list)
    key: bytes = field(default=b"", repr=False)
    closing: list[Callable[[], None]] = field(default_factory=list)
    """What is done once the file is closed (the lock on the data directory is let go)."""
    timing: Timing | None = None
    """How the wall clock compares with headquarters', None while that is not known."""

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that sees one unmoving state of the store; it must not write."""
        with plain_words(), Session(self.engine, autoflush=False) as session:
            yield session

    def day_of(self, moment: dt.datetime) -> str:
        """Give the business day of a moment by the venue's rule."""
        return business_day(moment, self.zone, self.day_starts)

    def announce(self, changes: Changes) -> None:
        """Tell every listener what a commit changed; called after it, without the lock."""
        for listener in tuple(self.listeners):
            listener(changes)

    def corrected(self) -> dt.datetime:
        """Give the wall clock, corrected by what is known of headquarters' time."""
        now = self.clock.now()
        return now + dt.timedelta(milliseconds=self._offset_at(now) or 0)

    def place_now(self) -> Place:
        """Give the place as this run knows it: somebody may have set the clock since it was noted.

        Only a run sees the clock being set; the next would take the former offset for true.
        """
        noted, offset = self.place.offset_ms, self._offset_at(self.clock.now())
        if noted is None or offset is None or abs(offset - noted) <= JUMP_MS:
            return self.place
        return replace(self.place, offset_ms=offset)

    def _offset_at(self, now: dt.datetime) -> int | None:
        timing = self.timing
        return None if timing is None else timing.offset_at(now, self.clock.elapsed_ms())

    def close(self) -> None:
        """Let go of the file; the write-ahead log is folded in by the last connection."""
        self.engine.dispose()
        while self.closing:
            self.closing.pop()()


def open_store(
    path: Path, key: bytes, models: Models, clock: Clock, make_id: MakeId = new_id
) -> Store:
    """Open the store at `path`, creating it when there is none.

    Raises Refusal: `wrong_key`, `schema_newer`, `schema_older` (migrate first), or what the
    disk says (`disk_full`, `disk_read_only`, ...).
    """
    engine = open_engine(path, key)
    try:
        with plain_words(), engine.connect().execution_options(immediate=True) as connection:
            _prepare(connection)
            place = _place(connection, make_id)
            tail = read_tail(connection)
            last = connection.exec_driver_sql(_LAST_MADE).scalar() or ""
            connection.commit()
    except BaseException:
        engine.dispose()
        raise
    store = Store(engine, path, clock, models, make_id, place, tail, key=key)
    if place.offset_ms is not None and to_text(clock.now()) >= last:
        # A clock behind what was recorded last was set back meanwhile: by how much nobody knows.
        store.timing = Timing(place.offset_ms, clock.now(), clock.elapsed_ms())
    return store


_LAST_MADE = "SELECT made_at FROM outbox ORDER BY seq DESC LIMIT 1"


def _prepare(connection: Connection) -> None:
    stored = schema_number(connection)
    if stored == 0:
        Base.metadata.create_all(connection)
        for statement in AUDIT_GUARD:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
    elif stored > SCHEMA:
        raise Refusal("schema_newer", stored=stored, known=SCHEMA)
    elif stored < SCHEMA:
        raise Refusal("schema_older", stored=stored, known=SCHEMA)


def _place(connection: Connection, make_id: MakeId) -> Place:
    place = read_place(connection)
    if place.incarnation:
        return place
    # A new store, or a copy opened from a back-up: a new life begins, so that numbers the
    # former life gave out are never given again. Its letter stays with the former life.
    venue_id = place.venue_id or make_id()
    place = replace(place, venue_id=venue_id, incarnation=make_id(), letter=None)
    write_place(connection, place)
    return place


def read_place(connection: Connection) -> Place:
    """Read who this desk is from the state table."""
    rows = connection.execute(select(State.name, State.value))
    state = {name: value for name, value in rows}  # noqa: C416 - rows are not plain tuples

    def number(name: str) -> int | None:
        return int(state[name]) if name in state else None

    return Place(
        venue_id=state.get("venue_id", ""),
        incarnation=state.get("incarnation", ""),
        device=state.get("device"),
        letter=state.get("letter"),
        epoch=state.get("epoch"),
        offset_ms=number("offset_ms"),
        error_ms=number("error_ms"),
    )


def write_place(connection: Connection, place: Place) -> None:
    """Write who this desk is; what is None is removed."""
    values = {name: getattr(place, name) for name in Place.__dataclass_fields__}
    gone = [name for name, value in values.items() if value is None]
    connection.execute(delete(State).where(State.name.in_(gone)))
    kept = [{"name": n, "value": str(v)} for n, v in values.items() if v is not None]
    statement = upsert(State)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=[State.name], set_={"value": statement.excluded.value}
        ),
        kept,
    )


def read_tail(connection: Connection) -> Tail:
    """Read the ends of the outbox and of the audit chain."""
    seq = connection.execute(select(func.max(OutboxOp.seq))).scalar_one() or 0
    floor = connection.execute(select(State.value).where(State.name == SEQ_FLOOR))
    seq = max(seq, int(floor.scalar_one_or_none() or 0))
    last = connection.execute(
        select(AuditEntry.number, AuditEntry.digest).order_by(AuditEntry.number.desc()).limit(1)
    ).first()
    return Tail(seq, last.number if last else 0, last.digest if last else "")


SEQ_FLOOR = "seq_floor"
"""The setting that holds the highest number headquarters was known to have: never used again,
even when no operation with it is left here."""


RECEIPT = "hub_receipt"
"""The setting that holds headquarters' last signed word for what it has of this desk."""


def set_state(session: Session, name: str, value: str | None) -> None:
    """Keep one setting of this PC (not synced) in the open transaction; None removes it."""
    session.execute(delete(State).where(State.name == name))
    if value is not None:
        session.execute(insert(State).values(name=name, value=value))


def get_state(session: Session, name: str) -> str | None:
    """Read one setting of this PC, or None."""
    found: str | None = session.connection().execute(_GET, {"name": name}).scalar_one_or_none()
    return found


_GET = select(table_of(State).c.value).where(table_of(State).c.name == bindparam("name"))
"""Asked several times in every round: made once."""


AUDIT_GUARD = (
    """CREATE TRIGGER audit_never_removed BEFORE DELETE ON audit
       BEGIN SELECT RAISE(ABORT, 'audit entries are never removed'); END""",
    """CREATE TRIGGER audit_never_changed BEFORE UPDATE ON audit
       WHEN NEW.detail IS NOT NULL
         OR NEW.number IS NOT OLD.number OR NEW.at IS NOT OLD.at OR NEW.actor IS NOT OLD.actor
         OR NEW.action IS NOT OLD.action OR NEW.kind IS NOT OLD.kind
         OR NEW.row_id IS NOT OLD.row_id OR NEW.detail_digest IS NOT OLD.detail_digest
         OR NEW.digest IS NOT OLD.digest
       BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END""",
)
"""An entry's detail may be blanked (erasure); nothing else of it ever changes."""
