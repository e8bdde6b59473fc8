"""Who may be one person with somebody else, and who was said not to be."""

from __future__ import annotations

import pytest

from app.desk import Desk
from app.errors import Refusal
from app.people import merging, twins
from app.people.groups import group_of
from app.store.transaction import transaction
from tests.app.people.cards import bodies, merge, part, register
from tests.support.desks import HE


def test_twins_are_who_share_a_number_or_a_name_that_nothing_tells_apart(desk: Desk) -> None:
    one, two = register(desk, "王伟", "19900000001"), register(desk, "王伟", "19900000001")
    bare = register(desk, "王伟")
    other = register(desk, "王伟", "19900000009")
    sister = register(desk, "王娟", "19900000009")
    register(desk, "李雨桐", "19900000007")
    with desk.store.read() as session:
        suspects = twins.suspects(session)
        like_other = {(twin.id, twin.why) for twin in twins.twins_of(session, other)}
    assert suspects[:2] == [one, two]
    assert set(suspects) == {one, two, bare, other, sister}
    assert (sister, "number") in like_other
    assert (one, "name") in like_other
    merge(desk, one, two)
    part(desk, two)
    with desk.store.read() as session:
        assert [twin.id for twin in twins.twins_of(session, one) if twin.apart] == [two]
        assert two not in twins.suspects(session)[:2]


def test_brother_and_sister_are_told_apart_and_never_were_one(desk: Desk) -> None:
    one, two = register(desk, "王伟", "19900000001"), register(desk, "王娟", "19900000001")
    with desk.store.read() as session:
        assert twins.suspects(session) == [one, two]
    with transaction(desk.store, HE) as tx:
        merging.tell_apart(tx, two, one)
    with desk.store.read() as session:
        assert twins.suspects(session) == []
        assert [(twin.id, twin.apart) for twin in twins.twins_of(session, one)] == [(two, True)]
        assert group_of(session, one) == [one]
    # The void goes first, in one group: also between two pages nobody is ever merged.
    said = [op for op in bodies(desk) if op.kind in ("void", "same_person")]
    assert [op.kind for op in said] == ["void", "same_person"]
    assert said[0].fields["target_id"] == said[1].id
    assert said[0].group is not None
    assert said[0].group == said[1].group
    merge(desk, one, two)
    with desk.store.read() as session:
        assert group_of(session, two) == [one, two]
    with transaction(desk.store, HE) as tx, pytest.raises(Refusal, match="merged_already"):
        merging.tell_apart(tx, one, two)
