"""A business day compared with headquarters: kind by kind, what is here only and what there only.

What this desk holds of the day is every row of it, seen at headquarters or not: unsent work is
here only, and that is what the person who closes the day wants to know. A day is asked for by
whoever opens its report, and compared at the end of the next exchange that goes well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import checksum
from app.clock import to_text
from app.store.base import Base, OutboxOp, State, Synced, table_of
from app.store.changes import Changes
from app.store.incoming import from_headquarters
from app.store.standing import keep_state
from app.store.store import Store, get_state, set_state
from app.store.transaction import DISCARDED

COMPARED = "day_compared"
"""What is announced as changed once a day was compared; the id is the day."""
_ASKED, _TOLD = "day_asked:", "day_compared:"
"""States of this PC, by day: since when somebody wants it compared; what came of it."""
MOST_NAMED = 100
_NEVER_SEEN = 0
"""The number of a row that headquarters has not: no row has it there."""
Numbers = dict[str, dict[str, int]]
"""Kind -> id -> the number a row stands at."""


class KindCompared(msgspec.Struct, frozen=True):
    """One kind: how many rows here and there, and which differ (`MOST_NAMED` ids at most).

    `unlike` stand at another number there: somebody changed them, or a disk lost something.
    `differing` counts all that differ; None where headquarters named no rows.
    """

    kind: str
    here: int
    there: int
    only_here: list[str] = []
    only_there: list[str] = []
    unlike: list[str] = []
    counts: tuple[int, int, int] | None = (0, 0, 0)
    """How many are here only, there only and unlike; None: there were too many to name."""

    @property
    def agrees(self) -> bool:
        """Say whether both ends hold the same."""
        return self.counts == (0, 0, 0)


class Compared(msgspec.Struct, frozen=True):
    """A day as it was compared `at` (the desk's time), in an epoch of headquarters."""

    day: str
    at: str
    epoch: str
    kinds: list[KindCompared]

    @property
    def agrees(self) -> bool:
        """Say whether both ends held the same."""
        return all(kind.agrees for kind in self.kinds)


_decode = msgspec.json.Decoder(Compared).decode


# --- asking ---------------------------------------------------------------------------------


def ask_for(store: Store, day: str) -> None:
    """Want a day compared with the next exchange."""
    keep_state(store, _ASKED + day, to_text(store.clock.now()))


def asked_days(session: Session) -> list[str]:
    """Give the days that are to be compared."""
    names = session.execute(select(State.name).where(State.name.startswith(_ASKED))).scalars()
    return sorted(name.removeprefix(_ASKED) for name in names)


def forget_asked(store: Store, day: str) -> None:
    """Want it no more: this headquarters cannot tell."""
    keep_state(store, _ASKED + day, None)


def keep_compared(store: Store, compared: Compared) -> None:
    """Keep what came of it, and tell whoever shows it."""
    with from_headquarters(store) as session:
        set_state(session, _ASKED + compared.day, None)
        set_state(session, _TOLD + compared.day, msgspec.json.encode(compared).decode())
    ids = frozenset({compared.day})
    store.announce(Changes(frozenset({COMPARED}), ids, "hub", waiting=False))


def last_compared(session: Session, store: Store, day: str) -> Compared | None:
    """Give how a day compared last; None: never, or with a headquarters of another epoch."""
    text = get_state(session, _TOLD + day)
    found = _decode(text) if text is not None else None
    return found if found is not None and found.epoch == store.place.epoch else None


# --- comparing ------------------------------------------------------------------------------


def held_of_day(
    session: Session,
    models: Mapping[str, type[Synced]],
    day: str,
    bounds: tuple[str, str],
    epoch: str,
) -> Numbers:
    """Give what this desk holds of a day; what was given up counts nowhere."""
    begins, ends = bounds
    found: Numbers = {}
    for kind, model in models.items():
        if kind == "conflict" or model.kind.shared:
            continue
        column = table_of(cast("type[Base]", model)).c
        of_day: Any = (column.recorded_at >= begins) & (column.recorded_at < ends)
        if "day" in column:
            of_day = (column.day == day) | (column.day.is_(None) & of_day)
        rows = session.execute(
            select(column.id, column.seen_epoch, column.seen_number).where(
                of_day, column.mark.is_distinct_from(DISCARDED)
            )
        )
        held = {row.id: row.seen_number if row.seen_epoch == epoch else _NEVER_SEEN for row in rows}
        if held:
            found[kind] = {row_id: number or _NEVER_SEEN for row_id, number in held.items()}
    return found


def sum_of(kind: str, rows: Mapping[str, int]) -> str:
    """Add up a kind's rows as headquarters does."""
    return checksum.checksum_of((kind, row_id, number) for row_id, number in rows.items())


def kind_compared(
    kind: str, here: Mapping[str, int], there: Mapping[str, int] | None, count: int
) -> KindCompared:
    """Compare one kind; `there` is None where headquarters named no rows but only their count."""
    if there is None:
        return KindCompared(kind, len(here), count, counts=None)
    parts = (
        here.keys() - there.keys(),
        there.keys() - here.keys(),
        {row_id for row_id in here.keys() & there.keys() if here[row_id] != there[row_id]},
    )
    only_here, only_there, unlike = (_named(part) for part in parts)
    counts = (len(parts[0]), len(parts[1]), len(parts[2]))
    return KindCompared(kind, len(here), count, only_here, only_there, unlike, counts)


def _named(ids: Iterable[str]) -> list[str]:
    return sorted(ids)[:MOST_NAMED]


_NEWEST_OPS = select(OutboxOp.row_id, OutboxOp.verdict).where(OutboxOp.verb.in_(("create", "fact")))


def where_now(session: Session, compared: Compared) -> dict[str, Counter[str]]:
    """Count, by kind, what has become since of the rows that were here only.

    `waiting`, `refused`, `held`, or `hub`: headquarters has it by now.
    """
    found: dict[str, Counter[str]] = {}
    for kind in compared.kinds:
        some = (OutboxOp.kind == kind.kind, OutboxOp.row_id.in_(kind.only_here))
        # Of a replaced operation the later one counts: it is what the row is now.
        told = session.execute(_NEWEST_OPS.where(*some).order_by(OutboxOp.seq))
        last = {row.row_id: row.verdict for row in told}
        if last:
            found[kind.kind] = Counter(_STATES.get(verdict, "hub") for verdict in last.values())
    return found


_STATES = {None: "waiting", "refused": "refused", "held": "held"}


@dataclass(frozen=True, slots=True)
class Sides:
    """How a day compared last. `alone`: there is no headquarters; `now`: where work is by now."""

    alone: bool
    compared: Compared | None
    now: dict[str, Counter[str]]
    """By kind: how many of the rows that were here only are `waiting`, `refused`, `held`, `hub`."""


def sides_of(session: Session, store: Store, day: str) -> Sides:
    """Read how a day compared, and what has become since of what was here only."""
    compared = last_compared(session, store, day)
    now = where_now(session, compared) if compared is not None else {}
    return Sides(store.place.device is None, compared, now)
