"""What is done about a row of an event's lists: each act ends in a toast, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from app.events.arriving import Admission
from app.events.calling import ToCall
from app.events.questions import Answers, read_answers
from app.events.registering import Placed
from app.events.roster import Came, Line
from app.events.rules import WAITLISTED
from app.ratings.actions import Said
from ui.checkin.jobs import Hand
from ui.events import afterjobs, eventjobs, ticketing
from ui.events.answers import AnswersDialog, lines_of, note_seen
from ui.events.asking import LateDialog, TransferDialog, WhyDialog
from ui.events.eventpage import EventView
from ui.events.ticketing import TicketDialog
from ui.events.ticketprinting import TicketPrinting
from ui.ratings.guest import Asked, GuestRating
from ui.seat import Seat, Undo
from ui.shell.jobdialog import JobDialog
from ui.words import Translate


class RowDeeds(QObject):
    """Does deeds by name; `read` brings the page up to date. `dialog` is the one open now."""

    def __init__(
        self, seat: Seat, view: EventView, read: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.seat, self.view, self._read = seat, view, read
        self.dialog: JobDialog | None = None
        self.ticket: TicketDialog | None = None
        self.tickets = TicketPrinting(seat, view)
        self.said: AnswersDialog | None = None
        self.guest: GuestRating | None = None
        for table in view.lists.tables.values():
            table.done.connect(self.do)
        view.waits.promoted.connect(partial(self.do, "promote"))

    def do(self, name: str, row: Line | Came | ToCall) -> None:
        """Do a deed about a row of one of the lists."""
        if isinstance(row, ToCall):
            self._call(name, row)
        elif isinstance(row, Came):
            self._about_came(name, row)
        else:
            self._about(name, row)

    def _about(self, name: str, line: Line) -> None:
        hand = self.hand()
        job: Callable[[], Any]
        if name == "admit":
            job = partial(eventjobs.admit, hand, self.view.session_id(), line)
            self._run(job, partial(self._admitted, line))
        elif name == "promote":
            self._promote(line)
        elif name == "cancel":
            job = partial(eventjobs.cancel, hand, line.registration_id)
            undo = partial(eventjobs.reinstate, hand, line.registration_id)
            self._plain(job, undo, self.tr("已取消报名：{name}"), line)
        elif name == "reinstate":
            job = partial(eventjobs.reinstate, hand, line.registration_id)
            self._run(job, partial(self.placed, line.name))
        elif name == "let_in":
            job = partial(eventjobs.let_in, hand, line.registration_id)
            self._plain(job, None, self.tr("已让其参加：{name}"), line)
        elif name == "put_back":
            job = partial(eventjobs.put_back, hand, line.registration_id)
            self._plain(job, None, self.tr("已转候补：{name}"), line)
        else:
            self._look(name, line)

    def _look(self, name: str, line: Line) -> None:
        """Show something about somebody, or ask for more before anything is done."""
        job: Callable[[], Any]
        if name == "ticket":
            job = partial(ticketing.code_of, self.hand(), line.registration_id)
            self._run(job, partial(self._show_ticket, line))
        elif name == "answers":
            reveal = self.seat.may("people.reveal")
            job = partial(read_answers, line.answers)
            if reveal:
                job = partial(note_seen, self.hand(), line)
            self._run(job, partial(self._show_answers, line, reveal))
        elif name == "transfer":
            self._transfer(line.registration_id, line.name, self.view.session_id())
        elif name == "late" and self.view.whole is not None:
            self.ask(LateDialog(self.view, self.seat, self.view.whole.slot, line.person_id or ""))
        else:
            self._about_arrival(name, line.attendance_id or "", line.name)

    def _show_answers(self, line: Line, reveal: bool, said: Answers) -> None:
        self.said = AnswersDialog(self.view, line.name, lines_of(line, said, reveal=reveal))
        self.said.open()

    def _show_ticket(self, line: Line, code: str) -> None:
        whole = self.view.whole
        if whole is not None:
            zone = self.seat.desk.profile.timezone
            self.ticket = TicketDialog(self.view, code, line.name, whole.slot, zone)
            self.ticket.print_wanted.connect(partial(self.tickets.start, parent=self.ticket))
            self.ticket.open()

    def _about_came(self, name: str, came: Came) -> None:
        self._about_arrival(name, came.attendance_id, came.name)

    def _about_arrival(self, name: str, attendance_id: str, who: str) -> None:
        if name == "unadmit":
            job = partial(eventjobs.take_back, self.hand(), attendance_id)
            words = self.tr("已撤销签到：{name}").format(name=who)
            self._run(job, lambda _done: self.seat.say(words, "rotate-ccw"))
        elif name == "rate":
            self._rate(attendance_id)
        elif name == "leave":
            job = partial(eventjobs.leave, self.hand(), attendance_id)
            words = self.tr("已登记离场：{name}").format(name=who)
            self._run(job, lambda _done: self.seat.say(words, "log-out"))

    def _rate(self, attendance_id: str) -> None:
        """Turn the screen to the guest; the page comes back by itself."""
        whole = self.view.whole
        if whole is None or self.guest is not None:
            return
        title = whole.page.title

        def question(translate: Translate) -> str:
            return translate("RowDeeds", "“{title}”，你觉得怎么样？").format(title=title)

        def hint(translate: Translate) -> str:
            return translate(
                "RowDeeds", "评价只看总体，不影响以后参加活动；你的评价工作人员不能修改。"
            )

        def rate(hand: Hand, said: Said) -> None:
            afterjobs.rate(hand, attendance_id, said)

        self.guest = GuestRating(self.view, self.seat, Asked(question, hint), rate)
        self.guest.finished.connect(self._rated)
        self.guest.open()

    def _rated(self) -> None:
        if self.guest is not None:
            self.guest.deleteLater()
            self.guest = None
        self._read()
        self.view.lists.focus_list()

    def _admitted(self, line: Line, admission: Admission) -> None:
        if admission.already:
            words = self.tr("{name}这一场已经签到过了").format(name=line.name)
            self.seat.say(words, "history")
            return
        back = partial(eventjobs.take_back, self.hand(), admission.attendance_id)
        undo = Undo(self.tr("{name}的签到").format(name=line.name), back)
        words = self.tr("已签到：{name}").format(name=line.name)
        self.seat.say(words, "circle-check-big", undo)

    def _promote(self, line: Line) -> None:
        """Give a seat; whoever goes before others does so for a reason."""
        job = partial(eventjobs.promote, self.hand(), line.registration_id)
        if line.place <= 1:
            self._run(job, partial(self._promoted, line))
            return
        ahead = line.place - 1
        title = self.tr("让 {name} 先转正？").format(name=line.name)
        text = self.tr("前面还有 %n 位在等。写一下为什么先给这位，别人问起来说得清。", "", ahead)
        dialog = WhyDialog(self.view, self.seat, (title, text, self.tr("转正")), job)
        self.ask(dialog, partial(self._promoted, line))

    def _promoted(self, line: Line, _placed: Placed) -> None:
        back = partial(eventjobs.put_back, self.hand(), line.registration_id)
        undo = Undo(self.tr("{name}转正").format(name=line.name), back)
        self.seat.say(self.tr("已转正：{name}").format(name=line.name), "circle-check-big", undo)

    def _plain(
        self, job: Callable[[], Any], back: Callable[[], Any] | None, words: str, line: Line
    ) -> None:
        said = words.format(name=line.name)
        undo = Undo(said, back) if back is not None else None
        self._run(job, lambda _done: self.seat.say(said, "circle-check", undo))

    def placed(self, who: str, placed: Placed) -> None:
        """Say what somebody was told, and how to take it back."""
        waits = placed.status == WAITLISTED
        if placed.already:
            told = self.tr("{name}已经在候补里") if waits else self.tr("{name}已经报过名了")
            self.seat.say(told.format(name=who), "info")
            return
        told = self.tr("已报名：{name}")
        if waits:
            told = self.tr("已候补：{name}，前面还有 %n 位", "", placed.ahead)
        words = told.format(name=who)
        back = partial(eventjobs.cancel, self.hand(), placed.registration_id)
        self.seat.say(words, "list-plus" if waits else "ticket", Undo(words, back))

    def _transfer(self, registration_id: str, who: str, session_id: str) -> None:
        """Ask to which other session somebody comes instead."""
        slots = self.view.whole.elsewhere(session_id) if self.view.whole is not None else []
        if not slots:
            return

        def told(placed: Placed) -> None:
            words = self.tr("已转到另一场：{name}").format(name=who)
            if placed.status == WAITLISTED:
                words = self.tr("已转到另一场，先候补：{name}").format(name=who)
            back = partial(
                eventjobs.transfer_back, self.hand(), placed.registration_id, registration_id
            )
            self.seat.say(words, "calendar-days", Undo(words, back))

        self.ask(TransferDialog(self.view, self.seat, (registration_id, who), slots), told)

    def _decide(self, name: str, call: ToCall) -> None:
        """Do what somebody decided on the telephone."""
        if name == "transfer":
            self._transfer(call.registration_id, call.name, call.session_id)
            return
        ways = {
            "cancel": (eventjobs.cancel, self.tr("已取消报名：{name}")),
            "let_in": (eventjobs.let_in, self.tr("已让其参加：{name}")),
            "put_back": (eventjobs.put_back, self.tr("已转候补：{name}")),
        }
        way, told = ways[name]
        words = told.format(name=call.name)
        job = partial(way, self.hand(), call.registration_id)
        self._run(job, lambda _done: self.seat.say(words, "circle-check"))

    def _call(self, name: str, call: ToCall) -> None:
        if name == "show":
            self._reveal(call)
            return
        if name in ("transfer", "cancel", "let_in", "put_back"):
            self._decide(name, call)
            return
        job = partial(eventjobs.note_call, self.hand(), call, name)
        told = {
            "reached": self.tr("已记下：{name}打通了"),
            "not_reached": self.tr("已记下：{name}没打通，过会儿再打"),
        }
        words = told[name].format(name=call.name)
        self._run(job, lambda _done: self.seat.say(words, "circle-check"))

    def _reveal(self, call: ToCall) -> None:
        def show(_done: object = None) -> None:
            self.view.lists.shown_numbers.add(call.registration_id)
            self._read()

        if call.person_id is None:
            show()
        else:
            self._run(partial(eventjobs.reveal, self.hand(), call.person_id), show)

    def hand(self) -> Hand:
        """Give who works here, on which store."""
        return Hand(self.seat.desk.store, self.seat.actor)

    def _run(self, job: Callable[[], Any], then: Callable[[Any], object]) -> None:
        self.seat.work.run(job, self).then(then)

    def ask(self, dialog: JobDialog, then: Callable[[Any], object] | None = None) -> None:
        """Show a dialog, unless one is open; `then` is told what came of it."""
        if self.dialog is not None:
            dialog.deleteLater()
            return
        self.dialog = dialog
        told = then or (lambda _done: self.seat.say(self.tr("已补录到场"), "circle-check"))
        dialog.accepted.connect(lambda: told(dialog.result_value))
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self.view.lists.focus_list()
