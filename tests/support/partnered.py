"""A case referred to a partner, as desks say it, and the partner who opens the link."""

from __future__ import annotations

import re
from typing import Any

from app.cases.referral import REFERRAL
from app.ids import new_id
from app.ops import Body
from tests.support.browsing import Page, Visitor
from tests.support.casework import WORDS, case, details, note, step, together
from tests.support.hub import BareDesk, person
from tests.support.webvenue import Venue

PARTNER = new_id()
NAME, PHONE = "陈思远", "19900002046"
UNTICKED = "住在幸福里三号楼"


def refer(case_id: str, before: str = "accepted", *shared: str, **more: Any) -> list[Body]:
    """Say that a case goes to a partner, with what was ticked."""
    held = {"holder_kind": "partner", "holder_id": PARTNER}
    said = {"way": "spoken", "shared": list(shared), "before": before, "after": "referred", **more}
    return together(step(case_id, before, "referred", **held), note(case_id, "refer", **said))


class Referred:
    """A case with a card's name and number, referred with the need and the name ticked."""

    def __init__(self, venue: Venue, *shared: str, sensitive: bool = False, **more: Any) -> None:
        self.venue, self.desk = venue, venue.desk
        self.visitor: Visitor = venue.another()
        self.person = person(name=NAME, phone=PHONE)
        made = case(sensitive=True) if sensitive else case()
        kind = "case_secret" if sensitive else "case_details"
        words = {"details": UNTICKED, "person_id": self.person.id, **more}
        self.id, self.words = made.id, details(made.id, kind=kind, **words)
        self.says(self.person)
        self.says(*together(made, self.words))
        self.says(step(self.id, "submitted", "accepted"))
        self.refers(*(shared or ("need", "name")))

    def says(self, *bodies: Body) -> None:
        """Let the desk say something."""
        say(self.desk, *bodies)

    def refers(self, *shared: str, before: str = "accepted") -> None:
        """Hand it to the partner."""
        self.says(*refer(self.id, before, *shared))

    def referral(self) -> dict[str, Any]:
        """Give how it stands with the last link, as headquarters has it."""
        rows = self.venue.hub.rows(REFERRAL.name).values()
        mine = [row for row in rows if row["case_id"] == self.id]
        return max(mine, key=lambda row: str(row["changed_at"]))

    def case(self) -> dict[str, Any]:
        """Give the case as headquarters has it."""
        return self.venue.hub.rows("case")[self.id]

    def notes(self, kind: str = "case_note") -> list[dict[str, Any]]:
        """Give the lines that came by the link."""
        rows = self.venue.hub.rows(kind).values()
        return [row for row in rows if row["case_id"] == self.id and row.get("way") == "link"]

    def link(self) -> str:
        """Give the link, from the venue's pages on."""
        rows = self.venue.hub.rows("referral_link").values()
        hidden = [row for row in rows if row["case_id"] == self.id]
        link = self.referral().get("link") or hidden[0]["link"]
        return str(link).removeprefix(f"/p/{self.venue.hub.venue_code}/")

    def opens(self, link: str = "", visitor: Visitor | None = None) -> Page:
        """Open the link and press the button."""
        visitor, link = visitor or self.visitor, link or self.link()
        return visitor.send(link, visitor.get(link).hidden())

    def answers(self, answer: str, words: str = "", page: Page | None = None) -> Page:
        """Fill in one of the forms of the page."""
        link = self.link() if page is None else page.url.split(f"/p/{self.visitor.venue_code}/")[1]
        page = page or self.opens(link)
        link = link.removesuffix("/answer")
        said = {"form": form_of(page, answer), "answer": answer, "words": words}
        return self.visitor.send(f"{link}/answer", said)


def say(desk: BareDesk, *bodies: Body) -> None:
    """Let a desk say something that is taken."""
    verdicts = [(one["verdict"], one.get("code")) for one in desk.say(*bodies)]
    assert {verdict for verdict, _ in verdicts} <= {"taken", "merged"}, verdicts


def form_of(page: Page, answer: str) -> str:
    """Give the token of one of the page's forms."""
    found = re.search(
        rf'name="form" value="([^"]+)">\s*<input type="hidden" name="answer" value="{answer}"',
        page.text,
    )
    assert found is not None, page.text
    return found[1]


__all__ = ["NAME", "PARTNER", "PHONE", "UNTICKED", "WORDS", "Referred", "form_of", "refer", "say"]
