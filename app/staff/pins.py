"""PINs: made per desk, checked here, never leaving this PC.

Five wrong tries pause the account for a minute, five more for five, then for fifteen; after
five more only a manager helps. What remains of a pause runs down only while the program
runs, so that neither the PC's clock nor a restart shortens it.
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import lazy
from app.errors import Refusal
from app.staff.model import Pin, Staff
from app.staff.rights import require
from app.staff.rules import MANAGER
from app.store.store import Store, get_state, set_state
from app.store.transaction import SYSTEM, Actor, Transaction, transaction
from app.venue.queries import profile

if TYPE_CHECKING:
    from argon2 import PasswordHasher

TRIES = 5
PAUSES_MS = (60_000, 300_000, 900_000)
_TIME, _MEMORY_KIB, _LANES = 2, 19 * 1024, 1
"""argon2id, about 30 ms on an old PC. The verifier lies in the encrypted store besides."""
_MARK = "pin_mark"
"""Up to which moment of which run pauses have run down: `<run id>:<elapsed ms>`."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What wrong tries have come to. `left` tries until the next pause; `paused_ms` remains."""

    left: int
    paused_ms: int
    locked: bool


def set_pin(tx: Transaction, staff_id: str, pin: str) -> None:
    """Set a PIN, or set it anew: one's own, or anybody's for who holds `staff.manage`.

    Wrong tries and pauses are forgotten. Raises Refusal `not_allowed`, `no_staff`,
    `staff_disabled`, `pin_length` with `digits`, `pin_simple`.
    """
    if tx.actor.staff_id != staff_id:
        require(tx, "staff.manage")
    _active(tx.session, staff_id)
    digits = _digits(tx.session, tx.store)
    plain = _plain(pin)
    if len(plain) != digits or not (plain.isascii() and plain.isdigit()):
        raise Refusal("pin_length", digits=digits)
    if _simple(plain):
        raise Refusal("pin_simple", digits=digits)
    row = tx.session.get(Pin, staff_id)
    # With its length, which the venue's rule may leave behind: the lock screen must know it.
    verifier = f"{digits}:{_hasher().hash(plain)}"
    if row is None:
        tx.keep(Pin(staff_id=staff_id, verifier=verifier, tries=0, pauses=0, paused_ms=0))
    else:
        row.verifier, row.tries, row.pauses, row.paused_ms = verifier, 0, 0, 0
    tx.note("staff.pin_set", "staff", staff_id)


def forget_pin(tx: Transaction, staff_id: str) -> None:
    """Remove a PIN: the person cannot unlock this desk until a new one is set.

    Raises Refusal `not_allowed`.
    """
    require(tx, "staff.manage")
    row = tx.session.get(Pin, staff_id)
    if row is not None:
        tx.session.delete(row)
        tx.note("staff.pin_forgotten", "staff", staff_id)


def check_pin(store: Store, staff_id: str, pin: str) -> Actor:
    """Let a staff member in and give the actor for their work.

    Raises Refusal `no_staff`, `staff_disabled`, `no_pin`; `pin_wrong` with `left` tries;
    `pin_paused` with `seconds`, also for the wrong try that began it and for a right PIN
    meanwhile; `pin_locked` (a manager must set a new one). Wrong tries are kept on disk
    before the answer is given.
    """
    with store.read() as session:
        person = _active(session, staff_id)
        row = session.get(Pin, staff_id)
        if row is None:
            raise Refusal("no_pin")
        name_role, verifier = person.role, row.verifier
    # Outside the transaction: the counter must not wait 30 ms for a hash.
    right = _verified(verifier, _plain(pin))
    actor = Actor(staff_id, name_role)
    with transaction(store, actor if right else SYSTEM) as tx:
        run_down(tx)
        row = tx.session.get(Pin, staff_id)
        if row is None or row.verifier != verifier:
            raise Refusal("no_pin")
        _refuse_paused(row)
        if right:
            row.tries = row.pauses = row.paused_ms = 0
            row.last_used = tx.at
            tx.note("staff.sign_in", "staff", staff_id)
        else:
            _count(row)
            tx.note("staff.pin_wrong", "staff", staff_id, tries=row.tries, pauses=row.pauses)
        left = TRIES - row.tries
    if right:
        return actor
    _refuse_paused(row)
    raise Refusal("pin_wrong", left=left)


def tick(store: Store) -> None:
    """Keep how far pauses have run down; call it every minute or so, and when closing.

    Writes nothing while nobody is paused.
    """
    with store.read() as session:
        waiting = session.execute(select(Pin.staff_id).where(Pin.paused_ms > 0)).first()
    if waiting is not None:
        with transaction(store, SYSTEM) as tx:
            run_down(tx)


def standing(session: Session, store: Store, staff_id: str) -> Standing | None:
    """Give what wrong tries have come to, as of now; None where there is no PIN."""
    row = session.get(Pin, staff_id)
    if row is None:
        return None
    ran = _ran(get_state(session, _MARK), store)
    paused = max(0, row.paused_ms - ran)
    return Standing(TRIES - row.tries, paused, row.pauses > len(PAUSES_MS))


def run_down(tx: Transaction) -> None:
    """Take the time the program has run since last noted off every pause."""
    clock = tx.store.clock
    ran = _ran(get_state(tx.session, _MARK), tx.store)
    for row in tx.session.execute(select(Pin).where(Pin.paused_ms > 0)).scalars():
        row.paused_ms = max(0, row.paused_ms - ran)
    set_state(tx.session, _MARK, f"{clock.run_id}:{clock.elapsed_ms()}")


def _ran(mark: str | None, store: Store) -> int:
    run, _, elapsed = (mark or "").rpartition(":")
    now = store.clock.elapsed_ms()
    # Another run: all of the present one counts, nothing of the time in between.
    return now - int(elapsed) if run == store.clock.run_id else now


def _count(row: Pin) -> None:
    row.tries += 1
    if row.tries >= TRIES:
        row.tries = 0
        row.paused_ms = PAUSES_MS[row.pauses] if row.pauses < len(PAUSES_MS) else 0
        row.pauses += 1


def _refuse_paused(row: Pin) -> None:
    if row.pauses > len(PAUSES_MS):
        raise Refusal("pin_locked", by=MANAGER)
    if row.paused_ms > 0:
        raise Refusal("pin_paused", seconds=math.ceil(row.paused_ms / 1000))


def _active(session: Session, staff_id: str) -> Staff:
    person = session.get(Staff, staff_id)
    if person is None:
        raise Refusal("no_staff")
    if person.status != "active":
        raise Refusal("staff_disabled")
    return person


def _digits(session: Session, store: Store) -> int:
    return profile(session, store.place.venue_id).pin_length


def _plain(pin: str) -> str:
    return unicodedata.normalize("NFKC", pin).strip()


def _simple(pin: str) -> bool:
    """Say whether every digit follows from the one before by one step: 0000, 1234, 9876, 7890."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    return steps in ({0}, {1}, {9})


def _hasher() -> PasswordHasher:
    return lazy.password_hasher()(_TIME, _MEMORY_KIB, _LANES)


def _verified(verifier: str, pin: str) -> bool:
    try:
        _hasher().verify(verifier.rpartition(":")[2], pin)
    except lazy.argon2_errors().VerificationError:
        return False
    return True
