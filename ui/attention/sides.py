"""Two values of one field, side by side: one of them is chosen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from app.attention.queries import Dispute
from ui.attention import phrases
from ui.kit import paint, theme
from ui.kit.text import ElidedLabel, label

HIGH, LABEL, GAP = 44, 76, 10
_MARK, _PAD = 18, 12
_LONG = 20


class SideBox(QRadioButton):
    """One value in a box: a ring, the words; chosen it is tinted and has the strong border.

    `under` says whose it is, where that is somebody else than the head of the column says.
    """

    def __init__(self, words: str, name: str, under: str = "") -> None:
        super().__init__(words)
        self.under = under
        self.setToolTip(words if len(words) > _LONG else "")
        self.setAccessibleName(name)
        self.setAccessibleDescription(under)
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
        self._words(painter, place)
        if self.hasFocus():
            paint.ring(painter, rect.adjusted(3, 3, -3, -3), 4)

    def _words(self, painter: QPainter, place: QRectF) -> None:
        """Paint the value; one that is too long for a line has two smaller ones."""
        ink = theme.color("text" if self.isEnabled() else "text3")
        font, text = theme.font("body"), self.text()
        if self.under:
            half = place.adjusted(0, 0, 0, -place.height() / 2 + theme.px(3))
            paint.draw_text(painter, half, text, font, ink)
            rest = place.adjusted(0, place.height() / 2 + theme.px(1), 0, 0)
            paint.draw_text(painter, rest, self.under, theme.font("caption"), theme.color("text3"))
        elif paint.advance(text, font) <= place.width():
            paint.draw_text(painter, place, text, font, ink)
        else:
            painter.setFont(theme.font("caption"))
            painter.setPen(ink)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWrapAnywhere
            metrics = painter.fontMetrics()
            room = int(2 * place.width() - theme.px(_MARK))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(place, int(flags), shown)


@dataclass(frozen=True, slots=True)
class Whose:
    """What the columns are called, and what each value says of its author on its own."""

    mine: str
    theirs: str
    mine_under: str = ""
    theirs_under: str = ""


class SideRow(QWidget):
    """One field with its two values. `picked` when the choice changed."""

    picked = Signal()

    def __init__(self, dispute: Dispute, whose: Whose) -> None:
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
        words = self.tr("{field}，{whose}：{value}")
        self.mine = SideBox(
            mine, words.format(field=name, whose=whose.mine, value=mine), whose.mine_under
        )
        self.theirs = SideBox(
            theirs, words.format(field=name, whose=whose.theirs, value=theirs), whose.theirs_under
        )
        group = QButtonGroup(self)
        for box in (self.mine, self.theirs):
            group.addButton(box)
            row.addWidget(box, 1)
        in_force = self.mine if dispute.force == dispute.mine.op else self.theirs
        in_force.setChecked(True)
        group.buttonToggled.connect(lambda _box, on: self._toggled() if on else None)
        self._one_stop()

    def _toggled(self) -> None:
        self._one_stop()
        self.picked.emit()

    def _one_stop(self) -> None:
        """Let Tab stop once in a row, at what is chosen; the arrow keys lead to the other."""
        for box in (self.mine, self.theirs):
            policy = Qt.FocusPolicy.StrongFocus if box.isChecked() else Qt.FocusPolicy.ClickFocus
            box.setFocusPolicy(policy)

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
