"""What one can ask about cases: the board, the list, one with its log, and how well loops close.

Of a sensitive case whoever is not entitled is shown its shell and no word: its category then
reads `sensitive`, and no person's own list names it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import Session

from app.cases import lifecycle
from app.cases.model import Case, CaseDetails, CaseNote, CaseSecret, CaseSecretNote
from app.cases.numbers import label_of
from app.cases.rules import CASE
from app.cases.words import is_entitled, words_of
from app.errors import Refusal
from app.people.groups import group_of
from app.people.queries import beside_faces
from app.ratings.queries import rated_among
from app.staff.rules import may
from app.store.base import as_list, listed, table_of
from app.store.outbox import is_unsent
from app.store.transaction import DISCARDED

HIDDEN = "sensitive"
"""The category of a sensitive case, for whoever is not entitled to more."""
_case, _details, _secret = table_of(Case), table_of(CaseDetails), table_of(CaseSecret)
_STANDS = _case.c.mark.is_distinct_from(DISCARDED)
_SHELL = (
    *("id", "number", "category", "state", "urgency", "channel", "handling", "owner", "next_step"),
    *("day", "happened_at", "due_at", "paused_at", "urged_at", "extended_days", "resolved_at"),
    *("told_at", "closed_at", "holder_kind", "holder_id", "mark"),
)
_SAID = ("person_id", "name", "need", "anonymous")
_FLAGS = ("sensitive", "minor", "emergency", "rated")


class CaseCard(msgspec.Struct, frozen=True, gc=False):
    """A case as board and list show it. Times are UTC text.

    `column` as in `lifecycle.COLUMNS`; `category` is `sensitive` and `need`, `name` are empty where
    the words are kept from whoever asks (`hidden`). `name` is empty for somebody anonymous, too.
    `waiting`: headquarters has not got all of it. One that another venue handed here
    (`app/handovers`) has that one's name and how it stands (`from_name`, `handed`), else "".
    """

    id: str
    number: str
    label: str
    category: str
    state: str
    column: str
    urgency: str
    channel: str
    handling: str
    owner: str | None
    next_step: str | None
    day: str
    happened_at: str
    due_at: str | None
    paused_at: str | None
    urged_at: str | None
    extended_days: int
    resolved_at: str | None
    told_at: str | None
    closed_at: str | None
    holder_kind: str
    holder_id: str | None
    mark: str | None
    sensitive: bool
    minor: bool
    emergency: bool
    rated: bool
    need: str = ""
    person_id: str | None = None
    name: str = ""
    anonymous: bool = False
    hidden: bool = False
    waiting: bool = False
    handed: str = ""
    from_name: str = ""

    def is_overdue(self, at: str) -> bool:
        """Say whether its limit ran out before a moment and nobody has answered."""
        running = self.state in lifecycle.RUNNING and self.paused_at is None
        return running and self.due_at is not None and self.due_at < at


@dataclass(frozen=True, slots=True)
class Filter:
    """Which cases a list shows: of an owner, due before a moment (UTC text), in some states."""

    owner: str = ""
    due_before: str = ""
    states: tuple[str, ...] = lifecycle.OPEN


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a case's log. `mark`: `refused` or `held` where headquarters did not take it."""

    id: str
    act: str
    words: str
    before: str | None
    after: str | None
    way: str | None
    shared: tuple[str, ...]
    at: str
    by: str | None
    desk: str
    mark: str | None


@dataclass(frozen=True, slots=True)
class Whole:
    """One case with everything that may be shown of it; `words` by the names of their fields."""

    card: CaseCard
    words: dict[str, Any]
    told_how: str | None
    decline_channel: str | None
    decline_attempts: int
    extended_by: str | None
    log: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Closings:
    """How many loops somebody closed in a time, and how many of them without a rating."""

    staff_id: str | None
    closed: int
    declined: int


def sees(session: Session, role: str) -> bool:
    """Say whether somebody of a role reads the words of sensitive cases at this desk."""
    return may(role, lifecycle.SENSITIVE) and is_entitled(session)


def board(session: Session, role: str) -> dict[str, tuple[CaseCard, ...]]:
    """Give the open cases by column, in each the emergencies first, then what is due first."""
    cards = listed_cases(session, role)
    return {
        name: tuple(card for card in cards if card.column == name) for name in lifecycle.COLUMNS
    }


