"""`python -m sync.hub admin`: venues, enrolment codes, staff, desks, refusals from a terminal."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from app.staff.rules import ROLES
from sync.hub.accounts import make_code, revoke
from sync.hub.database import open_database, writing
from sync.hub.headquarters import put
from sync.hub.hub import Hub, load_hub
from sync.hub.seed import found_venue
from sync.hub.tables import devices, open_ops, rows, venues

Job = Callable[[Connection, Hub, argparse.Namespace], list[dict[str, Any]]]


def venue_id_of(connection: Connection, code: str) -> str:
    """Give the id of the venue with that code. Raises LookupError."""
    found = connection.execute(select(venues.c.venue_id).where(venues.c.code == code)).scalar()
    if found is None:
        message = f"no venue {code}"
        raise LookupError(message)
    return str(found)


def _venue_add(connection: Connection, hub: Hub, asked: argparse.Namespace) -> list[dict[str, Any]]:
    fields: dict[str, str | int] = {
        "code": asked.code,
        "name": asked.name,
        "timezone": asked.timezone,
        "capacity": asked.capacity,
    }
    return [{"venue": found_venue(connection, hub, fields), "code": asked.code}]


def _zone(text: str) -> str:
    """Read a time zone: desks reckon their days by it, so a slip must not get through."""
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError) as error:
        message = f"no such time zone: {text}"
        raise argparse.ArgumentTypeError(message) from error
    return text


def _capacity(text: str) -> int:
    """Read a number of people."""
    if not text.isdecimal():
        message = f"not a number of people: {text}"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _venue_list(connection: Connection, _: Hub, __: argparse.Namespace) -> list[dict[str, Any]]:
    found = connection.execute(select(venues).order_by(venues.c.code))
    return [{"venue": row.venue_id, "code": row.code, "name": row.name} for row in found]


def _code(connection: Connection, hub: Hub, asked: argparse.Namespace) -> list[dict[str, Any]]:
    return [{"code": make_code(connection, hub, venue_id_of(connection, asked.venue))}]


def _staff_add(connection: Connection, hub: Hub, asked: argparse.Namespace) -> list[dict[str, Any]]:
    staff_id = hub.make_id()
    fields = {"name": asked.name, "role": asked.role, "status": "active"}
    if asked.account:
        fields["account"] = asked.account
    put(connection, hub, venue_id_of(connection, asked.venue), "staff", staff_id, fields)
    return [{"staff": staff_id}]


def _staff_list(connection: Connection, _: Hub, asked: argparse.Namespace) -> list[dict[str, Any]]:
    venue_id = venue_id_of(connection, asked.venue)
    found = connection.execute(
        select(rows.c.id, rows.c.fields)
        .where(rows.c.venue_id == venue_id, rows.c.kind == "staff", rows.c.gone == "")
        .order_by(rows.c.made)
    )
    return [{"staff": row.id, **json.loads(row.fields)} for row in found]


def _revoke(connection: Connection, hub: Hub, asked: argparse.Namespace) -> list[dict[str, Any]]:
    return [{"device": asked.device, "revoked": revoke(connection, hub, asked.device)}]


def _devices(connection: Connection, _: Hub, asked: argparse.Namespace) -> list[dict[str, Any]]:
    venue_id = venue_id_of(connection, asked.venue)
    found = connection.execute(
        select(devices).where(devices.c.venue_id == venue_id).order_by(devices.c.enrolled_at)
    )
    shown = ("device_id", "letter", "name", "high", "enrolled_at", "seen_at", "revoked_at")
    return [{name: getattr(row, name) for name in shown} for row in found]


def _refusals(connection: Connection, _: Hub, asked: argparse.Namespace) -> list[dict[str, Any]]:
    """List what waits for a person or a decision; never the values, which may be personal."""
    venue_id = venue_id_of(connection, asked.venue)
    found = connection.execute(
        select(open_ops)
        .where(open_ops.c.venue_id == venue_id, open_ops.c.settled_by == "")
        .order_by(open_ops.c.device_id, open_ops.c.seq)
    )
    shown = ("op_id", "device_id", "seq", "kind", "row_id", "state", "code", "waits_for", "at")
    return [{name: getattr(row, name) for name in shown} for row in found]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sync.hub admin", description=__doc__)
    parser.add_argument("--db", default="hub.db")
    doors = parser.add_subparsers(required=True)
    venue = doors.add_parser("venue").add_subparsers(required=True)
    add = venue.add_parser("add")
    add.add_argument("code")
    add.add_argument("name")
    add.add_argument("--timezone", type=_zone, default="Asia/Shanghai", help="an IANA name")
    add.add_argument("--capacity", type=_capacity, default=0, help="people; 0: not stated")
    add.set_defaults(job=_venue_add)
    venue.add_parser("list").set_defaults(job=_venue_list)
    staff = doors.add_parser("staff").add_subparsers(required=True)
    add = staff.add_parser("add")
    add.add_argument("venue")
    add.add_argument("name")
    add.add_argument("--role", choices=ROLES, default="clerk")
    add.add_argument("--account", default="")
    add.set_defaults(job=_staff_add)
    for door, name, argument, job in (
        (staff, "list", "venue", _staff_list),
        (doors, "code", "venue", _code),
        (doors, "revoke", "device", _revoke),
        (doors, "devices", "venue", _devices),
        (doors, "refusals", "venue", _refusals),
    ):
        one = door.add_parser(name)
        one.add_argument(argument)
        one.set_defaults(job=job)
    return parser


def main(words: list[str]) -> int:
    """Do one thing and print one JSON line per result; gives the exit status."""
    asked = _parser().parse_args(words)
    job: Job = asked.job
    engine = open_database(asked.db)
    try:
        with writing(engine) as connection:
            results = job(connection, load_hub(connection), asked)
    except (LookupError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    finally:
        engine.dispose()
    for result in results:
        sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
    return 0
