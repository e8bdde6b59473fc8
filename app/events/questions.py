"""What an event asks whoever registers, and the form their answers are kept in.

An event's `questions` is a JSON list of `{"text", "required"}`; `form` may say how it is answered:
`text`, `choice` (one of `options`), `choices` (any of them, said with 、 between) or `yes_no`. A
registration's `answers` is a JSON object: `said` by the text of the question, and of the web also
`notice`, the version of the notice that was agreed to, `age_band` of a minor, and `guardian` of a
child.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

MOST_QUESTIONS, MOST_ANSWER = 10, 200
TEXT, CHOICE, MANY, YES_NO = "text", "choice", "choices", "yes_no"
WITH_OPTIONS = (CHOICE, MANY)
BETWEEN = "、"


class Question(msgspec.Struct, frozen=True, omit_defaults=True):
    """One question, as whoever plans the event wrote it."""

    text: str
    form: Literal["text", "choice", "choices", "yes_no"] = "text"
    options: tuple[str, ...] = ()
    required: bool = False


class Guardian(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who answers for a child."""

    name: str
    relation: str
    phone: str = ""


class Answers(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a registration says beside name and phone."""

    said: dict[str, str] = {}
    notice: str = ""
    guardian: Guardian | None = None
    age_band: str = ""
    """Said of minors only: of an adult nothing is kept that nothing asks for."""


def read_questions(text: str | None) -> tuple[Question, ...]:
    """Read an event's questions; what cannot be read asks nothing, and stops nobody."""
    if not text:
        return ()
    try:
        found = msgspec.json.decode(text, type=tuple[Question, ...])
    except msgspec.MsgspecError:
        return ()
    return found[:MOST_QUESTIONS]


def write_questions(asked: Sequence[Question]) -> str | None:
    """Write what an event asks; nothing where nothing is asked."""
    return msgspec.json.encode(asked).decode() if asked else None


def read_answers(text: str | None) -> Answers:
    """Read what a registration keeps; what cannot be read says nothing."""
    try:
        return msgspec.json.decode(text or "{}", type=Answers)
    except msgspec.MsgspecError:
        return Answers()


def write_answers(answers: Answers) -> str:
    """Write what a registration keeps."""
    return msgspec.json.encode(answers).decode()
