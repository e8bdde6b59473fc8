"""What taking a request down does in the store lane: reading what is known, keeping, taking."""

from __future__ import annotations

import os
from dataclasses import dataclass

from app.cases import drafting, taking
from app.cases.actions import withdraw
from app.cases.categories import Category, categories
from app.cases.drafting import Draft
from app.cases.lifecycle import HANDLE, SENSITIVE, SUBMITTED
from app.cases.limits import Calendar
from app.cases.numbers import label_of
from app.cases.queries import CaseCard, open_of
from app.cases.querycode import new_query_code
from app.cases.words import is_entitled
from app.checkin.queries import last_came, visit_today
from app.people.queries import card, exists
from app.people.rules import MINORS
from app.staff.queries import staff_list
from app.staff.rules import may
from app.store.store import Store
from app.store.transaction import transaction
from ui.checkin.jobs import Hand


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody with a card. `came_at`: when they came today (UTC text), "" when not."""

    person_id: str
    name: str
    phone: str | None
    minor: bool
    came_at: str


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a new request begins from.

    `who`: whoever came last at this desk; `draft`: what was left half written, of `draft_who`.
    `entitled`: this desk may take sensitive requests; `keeper`: id and name of whoever gets them
    where the person at the desk may not read them.
    """

    categories: tuple[Category, ...]
    who: Who | None
    draft: Draft | None
    draft_who: Who | None
    entitled: bool
    keeper: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Taken:
    """A request taken down. `code`: the query code, known only here and on the slip."""

    case_id: str
    number: str
    label: str
    code: str
    at: str
    can_undo: bool


def begin(hand: Hand, held: Draft | None = None) -> Beginning:
    """Read what a new request begins from; `held`: half written, and perhaps not on the disk."""
    store = hand.store
    day = store.day_of(store.clock.now())
    with store.read() as session:
        last = last_came(session, day, store.place.printed_letter)
        draft = held or drafting.draft_of(session, hand.actor.staff_id)
        of_draft = draft.request.person_id if draft is not None else None
        if of_draft is not None and not exists(session, of_draft):
            draft = of_draft = None
        keepers = [
            (one.id, one.name)
            for one in staff_list(session)
            if one.status == "active" and may(one.role, SENSITIVE)
        ]
        found = tuple(categories(session).values())
        entitled = is_entitled(session)
    here = last.person_id if last is not None else None
    mine = may(hand.actor.role, SENSITIVE)
    return Beginning(
        found,
        who(store, here) if here else None,
        draft,
        who(store, of_draft) if of_draft else None,
        entitled,
        None if mine or not keepers else keepers[-1],
    )


def who(store: Store, person_id: str) -> Who:
    """Read somebody's card. Raises Refusal `person_unknown`."""
    day = store.day_of(store.clock.now())
    with store.read() as session:
        found = card(session, person_id)
        visit = visit_today(session, found.id, day)
    came = visit.happened_at if visit is not None else ""
    return Who(found.id, found.name, found.phone, found.age_band in MINORS, came)


def same(hand: Hand, person_id: str, category: str) -> CaseCard | None:
    """Read the open case of a person and category, if there is one this staff member may see."""
    with hand.store.read() as session:
        return open_of(session, person_id, category, hand.actor.role)


def keep(hand: Hand, draft: Draft) -> None:
    """Keep what is half written, or forget it where nobody would miss anything."""
    with transaction(hand.store, hand.actor) as tx:
        if draft.is_written:
            drafting.keep_draft(tx, draft)
        else:
            drafting.drop_draft(tx)


def take(hand: Hand, draft: Draft, category: Category, hours: Calendar) -> Taken:
    """Take a request down with its query code, and forget the draft. Raises as `taking.take`."""
    code = new_query_code(os.urandom)
    answer = draft.answer if draft.on_the_spot else ""
    with transaction(hand.store, hand.actor) as tx:
        case = taking.take(tx, draft.request, category, hours, code=code, answer=answer)
        drafting.drop_draft(tx)
        mine = not case.sensitive or may(hand.actor.role, SENSITIVE)
        undo = case.state == SUBMITTED and mine and may(hand.actor.role, HANDLE)
        return Taken(case.id, case.number, label_of(case.number), code, tx.at, undo)


def take_back(hand: Hand, case_id: str, reason: str) -> None:
    """Withdraw a request that was taken down by mistake."""
    with transaction(hand.store, hand.actor) as tx:
        withdraw(tx, case_id, reason)
