"""Taking a request down: who, what about by one digit, one sentence, Ctrl Enter."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.cases import taking
from app.cases.drafting import Draft
from app.cases.lifecycle import TAKE
from app.cases.queries import CaseCard
from app.cases.rules import DETAILS_LIMIT, NEED_LIMIT
from app.cases.taking import Request
from app.errors import Refusal
from ui.cases import newcasejobs
from ui.cases.clocks import house
from ui.cases.emergency import EmergencyCard
from ui.cases.newcaseform import NewCaseForm, first_sentence
from ui.cases.newcasejobs import Beginning, Who
from ui.cases.newcaseside import Side
from ui.cases.newcasetold import Standing, tell
from ui.cases.newcasewho import at_once
from ui.checkin.jobs import Hand
from ui.kit.buttons import Button
from ui.kit.choices import CheckBox
from ui.kit.text import IconLabel, label
from ui.seat import Seat
from ui.shell.cover import OWN, RIGHT
from ui.shell.jobdialog import JobDialog
from ui.words import sentence

_WIDE = 980
_KEEP_MS = 2_000


class NewCase(JobDialog):
    """`result_value` is the `Taken` once it is done.

    `look_wanted(id)`: the case it may be the same as is to be shown. `keep` keeps what is half
    written; it is called a moment after every change.
    """

    look_wanted = Signal(str)

    def __init__(
        self,
        parent: QWidget | None,
        seat: Seat,
        begun: Beginning,
        keep: Callable[[Draft], None],
    ) -> None:
        super().__init__(
            parent,
            seat.work,
            self.tr("登记服务需求"),
            self.tr("登记"),
            self.tr("取消"),
            width=_WIDE,
        )
        self.setProperty(RIGHT, TAKE)
        self.setProperty(OWN, True)
        self._seat, self.begun, self._keep = seat, begun, keep
        self.hand = Hand(seat.desk.store, seat.actor)
        self.emergency = False
        self._turn = 0
        self.card: EmergencyCard | None = None
        self.again = self._make_again()
        self.add(self.again)
        self.face = NewCaseForm(seat, self.form)
        self.add(self.face)
        self.add(self.line)
        self.side = Side()
        self.add_beside(self.side)
        self.paper = CheckBox(self.tr("打印受理单"))
        self.paper.setChecked(True)
        self.add_verb(self.paper)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_KEEP_MS)
        self._later.timeout.connect(self.keep)
        self._listen()
        self.face.tiles.set_categories(begun.categories)
        self.fill(begun.draft or Draft(Request("")), begun.draft_who if begun.draft else begun.who)
        self.again.setVisible(begun.draft is not None)

    def _make_again(self) -> QWidget:
        made = QFrame()
        made.setProperty("kind", "banner")
        made.setProperty("tone", "primary")
        row = QHBoxLayout(made)
        row.setContentsMargins(12, 4, 6, 4)
        row.setSpacing(10)
        row.addWidget(IconLabel("history", "primary", 18))
        words = self.tr("上次没写完的还在，接着写就好")
        row.addWidget(label(words, "body", "primary"))
        row.addStretch(1)
        self.anew = Button(self.tr("重新开始"), None, "Alt R", "ghost", "small")
        at_once(self.anew, "Alt R")
        self.anew.clicked.connect(self.start_over)
        row.addWidget(self.anew)
        return made

    def _listen(self) -> None:
        face = self.face
        face.edited.connect(self._edited)
        face.who.changed.connect(self._ask_twin)
        face.who.settled.connect(self.go_on)
        face.who.committed.connect(self.commit)
        face.who.left.connect(self.reject)
        face.who.picker.claim_scans(self)
        face.tiles.chosen.connect(lambda _code: self._chosen())
        face.longer.connect(self._move_to_details)
        face.alarm.clicked.connect(self.show_emergency)
        self.side.twin.opened.connect(self.look_wanted)
        self._seat.status_changed.connect(lambda _status: self._tell())

    # -- what it holds ------------------------------------------------------------------------

    def fill(self, draft: Draft, who: Who | None) -> None:
        """Show a request as far as it was written, and go where it goes on."""
        self.emergency = draft.request.emergency
        self.face.fill(draft, who)
        self._ask_twin()
        self.go_on()

    def start_over(self) -> None:
        """Begin anew, for whoever came last; what was half written is not wanted any more."""
        self.again.hide()
        self.fill(Draft(Request("")), self.begun.who)
        self.keep()

    def draft(self) -> Draft:
        """Give what is written so far."""
        return self.face.draft(emergency=self.emergency)

    def go_on(self) -> None:
        """Go to what is still to be said: who, what about, the sentence."""
        face = self.face
        if not face.who.is_said():
            face.who.focus()
        elif face.tiles.category() is None:
            face.tiles.stand()
        else:
            face.need.setFocus()

    def keep(self) -> None:
        """Keep what is half written."""
        self._later.stop()
        self._keep(self.draft())

    # -- what happens -------------------------------------------------------------------------

    def _edited(self) -> None:
        self._later.start()
        self.say("")
        self._tell()

    def _chosen(self) -> None:
        category = self.face.tiles.category()
        if category is not None and not category.days:
            self.face.spot.setChecked(True)
        self._edited()
        self._ask_twin()
        self.face.need.setFocus()

    def _ask_twin(self) -> None:
        """Look whether this person has an open case of this category."""
        self._turn += 1
        self.side.twin.show_case(None)
        category, person = self.face.tiles.category(), self.face.who.person_id()
        if category is not None and person:
            job = partial(newcasejobs.same, self.hand, person, category.code)
            self._work.run(job, self).then(partial(self._show_twin, self._turn))
        self._tell()

    def _show_twin(self, turn: int, card: CaseCard | None) -> None:
        if turn == self._turn:
            self.side.twin.show_case(card)

    def _move_to_details(self) -> None:
        """Put all of a long sentence into the details, and keep its beginning."""
        text = self.face.need.toPlainText().strip()
        details = self.face.more.fields["details"]
        whole = "\n".join(part for part in (str(details.value()), text) if part)
        if len(whole) > DETAILS_LIMIT:
            words = self.tr("详情最多 {max} 个字，这里有 {length} 个。先删到要紧的几段")
            field = self.face.fields["need"]
            field.set_error(words.format(max=f"{DETAILS_LIMIT:,}", length=f"{len(whole):,}"))
            return
        details.set_value(whole)
        self.face.need.setPlainText(first_sentence(text, NEED_LIMIT))
        self.face.show_more(on=True)
        self.face.need.setFocus()

    def show_emergency(self) -> None:
        """Show whom to ring up; marked, it is said beside the form."""
        if self.card is not None:
            return
        card = self.card = EmergencyCard(self, may_hide=self.begun.entitled)
        card.accepted.connect(lambda: self._mark(secret=card.is_secret()))
        card.finished.connect(self._card_closed)
        card.open()

    def _mark(self, *, secret: bool) -> None:
        self.emergency = True
        if secret:
            self.face.more.flags["sensitive"].setChecked(True)
        self._edited()

    def _card_closed(self) -> None:
        if self.card is not None:
            self.card.deleteLater()
            self.card = None
        self.activateWindow()
        self.go_on()

    def is_sensitive(self) -> bool:
        """Say whether only few will read it."""
        category = self.face.tiles.category()
        flagged = self.face.more.flags["sensitive"].isChecked()
        return flagged or (category is not None and category.sensitive)

    def _tell(self) -> None:
        """Say beside the form what follows, and on the button what it does."""
        face, desk, status = self.face, self._seat.desk, self._seat.status
        known = face.who.who if face.who.mode == "person" else None
        standing = Standing(
            face.tiles.category(),
            house(desk),
            desk.store.clock.now(),
            on_the_spot=face.spot.isChecked(),
            sensitive=self.is_sensitive(),
            entitled=self.begun.entitled,
            keeper=self.begun.keeper[1] if self.begun.keeper is not None else "",
            child=face.more.flags["minor"].isChecked() or (known is not None and known.minor),
            emergency=self.emergency,
            offline=status is not None and status.state == "offline",
        )
        tell(self.side, standing)
        words = self.tr("办结") if standing.on_the_spot else self.tr("登记")
        if self.primary.text() != words:
            self.primary.set_text(words)

    # -- taking it down -----------------------------------------------------------------------

    def job(self) -> Callable[[], Any] | None:
        """Take it down, or say what is missing and go there."""
        draft, category = self.draft(), self.face.tiles.category()
        missing: str | None = None
        where: Callable[[], None] = self.face.need.setFocus
        if not self.face.who.is_said():
            missing, where = sentence(Refusal("case_nobody")), self.face.who.focus
        elif category is None:
            missing, where = self.tr("还没选哪方面的事。按 1 ～ 8 选一类"), self.face.tiles.stand
        elif self.is_sensitive() and not self.begun.entitled:
            missing = sentence(Refusal("case_desk_not_entitled"))
        if missing is not None:
            self.say(missing)
            where()
            return None
        if self._is_wrong(draft) or category is None:
            return None
        if self.is_sensitive() and self.begun.keeper is not None:
            draft = self.face.draft(emergency=self.emergency, owner=self.begun.keeper[0])
        hours = house(self._seat.desk)
        return partial(newcasejobs.take, self.hand, draft, category, hours)

    def _is_wrong(self, draft: Draft) -> bool:
        """Say at its field what cannot be taken down as it stands."""
        try:
            taking.checked(draft.request)
        except Refusal as refusal:
            self._say_at(refusal)
            return True
        if draft.on_the_spot and not draft.answer.strip():
            self.face.point("answer", self.tr("写一句怎么答复的，再办结"))
            return True
        return False

    def _say_at(self, refusal: Refusal) -> bool:
        """Say a refusal at the field it is about; False where it is about none."""
        named = {"case_need_missing": "need", "case_words_missing": "answer"}
        about_who = {"name_missing": "name", "name_too_long": "name", "case_nobody": "name"}
        about_who |= dict.fromkeys(("phone_short", "phone_long", "phone_letters"), "phone")
        field = named.get(refusal.code) or about_who.get(refusal.code)
        field = field or str(refusal.facts.get("field") or "")
        return self.face.point(field, sentence(refusal))

    def refused(self, refusal: Refusal) -> None:
        """Say it where it belongs; everything written stays, on the screen and on this PC."""
        if self._say_at(refusal):
            self.say("")
        self._keep(self.draft())

    def done(self, result: int) -> None:
        """Keep what is half written when it is left without being taken down."""
        self._later.stop()
        if not result:
            self._keep(self.draft())
        super().done(result)
