"""The directory: looked through, kept, asked for at headquarters, chosen from."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.cases.lifecycle import HANDLE
from app.errors import Refusal
from app.store.changes import Changes
from sync.client.agent import Status
from ui.directory import jobs
from ui.directory.form import EDIT
from ui.directory.jobs import Page, Row
from ui.directory.keeping import Keeping
from ui.directory.stage import LineStage
from ui.kit import theme
from ui.kit.ask import Dialog
from ui.kit.buttons import Button
from ui.seat import Seat
from ui.shell.cover import RIGHT

GATHER_MS = 120
SHORTEST = 2
"""So many characters are asked headquarters for."""
ASSIGN, REFER = "assign", "refer"
_WIDE = 1216


class DirectoryDialog(Dialog):
    """Shows the directory. To choose somebody from it: `chosen`, and `way` says what for."""

    def __init__(
        self, parent: QWidget | None, seat: Seat, *, choosing: bool = False, may_refer: bool = False
    ) -> None:
        """`choosing`: somebody for a case, who can be given it or, with `may_refer`, referred."""
        verb = self.tr("指派") if choosing else self.tr("完成")
        back = self.tr("返回") if choosing else None
        title = self.tr("名录里找谁来帮") if choosing else self.tr("名录")
        super().__init__(parent, title, verb, back, width=theme.px(_WIDE), check=self._check)
        if choosing:
            self.setProperty(RIGHT, HANDLE)
        self.seat, self.choosing = seat, choosing
        self.chosen: Row | None = None
        self.way = ASSIGN
        self.asking = False
        self._turn = 0
        self.stage = LineStage(seat)
        self.add(self.stage)
        self.keeping = Keeping(self, seat, self.stage)
        self.refer: Button | None = None
        if choosing and may_refer:
            self.refer = Button(self.tr("转介…"), "users-round", "Alt R")
            self.refer.clicked.connect(self._refer)
            self.add_verb(self.refer)
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(GATHER_MS)
        self._gather.timeout.connect(self.read)
        self._listen()
        self._make_keys()
        self._mind_line(seat.status)
        self.stage.search.setFocus()
        self.read()

    def _listen(self) -> None:
        stage = self.stage
        stage.sought.connect(self._gather.start)
        stage.stood.connect(self._mind_verbs)
        stage.entered.connect(self._enter)
        stage.asked.connect(self.ask_headquarters)
        stage.left.connect(self.reject)
        stage.ask.clicked.connect(self.ask_headquarters)
        self.keeping.kept.connect(self.read)
        self.seat.changed.connect(self._changed)
        self.seat.status_changed.connect(self._mind_line)

    def _make_keys(self) -> None:
        details = self.stage.details
        keys: dict[str, Callable[[], object]] = {
            "Alt+H": self.ask_headquarters,
            "Alt+N": self.keeping.write_new,
            "Alt+E": self.keeping.write,
            "Alt+W": details.let.click,
            "Alt+A": details.copy.click,
            "Alt+R": self._refer,
            "Ctrl+F": self.stage.to_search,
        }
        for key, deed in keys.items():
            QShortcut(QKeySequence(key), self, deed)

    # -- reading ------------------------------------------------------------------------------

    def read(self) -> None:
        """Read what is looked for, in the store lane; only the latest answer is shown."""
        self._turn += 1
        stage = self.stage
        job = partial(jobs.read, self.seat.desk.store, stage.typed(), stage.field())
        shown = self.seat.work.run(job, self).then(partial(self._show, self._turn))
        shown.otherwise(self.keeping.refused)

    def gathering(self) -> bool:
        """Say whether something is about to be read anew."""
        return self._gather.isActive()

    def ask_headquarters(self) -> None:
        """Ask headquarters for what is not carried here."""
        stage = self.stage
        if stage.ask.isHidden() or not stage.ask.isEnabled() or self.asking:
            return
        typed, field = stage.typed(), stage.field()
        if len(typed) < SHORTEST and not field:
            stage.say(self.tr("先写至少 2 个字，或选一个类别"))
            stage.search.setFocus()
            return
        self._mind_asking(asking=True)
        stage.say(self.tr("正在问总部…"), calm=True)
        job = partial(jobs.ask, self.seat.desk.store, self.seat.find_more, typed, field)
        task = self.seat.work.run(job, self, "net")
        task.then(partial(self._told, (typed, field))).otherwise(self._not_told)

    def _show(self, turn: int, page: Page) -> None:
        if turn == self._turn:
            self.stage.show_page(page)

    def _told(self, asked: tuple[str, str], page: Page) -> None:
        """Show an answer, unless something else is looked for by now."""
        self._mind_asking(asking=False)
        self.stage.say("")
        if asked == (self.stage.typed(), self.stage.field()):
            self.stage.show_more(page)

    def _not_told(self, refusal: Refusal) -> None:
        self._mind_asking(asking=False)
        self.keeping.refused(refusal)

    def _mind_asking(self, *, asking: bool) -> None:
        self.asking = asking
        self._mind_line(self.seat.status)

    def _changed(self, changes: Changes) -> None:
        if changes.touches("resource", "own_resource", "case", "service_category"):
            self._gather.start()

    def _mind_line(self, status: Status | None) -> None:
        """Offer to ask headquarters where this desk has joined and has a line."""
        ask, joined = self.stage.ask, self.seat.desk.store.place.device is not None
        offline = status is not None and status.state == "offline"
        ask.setVisible(joined)
        ask.setEnabled(joined and not offline and not self.asking)
        why = self.tr("连不上总部，联网后再问")
        ask.setToolTip(why if offline else self.tr("到总部的名录里找别的区县  Alt H"))
        ask.set_text(self.tr("问总部（离线）") if offline else self.tr("问总部"))

    # -- choosing -----------------------------------------------------------------------------

    def _enter(self) -> None:
        """On Enter, change a line where that is what one is here for."""
        if not self.choosing:
            self.keeping.write()

    def _mind_verbs(self) -> None:
        """Let nobody be chosen who cannot help; far ones are copied first, which needs a right.

        What keeps whoever sits here from it stands in the details.
        """
        row = self.stage.current()
        far = row is not None and self.stage.is_far(row)
        may = row is not None and row.is_open and (not far or self.seat.may(EDIT))
        for verb in (self.primary, self.refer) if self.choosing else ():
            if verb is not None:
                verb.setEnabled(may)

    def _refer(self) -> None:
        if self.refer is not None and self.refer.isEnabled():
            self.way = REFER
            self.commit()

    def _check(self) -> bool:
        """End with whoever is chosen; somebody from headquarters' answer is copied before."""
        row = self.stage.current()
        if not self.choosing:
            return True
        if row is None or not row.is_open:
            self.stage.say(self.tr("先选一位现在能帮忙的"))
            return False
        if not self.stage.is_far(row):
            self.chosen = row
            return True
        self.keeping.copied(row, self._take)
        return False

    def _take(self, row: Row) -> None:
        self.chosen = row
        self.accept()
