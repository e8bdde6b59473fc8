"""What the case screens do in the store lane: plain functions that give a whole picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.attachments.queries import Shown
from app.cases import actions, files, holding, lifecycle, queries, suggesting
from app.cases.asking import find_by_code
from app.cases.categories import Category, categories, category_of
from app.cases.limits import Calendar
from app.cases.model import Case
from app.cases.partner import Link, is_with_partner, link_of
from app.cases.queries import CaseCard, Filter, Whole
from app.cases.querycode import is_query_code
from app.cases.routes import Desk, Routed, routed
from app.cases.words import is_entitled
from app.clock import to_text
from app.directory.queries import resource
from app.errors import Refusal
from app.handovers import actions as handed
from app.handovers import queries as handovers
from app.handovers.queries import Sent
from app.helping.queries import OwnCall, calls
from app.people import actions as people
from app.people.queries import faces
from app.staff import queries as staff
from app.staff.rules import may
from app.store.transaction import transaction
from sync.client.credentials import settings
from ui.cases.suggestions import Offer, Partner, Sources
from ui.checkin.jobs import Hand

FIRST, MOST = 12, 500
"""So many cards of a column are read for the first picture; so many of what is over are listed."""
_GONE = tuple(state for state in lifecycle.OVER if state != lifecycle.CLOSED)


@dataclass(frozen=True, slots=True)
class Opened:
    """One case as its panel shows it: `names` by id, of staff and of who holds it.

    `phone`: of whoever asks.

    `link`: how it stands with the partner a case is with; `address`: where their page is, "" where
    this desk knows of none; `call`: what other venues are asked about it.

    `offers`: who may help, the likeliest first; `managers`: who may allow more time; `entitled`:
    this desk may write of sensitive cases. `routed`: where the case goes by headquarters' rules;
    `sent`: how it stands at the venue it was handed to last.
    """

    whole: Whole
    names: dict[str, str]
    phone: str
    offers: tuple[Offer, ...]
    partners: tuple[Partner, ...]
    venues: tuple[Partner, ...]
    staff: tuple[tuple[str, str], ...]
    managers: tuple[tuple[str, str], ...]
    entitled: bool
    routed: Routed | None = None
    sent: Sent | None = None
    link: Link | None = None
    address: str = ""
    call: OwnCall | None = None
    opted_out: bool = False
    """Whoever asks wants nobody to be suggested."""
    trouble: str = ""
    """Why it is to be given to somebody else (`app.cases.holding`), "" for nothing."""
    may_contact: bool = True
    files: tuple[Shown, ...] = ()
    categories: tuple[Category, ...] = ()
    """What a case may be about, in their order."""


def read_first(hand: Hand) -> list[CaseCard]:
    """Read the first open cases of each column: as many as a picture shows, and at once."""
    with hand.store.read() as session:
        role = hand.actor.role
        own = [
            card
            for states in lifecycle.COLUMNS.values()
            for card in queries.listed_cases(session, role, Filter(states=states), FIRST)
        ]
        return _among(own, handovers.came_here(session, role))


def read_open(hand: Hand) -> list[CaseCard]:
    """Read all open cases, in the order of the board."""
    with hand.store.read() as session:
        own = queries.listed_cases(session, hand.actor.role)
        return _among(own, handovers.came_here(session, hand.actor.role))


def _among(own: list[CaseCard], came: list[CaseCard]) -> list[CaseCard]:
    """Put what other venues handed here among the house's own, by what is left of the time."""
    return sorted([*own, *came], key=queries.place_of) if came else own


def read_over(hand: Hand) -> list[CaseCard]:
    """Read what is over: first what is still to be archived, then the rest, the latest first."""
    with hand.store.read() as session:
        closed = queries.over(session, hand.actor.role, (lifecycle.CLOSED,), MOST)
        gone = queries.over(session, hand.actor.role, _GONE, MOST - len(closed))
        return [
            *closed,
            *gone,
            *handovers.came_here(session, hand.actor.role, live=False, most=MOST),
        ]


