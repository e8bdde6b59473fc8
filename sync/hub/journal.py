"""The journal: what must survive the loss of the database, beside it on another disk.

One JSON line for each erasure, each revocation, each right given to a desk or taken, each seat
lent or signed up for on the web, each rating and each decline given there, forced to the disk
before anybody hears that it was done. A hub that came back from yesterday's back-up reads it and
does what is missing again: who was erased stays erased, a desk that was revoked stays revoked, a
right that was taken stays taken, a seat that was promised is not given to somebody else, whoever
rated or declined is not asked again. It holds ids, times and scores only: no name of who signed up
on the web is in it, and no word of who rated. A nameless score is written when it leaves its pile
in company, as it then stands in the tables: no line says who gave it.

Marks tell whether a database went back. Their number is committed first and written here then, so
a journal whose last mark the database does not know has outlived it: that begins a new epoch, as
does a line whose effect is missing. (It may also be that a line was written and its commit failed.
Whoever had no answer says it again, and what was to be erased is erased; the epoch costs no more
than that all desks read everything once.)
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine, select

from sync.hub.database import writing
from sync.hub.postgres import hold_founding
from sync.hub.tables import hub_meta

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

log = logging.getLogger("sync.hub")

ERASED, REVOKED, MARK = "erased", "revoked", "mark"
GIVEN, TAKEN = "given", "taken"
LEASED, SIGNED_UP, SIGNED_OFF = "leased", "signed_up", "signed_off"
HAS_RATED, SCORED, DECLINED = "rated", "scored", "declined"
MARKS = "journal_mark"
"""The word about the hub that holds the last mark its database knows."""


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line. `what`: `erased` (venue, kind, id), `revoked` (venue, id of the desk), `mark`.

    `given`, `taken`: (venue, id of the desk, scope) its right to read that. `leased`: (venue, id of
    the lease, session, device, incarnation, granted, expires). `signed_up`: (venue, id of the
    registration, session, number: 1 with a seat, 0 waiting). `signed_off`: (venue, id of the
    registration, session, number: that of its change) it was given up on the web.

    `rated`: (venue, id of the mark, kind of what is rated, of, whose) without a name on the web.
    `scored`: (venue, id of the rating, kind, number: its score, tags, day, of, whose where they
    wanted to be named). `declined`: (venue, id of the line of the case's log, of: the case).
    """

    what: str
    at: str
    venue: str = ""
    kind: str = ""
    id: str = ""
    number: int = 0
    scope: str = ""
    session: str = ""
    device: str = ""
    incarnation: str = ""
    granted: int = 0
    expires: str = ""
    of: str = ""
    whose: str = ""
    day: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Journal:
    """A journal file. Several processes write to it; each line is whole or not there."""

    path: Path

    def write(self, *lines: Line) -> None:
        """Append lines and force them to the disk. Raises OSError."""
        text = b"".join(msgspec.json.encode(line) + b"\n" for line in lines)
        new = not self.path.exists()
        with self.path.open("a+b") as file, _alone(file.fileno()):
            if self._is_torn():
                # Power failed in the middle of a line: it ends here, and the next begins anew.
                file.write(b"\n")
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if new:
            _sync_folder(self.path.parent)

    def lines(self) -> list[Line]:
        """Read all lines; one that was cut short was never promised to anybody."""
        if not self.path.exists():
            return []
        found = []
        for number, text in enumerate(self.path.read_bytes().split(b"\n"), start=1):
            if not text:
                continue
            try:
                found.append(msgspec.json.decode(text, type=Line))
            except msgspec.MsgspecError:
                log.warning("line %s of the journal is not whole and was left out", number)
        return found

    def _is_torn(self) -> bool:
        with self.path.open("rb") as file:
            if not file.seek(0, os.SEEK_END):
                return False
            file.seek(-1, os.SEEK_END)
            return file.read() != b"\n"


def marked(connection: Connection) -> int:
    """Give the last mark a database knows."""
    found = connection.execute(select(hub_meta.c.value).where(hub_meta.c.name == MARKS)).scalar()
    return int(found or 0)


def mark(engine: Engine, journal: Journal, at: str) -> None:
    """Commit the next mark, then write it down: never the other way round."""
    with writing(engine) as connection:
        number = next_mark(connection)
    journal.write(Line(MARK, at, number=number))


def next_mark(connection: Connection) -> int:
    """Count the database's marks on in this transaction; several processes take turns."""
    held = select(hub_meta.c.value).where(hub_meta.c.name == MARKS).with_for_update()
    if connection.execute(held).scalar() is None:
        # Two hubs may begin to keep their first journal in the same moment.
        hold_founding(connection)
    if connection.execute(held).scalar() is None:
        connection.execute(hub_meta.insert().values(name=MARKS, value="0"))
    number = int(connection.execute(held).scalar_one()) + 1
    connection.execute(hub_meta.update().where(hub_meta.c.name == MARKS).values(value=str(number)))
    return number


def remember_mark(connection: Connection, number: int) -> None:
    """Let the database's marks go on from a journal's."""
    next_mark(connection)
    connection.execute(hub_meta.update().where(hub_meta.c.name == MARKS).values(value=str(number)))


@contextlib.contextmanager
def _alone(number: int) -> Iterator[None]:
    """Let one process at a time write, until the block is over or the process is."""
    if sys.platform == "win32":
        os.lseek(number, 0, os.SEEK_SET)
        msvcrt.locking(number, msvcrt.LK_LOCK, 1)
        try:
            yield
        finally:
            os.lseek(number, 0, os.SEEK_SET)
            msvcrt.locking(number, msvcrt.LK_UNLCK, 1)
    else:
        fcntl.flock(number, fcntl.LOCK_EX)
        yield


def _sync_folder(path: Path) -> None:
    if sys.platform != "win32":
        number = os.open(path, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
