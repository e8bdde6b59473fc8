"""What stands beside the list: how many came, what this desk may still give, who waits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.events.queries import SeatsLeft
from app.events.roster import Line
from ui.events import linewords, phrases
from ui.events.eventjobs import Whole
from ui.kit import paint, theme
from ui.kit.buttons import Button
from ui.kit.card import Card, ProgressBar, hair
from ui.kit.chips import Avatar
from ui.kit.text import ElidedLabel, IconLabel, IconTile, label

_RING = 92
_CELL, _MOST_CELLS = 20, 24
_MOST = 3


class Ring(QWidget):
    """A part of a whole as a ring with the per cent in its middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part, self._whole = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_share(self, part: int, whole: int) -> None:
        """Show another part."""
        self._part, self._whole = part, whole
        self.setAccessibleName(f"{part} / {whole}")
        self.update()

    def sizeHint(self) -> QSize:
        """Give the scaled square."""
        return QSize(theme.px(_RING), theme.px(_RING))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint groove, filled part and per cent."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = theme.px(10)
        half = wide / 2
        rect = paint.rectf(self.rect()).adjusted(half, half, -half, -half)
        painter.setPen(QPen(theme.color("surface2"), wide))
        painter.drawEllipse(rect)
        share = min(self._part / self._whole, 1.0) if self._whole else 0.0
        if share:
            pen = QPen(theme.color("ok"), wide)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(rect, 90 * 16, -round(share * 360 * 16))
        words = f"{round(share * 100)}%" if self._whole else "--"
        center = Qt.AlignmentFlag.AlignHCenter
        font = theme.font("tile")
        paint.draw_text(painter, rect, words, font, theme.color("text"), center)


class ProgressCard(Card):
    """How many of those who registered came."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, pad=16)
        row = QHBoxLayout()
        row.setSpacing(16)
        self.ring = Ring()
        row.addWidget(self.ring)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(label(self.tr("签到进度"), "strong"))
        line = QHBoxLayout()
        line.setSpacing(4)
        self.count = label("", "title")
        self.of = label("", "small", "text2")
        line.addWidget(self.count)
        line.addWidget(self.of, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        words.addLayout(line)
        self.rest = label("", "small", "text2", wrap=True)
        words.addWidget(self.rest)
        words.addStretch(1)
        row.addLayout(words, 1)
        self.body.addLayout(row)

    def show_whole(self, whole: Whole) -> None:
        """Show how far it has come."""
        seated, walked = len(whole.seated), sum(one.is_walk_in for one in whole.came)
        self.ring.show_share(whole.arrived, seated)
        self.count.setText(str(whole.arrived if seated else whole.slot.came))
        self.of.setText(self.tr("/ {all} 人").format(all=seated) if seated else self.tr("人"))
        parts = []
        if seated:
            parts.append(self.tr("还差 %n 人", "", seated - whole.arrived))
        if walked and seated:
            parts.append(self.tr("没报名来了 %n 人", "", walked))
        self.rest.setText("，".join(parts))


class Cells(QWidget):
    """One square a seat: given ones filled, the others outlined."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = self._all = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_seats(self, given: int, whole: int) -> None:
        """Show how many of how many were given."""
        self._given, self._all = given, whole
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give one line of squares, or two."""
        lines = 2 if self._all > _MOST_CELLS // 2 else 1
        return QSize(theme.px(240), lines * theme.px(_CELL) + (lines - 1) * 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the squares."""
        painter = QPainter(self)
        side, row = theme.px(_CELL), _MOST_CELLS // 2
        step = (self.width() - side) / (row - 1)
        for place in range(self._all):
            left, top = round(place % row * step), place // row * (side + 4)
            rect = QRectF(left, top, side, side)
            if place < self._given:
                paint.box(painter, rect, 4, theme.color("primary"))
            else:
                edge = theme.color("border-strong")
                paint.box(painter, rect, 4, theme.color("surface2"), edge)


