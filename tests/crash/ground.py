"""The ground of these tests: a venue that works alone, with people who have cards and codes."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.checkin.model import Visit
from app.clock import SystemClock
from app.desk import open_desk
from app.people import actions as people
from app.staff.pins import set_pin
from app.store.keys import DEMO_KEY, create_demo_keys
from app.store.transaction import SYSTEM, transaction
from tests.support.desks import HE, KEY, SHEN, make_file

PIN = "135791"
PEOPLE = 120
_SURNAMES, _GIVEN = "林周陆郑许冯", "晓禾安然一鸣知远小溪书言子墨若水清和"


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who may come: what the clerk types, what the card says."""

    id: str
    name: str
    code: str


@cache
def _template() -> Path:
    """Make a closed data folder to copy; what is in it waits to be sent."""
    made = Path(tempfile.mkdtemp(prefix="desk-crash-"), "data")
    create_demo_keys(made)
    desk = open_desk(make_file(made), KEY, SystemClock())
    with transaction(desk.store, SYSTEM) as tx:
        for actor in (SHEN, HE):
            set_pin(tx, str(actor.staff_id), PIN)
        for place in range(PEOPLE):
            name = _SURNAMES[place % 6] + _GIVEN[place // 6 % 18] + _GIVEN[place // 9 % 18]
            given = people.Details(f"{name}{_letters(place)}", consent_way="spoken")
            people.issue_card(tx, people.register(tx, given).id)
    desk.store.engine.dispose()
    return made
