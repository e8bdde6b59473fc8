"""What one can do with staff records."""

from __future__ import annotations

from sqlalchemy import func, select

from app.errors import Refusal
from app.staff.model import Staff
from app.staff.rights import require
from app.staff.rules import MANAGER, ROLES
from app.store.transaction import Transaction

NAME_LIMIT = 40
_RIGHT = "staff.manage"


def add(tx: Transaction, name: str, role: str, account: str | None = None) -> Staff:
    """Add a staff member. The first manager of a venue is added by the program itself.

    Raises Refusal `not_allowed`, `name_needed`, `name_long` with `most`, `unknown_role`.
    """
    require(tx, _RIGHT)
    person = Staff(name=_name(name), role=_role(role), account=account, status="active")
    tx.add(person)
    return person


def change(
    tx: Transaction, staff_id: str, *, name: str | None = None, role: str | None = None
) -> None:
    """Change a name or a role; None leaves it.

    Raises Refusal `not_allowed`, `no_staff`, `last_manager`, and as `add` does.
    """
    require(tx, _RIGHT)
    person = _find(tx, staff_id)
    values: dict[str, str] = {}
    if name is not None:
        values["name"] = _name(name)
    if role is not None:
        values["role"] = _role(role)
        if role != MANAGER:
            _keep_a_manager(tx, person)
    tx.patch(person, **values)


def disable(tx: Transaction, staff_id: str) -> None:
    """Close somebody's way into the desk; the record stays, because facts name it.

    Raises Refusal `not_allowed`, `no_staff`, `last_manager`, `no_such_move` (already so).
    """
    require(tx, _RIGHT)
    person = _find(tx, staff_id)
    _keep_a_manager(tx, person)
    tx.move(person, "status", "disabled")


def enable(tx: Transaction, staff_id: str) -> None:
    """Open it again. Raises Refusal `not_allowed`, `no_staff`, `no_such_move` (already so)."""
    require(tx, _RIGHT)
    tx.move(_find(tx, staff_id), "status", "active")


def _find(tx: Transaction, staff_id: str) -> Staff:
    person = tx.session.get(Staff, staff_id)
    if person is None:
        raise Refusal("no_staff")
    return person


def _keep_a_manager(tx: Transaction, person: Staff) -> None:
    """Refuse to take the last active manager away: nobody could manage staff any more."""
    if person.role != MANAGER or person.status != "active":
        return
    tx.session.flush()
    others = tx.session.execute(
        select(func.count())
        .select_from(Staff)
        .where(Staff.role == MANAGER, Staff.status == "active", Staff.id != person.id)
    ).scalar_one()
    if not others:
        raise Refusal("last_manager")


def _name(name: str) -> str:
    # Names stand on the lock screen: nothing in them may be unseen or turn the line around.
    plain = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    if not plain:
        raise Refusal("name_needed")
    if len(plain) > NAME_LIMIT:
        raise Refusal("name_long", most=NAME_LIMIT)
    return plain


def _role(role: str) -> str:
    if role not in ROLES:
        raise Refusal("unknown_role", role=role)
    return role
