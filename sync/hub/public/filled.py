"""A sign-up as it was filled in: read, checked by field, and said as headquarters keeps it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from app.events.questions import (
    BETWEEN,
    MANY,
    MOST_ANSWER,
    TEXT,
    WITH_OPTIONS,
    Answers,
    Guardian,
    Question,
    write_answers,
)
from app.people.rules import MINORS, NOTICE_VERSION, RELATIONS, UNDER_14
from sync.hub.public.seen import Offer

MOST_BYTES, MOST_FIELDS = 16_384, 240
MOST_NAME, MOST_PHONE, MOST_ANSWERS = 40, 20, 2000
QUESTION = "q-"
AGES = (*MINORS, "adult")
"""What the form asks of age: what the law asks of whom depends on it, and on no more."""
TRAP = "website"
"""A field nobody sees: what fills it in is no person."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_PHONE = re.compile(r"\+?[0-9]{5,15}")
_BETWEEN = re.compile(r"[\s()（）.-]")


class Unreadable(ValueError):  # noqa: N818 - a word of the wire, as Malformed is
    """A body that is no form of ours."""


def read_form(data: bytes) -> dict[str, str]:
    """Read a form as browsers send it. Raises Unreadable."""
    try:
        pairs = parse_qsl(
            data.decode("utf-8"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=MOST_FIELDS,
        )
    except ValueError as error:
        raise Unreadable from error
    values: dict[str, str] = {}
    for name, said in pairs:
        value = _CONTROL.sub(" ", said).strip()
        several = name in values and name.startswith(QUESTION)
        values[name] = f"{values[name]}{BETWEEN}{value}" if several else value
    return values


@dataclass(slots=True)
class Filled:
    """What was filled in, and by field what is wrong with it (a key of the words)."""

    values: Mapping[str, str]
    wrong: dict[str, str] = field(default_factory=dict)
    said: dict[str, Any] = field(default_factory=dict)


def check(offer: Offer, values: Mapping[str, str]) -> Filled:
    """Check a form against what the event asks; `said` is what a registration takes."""
    filled = Filled(values)
    name = _text(filled, "name", MOST_NAME, required=True)
    phone = _phone(filled, "phone", required=False)
    band = values.get("age", "")
    if band not in AGES:
        filled.wrong["age"] = "wrong_missing"
    guardian = _guardian(filled) if band == UNDER_14 else None
    said = {one.text: _answer(filled, one) for one in offer.questions}
    if values.get("consent") != NOTICE_VERSION:
        filled.wrong["consent"] = "wrong_consent"
    answers = write_answers(
        Answers(
            {key: text for key, text in said.items() if text},
            NOTICE_VERSION,
            guardian,
            band if band in MINORS else "",
        )
    )
    if len(answers) > MOST_ANSWERS:
        filled.wrong.setdefault("answers", "wrong_long")
    filled.said = {"name": name, "answers": answers} | ({"phone": phone} if phone else {})
    return filled


def field_of(question: Question) -> str:
    """Name a question's field by its text, so that another put before it moves none."""
    return f"{QUESTION}{hashlib.sha256(question.text.encode()).hexdigest()[:8]}"


def _text(filled: Filled, name: str, most: int, *, required: bool) -> str:
    text = filled.values.get(name, "")
    if required and not text:
        filled.wrong[name] = "wrong_missing"
    elif len(text) > most:
        filled.wrong[name] = "wrong_long"
    return text


def _phone(filled: Filled, name: str, *, required: bool) -> str:
    """Give a number as digits without the country's code: desks find it by its beginning."""
    text = _text(filled, name, 2 * MOST_PHONE, required=required)
    bare = re.sub(r"^(\+86|0086)", "", _BETWEEN.sub("", text))
    if bare and not _PHONE.fullmatch(bare):
        filled.wrong.setdefault(name, "wrong_phone")
    return bare


def _guardian(filled: Filled) -> Guardian:
    name = _text(filled, "guardian_name", MOST_NAME, required=True)
    relation = filled.values.get("guardian_relation", "")
    if relation not in RELATIONS:
        filled.wrong["guardian_relation"] = "wrong_missing"
    return Guardian(name, relation, _phone(filled, "guardian_phone", required=True))


def _answer(filled: Filled, question: Question) -> str:
    name = field_of(question)
    most = 2 * MOST_ANSWER if question.form == MANY else MOST_ANSWER
    text = _text(filled, name, most, required=question.required)
    known = question.options if question.form in WITH_OPTIONS else ("yes", "no")
    said = text.split(BETWEEN) if question.form == MANY else [text]
    if text and question.form != TEXT and any(one not in known for one in said):
        filled.wrong[name] = "wrong_choice"
    return text
