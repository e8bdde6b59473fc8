"""Doing again, after a restore, what the journal says was done.

Erasures, revocations, rights, the seats that were lent or promised on the web, and what was said
there.
Each step may be repeated, and a start that was killed in between goes on at the next. A journal
that is new, or was lost, is filled with what the database knows: it is whole from then on.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Row, select

from sync.hub import promises, saidagain
from sync.hub.book import Book
from sync.hub.database import reading, writing
from sync.hub.docket import Docket
from sync.hub.hub import JOURNAL, Hub, hub_at, load_hub, put_meta
from sync.hub.journal import (
    ERASED,
    GIVEN,
    LEASED,
    MARK,
    REVOKED,
    SIGNED_OFF,
    SIGNED_UP,
    TAKEN,
    Journal,
    Line,
    mark,
    marked,
    remember_mark,
)
from sync.hub.postgres import tell
from sync.hub.recovery import begin_again
from sync.hub.rights import put as put_right
from sync.hub.tables import devices, erased, rights, venues

PERSON = "person"
log = logging.getLogger("sync.hub")


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a replay did: how much was done again, and whether an epoch began.

    `unknown`: lines of a later program's, left as they are.
    """

    lines: int
    erased: int
    revoked: int
    epoch: bool
    unknown: int
    rights: int = 0
    seats: int = 0
    said: int = 0


def replay(engine: Engine, hub: Hub, journals: Sequence[Journal]) -> Replayed:
    """Bring a database up to its journals. Raises OSError for one that cannot be read."""
    lines = [line for journal in journals for line in journal.lines()]
    last = max((line.number for line in lines if line.what == MARK), default=0)
    began = False
    with reading(engine) as connection:
        wanted, here = _missing(connection, lines), marked(connection)
        wanted += promises.missing(connection, hub.now(), lines)
        wanted += saidagain.missing(connection, set(_all_venues(connection)), lines)
    if wanted or last > here:
        with writing(engine) as connection:
            # First of all: were this killed further on, the next start begins here again.
            began = begin_again(connection, hub, "journal", mark=last, here=here)
            remember_mark(connection, max(last, here))
        with reading(engine) as connection:
            hub = hub_at(connection, hub, look=True)
    for line in wanted:
        # A commit for each: no venue waits for all the others.
        with writing(engine) as connection:
            _do(connection, hub, line)
    if began or wanted:
        log.warning("the journal was ahead of the database: %s lines were done again", len(wanted))
    known = (ERASED, REVOKED, GIVEN, TAKEN, MARK, LEASED, SIGNED_UP, SIGNED_OFF, *saidagain.SAID)
    return Replayed(
        len(lines),
        sum(line.what == ERASED for line in wanted),
        sum(line.what == REVOKED for line in wanted),
        began,
        sum(line.what not in known for line in lines),
        sum(line.what in (GIVEN, TAKEN) for line in wanted),
        sum(line.what in (LEASED, SIGNED_UP, SIGNED_OFF) for line in wanted),
        sum(line.what in saidagain.SAID for line in wanted),
    )


def take_up(engine: Engine, hub: Hub, journal: Journal) -> Replayed:
    """At a start: replay, fill the journal with what it lacks, and set a mark."""
    done = replay(engine, hub, [journal])
    with reading(engine) as connection:
        lines = journal.lines()
        lacking = _lacking(connection, lines)
        for venue in _all_venues(connection):
            lacking += promises.lacking(connection, hub.now(), venue, lines)
    if lacking:
        journal.write(*lacking)
    mark(engine, journal, hub.now())
    return done


def _missing(connection: Connection, lines: Iterable[Line]) -> list[Line]:
    """Give the lines whose effect a database does not show, each once."""
    found: dict[tuple[str, str, str], Line] = {}
    gone = {(line.venue, line.id) for line in _all_erased(connection)}
    there = set(_all_venues(connection))
    active = {
        (row.venue_id, row.device_id) for row in _all_desks(connection) if row.revoked_at is None
    }
    for line in lines:
        place = (line.venue, line.id)
        undone = line.what == ERASED and line.venue in there and place not in gone
        if undone or (line.what == REVOKED and place in active):
            found.setdefault((line.what, *place), line)
    return [*found.values(), *_other_rights(connection, lines)]


def _other_rights(connection: Connection, lines: Iterable[Line]) -> list[Line]:
    """Give of each right the last that was said, where a database says otherwise."""
    said = sorted(lines, key=lambda line: line.at)
    last = {(line.venue, line.id, line.scope): line for line in said if line.what in (GIVEN, TAKEN)}
    here = {(row.venue_id, row.device_id): row.scopes for row in _all_desks(connection)}
    return [
        line
        for (venue, desk, scope), line in last.items()
        if (venue, desk) in here
        and (line.what == GIVEN) != (scope in json.loads(here[venue, desk]))
    ]


def _lacking(connection: Connection, lines: Iterable[Line]) -> list[Line]:
    """Give what a database knows and a journal does not."""
    lines = list(lines)
    said = {(line.what, line.venue, line.id) for line in lines}
    of = {(line.venue, line.id, line.scope): line.what for line in lines if line.scope}
    known = _all_erased(connection)
    known += [
        Line(REVOKED, row.revoked_at, row.venue_id, id=row.device_id)
        for row in _all_desks(connection)
        if row.revoked_at is not None
    ]
    lacking = [line for line in known if (line.what, line.venue, line.id) not in said]
    let = [
        Line(GIVEN if row.given else TAKEN, row.at, row.venue_id, id=row.device_id, scope=row.scope)
        for row in connection.execute(select(rights))
    ]
    return lacking + [one for one in let if of.get((one.venue, one.id, one.scope)) != one.what]


def _all_erased(connection: Connection) -> list[Line]:
    found = connection.execute(select(erased))
    return [Line(ERASED, row.at, row.venue_id, PERSON, row.id) for row in found]


def _all_desks(connection: Connection) -> Sequence[Row[Any]]:
    wanted = select(devices.c.venue_id, devices.c.device_id, devices.c.revoked_at, devices.c.scopes)
    return connection.execute(wanted).all()


def _all_venues(connection: Connection) -> Sequence[str]:
    return connection.execute(select(venues.c.venue_id)).scalars().all()


def _do(connection: Connection, hub: Hub, line: Line) -> None:
    """Do one line again, as it was done the first time."""
    if line.what in (LEASED, SIGNED_UP, SIGNED_OFF):
        promises.keep(connection, hub, line)
        tell(connection, line.venue)
        return
    if line.what in saidagain.SAID:
        saidagain.keep(connection, hub, line)
        tell(connection, line.venue)
        return
    if line.what == ERASED:
        Docket(Book(connection, hub, line.venue)).erase(line.kind, line.id)
        tell(connection, line.venue)
        return
    if line.what in (GIVEN, TAKEN):
        given = line.what == GIVEN
        put_right(connection, line.venue, line.id, line.scope, line.at, given=given)
        return
    connection.execute(
        devices.update()
        .where(
            devices.c.venue_id == line.venue,
            devices.c.device_id == line.id,
            devices.c.revoked_at.is_(None),
        )
        .values(revoked_at=line.at)
    )


def keep_journal(engine: Engine, path: Path) -> None:
    """Note where the journal lies, for this hub and for whoever administers it."""
    place = str(path.resolve())
    with writing(engine) as connection:
        load_hub(connection)
        put_meta(connection, JOURNAL, place)
