"""Many cards at once, by what a list calls people: a member code, or a number beside a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.people.groups import heads_of
from app.people.model import Card, Person
from app.store.base import as_list, listed


@dataclass(frozen=True, slots=True)
class Called:
    """Whom a code or number stands for; of cards that were merged, the one that stands for all.

    `good`: the code was not withdrawn.
    """

    person_id: str
    name: str
    good: bool = True


def by_codes(session: Session, codes: Iterable[str]) -> dict[str, Called]:
    """Give whom these codes stand for; unknown ones are left out."""
    wanted = (
        select(Card.code, Card.person_id, Person.name, Card.status)
        .join(Person, Person.id == Card.person_id)
        .where(Card.code.in_(listed("some")))
    )
    rows = session.execute(wanted, {"some": as_list(codes)}).all()
    heads = heads_of(session, [row.person_id for row in rows])
    return {
        row.code: Called(heads.get(row.person_id, row.person_id), row.name, row.status == "active")
        for row in rows
    }


def by_numbers(session: Session, phones: Iterable[str]) -> dict[str, list[Called]]:
    """Give who has each of these numbers: brothers share one."""
    wanted = select(Person.phone, Person.id, Person.name).where(
        Person.phone.in_(listed("some")), Person.status == "active"
    )
    rows = session.execute(wanted.order_by(Person.id), {"some": as_list(phones)}).all()
    heads = heads_of(session, [row.id for row in rows])
    found: dict[str, list[Called]] = {}
    for row in rows:
        found.setdefault(row.phone or "", []).append(Called(heads.get(row.id, row.id), row.name))
    return found
