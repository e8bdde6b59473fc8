"""People and their member cards, and the finder: what is computed so that they are found fast."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import JSON, Index, Integer, String, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.kinds import Kind
from app.people.keys import keys_for
from app.people.rules import CARD, PERSON
from app.store.base import Base, Synced


class Person(Synced, Base):
    """Someone served: as little as a desk needs to know."""

    __tablename__ = "people"
    kind: ClassVar[Kind] = PERSON

    name: Mapped[str] = mapped_column(String(40))
    phone: Mapped[str | None] = mapped_column(String(20), index=True)
    gender: Mapped[str | None] = mapped_column(String(1))
    age_band: Mapped[str | None] = mapped_column(String(6))
    identity: Mapped[str | None] = mapped_column(String(20))
    unit: Mapped[str | None] = mapped_column(String(80))
    political: Mapped[str | None] = mapped_column(String(2))
    tags: Mapped[list[str] | None] = mapped_column(JSON)
    note: Mapped[str | None] = mapped_column(String(500))
    guardian_name: Mapped[str | None] = mapped_column(String(40))
    guardian_relation: Mapped[str | None] = mapped_column(String(20))
    guardian_phone: Mapped[str | None] = mapped_column(String(20))
    notice_version: Mapped[str | None] = mapped_column(String(20))
    consent_way: Mapped[str | None] = mapped_column(String(20))
    consent_at: Mapped[str | None] = mapped_column(String(24))
    registered_day: Mapped[str | None] = mapped_column(String(10))
    status: Mapped[str] = mapped_column(String(10), default="active")

    @classmethod
    def derive(cls, session: Session, ids: list[str]) -> None:
        """Give each of these people a line in the finder and write their lookup keys anew."""
        refresh_keys(session, ids)


class Card(Synced, Base):
    """A member card: a code on paper or phone that stands for one person until withdrawn."""

    __tablename__ = "cards"
    kind: ClassVar[Kind] = CARD

    person_id: Mapped[str] = mapped_column(String(36), index=True)
    code: Mapped[str] = mapped_column(String(20), index=True)
    reason: Mapped[str | None] = mapped_column(String(100))
    status: Mapped[str] = mapped_column(String(10), default="active")

    @classmethod
    def derive(cls, session: Session, ids: list[str]) -> None:
        """Write the lookup keys of the cards' holders anew."""
        holders = session.execute(select(Card.person_id).where(Card.id.in_(ids))).scalars()
        refresh_keys(session, sorted(set(holders)))


class FinderLine(Base):
    """One person in the finder. `seq` is the stored order; it never changes.

    `seen_day` is the business day of the last visit, or of registration; `visits` counts
    visits that count.
    """

    __tablename__ = "finder"

    seq: Mapped[int] = mapped_column(Integer, primary_key=True)
    person_id: Mapped[str] = mapped_column(String(36), unique=True)
    seen_day: Mapped[str] = mapped_column(String(10), default="")
    seen_at: Mapped[str] = mapped_column(String(24), default="")
    visits: Mapped[int] = mapped_column(Integer, default=0)
    active: Mapped[int] = mapped_column(Integer, default=1)

    __table_args__ = (Index("finder_seen", "active", "seen_at", "seen_day", "seq"),)


class LookupKey(Base):
    """A text a person is found by, as a prefix; without rowid, in the order of the keys."""

    __tablename__ = "lookup_keys"
    __table_args__ = (Index("lookup_by_person", "seq", "key"), {"sqlite_with_rowid": False})

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    seq: Mapped[int] = mapped_column(Integer, primary_key=True)


def refresh_keys(session: Session, ids: list[str]) -> None:
    """Bring finder lines and lookup keys of these people in step with their records."""
    for start in range(0, len(ids), 500):
        _refresh_some(session, ids[start : start + 500])


def _refresh_some(session: Session, ids: list[str]) -> None:
    people = session.execute(
        select(
            Person.id,
            Person.name,
            Person.phone,
            Person.status,
            Person.registered_day,
            Person.recorded_at,
        ).where(Person.id.in_(ids))
    ).all()
    put = upsert(FinderLine)
    if people:
        session.execute(
            put.on_conflict_do_update(
                index_elements=["person_id"], set_={"active": put.excluded.active}
            ),
            [
                {
                    "person_id": row.id,
                    "active": int(row.status == "active"),
                    "seen_day": row.registered_day or "",
                    "seen_at": row.recorded_at or "",
                }
                for row in people
            ],
        )
    lines = session.execute(
        select(FinderLine.person_id, FinderLine.seq).where(FinderLine.person_id.in_(ids))
    ).all()
    seqs = {row.person_id: row.seq for row in lines}
    session.execute(delete(LookupKey).where(LookupKey.seq.in_(list(seqs.values()))))
    left = [seq for person_id, seq in seqs.items() if person_id not in {row.id for row in people}]
    if left:
        session.execute(delete(FinderLine).where(FinderLine.seq.in_(left)))
    codes = session.execute(
        select(Card.person_id, Card.code).where(Card.person_id.in_(ids), Card.status == "active")
    ).all()
    by_person: dict[str, str] = {row.person_id: row.code for row in codes}
    keys = [
        {"key": key, "seq": seqs[row.id]}
        for row in people
        for key in dict.fromkeys(keys_for(row.name, row.phone, by_person.get(row.id)))
    ]
    if keys:
        session.execute(insert(LookupKey), keys)
