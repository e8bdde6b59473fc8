"""What every history begins on: a hub with two venues, desks that have joined, one that watches.

Made once per process, by the real code; a history begins with copies of the files.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.desk import open_desk
from app.kinds import RESTRICTED_SCOPE, VENUE_SCOPE
from sync.hub.accounts import Device, add_venue
from sync.hub.database import writing
from sync.hub.seed import sample_venues
from tests.simulation.chance import Chance, DeskClock, Time, drawn_from
from tests.simulation.desk import SimDesk
from tests.simulation.engines import Image, clear, fresh_place, kept_engines
from tests.simulation.hub import SimHub
from tests.simulation.loom import Loom
from tests.simulation.net import Net
from tests.simulation.oracle import Oracle
from tests.support.desks import KEY

DESKS = (("A1", 0), ("A2", 0), ("A3", 0), ("B1", 1))
"""Name and venue of the desks that take part; who takes part is drawn."""
ENTITLED = ("A1", "A2", "WA", "WB")
"""Desks that joined with the right to what is restricted: whoever watches must see everything."""
ALONE = "S1"
"""A desk that stands alone to begin with, with work of its own, and joins at some time."""
WATCHERS = (("WA", 0), ("WB", 1))
"""Desks that have joined and never pulled: at the end they read everything anew."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Disks to copy, the keyrings beside them, and the oracle's knowledge of it."""

    hub: Image
    venues: tuple[str, str]
    desks: dict[str, tuple[Image, dict[tuple[str, str], str]]]
    oracle: Oracle
    readers: dict[str, Device]
    """For each venue, as whom all that stands there can be read."""

    def copied_oracle(self) -> Oracle:
        """Give an oracle of one's own."""
        return copy.deepcopy(self.oracle)


def _say(_text: str) -> None:
    """Tell nobody."""


@cache
def place_of_process() -> Path:
    """Give the directory this process simulates in."""
    return fresh_place()


def take_down() -> None:
    """Take that directory away, at the end of the process."""
    if place_of_process.cache_info().currsize:
        clear(place_of_process())


@cache
def ground() -> Ground:
    """Make the ground."""
    place = place_of_process() / "ground"
    place.mkdir()
    time = Time()
    chance = Chance(0, time)
    loom, oracle = Loom(), Oracle()
    with kept_engines(), drawn_from(chance):
        hub = SimHub(place / "hub.db", loom, chance, oracle, _say)
        net = Net(loom, hub, chance.decide, _say)
        venues = tuple(_venue(hub, index) for index in range(2))
        desks: dict[str, tuple[Image, dict[tuple[str, str], str]]] = {}
        readers: dict[str, Device] = {}
        for name, index in (*DESKS, *WATCHERS):
            desk = SimDesk(name, venues[index], place / name, loom, chance, net, _say, {})
            _blank(desk)
            desks[ALONE] = Image.of(desk.path), {}
            desk.open()
            desk.rejoin(hub.code(desk.venue, restricted=name in ENTITLED))
            if name in ENTITLED:
                oracle.scope(desk.venue).entitled.add(str(desk.store.place.device))
            if (name, index) in DESKS:
                desk.exchange.round()
            desk.store.close()
            desks[name] = Image.of(desk.path), dict(desk.ring.kept)
            if (name, index) in WATCHERS:
                readers[desk.venue] = _reader(desk)
        hub.close()
    return Ground(Image.of(hub.path), (venues[0], venues[1]), desks, oracle, readers)


def _reader(desk: SimDesk) -> Device:
    place, scopes = desk.store.place, (VENUE_SCOPE, RESTRICTED_SCOPE)
    return Device(desk.venue, place.device or "", place.letter or "", place.incarnation, scopes)


def _blank(desk: SimDesk) -> None:
    desk.folder.mkdir()
    store = open_desk(desk.path, KEY, DeskClock(desk.chance.time, "run"), desk.chance.make_id)
    store.store.close()


def _venue(hub: SimHub, index: int) -> str:
    """Found a venue and let headquarters write its record and two of its staff."""
    said = dict(sample_venues()[index])
    with writing(hub.engine) as connection:
        venue = add_venue(connection, hub.hub, str(said["code"]), str(said["name"]))
    hub.put(venue, "venue", venue, said)
    for name, role in (("沈知远", "manager"), ("何小溪", "clerk")):
        fields = {"name": name, "role": role, "status": "active"}
        hub.put(venue, "staff", hub.chance.make_id(), fields)
    for name in ("林晓禾", "周启明", "陈可欣"):
        # Known to every desk from the start: that is where two meet without knowing.
        fields = {"name": f"{venue[-4:]}{name}", "phone": "19900001234", "status": "active"}
        hub.put(venue, "person", hub.chance.make_id(), fields)
    return venue
