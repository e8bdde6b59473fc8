"""A sample directory: whom a fictional venue can send people to, as its own staff wrote it down."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from app.desk import Desk
from app.directory.actions import Description, add
from app.store.transaction import SYSTEM, Actor, transaction

SOURCE = Path(__file__).resolve().parent.parent / "resources" / "sample" / "directory.json"


def described(venue_id: str) -> list[Description]:
    """Read the fictional lines; those marked `here` are found at the venue of that id."""
    lines: list[dict[str, Any]] = json.loads(SOURCE.read_text(encoding="utf-8"))["resources"]
    return [_description(dict(line), venue_id) for line in lines]


def load_directory(desk: Desk, actor: Actor = SYSTEM) -> list[str]:
    """Write the sample directory into the venue's own; gives the ids, in its order."""
    with transaction(desk.store, actor) as tx:
        return [add(tx, one).id for one in described(desk.store.place.venue_id)]


def _description(line: dict[str, Any], venue_id: str) -> Description:
    at = venue_id if line.pop("here", False) else None
    sets: dict[str, Any] = {name: tuple(line.pop(name, ())) for name in ("fields", "languages")}
    return Description(**line, **sets, at_venue=at)
