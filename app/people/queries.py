"""What one can ask about people: faces for lists, one card, who is like whom, the people page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, FromClause, func, or_, select
from sqlalchemy.orm import Session

from app.errors import Refusal
from app.people.codes import parse_code
from app.people.groups import group_of, head_of, heads_of
from app.people.keys import keys_for
from app.people.model import Card, FinderLine, LookupKey, Person
from app.people.normal import clean_name, clean_phone
from app.people.rules import UNDER_14
from app.store.base import as_list, listed, table_of

LIKENESS_LIMIT = 5
_person, _line = table_of(Person), table_of(FinderLine)
_FACES = select(_person.c.id, _person.c.name, _person.c.phone).where(
    _person.c.id.in_(listed("people"))
)

_AGREED = ("spoken", "written", "electronic", "guardian")
"""Ways in which somebody said yes to more than being written down as a visitor."""
_CHILDREN = select(_person.c.id).where(
    _person.c.id.in_(listed("people")), _person.c.age_band == UNDER_14
)
_NOT_AGREED = _person.c.consent_way.is_(None) | _person.c.consent_way.not_in(_AGREED)
_UNAGREED = _CHILDREN.where(_NOT_AGREED)
_UNANSWERED = _CHILDREN.where(
    _person.c.guardian_name.is_(None) | _person.c.guardian_phone.is_(None) | _NOT_AGREED
)


@dataclass(frozen=True, slots=True)
class Face:
    """What a list shows of a person: as little as it takes to know who is meant."""

    id: str
    name: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Everything on a person's card, with what the visits come to.

    `state`: `waiting` while headquarters has not got it, `hub`, `refused` or `held`.
    """

    id: str
    name: str
    phone: str | None
    gender: str | None
    age_band: str | None
    identity: str | None
    unit: str | None
    political: str | None
    tags: tuple[str, ...]
    note: str | None
    guardian_name: str | None
    guardian_relation: str | None
    guardian_phone: str | None
    notice_version: str | None
    consent_way: str | None
    consent_at: str | None
    no_suggestions: bool | None
    registered_day: str | None
    status: str
    recorded_by: str | None
    recorded_desk: str | None
    mark: str | None
    visits: int
    seen_at: str
    seen_day: str
    code: str | None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the people page."""

    id: str
    name: str
    phone: str | None
    tags: tuple[str, ...]
    seen_at: str
    visits: int
    consent_way: str | None
    consent_at: str | None
    status: str
    mark: str | None


@dataclass(frozen=True, slots=True)
class Counts:
    """Figures of the people page's filters."""

    everyone: int
    this_month: int


_KNOWN = "SELECT 1 FROM people WHERE id = :person"


def exists(session: Session, person_id: str) -> bool:
    """Say whether the desk knows this person."""
    return session.connection().exec_driver_sql(_KNOWN, {"person": person_id}).first() is not None


def faces(session: Session, ids: Sequence[str]) -> dict[str, Face]:
    """Give the faces of these people, by id; who is not known is left out."""
    rows = session.connection().execute(_FACES, {"people": as_list(dict.fromkeys(ids))}).all()
    return {row.id: Face(row.id, row.name, row.phone) for row in rows}


def beside_faces(
    rows: FromClause, person_id: ColumnElement[Any]
) -> tuple[FromClause, tuple[ColumnElement[Any], ColumnElement[Any]]]:
    """Join rows with the faces of whom they are about, for lists of thousands.

    Gives what to select from, and name (None when not known) and phone. They are the finder's
    copies: whole cards are four times the pages to read and decipher.
    """
    return rows.outerjoin(_line, _line.c.person_id == person_id), (_line.c.name, _line.c.phone)


def card(session: Session, person_id: str) -> PersonCard:
    """Give a person's whole card: of somebody merged, the one that stands for all their cards.

    The member code is that card's, else one of another card of theirs. Raises Refusal
    `person_unknown`.
    """
    head = head_of(session, person_id)
    found = own_card(session, head)
    if found.code is None and (others := group_of(session, head)[1:]):
        codes = session.execute(
            select(Card.code).where(Card.person_id.in_(others), Card.status == "active")
        )
        found = replace(found, code=codes.scalars().first())
    return found


def own_card(session: Session, person_id: str) -> PersonCard:
    """Give what is on this very card, merged or not. Raises Refusal `person_unknown`."""
    own = [name for name in PersonCard.__dataclass_fields__ if hasattr(Person, name)]
    row = session.execute(
        select(
            *(getattr(Person, name) for name in own),
            FinderLine.visits,
            FinderLine.seen_at,
            FinderLine.seen_day,
            Card.code,
        )
        .outerjoin(FinderLine, FinderLine.person_id == Person.id)
        .outerjoin(Card, (Card.person_id == Person.id) & (Card.status == "active"))
        .where(Person.id == person_id)
        .limit(1)
    ).first()
    if row is None:
        raise Refusal("person_unknown")
    values = dict(row._mapping)  # noqa: SLF001 - the documented accessor
    values["tags"] = tuple(values["tags"] or ())
    for name, empty in (("visits", 0), ("seen_at", ""), ("seen_day", "")):
        values[name] = values[name] or empty
    return PersonCard(**values)


