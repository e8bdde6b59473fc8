"""What one can do: ask other venues for help, stop asking, offer it to one that asks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select

from app.cases import lifecycle
from app.cases.words import log, open_case, said, words_of
from app.errors import Refusal
from app.helping.model import HelpBroadcast, HelpCall, HelpOffer
from app.helping.rules import (
    CALL_WORDS,
    CLOSED,
    CONTACT_LIMIT,
    HELP_CALL,
    MOST_DAYS,
    NUMBER,
    OFFER_WORDS,
    OPEN,
    REACHES,
    personal_in,
)
from app.people.queries import faces
from app.staff.rights import require
from app.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Asked:
    """What help is asked for: `until` is the last day (text), `case_id` "" for none of a case."""

    category: str
    words: str
    reach: str
    until: str
    case_id: str = ""


def call(tx: Transaction, asked: Asked) -> HelpCall:
    """Ask other venues for help; nobody is named to them.

    Raises Refusal `not_allowed`, `case_unknown`, `case_not_running` with `now`, `choice_unknown`
    with the field, `help_until_unfit` with `most`, `help_words_missing`, `help_words_sensitive`,
    `help_words_number`, `help_words_name`, `text_too_long`, `help_called_already`.
    """
    require(tx, lifecycle.HANDLE)
    case = open_case(tx, asked.case_id, lifecycle.HANDLE) if asked.case_id else None
    if case is not None and case.state not in lifecycle.RUNNING:
        raise Refusal("case_not_running", now=case.state)
    if asked.reach not in REACHES:
        raise Refusal("choice_unknown", field="reach")
    _check_until(tx, asked.until)
    about = case.id if case is not None else ""
    words = _checked(tx, asked, about, sensitive=case is not None and bool(case.sensitive))
    if case is not None and _standing(tx, case.id):
        raise Refusal("help_called_already")
    row = HelpCall(
        case_id=case.id if case is not None else None,
        category=case.category if case is not None else asked.category,
        words=words,
        reach=asked.reach,
        until=asked.until,
        state=OPEN,
        happened_at=tx.at,
    )
    with tx.together():
        tx.add(row)
        if case is not None:
            log(tx, case, lifecycle.CALL_HELP)
    return row


def close(tx: Transaction, call_id: str) -> HelpCall:
    """Stop asking; others are told no more. Raises Refusal `not_allowed`, `help_gone`."""
    require(tx, lifecycle.HANDLE)
    row = tx.session.get(HelpCall, call_id)
    if row is None or row.state != OPEN:
        raise Refusal("help_gone")
    tx.move(row, "state", CLOSED)
    return row


def offer(tx: Transaction, broadcast_id: str, words: str, contact: str) -> HelpOffer:
    """Offer help to a venue that asks: with what, and how one is reached.

    Raises Refusal `not_allowed`, `help_gone`, `help_own`, `help_offered_already`,
    `help_offer_missing` with the field, `text_too_long`.
    """
    require(tx, lifecycle.HANDLE)
    asking = tx.session.get(HelpBroadcast, broadcast_id)
    if asking is None or asking.until < tx.day:
        raise Refusal("help_gone")
    if asking.asker == tx.store.place.venue_id:
        raise Refusal("help_own")
    mine = select(HelpOffer.id).where(HelpOffer.call_id == asking.call_id)
    if tx.session.execute(mine).first() is not None:
        raise Refusal("help_offered_already")
    kept = {"words": said(words, "words", OFFER_WORDS)}
    kept["contact"] = said(contact, "contact", CONTACT_LIMIT)
    for field, value in kept.items():
        if value is None:
            raise Refusal("help_offer_missing", field=field)
    row = HelpOffer(
        broadcast_id=asking.id,
        call_id=asking.call_id,
        asker=asking.asker,
        happened_at=tx.at,
        **kept,
    )
    tx.add(row)
    return row


def _check_until(tx: Transaction, until: str) -> None:
    try:
        last, today = (dt.date.fromisoformat(one) for one in (until, tx.day))
    except ValueError as error:
        raise Refusal("help_until_unfit", most=MOST_DAYS) from error
    if not 0 <= (last - today).days <= MOST_DAYS:
        raise Refusal("help_until_unfit", most=MOST_DAYS)


def _checked(tx: Transaction, asked: Asked, case_id: str, *, sensitive: bool) -> str | None:
    """Give the words of a call, of which strangers learn nothing about anybody."""
    declared = HELP_CALL.field("category")
    if not case_id and not (0 < len(asked.category) <= (declared.limit if declared else 0)):
        raise Refusal("choice_unknown", field="category")
    words = said(asked.words, "words", CALL_WORDS)
    if sensitive:
        if words is not None:
            raise Refusal("help_words_sensitive")
        return None
    if words is None:
        raise Refusal("help_words_missing")
    found = personal_in(words, _names(tx, case_id))
    if found:
        raise Refusal("help_words_number" if found == NUMBER else "help_words_name")
    return words


def _names(tx: Transaction, case_id: str) -> list[str]:
    """Give the names of whom a case is about."""
    about = words_of(tx.session, case_id) if case_id else None
    if about is None:
        return []
    names = [about.name or "", about.on_behalf_of or ""]
    if about.person_id is not None:
        face = faces(tx.session, [about.person_id]).get(about.person_id)
        names.append(face.name if face is not None else "")
    return [name for name in names if name]


def _standing(tx: Transaction, case_id: str) -> bool:
    mine = select(HelpCall.id).where(HelpCall.case_id == case_id, HelpCall.state == OPEN)
    return tx.session.execute(mine).first() is not None
