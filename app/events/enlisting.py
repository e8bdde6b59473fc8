"""A list brought to a session: whom of it the desk knows, and everybody of it registered at last.

A hundred rows are one commit. More are several, so that nobody at the counter waits; each row
has an id of its own from file and place, so that the same file a second time goes on where the
first was cut off, and doubles nobody.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Refusal
from app.events.guarding import is_for_children
from app.events.importing import CODE, PHONE, Entry, Finding, Layout, Reading
from app.events.leases import seats_here
from app.events.model import EventSession, Registration
from app.events.questions import Answers, write_answers
from app.events.registering import (
    Asked,
    Guest,
    active_of,
    anybody_waits,
    cancel,
    may_wait,
    next_seats,
    open_to_guests,
    write_down,
)
from app.events.rules import ACTIVE, CANCELLED, REGISTERED
from app.people.called import Called, by_codes, by_numbers
from app.people.groups import heads_of
from app.people.queries import children_without_consent, children_without_guardian, faces
from app.store.base import as_list, listed
from app.store.store import Store
from app.store.transaction import DISCARDED, Actor, transaction

AT_ONCE = 100
"""Rows of one commit: nobody at the counter notices it."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A row that will be registered, under this id."""

    registration_id: str
    row: int
    guest: Guest
    asked: Asked


@dataclass(frozen=True, slots=True)
class DryRun:
    """What registering a list would come to; nothing is written yet.

    Of `ready`, `known` have a card here and `waits` would wait. `already` are registered, `twice`
    stand in the list before, `stopped` cannot be taken, `empty` rows are passed over.
    """

    session_id: str
    ready: tuple[Ready, ...]
    findings: tuple[Finding, ...]
    known: int = 0
    waits: int = 0
    already: int = 0
    twice: int = 0
    stopped: int = 0
    empty: int = 0


@dataclass(frozen=True, slots=True)
class Enlisted:
    """What came of it. `already`: somebody registered them between dry run and button."""

    ids: tuple[str, ...] = ()
    seated: int = 0
    waiting: int = 0
    already: int = 0


def look_over(
    session: Session,
    store: Store,
    session_id: str,
    brought: tuple[Reading, Layout, bytes],
) -> DryRun:
    """Say what registering a list (as read, by which layout, of which file) would come to.

    Raises Refusal `session_unknown`.
    """
    reading, layout, digest = brought
    sitting = session.get(EventSession, session_id)
    if sitting is None:
        raise Refusal("session_unknown")
    persons, found = _persons(session, reading.entries, layout)
    wrong = {one.row for one in found if one.stops}
    there = _There(session, session_id)
    name = _namer(store, session_id, digest)
    ready: list[Ready] = []
    taken: dict[str, int] = {}
    guarded = _Guarded(session, sitting.event_id, persons.values())
    for entry in reading.entries:
        if entry.row in wrong:
            continue
        person = persons.get(entry.row)
        problem = there.before(entry, person, name(entry.row))
        if problem is None and person in taken:
            problem = Finding(entry.row, -1, "row_twice", entry.name, {"row": taken[person] + 1})
        told = [problem] if problem is not None else []
        if not any(one.stops for one in told):
            told += guarded.before(entry, person)
        found += told
        if any(one.stops for one in told):
            continue
        if person is not None:
            taken[person] = entry.row
        ready.append(_ready(guarded.kept(entry, person), person, name(entry.row)))
    findings = sorted((*reading.findings, *found), key=lambda one: (one.row, one.column))
    return _counted(session, store, sitting, ready, findings, reading.empty)


