"""A window turned to the guest: five faces, tags, a few words; nothing of anybody else in sight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.errors import Refusal
from app.ratings.actions import Said
from app.ratings.rules import EVENT_RATED, GOOD_FROM, SCORES, WORDS_LIMIT, tags_for
from ui.checkin.jobs import Hand
from ui.kit import theme
from ui.kit.buttons import Button, Size
from ui.kit.form import text_edit
from ui.kit.text import IconLabel, Role, TextTone, label
from ui.ratings.choices import Face, Tag, Tick
from ui.ratings.head import Head
from ui.ratings.still import Still
from ui.ratings.tongue import Tongue
from ui.ratings.words import FACES, score_name, tag_name
from ui.seat import Seat
from ui.shell.cover import TURNED
from ui.words import Translate, sentence

THANKS_MS, IDLE_MS, WARNED_MS = 3_000, 50_000, 10_000
"""How long the thanks stand; after how long without a touch the guest is asked whether they are
still there, and how much later the window goes, with all in it."""
_TOUCHES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.InputMethod)
# role in usual letters -> role in large ones
_ROLES: dict[str, tuple[Role, Role]] = {
    "question": ("kiosk-verdict", "kiosk-huge"),
    "hint": ("kiosk-strong", "kiosk-title"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a guest is asked about: the question, a line below it, and of which kind it is.

    Question and hint are said by whatever `Translate` they are given: guests choose their language.
    """

    question: Callable[[Translate], str]
    hint: Callable[[Translate], str]
    rated_kind: str = EVENT_RATED


