"""Two dialogs: are these two cards one person's, and what was made since they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.people.queries import PersonCard
from app.people.twins import Beside, Made
from ui.attention import phrases as fields
from ui.kit import paint, theme
from ui.kit.ask import Dialog
from ui.kit.buttons import Button
from ui.kit.card import Banner
from ui.kit.chips import Avatar, Chip
from ui.kit.choices import Select
from ui.kit.form import Field
from ui.kit.text import ElidedLabel, label
from ui.people import phrases, twinwords
from ui.people.twinjobs import Half, Pair

translate = QCoreApplication.translate
_LABEL, _GAP, _HIGH = 92, 10, 30
_FIELDS = (
    *("name", "phone", "gender", "age_band", "identity", "unit", "political"),
    *("guardian_name", "guardian_phone", "tags", "note", "consent_way", "no_suggestions"),
)
_ALWAYS = ("name", "phone")
_MOST = 6


class _Value(ElidedLabel):
    """A value in a box of its own: it is not what the other card says."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setContentsMargins(12, 0, 12, 0)

    def sizeHint(self) -> QSize:
        """Return a box as high as a small control."""
        return QSize(super().sizeHint().width(), theme.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Return the same height, and a width that layouts may shrink to."""
        return QSize(super().minimumSizeHint().width(), theme.px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box under the words."""
        painter = QPainter(self)
        rect = paint.rectf(self.rect())
        paint.box(painter, rect, 6, theme.color("warn-soft"), theme.color("border"))
        painter.end()
        super().paintEvent(event)


class Comparison(QWidget):
    """Two cards beside each other, line by line: what differs stands out, what agrees is said once.

    `lines` are (field, this card's words, the other's) as shown.
    """

    def __init__(self, pair: Pair, now: dt.datetime, zone: str) -> None:
        super().__init__()
        self._now, self._zone = now, zone
        self.lines: list[tuple[str, str, str]] = []
        self._names: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._heads(pair)
        one, other = pair.kept.card, pair.other.card
        for field in _FIELDS:
            mine, theirs = self._value(one, field), self._value(other, field)
            if field in _ALWAYS or not _empty(mine) or not _empty(theirs):
                self._line(fields.field_name(field), *fields.apart(field, mine, theirs))
        self._line(self.tr("会员码"), *(fields.value_name("code", c.code) for c in (one, other)))
        self._line(self.tr("到访"), *(self._came(card) for card in (one, other)))
        for name in self._names:
            name.ensurePolished()
        wide = max(name.sizeHint().width() for name in self._names) + 8
        for name in self._names:
            name.setFixedWidth(max(wide, theme.px(_LABEL)))

    @staticmethod
    def _value(card: PersonCard, field: str) -> Any:
        value = getattr(card, field)
        return list(value) if isinstance(value, tuple) else value

    def _came(self, card: PersonCard) -> str:
        if not card.visits:
            return self.tr("还没有来过")
        at = phrases.seen(card.seen_at, self._now, self._zone)
        return self.tr("%n 次，最近 {at}", "", card.visits).format(at=at)

    def _heads(self, pair: Pair) -> None:
        row = self._row(None)
        for half, kept in ((pair.kept, True), (pair.other, False)):
            row.addWidget(self._head(half, pair.staff, kept=kept), 1)

    def _head(self, half: Half, staff: dict[str, str], *, kept: bool) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 6)
        line.setSpacing(10)
        line.addWidget(Avatar(half.card.name, 36))
        words = QVBoxLayout()
        words.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(ElidedLabel(half.card.name, "body", bold=True))
        if kept:
            top.addWidget(Chip(self.tr("合并后用这张"), "primary", "check"))
        top.addStretch(1)
        words.addLayout(top)
        at = phrases.date(half.registered_at, self._zone) if half.registered_at else "--"
        who = staff.get(half.card.recorded_by or "", "")
        said = self.tr("{day} 登记，{who}经办") if who else self.tr("{day} 登记")
        words.addWidget(ElidedLabel(said.format(day=at, who=who), "caption", "text3"))
        line.addLayout(words, 1)
        return made

    def _row(self, title: str | None) -> QHBoxLayout:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        name = label(title or "", "small", "text3")
        self._names.append(name)
        row.addWidget(name)
        self._column.addWidget(made)
        return row

    def _line(self, title: str, mine: str, theirs: str) -> None:
        self.lines.append((title, mine, theirs))
        row = self._row(title)
        if mine == theirs:
            piece = ElidedLabel(mine, "body", "text2")
            piece.setContentsMargins(12, 0, 12, 0)
            row.addWidget(piece, 1)
            row.addWidget(
                label(self.tr("两边一致"), "caption", "text3"), 0, Qt.AlignmentFlag.AlignRight
            )
            return
        for words in (mine, theirs):
            box = _Value(words)
            box.setAccessibleName(f"{title} {words}")
            row.addWidget(box, 1)


