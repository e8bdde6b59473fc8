"""What is done in the sync centre: each deed is an operation or nothing, and is said in a toast."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.attention.actions import REASON_LIMIT, Pick
from app.attention.delivery import Chosen
from app.attention.queries import Dispute, Matter, Trouble
from app.attention.rules import AGAIN, CHOOSE, DISCARD, LOOK, MEND, SUPPORT
from app.errors import Refusal
from app.people.actions import Details
from app.people.queries import PersonCard
from ui.attention import jobs, phrases
from ui.checkin.jobs import Hand
from ui.kit.form import Field, line_edit
from ui.people import jobs as people
from ui.people.form import FormPanel
from ui.seat import Seat, Undo
from ui.shell.jobdialog import JobDialog
from ui.words import sentence


def _in_force(dispute: Dispute) -> object:
    """Give the value a field has while nobody has chosen."""
    side = dispute.mine if dispute.force == dispute.mine.op else dispute.theirs
    return side.value


class DiscardDialog(JobDialog):
    """Asks why something is given up; it cannot be taken back, so it is asked."""

    fields_of = {"discard_reason_missing": "reason"}  # noqa: RUF012 - replaced as a whole

    def __init__(self, parent: QWidget, seat: Seat, hand: Hand, trouble: Trouble) -> None:
        super().__init__(
            parent, seat.work, self.tr("放弃这一条"), self.tr("放弃"), self.tr("不放弃")
        )
        self._hand, self._trouble = hand, trouble
        self.what = phrases.what(trouble.kind, trouble.verb, trouble.title)
        reason = line_edit(self.tr("例如：登记重了"), limit=REASON_LIMIT)
        hint = self.tr("{what} 不再发送。本机留着这一条，标着原因，不再计数。")
        if trouble.waits:
            hint += self.tr("在等它的 %n 条会回到这里，逐条处理。", "", len(trouble.waits))
        field = Field(self.tr("为什么放弃"), reason, hint=hint.format(what=self.what))
        self.form.add("reason", field)
        self.finish_body()
        reason.setFocus()

    def job(self) -> Callable[[], Any] | None:
        """Give it up with the reason typed."""
        return partial(jobs.discard, self._hand, self._trouble.op_id, self.form.values()["reason"])


class Deeds(QObject):
    """Works for one page. `choose_wanted` when a choice is to be made anew."""

    choose_wanted = Signal()
    answered = Signal()
    done = Signal()

    def __init__(self, seat: Seat, page: QWidget) -> None:
        super().__init__(page)
        self._seat, self._page = seat, page
        self.dialog: JobDialog | None = None
        self.form = FormPanel(page)
        self.form.float_over(page)
        self.form.submitted.connect(self._send_mended)
        self.form.closed.connect(self.done)
        self._mending: Trouble | None = None

    def hand(self) -> Hand:
        """Give who works here, on which store."""
        return Hand(self._seat.desk.store, self._seat.actor)

    # -- choosing -------------------------------------------------------------------------------

    def merge(self, matter: Matter, picks: list[Pick]) -> None:
        """Write the choice down; for a day the other value can be put back."""
        job = partial(jobs.choose, self.hand(), picks)
        self._seat.work.run(job, self).then(partial(self._merged, matter, picks))

    def _merged(self, matter: Matter, picks: list[Pick], _done: object) -> None:
        title = matter.title or phrases.kind_name(matter.kind)
        what = self.tr("{title}的选择").format(title=title)
        # Taken back, a card is as it was before: what was in force and was chosen stays. The other
        # value of such a field is put back from the history, by name.
        before = {one.id: _in_force(one) for one in matter.disputes}
        ids = [one.conflict_id for one in picks if one.value != before[one.conflict_id]]
        undo = Undo(what, partial(jobs.take_back, self.hand(), ids)) if ids else None
        self._seat.say(self.tr("已选定：{title}").format(title=title), "circle-check", undo)
        self.done.emit()

    def take_back(self, chosen: Chosen) -> None:
        """Put the other value of a choice back."""
        job = partial(jobs.take_back, self.hand(), [chosen.conflict_id])
        words = self.tr("已改回：{title}").format(title=chosen.title)
        self._seat.work.run(job, self).then(lambda _d: self._said(words, "rotate-ccw"))

    # -- what was not taken ---------------------------------------------------------------------

    def use(self, way: str, trouble: Trouble) -> None:
        """Do one of the things that may be done about it."""
        deeds: dict[str, Callable[[Trouble], None]] = {
            MEND: self._mend,
            AGAIN: self._again,
            LOOK: self._look,
            SUPPORT: self._support,
            DISCARD: self._discard,
            CHOOSE: lambda _trouble: self.choose_wanted.emit(),
        }
        deeds[way](trouble)

    def all_again(self) -> None:
        """Send everything again that may succeed as it is."""

        def say(count: int) -> None:
            self._said(self.tr("%n 条会再发一次", "", count), "send")

        self._seat.work.run(partial(jobs.send_all_again, self.hand()), self).then(say)

    def send_back(self) -> None:
        """Send headquarters what it lost and this desk still has."""

        def say(count: int) -> None:
            self._said(self.tr("%n 条会送回总部", "", count), "send")

        self._seat.work.run(partial(jobs.send_all_back, self.hand()), self).then(say)

    def let_parked_go(self) -> None:
        """Take away what headquarters shows no more."""
        self._answer(
            jobs.let_parked_go, self.tr("已移除，还有事没办完的等办完再移除"), "circle-check"
        )

    def keep_parked(self) -> None:
        """Keep it for now, and compare with headquarters at once."""
        self._answer(jobs.keep_parked, self.tr("都留着，正在和总部再核对"), "refresh-cw")

    def _answer(self, job: Callable[[Hand], int], words: str, icon: str) -> None:
        def say(_count: int) -> None:
            self.answered.emit()
            self._seat.sync_wanted.emit()
            self._said(words, icon)

        self._seat.work.run(partial(job, self.hand()), self).then(say)

    def _again(self, trouble: Trouble) -> None:
        words = self.tr("会再发一次：{what}").format(what=self._what(trouble))
        job = partial(jobs.send_again, self.hand(), trouble.op_id)
        self._seat.work.run(job, self).then(lambda _d: self._said(words, "send"))

    def _look(self, trouble: Trouble) -> None:
        self._seat.page_wanted.emit("people")
        self._seat.person_wanted.emit(trouble.row_id)

    def _support(self, trouble: Trouble) -> None:
        """Copy what support needs: codes and numbers, nobody's name."""
        lines = (trouble.code, trouble.verdict, trouble.kind, trouble.verb, trouble.op_id)
        QApplication.clipboard().setText(" ".join(lines))
        self._said(self.tr("已复制，里面没有任何人的资料"), "clipboard-paste")

    def _discard(self, trouble: Trouble) -> None:
        hand = self.hand()
        words = self.tr("已放弃：{what}").format(what=self._what(trouble))
        if len(trouble.ways) == 1:
            # Nothing can be helped any more: taking note of it is all there is, and says so.
            reason = phrases.why(trouble)[:REASON_LIMIT]
            job = partial(jobs.discard, hand, trouble.op_id, reason)
            self._seat.work.run(job, self).then(lambda _d: self._said(words, "check"))
            return
        dialog = DiscardDialog(self._page, self._seat, hand, trouble)
        dialog.accepted.connect(lambda: self._said(words, "check"))
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        dialog.open()

    def _closed(self, _how: int) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
        self.done.emit()

    # -- putting right --------------------------------------------------------------------------

    def _mend(self, trouble: Trouble) -> None:
        """Open the form with what was written; numbers stand in it in full, so that is noted."""
        self._mending = trouble
        shown = [name for name in ("phone", "guardian_phone") if trouble.said.get(name)]

        def job() -> PersonCard:
            card = jobs.as_written(self._seat.desk.store, trouble)
            if shown:
                people.reveal(self.hand(), trouble.row_id, *shown)
            return card

        self._seat.work.run(job, self).then(partial(self._open_form, trouble))

    def _open_form(self, trouble: Trouble, card: PersonCard) -> None:
        self.form.edit(card)
        self.form.title.setText(self.tr("改好重发：{name}").format(name=card.name))
        self.form.save.set_text(self.tr("发送"))
        self.form.open()
        field = str(trouble.facts.get("field") or "")
        if field in self.form.form.values():
            self.form.form.set_errors({field: phrases.why(trouble)})
        else:
            self.form.begin_typing()

    def _send_mended(self, details: Details) -> None:
        trouble = self._mending
        if trouble is None:
            return
        words = self.tr("已改好，会再发一次：{what}").format(what=details.name.strip())

        def sent(_done: object) -> None:
            self.form.finish()
            self._said(words, "send")

        job = partial(jobs.mend, self.hand(), trouble.op_id, details)
        self._seat.work.run(job, self).then(sent).otherwise(self._not_mended)

    def _not_mended(self, refusal: Refusal) -> None:
        if refusal.code == "already":
            self.form.finish()
            self._seat.say(sentence(refusal), "info")
            return
        self.form.refuse(refusal)

    def _what(self, trouble: Trouble) -> str:
        return phrases.what(trouble.kind, trouble.verb, trouble.title)

    def _said(self, words: str, icon: str) -> None:
        self._seat.say(words, icon)
        self.done.emit()
