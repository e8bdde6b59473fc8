"""What merging does in the store lane: plain functions, no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.people import merging, twins
from app.people.groups import head_of
from app.people.history import recorded_at
from app.people.queries import PersonCard, own_card
from app.people.twins import Made
from app.staff.queries import names
from app.store.store import Store
from app.store.transaction import transaction
from ui.checkin.jobs import Hand


@dataclass(frozen=True, slots=True)
class Half:
    """One of two cards that are held beside each other."""

    card: PersonCard
    registered_at: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two cards, the one that will stand for both first, and the names of who wrote them."""

    kept: Half
    other: Half
    staff: dict[str, str]


def compare(store: Store, person_id: str, other_id: str) -> Pair:
    """Read two people's cards. Raises Refusal `person_unknown`."""
    with store.read() as session:
        heads = sorted(head_of(session, one) for one in (person_id, other_id))
        kept, other = (Half(own_card(session, one), recorded_at(session, one)) for one in heads)
        return Pair(kept, other, names(session))


def merge(hand: Hand, person_id: str, other_id: str, reason: str) -> str:
    """Merge two people; gives the merge. Raises as the action does."""
    with transaction(hand.store, hand.actor) as tx:
        return merging.merge(tx, person_id, other_id, reason).id


def tell_apart(hand: Hand, person_id: str, other_id: str) -> None:
    """Note that two people are two. Raises as the action does."""
    with transaction(hand.store, hand.actor) as tx:
        merging.tell_apart(tx, person_id, other_id)


def take_back(hand: Hand, merge_id: str) -> None:
    """Undo a merge."""
    with transaction(hand.store, hand.actor) as tx:
        merging.take_back(tx, merge_id)


def part(hand: Hand, person_id: str) -> list[str]:
    """Take a card out of its group; gives what was taken back. Raises Refusal `not_merged`."""
    with transaction(hand.store, hand.actor) as tx:
        return merging.part(tx, person_id)


def merge_again(hand: Hand, merge_ids: Sequence[str]) -> None:
    """Undo taking apart."""
    with transaction(hand.store, hand.actor) as tx:
        merging.merge_again(tx, merge_ids)


def meanwhile(store: Store, person_id: str) -> list[Made]:
    """Read what was written to these cards since one of them was merged."""
    with store.read() as session:
        return twins.made_since(session, person_id)
