"""A venue's scopes, open for writing in one transaction: rows, operations, what waits.

Opening a book locks the scopes' counters to the end of the commit, BEFORE anything is read that
will be merged: so numbers stand in commit order, and a reader that follows them misses nothing.
Everything staged can be undone back to a mark, for one operation or group that fails.
"""

from __future__ import annotations

from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import BindParameter, Connection, bindparam, exists, select

from sync.hub.erasure import blank, forget_bytes
from sync.hub.hub import Hub
from sync.hub.journal import ERASED, Line
from sync.hub.keys import STANDING
from sync.hub.relays import Outgoing
from sync.hub.shelf import Shelf, bound, insert_many, update_of
from sync.hub.tables import erased, history, open_ops, ops, rows
from sync.merge import HELD


class Open(msgspec.Struct, frozen=True):
    """An operation that was refused or held and that nothing has settled yet."""

    op_id: str
    device_id: str
    seq: int
    kind: str
    row_id: str
    creates: bool
    state: str
    code: str
    waits_for: str = ""
    settled_by: str = ""
    group_id: str = ""
    at: str = ""


_OPEN = select(*(open_ops.c[name] for name in Open.__struct_fields__)).where(
    open_ops.c.venue_id == bindparam("venue"), open_ops.c.settled_by == ""
)
# In one order on every database: which of them is named must not be chance.
_OPEN = _OPEN.order_by(open_ops.c.device_id, open_ops.c.seq)
_venue: BindParameter[str] = bindparam("venue")
_RARE = select(
    exists(select(erased.c.id).where(erased.c.venue_id == _venue)).label("erased"),
    exists(
        select(rows.c.id).where(
            rows.c.venue_id == _venue, rows.c.kind == "same_person", rows.c.key == STANDING
        )
    ).label("merged"),
)
"""Whether anybody was ever erased or merged: mostly nobody was, and then much need not be asked."""


