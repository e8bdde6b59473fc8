"""Taking a case down: who needs what, in one sentence, and on the spot the answer with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.cases import lifecycle
from app.cases.categories import Category
from app.cases.limits import Calendar, due_after
from app.cases.model import Case, CaseDetails, CaseSecret
from app.cases.numbers import next_number
from app.cases.querycode import digest_of, is_query_code
from app.cases.rules import CASE, CASE_DETAILS, DESK, NORMAL, ON_THE_SPOT, OWN, PROMISED, URGENT
from app.cases.words import is_entitled, log, said
from app.clock import to_text
from app.errors import Refusal
from app.kinds import RESTRICTED_SCOPE
from app.people.groups import head_of
from app.people.normal import clean_name, clean_phone
from app.people.queries import own_card
from app.people.rules import MINORS
from app.staff.rights import require
from app.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asks for, and who they are: a card, a name and number, or nobody said.

    `sensitive`: also where the category is not. `emergency`: somebody may be in danger. `owner`:
    whose case it is, absent for whoever takes it down.
    """

    need: str
    person_id: str | None = None
    name: str | None = None
    phone: str | None = None
    on_behalf_of: str | None = None
    anonymous: bool = False
    details: str | None = None
    wish_place: str | None = None
    wish_time: str | None = None
    wish_language: str | None = None
    wish_gender: str | None = None
    urgency: str = NORMAL
    channel: str = DESK
    sensitive: bool = False
    minor: bool = False
    emergency: bool = False
    owner: str | None = None


WRITTEN = (
    *("need", "details", "on_behalf_of"),
    *("wish_place", "wish_time", "wish_language", "wish_gender"),
)
"""What is written down as it was said."""


def take(
    tx: Transaction,
    asked: Request,
    category: Category,
    calendar: Calendar,
    *,
    code: str = "",
    answer: str = "",
) -> Case:
    """Take a case down; with an `answer` it is resolved in the same step.

    `code` is the query code printed for the requester; only its digest is kept.
    Raises Refusal `not_allowed`, `case_desk_not_entitled` for a sensitive one at a desk without the
    right, `category_retired`, `case_need_missing`, `case_nobody`, `person_unknown`,
    `text_too_long` and `choice_unknown` (with the field), `case_lacks` with the field, and as
    `clean_name` and `clean_phone` do.
    """
    require(tx, lifecycle.TAKE)
    if category.retired:
        raise Refusal("category_retired", category=category.code)
    words = checked(asked)
    sensitive = category.sensitive or asked.sensitive
    if sensitive and not is_entitled(tx.session):
        raise Refusal("case_desk_not_entitled", scope=RESTRICTED_SCOPE)
    if code:
        if not is_query_code(code):
            raise ValueError("no query code")
        words["code_digest"] = digest_of(code, tx.store.place.venue_id)
    person, minor = _requester(tx, asked)
    case = _shell(tx, asked, category, calendar)
    case.sensitive = sensitive or None
    case.minor = asked.minor or minor or None
    if asked.emergency:
        # Not by the act of that name: whoever takes a sensitive case down may not open it again.
        case.emergency, case.urgency = True, URGENT
    if answer.strip():
        case.handling = ON_THE_SPOT
    with tx.together():
        tx.add(case)
        drawer = CaseSecret if sensitive else CaseDetails
        tx.add(drawer(case_id=case.id, **person, **words))
        log(tx, case, lifecycle.TAKEN, after=lifecycle.SUBMITTED)
        if asked.emergency:
            log(tx, case, lifecycle.MARK_EMERGENCY)
        if answer.strip():
            move(tx, case, lifecycle.ANSWER, answer, resolved_at=tx.at)
    return case


def move(
    tx: Transaction,
    case: Case,
    act: lifecycle.Act,
    words: str | None = None,
    *,
    way: str | None = None,
    shared: tuple[str, ...] = (),
    **fields: Any,
) -> None:
    """Do an act that moves a case, with its line in the log: both or neither.

    `fields` go beside. Raises Refusal `no_such_move`, `case_words_missing`, `case_lacks` with the
    field, `case_desk_not_entitled`, `text_too_long`.
    """
    before = case.state
    if before not in act.before:
        raise Refusal("no_such_move", kind=CASE.name, now=before, wanted=act.after)
    if act.words and said(words, "words") is None:
        raise Refusal("case_words_missing", act=act.name)
    fields = {"next_step": lifecycle.NEXT.get(act.after), **fields}
    beside = {name: value for name, value in fields.items() if getattr(case, name) != value}
    lacks = lifecycle.lacking(act, {**_fields_of(case), **beside})
    if lacks is not None:
        raise Refusal("case_lacks", field=lacks, act=act.name)
    with tx.together():
        tx.move(case, "state", act.after, **beside)
        log(tx, case, act.name, words, before=before, after=act.after, way=way, shared=shared)


def checked(asked: Request) -> dict[str, Any]:
    """Give the words of a request as they are kept.

    Raises Refusal `case_need_missing`, `text_too_long` and `choice_unknown` with the field.
    """
    return as_kept({name: getattr(asked, name) for name in WRITTEN})


def as_kept(words: Mapping[str, str | None]) -> dict[str, Any]:
    """Give words of a case, by the names of their fields, as they are kept.

    Raises Refusal `case_need_missing`, `text_too_long` and `choice_unknown` with the field.
    """
    kept: dict[str, Any] = {}
    for name, value in words.items():
        declared = CASE_DETAILS.field(name)
        if declared is None or name not in WRITTEN:
            raise Refusal("choice_unknown", field=name)
        kept[name] = said(value, name, declared.limit)
        if declared.one_of and value is not None and value not in declared.one_of:
            raise Refusal("choice_unknown", field=name)
    if "need" in kept and kept["need"] is None:
        raise Refusal("case_need_missing")
    return kept


def _requester(tx: Transaction, asked: Request) -> tuple[dict[str, Any], bool]:
    """Say who asks: nobody where they want it so, else a card, else a name; is it a minor's."""
    if asked.anonymous:
        return {"person_id": None, "anonymous": True}, False
    if asked.person_id is not None:
        head = head_of(tx.session, asked.person_id)
        minor = own_card(tx.session, head).age_band in MINORS
        return {"person_id": head}, minor
    if not (asked.name or "").strip():
        raise Refusal("case_nobody")
    number = clean_phone(asked.phone or "")
    return {"person_id": None, "name": clean_name(asked.name or ""), "phone": number}, False


def _shell(tx: Transaction, asked: Request, category: Category, calendar: Calendar) -> Case:
    for name in ("urgency", "channel"):
        declared = CASE.field(name)
        if declared is not None and getattr(asked, name) not in declared.one_of:
            raise Refusal("choice_unknown", field=name)
    owner = asked.owner or tx.actor.staff_id
    if owner is None:
        raise Refusal("case_lacks", field="owner", act=lifecycle.TAKEN)
    return Case(
        number=next_number(tx),
        category=category.code,
        urgency=asked.urgency,
        channel=asked.channel,
        state=lifecycle.SUBMITTED,
        owner=owner,
        next_step=lifecycle.NEXT[lifecycle.SUBMITTED],
        handling=PROMISED,
        happened_at=tx.at,
        day=tx.day,
        due_at=to_text(due_after(calendar, tx.now, category.days)),
        holder_kind=OWN,
    )


def _fields_of(case: Case) -> Mapping[str, Any]:
    return {declared.name: getattr(case, declared.name) for declared in CASE.fields}
