"""What stands beside the form: the event as the young will see it, and what is looked at first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.events.checks import BAD, WARN, Finding
from app.events.planning import Plan, Sitting
from ui.events import findings, phrases
from ui.kit import paint, theme
from ui.kit.buttons import Button
from ui.kit.card import Card
from ui.kit.text import IconLabel, label


class DateTile(QWidget):
    """A leaf of a calendar: month above, day below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = dt.date(2000, 1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_day(self, day: dt.date) -> None:
        """Show another day."""
        self._day = day
        self.update()

    def sizeHint(self) -> QSize:
        """Give the scaled leaf."""
        return QSize(theme.px(52), theme.px(54))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the leaf."""
        painter = QPainter(self)
        rect = paint.rectf(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.box(painter, rect, 6, theme.color("surface"), theme.color("border"))
        high = theme.px(19)
        shape = QPainterPath()
        shape.addRoundedRect(rect, 6, 6)
        painter.setClipPath(shape)
        painter.fillRect(QRectF(0, 0, rect.width(), high), theme.color("primary"))
        painter.setClipping(False)
        center = Qt.AlignmentFlag.AlignHCenter
        top = QRectF(0, -1, rect.width(), high)
        words, ink = phrases.month(self._day.month), theme.color("on-primary")
        paint.draw_text(painter, top, words, theme.font("caption"), ink, center)
        below = QRectF(0, high, rect.width(), rect.height() - high - 1)
        font, ink = theme.font("tile"), theme.color("text")
        paint.draw_text(painter, below, str(self._day.day), font, ink, center)


class Preview(Card):
    """The event as the young see it."""

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, pad=16, gap=10)
        self._zone = zone
        self.add(label(self.tr("青年看到的样子"), "caption", "text3"))
        row = QHBoxLayout()
        row.setSpacing(12)
        self.tile = DateTile()
        row.addWidget(self.tile, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = label("", "value", bold=True, wrap=True)
        self.when = label("", "small", "text2", wrap=True)
        self.room = label("", "small", "text2", wrap=True)
        for piece in (self.title, self.when, self.room):
            words.addWidget(piece)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        self.summary = label("", "small", "text2", wrap=True)
        self.add(self.summary)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.join = Button(self.tr("我要报名"), kind="primary", size="small")
        self.join.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.join.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        foot.addWidget(self.join, 1)
        self.left = label("", "small", "text2")
        foot.addWidget(self.left)
        self.body.addLayout(foot)

    def show_event(self, plan: Plan, sittings: Sequence[Sitting]) -> None:
        """Show the event as it stands."""
        first = sittings[0]
        self.tile.show_day(first.starts_at.astimezone(ZoneInfo(self._zone)).date())
        self.title.setText(plan.title or self.tr("活动名称"))
        hours = phrases.hours(first.starts_at, first.ends_at, self._zone)
        day = phrases.weekday(first.starts_at.astimezone(ZoneInfo(self._zone)).date())
        words = f"{day} {hours}"
        if len(sittings) > 1:
            words += self.tr("，共 %n 场", "", len(sittings))
        self.when.setText(words)
        self.room.setText(first.room or self.tr("场地待定"))
        self.summary.setText(plan.summary or "")
        self.summary.setVisible(bool(plan.summary))
        free = max(0, first.capacity - first.reserve)
        self.left.setText(self.tr("余 {count}").format(count=free) if first.capacity else "")
        self.join.set_text(self.tr("我要报名") if first.capacity else self.tr("不用报名，直接来"))


class CheckRow(QWidget):
    """One line of the check list: an icon, what was looked at, why it matters, one click of help.

    `mended` when that was clicked.
    """

    mended = Signal()

    def __init__(self, icon: str, tone: str, title: str, text: str, help_: str = "") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(IconLabel(icon, tone, 18), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title: QLabel = label(title, "body", wrap=True)
        words.addWidget(self.title)
        if text:
            words.addWidget(label(text, "caption", "text2", wrap=True))
        row.addLayout(words, 1)
        self.help: Button | None = None
        if help_:
            self.help = Button(help_, kind="link", size="small")
            self.help.clicked.connect(self.mended)
            row.addWidget(self.help, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(f"{title} {text}")


class CheckCard(Card):
    """What is looked at before publishing; whatever stands in the way comes first.

    Above all what headquarters returned it for. `fix_wanted(fix)`: one click puts that right.
    """

    fix_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, pad=16, gap=12)
        self.add(label(self.tr("发布前检查"), "strong"))
        self._rows: list[CheckRow] = []
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 0, 0)
        self._place = QVBoxLayout()
        self._place.setSpacing(14)
        column.addLayout(self._place)
        column.addStretch(1)
        # However much there is to say, the window does not grow by it.
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(lines)
        area.viewport().setAutoFillBackground(False)
        lines.setAutoFillBackground(False)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add(area, 1)

    def show_findings(
        self, found: Sequence[Finding], *, offline: bool, nameless: bool, returned: str = ""
    ) -> None:
        """Show what was found; `returned`: the words with which headquarters returned it."""
        for row in self._rows:
            self._place.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        if returned:
            self._add("circle-alert", "danger", self.tr("总部退回，要改的是"), returned)
        if nameless:
            self._add("circle-alert", "danger", self.tr("还没写活动名称"), "")
        for level in (BAD, WARN, ""):
            for one in found:
                if one.level == level or (not level and one.level not in (BAD, WARN)):
                    self._add(*findings.look(one), *findings.words(one), one.fix)
        if offline:
            why = self.tr("可先保存，联网后自动提交总部备案")
            self._add("cloud-off", "warn", self.tr("现在离线"), why)

    def lines(self) -> list[str]:
        """Read the lines, for whoever cannot see the icons."""
        return [row.accessibleName().strip() for row in self._rows]

    def help_for(self, fix: str) -> Button | None:
        """Give the button that puts this right, if it is offered."""
        offered = (row for row in self._rows if row.property("fix") == fix)
        return next((row.help for row in offered), None)

    def _add(self, icon: str, tone: str, title: str, text: str, fix: str = "") -> None:
        row = CheckRow(icon, tone, title, text, findings.help_words(fix))
        row.setProperty("fix", fix)
        row.mended.connect(lambda: self.fix_wanted.emit(fix))
        self._rows.append(row)
        self._place.addWidget(row)
