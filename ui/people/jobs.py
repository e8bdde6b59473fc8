"""What the people page does in the store lane: plain functions, no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from app.attachments.queries import Shown, files_of
from app.attachments.rules import GUARDIAN_CONSENT
from app.attention.delivery import Receipt, receipts
from app.care.queries import Note, is_entitled, notes_of
from app.checkin.queries import OpenVisit, TodayRow, visit_today, visits_of
from app.clock import to_text
from app.events.partaking import Part, parts_of
from app.people import actions, history
from app.people.actions import Details
from app.people.groups import group_of, head_of
from app.people.history import Issue
from app.people.lookup import find
from app.people.normal import query
from app.people.queries import (
    Face,
    PersonCard,
    PersonRow,
    card,
    counts,
    ids_by_recency,
    like,
    month_start,
    rows,
)
from app.people.twins import Beside, Twin, beside, suspects, twins_of
from app.staff.queries import names
from app.store.store import Store
from app.store.transaction import transaction
from ui.checkin.jobs import Hand

Choice = Literal["all", "month", "alike", "inactive"]
MOST_FOUND = 200


@dataclass(frozen=True, slots=True)
class Roll:
    """Who is on the list for a choice and a text, and what the filters count.

    `searched` says whether the text was long enough to look for anybody; `more` that there are
    more matches than are shown.
    """

    ids: list[str]
    everyone: int
    this_month: int
    inactive: int
    searched: bool
    more: bool = False


@dataclass(frozen=True, slots=True)
class Whole:
    """One person as the drawer shows them. `state` says how far the record has come."""

    card: PersonCard
    state: str
    registered_at: str
    visits: Sequence[TodayRow]
    issues: Sequence[Issue]
    staff: dict[str, str]
    today: OpenVisit | None
    receipts: dict[str, Receipt] = field(default_factory=dict)
    """What headquarters has of all this, by the record's id."""
    twins: Sequence[Twin] = ()
    beside: Sequence[Beside] = ()
    files: Sequence[Shown] = ()
    """Signed consent sheets, by all cards of the person."""

    notes: tuple[Note, ...] | None = None
    """Care notes; None where whoever asked is shown none, not even whether there are any."""
    entitled: bool = False
    """Whether care notes may be written at this desk."""
    parts: Sequence[Part] = ()
    """What they took part in; what they did not come to only where whoever asked may see it."""

    @property
    def likely(self) -> list[Twin]:
        """Who may be the same person and of whom nobody said that they are two."""
        return [one for one in self.twins if not one.apart]


def roll(
    store: Store, choice: Choice, text: str, alike: Sequence[str] = (), *, whole: bool
) -> Roll:
    """Read the ids of the list; without `whole` only who is searched for.

    `alike`: who has a twin, as far as it is known.
    """
    day = store.day_of(store.clock.now())
    searched = query(text).kind not in ("empty", "short")
    with store.read() as session:
        figures = counts(session, day)
        gone = history.count_inactive(session)
        since = month_start(day) if choice == "month" else ""
        if choice == "inactive":
            ids = (
                history.find_inactive(session, text)
                if searched
                else ids_by_recency(session, inactive=True)
            )
        elif searched:
            found = find(session, text, day, MOST_FOUND).matches
            ids = [match.id for match in found if match.seen_day >= since]
            ids = [one for one in ids if one in alike] if choice == "alike" else ids
        elif choice == "alike":
            ids = list(alike)
        else:
            ids = ids_by_recency(session, since) if whole else []
    more = searched and len(ids) == MOST_FOUND
    return Roll(ids, figures.everyone, figures.this_month, gone, searched, more)


def alike_at_all(store: Store) -> list[str]:
    """Read who may be somebody else on the list, twins side by side."""
    with store.read() as session:
        return suspects(session)


def lines(store: Store, ids: Sequence[str]) -> list[PersonRow]:
    """Read some lines of the list."""
    with store.read() as session:
        return rows(session, ids)


def whole(store: Store, person_id: str, role: str = "") -> Whole:
    """Read one person with everything that happened, by all their cards, for somebody of a role.

    Raises Refusal `person_unknown`.
    """
    with store.read() as session:
        person_id = head_of(session, person_id)
        visits, issues = visits_of(session, person_id), history.issues(session, person_id)
        wanted = {
            "person": [person_id],
            "visit": [row.visit_id for row in visits],
            "card": [one.id for one in issues],
        }
        had: dict[str, Receipt] = {}
        for kind, ids in wanted.items():
            had |= receipts(session, store.models, kind, ids, store.place.epoch or "")
        return Whole(
            card(session, person_id),
            history.standing(session, person_id),
            history.recorded_at(session, person_id),
            visits,
            issues,
            names(session),
            visit_today(session, person_id, store.day_of(store.clock.now())),
            had,
            twins_of(session, person_id),
            beside(session, person_id),
            files_of(session, "person", group_of(session, person_id), GUARDIAN_CONSENT),
            notes_of(session, person_id, role),
            is_entitled(session),
            parts_of(session, group_of(session, person_id), role, to_text(store.clock.now())),
        )


def alike(store: Store, name: str, phone: str, but: str | None) -> list[Face]:
    """Give who has the same name or phone, leaving out the person being edited."""
    with store.read() as session:
        return [face for face in like(session, name, phone) if face.id != but]


def save(hand: Hand, person_id: str | None, details: Details) -> str:
    """Register a new person, or change a known one; gives the id. Raises as the actions do."""
    with transaction(hand.store, hand.actor) as tx:
        if person_id is None:
            return actions.register(tx, details).id
        return actions.edit(tx, person_id, details).id


def reveal(hand: Hand, person_id: str, *fields: str) -> None:
    """Note that numbers were shown in full. Raises Refusal `not_allowed`."""
    with transaction(hand.store, hand.actor) as tx:
        for field in fields:
            actions.note_reveal(tx, person_id, field)


def set_active(hand: Hand, person_id: str, *, active: bool) -> None:
    """Take a person off the list, or put them back."""
    with transaction(hand.store, hand.actor) as tx:
        (actions.reactivate if active else actions.deactivate)(tx, person_id)


def issue(hand: Hand, person_id: str) -> str:
    """Give out a member code; gives the code. Raises Refusal `card_exists`."""
    with transaction(hand.store, hand.actor) as tx:
        return actions.issue_card(tx, person_id).code


def replace(hand: Hand, person_id: str, reason: str) -> str:
    """Withdraw a lost code and give out another; gives the new one. Raises Refusal `no_card`."""
    with transaction(hand.store, hand.actor) as tx:
        return actions.replace_card(tx, person_id, reason).code
