"""A desk to which headquarters brings cases of other venues, for tests; its people are made up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.cases.queries import CaseCard, Whole
from app.handovers import actions, queries
from app.handovers.model import Handover, HandoverWords
from app.kinds import RESTRICTED_SCOPE, VENUE_SCOPE
from app.ops import Version
from app.staff.rules import CLERK, SOCIAL_WORKER
from app.store.incoming import incoming
from app.store.told import IncomingPage, IncomingRow
from app.store.transaction import Actor, transaction
from tests.support.cases import Counter, make_counter
from tests.support.desks import EPOCH, QIN
from tests.support.nation import some_id

FROM, FROM_NAME = some_id(4242), "云麓县槐树镇青年之家"
NEED = "想找离家近的周末兼职"


@dataclass
class Receiving(Counter):
    """A counter that also works on what others hand to it."""

    number: int = 100

    def told(self, kind: str, row_id: str, fields: dict[str, Any], scope: str = VENUE_SCOPE) -> str:
        """Let headquarters say a row; gives its id."""
        self.number += 1
        row = IncomingRow(kind, row_id, Version(EPOCH, scope, self.number), fields)
        incoming(self.store, IncomingPage(rows=[row]))
        return row_id

    def comes(self, row_id: str = "", words: dict[str, str] | None = None, **more: Any) -> str:
        """Let a case of another venue come here, with what was ticked; gives its id."""
        row_id = row_id or some_id(self.number)
        said = {"need": NEED} if words is None else words
        shell = {
            "number": "QJ0002-20261124-A-0007",
            "from_venue": FROM,
            "from_name": FROM_NAME,
            "category": "JYCY",
            "urgency": "normal",
            "state": "offered",
            "asked_at": "2026-11-24T06:30:00.000Z",
            "due_at": "2026-11-27T07:00:00.000Z",
            "shared": sorted(said),
        }
        self.told("handover", row_id, {**shell, **more})
        if said:
            secret = bool(more.get("sensitive"))
            kind = "handover_secret" if secret else "handover_words"
            scope = RESTRICTED_SCOPE if secret else VENUE_SCOPE
            self.told(kind, some_id(self.number + 5000), {"handover_id": row_id, **said}, scope)
        return row_id

    def acts(self, act: str, row_id: str, *words: str, actor: Actor | None = None) -> None:
        """Do one of the acts, by the name of its function."""
        self.clock.forward(minutes=1)
        with transaction(self.store, actor or self.actor) as tx:
            getattr(actions, act)(tx, row_id, *words)

    def handover(self, row_id: str) -> Handover:
        """Read one."""
        with self.store.read() as session:
            found = session.get(Handover, row_id)
            assert found is not None
            return found

    def drawer(self, row_id: str) -> str:
        """Give the id under which the words of one lie here."""
        with self.store.read() as session:
            said = select(HandoverWords.id).where(HandoverWords.handover_id == row_id)
            return str(session.execute(said).scalar_one())

    def shown(self, row_id: str, role: str = SOCIAL_WORKER) -> Whole:
        """Look at one."""
        with self.store.read() as session:
            return queries.whole(session, row_id, role)

    def cards(self, role: str = CLERK, *, live: bool = True) -> list[CaseCard]:
        """Look at all of them."""
        with self.store.read() as session:
            return queries.came_here(session, role, live=live)


def make_receiving(path: Path, *, right: bool = True) -> Receiving:
    """Open such a desk; with the right to what is sensitive unless told."""
    made = make_counter(path, right=right)
    return Receiving(made.desk, made.clock, QIN if right else made.actor)
