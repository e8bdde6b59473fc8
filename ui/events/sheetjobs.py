"""What typing a paper sheet back in does in the store lane."""

from __future__ import annotations

from collections.abc import Sequence

from app.events import signed
from app.events.arriving import Admission
from app.events.sheetcode import read
from app.events.signed import SheetPage, Signed
from app.store.store import Store
from app.store.transaction import transaction
from ui.checkin.jobs import Hand


def page_of(store: Store, code: str) -> SheetPage:
    """Find who stands on the page whose code was scanned. Raises Refusal."""
    found = read(code)
    with store.read() as session:
        return signed.page_of(session, store, found)


def type_in(hand: Hand, those: Sequence[Signed], reason: str) -> list[Admission]:
    """Write down that these signed, all or none."""
    with transaction(hand.store, hand.actor) as tx:
        return signed.type_in(tx, those, reason)


def take_back(hand: Hand, attendance_ids: Sequence[str]) -> None:
    """Take back what was typed in."""
    with transaction(hand.store, hand.actor) as tx:
        signed.take_back(tx, attendance_ids)
