"""Choosing a person inside a dialog: a box that finds, takes scans, and says who was chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import Refusal
from app.people.queries import by_code, faces
from ui.checkin import phrases
from ui.checkin.results import result_row
from ui.checkin.search import Answer, Searcher
from ui.kit import theme
from ui.kit.omnibox import Omnibox
from ui.kit.results import ROW, ResultList
from ui.kit.text import label, set_tone
from ui.seat import Seat
from ui.words import sentence

MOST = 4


class PersonPicker(QWidget):
    """`chosen(id)` by key, click or scan; `committed` on Ctrl Enter; `left` on Esc."""

    chosen = Signal(str)
    committed = Signal()
    left = Signal()

    def __init__(
        self,
        seat: Seat,
        verb: str,
        parent: QWidget | None = None,
        *,
        compact: bool = False,
    ) -> None:
        """`compact`: no room is kept for people who have not been found."""
        super().__init__(parent)
        self._seat, self._compact = seat, compact
        self.person_id = ""
        self.name = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.box = Omnibox(self.tr("扫码，或输入姓名、拼音首字母、手机后四位"))
        self.box.set_height(52)
        column.addWidget(self.box)
        self.rows = ResultList()
        self.rows.set_verb(verb, "Enter")
        self.set_room(MOST)
        column.addWidget(self.rows)
        self.line = label("", "small", "text2", wrap=True)
        column.addWidget(self.line)
        self.setFocusProxy(self.box)
        self._searcher = Searcher(seat, self, MOST)
        self._searcher.answered.connect(self._show)
        self.box.searched.connect(self._searched)
        self.box.submitted.connect(lambda _text: self.take(self._current()))
        self.box.picked.connect(self._pick)
        self.box.moved.connect(self.rows.move)
        self.box.created.connect(lambda _text: self.committed.emit())
        self.box.cleared.connect(self.left)
        self.rows.used.connect(lambda place: self.take(self._at(place)))
        self._text = ""
        self._waiting = False
        self._mind_room()

    def set_room(self, lines: int) -> None:
        """Keep room for so many matches; further ones are scrolled to."""
        self.rows.setFixedHeight(theme.px(ROW) * lines)

    def claim_scans(self, dialog: QWidget) -> None:
        """Have scans fill this box while the dialog is open."""
        self._seat.scans.claim(dialog, self.take_code)

    def take_code(self, code: str) -> None:
        """Choose whoever a member code stands for."""
        store = self._seat.desk.store

        def job() -> str:
            with store.read() as session:
                return by_code(session, code)

        self._seat.work.run(job, self).then(self.take).otherwise(self._say)

    def take(self, person_id: str) -> None:
        """Choose a person by id; "" means the answer is still on its way."""
        if not person_id:
            self._waiting = bool(self._text) and self._searcher.answer is None
            return
        store = self._seat.desk.store

        def job() -> tuple[str, str | None]:
            with store.read() as session:
                face = faces(session, [person_id])[person_id]
            return face.name, face.phone

        self._seat.work.run(job, self).then(partial(self._taken, person_id))

    def _taken(self, person_id: str, face: tuple[str, str | None]) -> None:
        self.person_id, self.name = person_id, face[0]
        words = self.tr("已选：{name} {phone}")
        self.line.setText(words.format(name=face[0], phone=phrases.masked(face[1])))
        set_tone(self.line, "ok")
        self.chosen.emit(person_id)

    def _say(self, refusal: Refusal) -> None:
        self.line.setText(sentence(refusal))
        set_tone(self.line, "danger")

    def _searched(self, text: str) -> None:
        self._text = text
        self._waiting = False
        if not self._searcher.ask(text):
            self.rows.set_rows([])
            self._mind_room()

    def _show(self, answer: Answer) -> None:
        now, zone = self._seat.desk.store.clock.now(), self._seat.desk.profile.timezone
        self.rows.set_rows(
            [result_row(match, answer.day, now, zone) for match in answer.found.matches]
        )
        self._mind_room()
        if not answer.found.matches:
            self.line.setText(self.tr("没有找到。试试拼音首字母，或手机后四位"))
            set_tone(self.line, "text2")
        if self._waiting:
            self._waiting = False
            self.take(self._current())

    def _mind_room(self) -> None:
        count = len(self.rows.rows())
        if self._compact:
            self.line.setText("")
            self.line.setVisible(bool(self._text) and not count)
            self.rows.setVisible(bool(count))
            self.rows.setFixedHeight(theme.px(ROW) * count)

    def _current(self) -> str:
        row = self.rows.current() if self._searcher.answer is not None else None
        return row.ident if row is not None else ""

    def _at(self, place: int) -> str:
        rows = self.rows.rows()
        return rows[place].ident if 0 <= place < len(rows) else ""

    def _pick(self, number: int) -> None:
        ident = self._at(number - 1)
        if ident:
            self.take(ident)
