"""`admin categories|holidays|directory load FILE`: what headquarters says to many venues."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, select

from app.kinds import NATION_SCOPE, is_shared
from sync.hub.database import writing
from sync.hub.hub import Hub, load_hub
from sync.hub.loading import CATEGORIES, DIRECTORY, HOLIDAYS, load
from sync.hub.sharedbook import index_anew
from sync.hub.slips import shown
from sync.hub.tables import shared_seq


def _load(engine: Engine, asked: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Load a file; its desks hear of it once, at the end."""
    with writing(engine) as connection:
        hub = load_hub(connection)
    yield from load(engine, hub, asked.scope, asked.file, asked.sort, whole=asked.whole_file)


def _index(engine: Engine, _: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Make lines found that an older program loaded, which knew of no index."""
    yield {"lines": index_anew(engine)}


def _list(connection: Connection, _: Hub, __: argparse.Namespace) -> list[dict[str, Any]]:
    """List the shared scopes, how many rows stand in each and at which number."""
    found = connection.execute(select(shared_seq).order_by(shared_seq.c.scope))
    return [{"scope": row.scope, "rows": row.live, "number": row.value} for row in found]


def _scope(text: str) -> str:
    if not is_shared(text):
        message = f"not nation, province/NN or district/NNNNNN: {shown(text)}"
        raise argparse.ArgumentTypeError(message)
    return text


def add_doors(doors: Any) -> None:
    """Let the command line know of it."""
    for name, sort, about in (
        ("categories", CATEGORIES, "kinds of service (JSON, JSON lines or CSV)"),
        ("holidays", HOLIDAYS, "days off and days worked for them (CSV: day,works,name)"),
        ("directory", DIRECTORY, "whom people can be sent to (CSV or JSON lines)"),
    ):
        one = doors.add_parser(name, help=about).add_subparsers(required=True)
        door = one.add_parser("load", help="add what is new, change what differs")
        door.add_argument("file", type=Path)
        door.add_argument(
            "--scope",
            type=_scope,
            default=NATION_SCOPE,
            help="nation, province/NN, district/NNNNNN",
        )
        door.add_argument(
            "--whole",
            dest="whole_file",
            action="store_true",
            help="the file says all there is: what it does not name goes",
        )
        door.set_defaults(job=None, whole=_load, sort=sort)
        if sort is DIRECTORY:
            again = one.add_parser(
                "index", help="index anew by what lines are found (after an update)"
            )
            again.set_defaults(job=None, whole=_index)
    many = doors.add_parser("shared", help="what many venues read").add_subparsers(required=True)
    many.add_parser("list", help="the scopes and how far each has come").set_defaults(job=_list)
