"""`admin categories|holidays|directory|routing load FILE`: what headquarters says to many."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, select

from app.kinds import NATION_SCOPE, is_shared
from sync.hub.database import writing
from sync.hub.hub import Hub, load_hub
from sync.hub.listing import publish
from sync.hub.loading import CATEGORIES, DIRECTORY, HOLIDAYS, ROUTING, load, row_id
from sync.hub.sharedbook import index_anew
from sync.hub.slips import shown
from sync.hub.tables import shared_seq, venues


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


def _id_of(_: Connection, __: Hub, asked: argparse.Namespace) -> list[dict[str, Any]]:
    """Give the id of a line of the directory, as rules of routing name it."""
    found = row_id(asked.scope, DIRECTORY.kind.name, asked.key)
    return [{"key": asked.key, "scope": asked.scope, "id": found}]


def _publish(engine: Engine, _: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """List every venue, a commit for each: no desk waits for all the others."""
    with writing(engine) as connection:
        hub = load_hub(connection)
        codes = {row.code: row.venue_id for row in connection.execute(select(venues))}
    for code in sorted(codes):
        with writing(engine) as connection:
            yield publish(connection, hub, codes[code])


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
        ("routing", ROUTING, "who is to take a case on (CSV or JSON lines)"),
    ):
        one = doors.add_parser(name, help=about).add_subparsers(required=True)
        if sort is DIRECTORY:
            _ids(one.add_parser("id", help="under which id a line of a file stands"))
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
    all_venues = doors.add_parser("venues", help="the list other venues read")
    told = all_venues.add_subparsers(required=True).add_parser("publish", help="list them all anew")
    told.set_defaults(job=None, whole=_publish)


def _ids(door: Any) -> None:
    door.add_argument("key")
    door.add_argument("--scope", type=_scope, default=NATION_SCOPE)
    door.set_defaults(job=_id_of)
