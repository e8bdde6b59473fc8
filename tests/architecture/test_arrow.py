"""main.py -> ui/ -> sync/ -> app/: each room imports what stands to its right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pytest

from tests.architecture.house import House, Import, hold, module_of, read_house, under

SHARED = ("app.checksum", "app.clock", "app.errors", "app.ids", "app.kinds", "app.ops", "app.parts")
"""What the wire and the hub may know of `app`, beside the pure files of the features."""
KERNEL = (*SHARED, "app.lazy")
"""What the whole of `app` stands on; it knows nothing of stores or features."""
PURE_FILES = (
    *("rules", "lifecycle", "lease", "ticket", "questions", "calendar"),
    *("codes", "querycode", "referral"),
)
PURE_PLACES = ("app.checksum", "app.kinds", "app.errors", "app.ops", "app.parts", "sync.merge")
"""These and the pure files compute only: no store, no disk, no line, no clock."""
LEAVES = ("app.clock", "app.ids")
"""A pure module may use what these spell and parse; it never calls their clock or dice."""
QT = ("PySide6", "shiboken6", "PyQt6", "PyQt5", "qtpy")
SOCKETS = ("socket", "ssl", "http", "urllib.request", "urllib3", "requests", "starlette", "uvicorn")
COMPUTES = (
    *("__future__", "abc", "base64", "binascii", "bisect", "collections", "contextlib", "copy"),
    *("dataclasses", "datetime", "decimal", "enum", "fractions", "functools", "hashlib", "heapq"),
    *("hmac", "itertools", "json", "math", "numbers", "operator", "re", "statistics", "string"),
    *("struct", "types", "typing", "unicodedata", "zlib", "zoneinfo"),
    "msgspec",  # our forms are made of it
    "cryptography",  # signatures of tickets and leases
    "sync.wire",  # judged by a rule of its own: sync/merge.py reads its messages
)


def _pure_name(module: str) -> bool:
    parts = module.split(".")
    return parts[0] == "app" and len(parts) == 3 and parts[2] in PURE_FILES


def _features(house: House) -> set[str]:
    packages = {path.split("/")[1] for path in house.inside("app/") if path.count("/") >= 2}
    return packages - {"store"}


def room_of(one: Import) -> str:
    return module_of(one.path).split(".")[0]


def breaches_between_rooms(house: House) -> Iterator[str]:
    """Say who looks back, and who brings Qt, a socket or the tests where they do not belong."""
    right_of = {"main": ("ui", "sync", "app"), "ui": ("sync", "app"), "sync": ("app",), "app": ()}
    for one in house.imports:
        room = room_of(one)
        if under(one.target, *({*right_of} - {room, *right_of[room]}), "tests", "installer"):
            yield f"{one}: looks back"
        if room in {"app", "sync"} and under(one.target, *QT):
            yield f"{one}: Qt stays in ui"
        if room == "app" and under(one.target, *SOCKETS):
            yield f"{one}: app opens no socket"
        if room == "ui" and under(one.target, "sync.hub"):
            yield f"{one}: the window never sees the hub"


def breaches_in_sync(house: House) -> Iterator[str]:
    """Client and hub meet on the wire only; the wire and the hub know of app what is pure."""
    blind = {
        "sync.wire": ("sync.client", "sync.hub", "sync.merge"),
        "sync.merge": ("sync.client", "sync.hub"),
        "sync.client": ("sync.hub",),
        "sync.hub": ("sync.client",),
    }
    for one in house.imports:
        module = module_of(one.path)
        side = next((name for name in blind if under(module, name)), "")
        if side and under(one.target, *blind[side]):
            yield f"{one}: {side} does not know {one.target}"
        strict = side in {"sync.wire", "sync.merge", "sync.hub"}
        known = under(one.target, *SHARED) or _pure_name(one.target)
        if strict and under(one.target, "app") and not known:
            yield f"{one}: {side} knows only the pure part of app"


def breaches_in_app(house: House) -> Iterator[str]:
    """Feature -> store -> kernel; a feature speaks to another, but not to its tables."""
    features = _features(house)
    for one in house.imports:
        module, target = module_of(one.path), one.target
        if room_of(one) != "app" or not under(target, "app"):
            continue
        parts = module.split(".")
        feature = parts[1] if len(parts) > 1 and parts[1] in features else ""
        if under(module, *KERNEL) and not under(target, *KERNEL):
            yield f"{one}: the kernel stands on nothing"
        elif under(module, "app.store") and not under(target, "app.store", *KERNEL):
            yield f"{one}: the store knows no feature"
        elif feature:
            own = [f"app.{name}" for name in features]
            if not under(target, "app.store", *KERNEL, *own):
                yield f"{one}: a feature does not know what is built of features"
            elif target.endswith(".model") and not under(target, f"app.{feature}"):
                yield f"{one}: the tables of another feature are its own affair"


def _reached(house: House, module: str) -> set[str]:
    """Give what a pure module brings along, not looking beyond the leaves and the wire."""
    seen: set[str] = set()
    waiting = [module]
    while waiting:
        one = waiting.pop()
        if one not in seen and not under(one, *LEAVES, "sync.wire"):
            seen.add(one)
            waiting.extend(house.edges[one])
    return seen


def breaches_of_purity(house: House) -> Iterator[str]:
    """Rules only compute, and so does everything they bring along."""
    for module in house.paths:
        if not (_pure_name(module) or under(module, *PURE_PLACES)):
            continue
        reached = {house.paths[one] for one in _reached(house, module)}
        for one in house.imports:
            ours = one.target in house.paths
            if one.path in reached and not ours and not under(one.target, *COMPUTES):
                yield f"{module} must only compute, but {one}"


def breaches_on_the_wire(house: House) -> Iterator[str]:
    """The wire is bytes and forms: no store, no disk, no line."""
    for one in house.imports:
        if under(module_of(one.path), "sync.wire") and under(
            one.target, *SOCKETS, "os", "pathlib", "sqlalchemy", "sqlite3", "sqlcipher3", "asyncio"
        ):
            yield f"{one}: the wire is sans-I/O"


LAWS = (
    breaches_between_rooms,
    breaches_in_sync,
    breaches_in_app,
    breaches_of_purity,
    breaches_on_the_wire,
)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_house_keeps(law: Callable[[House], Iterator[str]]) -> None:
    hold(law(read_house()))


def test_the_rooms_are_seen() -> None:
    """A law that looks at nothing would hold for ever."""
    house = read_house()
    assert {path.split("/")[0] for path in house.sources} >= {"app", "sync", "ui"}
    assert "app.store.transaction" in house.edges["app.checkin.actions"]


BREACHES: list[tuple[str, str, dict[str, str]]] = [
    ("app/a/model.py", "import sync.merge", {}),
    ("app/a/model.py", "from PySide6 import QtCore", {}),
    ("app/a/model.py", "import urllib.request", {}),
    ("app/a/model.py", "from tests import support", {}),
    ("sync/client/agent.py", "import ui", {}),
    ("sync/client/agent.py", "from PySide6.QtCore import QObject", {}),
    ("sync/client/agent.py", "from sync.hub.ledger import x", {}),
    ("sync/hub/ledger.py", "from sync.client import agent", {}),
    ("sync/hub/ledger.py", "from app.store.store import Store", {}),
    ("sync/hub/ledger.py", "from app.a import model", {"app/a/model.py": ""}),
    ("sync/wire/codec.py", "from sync.merge import x", {}),
    ("sync/wire/codec.py", "from app.store import base", {}),
    ("sync/wire/codec.py", "import os", {}),
    ("sync/merge.py", "from sync.hub import ledger", {}),
    ("sync/merge.py", "import sqlalchemy", {}),
    ("ui/a/page.py", "import main", {}),
    ("ui/a/page.py", "from sync import hub", {"sync/hub/__init__.py": ""}),
    ("app/store/base.py", "from app.a.model import A", {"app/a/model.py": ""}),
    ("app/store/base.py", "from app.a.rules import A", {"app/a/rules.py": ""}),
    ("app/store/base.py", "from app import desk", {"app/desk.py": ""}),
    ("app/clock.py", "from app.store import store", {"app/store/store.py": ""}),
    ("app/a/actions.py", "from app.b.model import B", {"app/b/model.py": ""}),
    ("app/a/actions.py", "from ..b import model", {"app/b/model.py": ""}),
    ("app/a/actions.py", "def f():\n    from app.desk import Desk", {"app/desk.py": ""}),
    ("app/a/rules.py", "import pathlib", {}),
    ("app/a/rules.py", "from sqlalchemy import select", {}),
    ("app/a/lease.py", "from app.a.far import x", {"app/a/far.py": "import os"}),
    ("app/a/ticket.py", "from app.b.rules import x", {"app/b/rules.py": "import time"}),
    ("app/kinds.py", "import socket", {}),
]


@pytest.mark.parametrize(("path", "source", "others"), BREACHES)
def test_a_breach_is_seen(path: str, source: str, others: Mapping[str, str]) -> None:
    house = House({path: source, **others})
    assert any(list(law(house)) for law in LAWS)


KEPT: list[tuple[str, str, dict[str, str]]] = [
    ("ui/a/page.py", "from app.a.queries import x\nfrom sync.client import agent", {}),
    ("app/a/actions.py", "from app.b.queries import x", {"app/b/queries.py": ""}),
    (
        "app/a/rules.py",
        "import enum\nfrom app.clock import to_text",
        {"app/clock.py": "import time"},
    ),
    ("sync/hub/ledger.py", "from app.a.rules import x\nimport socket", {"app/a/rules.py": ""}),
]


@pytest.mark.parametrize(("path", "source", "others"), KEPT)
def test_what_is_allowed_is_not_called_a_breach(
    path: str, source: str, others: Mapping[str, str]
) -> None:
    house = House({path: source, **others})
    assert [said for law in LAWS for said in law(house)] == []
