"""By what a line of the directory is found at headquarters, kept in the commit that writes it.

A desk carries its own district's lines and searches them itself; this is the index of a whole
country's. Chinese is cut into pairs of characters: no dictionary is needed, and a name that nobody
has heard of is found like any other. A category a line serves stands among its words, with a mark
before it, so that words and category are looked up alike.

Who nobody may be sent to (not passed, withdrawn) is not in it; who runs out one day stays, with
that day.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, delete

from app.directory.rules import PASSED
from app.kinds import DISTRICT, PROVINCE, is_region
from sync.hub.database import among, as_list
from sync.hub.shelf import insert_many
from sync.hub.tables import directory_words

MOST_OF_LINE = 80
"""Words of one line; its name's come first."""
LONGEST = 24
"""Characters of a word in letters; the rest of a longer one is not looked at."""
NOWHERE, PROVINCE_ITSELF = "000000", "0000"
"""The place of a line that says none, and how a province's own code ends."""
CATEGORY = "#"
IN_NAME, IN_WORDS, OF_CATEGORY = 2, 1, 0
"""How well a line fits a word, by where the word stands."""
_RUN = re.compile(r"[^\W_]+")
_TAKE = delete(directory_words).where(
    among(directory_words.c.word, bindparam("words")),
    directory_words.c.place == bindparam("at"),
    directory_words.c.scope == bindparam("of"),
    directory_words.c.number == bindparam("was"),
)
Fields = Mapping[str, Any]


class Index:
    """The words of lines of one scope that are about to be written."""

    def __init__(self, scope: str) -> None:
        self._scope = scope
        self._old: list[dict[str, Any]] = []
        self._new: list[tuple[Any, ...]] = []

    def take(self, number: int, fields: Fields) -> None:
        """Stage that what a line said under a number holds no more."""
        if _is_open(fields):
            words, place = as_list(_words_of(fields)), place_of(self._scope, fields)
            self._old.append({"words": words, "at": place, "of": self._scope, "was": number})

    def put(self, number: int, fields: Fields) -> None:
        """Stage what a line says under a number."""
        if not _is_open(fields):
            return
        place, until = place_of(self._scope, fields), str(fields.get("valid_until") or "")
        self._new += [
            (word, place, self._scope, number, fit, str(fields["type"]), until)
            for word, fit in _words_of(fields).items()
        ]

    def flush(self, connection: Connection) -> None:
        """Write what is staged."""
        if self._old:
            connection.execute(_TAKE, self._old)
        insert_many(connection, directory_words, self._new)
        self._old, self._new = [], []


def words_in(text: str) -> dict[str, None]:
    """Cut a text into what is looked up, each once: pairs of characters, and words in letters."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    # A letter beside a character would hide in its word: AI工作坊.
    runs: Iterable[str] = (part for run in _RUN.findall(plain) for part in _parted(run))
    return dict.fromkeys(itertools.chain.from_iterable(map(_cut, runs)))


def category_word(code: str) -> str:
    """Give the word under which lines stand that serve a category."""
    return f"{CATEGORY}{code}"


def place_of(scope: str, fields: Fields) -> str:
    """Say in which region a line is: where it says itself, else where it is said."""
    region = str(fields.get("region") or "")
    if is_region(region):
        return region
    if scope.startswith(DISTRICT):
        return scope.removeprefix(DISTRICT)
    if scope.startswith(PROVINCE):
        return f"{scope.removeprefix(PROVINCE)}{PROVINCE_ITSELF}"
    return NOWHERE


def _is_open(fields: Fields) -> bool:
    return fields.get("audit") == PASSED and not fields.get("withdrawn")


def _words_of(fields: Fields) -> dict[str, int]:
    """Give the words of a line with how well it fits each."""
    found = {category_word(code): OF_CATEGORY for code in fields.get("fields") or ()}
    named = words_in(str(fields.get("name") or ""))
    said = words_in(str(fields.get("specialities") or ""))
    for word in itertools.islice({**named, **said}, MOST_OF_LINE):
        found[word] = IN_NAME if word in named else IN_WORDS
    return found


def _parted(run: str) -> Iterator[str]:
    """Part a run where letters and digits of our alphabet meet other characters."""
    for _, some in itertools.groupby(run, str.isascii):
        yield "".join(some)


def _cut(run: str) -> Iterable[str]:
    if run.isascii():
        return (run[:LONGEST],)
    if len(run) == 1:
        return (run,)
    return (run[place : place + 2] for place in range(len(run) - 1))
