"""What is done with two cards of one person."""

from __future__ import annotations

from sqlalchemy import select

from app.desk import Desk
from app.ops import Body
from app.people import actions, merging
from app.people.actions import Details
from app.people.groups import group_of
from app.store.base import OutboxOp
from app.store.outbox import read_body
from app.store.transaction import transaction
from tests.support.desks import HE


def register(desk: Desk, name: str, phone: str | None = None) -> str:
    with transaction(desk.store, HE) as tx:
        return actions.register(tx, Details(name, phone, consent_way="spoken")).id


def merge(desk: Desk, one: str, other: str) -> str:
    with transaction(desk.store, HE) as tx:
        return merging.merge(tx, one, other, "said_so").id


def part(desk: Desk, person: str) -> list[str]:
    with transaction(desk.store, HE) as tx:
        return merging.part(tx, person)


def bodies(desk: Desk) -> list[Body]:
    with desk.store.read() as session:
        return list(map(read_body, session.scalars(select(OutboxOp.body).order_by(OutboxOp.seq))))


def group(desk: Desk, person: str) -> list[str]:
    with desk.store.read() as session:
        return group_of(session, person)
