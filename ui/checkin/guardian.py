"""A child at registration: who answers for them, how reached, and the way to their card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.errors import Refusal
from app.events.guarding import named
from app.events.questions import Guardian
from app.people.normal import NAME_LIMIT
from app.people.queries import PersonCard
from ui.checkin import phrases
from ui.kit.buttons import Button
from ui.kit.choices import Select
from ui.kit.form import Field, Form, line_edit
from ui.kit.text import label
from ui.seat import Seat
from ui.shell.jobdialog import JobDialog
from ui.words import sentence


class GuardianForm(Form):
    """Name, relation and number of who answers for a child, side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = self.tr("不满 14 岁，谁来负责、怎么联系？只记在这次报名里。")
        self.add_piece(label(words, "small", "text2", wrap=True))
        relations = phrases.relations()
        self.name = line_edit(limit=NAME_LIMIT)
        self.phone = line_edit(self.tr("11 位手机号"), ascii_only=True, limit=40)
        relation = Field(self.tr("与孩子的关系"), Select(relations, relations[0][0]))
        self.add_row(
            {
                "name": Field(self.tr("监护人姓名"), self.name),
                "relation": relation,
                "phone": Field(self.tr("监护人手机"), self.phone),
            }
        )

    def begin(self, name: str, relation: str, phone: str) -> None:
        """Start with what the child's card says; the cursor goes to what it does not."""
        relation = relation or phrases.relations()[0][0]
        self.set_values({"name": name, "relation": relation, "phone": phone})
        self.set_errors({})
        (self.phone if name else self.name).setFocus()

    def guardian(self) -> Guardian | None:
        """Give what is typed; None after saying at its field what is wrong. Nothing is lost."""
        self.set_errors({})
        said = self.values()
        try:
            return named(said["name"], said["relation"], said["phone"])
        except Refusal as refusal:
            words = phrases.phone_trouble(refusal) or phrases.name_trouble(refusal)
            field = "name" if refusal.code.startswith("name") else "phone"
            self.set_errors({field: words or sentence(refusal)})
            return None


class CardDialog(JobDialog):
    """A dialog about somebody whose card may stand in the way: Alt O opens it then."""

    def __init__(
        self,
        parent: QWidget | None,
        seat: Seat,
        title: str,
        verb: str,
        cancel: str,
        *,
        width: int,
    ) -> None:
        super().__init__(parent, seat.work, title, verb, cancel, width=width)
        self._seat = seat
        self._card = ""
        self.opener = Button(self.tr("打开人员卡"), "user-round", "Alt O")
        self.opener.clicked.connect(self.open_card)
        self.opener.hide()
        self.add_verb(self.opener)
        QShortcut(QKeySequence("Alt+O"), self, self.open_card)

    def offer_card(self, person_id: str) -> None:
        """Offer the way to a card as what is to be done next; "" takes it away."""
        self._card = person_id
        self.opener.setVisible(bool(person_id))
        if person_id:
            self.opener.setFocus()

    def open_card(self) -> None:
        """Leave everything here, and show the card that stands in the way."""
        if self._card and not self.busy:
            self.reject()
            show_card(self._seat, self._card)

    def refused(self, refusal: Refusal) -> None:
        """Offer the card where it is what is lacking."""
        self.offer_card(str(refusal.facts.get("card") or ""))


class GuardianDialog(CardDialog):
    """Asks who answers for a child, and does what was to be done with the answer."""

    def __init__(
        self,
        parent: QWidget | None,
        seat: Seat,
        child: PersonCard,
        verb: str,
        act: Callable[[Guardian], Any],
    ) -> None:
        title = self.tr("{name}的监护人").format(name=child.name)
        super().__init__(parent, seat, title, verb, self.tr("返回"), width=640)
        self._act = act
        self.form = self.guardian = GuardianForm()
        self.finish_body()
        said = (child.guardian_name, child.guardian_relation, child.guardian_phone)
        self.guardian.begin(*(one or "" for one in said))

    def job(self) -> Callable[[], Any] | None:
        """Do it with what is typed, as far as it can be taken."""
        guardian = self.guardian.guardian()
        return partial(self._act, guardian) if guardian is not None else None


def show_card(seat: Seat, person_id: str) -> None:
    """Go to somebody's card on the page of people."""
    seat.page_wanted.emit("people")
    seat.person_wanted.emit(person_id)
