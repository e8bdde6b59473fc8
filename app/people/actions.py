"""What one can do with people: register, edit, deactivate, and give out member cards."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select

from app.errors import Refusal
from app.people.codes import new_code
from app.people.groups import group_of, head_of
from app.people.model import Card, Person
from app.people.normal import clean_name, clean_phone
from app.people.rules import NOTICE_VERSION, REVEAL, UNDER_14
from app.staff.rights import require
from app.store.base import OutboxOp
from app.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Details:
    """What may be written on a person's card; everything but the name may be left out.

    `no_suggestions`: nobody of the directory is to be suggested for their cases.
    """

    name: str
    phone: str | None = None
    gender: str | None = None
    age_band: str | None = None
    identity: str | None = None
    unit: str | None = None
    political: str | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None
    guardian_name: str | None = None
    guardian_relation: str | None = None
    guardian_phone: str | None = None
    consent_way: str | None = None
    no_suggestions: bool | None = None


def register(tx: Transaction, details: Details) -> Person:
    """Write a new person's card, with the notice's version and how it was answered.

    Raises Refusal: `name_missing`, `name_too_long`, `phone_short`, `phone_long`,
    `phone_letters`, `text_too_long` or `choice_unknown` (with the field), `guardian_missing` for
    a child under 14.
    Likeness to somebody known is never a reason to refuse.
    """
    require(tx, "people.register")
    values = _checked(details)
    person = Person(**values, status="active", registered_day=tx.day)
    if details.consent_way is not None:
        person.notice_version, person.consent_at = NOTICE_VERSION, tx.at
    tx.add(person)
    return person


def edit(tx: Transaction, person_id: str, details: Details) -> Person:
    """Change a person's card; only what is different is sent. Raises as `register` does."""
    require(tx, "people.edit")
    person = _person(tx, person_id)
    values = _checked(details)
    if details.consent_way is not None and details.consent_way != person.consent_way:
        values |= {"notice_version": NOTICE_VERSION, "consent_at": tx.at}
    tx.patch(person, **values)
    return person


def mend(tx: Transaction, refused: OutboxOp, details: Details) -> Person:
    """Put right what headquarters refused of a person, and say it anew in its place.

    Raises as `register` does, and `nothing_changed`.
    """
    created = refused.verb == "create"
    require(tx, "people.register" if created else "people.edit")
    person = _person(tx, refused.row_id)
    values = _checked(details)
    if details.consent_way is not None and details.consent_way != person.consent_way:
        values |= {"notice_version": NOTICE_VERSION, "consent_at": tx.at}
    tx.again(refused, person, **values)
    return person


def deactivate(tx: Transaction, person_id: str) -> None:
    """Take a person off the list; visits stay, and the card can be brought back."""
    require(tx, "people.deactivate")
    tx.move(_person(tx, head_of(tx.session, person_id)), "status", "inactive")


def reactivate(tx: Transaction, person_id: str) -> None:
    """Put a person back on the list."""
    require(tx, "people.deactivate")
    tx.move(_person(tx, head_of(tx.session, person_id)), "status", "active")


def issue_card(tx: Transaction, person_id: str) -> Card:
    """Give a person a member code. Raises Refusal `card_exists` while another is in use."""
    require(tx, "people.card")
    person_id = _person(tx, head_of(tx.session, person_id)).id
    if _card(tx, person_id) is not None:
        raise Refusal("card_exists")
    return _issued(tx, person_id)


def _issued(tx: Transaction, person_id: str) -> Card:
    card = Card(person_id=person_id, code=new_code(os.urandom), status="active")
    tx.add(card)
    return card


def replace_card(tx: Transaction, person_id: str, reason: str) -> Card:
    """Withdraw a lost card and issue another. Raises Refusal `no_card` when there is none.

    Whoever was merged may have two: the one that is shown goes, the other stays good.
    """
    require(tx, "people.card")
    person_id = head_of(tx.session, person_id)
    card = _card(tx, person_id)
    if card is None:
        raise Refusal("no_card")
    with tx.together():
        tx.patch(card, reason=reason[:100])
        tx.move(card, "status", "withdrawn")
        tx.session.flush()
        return _issued(tx, person_id)


def note_reveal(tx: Transaction, person_id: str, field: str) -> None:
    """Write into the audit log that a masked field was shown in full."""
    require(tx, REVEAL)
    tx.note("person.reveal", "person", person_id, field=field)


def _person(tx: Transaction, person_id: str) -> Person:
    person = tx.session.get(Person, person_id)
    if person is None:
        raise Refusal("person_unknown")
    return person


def _card(tx: Transaction, person_id: str) -> Card | None:
    mine = group_of(tx.session, person_id)
    cards = tx.session.execute(
        select(Card).where(Card.person_id.in_(mine), Card.status == "active")
    ).scalars()
    own = {card.person_id: card for card in cards}
    return next((own[one] for one in mine if one in own), None)


def _checked(details: Details) -> dict[str, Any]:
    values: dict[str, Any] = asdict(details)
    values["name"] = clean_name(details.name)
    values["phone"] = clean_phone(details.phone or "")
    values["guardian_phone"] = clean_phone(details.guardian_phone or "")
    values["no_suggestions"] = details.no_suggestions or None
    values["tags"] = sorted({tag.strip() for tag in details.tags if tag.strip()}) or None
    for name, value in values.items():
        declared = Person.kind.field(name)
        if declared is None or not isinstance(value, str):
            continue
        values[name] = value.strip() or None
        if declared.one_of and values[name] and value not in declared.one_of:
            raise Refusal("choice_unknown", field=name)
        if len(value) > declared.limit:
            raise Refusal("text_too_long", field=name, max=declared.limit, length=len(value))
    child = values["age_band"] == UNDER_14
    if child and not (values["guardian_name"] and values["guardian_relation"]):
        raise Refusal("guardian_missing")
    return values
