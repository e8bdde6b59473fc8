"""What one can ask about staff."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Case, bindparam, case, select
from sqlalchemy.orm import Session

from app.errors import Refusal
from app.staff.model import Pin, Staff
from app.staff.rules import ROLES
from app.staff.tile import Tile, digits_of


@dataclass(frozen=True, slots=True)
class StaffRow:
    """One line of the list of staff. `mark`: `held` or `refused` by headquarters, else None."""

    id: str
    name: str
    role: str
    account: str | None
    status: str
    has_pin: bool
    mark: str | None


_STANDING = select(Staff.role, Staff.status).where(Staff.id == bindparam("staff"))


def role_of(session: Session, staff_id: str) -> str:
    """Give the role of somebody who works here. Raises Refusal `no_staff`, `staff_disabled`."""
    row = session.connection().execute(_STANDING, {"staff": staff_id}).first()
    if row is None:
        raise Refusal("no_staff")
    if row.status != "active":
        raise Refusal("staff_disabled")
    return str(row.role)


def tiles(session: Session) -> list[Tile]:
    """Give the active staff for the lock screen: who used this desk last comes first."""
    rows = session.execute(
        select(Staff.id, Staff.name, Staff.role, Pin.last_used, Pin.verifier)
        .join_from(Staff, Pin, Pin.staff_id == Staff.id, isouter=True)
        .where(Staff.status == "active")
        .order_by(Pin.last_used.desc().nulls_last(), _rank(), Staff.name, Staff.id)
    )
    return [
        Tile(row[0], row[1], row[2], row[3], row[4] is not None, digits_of(row[4])) for row in rows
    ]


def staff_list(session: Session) -> list[StaffRow]:
    """Give all staff for the settings page: active ones first, by role and name."""
    rows = session.execute(
        select(
            Staff.id,
            Staff.name,
            Staff.role,
            Staff.account,
            Staff.status,
            Pin.verifier.is_not(None),
            Staff.mark,
        )
        .join_from(Staff, Pin, Pin.staff_id == Staff.id, isouter=True)
        .order_by(Staff.status, _rank(), Staff.name, Staff.id)
    )
    return [StaffRow(row[0], row[1], row[2], row[3], row[4], bool(row[5]), row[6]) for row in rows]


def names(session: Session) -> dict[str, str]:
    """Give the name of every staff member by id, former ones included."""
    return {row.id: row.name for row in session.execute(select(Staff.id, Staff.name))}


def _rank() -> Case[int]:
    order = {role: place for place, role in enumerate(ROLES)}
    return case(order, value=Staff.role, else_=len(order))
