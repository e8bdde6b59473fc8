"""The week under keys and mouse: arrows lead from session to session, Enter opens.

A click where nothing is wants a new event there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.clock import to_text
from app.events.queries import Slot
from ui.events import phrases
from ui.events.layout import Block
from ui.events.weekface import WeekFace
from ui.kit import theme
from ui.kit.daycolumns import HEAD

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WeekGrid(WeekFace):
    """`opened(Slot)` by Enter or click, `new_wanted(datetime)` by a click where nothing is."""

    opened = Signal(object)
    new_wanted = Signal(object)

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(zone, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("本周活动"))

    def show_week(
        self, first: dt.datetime, slots: Sequence[Slot], now: dt.datetime, day: tuple[str, str]
    ) -> None:
        """Show a week; whoever stood on a session still stands on it."""
        held, same = self._held(), first == self.first
        self.lay_out(first, slots, now, day)
        found = [at for at, one in enumerate(self.blocks) if one.slot and held == _id(one)]
        self.current = found[0] if same and found else -1
        if self.current < 0 and self.blocks and self.hasFocus():
            self.current = self._near_now()
        self._tell()

    def moment_at(self, at: QPointF) -> dt.datetime | None:
        """Give the half hour under a point, None beside the days."""
        spot = self.spot_at(at)
        return self.moment(*spot) if spot else None

    def come_home(self) -> None:
        """Stand on what is on, or comes next, at the next look."""
        self.current = -1

    # -- hands --------------------------------------------------------------------------------

    def block_at(self, at: QPointF) -> int:
        """Give which block lies under a point, -1 for none."""
        if at.y() < theme.px(HEAD):
            return -1
        hit = (n for n, block in enumerate(self.blocks) if self.rect_of(block).contains(at))
        return next(hit, -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up what is pointed at."""
        self._point(self.block_at(event.position()), self.spot_at(event.position()))

    def leaveEvent(self, event: object) -> None:
        """Forget what was pointed at."""
        self._point(-1, None)
        super().leaveEvent(event)  # type: ignore[arg-type]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open a session; where none is, want a new one."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        hit = self.block_at(event.position())
        moment = self.moment_at(event.position())
        if hit >= 0:
            self.go_to(hit)
            self.open_current()
        elif moment is not None and self.may_make:
            self.new_wanted.emit(moment)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from session to session with the arrows, open with Enter."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in _ENTER and self.current >= 0:
            self.open_current()
        elif plain and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif plain and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._stride(-1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on a session from the first key on."""
        super().focusInEvent(event)
        if self.current < 0 and self.blocks:
            self.go_to(self._near_now())
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that keys go elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def go_to(self, place: int) -> None:
        """Stand on a block and let it be seen."""
        self.current = place
        if place >= 0:
            rect = self.rect_of(self.blocks[place])
            bar = self.verticalScrollBar()
            above = rect.top() - theme.px(HEAD) - 4
            below = rect.bottom() - self.viewport().height() + 4
            bar.setValue(round(bar.value() + (above if above < 0 else max(0.0, below))))
        self._tell()
        self.viewport().update()

    def open_current(self) -> None:
        """Open the session one stands on; several without a place of their own are asked about."""
        block = self.blocks[self.current]
        if block.slot is not None:
            self.opened.emit(block.slot)
            return
        menu = self.menu_of(block)
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self.rect_of(block).bottomLeft().toPoint()
        menu.popup(self.viewport().mapToGlobal(corner))

    def menu_of(self, block: Block) -> QMenu:
        """Make the list of the sessions a +n stands for."""
        menu = QMenu(self)
        for slot in block.hidden:
            words = f"{phrases.clock(slot.starts_at, self.zone)}  {phrases.titled(slot)}"
            action = QAction(words, menu)
            action.triggered.connect(lambda _on=False, slot=slot: self.opened.emit(slot))
            menu.addAction(action)
        return menu

    def _step(self, by: int) -> None:
        if self.blocks:
            last = len(self.blocks) - 1
            start = self._near_now() if self.current < 0 else self.current + by
            self.go_to(min(max(start, 0), last))

    def _stride(self, by: int) -> None:
        """Go to the next day that has something, as near as possible to the same hour."""
        if self.current < 0:
            self._step(by)
            return
        here = self.blocks[self.current]
        ahead = [one for one in self.blocks if (one.day - here.day) * by > 0]
        if ahead:
            day = min(abs(one.day - here.day) for one in ahead) * by + here.day
            same = [one for one in ahead if one.day == day]
            near = min(same, key=lambda one: abs(one.starts - here.starts))
            self.go_to(self.blocks.index(near))

    def _near_now(self) -> int:
        """Give what is on, else what comes next in this week, else the first there is."""
        now = to_text(self.now)
        ahead = [n for n, one in enumerate(self.blocks) if one.slot and one.slot.ends_at > now]
        return ahead[0] if ahead else 0

    def _held(self) -> str:
        return _id(self.blocks[self.current]) if 0 <= self.current < len(self.blocks) else ""

    def _point(self, hot: int, spot: tuple[int, float] | None) -> None:
        spot = None if hot >= 0 else spot
        if (hot, spot) != (self.hot, self.spot):
            self.hot, self.spot = hot, spot
            hand = Qt.CursorShape.PointingHandCursor
            over = hot >= 0 or (spot is not None and self.may_make)
            self.viewport().setToolTip(self._said(self.blocks[hot]) if hot >= 0 else "")
            self.viewport().setCursor(hand if over else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def _tell(self) -> None:
        """Let a screen reader say what one stands on."""
        words = self.tr("%n 场活动", "", len(self.blocks))
        if 0 <= self.current < len(self.blocks):
            words = self._said(self.blocks[self.current]) or words
        self.setAccessibleDescription(words)

    def _said(self, block: Block) -> str:
        slot = block.slot
        if slot is None:
            return "\n".join(phrases.titled(one) for one in block.hidden)
        when = phrases.when(slot, self.now, self.zone)
        parts = (when, phrases.titled(slot), slot.room or "", phrases.figures(slot))
        return " ".join(part for part in parts if part)


def _id(block: Block) -> str:
    return block.slot.session_id if block.slot is not None else ""
