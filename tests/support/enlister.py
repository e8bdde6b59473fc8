"""A desk that registers a list by itself until it is killed.

`python -m tests.support.enlister FOLDER LIST SESSION` writes a line for every commit.
"""

from __future__ import annotations

import sys
from pathlib import Path

from app.events import enlisting
from app.events.importing import Layout, read
from app.opening import open_data_dir
from app.sheets.tablefile import read_table
from tests.support.clock import HandClock
from tests.support.desks import HE, KEY

LAYOUT = Layout(0, {"name": 0, "phone": 1})


def main(folder: str, path: str, session_id: str) -> None:
    """Register whoever of the list is not yet, a line on standard output for each commit."""
    desk = open_data_dir(Path(folder), KEY, HandClock())
    table = read_table(Path(path))
    brought = (read(table, LAYOUT), LAYOUT, table.digest)
    with desk.store.read() as session:
        dry = enlisting.look_over(session, desk.store, session_id, brought)
    sys.stdout.write("ready\n")
    sys.stdout.flush()

    def told(done: int) -> None:
        sys.stdout.write(f"{done}\n")
        sys.stdout.flush()

    enlisting.enlist(desk.store, HE, dry, told)
    sys.stdout.write("done\n")
    desk.store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
