"""A desk in a process of its own that syncs until it is killed, files and all.

`python -m tests.support.carrier DIRECTORY`: a line for every state the exchange tells, `done` once
nothing waits.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from app.clock import SystemClock
from app.opening import open_data_dir
from sync.client.agent import Status
from sync.client.joining import make_worker
from tests.support.desks import KEY


def main() -> None:
    """Sync, and say how it goes."""
    desk = open_data_dir(Path(sys.argv[1]), KEY, SystemClock())
    worker = make_worker(desk.store, rand=lambda: 0.0)
    ended = threading.Event()

    def tell(status: Status) -> None:
        over = status.state == "ok" and not status.unsent and not status.files.waiting
        sys.stdout.write(f"{'done' if over else 'going'} {status.files.done} {status.reason}\n")
        sys.stdout.flush()
        if over:
            ended.set()

    worker.on_status(tell)
    worker.start()
    ended.wait()
    worker.stop()
    desk.store.close()


if __name__ == "__main__":
    main()