class MergeDialog(Dialog):
    """Asks whether two cards are one person's; `answer(reason)` when the primary verb was used.

    `told_apart`: they are two people, and nobody needs to ask again.
    """

    told_apart = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        pair: Pair,
        times: tuple[dt.datetime, str],
        answer: Callable[[str], object],
    ) -> None:
        title = translate("merging", "这两张卡是同一个人的吗")
        verb, cancel = translate("merging", "合并"), translate("merging", "取消")
        super().__init__(parent, title, verb, cancel, width=720)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.comparison = Comparison(pair, *times)
        self.add(self.comparison)
        words = self.tr(
            "合并后按一个人算：两边的姓名、号码、会员码都能找到，到访合在一起，同一天只算一次。"
            "两张卡上写的都不动，随时可以撤销。"
        )
        self.add(Banner("primary", "info", words))
        self.reasons = Select(twinwords.reasons())
        self.add(Field(self.tr("怎么知道是同一个人"), self.reasons))
        self.two = Button(self.tr("不是同一人"), kind="plain")
        self.two.setToolTip(self.tr("例如一家人共用一个号码。记下以后不再提示，每台电脑都一样。"))
        self.two.clicked.connect(self._tell_apart)
        self.add_verb(self.two)
        self.accepted.connect(lambda: answer(self.reasons.value()))
        self.primary.setFocus()

    def _tell_apart(self) -> None:
        self.told_apart.emit()
        self.reject()


class PartDialog(Dialog):
    """Says what was made since two cards were merged, before they are taken apart."""

    def __init__(
        self,
        parent: QWidget | None,
        beside: Beside,
        made: Sequence[Made],
        on_card: Callable[[str], str],
        times: tuple[dt.datetime, str],
        answer: Callable[[], object],
    ) -> None:
        title = translate("merging", "把“{name}”这张卡分出来").format(name=beside.card.name)
        verb, cancel = translate("merging", "撤销合并"), translate("merging", "取消")
        super().__init__(parent, title, verb, cancel, width=520)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        now, zone = times
        said = self.tr("{at} 合并，原因：{reason}。分开后各找各的，各算各的。")
        at = phrases.seen(beside.at, now, zone)
        words = said.format(at=at, reason=twinwords.reason_name(beside.reason))
        self.add(label(words, "body", "text2", wrap=True))
        if not made:
            self.add(Banner("primary", "info", self.tr("合并以后还没有记过什么，分开不影响别的。")))
        else:
            head = self.tr("合并以后记了 %n 条，分开后留在写它的那张卡上：", "", len(made))
            self.add(label(head, "body", bold=True, wrap=True))
            self.add(self._list(made, on_card, now, zone))
            if any(one.what == "visit" for one in made):
                hint = self.tr("到访记错了人，可以在今日签到里改人，或撤销后补签。")
                self.add(label(hint, "small", "text3", wrap=True))
        self.accepted.connect(answer)
        self.primary.setFocus()

    def _list(
        self, made: Sequence[Made], on_card: Callable[[str], str], now: dt.datetime, zone: str
    ) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.lines: list[str] = []
        for one in made[:_MOST]:
            row = QHBoxLayout()
            row.setSpacing(12)
            what, at = twinwords.made_name(one), phrases.seen(one.at, now, zone)
            on = on_card(one.card_id)
            row.addWidget(ElidedLabel(what), 1)
            row.addWidget(ElidedLabel(on, "small", "text2"), 2)
            row.addWidget(label(at, "small", "text3"))
            column.addLayout(row)
            self.lines.append(f"{what} {on} {at}")
        if len(made) > _MOST:
            rest = self.tr("还有 %n 条", "", len(made) - _MOST)
            column.addWidget(label(rest, "small", "text3"))
        return box


def _empty(value: Any) -> bool:
    return value in (None, "", [])