def listed_cases(
    session: Session,
    role: str,
    of: Filter = Filter(),
    most: int = 0,
) -> list[CaseCard]:
    """Give cases in the order of the board; `most` 0: all of them."""
    wanted = [_case.c.state.in_(of.states), _STANDS]
    if of.owner:
        wanted.append(_case.c.owner == of.owner)
    if of.due_before:
        wanted += [_case.c.due_at < of.due_before, _case.c.paused_at.is_(None)]
        wanted.append(_case.c.state.in_(lifecycle.RUNNING))
    chosen = _CARD.where(*wanted).order_by(*_ORDER)
    return _cards(session, role, chosen.limit(most) if most else chosen)


def over(session: Session, role: str, states: tuple[str, ...], most: int) -> list[CaseCard]:
    """Give what is over in some states, what was closed last first."""
    chosen = _CARD.where(_case.c.state.in_(states), _STANDS)
    latest = (_case.c.closed_at.desc(), _case.c.number.desc())
    return _cards(session, role, chosen.order_by(*latest).limit(most))


def overdue(session: Session, role: str, at: str) -> list[CaseCard]:
    """Give the cases whose limit ran out before a moment (UTC text)."""
    return listed_cases(session, role, Filter(due_before=at))


def not_closed(session: Session, role: str, before_day: str) -> list[CaseCard]:
    """Give what was taken before a business day and is still open, the oldest first."""
    wanted = (_case.c.state.in_(lifecycle.OPEN), _case.c.day < before_day, _STANDS)
    chosen = _CARD.where(*wanted).order_by(_case.c.day, _case.c.number)
    return _cards(session, role, chosen)


def cases_of(session: Session, person_id: str, role: str) -> list[CaseCard]:
    """Give a person's cases by all their cards, the latest first; sensitive ones to few."""
    return _of_person(session, person_id, role)


def open_of(session: Session, person_id: str, category: str, role: str) -> CaseCard | None:
    """Give the open case of a person and category, to ask whether it is the same; else None."""
    same = (_case.c.category == category, _case.c.state.in_(lifecycle.OPEN))
    return next(iter(_of_person(session, person_id, role, *same)), None)


def _of_person(
    session: Session, person_id: str, role: str, *which: ColumnElement[bool]
) -> list[CaseCard]:
    entitled = sees(session, role)
    drawers = [_details, _secret] if entitled else [_details]
    mine = [
        _case.c.id.in_(select(one.c.case_id).where(one.c.person_id.in_(listed("cards"))))
        for one in drawers
    ]
    # Also while headquarters has not yet put away what was marked here.
    shown = [] if entitled else [func.coalesce(_case.c.sensitive, 0) == 0]
    chosen = _CARD.where(or_(*mine), _STANDS, *which, *shown)
    said = {"cards": as_list(group_of(session, person_id))}
    return _cards(session, role, chosen.order_by(_case.c.happened_at.desc()), said)


def by_number(session: Session, text: str, role: str) -> list[CaseCard]:
    """Give the cases of a number, whole or as a card shows it; a label recurs on other days."""
    typed = "".join(text.split()).upper()
    if not typed:
        return []
    same = or_(_case.c.number == typed, _case.c.number.endswith(f"-{typed}", autoescape=True))
    chosen = _CARD.where(same, _STANDS).order_by(_case.c.happened_at.desc())
    return _cards(session, role, chosen)


def whole(session: Session, case_id: str, role: str) -> Whole:
    """Give one case with its log, oldest line first. Raises Refusal `case_unknown`."""
    found = _cards(session, role, _CARD.where(_case.c.id == case_id))
    row = session.get(Case, case_id)
    if not found or row is None:
        raise Refusal("case_unknown")
    [card] = found
    said = words_of(session, case_id) if not card.hidden else None
    words = {}
    if said is not None:
        names = [item.name for item in said.kind.fields if item.name != "code_digest"]
        words = {name: getattr(said, name) for name in names if getattr(said, name) is not None}
    entries = _lines(session, CaseNote, case_id, quiet=card.hidden)
    if not card.hidden:
        entries += _lines(session, CaseSecretNote, case_id)
    return Whole(
        card,
        words,
        row.told_how,
        row.decline_channel,
        row.decline_attempts or 0,
        row.extended_by,
        tuple(sorted(entries, key=lambda one: (one.at, one.id))),
    )


def closings(session: Session, first: str, last: str) -> list[Closings]:
    """Count who closed how many loops between two moments (UTC text), the most declined first.

    What was closed with words in a sensitive case is counted where those words may be read.
    """
    counts: dict[str | None, tuple[int, int]] = {}
    for log in (CaseNote, CaseSecretNote):
        declined = func.sum(case((log.way.is_not(None), 1), else_=0))
        rows = session.execute(
            select(log.recorded_by, func.count(), declined)
            .where(
                log.act == lifecycle.CLOSE.name,
                log.happened_at.between(first, last),
                or_(log.mark.is_(None), log.mark == "held"),
            )
            .group_by(log.recorded_by)
        )
        for who, closed, without in rows:
            before = counts.get(who, (0, 0))
            counts[who] = (before[0] + int(closed), before[1] + int(without))
    found = [Closings(who, *both) for who, both in counts.items()]
    return sorted(found, key=lambda one: (-one.declined / one.closed, one.staff_id or ""))


