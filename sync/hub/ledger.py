"""The ledger: takes a desk's push and shows what stands. Plain functions over a connection.

The caller opens the transaction, and gives the answer away only after its commit. Clock and
randomness come with the hub, so that a simulator can drive this very code.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, bindparam, select

from sync.hub.accounts import Device
from sync.hub.book import Book, Open
from sync.hub.cursors import check_read
from sync.hub.database import among, as_list, stops_all
from sync.hub.docket import Docket, units_of
from sync.hub.hub import Hub, Trouble, check_protocol
from sync.hub.pages import read
from sync.hub.recovery import check_known, write_receipt
from sync.hub.tables import devices, open_ops, ops
from sync.hub.work import Work
from sync.merge import HELD, straightened
from sync.wire.messages import Op, Push, Pushed, Verdict

__all__ = ["accept", "read", "release_held", "release_in", "venues_with_held"]

log = logging.getLogger("sync.hub")
_verdicts = msgspec.json.Decoder(Verdict)
# Made once: to put a statement together costs more than to run it.
_DEVICE = (devices.c.venue_id == bindparam("venue"), devices.c.device_id == bindparam("device"))
_LOCK = select(devices.c.high, devices.c.incarnation).where(*_DEVICE).with_for_update()
_SEEN = devices.update().where(*_DEVICE).values(high=bindparam("high"), seen_at=bindparam("seen"))
_KNOWN = select(ops.c.op_id, ops.c.hash, ops.c.verdict).where(
    ops.c.venue_id == bindparam("venue"),
    among(ops.c.op_id, bindparam("some")),
)


def accept(connection: Connection, hub: Hub, device: Device, push: Push) -> Pushed:
    """Take a push: every operation gets a stored verdict, or a gap is answered.

    Locks the device, then the scope, before it reads what it merges. Raises Trouble(409):
    `epoch`, `incarnation`, `fork`, `ahead`; 426 `protocol`; nothing is written then. Raises Ahead.
    """
    high = _lock(connection, hub, device, push)
    if not push.ops or push.ops[0].seq > high + 1:
        expected = high + 1 if push.ops else None
        return Pushed(hub.epoch, [], high, hub.now(), expected=expected)
    verdicts, late = _replay(connection, device, push, high)
    fresh = [op for op in push.ops if op.seq > high]
    failed: list[str] = []
    if fresh or late:
        known = _known(connection, device, fresh)
        works = [Work(op, device.id, push.incarnation, known=known.get(op.op_id)) for op in fresh]
        for work in works:
            if work.body is not None:
                work.body = straightened(work.body, push.run, push.began)
        settled, failed = _settle(connection, hub, device, [*late, *works])
        verdicts.update(settled)
        high = max([high, *verdicts])
        said = {"venue": device.venue_id, "device": device.id, "high": high, "seen": hub.now()}
        connection.execute(_SEEN, said)
    answers = [verdicts[op.seq] for op in push.ops if op.seq in verdicts]
    receipt = write_receipt(hub, device, high)
    return Pushed(hub.epoch, answers, high, hub.now(), failed=failed, receipt=receipt)


def _lock(connection: Connection, hub: Hub, device: Device, push: Push) -> int:
    """Lock the device's row; gives its highest number."""
    check_protocol(push.protocol)
    if push.epoch != hub.epoch:
        raise Trouble(409, "epoch")
    found = connection.execute(_LOCK, {"venue": device.venue_id, "device": device.id}).one()
    if push.incarnation != found.incarnation:
        raise Trouble(409, "incarnation")
    high: int = found.high
    check_known(connection, hub, device, push, high)
    check_read(connection, hub, device, push.cursors)
    return high


def _replay(
    connection: Connection, device: Device, push: Push, high: int
) -> tuple[dict[int, Verdict], list[Work]]:
    """Give the stored verdicts of numbers we have, and the works whose body comes late.

    Such a body may bring another verdict; where it still cannot be filed the stored one stands.

    The same number with another operation is a fork: a copied store, refused whole.
    """
    again = [op for op in push.ops if op.seq <= high]
    if not again:
        return {}, []
    found = connection.execute(
        select(ops.c.seq, ops.c.op_id, ops.c.hash, ops.c.verdict).where(
            ops.c.venue_id == device.venue_id,
            ops.c.device_id == device.id,
            ops.c.seq.between(again[0].seq, again[-1].seq),
        )
    )
    stored = {row.seq: row for row in found}
    verdicts: dict[int, Verdict] = {}
    late: list[Work] = []
    for op in again:
        row = stored.get(op.seq)
        if row is None or (row.op_id, row.hash) != (op.op_id, op.hash):
            raise Trouble(409, "fork", seq=op.seq)
        verdict = _verdicts.decode(row.verdict)
        verdicts[op.seq] = msgspec.structs.replace(verdict, replayed=True)
        if _is_withheld(verdict) and op.body and not op.withheld:
            late.append(Work(op, device.id, push.incarnation, filed=True))
    return verdicts, late


