"""What acts on a case ask: words, whom to give it to, how somebody was told, for how long."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.cases.actions import Decline, Holder
from app.cases.rules import (
    HEADQUARTERS,
    MOST_ATTEMPTS,
    MOST_EXTENDED,
    SHAREABLE,
    TOLD_HOW,
    VENUE,
)
from app.people.rules import CONSENT_WAYS
from ui.cases import casewords
from ui.cases.suggestions import Partner
from ui.kit.choices import CheckBox, RadioRow, Select
from ui.kit.form import Field, Form, text_edit
from ui.kit.spin import SpinBox
from ui.kit.text import label
from ui.seat import Seat
from ui.shell.jobdialog import JobDialog

Act = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Wording:
    """How a dialog speaks: its title, a sentence ("" for none), its verb, the name of its words."""

    title: str
    text: str
    verb: str
    field: str


class SayDialog(JobDialog):
    """Asks for words and does what was to be done with them; further fields stand above them."""

    fields_of = {  # noqa: RUF012 - replaced as a whole
        "case_words_missing": "words",
        "text_too_long": "words",
    }

    def __init__(
        self, parent: QWidget | None, seat: Seat, wording: Wording, act: Act, *, needed: bool = True
    ) -> None:
        """`act(*said, words)`; with `needed` there is no going on without words."""
        super().__init__(parent, seat.work, wording.title, wording.verb, self.tr("返回"), width=520)
        self._act = act
        if wording.text:
            self.add(label(wording.text, "body", "text2", wrap=True))
        self.ask()
        remark = "" if needed else self.tr("选填")
        self.words = text_edit(lines=3)
        self.form.add("words", Field(wording.field, self.words, remark=remark))
        self.finish_body()
        self.first().setFocus()

    def ask(self) -> None:
        """Put further fields into the form."""

    def first(self) -> QWidget:
        """Give what is filled in first."""
        return self.words

    def said(self) -> tuple[Any, ...]:
        """Give what the further fields say."""
        return ()

    def job(self) -> Callable[[], Any] | None:
        """Do it with what is typed; what lacks something is refused in words."""
        return partial(self._act, *self.said(), str(self.form.values()["words"]))


class TellDialog(SayDialog):
    """Asks how somebody was told: `act(how, words)`."""

    def ask(self) -> None:
        """Ask how."""
        self.how = RadioRow([(one, casewords.way_name(one)) for one in TOLD_HOW], TOLD_HOW[0])
        self.form.add("how", Field(self.tr("怎么告知"), self.how))

    def first(self) -> QWidget:
        """Begin with the way."""
        return self.how

    def said(self) -> tuple[Any, ...]:
        """Give the way."""
        return (self.how.value(),)


class DeclineDialog(SayDialog):
    """Asks how and how often somebody was asked who does not rate: `act(Decline, words)`."""

    fields_of = {  # noqa: RUF012 - replaced as a whole
        "attempts_out_of_range": "attempts",
        "text_too_long": "words",
    }

    def ask(self) -> None:
        """Ask how, and how often."""
        self.how = RadioRow([(one, casewords.way_name(one)) for one in TOLD_HOW], TOLD_HOW[1])
        self.attempts = SpinBox()
        self.attempts.setRange(1, MOST_ATTEMPTS)
        self.form.add("how", Field(self.tr("怎么问的"), self.how))
        self.form.add("attempts", Field(self.tr("问过几次"), self.attempts))

    def first(self) -> QWidget:
        """Begin with how often."""
        return self.attempts

    def said(self) -> tuple[Any, ...]:
        """Give channel and attempts."""
        return (Decline(self.how.value(), self.attempts.value()),)


class ExtendDialog(SayDialog):
    """Asks how many days more, why, and who approved: `act(days, approver, words)`."""

    fields_of = {  # noqa: RUF012 - replaced as a whole
        "days_out_of_range": "days",
        "approver_not_allowed": "approver",
        "case_words_missing": "words",
        "text_too_long": "words",
    }

    def __init__(
        self,
        parent: QWidget | None,
        seat: Seat,
        wording: Wording,
        act: Act,
        managers: Sequence[tuple[str, str]],
    ) -> None:
        self._managers = managers
        super().__init__(parent, seat, wording, act)

    def ask(self) -> None:
        """Ask for days and approver."""
        self.days = SpinBox()
        self.days.setRange(1, MOST_EXTENDED)
        self.days.setValue(3)
        self.approver = Select(self._managers)
        self.form.add("days", Field(self.tr("再要几个工作日"), self.days))
        self.form.add("approver", Field(self.tr("谁同意的"), self.approver))

    def first(self) -> QWidget:
        """Begin with the days."""
        return self.days

    def said(self) -> tuple[Any, ...]:
        """Give days and approver."""
        return (self.days.value(), self.approver.value())


Boxes = dict[str, CheckBox]


def ticks(form: Form, words: Mapping[str, Any]) -> Boxes:
    """Put a box into a form for each thing that can be handed on, the need ticked."""
    boxes: Boxes = {}
    for field in SHAREABLE:
        if words.get(field):
            box = CheckBox(casewords.field_name(field))
            box.setChecked(field == "need")
            boxes[field] = box
            form.add_piece(box)
    return boxes


def ticked(boxes: Boxes) -> tuple[str, ...]:
    """Give what is ticked."""
    return tuple(field for field, box in boxes.items() if box.isEnabled() and box.isChecked())


class TransferDialog(SayDialog):
    """Asks to whom a case goes, why, and what goes along: `act(Holder, words, fields)`.

    To headquarters goes nothing that was said.
    """

    def __init__(
        self,
        parent: QWidget | None,
        seat: Seat,
        wording: Wording,
        act: Act,
        venues: Sequence[Partner],
        said: Mapping[str, Any],
        to: str = "",
    ) -> None:
        """`said`: the words of the case; `to`: the venue that is chosen beforehand."""
        self._venues, self._said, self._to = venues, said, to
        super().__init__(parent, seat, wording, act)

    def ask(self) -> None:
        """Ask to whom."""
        options = [(HEADQUARTERS, self.tr("总部")), *((one.id, one.words) for one in self._venues)]
        self.place = Select(options, self._to)
        self.form.add("place", Field(self.tr("转给谁"), self.place))
        self.goes = label("", "small", "text2", wrap=True)
        self.boxes: Boxes = {}
        if self._venues:
            self.form.add_piece(self.goes)
            self.boxes = ticks(self.form, self._said)
        self.place.currentIndexChanged.connect(lambda _place: self._mind_place())
        self._mind_place()

    def _mind_place(self) -> None:
        to_venue = self.place.value() != HEADQUARTERS
        along = self.tr("交给对方的内容，没勾的和原因都不给对方看")
        alone = self.tr("总部只看到类别、状态和时间，看不到内容")
        self.goes.setText(along if to_venue else alone)
        for box in self.boxes.values():
            box.setEnabled(to_venue)

    def first(self) -> QWidget:
        """Begin with the choice where there is one."""
        return self.place if self._venues else self.words

    def said(self) -> tuple[Any, ...]:
        """Give the new holder."""
        chosen = self.place.value()
        return (Holder(HEADQUARTERS) if chosen == HEADQUARTERS else Holder(VENUE, chosen),)

    def job(self) -> Callable[[], Any] | None:
        """Hand it on with what is ticked."""
        words = str(self.form.values()["words"])
        return partial(self._act, *self.said(), words, ticked(self.boxes))


class SureDialog(JobDialog):
    """Asks whether something is meant that cannot be taken back: `act()`."""

    def __init__(
        self, parent: QWidget | None, seat: Seat, words: tuple[str, str, str], act: Act
    ) -> None:
        """`words`: title, sentence, verb."""
        title, text, verb = words
        super().__init__(parent, seat.work, title, verb, self.tr("返回"), width=480)
        self._act = act
        self.add(label(text, "body", "text2", wrap=True))
        self.finish_body()
        if self.cancel is not None:
            self.cancel.setFocus()

    def job(self) -> Callable[[], Any] | None:
        """Do it."""
        return self._act


class AssignDialog(JobDialog):
    """Asks who of the house works on a case: `act(staff id)`."""

    def __init__(
        self,
        parent: QWidget | None,
        seat: Seat,
        title: str,
        act: Act,
        staff: Sequence[tuple[str, str]],
        owner: str,
    ) -> None:
        super().__init__(parent, seat.work, title, self.tr("指派"), self.tr("返回"), width=480)
        self._act = act
        self.owner = RadioRow(staff, upright=True)
        if owner in dict(staff):
            self.owner.set_value(owner)
        self.form.add("owner", Field(self.tr("交给谁办"), self.owner))
        self.finish_body()
        self.owner.setFocus()

    def job(self) -> Callable[[], Any] | None:
        """Give it to whoever is chosen."""
        if not self.owner.value():
            self.say(self.tr("先选一个人"))
            return None
        return partial(self._act, self.owner.value())


class ReferDialog(JobDialog):
    """Asks to whom outside a case goes, how they agreed, and what is handed on.

    `act(partner id, consent, fields)`.
    """

    fields_of = {"consent_missing": "consent"}  # noqa: RUF012 - replaced as a whole

    def __init__(
        self,
        parent: QWidget | None,
        seat: Seat,
        act: Act,
        partners: Sequence[Partner],
        words: Mapping[str, Any],
    ) -> None:
        title = self.tr("转介给合作单位")
        super().__init__(parent, seat.work, title, self.tr("转介"), self.tr("返回"), width=560)
        self._act = act
        text = self.tr("转介前要本人单独同意。对方凭链接只看到勾选的几项，敏感事项也一样。")
        self.add(label(text, "body", "text2", wrap=True))
        self.partner = Select([(one.id, one.words) for one in partners])
        self.form.add("partner", Field(self.tr("转给谁"), self.partner))
        ways = [(way, casewords.way_name(way)) for way in CONSENT_WAYS if way != "visit_only"]
        self.consent = Select([("", self.tr("还没有问")), *ways])
        self.form.add("consent", Field(self.tr("本人怎么同意的"), self.consent))
        self.form.add_piece(label(self.tr("交给对方的内容"), "small", "text2"))
        self.boxes = ticks(self.form, words)
        self.finish_body()
        self.partner.setFocus()

    def job(self) -> Callable[[], Any] | None:
        """Refer it with what is ticked; without consent that is refused in words."""
        chosen = ticked(self.boxes)
        return partial(self._act, self.partner.value(), self.consent.value(), chosen)
