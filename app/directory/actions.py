"""Keeping the venue's own directory: a line added, changed, withdrawn, taken up again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from app.directory.model import OwnResource
from app.directory.queries import Listed, copied_from
from app.directory.rules import (
    OWN_RESOURCE,
    PASSED,
    is_day,
    weekly_of,
    weekly_text,
    wrong_resource,
)
from app.errors import Refusal
from app.staff.rights import require
from app.store.fitting import set_of, text_of
from app.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Description:
    """What is said of a resource; everything but type and name is free.

    `lng`, `lat`: whole millionths of a degree; `weekly`: as `weekly_of` reads it; `valid_until`: a
    day.
    """

    type: str
    name: str
    org_type: str | None = None
    fields: tuple[str, ...] = ()
    specialities: str | None = None
    languages: tuple[str, ...] = ()
    gender: str | None = None
    region: str | None = None
    address: str | None = None
    lng: int | None = None
    lat: int | None = None
    contact: str | None = None
    hours: str | None = None
    weekly: str | None = None
    audit: str = PASSED
    valid_until: str | None = None
    capacity: int | None = None
    at_venue: str | None = None
    from_line: str | None = None
    from_scope: str | None = None


def description_of(line: Listed) -> Description:
    """Give what a line says, so that it can be said again or otherwise."""
    named = [one.name for one in fields(Description) if one.name not in ("weekly", "specialities")]
    values: dict[str, Any] = {name: getattr(line, name) for name in named}
    weekly, words = weekly_text(line.weekly) or None, line.specialities or None
    return Description(weekly=weekly, specialities=words, **values)


def copy(tx: Transaction, line: Listed) -> OwnResource:
    """Copy a line headquarters told of into the venue's own directory, marked where from.

    What was copied before is given again, and taken up if it was withdrawn: everybody at the venue
    then reads one line of whoever holds a case, whatever becomes of headquarters'.

    Raises Refusal `not_allowed`, and `resource_gone` for somebody people may not be sent to.
    """
    require(tx, "directory.edit")
    if not line.is_open_on(tx.day):
        raise Refusal("resource_gone")
    before = copied_from(tx.session, [line.id]).get(line.id)
    said = replace(description_of(line), at_venue=None, from_line=line.id, from_scope=line.scope)
    if before is None:
        return add(tx, said)
    row = change(tx, before.id, said)
    return take_up(tx, row.id) if row.withdrawn else row


def add(tx: Transaction, described: Description) -> OwnResource:
    """Write a new line into the venue's own directory.

    Raises Refusal `not_allowed`, `resource_nameless`; `number_unfit` with the field, and as
    `text_of` and `set_of` do; `weekly_unclear`, `region_unclear`, `valid_until_unclear` with
    what was said.
    """
    require(tx, "directory.edit")
    row = OwnResource(**_checked(described))
    tx.add(row)
    return row


def change(tx: Transaction, row_id: str, described: Description) -> OwnResource:
    """Say of a line what holds now. Raises Refusal `resource_gone`, and as `add` does."""
    require(tx, "directory.edit")
    row = _row(tx, row_id)
    tx.patch(row, **_checked(described))
    return row


def withdraw(tx: Transaction, row_id: str) -> OwnResource:
    """Let nobody be sent there any more; the line stays for what was begun.

    Raises Refusal `not_allowed`, `resource_gone`.
    """
    return _let(tx, row_id, withdrawn=True)


def take_up(tx: Transaction, row_id: str) -> OwnResource:
    """Let people be sent there again. Raises Refusal `not_allowed`, `resource_gone`."""
    return _let(tx, row_id, withdrawn=False)


def _let(tx: Transaction, row_id: str, *, withdrawn: bool) -> OwnResource:
    require(tx, "directory.edit")
    row = _row(tx, row_id)
    tx.patch(row, withdrawn=withdrawn or None)
    return row


def _row(tx: Transaction, row_id: str) -> OwnResource:
    row = tx.session.get(OwnResource, row_id)
    if row is None:
        raise Refusal("resource_gone")
    return row


def _checked(described: Description) -> dict[str, Any]:
    """Give the values to be written, none of which headquarters would refuse."""
    values: dict[str, Any] = asdict(described)
    for name, value in values.items():
        declared = OWN_RESOURCE.field(name)
        if declared is not None and isinstance(value, tuple):
            values[name] = set_of(declared, value)
        elif declared is not None and isinstance(value, str):
            values[name] = text_of(declared, value)
        elif declared is not None and value is not None and not 0 <= value <= declared.limit:
            raise Refusal("number_unfit", field=name)
    _check(values)
    if values["weekly"]:
        values["weekly"] = weekly_text(weekly_of(values["weekly"]))
    return values


def _check(values: Mapping[str, Any]) -> None:
    """Raise Refusal for what its form alone does not catch."""
    if not values["name"]:
        raise Refusal("resource_nameless")
    if values["valid_until"] and not is_day(values["valid_until"]):
        raise Refusal("valid_until_unclear", said=values["valid_until"])
    wrong = wrong_resource(values)
    if wrong == "weekly":
        raise Refusal("weekly_unclear", said=values[wrong])
    if wrong == "region":
        raise Refusal("region_unclear", said=values[wrong])
    if wrong:
        raise Refusal("number_unfit", field=wrong)