class GuestRating(QDialog):
    """Asks one guest; `rate(hand, said)` takes down what they say, in the store lane.

    It closes by itself after the thanks, on Esc, and when nobody touches it any more; `given` says
    whether something was said. Nothing of it stays to be read. However it closes, the desk is
    locked first: the screen is still turned to the guest.
    """

    def __init__(
        self, parent: QWidget, seat: Seat, asked: Asked, rate: Callable[[Hand, Said], None]
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setModal(True)
        self.setProperty("kind", "page")
        self.setProperty(TURNED, True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._seat, self._asked, self._rate = seat, asked, rate
        self.given = self._busy = self._large = False
        self._refusal: Refusal | None = None
        self.tongue = Tongue()
        self.stack = QStackedWidget(self)
        self.head = Head(seat, self.tongue)
        self.head.turned.connect(self._turn)
        self.head.grown.connect(self._grow)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 24, 40, 30)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        self.stack.addWidget(self._question())
        self.stack.addWidget(self._thanks())
        self._leave = self._timer(THANKS_MS, self.accept)
        self.ending = self._timer(WARNED_MS, self._left)
        self.idle = self._timer(IDLE_MS, self._warn)
        self.idle.start()
        self.setGeometry(parent.window().geometry())
        self._say()
        # On no face: a ring around one of five would be a suggestion.
        self.setFocus()
        for piece in self.findChildren(QWidget):
            piece.installEventFilter(self)

    def _timer(self, wait: int, then: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(wait)
        made.timeout.connect(then)
        return made

    def _question(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(3)
        self._asking = self._line(column, 4)
        self._hint = self._line(column, 20, "text2")
        column.addLayout(self._faces())
        column.addSpacing(18)
        self.what = self._line(column, 10, "text2")
        self.tags: dict[str, Tag] = {}
        self._tag_room = QWidget()
        # Room for them from the start: nothing moves below the finger that chose a face.
        self._tag_room.setMinimumHeight(theme.px(56))
        self._tag_row = _row(12)
        self._tag_room.setLayout(self._tag_row)
        column.addWidget(self._tag_room)
        column.addSpacing(14)
        self.words = text_edit(lines=2)
        self.words.setProperty("kind", "kiosk")
        self.words.setMaximumWidth(theme.px(1044))
        held = QHBoxLayout()
        held.addStretch(1)
        held.addWidget(self.words, 1000)
        held.addStretch(1)
        column.addLayout(held)
        self.trouble = self._line(column, 0, "danger")
        column.addStretch(2)
        column.addLayout(self._foot())
        return page

    @staticmethod
    def _line(column: QVBoxLayout, below: int, tone: TextTone = "text") -> QLabel:
        made = label("", "kiosk-strong", tone, bold=False, wrap=True)
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(made)
        column.addSpacing(below)
        return made

    def _faces(self) -> QHBoxLayout:
        row = _row(16)
        self.faces = [Face(one, FACES[one]) for one in SCORES]
        for place, (score, face) in enumerate(zip(SCORES, self.faces, strict=True)):
            face.clicked.connect(partial(self.choose, score))
            row.insertWidget(1 + place, face)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        self.later = Button("-", size="kiosk")
        self.later.clicked.connect(self.reject)
        row.addWidget(self.later)
        row.addStretch(1)
        self.still = Still()
        self.still.here.clicked.connect(self._touched)
        row.addWidget(self.still)
        row.addStretch(1)
        self.nameless = Tick()
        self.nameless.setChecked(True)
        row.addWidget(self.nameless)
        self.submit = Button("-", kind="primary", size="kiosk")
        self.submit.setMinimumWidth(theme.px(178))
        self.submit.clicked.connect(self.send)
        row.addWidget(self.submit)
        return row

    def _thanks(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(IconLabel("circle-check-big", "ok", 88), 0, middle)
        column.addSpacing(16)
        self.thanks = label("", "kiosk-verdict", "ok")
        column.addWidget(self.thanks, 0, middle)
        column.addSpacing(8)
        self.turn_back = label("", "kiosk-strong", "text2", bold=False)
        column.addWidget(self.turn_back, 0, middle)
        column.addStretch(2)
        return page

    # -- in which words and letters -------------------------------------------------------------

    def _turn(self) -> None:
        """Say everything in the other language; what was chosen and typed stays."""
        self.tongue.turn()
        self._say()

    def _grow(self, large: bool) -> None:
        """Show large letters, or usual ones."""
        self._large = large
        size: Size = "kiosk-large" if large else "kiosk"
        for piece in (*self.faces, *self.tags.values(), self.nameless):
            piece.set_large(large)
        for button in (self.later, self.submit):
            button.set_size(size)
        self._tag_room.setMinimumHeight(self.nameless.sizeHint().height())
        for line, name in (
            *((self._asking, "question"), (self._hint, "hint")),
            *((self.what, "hint"), (self.trouble, "hint"), (self.turn_back, "hint")),
            (self.thanks, "question"),
        ):
            self._dress(line, name)
        self._say()

    def _dress(self, line: QLabel, name: str) -> None:
        theme.mark(line, role=_ROLES[name][self._large], bold="yes" if name == "question" else "no")

    def _say(self) -> None:
        """Say everything in the language that was chosen."""
        translate = self.tongue.translate
        self.setWindowTitle(translate("GuestRating", "请你评价"))
        self.head.say()
        self._dress(self._asking, "question")
        self._asking.setText(self._asked.question(translate))
        self._hint.setText(self._asked.hint(translate))
        for score, face in zip(SCORES, self.faces, strict=True):
            face.say(score_name(score, translate))
        for tag, one in self.tags.items():
            one.say(tag_name(tag, self._asked.rated_kind, translate))
        self.words.setPlaceholderText(translate("GuestRating", "说两句吧（选填）"))
        self.words.setAccessibleName(translate("GuestRating", "说两句吧"))
        self.later.set_text(translate("GuestRating", "返回"))
        self.nameless.say(
            translate("GuestRating", "不记名"),
            translate("GuestRating", "匿名评价：谁写的没有人能查到"),
        )
        self.submit.set_text(translate("GuestRating", "提交"))
        self.thanks.setText(translate("GuestRating", "谢谢你的评价"))
        self.turn_back.setText(translate("GuestRating", "请把屏幕转回给工作人员"))
        self.still.say(translate)
        self._say_trouble()
        self._show_tags()

    def _say_trouble(self) -> None:
        said = self._refusal
        translate = self.tongue.translate
        self.trouble.setText(sentence(said, translate=translate) if said is not None else "")
        self.trouble.setVisible(said is not None)

    # -- what the guest does --------------------------------------------------------------------

    def score(self) -> int:
        """Give the chosen score, 0 before there is one."""
        chosen = (score for score, one in zip(SCORES, self.faces, strict=True) if one.isChecked())
        return next(chosen, 0)

    def choose(self, score: int, _on: object = None) -> None:
        """Choose a score; what is asked next goes with it."""
        self.faces[score - 1].setChecked(True)
        self._refusal = None
        self._say_trouble()
        self._show_tags()

    def send(self) -> None:
        """Take it down, and thank."""
        if self._busy or self.given:
            return
        ticked = [tag for tag, one in self.tags.items() if one.isChecked()]
        words = self.words.toPlainText().strip()[:WORDS_LIMIT]
        said = Said(self.score(), ticked, words, self.nameless.isChecked())
        hand = Hand(self._seat.desk.store, self._seat.actor)
        self._busy = True
        job: Callable[[], None] = partial(self._rate, hand, said)
        self._seat.work.run(job, self).then(self._done).otherwise(self._refused)

    def _done(self, _nothing: object) -> None:
        self._busy, self.given = False, True
        self.stack.setCurrentIndex(1)
        self._leave.start()
        self._forget()

    def _refused(self, refusal: Refusal) -> None:
        self._busy, self._refusal = False, refusal
        self._say_trouble()

    def _warn(self) -> None:
        self.still.setVisible(True)
        self.ending.start()

    def _left(self) -> None:
        if self._busy:
            self.ending.start()
        else:
            self.reject()

    def _touched(self) -> None:
        """Wait anew: somebody is there."""
        self.still.setVisible(False)
        self.ending.stop()
        self.idle.start()

    def _forget(self) -> None:
        """Leave nothing of what was chosen and typed for the next one to read."""
        self.idle.stop()
        self.ending.stop()
        self.words.clear()
        for piece in (*self.faces, *self.tags.values()):
            piece.setAutoExclusive(False)
            piece.setChecked(False)

    def done(self, how: int) -> None:
        """Close; also when nobody said anything, nothing stays, and nobody is at the desk."""
        self._forget()
        self._seat.lock_wanted.emit()
        super().done(how)

    def _show_tags(self) -> None:
        score = self.score()
        translate = self.tongue.translate
        good, better = (
            translate("GuestRating", "哪里做得好？可多选，也可跳过"),
            translate("GuestRating", "哪里可以更好？可多选，也可跳过"),
        )
        self.what.setText((good if score >= GOOD_FROM else better) if score else "")
        wanted = tags_for(score) if score else ()
        if tuple(self.tags) == wanted:
            return
        for one in self.tags.values():
            self._tag_row.removeWidget(one)
            one.deleteLater()
        kind = self._asked.rated_kind
        self.tags = {tag: Tag(tag_name(tag, kind, translate)) for tag in wanted}
        for place, one in enumerate(self.tags.values()):
            one.set_large(self._large)
            one.installEventFilter(self)
            self._tag_row.insertWidget(1 + place, one)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait anew with every touch."""
        if event.type() in _TOUCHES and (self.idle.isActive() or self.ending.isActive()):
            self._touched()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let 1 to 5 choose, Ctrl Enter submit, Esc go back."""
        text = event.text()
        if self.stack.currentIndex() == 1:
            self.accept()
        elif text in {str(one) for one in SCORES}:
            self.choose(int(text))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = self.focusWidget()
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.send()
            elif isinstance(focus, QAbstractButton):
                focus.click()
        else:
            super().keyPressEvent(event)


def _row(spacing: int) -> QHBoxLayout:
    """Make a row whose pieces stand in the middle; the first goes in at place 1."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    row.addStretch(1)
    row.addStretch(1)
    return row
