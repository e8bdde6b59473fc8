"""Seats lent to desks at the door, lengthened, and laid again after the database went back."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import Engine

from app.clock import to_text
from app.ids import new_id
from app.ops import Body
from sync.hub.database import reading, writing
from sync.hub.hub import Hub, Trouble, load_hub, new_epoch
from sync.hub.journal import LEASED, Journal
from sync.hub.leases import lend
from sync.hub.letters import letter_of
from sync.hub.recovery import note
from sync.hub.tables import rows, scope_seq
from sync.wire.codec import Malformed
from sync.wire.lending import AskSeats, SeatsLent, SeatsWanted
from tests.support.hub import move
from tests.support.sittings import NOON, given_back, registration, sitting, waiting
from tests.sync.hub.desk import Desk
from tests.sync.hub.seatday import Day


def ask(
    day: Day, desk: Desk, *wanted: tuple[Body, int], error_ms: int | None = 0, **said: Any
) -> SeatsLent:
    """Ask as a desk does."""
    hub = day.books.hub
    asks = [SeatsWanted(session.id, count) for session, count in wanted]
    told = {"epoch": hub.epoch, "incarnation": desk.place.incarnation, **said}
    with writing(day.books.engine) as connection:
        asked = AskSeats(asks=asks, error_ms=error_ms, **told)
        return lend(connection, hub, desk.place, asked)[0]


def numbers(day: Day) -> list[Any]:
    """Give where the scopes stand: what writes nothing moves none."""
    return day.books.all(scope_seq)


def test_a_desk_asks_and_gets_its_share_of_the_pool(day: Day) -> None:
    session = day.open(10)
    day.returned(session, 7)
    told = ask(day, day.b, (session, 9))
    (lease,) = told.leases
    # Two desks have some of it, or ask: each its half of seven, and the odd one.
    assert (lease.granted, lease.used, lease.returned) == (4, 0, 0)
    assert told.refused == []
    assert day.counts(session) == (10, 3, 0, 0, 0)
    row = day.a.rows("seat_lease")[lease.id]
    assert (row["device"], row["desk"], row["status"]) == (day.b.place.id, letter_of(1), "held")
    given = registration(session, lease.id)
    day.b.one(given)
    assert day.a.rows("registration")[given.id]["lease"] == lease.id
    assert day.left(lease.id) == 3
    # Asked again it is filled up: two of three, then the last.
    assert ask(day, day.b, (session, 9)).leases[0].granted == 6
    assert ask(day, day.b, (session, 9)).leases[0].granted == 7
    assert ask(day, day.b, (session, 9)).leases[0].granted == 7
    assert day.counts(session) == (10, 0, 1, 0, 0)


def test_an_idle_exchange_writes_nothing(day: Day) -> None:
    session = day.open(4)
    day.returned(session, 2)
    for desk in (day.a, day.b):
        ask(day, desk, (session, 1))
    before = numbers(day)
    for desk, want in ((day.b, 1), (day.a, 2), (day.b, 0), (day.b, -5)):
        ask(day, desk, (session, want))
    assert numbers(day) == before


def test_who_is_overbooked_and_who_waits_come_first(day: Day) -> None:
    session = day.open(3)
    told, wait = registration(session), waiting(session)
    day.b.say(told, wait)
    day.forward(hours=8, minutes=-1)
    day.returned(session, 3)
    assert day.status(told, wait) == ["registered", "waitlisted"]  # it is over: nobody is promoted
    assert ask(day, day.b, (session, 5)).refused[0].code == "over"


def test_why_nothing_is_lent(day: Day) -> None:
    full, off, free = day.open(1), day.open(1), day.open(0)
    day.a.one(move("event_session", off.id, "status", "planned", "cancelled"))
    nobody = sitting(new_id(), 1)
    odd = sitting(new_id(), 1, "\0")
    told = ask(day, day.b, *((one, 1) for one in (full, off, free, nobody, odd)))
    codes = [one.code for one in told.refused]
    assert codes == ["none_left", "called_off", "not_counted", "no_such_session", "no_such_session"]
    assert told.leases == []


@pytest.mark.parametrize("error_ms", [None, 300_001])
def test_with_a_clock_that_is_not_sure_nothing_is_lent(day: Day, error_ms: int | None) -> None:
    session = day.open(2)
    day.returned(session, 1)
    ask(day, day.a, (session, 1))
    before = numbers(day)
    told = ask(day, day.b, (session, 1), error_ms=error_ms)
    assert [one.code for one in told.refused] == ["clock_unsure"]
    # What is held stays so.
    assert [one.id for one in ask(day, day.a, (session, 1), error_ms=error_ms).leases] == [
        session.id
    ]
    assert numbers(day) == before


def test_a_lease_is_lengthened_when_half_of_it_is_over(day: Day) -> None:
    session = day.open(2, ends_at=to_text(NOON + dt.timedelta(days=3)))
    first = ask(day, day.a, (session, 2)).leases[0].expires_at
    day.forward(hours=12)
    assert ask(day, day.a, (session, 2)).leases[0].expires_at == first
    day.forward(seconds=1)
    longer = ask(day, day.a, (session, 2)).leases[0].expires_at
    assert longer == to_text(day.now + dt.timedelta(hours=24))
    # Never beyond two hours after the end.
    day.now = NOON + dt.timedelta(days=2, hours=11)
    day.a.one(registration(session, session.id))
    day.forward(hours=12)
    assert ask(day, day.a, (session, 0)).leases == []  # that one had ended
    assert day.counts(session) == (2, 1, 1, 0, 0)


def test_another_life_of_a_desk_has_no_lease_and_may_get_one(day: Day) -> None:
    session = day.open(4)
    day.returned(session, 2)
    day.a.place = replace(day.a.place, incarnation=new_id())
    day.books.lives(day.a)
    (lease,) = ask(day, day.a, (session, 1)).leases
    assert lease.id != session.id
    assert day.counts(session) == (4, 1, 0, 0, 0)


@pytest.mark.parametrize(
    ("said", "status", "code"),
    [
        ({"epoch": "another"}, 409, "epoch"),
        ({"incarnation": "another"}, 409, "incarnation"),
        ({"protocol": 2}, 426, "protocol"),
    ],
)
def test_a_question_that_is_not_answered(
    day: Day, said: dict[str, Any], status: int, code: str
) -> None:
    with pytest.raises(Trouble) as caught:
        ask(day, day.a, **said)
    assert (caught.value.status, caught.value.problem.code) == (status, code)


def test_too_much_is_asked_for(day: Day) -> None:
    with pytest.raises(Malformed, match="too_many"):
        ask(day, day.a, presented=[""] * 201)


def test_many_at_once_sell_no_seat_twice(day: Day) -> None:
    session = day.open(9)
    day.returned(session, 9)
    desks = [day.books.desk() for _ in range(6)]
    together = Barrier(len(desks))

    def rush(desk: Desk) -> None:
        together.wait()
        lease = next(iter(ask(day, desk, (session, 2)).leases), None)
        named = lease.id if lease is not None else ""
        given = [registration(session, named) for _ in range(2)]
        desk.say(*given)
        together.wait()
        if lease is not None:
            desk.one(given_back(lease.id, 1))

    with ThreadPoolExecutor(len(desks)) as pool:
        list(pool.map(rush, desks))
    _, free, used, overbooked, _ = day.counts(session)
    assert (used, overbooked) == (12, 3 + sum(map(day.left, day.a.rows("seat_lease"))))
    assert free == 0


# --- the database went back ------------------------------------------------------------------


def backup(engine: Engine, venue: str) -> tuple[list[Any], list[Any]]:
    """Keep what the venue's rows are."""
    with reading(engine) as connection:
        kept = [
            [dict(row._mapping) for row in connection.execute(table.select())]
            for table in (rows, scope_seq)
        ]
    return kept[0], kept[1]


