"""How a country's directory is searched at headquarters, and a district's at a desk.

`--lines=2000000` fills headquarters with as many as the country has (some twenty minutes).
"""

from __future__ import annotations

import itertools
import random
import sys
from functools import partial
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Engine, insert

from app.directory.model import Resource, refresh
from app.directory.queries import search
from app.directory.rules import PASSED
from app.ids import new_id
from app.kinds import DISTRICT
from app.store.base import table_of
from app.store.transaction import SYSTEM, transaction
from sync.hub import directory
from sync.hub.accounts import Device
from sync.hub.database import open_database, reading, writing
from sync.hub.hub import Hub, load_hub
from sync.hub.sharedbook import put_shared
from sync.wire.finding import Find, Found
from tests.bench.data import fresh, new_desk
from tests.bench.matching import PLACES, archetypes
from tests.bench.report import median, percentile, say, timed

BENCH = "directory"
LINES, OF_DISTRICT, AT_ONCE = 200_000, 1_000, 500
OPTION = "--lines="
AT_DESK = 20_000
ASKED = 400
DAY = "2026-11-28"
HUB_MS, DESK_MS = 50, 50
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "子涵欣怡浩宇梓萱雨桐思远明哲佳琪文博晓彤志强丽娟建国秀英"


def run() -> None:
    """Fill headquarters and a desk, and ask both for what people look for."""
    named = [word.removeprefix(OPTION) for word in sys.argv if word.startswith(OPTION)]
    lines = int(named[-1]) if named else LINES
    folder = fresh(BENCH)
    _headquarters(folder / "hub.db", lines)
    _desk(folder / "desk.db")


def _headquarters(path: Path, lines: int) -> None:
    engine = open_database(path)
    try:
        with writing(engine) as connection:
            hub = load_hub(connection)
        took = timed(lambda: _fill(engine, hub, lines))
        told = f"{lines:,} lines in {1 + lines // OF_DISTRICT:,} districts"
        say(BENCH, "headquarters, lines loaded", 1000 * lines / took, "lines/s", None, told)
        size = sum(one.stat().st_size for one in path.parent.glob("hub.db*"))
        say(BENCH, "headquarters, size", size / 1_000_000, "MB", None, told)
        say(BENCH, "headquarters, size of a line", size / lines, "bytes")
        rng = random.Random(11)
        for case, questions in (
            ("words", [_words(rng) for _ in range(ASKED)]),
            ("a name", [{"words": _name(rng)} for _ in range(ASKED)]),
            ("a category", [{"field": _category(rng)} for _ in range(ASKED)]),
            ("words that are common", [_common(rng) for _ in range(ASKED)]),
        ):
            times, nobody = [], 0
            for one in questions:
                times.append(timed(partial(_found, engine, hub, one)))
                nobody += not _found(engine, hub, one).lines
            told = f"{nobody} of {len(times)} found nobody"
            say(BENCH, f"headquarters, {case}, p50", median(times), "ms", None, told)
            say(BENCH, f"headquarters, {case}, p99", percentile(times, 0.99), "ms", HUB_MS)
    finally:
        engine.dispose()


def _found(engine: Engine, hub: Hub, asked: dict[str, Any]) -> Found:
    device = Device("", "", "A", "", (), _region(7))
    with reading(engine) as connection:
        return directory.find(connection, hub, device, Find(DAY, **asked, beyond=True))


def _fill(engine: Engine, hub: Hub, lines: int) -> None:
    rng = random.Random(7)
    made = ((place // OF_DISTRICT, _line(rng, place)) for place in range(lines))
    for district, some in itertools.groupby(made, lambda one: one[0]):
        rest = list(some)
        for start in range(0, len(rest), AT_ONCE):
            rows = {new_id(): fields for _, fields in rest[start : start + AT_ONCE]}
            with writing(engine) as connection:
                put_shared(connection, hub, f"{DISTRICT}{_region(district)}", "resource", rows)


def _region(district: int) -> str:
    """Give a region for each district: some sixty of them are a province."""
    return f"{11 + district // 60 % 80:02d}{district % 60 // 10:02d}{district % 10:02d}"


def _line(rng: random.Random, place: int) -> dict[str, Any]:
    """Give a line like one of the fictional town's, never quite the same."""
    some = archetypes_here()
    one = some[place % len(some)]
    words = str(one["specialities"]).split("、")
    rng.shuffle(words)
    name = _name(rng) if one["type"] == "expert" else f"{rng.choice(PLACES)}{one['name']}"
    return {
        "type": one["type"],
        "name": f"{name}{one['name']}"[:60],
        "fields": one["fields"],
        "specialities": "、".join(words[: rng.randint(2, len(words))]),
        "address": f"{rng.choice(PLACES)}路 {rng.randint(1, 400)} 号",
        "contact": f"010-5555{rng.randint(0, 9999):04d}",
        "audit": PASSED,
        "valid_until": rng.choice(["2027-06-30", "2027-12-31", "2025-12-31"]),
    }


def archetypes_here() -> list[dict[str, object]]:
    """Give the town's lines, read once."""
    if not _READ:
        _READ.extend(archetypes())
    return _READ


_READ: list[dict[str, object]] = []


def _name(rng: random.Random) -> str:
    return rng.choice(SURNAMES) + "".join(rng.choice(GIVEN) for _ in range(2))


def _words(rng: random.Random) -> dict[str, Any]:
    one = rng.choice(archetypes_here())
    return {"words": rng.choice(str(one["specialities"]).split("、"))}


def _category(rng: random.Random) -> str:
    return rng.choice(cast("list[str]", rng.choice(archetypes_here())["fields"]))


def _common(rng: random.Random) -> dict[str, Any]:
    """Ask for two words that many have, and hardly anybody both, within a category."""
    first, second = rng.sample(["心理", "法律", "咨询", "服务", "就业", "学习"], 2)
    return {"words": f"{first} {second}", "field": _category(rng)}


def _desk(path: Path) -> None:
    """Search a desk's own copy of its district, in its encrypted store."""
    store = new_desk(path).store
    rng = random.Random(7)
    try:
        with transaction(store, SYSTEM) as tx:
            here = {"venue_id": store.place.venue_id}
            rows = [{**here, "id": new_id(), **_line(rng, place)} for place in range(AT_DESK)]
            tx.session.execute(insert(table_of(Resource)), rows)
            refresh(tx.session, [row["id"] for row in rows])
        typed = [str(_words(rng)["words"]) for _ in range(ASKED)]
        typed += [_name(rng) for _ in range(ASKED)]
        with store.read() as session:
            search(session, typed[0])
            times = [timed(partial(search, session, one)) for one in typed]
        told = f"{AT_DESK:,} lines"
        say(BENCH, "a desk, p50", median(times), "ms", None, told)
        say(BENCH, "a desk, p99", percentile(times, 0.99), "ms", DESK_MS, told)
    finally:
        store.close()
