"""A ticket to be photographed, or printed: written at this desk, with or without a line."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.clock import from_text
from app.events.queries import Slot
from app.events.roster import Line
from app.lazy import keyring
from sync.client.issuing import issue, issue_all
from ui.checkin.jobs import Hand
from ui.events import phrases
from ui.events.slips import Slip
from ui.kit.ask import Dialog
from ui.kit.buttons import Button
from ui.kit.text import label
from ui.people.code import QrView

_SIDE = 320


def code_of(hand: Hand, registration_id: str) -> str:
    """Write the ticket of a registration. Raises Refusal `registration_unknown`."""
    return issue(hand.store, keyring(), registration_id)


def slips_of(hand: Hand, lines: Sequence[Line], slot: Slot, zone: str) -> list[Slip]:
    """Write the tickets of all these registrations. Raises Refusal `registration_unknown`."""
    codes = issue_all(hand.store, keyring(), [line.registration_id for line in lines])
    return [slip_of(code, line.name, slot, zone) for code, line in zip(codes, lines, strict=True)]


class TicketDialog(Dialog):
    """Shows a ticket's code, large enough to be photographed; `print_wanted(slips)`."""

    print_wanted = Signal(object)

    def __init__(self, parent: QWidget, code: str, name: str, slot: Slot, zone: str) -> None:
        # Not by the parent's `tr`: its words would be looked for under the parent's own class.
        translate = QCoreApplication.translate
        title = translate("events", "{name}的报名票").format(name=name)
        super().__init__(parent, title, translate("events", "完成"), width=440)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.code = code
        self.slip = slip_of(code, name, slot, zone)
        self._lines = self.slip.lines
        middle = Qt.AlignmentFlag.AlignHCenter
        self.body.addWidget(QrView(code, _SIDE), 0, middle)
        self.body.addWidget(label(self._lines[0], "strong"), 0, middle)
        where = "  ".join(self._lines[1:-1])
        self.body.addWidget(label(where, "body", "text2"), 0, middle)
        hint = self.tr("请对方用手机拍下，到场时扫一下就签到，断网也认")
        self.body.addWidget(label(hint, "small", "text2"), 0, middle)
        self.printing = Button(self.tr("打印…"), "printer")
        self.printing.clicked.connect(lambda: self.print_wanted.emit([self.slip]))
        self.add_verb(self.printing)
        self.primary.setFocus()


def slip_of(code: str, name: str, slot: Slot, zone: str) -> Slip:
    """Give a ticket as it goes on paper."""
    lines = (phrases.titled(slot), _dated(slot, zone), slot.room or "", name)
    return Slip(code, tuple(line for line in lines if line))


def _dated(slot: Slot, zone: str) -> str:
    """Write when it is as paper must: "tomorrow" is another day when it is read."""
    day = from_text(slot.starts_at).astimezone(ZoneInfo(zone)).date()
    hours = phrases.hours(slot.starts_at, slot.ends_at, zone)
    return f"{day.isoformat()} {phrases.weekday(day)} {hours}"
