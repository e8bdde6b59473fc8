"""A desk at the ledger's own door: no HTTP, one transaction per call."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Engine, Table, select

from app.ids import new_id
from app.ops import Body
from sync.hub import ledger
from sync.hub.accounts import Device, add_venue
from sync.hub.database import open_database, reading, writing
from sync.hub.hub import Hub, load_hub
from sync.hub.letters import letter_of
from sync.hub.seed import found_venue, sample_venues
from sync.hub.tables import devices
from sync.wire import codec
from sync.wire.checksum import checksum_of
from sync.wire.messages import Op, Pull, Pulled, Push, Pushed, Verdict
from tests.support.hub import op_of


@dataclass
class Ledger:
    """A hub's database without a server before it."""

    engine: Engine
    hub: Hub
    venue: str

    def desk(self, venue: str = "", *more: str) -> Desk:
        """Put a desk into the books; `more`: what it may read besides its venue's own."""
        venue = venue or self.venue
        device, incarnation = new_id(), new_id()
        with writing(self.engine) as connection:
            count = len(connection.execute(select(devices.c.device_id)).all())
            connection.execute(
                devices.insert().values(
                    venue_id=venue,
                    device_id=device,
                    letter=letter_of(count),
                    name="desk",
                    public_key="none",
                    incarnation=incarnation,
                    high=0,
                    scopes=json.dumps(["venue", *more]),
                    enrolled_at=self.hub.now(),
                )
            )
        place = Device(venue, device, letter_of(count), incarnation, ("venue", *more))
        return Desk(self, place)

    def lives(self, desk: Desk) -> None:
        """Let a desk live anew, as its place says."""
        with writing(self.engine) as connection:
            mine = devices.c.device_id == desk.place.id
            mine &= devices.c.venue_id == desk.place.venue_id
            life = {"incarnation": desk.place.incarnation}
            connection.execute(devices.update().where(mine).values(**life))

    def venue_of(self, index: int) -> str:
        """Found another sample venue."""
        with writing(self.engine) as connection:
            return found_venue(connection, self.hub, sample_venues()[index])

    def new_venue(self) -> str:
        """Found a venue that nobody has heard of."""
        with writing(self.engine) as connection:
            name = str(self.hub.make_id())
            return add_venue(connection, self.hub, name[-20:], name)

    def all(self, table: Table) -> list[Any]:
        """Give everything a table holds."""
        with reading(self.engine) as connection:
            return list(connection.execute(select(table)).all())

    def release_held(self) -> int:
        """As after an upgrade."""
        with writing(self.engine) as connection:
            return ledger.release_held(connection, self.hub)


@dataclass
class Desk:
    """One desk; `high` is the last number it used."""

    books: Ledger
    place: Device
    high: int = 0
    cursor: str = ""

    def send(self, ops: list[Op], **more: Any) -> Pushed:
        """Push operations as they are."""
        push = Push(
            more.pop("epoch", self.books.hub.epoch),
            more.pop("incarnation", self.place.incarnation),
            ops,
            **more,
        )
        with writing(self.books.engine) as connection:
            return ledger.accept(connection, self.books.hub, self.place, codec.check_push(push))

    def ops(self, *bodies: Body) -> list[Op]:
        """Give bodies the next numbers."""
        return [op_of(body, self.high + index) for index, body in enumerate(bodies, 1)]

    def tell(self, ops: list[Op]) -> list[Verdict]:
        """Push operations and take up their numbers."""
        pushed = self.send(ops)
        self.high = pushed.high
        return pushed.verdicts

    def say(self, *bodies: Body) -> list[Verdict]:
        """Push bodies under the next numbers."""
        return self.tell(self.ops(*bodies))

    def one(self, body: Body) -> Verdict:
        """Push one body."""
        return self.say(body)[0]

    def page(self, cursor: str = "", limit: int = 500, scope: str = "venue", **more: Any) -> Pulled:
        """Pull one page, as it looks on the wire."""
        pull = Pull(
            self.books.hub.epoch, self.place.incarnation, {scope: cursor}, limit=limit, **more
        )
        with reading(self.books.engine) as connection:
            pulled = ledger.read(connection, self.books.hub, self.place, pull)
        return codec.decode(codec.encode(pulled), Pulled)

    def rows(self, kind: str = "", scope: str = "venue") -> dict[str, dict[str, Any]]:
        """Read the whole scope from the start and prove its count and checksum."""
        cursor, found = "", {}
        while True:
            page = self.page(cursor, scope=scope).pages[0]
            found.update({(row.kind, row.id): row for row in page.rows})
            cursor = page.cursor
            if not page.more:
                break
        live = {key: row for key, row in found.items() if not row.gone}
        sums = [(row.kind, row.id, row.version.number) for row in live.values()]
        assert page.count == len(live)
        assert page.checksum == checksum_of(sums)
        return {row.id: row.fields for row in live.values() if kind in ("", row.kind)}


def opened(database: str) -> Ledger:
    """Open a hub's database, with the first sample venue."""
    engine = open_database(database)
    with writing(engine) as connection:
        hub = load_hub(connection)
        venue = found_venue(connection, hub, sample_venues()[0])
    return Ledger(engine, hub, venue)


def with_changes(body: Body, **changes: Any) -> Body:
    """Give a body that says something else besides."""
    return msgspec.structs.replace(body, **changes)
