"""What needs a person, in the staff's words: a number two desks changed, a registration mended."""

from __future__ import annotations

from app.attention import actions
from app.attention.actions import Pick
from app.attention.queries import Matter, Trouble, matters, troubles
from app.people.actions import Details, edit
from app.people.model import Person
from app.store.outbox import waiting
from app.store.transaction import transaction
from tests.support.fronts import Front, MakeFront
from tests.support.hub import HubHandle


class Counter:
    """A front desk in the words of its staff."""

    def __init__(self, front: Front) -> None:
        self.front, self.store = front, front.store

    def meets_headquarters(self) -> None:
        """The line is up: a round."""
        assert self.front.sync().state == "ok"

    def writes_number(self, person: str, phone: str) -> None:
        """A clerk changes somebody's number."""
        name = self.front.person(person).name
        with transaction(self.store, self.front.actor) as tx:
            edit(tx, person, Details(name, phone, consent_way="spoken"))

    def number(self, person: str) -> str | None:
        """Read the number on the card."""
        return self.front.person(person).phone

    def to_choose(self) -> list[Matter]:
        """Look at 需要选择."""
        with self.store.read() as session:
            return matters(session, self.store.models, self.store.place.printed_letter)

    def not_sent(self) -> list[Trouble]:
        """Look at 未能发送."""
        with self.store.read() as session:
            return troubles(session, self.store.models)

    def chooses(self, matter: Matter, *, mine: bool) -> None:
        """Take one side throughout, and merge."""
        picks = [
            Pick(d.id, d.version, (d.mine if mine else d.theirs).value) for d in matter.disputes
        ]
        with transaction(self.store, self.front.actor) as tx:
            actions.choose(tx, picks)

    def thinks_better(self, matter: Matter) -> None:
        """Put the other value back."""
        with transaction(self.store, self.front.actor) as tx:
            for dispute in matter.disputes:
                actions.take_back(tx, dispute.id)

    def unsent(self) -> int:
        """Read the tile 待发送."""
        with self.store.read() as session:
            return waiting(session).unsent


def two_desks_disagree(make: MakeFront) -> tuple[Counter, Counter, str]:
    """Two desks change one number with the line cut; then the line is back."""
    one, two = Counter(make()), Counter(make())
    lin = one.front.register("林晓禾", "19900000000")
    one.meets_headquarters()
    two.meets_headquarters()
    one.front.line.gone()
    two.front.line.gone()
    one.writes_number(lin, "19900000001")
    two.writes_number(lin, "19900000002")
    assert one.front.sync().state == "offline"
    assert two.front.sync().state == "offline"
    one.front.line.back()
    two.front.line.back()
    for desk in (one, two, one):
        desk.meets_headquarters()
    return one, two, lin


def test_two_desks_changed_one_number_and_a_clerk_chooses(hub: HubHandle, make: MakeFront) -> None:
    one, two, lin = two_desks_disagree(make)
    assert (one.number(lin), two.number(lin)) == ("19900000002", "19900000002")

    # Both desks are asked, each with its own on the left.
    (matter,) = one.to_choose()
    (theirs,) = two.to_choose()
    assert matter.title == "林晓禾"
    assert (matter.disputes[0].mine.desk, matter.disputes[0].mine.value) == ("A", "19900000001")
    assert (matter.disputes[0].theirs.desk, matter.disputes[0].theirs.value) == (
        "B",
        "19900000002",
    )
    assert theirs.disputes[0].mine.value == "19900000002"
    assert matter.disputes[0].mine.by == one.front.actor.staff_id

    # The clerk at desk A is offline again, and knows that the first number is right.
    one.front.line.gone()
    one.chooses(matter, mine=True)
    assert one.number(lin) == "19900000001"
    assert one.to_choose() == []
    assert one.unsent() == 1
    one.front.line.back()
    for desk in (one, two, one):
        desk.meets_headquarters()
    for desk in (one, two):
        assert desk.number(lin) == "19900000001"
        assert desk.to_choose() == []
        assert desk.not_sent() == []
    assert hub.rows("person")[lin]["phone"] == "19900000001"

    # An hour later it turns out that it was the other one after all.
    one.front.clock.forward(hours=1)
    one.thinks_better(matter)
    for desk in (one, two):
        desk.meets_headquarters()
        assert desk.number(lin) == "19900000002"
        assert desk.to_choose() == []


def test_both_choose_and_the_slower_one_is_told(make: MakeFront) -> None:
    one, two, lin = two_desks_disagree(make)
    (here,), (there,) = one.to_choose(), two.to_choose()
    one.chooses(here, mine=True)
    two.chooses(there, mine=True)
    for desk in (one, two, one):
        desk.meets_headquarters()
    assert (one.number(lin), two.number(lin)) == ("19900000001", "19900000001")
    assert one.not_sent() == []
    (told,) = two.not_sent()
    assert (told.verb, told.code, told.ways) == ("resolve", "moved_on", ("choose", "discard"))
    with transaction(two.store, two.front.actor) as tx:
        actions.discard(tx, told.op_id, "知道了")
    two.meets_headquarters()
    assert two.not_sent() == []
    assert two.unsent() == 0


def test_a_registration_that_was_turned_down_is_mended_and_sent(
    hub: HubHandle, make: MakeFront
) -> None:
    one, two = Counter(make()), Counter(make())
    one.front.line.gone()
    # An older program did not mind how long the unit was; headquarters does.
    with transaction(one.store, one.front.actor) as tx:
        ma_here = Person(name="马小川", phone="19900000003", unit="望" * 81, status="active")
        tx.add(ma_here)
    ma = ma_here.id
    one.front.check_in(ma)
    one.front.line.back()
    one.meets_headquarters()
    (trouble,) = one.not_sent()
    assert (trouble.title, trouble.code, trouble.facts) == (
        "马小川",
        "bad_field",
        {"field": "unit"},
    )
    assert [(wait.kind, wait.verdict) for wait in trouble.waits] == [("visit", "held")]

    # 改好重发: the same person, with the unit as it should be.
    with transaction(one.store, one.front.actor) as tx:
        actions.mend(tx, trouble.op_id, Details("马小川", "19900000003", unit="望江小学"))
    assert one.not_sent() == []
    for desk in (one, two, one):
        desk.meets_headquarters()
    assert list(hub.rows("person")) == [ma]
    assert hub.rows("person")[ma]["unit"] == "望江小学"
    assert len(hub.rows("visit")) == 1, "what waited for it was let go"
    assert two.front.person(ma).unit == "望江小学"
    assert (one.not_sent(), one.unsent()) == ([], 0)
    assert one.front.person(ma).mark is None
