"""The door at which desks ask for lines of the directory that they do not carry themselves.

Every question is a few short reads of the index (`directorywords`): from its rarest word on, at
most `MOST_LOOKED` places in each stretch of regions, of which `MOST_RANKED` lines are read. No
venue's own line is read, nothing is written, and what is looked for is kept nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, and_, bindparam, func, literal, or_
from sqlalchemy import select as choose

from app.directory.rules import is_day
from app.kinds import is_region, shared_scopes
from sync.hub.accounts import Device
from sync.hub.database import among, as_list
from sync.hub.directorywords import NOWHERE, category_word, words_in
from sync.hub.hub import Hub, check_protocol
from sync.hub.tables import directory_words, shared_rows
from sync.wire.codec import Malformed
from sync.wire.finding import MOST_LINES, MOST_WORDS, Find, Found, FoundLine

TRIES = 60
"""So often a minute a desk may ask: a person who types does not come near it."""
MOST_LOOKED = 2_000
MOST_COUNTED = 1_000
"""Words that stand in more lines than this are common, and no longer told apart."""
MOST_RANKED = 60
MOST_TERMS = 12
_MOST_TYPES = 20
_CODE = re.compile(r"\w{1,40}", re.ASCII)
_LAST = "999999"
_decode = msgspec.json.Decoder(dict[str, Any]).decode
_KNOWN = ("nation", "province", "district")
_COUNT = choose(func.count()).select_from(
    choose(literal(1))
    .select_from(directory_words)
    .where(directory_words.c.word == bindparam("word"))
    .limit(bindparam("most"))
    .subquery()
)
_BEYOND = (
    choose(literal(1))
    .select_from(directory_words)
    .where(
        directory_words.c.word == bindparam("word"),
        directory_words.c.place.between(bindparam("first"), bindparam("last")),
    )
    .order_by(directory_words.c.place, directory_words.c.scope, directory_words.c.number)
    .limit(1)
    .offset(MOST_LOOKED)
)
"""Whether a word stands in more places of a stretch of regions than are looked at."""
_LINES = choose(shared_rows.c.id, shared_rows.c.scope, shared_rows.c.fields).where(
    shared_rows.c.scope == bindparam("of"),
    shared_rows.c.number.in_(bindparam("some", expanding=True)),
)
Stretch = tuple[str, str]
"""Regions from one to another, both among them."""


class Line(NamedTuple):
    """One that was found, in the order in which lines are shown within as near ones."""

    misfit: int
    name: str
    id: str
    scope: str
    fields: dict[str, Any]


def find(connection: Connection, hub: Hub, device: Device, asked: Find) -> Found:
    """Give the lines that hold all words and serve the category, the nearest regions first.

    Then those that fit best, by name and id. Raises Malformed `bad_question`, Trouble 426.
    """
    check_protocol(asked.protocol)
    _check(asked)
    terms = [*words_in(asked.words)][:MOST_TERMS]
    if asked.field:
        terms.append(category_word(asked.field))
    if not terms:
        raise Malformed("bad_question", field="words")
    terms = _rarest_first(connection, terms)
    lines: list[Line] = []
    more = False
    if terms:
        seeking = _Seeking(connection, device, asked, terms)
        for stretches in _nearer_first(asked.near or device.region):
            if len(lines) <= asked.most:
                some, is_cut = seeking.lines(stretches)
                lines += some
                more = more or is_cut
    shown = [FoundLine(one.id, one.scope, one.fields) for one in lines[: asked.most]]
    return Found(shown, more or len(lines) > asked.most, hub.now())


def _check(asked: Find) -> None:
    """Hold a question to its form. Raises Malformed."""
    wrong = {
        "day": not is_day(asked.day),
        "words": len(asked.words) > MOST_WORDS,
        "field": bool(asked.field) and not _CODE.fullmatch(asked.field),
        "types": len(asked.types) > _MOST_TYPES or not all(map(_CODE.fullmatch, asked.types)),
        "near": bool(asked.near) and not is_region(asked.near),
        "most": not 0 < asked.most <= MOST_LINES,
    }
    for name, is_wrong in wrong.items():
        if is_wrong:
            raise Malformed("bad_question", field=name)


def _rarest_first(connection: Connection, terms: Iterable[str]) -> list[str]:
    """Put the words in order, by in how many lines each stands; none, where one is in no line."""
    counted = []
    for term in terms:
        said = {"word": term, "most": MOST_COUNTED}
        counted.append((connection.execute(_COUNT, said).scalar_one(), term))
    counted.sort()
    return [term for _, term in counted] if counted[0][0] else []


def _nearer_first(near: str) -> Iterator[list[Stretch]]:
    """Give the regions of the country in stretches, nearer ones first: none stands in two."""
    if not near:
        yield [(NOWHERE, _LAST)]
        return
    first, last = f"{near[:2]}0000", f"{near[:2]}9999"
    yield [(near, near)]
    yield list(_whole((first, _beside(near, -1)), (_beside(near, 1), last)))
    yield list(_whole((NOWHERE, _beside(first, -1)), (_beside(last, 1), _LAST)))


def _whole(*stretches: Stretch) -> Iterator[Stretch]:
    return (one for one in stretches if one[0] <= one[1] and len(one[0]) == len(one[1]))


def _beside(region: str, step: int) -> str:
    """Give the code beside a region's; before the first there is none, nor after the last."""
    return f"{int(region) + step:06d}"


