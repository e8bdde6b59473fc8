"""People and their member cards, and the finder: what is computed so that they are found fast."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    BindParameter,
    Boolean,
    Connection,
    Index,
    Integer,
    Row,
    String,
    bindparam,
    delete,
    insert,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.kinds import Kind
from app.people.groups import groups
from app.people.keys import keys_for
from app.people.rules import CARD, PERSON
from app.store.base import Base, Synced, listed, table_of
from app.store.shape import put_rows


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
    no_suggestions: Mapped[bool | None] = mapped_column(Boolean, sort_order=1)
    """They want nobody of the directory to be suggested. Last, as it came by a revision."""
    registered_day: Mapped[str | None] = mapped_column(String(10))
    status: Mapped[str] = mapped_column(String(10), default="active")

    @classmethod
    def derive(cls, session: Session, ids: list[str]) -> None:
        """Give each of these people a line in the finder and write their lookup keys anew."""
        refresh_keys(session, ids)

    @classmethod
    def told_of(cls, session: Session, ids: str) -> set[str]:
        """Give who has a line in the finder: a disk may have lost the row, and not the line."""
        return set(session.connection().execute(_LISTED, {"some": ids}).scalars())

    @classmethod
    def tidy(cls, session: Session) -> None:
        """Drop the lines of whoever is not here, but for those that wait for them with visits."""
        refresh_keys(session, list(session.connection().execute(_STRAYS).scalars()))


class Card(Synced, Base):
    """A member card: a code on paper or phone that stands for one person until withdrawn."""

    __tablename__ = "cards"
    kind: ClassVar[Kind] = CARD
    about: ClassVar[str] = "person_id"

    person_id: Mapped[str] = mapped_column(String(36), index=True)
    code: Mapped[str] = mapped_column(String(20), index=True)
    reason: Mapped[str | None] = mapped_column(String(100))
    status: Mapped[str] = mapped_column(String(10), default="active")

    @classmethod
    def derive(cls, session: Session, ids: list[str]) -> None:
        """Write the lookup keys of the cards' holders anew."""
        holders = session.execute(select(Card.person_id).where(Card.id.in_(ids))).scalars()
        refresh_keys(session, sorted(set(holders)))

    @classmethod
    def derive_left(cls, session: Session, ids: list[str]) -> None:
        """Nobody is found by a card that is not theirs any more."""
        refresh_keys(session, ids)


OFF, ON, MERGED = 0, 1, 2
"""What `active` of a finder line can be."""
SEEN_MS = "coalesce(CAST(round(unixepoch(seen_at, 'subsec') * 1000) AS INTEGER), 0)"
"""The time a line holds as a number, milliseconds since 1970, 0 when it holds none."""


class FinderLine(Base):
    """One person in the finder. `seq` is the stored order; it never changes.

    `seen_day` is the business day of the last visit, or of registration; `visits` counts
    visits that count (those by all their cards, where the card stands for several); `active` is
    ON or OFF the list, or MERGED where another card stands for this one; `name` and `phone` are
    the person's, absent while the line waits for them, so that what a list shows is read in one
    place. `finder_order` holds all it takes to put any matches into order, in a fifth of the
    pages of the lines themselves.
    """

    __tablename__ = "finder"

    seq: Mapped[int] = mapped_column(Integer, primary_key=True)
    person_id: Mapped[str] = mapped_column(String(36), unique=True)
    seen_day: Mapped[str] = mapped_column(String(10), default="")
    seen_at: Mapped[str] = mapped_column(String(24), default="")
    visits: Mapped[int] = mapped_column(Integer, default=0)
    active: Mapped[int] = mapped_column(Integer, default=1)
    name: Mapped[str | None] = mapped_column(String(40))
    phone: Mapped[str | None] = mapped_column(String(20))

    __table_args__ = (
        Index("finder_seen", "active", "seen_at", "seen_day", "seq"),
        Index("finder_order", "seq", "active", text(SEEN_MS)),
    )


class LookupKey(Base):
    """A text a person is found by, as a prefix; without rowid, in the order of the keys."""

    __tablename__ = "lookup_keys"
    __table_args__ = (Index("lookup_by_person", "seq", "key"), {"sqlite_with_rowid": False})

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    seq: Mapped[int] = mapped_column(Integer, primary_key=True)