def go_back(day: Day, kept: tuple[list[Any], list[Any]], because: str = "said") -> None:
    """Put it back: another epoch begins."""
    with writing(day.books.engine) as connection:
        for table, old in zip((rows, scope_seq), kept, strict=True):
            connection.execute(table.delete())
            connection.execute(table.insert(), old)
        epoch = new_epoch(connection)
        note(connection, day.books.hub, epoch, because)
        day.books.hub = replace(day.books.hub, epoch=epoch, stamp=load_hub(connection).stamp)


def lent_since_the_back_up(day: Day, seats: int, back: int) -> tuple[Body, Any, Any, str]:
    """Lend the other desk two; gives the session, the back-up before that, the lease, its token."""
    session = day.open(seats)
    day.returned(session, back)
    kept = backup(day.books.engine, day.books.venue)
    (lease,) = ask(day, day.b, (session, 2)).leases
    return session, kept, lease, day.b.rows("seat_lease")[lease.id]["token"]


def test_a_lease_the_hub_lost_is_laid_again_by_its_token(day: Day) -> None:
    session, kept, lease, token = lent_since_the_back_up(day, 5, 4)
    go_back(day, kept)
    assert day.counts(session) == (5, 4, 0, 0, 0)
    # Somebody else's, or altered, proves nothing.
    ask(day, day.a, presented=[token, "", "|||", token[:-1] + "x", "号"])
    assert day.counts(session) == (5, 4, 0, 0, 0)
    told = ask(day, day.b, (session, 0), presented=[token])
    assert [(one.id, one.granted) for one in told.leases] == [(lease.id, 2)]
    assert day.counts(session) == (5, 2, 0, 0, 0)
    before = numbers(day)
    ask(day, day.b, presented=[token])
    assert numbers(day) == before
    # Signed anew, it stands for nothing in the epoch it is of.
    again = day.b.rows("seat_lease")[lease.id]["token"]
    assert again != token
    ask(day, day.b, presented=[again])
    assert numbers(day) == before


