"""Rule 1: numbers stand in commit order. Eight write, one follows, and misses nothing.

Beside it the same race with numbers as a sequence gives them, which is how most would do it: the
follower must miss rows there, or this race would prove nothing.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, event, text

from sync.hub.database import writing
from tests.support.hub import patch, person, visit
from tests.sync.hub.desk import Ledger

WRITERS = 8
PUSHES = int(os.environ.get("PROVE_PUSHES", "25"))
Follow = Callable[[int], list[int]]


def race(write: Callable[[int], None], follow: Follow) -> tuple[int, int]:
    """Let eight write while one follows; gives how many rows the follower saw, and the pushes."""
    done = threading.Event()
    seen: set[int] = set()
    troubles: list[BaseException] = []

    def writes(place: int) -> None:
        try:
            for _ in range(PUSHES):
                write(place)
        except BaseException as error:
            troubles.append(error)
            raise

    def follows() -> None:
        high = 0
        while True:
            last = done.is_set()
            found = follow(high)
            seen.update(found)
            high = max(found, default=high)
            if last and not found:
                return

    threads = [threading.Thread(target=writes, args=(place,)) for place in range(WRITERS)]
    follower = threading.Thread(target=follows)
    for thread in (follower, *threads):
        thread.start()
    for thread in threads:
        thread.join()
    done.set()
    follower.join()
    assert troubles == []
    return len(seen), WRITERS * PUSHES


def test_eight_writers_and_a_follower_that_misses_nothing(
    books: Ledger, record_property: Callable[[str, object], None]
) -> None:
    desks = [books.desk() for _ in range(WRITERS)]
    reader = books.desk()
    cursors = {0: ""}

    def write(place: int) -> None:
        desks[place].say(person(), visit())

    def follow(high: int) -> list[int]:
        page = reader.page(cursors[high], 7).pages[0]
        numbers = [row.version.number for row in page.rows]
        cursors[max(numbers, default=high)] = page.cursor
        return numbers

    seen, pushes = race(write, follow)
    written = pushes * 2 + 1  # the venue's own row was there before
    record_property("rows written by eight at once", written)
    record_property("rows the follower missed", written - seen)
    assert seen == written


def test_numbers_from_a_sequence_would_lose_rows(
    books: Ledger, record_property: Callable[[str, object], None]
) -> None:
    engine = books.engine
    with writing(engine) as connection:
        connection.exec_driver_sql(
            "CREATE TABLE naive (number bigserial PRIMARY KEY, words text NOT NULL)"
        )
    seen, pushes = race(lambda _: naive(engine), lambda high: after(engine, high))
    record_property("rows written with a sequence's numbers", pushes * 2)
    record_property("of these missed, as they must be", pushes * 2 - seen)
    assert seen < pushes * 2


def naive(engine: Engine) -> None:
    """Write two rows with a number each, and work a little before the commit, as a push does."""
    insert = text("INSERT INTO naive (words) VALUES (:words)")
    with writing(engine) as connection:
        connection.execute(insert, {"words": "one"})
        connection.execute(insert, {"words": "other"})
        connection.execute(text("SELECT count(*) FROM generate_series(1, 20000)"))


def after(engine: Engine, high: int) -> list[int]:
    """Give the next numbers, as a cursor does."""
    said = text("SELECT number FROM naive WHERE number > :high ORDER BY number LIMIT 7")
    with engine.connect() as connection:
        found: Any = connection.execute(said, {"high": high}).scalars().all()
    return list(found)


def test_one_number_that_commits_late_is_lost_to_a_sequence(books: Ledger) -> None:
    """The same in slow motion, so that it is no matter of luck."""
    engine = books.engine
    with writing(engine) as connection:
        connection.exec_driver_sql("CREATE TABLE naive (number bigserial PRIMARY KEY, words text)")
    first = writing(engine)
    slow = first.__enter__()
    slow.execute(text("INSERT INTO naive (words) VALUES ('first')"))
    with writing(engine) as quick:
        quick.execute(text("INSERT INTO naive (words) VALUES ('second')"))
    seen = after(engine, 0)
    first.__exit__(None, None, None)
    assert seen == [2]
    assert after(engine, max(seen)) == []  # the first is there now, and nobody will ever see it


def test_a_push_locks_its_device_and_then_the_counter_before_it_reads_what_it_merges(
    books: Ledger,
) -> None:
    desk = books.desk()
    who = person()
    base = desk.one(who).applied
    said: list[str] = []

    def hears(_: Any, __: Any, statement: str, *___: Any) -> None:
        said.append(" ".join(statement.split()))

    event.listen(books.engine, "before_cursor_execute", hears)
    desk.say(patch("person", who.id, base, name="林晓"), visit(who.id), person())
    event.remove(books.engine, "before_cursor_execute", hears)
    locks = [(n, one) for n, one in enumerate(said) if one.endswith("FOR UPDATE")]
    assert [re.findall(r"FROM (\w+)", one) for _, one in locks] == [["devices"], ["scope_seq"]]
    merged = ("rows", "open_ops", "history", "erased", "scope_seq")
    first = next(n for n, one in enumerate(said) if re.search(rf"FROM ({'|'.join(merged)})", one))
    assert first == locks[1][0]  # nothing of what is merged is read before its lock is held
