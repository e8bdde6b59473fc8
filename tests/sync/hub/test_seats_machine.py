"""Whatever two desks, the web, headquarters and time do to a session: the law of its seats holds.

Told beside the hub's own counts: whoever heard that they have a seat keeps one until somebody
gives it up, and never are more seats given and lent than there are, but for the overbooked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from app.clock import to_text
from app.events.rules import ACTIVE, HELD, OVERBOOKED, SEATED, lease_left
from app.ids import new_id
from app.ops import Body
from sync.hub.book import Book
from sync.hub.database import writing
from sync.hub.hub import new_epoch
from sync.hub.leases import lend
from sync.hub.quotas import set_capacity
from sync.hub.signups import sign_up
from sync.wire.lending import AskSeats, SeatsWanted
from sync.wire.messages import Verdict
from tests.support.hub import SALT, fact, move, person, void
from tests.support.sittings import (
    NOON,
    broken_law,
    event,
    given_back,
    quota,
    registration,
    sitting,
    some_ids,
    stepped,
)
from tests.sync.hub.desk import Ledger

DESK = st.integers(0, 1)
WHICH = st.integers(0, 7)
FEW = st.integers(0, 4)
STATES = ("registered", "waitlisted", "cancelled")


class Venue(RuleBasedStateMachine):
    """One session of a venue of its own. `books` is put in by the test."""

    books: Ledger

    def __init__(self) -> None:
        super().__init__()
        self.now = NOON
        self.hub = replace(self.books.hub, clock=lambda: self.now)
        self.books.hub = self.hub
        self.told: dict[str, str] = {}
        """Of each registration that was taken: seated, waiting or out, as its guest heard it."""
        self.erased: set[str] = set()
        self.called_off = False

    @initialize(capacity=FEW, reserve=st.integers(0, 2), days=st.sampled_from([0, 2]))
    def begin(self, capacity: int, reserve: int, days: int) -> None:
        """Two desks, four people, and a session that one of the desks made."""
        self.venue = self.books.new_venue()
        self.desks = [self.books.desk(self.venue) for _ in range(2)]
        self.people = some_ids(4)
        about = event()
        ends = to_text(self.now + dt.timedelta(days=days, hours=6))
        self.session = sitting(about.id, capacity, ends_at=ends, reserve=reserve)
        self.say(0, *(person(one) for one in self.people), about, self.session)

    # --- what is done ------------------------------------------------------------------------

    def say(self, desk: int, *bodies: Body) -> list[Verdict]:
        return self.desks[desk].say(*bodies)

    def rows(self, kind: str) -> dict[str, dict[str, Any]]:
        return self.desks[0].rows(kind)

    def lease_of(self, desk: int, which: int) -> str:
        """Give one of a desk's leases, or one it has not, or none."""
        mine = [
            lease_id
            for lease_id, lease in self.rows("seat_lease").items()
            if lease["device"] == self.desks[desk].place.id
        ]
        return [*mine, self.session.id, new_id(), ""][which % (len(mine) + 3)]

    @rule(desk=DESK, who=st.integers(0, 5), which=WHICH, waits=st.booleans())
    def register(self, desk: int, who: int, which: int, waits: bool) -> None:
        """Somebody registers at a desk, on a seat of a lease or for the waiting list."""
        somebody = self.people[who] if who < len(self.people) else ""
        status = "waitlisted" if waits else "registered"
        lease = "" if waits else self.lease_of(desk, which)
        said = registration(self.session, lease, somebody, status=status)
        (verdict,) = self.say(desk, said)
        if somebody in self.erased:
            assert verdict.code == "gone"
            return
        assert verdict.verdict == "taken"
        self.told[said.id] = "out" if "duplicate_of" in verdict.facts else status

    @precondition(lambda self: self.told)
    @rule(desk=DESK, which=WHICH, lease=WHICH, after=st.sampled_from(STATES), stale=st.booleans())
    def move(self, desk: int, which: int, lease: int, after: str, stale: bool) -> None:
        """A desk moves somebody, now and then from where they do not stand any more."""
        found = sorted(self.rows("registration").items())
        if not found:
            return
        row_id, row = found[which % len(found)]
        before = "waitlisted" if stale else row["status"]
        named = self.lease_of(desk, lease) if after == "registered" else ""
        said = stepped(registration(self.session, row_id=row_id), before, after)
        said.fields.update({"lease": named} if named else {})
        (verdict,) = self.say(desk, said)
        if verdict.verdict == "taken":
            self.told[row_id] = "out" if "duplicate_of" in verdict.facts else after

    @rule(desk=DESK, which=WHICH, total=FEW)
    def give_back(self, desk: int, which: int, total: int) -> None:
        """A desk gives seats back."""
        lease = self.lease_of(desk, which)
        if lease:
            self.say(desk, given_back(lease, total))

    @rule(desk=DESK, capacity=st.integers(0, 6))
    def want_another_capacity(self, desk: int, capacity: int) -> None:
        """A desk wants more seats, or fewer."""
        (verdict,) = self.say(desk, quota(self.session.id, capacity))
        assert (verdict.verdict, verdict.code) in (("taken", ""), ("refused", "seats_given"))

    @rule(capacity=st.integers(0, 6))
    def headquarters_says(self, capacity: int) -> None:
        """Headquarters says how many seats there shall be."""
        self.write(lambda book: set_capacity(book, self.session.id, capacity))

    @rule()
    def sign_up(self) -> None:
        """Somebody signs up on the web."""
        row_id = new_id()
        done = self.write(lambda book: sign_up(book, row_id, self.session.id, {"name": "陈晓"}))
        if done.status:
            self.told[row_id] = done.status

    @rule(desk=DESK, want=FEW, shows=st.booleans())
    def ask(self, desk: int, want: int, shows: bool) -> None:
        """A desk asks for seats."""
        place = self.desks[desk].place
        leases = self.rows("seat_lease").values()
        tokens = [lease["token"] for lease in leases] if shows else []
        asks = [SeatsWanted(self.session.id, want)]
        asked = AskSeats(self.books.hub.epoch, place.incarnation, asks, 0, tokens)
        with writing(self.books.engine) as connection:
            lend(connection, self.books.hub, place, asked)

    @rule(minutes=st.sampled_from([20, 45, 60 * 7, 60 * 13, 60 * 25]))
    def wait(self, minutes: int) -> None:
        """Time passes."""
        self.now += dt.timedelta(minutes=minutes)

    @rule()
    def call_off_or_on(self) -> None:
        """The session is called off, or takes place after all."""
        steps = ("cancelled", "planned") if self.called_off else ("planned", "cancelled")
        self.say(0, move("event_session", self.session.id, "status", *steps))
        self.called_off = not self.called_off

    @rule(desk=DESK, who=st.integers(0, 3))
    def erase(self, desk: int, who: int) -> None:
        """Somebody is erased."""
        said = self.people[who]
        self.say(desk, Body(v=1, verb="erase", kind="person", id=said, salt=SALT, subjects=[said]))
        gone = {row.id for row in self.desks[0].page().pages[0].rows if row.gone == "erased"}
        self.erased |= gone & set(self.people)
        self.told = {row_id: was for row_id, was in self.told.items() if row_id not in gone}

    @rule(one=st.integers(0, 3), other=st.integers(0, 3))
    def merge(self, one: int, other: int) -> None:
        """Two cards turn out to be one person's, perhaps only for a while."""
        if one != other and not {self.people[one], self.people[other]} & self.erased:
            said = fact("same_person", person_id=self.people[one], other_id=self.people[other])
            self.say(0, said)
            if one > other:
                self.say(0, void("same_person", said.id))

    @rule(desk=DESK)
    def live_anew(self, desk: int) -> None:
        """A desk was opened from a back-up."""
        one = self.desks[desk]
        one.place = replace(one.place, incarnation=new_id())
        self.books.lives(one)

    @rule()
    def another_epoch(self) -> None:
        """Another epoch begins, in which old tokens are shown."""
        with writing(self.books.engine) as connection:
            epoch = new_epoch(connection)
        self.books.hub = replace(self.books.hub, epoch=epoch)

    def write(self, work: Callable[[Book], Any]) -> Any:
        with writing(self.books.engine) as connection:
            book = Book(connection, self.books.hub, self.venue)
            done = work(book)
            book.flush()
        return done

    # --- what holds --------------------------------------------------------------------------

    @invariant()
    def the_law_holds(self) -> None:
        """The counts are right, and nothing is sold twice but openly."""
        if not hasattr(self, "venue"):
            return
        seats, leases = self.rows("seats"), self.rows("seat_lease")
        registrations = self.rows("registration")
        broken = broken_law(seats, leases, registrations)
        assert not broken, broken
        if seats:
            (counts,) = seats.values()
            held = [lease for lease in leases.values() if lease["status"] == HELD]
            given = sum(row["status"] == "registered" for row in registrations.values())
            assert given + sum(map(lease_left, held)) <= counts["capacity"]
            assert counts["overbooked"] == 0 or counts["pool"] == 0
            assert self.rows("event_session")[self.session.id]["capacity"] == counts["capacity"]

    @invariant()
    def nobody_is_lost(self) -> None:
        """Who has a seat keeps it, who waits is promoted or waits on, who is out stays out."""
        if not hasattr(self, "venue"):
            return
        registrations = self.rows("registration")
        assert registrations.keys() == self.told.keys()
        for row_id, told in self.told.items():
            row = registrations[row_id]
            twice = row["status"] == "cancelled" and row.get("changed_why") == "duplicate"
            if told == "registered":
                assert row["status"] in SEATED
            elif told == "waitlisted":
                assert row["status"] in ACTIVE or twice
            else:
                assert row["status"] == "cancelled"
            assert (row["status"] == OVERBOOKED) == (row.get("changed_why") == OVERBOOKED)
            assert ("turn" in row) == (row["status"] == "waitlisted")


def test_the_law_of_seats_holds_whatever_is_done(books: Ledger) -> None:
    class Here(Venue):
        pass

    Here.books = books
    many = settings(max_examples=settings().max_examples, stateful_step_count=30)
    run_state_machine_as_test(Here, settings=many)
