"""Finding in the whole directory the few hundred lines that could help, before they are ranked.

Two ways in, because each misses what the other finds: by the words of the need (BM25 over an FTS5
table of names and specialities, cut into words), and by kind of service, the nearest first. BM25
ranks every line that holds any of its words, so only the rarest words are asked for, until they
stand in `MOST_RANKED` lines together (ranking all of 20,000 takes some 50 ms).

The tables are an index: `app/directory/model.py` keeps it in step with the directory, in the commit
that writes its rows.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.cases.spoken import cut, kinds_of, matters_of, words_of
from app.people.normal import fold
from app.store.shape import put_rows

MOST_FOUND = 200
MOST_RANKED = 1500
MOST_WORDS = 24
"""So many words of a need are looked for."""
FIRST_KINDS = 3
FAR = 2**31
"""The distance of a line that says no place: after all that do."""
TABLES = (
    "CREATE TABLE speciality_lines (line INTEGER PRIMARY KEY, id TEXT UNIQUE)",
    "CREATE VIRTUAL TABLE speciality_words USING fts5(words, tokenize='unicode61')",
    "CREATE VIRTUAL TABLE speciality_counts USING fts5vocab(speciality_words, row)",
    (
        "CREATE TABLE speciality_near (field TEXT, distance_m INTEGER, line INTEGER, "
        "PRIMARY KEY (field, distance_m, line)) WITHOUT ROWID"
    ),
    "CREATE INDEX speciality_near_by_line ON speciality_near (line)",
)
_LINES_OF = text(
    "SELECT line, id FROM speciality_lines WHERE id IN (SELECT value FROM json_each(:ids)) "
    "ORDER BY line"
)
_COUNTS = text(
    "SELECT c.term, c.doc FROM json_each(:words) AS w "
    "JOIN speciality_counts AS c ON c.term = w.value"
)
_BY_WORDS = text(
    "SELECT l.id FROM speciality_words AS w JOIN speciality_lines AS l ON l.line = w.rowid "
    "WHERE speciality_words MATCH :words AND (:field IS NULL OR EXISTS "
    "(SELECT 1 FROM speciality_near AS n WHERE n.line = w.rowid AND n.field = :field)) "
    "ORDER BY bm25(speciality_words), l.id LIMIT :most"
)
_BY_KIND = text(
    "SELECT l.id FROM speciality_near AS n JOIN speciality_lines AS l USING (line) "
    "WHERE n.field = :field ORDER BY n.distance_m, n.line LIMIT :most"
)


@dataclass(frozen=True, slots=True)
class Line:
    """What is looked for of a line of the directory. `distance_m`: metres from the venue."""

    id: str
    name: str
    specialities: str
    fields: tuple[str, ...]
    distance_m: int | None = None


def put(session: Session, lines: Iterable[Line]) -> None:
    """Write lines, each in the place of what stood under its id."""
    some = {one.id: one for one in lines}
    take(session, some)
    connection = session.connection()
    put_rows(connection, "INSERT INTO speciality_lines (id) VALUES (?)", [(one,) for one in some])
    rows = connection.execute(_LINES_OF, {"ids": json.dumps(list(some))})
    places = [(line, some[line_id]) for line, line_id in rows]
    words = [(line, _plain(f"{one.name} {one.specialities}")) for line, one in places]
    put_rows(connection, "INSERT INTO speciality_words (rowid, words) VALUES (?, ?)", words)
    near = [
        (name, FAR if one.distance_m is None else one.distance_m, line)
        for line, one in places
        for name in dict.fromkeys(one.fields)
    ]
    put_rows(connection, "INSERT INTO speciality_near VALUES (?, ?, ?)", sorted(near))


def take(session: Session, ids: Iterable[str]) -> None:
    """Forget lines; those that are not there are none to forget."""
    connection = session.connection()
    rows = connection.execute(_LINES_OF, {"ids": json.dumps(list(ids))})
    lines = [(line,) for line, _ in rows]
    put_rows(connection, "DELETE FROM speciality_words WHERE rowid = ?", lines)
    put_rows(connection, "DELETE FROM speciality_near WHERE line = ?", lines)
    put_rows(connection, "DELETE FROM speciality_lines WHERE line = ?", lines)


def find(
    session: Session, need: str, category: str | None = None, most: int = MOST_FOUND
) -> tuple[str, ...]:
    """Give the ids of lines that could help with a need, by id.

    Half of them by its words, the rest by kind: of the category that was chosen and nothing else,
    or else of the kinds its words tell of.
    """
    told = [one.code for one in kinds_of(need)[:FIRST_KINDS] if one.score > 0]
    codes = [category] if category else told
    found = set(_by_words(session, need, category, most // 2 if codes else most))
    for place, code in enumerate(codes):
        share = (most - len(found)) // (len(codes) - place)
        nearest = session.execute(_BY_KIND, {"field": code, "most": most}).scalars()
        found.update(itertools.islice((one for one in nearest if one not in found), share))
    return tuple(sorted(found))


def look(session: Session, typed: str, most: int = MOST_FOUND, field: str = "") -> tuple[str, ...]:
    """Give the ids of lines with all words that were typed, the last of them perhaps half typed.

    With a category, only those who serve it and may be sent to.
    """
    words = _plain(typed).split()[:MOST_WORDS]
    if not words:
        return ()
    wanted = " AND ".join(f'"{word}"' for word in words) + "*"
    asked = {"words": wanted, "field": field or None, "most": most}
    return tuple(session.execute(_BY_WORDS, asked).scalars())


def nearest(session: Session, field: str, most: int = MOST_FOUND) -> tuple[str, ...]:
    """Give the ids of lines that serve a category and may be sent to, the nearest first."""
    return tuple(session.execute(_BY_KIND, {"field": field, "most": most}).scalars())


def _by_words(session: Session, need: str, category: str | None, most: int) -> Sequence[str]:
    rare = _rarest(session, _phrases(need))
    if not rare:
        return ()
    wanted = {"words": " OR ".join(rare), "field": category, "most": most}
    return session.execute(_BY_WORDS, wanted).scalars().all()


def _phrases(need: str) -> list[tuple[str, ...]]:
    """Give what to look for, each as the words it is cut into: the need's own, its matters'."""
    matters = (word for matter in matters_of(need) for word in matter.words)
    said = [*words_of(need), *matters]
    cuts = dict.fromkeys(tuple(_plain(word).split()) for word in said)
    return [one for one in cuts if one][:MOST_WORDS]


def _rarest(session: Session, phrases: list[tuple[str, ...]]) -> list[str]:
    """Give phrases for MATCH, the rarest first, in `MOST_RANKED` lines together at most."""
    words = json.dumps(sorted({word for phrase in phrases for word in phrase}))
    counts = {term: doc for term, doc in session.execute(_COUNTS, {"words": words})}  # noqa: C416
    counted = sorted((min(counts.get(word, 0) for word in one), one) for one in phrases)
    chosen: list[str] = []
    ranked = 0
    for count, phrase in counted:
        ranked += count
        if count and (ranked <= MOST_RANKED or not chosen):
            chosen.append('"' + " ".join(phrase) + '"')
    return chosen


def _plain(words: str) -> str:
    """Cut a text into words with spaces between them, without marks: what FTS5 takes apart."""
    return " ".join(word for word in cut(fold(words)) if word.isalnum())