def enlist(
    store: Store,
    actor: Actor,
    dry: DryRun,
    told: Callable[[int], object] = lambda _done: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Enlisted:
    """Register everybody who is ready, in the order of the list; `told` how many are through.

    What was committed before somebody stopped it, or before a Refusal, stands; the same list again
    goes on from there. Raises Refusal as `registering.register` does.
    """
    done = Enlisted()
    for first in range(0, len(dry.ready), AT_ONCE):
        if stopped():
            break
        some = dry.ready[first : first + AT_ONCE]
        done = _added(done, _some(store, actor, dry.session_id, some))
        told(first + len(some))
    return done


def take_back(store: Store, actor: Actor, ids: Sequence[str]) -> int:
    """Cancel what a list brought, as far as it still stands; gives how many."""
    count = 0
    for first in range(0, len(ids), AT_ONCE):
        with transaction(store, actor) as tx:
            standing = select(Registration.id).where(
                Registration.id.in_(listed("some")), Registration.status.in_(ACTIVE)
            )
            some = as_list(ids[first : first + AT_ONCE])
            for one in tx.session.execute(standing, {"some": some}).scalars().all():
                cancel(tx, one)
                count += 1
    return count


def _some(store: Store, actor: Actor, session_id: str, some: Sequence[Ready]) -> Enlisted:
    """Register a few in one commit; whoever is there by now is passed over."""
    ids: list[str] = []
    seated = already = 0
    with transaction(store, actor) as tx:
        sitting = open_to_guests(tx, session_id)
        there = _there_by_now(tx.session, session_id, some)
        lease, good = next_seats(tx, sitting)
        for one in some:
            if one.registration_id in there:
                already += 1
                continue
            if lease is not None and not good:
                lease, good = next_seats(tx, sitting)
            good -= 1
            row = write_down(tx, sitting, one.guest, one.asked, lease, one.registration_id)
            seated += row.status == REGISTERED
            ids.append(row.id)
    return Enlisted(tuple(ids), seated, len(ids) - seated, already)


def _there_by_now(session: Session, session_id: str, some: Sequence[Ready]) -> set[str]:
    """Name those of a few who were registered since they were looked over."""
    ids = as_list(one.registration_id for one in some)
    wanted = select(Registration.id).where(Registration.id.in_(listed("some")))
    there = set(session.execute(wanted, {"some": ids}).scalars())
    named = select(Registration.name, Registration.phone).where(
        Registration.session_id == session_id,
        Registration.status.in_(ACTIVE),
        Registration.name.in_(listed("some")),
        Registration.mark.is_distinct_from(DISCARDED),
    )
    names = as_list(one.guest.name for one in some if one.guest.name)
    guests = {(row.name, row.phone) for row in session.execute(named, {"some": names})}
    for one in some:
        person, guest = one.guest.person_id, (one.guest.name, one.guest.phone)
        mine = active_of(session, session_id, person) if person is not None else None
        if mine is not None or guest in guests:
            there.add(one.registration_id)
    return there


def _added(one: Enlisted, other: Enlisted) -> Enlisted:
    return Enlisted(
        (*one.ids, *other.ids),
        one.seated + other.seated,
        one.waiting + other.waiting,
        one.already + other.already,
    )


class _There:
    """Who is registered for a session, by card, by name, and by the ids of earlier imports."""

    def __init__(self, session: Session, session_id: str) -> None:
        rows = session.execute(
            select(
                Registration.id,
                Registration.person_id,
                Registration.name,
                Registration.phone,
                Registration.status,
            ).where(
                Registration.session_id == session_id,
                Registration.mark.is_distinct_from(DISCARDED),
            )
        ).all()
        self._status = {row.id: row.status for row in rows}
        active = [row for row in rows if row.status in ACTIVE]
        cards = [row.person_id for row in active if row.person_id is not None]
        heads, known = heads_of(session, cards), faces(session, cards)
        self._cards = {heads.get(one, one) for one in cards}
        self._people: dict[str, set[str]] = {}
        for row in active:
            face = known.get(row.person_id or "") or row
            self._people.setdefault((face.name or "").casefold(), set()).add(face.phone or "")

    def before(self, entry: Entry, person: str | None, registration_id: str) -> Finding | None:
        """Say whether somebody of a list is registered already, or may be."""
        standing = self._status.get(registration_id)
        phones = self._people.get(entry.name.casefold(), set())
        code, stops = "", True
        if standing == CANCELLED:
            code = "row_given_up"
        elif standing is not None or person in self._cards or (entry.phone or "") in phones:
            code = "row_already"
        elif phones:
            code, stops = "row_namesake", False
        return Finding(entry.row, -1, code, entry.name, {}, stops) if code else None


class _Guarded:
    """Of whom on a list it has to be known who answers for them, and of whom it is kept."""

    def __init__(self, session: Session, event_id: str, people: Collection[str]) -> None:
        self._unanswered = children_without_guardian(session, people)
        self._unagreed = children_without_consent(session, people)
        self._for_children = is_for_children(session, event_id)

    def before(self, entry: Entry, person: str | None) -> list[Finding]:
        """Say what is lacking, or wrong with what there is: it stops only where it is needed."""
        if not self._needed(person):
            return [replace(one, stops=False) for one in entry.unread if person is None]
        if entry.guardian is None:
            none = Finding(entry.row, -1, "row_child", entry.name)
            stopping = [one for one in entry.unread if one.stops]
            return list(entry.unread) if stopping else [*entry.unread, none]
        if person in self._unagreed:
            return [Finding(entry.row, -1, "row_consent", entry.name)]
        return list(entry.unread)

    def kept(self, entry: Entry, person: str | None) -> Entry:
        """Leave out a guardian nobody asks for: of the grown, and of whom the card says it."""
        return entry if person is None or self._needed(person) else replace(entry, guardian=None)

    def _needed(self, person: str | None) -> bool:
        return self._for_children if person is None else person in self._unanswered


def _persons(
    session: Session, entries: Sequence[Entry], layout: Layout
) -> tuple[dict[int, str], list[Finding]]:
    """Find the cards of a list: by member code, or by name and number together."""
    codes = by_codes(session, [one.code for one in entries if one.code])
    numbers = by_numbers(session, [one.phone for one in entries if one.phone])
    found: dict[int, str] = {}
    findings: list[Finding] = []
    for entry in entries:
        if entry.code is not None:
            card = codes.get(entry.code)
            problem = _trouble(card, entry)
            if problem:
                column = layout.columns.get(CODE, -1)
                findings.append(Finding(entry.row, column, problem, entry.code))
            elif card is not None:
                found[entry.row] = card.person_id
            continue
        people = numbers.get(entry.phone or "", [])
        same = [one for one in people if one.name.casefold() == entry.name.casefold()]
        if same:
            found[entry.row] = same[0].person_id
        elif people:
            column = layout.columns.get(PHONE, -1)
            said = entry.phone or ""
            findings.append(Finding(entry.row, column, "phone_of_other", said, {}, stops=False))
    return found, findings


def _trouble(card: Called | None, entry: Entry) -> str:
    """Say why a member code is not believed, "" when it is."""
    if card is None:
        return "code_unknown"
    if not card.good:
        return "code_withdrawn"
    return "" if card.name.casefold() == entry.name.casefold() else "code_other_name"


def _namer(store: Store, session_id: str, digest: bytes) -> Callable[[int], str]:
    """Give what makes a row's id: of this life of this desk, session and file, in file order.

    Another desk that reads the same file makes other ids: one id would be two registrations.
    """
    whole = hashlib.blake2b(digest, key=store.place.incarnation.encode(), digest_size=16)
    whole.update(session_id.encode())
    start = int.from_bytes(whole.digest()[:6], "big")

    def name(row: int) -> str:
        end = hashlib.blake2b(row.to_bytes(4, "big"), key=whole.digest(), digest_size=6).digest()
        made = start << 80 | 8 << 76 | (row >> 12) << 64 | 2 << 62 | (row & 0xFFF) << 48
        return str(uuid.UUID(int=made | int.from_bytes(end, "big")))

    return name


def _ready(entry: Entry, person: str | None, registration_id: str) -> Ready:
    guest = Guest(person) if person else Guest(None, entry.name, entry.phone)
    said = Answers(dict(entry.answers), guardian=entry.guardian)
    answers = write_answers(said) if said != Answers() else None
    asked = Asked("import", answers, entry.note)
    return Ready(registration_id, entry.row, guest, asked)


def _counted(
    session: Session,
    store: Store,
    sitting: EventSession,
    ready: list[Ready],
    findings: Sequence[Finding],
    empty: int,
) -> DryRun:
    """Say who of those who are ready would wait; without a waiting list they cannot be taken."""
    free = seats_here(session, store, sitting).left
    if not sitting.reserve and anybody_waits(session, sitting.id):
        free = 0
    rest = ready[free:]
    if rest and not may_wait(session, sitting.event_id):
        full = [Finding(one.row, -1, "seats_none", one.guest.name or "") for one in rest]
        ready, rest = ready[:free], []
        findings = sorted((*findings, *full), key=lambda one: (one.row, one.column))
    by_code = {one.row: one.code for one in findings if one.stops}
    counts = list(by_code.values())
    already, twice = counts.count("row_already"), counts.count("row_twice")
    return DryRun(
        sitting.id,
        tuple(ready),
        tuple(findings),
        known=sum(one.guest.person_id is not None for one in ready),
        waits=len(rest),
        already=already,
        twice=twice,
        stopped=len(counts) - already - twice,
        empty=empty,
    )
