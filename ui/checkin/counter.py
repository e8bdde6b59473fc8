"""The counter: starts what staff do in the store lane and tells what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.checkin.actions import Coming
from app.errors import Refusal
from app.events.ticket import looks_like_ticket
from app.people.actions import Details
from app.people.codes import looks_like_code
from ui.checkin import doorjobs, jobs, verdicts
from ui.checkin.jobs import Hand, Outcome
from ui.seat import Seat, Undo


@dataclass(slots=True)
class Party:
    """People who came together: linked by the visit of the one who came first."""

    ident: str
    leader: str
    others: int = 0


class Counter(QObject):
    """Check in, out, again, together, without names. `purpose` is kept for the session."""

    came = Signal(object)
    """An `Outcome` to show."""
    turned_away = Signal(object)
    """A `Refusal` about a code, to show as a red card."""
    party_changed = Signal()
    waited = Signal()
    """Somebody was put into a waiting list."""

    def __init__(self, seat: Seat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.purpose = "study"
        self.party: Party | None = None
        self.pinned: str | None = None
        """The session everybody is admitted to, while one is pinned."""

    def check_in(self, person_id: str, method: str = "search") -> None:
        """Check a person in and say so, with a way back."""
        coming = self._coming(method)
        self._run(partial(doorjobs.arrive, self._hand(), person_id, coming, self.pinned))

    def scan(self, code: str, method: str = "scan") -> None:
        """Check in whoever the code stands for; a code that stands for nobody gives a red card."""
        job = partial(doorjobs.scan, self._hand(), code, self._coming(method), self.pinned)
        self._seat.work.run(job, self).then(self.take).otherwise(self._code_refused)

    def submit(self, text: str) -> None:
        """Check in the first match of exactly this text, once it is found."""
        if looks_like_code(text) or looks_like_ticket(text):
            self.scan(text, "search")
        else:
            arrive = partial(doorjobs.arrive, pinned=self.pinned)
            coming = self._coming("search")
            self._run(partial(jobs.first_arrives, self._hand(), text, coming, arrive))

    def walk_in(self, details: Details, refused: Callable[[Refusal], object]) -> None:
        """Register and check in; what is wrong with the details goes to `refused`."""
        job = partial(jobs.walk_in, self._hand(), details, self._coming("walk_in"))
        self._seat.work.run(job, self).then(self.take).otherwise(refused)

    def count_heads(self, heads: int, age_band: str | None) -> None:
        """Count people without names."""
        party = self.party.ident if self.party else None
        coming = Coming(self.purpose, "head_count", party, age_band)
        self._run(partial(jobs.count_heads, self._hand(), heads, coming))

    def re_enter(self, person_id: str) -> None:
        """Record on purpose that somebody came back."""
        self._run(partial(jobs.re_enter, self._hand(), person_id, "search"))

    def check_out(self, visit_id: str, person_id: str | None) -> None:
        """Record that a visitor left."""
        self._run(partial(jobs.check_out, self._hand(), visit_id, person_id))

    def look(self, person_id: str) -> None:
        """Show how somebody stands today, writing nothing."""
        self._run(partial(jobs.look, self._hand(), person_id))

    # -- at the door of a session ---------------------------------------------------------------

    def give_seat(self, shown: Outcome, refused: Callable[[Refusal], object]) -> None:
        """Give a seat of this desk's on the spot, and admit; what is lacking goes to `refused`."""
        job = partial(doorjobs.give, self._hand(), shown)
        self._seat.work.run(job, self).then(self.take).otherwise(refused)

    def let_in(self, shown: Outcome) -> None:
        """Admit somebody whose voucher was looked at."""
        self._run(partial(doorjobs.let_in, self._hand(), shown))

    def let_wait(self, shown: Outcome, refused: Callable[[Refusal], object]) -> None:
        """Put somebody into the waiting list; what is lacking goes to `refused`."""
        job = partial(doorjobs.wait, self._hand(), shown)
        self._seat.work.run(job, self).then(partial(self.waits, shown)).otherwise(refused)

    def only_visits(self, shown: Outcome) -> None:
        """Check somebody in as a visitor, without the session."""
        if shown.person is not None:
            coming = replace(self._coming("search"), purpose="study")
            self._run(partial(jobs.check_in, self._hand(), shown.person.id, coming))

    def waits(self, shown: Outcome, ahead: int) -> None:
        """Say how many wait before somebody, and be ready for the next."""
        self.waited.emit()
        name = shown.person.name if shown.person else ""
        words = self.tr("{name}已加入候补，前面还有 %n 位", "", ahead).format(name=name)
        self._seat.say(words, "circle-check-big")

    def begin_party(self, outcome: Outcome) -> None:
        """Let everybody who comes next belong to the one just checked in."""
        if self.party is None:
            leader = outcome.person.name if outcome.person else ""
            self.party = Party(outcome.visit_id, leader)
            self.party_changed.emit()

    def end_party(self) -> None:
        """The next visitor comes alone again."""
        if self.party is not None:
            self.party = None
            self.party_changed.emit()

    def _coming(self, method: str) -> Coming:
        return Coming(self.purpose, method, self.party.ident if self.party else None)

    def _hand(self) -> Hand:
        return Hand(self._seat.desk.store, self._seat.actor)

    def _run(self, job: Callable[[], Outcome]) -> None:
        self._seat.work.run(job, self).then(self.take)

    def _code_refused(self, refusal: Refusal) -> None:
        if refusal.code in verdicts.CODE_REFUSALS:
            self.turned_away.emit(refusal)
        else:
            self._seat.refuse(refusal)

    def take(self, outcome: Outcome) -> None:
        """Show what came of something, and say it with a way back."""
        if self.party is not None and outcome.kind in ("ok", "heads"):
            self.party.others += outcome.heads
            self.party_changed.emit()
        # The card before the message: what the visitor waits for is painted first.
        self.came.emit(outcome)
        self._say(outcome)

    def _say(self, outcome: Outcome) -> None:
        if outcome.met is not None:
            self._say_met(outcome)
            return
        name = outcome.person.name if outcome.person else self.tr("匿名 %n 人", "", outcome.heads)
        words = {
            "ok": self.tr("已签到：{name}"),
            "again": self.tr("再次入馆：{name}"),
            "heads": self.tr("已计数：{name}"),
            "out": self.tr("已离馆：{name}"),
        }
        if outcome.kind not in words:
            return
        labels = {
            "ok": self.tr("{name}的签到"),
            "again": self.tr("{name}的再次入馆"),
            "heads": self.tr("{name}的计数"),
            "out": self.tr("{name}的离馆登记"),
        }
        job: Callable[[], object] = partial(jobs.take_back, self._hand(), outcome.visit_id)
        icon = "circle-check-big"
        if outcome.kind == "out":
            job = partial(jobs.come_back, self._hand(), outcome.departure_id)
            icon = "log-out"
        label = labels[outcome.kind].format(name=name)
        self._seat.say(words[outcome.kind].format(name=name), icon, Undo(label, job))

    def _say_met(self, outcome: Outcome) -> None:
        met = outcome.met
        if met is None or not met.admitted:
            return
        name = outcome.person.name if outcome.person else met.name or self.tr("持票人")
        job = partial(doorjobs.take_back, self._hand(), outcome)
        undo = Undo(self.tr("{name}的活动签到").format(name=name), job)
        self._seat.say(self.tr("已签到：{name}").format(name=name), "circle-check-big", undo)
