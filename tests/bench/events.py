"""An event's day at one desk: 500 registered, 300 who scan a ticket, 5,000 on a list."""

from __future__ import annotations

import datetime as dt
import random
import string
import tempfile
import time
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select, text

from app.desk import Desk
from app.events import planning, ticket
from app.events.model import EventSession
from app.events.planning import Plan, Sitting
from app.events.registering import Guest, register
from app.events.roster import roster
from app.ids import new_id
from app.sheets.tablefile import MOST_ROWS
from app.sheets.workbook import Sheet, write_workbook
from app.staff.rules import CLERK
from app.store.transaction import SYSTEM, Actor, transaction
from tests.bench.data import scratch_copy
from tests.bench.report import median, percentile, say, timed
from ui.checkin.jobs import Hand

if TYPE_CHECKING:
    from tests.bench.seated import Seated

BENCH = "events"
REGISTERED, SCANS, LISTED = 500, 300, 5_000
PAINTED_MS, VERIFY_MS, ROSTER_MS, SAVED_MS = 40, 1, 150, 2_000
OPENED_MS, FRAME_MS = 150, 33
TIMES, OPENED, NOTCHES = 200, 11, 30
LETTERS = string.ascii_uppercase
"""Names of a list begin with them."""


def run() -> None:
    """Prepare the day, scan, verify, and read the long list."""
    # Qt is loaded in this process by this benchmark only.
    from tests.bench.scanning import scan_all  # noqa: PLC0415 - see above
    from tests.bench.seated import seated  # noqa: PLC0415 - see above

    desk = scratch_copy(10_000, 50_000, "events")
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes_raw()
    people = _people(desk)
    session = _plan(desk, people[:REGISTERED], hours=0.5)
    long = _plan(desk, people[:LISTED], hours=30)
    venue = desk.store.place.venue_id
    with desk.store.read() as reading:
        ids = [line.registration_id for line in roster(reading, session)]
    some = random.Random(5).sample(ids, SCANS)
    codes = [ticket.write(venue, one, session, public, key.sign) for one in some]
    verified = [
        timed(lambda code=code: ticket.verify(venue, ticket.read(code), public))  # type: ignore[misc]
        for code in codes[:TIMES]
    ]
    say(
        BENCH, "a signed ticket read and verified, p99", percentile(verified, 0.99), "ms", VERIFY_MS
    )
    with desk.store.read() as reading:
        read = [timed(lambda: roster(reading, long)) for _ in range(5)]
    say(BENCH, f"the list of {LISTED:,} read", median(read), "ms", ROSTER_MS)
    _save(desk, long)
    _bring(desk)
    with seated(desk) as front:
        _open(front, long, session)
        times = scan_all(front, codes)
    against = f"{SCANS} tickets, {REGISTERED} registered, 10,000 people"
    say(BENCH, "terminator key of a ticket to painted word p50", median(times), "ms")
    worst = percentile(times, 0.99)
    say(BENCH, "terminator key of a ticket to painted word p99", worst, "ms", PAINTED_MS, against)


def _open(front: Seated, long: str, short: str) -> None:
    """Open the event of the long list again and again, and scroll through all of it."""
    # It needs Qt, as above.
    from tests.bench.scrolling import Eye, page_through, turn_wheel, until_seen  # noqa: PLC0415
    from ui.events.page import EventsPage  # noqa: PLC0415 - see above

    with front.rooms.seat.desk.store.read() as reading:
        events = {one: reading.get_one(EventSession, one).event_id for one in (long, short)}
    front.rooms.inside.go("events")
    page = front.rooms.inside.page("events")
    if not isinstance(page, EventsPage):
        raise TypeError(page)
    front.settle()
    table = page.view.lists.tables["roster"]
    eye = Eye(table, lambda: page.view.session_id() == long and table.model().rowCount() > 0)
    opened, turned = [], []
    for _ in range(OPENED):
        # From another event: what its page still holds must not pass for the list.
        page.open_event(events[short], short)
        front.settle()
        page.go_back()
        front.settle()
        opened.append(until_seen(front, eye, lambda: page.open_event(events[long], long)))
        # At once, as somebody in a hurry does: what is still under way must not be felt.
        turned += turn_wheel(front, table, eye, NOTCHES)
        front.settle()
    if table.model().rowCount() != LISTED:
        raise RuntimeError(table.model().rowCount())
    against = f"{LISTED:,} registered, {OPENED} times"
    say(BENCH, "an event's page opened, until its rows are painted, p50", median(opened), "ms")
    say(BENCH, "the same, the longest", max(opened), "ms", OPENED_MS, against)
    against = f"{len(turned)} frames from the moment it is open"
    say(BENCH, "a frame of its list by the wheel, longest", max(turned), "ms", FRAME_MS, against)
    paged = page_through(front, table, eye)
    against = f"{len(paged)} frames, all of the list"
    say(BENCH, "a frame of its list by Page Down, p50", median(paged), "ms")
    say(BENCH, "the same, the longest", max(paged), "ms", FRAME_MS, against)
    front.rooms.inside.go("checkin")
    front.settle()


