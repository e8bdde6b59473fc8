"""What the sync centre reads, beside the counter's lane, and what it does in the store lane."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.attention import actions, delivery, parking, salvaging
from app.attention.actions import Pick
from app.attention.delivery import Chosen, Day, Done, Pending, Pile
from app.attention.queries import Matter, Trouble, matters, troubles
from app.attention.salvaging import Beside, kept_beside
from app.clock import to_text
from app.desk import Desk
from app.people.actions import Details
from app.people.queries import PersonCard, card
from app.staff.queries import names
from app.store.incoming import incoming
from app.store.removal import Question
from app.store.store import Store
from app.store.told import IncomingPage
from app.store.transaction import transaction
from ui.checkin.jobs import Hand

HISTORY_DAYS = 30


@dataclass(frozen=True, slots=True)
class Centre:
    """Everything the sync centre shows, read at one moment."""

    now: dt.datetime
    zone: str
    desk: str
    matters: Sequence[Matter]
    troubles: Sequence[Trouble]
    piles: Sequence[Pile]
    pending: Sequence[Pending]
    done: Sequence[Done]
    choices: Sequence[Chosen]
    hours: Sequence[Day]
    staff: dict[str, str]
    beside: Sequence[Beside] = ()
    epoch: str = ""
    """Headquarters' present one: numbers of another are of a former."""
    parked: Sequence[Question] = ()

    @property
    def waiting(self) -> int:
        """How many operations wait."""
        return sum(pile.count for pile in self.piles)

    @property
    def refused(self) -> int:
        """How many were refused and are not dealt with."""
        return sum(one.verdict == "refused" for one in self.troubles)


def read(desk: Desk, *, apart: bool = False) -> Centre:
    """Read everything; also what is for few to read where `apart`."""
    store = desk.store
    models, now = store.models, store.clock.now()
    since = to_text(now - dt.timedelta(days=HISTORY_DAYS))
    with store.read() as session:
        return Centre(
            now,
            store.zone,
            store.place.printed_letter,
            matters(session, models, store.place.printed_letter, apart=apart),
            troubles(session, models),
            delivery.piles(session),
            delivery.pending(session, models),
            delivery.done(session, models),
            delivery.choices(session, models, apart=apart),
            delivery.hours(session, since),
            names(session),
            kept_beside(session, models),
            store.place.epoch or "",
            parking.asked(session, now),
        )


def choose(hand: Hand, picks: Sequence[Pick]) -> None:
    """Settle disputes. Raises as the action does."""
    with transaction(hand.store, hand.actor) as tx:
        actions.choose(tx, picks)


def take_back(hand: Hand, conflict_ids: Sequence[str]) -> None:
    """Put the other values back. Raises as the action does."""
    with transaction(hand.store, hand.actor) as tx:
        for conflict_id in conflict_ids:
            actions.take_back(tx, conflict_id)


def send_again(hand: Hand, op_id: str) -> None:
    """Send what was refused as it was."""
    with transaction(hand.store, hand.actor) as tx:
        actions.send_again(tx, op_id)


def send_all_again(hand: Hand) -> int:
    """Send everything again that may succeed as it is; give how many."""
    with transaction(hand.store, hand.actor) as tx:
        return actions.send_all_again(tx)


def send_all_back(hand: Hand) -> int:
    """Send headquarters what it lost and this desk still has; give how many."""
    with transaction(hand.store, hand.actor) as tx:
        return salvaging.send_all_back(tx)


def let_parked_go(hand: Hand) -> int:
    """Take away what headquarters shows no more; give how many. Raises as the action does."""
    with transaction(hand.store, hand.actor) as tx:
        count = parking.confirm(tx)
    incoming(hand.store, IncomingPage())
    return count


def keep_parked(hand: Hand) -> int:
    """Keep it for now and ask headquarters; give how many. Raises as the action does."""
    with transaction(hand.store, hand.actor) as tx:
        return parking.keep(tx)


def discard(hand: Hand, op_id: str, reason: str) -> None:
    """Give up what was refused."""
    with transaction(hand.store, hand.actor) as tx:
        actions.discard(tx, op_id, reason)


def mend(hand: Hand, op_id: str, details: Details) -> None:
    """Put right what was refused of a person."""
    with transaction(hand.store, hand.actor) as tx:
        actions.mend(tx, op_id, details)


def as_written(store: Store, trouble: Trouble) -> PersonCard:
    """Give a person's card with what the refused operation wanted to write on it."""
    with store.read() as session:
        found = card(session, trouble.row_id)
    said: dict[str, Any] = {name: value for name, value in trouble.said.items() if name in _ON_CARD}
    if "tags" in said:
        said["tags"] = tuple(dict.fromkeys((*found.tags, *said["tags"])))
    return replace(found, **said)


_ON_CARD = frozenset(Details.__dataclass_fields__)
