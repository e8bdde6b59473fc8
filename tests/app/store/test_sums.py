"""What a desk holds of headquarters, added up: the running sum is what the rows come to."""

from __future__ import annotations

from typing import Any

import pytest

from app.checksum import checksum_of
from app.desk import Desk
from app.ops import Version
from app.people.model import Person
from app.store import sums
from app.store.incoming import from_headquarters, incoming
from app.store.told import IncomingPage, IncomingRow
from app.store.transaction import transaction
from tests.support.desks import EPOCH, HE

LIN = "01900000-0000-7000-8000-00000000a001"
ZHOU = "01900000-0000-7000-8000-00000000a002"


def row(number: int, row_id: str = LIN, kind: str = "person", **more: Any) -> IncomingRow:
    gone = more.pop("gone", "")
    fields = {} if gone else {"name": "林晓禾", "status": "active", **more}
    return IncomingRow(kind, row_id, Version(EPOCH, "venue", number), fields, gone)


def running(desk: Desk) -> tuple[int, str] | None:
    with desk.store.read() as session:
        return sums.running(session, EPOCH, "venue")


def counted(desk: Desk) -> tuple[int, str]:
    with desk.store.read() as session:
        count, total = sums.counted(session, desk.store.models, EPOCH, "venue")
    return count, f"{total:016x}"


@pytest.fixture
def kept(desk: Desk) -> Desk:
    """A desk that has counted once: its sum runs from here."""
    with from_headquarters(desk.store) as session:
        count, total = sums.counted(session, desk.store.models, EPOCH, "venue")
        sums.keep(session, "venue", EPOCH, count, total)
    return desk


@pytest.mark.parametrize("kind", ["person", "stone"])
def test_rows_that_come_change_and_leave_move_the_sum(kind: str, kept: Desk) -> None:
    for page in (
        [row(10, kind=kind), row(11, ZHOU, kind)],
        [row(12, kind=kind), row(12, kind=kind)],
        [row(10, kind=kind)],  # overtaken on the way: nothing
        [row(13, ZHOU, kind, gone="erased")],
        [row(13, ZHOU, kind, gone="erased")],
        [row(14, ZHOU, kind)],
    ):
        incoming(kept.store, IncomingPage(rows=page))
        assert running(kept) == counted(kept)
    assert counted(kept)[0] == 5 + 2  # the venue and its staff, and these two


def test_work_that_is_waiting_does_not_count(kept: Desk) -> None:
    incoming(kept.store, IncomingPage(rows=[row(10)]))
    before = running(kept)
    with transaction(kept.store, HE) as tx:
        person = tx.session.get(Person, LIN)
        assert person is not None
        tx.patch(person, unit="青禾一中")
        tx.add(Person(name="俞明", status="active"))
    assert running(kept) == counted(kept) == before
    # It left headquarters; here it stays while our work on it waits, and counts no more.
    incoming(kept.store, IncomingPage(rows=[row(11, gone="erased")]))
    assert running(kept) == counted(kept) != before


def test_a_row_laid_in_again_lets_the_sum_be_counted_anew(kept: Desk) -> None:
    incoming(kept.store, IncomingPage(rows=[row(10)]))
    incoming(kept.store, IncomingPage(rows=[row(10, name="周启明")], again=True))
    assert running(kept) is None
    with kept.store.read() as session:
        person = session.get(Person, LIN)
        assert person is not None
        assert person.name == "周启明"


def test_a_sum_of_a_former_epoch_is_none(kept: Desk) -> None:
    with kept.store.read() as session:
        assert sums.running(session, "another", "venue") is None
        assert sums.counted(session, kept.store.models, "another", "venue") == (0, 0)
    assert checksum_of([]) == "0" * 16
