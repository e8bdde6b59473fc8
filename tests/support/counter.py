"""A desk in a process of its own that checks people in until it is killed.

`python -m tests.support.counter DIRECTORY`: one visit id a line, written after its commit.
"""

from __future__ import annotations

import sys
from pathlib import Path

from app.checkin.model import Visit
from app.clock import SystemClock
from app.opening import open_data_dir
from app.store.transaction import transaction
from tests.support.desks import HE, KEY


def main() -> None:
    """Check in, say so, and again."""
    desk = open_data_dir(Path(sys.argv[1]), KEY, SystemClock())
    while True:
        with transaction(desk.store, HE) as tx:
            visit = Visit(heads=1, method="walk_in", happened_at=tx.at, day=tx.day)
            tx.add(visit)
        sys.stdout.write(f"{visit.id}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
