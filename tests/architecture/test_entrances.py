"""Two doors into the store, no third; one clock; and the window holds no pen."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

import pytest

from tests.architecture.house import House, hold, one_file, read_house, under

DOORS = ("app/store/transaction.py", "app/store/incoming.py")
"""What staff do, and what headquarters sends: every row comes in by one of these."""
FOUNDATIONS = ("app/store/store.py", "app/store/migrate.py")
"""They lay the tables before there are rows: a new file's first form, and a new form of an old."""
COPYING = ("app/store/backup.py",)
"""Holds a store still while it is copied, and lets go in SQL; the copy is a file of its own."""
PENS = {"session", "connection", "transaction", "tx", "engine", "cursor"}
"""What in the window would be a database (an input method commits, too)."""
CLOCKS = ("app/clock.py", "sync/hub/hub.py")
"""Each side's one place where the time of day comes in; everybody else is handed it."""
NOW = {
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"),
    *("time.time_ns", "time.localtime", "time.gmtime", "time.sleep"),
}


def _calls(tree: ast.Module) -> Iterator[tuple[int, str, str]]:
    """Give line, receiver and name of every `receiver.name(...)`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            receiver = node.func.value
            owner = receiver.attr if isinstance(receiver, ast.Attribute) else ""
            yield node.lineno, owner or getattr(receiver, "id", ""), node.func.attr


def commits(house: House) -> Iterator[str]:
    """Name the commits outside the doors; each foundation has exactly one."""
    for path in house.inside("app/", "sync/client/", "ui/", "main.py"):
        anything = path.startswith(("app/", "sync/"))
        lines = [
            line
            for line, owner, name in _calls(house.trees[path])
            if name == "commit" and (anything or owner.strip("_") in PENS)
        ]
        allowed = len(lines) if path in DOORS else int(path in FOUNDATIONS)
        yield from (f"{path}:{line} commits" for line in lines[allowed:])


def other_pens(house: House) -> Iterator[str]:
    """Name the ways round a commit: an engine's own transaction, or SQL's word for it."""
    for path in house.inside("app/", "sync/client/", "ui/", "main.py"):
        tree = house.trees[path]
        anything = path.startswith(("app/", "sync/"))
        begins = [
            line
            for line, owner, name in _calls(tree)
            if name in {"begin", "begin_nested"} and (anything or owner.strip("_") in PENS)
        ]
        if not path.startswith("app/store/"):
            yield from (f"{path}:{line} begins" for line in begins)
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
                continue
            said = node.value.strip().upper().rstrip(";")
            if said in {"COMMIT", "END"} and path not in COPYING:
                yield f"{path}:{node.lineno} commits in SQL"


def windows_with_pens(house: House) -> Iterator[str]:
    """Name what in the window, or in a door's shadow, would reach the database by itself."""
    for one in house.imports:
        if one.path.startswith(("ui/", "main.py")) and under(
            one.target, "sqlalchemy", "sqlcipher3", "sqlite3", "alembic"
        ):
            yield f"{one}: the window asks app"


def wall_clocks(house: House) -> Iterator[str]:
    """Name who looks at the wall clock instead of being handed the time, or waits for it."""
    for path in house.inside("app/", "sync/"):
        for line, owner, name in _calls(house.trees[path]):
            asks = f"{owner}.{name}" in NOW or (owner == "dt" and name in {"now", "today"})
            if asks and path not in CLOCKS:
                yield f"{path}:{line} asks {owner}.{name}()"
    for one in house.imports:
        if one.path.startswith("app/") and one.path not in CLOCKS and under(one.target, "time"):
            yield f"{one}: time comes in through app/clock.py"


Law = Callable[[House], Iterator[str]]
LAWS: tuple[Law, ...] = (commits, other_pens, windows_with_pens, wall_clocks)


@pytest.mark.parametrize("law", LAWS)
def test_the_house_keeps(law: Law) -> None:
    hold(law(read_house()))


def test_the_doors_are_there() -> None:
    """A door that moved would leave the law guarding a wall."""
    house = read_house()
    assert all(any(name == "commit" for _, _, name in _calls(house.trees[path])) for path in DOORS)


BREACHES: list[tuple[Law, str, str]] = [
    (commits, "app/people/actions.py", "session.commit()"),
    (commits, "app/store/outbox.py", "tx.session.commit()"),
    (commits, "app/store/store.py", "connection.commit()\nconnection.commit()"),
    (commits, "sync/client/apply.py", "session.commit()"),
    (commits, "ui/people/page.py", "session.commit()"),
    (commits, "ui/people/page.py", "self._session.commit()"),
    (other_pens, "app/people/actions.py", "engine.begin()"),
    (other_pens, "app/store/outbox.py", 'c.exec_driver_sql("commit;")'),
    (windows_with_pens, "ui/people/page.py", "from sqlalchemy import select"),
    (windows_with_pens, "ui/a.py", "import sqlcipher3.dbapi2"),
    (wall_clocks, "app/a.py", "import datetime as dt\nx = dt.datetime.now(dt.UTC)"),
    (wall_clocks, "app/a.py", "x = datetime.now()"),
    (wall_clocks, "app/a.py", "x = dt.date.today()"),
    (wall_clocks, "app/a.py", "from time import monotonic"),
    (wall_clocks, "sync/client/agent.py", "x = time.time()"),
    (wall_clocks, "sync/merge.py", "time.sleep(1)"),
]


@pytest.mark.parametrize(("law", "path", "source"), BREACHES)
def test_a_breach_is_seen(law: Law, path: str, source: str) -> None:
    assert len(list(law(one_file(path, source)))) == 1


KEPT = [
    ("app/store/transaction.py", "session.commit()"),
    ("app/store/migrate.py", "connection.commit()"),
    ("ui/checkin/serving.py", "self._timer.begin()"),
    ("ui/kit/scan.py", "self._burst.commit(tail, now)"),
    ("app/clock.py", "import time\nx = dt.datetime.now(dt.UTC)"),
    ("app/a.py", "x = desk.store.clock.now()"),
    ("sync/hub/ledger.py", "connection.commit()\nx = hub.now()"),
]


@pytest.mark.parametrize(("path", "source"), KEPT)
def test_what_is_allowed_is_not_called_a_breach(path: str, source: str) -> None:
    assert [said for law in LAWS for said in law(one_file(path, source))] == []
