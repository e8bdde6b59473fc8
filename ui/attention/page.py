"""The sync centre: how this desk stands with headquarters, and everything that needs a person."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.cases.lifecycle import SENSITIVE
from app.store.changes import Changes
from ui.attention import jobs, overview
from ui.attention.carry import Carrying
from ui.attention.choose import ChoosePanel
from ui.attention.dayclose import DayClose
from ui.attention.deeds import Deeds
from ui.attention.diagnose import Diagnosis
from ui.attention.history import HistoryPanel
from ui.attention.jobs import Centre
from ui.attention.notices import Notices
from ui.attention.tiles import Tiles
from ui.attention.troubles import TroubleCard, TroublePanel
from ui.attention.waiting import WaitingCard, WaitingPanel
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.card import Card
from ui.kit.fresh import Fresh
from ui.kit.tabs import Tabs
from ui.kit.text import ElidedLabel, label
from ui.seat import Seat
from ui.shell.times import ago
from ui.words_sync import JOIN_AGAIN

if TYPE_CHECKING:
    from sync.client.agent import Status

GATHER_MS = 120
_SIDE = 372


class AttentionPage(QWidget):
    """Tiles, tabs and side cards over one reading of the store.

    It is read beside the counter's lane, so that a long list never holds up a check-in.
    """

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Not a stop of the Tab key: it would lead past everything before the next decision.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._seat = seat
        self.centre: Centre | None = None
        self._reading = self._again = self._settled = False
        self._dirty = True
        self._gather = Fresh(self, self.refresh, GATHER_MS)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addLayout(self._head())
        self.notices = Notices(seat)
        self.banners = self.notices.banners
        column.addWidget(self.notices)
        self.tiles = Tiles()
        column.addWidget(self.tiles)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._main(), 1)
        row.addWidget(self._side())
        column.addLayout(row, 1)
        self.deeds = Deeds(seat, self)
        self._listen()
        self._status(seat.status)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(label(self.tr("同步"), "title"))
        self.under = ElidedLabel("", "small", "text2")
        self.under.setContentsMargins(0, 4, 0, 0)
        row.addWidget(self.under, 1)
        self.pause = Button(self.tr("暂停同步"), kind="ghost")
        self.pause.clicked.connect(self._turn_pause)
        self.bundle = Button(self.tr("导出诊断包"), "package", kind="ghost")
        self.stick = Button(self.tr("用 U 盘交换"), "usb")
        self.now = Button(self.tr("现在试一次"), "refresh-cw", "F5", "primary")
        self.now.clicked.connect(self._seat.sync_wanted)
        for piece in (self.pause, self.bundle, self.stick, self.now):
            row.addWidget(piece)
        return row

    def _main(self) -> QWidget:
        card = Card()
        self.tabs = Tabs(
            [
                ("choose", self.tr("需要选择"), "warn"),
                ("refused", self.tr("未能发送"), "danger"),
                ("waiting", self.tr("待发送"), "neutral"),
                ("history", self.tr("历史"), "neutral"),
            ]
        )
        card.add(self.tabs)
        self.stack = QStackedWidget()
        self.choose, self.refused = ChoosePanel(), TroublePanel()
        self.waiting, self.history = WaitingPanel(), HistoryPanel()
        self.panels = {
            "choose": self.choose,
            "refused": self.refused,
            "waiting": self.waiting,
            "history": self.history,
        }
        for panel in self.panels.values():
            self.stack.addWidget(panel)
        card.add(self.stack, 1)
        return card

    def _side(self) -> QWidget:
        area, made = QScrollArea(), QWidget()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(max(_SIDE, theme.px(_SIDE) - 40))
        area.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.side_refused, self.side_waiting = TroubleCard(), WaitingCard()
        column.addWidget(self.side_refused)
        column.addWidget(self.side_waiting, 1)
        column.addStretch(0)
        area.setWidget(made)
        made.setAutoFillBackground(False)
        return area

    def _listen(self) -> None:
        seat, deeds = self._seat, self.deeds
        seat.changed.connect(self._changed)
        seat.actor_changed.connect(self._mind)
        seat.status_changed.connect(self._status)
        self.tabs.changed.connect(self._show_tab)
        self.choose.merged.connect(deeds.merge)
        self.choose.history_wanted.connect(lambda: self._go("history"))
        for piece in (self.refused, self.side_refused):
            piece.wanted.connect(deeds.use)
        self.side_refused.all_wanted.connect(deeds.all_again)
        self.history.undo_wanted.connect(deeds.take_back)
        deeds.choose_wanted.connect(lambda: self._go("choose"))
        deeds.done.connect(self._settle_focus)
        self.banners["beside"].acted.connect(deeds.send_back)
        self.notices.parked.acted.connect(deeds.let_parked_go)
        self.notices.parked.kept.connect(deeds.keep_parked)
        deeds.answered.connect(self.refresh)
        self.diagnosis = Diagnosis(seat, self)
        self.bundle.clicked.connect(self.diagnosis.start)
        self.carrying = Carrying(seat, self)
        self.stick.clicked.connect(self.carrying.start)
        self.day_close = DayClose(seat, self)
        self.history.day_wanted.connect(self.day_close.start)

    # -- reading --------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read everything anew; asked for again while it is being read, it is read once more."""
        if self._reading:
            self._again = True
            return
        self._reading, self._dirty = True, False
        job = partial(jobs.read, self._seat.desk, apart=self._seat.may(SENSITIVE))
        task = self._seat.work.run(job, self, "net")
        task.then(self._show).otherwise(self._unread)

    def _show(self, centre: Centre) -> None:
        self._reading = False
        self.centre = centre
        self._fill()
        if not self._settled:
            # What needs somebody comes up first; later the tab is where it was left.
            self._settled = True
            if not centre.matters and centre.troubles:
                self.tabs.choose("refused")
            self._settle_focus()
        if self._again:
            self._again = False
            self.refresh()

    def _unread(self, refusal: object) -> None:
        self._reading = self._again = False
        self._seat.refuse(refusal)  # type: ignore[arg-type]

    def _changed(self, changes: Changes) -> None:
        if changes.waiting or changes.touches("conflict", "staff", "person"):
            self._dirty = True
            if self.isVisible():
                self._gather.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring everything up to date when it was left behind."""
        super().showEvent(event)
        if self._dirty:
            self.refresh()
        else:
            self._fill()

    # -- showing --------------------------------------------------------------------------------

    def _fill(self) -> None:
        centre, status = self.centre, self._seat.status
        if centre is None:
            return
        may, held = self._may(), self._holder()
        alone = status is not None and status.state == "standalone"
        self.tiles.waiting.show_face(overview.waiting_face(centre, alone=alone))
        self.tiles.choose.show_face(overview.choose_face(centre, alone=alone))
        self.tiles.refused.show_face(overview.refused_face(centre, alone=alone))
        self.tabs.set_count("choose", len(centre.matters))
        self.tabs.set_count("refused", len(centre.troubles))
        self.tabs.set_count("waiting", centre.waiting)
        see = self._seat.may("attention.decide")
        self.choose.show_centre(centre, self._all_clear(status), may=may, see=see)
        self.refused.show_centre(centre, may=may)
        self.side_refused.show_centre(centre, may=may)
        self._mind_side()
        self.notices.show_beside(centre.beside, may=may)
        self.notices.show_parked(centre, may=may)
        self.waiting.show_centre(centre, status)
        # Only where the line alone is lacking does it go by itself within seconds.
        stopped = alone or self._read_only() or self._paused()
        self.side_waiting.show_centre(centre, stopped=stopped)
        self.history.show_centre(centre, may=may)

        self._order()
        if held is not None and QApplication.focusWidget() in (None, self.window()):
            held.take_focus()

    def _holder(self) -> ChoosePanel | TroublePanel | TroubleCard | None:
        """Give what has the keyboard and may be made anew: then it gets it back."""
        focus = QApplication.focusWidget()
        holders = (self.choose, self.refused, self.side_refused)
        return next((one for one in holders if focus is not None and one.isAncestorOf(focus)), None)

    def _order(self) -> None:
        """Let Tab go in reading order; what is made anew would come last."""
        boxes = [box for row in self.choose.rows for box in (row.mine, row.theirs)]
        choose, history = self.choose, self.history
        pieces: list[QWidget] = [self.pause, self.bundle, self.stick, self.now]
        pieces += [self.notices.banners[name].action for name in ("danger", "paused", "beside")]
        pieces += [self.notices.parked.action, self.notices.parked.later]
        pieces += [self.tabs.tab(name) for name in self.panels]
        pieces += [choose.empty.action, choose.back, choose.on, *boxes]
        pieces += [choose.all_mine, choose.all_theirs, choose.later, choose.merge]
        pieces += [one for item in self.refused.items for one in item.buttons.values()]
        pieces += [self.waiting.table, *history.stops(), self.side_refused.all]
        pieces += [one for item in self.side_refused.items for one in item.buttons.values()]
        for before, after in pairwise(pieces):
            QWidget.setTabOrder(before, after)

    def _may(self) -> bool:
        """Say whether anything may be done: by this person, and at this desk as it stands."""
        return self._seat.may("attention.decide") and not self._read_only()

    def _read_only(self) -> bool:
        status = self._seat.status
        stopped = status is not None and status.state == "attention"
        return stopped and status is not None and status.reason in JOIN_AGAIN

    def _all_clear(self, status: Status | None) -> str:
        if status is None or status.state == "standalone":
            return self.tr("记录都在本机")
        if not status.last_ok:
            return overview.moved(status)
        words = self.tr("上次同步 {when}，{what}。")
        when = ago(status.last_ok, self._seat.desk.store.clock.now())
        return words.format(when=when, what=overview.moved(status))

    def _status(self, status: Status | None) -> None:
        store = self._seat.desk.store
        self.tiles.state.show_face(overview.state_face(status, store.clock.now(), store.zone))
        self.notices.mind(status)
        self.side_waiting.show_status(status)
        state = status.state if status is not None else ""
        words = self.tr("数据先存本机，联网后自动与总部互相更新")
        if state == "standalone":
            words = self.tr("数据都存在本机，加入总部后自动发送")
        self.under.setText(words)
        self.now.setVisible(state != "standalone")
        self.now.setEnabled(state not in ("", "running"))
        may = self._seat.may("attention.decide") and state not in ("", "standalone")
        for piece in (self.stick, self.pause):
            piece.setVisible(may)
        self.pause.set_text(self.tr("继续同步") if self._paused() else self.tr("暂停同步"))
        if self.isVisible():
            self._fill()

    def _paused(self) -> bool:
        return self._seat.status is not None and self._seat.status.paused

    def _turn_pause(self) -> None:
        pause = not self._paused()
        self._seat.pause_wanted.emit(pause)
        words = self.tr("已暂停同步，照常登记，记录都在本机") if pause else self.tr("继续同步")
        self._seat.say(words, "cloud-off" if pause else "cloud")

    def _mind(self) -> None:
        if self.centre is not None and not self._seat.may(SENSITIVE):
            # At once, not when it has been read anew: somebody else sits here now.
            self.centre = replace(self.centre, matters=(), choices=())
        self._dirty = True
        if self.isVisible():
            self.refresh()
        self._status(self._seat.status)

    # -- moving about ---------------------------------------------------------------------------

    def _go(self, tab: str) -> None:
        self.tabs.choose(tab)
        self._settle_focus()

    def _show_tab(self, tab: str) -> None:
        self.stack.setCurrentWidget(self.panels[tab])
        self._mind_side()

    def _mind_side(self) -> None:
        """Leave out at the side what the tab shows in full."""
        any_refused = self.centre is not None and bool(self.centre.troubles)
        self.side_refused.setVisible(any_refused and self.tabs.value() != "refused")

    def _settle_focus(self) -> None:
        """Put the keyboard where the next decision is."""
        if not self.isVisible() or not self.deeds.form.isHidden():
            return
        tab = self.tabs.value()
        if tab == "choose":
            self.choose.take_focus()
        elif tab == "refused" and self.refused.items:
            self.refused.take_focus()
        elif tab in ("waiting", "history"):
            panel = self.waiting if tab == "waiting" else self.history
            panel.table.setFocus()
        else:
            self.tabs.tab(tab).setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Lead the keyboard on."""
        super().focusInEvent(event)
        self._settle_focus()
