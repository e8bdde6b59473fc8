"""The pieces of a new request from top to bottom, and what is written in them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.cases.drafting import Draft
from app.cases.rules import NEED_LIMIT
from app.cases.taking import Request
from ui.cases.newcasejobs import Who
from ui.cases.newcasemore import More
from ui.cases.newcasewho import WhoBox, at_once
from ui.cases.tiles import CategoryTiles
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.chips import KeyCap
from ui.kit.choices import CheckBox
from ui.kit.form import Field, Form, line_edit, text_edit
from ui.kit.text import dress, label
from ui.seat import Seat

_LEAST, _ROUND = 300, 190
"""How high the form is at least, and how much of the window lies above and below it."""
_STOPS = "。！？!?\n"


class NewCaseForm(QScrollArea):
    """`edited` when anything was changed by hand; `longer`: the sentence is to be detailed."""

    edited = Signal()
    longer = Signal()

    def __init__(self, seat: Seat, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self.form = form
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(form)
        form.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.who = WhoBox(seat)
        self.tiles = CategoryTiles()
        self._many = label("", "small", "text3")
        self.fields: dict[str, Field] = {}
        self._whence = label("", "small", "text3")
        form.add_piece(_step(self.tr("1　谁需要帮助"), self._whence, self.who))
        form.add_piece(_step(self.tr("2　哪方面的事"), self._many, self.tiles))
        self._add_words()
        form.add_piece(self._make_options())
        self._add_folded()
        self.more = More()
        self.more.hide()
        form.add_piece(self.more)
        column = form.layout()
        assert isinstance(column, QVBoxLayout)  # noqa: S101 - what a form is
        column.addStretch(1)
        form.installEventFilter(self)
        self.fields |= self.more.fields | self.who.fields
        self._listen()
        self._show_level(0)

    def _add_words(self) -> None:
        self.need = text_edit(self.tr("照着青年的原话记就好"), lines=2)
        field = Field(self.tr("3　用一句话说清"), self.need)
        dress(field.title, "body", "text", bold=True)
        self.fields["need"] = self.form.add("need", field)
        field.linked.connect(self.longer)
        self.need.installEventFilter(self)

    def _add_folded(self) -> None:
        answer = Field(self.tr("怎么答复的"), text_edit(lines=2))
        self.fields["answer"] = self.form.add("answer", answer)
        behalf = Field(self.tr("替谁问"), line_edit(self.tr("如：弟弟、同事")))
        self.fields["on_behalf_of"] = self.form.add("on_behalf_of", behalf)
        answer.hide()
        behalf.hide()

    def _make_options(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.spot = CheckBox(self.tr("当场办结"))
        self.behalf = CheckBox(self.tr("替别人问"))
        for box, key in ((self.spot, "Alt D"), (self.behalf, "Alt B")):
            row.addWidget(box)
            row.addWidget(KeyCap(key), 0, Qt.AlignmentFlag.AlignVCenter)
            row.addSpacing(10)
            at_once(box, key)
        self.unfold = Button(self.tr("更多"), "chevron-down", "Alt M", "ghost", "small")
        at_once(self.unfold, "Alt M")
        row.addWidget(self.unfold)
        row.addStretch(1)
        self.alarm = Button(self.tr("紧急情况"), "triangle-alert", "Alt E", "danger", "small")
        at_once(self.alarm, "Alt E")
        row.addWidget(self.alarm)
        return made

    def _listen(self) -> None:
        self.who.changed.connect(self._told)
        self.tiles.opened.connect(self._show_level)
        self.tiles.chosen.connect(lambda _code: self._show_level(0))
        self.spot.toggled.connect(self._spot)
        self.behalf.toggled.connect(self._behalf)
        self.unfold.clicked.connect(lambda: self.show_more(on=self.more.isHidden()))
        self.more.changed.connect(self._told)
        for name in ("need", "answer", "on_behalf_of"):
            self.fields[name].changed.connect(self._told)

    # -- what is in it ------------------------------------------------------------------------

    def fill(self, draft: Draft, who: Who | None) -> None:
        """Show a request as far as it was written."""
        self._filling = True
        asked = draft.request
        self.who.fill(who, asked)
        self.tiles.set_value(draft.category)
        self.need.setPlainText(asked.need)
        self.spot.setChecked(draft.on_the_spot)
        self.fields["answer"].set_value(draft.answer)
        self.behalf.setChecked(bool(asked.on_behalf_of))
        self.fields["on_behalf_of"].set_value(asked.on_behalf_of or "")
        self.more.fill(asked)
        self.show_more(on=self.more.is_used())
        for field in self.fields.values():
            field.set_error("")
        self._filling = False
        self._mind_length()

    def draft(self, *, emergency: bool, owner: str | None = None) -> Draft:
        """Give what is written so far; the sentence on one line, else every letter as typed."""
        said: dict[str, Any] = {**self.who.said(), **self.more.said()}
        if self.behalf.isChecked():
            said["on_behalf_of"] = self.fields["on_behalf_of"].value() or None
        need = " ".join(self.need.toPlainText().split())
        request = Request(need, **said, emergency=emergency, owner=owner)
        category = self.tiles.category()
        answer = str(self.fields["answer"].value())
        code = category.code if category is not None else ""
        return Draft(request, code, answer, self.spot.isChecked())

    def point(self, name: str, words: str) -> bool:
        """Say something at a field and go there; False for a field that is not here."""
        field = self.fields.get(name)
        if field is None or (name in self.who.fields and self.who.mode != "name"):
            return False
        if name in self.more.fields:
            self.show_more(on=True)
        field.set_error(words)
        self._go_to(field)
        return True

    def show_more(self, *, on: bool) -> None:
        """Unfold what is asked seldom, or fold it away."""
        self.more.setVisible(on)
        self.unfold.set_text(self.tr("收起") if on else self.tr("更多"))
        self.fit()
        if on and not self._filling:
            self._go_to(self.more.fields["details"])

    def fit(self) -> None:
        """Be as high as what is shown, as far as the window has room; the rest is scrolled to."""
        window = self.window().parentWidget()
        room = (window.window().height() if window is not None else 768) - theme.px(_ROUND)
        self.setMinimumHeight(max(_LEAST, min(self.form.sizeHint().height(), room)))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Grow with what is shown; keep Enter out of the sentence: Ctrl Enter takes it."""
        if watched is self.form and event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.need and enter:
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _go_to(self, field: Field) -> None:
        field.control.setFocus()
        # It may just have been shown: what lies above it has not moved yet.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.ensureWidgetVisible(field)

    def _spot(self, on: bool) -> None:
        self.fields["answer"].setVisible(on)
        self._unfolded("answer", go=on)

    def _behalf(self, on: bool) -> None:
        self.fields["on_behalf_of"].setVisible(on)
        self._unfolded("on_behalf_of", go=on)

    def _unfolded(self, name: str, *, go: bool) -> None:
        self.fit()
        if self._filling:
            return
        if go:
            self._go_to(self.fields[name])
        self._told()

    def _show_level(self, tile: int) -> None:
        if tile:
            self._many.setText(self.tr("再按一个数字，退格返回"))
        else:
            self._many.setText(self.tr("按数字键 1 ～ 8"))

    def _told(self) -> None:
        came = self.who.mode == "person" and self.who.who is not None and self.who.who.came_at
        self._whence.setText(self.tr("刚签到的人已填好") if came else "")
        if not self._filling:
            self._mind_length()
            self.edited.emit()

    def _mind_length(self) -> None:
        """Say at once when a sentence is longer than one; nothing of it is cut off."""
        field = self.fields["need"]
        length = len(" ".join(self.need.toPlainText().split()))
        if field.error():
            field.set_error("")
        if length > NEED_LIMIT:
            words = self.tr("一句话最多 {max} 个字，现在 {length} 个")
            shown = words.format(max=NEED_LIMIT, length=f"{length:,}")
            field.set_warning(shown, self.tr("移到详情"))
        else:
            field.set_warning("")
        self.fit()


def _step(words: str, remark: QWidget, piece: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(label(words, "body", bold=True))
    row.addWidget(remark)
    row.addStretch(1)
    column.addLayout(row)
    column.addWidget(piece)
    return made


def first_sentence(text: str, most: int) -> str:
    """Give the first sentence of a text, no longer than so many letters."""
    ends = [place for stop in _STOPS if (place := text.find(stop)) >= 0]
    cut = min([*ends, most])
    return " ".join(text[:cut].split())[:most]
