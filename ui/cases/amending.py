"""Putting right what was taken down: the words of a case as they were written, its category."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.cases import actions
from app.cases.categories import Category
from app.cases.limits import Calendar
from app.cases.rules import CASE_DETAILS
from app.cases.taking import WRITTEN
from app.errors import Refusal
from ui.cases import casewords, jobs, phrases
from ui.cases.jobs import Opened
from ui.checkin.jobs import Hand
from ui.kit.choices import Select
from ui.kit.form import Field, line_edit, text_edit
from ui.kit.text import label
from ui.seat import Seat
from ui.shell.jobdialog import JobDialog
from ui.words import sentence

Act = Callable[..., Any]
_MANY = {"need": 2, "details": 5}
"""Fields of more than a line, and how high they are."""
_EITHER = "9"
"""Whoever it is that helps: kept as nothing, as where it is taken down."""


_ROWS = (
    *(("need",), ("details",), ("on_behalf_of",)),
    *(("wish_place", "wish_time"), ("wish_language", "wish_gender")),
)
"""The fields, and which of them stand side by side."""


class AmendDialog(JobDialog):
    """Asks for the words of a case anew: `act(changed)`, by the names of their fields.

    Only what was changed goes on its way: what another desk wrote of the rest meanwhile stays.
    """

    fields_of = {"case_need_missing": "need"}  # noqa: RUF012 - replaced as a whole

    def __init__(
        self, parent: QWidget | None, seat: Seat, title: str, act: Act, words: Mapping[str, Any]
    ) -> None:
        """`words`: as they are now; what is missing in it was not said."""
        verb = self.tr("保存")
        super().__init__(parent, seat.work, title, verb, self.tr("返回"), width=560)
        self._act = act
        self.add(label(self.tr("办理记录里会留一笔，谁改的、什么时候改的。"), "small", "text2"))
        for names in _ROWS:
            fields = {one: Field(casewords.field_name(one), self._control(one)) for one in names}
            self.form.add_row(fields)
        self.before = {name: str(words.get(name) or "") for name in WRITTEN}
        self.before["need"] = _in_a_line(self.before["need"])
        self.before["wish_gender"] = self.before["wish_gender"] or _EITHER
        self.form.set_values(self.before)
        self.finish_body()
        self.form.field("need").control.setFocus()

    @staticmethod
    def _control(name: str) -> QWidget:
        if name == "wish_gender":
            return Select(phrases.genders(), _EITHER)
        if name in _MANY:
            return text_edit(lines=_MANY[name])
        declared = CASE_DETAILS.field(name)
        return line_edit(limit=declared.limit if declared is not None else 0)

    def changed(self) -> dict[str, str | None]:
        """Give what differs from before; the sentence on one line, None for nothing any more."""
        said = {name: str(value) for name, value in self.form.values().items()}
        said["need"] = _in_a_line(said["need"])
        found = [name for name, value in said.items() if value != self.before[name]]
        return {name: self._kept(name, said[name]) for name in found}

    @staticmethod
    def _kept(name: str, value: str) -> str | None:
        return None if name == "wish_gender" and value == _EITHER else value

    def job(self) -> Callable[[], Any] | None:
        """Put it right; nothing is written down where nothing differs."""
        changed = self.changed()
        if not changed:
            self.say(self.tr("还没有改动。改好再保存，不改按 Esc 返回。"))
            return None
        return partial(self._act, changed)

    def refused(self, refusal: Refusal) -> None:
        """Say at the field itself what is too long, or is no choice any more."""
        field = str(refusal.facts.get("field", ""))
        if field in WRITTEN:
            self.form.set_errors({field: sentence(refusal, self.where)})
            self.say("")


class RecategoriseDialog(JobDialog):
    """Asks what a case is about: `act(Category)`. Under a sensitive one it turns sensitive."""

    fields_of = {"category_retired": "category"}  # noqa: RUF012 - replaced as a whole

    def __init__(
        self,
        parent: QWidget | None,
        seat: Seat,
        title: str,
        act: Act,
        categories: Sequence[Category],
        now: str,
        *,
        sensitive: bool,
    ) -> None:
        """`now`: the code it has; `sensitive`: the case is so already, and stays so."""
        verb = self.tr("保存")
        super().__init__(parent, seat.work, title, verb, self.tr("返回"), width=480)
        self._act, self._now, self._sensitive = act, now, sensitive
        self._known = {one.code: one for one in categories if not one.retired or one.code == now}
        self.add(label(self.tr("时限按新类别，从登记时算起。"), "body", "text2", wrap=True))
        names = {code: phrases.category_name(code, one) for code, one in self._known.items()}
        names.setdefault(now, phrases.category_name(now))
        self.category = Select(list(names.items()), now)
        self.field = Field(self.tr("类别"), self.category)
        self.form.add("category", self.field)
        self.category.currentIndexChanged.connect(lambda _place: self._warn())
        self.finish_body()
        self.category.setFocus()

    def job(self) -> Callable[[], Any] | None:
        """Put it there."""
        chosen = self._known.get(self.category.value())
        if chosen is None or chosen.code == self._now:
            self.form.set_errors({"category": self.tr("还是原来的类别。选一个别的。")})
            return None
        return partial(self._act, chosen)

    def _warn(self) -> None:
        """Say beforehand what cannot be taken back."""
        chosen = self._known.get(self.category.value())
        turns = chosen is not None and chosen.sensitive and not self._sensitive
        words = self.tr("这是敏感类别：以后只有社工和站长能看内容，不能再改回来。")
        self.field.set_error("")
        self.field.set_warning(words if turns else "")


def _in_a_line(text: str) -> str:
    return " ".join(text.split())


def amend(parent: QWidget, seat: Seat, hand: Hand, opened: Opened) -> AmendDialog:
    """Ask for the words of a case anew."""
    card = opened.whole.card
    title = QCoreApplication.translate("Doing", "改写 {number}").format(number=card.label)
    act = partial(jobs.do, hand, actions.amend, card.id)
    return AmendDialog(parent, seat, title, act, opened.whole.words)


def recategorise(
    parent: QWidget, seat: Seat, hand: Hand, house: Calendar, opened: Opened
) -> RecategoriseDialog:
    """Ask what a case is about."""
    card, kinds = opened.whole.card, opened.categories
    title = QCoreApplication.translate("Doing", "改类别 {number}").format(number=card.label)

    def act(category: Category) -> None:
        jobs.do(hand, actions.recategorise, card.id, category, house)

    dialog = RecategoriseDialog
    return dialog(parent, seat, title, act, kinds, card.category, sensitive=card.sensitive)
