"""What an event's page does in the store lane once the event is over."""

from __future__ import annotations

from collections.abc import Mapping

from app.attachments.actions import take_back
from app.attachments.cleaning import Cleaned
from app.attachments.queries import content
from app.clock import to_text
from app.errors import Refusal
from app.events import rating, summary, volunteering
from app.events.arriving import Admission
from app.events.summary import Account
from app.events.volunteering import Duty
from app.ratings.actions import Said
from app.store.store import Store
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


def account(store: Store, event_id: str) -> Account:
    """Read what is written of an event."""
    with store.read() as session:
        return summary.account_of(session, event_id)


def write_account(hand: Hand, event_id: str, said: Mapping[str, str], *, hand_in: bool) -> None:
    """Keep what is written of an event; hand it in as well, in the same commit or not at all."""
    with transaction(hand.store, hand.actor) as tx:
        summary.write(tx, event_id, said["text"], said["went_well"], said["went_badly"])
        if hand_in:
            summary.hand_in(tx, event_id)


def add_photo(hand: Hand, event_id: str, name: str, cleaned: Cleaned) -> None:
    """Put a cleaned photograph to the account."""
    with transaction(hand.store, hand.actor) as tx:
        summary.add_photo(tx, event_id, cleaned, name)


def drop_photo(hand: Hand, file_id: str) -> None:
    """Take a photograph down."""
    with transaction(hand.store, hand.actor) as tx:
        take_back(tx, file_id, "taken_down")


def photo(store: Store, name: str) -> bytes:
    """Read a photograph's bytes. Raises Refusal `file_not_here`."""
    with store.read() as session:
        data = content(session, name)
    if data is None:
        raise Refusal("file_not_here")
    return data


def duties(store: Store, session_id: str) -> tuple[list[Duty], list[str]]:
    """Read who helps at a session, and which posts its event has."""
    with store.read() as session:
        at = to_text(store.clock.now())
        found = volunteering.duties(session, session_id, at)
        return found, volunteering.posts_of(session, session_id)


def begin_duty(hand: Hand, session_id: str, person_id: str, role: str) -> Admission:
    """Sign a volunteer on."""
    with transaction(hand.store, hand.actor) as tx:
        return volunteering.begin(tx, session_id, person_id, role)


def end_duty(hand: Hand, attendance_id: str) -> None:
    """Sign a volunteer off."""
    with transaction(hand.store, hand.actor) as tx:
        volunteering.end(tx, attendance_id)


def say_hours(hand: Hand, attendance_id: str, hours: float, reason: str) -> None:
    """Fill in afterwards for how long somebody helped."""
    with transaction(hand.store, hand.actor) as tx:
        volunteering.say_hours(tx, attendance_id, hours, reason)
