"""Finding a person in a second: prefix ranges over stored keys, best first, seven at most.

Order: who was registered or seen within 90 days comes first, the latest at the top (so today's
people lead); then the stored order. Three ways lead to the same order, and which one is chosen
only decides how many pages of the encrypted file are read: few matches are fetched and sorted;
more are kept in memory while the index of who was seen last is walked until seven of them have
come by; and of very many, seven are soon met by asking each of those seen last.
People themselves are read only for the lines that are shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from app.people.keys import Highlight, Plan, highlight, plan_for
from app.people.normal import query

RECENT_DAYS = 90
FEW = 600
"""Up to so many matching keys, fetching all and sorting is the fastest way."""
MANY = 5000
"""From so many on, keeping the matches in memory costs more than asking person by person."""
ASKED = 1000
"""So many of those seen last are asked one by one before the matches are gathered after all."""


@dataclass(frozen=True, slots=True)
class Match:
    """One person found, with what the list shows; `highlight` marks the letters that matched."""

    id: str
    name: str
    phone: str | None
    seen_at: str
    seen_day: str
    visits: int
    highlight: Highlight


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to one query. `kind` says how the text was read (see `normal.Query`)."""

    text: str
    kind: str
    matches: tuple[Match, ...]


_ORDER = "seen_at >= :cut DESC, CASE WHEN seen_at >= :cut THEN seen_at END DESC, seq"
_SHOWN = (
    "SELECT f.seq, p.id, p.name, p.phone, f.seen_at, f.seen_day, f.visits"
    " FROM finder f CROSS JOIN people p ON p.id = f.person_id WHERE f.seq IN"
)
_WORTH_NARROWING = 50
_TELLING = f"SELECT seq FROM lookup_keys WHERE key >= :low AND key < :high LIMIT {MANY + 1}"  # noqa: S608
_NAMES = (
    "SELECT seq, key FROM lookup_keys INDEXED BY lookup_by_person"
    " WHERE key >= 'n:' AND key < 'n;' AND seq IN"
)
_BY_NUMBER = "SELECT seq FROM finder NOT INDEXED WHERE seq"
"""By the number, that is; SQLite would rather read the index of all active people."""
_RECENT = "FROM finder INDEXED BY finder_seen WHERE active = 1 AND seen_at >= :cut"


def find(session: Session, text: str, day: str, limit: int = 7) -> Found:
    """Find people by code, name, reading, initials, phone prefix or its last four digits.

    `day` is today's business day. Too short a text (under one Chinese character or two letters
    or digits) finds nobody, and says so in `kind`.
    """
    asked = query(text)
    plan = plan_for(asked)
    if not plan.ranges:
        return Found(asked.text, asked.kind, ())
    rows = _Search(session.connection(), plan, day, limit).rows()
    matches = (Match(r[1], r[2], r[3], r[4], r[5], r[6], highlight(asked, r[2])) for r in rows)
    return Found(asked.text, asked.kind, tuple(matches))


