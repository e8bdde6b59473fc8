"""What is behind the lock: rail, top bar, ribbons and the pages, built on first visit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.store.keys import is_demo
from ui import late
from ui.kit import theme
from ui.kit.toast import Toast
from ui.seat import Seat, Undo
from ui.shell.alarm import Alarm
from ui.shell.banners import Banners, Ribbon
from ui.shell.lateness import Lateness
from ui.shell.look import Look
from ui.shell.pages import Page
from ui.shell.pill import pill_words
from ui.shell.rail import Rail
from ui.shell.topbar import TopBar
from ui.shell.words import role_name
from ui.words import sentence

if TYPE_CHECKING:
    from app.errors import Refusal
    from sync.client.agent import Status

_MINUTE_MS = 60_000


class Inside(QWidget):
    """The frame around the pages for whoever is signed in. `shown(name)` when a page comes up."""

    shown = Signal(str)

    def __init__(
        self,
        seat: Seat,
        pages: Sequence[Page],
        look: Look,
        quietly: Callable[[], AbstractContextManager[None]] = nullcontext,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._quietly = quietly
        self.seat, self._pages = seat, pages
        self._built: dict[str, QWidget] = {}
        self._layout_class = "desk"
        self._visible: list[Page] = []
        self.rail = Rail()
        self.rail.wanted.connect(self.go)
        self.topbar = TopBar(look)
        self.topbar.pill_used.connect(lambda: self.go("sync"))
        self.ribbon = Ribbon()
        self.banners = Banners(seat)
        self.banners.sync_page_wanted.connect(lambda: self.go("sync"))
        self.stack = QStackedWidget()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for piece in (self.topbar, self.ribbon, self.banners):
            column.addWidget(piece)
        area = QWidget()
        filling = QVBoxLayout(area)
        filling.setContentsMargins(0, 0, 0, 0)
        filling.addWidget(self.stack)
        column.addWidget(area, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        self.toast = Toast(area)
        self.ribbon.setVisible(is_demo(seat.desk.store.path.parent))
        self._listen()
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self.refresh)
        self._minute.start()
        self._place()
        self._who()

    def _listen(self) -> None:
        seat = self.seat
        seat.said.connect(self._said)
        seat.refused.connect(self._refused)
        seat.page_wanted.connect(self.go)
        seat.case_wanted.connect(self._show_case)
        self.banners.case_wanted.connect(self._show_case)
        Alarm(seat, self.banners)
        Lateness(seat, self.rail)
        seat.actor_changed.connect(self._who)
        seat.status_changed.connect(self._status)
        seat.changed.connect(self._changed)

    # -- pages --------------------------------------------------------------------------------

    def go(self, name: str) -> bool:
        """Show a page by name; False when it is not there for whoever works here."""
        page = next((item for item in self._visible if item.name == name), None)
        if page is None:
            self.rail.choose(self.current())
            return False
        if name not in self._built:
            self._build(page)
        piece = self._built[name]
        changed = self.stack.currentWidget() is not piece
        self.stack.setCurrentWidget(piece)
        self.banners.mind(self.seat.status, on_sync_page=name == "sync")
        self.rail.choose(name)
        self.take_focus()
        if changed:
            self.shown.emit(name)
        return True

    def _build(self, page: Page) -> None:
        # The first is built while somebody signs in and waits for it.
        with nullcontext() if self._built else self._quietly():
            made = page.build(self.seat)
            made.setProperty("page", page.name)
            theme.mark(made, layoutClass=self._layout_class)
            self._built[page.name] = made
            self.stack.addWidget(made)

    def _show_case(self, case_id: str) -> None:
        """Show a case on its page, which is built on first visit."""
        if self.go("cases"):
            page = self._built["cases"]
            assert isinstance(page, late.cases().CasesPage)  # noqa: S101 - as the navigation says
            page.open_case(case_id)

    def go_to(self, place: int) -> bool:
        """Show the page at a place of the rail, from 1."""
        if not 1 <= place <= len(self._visible):
            return False
        return self.go(self._visible[place - 1].name)

    def current(self) -> str:
        """Give the name of the page shown, "" before the first."""
        piece = self.stack.currentWidget()
        return "" if piece is None else str(piece.property("page"))

    def page(self, name: str) -> QWidget | None:
        """Give a page that has been built."""
        return self._built.get(name)

    def take_focus(self) -> None:
        """Put the focus where the page wants it."""
        piece = self.stack.currentWidget()
        if piece is None:
            return
        # Where the focus was last, unless the page says where it belongs.
        (piece if piece.focusProxy() else piece.focusWidget() or piece).setFocus()  # type: ignore[truthy-bool]

    def set_layout_class(self, name: str) -> None:
        """Tell every page how much room there is: short, desk or wide."""
        if name == self._layout_class:
            return
        self._layout_class = name
        self.rail.set_short(short=name == "short")
        for piece in self._built.values():
            theme.mark(piece, layoutClass=name)

    # -- what is told -------------------------------------------------------------------------

    def refresh(self) -> None:
        """Bring what depends on the time of day up to it."""
        self._status(self.seat.status)

    def _place(self) -> None:
        desk = self.seat.desk
        self.topbar.show_place(desk.profile.name, self.seat.machine)

    def _changed(self, changes: object) -> None:
        if changes.touches("venue", "staff"):  # type: ignore[attr-defined]
            self._place()

    def _who(self) -> None:
        seat = self.seat
        manage = seat.may("staff.manage")
        joined = seat.desk.store.place.device is not None
        role = role_name(seat.actor.role)
        demo = not self.ribbon.isHidden()
        self.topbar.show_staff(
            seat.actor_name, role, may_manage=manage, may_join=manage and not demo, joined=joined
        )
        self._visible = [page for page in self._pages if not page.right or seat.may(page.right)]
        self.rail.set_pages(
            [
                (page.name, page.icon, page.label(), f"Ctrl {place}")
                for place, page in enumerate(self._visible, start=1)
            ]
        )
        self.rail.set_short(short=self._layout_class == "short")
        self._badge(seat.status)
        if self.current() in [page.name for page in self._visible]:
            self.rail.choose(self.current())
        elif self._visible and seat.actor.staff_id is not None:
            self.go(self._visible[0].name)

    def _status(self, status: Status | None) -> None:
        self.topbar.pill.show_words(pill_words(status, self.seat.desk.store.clock.now()))
        self._badge(status)
        self.banners.mind(status, on_sync_page=self.current() == "sync")
        self._place()

    def _badge(self, status: Status | None) -> None:
        item = self.rail.items.get("sync")
        if item is None or status is None:
            return
        if status.refused:
            item.set_badge(status.refused, "danger")
        else:
            late = status.state in ("offline", "attention")
            item.set_badge(status.unsent if late else 0)

    def _said(self, text: str, icon: str, undo: Undo | None) -> None:
        if undo is None:
            self.toast.show_toast(text, icon)
            return
        self.toast.show_toast(
            text, icon, self.tr("撤销"), "Ctrl Z", lambda: self.seat.take_back(undo)
        )

    def _refused(self, refusal: Refusal) -> None:
        self.toast.show_toast(sentence(refusal), "circle-alert")
