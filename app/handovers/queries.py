"""What one can ask about cases between venues: those that came here, and how those sent stand.

What came here is shown as cases are, so that it stands on the board among them: in the column of
the state that is most like its own. `CaseCard.handed` says how it really stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from app.cases import lifecycle
from app.cases.emergencies import Emergency
from app.cases.numbers import label_of
from app.cases.queries import HIDDEN, CaseCard, Entry, Whole, sees
from app.cases.rules import OWN, PROMISED, REFERRAL, SHAREABLE
from app.errors import Refusal
from app.handovers import rules
from app.handovers.model import (
    Handover,
    HandoverNote,
    HandoverSecret,
    HandoverSecretNote,
    HandoverSent,
    HandoverWords,
)
from app.store.base import table_of
from app.store.outbox import is_unsent
from app.store.transaction import DISCARDED

LIKE = {
    rules.OFFERED: lifecycle.SUBMITTED,
    rules.ACCEPTED: lifecycle.IN_PROGRESS,
    rules.ASKED: lifecycle.WAITING_MATERIAL,
    rules.RESOLVED: lifecycle.CLOSED,
    rules.RETURNED: lifecycle.RETURNED,
    rules.WITHDRAWN: lifecycle.WITHDRAWN,
}
"""The state of a case that is most like each of a handover's."""
_NEXT = {
    rules.OFFERED: lifecycle.ACCEPT.name,
    rules.ACCEPTED: lifecycle.RESOLVE.name,
    rules.ASKED: lifecycle.MATERIAL_CAME.name,
}
BY_VENUE = "venue"
"""The `way` of a line that the other venue wrote."""
_ACTS = {
    rules.ACCEPT: lifecycle.ACCEPT.name,
    rules.ASK: lifecycle.ASK_MATERIAL.name,
    rules.CAME: lifecycle.MATERIAL_CAME.name,
    rules.RESOLVE: lifecycle.RESOLVE.name,
    rules.RETURN: lifecycle.RETURN.name,
    rules.REMARK: lifecycle.REMARK,
    rules.REPLY: lifecycle.REPLY,
    rules.WITHDRAW: lifecycle.WITHDRAW.name,
}
"""What each act is called in the log of a case."""


@dataclass(frozen=True, slots=True)
class Sent:
    """How a case stands at the venue it was handed to. Times are UTC text.

    `wordless`: whom it is about was erased.
    """

    id: str
    case_id: str
    to_venue: str
    to_name: str
    state: str
    asked_at: str
    changed_at: str | None
    wordless: bool

    @property
    def is_live(self) -> bool:
        """Say whether that venue still has something to do."""
        return self.state in rules.LIVE


def sent_of(session: Session, case_id: str) -> Sent | None:
    """Give how a case stands at the venue it was handed to last; None where it never was."""
    found = session.execute(
        select(HandoverSent)
        .where(HandoverSent.case_id == case_id)
        .order_by(HandoverSent.asked_at.desc(), HandoverSent.id)
        .limit(1)
    ).scalar_one_or_none()
    if found is None:
        return None
    return Sent(
        found.id,
        found.case_id,
        found.to_venue,
        found.to_name,
        found.state,
        found.asked_at,
        found.changed_at,
        bool(found.wordless),
    )


def came_here(session: Session, role: str, *, live: bool = True, most: int = 0) -> list[CaseCard]:
    """Give what other venues handed here and is still to be done, or (not `live`) what is over."""
    is_live = Handover.state.in_(rules.LIVE)
    return _cards(session, role, is_live if live else ~is_live, most)


def unanswered(session: Session) -> tuple[Emergency, ...]:
    """Give the emergencies that came and wait for somebody to take them on, the oldest first."""
    found = session.execute(
        select(Handover.id, Handover.number)
        .where(
            Handover.state == rules.OFFERED,
            Handover.emergency.is_(True),
            Handover.mark.is_distinct_from(DISCARDED),
        )
        .order_by(Handover.asked_at, Handover.id)
    )
    return tuple(Emergency(row.id, label_of(row.number)) for row in found)


def count_overdue(session: Session, at: str) -> int:
    """Count what came and whose limit ran out before a moment (UTC text), unanswered."""
    found = session.execute(
        select(func.count()).where(
            Handover.state.in_(rules.LIVE),
            Handover.due_at < at,
            Handover.mark.is_distinct_from(DISCARDED),
        )
    )
    return int(found.scalar_one())


def by_number(session: Session, text: str) -> list[str]:
    """Give the ids of what came under a number, whole or as a card shows it; the latest first."""
    typed = "".join(text.split()).upper()
    if not typed:
        return []
    same = or_(Handover.number == typed, Handover.number.endswith(f"-{typed}", autoescape=True))
    wanted = select(Handover.id).where(same, Handover.mark.is_distinct_from(DISCARDED))
    return list(session.execute(wanted.order_by(Handover.asked_at.desc())).scalars())


