"""The answer under the box: at most seven rows, and the way to register somebody new."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.people.lookup import Match
from app.store.reading import FirstReading
from ui.checkin import phrases
from ui.checkin.search import Answer
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.card import Card, EmptyState, hair
from ui.kit.chips import ChipSpec, key_hint
from ui.kit.results import Ranges, ResultList, ResultRow
from ui.kit.text import ElidedLabel, IconTile, label
from ui.shell.times import number

_LONGEST_SHOWN = 12
_FOOT = 52


class SearchPanel(Card):
    """Shows an Answer. `used(row number)`, `new_wanted` from the last row."""

    used = Signal(int)
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer: Answer | None = None
        self.add(self._make_head())
        self._line = hair()
        self.add(self._line)
        self.rows = ResultList()
        self.rows.set_verb(self.tr("签到"), "Enter")
        self.rows.used.connect(self.used)
        self.add(self.rows)
        self.nobody = EmptyState(
            "search-x",
            " ",
            " ",
            " ",
            action_icon="user-plus",
            key="Ctrl Enter",
            primary=True,
        )
        self.nobody.acted.connect(self.new_wanted)
        self.nobody.setFixedHeight(theme.px(224))
        self.add(self.nobody)
        self._foot = self._make_foot()
        self.add(self._foot)

    def show_answer(self, answer: Answer, now: dt.datetime, zone: str) -> None:
        """Show who was found, best first, or that nobody was."""
        self.answer = answer
        matches = answer.found.matches
        self.rows.set_rows([result_row(match, answer.day, now, zone) for match in matches])
        self.rows.setFixedHeight(self.rows.sizeHint().height())
        for piece in (self._head, self._line, self.rows, self._foot):
            piece.setVisible(bool(matches))
        self.nobody.setVisible(not matches)
        if matches:
            self._count.setText(self.tr("%n 位匹配", "", len(matches)))
            self._remark.setText(self._remark_of(answer))
        else:
            self._say_nobody(answer)

    def current(self) -> str | None:
        """Give the id of the selected person."""
        row = self.rows.current()
        return row.ident if row is not None else None

    def _say_nobody(self, answer: Answer) -> None:
        if answer.too_long:
            length = number(len(answer.text))
            title = self.tr("这段文字有 {length} 个字").format(length=length)
            text = self.tr("不像姓名、手机号或会员码。按 Esc 清空，再扫一次或重新输入。")
            self.nobody.say(title, text)
            self.nobody.action.setVisible(False)
            return
        asked = _shown(answer.text)
        hint = self.tr("试试拼音首字母，或手机后四位。也可能是第一次来。")
        if answer.fetching is not None:
            hint = self.tr("{fetched}，这位可能还没取到。可以先登记，重了以后能合并。").format(
                fetched=fetched(answer.fetching)
            )
        self.nobody.say(self.tr("没有找到“{text}”").format(text=asked), hint)
        self.nobody.action.set_text(self.tr("登记新人“{text}”").format(text=asked))
        self.nobody.action.setVisible(True)

    def _remark_of(self, answer: Answer) -> str:
        kinds = {
            "code": self.tr("会员码"),
            "digits": self.tr("手机号"),
            "latin": self.tr("拼音"),
            "han": self.tr("姓名"),
            "mixed": self.tr("姓名和拼音"),
        }
        text = self.tr("{kind} {text}·本机名册 {everyone} 人，用时 {ms} 毫秒")
        if answer.fetching is not None:
            # In front: in a narrow window the end is cut off.
            text = self.tr("{fetched}，这里先列出取到的").format(fetched=fetched(answer.fetching))
        return text.format(
            kind=kinds.get(answer.found.kind, ""),
            text=_shown(answer.found.text.upper()),
            everyone=number(answer.everyone),
            ms=max(1, round(answer.elapsed)),
        )

    def _make_head(self) -> QWidget:
        self._head = QWidget()
        row = QHBoxLayout(self._head)
        row.setContentsMargins(15, 0, 15, 0)
        row.setSpacing(4)
        self._head.setFixedHeight(theme.px(42))
        self._count = label("", "body", bold=True)
        self._remark = ElidedLabel("", "small", "text3")
        row.addWidget(self._count)
        row.addWidget(self._remark, 1)
        row.addSpacing(12)
        for keys, words in (
            (["↑", "↓"], self.tr("选择")),
            (["Alt"], self.tr("+ 数字 直接签到")),
            (["→"], self.tr("看详情")),
        ):
            row.addWidget(key_hint(keys, words))
            row.addSpacing(10)
        return self._head

    def _make_foot(self) -> QWidget:
        foot = QFrame()
        foot.setFixedHeight(theme.px(_FOOT))
        row = QHBoxLayout(foot)
        row.setContentsMargins(47, 0, 15, 0)
        row.setSpacing(12)
        row.addWidget(IconTile("user-plus", "neutral", 32))
        row.addWidget(ElidedLabel(self.tr("都不是？登记一位新朋友，只需姓名和手机号")), 1)
        new = Button(self.tr("新登记"), key="Ctrl Enter", size="small")
        new.clicked.connect(self.new_wanted)
        row.addWidget(new)
        return foot


def result_row(match: Match, day: str, now: dt.datetime, zone: str) -> ResultRow:
    """Give one match as the list paints it; `day` is the business day that is today."""
    translate = QCoreApplication.translate
    marks = match.highlight
    chip: ChipSpec | None = None
    top = translate("checkin", "还没有来过")
    bottom = translate("checkin", "今天未签到")
    if match.visits:
        seen = phrases.when(match.seen_at, now, zone)
        top = translate("checkin", "上次到访 {when}").format(when=seen)
        if match.seen_day == day:
            chip = ChipSpec(translate("checkin", "今天已签到"), "warn", "history")
            top = translate("checkin", "{when} 到馆").format(when=seen)
            bottom = translate("checkin", "共 %n 次", "", match.visits)
    else:
        chip = ChipSpec(translate("checkin", "首次到访"), "violet")
    return ResultRow(
        match.id,
        match.name,
        marks.pinyin_text,
        phrases.masked(match.phone),
        top,
        bottom,
        chip,
        _lengths(marks.name_ranges),
        _lengths(marks.pinyin_ranges),
    )


def fetched(reading: FirstReading) -> str:
    """Say that headquarters' list is still being fetched, and how far that is."""
    translate = QCoreApplication.translate
    if not reading.total:
        return translate("checkin", "总部的名册还没开始取")
    return translate("checkin", "总部的名册还在取（已取 {done} / {total}）").format(
        done=number(reading.done), total=number(reading.total)
    )


def _lengths(spans: tuple[tuple[int, int], ...]) -> Ranges:
    """Turn (start, end) into (start, length), as rows are painted."""
    return tuple((start, end - start) for start, end in spans)


def _shown(text: str) -> str:
    """Give what was typed without what cannot be printed, shortened."""
    plain = "".join(char for char in text if char.isprintable())
    return plain if len(plain) <= _LONGEST_SHOWN else plain[:_LONGEST_SHOWN] + "…"
