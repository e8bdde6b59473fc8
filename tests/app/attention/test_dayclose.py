"""The day's report: every operation of the day is counted once, wherever it has come to."""

from __future__ import annotations

from app.attention.dayclose import Report, bounds, report
from app.attention.rules import day_sum
from app.checkin.actions import back_fill, undo_check_in
from app.people.actions import Details, edit
from app.store.transaction import transaction
from tests.app.attention.conftest import LIN, Place
from tests.support.desks import HE


def of(place: Place, day: str = "2026-11-28") -> Report:
    store = place.desk.store
    with store.read() as session:
        return report(session, store.models, day, store.zone, store.day_starts, "A")


def test_the_day_by_kind(place: Place) -> None:
    visit = place.check_in(LIN)
    place.answer("taken")
    place.register()
    place.answer("refused", "bad_field", field="unit")
    with transaction(place.desk.store, HE) as tx:
        edit(tx, LIN, Details("林晓禾", "19900000008"))
    with transaction(place.desk.store, HE) as tx:
        undo_check_in(tx, visit)
    place.answer("held", "internal")
    found = of(place)
    lines = {line.kind: line for line in found.lines}
    assert list(lines) == ["visit", "person", "void"]
    hashes = [op.hash for op, _ in place.ops()]
    assert lines["visit"].checksum == day_sum(hashes[:1])
    visits, people, voids = lines["visit"], lines["person"], lines["void"]
    assert (visits.recorded, visits.hub, visits.voided) == (1, 1, 1)
    assert (people.recorded, people.changed, people.refused, people.waiting) == (1, 1, 1, 1)
    assert (voids.recorded, voids.held) == (1, 1)
    for line in found.lines:
        assert line.recorded + line.changed == line.hub + line.waiting + line.refused + line.held
    assert not found.complete
    assert found.late == ()


def test_another_day_is_empty_and_complete(place: Place) -> None:
    place.check_in(LIN)
    found = of(place, "2026-11-27")
    assert (found.lines, found.complete) == ((), True)


def test_what_is_written_after_the_day_is_a_late_correction(place: Place) -> None:
    visit = place.check_in(LIN)
    evening = place.clock.now()
    ma = place.register()
    place.clock.forward(hours=24)
    with transaction(place.desk.store, HE) as tx:
        undo_check_in(tx, visit)
    place.clock.forward(minutes=1)
    with transaction(place.desk.store, HE) as tx:
        back_fill(tx, ma, evening, "停电")
    found = of(place)
    assert [(late.what, late.heads) for late in found.late] == [("voided", 1), ("added", 1)]
    assert found.late[0].happened_at == "2026-11-28T02:00:00.000Z"


def test_a_day_begins_by_the_venues_rule() -> None:
    assert bounds("2026-11-28", "Asia/Shanghai", "04:00") == (
        "2026-11-27T20:00:00.000Z",
        "2026-11-28T20:00:00.000Z",
    )


def test_the_checksum_knows_no_order() -> None:
    assert day_sum(["f" * 64, "0" * 63 + "1"]) == day_sum(["0" * 63 + "1", "f" * 64])
    assert day_sum([]) == "0" * 16
