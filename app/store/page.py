"""How a page from headquarters is laid into the store: base + pending.

A pulled row becomes the base copy, the desk's own unsettled work is laid over it again, and
the result is the row on screen. So no unsent change is ever overwritten, and a refused one
falls away exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from app.clock import to_text
from app.ops import Version
from app.store import outbox, removal, salvage
from app.store.aside import Aside, is_newer, put_aside, take_out
from app.store.base import (
    BaseCopy,
    Cursor,
    OutboxOp,
    Synced,
    as_list,
    listed,
    table_of,
)
from app.store.changes import Changes
from app.store.outbox import ECHOED, SET_ECHOED, SET_SENT, SETTLED, WAITING
from app.store.reading import note_reading
from app.store.seen import is_as_new, is_echoed_by, left_by, version_of
from app.store.shape import ERASED, GONE, as_json, is_record, put_rows, shape_of
from app.store.store import Store
from app.store.sums import Running
from app.store.told import IncomingPage, IncomingRow, Settled
from app.store.voids import target_of

Key = tuple[str, str]


class PageWork:
    """One page on its way into the store."""

    def __init__(self, store: Store, session: Session) -> None:
        self.store = store
        self.session = session
        self.touched: dict[str, set[str]] = {}
        self.rewritten: dict[str, set[str]] = {}
        self.left: dict[str, set[str]] = {}
        self.at = to_text(store.clock.now())
        self.sums = Running(session)
        self.asks = False  # whether a person is asked something new

    def offer(self, op_ids: Sequence[str]) -> None:
        """Remember that operations are offered; they wait on until a durable verdict comes."""
        if op_ids:
            now = to_text(self.store.corrected())
            values = {"some": as_list(op_ids), "before": WAITING, "now": now}
            self.session.connection().execute(SET_SENT, values)

    def settle(self, verdicts: Sequence[Settled]) -> None:
        """Store verdicts; only the ids named here are settled."""
        if not verdicts:
            return
        fallen: list[Key] = []
        some = {"some": as_list(verdict.op_id for verdict in verdicts)}
        ops = {row.op_id: row for row in self.session.connection().execute(_SETTLED_OPS, some)}
        known = [verdict for verdict in verdicts if verdict.op_id in ops]
        for verdict in known:
            op = ops[verdict.op_id]
            self._touch(op.kind, op.row_id, rewritten=False)
            key = (op.kind, op.row_id)
            never_was = op.verb in ("create", "fact") and verdict.verdict == "refused"
            if _is_done(verdict) and (not never_was or is_erased_beneath(self.session, key)):
                # Refused, or without effect: a second erasure must not hold fast what left. A
                # creation that another device had brought already lies over what it made. One
                # that was refused stays in sight, unless only it kept somebody erased there.
                fallen.append(key)
            elif verdict.verdict in ("refused", "held") and op.kind in self.store.models:
                model = self.store.models[op.kind]
                self._touch(op.kind, op.row_id)
                if op.kind == "void":
                    self._touch_target(op.row_id)
                self.session.execute(
                    update(model).where(model.id == op.row_id).values(mark=verdict.verdict)
                )
        put_rows(self.session.connection(), _SETTLE, [self._settling(verdict) for verdict in known])
        self._fall_back(fallen)

    def _settling(self, verdict: Settled) -> tuple[Any, ...]:
        applied = verdict.applied
        state = ECHOED if _is_done(verdict) else SETTLED
        code, facts = verdict.code or None, as_json(verdict.facts or None)
        version = (applied.epoch, applied.scope, applied.number) if applied else _NOWHERE
        return (state, verdict.verdict, code, facts, *version, self.at, verdict.op_id)

    def _fall_back(self, keys: list[Key]) -> None:
        """Write rows anew from their base copies, without the work that was refused."""
        if not keys:
            return
        rows = []
        for kind, row_id in dict.fromkeys(keys):
            copy = self.session.get(BaseCopy, (kind, row_id))
            if copy is not None:
                version = Version(copy.epoch, copy.scope, copy.number)
                gone = str(copy.fields.get(GONE, ""))
                rows.append(IncomingRow(kind, row_id, version, copy.fields, gone))
        self.take(rows, again=True)

    def take(self, rows: Sequence[IncomingRow], *, again: bool = False) -> None:
        """Write rows as headquarters shows them, with this desk's unsettled work laid over."""
        known = [row for row in rows if row.kind in self.store.models]
        for row in rows:
            if row.kind not in self.store.models:
                self._take_aside(row, again=again)
        over = outbox.overlay(self.session, [(row.kind, row.id) for row in known])
        by_kind: dict[str, list[IncomingRow]] = {}
        for row in known:
            by_kind.setdefault(row.kind, []).append(row)
        for kind, some in by_kind.items():
            model = self.store.models[kind]
            seen = self._seen(model, some)
            fresh = [r for r in some if again or not is_as_new(seen.get(r.id), r.version)]
            if not again:
                self._count(fresh, {row_id: version_of(row) for row_id, row in seen.items()})
            self.left.setdefault(kind, set()).update(left_by(model.about, fresh, seen))
            self._write(model, fresh, over, seen)

    def _take_aside(self, row: IncomingRow, *, again: bool) -> None:
        kept = Aside(row.version, row.fields, row.gone)
        before = put_aside(self.session, row.kind, row.id, kept, again=again)
        if not again and (before is None or not is_newer(before, kept)):
            counted = before.version if before is not None and not before.gone else None
            self._count([row], {row.id: counted})

    def _count(self, rows: Sequence[IncomingRow], counted: dict[str, Version | None]) -> None:
        """Move the running sums: rows come that counted at other versions, or not at all."""
        for row in rows:
            after = None if row.gone else row.version
            self.sums.moved(row.kind, row.id, counted.get(row.id), after)
            counted[row.id] = after

    def _seen(self, model: type[Synced], rows: list[IncomingRow]) -> dict[str, Any]:
        """Give at which version these rows stand here, by id; absent: they do not yet."""
        some = {"some": as_list(row.id for row in rows)}
        found = self.session.connection().execute(shape_of(model).seen, some)
        return {row.id: row for row in found}

    def _write(
        self,
        model: type[Synced],
        rows: list[IncomingRow],
        over: dict[Key, list[Any]],
        here: dict[str, Any],
    ) -> None:
        values, copies, done, bare = [], [], [], []
        gone: list[str] = []
        left: list[str] = []
        turned: list[tuple[str, dict[str, Any]]] = []
        shape, venue = shape_of(model), self.store.place.venue_id
        record = is_record(model)
        copied = record or _has_copies(self.session, model.kind.name)
        for row in rows:
            self._touch(row.kind, row.id)
            if row.kind == "void":
                self._touch_target(row.id, row.fields)
            ops = over.get((row.kind, row.id), ())
            still = [op for op in ops if not is_echoed_by(op, row.version)]
            done += [op.op_id for op in ops if is_echoed_by(op, row.version)]
            fields = row.fields
            for op in still:
                fields = outbox.lay_over(fields, outbox.read_body(op.body))
            if row.gone and not still:
                (gone if row.gone == ERASED else left).append(row.id)
                continue
            if still and (record or fields != row.fields):
                # Also of a fact, where headquarters took it otherwise than it was said.
                copies.append(_copy_of(row))
            elif copied:
                # Also without work over it: a copy left lying would be taken for the base of
                # the next change, and a refusal would fall back to values long gone.
                bare.append(row.id)
            if row.gone:
                # It says nothing but that it left: what is on screen stays while work waits.
                self._unsee(model, row.id)
                continue
            values.append(shape.values(row.id, venue, row.version, row.mark, fields))
            if row.id in here and here[row.id].seen_epoch not in (None, row.version.epoch):
                turned.append((row.id, fields))
        salvage.keep_changed(self.session, model, turned, self.at)
        self._forget(model, gone)
        self._let_stand(model, [row_id for row_id in left if row_id in here])
        self._drop_copies(model.kind.name, bare + gone + left)
        if copies:
            put = upsert(BaseCopy)
            names = ("fields", "epoch", "scope", "number")
            self.session.execute(
                put.on_conflict_do_update(
                    index_elements=["kind", "id"], set_={n: put.excluded[n] for n in names}
                ),
                copies,
            )
        self._put(model, values, here.keys() - set(gone))
        self._echo(done)

    def _touch_target(self, void_id: str, said: Mapping[str, Any] = {}) -> None:
        """Note what a void takes back; one that leaves comes without a word of that."""
        named = said.get("target_kind"), said.get("target_id")
        kind, row_id = named if all(named) else target_of(self.session.connection(), void_id)
        if kind and row_id:
            self._touch(str(kind), str(row_id))

    def _put(self, model: type[Synced], values: list[tuple[Any, ...]], here: set[str]) -> None:
        """Insert or update whole rows; of one that comes twice, the later stands."""
        last = {row[-1]: row for row in values}
        connection, shape = self.session.connection(), shape_of(model)
        put_rows(connection, shape.add, [row for key, row in last.items() if key not in here])
        put_rows(connection, shape.update, [row for key, row in last.items() if key in here])
        if last and removal.is_any(self.session):
            removal.forget(self.session, model.kind.name, last)

    def _unsee(self, model: type[Synced], row_id: str) -> None:
        """Headquarters has the row at no version any more."""
        nowhere = {"seen_epoch": None, "seen_scope": None, "seen_number": None}
        self.session.execute(update(model).where(model.id == row_id).values(**nowhere))

    def _let_stand(self, model: type[Synced], ids: list[str]) -> None:
        """Note rows that left, at no version any more: `removal` says when they go."""
        for row_id in ids:
            self._unsee(model, row_id)
        removal.note(self.session, model.kind.name, ids, self.at)

    def remove(self, kind: str, ids: list[str]) -> None:
        """Take away rows that left."""
        model = self.store.models[kind]
        rows = [IncomingRow(kind, row_id, _NO_VERSION, {}) for row_id in ids]
        self.left.setdefault(kind, set()).update(
            left_by(model.about, rows, self._seen(model, rows))
        )
        for row_id in ids:
            self._touch(kind, row_id)
            if kind == "void":
                self._touch_target(row_id)
        self._forget(model, ids)
        self._drop_copies(kind, ids)

    def _forget(self, model: type[Synced], ids: list[str]) -> None:
        if ids:
            some = {"some": as_list(ids)}
            mine = delete(model).where(model.id.in_(listed("some")))
            self.session.connection().execute(mine, some)
            removal.forget(self.session, model.kind.name, ids)

    def _drop_copies(self, kind: str, ids: list[str]) -> None:
        if ids:
            self.session.execute(
                delete(BaseCopy).where(BaseCopy.kind == kind, BaseCopy.id.in_(ids))
            )

    def _echo(self, op_ids: Iterable[str]) -> None:
        ids = list(op_ids)
        if ids:
            self.session.connection().execute(SET_ECHOED, {"some": as_list(ids)})

    def take_in_aside(self) -> None:
        """Take rows of kinds that were unknown when they came down."""
        found = take_out(self.session, self.store.models)
        if found:
            self.sums.forget()
        self.take(
            [IncomingRow(kind, id_, row.version, row.fields, row.gone) for kind, id_, row in found]
        )

    def reach(self, page: IncomingPage) -> None:
        """Move the scope's cursor; settled work up to it has come down and leaves the overlay."""
        put = upsert(Cursor).values(
            scope=page.scope, epoch=page.epoch, cursor=page.cursor, number=page.number
        )
        self.session.execute(
            put.on_conflict_do_update(
                index_elements=["scope"],
                set_={name: put.excluded[name] for name in ("epoch", "cursor", "number")},
            )
        )
        echoed = (
            OutboxOp.state == SETTLED,
            OutboxOp.verdict != "held",
            OutboxOp.applied_scope == page.scope,
            or_(OutboxOp.applied_epoch != page.epoch, OutboxOp.applied_number <= page.number),
        )
        rows = self.session.execute(
            select(OutboxOp.op_id, OutboxOp.kind, OutboxOp.row_id, OutboxOp.applied_number).where(
                *echoed
            )
        ).all()
        self._echo([row.op_id for row in rows])
        bare = {(row.kind, row.row_id): row.applied_number or 0 for row in rows}
        kinds = {kind for kind, _ in bare}
        copied = {
            kind
            for kind, model in self.store.models.items()
            if kind in kinds and (is_record(model) or _has_copies(self.session, kind))
        }
        bare = {key: number for key, number in bare.items() if key[0] in copied}
        for key in bare.keys() & outbox.overlay(self.session, bare).keys():
            del bare[key]
        # A copy newer than the work came down before its verdict: it is what stands now, and
        # may hold what another desk wrote meanwhile. An older one has served.
        newer = [key for key, number in bare.items() if self._copy_number(key) >= number]
        self._fall_back(newer)
        for kind, row_id in bare.keys() - set(newer):
            self._drop_copies(kind, [row_id])
        note_reading(self.session, page.scope, page.reading, whole=page.whole)

    def _copy_number(self, key: Key) -> int:
        copy = self.session.get(BaseCopy, key)
        return copy.number if copy is not None else -1

    def derive(self, *, early: bool = False) -> None:
        """Bring computed tables up to date, in the order of the table of models."""
        for kind, model in self.store.models.items():
            if kind in self.rewritten:
                derive = model.derive_early if early else model.derive
                derive(self.session, sorted(self.rewritten[kind]))
            if self.left.get(kind):
                model.derive_left(self.session, sorted(self.left[kind]))
        self.session.flush()

    def changes(self, *, waiting: bool) -> Changes | None:
        """Give what this page touched, or None when nothing did."""
        if not self.touched and not waiting:
            return None
        ids = frozenset(row_id for some in self.touched.values() for row_id in some)
        return Changes(frozenset(self.touched), ids, "hub", waiting=waiting)

    def note_left(self, gone: Mapping[str, Iterable[str]]) -> None:
        """Note rows that left with their scope, by kind: to be announced."""
        for kind, ids in gone.items():
            self.touched.setdefault(kind, set()).update(ids)

    def _touch(self, kind: str, row_id: str, *, rewritten: bool = True) -> None:
        """Note a row to be announced; what is computed from it only follows what it says."""
        self.touched.setdefault(kind, set()).add(row_id)
        if rewritten:
            self.rewritten.setdefault(kind, set()).add(row_id)


