"""The laws of delivery: what was recorded is at headquarters once, in order, and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import select

from app.store.base import OutboxOp
from sync.hub.database import reading
from sync.hub.tables import ops
from tests.simulation.told import Broken

if TYPE_CHECKING:
    from tests.simulation.desk import SimDesk
    from tests.simulation.world import World

TAKEN = {"taken", "merged"}
OPS = select(
    OutboxOp.op_id,
    OutboxOp.body,
    OutboxOp.attended_at,
    OutboxOp.seq,
    OutboxOp.kind,
    OutboxOp.row_id,
    OutboxOp.state,
    OutboxOp.verdict,
    OutboxOp.code,
    OutboxOp.verb,
    OutboxOp.body,
).order_by(OutboxOp.seq)


def all_is_answered(desk: SimDesk) -> None:
    """All of an outbox has a durable verdict when the queue has drained."""
    with desk.store.read() as session:
        for op in session.connection().execute(OPS):
            if op.state not in ("settled", "echoed"):
                raise Broken("the queue drains", f"{desk.name} {op}")


def nothing_is_lost(world: World) -> None:
    """What a commit promised is at the hub once, or visible at its desk, or went with a disk."""
    there: dict[str, dict[str, Any]] = {}
    # A copy put back may be older than the verdict a hub gave anew after it had gone back itself.
    back = {desk.name for desk in world.desks if desk.went_back}
    for desk in world.desks:
        with desk.store.read() as session:
            for op in session.connection().execute(OPS):
                there.setdefault(op.op_id, {})[desk.name] = (op.state, op.verdict, op.code)
    with reading(world.hub.engine) as connection:
        filed: dict[str, list[Any]] = {}
        for row in connection.execute(
            select(ops.c.op_id, ops.c.venue_id, ops.c.verdict, ops.c.kind)
        ):
            filed.setdefault(row.op_id, []).append(row)
    for op_id, one in world.made.items():
        at_hub = filed.get(op_id, [])
        if not at_hub and op_id not in world.lost:
            raise Broken("nothing recorded is lost", f"{one} stands as {there.get(op_id)}")
        if any(row.venue_id != one.venue for row in at_hub):
            raise Broken("no operation strays to another venue", str(one))
        words = {msgspec.json.decode(row.verdict)["verdict"] for row in at_hub}
        said = {verdict for _, verdict, _ in there.get(op_id, {}).values()}
        # What the twin of a copied disk offered a hub that went back, its sister believes settled
        # as it was: the number has come. How it was settled now stands at the twin.
        told = {*words, *said} if world.hub.twins and words & said else words
        for name, (state, verdict, code) in there.get(op_id, {}).items():
            if (state, verdict) == ("echoed", "held"):
                continue  # of a scope it has left: how it ends is told to who reads that
            stands = words | TAKEN if name in back and words <= TAKEN else told
            if state in ("settled", "echoed") and verdict not in stands:
                raise Broken(
                    "a settled operation is settled at the hub",
                    f"{one} is {verdict} {code} at {name}, {words} at the hub",
                )


def outboxes_keep_all(world: World) -> None:
    """What was done at a desk stands in its outbox for ever, answered or not."""
    for desk in world.desks:
        mine = {one.op_id for one in world.made.values() if one.desk == desk.name}
        gone = mine - world.lost - desk.op_ids()
        if gone:
            said = [world.made[op_id] for op_id in sorted(gone)]
            raise Broken("an outbox keeps all that was done", f"{desk.name} {said}")


def order_is_kept(world: World) -> None:
    """What one desk made the hub rules on in the order it was made."""
    for scope in world.hub.oracle.scopes.values():
        for device, order in scope.order.items():
            last: dict[str, int] = {}
            for op_id in order:
                made = world.made[op_id]
                if made.number < last.get(made.desk, -1):
                    raise Broken("a desk's order is kept", f"{made} came late from {device}")
                last[made.desk] = made.number
