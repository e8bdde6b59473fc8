"""Two cards of one person: saying so, taking it back, and who may be meant.

Merging changes no card and no visit. It is a fact; taking it back is a void; so whatever two
desks did without knowing of each other comes to the same groups at both (`groups.regroup`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, or_, select

from app.errors import Refusal
from app.people.groups import group_of, head_of
from app.people.model import Person
from app.people.rules import groups_of
from app.people.sameness import SamePerson
from app.staff.rights import require
from app.store.transaction import Transaction
from app.store.voids import not_voided

REASONS = ("said_so", "same_number", "lost_card", "new_number")
"""Why two cards are one person's. Codes, so that nothing personal is written into the log."""
APART = "not_the_same"


def merge(tx: Transaction, person_id: str, other_id: str, reason: str) -> SamePerson:
    """Say that two cards are one person's; gives the fact.

    Raises Refusal `person_unknown`, `other_venue`, `merged_already`, `choice_unknown`.
    """
    require(tx, "people.merge")
    if reason not in REASONS:
        raise Refusal("choice_unknown", field="reason")
    first, second = sorted(_known(tx, one) for one in (person_id, other_id))
    if first == second:
        raise Refusal("merged_already")
    return _say(tx, first, second, reason)


def part(tx: Transaction, person_id: str) -> list[str]:
    """Take one card out of its group; gives the merges that were taken back.

    What stays hangs together as before, also where only this card had joined it. Raises Refusal
    `not_merged`.
    """
    require(tx, "people.merge")
    mine = set(group_of(tx.session, person_id))
    standing = _standing(tx, mine)
    gone = [one for one in standing if person_id in (one.person_id, one.other_id)]
    if not gone:
        raise Refusal("not_merged")
    kept = groups_of((one.person_id, one.other_id) for one in standing if one not in gone)
    pieces = sorted({kept.get(one, one) for one in mine - {person_id}})
    with tx.together():
        for one in gone:
            tx.void(one, APART)
        for piece in pieces[1:]:
            _say(tx, pieces[0], piece, gone[0].reason)
    return [one.id for one in gone]


def tell_apart(tx: Transaction, person_id: str, other_id: str) -> None:
    """Say that two people are two, so that nobody is asked again; merging them stays possible.

    It is a merge that was taken back before it was said: there is no moment, at any desk, when
    they were one. Raises Refusal `person_unknown`, `other_venue`, `merged_already`.
    """
    require(tx, "people.merge")
    first, second = sorted(_known(tx, one) for one in (person_id, other_id))
    if first == second:
        raise Refusal("merged_already")
    said = _pair(tx, first, second, APART)
    said.id = tx.store.make_id()
    with tx.together():
        tx.void(said, APART)
        tx.add(said)


def take_back(tx: Transaction, merge_id: str) -> None:
    """Undo a merge just made. Doing it twice is the same as once. Raises Refusal `not_merged`."""
    require(tx, "people.merge")
    said = tx.session.get(SamePerson, merge_id)
    if said is None:
        raise Refusal("not_merged")
    tx.void(said, "undo")


def merge_again(tx: Transaction, merge_ids: Sequence[str]) -> list[SamePerson]:
    """Say again what was taken back: facts of their own that say which they restore."""
    require(tx, "people.merge")
    found = [tx.session.get(SamePerson, one) for one in merge_ids]
    if not all(found):
        raise Refusal("not_merged")
    with tx.together():
        return [
            _say(tx, one.person_id, one.other_id, one.reason, restores=one.id)
            for one in found
            if one is not None
        ]


def _say(
    tx: Transaction, first: str, second: str, reason: str | None, restores: str | None = None
) -> SamePerson:
    said = _pair(tx, first, second, reason, restores)
    tx.add(said)
    return said


def _pair(
    tx: Transaction, first: str, second: str, reason: str | None, restores: str | None = None
) -> SamePerson:
    return SamePerson(
        person_id=first,
        other_id=second,
        reason=reason,
        restores=restores,
        happened_at=tx.at,
    )


def _known(tx: Transaction, person_id: str) -> str:
    head = head_of(tx.session, person_id)
    person = tx.session.get(Person, head)
    if person is None:
        raise Refusal("person_unknown")
    if person.venue_id != tx.store.place.venue_id:
        raise Refusal("other_venue")
    return head


def _standing(tx: Transaction, some: Iterable[str]) -> list[SamePerson]:
    ids = list(some)
    rows = tx.session.execute(
        select(SamePerson).where(touching(ids), stands(), not_voided(SamePerson.id))
    )
    return sorted(rows.scalars(), key=lambda one: one.id)


def touching(ids: Sequence[str]) -> ColumnElement[bool]:
    """Give the condition that a merge names one of these cards."""
    return or_(SamePerson.person_id.in_(ids), SamePerson.other_id.in_(ids))


def stands() -> ColumnElement[bool]:
    """Give the condition that headquarters has not refused a merge, as `groups` has it."""
    return or_(SamePerson.mark.is_(None), SamePerson.mark == "held")
