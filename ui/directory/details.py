"""One line of the directory in full, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.cases import suggesting
from ui.cases import phrases as case_phrases
from ui.directory import listing, phrases
from ui.directory.jobs import Row
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.card import EmptyState, hair
from ui.kit.chips import Chip
from ui.kit.text import label

WIDTH = 316
_FACT = 88


def _joined(some: Iterable[str]) -> str:
    return QCoreApplication.translate("directory", "、").join(some)


class LineDetails(QFrame):
    """Shows one `Row`: `edit_wanted()`, `let_wanted(withdrawn)`, `copy_wanted()`.

    `edit`, `let` and `copy` are the buttons that may be there.
    """

    edit_wanted = Signal()
    let_wanted = Signal(bool)
    copy_wanted = Signal()

    def __init__(self, zone: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setFixedWidth(theme.px(WIDTH))
        self._zone = zone
        self.row: Row | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        column.addWidget(self._area, 1)
        self._line = hair()
        column.addWidget(self._line)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(16, 12, 16, 12)
        foot.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.edit = Button(self.tr("修改…"), "pencil", "Alt E", "plain", "small")
        self.edit.clicked.connect(self.edit_wanted)
        self.let = Button("", None, "Alt W", "plain", "small")
        self.let.clicked.connect(self._let)
        self.copy = Button(self.tr("加进本馆名录"), "list-plus", "Alt A", "plain", "small")
        self.copy.clicked.connect(self.copy_wanted)
        for button in (self.edit, self.let, self.copy):
            row.addWidget(button)
        row.addStretch(1)
        self.rights = label("", "small", "text2", wrap=True)
        foot.addLayout(row)
        foot.addWidget(self.rights)
        column.addWidget(self._foot)

    def show_row(
        self, row: Row | None, names: dict[str, str], *, may_edit: bool, is_far: bool
    ) -> None:
        """Show a line, or that none is chosen; `is_far`: it is not carried at this desk."""
        self.row = row
        made = self._made(row, names)
        self._area.setWidget(made)
        made.setAutoFillBackground(False)
        own = row is not None and row.line.own
        self.edit.setVisible(own and may_edit)
        self.let.setVisible(own and may_edit)
        fits = row is not None and row.is_open and not row.copied
        self.copy.setVisible(fits and is_far and may_edit)
        if row is not None:
            on = self.tr("重新启用") if row.standing == "withdrawn" else self.tr("停用")
            self.let.set_text(on)
        words = "" if may_edit else self.tr("改名录要有这项权限，请找站长或前台同事。")
        self.rights.setText(words)
        self.rights.setVisible(bool(words) and row is not None)
        shown = [self.edit, self.let, self.copy, self.rights]
        for piece in (self._line, self._foot):
            piece.setVisible(any(not one.isHidden() for one in shown))

    def facts(self) -> dict[str, str]:
        """Give what is shown of the line, by its name."""
        return self._facts

    def _let(self) -> None:
        if self.row is not None:
            self.let_wanted.emit(self.row.standing != "withdrawn")

    def _made(self, row: Row | None, names: dict[str, str]) -> QWidget:
        self._facts: dict[str, str] = {}
        if row is None:
            return EmptyState("users-round", self.tr("选一条看详情"))
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(label(row.line.name, "value", bold=True, wrap=True))
        chips = QHBoxLayout()
        chips.setSpacing(6)
        chips.addWidget(Chip(phrases.type_name(row.line.type), "neutral", self._icon(row)))
        standing = listing.until_chip(row)
        if standing is not None:
            chips.addWidget(Chip(standing.text, standing.tone))
        chips.addStretch(1)
        column.addLayout(chips)
        if row.line.specialities:
            column.addWidget(label(row.line.specialities, "body", wrap=True))
        self._facts = self._facts_of(row, names)
        column.addWidget(self._table())
        column.addStretch(1)
        return made

    @staticmethod
    def _icon(row: Row) -> str | None:
        return phrases.ICONS.get(row.line.type)

    def _facts_of(self, row: Row, names: dict[str, str]) -> dict[str, str]:
        line = row.line
        said = {
            self.tr("办什么"): _joined(names.get(one, one) for one in line.fields),
            self.tr("单位"): dict(phrases.org_types()).get(line.org_type or "", ""),
            self.tr("联系"): line.contact or "",
            self.tr("何时在"): "\n".join(
                one for one in (*phrases.weekly_lines(line.weekly), line.hours or "") if one
            ),
            self.tr("在哪里"): self._place(row),
            self.tr("语言"): _joined(self._language(one) for one in line.languages),
            self.tr("性别"): dict(case_phrases.genders()).get(line.gender or "", ""),
            self.tr("容量"): str(line.capacity) if line.capacity is not None else "",
            self.tr("有效期"): listing.until(row),
            self.tr("在办"): self._load(row),
            self.tr("来源"): self._source(row),
        }
        return {name: words for name, words in said.items() if words}

    @staticmethod
    def _language(code: str) -> str:
        named = suggesting.languages().get(code)
        return named[0] if named else code

    def _place(self, row: Row) -> str:
        if row.away == 0:
            return self.tr("就在本馆")
        if row.away is None:
            return listing.place(row) if row.line.address or row.line.region else ""
        parts = (row.line.address, listing.place(row))
        return " · ".join(one for one in parts if one)

    def _load(self, row: Row) -> str:
        record = row.record
        words = self.tr("在办 {load} 件，90 天办完 {done} 件").format(
            load=record.load, done=record.finished_90
        )
        if record.rating_90 is None:
            return words
        return words + self.tr("，评分 {rating}").format(rating=f"{record.rating_90:.1f}")

    def _source(self, row: Row) -> str:
        line = row.line
        if line.own and line.from_line:
            where = phrases.scope_name(line.from_scope or "")
            return self.tr("本馆，抄自总部名录（{where}）").format(where=where)
        if line.own:
            return self.tr("本馆自己的")
        words = self.tr("总部名录（{where}）").format(where=phrases.scope_name(line.scope))
        return words + self.tr("，本馆名录里已有") if row.copied else words

    def _table(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for name, words in self._facts.items():
            row = QHBoxLayout()
            row.setSpacing(8)
            head = label(name, "small", "text3")
            head.setFixedWidth(theme.px(_FACT))
            row.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
            text = label(words, "small", wrap=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            row.addWidget(text, 1)
            column.addLayout(row)
        return made
