"""Serving the queue: what is typed, scanned and pressed, and what the card then says."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app.errors import Refusal
from app.events.sheetcode import looks_like_sheet
from app.events.ticket import looks_like_ticket
from app.people.codes import looks_like_code
from app.people.normal import query
from app.people.rules import UNDER_14
from app.store.changes import Changes
from ui.checkin import verdicts
from ui.checkin.counter import Counter
from ui.checkin.jobs import Outcome
from ui.checkin.search import Answer, Searcher
from ui.checkin.stage import Stage
from ui.kit.guard import EnterGuard
from ui.kit.verdict import Verdict
from ui.seat import Seat

PRIVATE_AFTER_MS = 60_000
"""Nobody's name stays on the card longer than this."""


def _nowhere(_ident: str, _shown: Outcome) -> bool:
    return False


class Serving(QObject):
    """Knows who is on the card. `change_wanted(Outcome)`, `detail_wanted(id)` go to the page."""

    change_wanted = Signal(object)
    detail_wanted = Signal(str)

    def __init__(self, seat: Seat, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._seat, self.stage = seat, stage
        self.counter = Counter(seat, self)
        self.searcher = Searcher(seat, self)
        self.shown: Outcome | None = None
        self.at_door: Callable[[str, Outcome], bool] = _nowhere
        """Does what a session's card offers, if it does, and says where the cursor goes."""
        self.visits = 0
        self.sounds = False
        self._text = self._text_before = ""
        self._wanted = 0
        self._guard = EnterGuard(stage.verdict)
        self.privacy = QTimer(self)
        self.privacy.setSingleShot(True)
        self.privacy.setInterval(PRIVATE_AFTER_MS)
        self.privacy.timeout.connect(self._empty_box)
        self.privacy.timeout.connect(self.show_idle)
        self._listen()
        self.show_idle()

    def _listen(self) -> None:
        stage, counter = self.stage, self.counter
        counter.came.connect(self.show_outcome)
        counter.turned_away.connect(self.show_refusal)
        counter.party_changed.connect(self._show_party)
        counter.waited.connect(self.show_idle)
        self.searcher.answered.connect(self._show_answer)
        box = stage.box
        box.searched.connect(self._searched)
        box.submitted.connect(self._submitted)
        box.cleared.connect(self._cleared)
        box.moved.connect(stage.results.rows.move)
        box.picked.connect(self._picked)
        box.detailed.connect(self._detailed)
        stage.results.used.connect(lambda place: self._picked(place + 1))
        stage.results.new_wanted.connect(lambda: self.open_walk_in(box.text()))
        stage.verdict.acted.connect(self.act)
        stage.walk_in.wanted.connect(lambda given: counter.walk_in(given, stage.walk_in.refuse))
        stage.walk_in.known.connect(self._known)
        stage.walk_in.counted.connect(self.open_heads)
        stage.walk_in.closed.connect(self.close_form)
        stage.heads.counted.connect(self._count)
        stage.heads.closed.connect(self.close_form)
        stage.party.counted.connect(lambda heads: self._count(heads, ""))
        stage.party.done.connect(counter.end_party)

    # -- the card -----------------------------------------------------------------------------

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what came of it; whoever was not found goes back into the box."""
        if outcome.kind == "nobody":
            self._show_nobody(outcome)
            return
        self.shown = outcome
        if outcome.method == "walk_in" or outcome.kind == "heads":
            self.stage.close_form()
            self.focus()
        desk, store = self._seat.desk, self._seat.desk.store
        words = verdicts.Words(
            desk.profile.timezone,
            store.place.printed_letter,
            self._seat.named,
            notes=self._seat.may("people.see"),
            vouches=self._seat.may("checkin.backfill"),
        )
        self._show(words.of(outcome, store.clock.now()))
        self.stage.today.mark(outcome.visit_id if outcome.kind in ("ok", "again") else "")

    def show_refusal(self, refusal: Refusal) -> None:
        """Show the red card of a code; while a form is being filled in only a line, below it."""
        if self.stage.form is not None:
            self._seat.refuse(refusal)
            return
        self.shown = None
        self._show(verdicts.refused(refusal))
        self.stage.today.mark("")

    def show_idle(self) -> None:
        """Show nobody: between two people, and after a minute."""
        self.shown = None
        self.privacy.stop()
        self.stage.verdict.show_verdict(verdicts.idle(self.visits))
        self.stage.today.mark("")

    def show_visits(self, visits: int) -> None:
        """Take over how many came today."""
        if visits != self.visits:
            self.visits = visits
            if self.stage.verdict.verdict().kind == "idle":
                self.stage.verdict.show_verdict(verdicts.idle(visits))

    def mind(self, changes: Changes) -> None:
        """Take the card away when what it shows was taken back."""
        shown = self.shown
        if shown is None or not changes.touches("void") or shown.kind == "corrected":
            return
        named = {shown.visit_id, shown.departure_id}
        named.add(shown.met.attendance_id or "" if shown.met is not None else "")
        if named & changes.ids:
            self.show_idle()

    def _show(self, verdict: Verdict) -> None:
        self.stage.beside_form = self.stage.form is not None
        self.stage.verdict.show_verdict(verdict)
        self.stage.arrange()
        self._guard.arm()
        self.privacy.start()
        if self.sounds:
            QApplication.beep()

    def _show_nobody(self, outcome: Outcome) -> None:
        if outcome.person is not None or self.stage.box.text():
            words = self.tr("没有找到“{text}”，还没有签到")
            if outcome.person is not None:
                words = self.tr("{text}今天没有签到")
            self._seat.say(words.format(text=outcome.text[:20]), "search-x")
        else:
            self.stage.box.set_text(outcome.text)

    # -- the box ------------------------------------------------------------------------------

    def focus(self) -> None:
        """Put the cursor into the box."""
        self.stage.box.line.setFocus()

    def scan(self, code: str) -> None:
        """Check in whoever the scanned code stands for; a form that is open stays as it is."""
        self.stage.scanner_seen()
        self._empty_box()
        if not _typed_in(self._seat, code):
            self.counter.scan(code)

    def _empty_box(self) -> None:
        self.stage.box.clear()
        # What was taken out by us is nothing that Esc still has to clear.
        self._text_before = ""

    def _searched(self, text: str) -> None:
        self._text_before, self._text = self._text, text
        self._wanted = 0
        self.stage.show_typing(bool(text))
        if text:
            self.privacy.start()
        if not self.searcher.ask(text):
            self.stage.searching = False
            self.stage.arrange()

    def _show_answer(self, answer: Answer) -> None:
        desk = self._seat.desk
        self.stage.results.show_answer(answer, desk.store.clock.now(), desk.profile.timezone)
        self.stage.searching = True
        self.stage.arrange()
        if self._wanted:
            self._picked(self._wanted)

    def _submitted(self, text: str) -> None:
        answer = self.searcher.answer
        if _typed_in(self._seat, text):
            pass
        elif looks_like_code(text) or looks_like_ticket(text):
            self.counter.scan(text, "search")
        elif answer is not None and answer.text == text:
            ident = self.stage.results.current() if answer.found.matches else None
            if ident is None:
                return
            self.counter.check_in(ident)
        elif query(text).kind in ("empty", "short"):
            return
        else:
            self.counter.submit(text)
        self._empty_box()

    def _picked(self, number: int) -> None:
        answer = self.searcher.answer
        if answer is None:
            # What is typed is still being looked for: the n-th of that answer, not of the last.
            self._wanted = number if self._text else 0
            return
        if number <= len(answer.found.matches):
            self.counter.check_in(answer.found.matches[number - 1].id)
            self._empty_box()
            self.focus()

    def _detailed(self) -> None:
        ident = self.stage.results.current()
        if self.searcher.answer is not None and ident is not None:
            self.detail_wanted.emit(ident)

    def _cleared(self) -> None:
        had, self._text_before = self._text_before, ""
        if not had and self.stage.form is not None:
            self.stage.close_form()
        elif not had and self.counter.party is not None:
            self.counter.end_party()
        self.show_idle()

    # -- what the buttons do --------------------------------------------------------------------

    def act(self, ident: str) -> None:
        """Do what a button of the card says."""
        shown = self.shown
        if ident == "new":
            self.open_walk_in("")
            return
        person = shown.person if shown is not None else None
        if shown is not None and shown.met is not None and self.at_door(ident, shown):
            return
        if ident == "next":
            self.show_idle()
        elif shown is not None and ident == "out":
            self.counter.check_out(shown.visit_id, person.id if person else None)
        elif shown is not None and ident == "party":
            self.counter.begin_party(shown)
        elif person is not None and ident == "again":
            self.counter.re_enter(person.id)
        elif shown is not None and ident == "change":
            self.change_wanted.emit(shown)
            return
        self.focus()

    def open_walk_in(self, text: str) -> None:
        """Open the two fields for somebody new."""
        self.stage.open_form(self.stage.walk_in)
        self._empty_box()
        self.stage.walk_in.begin(text)

    def open_heads(self) -> None:
        """Count people without names; in a party, those who belong to it."""
        if self.counter.party is not None:
            self.stage.party.begin()
            return
        child = self.stage.form is self.stage.walk_in and self.stage.walk_in.child.isChecked()
        self.stage.open_form(self.stage.heads)
        self._empty_box()
        self.stage.heads.begin(1, UNDER_14 if child else "")

    def close_form(self) -> None:
        """Close what is open and go back to the box."""
        self.stage.close_form()
        self.focus()

    def _known(self, person_id: str) -> None:
        self.close_form()
        self.counter.check_in(person_id)

    def _count(self, heads: int, age_band: str) -> None:
        self.counter.count_heads(heads, age_band or None)
        self.focus()

    def _show_party(self) -> None:
        self.stage.party.show_party(self.counter.party)
        self.stage.arrange()
        if self.counter.party is None:
            self.focus()


def _typed_in(seat: Seat, code: str) -> bool:
    """Open a sign-in sheet on the page of events, if it is the code of one."""
    if not looks_like_sheet(code):
        return False
    seat.page_wanted.emit("events")
    seat.sheet_wanted.emit(code)
    return True
