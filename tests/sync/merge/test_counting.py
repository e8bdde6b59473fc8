"""Which visits of one person on one day are one coming: over desks, and over cards."""

from __future__ import annotations

from typing import Any

from sync.merge import Stamp, Stored, counted_twice

A, B = "device a", "device b"


def came(name: str, device: str, card: str = "p", **fields: Any) -> Stored:
    return Stored("visit", name, 1, Stamp(1, name, device), {"person_id": card, **fields})


def test_one_person_counts_once_a_day_over_all_desks() -> None:
    line = [came("1", A), came("2", B), came("3", A), came("4", B)]
    assert counted_twice(line) == {"1": None, "2": "1", "3": None, "4": "1"}
    assert counted_twice([]) == {}


def test_coming_back_is_one_with_what_it_came_back_to() -> None:
    line = [came("1", A), came("2", B), came("3", B, reentry_of="2"), came("4", B, reentry_of="1")]
    assert counted_twice(line) == {"1": None, "2": "1", "3": "1", "4": None}


def test_who_came_by_two_cards_came_once_also_at_one_desk_and_on_purpose() -> None:
    line = [came("1", A), came("2", A, "q"), came("3", A, "q", reentry_of="2"), came("4", A)]
    assert counted_twice(line) == {"1": None, "2": "1", "3": "1", "4": "1"}
