"""What an event's page asks: who is registered on the spot, who came and when, why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QWidget

from app.clock import from_text
from app.errors import Refusal
from app.events.arriving import EARLY
from app.events.guarding import CONSENT_NEEDED, GUARDIAN_NEEDED, Lacking
from app.events.queries import Slot
from ui.checkin.guardian import CardDialog, GuardianForm
from ui.checkin.jobs import Hand
from ui.checkin.picker import MOST, PersonPicker
from ui.events import eventjobs, phrases
from ui.kit.choices import Select
from ui.kit.form import Field, line_edit
from ui.kit.spin import TimeEdit
from ui.kit.text import label
from ui.seat import Seat
from ui.shell.jobdialog import JobDialog
from ui.words import sentence

_REASON = 200
_ROOM_BESIDE = 2
"""Matches shown beside the fields for a guardian: the dialog fits a low screen with them."""


class RegisterDialog(CardDialog):
    """Gives somebody a seat of this desk, or a place in the waiting list; they are told which.

    Of a child it asks who answers for them, unless their card says so.
    """

    def __init__(self, parent: QWidget | None, seat: Seat, slot: Slot, left: int) -> None:
        title = self.tr("现场发放") if left else self.tr("加入候补")
        super().__init__(parent, seat, title, title, self.tr("取消"), width=720)
        self._slot = slot
        words = self.tr("本机还能发 %n 个名额，发出就算数。", "", left)
        if not left:
            words = self.tr("本机没有名额可发，先记在候补里，有空位按先后转正。")
        self.add(label(words, "body", "text2", wrap=True))
        self.picker = PersonPicker(seat, self.tr("选中"))
        self.picker.claim_scans(self)
        self.picker.left.connect(self.reject)
        self.picker.committed.connect(self.commit)
        self.add(self.picker)
        self.guardian = GuardianForm()
        self.guardian.hide()
        self.add(self.guardian)
        self.note = line_edit(limit=_REASON)
        self.form.add("note", Field(self.tr("备注"), self.note, remark=self.tr("选填")))
        self.picker.chosen.connect(self._chosen)
        self.finish_body()
        self.picker.setFocus()

    def job(self) -> Callable[[], Any] | None:
        """Register whoever was chosen."""
        if not self.picker.person_id:
            self.say(self.tr("先找到这个人，按 Enter 选中"))
            return None
        asked = not self.guardian.isHidden()
        guardian = self.guardian.guardian() if asked else None
        if asked and guardian is None:
            return None
        hand = Hand(self._seat.desk.store, self._seat.actor)
        note = str(self.form.values()["note"])
        session_id, person_id = self._slot.session_id, self.picker.person_id
        return partial(eventjobs.register, hand, session_id, person_id, note, guardian)

    def refused(self, refusal: Refusal) -> None:
        """Ask what is lacking: who answers for a child, or their card."""
        if refusal.code == GUARDIAN_NEEDED:
            self._chosen(self.picker.person_id)
        else:
            super().refused(refusal)

    def _chosen(self, person_id: str) -> None:
        self.primary.setFocus()
        job = partial(eventjobs.lacking, self._seat.desk.store, person_id)
        self._seat.work.run(job, self).then(partial(self._ask, person_id))

    def _ask(self, person_id: str, lacking: Lacking) -> None:
        """Ask of whoever is chosen now what is lacking."""
        if person_id != self.picker.person_id:
            return
        consents = lacking.code != CONSENT_NEEDED
        self.say("" if consents else sentence(Refusal(lacking.code)))
        self.offer_card("" if consents else person_id)
        asks = lacking.code == GUARDIAN_NEEDED
        self.picker.set_room(_ROOM_BESIDE if asks else MOST)
        self.guardian.setVisible(asks)
        if asks:
            self.guardian.begin(lacking.name, lacking.relation, lacking.phone)


class TransferDialog(CardDialog):
    """Asks to which other session somebody comes instead."""

    def __init__(
        self,
        parent: QWidget | None,
        seat: Seat,
        who: tuple[str, str],
        slots: Sequence[Slot],
    ) -> None:
        """`who`: registration and name."""
        title = self.tr("把 {name} 转到另一场").format(name=who[1])
        super().__init__(parent, seat, title, self.tr("转过去"), self.tr("返回"), width=520)
        self._registration_id = who[0]
        now, zone = seat.desk.store.clock.now(), seat.desk.profile.timezone
        words = self.tr("原来的报名同时取消。那一场有本机名额就是报名，没有就先候补。")
        self.add(label(words, "body", "text2", wrap=True))
        options = [(slot.session_id, self._named(slot, now, zone)) for slot in slots]
        self.sessions = Select(options, options[0][0])
        self.form.add("session", Field(self.tr("转到哪一场"), self.sessions))
        self.finish_body()
        self.sessions.setFocus()

    def _named(self, slot: Slot, now: dt.datetime, zone: str) -> str:
        when = phrases.when(slot, now, zone)
        return " · ".join((when, *(one for one in (slot.label, slot.room) if one)))

    def job(self) -> Callable[[], Any] | None:
        """Register there and cancel here, in one."""
        hand = Hand(self._seat.desk.store, self._seat.actor)
        session_id = str(self.form.values()["session"])
        return partial(eventjobs.transfer, hand, self._registration_id, session_id)


class LateDialog(JobDialog):
    """Asks who took part, when, and why it is written down only now."""

    fields_of = {  # noqa: RUF012 - replaced as a whole
        "late_reason_missing": "reason",
        "late_future": "time",
        "late_too_old": "time",
    }

    def __init__(self, parent: QWidget | None, seat: Seat, slot: Slot, person_id: str = "") -> None:
        title = self.tr("补录到场")
        super().__init__(parent, seat.work, title, title, self.tr("取消"), width=720)
        self._seat, self._slot = seat, slot
        self._zone = ZoneInfo(seat.desk.profile.timezone)
        self.picker = PersonPicker(seat, self.tr("选中"))
        self.picker.claim_scans(self)
        self.picker.left.connect(self.reject)
        self.picker.committed.connect(self.commit)
        self.add(self.picker)
        starts = from_text(slot.starts_at).astimezone(self._zone)
        self.time = TimeEdit(QTime(starts.hour, starts.minute))
        self.time.setDisplayFormat("HH:mm")
        self.reason = line_edit(self.tr("例如：停电，纸上登记"), limit=_REASON)
        self.form.add("time", Field(self.tr("几点到的"), self.time))
        self.form.add("reason", Field(self.tr("为什么现在才补"), self.reason))
        self.picker.chosen.connect(lambda _person: self.reason.setFocus())
        self.finish_body()
        self.picker.setFocus()
        if person_id:
            self.picker.take(person_id)

    def job(self) -> Callable[[], Any] | None:
        """Write it down at the time given, on the session's day."""
        if not self.picker.person_id:
            self.say(self.tr("先找到这个人，按 Enter 选中"))
            return None
        values = self.form.values()
        day = from_text(self._slot.starts_at).astimezone(self._zone).date()
        when = dt.datetime.combine(day, dt.time.fromisoformat(values["time"]), self._zone)
        starts, ends = from_text(self._slot.starts_at), from_text(self._slot.ends_at)
        if when < starts - EARLY and when + dt.timedelta(days=1) <= ends:
            # Past midnight: an hour of the night is one of the session's second day.
            when += dt.timedelta(days=1)
        hand = Hand(self._seat.desk.store, self._seat.actor)
        session_id, person_id = self._slot.session_id, self.picker.person_id
        return partial(eventjobs.back_fill, hand, session_id, person_id, when, values["reason"])


class WhyDialog(JobDialog):
    """Asks for a reason, and does what was to be done with it."""

    fields_of = {"reason_missing": "reason"}  # noqa: RUF012 - replaced as a whole

    def __init__(
        self,
        parent: QWidget | None,
        seat: Seat,
        words: tuple[str, str, str],
        act: Callable[[str], Any],
    ) -> None:
        """`words`: title, sentence, verb."""
        title, text, verb = words
        super().__init__(parent, seat.work, title, verb, self.tr("返回"), width=520)
        self._act = act
        self.add(label(text, "body", "text2", wrap=True))
        self.reason = line_edit(limit=_REASON)
        self.form.add("reason", Field(self.tr("原因"), self.reason))
        self.finish_body()
        self.reason.setFocus()

    def job(self) -> Callable[[], Any] | None:
        """Do it with the reason as it is written; what lacks one is refused in words."""
        return partial(self._act, self.form.values()["reason"])
