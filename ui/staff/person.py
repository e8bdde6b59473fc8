"""Dialogs about one staff member: add, change, set a PIN."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.staff import actions
from app.staff.pins import set_pin
from app.staff.queries import StaffRow
from app.staff.rules import CLERK, ROLES
from app.store.keys import unlock_with_code
from app.store.store import Store
from app.store.transaction import SYSTEM, Actor, transaction
from ui.kit.choices import Select
from ui.kit.form import Field, line_edit
from ui.seat import Seat
from ui.shell.jobdialog import JobDialog, pin_edit
from ui.shell.words import role_name

FIELDS = {
    "name_needed": "name",
    "name_long": "name",
    "unknown_role": "role",
    "last_manager": "role",
    "pin_length": "pin",
    "pin_simple": "pin",
}


def role_choice(role: str) -> Select:
    """Make the list of roles."""
    return Select([(role, role_name(role)) for role in ROLES], role)


def pin_fields(dialog: JobDialog, digits: int, title: str, remark: str = "") -> None:
    """Add the two boxes for a PIN to a dialog's form."""
    translate = QCoreApplication.translate
    hint = translate("staff", "%n 位数字，不要用生日或连着的数字", "", digits)
    again = translate("staff", "再输一次")
    dialog.form.add("pin", Field(title, pin_edit(digits), hint=hint, remark=remark))
    dialog.form.add("again", Field(again, pin_edit(digits)))


def same_pin(dialog: JobDialog, values: dict[str, Any]) -> bool:
    """Say it when the two boxes differ."""
    if values["pin"] == values["again"]:
        return True
    words = QCoreApplication.translate("staff", "两次输入的 PIN 不一样")
    dialog.form.set_errors({"again": words})
    return False


class AddDialog(JobDialog):
    """Add a staff member with a PIN for this desk."""

    fields_of = FIELDS

    def __init__(self, parent: QWidget | None, seat: Seat) -> None:
        super().__init__(parent, seat.work, self.tr("添加员工"), self.tr("添加"), self.tr("取消"))
        self._store, self._actor = seat.desk.store, seat.actor
        self.form.add("name", Field(self.tr("姓名"), line_edit(limit=60)))
        self.form.add("role", Field(self.tr("角色"), role_choice(CLERK)))
        pin_fields(self, seat.desk.profile.pin_length, self.tr("PIN"))
        self.finish_body()
        self.form.field("name").control.setFocus()

    def job(self) -> Callable[[], str] | None:
        """Add them, with the PIN in the same commit."""
        values = self.form.values()
        if not same_pin(self, values):
            return None
        return lambda: add(self._store, self._actor, values["name"], values["role"], values["pin"])


class ChangeDialog(JobDialog):
    """Change a name or a role."""

    fields_of = FIELDS

    def __init__(self, parent: QWidget | None, seat: Seat, row: StaffRow) -> None:
        super().__init__(parent, seat.work, self.tr("修改员工"), self.tr("保存"), self.tr("取消"))
        self._store, self._actor, self._row = seat.desk.store, seat.actor, row
        self.form.add("name", Field(self.tr("姓名"), line_edit(limit=60)))
        self.form.add("role", Field(self.tr("角色"), role_choice(row.role)))
        self.form.set_values({"name": row.name})
        self.finish_body()

    def job(self) -> Callable[[], None]:
        """Save both."""
        values = self.form.values()

        def change() -> None:
            with transaction(self._store, self._actor) as tx:
                actions.change(tx, self._row.id, name=values["name"], role=values["role"])

        return change


class PinDialog(JobDialog):
    """Set somebody's PIN on this desk."""

    fields_of = FIELDS

    def __init__(self, parent: QWidget | None, seat: Seat, staff_id: str, name: str) -> None:
        title = self.tr("给{name}设 PIN").format(name=name)
        super().__init__(parent, seat.work, title, self.tr("保存"), self.tr("取消"))
        self._store, self._actor, self._id = seat.desk.store, seat.actor, staff_id
        pin_fields(self, seat.desk.profile.pin_length, self.tr("新 PIN"))
        self.finish_body()
        self.form.field("pin").control.setFocus()

    def job(self) -> Callable[[], None] | None:
        """Set it."""
        values = self.form.values()
        if not same_pin(self, values):
            return None

        def change() -> None:
            with transaction(self._store, self._actor) as tx:
                set_pin(tx, self._id, values["pin"])

        return change


class RecoverPinDialog(JobDialog):
    """Set a manager's PIN on this desk: the recovery code proves the right."""

    fields_of = {**FIELDS, "code_typo": "code", "code_wrong": "code"}  # noqa: RUF012 - never changed

    def __init__(self, parent: QWidget | None, seat: Seat, staff_id: str, name: str) -> None:
        title = self.tr("用恢复码给{name}设 PIN").format(name=name)
        super().__init__(parent, seat.work, title, self.tr("保存"), self.tr("取消"), width=560)
        self._store, self._id = seat.desk.store, staff_id
        hint = self.tr("首次设置时抄在纸上的 28 个字符")
        self.form.add("code", Field(self.tr("恢复码"), line_edit(limit=60), hint=hint))
        pin_fields(self, seat.desk.profile.pin_length, self.tr("新 PIN"))
        self.finish_body()
        self.form.field("code").control.setFocus()

    def job(self) -> Callable[[], None] | None:
        """Compare the code, then set the PIN."""
        values = self.form.values()
        if not same_pin(self, values):
            return None

        def change() -> None:
            unlock_with_code(self._store.path.parent, values["code"])
            with transaction(self._store, SYSTEM) as tx:
                set_pin(tx, self._id, values["pin"])

        return change


def add(store: Store, actor: Actor, name: str, role: str, pin: str) -> str:
    """Add a staff member with a PIN in one commit; give the id."""
    with transaction(store, actor) as tx:
        person = actions.add(tx, name, role)
        set_pin(tx, person.id, pin)
        return person.id
