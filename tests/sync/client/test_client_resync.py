"""A desk that was away for more than half a year: nothing of its own is lost."""

from __future__ import annotations

import msgspec
import pytest
from sqlalchemy import select

from app.ids import new_id
from app.ops import Body
from app.people.model import Person
from app.store import removal, reread
from app.store.base import OutboxOp
from app.store.incoming import incoming
from app.store.told import IncomingPage
from app.store.transaction import transaction
from sync.client.exchange import Exchange
from sync.client.rounds import Tally
from sync.hub.book import Book
from sync.hub.database import writing
from sync.hub.tables import tombstones
from sync.hub.tombs import tidy
from tests.support.fronts import Front, MakeFront
from tests.support.hub import SALT, HubHandle, desk_of
from tests.support.hub import person as person_body


def half_a_year_passes(hub: HubHandle) -> int:
    """Let everything that went have gone long ago, and be pruned."""
    with writing(hub.engine) as connection:
        mine = tombstones.c.venue_id == hub.venue
        connection.execute(
            tombstones.update().where(mine).values(went_at="2020-01-01T00:00:00.000Z")
        )
        return tidy(connection, hub.hub, hub.venue)


def leave(hub: HubHandle, *people: str) -> None:
    """Let rows leave the venue without anybody being erased."""
    with writing(hub.engine) as connection:
        book = Book(connection, hub.hub, hub.venue)
        for one in people:
            row = book.row("person", one)
            assert row is not None
            book.put(msgspec.structs.replace(row, fields={}, stamps={}, gone="left"))
        book.flush()


def erase(hub: HubHandle, person: str) -> None:
    said = Body(1, "erase", "person", person, SALT, subjects=[person])
    assert desk_of(hub).say(said)[0]["verdict"] == "taken"


def everything(front: Front) -> str:
    with front.store.read() as session:
        run = session.connection().exec_driver_sql
        return str([run(f"SELECT * FROM {table}").all() for table in ("outbox", "people")])  # noqa: S608 - names of ours


def asked(front: Front) -> list[tuple[str, int]]:
    with front.store.read() as session:
        return [(one.kind, one.rows) for one in removal.questions(session)]


def crowd(hub: HubHandle, count: int) -> list[str]:
    ids = [new_id() for _ in range(count)]
    desk_of(hub).say(*(person_body(one) for one in ids))
    return ids


def at_peace(front: Front) -> None:
    for _ in range(2):
        result = front.sync()
        assert (result.state, result.reason) == ("ok", "")


def test_away_for_half_a_year_what_waits_goes_up_and_who_was_erased_is_erased(
    make: MakeFront, hub: HubHandle
) -> None:
    away, here = make(), make()
    gone = away.register("马小川", "19900007777")
    left, stays = away.register("林晓禾"), away.register("周启明")
    at_peace(away)
    at_peace(here)
    erase(hub, gone)
    leave(hub, left)
    assert half_a_year_passes(hub) == 2
    made = away.register("陈可欣")
    visits = {*away.check_in(stays), *away.check_in(made)}
    result = away.sync()
    assert (result.state, result.reason, result.sent) == ("ok", "", 3)
    assert away.count() == 2
    assert "马小川" not in everything(away)
    assert set(hub.rows("visit")) == visits
    assert {one.id for one in people(away)} == {stays, made}
    with away.store.read() as session:
        assert not reread.is_under_way(session, "venue")
        # Absent is not erased: what this desk said of her is still its own word.
        said = select(OutboxOp.body).where(OutboxOp.row_id == left)
        assert "林晓禾" in str(session.execute(said).scalar_one())
    at_peace(away)


def people(front: Front) -> list[Person]:
    with front.store.read() as session:
        return list(session.execute(select(Person)).scalars())


