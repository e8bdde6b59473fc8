"""What people do at a desk, drawn from the seed: the real actions, and words no screen says yet."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import msgspec
from sqlalchemy import select

from app.care import actions as care
from app.care.model import CareNote
from app.checkin import actions as checkin
from app.checkin.model import Departure, Visit
from app.ops import Body
from app.people import actions as people
from app.people import merging
from app.people.actions import Details
from app.people.model import Person
from app.people.sameness import SamePerson
from app.staff import actions as staff
from app.staff.model import Staff
from app.store import outbox
from app.store.base import OutboxOp, UnknownRow, fields_of
from app.store.transaction import SYSTEM, Transaction
from tests.simulation.desk import SimDesk
from tests.simulation.hub import LATER, STONE
from tests.simulation.ruling import POISON, UNWRITABLE
from tests.simulation.told import UNFILABLE

NAMES = ("林晓禾", "周启明", "陈可欣", "单雨桐", "曾一诺", "王伟")
PHONES = ("19900001234", "19900005678", "19900009999", None)
TAGS = ("志愿者", "学生", "常客", "新")
Work = Callable[[SimDesk, random.Random, Transaction], object]


def some(tx: Transaction, rng: random.Random, model: Any, *where: Any, most: int = 6) -> str | None:
    """Pick one of the latest rows; None where there is none."""
    ids = tx.session.execute(select(model.id).where(*where).order_by(model.id)).scalars().all()
    # The latest are worked on most: that is where two desks meet.
    return rng.choice(ids[-most:]) if ids else None


def _details(desk: SimDesk, rng: random.Random) -> Details:
    # Each venue's people bear its mark, so that one who strays is known anywhere.
    return Details(
        f"{desk.venue[-4:]}{rng.choice(NAMES)}",
        rng.choice(PHONES),
        identity=rng.choice((None, "student", "employed")),
        tags=tuple(sorted(rng.sample(TAGS, rng.randrange(3)))),
        note=rng.choice((None, "带孩子", "靠窗")),
        consent_way="spoken",
    )


def register(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    return people.register(tx, _details(desk, rng))


def edit(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    person = some(tx, rng, Person)
    return person and people.edit(tx, person, _details(desk, rng))


def turn(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    person = some(tx, rng, Person)
    if person is None:
        return None
    now = tx.session.get(Person, person)
    does = people.deactivate if now is not None and now.status == "active" else people.reactivate
    return does(tx, person)


def card(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    person = some(tx, rng, Person)
    if person is None:
        return None
    return (
        people.issue_card(tx, person)
        if rng.random() < 0.6
        else people.replace_card(tx, person, "丢失")
    )


def merge(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    """Two cards are one person's, or so somebody says."""
    person, other = some(tx, rng, Person), some(tx, rng, Person)
    return person and other and merging.merge(tx, person, other, rng.choice(merging.REASONS))


