"""Which cards are one person's: computed from the merges that stand, in the commit that says so.

The table holds only whoever has been merged; who is not in it is a group of one. The card with the
smallest id stands for all (see `rules.groups_of`); here it is called the head.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, String, bindparam, delete, insert, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.people.rules import groups_of
from app.store.base import Base, as_list, listed, table_of


class Membership(Base):
    """A merged card and the card that stands for it; the head is a member of its own group."""

    __tablename__ = "memberships"

    person_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    head: Mapped[str] = mapped_column(String(36), index=True)


member = table_of(Membership)
_STANDING = (
    "SELECT person_id, other_id FROM same_people s"
    " WHERE (mark IS NULL OR mark = 'held')"
    " AND NOT EXISTS (SELECT 1 FROM voids v WHERE v.target_id = s.id"
    " AND (v.mark IS NULL OR v.mark = 'held'))"
)
"""Merges that stand. One that headquarters refused joins nobody; one it holds still does here."""
_KNOWN = " AND EXISTS (SELECT 1 FROM people p WHERE p.id = m.head)"
"""A merge may come down before the card that is to stand for all; till then each stands alone."""
_HEAD = "SELECT m.head FROM memberships m WHERE m.person_id = ?" + _KNOWN  # noqa: S608 - no values
_HEADS = (
    "SELECT m.person_id, m.head FROM memberships m"  # noqa: S608 - no values
    " WHERE m.person_id IN (SELECT value FROM json_each(?))" + _KNOWN
)
_HEAD_KNOWN = text("EXISTS (SELECT 1 FROM people p WHERE p.id = memberships.head)")
_MEMBERS = select(member.c.person_id, member.c.head).where(
    member.c.head.in_(select(member.c.head).where(member.c.person_id.in_(listed("some"))))
)
_DROP = delete(member).where(member.c.person_id == bindparam("b_person"))
_GROUP = (
    "SELECT person_id FROM memberships"
    " WHERE head = (SELECT head FROM memberships WHERE person_id = ?)"
)


def head_of(session: Session, person_id: str) -> str:
    """Give the card that stands for this one; itself when it was never merged."""
    found = session.connection().exec_driver_sql(_HEAD, (person_id,)).first()
    return str(found[0]) if found is not None else person_id


def heads_of(session: Session, ids: Iterable[str]) -> dict[str, str]:
    """Give the heads of those of these cards that were merged, by card."""
    rows = session.connection().exec_driver_sql(_HEADS, (as_list(set(ids)),))
    return {row[0]: row[1] for row in rows}


def heads_among(session: Session, cards: Select[Any], values: Mapping[str, str]) -> dict[str, str]:
    """Give the heads of those that were merged among the cards a query gives, by card.

    As `heads_of`, for thousands: hardly any were merged, so no list of ids is carried over.
    """
    wanted = select(member.c.person_id, member.c.head).where(
        member.c.person_id.in_(cards), _HEAD_KNOWN
    )
    rows = session.connection().execute(wanted, values)
    return {row[0]: row[1] for row in rows}


def group_of(session: Session, person_id: str) -> list[str]:
    """Give all cards of the person a card belongs to, the head first."""
    rows = session.connection().exec_driver_sql(_GROUP, (person_id,)).all()
    return sorted(str(row[0]) for row in rows) if rows else [person_id]


def groups(connection: Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    """Give the groups any of these cards is in, by head; the head stands first."""
    found: dict[str, list[str]] = {}
    for row in connection.execute(_MEMBERS, {"some": as_list(ids)}):
        found.setdefault(row.head, []).append(row.person_id)
    return {head: sorted(members) for head, members in found.items()}


def regroup(connection: Connection) -> set[str]:
    """Bring the table in step with the merges that stand; gives everybody whose group changed.

    All of them are gone through: merging is rare, and so a merge that was taken back, refused or
    came down twice needs no case of its own.
    """
    pairs = [(row[0], row[1]) for row in connection.exec_driver_sql(_STANDING)]
    wanted = groups_of(pairs)
    stored = {row.person_id: row.head for row in connection.execute(select(member))}
    moved = {one for one in {*wanted, *stored} if wanted.get(one) != stored.get(one)}
    if not moved:
        return set()
    # Also those who stay where they are: somebody joined them, or left.
    heads = {groups.get(one) for one in moved for groups in (wanted, stored)}
    gone = [{"b_person": one} for one in sorted(moved) if one in stored]
    if gone:
        connection.execute(_DROP, gone)
    come = [{"person_id": one, "head": wanted[one]} for one in sorted(moved) if one in wanted]
    if come:
        connection.execute(insert(member), come)
    return moved | {one for one, head in {**stored, **wanted}.items() if head in heads}
