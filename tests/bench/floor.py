"""A child of the sync benchmark: the least a client can do, against the same hub.

requests, gzip, and the same pages committed to SQLCipher at synchronous FULL: no verdict is
weighed, nothing is laid over anything, no row gets columns, nobody can be found.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from pathlib import Path
from typing import Any

import msgspec
from sqlcipher3 import dbapi2 as cipher

from app.clock import to_text
from app.ids import new_id
from app.ops import hash_of
from sync.wire import codec
from sync.wire.messages import MOST_OPS, Op, Pull, Pulled, Push, Pushed
from tests.bench.children import resident, tell
from tests.bench.data import KEY
from tests.bench.exchanging import PEOPLE
from tests.support.hub import BareDesk, fact, person

TABLES = (
    "CREATE TABLE outbox (seq INTEGER PRIMARY KEY, op_id, hash, body, number)",
    "CREATE TABLE rows (kind, id, number, fields, PRIMARY KEY (kind, id))",
    "CREATE TABLE cursors (cursor)",
)


def main(way: str, folder: Path, url: str, code: str, count: int, size: int) -> None:
    """Join, push or pull, and tell how long the documents took."""
    folder.mkdir(parents=True)
    desk = BareDesk(url).join(code)
    store = _store(folder / "floor.db")
    if way == "push":
        _fill(desk, store, count, size)
        started = time.perf_counter()
        moved = _push(desk, store)
    else:
        started = time.perf_counter()
        moved = _pull(desk, store)
    seconds = time.perf_counter() - started
    store.close()
    if moved < count:
        raise RuntimeError(f"{way}: {moved}")
    # Who pulls gets the people as well: the time is given for the check-ins' share.
    tell(seconds=seconds * count / moved, high=resident()[1])


def _store(path: Path) -> Any:
    """Open an encrypted file as the desk opens its own."""
    store = cipher.connect(str(path), isolation_level=None)
    store.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    store.execute("PRAGMA journal_mode = WAL")
    store.execute("PRAGMA synchronous = FULL")
    store.execute("PRAGMA cache_size = -8000")
    for table in TABLES:
        store.execute(table)
    return store


def _fill(desk: BareDesk, store: Any, count: int, size: int) -> None:
    """Make check-ins with bodies of `size` bytes; their people go up before the clock starts."""
    people = [new_id() for _ in range(PEOPLE)]
    for start in range(0, PEOPLE, MOST_OPS):
        desk.say(*(person(one, name=f"林{one}") for one in people[start : start + MOST_OPS]))
    store.execute("BEGIN IMMEDIATE")
    for place in range(count):
        op = _check_in(people[place % PEOPLE], place // PEOPLE, desk.high + 1 + place, size)
        values = (op.seq, op.op_id, op.hash, op.body)
        store.execute("INSERT INTO outbox VALUES (?, ?, ?, ?, NULL)", values)
    store.execute("COMMIT")


def _check_in(who: str, days: int, seq: int, size: int) -> Op:
    """Make one check-in of somebody so many days ago."""
    at = to_text(dt.datetime.now(dt.UTC) - dt.timedelta(days=1 + days))
    said: dict[str, Any] = {"person_id": who, "heads": 1, "purpose": "study", "method": "scan"}
    body = fact("visit", happened_at=at, day=at[:10], **said)
    body = msgspec.structs.replace(body, subjects=[who])
    text = msgspec.json.encode(body)
    run = "x" * max(0, size - len(text) - len(',"run":""'))
    text = msgspec.json.encode(msgspec.structs.replace(body, run=run))
    return Op(new_id(), seq, hash_of(text.decode()), text.decode())


def _push(desk: BareDesk, store: Any) -> int:
    moved = 0
    while True:
        found = store.execute(
            "SELECT op_id, seq, hash, body FROM outbox WHERE number IS NULL AND seq > ? "
            "ORDER BY seq LIMIT ?",
            (desk.high, MOST_OPS),
        ).fetchall()
        if not found:
            return moved
        ops = [Op(*row) for row in found]
        pushed = _asked(desk, "/v1/push", Push(desk.epoch, desk.incarnation, ops), Pushed)
        numbers = [(one.applied.number, one.seq) for one in pushed.verdicts if one.applied]
        store.execute("BEGIN IMMEDIATE")
        store.executemany("UPDATE outbox SET number = ? WHERE seq = ?", numbers)
        store.execute("COMMIT")
        moved, desk.high = moved + len(numbers), pushed.high


def _pull(desk: BareDesk, store: Any) -> int:
    moved = 0
    while True:
        pull = Pull(desk.epoch, desk.incarnation, {"venue": desk.cursor})
        page = _asked(desk, "/v1/pull", pull, Pulled).pages[0]
        rows = [
            (row.kind, row.id, row.version.number, msgspec.json.encode(row.fields).decode())
            for row in page.rows
        ]
        store.execute("BEGIN IMMEDIATE")
        store.executemany("INSERT INTO rows VALUES (?, ?, ?, ?)", rows)
        store.execute("DELETE FROM cursors")
        store.execute("INSERT INTO cursors VALUES (?)", (page.cursor,))
        store.execute("COMMIT")
        moved, desk.cursor = moved + len(rows), page.cursor
        if not page.more:
            return moved


def _asked(desk: BareDesk, path: str, said: object, form: type[Any]) -> Any:
    packed = codec.pack(codec.encode(said))
    headers = {"Content-Encoding": "gzip", "Accept-Encoding": "gzip"}
    answer = desk.post(path, packed, headers=headers)
    answer.raise_for_status()
    return codec.decode(answer.content, form)


if __name__ == "__main__":
    main(
        sys.argv[1],
        Path(sys.argv[2]),
        sys.argv[3],
        sys.argv[4],
        int(sys.argv[5]),
        int(sys.argv[6]),
    )
