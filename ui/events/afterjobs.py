"""What an event's page does in the store lane once the event is over."""

from __future__ import annotations

from app.events import rating
from app.ratings.actions import Said
from app.store.transaction import transaction
from ui.checkin.jobs import Hand


def rate(hand: Hand, attendance_id: str, said: Said) -> None:
    """Take down what the guest before the screen says."""
    with transaction(hand.store, hand.actor) as tx:
        rating.rate(tx, attendance_id, said)


def type_in(hand: Hand, event_id: str, said: Said) -> None:
    """Take down a slip of paper."""
    with transaction(hand.store, hand.actor) as tx:
        rating.type_in(tx, event_id, said)
