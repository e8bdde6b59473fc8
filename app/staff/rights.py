"""The one question every action asks first: may this person do that."""

from __future__ import annotations

from app.errors import Refusal
from app.staff.rules import may
from app.store.transaction import SYSTEM, Actor, Transaction


def require(tx: Transaction, right: str) -> None:
    """Let the work go on only when its actor holds `right`.

    Raises Refusal `not_allowed` with the right and the role. The program itself may.
    """
    check(tx.actor, right)


def check(actor: Actor, right: str) -> None:
    """As `require`, where no transaction is open."""
    if actor is not SYSTEM and not may(actor.role, right):
        raise Refusal("not_allowed", right=right, role=actor.role)
