"""`admin key`: the hub's signing keys take turns.

A new key signs at once, and the former ones stay good until they are dropped: each desk learns the
new one with its next token, which comes over TLS. Meanwhile statements are signed with all, and the
answer to a courier file with the key the file was sealed to. So nobody is left behind who was away.
"""

from __future__ import annotations

import argparse
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from sync.hub import slips
from sync.hub.hub import FORMER, STAMP, Hub, put_meta, to_base64
from sync.hub.tables import hub_meta


def rotate(connection: Connection, hub: Hub, _: argparse.Namespace) -> list[dict[str, Any]]:
    """Make a new key, which signs from now on; the present one stays good until it is dropped."""
    seeds = {name: to_base64(key.private_bytes_raw()) for name, key in hub.keys.items()}
    key_id = to_base64(hub.randomness(6))
    put_meta(connection, "signing", to_base64(hub.randomness(32)))
    put_meta(connection, "key_id", key_id)
    _keep_former(connection, hub, seeds)
    return [{"key": key_id, "former": list(seeds)}]


def drop(connection: Connection, hub: Hub, asked: argparse.Namespace) -> list[dict[str, Any]]:
    """Let a former key be good no longer. Raises LookupError."""
    if asked.key not in hub.former:
        raise LookupError(f"no former key {slips.shown(asked.key)}: key list names them")
    kept = {
        name: to_base64(key.private_bytes_raw())
        for name, key in hub.former.items()
        if name != asked.key
    }
    _keep_former(connection, hub, kept)
    return [{"dropped": asked.key, "former": list(kept)}]


def listing(_: Connection, hub: Hub, __: argparse.Namespace) -> list[dict[str, Any]]:
    """List the keys that are good, by their ids."""
    return [{"key": name, "signs": name == hub.key_id} for name in hub.keys]


def _keep_former(connection: Connection, hub: Hub, seeds: dict[str, str]) -> None:
    held = select(hub_meta.c.value).where(hub_meta.c.name == "epoch").with_for_update()
    connection.execute(held)
    put_meta(connection, FORMER, msgspec.json.encode(seeds).decode())
    # Every process that serves looks at the stamp, and takes the keys up with its next request.
    put_meta(connection, STAMP, hub.make_id())


def add_doors(doors: Any) -> None:
    """Let the command line know of it."""
    key = doors.add_parser("key").add_subparsers(required=True)
    key.add_parser("list", help="which are good").set_defaults(job=listing)
    key.add_parser("rotate", help="a new one signs; the former stay good").set_defaults(job=rotate)
    one = key.add_parser("drop", help="a former one is good no longer")
    one.add_argument("key", type=slips.whole)
    one.set_defaults(job=drop)
