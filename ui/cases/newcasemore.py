"""What is folded away while a request is taken down: details, how much it presses, wishes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.cases.rules import DESK, NORMAL
from app.cases.taking import Request
from ui.cases import phrases
from ui.kit.choices import CheckBox, Select
from ui.kit.form import Field, line_edit, text_edit

_TEXTS = ("details", "wish_place", "wish_time", "wish_language")
_CHOICES = ("urgency", "channel", "wish_gender")
_FLAGS = ("minor", "sensitive")
_EITHER = "9"
"""Whoever it is that helps."""


class More(QWidget):
    """Fields of a request by their names. `changed` when one was changed by hand."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        details = text_edit(self.tr("来龙去脉、已经试过什么、有哪些材料"), lines=3)
        self.fields: dict[str, Field] = {
            "details": Field(self.tr("详情"), details),
            "urgency": Field(self.tr("紧急程度"), Select(phrases.urgencies(), NORMAL)),
            "channel": Field(self.tr("受理方式"), Select(phrases.channels(), DESK)),
            "wish_place": Field(self.tr("希望在哪里"), line_edit(self.tr("如：离家近、线上"))),
            "wish_time": Field(self.tr("希望什么时候"), line_edit(self.tr("如：周末下午"))),
            "wish_language": Field(self.tr("说什么话"), line_edit(self.tr("如：粤语、手语"))),
            "wish_gender": Field(self.tr("由谁来帮"), Select(phrases.genders(), _EITHER)),
        }
        self.flags = {
            "minor": CheckBox(self.tr("未成年人")),
            "sensitive": CheckBox(self.tr("敏感事项，少数人看")),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        rows = (
            ("details",),
            ("urgency", "channel", "wish_gender"),
            ("wish_place", "wish_time", "wish_language"),
        )
        for names in rows:
            row = QHBoxLayout()
            row.setSpacing(12)
            for name in names:
                row.addWidget(self.fields[name], 1)
            column.addLayout(row)
        row = QHBoxLayout()
        row.setSpacing(24)
        for box in self.flags.values():
            row.addWidget(box)
            box.toggled.connect(lambda _on: self._told())
        row.addStretch(1)
        column.addLayout(row)
        for field in self.fields.values():
            field.changed.connect(self._told)

    def fill(self, asked: Request) -> None:
        """Show what a request says."""
        self._filling = True
        for name in _TEXTS:
            self.fields[name].set_value(getattr(asked, name) or "")
        for name in _CHOICES:
            self.fields[name].set_value(getattr(asked, name) or _EITHER)
        for name in _FLAGS:
            self.flags[name].setChecked(getattr(asked, name))
        self._filling = False

    def said(self) -> Mapping[str, object]:
        """Give the fields of a request."""
        said: dict[str, object] = {name: self.fields[name].value() or None for name in _TEXTS}
        said |= {name: self.fields[name].value() for name in _CHOICES}
        if said["wish_gender"] == _EITHER:
            said["wish_gender"] = None
        said |= {name: box.isChecked() for name, box in self.flags.items()}
        return said

    def is_used(self) -> bool:
        """Say whether anything in here differs from what is folded away unseen."""
        said, plain = self.said(), Request("")
        return any(said[name] != getattr(plain, name) for name in said)

    def _told(self) -> None:
        if not self._filling:
            self.changed.emit()