class Book(Shelf, Outgoing):
    """One venue's scopes in one transaction."""

    def __init__(self, connection: Connection, hub: Hub, venue_id: str) -> None:
        super().__init__(connection, hub, venue_id)
        self.now = hub.now()
        self._open: dict[str, Open] = {}
        self._about: dict[tuple[str, str], tuple[str, ...]] = {}
        self._open_changed: dict[str, bool] = {}
        for item in self._load_open():
            self._open[item.op_id] = item
            self._index(item)
        rare = connection.execute(_RARE, {"venue": venue_id}).one()
        self._erased_any, self._merged_any = bool(rare.erased), bool(rare.merged)
        self._erased: dict[str, bool] = {}
        self._blanks: dict[str, bool] = {}
        self._wordless: dict[str, bool] = {}
        self._bytes: dict[str, bool] = {}
        self._ops: dict[tuple[str, int], dict[str, Any]] = {}
        self._finals: dict[tuple[str, int], dict[str, Any]] = {}
        self._history: dict[int, dict[str, Any]] = {}
        self._to_journal: dict[int, Line] = {}

    # --- reading ---------------------------------------------------------------------------

    def _load_open(self) -> list[Open]:
        found = self.connection.execute(_OPEN, {"venue": self.venue_id})
        return [Open(*row) for row in found]

    def is_erased(self, row_id: str) -> bool:
        """Say whether an id was erased, for ever."""
        if (not self._erased_any and row_id not in self._erased) or "\0" in row_id:
            return False
        if row_id not in self._erased:
            where = (erased.c.venue_id == self.venue_id, erased.c.id == row_id)
            found = self.connection.execute(select(erased.c.id).where(*where)).first()
            self._erased[row_id] = found is not None
        return self._erased[row_id]

    @property
    def has_open(self) -> bool:
        """Say whether any operation is or was open at all; mostly there is none."""
        return bool(self._about)

    @property
    def has_erased(self) -> bool:
        """Say whether anything was ever erased; mostly nothing was."""
        return self._erased_any or bool(self._erased)

    @property
    def has_merged(self) -> bool:
        """Say whether any two people may be merged; mostly nobody is."""
        return self._merged_any or bool(self._lines.get(("same_person", STANDING)))

    def open_op(self, op_id: str) -> Open | None:
        """Give an operation that waits for something, settled or not."""
        if op_id not in self._open:
            columns = [open_ops.c[name] for name in Open.__struct_fields__]
            where = (open_ops.c.venue_id == self.venue_id, open_ops.c.op_id == op_id)
            found = self.connection.execute(select(*columns).where(*where)).first()
            if found is None:
                return None
            self._open[op_id] = Open(*found)
        return self._open[op_id]

    def opens_on(self, row_id: str) -> list[Open]:
        """Give the unsettled operations on a row."""
        return self._found("row", row_id)

    def blockers(self, row_id: str) -> list[Open]:
        """Give all unsettled creations that leave `row_id` without a row; none once it is there.

        There are several when what was to replace a refused one was refused in its turn.
        """
        found = [item for item in self._found("row", row_id) if item.creates]
        return found if found and self.row(found[0].kind, row_id) is None else []

    def waiting(self, row_id: str) -> list[Open]:
        """Give the held operations that wait for a row, in device order, with their groups."""
        found = self._found("wait", row_id)
        return self._with_groups(found) if found else found

    def held_for(self, *codes: str) -> list[Open]:
        """Give the operations held for these reasons, in device order, with their groups."""
        found = [i for i in self._open.values() if i.code in codes and not i.settled_by]
        return self._with_groups(found)

    def _found(self, how: str, row_id: str) -> list[Open]:
        if not self._about:
            return []
        found = [self._open[op_id] for op_id in self._about.get((how, row_id), ())]
        return [item for item in found if not item.settled_by and _tells(item, how) == row_id]

    def _with_groups(self, found: list[Open]) -> list[Open]:
        """An atomic group is let go together or not at all."""
        groups = {item.group_id for item in found if item.group_id}
        items = {item.op_id: item for item in found if item.state == HELD}
        for group_id in groups:
            items.update({i.op_id: i for i in self._found("group", group_id) if i.state == HELD})
        return sorted(items.values(), key=lambda item: (item.device_id, item.seq))

    # --- staging ---------------------------------------------------------------------------

    def put_open(self, item: Open) -> None:
        """Stage an unsettled operation, or what became of it."""
        if item.op_id not in self._open_changed:
            self._set(self._open_changed, item.op_id, self.open_op(item.op_id) is None)
        self._set(self._open, item.op_id, item)
        self._index(item)

    def _index(self, item: Open) -> None:
        for how in ("row", "wait", "group"):
            place = (how, _tells(item, how))
            known = self._about.get(place, ())
            if place[1] and item.op_id not in known:
                self._set(self._about, place, (*known, item.op_id))

    def put_erased(self, row_id: str, *, for_ever: bool = True) -> None:
        """Stage that an id is erased, with every word about it.

        Not `for_ever`: the words alone; what was said about somebody erased has no id to return by.
        """
        if for_ever:
            self._set(self._erased, row_id, True)
        self._set(self._blanks if for_ever else self._wordless, row_id, True)

    def put_bytes_gone(self, name: str) -> None:
        """Stage that a file's bytes go, by their hash, unless another file names them."""
        self._set(self._bytes, name, True)

    def put_op(self, device_id: str, seq: int, values: dict[str, Any], scope: str) -> None:
        """Stage an operation on a row of that scope with its verdict."""
        values["venue_id"], values["device_id"], values["seq"] = self.venue_id, device_id, seq
        values["received"], values["received_at"] = self.number_in(scope), self.now
        self._set(self._ops, (device_id, seq), values)

    def put_final(self, device_id: str, seq: int, values: dict[str, Any]) -> None:
        """Stage the final verdict (and the late body) of an operation that was held."""
        place = (device_id, seq)
        if place in self._ops:
            self._set(self._ops, place, {**self._ops[place], **values})
        else:
            self._set(self._finals, place, values)

    def filed_op(self, device_id: str, seq: int) -> dict[str, Any]:
        """Give an operation as it is filed, staged or stored."""
        place = (device_id, seq)
        if place in self._ops:
            return self._ops[place]
        where = (ops.c.venue_id == self.venue_id, ops.c.device_id == device_id, ops.c.seq == seq)
        return dict(self.connection.execute(select(ops).where(*where)).mappings().one())

    def put_history(self, **values: Any) -> None:
        """Stage a value that did not stand."""
        place = len(self._history)
        self._set(self._history, place, {**values, "venue_id": self.venue_id, "at": self.now})

    def put_line(self, line: Line) -> None:
        """Stage what the journal is to keep, before the commit it is about."""
        self._set(self._to_journal, len(self._to_journal), line)

    # --- writing ---------------------------------------------------------------------------

    def flush(self) -> None:
        """Write everything staged, in batches; once, at the end."""
        run = self.connection.execute
        self.flush_rows()
        insert_many(self.connection, ops, list(map(_op_values, self._ops.values())))
        if self._finals:
            run(_UPDATE_OP, [self._as_final(*place) for place in self._finals])
        if self._history:
            run(history.insert(), list(self._history.values()))
        self._flush_open()
        for row_id in self._blanks:
            values = {"venue_id": self.venue_id, "id": row_id, "at": self.now}
            run(erased.insert().values(**values))
            blank(self.connection, self.venue_id, row_id)
        for row_id in self._wordless:
            blank(self.connection, self.venue_id, row_id)
        if self._blanks:
            lines = [Line(ERASED, self.now, self.venue_id, "person", one) for one in self._blanks]
            self.hub.remember(*lines)
        if self._to_journal:
            self.hub.remember(*self._to_journal.values())
        self.flush_relays(self.connection, self.venue_id, self.now)
        if self._bytes:
            forget_bytes(self.connection, self.venue_id, list(self._bytes))

    def _flush_open(self) -> None:
        staged = [(self._open[op_id], fresh) for op_id, fresh in self._open_changed.items()]
        new = [_values(item, self.venue_id) for item, fresh in staged if fresh]
        changed = [_values(item, self.venue_id) for item, fresh in staged if not fresh]
        if new:
            self.connection.execute(open_ops.insert(), new)
        if changed:
            values = [bound(item, _OPEN_KEYS, _OPEN_VALUES) for item in changed]
            self.connection.execute(_UPDATE_OPEN, values)

    def _as_final(self, device_id: str, seq: int) -> dict[str, Any]:
        values = self._finals[device_id, seq]
        item = {**values, "venue_id": self.venue_id, "device_id": device_id, "seq": seq}
        return bound(item, _OP_KEYS, _OP_VALUES)


def _values(item: Open, venue_id: str) -> dict[str, Any]:
    return {**msgspec.structs.asdict(item), "venue_id": venue_id}


def _tells(item: Open, how: str) -> str:
    """Give what an open operation is found by: its row, what it waits for, its group."""
    if how == "row":
        return item.row_id
    return item.waits_for if how == "wait" else item.group_id


_OPEN_KEYS = ("venue_id", "op_id")
_OPEN_VALUES = ("state", "code", "waits_for", "settled_by", "creates", "kind", "row_id", "group_id")
_OP_KEYS = ("venue_id", "device_id", "seq")
_OP_VALUES = ("verdict", "body", "kind", "row_id", "verb")
_op_values = itemgetter(*ops.c.keys())
_UPDATE_OP = update_of(ops, _OP_KEYS, _OP_VALUES)
_UPDATE_OPEN = update_of(open_ops, _OPEN_KEYS, _OPEN_VALUES)
