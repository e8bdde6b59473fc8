"""A child of the memory benchmark: opens the large store and looks 200 people up."""

from __future__ import annotations

import importlib
import random
import sys

from sqlalchemy import text

from app.desk import Desk
from app.people.lookup import find
from app.people.readings import display_pinyin
from tests.bench.children import resident, tell
from tests.bench.data import large_desk

LOOKUPS = 200


def _queries(desk: Desk) -> list[str]:
    with desk.store.read() as session:
        highest = session.execute(text("SELECT max(seq) FROM finder")).scalar_one()
        seqs = random.Random(9).sample(range(1, highest + 1), LOOKUPS)
        rows = [
            session.execute(
                text(
                    "SELECT p.name, p.phone FROM finder f JOIN people p ON p.id = f.person_id"
                    " WHERE f.seq = :seq"
                ),
                {"seq": seq},
            ).one()
            for seq in seqs
        ]
    ways = (
        lambda row: row.name,
        lambda row: display_pinyin(row.name).replace(" ", "").lower(),
        lambda row: row.phone[-4:],
        lambda row: row.name[0],
    )
    return [ways[place % len(ways)](row) for place, row in enumerate(rows)]


def _bare() -> None:
    desk = large_desk(100_000, 500_000)
    day = desk.store.day_of(desk.store.clock.now())
    for asked in _queries(desk):
        with desk.store.read() as session:
            find(session, asked, day)
    now, high = resident()
    desk.store.close()
    tell(now=now, high=high)


def _window() -> None:
    # Qt must not be loaded in the child without a window.
    seated = importlib.import_module("tests.bench.seated")
    frame = resident()[0]
    desk = large_desk(100_000, 500_000)
    asked = _queries(desk)
    with seated.seated(desk) as front:
        page = front.rooms.inside.page("checkin")
        answers: list[object] = []
        page.serving.searcher.answered.connect(answers.append)
        for query in asked:
            answers.clear()
            page.stage.box.set_text(query)
            front.wait(lambda: bool(answers))
            page.stage.box.clear()
            front.settle(0)
        now, high = resident()
    tell(now=now, high=high, frame=frame)


if __name__ == "__main__":
    _window() if sys.argv[1] == "window" else _bare()
