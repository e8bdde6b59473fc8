"""What is restricted comes only to a desk with the right, and leaves it with the right."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from app.attention.actions import discard, send_again
from app.attention.queries import troubles
from app.care.actions import take_back, write
from app.care.model import CareNote
from app.care.queries import notes_of
from app.errors import Refusal
from app.kinds import RESTRICTED_SCOPE as RESTRICTED
from app.ops import Body
from app.people.merging import merge, part
from app.store.base import Cursor
from app.store.leaving import LEAVING, scopes_of
from app.store.salvage import Salvaged
from app.store.store import get_state
from app.store.transaction import Actor, transaction
from app.store.voids import Void
from sync.hub.database import writing
from sync.hub.hub import new_epoch
from tests.support.desks import SHEN
from tests.support.fronts import Front, MakeFront, Ring
from tests.support.hub import SALT, HubHandle, desk_of
from tests.sync.client.test_client_courier import at_headquarters, back, out
from tests.sync.client.test_client_lives import copied, opened

SECRET = "对花生过敏"


def note(front: Front, person: str, text: str = SECRET, by: Actor = SHEN) -> str:
    with transaction(front.store, by) as tx:
        return write(tx, person, text).id


def texts(front: Front, person: str) -> list[str] | None:
    with front.store.read() as session:
        found = notes_of(session, person, SHEN.role)
    return None if found is None else sorted(one.text for one in found)


def synced(*desks: Front) -> None:
    for desk in desks:
        result = desk.sync()
        assert (result.state, result.reason) == ("ok", "")


def remnants(front: Front) -> list[str]:
    """Name everything that still tells of the scope, wherever a store keeps anything."""
    found: list[str] = []
    with front.store.read() as session:
        for table in CareNote.metadata.sorted_tables:
            for row in session.execute(select(table)):
                said = " ".join(str(value) for value in row)
                if table.name != "audit" and (SECRET in said or RESTRICTED in said):
                    found.append(f"{table.name}: {said}")
        found += [f"note {one}" for one in session.execute(select(CareNote.id)).scalars()]
    return found


def cursor_of(front: Front, scope: str) -> int | None:
    with front.store.read() as session:
        return session.execute(select(Cursor.number).where(Cursor.scope == scope)).scalar()


@pytest.fixture
def pair(make: MakeFront) -> tuple[Front, Front]:
    """A desk with the right, and the counter without."""
    return make(restricted=True), make()


def test_a_note_reaches_desks_with_the_right_and_no_other(
    pair: tuple[Front, Front], make: MakeFront
) -> None:
    office, counter = pair
    who = office.register("林晓禾")
    said = note(office, who)
    colleague = make(restricted=True)
    synced(office, counter, colleague, office)
    assert texts(office, who) == texts(colleague, who) == [SECRET]
    assert texts(counter, who) is None
    assert not remnants(counter)
    with transaction(colleague.store, SHEN) as tx:
        take_back(tx, said, "已核实，不再过敏")
    synced(colleague, office, counter)
    assert texts(office, who) == []
    assert counter.count(Void) == 0
    assert not remnants(counter)


def test_a_desk_without_the_right_does_not_begin(pair: tuple[Front, Front]) -> None:
    _, counter = pair
    who = counter.register("林晓禾")
    with pytest.raises(Refusal, match="desk_not_entitled"):
        note(counter, who)
    with pytest.raises(Refusal, match="not_allowed"):
        note(counter, who, by=counter.actor)


def test_a_right_given_while_the_desk_runs_brings_that_scope_from_its_start(
    pair: tuple[Front, Front], hub: HubHandle
) -> None:
    office, counter = pair
    who = office.register("林晓禾")
    for one in range(3):
        note(office, who, f"{SECRET}{one}")
    synced(office, counter)
    before = cursor_of(counter, "venue")
    hub.let(counter.store.place.device, right=True)
    synced(counter)
    assert texts(counter, who) == [f"{SECRET}{one}" for one in range(3)]
    assert (cursor_of(counter, "venue"), cursor_of(counter, RESTRICTED)) == (before, 3)


def test_a_waiting_desk_hears_that_it_was_given_the_right(
    pair: tuple[Front, Front], hub: HubHandle
) -> None:
    office, counter = pair
    who = office.register("林晓禾")
    note(office, who)
    synced(office, counter)
    hub.let(counter.store.place.device, right=True)
    assert counter.exchange is not None
    counter.exchange.listen(0.2)
    assert texts(counter, who) == [SECRET]


def test_a_right_that_is_taken_takes_everything_with_it_and_comes_back(
    pair: tuple[Front, Front], hub: HubHandle
) -> None:
    office, other = pair
    who = office.register("林晓禾")
    first, second = note(office, who), note(office, who, f"{SECRET}二")
    with transaction(office.store, SHEN) as tx:
        take_back(tx, second, SECRET)
    synced(office, office)
    hub.let(office.store.place.device, right=False)
    synced(office)
    assert texts(office, who) is None
    assert not remnants(office)
    assert (office.count(Void), cursor_of(office, RESTRICTED)) == (0, None)
    assert office.person(who).name == "林晓禾"
    hub.let(office.store.place.device, right=True)
    synced(office)
    assert texts(office, who) == [SECRET]
    assert office.count(CareNote) == 2
    # Nothing was deleted anywhere, and nothing of it was ever at the other desk.
    assert set(hub.rows("care_note")) == {first, second}
    synced(other)
    assert not remnants(other)


def test_work_under_way_when_the_right_is_taken_stays_until_it_is_dealt_with(
    pair: tuple[Front, Front], hub: HubHandle
) -> None:
    office, _ = pair
    who = office.register("林晓禾")
    note(office, who)
    synced(office)
    mine = note(office, who, f"{SECRET}二")
    hub.let(office.store.place.device, right=False)
    synced(office)
    with office.store.read() as session:
        [trouble] = troubles(session, office.store.models)
        assert (trouble.code, trouble.row_id) == ("no_right", mine)
        assert set(session.execute(select(CareNote.id)).scalars()) == {mine}
        assert get_state(session, LEAVING) == RESTRICTED
    with transaction(office.store, SHEN) as tx:
        discard(tx, trouble.op_id, "交给有权限的同事")
    synced(office)
    assert not remnants(office)
    with office.store.read() as session:
        assert not troubles(session, office.store.models)
        assert get_state(session, LEAVING) is None


def test_what_was_refused_for_the_right_is_sent_again_when_it_is_given(
    pair: tuple[Front, Front], hub: HubHandle
) -> None:
    office, _ = pair
    who = office.register("林晓禾")
    synced(office)
    mine = note(office, who)
    hub.let(office.store.place.device, right=False)
    synced(office)
    hub.let(office.store.place.device, right=True)
    synced(office)
    with office.store.read() as session:
        [trouble] = troubles(session, office.store.models)
    with transaction(office.store, SHEN) as tx:
        send_again(tx, trouble.op_id)
    synced(office)
    assert texts(office, who) == [SECRET]
    assert set(hub.rows("care_note")) == {mine}


def test_a_note_about_somebody_erased_is_gone_everywhere(
    pair: tuple[Front, Front], make: MakeFront, hub: HubHandle
) -> None:
    office, counter = pair
    colleague = make(restricted=True)
    who, stays = office.register("林晓禾"), office.register("周启明")
    note(office, who)
    note(office, stays, "别人的事")
    synced(office, counter, colleague)
    note(office, who, f"{SECRET}二")
    said = Body(1, "erase", "person", who, SALT, subjects=[who])
    assert desk_of(hub).say(said)[0]["verdict"] == "taken"
    synced(counter, colleague)
    synced(office, office)
    for desk in (office, colleague):
        assert [row for row in remnants(desk) if SECRET in row] == []
        assert texts(desk, stays) == ["别人的事"]
    assert [one["text"] for one in hub.rows("care_note").values()] == ["别人的事"]


def test_merged_cards_show_each_others_notes(pair: tuple[Front, Front]) -> None:
    office, _ = pair
    one, two = office.register("林晓禾"), office.register("林小禾")
    note(office, two)
    with transaction(office.store, SHEN) as tx:
        merge(tx, one, two, "said_so")
    assert texts(office, one) == texts(office, two) == [SECRET]
    with transaction(office.store, SHEN) as tx:
        part(tx, two)
    assert (texts(office, one), texts(office, two)) == ([], [SECRET])


def test_two_scopes_are_compared_and_mended_each_for_itself(
    pair: tuple[Front, Front],
) -> None:
    office, counter = pair
    who = office.register("林晓禾")
    note(office, who)
    synced(office, counter)
    with office.store.engine.connect() as connection, connection.begin():
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA query_only = OFF")
        connection.exec_driver_sql("UPDATE care_notes SET text = 'zerfallen'")
    office.clock.forward(hours=25)
    synced(office)
    assert texts(office, who) == [SECRET]
    counter.clock.forward(hours=25)
    synced(counter)
    assert not remnants(counter)


def test_enrolled_anew_without_the_right_it_leaves(
    pair: tuple[Front, Front], hub: HubHandle
) -> None:
    office, _ = pair
    who = office.register("林晓禾")
    note(office, who)
    synced(office)
    office.join(hub.code(), again=True)
    synced(office)
    assert not remnants(office)
    assert texts(office, who) is None
    office.join(hub.code(restricted=True), again=True)
    synced(office)
    assert texts(office, who) == [SECRET]


def test_a_hub_in_a_new_epoch_gets_back_both_scopes_from_each_desk(
    hub: HubHandle, make: MakeFront
) -> None:
    office, colleague, counter = make(restricted=True), make(restricted=True), make()
    who = office.register("林晓禾")
    first = note(office, who)
    synced(office, colleague, counter)
    with writing(hub.engine) as connection:
        new_epoch(connection)
    second = note(colleague, who, f"{SECRET}二")
    synced(office, colleague, counter, office)
    assert texts(office, who) == texts(colleague, who) == [SECRET, f"{SECRET}二"]
    assert set(hub.rows("care_note")) == {first, second}
    with office.store.read() as session:
        # One scope being whole says nothing of the other: nothing was missed for a moment.
        assert not session.execute(select(Salvaged.id).where(Salvaged.kind == "care_note")).all()
    assert not remnants(counter)


def test_on_a_stick_it_is_as_over_the_line(hub: HubHandle, make: MakeFront, tmp_path: Path) -> None:
    office, other = make(restricted=True, ring=Ring()), make(restricted=True)
    who = office.register("林晓禾")
    synced(office, other)
    office.line.gone()
    note(other, who)
    synced(other)
    carried = at_headquarters(hub, out(office, tmp_path / "one"), tmp_path / "a")
    hub.let(office.store.place.device, right=False)
    asked = out(office, tmp_path / "two")
    later = at_headquarters(hub, asked, tmp_path / "b")
    back(office, carried.answer)
    assert texts(office, who) == [SECRET]
    brought = back(office, later.answer)
    assert (later.problem, brought.again) == ("", False)
    assert not remnants(office)
    # Read once more, the older answer brings nothing of it back.
    back(office, carried.answer)
    assert not remnants(office)
    with office.store.read() as session:
        assert scopes_of(session) == ("venue",)


def test_a_back_up_from_before_the_right_was_taken_shows_it_until_the_first_round(
    hub: HubHandle, make: MakeFront, tmp_path: Path
) -> None:
    office = make(restricted=True, ring=Ring())
    who = office.register("林晓禾")
    note(office, who)
    synced(office)
    file = copied(office, tmp_path / "copy")
    hub.let(office.store.place.device, right=False)
    synced(office)
    assert not remnants(office)
    again = opened(office, file)
    try:
        assert texts(again, who) == [SECRET]
        synced(again)
        assert not remnants(again)
    finally:
        again.store.close()
