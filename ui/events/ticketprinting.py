"""Printing tickets: on which paper, by which printer, seen before; sent beside the counter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.checkin.jobs import Hand
from ui.events import eventjobs, slips, ticketing
from ui.events.eventjobs import Whole
from ui.events.rosterfile import file_name
from ui.events.slips import Slip
from ui.kit import theme
from ui.kit.ask import Dialog, pick_save
from ui.kit.card import Card
from ui.kit.choices import RadioRow, Select
from ui.kit.form import Field
from ui.kit.text import label
from ui.seat import Seat

_WIDE, _SEEN, _TALL = 720, 270, 380
AS_PDF = "pdf:"
"""Stands for a file among the printers; no printer is called so."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """How tickets are to be printed: paper in millimetres (0: A4), and a printer or AS_PDF."""

    paper: int
    printer: str


@dataclass(frozen=True, slots=True)
class Naming:
    """What these slips are called: in the title, on A4, counted, as a file, and once saved."""

    title: str
    on_a4: str
    counted: Callable[[int], str]
    file: str
    save: str
    saved: str


def tickets_naming() -> Naming:
    """Give the words for tickets of registered guests."""
    translate = QCoreApplication.translate
    return Naming(
        translate("tickets", "打印报名票"),
        translate("tickets", "A4，一页 8 张，裁开发放"),
        lambda count: translate("tickets", "共 %n 张票", "", count),
        translate("tickets", "报名票"),
        translate("tickets", "把报名票存为 PDF"),
        translate("tickets", "报名票已存为 PDF，发完请删除"),
    )


class TicketsDialog(Dialog):
    """On which paper, by which printer, and how the first will look."""

    def __init__(
        self,
        parent: QWidget | None,
        tickets: Sequence[Slip],
        paper: int,
        naming: Naming,
    ) -> None:
        super().__init__(parent, naming.title, self.tr("打印"), self.tr("取消"), width=_WIDE)
        self.tickets, self._naming = tuple(tickets), naming
        row = QHBoxLayout()
        row.setSpacing(20)
        choices = QVBoxLayout()
        choices.setSpacing(14)
        papers = [
            ("58", self.tr("58 mm 小票")),
            ("80", self.tr("80 mm 小票")),
            ("0", naming.on_a4),
        ]
        self.paper = RadioRow(papers, str(paper), upright=True)
        self.paper.changed.connect(lambda _paper: self._see())
        choices.addWidget(Field(self.tr("纸"), self.paper))
        self.printer = Select(name=self.tr("打印机"))
        self.printer.picked.connect(lambda _printer: self._name_verb())
        choices.addWidget(Field(self.tr("打印机"), self.printer))
        choices.addStretch(1)
        self.count = label("", "small", "text2")
        choices.addWidget(self.count)
        row.addLayout(choices, 1)
        self.seen = QLabel()
        self.seen.setAccessibleName(self.tr("打出来的样子"))
        self.seen.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.seen.setFixedHeight(theme.px(_TALL))
        paper_card = Card()
        paper_card.add(self.seen)
        paper_card.setFixedWidth(theme.px(_SEEN) + 24)
        row.addWidget(paper_card)
        self.body.addLayout(row)
        self.printer.set_options([(AS_PDF, self.tr("正在找打印机…"))])
        self.printer.setEnabled(False)
        self._name_verb()
        self._see()
        self.primary.setFocus()

    def show_printers(self, names: Sequence[str], wanted: str) -> None:
        """Offer the printers of this PC; a file is the last choice, and the only one without."""
        options = [(name, name) for name in names]
        options.append((AS_PDF, self.tr("存为 PDF 文件")))
        self.printer.set_options(options, wanted)
        self.printer.setEnabled(True)
        self._name_verb()

    def chosen(self) -> Chosen:
        """Give how it is to be printed."""
        return Chosen(int(self.paper.value()), self.printer.value())

    def _name_verb(self) -> None:
        as_file = self.printer.value() == AS_PDF
        self.primary.set_text(self.tr("选位置，保存") if as_file else self.tr("打印"))

    def _see(self) -> None:
        paper, count = int(self.paper.value()), len(self.tickets)
        words = self._naming.counted(count)
        if not paper:
            pages = -(-count // slips.EACH)
            words = f"{words}，{self.tr('%n 页 A4', '', pages)}"
        self.count.setText(words)
        drawn = slips.raster(self.tickets[0], paper) if paper else slips.a4(self.tickets)
        dpr = self.devicePixelRatioF()
        wide, tall = theme.px(_SEEN) * dpr, theme.px(_TALL - 20) * dpr
        shown = QPixmap.fromImage(drawn).scaled(
            round(wide),
            round(tall),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        shown.setDevicePixelRatio(dpr)
        self.seen.setPixmap(shown)


class TicketPrinting(QObject):
    """Prints slips for one window. `dialog` is the one that is open, if any."""

    def __init__(
        self,
        seat: Seat,
        window: QWidget,
        naming: Callable[[], Naming] = tickets_naming,
    ) -> None:
        super().__init__(window)
        self.seat, self._window, self._naming = seat, window, naming
        self.dialog: TicketsDialog | None = None
        self._last = Chosen(58, "")
        self.find_printers: Callable[[], list[str]] = slips.printers
        self.send: Callable[[Sequence[Slip], int, str], str] = slips.send
        self.ask_path: Callable[[str], str] = self._ask_path
        """Asks where a PDF is to go: suggested name -> path, "" for nowhere."""

    def start_all(self, whole: Whole) -> None:
        """Print the tickets of everybody who has a seat; that names leave is noted."""
        if not self.seat.may("checkin.print") or not whole.seated:
            return
        hand = Hand(self.seat.desk.store, self.seat.actor)
        zone = self.seat.desk.profile.timezone
        write = partial(ticketing.slips_of, hand, whole.seated, whole.slot, zone)
        note = partial(eventjobs.note_print, hand, whole.page.event_id, len(whole.seated))
        self.seat.work.run(write, self).then(lambda tickets: self.start(tickets, note=note))

    def start(
        self,
        tickets: Sequence[Slip],
        parent: QWidget | None = None,
        note: Callable[[], object] | None = None,
    ) -> None:
        """Ask how these are to be printed; `note` is done before anything is sent."""
        if self.dialog is not None:
            return
        dialog = TicketsDialog(parent or self._window, tickets, self._last.paper, self._naming())
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._print(dialog.tickets, dialog.chosen(), note))
        dialog.finished.connect(self._closed)
        dialog.open()
        # The system asks printers on the net: in a worker, while the picture is looked at.
        found = self.seat.work.run(self.find_printers, dialog, "paper")
        found.then(lambda names: dialog.show_printers(names, self._last.printer))

    def start_as_before(self, tickets: Sequence[Slip]) -> bool:
        """Send these to the printer chosen last; False where none was chosen yet."""
        if self._last.printer in ("", AS_PDF):
            return False
        self._print(tickets, self._last, None)
        return True

    def _print(
        self, tickets: Sequence[Slip], how: Chosen, note: Callable[[], object] | None
    ) -> None:
        self._last = how
        job: Callable[[], object] = partial(self.send, tickets, how.paper, how.printer)
        told = self.tr("已送往打印机：{name}").format(name=how.printer)
        if how.printer == AS_PDF:
            path = self.ask_path(file_name(self._naming().file, "pdf"))
            if not path:
                return
            job = partial(slips.write_pdf, tickets, how.paper, path)
            told = self._naming().saved
        if note is None:
            self._send(job, told)
        else:
            self.seat.work.run(note, self).then(lambda _done: self._send(job, told))

    def _send(self, job: Callable[[], object], told: str) -> None:
        task = self.seat.work.run(job, self, "paper")
        task.then(lambda _done: self.seat.say(told, "printer"))

    def _ask_path(self, suggested: str) -> str:
        return pick_save(self._window, self._naming().save, "PDF (*.pdf)", suggested)

    def _closed(self) -> None:
        if self.dialog is not None:
            above = self.dialog.parentWidget() or self._window
            self.dialog.deleteLater()
            self.dialog = None
            # Some window systems choose no other when a dialog over a dialog goes.
            above.window().activateWindow()
