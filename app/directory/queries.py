"""Asking the directory: headquarters' lines and the venue's own, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.directory.model import OwnResource, Resource
from app.directory.rules import PASSED, Slot, weekly_of
from app.store.transaction import DISCARDED


@dataclass(frozen=True, slots=True)
class Listed:
    """One line. `own`: the venue's; `lng`, `lat` in millionths of a degree, both or neither.

    `scope` is where headquarters said it, '' for the venue's own.
    """

    id: str
    own: bool
    scope: str
    type: str
    name: str
    org_type: str | None
    fields: tuple[str, ...]
    specialities: str
    languages: tuple[str, ...]
    gender: str | None
    region: str | None
    address: str | None
    lng: int | None
    lat: int | None
    contact: str | None
    hours: str | None
    weekly: tuple[Slot, ...]
    audit: str
    valid_until: str | None
    capacity: int | None
    at_venue: str | None
    withdrawn: bool
    mark: str | None

    def is_open_on(self, day: str) -> bool:
        """Say whether people may be sent there on a day: passed, not withdrawn, not run out."""
        in_time = self.valid_until is None or day <= self.valid_until
        return self.audit == PASSED and not self.withdrawn and in_time


def resources(
    session: Session,
    types: Sequence[str] = (),
    field: str = "",
    on: str = "",
    *,
    own_only: bool = False,
) -> tuple[Listed, ...]:
    """Give the lines of these types (all, if none) that serve a category, by type and name.

    `on`: only those people may be sent to on that day. What was given up is left out.
    """
    found = [_listed(row) for row in session.execute(_wanted(OwnResource, types)).scalars()]
    if not own_only:
        found += [_listed(row) for row in session.execute(_wanted(Resource, types)).scalars()]
    some = [
        one
        for one in found
        if (not field or field in one.fields) and (not on or one.is_open_on(on))
    ]
    return tuple(sorted(some, key=lambda one: (one.type, one.name, one.id)))


def resource(session: Session, row_id: str) -> Listed | None:
    """Give one line, the venue's own or headquarters'; None when there is none of that id."""
    row = session.get(OwnResource, row_id) or session.get(Resource, row_id)
    return _listed(row) if row is not None else None


Line = TypeVar("Line", Resource, OwnResource)


def _wanted(model: type[Line], types: Sequence[str]) -> Select[tuple[Line]]:
    wanted = select(model).where(model.mark.is_distinct_from(DISCARDED))
    return wanted.where(model.type.in_(types)) if types else wanted


def _listed(row: Resource | OwnResource) -> Listed:
    own = isinstance(row, OwnResource)
    return Listed(
        row.id,
        own,
        "" if own else row.seen_scope or "",
        row.type,
        row.name,
        row.org_type,
        tuple(row.fields or ()),
        row.specialities or "",
        tuple(row.languages or ()),
        row.gender,
        row.region,
        row.address,
        row.lng,
        row.lat,
        row.contact,
        row.hours,
        _weekly(row.weekly),
        row.audit,
        row.valid_until,
        row.capacity,
        row.at_venue,
        bool(row.withdrawn),
        row.mark,
    )


def _weekly(text: str | None) -> tuple[Slot, ...]:
    """Read a pattern; one that another program wrote and this one cannot read says nothing."""
    try:
        return weekly_of(text or "")
    except ValueError:
        return ()
