"""Asking the directory: headquarters' lines and the venue's own, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from app.cases.specialities import look, nearest
from app.directory.model import OwnResource, Resource, distance_of, place_of_venue
from app.directory.rules import ALLIANCE, PARTNER_ORG, PASSED, RESOURCE, Slot, weekly_of
from app.store.base import as_list, listed
from app.store.store import get_state
from app.store.transaction import DISCARDED

MOST = 20
_PARTNERS = (ALLIANCE, PARTNER_ORG)


@dataclass(frozen=True, slots=True)
class Listed:
    """One line. `own`: the venue's; `lng`, `lat` in millionths of a degree, both or neither.

    `scope` is where headquarters said it, '' for the venue's own; one of those that was copied
    from a line of headquarters' says from which (`from_line`) and where that stands.
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
    from_line: str | None = None
    from_scope: str | None = None

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


def partners(session: Session, field: str, on: str, most: int) -> list[tuple[str, str]]:
    """Give ids and names of whom outside a case of a category can be referred to on a day.

    Alliances and partner organisations: who serves the category first, the nearest of them before,
    then the others by name; at most so many.
    """
    near = nearest(session, field)
    known = {one.id: one for one in resources_of(session, near)}
    fitting = (known[one] for one in near if one in known and known[one].type in _PARTNERS)
    found = {one.id: one.name for one in fitting if one.is_open_on(on)}
    for type_ in _PARTNERS:
        for model in (OwnResource, Resource):
            named = select(model.id, model.name).where(
                model.type == type_,
                model.audit == PASSED,
                model.withdrawn.is_not(True),
                or_(model.valid_until.is_(None), model.valid_until >= on),
                model.mark.is_distinct_from(DISCARDED),
            )
            for row in session.execute(named.order_by(model.name).limit(most)):
                found.setdefault(str(row.id), str(row.name))
    return list(found.items())[:most]


def resource(session: Session, row_id: str) -> Listed | None:
    """Give one line, the venue's own or headquarters'; None when there is none of that id."""
    row = session.get(OwnResource, row_id) or session.get(Resource, row_id)
    return _listed(row) if row is not None else None


def resources_of(session: Session, ids: Iterable[str]) -> list[Listed]:
    """Give the lines of these ids, by id; those that are not there, or given up, are left out."""
    some = {"some": as_list(ids)}
    rows: list[Resource | OwnResource] = []
    rows += session.execute(_wanted(OwnResource).where(OwnResource.id.in_(_SOME)), some).scalars()
    rows += session.execute(_wanted(Resource).where(Resource.id.in_(_SOME)), some).scalars()
    return sorted((_listed(row) for row in rows), key=lambda one: one.id)


def told(row_id: str, scope: str, fields: Mapping[str, Any]) -> Listed:
    """Give a line as headquarters said it, though it is not kept here.

    `fields` are as the kind `resource` declares them: type, name and audit are there.
    """
    said = Resource(id=row_id, seen_scope=scope)
    for field in RESOURCE.fields:
        setattr(said, field.name, fields.get(field.name))
    return _listed(said)


def copied_from(session: Session, ids: Iterable[str]) -> dict[str, Listed]:
    """Give the venue's own lines that were copied from these, by the id they were copied from."""
    copies = _wanted(OwnResource).where(OwnResource.from_line.in_(_SOME)).order_by(OwnResource.id)
    rows = session.execute(copies, {"some": as_list(ids)}).scalars()
    return {str(row.from_line): _listed(row) for row in rows}


def distances(session: Session, rows: Iterable[Listed]) -> dict[str, int | None]:
    """Say how many metres from the venue each line is, by id; None where that is not known."""
    here, venue_id = place_of_venue(session), get_state(session, "venue_id")
    return {row.id: distance_of(row, here, venue_id) for row in rows}


def search(session: Session, typed: str, most: int = MOST, field: str = "") -> list[Listed]:
    """Give lines whose name holds what was typed, then those whose words begin with its words.

    Also those nobody is sent to any more; each part by name. Nothing for nothing. `field`: only
    those who serve a category.
    """
    said = "".join(one for one in typed if one.isprintable()).strip()
    if not said:
        return []
    named: list[str] = []
    for model in (OwnResource, Resource):
        held = select(model.id).where(model.name.icontains(said, autoescape=True))
        held = held.where(model.mark.is_distinct_from(DISCARDED))
        if field:
            codes = func.json_each(model.fields).table_valued("value")
            held = held.where(select(codes.c.value).where(codes.c.value == field).exists())
        named += session.execute(held.order_by(model.name, model.id).limit(most)).scalars()
    first = _by_name(resources_of(session, named))
    known = set(named)
    rest = [one for one in look(session, said, most + len(known), field) if one not in known]
    return [*first, *_by_name(resources_of(session, rest))][:most]


def browse(session: Session, field: str = "", most: int = MOST) -> list[Listed]:
    """Give what is to be seen before anything is typed: the venue's own lines, by name.

    With a category, after those of them who serve it, the nearest of headquarters' who do.
    """
    own = list(resources(session, field=field, own_only=True))
    rest: list[Listed] = []
    if field:
        ids = nearest(session, field, most + len(own))
        found = {one.id: one for one in resources_of(session, ids)}
        rest = [found[one] for one in ids if one in found and not found[one].own]
    return [*_by_name(own), *rest][:most]


def _by_name(some: list[Listed]) -> list[Listed]:
    return sorted(some, key=lambda one: (one.name, one.id))


_SOME = listed("some")
Line = TypeVar("Line", Resource, OwnResource)


def _wanted(model: type[Line], types: Sequence[str] = ()) -> Select[tuple[Line]]:
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
        row.from_line if isinstance(row, OwnResource) else None,
        row.from_scope if isinstance(row, OwnResource) else None,
    )


def _weekly(text: str | None) -> tuple[Slot, ...]:
    """Read a pattern; one that another program wrote and this one cannot read says nothing."""
    try:
        return weekly_of(text or "")
    except ValueError:
        return ()
