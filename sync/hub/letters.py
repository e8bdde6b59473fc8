"""The letters desks print their numbers with: given by headquarters, never one twice in a venue."""

from __future__ import annotations

from sqlalchemy import Connection, select

from sync.hub.tables import venues


def letter_of(number: int) -> str:
    """Give the desk letter of a number from 0: A to Z, AA, AB and so on; never one twice."""
    letters = ""
    number += 1
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def next_letter(connection: Connection, venue_id: str) -> str:
    """Give a venue's next letter, under the lock of its row."""
    where = venues.c.venue_id == venue_id
    given: int = connection.execute(
        select(venues.c.letters).where(where).with_for_update()
    ).scalar_one()
    connection.execute(venues.update().where(where).values(letters=given + 1))
    return letter_of(given)
