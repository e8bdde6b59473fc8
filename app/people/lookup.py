"""Finding a person in a second: prefix ranges over stored keys, best first, seven at most.

Order: whoever the text is a plain prefix for (of characters, pinyin, initials, telephone or code)
stands before those whom it only fits with its syllables shortened unevenly ("csiyuan"). Among
each of the two, who was registered or seen within 90 days comes first, the latest at the top (so
today's people lead); then the stored order. The second are looked for only when the first leave
lines free, so each text still finds everybody it can mean, as far as there are lines.

Three ways lead to the same order, and which one is chosen only decides how many pages of the
encrypted file are read, each of which must be deciphered: few matches are sorted by an index
that holds nothing but their order; more are kept in memory while the index of who was seen last
is walked until seven of them have come by; and of very many, seven are soon met by asking each
of those seen last. Lines of the finder are read only to be shown, or to check a name.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from app.people.keys import KEY_LIMIT, Highlight, Plan, Range, highlight, plan_for
from app.people.model import SEEN_MS
from app.people.normal import query

RECENT_DAYS = 90
FEW = 150
"""Up to so many matching keys, fetching all and sorting is the fastest way."""
MANY = 1500
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


_LISTED = "SELECT value FROM json_each(:given)"
_GIVEN = f"({_LISTED})"
_SHOWN = (
    "SELECT seq, person_id, name, phone, seen_at, seen_day, visits"  # noqa: S608 - no values
    f" FROM finder NOT INDEXED WHERE seq IN {_GIVEN}"
)
_BEST = (
    "SELECT seq FROM finder INDEXED BY finder_order"  # noqa: S608 - no values
    f" WHERE seq IN {_GIVEN} AND active = 1 ORDER BY max({SEEN_MS}, :before) DESC, seq"
)
"""Who was not seen since the cut is all one, and comes in stored order."""
_WORTH_NARROWING = 10
_READ_FOR_ONE, _MOST_READ = 150, 10_000
"""So many keys are read as soon as a name is, of which one more need not be checked then."""
_FEW_DOUBTFUL = 1000
_MOST_CHECKED = 256
_NAMES = f"SELECT seq, name FROM finder NOT INDEXED WHERE seq IN {_GIVEN}"  # noqa: S608 - no values
_BY_NUMBER = "SELECT seq FROM finder NOT INDEXED WHERE seq"
"""By the number, that is; SQLite would rather read the index of all active people."""
_KEYS = "SELECT seq FROM lookup_keys WHERE key >= :low{n} AND key < :high{n}"
_GATHERED = "SELECT {n}, json_group_array(seq) FROM ({keys})"
_COUNTED = "SELECT count(*), json_group_array(seq) FROM ({keys} LIMIT :most)"
_TELLING = _COUNTED.format(keys=_KEYS.format(n=0))
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
        cut = dt.date.fromisoformat(day) - dt.timedelta(days=RECENT_DAYS)
        self._connection, self._plan, self._limit = connection, plan, limit
        sure = plan.ranges if plan.verify is None else plan.sure
        self._values: dict[str, Any] = {"cut": cut.isoformat()} | _bounds(sure)
        self._before_cut = _midnight_ms(cut) - 1
        numbers = range(len(sure))
        self._among = " OR ".join(f"(key >= :low{n} AND key < :high{n})" for n in numbers)
        self._every = " UNION ALL ".join(_KEYS.format(n=n) for n in numbers)

    def rows(self) -> list[Any]:
        """Give the best rows: seq, id, name, phone, seen_at, seen_day, visits."""
        shown = self._certain() if self._every else []
        verify = self._plan.verify
        if verify is not None and len(shown) < self._limit:
            others = self._verified(self._scattered(set(shown)), verify)
            shown += islice(others, self._limit - len(shown))
        if not shown:
            return []
        rows = {row[0]: row for row in self._all(_SHOWN, {"given": json.dumps(shown)})}
        return [rows[seq] for seq in shown if seq in rows]

    def _certain(self) -> list[int]:
        """Give whom the text is a plain prefix for, in order, as many as are shown."""
        # Counting and reading the keys at once: there are never more than it takes to choose.
        counted = _COUNTED.format(keys=self._every)
        many, given = self._all(counted, {**self._values, "most": MANY + 1})[0]
        if many <= FEW:
            return self._best(self._sorted(set(json.loads(given))))
        if many <= MANY:
            return self._best(self._walking(_LISTED, {**self._values, "given": given}))
        found = self._best(self._asking())
        if len(found) == self._limit:
            return found
        return self._best(self._walking(self._every, self._values))

    def _scattered(self, known: set[int]) -> Iterator[int]:
        """Give whom only the initials fit, in order, as far as other keys cannot tell."""
        ranges, narrow = self._plan.ranges, self._plan.narrow
        statement = " UNION ALL ".join(
            _GATHERED.format(n=n, keys=_KEYS.format(n=n)) for n in range(len(ranges))
        )
        fitting: set[int] = set()
        # A list for each range: thousands of rows would cost more than reading them.
        for number, gathered in self._all(statement, _bounds(ranges)):
            fitting |= self._narrowed(set(json.loads(gathered)) - known, narrow[number])
        if len(fitting) <= _FEW_DOUBTFUL:
            return self._sorted(fitting)
        values = {"cut": self._values["cut"], "given": json.dumps(list(fitting))}
        return self._walking(_LISTED, values)

    def _narrowed(self, seqs: set[int], narrow: tuple[Range, ...]) -> set[int]:
        """Keep those who have the other keys too, where reading these is cheaper than asking."""
        for one in narrow:
            if len(seqs) <= _WORTH_NARROWING:
                break
            most = min(_READ_FOR_ONE * len(seqs), _MOST_READ)
            many, telling = self._all(_TELLING, {**_bounds([one]), "most": most})[0]
            if many < most:
                seqs = seqs.intersection(json.loads(telling))
        return seqs

    def _sorted(self, seqs: set[int]) -> Iterator[int]:
        if not seqs:
            return iter(())
        values = {"before": self._before_cut, "given": json.dumps(list(seqs))}
        return (row[0] for row in self._all(_BEST, values))

    def _walking(self, among: str, values: dict[str, Any]) -> Iterator[int]:
        """Walk recent people latest first, then go through the other matches in stored order."""
        # The + keeps SQLite to the walk: it would rather fetch every match by its number.
        recent = f"SELECT seq {_RECENT} AND +seq IN ({among}) ORDER BY seen_at DESC, seq"
        yield from (row[0] for row in self._run(recent, values))
        other = f"{_BY_NUMBER} IN ({among}) AND active = 1 AND seen_at < :cut ORDER BY seq"
        yield from (row[0] for row in self._run(other, values))

    def _asking(self) -> Iterator[int]:
        """Ask those seen last, one by one, whether they match."""
        latest = f"SELECT seq, seen_at {_RECENT} ORDER BY seen_at DESC, seq LIMIT {ASKED}"
        matching = f"SELECT 1 FROM lookup_keys k WHERE k.seq = w.seq AND ({self._among})"  # noqa: S608
        statement = f"SELECT seq FROM ({latest}) w WHERE EXISTS ({matching})"  # noqa: S608
        return (row[0] for row in self._run(statement, self._values))

    def _best(self, seqs: Iterator[int]) -> list[int]:
        return list(islice(seqs, self._limit))

    def _verified(self, seqs: Iterator[int], verify: Callable[[str], bool]) -> Iterator[int]:
        """Leave out whom only the initials fit."""
        size = 2 * self._limit
        while some := list(islice(seqs, size)):
            rows = self._all(_NAMES, {"given": json.dumps(some)})
            names = {seq: name.casefold()[:KEY_LIMIT] for seq, name in rows}
            yield from (seq for seq in some if verify(names.get(seq, "")))
            size = min(2 * size, _MOST_CHECKED)

    def _all(self, statement: str, values: dict[str, Any] | None = None) -> Sequence[Any]:
        # In one go: row by row, SQLAlchemy costs more than SQLite.
        return self._connection.exec_driver_sql(statement, values or self._values).all()

    def _run(self, statement: str, values: dict[str, Any]) -> Iterator[Any]:
        return iter(self._connection.exec_driver_sql(statement, values))


def _midnight_ms(day: dt.date) -> int:
    return int(dt.datetime.combine(day, dt.time(), dt.UTC).timestamp()) * 1000


def _bounds(ranges: Sequence[Range]) -> dict[str, str]:
    """Give the values for `:low0`, `:high0` and so on."""
    values: dict[str, str] = {}
    for number, (low, high) in enumerate(ranges):
        values |= {f"low{number}": low, f"high{number}": high}
    return values