def by_code(session: Session, text: str) -> str:
    """Give the id of the person a member code stands for, whichever of their cards it is on.

    Raises Refusal `code_unknown`, `code_mistyped`, `code_withdrawn` (a lost card).
    """
    code = parse_code(text)
    rows = session.execute(select(Card.person_id, Card.status).where(Card.code == code)).all()
    if not rows:
        raise Refusal("code_unknown")
    active = [row.person_id for row in rows if row.status == "active"]
    if not active:
        raise Refusal("code_withdrawn")
    return head_of(session, str(active[0]))


def like(session: Session, name: str, phone: str | None = None) -> list[Face]:
    """Give people of the venue with the same name or the same phone, to warn before doubling.

    Never a reason to refuse: brothers share a phone, and there are two 王伟.
    """
    try:
        name, number = clean_name(name), clean_phone(phone or "")
    except Refusal:
        return []
    same: list[ColumnElement[bool]] = [
        FinderLine.seq.in_(
            select(LookupKey.seq).where(LookupKey.key == keys_for(name, None, None)[0])
        )
    ]
    if number:
        same.append(Person.phone == number)
    found = session.execute(
        select(Person.id)
        .join(FinderLine, FinderLine.person_id == Person.id)
        .where(or_(*same), Person.status == "active")
        .limit(LIKENESS_LIMIT)
    )
    ids = list(found.scalars())
    heads = heads_of(session, ids)
    known = faces(session, list(dict.fromkeys(heads.get(one, one) for one in ids)))
    return list(known.values())


def want_no_suggestions(session: Session, ids: Sequence[str]) -> bool:
    """Say whether one of these cards says that nobody is to be suggested for its holder."""
    said = select(Person.id).where(Person.id.in_(ids), Person.no_suggestions.is_(True)).limit(1)
    return session.execute(said).first() is not None


def counts(session: Session, day: str) -> Counts:
    """Count the people on the list, and those seen in the month of `day`."""
    month = day[:7] + "-01"
    everyone = session.execute(
        select(func.count()).select_from(FinderLine).where(FinderLine.active == 1)
    ).scalar_one()
    recent = session.execute(
        select(func.count())
        .select_from(FinderLine)
        .where(FinderLine.active == 1, FinderLine.seen_day >= month)
    ).scalar_one()
    return Counts(everyone, recent)


def ids_by_recency(session: Session, since_day: str = "", *, inactive: bool = False) -> list[str]:
    """Give the ids of the people page in its order, last seen first."""
    rows = session.execute(
        select(FinderLine.person_id)
        .where(FinderLine.active == int(not inactive), FinderLine.seen_day >= since_day)
        .order_by(FinderLine.seen_at.desc(), FinderLine.seq)
    )
    return list(rows.scalars())


def rows(session: Session, ids: Sequence[str]) -> list[PersonRow]:
    """Give lines of the people page for these ids, in their order; unknown ids are left out."""
    found: dict[str, PersonRow] = {}
    for start in range(0, len(ids), 500):
        some = session.execute(
            select(
                Person.id,
                Person.name,
                Person.phone,
                Person.tags,
                FinderLine.seen_at,
                FinderLine.visits,
                Person.consent_way,
                Person.consent_at,
                Person.status,
                Person.mark,
            )
            .join(FinderLine, FinderLine.person_id == Person.id)
            .where(Person.id.in_(ids[start : start + 500]))
        )
        for row in some:
            found[row.id] = PersonRow(row[0], row[1], row[2], tuple(row[3] or ()), *row[4:])
    return [found[one] for one in ids if one in found]


def children_without_guardian(session: Session, ids: Collection[str]) -> set[str]:
    """Give those of these cards that are a child's for whom nobody answers, or can be reached."""
    return set(session.execute(_UNANSWERED, {"people": as_list(ids)}).scalars())


def children_without_consent(session: Session, ids: Collection[str]) -> set[str]:
    """Give those of these cards that are a child's for whom nobody said yes to being registered."""
    return set(session.execute(_UNAGREED, {"people": as_list(ids)}).scalars())


def month_start(day: str) -> str:
    """Give the first day of the month of `day`."""
    return dt.date.fromisoformat(day).replace(day=1).isoformat()
