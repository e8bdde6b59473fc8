"""What the page of a case shows to whoever has its code: where it stands and when; not a word."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, bindparam, select

from app.cases import lifecycle
from app.cases.querycode import digest_of, is_query_code
from app.cases.rules import CASE
from sync.hub.caseratings import standing
from sync.hub.public.seen import Place
from sync.hub.tables import rows

_ROW = select(rows.c.fields).where(
    rows.c.venue_id == bindparam("venue"),
    rows.c.kind == CASE.name,
    rows.c.id == bindparam("case"),
    rows.c.gone == "",
)


class _Shell(msgspec.Struct, frozen=True):
    """The fields of a case that are shown; the rest is not even read."""

    number: str
    state: str
    happened_at: str
    due_at: str | None = None
    paused_at: str | None = None
    resolved_at: str | None = None
    told_at: str | None = None
    closed_at: str | None = None
    rated: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A case on its page. `rates` as in `caseratings.standing`; times are UTC text."""

    id: str
    shell: _Shell
    rates: str

    @property
    def due_at(self) -> str | None:
        """By when it is to be answered, while that time runs."""
        runs = self.shell.state in lifecycle.RUNNING and self.shell.paused_at is None
        return self.shell.due_at if runs else None

    @property
    def can_decline(self) -> bool:
        """Whether somebody may say that they will not rate."""
        return self.shell.state == lifecycle.TOLD and not self.shell.rated


def digest(place: Place, text: str) -> str:
    """Give what is kept of a code, as somebody typed it; slow on purpose.

    What has not even the form of a code takes as long, and is nobody's.
    """
    return digest_of(text if is_query_code(text) else "", place.id)


def show(connection: Connection, place: Place, case_id: str, now: str) -> Shown | None:
    """Give a case as its page shows it."""
    text = connection.execute(_ROW, {"venue": place.id, "case": case_id}).scalar()
    if text is None:
        return None
    shell = msgspec.json.decode(text, type=_Shell)
    how = standing(shell.state, shell.closed_at, now, rated=shell.rated)
    return Shown(case_id, shell, how)
