"""What becomes of what is typed: a draft every few seconds and on leaving, never a question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import Refusal
from app.events.checks import may_publish
from app.events.drafting import Kept, Written
from app.events.planning import Plan, Sitting
from app.events.rules import DRAFT, RETURNED
from ui.checkin.jobs import Hand
from ui.events import formjobs, phrases
from ui.events.copying import Earlier
from ui.events.form import EventForm
from ui.events.looking import Looking
from ui.kit.ask import COMMIT_KEYS
from ui.kit.keys import bind
from ui.seat import Seat
from ui.words import sentence

KEEP_MS = 5_000
_SEATS = 30
_OPEN = (DRAFT, RETURNED)
"""While it is the venue's own, what is typed is kept as it is typed."""


class Writing(QObject):
    """Keeps one form. `closed(event_id)` when it is left ("" when nothing was written).

    `filled` when it holds what was asked for: typed into before, words would be another event's.
    """

    filled = Signal()
    closed = Signal(str)
    handed_in = Signal(str)

    def __init__(self, seat: Seat, form: EventForm, page: QObject) -> None:
        super().__init__(page)
        self.seat, self.form = seat, form
        self.event_id = ""
        self.review = DRAFT
        self.returned = ""
        """The words with which headquarters returned it."""
        self._base: Written | None = None
        """The event as the form took it over: only what differs from it was changed here."""
        self.dirty = False
        self._filling = False
        self._saving = self._leaving = self._warned = False
        self._next: Callable[[], None] | None = None
        """What was asked for while something was being written down."""
        self._turn = 0
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(KEEP_MS)
        self._keep.timeout.connect(self.keep_draft)
        self.looking = Looking(seat, lambda: (self.event_id, form.written()), self)
        self.looking.told.connect(self._looked)
        self.earlier = Earlier(seat, form, self)
        self.earlier.chosen.connect(self.begin_from)
        form.edited.connect(self._edited)
        form.checks.fix_wanted.connect(form.mend)
        form.leave.clicked.connect(self.leave)
        form.save.clicked.connect(self.keep)
        form.publish.clicked.connect(self.hand_in)
        seat.status_changed.connect(lambda _status: self._mind())
        bind(form, {"Esc": self.leave, "Ctrl+S": self.keep})
        bind(form, dict.fromkeys(COMMIT_KEYS, self.hand_in))

    # -- what is opened -----------------------------------------------------------------------

    def start(self, moment: dt.datetime | None = None) -> None:
        """Begin a new event, at a time if one was pointed at."""
        if self.dirty and not self.event_id and moment is None:
            self.filled.emit()
            return
        starts = moment or self._next_afternoon()
        sitting = Sitting(starts, starts + dt.timedelta(hours=2), None, _SEATS)
        plan = Plan("", "exchange", outlets=("kiosk", "web"), host=self.seat.actor_name or None)
        closes = starts - dt.timedelta(hours=2)
        self._fill("", DRAFT, Written(replace(plan, closes_at=closes), (("", sitting),)))

    def open(self, event_id: str) -> None:
        """Open an event that is there; what was typed of it and not kept is still there."""
        if self.dirty and event_id == self.event_id:
            self.filled.emit()
            return
        job = partial(formjobs.open_form, self.seat.desk.store, event_id)
        task = self.seat.work.run(job, self)
        task.then(lambda known: self._fill(known.event_id, known.review, known.written, known.note))

    def begin_from(self, event_id: str) -> None:
        """Begin a new event from an earlier one."""
        job = partial(formjobs.copy, self.seat.desk.store, event_id)
        self.seat.work.run(job, self).then(self._copied)

    def _copied(self, written: Written) -> None:
        """Take over all but the time, which is the form's if it is a new one."""
        self._fill("", DRAFT, written)
        self._edited()

    def _fill(self, event_id: str, review: str, written: Written, note: str | None = None) -> None:
        self.event_id, self.review = event_id, review
        self.returned = (note or self.tr("没有写原因")) if review == RETURNED else ""
        self._base = written if event_id else None
        heading = self.tr("编辑活动") if event_id else self.tr("新建活动")
        self._turn += 1
        self._saving = self._leaving = self._warned = False
        self._filling = True
        self.form.fill(written, heading)
        self._filling = False
        self.dirty = False
        self._keep.stop()
        self.form.say_kept("")
        self.form.line.setText("")
        self.form.earlier.setVisible(not event_id)
        self.earlier.read()
        self._show()
        self.looking.anew()
        self.filled.emit()

    def _next_afternoon(self) -> dt.datetime:
        zone = ZoneInfo(self.seat.desk.profile.timezone)
        local = self.seat.desk.store.clock.now().astimezone(zone)
        days = (5 - local.weekday()) % 7 or 7
        return dt.datetime.combine(local.date() + dt.timedelta(days=days), dt.time(14), zone)

    # -- what is typed ------------------------------------------------------------------------

    def _edited(self) -> None:
        if self._filling:
            return
        self.dirty, self._warned = True, False
        self.form.line.setText("")
        self._show()
        self.looking.soon()
        if self.review in _OPEN and not self._keep.isActive():
            self._keep.start()

    def _show(self) -> None:
        written = self.form.written()
        self.form.preview.show_event(written.plan, [one for _, one in written.sittings])
        self._mind()

    def _looked(self) -> None:
        found = self.looking.found
        self.form.sittings.say_clashes(found.clashes, found.advice)
        self.form.sittings.say_concerned(dict(found.registered))
        self._mind()

    def _mind(self) -> None:
        """Say on the button what it does now, and beside it why it cannot."""
        form, found = self.form, self.looking.found.findings
        form.checks.show_findings(
            found, offline=self._offline(), nameless=not self._named(), returned=self.returned
        )
        own = self.review in _OPEN
        words = self.tr("保存，联网后发布") if self._offline() else self.tr("发布")
        form.publish.set_text(words if own else self.tr("保存修改"))
        form.save.setVisible(own)
        form.publish.setEnabled(self._named() and (not own or (bool(found) and may_publish(found))))

    def _named(self) -> bool:
        return bool(str(self.form.fields["title"].value()))

    def _offline(self) -> bool:
        status = self.seat.status
        return status is not None and status.state == "offline"

    # -- what is kept -------------------------------------------------------------------------

    def keep(self) -> None:
        """Write a draft down; one without a name gets one, so that nothing typed is lost."""
        self._keep.stop()
        if not self.dirty or self._wait(self.keep):
            return
        written = self.form.written()
        if not written.plan.title:
            unnamed = replace(written.plan, title=self.tr("未命名活动"))
            written = replace(written, plan=unnamed)
        self._run(formjobs.keep, written, self._kept)

    def keep_draft(self) -> None:
        """Write down what is still the venue's own; what headquarters has waits for a hand."""
        if self.review in _OPEN:
            self.keep()

    def hand_in(self) -> None:
        """Write it down and hand it to headquarters, which hears of it when there is a line."""
        if not self.form.publish.isEnabled() or self._wait(self.hand_in):
            return
        self._keep.stop()
        self._run(formjobs.hand_in, self.form.written(), self._handed_in)

    def leave(self) -> None:
        """Go back; a draft is kept first, without asking.

        What cannot be kept as it stands is said; asked again, the form is left as it is, and found
        so when it is opened again.
        """
        if self._wait(self.leave):
            return
        if self.dirty and self.review in _OPEN and not self._warned:
            self._leaving = True
            self.keep()
        else:
            self._keep.stop()
            self.closed.emit(self.event_id)

    def _wait(self, act: Callable[[], None]) -> bool:
        """Put something off until what is being written down is."""
        if self._saving:
            self._next = act
        return self._saving

    def _run(
        self, way: Callable[..., Kept], written: Written, then: Callable[[Kept], None]
    ) -> None:
        self._saving, self.dirty = True, False
        job = partial(way, self._hand(), self.event_id, written, self._base)
        rows, turn = list(self.form.sittings.rows), self._turn

        def took(kept: Kept) -> None:
            self.form.sittings.know_ids(rows, kept.session_ids)
            if turn == self._turn:
                self._saving = False
                self.event_id = kept.event_id
                pairs = zip(kept.session_ids, written.sittings, strict=True)
                self._base = replace(written, sittings=tuple((i, one[1]) for i, one in pairs))
                then(kept)
                self._go_on()

        self.seat.work.run(job, self).then(took).otherwise(partial(self._refused, turn))

    def _go_on(self) -> None:
        act, self._next = self._next, None
        if act is not None:
            act()

    def _kept(self, kept: Kept) -> None:
        time = phrases.clock(kept.at, self.seat.desk.profile.timezone)
        self.form.say_kept(self.tr("草稿已存本机 {time}").format(time=time))
        if self._leaving:
            self._leaving = False
            self._next = self.leave

    def _handed_in(self, kept: Kept) -> None:
        if self.review not in _OPEN:
            words = self.tr("已保存：{title}")
        elif self._offline():
            words = self.tr("已保存，联网后自动提交总部：{title}")
        else:
            words = self.tr("已提交总部，审核后可报名：{title}")
        self.seat.say(words.format(title=self.form.written().plan.title), "send")
        self.handed_in.emit(kept.event_id)

    def _refused(self, turn: int, refusal: Refusal) -> None:
        if turn != self._turn:
            self.seat.refuse(refusal)
            return
        self._saving, self.dirty = False, True
        self._warned, self._leaving, self._next = self._leaving, False, None
        self.form.line.setText(sentence(refusal))

    def _hand(self) -> Hand:
        return Hand(self.seat.desk.store, self.seat.actor)
