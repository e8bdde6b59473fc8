"""Whatever is done at a desk, in whatever order: nothing is archived that was not closed.

Driven through the real actions into a real store; what happened is told beside it, by the machine.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from app.cases import actions, lifecycle, rating
from app.cases.actions import Decline, Holder
from app.cases.rules import HEADQUARTERS, PARTNER
from app.errors import Refusal
from app.ids import new_id
from app.ratings.actions import Said
from app.store.transaction import SYSTEM, Transaction, transaction
from tests.support.cases import HOUSE, JOBS, PRINT, Counter, make_counter
from tests.support.desks import HE, QIN, SHEN

WHICH = st.integers(0, 3)
ACTORS = st.sampled_from([HE, QIN, SHEN])
WORDS = st.sampled_from(["", "说一句", "很长" * 3000])
SIMPLE = (
    *("accept", "begin", "ask_material", "return_", "resolve", "withdraw", "reject"),
    *("remark", "urge", "mark_emergency"),
)


class Desk(RuleBasedStateMachine):
    """Some cases of one desk. `closed` and `archived`: what the machine saw happen."""

    def __init__(self) -> None:
        super().__init__()
        # A folder of its own for each run: a case of the run before would be one too many.
        self.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.counter: Counter = make_counter(Path(self.folder.name))
        self.cases: list[str] = []
        self.rated: set[str] = set()
        self.declined: set[str] = set()
        """Cases declined since they were last taken up again."""
        self.closed: set[str] = set()
        self.archived: set[str] = set()

    def teardown(self) -> None:
        self.counter.store.close()
        self.folder.cleanup()

    def case(self, which: int) -> str:
        return self.cases[which % len(self.cases)] if self.cases else new_id()

    def tried(self, actor: Any, act: Any, *said: Any) -> bool:
        """Do something, if the desk lets; says whether it did."""
        try:
            with transaction(self.counter.store, actor) as tx:
                act(tx, *said)
        except Refusal:
            return False
        return True

    @rule(actor=ACTORS, answer=st.sampled_from(["", "当场说清"]))
    def take(self, actor: Any, answer: str) -> None:
        if len(self.cases) < 4:
            self.counter.actor = actor
            self.cases.append(self.counter.take(of=PRINT, answer=answer))

    @rule(actor=ACTORS, which=WHICH, words=WORDS, act=st.sampled_from(SIMPLE))
    def does(self, actor: Any, which: int, words: str, act: str) -> None:
        """Do what needs a word at most."""
        said = () if act in ("accept", "begin") else (words,)
        self.tried(actor, getattr(actions, act), self.case(which), *said)

    @rule(actor=ACTORS, which=WHICH, words=WORDS, how=st.sampled_from(["phone", "email", ""]))
    def tell(self, actor: Any, which: int, words: str, how: str) -> None:
        self.tried(actor, actions.tell, self.case(which), how, words)

    @rule(actor=ACTORS, which=WHICH, on=st.booleans())
    def hand_on(self, actor: Any, which: int, on: bool) -> None:
        case = self.case(which)
        self.tried(actor, actions.assign, case, HE.staff_id, Holder(PARTNER, new_id()))
        if on:
            self.tried(actor, actions.transfer, case, Holder(HEADQUARTERS), "请总部办")
        else:
            self.tried(actor, actions.refer, case, new_id(), "spoken", ("need",))

    @rule(actor=ACTORS, which=WHICH)
    def material_came(self, actor: Any, which: int) -> None:
        self.tried(actor, actions.material_came, self.case(which), HOUSE)

    @rule(actor=ACTORS, which=WHICH, anonymous=st.booleans(), score=st.integers(0, 6))
    def rate(self, actor: Any, which: int, anonymous: bool, score: int) -> None:
        case = self.case(which)
        if self.tried(actor, rating.rate, case, Said(score, anonymous=anonymous)):
            assert case not in self.rated, "rated twice"
            self.rated.add(case)

    @rule(
        actor=ACTORS,
        which=WHICH,
        channel=st.sampled_from(["phone", "letter", "", "web"]),
        attempts=st.integers(-1, 3),
        asked=st.booleans(),
    )
    def close(self, actor: Any, which: int, channel: str, attempts: int, asked: bool) -> None:
        case = self.case(which)
        decline = Decline(channel, attempts) if asked else None
        if self.tried(actor, actions.close, case, decline):
            if case not in self.rated:
                assert decline is not None
                assert (bool(channel), attempts >= 1) == (True, True)
                self.declined.add(case)
            self.closed.add(case)

    @rule(actor=ACTORS, which=WHICH, days=st.sampled_from([0, 0, 10, 31]))
    def reopen(self, actor: Any, which: int, days: int) -> None:
        self.counter.clock.forward(hours=24 * days)
        case = self.case(which)
        if self.tried(actor, actions.reopen, case, "又有问题", PRINT, HOUSE):
            self.closed.discard(case)
            self.declined.discard(case)

    @rule(actor=ACTORS, which=WHICH)
    def recategorise(self, actor: Any, which: int) -> None:
        self.tried(actor, actions.recategorise, self.case(which), JOBS, HOUSE)

    @rule(actor=st.sampled_from([HE, SHEN, SYSTEM]), which=WHICH)
    def archive(self, actor: Any, which: int) -> None:
        case = self.case(which)
        if self.tried(actor, actions.archive, case):
            assert case in self.closed, "archived and not closed"
            self.archived.add(case)

    @rule(which=WHICH, after=st.sampled_from(lifecycle.STATES))
    def by_the_kernel(self, which: int, after: str) -> None:
        """Past the actions: the store itself moves a case only where the table leads."""
        case = self.case(which)
        if after in (lifecycle.CLOSED, lifecycle.ARCHIVED, lifecycle.IN_PROGRESS):
            return

        def jump(tx: Transaction) -> None:
            row = tx.session.get(type(self.counter.row(case)), case) if self.cases else None
            if row is not None and after not in lifecycle.MOVES.get(row.state, ()):
                tx.move(row, "state", after)
                raise AssertionError(f"{row.state} was left where no act leads")

        self.tried(SYSTEM, jump)

    @invariant()
    def nothing_is_archived_that_was_not_closed(self) -> None:
        for case in self.cases:
            row, log = self.counter.row(case), self.counter.see(case).log
            states = [line.after for line in log if line.after]
            assert row.state == states[-1], "the log tells every move"
            if row.state == lifecycle.ARCHIVED:
                assert case in self.archived
                assert states[-2] == lifecycle.CLOSED
            if row.state in (lifecycle.CLOSED, lifecycle.ARCHIVED):
                assert case in self.rated | self.declined, "closed without a word of theirs"
                assert lifecycle.TOLD in states
                assert lifecycle.is_closable(
                    {
                        "rated": row.rated,
                        "decline_channel": row.decline_channel,
                        "decline_attempts": row.decline_attempts,
                    }
                )
            if row.state in lifecycle.OPEN:
                assert row.owner
                assert row.next_step


def test_no_path_leads_to_the_archive_without_a_closing() -> None:
    run_state_machine_as_test(
        Desk, settings=settings(max_examples=12, stateful_step_count=40, deadline=None)
    )


def test_the_straight_way_does() -> None:
    """Or the machine above might prove nothing."""
    desk = Desk()
    desk.take(HE, "当场说清")
    desk.archive(HE, 0)
    desk.tell(HE, 0, "", "phone")
    desk.close(HE, 0, "", 0, False)
    desk.close(HE, 0, "phone", 0, True)
    desk.archive(HE, 0)
    assert (desk.closed, desk.archived) == (set(), set())
    desk.close(HE, 0, "phone", 1, True)
    desk.reopen(HE, 0, 0)
    assert desk.counter.row(desk.cases[0]).decline_channel is None, "of the first answer only"
    desk.does(HE, 0, "再办一次", "resolve")
    desk.tell(HE, 0, "", "phone")
    desk.rate(HE, 0, True, 5)
    desk.rate(HE, 0, True, 5)
    desk.close(HE, 0, "", 0, False)
    desk.archive(HE, 0)
    desk.reopen(HE, 0, 0)
    assert (desk.archived, desk.counter.state(desk.cases[0])) == (set(desk.cases), "archived")
    desk.nothing_is_archived_that_was_not_closed()
    desk.teardown()