def place_of(card: CaseCard) -> tuple[bool, bool, bool, bool, str, str]:
    """Give where a card stands on the board, as `_ORDER` says it: for what is no case of ours."""
    answered = card.state in lifecycle.ANSWERED
    since = card.resolved_at if answered else card.due_at
    paused = card.paused_at is not None
    return (not card.emergency, answered, paused, since is None, since or "", card.number)


_answered = _case.c.state.in_(lifecycle.ANSWERED)
_since = case((_answered, _case.c.resolved_at), else_=_case.c.due_at)
_ORDER: tuple[ColumnElement[Any], ...] = (
    func.coalesce(_case.c.emergency, 0).desc(),
    _answered,
    _case.c.paused_at.is_not(None),
    _since.is_(None),
    _since,
    _case.c.number,
)
"""Whose limit runs by what is left of it, then whose stands still; then who was answered first."""


_FROM, (_NAME, _) = beside_faces(
    _case.outerjoin(_details, _details.c.case_id == _case.c.id), _details.c.person_id
)
_EXTENDED = func.coalesce(_case.c.extended_days, 0).label("extended_days")
_CARD = select(
    *(_EXTENDED if name == _EXTENDED.name else _case.c[name] for name in (*_SHELL, *_FLAGS)),
    *(_details.c[name] for name in _SAID),
    func.coalesce(_NAME, _details.c.name).label("called"),
    is_unsent(_case.c.id, CASE.name).label("unsent"),
).select_from(_FROM)
"""Shells with what the open drawer says of them: one statement, for boards of thousands."""
_SECRETS = (
    select(
        _secret.c.case_id,
        *(_secret.c[name] for name in _SAID),
        func.coalesce(_NAME, _secret.c.name).label("called"),
    )
    .select_from(beside_faces(_secret, _secret.c.person_id)[0])
    .where(_secret.c.case_id.in_(listed("ids")))
)


def _cards(
    session: Session, role: str, chosen: Select[Any], said: dict[str, Any] | None = None
) -> list[CaseCard]:
    """Read cards, with the words of those that may be shown."""
    entitled = sees(session, role)
    run = session.connection().execute
    rows = {row.id: row for row in run(chosen, said or {})}
    secret = as_list(row.id for row in rows.values() if row.sensitive and entitled)
    secrets = {row.case_id: row for row in run(_SECRETS, {"ids": secret})}
    rated = rated_among(session, [row.id for row in rows.values() if not row.rated])
    cards = []
    for row in rows.values():
        hidden = bool(row.sensitive) and not entitled
        words = _UNSAID if hidden else _about(secrets.get(row.id, row))
        is_rated = bool(row.rated) or row.id in rated
        shell = _shell_of(row, hidden=hidden)
        values = (*shell, is_rated, *words, hidden, bool(row.unsent))
        cards.append(CaseCard(*values))
    return cards


def _shell_of(row: Any, *, hidden: bool) -> tuple[Any, ...]:
    """Give what every shell says, in the order of the fields of a card up to `emergency`."""
    case_id, number, category, state, *more = row[: len(_SHELL)]
    flags = (bool(row.sensitive), bool(row.minor), bool(row.emergency))
    named = (HIDDEN if hidden else category, state, lifecycle.column_of(state))
    return (case_id, number, label_of(number), *named, *more, *flags)


_UNSAID = ("", None, "", False)


def _about(row: Any) -> tuple[Any, ...]:
    """Give the words of a card, in the order of its fields from `need` to `anonymous`."""
    return row.need or "", row.person_id, row.called or "", bool(row.anonymous)


Log = TypeVar("Log", CaseNote, CaseSecretNote)


def _lines(
    session: Session,
    model: type[Log],
    case_id: str,
    *,
    quiet: bool = False,
) -> list[Entry]:
    """Read a log; `quiet`: what was done, and not a word of it."""
    rows = session.execute(select(model).where(model.case_id == case_id)).scalars()
    return [
        Entry(
            row.id,
            row.act,
            "" if quiet else row.words or "",
            row.before,
            row.after,
            row.way,
            tuple(row.shared or ()),
            row.happened_at,
            row.recorded_by,
            row.recorded_desk or "",
            row.mark,
        )
        for row in rows
    ]
