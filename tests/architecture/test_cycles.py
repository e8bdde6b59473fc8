"""Zero cycles: any module can be read, and tested, knowing only what stands below it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.architecture.house import House, hold, read_house


def cycles(house: House) -> Iterator[set[str]]:
    """Give each knot of modules that reach one another, imports for typing only included."""
    reach = {module: house.reached_from(module) for module in house.paths}
    told: set[str] = set()
    for module in house.paths:
        knot = {other for other in reach[module] if module in reach[other]}
        if module not in told and (len(knot) > 1 or module in house.edges[module]):
            told |= knot
            yield knot


def test_there_are_no_cycles() -> None:
    hold(" <-> ".join(sorted(knot)) for knot in cycles(read_house()))


@pytest.mark.parametrize(
    "sources",
    [
        {"app/a.py": "import app.b", "app/b.py": "from app import a"},
        {"app/a.py": "import app.b", "app/b.py": "import app.c", "app/c.py": "import app.a"},
        {"app/a.py": "def f():\n    import app.b", "app/b.py": "import app.a"},
        {"app/a.py": "if TYPE_CHECKING:\n    import app.b", "app/b.py": "import app.a"},
        {"app/a/__init__.py": "from app.a.b import x", "app/a/b.py": "from app import a"},
    ],
)
def test_a_cycle_is_seen(sources: dict[str, str]) -> None:
    assert len(list(cycles(House(sources)))) == 1


def test_a_ladder_is_no_cycle() -> None:
    house = House({"app/a.py": "import app.b, app.c", "app/b.py": "import app.c", "app/c.py": ""})
    assert list(cycles(house)) == []
