"""An event that was signed up for on the web, came to, and is over."""

from __future__ import annotations

from sync.hub.public import proofs
from tests.support.browsing import Page
from tests.support.sittings import attendance
from tests.support.webvenue import Venue, soon


def registration_of(venue: Venue, page: Page) -> str:
    """Give the registration whose ticket a page shows."""
    link = page.url.partition("/t/")[2].partition("?")[0]
    found = proofs.read_link(venue.hub.hub, venue.hub.venue, link)
    assert found is not None
    return found


class Evening:
    """So many guests who came, and some who did not."""

    def __init__(self, venue: Venue, guests: int, absent: int = 0) -> None:
        self.venue, self.hub = venue, venue.hub
        self.session = venue.plans(guests + absent + 1)
        self.guests = [venue.another() for _ in range(guests + absent)]
        self.pages = [
            guest.signs_up(self.session.id, f"青年{number}")
            for number, guest in enumerate(self.guests)
        ]
        ids = [registration_of(venue, page) for page in self.pages]
        for one in ids[:guests]:
            came = attendance(self.session, registered=one)
            assert venue.desk.say(came)[0]["verdict"] == "taken"
        self.ids = ids

    def ends(self, **ago: float) -> None:
        """Let it have ended so long ago."""
        self.venue.hub.put(
            "event_session",
            self.session.id,
            {"starts_at": soon(days=-40), "ends_at": soon(**{k: -v for k, v in ago.items()})},
        )

    def link(self, number: int) -> str:
        """Give where a guest's rating is sent."""
        whole = self.pages[number].url.partition(f"/p/{self.hub.venue_code}/")[2]
        return f"{whole}/rate"

    def rates(self, number: int, **said: str) -> Page:
        """Let a guest rate."""
        return self.guests[number].rates(self.pages[number], **said)
