"""The emergency card: whom to ring up now, and that the head of the house is told."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.kit.ask import Dialog
from ui.kit.card import Card
from ui.kit.choices import CheckBox
from ui.kit.text import label

_WIDE = 640


class EmergencyCard(Dialog):
    """`is_secret()` says whether the case is to be sensitive as well.

    `may_hide`: this desk has the right to sensitive cases; elsewhere that cannot be chosen.
    """

    def __init__(self, parent: QWidget | None, *, may_hide: bool) -> None:
        title = self.tr("有人可能有危险")
        super().__init__(
            parent, title, self.tr("标为紧急"), self.tr("返回"), danger=True, width=_WIDE
        )
        first = self.tr("先保证人安全，身边留个人陪着，再登记。")
        self.add(label(first, "body", "text2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(_number("110", self.tr("正在发生伤害，或有人有生命危险，马上报警")), 1)
        words = self.tr("青少年服务台：想轻生、被家暴、被欺凌，有心理和法律老师接听")
        row.addWidget(_number("12355", words), 1)
        self.body.addLayout(row)
        told = self.tr("标为紧急后，这件需求排在最前面，站长打开程序就会看到。")
        self.add(label(told, "body", wrap=True))
        self.secret = CheckBox(self.tr("同时设为敏感事项，内容只有社工和站长能看"))
        self.secret.setChecked(may_hide)
        self.secret.setEnabled(may_hide)
        self.add(self.secret)
        self.primary.setFocus()

    def is_secret(self) -> bool:
        """Say whether the case is to be sensitive as well."""
        return self.secret.isChecked()


def _number(number: str, words: str) -> QWidget:
    made = Card(pad=16, gap=4)
    shown = label(number, "verdict", "danger", bold=True)
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.add(shown)
    made.add(label(words, "body", "text2", wrap=True))
    return made
