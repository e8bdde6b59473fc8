"""Asking by a code how a case stands: few wrong tries, counted on this PC.

Five wrong tries pause it for a minute, five more for five, then for fifteen. As with PINs, a pause
runs down only while the program runs, so that neither the clock nor a restart shortens it.
"""

from __future__ import annotations

import math

import msgspec
from sqlalchemy import select

from app.cases.lifecycle import TAKE
from app.cases.model import Case, CaseDetails, CaseSecret
from app.cases.querycode import digest_of, is_query_code
from app.errors import Refusal
from app.staff.rights import require
from app.store.store import Store, get_state, set_state
from app.store.transaction import DISCARDED, Actor, Transaction, transaction

TRIES = 5
PAUSES_MS = (60_000, 300_000, 900_000)
_WRONG = "case_code_wrong"
"""State of this PC: what wrong tries have come to."""


class Wrong(msgspec.Struct, frozen=True):
    """So many wrong tries so far; what was left of a pause when this run stood at `elapsed`."""

    tries: int = 0
    paused_ms: int = 0
    run: str = ""
    elapsed: int = 0


def find_by_code(store: Store, actor: Actor, text: str) -> str:
    """Give the id of the case a query code stands for, as somebody typed it.

    Wrong tries are kept on disk before the answer is given. Raises Refusal `not_allowed`,
    `query_code_wrong` with `left` tries, `query_code_paused` with `seconds`.
    """
    # Outside the transaction: the counter must not wait for a slow digest.
    digest = digest_of(text, store.place.venue_id) if is_query_code(text) else ""
    with transaction(store, actor) as tx:
        require(tx, TAKE)
        before = _now(tx)
        found = None if before.paused_ms else _case_of(tx, digest)
        after = before if before.paused_ms else _next(before, right=found is not None)
        set_state(tx.session, _WRONG, msgspec.json.encode(after).decode())
        if found is None and not before.paused_ms:
            tx.note("case.code_wrong", tries=after.tries)
    if found is not None:
        return found
    if after.paused_ms:
        raise Refusal("query_code_paused", seconds=math.ceil(after.paused_ms / 1000))
    raise Refusal("query_code_wrong", left=TRIES - after.tries % TRIES)


def _now(tx: Transaction) -> Wrong:
    """Give what wrong tries have come to, with the pause as far as it has run down."""
    kept = get_state(tx.session, _WRONG)
    wrong = msgspec.json.decode(kept, type=Wrong) if kept is not None else Wrong()
    clock = tx.store.clock
    elapsed = clock.elapsed_ms()
    # Another run: all of the present one counts, nothing of the time in between.
    ran = elapsed - wrong.elapsed if wrong.run == clock.run_id else elapsed
    return Wrong(wrong.tries, max(0, wrong.paused_ms - ran), clock.run_id, elapsed)


def _next(wrong: Wrong, *, right: bool) -> Wrong:
    if right:
        return Wrong()
    tries = wrong.tries + 1
    begun = tries // TRIES
    paused = PAUSES_MS[min(begun, len(PAUSES_MS)) - 1] if tries % TRIES == 0 else 0
    return msgspec.structs.replace(wrong, tries=tries, paused_ms=paused)


def _case_of(tx: Transaction, digest: str) -> str | None:
    for model in (CaseDetails, CaseSecret):
        found = tx.session.execute(
            select(model.case_id)
            .join(Case, Case.id == model.case_id)
            .where(model.code_digest == digest, Case.mark.is_distinct_from(DISCARDED))
        ).scalars()
        for one in found:
            return one
    return None
