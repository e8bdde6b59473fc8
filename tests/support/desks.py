"""Real desks for tests: an encrypted store each, copied from a template made once per run."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.desk import Desk, open_desk
from app.ops import Version
from app.staff.rules import CLERK, MANAGER, SOCIAL_WORKER
from app.store.backup import end_life
from app.store.incoming import incoming
from app.store.standing import take_place
from app.store.told import IncomingPage, IncomingRow
from app.store.transaction import Actor
from tests.support.clock import HandClock

KEY = b"a key for tests, 256 bits long.."
VENUE_ID = "01900000-0000-7000-8000-0000000000f1"
EPOCH = "01900000-0000-7000-8000-0000000000e1"
SHEN = Actor("01900000-0000-7000-8000-000000000001", MANAGER)
HE = Actor("01900000-0000-7000-8000-000000000002", CLERK)
LUO = Actor("01900000-0000-7000-8000-000000000003", CLERK)
QIN = Actor("01900000-0000-7000-8000-000000000004", SOCIAL_WORKER)
STAFF = ((SHEN, "沈知远"), (HE, "何小溪"), (LUO, "罗一鸣"), (QIN, "秦岚"))


@dataclass(frozen=True, slots=True)
class Ground:
    """What a template holds before the test begins."""

    founded: bool = True
    timezone: str = "Asia/Shanghai"
    day_starts: str = "04:00"
    capacity: int = 60
    pin_length: int = 6


@cache
def _template(ground: Ground) -> Path:
    """Make a closed store to copy: the venue and its staff as if they had come from the hub."""
    place = Path(tempfile.mkdtemp(prefix="desk-template-"))
    file = place / "desk.db"
    desk = open_desk(file, KEY, HandClock())
    take_place(desk.store, venue_id=VENUE_ID)
    if ground.founded:
        incoming(desk.store, IncomingPage(rows=_rows(ground)))
    desk.store.close()
    end_life(file, KEY)
    return file


def _rows(ground: Ground) -> list[IncomingRow]:
    venue = {
        "code": "QJ0001",
        "name": "青禾区望江街道青年之家",
        "capacity": ground.capacity,
        "timezone": ground.timezone,
        "day_starts": ground.day_starts,
        "pin_length": ground.pin_length,
    }
    rows = [IncomingRow("venue", VENUE_ID, Version(EPOCH, "venue", 1), venue)]
    for number, (actor, name) in enumerate(STAFF, start=2):
        fields = {"name": name, "role": actor.role, "status": "active"}
        version = Version(EPOCH, "venue", number)
        rows.append(IncomingRow("staff", str(actor.staff_id), version, fields))
    return rows


def make_file(path: Path, ground: Ground = Ground()) -> Path:
    """Put a closed store into the directory `path` and give its file."""
    path.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copyfile(_template(ground), path / "desk.db"))


def make_desk(
    path: Path,
    clock: HandClock | None = None,
    ground: Ground = Ground(),
) -> Desk:
    """Open a desk of its own in `path`, in a life of its own; close it with `desk.store.close()`.

    The founded ground: venue QJ0001 with four staff, already known to headquarters, an empty
    outbox and an empty audit log. `Ground(founded=False)`: nothing but the venue's id.
    """
    return open_desk(make_file(path, ground), KEY, clock or HandClock())


def reopen(desk: Desk, clock: HandClock | None = None) -> Desk:
    """Close a desk and open it again, as the next morning does."""
    desk.store.close()
    return open_desk(desk.store.path, desk.store.key, clock or HandClock())
