"""What the screens of help do in the store lane."""

from __future__ import annotations

from dataclasses import dataclass

from app.cases.categories import Category, categories
from app.helping import actions
from app.helping.actions import Asked
from app.helping.queries import Asking, OwnCall, asked_elsewhere, calls
from app.store.transaction import transaction
from ui.checkin.jobs import Hand


@dataclass(frozen=True, slots=True)
class Around:
    """What others ask for, and what this venue asks for without a case."""

    asked: tuple[Asking, ...] = ()
    own: tuple[OwnCall, ...] = ()
    kinds: tuple[Category, ...] = ()

    @property
    def open(self) -> tuple[Asking, ...]:
        """What others ask for and this venue has not answered."""
        return tuple(one for one in self.asked if not one.offered)

    @property
    def offers(self) -> int:
        """How many offers came for what was asked without a case."""
        return sum(len(one.offers) for one in self.own)


def read(hand: Hand) -> Around:
    """Read what is asked for, here and elsewhere."""
    with hand.store.read() as session:
        today = hand.store.day_of(hand.store.clock.now())
        known = [one for one in categories(session).values() if not one.retired]
        return Around(
            tuple(asked_elsewhere(session, hand.store.place.venue_id, today)),
            tuple(one for one in calls(session) if one.case_id is None),
            tuple(known),
        )


def call(hand: Hand, asked: Asked) -> None:
    """Ask other venues for help."""
    with transaction(hand.store, hand.actor) as tx:
        actions.call(tx, asked)


def close(hand: Hand, call_id: str) -> None:
    """Stop asking."""
    with transaction(hand.store, hand.actor) as tx:
        actions.close(tx, call_id)


def offer(hand: Hand, broadcast_id: str, words: str, contact: str) -> None:
    """Offer help."""
    with transaction(hand.store, hand.actor) as tx:
        actions.offer(tx, broadcast_id, words, contact)
