"""A case somebody asks about on the web: taken down at a desk, brought to where it is answered."""

from __future__ import annotations

from typing import Any

from app.cases.querycode import digest_of
from app.ops import Body
from tests.support.browsing import Page, Visitor
from tests.support.casework import case, details, step
from tests.support.hub import BareDesk
from tests.support.webvenue import Venue, soon

CODES = ("K7M3PQ4R", "A2B3C4D5", "H6J7K8M9", "N2P3Q4R5", "S6T7V8W9", "X2Y3Z4A5")


class Asked:
    """One case with its code; a visitor who has the slip."""

    def __init__(self, venue: Venue, code: str = CODES[0], **words: str) -> None:
        self.venue, self.code = venue, code
        self.visitor: Visitor = venue.another()
        self.desk: BareDesk = venue.desk
        made = case(number=f"QJ0001-20261128-A-{code[:4]}", due_at=soon(days=3))
        self.id, self.state = made.id, "submitted"
        digest = digest_of(code, venue.hub.venue)
        self.words = details(made.id, code_digest=digest, **words)
        self.says(made, self.words)

    def says(self, *bodies: Body) -> None:
        """Let the desk say something."""
        verdicts = [one["verdict"] for one in self.desk.say(*bodies)]
        assert verdicts == ["taken"] * len(bodies), verdicts

    def moves(self, *states: str, at: str = "") -> None:
        """Bring it on."""
        now = at or soon()
        beside: dict[str, dict[str, Any]] = {
            "waiting_material": {"paused_at": now},
            "resolved": {"resolved_at": now},
            "told": {"told_how": "phone", "told_at": now},
            "closed": {"closed_at": now, "decline_channel": "phone", "decline_attempts": 2},
        }
        for after in states:
            self.says(step(self.id, self.state, after, **beside.get(after, {})))
            self.state = after

    def is_told(self) -> None:
        """Bring it to where its answer was told."""
        self.moves("accepted", "in_progress", "resolved", "told")

    def row(self) -> dict[str, object]:
        """Give the case as headquarters has it."""
        return self.venue.hub.rows("case")[self.id]

    def looks(self, code: str = "", visitor: Visitor | None = None) -> Page:
        """Type the code."""
        visitor = visitor or self.visitor
        return visitor.send("c", {**visitor.get("c").hidden(), "code": code or self.code})

    def rates(self, **said: str) -> Page:
        """Type the code and fill in what is asked."""
        return self.visitor.send("c/rate", {**self.looks().hidden(), **said})

    def declines(self) -> Page:
        """Type the code and say that one will not rate."""
        return self.visitor.send("c/decline", self.looks().hidden())
