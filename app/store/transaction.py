"""The one door for work at this desk: rows, operations and audit go into one commit, or none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from msgspec.structs import replace as amended
from sqlalchemy import update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from app.clock import to_text
from app.errors import Fact, Refusal
from app.kinds import Form, Merge, Nature
from app.ops import Body, Group, Version
from app.store import audit, outbox
from app.store.base import Base, BaseCopy, OutboxOp, Synced, fields_of
from app.store.changes import Changes
from app.store.database import plain_words
from app.store.shape import put_rows, shape_of
from app.store.store import Store, Tail, write_place
from app.store.voids import Void


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does it. The program itself is `SYSTEM`."""

    staff_id: str | None
    role: str


SYSTEM = Actor(None, "system")
DISCARDED = "discarded"
"""The mark of a row whose creation headquarters refused and a person gave up."""


Key = tuple[str, str]
"""Kind and id of a row."""


class Transaction:
    """Work being done. Everything in it is committed together when the `with` block ends well.

    `session` reads (and keeps rows that never travel); `now` and `at` are the desk's time of
    this work, `day` its business day.
    """

    def __init__(self, store: Store, session: Session, actor: Actor) -> None:
        self.store = store
        self.session = session
        self.actor = actor
        self.now: dt.datetime = store.clock.now()
        self.at = to_text(self.now)
        self.day = store.day_of(self.now)
        self._elapsed = store.clock.elapsed_ms()
        self._ops: list[dict[str, Any]] = []
        self._lines: list[dict[str, Any]] = []
        self._group: list[tuple[Body, Key]] | None = None
        self._touched: dict[str, list[str]] = {}
        self._replaces: str | None = None
        self._tail: Tail = store.tail

    def add(self, row: Synced) -> None:
        """Record a new row: a create operation, or for a fact the fact itself."""
        place = self.store.place
        row.id = row.id or self.store.make_id()
        row.venue_id = place.venue_id
        row.recorded_at = self.at
        row.recorded_by = self.actor.staff_id
        row.recorded_desk = place.printed_letter
        for declared in row.kind.fields:
            value = getattr(row, declared.name)
            if value != (plain := _storable(value)):
                setattr(row, declared.name, plain)
        # Written at once, so that later work in the same transaction sees it. Facts never change:
        # the session need not watch them, and a check-in is spared its bookkeeping.
        if row.kind.nature is Nature.FACT:
            verb = "fact"
            shape = shape_of(type(row))
            put_rows(self.session.connection(), shape.add, [shape.values_of(row)])
        else:
            verb = "create"
            self.session.add(row)
            self.session.flush()
        self._say(row, Body(1, verb, row.kind.name, row.id, outbox.salt(), fields=fields_of(row)))

    def patch(self, row: Synced, **values: Any) -> None:
        """Change fields of a record; what is equal already is left out, and nothing is nothing."""
        fields: dict[str, Any] = {}
        added: dict[str, list[str]] = {}
        removed: dict[str, list[str]] = {}
        base = self._base_of(row)
        values = {name: _storable(value) for name, value in values.items()}
        for name, value in values.items():
            declared = row.kind.field(name)
            if declared is None or declared.merge in (Merge.FIXED, Merge.GUARDED, Merge.HUB):
                raise ValueError(f"{row.kind.name}.{name} is not patched")
            before = getattr(row, name)
            if value == before:
                continue
            if declared.form is Form.SET:
                old, new = set(before or ()), set(value or ())
                added[name], removed[name] = sorted(new - old), sorted(old - new)
            else:
                fields[name] = value
        if not (fields or added or removed):
            return
        self._keep_base(row)
        for name in (*fields, *added):
            setattr(row, name, values[name])
        body = Body(1, "patch", row.kind.name, row.id, outbox.salt(), base=base)
        self._say(row, amended(body, fields=fields, added=added, removed=removed))

    def move(self, row: Synced, field: str, after: str, **beside: Any) -> None:
        """Move a guarded field along its declared transitions; say `beside` what goes with it.

        Raises Refusal `no_such_move` with `now` and `wanted`.
        """
        before = str(getattr(row, field))
        if not row.kind.may_move(field, before, after):
            raise Refusal("no_such_move", kind=row.kind.name, now=before, wanted=after)
        base = self._base_of(row)
        self._keep_base(row)
        for name, value in {**beside, field: after}.items():
            setattr(row, name, value)
        body = Body(1, "move", row.kind.name, row.id, outbox.salt(), base=base)
        self._say(row, amended(body, field=field, before=before, after=after, fields=beside))

    def request(self, row: Synced, verb: str, **values: Any) -> None:
        """Say what headquarters checks before it stands; it is laid over the row meanwhile."""
        base = self._base_of(row)
        self._keep_base(row)
        for name, value in values.items():
            setattr(row, name, value)
        body = Body(1, verb, row.kind.name, row.id, outbox.salt(), base=base)
        self._say(row, amended(body, fields=values))

    def void(self, row: Synced, reason: str | None = None) -> Void:
        """Take back a fact with a fact of its own; the first stays, and is no longer counted."""
        taken_back = Void(
            target_kind=row.kind.name, target_id=row.id, reason=reason, happened_at=self.at
        )
        self.add(taken_back)
        self._touch(row.kind.name, row.id)
        return taken_back

    def resolve(
        self, conflict: Synced, about: Synced, field: str, version: int, value: Any
    ) -> None:
        """Choose the value of a field in dispute, as of this version of the conflict.

        The operation is on the conflict; it is laid over the row it is `about`, so that the
        choice shows at once and falls away exactly when headquarters does not take it.
        """
        self._keep_base(about)
        setattr(about, field, value)
        said = {"version": version, "value": value}
        body = Body(1, "resolve", conflict.kind.name, conflict.id, outbox.salt(), fields=said)
        self._say(about, amended(body, field=field))

    def again(self, refused: OutboxOp, row: Synced, **values: Any) -> None:
        """Say a refused operation anew, by one that stands in its place; the row keeps its id.

        With `values` put right; without any as it was said. Raises Refusal `nothing_changed`
        when a change with these values would change nothing.
        """
        old = outbox.read_body(refused.body)
        self._replaces = refused.op_id
        if old.verb in ("create", "fact"):
            for name, value in values.items():
                setattr(row, name, value)
            row.mark = None
            if isinstance(row, Void):
                self._touch(row.target_kind, row.target_id)
            body = Body(1, old.verb, old.kind, old.id, outbox.salt(), fields=fields_of(row))
            self._say(row, body)
        elif values:
            self.patch(row, **values)
        else:
            self._repeat(row, old)
        if self._owes():
            raise Refusal("nothing_changed", kind=old.kind)
        self._attend(refused)

    def discard(self, refused: OutboxOp, row: Synced | None, reason: str) -> None:
        """Give a refused operation up for good, with the reason; what it made stays, marked."""
        old = outbox.read_body(refused.body)
        if row is not None and old.verb in ("create", "fact"):
            row.mark = DISCARDED
        said = {"reason": reason}
        body = Body(1, "discard", old.kind, old.id, outbox.salt(), fields=said)
        self._replaces = refused.op_id
        self._tell((refused.kind, refused.row_id), old.subjects, body)
        self._attend(refused)

    def append(self, row: Synced, sealed: dict[str, Any]) -> None:
        """Say a fact that was sealed before, nameless (`nameless.py`), and waited for others."""
        shape = shape_of(type(row))
        row.venue_id = self.store.place.venue_id
        put_rows(self.session.connection(), shape.add, [shape.values_of(row)])
        self._touch(row.kind.name, row.id)
        self.note(f"{row.kind.name}.fact", row.kind.name, row.id)
        self._tail = replace(self._tail, seq=self._tail.seq + 1)
        lies = {"kind": row.kind.name, "row_id": row.id, "seq": self._tail.seq, "made_at": self.at}
        self._ops.append({**sealed, "incarnation": self.store.place.incarnation, **lies})

    def bring_back(self, row: Synced) -> None:
        """Say a row anew that headquarters had and lost; it keeps its id."""
        verb = "fact" if row.kind.nature is Nature.FACT else "create"
        # Not seen there any more: what is changed from now on is no change of what it has.
        row.seen_epoch = row.seen_scope = row.seen_number = None
        body = Body(1, verb, row.kind.name, row.id, outbox.salt(), fields=fields_of(row))
        self._say(row, body)

    def keep(self, row: Base) -> None:
        """Keep a row that never leaves this PC."""
        self.session.add(row)

    def note(
        self, action: str, kind: str | None = None, row_id: str | None = None, **facts: Fact
    ) -> None:
        """Write a line into the audit log; facts hold no personal data."""
        line = audit.entry(self._tail, self.at, self.actor.staff_id, action, kind, row_id, facts)
        self._lines.append(line)
        self._tail = replace(self._tail, audit_number=line["number"], audit_digest=line["digest"])

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make the operations of this block an atomic group: the hub takes all or none."""
        if self._group is not None:
            yield
            return
        self._group = []
        yield
        bodies, self._group = self._group, None
        group = Group(self.store.make_id(), len(bodies)) if len(bodies) > 1 else None
        for body, key in bodies:
            self._seal(amended(body, group=group), key)

    def finish(self) -> Changes | None:
        """Write everything into the open SQL transaction; called by `transaction` only."""
        self.session.flush()
        # Prepared text on the connection itself: the session's own way costs several times as much.
        if self._ops:
            self.session.connection().exec_driver_sql(outbox.ADD, self._ops)
        if self._lines:
            self.session.connection().exec_driver_sql(audit.ADD, self._lines)
        for kind, model in self.store.models.items():
            if kind in self._touched:
                model.derive(self.session, self._touched[kind])
        self.session.flush()
        if not self._touched:
            return None
        ids = frozenset(row_id for some in self._touched.values() for row_id in some)
        return Changes(frozenset(self._touched), ids, "desk", waiting=bool(self._ops))

    @property
    def tail(self) -> Tail:
        """Give the ends of the chains as they will be once this work is committed."""
        return self._tail

    def _say(self, row: Synced, body: Body) -> None:
        self._tell((row.kind.name, row.id), _subjects(row), body)

    def _tell(self, key: Key, subjects: list[str], body: Body) -> None:
        """Say something of the row `key`, which is where the operation will lie."""
        self._touch(*key)
        place, timing = self.store.place, self.store.timing
        corrected = None
        if timing is not None:
            offset = timing.offset_at(self.now, self._elapsed)
            corrected = to_text(self.now + dt.timedelta(milliseconds=offset))
        body = amended(
            body,
            subjects=subjects,
            actor=self.actor.staff_id,
            at=self.at,
            run=self.store.clock.run_id,
            elapsed=self._elapsed,
            corrected=corrected,
            error_ms=place.error_ms,
            day=self.day,
            replaces=self._replaces,
        )
        self._replaces = None
        self.note(f"{key[0]}.{body.verb}", key[0], key[1], **_names(body))
        if self._group is not None:
            self._group.append((body, key))
        else:
            self._seal(body, key)

    def _repeat(self, row: Synced, old: Body) -> None:
        """Say a change once more as it was said, upon what stands now."""
        base = self._base_of(row)
        self._keep_base(row)
        laid = outbox.lay_over(fields_of(row), old)
        for name in _touched_by(old):
            setattr(row, name, laid.get(name))
        self._say(row, amended(old, salt=outbox.salt(), base=base, group=None))

    def _owes(self) -> bool:
        """Say whether the operation that is to stand for a refused one is still to come."""
        return self._replaces is not None

    def _attend(self, refused: OutboxOp) -> None:
        """Note that a person has dealt with a refusal: it needs nobody any more."""
        self.session.execute(
            update(OutboxOp).where(OutboxOp.op_id == refused.op_id).values(attended_at=self.at)
        )

    def _seal(self, body: Body, key: Key) -> None:
        self._tail = replace(self._tail, seq=self._tail.seq + 1)
        sealed = outbox.seal(body, self.store.make_id(), self.store.place.incarnation, self.at)
        kind, row_id = key
        self._ops.append({**sealed, "kind": kind, "row_id": row_id, "seq": self._tail.seq})

    def _base_of(self, row: Synced) -> Version | None:
        if row.seen_epoch is None or row.seen_scope is None or row.seen_number is None:
            return None
        return Version(row.seen_epoch, row.seen_scope, row.seen_number)

    def _keep_base(self, row: Synced) -> None:
        base = self._base_of(row)
        if base is not None:
            self.session.execute(
                upsert(BaseCopy).on_conflict_do_nothing(),
                {
                    "kind": row.kind.name,
                    "id": row.id,
                    "fields": fields_of(row),
                    "epoch": base.epoch,
                    "scope": base.scope,
                    "number": base.number,
                },
            )

    def _touch(self, kind: str, row_id: str) -> None:
        self._touched.setdefault(kind, []).append(row_id)


@contextmanager
def transaction(store: Store, actor: Actor) -> Iterator[Transaction]:
    """Open the door for work by `actor`. On any exception nothing at all has happened.

    Raises Refusal for what the disk says (`disk_full`, `disk_read_only`, `store_busy`, ...).
    """
    with store.writing, plain_words(), store.engine.connect() as bare:
        connection = bare.execution_options(immediate=True)
        with Session(connection, autoflush=False, expire_on_commit=False) as session:
            tx = Transaction(store, session, actor)
            yield tx
            changes = tx.finish()
            place = store.place_now()
            if place is not store.place:
                write_place(connection, place)
            session.commit()
            store.place, store.tail = place, tx.tail
    if changes is not None:
        store.announce(changes)


def _subjects(row: Synced) -> list[str]:
    if row.kind.name == "person":
        return [row.id]
    return [value for name in row.kind.subjects if (value := getattr(row, name)) is not None]


def _storable(value: Any) -> Any:
    """Give a value without what no file and no wire can hold: half a character, and NUL.

    Qt leaves half characters out of what is typed; whatever else comes in must stop no work.
    """
    if isinstance(value, str) and ("\0" in value or not value.isascii()):
        return value.encode(errors="ignore").decode().replace("\0", "")
    if isinstance(value, list):
        return [_storable(item) for item in value]
    return value


def _names(body: Body) -> dict[str, Fact]:
    """Say which fields an operation touched: names only, the values stay in the operation."""
    if body.verb == "resolve":
        return {"fields": body.field}
    return {"fields": " ".join(_touched_by(body))} if body.verb in ("patch", "move") else {}


def _touched_by(body: Body) -> list[str]:
    """Give the names of the fields a change is about."""
    field = [body.field] if body.field else []
    return sorted({*body.fields, *body.added, *body.removed, *field})
