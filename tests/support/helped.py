"""Calls for help at a desk: its own, what others ask for, and what headquarters brings."""

from __future__ import annotations

from typing import Any

from app.helping import actions
from app.helping.actions import Asked
from app.helping.queries import Asking, OwnCall, asked_elsewhere, calls
from app.ids import new_id
from app.kinds import NATION_SCOPE, VENUE_SCOPE
from app.ops import Version
from app.store.incoming import incoming
from app.store.leaving import scopes_of
from app.store.scopes import take_scopes
from app.store.store import Store
from app.store.told import IncomingPage, IncomingRow
from app.store.transaction import Actor, transaction
from tests.support.desks import EPOCH, HE, VENUE_ID

OTHER = "01900000-0000-7000-8000-0000000000f2"
OTHER_NAME = "青禾区河西街道青年之家"
WORDS = "想找一位会手语的志愿者，周六下午两小时"
UNTIL = "2026-12-04"


def asks(store: Store, actor: Actor = HE, **said: Any) -> str:
    """Ask for help; gives the call."""
    about = {"category": "ZYFW", "words": WORDS, "reach": "province", "until": UNTIL, **said}
    with transaction(store, actor) as tx:
        return actions.call(tx, Asked(**about)).id


def closes(store: Store, call_id: str) -> None:
    with transaction(store, HE) as tx:
        actions.close(tx, call_id)


def offers(
    store: Store, broadcast_id: str, words: str = "我们有两位", contact: str = "罗安"
) -> str:
    with transaction(store, HE) as tx:
        return actions.offer(tx, broadcast_id, words, contact).id


def own(store: Store, case_id: str = "") -> list[OwnCall]:
    with store.read() as session:
        return calls(session, case_id)


def elsewhere(store: Store, day: str = "2026-11-24") -> list[Asking]:
    with store.read() as session:
        return asked_elsewhere(session, VENUE_ID, day)


def hears(store: Store, number: int = 1, **said: Any) -> str:
    """Let headquarters tell what another venue asks for; gives the broadcast."""
    row_id = new_id()
    fields = {
        "call_id": new_id(),
        "asker": OTHER,
        "asker_name": OTHER_NAME,
        "category": "ZYFW",
        "words": WORDS,
        "until": UNTIL,
        "since": "2026-11-24T05:00:00.000Z",
        **said,
    }
    with store.read() as session:
        now = scopes_of(session)
    take_scopes(store, tuple(dict.fromkeys((VENUE_SCOPE, *now, NATION_SCOPE))), "")
    rows = [IncomingRow("help_broadcast", row_id, Version(EPOCH, NATION_SCOPE, number), fields)]
    page = IncomingPage(rows=rows, scope=NATION_SCOPE, cursor="c", number=number, epoch=EPOCH)
    incoming(store, page)
    return row_id


def is_offered(
    store: Store, call_id: str, words: str = "我们有两位手语志愿者", number: int = 60
) -> None:
    """Let headquarters bring another venue's offer."""
    fields = {
        "call_id": call_id,
        "from_venue": OTHER,
        "from_name": OTHER_NAME,
        "words": words,
        "contact": "罗安 0914-2330001",
        "happened_at": "2026-11-24T06:00:00.000Z",
    }
    rows = [IncomingRow("help_offer_received", new_id(), Version(EPOCH, "venue", number), fields)]
    incoming(store, IncomingPage(rows=rows))
