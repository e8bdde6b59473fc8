"""Where things stand in the directory: search and category, the list, one line in full."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.directory.details import LineDetails
from ui.directory.form import EDIT
from ui.directory.jobs import Page, Row
from ui.directory.listing import COLUMNS, WIDTHS, LineModel
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.card import Card, CardFoot, EmptyState
from ui.kit.chips import key_hint
from ui.kit.choices import Select
from ui.kit.table import Table
from ui.kit.text import label, set_tone
from ui.people.search import SearchBox
from ui.seat import Seat

_HIGH = 420
NOTHING = Page((), False, {})


class LineStage(QWidget):
    """Shows what it is told: the desk's own `page`, and headquarters' answer `more`.

    `sought()`: something else is looked for; `stood()`: one stands on another line; `entered()`:
    Enter on a line; `asked()`: by Enter, with nobody found here; `left()`: Esc in the search box.
    """

    sought = Signal()
    stood = Signal()
    entered = Signal()
    asked = Signal()
    left = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self.page, self.more = NOTHING, NOTHING
        self.told = False
        """Headquarters has answered what is looked for now."""
        self.wanted = ""
        """The line to stand on once it is listed."""
        self._options: list[tuple[str, str]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._head())
        column.addLayout(self._middle())
        self.line = label("", "small", "text2", wrap=True)
        # Its place is kept, or the list would jump with every word.
        keeps = self.line.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.line.setSizePolicy(keeps)
        self.line.hide()
        column.addWidget(self.line)

    # -- pieces -------------------------------------------------------------------------------

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.search = SearchBox(self.tr("名称或特长，至少 2 个字"), room=(260, 420))
        self.search.searched.connect(lambda _text: self._seek())
        self.search.stepped.connect(self._step)
        self.search.left.connect(self.left)
        row.addWidget(self.search, 1)
        self.category = Select([("", self.tr("全部类别"))])
        self.category.setAccessibleName(self.tr("类别"))
        self.category.picked.connect(lambda _code: self._seek())
        row.addWidget(self.category)
        row.addStretch(1)
        self.ask = Button(self.tr("问总部"), "cloud", "Alt H")
        row.addWidget(self.ask)
        self.new = Button(self.tr("新增"), "plus", "Alt N")
        self.new.setVisible(self._seat.may(EDIT))
        row.addWidget(self.new)
        return row

    def _middle(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        zone = self._seat.desk.store.zone
        card = Card()
        self.model = LineModel(zone, self)
        self.table = Table()
        self.table.setAccessibleName(self.tr("名录"))
        self.table.setModel(self.model)
        self.table.set_widths(WIDTHS)
        self.table.setMinimumHeight(theme.px(_HIGH))
        self.none = EmptyState("search-x", "")
        self.table.set_empty(self.none)
        self.table.chosen.connect(lambda _row: self._stand())
        self.table.opened.connect(lambda _row: self.entered.emit())
        card.add(self.table, 1)
        self.foot = CardFoot()
        self.foot.add_right(key_hint(["↑", "↓"], self.tr("选择")))
        card.add(self.foot)
        row.addWidget(card, 1)
        self.details = LineDetails(zone)
        row.addWidget(self.details)
        return row

    # -- what is looked for -------------------------------------------------------------------

    def typed(self) -> str:
        """Give what is looked for."""
        return self.search.query().strip()

    def field(self) -> str:
        """Give the category that is chosen, "" for all."""
        return self.category.value()

    def categories(self) -> dict[str, str]:
        """Give the categories that take new lines, with their names."""
        page = self.page
        return {code: name for code, name in page.names.items() if code not in page.retired}

    def to_search(self) -> None:
        """Give the keyboard to the search box."""
        self.search.setFocus()
        self.search.selectAll()

    def _seek(self) -> None:
        """Look for something else: what headquarters said of the former is shown no more."""
        self.more, self.told = NOTHING, False
        self.say("")
        self.sought.emit()

    def _step(self, key: int) -> None:
        """Go from the search box into the list; on Enter ask headquarters where it is empty."""
        enter = key in (Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value)
        if enter and not self.page.rows and not self.told:
            self.asked.emit()
        elif self.model.rows:
            self.table.setFocus()

    # -- what is shown ------------------------------------------------------------------------

    def current(self) -> Row | None:
        """Give the line one stands on."""
        return self.model.row_at(self.table.currentIndex().row())

    def is_far(self, row: Row) -> bool:
        """Say whether a line is known from headquarters' answer alone."""
        return any(one.line.id == row.line.id for one in self.more.rows)

    def say(self, words: str, *, calm: bool = False) -> None:
        """Say something below the list."""
        self.line.setText(words)
        self.line.setVisible(bool(words))
        set_tone(self.line, "text2" if calm else "danger")

    def show_page(self, page: Page) -> None:
        """Show what was read here."""
        self.page = page
        chosen = self.field()
        options = [("", self.tr("全部类别")), *self.categories().items()]
        if options != self._options:
            self._options = options
            was = self.category.blockSignals(True)
            self.category.set_options(options, chosen)
            self.category.blockSignals(was)
        self.fill()

    def show_more(self, page: Page) -> None:
        """Show what headquarters answered, without what stands above it."""
        here = {row.line.id for row in self.page.rows}
        rows = tuple(row for row in page.rows if row.line.id not in here)
        self.more, self.told = Page(rows, page.more, {}), True
        self.fill()
        if rows:
            self.table.scrollTo(self.model.index(self.model.place_of(rows[0].line.id), 0))

    def drop(self, row_id: str) -> None:
        """Leave a line out of headquarters' answer: it is the venue's own now."""
        rest = tuple(one for one in self.more.rows if one.line.id != row_id)
        self.more = Page(rest, self.more.more, {})

    def fill(self) -> None:
        """Show it all, and stand where one stood."""
        before = self.current()
        wanted = self.wanted or (before.line.id if before is not None else "")
        now = self._seat.desk.store.clock.now()
        was = self.table.blockSignals(True)
        self.table.clearSpans()
        self.model.show(self.page.rows, now, self._between(), self.more.rows)
        for place in self.model.heads():
            self.table.setSpan(place, 0, 1, len(COLUMNS))
        place = self.model.place_of(wanted) if wanted else -1
        first = 0 if self.model.row_at(0) is not None else 1
        self.table.selectRow(place if place >= 0 else first)
        self.table.blockSignals(was)
        if place >= 0:
            self.wanted = ""
        self._stand()
        count = self.tr("共 %n 条", "", len(self.page.rows))
        more = self.tr("前 %n 条，写得再细一点", "", len(self.page.rows))
        self.foot.remark.setText(more if self.page.more else count)
        self._say_none()

    def _between(self) -> str:
        """Say what headquarters' lines are; "" where it was not asked."""
        if not self.told:
            return ""
        if self.more.more:
            return self.tr("总部名录（还有更多，写得再细一点）")
        if not self.more.rows:
            return self.tr("总部名录里也没有")
        return self.tr("总部名录")

    def _say_none(self) -> None:
        """Say what can be done where nothing is listed."""
        if self.typed() or self.field():
            words = self.tr("换个说法再找。")
            if not self.ask.isHidden():
                asks, waits = (
                    self.tr("换个说法再找，或按 Alt H 问总部。"),
                    self.tr("换个说法再找。现在离线，联网后可以问总部。"),
                )
                words = asks if self.ask.isEnabled() else waits
            self.none.say(self.tr("名录里没有找到"), words)
        else:
            text = self.tr("写两个字可查总部发下来的，按 Alt N 新增本馆的。")
            self.none.say(self.tr("本馆名录还是空的"), text)

    def _stand(self) -> None:
        row = self.current()
        is_far, may_edit = row is not None and self.is_far(row), self._seat.may(EDIT)
        self.details.show_row(row, self.page.names, may_edit=may_edit, is_far=is_far)
        self.stood.emit()