_op = table_of(OutboxOp)
_SETTLED_OPS = select(_op.c.op_id, _op.c.kind, _op.c.row_id, _op.c.verb).where(
    _op.c.op_id.in_(listed("some"))
)
_SETTLE = (
    "UPDATE outbox SET state = ?, verdict = ?, code = ?, facts = ?, applied_epoch = ?, "
    "applied_scope = ?, applied_number = ?, settled_at = ? WHERE op_id = ?"
)
_NOWHERE = (None, None, None)
_NO_VERSION = Version("", "", 0)


def _is_done(verdict: Settled) -> bool:
    """Say whether work leaves the overlay at once: what had no effect can bring no echo."""
    no_effect = verdict.applied is None and verdict.verdict != "held"
    return verdict.verdict == "refused" or no_effect


def _has_copies(session: Session, kind: str) -> bool:
    """Say whether any row of a kind has a base copy; of facts hardly ever one has."""
    found = select(BaseCopy.id).where(BaseCopy.kind == kind).limit(1)
    return session.execute(found).first() is not None


def is_erased_beneath(session: Session, key: Key) -> bool:
    """Say whether only unanswered work keeps a row here whose erasure was heard already."""
    copy = session.get(BaseCopy, key)
    return copy is not None and copy.fields.get(GONE) == ERASED


def _copy_of(row: IncomingRow) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "id": row.id,
        "fields": {**row.fields, GONE: row.gone} if row.gone else row.fields,
        "epoch": row.version.epoch,
        "scope": row.version.scope,
        "number": row.version.number,
    }