def _is_withheld(verdict: Verdict) -> bool:
    return verdict.verdict == HELD and verdict.code == "withheld"


def _known(connection: Connection, device: Device, fresh: Sequence[Op]) -> dict[str, Verdict]:
    """Find operations that came before under another number.

    Also those another device brought: a desk that was enrolled anew, or two of one disk, bring
    again what the former one may have brought already.
    """
    hashes = {op.op_id: op.hash for op in fresh}
    known: dict[str, Verdict] = {}
    said = {"venue": device.venue_id, "some": as_list(hashes)}
    for row in connection.execute(_KNOWN, said):
        if row.hash != hashes[row.op_id]:
            raise Trouble(409, "fork", op_id=row.op_id)
        known[row.op_id] = _verdicts.decode(row.verdict)
    return known


def _settle(
    connection: Connection, hub: Hub, device: Device, works: Sequence[Work]
) -> tuple[dict[int, Verdict], list[str]]:
    """Judge and write works, all in one savepoint; one by one if that does not go through."""
    units = units_of(works)
    try:
        with connection.begin_nested():
            verdicts = _written(connection, hub, device, units)
    except Exception as error:
        if stops_all(error):
            raise
        log.warning("a batch went through one by one: %s", type(error).__name__)
    else:
        return {verdict.seq: verdict for verdict in verdicts}, []
    settled: dict[int, Verdict] = {}
    for unit in units:
        fresh = [msgspec.structs.replace(work) for work in unit]
        one = _alone(connection, hub, device, fresh)
        if one is None and all(work.filed for work in unit):
            continue
        if one is None:
            return settled, [work.op.op_id for work in unit]
        settled.update({verdict.seq: verdict for verdict in one})
    return settled, []


def _alone(
    connection: Connection, hub: Hub, device: Device, unit: list[Work]
) -> list[Verdict] | None:
    """Write one unit in a savepoint of its own: twice, then held; None if even that fails."""
    for attempt in range(3):
        try:
            with connection.begin_nested():
                if attempt < 2:
                    return _written(connection, hub, device, [unit])
                book = Book(connection, hub, device.venue_id)
                verdicts = Docket(book).hold_internal(unit)
                book.flush()
                return verdicts
        except Exception as error:
            if stops_all(error):
                raise
            log.warning("an operation could not be written: %s", type(error).__name__)
    return None


def _written(
    connection: Connection, hub: Hub, device: Device, units: list[list[Work]]
) -> list[Verdict]:
    book = Book(connection, hub, device.venue_id)
    verdicts = Docket(book).run(units)
    book.flush()
    return verdicts


def release_held(connection: Connection, hub: Hub) -> int:
    """Do `release_in` for every venue where something is held, all in this transaction."""
    return sum(release_in(connection, hub, one) for one in venues_with_held(connection))


def venues_with_held(connection: Connection) -> Sequence[str]:
    """Name the venues where something is held, in order."""
    held = (open_ops.c.state == HELD, open_ops.c.settled_by == "")
    found = select(open_ops.c.venue_id).where(*held).distinct().order_by(open_ops.c.venue_id)
    return connection.execute(found).scalars().all()


def release_in(connection: Connection, hub: Hub, venue_id: str) -> int:
    """Judge again, after an upgrade, what this hub may be able to judge now; gives how many.

    That is what was held because its kind or verb was unknown or because judging it failed, and
    what still waits for a row that is there.
    """
    ready = _ready(Book(connection, hub, venue_id))
    if not ready:
        return 0
    try:
        _release(connection, hub, venue_id, {item.op_id for item in ready})
    except Exception as error:
        if stops_all(error):
            raise
        # One of them still cannot be written: it stays held, and holds up neither the others nor
        # the start of the hub.
        log.warning("what was held is judged one by one: %s", type(error).__name__)
        for unit in _together(ready):
            _release_if_it_can_be(connection, hub, venue_id, unit)
    return len(ready)


def _ready(book: Book) -> list[Open]:
    waiting = book.held_for("unknown_kind", "unknown_verb", "internal", "waiting_for")
    return [i for i in waiting if not i.waits_for or not book.blockers(i.waits_for)]


def _together(ready: Sequence[Open]) -> list[set[str]]:
    """Put what must be released at once together: an atomic group, else each alone."""
    units: dict[str, set[str]] = {}
    for item in ready:
        units.setdefault(item.group_id or item.op_id, set()).add(item.op_id)
    return list(units.values())


def _release(connection: Connection, hub: Hub, venue_id: str, some: set[str]) -> None:
    with connection.begin_nested():
        book = Book(connection, hub, venue_id)
        # What another has set free meanwhile is not ready any more.
        Docket(book).release([item for item in _ready(book) if item.op_id in some])
        book.flush()


def _release_if_it_can_be(connection: Connection, hub: Hub, venue_id: str, some: set[str]) -> None:
    try:
        _release(connection, hub, venue_id, some)
    except Exception as error:
        if stops_all(error):
            raise
        log.warning("an operation that was held cannot be written: %s", type(error).__name__)
