"""The dialogs of help: asking other venues for it, and offering it to one that asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.cases.categories import Category
from app.cases.queries import CaseCard
from app.helping.actions import Asked
from app.helping.queries import Asking
from app.helping.rules import CONTACT_LIMIT, IN_PROVINCE, MOST_DAYS
from ui.cases.phrases import category_name
from ui.checkin.jobs import Hand
from ui.helping import jobs, phrases
from ui.kit.choices import RadioRow, Select
from ui.kit.form import Field, line_edit, text_edit
from ui.kit.spin import SpinBox
from ui.kit.text import label
from ui.seat import Seat
from ui.shell.jobdialog import JobDialog

_USUAL_DAYS = 7


class CallDialog(JobDialog):
    """Asks what help is wanted, from how far, and for how long; of a case or of none."""

    fields_of = {  # noqa: RUF012 - replaced as a whole
        "help_words_missing": "words",
        "help_words_number": "words",
        "help_words_name": "words",
        "help_words_sensitive": "words",
        "text_too_long": "words",
        "help_until_unfit": "days",
    }

    def __init__(
        self,
        parent: QWidget | None,
        seat: Seat,
        kinds: Sequence[Category],
        card: CaseCard | None = None,
    ) -> None:
        title = self.tr("请别的青年之家帮忙")
        if card is not None:
            title = f"{title} {card.label}"
        super().__init__(parent, seat.work, title, self.tr("发出"), self.tr("返回"), width=560)
        self._seat, self._card = seat, card
        told = self.tr("别的青年之家会看到站名、类别和这句话。不写姓名、电话和证件号。")
        self.add(label(told, "body", "text2", wrap=True))
        self.kind: Select | None = None
        if card is None:
            self.kind = Select([(one.code, category_name(one.code, one)) for one in kinds])
            self.form.add("kind", Field(self.tr("哪方面的事"), self.kind))
        self.words: QPlainTextEdit | None = None
        if card is not None and card.sensitive:
            quiet = self.tr("敏感事项只发类别，不发内容。")
            self.form.add_piece(label(quiet, "small", "text2", wrap=True))
        else:
            self.words = text_edit(self.tr("如：周六下午要一位会手语的志愿者，两小时"), lines=3)
            self.form.add("words", Field(self.tr("要什么帮助"), self.words))
        self.reach = RadioRow(phrases.reaches(), IN_PROVINCE)
        self.form.add("reach", Field(self.tr("发给多远的青年之家"), self.reach))
        self.days = SpinBox()
        self.days.setRange(1, MOST_DAYS)
        self.days.setValue(_USUAL_DAYS)
        self.form.add("days", Field(self.tr("找几天"), self.days))
        self.finish_body()
        (self.kind or self.words or self.reach).setFocus()

    def job(self) -> Callable[[], Any] | None:
        """Ask."""
        store = self._seat.desk.store
        today = dt.date.fromisoformat(store.day_of(store.clock.now()))
        asked = Asked(
            category=self.kind.value() if self.kind is not None else "",
            words=self.words.toPlainText() if self.words is not None else "",
            reach=self.reach.value(),
            until=(today + dt.timedelta(days=self.days.value())).isoformat(),
            case_id=self._card.id if self._card is not None else "",
        )
        return partial(jobs.call, Hand(store, self._seat.actor), asked)


class OfferDialog(JobDialog):
    """Asks with what this venue can help, and whom they should ring up."""

    fields_of = {"text_too_long": "words"}  # noqa: RUF012 - replaced as a whole

    def __init__(self, parent: QWidget | None, seat: Seat, asking: Asking) -> None:
        title = self.tr("帮{name}").format(name=asking.venue_name)
        super().__init__(parent, seat.work, title, self.tr("告诉对方"), self.tr("返回"), width=520)
        self._seat, self._asking = seat, asking
        self.add(label(phrases.about(asking), "body", wrap=True))
        self.words = text_edit(self.tr("如：我们有两位手语志愿者，周六都有空"), lines=3)
        self.form.add("words", Field(self.tr("我们能帮什么"), self.words))
        self.contact = line_edit(self.tr("如：罗一鸣 0914-2330000"), limit=CONTACT_LIMIT)
        self.form.add("contact", Field(self.tr("对方找谁"), self.contact))
        self.finish_body()
        self.words.setFocus()

    def job(self) -> Callable[[], Any] | None:
        """Offer it; what is missing is said at its field."""
        words, contact = self.words.toPlainText(), self.contact.text()
        missing = {
            name: self.tr("还没写")
            for name, said in (("words", words), ("contact", contact))
            if not said.strip()
        }
        if missing:
            self.form.set_errors(missing)
            return None
        hand = Hand(self._seat.desk.store, self._seat.actor)
        return partial(jobs.offer, hand, self._asking.id, words, contact)
