"""The page of service requests: the board or the list, and the panel of the chosen case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.cases import lifecycle
from app.cases.queries import CaseCard
from app.errors import Refusal
from app.store.changes import Changes
from ui.cases import deeds, jobs
from ui.cases.doing import Doing, take_route
from ui.cases.finding import Finding
from ui.cases.following import Following
from ui.cases.ratingclosings import ClosingsDialog
from ui.cases.stage import OVER, Stage
from ui.cases.suggestions import HERE, Sources
from ui.helping.flow import Helping
from ui.kit.fresh import MINUTE_MS, Fresh
from ui.kit.keys import bind
from ui.seat import Seat

OFFERS = 3
"""So many suggestions have a key."""
GATHER_MS = 120
"""Changes that come in quick succession are read once."""
_TOUCHING = (
    *("case", "case_details", "case_secret", "case_note", "case_secret_note"),
    *("handover", "handover_sent", "handover_words", "handover_secret", "handover_note"),
    *("handover_secret_note", "routing_rule", "venue_listing"),
    *("referral", "referral_link", "help_call", "help_broadcast", "help_offer"),
    "help_offer_received",
    *("person", "same_person", "rated", "staff", "venue", "holiday"),
    *("resource", "own_resource", "service_category", "file"),
)


class BoardPage(QWidget):
    """Everything about cases that were taken down; `new_wanted` for another one."""

    new_wanted = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None, sources: Sources = HERE) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.seat = seat
        self.stage = Stage(seat)
        self.panel = self.stage.panel
        self.doing = Doing(seat, self.panel, self, self.stage.focus_cards)
        self.finding = Finding(self.doing, self)
        self.helping = Helping(seat, self.stage.help_line, self, self.stage.focus_cards)
        self.doing.helping = self.helping
        self.following = Following(seat, self.stage, self.doing, self, sources)
        self.dialog: ClosingsDialog | None = None
        self._role = ""
        """Whoever sits here with another one sees nothing of what was shown."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stage)
        self._gather = Fresh(self, self.refresh, GATHER_MS, MINUTE_MS)
        self._make_keys()
        self._listen()
        self._mind_rights()

    def _listen(self) -> None:
        stage, panel = self.stage, self.panel
        follow = self.following
        stage.picked.connect(lambda card: follow.want(card.id))
        stage.opened.connect(follow.reopen)
        stage.filtered.connect(self._filtered)
        stage.new_wanted.connect(self.new_wanted)
        stage.find_wanted.connect(follow.find)
        stage.closings_wanted.connect(self.show_closings)
        stage.directory_wanted.connect(self.finding.browse)
        panel.closed.connect(follow.shut)
        panel.stepped.connect(follow.step)
        panel.call_closed.connect(self.helping.close)
        panel.person_wanted.connect(self.seat.person_wanted)
        panel.sync_wanted.connect(lambda: self.seat.page_wanted.emit("sync"))
        self.seat.changed.connect(self._changed)
        self.seat.actor_changed.connect(self._mind_rights)

    def _make_keys(self) -> None:
        do = self.doing.do
        keys: dict[str, Callable[[], object]] = {
            "Alt+A": self._seen(partial(do, lifecycle.ACCEPT.name)),
            "Alt+F": self.finding.open,
            "Alt+T": self._seen(partial(do, deeds.TO_HEADQUARTERS)),
            "Alt+G": self._seen(partial(take_route, self.doing)),
            "Alt+H": self.helping.look,
            "Alt+L": self._seen(partial(do, deeds.GIVE_LINK)),
            "Alt+Right": self._seen(partial(self.move_case, 1)),
            "Alt+Left": self._seen(partial(self.move_case, -1)),
            "Ctrl+Return": self._next_by_key,
            "Ctrl+Enter": self._next_by_key,
            "Ctrl+F": self._to_search,
            "/": self._to_search,
        }
        bind(self, keys)
        self.stage.search.installEventFilter(self)

    def _seen(self, deed: Callable[[], object]) -> Callable[[], None]:
        """Let a key do something about a case only while one sees which one it is."""

        def act() -> None:
            if not self.panel.isHidden():
                deed()
            elif self.stage.chosen:
                self.seat.say(self.tr("先按 Enter 打开这件需求，再办"), "info")

        return act

    def _next_by_key(self) -> None:
        # Whoever is typing what to look for means no case by it.
        if not self.stage.search.hasFocus():
            self._seen(self.do_next)()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Alt 1 to 3 out of the search box, which would type the digit."""
        if watched is self.stage.search and event.type() == QEvent.Type.KeyPress:
            return isinstance(event, QKeyEvent) and self._took_offer(event)
        return super().eventFilter(watched, event)

    def _took_offer(self, event: QKeyEvent) -> bool:
        """Give the case to a suggestion on Alt 1 to 3, never by the keypad."""
        place = event.key() - Qt.Key.Key_1.value
        alone = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if not alone or not 0 <= place < OFFERS:
            return False
        if not event.isAutoRepeat():
            self._seen(partial(self.finding.take_offer, place))()
        return True

    # -- what is shown ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read anew what is shown; asked for while it is being read, it is read once more."""
        if not self._gather.begin():
            return
        if not self.stage.is_whole:
            first = partial(jobs.read_first, self.doing.hand())
            self.seat.work.run(first, self).then(partial(self._show_first, self._role)).otherwise(
                self._unread
            )
        else:
            self._read_all()

    def _read_all(self) -> None:
        self.helping.refresh()
        if self.stage.choice == OVER:
            over = self.seat.work.run(partial(jobs.read_over, self.doing.hand()), self)
            over.then(partial(self._show_over, self._role))
        if not self.following.is_shut:
            self.following.read()
        job = partial(jobs.read_open, self.doing.hand())
        self.seat.work.run(job, self).then(partial(self._show, self._role)).otherwise(self._unread)

    def gathering(self) -> bool:
        """Say whether something is about to be read anew."""
        return self._gather.is_due() or self.following.reading()

    def _show_first(self, role: str, cards: Sequence[CaseCard]) -> None:
        """Show a picture's worth of cards; the others, and how many, are read meanwhile."""
        if role == self._role:
            self.stage.show_open(cards, whole=False)
        if not self.stage.chosen and self.stage.shown and not self.following.is_shut:
            self.stage.chosen = self.stage.shown[0].id
            self.stage.stand_on(self.stage.chosen)
        self._read_all()

    def _show(self, role: str, cards: Sequence[CaseCard]) -> None:
        # What was read for whoever sat here before is not for whoever sits here now.
        if role == self._role:
            self.stage.show_open(cards)
        if not self.stage.chosen:
            self.following.stand_somewhere()
        self._gather.done()

    def _show_over(self, role: str, cards: Sequence[CaseCard]) -> None:
        if role == self._role:
            self.stage.show_over(cards)
        self.following.stand_somewhere()

    def _filtered(self) -> None:
        self.following.stand_somewhere()
        self.refresh()

    def _unread(self, refusal: Refusal) -> None:
        self._gather.done()
        self.seat.refuse(refusal)

    def _changed(self, changes: Changes) -> None:
        if changes.waiting or changes.touches(*_TOUCHING):
            self._gather.start()

    # -- hands --------------------------------------------------------------------------------

    def do_next(self) -> None:
        """Do what comes first about the case that is shown (Ctrl Enter)."""
        if self.panel.deeds:
            self.doing.do(self.panel.deeds[0].name)

    def move_case(self, by: int) -> None:
        """Bring the case that is shown on by a column, or send it back."""
        opened = self.panel.opened
        if opened is None:
            return
        able = list(self.panel.deeds)
        deed = deeds.forward(opened.whole.card, able) if by > 0 else deeds.backward(able)
        if deed is not None:
            self.doing.do(deed.name)
        else:
            words = self.tr("这一步往前走不了") if by > 0 else self.tr("这一步退不回去")
            self.seat.say(words, "info")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shut the panel on Esc."""
        if self._took_offer(event):
            return
        if event.key() == Qt.Key.Key_Escape and not self.panel.isHidden():
            self.panel.shut()
        else:
            super().keyPressEvent(event)

    def _to_search(self) -> None:
        self.stage.search.setFocus()
        self.stage.search.selectAll()

    def _mind_rights(self) -> None:
        """Show what this staff member may see: words of sensitive cases are another's."""
        self.stage.mind_rights()
        if self.seat.actor.role != self._role:
            self._role = self.seat.actor.role
            self.stage.show_open((), whole=False)
            self.stage.show_over(())
            self.panel.clear()
        self.refresh()

    def show_closings(self) -> None:
        """Show managers whose loops were closed without a rating."""
        self.dialog = ClosingsDialog(self, self.seat)
        self.dialog.finished.connect(self.stage.focus_cards)
        self.dialog.open()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus to the cards."""
        super().focusInEvent(event)
        self.stage.focus_cards()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what happened meanwhile."""
        super().showEvent(event)
        self.refresh()
