"""What is asked at registration: a short list of questions, and how each is answered."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.events.questions import (
    CHOICE,
    MANY,
    MOST_QUESTIONS,
    TEXT,
    WITH_OPTIONS,
    YES_NO,
    Question,
    read_questions,
    write_questions,
)
from ui.kit import theme
from ui.kit.buttons import Button, icon_button
from ui.kit.choices import CheckBox, Select
from ui.kit.form import line_edit

_BETWEEN = re.compile(r"[、,，;；]")


def forms() -> list[tuple[str, str]]:
    """Give the ways a question is answered, with their names."""
    translate = QCoreApplication.translate
    return [
        (TEXT, translate("events", "写一行字")),
        (CHOICE, translate("events", "选一个")),
        (MANY, translate("events", "可多选")),
        (YES_NO, translate("events", "是或否")),
    ]


def parted(text: str) -> tuple[str, ...]:
    """Read words that stand in one line, between commas of any kind; each of them once."""
    words = (" ".join(word.split()) for word in _BETWEEN.split(text))
    return tuple(dict.fromkeys(word for word in words if word))


class QuestionRow(QWidget):
    """One question. `changed` by hand, `dropped` when it is not asked after all."""

    changed = Signal()
    dropped = Signal()

    def __init__(self, asked: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.line = line_edit(self.tr("例如：有没有忌口"), limit=100)
        self.line.setAccessibleName(self.tr("问题"))
        self.line.setText(asked.text)
        self.kind = Select(forms(), asked.form, name=self.tr("怎么回答"))
        self.kind.setFixedWidth(theme.px(128))
        self.box = CheckBox(self.tr("必填"))
        self.box.setChecked(asked.required)
        drop = icon_button("x", self.tr("不问这个"), "normal")
        row.addWidget(self.line, 1)
        row.addWidget(self.kind)
        row.addWidget(self.box)
        row.addWidget(drop)
        column.addLayout(row)
        self.options = line_edit(self.tr("有哪些可选，用顿号隔开，例如：S、M、L"), limit=400)
        self.options.setAccessibleName(self.tr("可选的"))
        self.options.setText("、".join(asked.options))
        column.addWidget(self.options)
        for signal in (self.line.textChanged, self.options.textChanged, self.box.toggled):
            signal.connect(lambda *_: self.changed.emit())
        self.kind.picked.connect(self._picked)
        drop.clicked.connect(self.dropped)
        self._mind()

    def question(self) -> Question:
        """Give what stands here."""
        kind = self.kind.value()
        options = parted(self.options.text()) if kind in WITH_OPTIONS else ()
        return Question(self.line.text().strip(), kind, options, self.box.isChecked())  # type: ignore[arg-type]

    def _picked(self, _kind: str) -> None:
        self._mind()
        self.changed.emit()

    def _mind(self) -> None:
        self.options.setVisible(self.kind.value() in WITH_OPTIONS)


class Questions(QWidget):
    """A list that grows. `changed` by hand."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[QuestionRow] = []
        self._kept: str | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._place = QVBoxLayout()
        self._place.setSpacing(8)
        column.addLayout(self._place)
        self.more = Button(self.tr("加一个问题"), "plus", kind="link", size="small")
        self.more.clicked.connect(self._another)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def fill(self, text: str | None) -> None:
        """Show the questions an event asks, as it keeps them (JSON)."""
        self._kept = text
        while self.rows:
            self._take(self.rows[0])
        for one in read_questions(text):
            self._add(one)
        self._mind()

    def text(self) -> str | None:
        """Give the questions as an event keeps them, None when nothing is asked.

        Untouched they stay as they are written, by whatever program that was.
        """
        asked = tuple(row.question() for row in self.rows if row.line.text().strip())
        return self._kept if asked == read_questions(self._kept) else write_questions(asked)

    def _another(self) -> None:
        self._add(Question(""))
        self._mind()
        self.rows[-1].line.setFocus()

    def _add(self, asked: Question) -> None:
        row = QuestionRow(asked)
        row.changed.connect(self.changed)
        row.dropped.connect(lambda: self._dropped(row))
        self.rows.append(row)
        self._place.addWidget(row)

    def _dropped(self, row: QuestionRow) -> None:
        self._take(row)
        self._mind()
        self.more.setFocus()
        self.changed.emit()

    def _take(self, row: QuestionRow) -> None:
        self.rows.remove(row)
        self._place.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _mind(self) -> None:
        self.more.setEnabled(len(self.rows) < MOST_QUESTIONS)
