"""At the day's end a desk compares with headquarters: kind by kind, and says what differs."""

from __future__ import annotations

from typing import Any

from app.attention.compared import Compared, KindCompared, ask_for, last_compared, where_now
from app.attention.dayclose import report
from app.checkin.actions import undo_check_in
from app.checkin.model import Visit
from app.clock import to_text
from app.store.transaction import transaction
from sync.client.credentials import Settings
from sync.client.exchange import make_exchange
from sync.client.joining import signer
from sync.client.line import DAY, Rejected
from sync.hub.database import writing
from sync.hub.hub import new_epoch
from tests.support.fronts import Front, MakeFront
from tests.support.hub import HubHandle
from tests.sync.client.test_client_exchange import Edited


def today(front: Front) -> str:
    return front.store.day_of(front.clock.now())


def compared(front: Front) -> Compared | None:
    """Give how today compared last."""
    with front.store.read() as session:
        return last_compared(session, front.store, today(front))


def closed(front: Front) -> Compared:
    """Close the day: have it compared with the next exchange."""
    ask_for(front.store, today(front))
    assert front.sync().state in ("ok", "attention")
    found = compared(front)
    assert found is not None
    return found


def kind(found: Compared, name: str) -> KindCompared:
    return next(one for one in found.kinds if one.kind == name)


def edited(front: Front, **edits: Any) -> Edited:
    """Put a line before the desk whose answers may be changed."""
    line = Edited(front.call(Settings(front.line.url)))
    line.edits.update(edits)
    front.exchange = make_exchange(front.store, line, signer(front.store, None))
    return line


def test_two_desks_and_headquarters_agree_about_the_day(make: MakeFront) -> None:
    one, two = make(), make()
    one.check_in(one.register("林晓禾"))
    two.check_in(two.register("周启明"))
    for front in (one, two, one):
        assert front.sync().state == "ok"
    for front in (one, two):
        found = closed(front)
        assert found.agrees
        assert (kind(found, "visit").here, kind(found, "visit").there) == (2, 2)
        assert kind(found, "person").here == 2


def test_what_was_not_taken_is_here_only(make: MakeFront) -> None:
    front = make()
    (good,) = front.check_in(front.register("林晓禾"))
    with transaction(front.store, front.actor) as tx:
        at = to_text(tx.now)
        odd = Visit(heads=1, purpose="dance", method="search", happened_at=at, day=today(front))
        tx.add(odd)
    found = closed(front)
    visits = kind(found, "visit")
    assert not found.agrees
    assert (visits.here, visits.there, visits.counts) == (2, 1, (1, 0, 0))
    assert visits.only_here != [good]
    with front.store.read() as session:
        assert where_now(session, found)["visit"] == {"refused": 1}
    assert kind(found, "person").agrees


def test_what_another_desk_wrote_meanwhile_is_there_only(make: MakeFront) -> None:
    front, other = make(), make()
    front.register("林晓禾")
    assert front.sync().state == "ok"

    def meanwhile(_message: object, onward: Any) -> object:
        other.check_in(other.register("周启明"))
        assert other.sync().state == "ok"
        return onward()

    edited(front, **{DAY: [meanwhile]})
    found = closed(front)
    assert (kind(found, "visit").here, kind(found, "visit").counts) == (0, (0, 1, 0))
    assert kind(found, "person").counts == (0, 1, 0)
    # The next exchange brings it, and then both ends hold the same.
    assert closed(front).agrees


def test_without_a_line_it_is_compared_at_the_next_exchange(make: MakeFront) -> None:
    front = make()
    front.register("林晓禾")
    ask_for(front.store, today(front))
    assert compared(front) is None
    line = edited(front)
    assert front.sync().state == "ok"
    found = compared(front)
    assert found is not None
    assert found.agrees
    # Once, and not with every round.
    asked = len(line.sent)
    assert front.sync().state == "ok"
    assert not any(type(one).__name__ == "AskDay" for one in line.sent[asked:])


def test_a_lost_answer_leaves_the_day_to_the_next_exchange(make: MakeFront) -> None:
    front = make()
    front.register("林晓禾")
    ask_for(front.store, today(front))

    def lost(message: object, onward: Any) -> object:
        onward()
        raise Rejected("internal", status=500)

    edited(front, **{DAY: [lost]})
    assert front.sync().state == "attention"
    assert compared(front) is None
    assert front.sync().state == "ok"
    assert compared(front) is not None


def test_what_is_taken_back_later_is_a_late_correction_of_that_day(make: MakeFront) -> None:
    front = make()
    (visit,) = front.check_in(front.register("林晓禾"))
    day = today(front)
    assert closed(front).agrees
    front.clock.forward(hours=30)
    with transaction(front.store, front.actor) as tx:
        undo_check_in(tx, visit)
    store = front.store
    with store.read() as session:
        letter = store.place.printed_letter
        late = report(session, store.models, day, store.zone, store.day_starts, letter).late
        before = last_compared(session, store, day)
    assert [one.what for one in late] == ["voided"]
    assert before is not None
    assert late[0].at > before.at
    front.clock.forward(minutes=1)
    ask_for(store, day)
    assert front.sync().state == "ok"
    with store.read() as session:
        again = last_compared(session, store, day)
    assert again is not None
    assert again.agrees
    assert again.at > late[0].at


def test_a_hub_that_cannot_tell_is_not_asked_for_ever(make: MakeFront) -> None:
    front = make()
    ask_for(front.store, today(front))

    def unknown(_message: object, _onward: Any) -> object:
        raise Rejected("http_404", status=404)

    edited(front, **{DAY: [unknown, unknown]})
    for _ in range(2):
        assert front.sync().state == "ok"
    assert compared(front) is None


def test_a_comparison_with_a_former_epoch_says_nothing(make: MakeFront, hub: HubHandle) -> None:
    front = make()
    front.register("林晓禾")
    assert closed(front).agrees
    with writing(hub.engine) as connection:
        new_epoch(connection)
    assert front.sync().state == "ok"
    assert compared(front) is None
    assert closed(front).agrees
