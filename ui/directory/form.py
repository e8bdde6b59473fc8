"""The dialog in which a line of the venue's own directory is written, or changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.directory.actions import Description, description_of
from app.directory.queries import Listed
from app.directory.rules import (
    GOODS,
    MOST_CAPACITY,
    OWN_RESOURCE,
    PARTNER_ORG,
    ROOM,
    weekly_of,
    weekly_text,
)
from app.errors import Refusal
from ui.checkin.jobs import Hand
from ui.directory import jobs, phrases
from ui.kit.choices import CheckBox, Select
from ui.kit.form import Field, line_edit, text_edit
from ui.kit.text import label
from ui.seat import Seat
from ui.shell.cover import RIGHT
from ui.shell.jobdialog import JobDialog
from ui.words import sentence

EDIT = "directory.edit"
_ACROSS = 2


class LineDialog(JobDialog):
    """Writes a new line, or changes one; `result_value` is its id."""

    where = "directory"
    fields_of = {  # noqa: RUF012 - replaced as a whole
        "resource_nameless": "name",
        "weekly_unclear": "weekly",
        "region_unclear": "region",
        "valid_until_unclear": "until",
        "number_unfit": "capacity",
        "text_too_long": "words",
    }

    def __init__(
        self,
        parent: QWidget | None,
        seat: Seat,
        names: Mapping[str, str],
        line: Listed | None = None,
        *,
        type_: str = PARTNER_ORG,
    ) -> None:
        """`names` of the categories that can be chosen, by code; `type_`: of a new line."""
        title = self.tr("新增名录") if line is None else self.tr("修改名录")
        super().__init__(parent, seat.work, title, self.tr("保存"), self.tr("返回"), width=860)
        self.setProperty(RIGHT, EDIT)
        self._hand = Hand(seat.desk.store, seat.actor)
        self._before = line
        self._venue = seat.desk.store.place.venue_id
        self._make_form()
        self.boxes: dict[str, CheckBox] = {code: CheckBox(name) for code, name in names.items()}
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self.form, 3)
        row.addWidget(self._categories(), 2)
        self.add(whole)
        self.add(self.line)
        self._fill(line, type_)
        self.type.picked.connect(self._mind_type)
        self._mind_type()
        self.name.setFocus()

    # -- pieces -------------------------------------------------------------------------------

    def _make_form(self) -> None:
        self.name = _edit("name", self.tr("如：望江法律服务联盟"))
        self.type = Select(phrases.types())
        self.org = Select([("", self.tr("不填")), *phrases.org_types()])
        self.words = text_edit(self.tr("能帮什么忙，用顿号隔开：劳动争议、欠薪、租房合同"), lines=2)
        self.contact = _edit("contact", self.tr("电话或联系人"))
        self.hours = _edit("hours", self.tr("如：节假日除外"))
        self.weekly = _edit("weekly", self.tr("如：周二 14:00-17:00；周六 9:00-12:00"))
        self.until = line_edit("2027-06-30", ascii_only=True, limit=12)
        self.address = _edit("address", "")
        self.region = line_edit(self.tr("6 位，可不填"), ascii_only=True, limit=6)
        digits = len(str(MOST_CAPACITY))
        self.capacity = line_edit(self.tr("人数或件数"), ascii_only=True, limit=digits)
        self.here = CheckBox(self.tr("就在本馆"))
        field, free = Field, self.tr("选填")
        self.form.add_row(
            {
                "name": field(self.tr("名称"), self.name),
                "type": field(self.tr("类型"), self.type),
            }
        )
        self.form.add("words", field(self.tr("特长"), self.words, remark=free))
        self.form.add_row(
            {
                "contact": field(self.tr("联系"), self.contact, remark=free),
                "org": field(self.tr("单位"), self.org, remark=free),
            }
        )
        self.form.add_row(
            {
                "weekly": field(self.tr("每周何时在"), self.weekly, remark=free),
                "hours": field(self.tr("时间说明"), self.hours, remark=free),
            }
        )
        self.form.add_row(
            {
                "until": field(self.tr("有效期到"), self.until, remark=free),
                "capacity": field(self.tr("容量"), self.capacity, remark=free),
            }
        )
        self.form.add_row(
            {
                "address": field(self.tr("地址"), self.address, remark=free),
                "region": field(self.tr("地区代码"), self.region, remark=free),
            }
        )
        self.form.add_piece(self.here)

    def _categories(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(self.tr("办什么"), "small", "text2"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for place, box in enumerate(self.boxes.values()):
            grid.addWidget(box, place // _ACROSS, place % _ACROSS)
        column.addLayout(grid)
        column.addStretch(1)
        return made

    def _fill(self, line: Listed | None, type_: str) -> None:
        if line is None:
            self.type.set_value(type_)
            self.here.setChecked(type_ in (ROOM, GOODS))
            return
        self.form.set_values(
            {
                "name": line.name,
                "type": line.type,
                "org": line.org_type or "",
                "words": line.specialities,
                "contact": line.contact or "",
                "weekly": phrases.weekly_shown(line.weekly),
                "hours": line.hours or "",
                "until": line.valid_until or "",
                "capacity": "" if line.capacity is None else str(line.capacity),
                "address": line.address or "",
                "region": line.region or "",
            }
        )
        self.here.setChecked(line.at_venue is not None and line.at_venue == self._venue)
        for code in line.fields:
            if code in self.boxes:
                self.boxes[code].setChecked(True)

    def _mind_type(self) -> None:
        """Rooms and goods are mostly the house's own; anybody else mostly is not here."""
        if self._before is None:
            self.here.setChecked(self.type.value() in (ROOM, GOODS))

    # -- doing --------------------------------------------------------------------------------

    def job(self) -> Callable[[], Any] | None:
        """Write what is typed; what does not fit is said beside its field."""
        said = self.form.values()
        if said["capacity"] and not str(said["capacity"]).isdecimal():
            self.form.set_errors({"capacity": sentence(Refusal("number_unfit"))})
            return None
        row_id = self._before.id if self._before is not None else ""
        return partial(jobs.save, self._hand, row_id, self.described(said))

    def described(self, said: Mapping[str, Any]) -> Description:
        """Give what the form says; what it does not ask for stays as it was."""
        before = self._before
        known = description_of(before) if before is not None else Description("", "")
        # A category that is no longer offered stays where somebody gave it.
        kept = [code for code in known.fields if code not in self.boxes]
        chosen = [code for code, box in self.boxes.items() if box.isChecked()]
        elsewhere = known.at_venue if known.at_venue != self._venue else None
        return replace(
            known,
            type=said["type"],
            name=said["name"],
            org_type=said["org"] or None,
            fields=(*kept, *chosen),
            specialities=said["words"] or None,
            contact=said["contact"] or None,
            weekly=self._weekly(said["weekly"]),
            hours=said["hours"] or None,
            valid_until=phrases.day_typed(said["until"]) or None,
            capacity=int(said["capacity"]) if said["capacity"] else None,
            address=said["address"] or None,
            region=said["region"] or None,
            at_venue=self._venue if self.here.isChecked() else elsewhere,
        )

    @staticmethod
    def _weekly(typed: str) -> str | None:
        """Read a pattern in the words of the screen; what is none is refused as it was typed."""
        read = phrases.weekly_typed(typed)
        try:
            return weekly_text(weekly_of(read)) or None
        except ValueError:
            return typed


def _edit(field: str, hint: str) -> QLineEdit:
    """Make an input that takes no more than its field does."""
    declared = OWN_RESOURCE.field(field)
    return line_edit(hint, limit=declared.limit if declared is not None else 0)
