"""The left column: box, card, answer, panels and list, and which of them are to be seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.events.queries import Slot
from ui.checkin.heads import HeadsPanel
from ui.checkin.inside import InsideCard
from ui.checkin.occupancy import OccupancyCard
from ui.checkin.party import PartyStrip
from ui.checkin.purpose import PurposeButton
from ui.checkin.results import SearchPanel
from ui.checkin.sessions import SessionsCard
from ui.checkin.today import TodayCard
from ui.checkin.walkin import WalkInPanel
from ui.kit import paint, theme
from ui.kit.buttons import Button, Segmented
from ui.kit.chips import Dot, key_hint
from ui.kit.omnibox import Omnibox
from ui.kit.text import label
from ui.kit.verdict import CardSize, VerdictCard
from ui.seat import Seat

# layout class -> (side and top margin, gap, box, side column)
_ROOMS: dict[str, tuple[int, int, int, int, int]] = {
    "short": (24, 14, 12, 56, 316),
    "desk": (24, 20, 16, 64, 316),
    "wide": (28, 24, 16, 72, 400),
}
_LEAST_LIST = 92
_LONGEST_TITLE = 14
_BOX_REST = 120
"""Icon, margins and gaps of the box."""


class Stage(QWidget):
    """Holds the pieces and their geometry; it decides nothing about people."""

    def __init__(self, seat: Seat, parent: QWidget) -> None:
        super().__init__(parent)
        self.room: CardSize = "desk"
        self.form: QWidget | None = None
        self.searching = False
        self.beside_form = False
        """A scan came while a form was open: its card stands above the form."""
        self.box = Omnibox(self.tr("扫码，或输入姓名、拼音首字母、手机后四位"))
        self.verdict = VerdictCard()
        self.results = SearchPanel()
        self.walk_in = WalkInPanel(seat)
        self.heads = HeadsPanel()
        self.party = PartyStrip()
        self.today = TodayCard()
        self.occupancy = OccupancyCard()
        self.inside = InsideCard()
        self.sessions = SessionsCard()
        self.views = Segmented([("sessions", self.tr("今日活动")), ("inside", self.tr("馆内名单"))])
        self.views.changed.connect(self._show_view)
        self._page = QHBoxLayout(self)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for piece in (self.box, self.party, self.verdict, self.results, self.walk_in, self.heads):
            self._left.addWidget(piece)
        self._left.addWidget(self.today, 1)
        self._side = QWidget()
        self._side.setLayout(self._right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.addWidget(self.occupancy)
        self._right.addWidget(self.views)
        self._right.addWidget(self.sessions, 1)
        self._right.addWidget(self.inside, 1)
        self.show_sessions((), "")
        self._page.addLayout(self._left, 1)
        self._page.addWidget(self._side)
        self._make_status()
        self.set_room("desk")

    def set_room(self, room: CardSize) -> None:
        """Lay out for short, desk or wide windows."""
        self.room = room
        side, top, gap, box, column = _ROOMS[room]
        self._page.setContentsMargins(side, top, side, top)
        self._page.setSpacing(16)
        self._left.setSpacing(gap)
        self._right.setSpacing(gap)
        self.box.set_height(box)
        self.box.setFixedHeight(max(box, theme.px(box - 8)))
        self._side.setFixedWidth(theme.px(column) if room == "wide" else column)
        self.verdict.set_size(room)
        self.occupancy.set_short(room == "short")
        self.arrange()

    def arrange(self) -> None:
        """Show what is to be seen now."""
        form = self.form
        shown: dict[QWidget, bool] = {
            panel: panel is form and not self.searching for panel in (self.walk_in, self.heads)
        }
        shown[self.results] = self.searching
        shown[self.verdict] = not self.searching and (form is None or self.beside_form)
        # What goes makes room first: all at once they could push the window beyond the screen.
        for piece in sorted(shown, key=lambda one: shown[one]):
            piece.setVisible(shown[piece])
        self.today.setVisible(self._room_for_list() >= _LEAST_LIST)
        self._ready_words.setVisible(self._room_for_words())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop the list when nothing useful of it would be left."""
        super().resizeEvent(event)
        self.arrange()

    def open_form(self, form: QWidget) -> None:
        """Show a panel in place of the card."""
        self.form, self.beside_form, self.searching = form, False, False
        self.arrange()

    def close_form(self) -> None:
        """Show the card again."""
        self.form, self.beside_form = None, False
        self.arrange()

    def show_typing(self, typing: bool) -> None:
        """Show how to clear the box while something is in it."""
        self._ready.setVisible(not typing)
        self._clear.setVisible(typing)

    def show_sessions(self, slots: Sequence[Slot], zone: str) -> None:
        """Show today's sessions; where there are none, only who is inside."""
        self.sessions.show_sessions(slots, zone)
        self.views.setVisible(bool(slots))
        self._show_view()

    def show_pinned(self, title: str, session_id: str) -> None:
        """Show which session everybody is admitted to, in place of what they come for."""
        self.pinned.set_text(title[:_LONGEST_TITLE])
        self.pinned.setVisible(bool(title))
        self.purpose.setVisible(not title)
        self.sessions.show_pinned(session_id)
        self.arrange()

    def _show_view(self, _view: str = "") -> None:
        sessions = not self.views.isHidden() and self.views.value() == "sessions"
        self.inside.setVisible(not sessions)
        self.sessions.setVisible(sessions)

    def scanner_seen(self) -> None:
        """Say that the scanner works: a code came from it."""
        self._dot.set_token("ok")
        self._ready_words.setText(self.tr("扫码枪已就绪"))

    def _room_for_list(self) -> int:
        _side, top, gap, box, _column = _ROOMS[self.room]
        used = 2 * top + box
        for piece in (self.verdict, self.results, self.walk_in, self.heads, self.party):
            if not piece.isHidden():
                used += gap + piece.sizeHint().height()
        return self.height() - used - gap

    def _room_for_words(self) -> bool:
        """Say whether the box shows its whole hint beside the words about the scanner."""
        words = theme.font("box-wide" if self.room == "wide" else "box")
        hint = paint.advance(self.box.line.placeholderText(), words)
        shown = self.purpose if self.pinned.isHidden() else self.pinned
        beside = shown.sizeHint().width() + self._ready_words.sizeHint().width()
        return hint + beside + theme.px(_BOX_REST) <= self.box.width()

    def _make_status(self) -> None:
        slot = QWidget()
        row = QHBoxLayout(slot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.purpose = PurposeButton("study")
        row.addWidget(self.purpose)
        self.pinned = Button("", "x", "Alt E", "ghost", "small")
        self.pinned.setToolTip(self.tr("现在的签到都算这一场。点一下恢复平常签到"))
        self.pinned.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pinned.hide()
        row.addWidget(self.pinned)
        self._ready = QWidget()
        ready = QHBoxLayout(self._ready)
        ready.setContentsMargins(0, 0, 0, 0)
        ready.setSpacing(6)
        self._ready_words = label(self.tr("随时可以扫码"), "small", "text3")
        self._dot = Dot("text3")
        ready.addWidget(self._ready_words)
        ready.addWidget(self._dot, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._ready)
        self._clear = key_hint(["Esc"], self.tr("清空"))
        self._clear.hide()
        row.addWidget(self._clear)
        self.box.set_status(slot)
