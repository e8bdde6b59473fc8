"""`admin right give|take DESK`: who may read what is restricted at a venue, from a terminal."""

from __future__ import annotations

import argparse
from typing import Any

from sqlalchemy import Connection

from app.kinds import RESTRICTED_SCOPE
from sync.hub import slips
from sync.hub.hub import Hub
from sync.hub.rights import let


def _give(connection: Connection, hub: Hub, asked: argparse.Namespace) -> list[dict[str, Any]]:
    return _let(connection, hub, asked.device, given=True)


def _take(connection: Connection, hub: Hub, asked: argparse.Namespace) -> list[dict[str, Any]]:
    return _let(connection, hub, asked.device, given=False)


def _let(connection: Connection, hub: Hub, device: str, *, given: bool) -> list[dict[str, Any]]:
    """The desk hears of it with its next exchange, and takes up or gives away what it concerns."""
    scopes = let(connection, hub, device, RESTRICTED_SCOPE, given=given)
    if scopes is None:
        raise LookupError(f"no desk {slips.shown(device)}: devices VENUE lists them")
    return [{"device": device, "scopes": scopes}]


def add_doors(doors: Any) -> None:
    """Let the command line know of it."""
    right = doors.add_parser("right", help="to what is restricted at a venue").add_subparsers(
        required=True
    )
    for name, job in (("give", _give), ("take", _take)):
        one = right.add_parser(name)
        one.add_argument("device", type=slips.whole)
        one.set_defaults(job=job)
