"""Lines of the directory as whoever looks for help is shown them: who can, and what they do now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app.cases.suggesting import Record, next_presence, records
from app.directory.queries import Listed, browse, copied_from, distances, search
from app.directory.rules import PASSED, PENDING
from app.store.transaction import DISCARDED

Standing = Literal["open", "withdrawn", "over", "pending", "refused", "discarded"]


@dataclass(frozen=True, slots=True)
class Found:
    """One line. `away`: metres, None where unknown; `left`: days it still holds, None without end.

    `next`: when somebody can be met next; `here`: they can be right now; `copied`: the id of the
    venue's own line that was copied from it, "" for none.
    """

    line: Listed
    standing: Standing
    record: Record
    away: int | None
    next: dt.datetime | None
    here: bool
    left: int | None
    copied: str = ""

    @property
    def is_open(self) -> bool:
        """Say whether people may be sent there today."""
        return self.standing == "open"


def look_for(session: Session, typed: str, field: str, most: int) -> list[Listed]:
    """Give lines by what is typed, or those seen before anything is; of a category, if any."""
    if typed.strip():
        return search(session, typed, most, field)
    return browse(session, field, most)


def found(
    session: Session, lines: Sequence[Listed], now: dt.datetime, zone: str, day: str
) -> tuple[Found, ...]:
    """Say of lines, kept here or not, how they stand on a business day."""
    ids = [line.id for line in lines]
    done, away = records(session, ids, now), distances(session, lines)
    copies, there = copied_from(session, ids), now.astimezone(ZoneInfo(zone))
    shown = []
    for line in lines:
        met, copied = next_presence(line.weekly, there), copies.get(line.id)
        shown.append(
            Found(
                line,
                _standing(line, day),
                done.get(line.id, Record()),
                away[line.id],
                met,
                met is not None and met <= there,
                _left(line, day),
                copied.id if copied is not None else "",
            )
        )
    return tuple(shown)


def _standing(line: Listed, day: str) -> Standing:
    if line.mark == DISCARDED:
        return "discarded"
    if line.withdrawn:
        return "withdrawn"
    if line.audit != PASSED:
        return "pending" if line.audit == PENDING else "refused"
    return "open" if line.is_open_on(day) else "over"


def _left(line: Listed, day: str) -> int | None:
    if line.valid_until is None:
        return None
    return (dt.date.fromisoformat(line.valid_until) - dt.date.fromisoformat(day)).days
