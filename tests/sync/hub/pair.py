"""Two venues of one headquarters, and a case between them, at the ledger's own door."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.ids import new_id
from sync.hub import relaying
from sync.hub.tables import metadata
from sync.wire.messages import Op
from tests.support.casework import AT, case, details, step, together, words
from tests.support.hub import fact, move
from tests.sync.hub.desk import Desk, Ledger, with_changes

PHONE, ANSWER, ASKS = "19900002046", "仲裁委已立案", "请补劳动合同照片"


@dataclass
class Pair:
    """Two venues, a desk at each that reads everything, and a plain one at the second."""

    books: Ledger
    here: Desk
    there: Desk
    counter: Desk

    def passes_on(self) -> None:
        """Let headquarters deliver what waits, as it does after each push."""
        venues = (self.here.place.venue_id, self.there.place.venue_id)
        relaying.deliver(self.books.engine, self.books.hub, *venues)

    def takes(self, **fields: Any) -> str:
        """Take a case down here and take it on; gives its id."""
        made, kind = case(**fields), "case_secret" if fields.get("sensitive") else "case_details"
        said = self.here.say(
            made, details(made.id, kind=kind, name="林晓禾", phone=PHONE, details="不要告诉家里")
        )
        assert words(said) == ["taken"] * 2
        self.here.one(step(made.id, "submitted", "accepted"))
        return made.id

    def hands_on(self, case_id: str, *shared: str, secret: bool = False) -> list[Op]:
        """Hand a case on with what is ticked; gives the operations."""
        kind = "case_secret_note" if secret else "case_note"
        said = {"case_id": case_id, "act": "transfer", "words": "离家更近", "shared": list(shared)}
        holder = {"holder_kind": "venue", "holder_id": self.there.place.venue_id}
        moved = step(case_id, "accepted", "transferred", **holder)
        bodies = together(with_changes(moved, at=AT, corrected=AT), fact(kind, new_id(), **said))
        sent = self.here.ops(*bodies)
        assert words(self.here.tell(sent)) == ["taken"] * 2
        self.passes_on()
        return sent

    def handover(self) -> tuple[str, dict[str, Any]]:
        """Give the only case that came there."""
        [found] = self.there.rows("handover").items()
        return found

    def acts(
        self, act: str, before: str, after: str, said: str = "", *, secret: bool = False
    ) -> Any:
        """Do an act there, with its line; gives the verdicts."""
        handover, kind = self.handover()[0], "handover_secret_note" if secret else "handover_note"
        line = {"handover_id": handover, "act": act, **({"words": said} if said else {})}
        moved = move("handover", handover, "state", before, after)
        found = words(self.there.say(*together(moved, fact(kind, new_id(), **line))))
        self.passes_on()
        return found

    def sent(self) -> dict[str, Any]:
        """Give how it stands there, as this venue sees it."""
        [found] = self.here.rows("handover_sent").values()
        return found

    def stands(self, case_id: str) -> str:
        return str(self.here.rows("case")[case_id]["state"])

    def everything(self) -> str:
        """Give all that headquarters has, as text."""
        return "".join(
            str(tuple(row)) for table in metadata.sorted_tables for row in self.books.all(table)
        )
