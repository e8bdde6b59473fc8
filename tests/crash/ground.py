"""The ground of these tests: a venue that works alone, with people who have names and codes."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from itertools import islice, permutations
from pathlib import Path

from app.clock import SystemClock
from app.opening import open_data_dir
from app.people import actions as people
from app.sample import content
from app.staff import actions as staff
from app.staff.pins import set_pin
from app.staff.rules import CLERK, MANAGER
from app.store.keys import create_demo_keys
from app.store.transaction import SYSTEM, transaction
from app.venue.actions import found

PIN = "135791"
CLERK_NAME = "何小溪"
PEOPLE = 120
KNOWN = "林晓禾"
"""One of the people, whose name can be typed as letters: linxiaohe."""


def names() -> list[str]:
    """Give `PEOPLE` made-up names, no two alike."""
    source = content()
    given = ["".join(pair) for pair in islice(permutations(source["given"], 2), PEOPLE)]
    surnames = [one for one in source["surnames"] if one != KNOWN[0]]
    rest = [surnames[place % len(surnames)] + given[place] for place in range(PEOPLE - 1)]
    return [KNOWN, *rest]


@cache
def _template() -> Path:
    """Make a closed data folder to copy; all that is in it waits to be sent."""
    made = Path(tempfile.mkdtemp(prefix="desk-crash-"), "data")
    desk = open_data_dir(made, create_demo_keys(made), SystemClock(), create=True)
    with transaction(desk.store, SYSTEM) as tx:
        found(tx, "QJ0001", "青禾区望江街道青年之家")
        for name, role in (("沈知远", MANAGER), (CLERK_NAME, CLERK)):
            set_pin(tx, staff.add(tx, name, role).id, PIN)
        for name in names():
            person = people.register(tx, people.Details(name, consent_way="spoken"))
            people.issue_card(tx, person.id)
    desk.store.close()
    return made


def make_ground(path: Path) -> Path:
    """Put a closed data folder at `path`, whose store key is that of sample data."""
    return Path(shutil.copytree(_template(), path))