def read_case(hand: Hand, case_id: str, sources: Sources) -> Opened:
    """Read one case with who works here. Raises Refusal `case_unknown`."""
    with hand.store.read() as session:
        came = handovers.is_handover(session, case_id)
        look = handovers.whole if came else queries.whole
        whole = look(session, case_id, hand.actor.role)
        sent = None if came else handovers.sent_of(session, case_id)
        names = staff.names(session)
        held = resource(session, whole.card.holder_id) if whole.card.holder_id else None
        if held is not None:
            names = {**names, held.id: held.name}
        active = [one for one in staff.staff_list(session) if one.status == "active"]
        heads = [one for one in active if may(one.role, lifecycle.APPROVE)]
        able = [one for one in active if may(one.role, lifecycle.HANDLE)]
        if whole.card.sensitive:
            able = [one for one in able if may(one.role, lifecycle.SENSITIVE)]
        has_link = is_with_partner(whole.card) and not whole.card.hidden
        link = link_of(session, case_id) if has_link else None
        called = [] if whole.card.hidden else calls(session, case_id)
        entitled, opted_out = is_entitled(session), suggesting.opted_out(session, whole)
        today = hand.store.day_of(hand.store.clock.now())
        trouble = "" if came else holding.trouble_of(session, whole.card, today)
        shown = files.files_of(session, whole.card)
        kinds = () if came else tuple(categories(session).values())
        contact = holding.may_contact(session, whole.card)
        phone = str(whole.words.get("phone") or "")
        if whole.card.person_id is not None:
            face = faces(session, [whole.card.person_id]).get(whole.card.person_id)
            phone = (face.phone if face is not None else None) or phone
    offers = () if came else tuple(sources.suggest(hand.store, whole))
    partners = () if came else tuple(sources.partners(hand.store, whole))
    if trouble == holding.GONE and whole.card.holder_id in {one.id for one in partners}:
        trouble = ""
    return Opened(
        whole,
        names,
        phone,
        offers,
        partners,
        () if came else tuple(sources.venues(hand.store)),
        tuple((one.id, one.name) for one in able),
        tuple((one.id, one.name) for one in heads),
        entitled,
        None if came else _routed(hand, whole, suggested=bool(offers)),
        sent,
        link,
        _address_of(hand, link),
        called[0] if called else None,
        opted_out,
        trouble,
        contact,
        shown,
        kinds,
    )


def _routed(hand: Hand, whole: Whole, *, suggested: bool) -> Routed | None:
    """Say where a case goes by headquarters' rules, as this desk knows them today."""
    store = hand.store
    place, day = store.place, store.day_of(store.clock.now())
    desk = Desk(place.venue_id, day, joined=place.device is not None)
    with store.read() as session:
        return routed(session, whole.card, desk, suggested=suggested)


def _address_of(hand: Hand, link: Link | None) -> str:
    """Give where the page of a partner is, "" where that is not known or it has run out."""
    here = settings(hand.store) if link is not None and link.path else None
    if here is None or link is None or link.is_late(to_text(hand.store.clock.now())):
        return ""
    return here.base_url.rstrip("/") + link.path


def find(hand: Hand, text: str) -> list[str]:
    """Give the cases of a number, or the one of a query code, whose wrong tries are counted.

    Raises Refusal `case_number_unknown`, `query_code_wrong`, `query_code_paused`.
    """
    with hand.store.read() as session:
        found = [card.id for card in queries.by_number(session, text, hand.actor.role)]
        found += handovers.by_number(session, text)
    if found:
        return found
    if is_query_code(text):
        return [find_by_code(hand.store, hand.actor, text)]
    raise Refusal("case_number_unknown", text=text.strip()[:40])


def do(hand: Hand, act: Callable[..., Any], case_id: str, *said: Any, **more: Any) -> None:
    """Do one of `app.cases.actions` about a case: a commit of its own. Raises as it does."""
    with transaction(hand.store, hand.actor) as tx:
        act(tx, case_id, *said, **more)


def reveal(hand: Hand, card: CaseCard) -> None:
    """Note that the number of whoever asks was shown in full: a card's, else the case's own.

    Raises Refusal `not_allowed`.
    """
    with transaction(hand.store, hand.actor) as tx:
        if card.handed:
            handed.note_reveal(tx, card.id)
        elif card.person_id is not None:
            people.note_reveal(tx, card.person_id, "phone")
        else:
            actions.note_reveal(tx, card.id)


def alarm(hand: Hand, case_id: str, *, secret: bool) -> None:
    """Mark a case as an emergency, and as sensitive with it where that is wanted."""
    with transaction(hand.store, hand.actor) as tx, tx.together():
        actions.mark_emergency(tx, case_id)
        if secret:
            actions.mark_sensitive(tx, case_id)


def assign(hand: Hand, case_id: str, owner: str, holder: actions.Holder) -> None:
    """Give a case to somebody; one that nobody has taken on yet is taken on with it."""
    with transaction(hand.store, hand.actor) as tx:
        case = tx.session.get(Case, case_id)
        with tx.together():
            if case is not None and case.state == lifecycle.SUBMITTED:
                actions.accept(tx, case_id)
            actions.assign(tx, case_id, owner, holder)


def refer(hand: Hand, case_id: str, partner_id: str, consent: str, shared: Sequence[str]) -> None:
    """Hand a case to a partner; one that nobody has taken on yet is taken on with it."""
    with transaction(hand.store, hand.actor) as tx:
        case = tx.session.get(Case, case_id)
        with tx.together():
            if case is not None and case.state == lifecycle.SUBMITTED:
                actions.accept(tx, case_id)
            actions.refer(tx, case_id, partner_id, consent, shared)


def reopen(hand: Hand, case_id: str, reason: str, house: Calendar) -> None:
    """Take a case up again: its limit begins anew by its category."""
    with transaction(hand.store, hand.actor) as tx:
        case = tx.session.get(Case, case_id)
        if case is None:
            raise Refusal("case_unknown")
        category = category_of(tx.session, case.category)
        actions.reopen(tx, case_id, reason, category, house)