class SeatCard(Card):
    """What this desk may give: `give_wanted`. Where nothing is left, why, and to wait instead."""

    give_wanted = Signal()

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, pad=16, gap=8)
        self._zone = zone
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("ticket", "text", 17))
        head.addWidget(label(self.tr("本机可发放名额"), "strong"))
        head.addStretch(1)
        self.left = label("", "tile", "primary")
        self.all = label("", "body", "text2")
        head.addWidget(self.left)
        head.addWidget(self.all, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(head)
        self.cells, self.bar = Cells(), ProgressBar(name=self.tr("已发名额"))
        self.add(self.cells)
        self.add(self.bar)
        line = QHBoxLayout()
        self.given, self.until = label("", "small"), label("", "small", "text2")
        line.addWidget(self.given)
        line.addStretch(1)
        line.addWidget(self.until)
        self.body.addLayout(line)
        self.add(hair())
        self.body.addLayout(self._reason())
        self.elsewhere = label("", "caption", "text3", wrap=True)
        self.add(self.elsewhere)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.give = Button(self.tr("现场发放"), "plus", size="small")
        self.give.clicked.connect(self.give_wanted)
        self.more = Button(self.tr("联网后可再要"), size="small")
        self.more.setEnabled(False)
        foot.addWidget(self.give, 1)
        foot.addWidget(self.more, 1)
        self.body.addLayout(foot)

    def _reason(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.tile = IconTile("ticket-x", "warn")
        row.addWidget(self.tile, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        self.why = label("", "body", bold=True, wrap=True)
        self.text = label("", "small", "text2", wrap=True)
        words.addWidget(self.why)
        words.addWidget(self.text)
        row.addLayout(words, 1)
        return row

    def show_left(self, left: SeatsLeft, *, may_give: bool) -> None:
        """Show what is left here, and why nothing is."""
        here = left.here
        self.left.setText(str(here.left))
        self.all.setText(f"/ {here.granted}")
        self.cells.setVisible(0 < here.granted <= _MOST_CELLS)
        self.cells.show_seats(here.given, here.granted)
        self.bar.setVisible(here.granted > _MOST_CELLS)
        self.bar.set_progress(here.given, here.granted)
        words = self.tr("已发 {given}，还能发 {left}")
        self.given.setText(words.format(given=here.given, left=here.left))
        self.given.setVisible(bool(here.granted))
        until = phrases.clock(here.expires_at, self._zone) if here.expires_at else ""
        self.until.setText(self.tr("{time} 自动退回").format(time=until) if until else "")
        self.until.setVisible(bool(until and here.left))
        title, text = linewords.seats_title(left)
        for piece in (self.tile, self.why):
            piece.setVisible(bool(title))
        self.why.setText(title)
        self.text.setText(text or linewords.seats_meaning(left))
        elsewhere = linewords.seats_elsewhere(left)
        self.elsewhere.setText(elsewhere)
        self.elsewhere.setVisible(bool(elsewhere))
        self.give.set_text(self.tr("现场发放") if here.left else self.tr("加入候补"))
        self.give.set_icon("plus" if here.left else "list-plus")
        self.give.setEnabled(may_give)


class WaitCard(Card):
    """Who waits first: `promoted(Line)`, `all_wanted`."""

    promoted = Signal(object)
    all_wanted = Signal()

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, pad=16, gap=6)
        # It takes what room the others leave, and shows as many as go into it.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._zone = zone
        head = QHBoxLayout()
        self.title = label("", "strong")
        head.addWidget(self.title)
        head.addStretch(1)
        self.all = Button(self.tr("全部"), kind="link", size="small")
        self.all.clicked.connect(self.all_wanted)
        head.addWidget(self.all)
        self.body.addLayout(head)
        self._place = QVBoxLayout()
        self._place.setSpacing(6)
        self.body.addLayout(self._place)
        self.none = label(self.tr("没有人在候补"), "small", "text2")
        self.add(self.none)
        self.body.addStretch(1)
        self.buttons: list[Button] = []
        self._rows: list[QWidget] = []
        self._most = _MOST
        self._shown: tuple[Sequence[Line], bool] = ((), False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as there is room for."""
        super().resizeEvent(event)
        most = min(_MOST, max(0, (self.height() - theme.px(64)) // theme.px(36)))
        if most != self._most:
            self._most = most
            lines, may_give = self._shown
            self.show_waiting(lines, may_give=may_give)

    def show_waiting(self, lines: Sequence[Line], *, may_give: bool) -> None:
        """Show the first of those who wait."""
        for row in self._rows:
            self._place.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self.buttons = [], []
        self._shown = (lines, may_give)
        self.title.setText(self.tr("候补 %n 人", "", len(lines)))
        self.all.setVisible(len(lines) > self._most)
        self.none.setVisible(not lines and self._most > 0)
        for line in lines[: self._most]:
            row = self._row(line, may_give=may_give)
            self._rows.append(row)
            self._place.addWidget(row)

    def _row(self, line: Line, *, may_give: bool) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label(str(line.place), "small", "text2"))
        row.addWidget(Avatar(line.name, 24))
        row.addWidget(ElidedLabel(line.name or linewords.nameless()), 1)
        at = phrases.clock(line.happened_at, self._zone)
        row.addWidget(label(self.tr("{time} 登记").format(time=at), "caption", "text2"))
        button = Button(self.tr("转正"), size="small")
        button.setAccessibleName(self.tr("{name}转正").format(name=line.name))
        button.setEnabled(may_give)
        button.clicked.connect(lambda: self.promoted.emit(line))
        row.addWidget(button)
        self.buttons.append(button)
        return made