def part(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    """They are not: a card is taken out of its group, and now and then put back."""
    said = some(tx, rng, SamePerson)
    if said is None:
        return None
    if rng.random() < 0.3:
        return merging.merge_again(tx, [said])
    now = tx.session.get(SamePerson, said)
    return now and merging.part(tx, rng.choice((now.person_id, now.other_id)))


def check_in(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    person = some(tx, rng, Person)
    return person and checkin.check_in(tx, person)


def re_enter(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    person = some(tx, rng, Person)
    return person and checkin.re_enter(tx, person)


def heads(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    return checkin.count_heads(tx, rng.randrange(1, 9))


def check_out(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    visit = some(tx, rng, Visit)
    return visit and checkin.check_out(tx, visit)


def undo(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    visit = some(tx, rng, Visit)
    return visit and checkin.undo_check_in(tx, visit)


def undo_out(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    departure = some(tx, rng, Departure)
    return departure and checkin.undo_check_out(tx, departure)


def change_person(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    visit, person = some(tx, rng, Visit, Visit.person_id.is_not(None)), some(tx, rng, Person)
    return visit and person and checkin.change_person(tx, visit, person)


def restore(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    visit = some(tx, rng, Visit)
    return visit and checkin.restore(tx, visit)


def staffing(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    one = some(tx, rng, Staff)
    if one is None or rng.random() < 0.3:
        return staff.add(tx, f"员{rng.randrange(9)}", rng.choice(("clerk", "volunteer", "manager")))
    if rng.random() < 0.5:
        staff.change(tx, one, name=f"员{rng.randrange(9)}")
        return None
    does = staff.disable if rng.random() < 0.5 else staff.enable
    return does(tx, one)


# --- words that no screen says yet: the operations themselves, sealed as the store seals them ---


def _say(tx: Transaction, body: Body) -> Body:
    tx._touch(body.kind, body.id)
    tx._seal(body, (body.kind, body.id))
    return body


def _body(verb: str, kind: str, row_id: str, **said: Any) -> Body:
    return Body(1, verb, kind, row_id, outbox.salt(), **said)


def erase(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    person = some(tx, rng, Person)
    return person and _say(tx, _body("erase", "person", person, subjects=[person]))


def wrong_create(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    """Somebody is registered with a field the hub refuses; the desk works on with the row."""
    person = Person(name=f"{desk.venue[-4:]}{rng.choice(NAMES)}", status="active", gender="7")
    tx.add(person)
    tx.session.flush()
    visit = checkin.check_in(tx, person.id) if rng.random() < 0.5 else None
    if visit is not None and rng.random() < 0.5:
        tx.patch(person, phone=rng.choice(PHONES))
    return person


def wrong_patch(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    """An edit that the hub refuses: what it changed must fall back."""
    person = some(tx, rng, Person)
    row = tx.session.get(Person, person) if person else None
    if row is not None:
        tx.patch(row, gender=rng.choice(("7", "8")))
    return row


def instead(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    """Replace or give up what was refused."""
    refused = tx.session.execute(
        select(OutboxOp.op_id, OutboxOp.kind, OutboxOp.row_id, OutboxOp.verb, OutboxOp.body)
        .where(OutboxOp.verdict == "refused", OutboxOp.kind != LATER.name)
        .order_by(OutboxOp.seq)
    ).all()
    if not refused:
        return None
    op = rng.choice(refused[-4:])
    if rng.random() < 0.4 or not op.body:
        return _say(tx, _body("discard", op.kind, op.row_id, replaces=op.op_id))
    said = outbox.read_body(op.body)
    fields = {name: value for name, value in said.fields.items() if name != "gender"}
    if rng.random() < 0.2:
        fields["gender"] = "8"
    more = {"added": said.added, "removed": said.removed, "subjects": said.subjects}
    moved = {"field": said.field, "before": said.before, "after": said.after}
    body = _body(said.verb, op.kind, op.row_id, fields=fields, replaces=op.op_id, **more, **moved)
    return _say(tx, body)


def resolve(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    """Choose a value where two desks wrote one field."""
    rows = tx.session.execute(
        select(UnknownRow.id, UnknownRow.row).where(UnknownRow.kind == "conflict")
    ).all()
    if not rows:
        return None
    row = rng.choice(sorted(rows, key=lambda one: one.id))
    said = msgspec.json.decode(row.row)["fields"]
    fields = {"version": said["version"], "value": rng.choice(PHONES)}
    return _say(tx, _body("resolve", "conflict", row.id, fields=fields))


def unknown(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    """Something only the next program of the hub knows."""
    fields = {"word": rng.choice(TAGS)}
    return _say(tx, _body("create", LATER.name, desk.chance.make_id(), fields=fields))


def poison(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    """Something the hub cannot judge, cannot write, or cannot even file."""
    kind = rng.choice((POISON, UNWRITABLE, UNFILABLE))
    if kind == POISON:
        return _say(tx, _body("create", POISON, desk.chance.make_id()))
    if kind == UNWRITABLE:
        said = {"word": kind}
        return _say(tx, _body("fact", STONE.name, desk.chance.make_id(), fields=said))
    return people.register(tx, Details(f"{desk.venue[-4:]}{kind}", consent_way="spoken"))


def same_id(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    """A row whose id another venue has as well: ids of two venues are nothing to each other."""
    taken = set(tx.session.execute(select(Person.id)).scalars())
    others = {
        one.row_id
        for one in desk.made.values()
        if (one.kind, one.verb) == ("person", "create") and one.venue != desk.venue
    }
    free = sorted(others - taken)
    if not free:
        return None
    fields = fields_of(Person(name=f"{desk.venue[-4:]}王伟", status="active"))
    person = Person(id=rng.choice(free), **fields)
    tx.add(person)
    return person


SECRET = "密"
"""In every word that is restricted, so that one who strays is known anywhere."""


def note(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    """Somebody writes down what only entitled colleagues should know, or takes it back."""
    said = some(tx, rng, CareNote) if rng.random() < 0.3 else None
    if said is not None:
        return care.take_back(tx, said, f"{SECRET}已核实")
    person = some(tx, rng, Person)
    return person and care.write(tx, person, f"{SECRET}{desk.venue[-4:]}{rng.randrange(1000)}")


EVERY_DAY: tuple[tuple[Work, int], ...] = (
    (register, 8),
    (edit, 12),
    (turn, 3),
    (card, 2),
    (check_in, 14),
    (merge, 4),
    (part, 2),
    (re_enter, 2),
    (heads, 2),
    (check_out, 3),
    (undo, 4),
    (undo_out, 1),
    (change_person, 3),
    (restore, 2),
    (staffing, 2),
    (resolve, 3),
    (instead, 6),
)
SELDOM: dict[str, tuple[Work, int]] = {
    "erase": (erase, 3),
    "refused": (wrong_create, 3),
    "refused patch": (wrong_patch, 3),
    "unknown": (unknown, 2),
    "poison": (poison, 2),
    "same id": (same_id, 3),
}
"""What only some histories hold, so that each is met in plain ones and in wild ones."""
ACTOR = SYSTEM
