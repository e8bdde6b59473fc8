"""The directory: looked through and searched, kept, asked for at headquarters, chosen from."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.errors import Refusal
from app.store.changes import Changes
from sync.client.agent import Status
from ui.checkin.jobs import Hand
from ui.directory import jobs
from ui.directory.details import LineDetails
from ui.directory.form import EDIT, LineDialog
from ui.directory.jobs import Page, Row
from ui.directory.listing import COLUMNS, WIDTHS, LineModel
from ui.kit import theme
from ui.kit.ask import Dialog
from ui.kit.buttons import Button
from ui.kit.card import Card, CardFoot, EmptyState
from ui.kit.chips import key_hint
from ui.kit.choices import Select
from ui.kit.table import Table
from ui.kit.text import label, set_tone
from ui.people.search import SearchBox
from ui.seat import Seat, Undo
from ui.shell.cover import RIGHT
from ui.words import sentence

GATHER_MS = 120
SHORTEST = 2
"""So many characters are asked headquarters for."""
ASSIGN, REFER = "assign", "refer"
_WIDE, _HIGH = 1216, 420


class DirectoryDialog(Dialog):
    """Shows the directory; to choose somebody from it, `chosen` and `way` say whom and what for.

    `sub` is the dialog open above it.
    """

    def __init__(
        self, parent: QWidget | None, seat: Seat, *, choosing: bool = False, may_refer: bool = False
    ) -> None:
        verb = self.tr("指派") if choosing else self.tr("完成")
        back = self.tr("返回") if choosing else None
        title = self.tr("名录里找谁来帮") if choosing else self.tr("名录")
        super().__init__(parent, title, verb, back, width=theme.px(_WIDE), check=self._check)
        if choosing:
            self.setProperty(RIGHT, "cases.handle")
        self.seat, self.choosing, self.may_refer = seat, choosing, may_refer
        self.chosen: Row | None = None
        self.way = ASSIGN
        self.sub: LineDialog | None = None
        self.asking = False
        self.page, self.more = Page((), False, {}), Page((), False, {})
        self.told = False
        """Headquarters has answered what is looked for now."""
        self._wanted = ""
        """The line to stand on once it is listed."""
        self._turn = 0
        self._make()
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(GATHER_MS)
        self._gather.timeout.connect(self.read)
        seat.changed.connect(self._changed)
        seat.status_changed.connect(self._mind_line)
        self._mind_line(seat.status)
        self.search.setFocus()
        self.read()

    # -- pieces -------------------------------------------------------------------------------

    def _make(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        self.search = SearchBox(self.tr("名称或特长，至少 2 个字"), room=(260, 420))
        self.search.searched.connect(lambda _text: self._sought())
        self.search.stepped.connect(self._step)
        self.search.left.connect(self.reject)
        head.addWidget(self.search, 1)
        self.category = Select([("", self.tr("全部类别"))])
        self.category.setAccessibleName(self.tr("类别"))
        self.category.picked.connect(lambda _code: self._sought())
        head.addWidget(self.category)
        head.addStretch(1)
        self.ask = Button(self.tr("问总部"), "cloud", "Alt H")
        self.ask.clicked.connect(self.ask_headquarters)
        head.addWidget(self.ask)
        self.new = Button(self.tr("新增"), "plus", "Alt N")
        self.new.clicked.connect(self.write_new)
        self.new.setVisible(self.seat.may(EDIT))
        head.addWidget(self.new)
        self.body.addLayout(head)
        self.body.addLayout(self._middle_row())
        self.line = label("", "small", "text2", wrap=True)
        # Its place is kept, or the list would jump with every word.
        keeps = self.line.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.line.setSizePolicy(keeps)
        self.line.hide()
        self.add(self.line)
        if self.choosing and self.may_refer:
            self.refer = Button(self.tr("转介…"), "users-round", "Alt R")
            self.refer.clicked.connect(self._refer)
            self.add_verb(self.refer)
        keys: dict[str, Callable[[], object]] = {
            "Alt+H": self.ask_headquarters,
            "Alt+N": self.write_new,
            "Alt+E": self.write,
            "Alt+W": self.details.let.click,
            "Alt+A": self.details.copy.click,
            "Alt+R": self._refer,
            "Ctrl+F": self._to_search,
        }
        for key, deed in keys.items():
            QShortcut(QKeySequence(key), self, deed)

    def _middle_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        store = self.seat.desk.store
        card = Card()
        self.model = LineModel(store.zone, self)
        self.table = Table()
        self.table.setAccessibleName(self.tr("名录"))
        self.table.setModel(self.model)
        self.table.set_widths(WIDTHS)
        self.table.setMinimumHeight(theme.px(_HIGH))
        self.none = EmptyState("search-x", "")
        self.none.acted.connect(self.write_new)
        self.table.set_empty(self.none)
        self.table.chosen.connect(self._stand)
        self.table.opened.connect(self._opened)
        card.add(self.table, 1)
        self.foot = CardFoot()
        self.foot.add_right(key_hint(["↑", "↓"], self.tr("选择")))
        card.add(self.foot)
        row.addWidget(card, 1)
        self.details = LineDetails(store.zone)
        self.details.edit_wanted.connect(self.write)
        self.details.let_wanted.connect(self._let)
        self.details.copy_wanted.connect(self._copy)
        row.addWidget(self.details)
        return row

    # -- reading ------------------------------------------------------------------------------

    def read(self) -> None:
        """Read what is looked for, in the store lane; only the latest answer is shown."""
        self._turn += 1
        job = partial(jobs.read, self.seat.desk.store, self.typed(), self.category.value())
        self.seat.work.run(job, self).then(partial(self._show, self._turn)).otherwise(
            lambda refusal: self.say(sentence(refusal, "directory"))
        )

    def typed(self) -> str:
        """Give what is looked for."""
        return self.search.query().strip()

    def gathering(self) -> bool:
        """Say whether something is about to be read anew."""
        return self._gather.isActive()

    def ask_headquarters(self) -> None:
        """Ask headquarters for what is not carried here."""
        if self.ask.isHidden() or not self.ask.isEnabled() or self.asking:
            return
        typed, field = self.typed(), self.category.value()
        if len(typed) < SHORTEST and not field:
            self.say(self.tr("先写至少 2 个字，或选一个类别"))
            self.search.setFocus()
            return
        self.asking = True
        self._mind_line(self.seat.status)
        self.say(self.tr("正在问总部…"), calm=True)
        job = partial(jobs.ask, self.seat.desk.store, self.seat.find_more, typed, field)
        task = self.seat.work.run(job, self, "net")
        task.then(partial(self._told, (typed, field))).otherwise(self._not_told)

    def _sought(self) -> None:
        """Look for something else: what headquarters said of the former is not shown any more."""
        self.more, self.told = Page((), False, {}), False
        self.say("")
        self._gather.start()

    def _show(self, turn: int, page: Page) -> None:
        if turn != self._turn:
            return
        self.page = page
        self._offer_categories(page)
        self._fill()

    def _told(self, asked: tuple[str, str], page: Page) -> None:
        self.asking = False
        self._mind_line(self.seat.status)
        if asked != (self.typed(), self.category.value()):
            self.say("")
            return
        here = {row.line.id for row in self.page.rows}
        rows = tuple(row for row in page.rows if row.line.id not in here)
        self.more, self.told = Page(rows, page.more, {}), True
        self.say("")
        self._fill()
        if rows:
            self.table.scrollTo(self.model.index(self.model.place_of(rows[0].line.id), 0))

    def _not_told(self, refusal: Refusal) -> None:
        self.asking = False
        self._mind_line(self.seat.status)
        self.say(sentence(refusal, "directory"))

    def _fill(self) -> None:
        """Show what was read, and stand where one stood."""
        before = self.current()
        wanted = self._wanted or (before.line.id if before is not None else "")
        now = self.seat.desk.store.clock.now()
        was = self.table.blockSignals(True)
        self.table.clearSpans()
        self.model.show(self.page.rows, now, self._head(), self.more.rows)
        for place in self.model.heads():
            self.table.setSpan(place, 0, 1, len(COLUMNS))
        place = self.model.place_of(wanted) if wanted else -1
        first = 0 if self.model.row_at(0) is not None else 1
        self.table.selectRow(place if place >= 0 else first)
        self.table.blockSignals(was)
        if place >= 0:
            self._wanted = ""
        self._stand(self.table.currentIndex().row())
        count = self.tr("共 %n 条", "", len(self.page.rows))
        more = self.tr("前 %n 条，写得再细一点", "", len(self.page.rows))
        self.foot.remark.setText(more if self.page.more else count)
        self._say_none()

    def _head(self) -> str:
        """Say what the lines of headquarters' are; "" where it was not asked."""
        if not self.told:
            return ""
        if not self.more.rows:
            return self.tr("总部名录里也没有")
        if self.more.more:
            return self.tr("总部名录（还有更多，写得再细一点）")
        return self.tr("总部名录")

    def _say_none(self) -> None:
        """Say what can be done where nothing is listed."""
        may_ask = not self.ask.isHidden() and self.ask.isEnabled()
        if self.typed() or self.category.value():
            words = self.tr("换个说法再找。")
            if may_ask:
                words = self.tr("换个说法再找，或按 Alt H 问总部。")
            elif not self.ask.isHidden():
                words = self.tr("换个说法再找。现在离线，联网后可以问总部。")
            self.none.say(self.tr("名录里没有找到"), words)
        else:
            title = self.tr("本馆名录还是空的")
            text = self.tr("写两个字可查总部发下来的，按 Alt N 新增本馆的。")
            self.none.say(title, text)

    def _offer_categories(self, page: Page) -> None:
        chosen = self.category.value()
        options = [("", self.tr("全部类别")), *self._categories(page).items()]
        if options != self._options:
            self._options = options
            was = self.category.blockSignals(True)
            self.category.set_options(options, chosen)
            self.category.blockSignals(was)

    _options: list[tuple[str, str]] = []  # noqa: RUF012 - replaced as a whole

    @staticmethod
    def _categories(page: Page) -> dict[str, str]:
        return {code: name for code, name in page.names.items() if code not in page.retired}

    def _changed(self, changes: Changes) -> None:
        if changes.touches("resource", "own_resource", "case", "service_category"):
            self._gather.start()

    def _mind_line(self, status: Status | None) -> None:
        """Offer to ask headquarters where this desk has joined and has a line."""
        joined = self.seat.desk.store.place.device is not None
        offline = status is not None and status.state == "offline"
        self.ask.setVisible(joined)
        self.ask.setEnabled(joined and not offline and not self.asking)
        why = self.tr("连不上总部，联网后再问")
        self.ask.setToolTip(why if offline else self.tr("到总部的名录里找别的区县  Alt H"))
        self.ask.set_text(self.tr("问总部（离线）") if offline else self.tr("问总部"))

    # -- choosing -----------------------------------------------------------------------------

    def current(self) -> Row | None:
        """Give the line one stands on."""
        return self.model.row_at(self.table.currentIndex().row())

    def say(self, words: str, *, calm: bool = False) -> None:
        """Say something below the list."""
        self.line.setText(words)
        self.line.setVisible(bool(words))
        set_tone(self.line, "text2" if calm else "danger")

    def _stand(self, place: int) -> None:
        row = self.model.row_at(place)
        is_far, may_edit = row is not None and self._is_far(row), self.seat.may(EDIT)
        self.details.show_row(row, self.page.names, may_edit=may_edit, is_far=is_far)
        if self.choosing:
            may = row is not None and self._may_take(row)
            self.primary.setEnabled(may)
            if self.may_refer:
                self.refer.setEnabled(may)

    def _may_take(self, row: Row) -> bool:
        """Say whether somebody may be given a case: far ones are first copied, which needs a right.

        What keeps whoever sits here from it stands in the details.
        """
        return row.is_open and (not self._is_far(row) or self.seat.may(EDIT))

    def _is_far(self, row: Row) -> bool:
        """Say whether a line is known from headquarters' answer alone."""
        return any(one.line.id == row.line.id for one in self.more.rows)

    def _opened(self, _place: int) -> None:
        """On Enter, change a line where that is what one is here for."""
        if not self.choosing:
            self.write()

    def _check(self) -> bool:
        """End with whoever is chosen; somebody from headquarters' answer is copied before."""
        if not self.choosing:
            return True
        row = self.current()
        if row is None or not row.is_open:
            self.say(self.tr("先选一位现在能帮忙的"))
            return False
        if not self._is_far(row):
            self.chosen = row
            return True
        self._copied(row, self._take)
        return False

    def _refer(self) -> None:
        if self.choosing and self.may_refer and self.refer.isEnabled():
            self.way = REFER
            self.commit()

    def _take(self, row: Row) -> None:
        self.chosen = row
        self.accept()

    def _copied(self, row: Row, then: Callable[[Row], object]) -> None:
        """Copy a line into the venue's own directory, and go on with the copy."""
        hand, store = self._hand(), self.seat.desk.store

        def job() -> Row | None:
            return jobs.one(store, jobs.copy(hand, row.line))

        def done(copy: Row | None) -> None:
            if copy is not None:
                then(copy)

        self.seat.work.run(job, self).then(done).otherwise(self._refused)

    # -- keeping ------------------------------------------------------------------------------

    def write_new(self) -> None:
        """Write a new line."""
        if self.seat.may(EDIT):
            self._write(None)

    def write(self) -> None:
        """Change the line one stands on, where it is the venue's own."""
        row = self.current()
        if row is not None and row.line.own and self.seat.may(EDIT):
            self._write(row)

    def _write(self, row: Row | None) -> None:
        if self.sub is not None:
            return
        line = row.line if row is not None else None
        self.sub = LineDialog(self, self.seat, self._categories(self.page), line)
        if line is None and self.typed():
            self.sub.name.setText(self.typed())
        self.sub.accepted.connect(self._written)
        self.sub.finished.connect(self._shut_sub)
        self.sub.open()

    def _written(self) -> None:
        if self.sub is not None:
            self._wanted = str(self.sub.result_value)
            self.say(self.tr("已保存"), calm=True)
            self.read()

    def _shut_sub(self) -> None:
        if self.sub is not None:
            self.sub.deleteLater()
            self.sub = None
        self.table.setFocus()

    def _let(self, withdrawn: bool) -> None:
        row = self.current()
        if row is None or not row.line.own:
            return
        hand, line = self._hand(), row.line
        words = self.tr("已停用 {name}") if withdrawn else self.tr("已重新启用 {name}")
        back = partial(jobs.let, hand, line.id, withdrawn=not withdrawn)
        job = partial(jobs.let, hand, line.id, withdrawn=withdrawn)

        def done(_id: str) -> None:
            said = words.format(name=line.name)
            self.say(said, calm=True)
            self.seat.say(said, "circle-check", Undo(said, back))
            self._wanted = line.id
            self.read()

        self.seat.work.run(job, self).then(done).otherwise(self._refused)

    def _copy(self) -> None:
        row = self.current()
        if row is not None:
            self._copied(row, self._kept)

    def _kept(self, row: Row) -> None:
        """Show somebody from headquarters' answer among the venue's own lines."""
        source = row.line.from_line
        rest = tuple(one for one in self.more.rows if one.line.id != source)
        self.more = Page(rest, self.more.more, {})
        self._wanted = row.line.id
        self.say(self.tr("已加进本馆名录"), calm=True)
        self.read()

    def _refused(self, refusal: Refusal) -> None:
        self.way = ASSIGN
        self.say(sentence(refusal, "directory"))

    # -- hands --------------------------------------------------------------------------------

    def _hand(self) -> Hand:
        return Hand(self.seat.desk.store, self.seat.actor)

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _step(self, key: int) -> None:
        """Go from the search box into the list; on Enter ask headquarters where it is empty."""
        enter = key in (Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value)
        if enter and not self.page.rows and not self.told:
            self.ask_headquarters()
        elif self.model.rows:
            self.table.setFocus()