class _Search:
    """One query on its way: the numbers of those who match, in order, and then the people."""

    def __init__(self, connection: Connection, plan: Plan, day: str, limit: int) -> None:
        cut = (dt.date.fromisoformat(day) - dt.timedelta(days=RECENT_DAYS)).isoformat()
        self._connection, self._plan, self._limit = connection, plan, limit
        self._values: dict[str, Any] = {"cut": cut}
        for number, (low, high) in enumerate(plan.ranges):
            self._values |= {f"low{number}": low, f"high{number}": high}
        numbers = range(len(plan.ranges))
        self._among = " OR ".join(f"(key >= :low{n} AND key < :high{n})" for n in numbers)
        self._each = [
            f"SELECT seq FROM lookup_keys WHERE key >= :low{n} AND key < :high{n}"  # noqa: S608 - numbers only
            for n in numbers
        ]

    def rows(self) -> list[Any]:
        """Give the best rows: seq, id, name, phone, seen_at, seen_day, visits."""
        matching = self._count()
        if matching <= FEW:
            return self._people(self._sorted(" UNION ALL ".join(self._each), self._values))
        if matching > MANY:
            found = self._people(self._asking())
            if len(found) == self._limit:
                return found
        elif any(self._plan.narrow):
            return self._people(self._narrowed())
        return self._people(self._walking())

    def _count(self) -> int:
        """Count the matching keys, as far as it matters."""
        every = " UNION ALL ".join(self._each)
        statement = f"SELECT count(*) FROM (SELECT 1 FROM ({every}) LIMIT {MANY + 1})"  # noqa: S608 - no values
        return int(next(self._run(statement))[0])

    def _sorted(self, among: str, values: dict[str, Any]) -> Iterator[int]:
        wanted = f"{_BY_NUMBER} IN ({among}) AND active = 1 ORDER BY {_ORDER}"
        return (row[0] for row in self._run(wanted, values))

    def _narrowed(self) -> Iterator[int]:
        """Leave out first whom only the initials fit, as far as other keys can tell."""
        parts = list(zip(self._each, self._plan.narrow, strict=True))
        plain = " UNION ALL ".join(part for part, narrow in parts if narrow is None)
        fitting = {row[0] for row in self._run(plain)} if plain else set()
        for part, narrow in parts:
            if narrow is None:
                continue
            seqs = {row[0] for row in self._run(part)}
            if len(seqs) > _WORTH_NARROWING:
                values = {"low": narrow[0], "high": narrow[1]}
                telling = {row[0] for row in self._run(_TELLING, values)}
                if len(telling) <= MANY:
                    seqs &= telling
            fitting |= seqs
        if len(fitting) > FEW:
            return (seq for seq in self._walking() if seq in fitting)
        places = {f"seq{place}": seq for place, seq in enumerate(fitting)}
        among = ",".join(f":{name}" for name in places)
        return self._sorted(among, {"cut": self._values["cut"], **places})

    def _walking(self) -> Iterator[int]:
        """Walk recent people latest first, then go through the other matches in stored order."""
        among = " UNION ALL ".join(self._each)
        # The + keeps SQLite to the walk: it would rather fetch every match by its number.
        recent = f"SELECT seq {_RECENT} AND +seq IN ({among}) ORDER BY seen_at DESC, seq"
        yield from (row[0] for row in self._run(recent))
        other = f"{_BY_NUMBER} IN ({among}) AND active = 1 AND seen_at < :cut ORDER BY seq"
        yield from (row[0] for row in self._run(other))

    def _asking(self) -> Iterator[int]:
        """Ask those seen last, one by one, whether they match."""
        latest = f"SELECT seq, seen_at {_RECENT} ORDER BY seen_at DESC, seq LIMIT {ASKED}"
        matching = f"SELECT 1 FROM lookup_keys k WHERE k.seq = w.seq AND ({self._among})"  # noqa: S608
        return (
            row[0]
            for row in self._run(f"SELECT seq FROM ({latest}) w WHERE EXISTS ({matching})")  # noqa: S608
        )

    def _people(self, seqs: Iterator[int]) -> list[Any]:
        """Read the people of these numbers, as many as are shown; of doubtful ones more."""
        if self._plan.verify is not None:
            seqs = self._verified(seqs, self._plan.verify)
        shown = list(islice(seqs, self._limit))
        rows = {row[0]: row for row in self._of(_SHOWN, shown)}
        return [rows[seq] for seq in shown if seq in rows]

    def _verified(self, seqs: Iterator[int], verify: Callable[[str], bool]) -> Iterator[int]:
        """Leave out whom only the initials fit; names are read from the keys, in one place."""
        size = self._limit
        while some := list(islice(seqs, size)):
            names: dict[int, str] = {}
            for seq, key in self._of(_NAMES, some):
                # The longest of them is the whole name.
                names[seq] = max(names.get(seq, ""), key[2:], key=len)
            yield from (seq for seq in some if verify(names.get(seq, "")))
            size = min(2 * size, FEW)

    def _of(self, statement: str, seqs: list[int]) -> Iterator[Any]:
        places = {f"seq{place}": seq for place, seq in enumerate(seqs)}
        return self._run(f"{statement} ({','.join(f':{name}' for name in places)})", places)

    def _run(self, statement: str, values: dict[str, Any] | None = None) -> Iterator[Any]:
        return iter(self._connection.exec_driver_sql(statement, values or self._values))
