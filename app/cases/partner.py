"""A case that is with a partner: how it stands with their link, and what they answer without it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cases import lifecycle, referral
from app.cases.model import Case, Referral, ReferralLink
from app.cases.rules import OWN, PARTNER, TOLD_HOW
from app.cases.taking import move
from app.cases.words import log, open_case, said
from app.errors import Refusal
from app.store.transaction import Transaction

WAYS = tuple(way for way in TOLD_HOW if way != "web")
"""How a partner answers who does not use the link."""
ACCEPTED, ASKED, RETURNED, RESULT = "accepted", "asked", "returned", "result"
ANSWERS = (ACCEPTED, ASKED, RETURNED, RESULT)
"""They take it on; they need something first; it comes back; it is done."""
_LINES = {ACCEPTED: lifecycle.PARTNER_ACCEPTED, ASKED: lifecycle.PARTNER_ASKED}


@dataclass(frozen=True, slots=True)
class Link:
    """How it stands with a partner's link; times are UTC text.

    `state` as in `referral.STATES`; `path` is where its page is, from the address of headquarters
    on: "" once it is over, and where this desk may not know it.
    """

    state: str
    path: str
    expires_at: str
    changed_at: str

    def is_late(self, at: str) -> bool:
        """Say whether it has run out at a moment (UTC text)."""
        return at >= self.expires_at


def is_with_partner(case: Any) -> bool:
    """Say whether a case, or a card of one, is with somebody outside who is to answer."""
    return bool(case.state == lifecycle.REFERRED and case.holder_kind == PARTNER)


def link_of(session: Session, case_id: str) -> Link | None:
    """Give the standing link of a case; None while headquarters has made none, or it is over."""
    wanted = select(Referral).where(
        Referral.case_id == case_id, Referral.state.in_(referral.STANDING)
    )
    row = session.execute(wanted.order_by(Referral.changed_at.desc())).scalars().first()
    if row is None:
        return None
    hidden = select(ReferralLink.link).where(ReferralLink.referral_id == row.id)
    path = row.link or session.execute(hidden).scalars().first()
    return Link(row.state, path or "", row.expires_at, row.changed_at)


def take_answer(tx: Transaction, case_id: str, answer: str, way: str, words: str = "") -> Case:
    """Take down what a partner answered by telephone, say; words where they are needed.

    Raises Refusal `not_allowed`, `case_unknown`, `case_not_referred` with `now`, `choice_unknown`
    with the field, `case_words_missing`, `case_desk_not_entitled`, `text_too_long`.
    """
    case = open_case(tx, case_id, lifecycle.HANDLE)
    if not is_with_partner(case):
        raise Refusal("case_not_referred", now=case.state)
    for value, some, field in ((answer, ANSWERS, "answer"), (way, WAYS, "way")):
        if value not in some:
            raise Refusal("choice_unknown", field=field)
    if answer == RESULT:
        move(tx, case, lifecycle.RESOLVE, words, way=way, resolved_at=tx.at)
    elif answer == RETURNED:
        held: dict[str, Any] = {"holder_kind": OWN, "holder_id": None}
        move(tx, case, lifecycle.RETURN, words, way=way, **held)
    else:
        if answer == ASKED and said(words, "words") is None:
            raise Refusal("case_words_missing", act=_LINES[answer])
        log(tx, case, _LINES[answer], words, way=way)
    return case
