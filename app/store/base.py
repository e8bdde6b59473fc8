"""What every row that travels carries, and the tables only the kernel writes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar

from sqlalchemy import JSON, Index, Integer, String, Table, Text, bindparam, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from app.kinds import STANDING, VENUE_SCOPE, Kind, is_shared


class Base(DeclarativeBase):
    """All tables of the store."""


class Synced:
    """A row that exists at headquarters too, or will.

    `seen_*` is the version it was last seen at (absent: never seen at the hub). `mark` is
    `refused` or `held` while headquarters has not taken it, `discarded` once that was given up.
    `extra` keeps fields a newer program sent.
    """

    kind: ClassVar[Kind]
    about: ClassVar[str] = ""
    """The field that names whom a row is about, where something is computed for them from it."""

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    venue_id: Mapped[str] = mapped_column(String(36))
    seen_epoch: Mapped[str | None] = mapped_column(String(36))
    seen_scope: Mapped[str | None] = mapped_column(String(40))
    seen_number: Mapped[int | None] = mapped_column(Integer)
    recorded_at: Mapped[str | None] = mapped_column(String(24))
    recorded_by: Mapped[str | None] = mapped_column(String(36))
    recorded_desk: Mapped[str | None] = mapped_column(String(8))
    mark: Mapped[str | None] = mapped_column(String(10))
    extra: Mapped[dict[str, Any] | None] = mapped_column(JSON)

    @classmethod
    def kept_apart(cls, session: Session, row_id: str, fields: Mapping[str, Any]) -> bool:
        """Say whether a row is only for few to read, by what is said of it here.

        `fields`: what an operation on it writes, which may be all there is of it.
        """
        del session, row_id, fields
        return cls.kind.scope != VENUE_SCOPE

    @classmethod
    def derive(cls, session: Session, ids: list[str]) -> None:
        """Bring what is computed from rows of this kind up to date, inside the same commit."""

    @classmethod
    def only_here(cls, session: Session) -> set[str]:  # noqa: ARG003 - what others look into
        """Name rows that stand for more than headquarters has: a wiped desk keeps them."""
        return set()

    @classmethod
    def told_of(cls, session: Session, ids: str) -> set[str]:
        """Give of whom among `ids` (a JSON list) something computed still tells, row or no row."""
        del session, ids
        return set()

    @classmethod
    def tidy(cls, session: Session) -> None:
        """Take away what is computed for rows that a disk has lost, and nobody ever tells of."""

    @classmethod
    def derive_early(cls, session: Session, ids: list[str]) -> None:
        """Do the same while all rows are read for the first time; what can wait is caught up with.

        A row's turn to be computed would come again with each of its neighbours.
        """
        cls.derive(session, ids)

    @classmethod
    def catch_up(cls, session: Session, after: str) -> str | None:
        """Compute some of what waited, from `after` on; give where to go on, None at the end."""
        del session, after
        return None

    @classmethod
    def derive_left(cls, session: Session, ids: list[str]) -> None:
        """Do so for those whom rows of this kind were `about` that left, or name others now."""


def table_of(model: type[Base]) -> Table:
    """Give a model's table, for statements that do without the session's bookkeeping."""
    table = model.__table__
    if not isinstance(table, Table):
        raise TypeError(model.__name__)
    return table


def may_stand_in(
    models: Mapping[str, type[Synced]], scope: str
) -> Iterator[tuple[str, type[Synced]]]:
    """Give the kinds whose rows may stand in a scope: what many venues read has kinds of its own.

    Without that, reckoning with a code table would go through every visit of ten years.
    """
    of_many = is_shared(scope)
    return ((kind, model) for kind, model in models.items() if model.kind.shared == of_many)


def insert_text(model: type[Base], names: str) -> str:
    """Make the INSERT of these columns, for `exec_driver_sql` with plain values by name.

    It costs far less than the same statement made of objects: for what every commit writes.
    """
    columns = [table_of(model).c[name].name for name in names.split()]
    places = ", ".join(f":{name}" for name in columns)
    return f"INSERT INTO {model.__tablename__} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608 - names of ours


def listed(name: str) -> Any:
    """Give the members of a JSON list, the one parameter `name`, for `column.in_(...)`.

    One parameter for each member would be compiled anew, and bound one by one, every time.
    """
    return select(func.json_each(bindparam(name)).table_valued("value").c.value)


def as_list(members: Iterable[str]) -> str:
    """Write the parameter that `listed` reads."""
    return json.dumps(list(members))


def field_names(kind: Kind) -> tuple[str, ...]:
    """Give the names of all fields of a kind that have a column, standing ones last."""
    return tuple(item.name for item in (*kind.fields, *STANDING))


def fields_of(row: Synced) -> dict[str, Any]:
    """Read a row as the wire shows it: its fields that have a value, and kept unknown ones."""
    known = {name: getattr(row, name) for name in field_names(row.kind)}
    return {**(row.extra or {}), **{k: v for k, v in known.items() if v is not None}}


class BaseCopy(Base):
    """The row as headquarters last showed it, kept while unsent work lies over it."""

    __tablename__ = "base_copies"

    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    fields: Mapped[dict[str, Any]] = mapped_column(JSON)
    epoch: Mapped[str] = mapped_column(String(36))
    scope: Mapped[str] = mapped_column(String(40))
    number: Mapped[int] = mapped_column(Integer)


class UnknownRow(Base):
    """A row of a kind this program does not know yet, kept for its successor."""

    __tablename__ = "unknown_rows"

    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    row: Mapped[str] = mapped_column(Text)


class State(Base):
    """What the desk knows of itself: venue, device, letter, incarnation, epoch, settings."""

    __tablename__ = "desk_state"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class Cursor(Base):
    """How far this desk has read a scope: the hub's signed text and the number it stands for."""

    __tablename__ = "cursors"

    scope: Mapped[str] = mapped_column(String(40), primary_key=True)
    epoch: Mapped[str] = mapped_column(String(36))
    cursor: Mapped[str] = mapped_column(Text)
    number: Mapped[int] = mapped_column(Integer)


