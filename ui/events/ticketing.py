"""A ticket to be photographed, or printed: written at this desk, with or without a line."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from app.clock import from_text
from app.events.queries import Slot
from app.lazy import keyring
from sync.client.issuing import issue
from ui.checkin.jobs import Hand
from ui.events import phrases
from ui.kit import theme
from ui.kit.ask import Dialog
from ui.kit.buttons import Button
from ui.kit.text import label
from ui.people.code import QrView, picture, print_now

_SIDE = 320
_SLIP, _HIGH, _CODE = 640, 800, 540


def code_of(hand: Hand, registration_id: str) -> str:
    """Write the ticket of a registration. Raises Refusal `registration_unknown`."""
    return issue(hand.store, keyring(), registration_id)


class TicketDialog(Dialog):
    """Shows a ticket's code, large enough to be photographed over a counter."""

    def __init__(self, parent: QWidget, code: str, name: str, slot: Slot, zone: str) -> None:
        # Not by the parent's `tr`: its words would be looked for under the parent's own class.
        translate = QCoreApplication.translate
        title = translate("events", "{name}的报名票").format(name=name)
        super().__init__(parent, title, translate("events", "完成"), width=440)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.code = code
        self._lines = (phrases.titled(slot), _dated(slot, zone), slot.room or "", name)
        middle = Qt.AlignmentFlag.AlignHCenter
        self.body.addWidget(QrView(code, _SIDE), 0, middle)
        self.body.addWidget(label(self._lines[0], "strong"), 0, middle)
        where = "  ".join(part for part in self._lines[1:3] if part)
        self.body.addWidget(label(where, "body", "text2"), 0, middle)
        hint = self.tr("请对方用手机拍下，到场时扫一下就签到，断网也认")
        self.body.addWidget(label(hint, "small", "text2"), 0, middle)
        self.trouble = label("", "small", "danger", wrap=True)
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.printing = Button(self.tr("打印"), "printer")
        self.printing.clicked.connect(self._print)
        self.add_verb(self.printing)
        self.primary.setFocus()

    def slip(self) -> QPixmap:
        """Draw what is printed: the code, and in words what it is good for; black on white."""
        made = QPixmap(_SLIP, _HIGH)
        made.fill(QColor(Qt.GlobalColor.white))
        painter = QPainter(made)
        painter.setPen(QColor(Qt.GlobalColor.black))
        drawn = picture(self.code, _CODE)
        painter.drawPixmap((_SLIP - drawn.width()) // 2, 16, drawn)
        font = theme.font("title")
        font.setPixelSize(30)
        painter.setFont(font)
        for place, words in enumerate(self._lines):
            line = QRectF(16, 576 + place * 52, _SLIP - 32, 48)
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()
        return made

    def _print(self) -> None:
        printed = print_now(self.slip())
        self.trouble.setText("" if printed else self.tr("这台电脑没有打印机。可以让对方拍下来。"))
        self.trouble.setVisible(not printed)


def _dated(slot: Slot, zone: str) -> str:
    """Write when it is as paper must: "tomorrow" is another day when it is read."""
    day = from_text(slot.starts_at).astimezone(ZoneInfo(zone)).date()
    hours = phrases.hours(slot.starts_at, slot.ends_at, zone)
    return f"{day.isoformat()} {phrases.weekday(day)} {hours}"