def is_handover(session: Session, row_id: str) -> bool:
    """Say whether an id is of a case that came from another venue."""
    return session.get(Handover, row_id) is not None


def whole(session: Session, handover_id: str, role: str) -> Whole:
    """Give one with its words and log, as a case. Raises Refusal `handover_unknown`."""
    found = _cards(session, role, Handover.id == handover_id)
    row = session.get(Handover, handover_id)
    if not found or row is None:
        raise Refusal("handover_unknown")
    [card] = found
    words: dict[str, Any] = {}
    entries = [_first_line(row)]
    entries += _lines(session, HandoverNote, row, quiet=card.hidden)
    if not card.hidden:
        words = _words(session, [handover_id]).get(handover_id, {})
        entries += _lines(session, HandoverSecretNote, row)
    log = tuple(sorted(entries, key=lambda one: (one.at, one.id)))
    return Whole(card, words, None, None, 0, None, log)


def _cards(
    session: Session, role: str, which: ColumnElement[bool], most: int = 0
) -> list[CaseCard]:
    unsent = is_unsent(table_of(Handover).c.id, Handover.kind.name)
    wanted = select(Handover, unsent).where(which, Handover.mark.is_distinct_from(DISCARDED))
    wanted = wanted.order_by(Handover.asked_at.desc(), Handover.id)
    rows = session.execute(wanted.limit(most) if most else wanted).all()
    entitled = sees(session, role)
    said = _words(session, [row.id for row, _ in rows])
    return [
        _card(row, said.get(row.id, {}), hidden=bool(row.sensitive) and not entitled, unsent=waits)
        for row, waits in rows
    ]


def _card(row: Handover, words: dict[str, Any], *, hidden: bool, unsent: bool) -> CaseCard:
    state = LIKE[row.state]
    said = {} if hidden else words
    return CaseCard(
        id=row.id,
        number=row.number,
        label=label_of(row.number),
        category=HIDDEN if hidden else row.category,
        state=state,
        column=lifecycle.column_of(state),
        urgency=row.urgency,
        channel=REFERRAL,
        handling=PROMISED,
        owner=row.owner,
        next_step=_NEXT.get(row.state),
        day=row.asked_at[:10],
        happened_at=row.asked_at,
        due_at=row.due_at,
        paused_at=None,
        urged_at=None,
        extended_days=0,
        resolved_at=None,
        told_at=None,
        closed_at=None,
        holder_kind=OWN,
        holder_id=None,
        mark=row.mark,
        sensitive=bool(row.sensitive),
        minor=bool(row.minor),
        emergency=bool(row.emergency),
        rated=False,
        need=str(said.get("need") or ""),
        name=str(said.get("name") or ""),
        hidden=hidden,
        waiting=bool(unsent),
        handed=row.state,
        from_name=row.from_name,
    )


def _words(session: Session, ids: list[str]) -> dict[str, dict[str, Any]]:
    """Give what was ticked of each, by the names of its fields, as far as it lies here."""
    found: dict[str, dict[str, Any]] = {}
    rows: list[HandoverWords | HandoverSecret] = []
    rows += session.execute(
        select(HandoverWords).where(HandoverWords.handover_id.in_(ids))
    ).scalars()
    rows += session.execute(
        select(HandoverSecret).where(HandoverSecret.handover_id.in_(ids))
    ).scalars()
    for row in rows:
        said = {name: getattr(row, name) for name in SHAREABLE}
        found[row.handover_id] = {name: one for name, one in said.items() if one is not None}
    return found


def _first_line(row: Handover) -> Entry:
    """Give the line that says that it came: what the other venue did."""
    return Entry(
        row.id,
        lifecycle.TRANSFER.name,
        "",
        None,
        None,
        BY_VENUE,
        tuple(row.shared or ()),
        row.asked_at,
        None,
        "",
        None,
    )


Log = TypeVar("Log", HandoverNote, HandoverSecretNote)


def _lines(
    session: Session, model: type[Log], row: Handover, *, quiet: bool = False
) -> list[Entry]:
    theirs = (rules.REPLY, rules.WITHDRAW)
    found = session.execute(select(model).where(model.handover_id == row.id)).scalars()
    return [
        Entry(
            one.id,
            _ACTS.get(one.act, one.act),
            "" if quiet else one.words or "",
            None,
            None,
            BY_VENUE if one.act in theirs else None,
            (),
            one.happened_at,
            one.recorded_by,
            one.recorded_desk or "",
            one.mark,
        )
        for one in found
    ]