class _Seeking:
    """One question on its way through the index."""

    def __init__(
        self, connection: Connection, device: Device, asked: Find, terms: Sequence[str]
    ) -> None:
        self._connection = connection
        self._statement = _looked(len(terms) - 1)
        self._rarest = terms[0]
        known = shared_scopes(device.region) if asked.beyond else ()
        self._said = {
            **dict.fromkeys(_KNOWN, ""),
            **dict(zip(_KNOWN, known, strict=False)),
            **{f"word_{place}": term for place, term in enumerate(terms)},
            "day": asked.day,
            "any_type": not asked.types,
            "types": as_list(asked.types),
            "looked": MOST_LOOKED,
            "ranked": MOST_RANKED,
        }

    def lines(self, stretches: Iterable[Stretch]) -> tuple[list[Line], bool]:
        """Give the lines in these regions, the fittest first; and whether there may be others.

        There may be where more were found than are ranked, or places were left that nobody looked
        at: then also none that was found does not say that there is none.
        """
        found: list[Row[Any]] = []
        is_cut = False
        for first, last in stretches:
            place = {"first": first, "last": last}
            found += self._connection.execute(self._statement, {**self._said, **place})
            is_cut = is_cut or self._is_cut(place)
        found.sort(key=lambda row: (-row.fits, row.scope, row.number))
        some = found[:MOST_RANKED]
        return sorted(self._read(some)), is_cut or len(found) >= MOST_RANKED

    def _is_cut(self, place: dict[str, str]) -> bool:
        said = {"word": self._rarest, **place}
        return self._connection.execute(_BEYOND, said).first() is not None

    def _read(self, found: Sequence[Row[Any]]) -> Iterator[Line]:
        for scope in dict.fromkeys(row.scope for row in found):
            fits = {row.number: row.fits for row in found if row.scope == scope}
            chosen = _LINES.add_columns(shared_rows.c.number)
            for row in self._connection.execute(chosen, {"of": scope, "some": list(fits)}):
                fields = _decode(row.fields)
                yield Line(-fits[row.number], fields["name"], row.id, scope, fields)


@cache
def _looked(others: int) -> Select[Any]:
    """Make the statement for lines with a word in a stretch of regions, and `others` besides.

    The first select ends after so many places of the index, whatever the second leaves of them; the
    other words are looked up place by place: joined, a database may read all there is of each.
    """
    c = directory_words.c
    first = (
        choose(directory_words)
        .where(
            c.word == bindparam("word_0"), c.place.between(bindparam("first"), bindparam("last"))
        )
        .order_by(c.place, c.scope, c.number)
        .limit(bindparam("looked"))
        .subquery("first")
    )
    fits: ColumnElement[Any] = first.c.fit
    for place in range(1, others + 1):
        one = directory_words.alias(f"other_{place}")
        same = (getattr(one.c, name) == getattr(first.c, name) for name in _SAME)
        fits = (
            fits
            + (
                choose(one.c.fit).where(one.c.word == bindparam(f"word_{place}"), *same).limit(1)
            ).scalar_subquery()
        )
    whole = choose(first.c.scope, first.c.number, first.c.type, first.c.until, fits.label("fits"))
    inner = whole.subquery("whole")
    return (
        choose(inner.c.scope, inner.c.number, inner.c.fits)
        .where(
            inner.c.fits.is_not(None),
            or_(inner.c.until == "", inner.c.until >= bindparam("day")),
            or_(bindparam("any_type"), among(inner.c.type, bindparam("types"))),
            and_(*(inner.c.scope != bindparam(name) for name in _KNOWN)),
        )
        .order_by(inner.c.fits.desc(), inner.c.scope, inner.c.number)
        .limit(bindparam("ranked"))
    )


_SAME = ("place", "scope", "number")
