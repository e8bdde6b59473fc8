"""Choosing between two desks' values of one record, field by field, one record after the other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from app.attention.actions import Pick
from app.attention.queries import Dispute, Matter
from app.attention.rules import Side
from ui.attention import phrases
from ui.attention.jobs import Centre
from ui.attention.sides import GAP, HIGH, LABEL, EqualRow, SideRow, Whose
from ui.kit import theme
from ui.kit.ask import COMMIT_KEYS
from ui.kit.buttons import Button, icon_button
from ui.kit.card import Banner, EmptyState
from ui.kit.keys import bind
from ui.kit.text import ElidedLabel, IconLabel, label

_MOST_EQUAL = 3


class ChoosePanel(QWidget):
    """Emits `merged(Matter, list[Pick])` when a choice is made, and `history_wanted`.

    Alt 1 takes all of this desk's, Alt 2 all of the other's, Ctrl Enter merges as chosen.
    """

    merged = Signal(object, object)
    history_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matters: list[Matter] = []
        self.place = 0
        self.rows: list[SideRow] = []
        self._centre: Centre | None = None
        self._may, self._see, self._moved = True, True, False
        self._versions: dict[str, int] = {}
        self.empty = EmptyState(
            "circle-check", self.tr("没有要处理的同步问题"), "-", self.tr("查看历史"), tone="ok"
        )
        self.empty.acted.connect(self.history_wanted)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._work())
        self._make_keys()

    def _work(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        self.under = label("", "small", "text2", wrap=True)
        self.under.setContentsMargins(20, 2, 20, 8)
        self.under.setMinimumWidth(theme.px(360))
        column.addWidget(self.under)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        column.addWidget(self._area, 1)
        column.addWidget(self._foot())
        return made

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 14, 20, 0)
        row.setSpacing(8)
        self.title = ElidedLabel("", "value", bold=True)
        row.addWidget(self.title, 1)
        self.count = label("", "caption", "text3")
        row.addWidget(self.count)
        self.back = icon_button("chevron-left", self.tr("上一处"), "small", "plain", key="PgUp")
        self.on = icon_button("chevron-right", self.tr("下一处"), "small", "plain", key="PgDown")
        self.back.clicked.connect(lambda: self.step(-1))
        self.on.clicked.connect(lambda: self.step(1))
        row.addWidget(self.back)
        row.addWidget(self.on)
        return row

    def _foot(self) -> QWidget:
        made = QFrame()
        made.setProperty("kind", "card-foot")
        row = QHBoxLayout(made)
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(8)
        self.all_mine = Button(self.tr("全用本机的"), None, "Alt 1")
        self.all_theirs = Button(self.tr("全用总部的"), None, "Alt 2")
        self.later = Button(self.tr("稍后再说"), kind="ghost")
        self.merge = Button(self.tr("就这样合并"), "check", "Ctrl Enter", "primary")
        self.all_mine.clicked.connect(lambda: self.pick_all(mine=True))
        self.all_theirs.clicked.connect(lambda: self.pick_all(mine=False))
        self.later.clicked.connect(lambda: self.step(1))
        self.merge.clicked.connect(self.commit)
        row.addWidget(self.all_mine)
        row.addWidget(self.all_theirs)
        row.addStretch(1)
        row.addWidget(self.later)
        row.addWidget(self.merge)
        return made

    def _make_keys(self) -> None:
        slots = {
            "Alt+1": lambda: self.pick_all(mine=True),
            "Alt+2": lambda: self.pick_all(mine=False),
            "PgUp": lambda: self.step(-1),
            "PgDown": lambda: self.step(1),
            **dict.fromkeys(COMMIT_KEYS, self.commit),
        }
        bind(self, slots)

    # -- what is shown --------------------------------------------------------------------------

    def show_centre(self, centre: Centre, all_clear: str, *, may: bool, see: bool) -> None:
        """Show what there is to choose; what was being looked at stays where it is.

        When it was written again meanwhile, it is shown anew and that is said.
        """
        before = self.matter()
        changed = (may, see) != (self._may, self._see)
        self._centre, self._may, self._see = centre, may, see
        self.matters = list(centre.matters)
        key = (before.kind, before.row_id) if before is not None else None
        places = [p for p, one in enumerate(self.matters) if (one.kind, one.row_id) == key]
        self.place = places[0] if places else min(self.place, max(0, len(self.matters) - 1))
        self.empty.say(self.tr("没有要处理的同步问题"), all_clear)
        versions = {d.id: d.version for one in self.matters for d in one.disputes}
        now = self.matter()
        self._moved = (
            now is not None
            and before is not None
            and key == (now.kind, now.row_id)
            and any(self._versions.get(d.id, d.version) != d.version for d in now.disputes)
        )
        self._versions = versions
        if now is None or now != before or self._moved or changed or not self.rows:
            self._show()

    def matter(self) -> Matter | None:
        """Give the record that is looked at."""
        return self.matters[self.place] if self.place < len(self.matters) else None

    def step(self, by: int) -> None:
        """Look at the next or the former record; from the last one on to the first."""
        if self.matters:
            self.place = (self.place + by) % len(self.matters)
            self._moved = False
            self._show()
            self.take_focus()

    def _show(self) -> None:
        matter, centre = self.matter(), self._centre
        self._stack.setCurrentIndex(0 if matter is None else 1)
        if matter is None or centre is None:
            self.rows = []
            return
        kind = phrases.kind_name(matter.kind)
        words = self.tr("{kind}：{title}") if matter.title else "{kind}"
        self.title.setText(words.format(kind=kind, title=matter.title))
        total = len(self.matters)
        self.count.setText(
            self.tr("第 {place} 处，共 {total} 处").format(place=self.place + 1, total=total)
        )
        for button in (self.back, self.on):
            button.setEnabled(total > 1)
        self.later.setVisible(total > 1)
        words = self.tr("两边都改了这条记录。逐项选一个，没改的自动保留。")
        if not self._see:
            words = self.tr("两边都改了这条记录。请前台或站长登录后来选。")
        elif not self._may:
            words = self.tr("两边都改了这条记录。重新加入总部后再选。")
        self.under.setText(words)
        body = self._body(matter, centre)
        self._area.setWidget(body)
        body.setAutoFillBackground(False)
        for button in (self.all_mine, self.all_theirs, self.merge):
            button.setEnabled(self._may)

    def _body(self, matter: Matter, centre: Centre) -> QWidget:
        made = QWidget()
        made.setAutoFillBackground(False)
        column = QVBoxLayout(made)
        column.setContentsMargins(20, 0, 20, 8)
        column.setSpacing(0)
        column.addWidget(self._heads(matter, centre))
        self.rows = [SideRow(one, self._whose(matter, one, centre)) for one in matter.disputes]
        for row in self.rows:
            row.setEnabled(self._may)
            column.addWidget(row)
            # Shown only once it has a parent: before, it would be a window of its own.
            row.setVisible(self._see)
        equal = [item for item in matter.equal.items() if item[0] not in phrases.QUIET]
        for name, value in equal[:_MOST_EQUAL] if self._see else ():
            if name not in ("name", "status", "note"):
                column.addWidget(EqualRow(name, value))
        self.note = Banner("primary", "info", "-")
        said = self._said(matter)
        if said:
            self.note.say(said)
            column.addSpacing(8)
            column.addWidget(self.note)
        column.addStretch(1)
        return made

    def _said(self, matter: Matter) -> str:
        if self._moved:
            return self.tr("你看的时候这里又改过一次，已换成最新的，请重新选。")
        others = sum(dispute.others for dispute in matter.disputes)
        if others:
            return self.tr("之前还改过 %n 次，这里是最后的两种写法。", "", others)
        if any(dispute.field == "phone" for dispute in matter.disputes):
            return self.tr("选定后，本馆每台电脑都用这个号码；一天内可以改回。")
        return self.tr("选定后，本馆每台电脑都一样；一天内可以改回。")

    def _heads(self, matter: Matter, centre: Centre) -> QWidget:
        """Say whose values these are, above the two columns."""
        made = QWidget()
        made.setFixedHeight(theme.px(HIGH))
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        gap = QWidget()
        gap.setFixedWidth(theme.px(LABEL))
        row.addWidget(gap)
        dispute = matter.disputes[0]
        mine, theirs = self._columns(matter, centre)
        pairs = (("monitor", mine, dispute.mine), ("building-2", theirs, dispute.theirs))
        for icon, words, side in pairs:
            half = QWidget()
            line = QHBoxLayout(half)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(8)
            line.addWidget(IconLabel(icon))
            line.addWidget(label(words, "body", bold=True))
            line.addWidget(ElidedLabel(self._author(side, centre), "caption", "text3"), 1)
            row.addWidget(half, 1)
        return made

    def _columns(self, matter: Matter, centre: Centre) -> tuple[str, str]:
        """Name the two sides; values of two other desks are told by which was first."""
        if all(one.mine.desk == centre.desk for one in matter.disputes):
            return self.tr("本机的"), self.tr("总部的")
        return self.tr("先写的"), self.tr("后写的")

    def _author(self, side: Side, centre: Centre) -> str:
        return phrases.side_caption(side, centre.staff, centre.desk, centre.now, centre.zone)

    def _whose(self, matter: Matter, dispute: Dispute, centre: Centre) -> Whose:
        """Say a value's author at the value where it is not the one named above the column."""
        first, own = matter.disputes[0], self.tr("本机")
        unders = []
        for head, side in ((first.mine, dispute.mine), (first.theirs, dispute.theirs)):
            said = self._author(side, centre)
            if side.desk == centre.desk and head.desk != side.desk:
                said = f"{own} {said}"
            unders.append("" if said == self._author(head, centre) else said)
        return Whose(*self._columns(matter, centre), *unders)

    # -- what is done ---------------------------------------------------------------------------

    def pick_all(self, *, mine: bool) -> None:
        """Choose one side throughout; it is written down with the merge."""
        for row in self.rows:
            row.pick(mine=mine)

    def commit(self) -> None:
        """Merge as chosen."""
        matter = self.matter()
        if matter is None or not self.merge.isEnabled() or not self.rows:
            return
        picks = [Pick(r.dispute.id, r.dispute.version, r.value()) for r in self.rows]
        self.merged.emit(matter, picks)

    def take_focus(self) -> None:
        """Put the keyboard on the first choice, or on what leads on."""
        if self.rows and self._may:
            self.rows[0].take_focus()
        else:
            self.empty.action.setFocus()