def _save(desk: Desk, session_id: str) -> None:
    """Save the long list as a workbook: with masked numbers, and with whole ones, each noted."""
    # Its words need Qt, as above.
    from ui.events.exporting import write  # noqa: PLC0415 - see above

    with desk.store.read() as reading:
        sitting = reading.get(EventSession, session_id)
        event_id = sitting.event_id if sitting is not None else ""
    hand = Hand(desk.store, Actor(new_id(), CLERK))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "roster.xlsx")
        for whole, words in ((False, "masked numbers"), (True, "whole numbers, each noted")):
            job = partial(write, hand, event_id, session_id, path, whole=whole)
            times = [timed(job) for _ in range(3)]
            what = f"the list of {LISTED:,} to .xlsx"
            say(BENCH, what, median(times), "ms", SAVED_MS, f"{words}, {path.stat().st_size:,} B")


def _bring(desk: Desk) -> None:
    """Look over the longest list there may be, and register one as long as a session is."""
    # Its words need Qt, as above.
    from ui.events.listjobs import bring, enlist, look_over  # noqa: PLC0415 - see above

    session = _plan(desk, [], hours=50, seats=LISTED)
    with desk.store.read() as reading:
        sitting = reading.get(EventSession, session)
        event_id = sitting.event_id if sitting is not None else ""
    hand = Hand(desk.store, Actor(new_id(), CLERK))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "list.xlsx")
        rows = [(f"{LETTERS[n % 26]}{n}", f"199{n:08d}", "") for n in range(MOST_ROWS)]
        columns = (("姓名", 12), ("手机", 14), ("备注", 20))
        write_workbook(path, [Sheet("名单", columns, rows)])
        started = time.perf_counter()
        brought = bring(desk.store, event_id, path)
        read = time.perf_counter()
        look_over(desk.store, session, brought.table, brought.layout)
        looked = time.perf_counter()
        say(BENCH, f"a list of {MOST_ROWS:,} rows read", (read - started) * 1000, "ms")
        say(BENCH, f"a list of {MOST_ROWS:,} rows looked over", (looked - read) * 1000, "ms")
        write_workbook(path, [Sheet("名单", columns, rows[:LISTED])])
        brought = bring(desk.store, event_id, path)
        dry = look_over(desk.store, session, brought.table, brought.layout)
        marks = [time.perf_counter()]
        enlist(hand, dry, lambda _done: marks.append(time.perf_counter()), lambda: False)
        waits = [(after - before) * 1000 for before, after in pairwise(marks)]
        say(BENCH, f"a list of {LISTED:,} registered", sum(waits), "ms")
        say(BENCH, "one commit of it, the longest", max(waits), "ms")


def _people(desk: Desk) -> list[str]:
    with desk.store.read() as session:
        found = session.execute(
            text("SELECT id FROM people ORDER BY id LIMIT :most"), {"most": LISTED}
        )
        return [row[0] for row in found]


def _plan(desk: Desk, people: list[str], hours: float, seats: int = 0) -> str:
    starts = desk.store.clock.now() + dt.timedelta(hours=hours)
    sitting = Sitting(starts, starts + dt.timedelta(hours=2), "多功能厅", seats or len(people))
    with transaction(desk.store, SYSTEM) as tx:
        event = planning.make(tx, Plan("五四主题分享会", "league"), [sitting])
    with desk.store.read() as session:
        found = select(EventSession.id).where(EventSession.event_id == event.id)
        session_id: str = session.execute(found).scalar_one()
    for first in range(0, len(people), 250):
        with transaction(desk.store, SYSTEM) as tx:
            for person in people[first : first + 250]:
                register(tx, session_id, Guest(person))
    return session_id
