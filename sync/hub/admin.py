"""`python -m sync.hub admin`: venues, enrolment codes, staff, desks, refusals from a terminal."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine, select

from app.shared.rules import VENUE_LISTING
from app.staff.rules import ROLES, STAFF
from app.venue.rules import DEFAULTS, LEAST_PIN, VENUE
from sync.hub import (
    admin_events,
    admin_journal,
    admin_keys,
    admin_rights,
    admin_seats,
    admin_shared,
    admin_tombs,
    slips,
)
from sync.hub.accounts import make_code, revoke
from sync.hub.contacts import contacts, set_contact
from sync.hub.database import NoDatabase, one_sentence, open_database, writing
from sync.hub.headquarters import put
from sync.hub.hub import Hub, load_hub, new_epoch
from sync.hub.listing import SAID, publish, region_of
from sync.hub.recovery import note
from sync.hub.seed import found_venue
from sync.hub.shared import regions, set_region
from sync.hub.tables import devices, open_ops, recoveries, rows, venues

RULES = tuple(field.name for field in VENUE.fields if field.name not in ("code", "name"))
"""What a venue's record says besides who it is."""
ADDED = {name: DEFAULTS[name] for name in ("timezone", "capacity")}
"""What a new venue's record states even when nobody does."""

Job = Callable[[Connection, Hub, argparse.Namespace], list[dict[str, Any]]]


def venue_id_of(connection: Connection, code: str) -> str:
    """Give the id of the venue with that code. Raises LookupError."""
    found = connection.execute(select(venues.c.venue_id).where(venues.c.code == code)).scalar()
    if found is None:
        message = f"no venue {slips.shown(code)}"
        raise LookupError(message)
    return str(found)


def _rules_in(asked: argparse.Namespace) -> dict[str, str | int]:
    """Give the fields of a venue's record that were asked for."""
    return {name: value for name in RULES if (value := getattr(asked, name)) is not None}


def _venue_add(connection: Connection, hub: Hub, asked: argparse.Namespace) -> list[dict[str, Any]]:
    fields = {"code": asked.code, "name": asked.name, **ADDED, **_rules_in(asked)}
    made = {"venue": found_venue(connection, hub, fields), "code": asked.code}
    placed = _placed(connection, hub, str(made["venue"]), asked)
    _listed(connection, hub, str(made["venue"]), asked, was="")
    return [{**made, **placed}]


def _listed(
    connection: Connection, hub: Hub, venue_id: str, asked: argparse.Namespace, was: str
) -> dict[str, Any]:
    """List a venue for the others, as it is by now; gives what was said of it for that."""
    said = {name: value for name in SAID if (value := getattr(asked, name)) is not None}
    publish(connection, hub, venue_id, said, was)
    return said


def _placed(
    connection: Connection, hub: Hub, venue_id: str, asked: argparse.Namespace
) -> dict[str, str]:
    """Place a venue where that was asked for; gives what to print of it."""
    if asked.region is None:
        return {}
    set_region(connection, hub, venue_id, asked.region)
    return {"region": asked.region}


def _venue_edit(
    connection: Connection, hub: Hub, asked: argparse.Namespace
) -> list[dict[str, Any]]:
    """Change a venue's record; its desks take it up with their next exchange."""
    venue_id = venue_id_of(connection, asked.code)
    fields = _rules_in(asked)
    if asked.name is not None:
        fields["name"] = asked.name
        connection.execute(
            venues.update().where(venues.c.venue_id == venue_id).values(name=asked.name)
        )
    if fields:
        put(connection, hub, venue_id, "venue", venue_id, dict(fields))
    was = region_of(connection, venue_id)
    placed = _placed(connection, hub, venue_id, asked)
    if asked.contact is not None:
        set_contact(connection, hub, venue_id, asked.contact)
        placed["contact"] = asked.contact
    listed = _listed(connection, hub, venue_id, asked, was)
    if not (fields or placed or listed):
        raise LookupError("nothing to change was named: see venue edit --help")
    return [{"venue": venue_id, "code": asked.code, **fields, **placed, **listed}]


