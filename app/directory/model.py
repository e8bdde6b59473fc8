"""The tables of the directory: what headquarters keeps for many venues, and a venue's own.

What is looked for of each line (`app/cases/specialities.py`) is computed in the commit that writes
it. Whoever nobody is sent to keeps its words there and has no kind of service.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Protocol, TypeVar

from sqlalchemy import JSON, Boolean, Connection, Index, Integer, MetaData, String, event, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.cases import specialities
from app.cases.specialities import Line
from app.directory.rules import OWN_RESOURCE, PASSED, RESOURCE, ROOM, metres_between
from app.kinds import Kind
from app.store.base import Base, Synced, as_list, listed
from app.store.store import get_state, set_state
from app.store.transaction import DISCARDED


class Described(Synced):
    """What is said of a resource, whoever wrote it."""

    type: Mapped[str] = mapped_column(String(12))
    name: Mapped[str] = mapped_column(String(60))
    org_type: Mapped[str | None] = mapped_column(String(12))
    fields: Mapped[list[str] | None] = mapped_column(JSON)
    specialities: Mapped[str | None] = mapped_column(String(500))
    languages: Mapped[list[str] | None] = mapped_column(JSON)
    gender: Mapped[str | None] = mapped_column(String(1))
    region: Mapped[str | None] = mapped_column(String(6))
    address: Mapped[str | None] = mapped_column(String(120))
    lng: Mapped[int | None] = mapped_column(Integer)
    lat: Mapped[int | None] = mapped_column(Integer)
    contact: Mapped[str | None] = mapped_column(String(100))
    hours: Mapped[str | None] = mapped_column(String(100))
    weekly: Mapped[str | None] = mapped_column(String(400))
    audit: Mapped[str] = mapped_column(String(8))
    valid_until: Mapped[str | None] = mapped_column(String(10))
    capacity: Mapped[int | None] = mapped_column(Integer)
    at_venue: Mapped[str | None] = mapped_column(String(36))
    withdrawn: Mapped[bool | None] = mapped_column(Boolean)

    @classmethod
    def derive(cls, session: Session, ids: list[str]) -> None:
        """Bring what is looked for of these lines up to date."""
        refresh(session, ids)


class Resource(Described, Base):
    """A line of headquarters' directory."""

    __tablename__ = "resources"
    kind: ClassVar[Kind] = RESOURCE

    __table_args__ = (Index("resources_by_type", "type", "name"),)


class OwnResource(Described, Base):
    """A line of the venue's own directory."""

    __tablename__ = "own_resources"
    kind: ClassVar[Kind] = OWN_RESOURCE

    # Last in the table, where older stores have them.
    from_line: Mapped[str | None] = mapped_column(String(36), sort_order=1)
    from_scope: Mapped[str | None] = mapped_column(String(40), sort_order=1)

    __table_args__ = (Index("own_resources_by_type", "type", "name"),)


@event.listens_for(Base.metadata, "after_create")
def _make_tables(_all: MetaData, connection: Connection, **_how: Any) -> None:
    """Make the index with the tables it is of; a virtual table is none of SQLAlchemy's."""
    for table in specialities.TABLES:
        connection.exec_driver_sql(table)


PLACED = "directory_placed"
"""State of this PC: from where the distances of the directory's lines are measured."""
AT_ONCE = 500
Place = tuple[int, int]
"""Longitude and latitude in millionths of a degree."""
_MODELS: tuple[type[Resource | OwnResource], ...] = (Resource, OwnResource)


def is_looked_up(session: Session) -> bool:
    """Say whether what is looked for was ever computed here."""
    return get_state(session, PLACED) is not None


def refresh(session: Session, ids: list[str]) -> None:
    """Bring what is looked for of these lines up to date; of all, when the venue is elsewhere."""
    here = place_of_venue(session)
    placed = f"{here[0]},{here[1]}" if here else ""
    if get_state(session, PLACED) != placed:
        set_state(session, PLACED, placed)
        all_ids = (session.execute(select(model.id)).scalars() for model in _MODELS)
        ids = sorted({*ids, *(one for some in all_ids for one in some)})
    for start in range(0, len(ids), AT_ONCE):
        _refresh_some(session, ids[start : start + AT_ONCE], here)


def place_of_venue(session: Session) -> Place | None:
    """Say where the venue is: where one of its rooms is said to be. None where none says so."""
    venue_id = get_state(session, "venue_id")
    for model in reversed(_MODELS):
        found = session.execute(
            select(model.lng, model.lat)
            .where(model.type == ROOM, model.at_venue == venue_id)
            .where(model.lng.is_not(None), model.lat.is_not(None))
            .where(model.mark.is_distinct_from(DISCARDED))
            .order_by(model.id)
            .limit(1)
        ).first()
        if found is not None:
            return found.lng, found.lat
    return None


class Placed(Protocol):
    """What says where something is."""

    @property
    def at_venue(self) -> str | None:
        """Give the venue it is found at."""

    @property
    def lng(self) -> int | None:
        """Give its longitude in millionths of a degree."""

    @property
    def lat(self) -> int | None:
        """Give its latitude in millionths of a degree."""


def distance_of(row: Placed, here: Place | None, venue_id: str | None) -> int | None:
    """Say how many metres it is to a line: none to what is found here, None where unknown."""
    if row.at_venue is not None and row.at_venue == venue_id:
        return 0
    if here is None or row.lng is None or row.lat is None:
        return None
    return metres_between(*here, row.lng, row.lat)


def _refresh_some(session: Session, ids: list[str], here: Place | None) -> None:
    venue_id = get_state(session, "venue_id")
    lines = []
    rows: list[Resource | OwnResource] = [*_rows(session, Resource, ids)]
    rows += _rows(session, OwnResource, ids)
    for row in rows:
        is_open = row.audit == PASSED and not row.withdrawn
        served = tuple(row.fields or ()) if is_open else ()
        away = distance_of(row, here, venue_id)
        lines.append(Line(row.id, row.name, row.specialities or "", served, away))
    specialities.take(session, ids)
    specialities.put(session, lines)


Row = TypeVar("Row", Resource, OwnResource)


def _rows(session: Session, model: type[Row], ids: list[str]) -> Sequence[Row]:
    chosen = select(model).where(model.id.in_(listed("some")))
    chosen = chosen.where(model.mark.is_distinct_from(DISCARDED))
    return session.execute(chosen, {"some": as_list(ids)}).scalars().all()
