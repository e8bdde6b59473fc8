"""Who may be the same person, what two cards say, and what came of a merge: for the people page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.checkin.merged import written_since, written_to
from app.people.groups import group_of, head_of, heads_of
from app.people.merging import stands, touching
from app.people.model import Card
from app.people.queries import PersonCard, faces, like, own_card
from app.people.sameness import SamePerson
from app.store.base import AuditEntry
from app.store.outbox import unsent_rows
from app.store.voids import is_voided, not_voided

MOST = 100
"""So many pairs are shown at once."""
_NAME, _NUMBER = 1, 2
"""Places in a `Line`."""
_LIKE_SOMEBODY = """
SELECT person_id, name, phone FROM finder WHERE active = 1 AND (
 phone IN (SELECT phone FROM people WHERE phone IS NOT NULL GROUP BY phone HAVING count(*) > 1)
 OR name IN (SELECT name FROM finder WHERE active = 1 AND phone IS NULL)
) ORDER BY seq"""
"""Whose number somebody else has, or whose name somebody has who left no number. Two of one name
with a number each, and not the same, are two people: there are many 王伟."""
Line = tuple[str, str, str | None]
"""A line of the finder: id, name, number."""


@dataclass(frozen=True, slots=True)
class Twin:
    """Somebody who may be the same person. `why`: both (name and number), name, number.

    `apart`: somebody looked and said that they are two.
    """

    id: str
    name: str
    phone: str | None
    why: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """A card that another one stands for, as it was, and the merge that put it there.

    `state`: waiting (on this disk), hub (headquarters has it) or held.
    """

    card: PersonCard
    visits: int
    at: str
    by: str | None
    desk: str
    reason: str
    state: str


@dataclass(frozen=True, slots=True)
class Made:
    """Something written to one of the cards since they were merged. `what`: visit, card, edit."""

    what: str
    at: str
    card_id: str


def suspects(session: Session) -> list[str]:
    """Give who has a twin in the venue, twins side by side, the likeliest first.

    Two cards that somebody took apart are not asked about again.
    """
    rows = session.connection().exec_driver_sql(_LIKE_SOMEBODY)
    lines: list[Line] = [(row[0], row[1], row[2]) for row in rows]
    found = chain(_pairs(lines, _NUMBER), _pairs(lines, _NAME))
    pairs = {frozenset((one[0], two[0])): _likeness(one, two) for one, two in islice(found, MOST)}
    apart = _taken_apart(session)
    likely = sorted(
        (pair for pair in pairs if pair not in apart), key=lambda one: (-pairs[one], sorted(one))
    )
    return list(dict.fromkeys(one for pair in likely for one in sorted(pair)))


def _pairs(lines: Sequence[Line], by: int) -> Iterator[tuple[Line, Line]]:
    """Give each two who share a number, or a name where one of the two left no number."""
    alike: dict[str, list[Line]] = {}
    for line in lines:
        if (value := line[by]) is not None:
            alike.setdefault(value, []).append(line)
    for some in alike.values():
        for one, two in combinations(some, 2):
            if by == _NUMBER or None in (one[_NUMBER], two[_NUMBER]):
                yield one, two


def _likeness(one: Line, two: Line) -> int:
    return (one[_NAME] == two[_NAME]) + (one[_NUMBER] == two[_NUMBER])


def twins_of(session: Session, person_id: str) -> list[Twin]:
    """Give who has the same name or number as this person, who is not merged with them.

    The likeliest first; at the end those of whom somebody said that they are two.
    """
    head = head_of(session, person_id)
    me = own_card(session, head)
    apart = _taken_apart(session)
    found = []
    for face in like(session, me.name, me.phone):
        if face.id == head:
            continue
        number = me.phone is not None and face.phone == me.phone
        name = face.name == me.name
        why = "both" if name and number else "number" if number else "name"
        two = frozenset((face.id, head)) in apart
        found.append(Twin(face.id, face.name, face.phone, why, two))
    return sorted(found, key=lambda one: (one.apart, ("both", "number", "name").index(one.why)))


def _taken_apart(session: Session) -> set[frozenset[str]]:
    rows = session.execute(
        select(SamePerson.person_id, SamePerson.other_id).where(is_voided(SamePerson.id))
    )
    pairs = [tuple(row) for row in rows]
    heads = heads_of(session, [one for pair in pairs for one in pair])
    return {frozenset(heads.get(one, one) for one in pair) for pair in pairs}


def beside(session: Session, person_id: str) -> list[Beside]:
    """Give the cards that this person's card stands for, each with the merge that says so."""
    mine = group_of(session, person_id)
    if len(mine) == 1:
        return []
    head = head_of(session, person_id)
    said = _merges(session, mine)
    unsent = unsent_rows(session, "same_person", [one.id for one in said])
    known = faces(session, mine)
    found = []
    for one in mine:
        own = [m for m in said if one in (m.person_id, m.other_id)]
        if one == head or one not in known or not own:
            continue
        last = own[-1]
        state = last.mark or ("waiting" if last.id in unsent else "hub")
        found.append(
            Beside(
                own_card(session, one),
                written_to(session, one),
                last.happened_at,
                last.recorded_by,
                last.recorded_desk or "",
                last.reason or "",
                state,
            )
        )
    return found


def _merges(session: Session, ids: Sequence[str]) -> list[SamePerson]:
    rows = session.execute(
        select(SamePerson)
        .where(touching(ids), stands(), not_voided(SamePerson.id))
        .order_by(SamePerson.happened_at, SamePerson.id)
    )
    return list(rows.scalars())


def made_since(session: Session, person_id: str) -> list[Made]:
    """Give what was written to this person's cards since this card was merged, newest first.

    All of it stays on the card it was written to when the merge is taken back. Edits are known
    of this PC only: elsewhere they are in the log of whoever made them.
    """
    mine = group_of(session, person_id)
    own = [m for m in _merges(session, mine) if person_id in (m.person_id, m.other_id)]
    if not own:
        return []
    since = min(one.happened_at for one in own)
    visits = written_since(session, mine, since)
    cards = session.execute(
        select(Card.recorded_at, Card.person_id).where(
            Card.person_id.in_(mine), Card.recorded_at > since
        )
    )
    edits = session.execute(
        select(AuditEntry.at, AuditEntry.row_id).where(
            AuditEntry.kind == "person",
            AuditEntry.action == "person.patch",
            AuditEntry.row_id.in_(mine),
            AuditEntry.at > since,
        )
    )
    found = [
        Made(what, str(at), str(card))
        for what, rows in (("visit", visits), ("card", cards), ("edit", edits))
        for at, card in rows
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)
