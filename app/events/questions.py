"""What an event asks whoever registers, and the form their answers are kept in.

An event's `questions` is a JSON list of `{"text", "required"}`; `form` may say how it is answered:
`text`, `choice` (one of `options`) or `yes_no`. A registration's `answers` is a JSON object:
`said` by the text of the question, and of the web also `notice`, the version of the notice that was
agreed to, and `guardian` of a child.
"""

from __future__ import annotations

from typing import Literal

import msgspec

MOST_QUESTIONS, MOST_ANSWER = 10, 200
TEXT, CHOICE, YES_NO = "text", "choice", "yes_no"


class Question(msgspec.Struct, frozen=True, omit_defaults=True):
    """One question, as whoever plans the event wrote it."""

    text: str
    form: Literal["text", "choice", "yes_no"] = "text"
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


def read_questions(text: str | None) -> tuple[Question, ...]:
    """Read an event's questions; what cannot be read asks nothing, and stops nobody."""
    if not text:
        return ()
    try:
        found = msgspec.json.decode(text, type=tuple[Question, ...])
    except msgspec.MsgspecError:
        return ()
    return found[:MOST_QUESTIONS]


def write_answers(answers: Answers) -> str:
    """Write what a registration keeps."""
    return msgspec.json.encode(answers).decode()
