"""The laws of a desk that gives seats: from its own leases only, in their time, each seat once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select

from app.clock import from_text
from app.events.model import EventSession, Registration, SeatLease
from app.events.rules import EVENT_SESSION, REGISTERED, REGISTRATION
from app.ops import Body
from app.store.outbox import read_body
from app.store.transaction import DISCARDED, Transaction
from tests.simulation.desk import SimDesk
from tests.simulation.seats.laws import REUSED_AFTER
from tests.simulation.seats.ledger import SeatLedger
from tests.simulation.told import Broken

_GIVEN = (Registration.status == REGISTERED, Registration.mark.is_distinct_from(DISCARDED))


@dataclass
class Counter:
    """Watches what desks give. `born`: in which lives of a desk a session was made."""

    ledger: SeatLedger
    born: dict[str, str] = field(default_factory=dict)

    def saw(self, desk: SimDesk, tx: Transaction) -> None:
        """Look at what one commit at a desk gave. Raises Broken."""
        for op in tx._ops:
            if op["kind"] == EVENT_SESSION.name and op["verb"] == "create":
                self.born[op["row_id"]] = desk.store.place.incarnation
            if op["kind"] == REGISTRATION.name:
                body = read_body(op["body"])
                if body.fields.get("lease"):
                    self._gave(desk, body)

    def _gave(self, desk: SimDesk, body: Body) -> None:
        lease = str(body.fields["lease"])
        device, incarnation, ends = self.ledger.lent.get(lease, ("", "", ""))
        place = desk.store.place
        said = f"{desk.name} gives {body.id} from {lease}"
        mine = (device, incarnation) == (place.device, place.incarnation)
        if not mine and self.born.get(lease) != place.incarnation:
            raise Broken("a desk gives from its own leases", f"{said}, which is {device}'s")
        if ends and from_text(ends) + REUSED_AFTER < desk.chance.time.now():
            raise Broken("nothing is given from a lease after its end", f"{said}, over at {ends}")
        for more in _too_many(desk, lease):
            raise Broken("a lease's seats are given once", f"{said}: {more}")


def _too_many(desk: SimDesk, lease: str) -> Iterator[str]:
    """Say how many seats of a lease were given, where they are more than there were."""
    with desk.store.read() as session:
        row: Any = session.get(SeatLease, lease)
        if row is not None:
            most = row.granted - row.returned
        else:
            sitting = session.get(EventSession, lease)
            most = sitting.capacity if sitting is not None else 0
        wanted = select(func.count()).select_from(Registration)
        count = session.execute(wanted.where(Registration.lease == lease, *_GIVEN)).scalar_one()
        if count > most:
            yield f"{count} of {most}"