def _epoch_new(connection: Connection, hub: Hub, __: argparse.Namespace) -> list[dict[str, Any]]:
    """Begin a new epoch, which makes every desk of every venue read everything again."""
    epoch = new_epoch(connection)
    note(connection, hub, epoch, "said")
    return [{"epoch": epoch}]


def _epoch_list(connection: Connection, _: Hub, __: argparse.Namespace) -> list[dict[str, Any]]:
    """List the epochs that began, and what proved that the database had gone back."""
    found = connection.execute(select(recoveries).order_by(recoveries.c.at))
    return [
        {
            "epoch": row.epoch,
            "at": row.at,
            "because": row.because,
            "device": row.device_id,
            **json.loads(row.facts),
        }
        for row in found
    ]


def _agreed(asked: argparse.Namespace) -> bool:
    """Ask before what all desks would feel; not while the database is held, or desks would wait."""
    if asked.yes:
        return True
    sys.stderr.write(
        "Only after a restore or a promotion: every desk of every venue will compare all it has "
        "with this hub. Type yes to go on: "
    )
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() == "yes"


def _venue_list(connection: Connection, _: Hub, __: argparse.Namespace) -> list[dict[str, Any]]:
    found = connection.execute(select(venues).order_by(venues.c.code)).all()
    placed, reached = regions(connection), contacts(connection)
    return [
        {
            "venue": row.venue_id,
            "code": row.code,
            "name": row.name,
            **({"region": placed[row.venue_id]} if placed.get(row.venue_id) else {}),
            **({"contact": reached[row.venue_id]} if reached.get(row.venue_id) else {}),
        }
        for row in found
    ]


def _code(connection: Connection, hub: Hub, asked: argparse.Namespace) -> list[dict[str, Any]]:
    venue_id = venue_id_of(connection, asked.venue)
    return [{"code": make_code(connection, hub, venue_id, restricted=asked.restricted)}]


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
    """Revoke a desk; one that was revoked before stays so, since when it says."""
    revoke(connection, hub, asked.device)
    since = connection.execute(
        select(devices.c.revoked_at).where(devices.c.device_id == asked.device)
    ).scalar()
    if since is None:
        raise LookupError(f"no desk {slips.shown(asked.device)}: devices VENUE lists them")
    return [{"device": asked.device, "revoked_at": since}]


def _devices(connection: Connection, _: Hub, asked: argparse.Namespace) -> list[dict[str, Any]]:
    venue_id = venue_id_of(connection, asked.venue)
    found = connection.execute(
        select(devices).where(devices.c.venue_id == venue_id).order_by(devices.c.enrolled_at)
    )
    shown = ("device_id", "letter", "name", "high", "enrolled_at", "seen_at", "revoked_at")
    return [
        {**{name: getattr(row, name) for name in shown}, "scopes": json.loads(row.scopes)}
        for row in found
    ]


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


def _rules(parser: argparse.ArgumentParser) -> None:
    """Let a parser take the fields of a venue's record."""
    parser.add_argument("--timezone", type=slips.zone, help="an IANA name; Asia/Shanghai")
    parser.add_argument("--capacity", type=slips.number("capacity"), help="people; 0: not stated")
    for name, help_ in (
        ("opens", "HH:MM; 09:00"),
        ("closes", "HH:MM; 21:00"),
        ("day-starts", "HH:MM, when a new business day begins; 04:00"),
    ):
        parser.add_argument(f"--{name}", type=slips.time_of_day, help=help_)
    pins = slips.number("pin_length", LEAST_PIN)
    parser.add_argument("--pin-length", type=pins, help="digits of new PINs, 4 to 8; 6")
    lock = slips.number("lock_minutes", 1)
    parser.add_argument("--lock-minutes", type=lock, help="until a desk locks, 1 to 30; 5")


def _listing(door: argparse.ArgumentParser) -> None:
    """Let a parser take what other venues are told of one."""
    for name in ("address", "phone", "hours"):
        door.add_argument(f"--{name}", type=slips.text(VENUE_LISTING, name))
    for name in ("lng", "lat"):
        door.add_argument(f"--{name}", type=slips.degrees(VENUE_LISTING, name), help="degrees")
    door.add_argument("--closed", action=argparse.BooleanOptionalAction, default=None)


