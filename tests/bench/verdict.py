"""From the end of a scan to the painted word, on a large store with a long outbox."""

from __future__ import annotations

import datetime as dt
import random

from sqlalchemy import text

from app.checkin.model import Visit
from app.clock import to_text
from app.desk import Desk
from app.people.actions import issue_card
from app.store.transaction import SYSTEM, transaction
from tests.bench.data import scratch_copy
from tests.bench.report import median, percentile, say

BENCH = "verdict"
SCANS = 200
WAITING = 10_000
BOUND_MS = 30
_TODAY = text("SELECT person_id FROM visits WHERE day = :day")


def run() -> None:
    """Scan 200 cards, one after the other, and time each answer."""
    # Qt is loaded in this process by this benchmark only.
    from tests.bench.scanning import scan_all  # noqa: PLC0415 - see above
    from tests.bench.seated import seated  # noqa: PLC0415 - see above

    desk = scratch_copy(100_000, 500_000, "verdict")
    codes = _prepare(desk)
    with seated(desk) as front:
        times = scan_all(front, codes)
    against = f"100,000 people, {WAITING:,} operations waiting"
    say(BENCH, "terminator key to painted word p50", median(times), "ms")
    say(
        BENCH,
        "terminator key to painted word p99",
        percentile(times, 0.99),
        "ms",
        BOUND_MS,
        against,
    )


def _prepare(desk: Desk) -> list[str]:
    """Issue cards, and record what has waited since the line was cut; gives the codes."""
    rng = random.Random(5)
    with desk.store.read() as session:
        everyone = [row[0] for row in session.execute(text("SELECT id FROM people"))]
        # Who the sample has here already today would be shown in amber, rightly.
        came = {
            row[0]
            for row in session.execute(_TODAY, {"day": desk.store.day_of(desk.store.clock.now())})
        }
    some = rng.sample([person for person in everyone if person not in came], SCANS)
    with transaction(desk.store, SYSTEM) as tx:
        codes = [issue_card(tx, person).code for person in some]
    with transaction(desk.store, SYSTEM) as tx:
        for place in range(WAITING - SCANS):
            at = tx.now - dt.timedelta(days=1 + place % 30, seconds=place)
            tx.add(
                Visit(
                    person_id=everyone[place],
                    heads=1,
                    purpose="study",
                    method="scan",
                    happened_at=to_text(at),
                    day=desk.store.day_of(at),
                )
            )
    return codes
