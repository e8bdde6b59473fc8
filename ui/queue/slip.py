"""The slip with a number: large enough across the counter, on paper by Ctrl P."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.events.slips import Slip
from ui.events.ticketprinting import Naming, TicketPrinting
from ui.kit.ask import Dialog
from ui.kit.buttons import Button
from ui.kit.text import label
from ui.queue.jobs import Given
from ui.seat import Seat
from ui.shell.times import stamp

translate = QCoreApplication.translate


def naming() -> Naming:
    """Give the words for slips with numbers."""
    return Naming(
        translate("queue", "打印号单"),
        translate("queue", "A4，裁下一张"),
        lambda count: translate("queue", "共 %n 张号单", "", count),
        translate("queue", "号单"),
        translate("queue", "把号单存为 PDF"),
        translate("queue", "号单已存为 PDF"),
    )


def before_words(count: int) -> str:
    """Say how many come before."""
    if not count:
        return translate("queue", "下一个就是你")
    return translate("queue", "前面还有 %n 位", "", count)


def slip_of(seat: Seat, given: Given) -> Slip:
    """Write a slip: it names nobody, and not what anybody comes for."""
    profile, now = seat.desk.profile, seat.desk.store.clock.now()
    lines = (
        given.number,
        before_words(given.before),
        profile.name,
        stamp(given.at, now, profile.timezone),
        translate("queue", "请留意叫号屏；过号请到前台，不用重新取号"),
    )
    return Slip("", tuple(line for line in lines if line))


class GivenDialog(Dialog):
    """Shows a number that was given out."""

    def __init__(
        self, parent: QWidget | None, seat: Seat, given: Given, printing: TicketPrinting
    ) -> None:
        title = translate("queue", "已取号")
        super().__init__(parent, title, translate("queue", "完成"), width=420)
        self.given, self._printing = given, printing
        self.slip = slip_of(seat, given)
        self.number = label(given.number, "clock")
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add(self.number)
        self.before = label(before_words(given.before), "kiosk", "text2")
        self.before.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add(self.before)
        self.print = Button(self.tr("打印"), "printer", "Ctrl P")
        self.print.clicked.connect(self._print)
        self.add_verb(self.print)
        QShortcut(QKeySequence("Ctrl+P"), self, self._print)
        self.primary.setFocus()

    def _print(self) -> None:
        self._printing.start([self.slip], self)
