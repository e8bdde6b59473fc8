"""Asking other venues for help, and offering it: what is refused, and what strangers never read."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import Refusal
from app.store.transaction import Actor
from tests.support.cases import LEGAL, WAGES, Counter
from tests.support.desks import HE, QIN, VENUE_ID
from tests.support.helped import (
    OTHER,
    OTHER_NAME,
    UNTIL,
    WORDS,
    asks,
    closes,
    elsewhere,
    hears,
    is_offered,
    offers,
    own,
)


def test_asked_for_a_case_and_stopped(counter: Counter) -> None:
    case = counter.take()
    call_id = asks(counter.store, case_id=case, category="")
    [row] = own(counter.store, case)
    assert (row.id, row.category, row.words, row.until) == (call_id, "JYCY", WORDS, UNTIL)
    assert (row.told_in, row.offers) == ("", ())
    assert counter.see(case).log[-1].act == "call_help"
    with pytest.raises(Refusal, match="help_called_already"):
        asks(counter.store, case_id=case)
    closes(counter.store, call_id)
    assert own(counter.store) == []
    with pytest.raises(Refusal, match="help_gone"):
        closes(counter.store, call_id)
    asks(counter.store, case_id=case)
    assert len(own(counter.store, case)) == 1


def test_asked_without_a_case(counter: Counter) -> None:
    asks(counter.store)
    asks(counter.store, words="再借十把椅子")
    assert {row.words for row in own(counter.store)} == {WORDS, "再借十把椅子"}
    assert {row.case_id for row in own(counter.store)} == {None}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"words": "  "}, "help_words_missing"),
        ({"words": "长" * 201}, "text_too_long"),
        ({"words": "联系 199 0000 2046"}, "help_words_number"),
        ({"words": "陈思远想找律师"}, "help_words_name"),
        ({"words": "陈妈妈想找律师"}, "help_words_name"),
        ({"reach": "world"}, "choice_unknown"),
        ({"until": "2026-11-23"}, "help_until_unfit"),
        ({"until": "2027-01-24"}, "help_until_unfit"),
        ({"until": "soon"}, "help_until_unfit"),
    ],
)
def test_what_is_refused_is_not_written(counter: Counter, said: dict[str, Any], code: str) -> None:
    person = counter.knows("陈思远")
    case = counter.take(person_id=person, on_behalf_of="陈妈妈")
    with pytest.raises(Refusal, match=code):
        asks(counter.store, case_id=case, **said)
    assert own(counter.store) == []
    assert counter.see(case).log[-1].act == "take"


def test_without_a_case_it_says_for_what(counter: Counter) -> None:
    with pytest.raises(Refusal, match="choice_unknown"):
        asks(counter.store, category="")


def test_of_a_sensitive_case_only_without_words(counter: Counter) -> None:
    counter.actor = QIN
    case = counter.take(WAGES, LEGAL)
    with pytest.raises(Refusal, match="help_words_sensitive"):
        asks(counter.store, QIN, case_id=case)
    with pytest.raises(Refusal, match="not_allowed"):
        asks(counter.store, HE, case_id=case, words="")
    asks(counter.store, QIN, case_id=case, words="")
    assert [(row.category, row.words) for row in own(counter.store, case)] == [("FLYZ", "")]


def test_who_may_and_for_which_case(counter: Counter) -> None:
    case = counter.take()
    with pytest.raises(Refusal, match="not_allowed"):
        asks(counter.store, Actor(HE.staff_id, "volunteer"))
    counter.to_told(case)
    with pytest.raises(Refusal, match="case_not_running"):
        asks(counter.store, case_id=case)


def test_what_others_ask_for_and_what_is_offered(counter: Counter) -> None:
    heard = hears(counter.store)
    hears(counter.store, 2, asker=VENUE_ID)
    hears(counter.store, 3, until="2026-11-23")
    [asking] = elsewhere(counter.store)
    assert (asking.id, asking.venue_id, asking.venue_name) == (heard, OTHER, OTHER_NAME)
    assert not asking.offered
    for words, contact, field in (("", "罗安", "words"), ("有两位", " ", "contact")):
        with pytest.raises(Refusal, match="help_offer_missing") as caught:
            offers(counter.store, heard, words, contact)
        assert caught.value.facts == {"field": field}
    offers(counter.store, heard)
    assert elsewhere(counter.store)[0].offered
    with pytest.raises(Refusal, match="help_offered_already"):
        offers(counter.store, heard)


def test_no_offer_to_oneself_nor_for_what_is_over(counter: Counter) -> None:
    mine = hears(counter.store, asker=VENUE_ID)
    late = hears(counter.store, 2, until="2026-11-23")
    for broadcast, code in ((mine, "help_own"), (late, "help_gone"), (OTHER, "help_gone")):
        with pytest.raises(Refusal, match=code):
            offers(counter.store, broadcast)


def test_offers_stand_beside_the_call(counter: Counter) -> None:
    case = counter.take()
    call_id = asks(counter.store, case_id=case)
    is_offered(counter.store, call_id)
    [row] = own(counter.store, case)
    [offered] = row.offers
    assert (offered.venue_id, offered.venue_name) == (OTHER, OTHER_NAME)
    assert (offered.words, offered.contact) == ("我们有两位手语志愿者", "罗安 0914-2330001")
