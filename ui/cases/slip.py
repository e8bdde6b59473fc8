"""What whoever asked takes home: number and query code, to be photographed or on paper."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.cases.newcasejobs import Taken
from ui.cases.phrases import spaced
from ui.events.slips import Slip
from ui.events.ticketprinting import Naming, TicketPrinting
from ui.kit import theme
from ui.kit.ask import Dialog
from ui.kit.buttons import Button
from ui.kit.card import Card
from ui.kit.text import label
from ui.people.code import picture
from ui.seat import Seat
from ui.shell.times import stamp

_WIDE, _CODE = 620, 220


def naming() -> Naming:
    """Give the words for slips of requests."""
    translate = QCoreApplication.translate
    return Naming(
        translate("slip", "打印受理单"),
        translate("slip", "A4，裁下一张"),
        lambda count: translate("slip", "共 %n 张受理单", "", count),
        translate("slip", "受理单"),
        translate("slip", "把受理单存为 PDF"),
        translate("slip", "受理单已存为 PDF，给本人后请删除"),
    )


def slip_of(seat: Seat, taken: Taken) -> Slip:
    """Write a slip. It names nobody and says nothing of the matter: it may be left lying about."""
    translate = QCoreApplication.translate
    profile, now = seat.desk.profile, seat.desk.store.clock.now()
    lines = (
        translate("slip", "受理单 {label}").format(label=taken.label),
        translate("slip", "查询码 {code}").format(code=spaced(taken.code)),
        taken.number,
        profile.name,
        stamp(taken.at, now, profile.timezone),
        translate("slip", "凭受理编号或查询码，到前台问进度；办结后可以评价"),
    )
    return Slip(taken.code, tuple(line for line in lines if line))


class SlipDialog(Dialog):
    """Number and query code, large enough for a phone across the counter; on paper by Ctrl P."""

    def __init__(
        self,
        parent: QWidget | None,
        seat: Seat,
        taken: Taken,
        printing: TicketPrinting,
    ) -> None:
        title = self.tr("已登记 {label}").format(label=taken.label)
        super().__init__(parent, title, self.tr("完成"), width=_WIDE)
        self.taken, self._printing = taken, printing
        self.slip = slip_of(seat, taken)
        row = QHBoxLayout()
        row.setSpacing(24)
        paper = Card(pad=8)
        self.seen = QLabel()
        self.seen.setPixmap(picture(taken.code, theme.px(_CODE), self.devicePixelRatioF()))
        self.seen.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.seen.setAccessibleName(self.tr("查询码的二维码"))
        paper.add(self.seen)
        row.addWidget(paper, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(label(self.tr("查询码"), "small", "text3"))
        self.code = label(spaced(taken.code), "verdict")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(self.code)
        words.addSpacing(8)
        words.addWidget(label(self.tr("受理编号"), "small", "text3"))
        words.addWidget(label(taken.number, "value"))
        words.addSpacing(8)
        once = self.tr("请本人拍下来，或打印给本人。查询码只显示这一次，凭它问进度、评价。")
        words.addWidget(label(once, "small", "text2", wrap=True))
        words.addStretch(1)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        self.print = Button(self.tr("打印"), "printer", "Ctrl P")
        self.print.clicked.connect(self._print)
        self.add_verb(self.print)
        QShortcut(QKeySequence("Ctrl+P"), self, self._print)
        self.primary.setFocus()

    def _print(self) -> None:
        self._printing.start([self.slip], self)
