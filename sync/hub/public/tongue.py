"""The words of the pages, in two languages, and which of them a visitor reads.

Chinese is written in `words/zh.json`, because no code of `sync` speaks it; `words/en.json` beside.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("zh", "en")
"""The first is spoken to whoever asks for neither."""
_WORDS = {
    name: json.loads((Path(__file__).parent / "words" / f"{name}.json").read_text("utf-8"))
    for name in LANGUAGES
}


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language; `chosen` where the address says so, and links have to go on saying it."""

    name: str
    chosen: bool = False

    def say(self, key: str, **facts: object) -> str:
        """Give a sentence. Raises KeyError for one that nobody wrote."""
        text: str = _WORDS[self.name][key]
        return text.format(**facts)

    def day(self, at: dt.datetime) -> str:
        """Say a day as it is said here."""
        weekday = self.say(f"weekday_{at.weekday()}")
        return self.say("day", month=at.month, day=at.day, weekday=weekday)

    def time(self, starts: dt.datetime, ends: dt.datetime) -> str:
        """Say from when to when."""
        until = f"{ends:%H:%M}"
        if ends.date() != starts.date():
            until = f"{self.day(ends)} {until}"
        return f"{self.day(starts)} {starts:%H:%M}–{until}"

    @property
    def other(self) -> str:
        """The other language."""
        return LANGUAGES[1 - LANGUAGES.index(self.name)]


def keys(name: str) -> dict[str, str]:
    """Give every word of a language."""
    return dict(_WORDS[name])


def choose(asked: str, accepted: str) -> Tongue:
    """Choose by the address (`?lang=`), else by what the browser accepts, best first."""
    if asked in LANGUAGES:
        return Tongue(asked, chosen=True)
    best, weight = LANGUAGES[0], 0.0
    for part in accepted[:200].split(","):
        name, _, more = part.strip().lower().partition(";")
        said = _weight(more)
        if name.split("-")[0] in LANGUAGES and said > weight:
            best, weight = name.split("-")[0], said
    return Tongue(best)


def _weight(text: str) -> float:
    _, _, number = text.strip().partition("q=")
    try:
        return float(number) if number else 1.0
    except ValueError:
        return 0.0
