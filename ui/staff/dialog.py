"""The list of staff for whoever may manage it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.staff import actions
from app.staff.queries import StaffRow, staff_list
from app.store.transaction import transaction
from ui.kit.ask import Dialog, ask
from ui.kit.buttons import Button
from ui.kit.card import Card
from ui.kit.chips import ChipSpec
from ui.kit.rows import AnyIndex, Rows
from ui.kit.table import AvatarRole, ChipRole, MutedRole, Table
from ui.kit.text import label
from ui.seat import Seat
from ui.shell.cover import RIGHT
from ui.shell.words import role_name
from ui.staff.person import AddDialog, ChangeDialog, PinDialog
from ui.words import sentence

_NAME, _ROLE, _PIN, _STATUS = range(4)


class StaffModel(Rows):
    """Everybody who works or worked here."""

    def __init__(self) -> None:
        super().__init__(4)

    def head(self, column: int) -> str:
        """Name a column."""
        return (self.tr("姓名"), self.tr("角色"), self.tr("本机 PIN"), self.tr("状态"))[column]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer for one cell."""
        row = self.rows[index.row()]
        pin = self.tr("已设") if row.has_pin else self.tr("未设")
        status = self.tr("在用") if row.status == "active" else self.tr("已停用")
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.name, role_name(row.role), pin, status)[index.column()]
        if role == AvatarRole and index.column() == _NAME:
            return row.name
        if role == ChipRole and index.column() == _STATUS:
            return ChipSpec(status, "ok" if row.status == "active" else "neutral")
        if role == ChipRole and index.column() == _PIN:
            return ChipSpec(pin, "neutral" if row.has_pin else "warn")
        if role == MutedRole:
            return row.status != "active" or index.column() == _ROLE
        return None


class StaffDialog(Dialog):
    """Add, change, disable, enable, set PINs. Everything takes effect at once."""

    def __init__(self, parent: QWidget | None, seat: Seat) -> None:
        super().__init__(parent, self.tr("员工与 PIN"), self.tr("完成"), width=640)
        self.setProperty(RIGHT, "staff.manage")
        self._seat = seat
        self.add(label(self.tr("PIN 只存在这台电脑上，每台电脑各设各的"), "small", "text2"))
        self.model = StaffModel()
        self.table = Table()
        self.table.setModel(self.model)
        self.table.set_widths({_NAME: 0, _ROLE: 130, _PIN: 110, _STATUS: 110})
        self.table.setMinimumHeight(320)
        self.table.chosen.connect(lambda _row: self._mind())
        self.table.opened.connect(lambda _row: self.change())
        card = Card()
        card.add(self.table)
        self.add(card)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.adding = Button(self.tr("添加"), "user-plus", "Alt N", bind=True)
        self.changing = Button(self.tr("修改"), "pencil")
        self.pinning = Button(self.tr("重设 PIN"), "key-round")
        self.switching = Button(self.tr("停用"))
        slots: list[tuple[Button, Callable[[], None]]] = [
            (self.adding, self.add_person),
            (self.changing, self.change),
            (self.pinning, self.reset_pin),
            (self.switching, self.switch),
        ]
        for button, slot in slots:
            button.clicked.connect(lambda _on=False, run=slot: run())
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.line = label("", "small", "danger", wrap=True)
        self.line.hide()
        self.add(self.line)
        seat.changed.connect(self._changed)
        self.read()

    def read(self) -> None:
        """Read the list anew; the same person stays chosen."""
        before = self.chosen()
        with self._seat.desk.store.read() as session:
            self.model.put(staff_list(session))
        ids = [row.id for row in self.model.rows]
        place = ids.index(before.id) if before is not None and before.id in ids else 0
        if ids:
            self.table.selectRow(place)
        self._mind()

    def chosen(self) -> StaffRow | None:
        """Give who is chosen."""
        place = self.table.currentIndex().row()
        return self.model.rows[place] if 0 <= place < len(self.model.rows) else None

    def choose(self, name: str) -> None:
        """Choose somebody by name."""
        names = [row.name for row in self.model.rows]
        self.table.selectRow(names.index(name))

    def add_person(self) -> None:
        """Add somebody."""
        if AddDialog(self, self._seat).run():
            self.read()

    def change(self) -> None:
        """Change the chosen person's name or role."""
        row = self.chosen()
        if row is not None and ChangeDialog(self, self._seat, row).run():
            self.read()

    def reset_pin(self) -> None:
        """Set the chosen person's PIN anew."""
        row = self.chosen()
        if row is not None and PinDialog(self, self._seat, row.id, row.name).run():
            self._seat.say(self.tr("已给{name}设好新 PIN").format(name=row.name), "key-round")
            self.read()

    def switch(self) -> None:
        """Disable the chosen person, or enable them again."""
        row = self.chosen()
        if row is None:
            return
        if row.status == "active":
            title = self.tr("停用{name}？").format(name=row.name)
            text = self.tr("停用后不能再登录，做过的记录都保留，随时可以再启用。")
            if not ask(self, title, text, self.tr("停用"), danger=True):
                return
        act = actions.disable if row.status == "active" else actions.enable
        store, actor = self._seat.desk.store, self._seat.actor

        def job() -> None:
            with transaction(store, actor) as tx:
                act(tx, row.id)

        self.line.hide()
        task = self._seat.work.run(job, self)
        task.then(lambda _done: self.read()).otherwise(lambda it: self._say(sentence(it)))

    def _say(self, words: str) -> None:
        self.line.setText(words)
        self.line.show()

    def _mind(self) -> None:
        row = self.chosen()
        active = row is not None and row.status == "active"
        self.changing.setEnabled(row is not None)
        self.pinning.setEnabled(active)
        self.switching.setEnabled(row is not None)
        self.switching.set_text(self.tr("停用") if active or row is None else self.tr("启用"))

    def _changed(self, changes: object) -> None:
        if changes.touches("staff"):  # type: ignore[attr-defined]
            self.read()
