"""The young person's own word on a case: once, by name or without, and nobody edits it."""

from __future__ import annotations

from app.cases import lifecycle
from app.cases.model import Case
from app.cases.words import words_of
from app.clock import from_text
from app.errors import Refusal
from app.ratings import actions
from app.ratings.actions import Said, Subject
from app.ratings.queries import has_rated
from app.ratings.rules import CASE_RATED
from app.staff.rights import require
from app.store.transaction import Transaction


def rate(tx: Transaction, case_id: str, said: Said, channel: str = "desk_screen") -> None:
    """Take down what the young person says of a case that was answered.

    So long as it is not closed they may always, afterwards as long as it can be reopened.
    Raises Refusal `case_unknown`, `case_not_answered`, `case_rated_already`, `rating_over` with
    `days`, and as `ratings.actions.give` does.
    """
    case = tx.session.get(Case, case_id)
    if case is None:
        raise Refusal("case_unknown")
    if case.state in lifecycle.RUNNING:
        raise Refusal("case_not_answered")
    if case.state not in (*lifecycle.ANSWERED, lifecycle.CLOSED):
        raise Refusal("rating_over", days=lifecycle.REOPEN_FOR.days)
    if has_rated(tx.session, case.id):
        raise Refusal("case_rated_already")
    ends = tx.now
    if case.state == lifecycle.CLOSED and case.closed_at is not None:
        ends = min(from_text(case.closed_at), tx.now)
    about = words_of(tx.session, case.id)
    # Everybody at the venue reads ratings: whom a sensitive case is about stands in none.
    person = about.person_id if about is not None and not case.sensitive else None
    actions.give(tx, Subject(CASE_RATED, case.id, ends, case.id, person, alone=True), said, channel)


def type_in(tx: Transaction, case_id: str, said: Said) -> None:
    """Take down the slip of paper the young person of a case filled in; without a name, nameless.

    Raises Refusal `not_allowed`, and as `rate` does.
    """
    require(tx, "checkin.backfill")
    rate(tx, case_id, said, "slip")
