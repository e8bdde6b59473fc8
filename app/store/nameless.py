"""Facts that must not tell who wrote them nor when: sealed at once, said later, among others.

Sealed at once, because a store opened from a back-up would otherwise say them a second time: so
it says the very operation again, which headquarters knows by its id.
"""

from __future__ import annotations

from typing import Any

from app.ids import random_id
from app.ops import Body
from app.store import outbox
from app.store.base import Synced, fields_of

_LATER = ("incarnation", "kind", "row_id", "made_at")
"""What an operation gets only when it is said."""


def seal(row: Synced) -> dict[str, Any]:
    """Give a row a random id and write the operation that says it: no actor, no time, no desk.

    Raises Refusal `too_large`.
    """
    row.id = row.id or random_id()
    row.recorded_at = row.recorded_by = row.recorded_desk = None
    body = Body(1, "fact", row.kind.name, row.id, outbox.salt(), fields=fields_of(row))
    sealed = outbox.seal(body, random_id(), "", "")
    return {name: value for name, value in sealed.items() if name not in _LATER}
