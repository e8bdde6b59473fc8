"""Finding a person in a second: prefix ranges over stored keys, best first, seven at most.

Order: who was registered or seen within 90 days comes first, the latest at the top (so today's
people lead); then the stored order. Two ways lead to the same answer: few matches are all
fetched and sorted; for many (two letters of 100,000 people) the people are walked in the order
wanted, each asked by index whether they match, until seven are found.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy.orm import Session

from app.people.keys import Highlight, Plan, highlight, plan_for
from app.people.normal import query

RECENT_DAYS = 90
FEW = 1000
"""Up to so many matching keys, fetching all and sorting is the faster way."""
WALK = 6000
"""So many people are walked before giving up and sorting after all."""


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


_COLUMNS = "p.id, p.name, p.phone, f.seen_at, f.seen_day, f.visits"
_ORDER = "f.seen_at >= :cut DESC, CASE WHEN f.seen_at >= :cut THEN f.seen_at END DESC, f.seq"


def find(session: Session, text: str, day: str, limit: int = 7) -> Found:
    """Find people by code, name, reading, initials, phone prefix or its last four digits.

    `day` is today's business day. Too short a text (under one Chinese character or two letters
    or digits) finds nobody, and says so in `kind`.
    """
    asked = query(text)
    plan = plan_for(asked)
    if not plan.ranges:
        return Found(asked.text, asked.kind, ())
    rows = islice(_verified(_candidates(session, plan, day, limit), plan), limit)
    matches = (Match(r[0], r[1], r[2], r[3], r[4], r[5], highlight(asked, r[1])) for r in rows)
    return Found(asked.text, asked.kind, tuple(matches))


def _verified(rows: Iterator[Any], plan: Plan) -> Iterator[Any]:
    for row in rows:
        if plan.verify is None or plan.verify(row[1]):
            yield row


def _candidates(session: Session, plan: Plan, day: str, limit: int) -> Iterator[Any]:
    cut = (dt.date.fromisoformat(day) - dt.timedelta(days=RECENT_DAYS)).isoformat()
    values: dict[str, Any] = {"cut": cut}
    for number, (low, high) in enumerate(plan.ranges):
        values |= {f"low{number}": low, f"high{number}": high}
    among = " OR ".join(f"(k.key >= :low{n} AND k.key < :high{n})" for n in range(len(plan.ranges)))
    if _is_few(session, values, len(plan.ranges)):
        yield from _sorted(session, values, len(plan.ranges))
        return
    walked = list(_walk(session, values, among, plan, limit))
    if len(walked) == limit:
        yield from walked
    else:
        yield from _sorted(session, values, len(plan.ranges))


def _is_few(session: Session, values: dict[str, Any], ranges: int) -> bool:
    parts = " UNION ALL ".join(
        f"SELECT 1 AS one FROM lookup_keys WHERE key >= :low{n} AND key < :high{n}"  # noqa: S608 - numbers only
        for n in range(ranges)
    )
    counted = _rows(
        session,
        f"SELECT count(*) FROM (SELECT one FROM ({parts}) LIMIT {FEW + 1})",  # noqa: S608 - no values
        values,
    )
    return int(next(counted)[0]) <= FEW


def _sorted(session: Session, values: dict[str, Any], ranges: int) -> Iterator[Any]:
    parts = " UNION ".join(
        f"SELECT seq FROM lookup_keys WHERE key >= :low{n} AND key < :high{n}"  # noqa: S608 - numbers only
        for n in range(ranges)
    )
    return _rows(
        session,
        f"SELECT {_COLUMNS} FROM finder f JOIN people p ON p.id = f.person_id"  # noqa: S608 - no values
        f" WHERE f.seq IN ({parts}) AND f.active = 1 ORDER BY {_ORDER}",
        values,
    )


def _walk(
    session: Session, values: dict[str, Any], among: str, plan: Plan, limit: int
) -> Iterator[Any]:
    """Walk recent people latest first, then the others in stored order, until `limit` match.

    Gives fewer when the walk was cut off: then it must be done the other way.
    """
    matching = f"EXISTS (SELECT 1 FROM lookup_keys k WHERE k.seq = w.seq AND ({among}))"  # noqa: S608
    found = 0
    for group, order in (("seen_at >= :cut", "seen_at DESC, seq"), ("seen_at < :cut", "seq")):
        inner = f"SELECT * FROM finder WHERE active = 1 AND {group} ORDER BY {order}"  # noqa: S608
        rows = _rows(
            session,
            f"SELECT {_COLUMNS} FROM ({inner} LIMIT {WALK}) w"  # noqa: S608 - no values
            f" JOIN finder f ON f.seq = w.seq JOIN people p ON p.id = w.person_id WHERE {matching}",
            values,
        )
        for row in rows:
            if plan.verify is None or plan.verify(row[1]):
                found += 1
                yield row
                if found == limit:
                    return
        counted = f"SELECT count(*) FROM ({inner} LIMIT {WALK} OFFSET {WALK})"  # noqa: S608
        if int(next(_rows(session, counted, values))[0]):
            return


def _rows(session: Session, statement: str, values: dict[str, Any]) -> Iterator[Any]:
    return iter(session.connection().exec_driver_sql(statement, values))
