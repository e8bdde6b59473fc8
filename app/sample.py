"""Sample data: a fictional venue's people and visits, the same for the same seed, marked as demo.

Small data are made as a clerk would make them, so that they travel to the hub; large data
(for measuring) come in as pages from headquarters would.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.checkin.model import Visit
from app.checkin.rules import PURPOSES
from app.clock import to_text
from app.desk import Desk
from app.ops import Version
from app.people import actions as people
from app.people.rules import AGE_BANDS, IDENTITIES, NOTICE_VERSION
from app.store.incoming import incoming
from app.store.told import IncomingPage, IncomingRow
from app.store.transaction import SYSTEM, Actor, Transaction, transaction

SOURCE = Path(__file__).resolve().parent.parent / "resources" / "sample" / "desk.json"
EPOCH = "00000000-0000-7000-8000-000000000000"
PAGE = 2000
_METHODS = ("scan", "search", "search", "walk_in")


@dataclass(frozen=True, slots=True)
class Loaded:
    """How much sample data was written."""

    people: int
    visits: int


def content() -> dict[str, Any]:
    """Read the fictional names the sample is made of."""
    loaded: dict[str, Any] = json.loads(SOURCE.read_text(encoding="utf-8"))
    return loaded


def venue() -> dict[str, Any]:
    """Read the fields of the sample venue."""
    venues: list[dict[str, Any]] = json.loads((SOURCE.parent / "venues.json").read_text("utf-8"))
    return venues[0]


def load(desk: Desk, seed: int = 1, actor: Actor = SYSTEM, days: int = 14) -> Loaded:
    """Write the sample people with member codes and the visits of the last `days` days.

    Visits of today lie before the clock's now. Everything travels to the hub like a clerk's work.
    """
    rng = random.Random(seed)  # noqa: S311 - reproducible sample, no secret
    ids: list[str] = []
    with transaction(desk.store, actor) as tx:
        today = tx.now
        for place, entry in enumerate(content()["people"]):
            # Everybody was registered before their first visit, not on the day of the demo.
            _as_of(desk, tx, today - dt.timedelta(days=days + 1 + place * 3, minutes=place * 7))
            given = {"consent_way": "spoken", **entry, "tags": tuple(entry.get("tags", ()))}
            person = people.register(tx, people.Details(**given))
            people.issue_card(tx, person.id)
            ids.append(person.id)
        _as_of(desk, tx, today)
        written = 0
        for happened_at, person_id in _small_visits(rng, tx.now, ids, days):
            tx.add(
                Visit(
                    person_id=person_id,
                    heads=1,
                    purpose=rng.choice(PURPOSES),
                    method=rng.choice(_METHODS),
                    happened_at=to_text(happened_at),
                    day=desk.store.day_of(happened_at),
                )
            )
            written += 1
    return Loaded(len(ids), written)


def _as_of(desk: Desk, tx: Transaction, moment: dt.datetime) -> None:
    tx.now, tx.at, tx.day = moment, to_text(moment), desk.store.day_of(moment)


def _small_visits(
    rng: random.Random, now: dt.datetime, ids: list[str], days: int
) -> Iterator[tuple[dt.datetime, str]]:
    for back in range(days, -1, -1):
        some = rng.sample(ids, k=min(len(ids), 5 + rng.randrange(6)))
        for place, person_id in enumerate(some):
            minutes = 7 + place * 11 + rng.randrange(8)
            yield now - dt.timedelta(days=back, minutes=minutes), person_id


def load_many(
    desk: Desk,
    count: int,
    visits: int,
    seed: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Loaded:
    """Fill the store with `count` people and `visits` visits of two years, for measuring.

    They come in as pages from a hub of their own epoch; nothing of it waits to be sent.
    """
    rng = random.Random(seed)  # noqa: S311 - reproducible sample, no secret
    now = desk.store.clock.now()
    number = 0
    everyone = [sample_id(rng, now) for _ in range(count)]
    rows = many_rows(rng, now, desk.store.day_of, everyone, visits)
    total = count + visits
    while True:
        page = [row for _, row in zip(range(PAGE), rows, strict=False)]
        if not page:
            break
        placed = [
            IncomingRow(kind, row_id, Version(EPOCH, "sample", number + place), fields)
            for place, (kind, row_id, fields) in enumerate(page, start=1)
        ]
        number += len(page)
        incoming(desk.store, IncomingPage(rows=placed))
        if progress is not None:
            progress(number, total)
    return Loaded(count, visits)


def many_rows(
    rng: random.Random,
    now: dt.datetime,
    day_of: Callable[[dt.datetime], str],
    everyone: list[str],
    visits: int,
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give, as kind, id and fields, a person for each id and so many visits of two years."""
    source = content()
    for place, person_id in enumerate(everyone):
        registered = now - dt.timedelta(days=rng.randrange(1, 730))
        yield ("person", person_id, _person(rng, source, place, registered))
    for _ in range(visits):
        at = now - dt.timedelta(minutes=rng.randrange(60, 730 * 24 * 60))
        yield (
            "visit",
            sample_id(rng, at),
            {
                "person_id": rng.choice(everyone),
                "heads": 1,
                "purpose": rng.choice(PURPOSES),
                "method": rng.choice(_METHODS),
                "happened_at": to_text(at),
                "day": day_of(at),
                "recorded_at": to_text(at),
                "recorded_desk": "A",
            },
        )


def _person(
    rng: random.Random, source: dict[str, Any], place: int, registered: dt.datetime
) -> dict[str, Any]:
    surname = (
        rng.choice(source["double_surnames"])
        if rng.random() < 0.02
        else rng.choice(source["surnames"])
    )
    given = "".join(rng.choice(source["given"]) for _ in range(rng.choice((1, 2, 2, 2))))
    return {
        "name": surname + given,
        "phone": f"1990{place % 10_000_000:07d}",
        "gender": rng.choice("12"),
        "age_band": rng.choice(AGE_BANDS[1:]),
        "identity": rng.choice(IDENTITIES),
        "notice_version": NOTICE_VERSION,
        "consent_way": "spoken",
        "consent_at": to_text(registered),
        "registered_day": registered.date().isoformat(),
        "status": "active",
        "recorded_at": to_text(registered),
        "recorded_desk": "A",
    }


def sample_id(rng: random.Random, moment: dt.datetime) -> str:
    """Make a UUIDv7 of that time from the seeded randomness."""
    high = int(moment.timestamp() * 1000) << 80
    rest = rng.getrandbits(74)
    value = high | (0x7 << 76) | ((rest >> 62) << 64) | (0b10 << 62) | (rest & ((1 << 62) - 1))
    return str(uuid.UUID(int=value))