def _venue_doors(venue: Any) -> None:
    add = venue.add_parser("add", help="found a venue")
    add.add_argument("code", type=slips.text(VENUE, "code"))
    add.add_argument("name", type=slips.text(VENUE, "name"))
    add.set_defaults(job=_venue_add)
    edit = venue.add_parser("edit", help="change a venue's name or rules")
    edit.add_argument("code", type=slips.whole)
    edit.add_argument("--name", type=slips.text(VENUE, "name"))
    edit.add_argument("--contact", type=slips.contact, help="how partners reach it; '' for none")
    edit.set_defaults(job=_venue_edit)
    for door in (add, edit):
        _rules(door)
        door.add_argument("--region", type=slips.region, help="six digits; '' for none")
        _listing(door)
    venue.add_parser("list", help="list the venues").set_defaults(job=_venue_list)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sync.hub admin", description=__doc__)
    parser.add_argument("--db", default="hub.db")
    doors = parser.add_subparsers(required=True)
    _venue_doors(doors.add_parser("venue").add_subparsers(required=True))
    staff = doors.add_parser("staff").add_subparsers(required=True)
    add = staff.add_parser("add")
    add.add_argument("venue", type=slips.whole)
    add.add_argument("name", type=slips.text(STAFF, "name"))
    add.add_argument("--role", choices=ROLES, default="clerk")
    add.add_argument("--account", type=slips.text(STAFF, "account"), default=None)
    add.set_defaults(job=_staff_add)
    code = doors.add_parser("code", help="let a desk join")
    code.add_argument("venue", type=slips.whole)
    code.add_argument("--restricted", action="store_true", help="it may read what is restricted")
    code.set_defaults(job=_code)
    epoch = doors.add_parser("epoch").add_subparsers(required=True)
    new = epoch.add_parser("new", help="after a restore or promotion")
    new.add_argument("--yes", action="store_true", help="do not ask")
    new.set_defaults(job=_epoch_new)
    epoch.add_parser("list", help="which began, and why").set_defaults(job=_epoch_list)
    admin_events.add_doors(doors, venue_id_of)
    admin_journal.add_doors(doors)
    admin_keys.add_doors(doors)
    admin_rights.add_doors(doors)
    admin_seats.add_doors(doors, venue_id_of)
    admin_shared.add_doors(doors)
    admin_tombs.add_doors(doors)
    for door, name, argument, job in (
        (staff, "list", "venue", _staff_list),
        (doors, "revoke", "device", _revoke),
        (doors, "devices", "venue", _devices),
        (doors, "refusals", "venue", _refusals),
    ):
        one = door.add_parser(name)
        one.add_argument(argument, type=slips.whole)
        one.set_defaults(job=job)
    return parser


def main(words: list[str]) -> int:
    """Do one thing and print one JSON line per result.

    Gives the exit status: 1 when what was asked for is not there or was called off, 2 when the
    command line or the database cannot be used.
    """
    asked = _parser().parse_args(words)
    job: Job | None = asked.job
    if job is _epoch_new and not _agreed(asked):
        sys.stderr.write("nothing was changed\n")
        return 1
    try:
        engine = open_database(asked.db)
    except NoDatabase as error:
        sys.stderr.write(f"{error}\n")
        return 2
    try:
        with one_sentence(asked.db):
            # Printed as they come: there may be one for each line of a long file.
            for result in asked.whole(engine, asked) if job is None else _done(engine, job, asked):
                sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
    except (NoDatabase, OSError) as error:
        # An error of the operating system's: the journal cannot be written, and nothing was done.
        sys.stderr.write(f"{error}\n")
        return 2
    except (LookupError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    finally:
        engine.dispose()
    return 0


def _done(engine: Engine, job: Job, asked: argparse.Namespace) -> list[dict[str, Any]]:
    """Do a job in one commit."""
    with writing(engine) as connection:
        return job(connection, load_hub(connection), asked)
