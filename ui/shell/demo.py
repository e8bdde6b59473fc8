"""A fictional venue to try things with: a headquarters on this PC, a desk that has joined it."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from app.clock import Clock
from app.desk import Desk
from app.errors import Refusal
from app.opening import open_data_dir
from app.sample import content, load, load_many, venue
from app.sample_directory import load_directory
from app.staff import actions
from app.staff.pins import set_pin
from app.store.files import DataDir
from app.store.keys import DEMO_KEY, create_demo_keys
from app.store.transaction import SYSTEM, transaction
from app.venue.actions import found
from sync.client.credentials import Settings, keep_settings
from sync.client.joining import join, open_link
from ui.shell.offering import DEMO_PIN

ROOT = Path(__file__).resolve().parents[2]
log = logging.getLogger("ui.shell")
_END_SECONDS = 10


@dataclass(slots=True)
class Headquarters:
    """A hub in a process of its own, on loopback. It ends with this process, however that ends."""

    db: Path
    port: int = 0
    process: subprocess.Popen[str] | None = None
    url: str = ""
    codes: tuple[str, ...] = ()

    def start(self) -> None:
        """Start it, or start it again at the same address.

        Raises Refusal `demo_hub` when it does not begin to serve; it has said why on stderr.
        """
        words = [sys.executable, "-m", "sync.hub", "--demo", "--end-at-eof"]
        words += ["--db", str(self.db), "--port", str(self.port)]
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None  # noqa: S101 - asked for above
        line = self.process.stdout.readline()
        if not line:
            self.stop()
            raise Refusal("demo_hub")
        said = json.loads(line)
        self.url, self.codes = said["url"], tuple(said["codes"])
        self.port = int(self.url.rsplit(":", 1)[1])

    def stop(self) -> None:
        """Cut the line."""
        process, self.process = self.process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()


def open_demo(
    path: Path,
    hub: Headquarters | None,
    clock: Clock,
    many: tuple[int, int] = (0, 0),
    name: str = "前台",
) -> Desk:
    """Open the sample desk in `path`; a new folder is filled, a filled one is opened as it is.

    Without a hub it is a venue on its own. `many`: so many more people and visits, for
    measuring; headquarters does not know these.
    """
    if DataDir(path).db.exists():
        desk = open_data_dir(path, DEMO_KEY, clock)
        if hub is not None:
            keep_settings(desk.store, Settings(hub.url))
        return desk
    if hub is None:
        desk = alone(path, clock)
    else:
        desk = new_demo_desk(path, hub, clock, hub.codes[0], name)
    with transaction(desk.store, SYSTEM) as tx:
        for entry in content()["staff"]:
            person = actions.add(tx, entry["name"], entry["role"])
            set_pin(tx, person.id, DEMO_PIN)
    loaded = load(desk)
    load_directory(desk)
    if many[0]:
        load_many(desk, *many)
    log.info("sample data: %d people, %d visits", loaded.people, loaded.visits)
    return desk


def alone(path: Path, clock: Clock) -> Desk:
    """Make a desk of the sample venue that has no headquarters."""
    path.mkdir(parents=True, exist_ok=True)
    desk = open_data_dir(path, create_demo_keys(path), clock, create=True)
    with transaction(desk.store, SYSTEM) as tx:
        found(tx, **venue())
    return desk


def new_demo_desk(path: Path, hub: Headquarters, clock: Clock, code: str, name: str) -> Desk:
    """Make a desk with sample data's key and let it join the sample headquarters."""
    path.mkdir(parents=True, exist_ok=True)
    desk = open_data_dir(path, create_demo_keys(path), clock, create=True)
    join(desk.store, Settings(hub.url), code, name)
    one_round(desk)
    return desk


def one_round(desk: Desk) -> str:
    """Sync once, here and now; give how it ended (`ok`, `offline`, ...)."""
    link = open_link(desk.store)
    if link is None:
        return "standalone"
    try:
        return link.exchange.round().state
    finally:
        link.line.close()
