"""What speaks for somebody of the directory, or against them, in sentences.

Read in the store lane.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication

from app.cases import queries, suggesting
from app.cases.categories import Category, categories
from app.cases.matching import Candidate, Reason
from app.cases.queries import Whole
from app.directory.queries import search
from app.store.store import Store
from ui.cases import phrases
from ui.checkin.jobs import Hand
from ui.directory.phrases import type_name
from ui.shell.times import stamp
from ui.words import say
from ui.words_matching import distance, facts_in_words

MOST_REASONS, MOST_AGAINST = 3, 3
SAID_ABOVE = "match_near"
"""How far away somebody is already stands beside their name."""
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Advice:
    """Somebody of the directory with a line of what they are, and sentences for or against."""

    id: str
    name: str
    about: str
    sentences: tuple[str, ...]


def advised(store: Store, case: Whole) -> list[Advice]:
    """Give who is suggested for a case, the fittest first, each with what speaks for them."""
    with store.read() as session:
        now = store.clock.now()
        found = suggesting.suggest(session, case, now, store.zone)
        names = _names(categories(session))
        return [
            Advice(
                one.candidate.id,
                one.candidate.name,
                about(one.candidate),
                _sentences(store, names, _shown(one.reasons)),
            )
            for one in found
        ]


def against(hand: Hand, case_id: str, typed: str) -> list[Advice]:
    """Give who is meant, by name or what they are good at, with what speaks against them.

    Raises Refusal `case_unknown`.
    """
    store = hand.store
    with store.read() as session:
        now, zone = store.clock.now(), store.zone
        case = queries.whole(session, case_id, hand.actor.role)
        first = {one.candidate.id for one in suggesting.suggest(session, case, now, zone)}
        meant = [one.id for one in search(session, typed, MOST_AGAINST)]
        known = {one.id: one for one in suggesting.candidates(session, meant, now, zone)}
        names = _names(categories(session))
        found = []
        for row_id in meant:
            reasons = suggesting.why_not(session, case, row_id, now, zone)
            said = _sentences(store, names, reasons)
            if row_id in first:
                said = (translate("cases", "就在推荐里面"), *said)
            said = said or (translate("cases", "也合适，只是别人更合适"),)
            found.append(Advice(row_id, known[row_id].name, about(known[row_id]), said))
        return found


def about(one: Candidate) -> str:
    """Say in a line what somebody is, and how far away."""
    words = type_name(one.type)
    if one.distance_m is None:
        return words
    here = translate("cases", "就在本馆")
    return translate("cases", "{one}，{other}").format(
        one=words, other=distance(one.distance_m) if one.distance_m else here
    )


def _shown(reasons: Iterable[Reason]) -> list[Reason]:
    return [one for one in reasons if one.code != SAID_ABOVE][:MOST_REASONS]


def _names(known: Mapping[str, Category]) -> dict[str, str]:
    """Name categories, genders and languages by code; headquarters' own as it named them."""
    names = {code: phrases.category_name(code) for code in known}
    own = {code: one for code, one in known.items() if names[code] == code}
    names.update({code: phrases.category_name(code, one) for code, one in own.items()})
    names.update(phrases.genders())
    names.update({code: named[0] for code, named in suggesting.languages().items()})
    return names


def _sentences(
    store: Store, names: Mapping[str, str], reasons: Iterable[Reason]
) -> tuple[str, ...]:
    """Say reasons; they stand in a list, so without the stops at their ends."""
    when = partial(stamp, now=store.clock.now(), zone=store.zone)
    said = (say(one.code, facts_in_words(one, names, when)) for one in reasons)
    return tuple(words.rstrip("。.") for words in said)
