"""Cases at one desk: the board over a full archive, and what a transition costs."""

from __future__ import annotations

import random
import time
from typing import Any

from sqlalchemy import insert, text

from app.cases import actions, taking
from app.cases.categories import Category
from app.cases.limits import Calendar
from app.cases.model import Case, CaseDetails, CaseNote
from app.cases.queries import board
from app.cases.taking import Request
from app.desk import Desk
from app.ids import new_id
from app.staff.actions import add
from app.staff.rules import MANAGER
from app.store.base import table_of
from app.store.transaction import SYSTEM, Actor, transaction
from tests.bench.data import scratch_copy
from tests.bench.report import median, percentile, say, timed

BENCH = "cases"
OPEN, ARCHIVED, LINES = 2_000, 100_000, 4
ROUNDS, LOOKS, OPENED = 200, 40, 20
BOARD_MS, RATIO = 150, 4
JOBS = Category("JYCY", "", "jobs and start-up", 5)
STANDING = ("submitted", "accepted", "assigned", "in_progress", "told")


def run() -> None:
    """Fill the archive, open the board, and move cases beside bare commits."""
    desk = scratch_copy(10_000, 50_000, "cases")
    try:
        with transaction(desk.store, SYSTEM) as tx:
            actor = Actor(add(tx, "沈知远", MANAGER).id, MANAGER)
        _fill(desk, actor)
        with desk.store.read() as session:
            looks = [timed(lambda: board(session, MANAGER)) for _ in range(LOOKS)]
        against = f"{OPEN:,} open, {ARCHIVED:,} archived"
        say(BENCH, "the board read, p50", median(looks), "ms", BOARD_MS, against)
        say(BENCH, "the board read, p99", percentile(looks, 0.99), "ms")
        _move(desk, actor)
        _show(desk)
    finally:
        desk.store.close()


def _show(desk: Desk) -> None:
    """Open the board again and again, until its cards are painted."""
    # They need Qt, which the figures above are to be had without.
    from tests.bench.scrolling import Eye, until_seen  # noqa: PLC0415
    from tests.bench.seated import seated  # noqa: PLC0415 - see above
    from ui.cases.boardpage import BoardPage  # noqa: PLC0415 - see above

    with seated(desk) as front:
        inside = front.rooms.inside
        inside.go("cases")
        page = inside.page("cases")
        if not isinstance(page, BoardPage):
            raise TypeError(page)
        front.settle()
        cards = page.stage.board.columns["follow_up"].cards
        eye = Eye(cards, lambda: bool(cards.lines.rows))
        opened = []
        for _ in range(OPENED):
            inside.go("checkin")
            # What it still holds must not pass for what is read.
            page.stage.show_open((), whole=False)
            front.settle()
            opened.append(until_seen(front, eye, lambda: inside.go("cases")))
            front.settle()
        if len(page.stage.shown) < OPEN:
            raise RuntimeError(len(page.stage.shown))
    against = f"{OPENED} times, its cards painted"
    say(BENCH, "the board opened, p50", median(opened), "ms", BOARD_MS, against)
    say(BENCH, "the same, the longest", max(opened), "ms")


def _move(desk: Desk, actor: Actor) -> None:
    """Alternate bare commits and transitions, as the benchmark of check-ins does."""
    cases = [_take(desk, actor) for _ in range(ROUNDS)]
    bare, moved = [], []
    with desk.store.engine.connect() as connection:
        connection.execution_options(immediate=True)
        connection.execute(text("CREATE TABLE bare (id TEXT PRIMARY KEY, at TEXT)"))
        connection.commit()
        for case in cases:
            started = time.perf_counter()
            values = {"id": new_id(), "at": "x" * 300}
            connection.execute(text("INSERT INTO bare VALUES (:id, :at)"), values)
            connection.commit()
            bare.append((time.perf_counter() - started) * 1000)
            moved.append(timed(lambda case=case: _accept(desk, actor, case)))  # type: ignore[misc]
    say(BENCH, "a transition with log, outbox and audit p50", median(moved), "ms")
    say(BENCH, "bare commit p50", median(bare), "ms")
    say(BENCH, "ratio", median(moved) / median(bare), "x", RATIO, "one bare row commit")


def _take(desk: Desk, actor: Actor) -> str:
    asked = Request("想找周末兼职但担心被骗", anonymous=True)
    with transaction(desk.store, actor) as tx:
        return taking.take(tx, asked, JOBS, Calendar()).id


def _accept(desk: Desk, actor: Actor, case_id: str) -> None:
    with transaction(desk.store, actor) as tx:
        actions.accept(tx, case_id)


def _fill(desk: Desk, actor: Actor) -> None:
    """Put cases into the tables as if they had come down from headquarters."""
    first = _take(desk, actor)
    some = random.Random(7)
    with transaction(desk.store, SYSTEM) as tx:
        people = list(tx.session.execute(text("SELECT id FROM people LIMIT 5000")).scalars())
        shell = dict(
            tx.session.execute(table_of(Case).select().where(table_of(Case).c.id == first))
            .mappings()
            .one()
        )
        standing = {"venue_id": shell["venue_id"], "seen_epoch": "e", "seen_scope": "venue"}
        shells, words, lines = [], [], []
        for number in range(OPEN + ARCHIVED):
            case_id = new_id()
            state = "archived" if number >= OPEN else some.choice(STANDING)
            day = f"2026{some.randint(1, 12):02d}{some.randint(1, 28):02d}"
            said: dict[str, Any] = {"id": case_id, "state": state, "seen_number": number + 1}
            shells.append({**shell, **standing, **said, "number": f"QJ0001-{day}-B-{number:04d}"})
            about = {"case_id": case_id, "person_id": some.choice(people), "need": "问贷款政策"}
            words.append({**standing, "id": new_id(), **about})
            at = shell["happened_at"]
            line = {**standing, "case_id": case_id, "act": "remark", "happened_at": at}
            lines += [{**line, "id": new_id()} for _ in range(LINES)]
        for model, rows in ((Case, shells), (CaseDetails, words), (CaseNote, lines)):
            tx.session.connection().execute(insert(table_of(model)), rows)