_person, _card = table_of(Person), table_of(Card)
_line, _key = table_of(FinderLine), table_of(LookupKey)
_some: BindParameter[Any] = bindparam("some", expanding=True)
_PEOPLE = select(
    _person.c.id,
    _person.c.name,
    _person.c.phone,
    _person.c.status,
    _person.c.registered_day,
    _person.c.recorded_at,
).where(_person.c.id.in_(_some))
_SHOWN = ("active", "name", "phone")
"""What a line holds of the person's own record."""
_WAITS: dict[str, Any] = {"active": OFF, "name": None, "phone": None}
_LINES = select(
    _line.c.person_id, _line.c.seq, _line.c.visits, *(_line.c[name] for name in _SHOWN)
).where(_line.c.person_id.in_(_some))
_LISTED = select(_line.c.person_id).where(_line.c.person_id.in_(listed("some")))
_STRAYS = select(_line.c.person_id).where(
    or_(_line.c.active != OFF, _line.c.visits == 0),
    ~select(_person.c.id).where(_person.c.id == _line.c.person_id).exists(),
)
_CODES = select(_card.c.person_id, _card.c.code).where(
    _card.c.person_id.in_(_some), _card.c.status == "active"
)
_STORED = select(_key.c.seq, _key.c.key).where(_key.c.seq.in_(_some))
_SET_SHOWN = (
    update(_line)
    .where(_line.c.seq == bindparam("b_seq"))
    .values({name: bindparam(name) for name in _SHOWN})
)
_ADD_KEY = "INSERT INTO lookup_keys (key, seq) VALUES (?, ?)"
_DROP_KEY = delete(_key).where(_key.c.key == bindparam("b_key"), _key.c.seq == bindparam("b_seq"))
_DROP_LINES = delete(_line).where(_line.c.seq.in_(_some))


def refresh_keys(session: Session, ids: list[str]) -> None:
    """Bring finder lines and lookup keys of these people in step with their records.

    Of a merged person the head's line is on the list, and the keys of every card lead to it.
    """
    for start in range(0, len(ids), 500):
        _refresh_some(session.connection(), ids[start : start + 500])


def _refresh_some(connection: Connection, asked: list[str]) -> None:
    merged = groups(connection, asked)
    leads = {one: head for head, members in merged.items() for one in members}
    ids = list(dict.fromkeys([*asked, *leads]))
    people = {row.id: row for row in connection.execute(_PEOPLE, {"some": ids})}
    leads = {one: head for one, head in leads.items() if head in people}
    lines = {row.person_id: row for row in connection.execute(_LINES, {"some": ids})}
    seqs = {person_id: row.seq for person_id, row in lines.items()}
    shown = {row.id: _shown(row, leads.get(row.id, row.id)) for row in people.values()}
    fresh = [row for row in people.values() if row.id not in lines]
    if fresh:
        connection.execute(insert(_line), [_new_line(row, shown[row.id]) for row in fresh])
        made = connection.execute(_LINES, {"some": [row.id for row in fresh]})
        seqs.update({row.person_id: row.seq for row in made})
    # Those of new lines too: a line's number comes again, and a spoilt disk may have left its keys.
    found = connection.execute(_STORED, {"some": list(seqs.values())})
    stored = {(row.key, row.seq) for row in found}
    left = [one for one in asked if one in lines and one not in people]
    # With visits the line waits: the person may come down after them, and after a card of theirs.
    shown.update({one: _WAITS for one in left if lines[one].visits})
    turned = [
        {"b_seq": line.seq, **shown[one]}
        for one, line in lines.items()
        if one in shown and shown[one] != {name: getattr(line, name) for name in _SHOWN}
    ]
    if turned:
        connection.execute(_SET_SHOWN, turned)
    dropped = [lines[one].seq for one in left if one not in shown]
    if dropped:
        connection.execute(_DROP_LINES, {"some": dropped})
    codes = {row.person_id: row.code for row in connection.execute(_CODES, {"some": ids})}
    wanted = {
        (key, seqs[leads.get(row.id, row.id)])
        for row in people.values()
        for key in keys_for(row.name, row.phone, codes.get(row.id))
    }
    # Only what differs is written, and in the order of the keys: neighbours share pages.
    gone, come = sorted(stored - wanted), sorted(wanted - stored)
    if gone:
        connection.execute(_DROP_KEY, [{"b_key": key, "b_seq": seq} for key, seq in gone])
    put_rows(connection, _ADD_KEY, come)


def _shown(row: Row[Any], head: str) -> dict[str, Any]:
    active = MERGED if head != row.id else ON if row.status == "active" else OFF
    return {"active": active, "name": row.name, "phone": row.phone}


def _new_line(row: Row[Any], shown: dict[str, Any]) -> dict[str, Any]:
    return {
        "person_id": row.id,
        **shown,
        "seen_day": row.registered_day or "",
        "seen_at": row.recorded_at or "",
        "visits": 0,
    }
