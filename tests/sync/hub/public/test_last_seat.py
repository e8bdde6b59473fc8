"""Fifty people want the last seats on the web at once, while two desks give theirs."""

from __future__ import annotations

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from app.ops import Body
from sync.wire.messages import PROTOCOL
from tests.support.hub import BareDesk, desk_of
from tests.support.sittings import event, given_back, registration, sitting
from tests.support.webvenue import Venue, soon

PEOPLE, SEATS, AT_A, AT_B = 50, 20, 5, 3


def lent(desk: BareDesk, session: Body, want: int) -> str:
    """Ask headquarters for seats; gives the lease."""
    said = {"epoch": desk.epoch, "incarnation": desk.incarnation, "protocol": PROTOCOL}
    asks = [{"session": session.id, "want": want}]
    answer = desk.post("/v1/seats", {**said, "error_ms": 0, "asks": asks})
    assert answer.status_code == 200, answer.text
    (lease,) = answer.json()["leases"]
    assert lease["granted"] == want
    return str(lease["id"])


def test_fifty_at_once_on_the_web_and_two_desks_nothing_is_sold_twice(venue: Venue) -> None:
    about = event(outlets=["web"])
    session = sitting(about.id, SEATS, starts_at=soon(days=2), ends_at=soon(days=2, hours=2))
    one, two = venue.desk, desk_of(venue.hub)
    one.say(about, session, given_back(session.id, SEATS - AT_A))
    lease = lent(two, session, AT_B)
    visitors = [venue.another() for _ in range(PEOPLE)]
    forms = [visitor.get(f"s/{session.id}").hidden() for visitor in visitors]
    start = threading.Barrier(PEOPLE + 2)

    def sends(number: int) -> str:
        filled = {**forms[number], "name": f"青年{number}", "age": "adult", "consent": "2026-11"}
        start.wait()
        return visitors[number].send(f"s/{session.id}", filled).status_line

    def gives(desk: BareDesk, of: str, count: int) -> list[str]:
        rows = [registration(session, of) for _ in range(count)]
        start.wait()
        return [desk.say(row)[0]["verdict"] for row in rows]

    with ThreadPoolExecutor(PEOPLE + 2) as pool:
        at_one = pool.submit(gives, one, session.id, AT_A)
        at_two = pool.submit(gives, two, lease, AT_B)
        told = Counter(word.partition("：")[0] for word in pool.map(sends, range(PEOPLE)))
    assert at_one.result() == ["taken"] * AT_A
    assert at_two.result() == ["taken"] * AT_B
    web = SEATS - AT_A - AT_B
    assert told == {"报名成功": web, "候补中": PEOPLE - web}
    found = Counter(row["status"] for row in venue.registrations().values())
    assert found == {"registered": SEATS, "waitlisted": PEOPLE - web}
    counts = venue.hub.rows("seats")[session.id]
    assert (counts["pool"], counts["used"], counts["overbooked"]) == (0, SEATS, 0)
    # Each hears later what each was told: places in line are 1, 2, 3 and so on, none twice.
    turns = [row["turn"] for row in venue.registrations().values() if row["status"] == "waitlisted"]
    assert len(set(turns)) == PEOPLE - web
