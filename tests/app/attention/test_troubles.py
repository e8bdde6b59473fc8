"""What headquarters did not take: what is said of it, and what puts it right."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.attention import actions
from app.attention.delivery import done, hours, pending, piles, receipts
from app.attention.queries import Trouble, troubles
from app.attention.rules import known_codes, ways
from app.checkin.actions import change_person, undo_check_in
from app.checkin.model import Visit
from app.errors import Refusal
from app.ops import Version
from app.people import merging
from app.people.actions import Details, deactivate, edit, issue_card
from app.people.groups import head_of
from app.people.lookup import find
from app.people.queries import card
from app.store.incoming import incoming
from app.store.outbox import waiting
from app.store.told import IncomingPage, IncomingRow
from app.store.transaction import transaction
from app.store.voids import Void
from tests.app.attention.conftest import LIN, Place
from tests.support.desks import EPOCH, HE, SHEN


def listed(place: Place) -> list[Trouble]:
    with place.desk.store.read() as session:
        return troubles(session, place.desk.store.models)


def refused(place: Place) -> int:
    with place.desk.store.read() as session:
        return waiting(session).refused


def test_a_refused_registration_with_what_waits_for_it(place: Place) -> None:
    ma = place.register()
    place.check_in(ma)
    op_id = place.answer("refused", "bad_field", 0, field="unit")
    place.answer("held", "waiting_for", 1, id=ma, op=op_id)
    (one,) = listed(place)
    assert (one.title, one.code, one.facts) == ("马小川", "bad_field", {"field": "unit"})
    assert one.ways == ("mend", "discard")
    assert one.said["phone"] == "19900000001"
    assert [(wait.kind, wait.title) for wait in one.waits] == [("visit", "马小川")]


def test_put_right_it_goes_out_under_the_same_id(place: Place) -> None:
    ma = place.register()
    op_id = place.answer("refused", "bad_field", field="unit")
    assert place.someone(ma).mark == "refused"
    with transaction(place.desk.store, HE) as tx:
        actions.mend(tx, op_id, Details("马小川", "19900000001", unit="望江小学"))
    assert (place.someone(ma).mark, place.someone(ma).unit) == (None, "望江小学")
    _, body = place.ops()[-1]
    assert (body.verb, body.id, body.replaces) == ("create", ma, op_id)
    assert body.fields["unit"] == "望江小学"
    assert (listed(place), refused(place)) == ([], 0)
    with pytest.raises(Refusal, match="already"), transaction(place.desk.store, HE) as tx:
        actions.mend(tx, op_id, Details("马小川"))
    place.answer("refused", "bad_field", field="unit")
    assert place.someone(ma).mark == "refused"
    assert refused(place) == 1, "refused again it is there again"


def test_a_refused_change_is_put_right_or_sent_as_it_was(place: Place) -> None:
    with transaction(place.desk.store, HE) as tx:
        edit(tx, LIN, Details("林晓禾", "19900000009", unit="旧", tags=("自习",)))
    op_id = place.answer("refused", "bad_field", field="unit")
    assert place.lin().unit is None
    with pytest.raises(Refusal, match="nothing_changed"), transaction(place.desk.store, HE) as tx:
        actions.mend(tx, op_id, Details("林晓禾", "19900000009"))
    with transaction(place.desk.store, HE) as tx:
        actions.send_again(tx, op_id)
    assert (place.lin().unit, place.lin().tags) == ("旧", ["自习"])
    _, body = place.ops()[-1]
    assert (body.fields, body.added) == ({"unit": "旧"}, {"tags": ["自习"]})
    assert body.replaces == op_id
    again = place.answer("refused", "bad_field", field="unit")
    with transaction(place.desk.store, HE) as tx:
        actions.mend(tx, again, Details("林晓禾", "19900000009", unit="新"))
    _, body = place.ops()[-1]
    assert (body.verb, body.fields, body.replaces) == ("patch", {"unit": "新"}, again)


def test_a_move_is_sent_as_it_was(place: Place) -> None:
    with transaction(place.desk.store, SHEN) as tx:
        deactivate(tx, LIN)
    op_id = place.answer("refused", "group", because="bad_field")
    assert place.lin().status == "active"
    assert listed(place)[0].said == {"status": "inactive"}
    with transaction(place.desk.store, SHEN) as tx:
        assert actions.send_all_again(tx) == 1
    assert place.lin().status == "inactive"
    assert place.ops()[-1][1].replaces == op_id


def test_given_up_a_person_leaves_the_lists_and_stays_marked(place: Place) -> None:
    ma = place.register()
    with transaction(place.desk.store, HE) as tx:
        issue_card(tx, ma)
    op_id = place.answer("refused", "exists", 0)
    with (
        pytest.raises(Refusal, match="discard_reason_missing"),
        transaction(place.desk.store, HE) as tx,
    ):
        actions.discard(tx, op_id, " ")
    with transaction(place.desk.store, HE) as tx:
        actions.discard(tx, op_id, "登记重了")
    person = place.someone(ma)
    assert (person.mark, person.status, person.name) == ("discarded", "inactive", "马小川")
    with place.desk.store.read() as session:
        assert find(session, "马小川", "2026-11-28").matches == ()
    _, body = place.ops()[-1]
    assert (body.verb, body.kind, body.id, body.replaces) == ("discard", "person", ma, op_id)
    assert body.fields == {"reason": "登记重了"}
    assert body.subjects == [ma]
    assert listed(place) == []


def test_given_up_a_visit_counts_no_more(place: Place) -> None:
    visit = place.check_in(LIN)
    op_id = place.answer("refused", "discarded")
    assert listed(place)[0].ways == ("discard",)
    with transaction(place.desk.store, HE) as tx:
        actions.discard(tx, op_id, "没有来")
    with place.desk.store.read() as session:
        assert session.execute(select(Void.target_id)).scalar_one() == visit
        kept = session.get(Visit, visit)
        assert kept is not None
        assert kept.mark == "discarded"


def test_given_up_a_change_is_gone_and_a_choice_too(place: Place) -> None:
    with transaction(place.desk.store, HE) as tx:
        edit(tx, LIN, Details("林晓禾", "19900000009", unit="旧"))
    op_id = place.answer("refused", "fixed", field="unit")
    assert listed(place)[0].ways == ("look", "discard")
    with transaction(place.desk.store, HE) as tx:
        actions.discard(tx, op_id, "不改了")
    assert place.lin().unit is None
    place.person(phone="2")
    dispute = place.dispute(("A", "1"), ("B", "2"))
    with transaction(place.desk.store, HE) as tx:
        actions.choose(tx, [actions.Pick(dispute, 1, "1")])
    op_id = place.answer("refused", "moved_on", now=2)
    assert listed(place)[0].ways == ("choose", "discard")
    with transaction(place.desk.store, HE) as tx:
        actions.discard(tx, op_id, "已有人选过")
    _, body = place.ops()[-1]
    assert (body.kind, body.id, body.replaces) == ("conflict", dispute, op_id)
    place.answer("refused", "already")
    assert listed(place)[0].said == {}


def test_a_row_that_is_gone_cannot_be_sent_again(place: Place) -> None:
    with transaction(place.desk.store, HE) as tx:
        edit(tx, LIN, Details("林晓禾", "19900000009", unit="旧"))
    op_id = place.answer("refused", "no_such_row")
    place.pull(("person", LIN, {}), gone="erased")
    with pytest.raises(Refusal, match="row_gone"), transaction(place.desk.store, HE) as tx:
        actions.send_again(tx, op_id)
    with transaction(place.desk.store, HE) as tx:
        assert actions.send_all_again(tx) == 0


def test_what_is_held_by_itself_is_said_and_left_alone(place: Place) -> None:
    place.check_in(LIN)
    place.answer("held", "unknown_kind", kind="visit")
    (one,) = listed(place)
    assert (one.verdict, one.ways) == ("held", ("support",))


def test_something_is_known_to_help_with_every_code() -> None:
    assert ways("brand_new", "refused", "person", "create") == ("support", "discard")
    assert ways("brand_new", "held", "person", "create") == ("support",)
    assert ways("bad_field", "refused", "staff", "create") == ("again", "discard")
    assert ways("fixed", "refused", "staff", "patch") == ("discard",)
    assert len(known_codes()) > 20


def test_what_waits_is_piled_by_kind_oldest_first(place: Place) -> None:
    ma = place.register()
    place.clock.forward(minutes=5)
    place.check_in(ma)
    with transaction(place.desk.store, HE) as tx:
        edit(tx, LIN, Details("林晓禾", "19900000008"))
    with place.desk.store.read() as session:
        found = piles(session)
        waits = pending(session, place.desk.store.models)
    assert [(pile.kind, pile.count, pile.new) for pile in found] == [
        ("person", 2, 1),
        ("visit", 1, 1),
    ]
    assert found[0].first < found[0].last
    assert found[0].size > 100
    assert [(one.kind, one.verb, one.title) for one in waits] == [
        ("person", "create", "马小川"),
        ("visit", "fact", "马小川"),
        ("person", "patch", "林晓禾"),
    ]
    assert waits[2].said == {"phone": "19900000008"}


def test_history_and_receipts(place: Place) -> None:
    visit = place.check_in(LIN)
    place.answer("merged", fields=["phone"])
    number = place.number
    with place.desk.store.read() as session:
        models = place.desk.store.models
        (one,) = done(session, models)
        told = receipts(session, models, "visit", [visit, "nobody"], EPOCH)
        known = receipts(session, models, "person", [LIN], EPOCH)
        (hour,) = hours(session, "2026-11-27T00:00:00.000Z")
    assert (one.title, one.verdict, one.number, one.epoch) == ("林晓禾", "merged", number, EPOCH)
    assert one.fields == ("phone",)
    assert (told[visit].number, told[visit].at) == (number, one.at)
    assert list(told) == [visit]
    assert (known[LIN].at, known[LIN].epoch) == (None, EPOCH)
    assert (hour.hour, hour.verdict, hour.count) == (one.at[:13], "merged", 1)


def test_a_number_of_a_former_epoch_is_never_given_as_of_the_present_one(place: Place) -> None:
    visit = place.check_in(LIN)
    place.answer("taken")
    store = place.desk.store
    now = "0199a7c2-0000-7000-8000-0000000000e2"
    with store.read() as session:
        (had,) = receipts(session, store.models, "visit", [visit], now).values()
    assert (had.epoch, had.former) == (EPOCH, True)
    # Read anew in the present epoch: its number stands, not the one our own work had once.
    fields = {"person_id": LIN, "heads": 1, "method": "search"}
    fields |= {"happened_at": "2026-11-28T02:00:00.000Z", "day": "2026-11-28"}
    row = IncomingRow("visit", visit, Version(now, "venue", 7), fields)
    incoming(store, IncomingPage(rows=[row]))
    with store.read() as session:
        (had,) = receipts(session, store.models, "visit", [visit], now).values()
    assert (had.at, had.number, had.epoch, had.former) == (None, 7, now, False)


def test_what_was_refused_or_is_held_has_no_receipt_of_its_own(place: Place) -> None:
    store = place.desk.store
    visits = [place.check_in(LIN)]
    place.answer("refused", "bad_field", field="purpose")
    place.clock.forward(hours=30)
    visits.append(place.check_in(LIN))
    place.answer("held", "internal")
    with store.read() as session:
        assert receipts(session, store.models, "visit", visits, EPOCH) == {}


def test_a_later_change_that_was_not_answered_is_said_to_be_on_its_way(place: Place) -> None:
    store = place.desk.store
    with transaction(store, HE) as tx:
        edit(tx, LIN, Details("林晓禾", "19900000008", consent_way="spoken"))
    with store.read() as session:
        assert receipts(session, store.models, "person", [LIN], EPOCH)[LIN].behind
    place.answer("taken")
    with store.read() as session:
        known = receipts(session, store.models, "person", [LIN], EPOCH)[LIN]
    assert (known.behind, known.former, known.number) == (False, False, place.number)


def counted(place: Place, person: str) -> int:
    with place.desk.store.read() as session:
        return card(session, person).visits


def test_a_visit_that_headquarters_did_not_let_change_hands_counts_as_it_did(place: Place) -> None:
    """Void and new visit fell together: the void takes back nothing until it is sent again."""
    wrong, right = place.register("马小川"), place.register("马大川")
    visit = place.check_in(wrong)
    with transaction(place.desk.store, HE) as tx:
        change_person(tx, visit, right)
    assert counted(place, wrong) == 0
    void = place.answer("refused", "group", -2)
    assert counted(place, wrong) == 1
    with transaction(place.desk.store, SHEN) as tx:
        actions.send_again(tx, void)
    assert counted(place, wrong) == 0
    place.answer("refused", "group")
    assert counted(place, wrong) == 1


def test_giving_up_what_was_to_take_back_takes_back_nothing(place: Place) -> None:
    person = place.register("马小川")
    visit = place.check_in(person)
    with transaction(place.desk.store, HE) as tx:
        undo_check_in(tx, visit)
    void = place.answer("refused", "group")
    with transaction(place.desk.store, SHEN) as tx:
        actions.discard(tx, void, "确实来过")
    assert counted(place, person) == 1
    # A void cannot be voided: nothing more is said than that it was given up.
    assert [body.verb for _, body in place.ops()][-2:] == ["fact", "discard"]


def test_what_could_not_be_taken_apart_is_still_one(place: Place) -> None:
    one, other = place.register("马小川"), place.register("马小川", "19900000002")
    with transaction(place.desk.store, HE) as tx:
        merging.merge(tx, one, other, "said_so")
        merging.part(tx, other)
    with place.desk.store.read() as session:
        assert head_of(session, other) == other
    place.answer("refused", "group")
    with place.desk.store.read() as session:
        assert head_of(session, other) == one
