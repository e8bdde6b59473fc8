"""What else an event says: for whom, who holds it, who had a part in it, what is asked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.events.planning import Plan
from app.events.rules import CHECK_MODES
from ui.events.questions import Questions, parted
from ui.kit.choices import Select
from ui.kit.form import Field, line_edit, text_edit
from ui.kit.text import label

_LISTS = ("partners", "volunteer_roles")
_ROWS = (
    ("audience", "host", "contact"),
    ("partners", "volunteer_roles"),
    ("cover", "check_mode"),
    ("details",),
)
_PARTS = ("idea_by", "design_by", "run_by", "evaluate_by")


class Particulars(QWidget):
    """Fields by the names of `Plan`. `changed` by hand."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = self._fields()
        self._lists: dict[str, tuple[str, ...]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for names in _ROWS:
            column.addLayout(self._row(names))
        column.addWidget(label(self.tr("青年参与：这几步是哪些青年做的"), "small", "text2"))
        column.addLayout(self._row(_PARTS))
        column.addWidget(label(self.tr("报名时要问的"), "small", "text2"))
        self.questions = Questions()
        self.questions.changed.connect(self.changed)
        column.addWidget(self.questions)
        for field in self.fields.values():
            field.changed.connect(self.changed)

    def _fields(self) -> dict[str, Field]:
        optional, apart = self.tr("选填"), self.tr("用顿号隔开")
        modes = dict(
            zip(
                CHECK_MODES,
                (self.tr("到了签到"), self.tr("签到和离场都记"), self.tr("不签到")),
                strict=True,
            )
        )

        def line(title: str, limit: int, remark: str = optional) -> Field:
            return Field(title, line_edit(limit=limit), remark=remark)

        return {
            "audience": line(self.tr("面向谁"), 100),
            "host": line(self.tr("负责人"), 60),
            "contact": line(self.tr("怎么联系"), 60),
            "partners": line(self.tr("合办单位"), 400, apart),
            "volunteer_roles": line(self.tr("志愿者岗位"), 400, apart),
            "cover": line(self.tr("封面上的话"), 200),
            "check_mode": Field(self.tr("怎么签到"), Select(list(modes.items()), "in")),
            "details": Field(self.tr("详细介绍"), text_edit(lines=4), remark=optional),
            "idea_by": line(self.tr("提出想法"), 100),
            "design_by": line(self.tr("参与设计"), 100),
            "run_by": line(self.tr("参与组织"), 100),
            "evaluate_by": line(self.tr("参与评价"), 100),
        }

    def _row(self, names: tuple[str, ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        for name in names:
            row.addWidget(self.fields[name], 1)
        return row

    def fill(self, plan: Plan) -> None:
        """Show what a plan says."""
        for name, field in self.fields.items():
            value = getattr(plan, name)
            if name in _LISTS:
                self._lists[name] = value
                value = "、".join(value)
            field.set_value(value)
        self.questions.fill(plan.questions)

    def values(self) -> dict[str, Any]:
        """Give what stands here, to be put into a plan."""
        found: dict[str, Any] = {"questions": self.questions.text()}
        for name, field in self.fields.items():
            said = str(field.value() or "")
            if name not in _LISTS:
                found[name] = said or None
            elif said == "、".join(self._lists[name]):
                # A name that holds a comma stays one name until somebody types here.
                found[name] = self._lists[name]
            else:
                found[name] = parted(said)
        return found