def test_killed_at_any_page_the_reading_goes_on_and_ends_the_same(
    make: MakeFront, hub: HubHandle
) -> None:
    away = make()
    ids = crowd(hub, 30)
    at_peace(away)
    leave(hub, *ids[:5])
    half_a_year_passes(hub)
    exchange = away.exchange
    assert exchange is not None
    exchange.pace.rows = 10
    stops = iter((2, 3, 99))

    class Killed(Exception):  # noqa: N818 - what happened
        pass

    while True:
        pages, most = 0, next(stops)

        def told(_: object, most: int = most) -> None:
            nonlocal pages
            pages += 1
            if pages > most:
                raise Killed

        exchange = away.connect()
        exchange.pace.rows, exchange.told = 10, told
        try:
            result = exchange.round()
        except Killed:
            continue
        break
    assert (result.state, result.reason) == ("ok", "")
    assert {one.id for one in people(away)} == set(ids[5:])


def test_too_many_at_once_are_asked_about_while_the_cursor_moves_on(
    make: MakeFront, hub: HubHandle
) -> None:
    away = make()
    ids = crowd(hub, 100)
    at_peace(away)
    leave(hub, *ids[:60])
    erase(hub, ids[99])
    half_a_year_passes(hub)
    at_peace(away)
    assert away.count() == 99
    assert asked(away) == [("person", 60)]
    more = crowd(hub, 1)
    at_peace(away)
    assert set(more) < {one.id for one in people(away)}
    away.connect()
    with transaction(away.store, away.actor) as tx:
        assert removal.agree(tx.session, "person") == 60
    incoming(away.store, IncomingPage())
    assert {one.id for one in people(away)} == {*ids[60:99], *more}
    assert asked(away) == []
    at_peace(away)


def test_plain_tombstones_are_parked_too_and_what_comes_back_is_asked_about_no_longer(
    make: MakeFront, hub: HubHandle
) -> None:
    desk = make()
    ids = crowd(hub, 70)
    at_peace(desk)
    exchange = desk.exchange
    assert exchange is not None
    exchange.pace.rows = 20
    leave(hub, *ids[:51])
    at_peace(desk)
    assert (desk.count(), asked(desk)) == (70, [("person", 51)])
    with writing(hub.engine) as connection:
        book = Book(connection, hub.hub, hub.venue)
        for one in ids[:51]:
            row = book.row("person", one)
            assert row is not None
            fields = {"name": "林晓禾", "status": "active"}
            book.put(msgspec.structs.replace(row, fields=fields, gone=""))
        book.flush()
    at_peace(desk)
    assert (desk.count(), asked(desk)) == (70, [])


def test_fifty_of_a_kind_go_by_themselves(make: MakeFront, hub: HubHandle) -> None:
    desk = make()
    ids = crowd(hub, 60)
    at_peace(desk)
    leave(hub, *ids[:50])
    at_peace(desk)
    assert (desk.count(), asked(desk)) == (10, [])


def test_whom_an_unsent_visit_names_stays_until_it_is_settled(
    make: MakeFront, hub: HubHandle, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make()
    (one,) = crowd(hub, 1)
    at_peace(desk)
    leave(hub, one)
    # The visit is recorded after this round pushed, before it pulls.
    done: list[str] = []
    push = Exchange._push

    def pushed(exchange: Exchange, tally: Tally) -> None:
        push(exchange, tally)
        done.extend(desk.check_in(one))

    with monkeypatch.context() as patch:
        patch.setattr(Exchange, "_push", pushed)
        assert desk.sync().state == "ok"
    assert desk.person(one).name
    at_peace(desk)
    assert (desk.count(), set(hub.rows("visit"))) == (0, set(done))


def test_what_was_taken_and_erased_and_never_came_down_does_not_stay(
    make: MakeFront, hub: HubHandle, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A desk whose answer was lost reads anew: its row was taken, erased and pruned meanwhile."""
    away = make()
    at_peace(away)
    one = away.register("马小川")
    with monkeypatch.context() as patch:
        patch.setattr(Exchange, "_pull", lambda *_: [])
        assert away.sync().sent == 1
    erase(hub, one)
    half_a_year_passes(hub)
    at_peace(away)
    assert away.count() == 0
    assert "马小川" not in everything(away)
