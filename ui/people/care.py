"""In the drawer: what colleagues entitled to it should know about somebody; writing and undoing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.care.queries import Note
from app.care.rules import REASON_LIMIT, TEXT_LIMIT
from ui.kit.ask import Dialog
from ui.kit.buttons import Button
from ui.kit.form import Field, text_edit
from ui.kit.text import ElidedLabel, IconLabel, TextTone, label
from ui.people import phrases


class CareBox(QFrame):
    """The notes of one person. `write_wanted`; `back_wanted(id)` for one that no longer holds."""

    write_wanted = Signal()
    back_wanted = Signal(str)

    def __init__(
        self,
        notes: Sequence[Note],
        staff: Mapping[str, str],
        now: dt.datetime,
        zone: str,
        *,
        may_write: bool,
    ) -> None:
        super().__init__()
        self.setProperty("kind", "banner")
        self.setProperty("tone", "primary" if notes else "neutral")
        self._staff = staff
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("hand-heart", "text2"))
        head.addWidget(label(self.tr("关照备注"), "body", bold=True))
        head.addWidget(ElidedLabel(self.tr("只给有权限的同事看"), "caption", "text3"), 1)
        self.write = Button(self.tr("写一条"), "plus", None, "ghost", "small")
        self.write.clicked.connect(self.write_wanted)
        self.write.setVisible(may_write)
        head.addWidget(self.write)
        column.addLayout(head)
        self.backs: list[Button] = []
        self.texts: list[str] = []
        for note in notes:
            column.addWidget(self._line(note, now, zone, may_write=may_write))
        if not notes:
            empty = self.tr("过敏、接送约定、要避开的人：需要同事知道的写在这里。")
            column.addWidget(label(empty, "small", "text3", wrap=True))

    def _line(self, note: Note, now: dt.datetime, zone: str, *, may_write: bool) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        self.texts.append(note.text)
        words.addWidget(label(note.text, "body", wrap=True))
        by = self._staff.get(note.by or "", "")
        parts = (phrases.seen(note.at, now, zone), by, phrases.sent_name(note.state))
        tone: TextTone = "danger" if note.state == "refused" else "text2"
        under = self.tr("·").join(part for part in parts if part)
        words.addWidget(label(under, "caption", tone, wrap=True))
        row.addLayout(words, 1)
        back = Button(self.tr("撤下"), None, None, "ghost", "small")
        back.setAccessibleName(
            self.tr("撤下关照备注：{text}").format(text=phrases.short(note.text))
        )
        back.clicked.connect(lambda _on=False, id_=note.id: self.back_wanted.emit(id_))
        back.setVisible(may_write and note.state != "refused")
        self.backs.append(back)
        row.addWidget(back)
        return made


class _TextDialog(Dialog):
    """Asks for a text that must not be empty; `answer(text)` when the verb was used."""

    def __init__(
        self,
        parent: QWidget | None,
        words: Sequence[str],
        most: int,
        answer: Callable[[str], object],
        *,
        lines: int,
    ) -> None:
        title, remark, name, missing, verb, cancel = words
        super().__init__(parent, title, verb, cancel, width=480, check=self._is_good)
        self._most, self._missing = most, missing
        self.add(label(remark, "body", "text2", wrap=True))
        self.field = Field(name, text_edit(lines=lines))
        self.field.changed.connect(lambda: self.field.set_error(""))
        self.add(self.field)
        self.accepted.connect(lambda: answer(str(self.field.value() or "")))
        self.finished.connect(self.deleteLater)
        self.field.control.setFocus()

    def _is_good(self) -> bool:
        text = str(self.field.value() or "").strip()
        error = "" if text else self._missing
        if len(text) > self._most:
            error = self.tr("最多 {most} 个字，现在 {count} 个").format(
                most=self._most, count=len(text)
            )
        self.field.set_error(error)
        return not error


class WriteDialog(_TextDialog):
    """Asks what colleagues should know."""

    def __init__(self, parent: QWidget | None, name: str, answer: Callable[[str], object]) -> None:
        words = (
            phrases.translate("people", "给{name}写一条关照备注").format(name=name),
            phrases.translate(
                "people", "写照顾得到的事实，不写评价。只有总部授权的电脑上、有权限的同事看得到。"
            ),
            phrases.translate("people", "备注"),
            phrases.translate("people", "写一句再保存"),
            phrases.translate("people", "保存"),
            phrases.translate("people", "取消"),
        )
        super().__init__(parent, words, TEXT_LIMIT, answer, lines=4)


class BackDialog(_TextDialog):
    """Asks why a note does not hold any more."""

    def __init__(self, parent: QWidget | None, name: str, answer: Callable[[str], object]) -> None:
        words = (
            phrases.translate("people", "撤下{name}的这条关照备注").format(name=name),
            phrases.translate("people", "撤下后不再显示，原文和原因都留在记录里。"),
            phrases.translate("people", "原因"),
            phrases.translate("people", "写一下原因再撤下"),
            phrases.translate("people", "撤下"),
            phrases.translate("people", "取消"),
        )
        super().__init__(parent, words, REASON_LIMIT, answer, lines=2)
