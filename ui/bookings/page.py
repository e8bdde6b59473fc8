"""The page of bookings and of the waiting line: two views, one at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.bookings.pane import BookingsPane
from ui.kit.buttons import Segmented
from ui.kit.keys import bind
from ui.kit.text import label
from ui.queue.pane import QueuePane
from ui.seat import Seat

BOOKINGS, QUEUE = "bookings", "queue"


class BookingsPage(QWidget):
    """Bookings, or the waiting line; Ctrl Tab goes from one to the other."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        row = QHBoxLayout()
        row.addWidget(label(self.tr("预约与叫号"), "title"))
        row.addStretch(1)
        options = [(BOOKINGS, self.tr("预约")), (QUEUE, self.tr("叫号"))]
        self.views = Segmented(options, icons={BOOKINGS: "door-open", QUEUE: "ticket"})
        self.views.setAccessibleName(self.tr("看法"))
        self.views.changed.connect(self.show_view)
        row.addWidget(self.views)
        column.addLayout(row)
        self.stack = QStackedWidget()
        self.bookings, self.queue = BookingsPane(seat), QueuePane(seat)
        self.stack.addWidget(self.bookings)
        self.stack.addWidget(self.queue)
        column.addWidget(self.stack, 1)
        bind(self, {"Ctrl+Tab": self._other})

    def show_view(self, view: str) -> None:
        """Show one of the two."""
        self.views.set_value(view)
        self.stack.setCurrentIndex(0 if view == BOOKINGS else 1)
        self._focus()

    def gathering(self) -> bool:
        """Say whether something is about to be read anew."""
        return self.bookings.gathering() or self.queue.gathering()

    def _other(self) -> None:
        self.show_view(QUEUE if self.views.value() == BOOKINGS else BOOKINGS)

    def _focus(self) -> None:
        shown = self.stack.currentWidget()
        if shown is not None and self.isVisible():
            shown.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus to what is shown."""
        super().focusInEvent(event)
        self._focus()
