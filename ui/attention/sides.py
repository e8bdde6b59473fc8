"""Two values of one field, side by side: one of them is chosen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from app.attention.queries import Dispute
from ui.attention import phrases
from ui.kit import paint, theme
from ui.kit.text import ElidedLabel, label

HIGH, LABEL, GAP = 44, 76, 10
_MARK, _PAD = 18, 12


class SideBox(QRadioButton):
    """One value in a box: a ring, the words; chosen it is tinted and has the strong border."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__(words)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a box as wide as it is given."""
        return QSize(theme.px(120), theme.px(HIGH))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def hitButton(self, _pos: object) -> bool:
        """Let the whole box be hit."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box, ring and words."""
        painter = QPainter(self)
        rect, on = paint.rectf(self.rect()), self.isChecked()
        if on:
            paint.box(
                painter, rect, 6, theme.color("primary-soft"), theme.color("primary"), width=2.0
            )
        else:
            ground = "hover" if self.underMouse() and self.isEnabled() else "surface"
            paint.box(painter, rect, 6, theme.color(ground), theme.color("border"))
        side = theme.px(_MARK)
        mark = QRectF(_PAD, round((rect.height() - side) / 2), side, side)
        edge = theme.color("primary" if on else "border-strong")
        wide = theme.px(5) if on else 1.5
        paint.box(painter, mark, side / 2, theme.color("surface"), edge, width=wide)
        place = rect.adjusted(_PAD + side + 10, -1, -_PAD, -1)
        ink = theme.color("text" if self.isEnabled() else "text3")
        paint.draw_text(painter, place, self.text(), theme.font("body"), ink)
        if self.hasFocus():
            paint.ring(painter, rect.adjusted(3, 3, -3, -3), 4)


class SideRow(QWidget):
    """One field with its two values. `picked` when the choice changed."""

    picked = Signal()

    def __init__(self, dispute: Dispute) -> None:
        super().__init__()
        self.dispute = dispute
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(GAP)
        name = phrases.field_name(dispute.field)
        title = label(name, "small", "text2", wrap=True)
        title.setFixedWidth(theme.px(LABEL))
        row.addWidget(title)
        mine, theirs = phrases.apart(dispute.field, dispute.mine.value, dispute.theirs.value)
        self.mine = SideBox(
            mine, self.tr("{field}，本机的：{value}").format(field=name, value=mine)
        )
        self.theirs = SideBox(
            theirs, self.tr("{field}，总部的：{value}").format(field=name, value=theirs)
        )
        group = QButtonGroup(self)
        for box in (self.mine, self.theirs):
            group.addButton(box)
            row.addWidget(box, 1)
        in_force = self.mine if dispute.force == dispute.mine.op else self.theirs
        in_force.setChecked(True)
        group.buttonToggled.connect(lambda _box, on: self.picked.emit() if on else None)

    def value(self) -> object:
        """Give the value chosen."""
        side = self.dispute.mine if self.mine.isChecked() else self.dispute.theirs
        return side.value

    def take_focus(self) -> None:
        """Put the keyboard on the value that is chosen."""
        (self.mine if self.mine.isChecked() else self.theirs).setFocus()

    def pick(self, *, mine: bool) -> None:
        """Choose a side."""
        (self.mine if mine else self.theirs).setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave everything else to the panel."""
        event.ignore()


class EqualRow(QWidget):
    """A field on which both agree, in one quiet line."""

    def __init__(self, field: str, value: object) -> None:
        super().__init__()
        self.setFixedHeight(theme.px(36))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        name = ElidedLabel(phrases.field_name(field), "small", "text3")
        name.setFixedWidth(theme.px(LABEL))
        row.addWidget(name)
        row.addWidget(ElidedLabel(phrases.value_name(field, value), "body", "text2"), 1)
        row.addWidget(
            label(self.tr("两边一致"), "caption", "text3"), 0, Qt.AlignmentFlag.AlignRight
        )