def test_what_the_pool_has_not_is_overbooked_when_it_is_given(day: Day) -> None:
    session, kept, lease, token = lent_since_the_back_up(day, 3, 3)
    go_back(day, kept)
    day.a.say(*(registration(session) for _ in range(2)))
    ask(day, day.b, presented=[token])
    assert day.left(lease.id) == 1
    given = [registration(session, lease.id) for _ in range(2)]
    day.b.say(*given)
    assert day.status(*given) == ["registered", "overbooked"]
    assert day.counts(session) == (3, 0, 4, 1, 0)


def test_a_lease_that_is_over_is_not_laid_again(day: Day) -> None:
    _session, kept, lease, token = lent_since_the_back_up(day, 5, 4)
    go_back(day, kept)
    day.forward(hours=9)
    ask(day, day.b, presented=[token])
    assert lease.id not in day.b.rows("seat_lease")


def test_seats_rest_where_nobody_knows_what_was_lent(day: Day) -> None:
    session = day.open(5, ends_at=to_text(NOON + dt.timedelta(days=9)))
    day.returned(session, 4)
    go_back(day, backup(day.books.engine, day.books.venue))
    told = ask(day, day.b, (session, 2))
    assert [one.code for one in told.refused] == ["seats_resting"]
    assert day.counts(session) == (5, 4, 0, 0, 0)
    # What is known to be held may go on.
    day.forward(hours=13)
    assert ask(day, day.a, (session, 1)).leases[0].expires_at == to_text(
        day.now + dt.timedelta(hours=24)
    )
    day.forward(hours=11, minutes=39)
    assert ask(day, day.b, (session, 2)).refused
    day.forward(minutes=1)
    assert ask(day, day.b, (session, 2)).refused == []


def test_what_is_lent_is_in_the_journal_before_it_is_told(day: Day, tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.jsonl")
    day.books.hub = replace(day.books.hub, journal=journal)
    session = day.open(5, ends_at=to_text(NOON + dt.timedelta(days=9)))
    day.returned(session, 4)
    assert journal.lines() == []  # operations say that again
    (lease,) = ask(day, day.b, (session, 2)).leases
    ask(day, day.b, (session, 3))
    day.b.one(given_back(lease.id, 1))
    day.forward(hours=13)
    ask(day, day.a, (session, 0))
    told = [(line.what, line.id, line.granted, line.expires) for line in journal.lines()]
    assert told == [
        (LEASED, lease.id, 2, lease.expires_at),
        (LEASED, lease.id, 3, lease.expires_at),
        (LEASED, session.id, 0, to_text(day.now + dt.timedelta(hours=24))),
    ]
    written: Hub = day.books.hub
    assert all(line.at == written.now() for line in journal.lines()[-1:])