class OutboxOp(Base):
    """One operation of this desk, in the order made; never edited, never removed before 30 days.

    `state`: waiting, sent, settled (a durable verdict came), echoed (its effect was seen to
    come down, or it had none).
    """

    __tablename__ = "outbox"

    op_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    seq: Mapped[int] = mapped_column(Integer, unique=True)
    incarnation: Mapped[str] = mapped_column(String(36))
    kind: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[str] = mapped_column(String(36))
    verb: Mapped[str] = mapped_column(String(12))
    body: Mapped[str] = mapped_column(Text)
    hash: Mapped[str] = mapped_column(String(64))
    group_id: Mapped[str | None] = mapped_column(String(36))
    group_size: Mapped[int] = mapped_column(Integer, default=1)
    made_at: Mapped[str] = mapped_column(String(24))
    state: Mapped[str] = mapped_column(String(8), default="waiting")
    verdict: Mapped[str | None] = mapped_column(String(8))
    code: Mapped[str | None] = mapped_column(String(40))
    facts: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    applied_epoch: Mapped[str | None] = mapped_column(String(36))
    applied_scope: Mapped[str | None] = mapped_column(String(40))
    applied_number: Mapped[int | None] = mapped_column(Integer)
    settled_at: Mapped[str | None] = mapped_column(String(24))
    attended_at: Mapped[str | None] = mapped_column(String(24))
    """When a person dealt with its refusal."""
    sent_at: Mapped[str | None] = mapped_column(String(24))
    """When it was first offered over the line, corrected: since then headquarters may have it."""

    __table_args__ = (
        Index("outbox_state", "state", "seq"),
        Index("outbox_row", "kind", "row_id"),
    )


class AuditEntry(Base):
    """One line of the log of who did what. Append-only; each digest covers the one before.

    `detail` may be blanked when a person's data is erased: the chain is over digests, so it
    stays whole.
    """

    __tablename__ = "audit"

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[str] = mapped_column(String(24))
    actor: Mapped[str | None] = mapped_column(String(36))
    action: Mapped[str] = mapped_column(String(60))
    kind: Mapped[str | None] = mapped_column(String(40))
    row_id: Mapped[str | None] = mapped_column(String(36))
    detail: Mapped[str | None] = mapped_column(Text)
    detail_digest: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))

    __table_args__ = (Index("audit_row", "kind", "row_id"),)
