"""A window turned to the guest: five faces, tags, a few words; nothing of anybody else in sight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.errors import Refusal
from app.ratings.actions import Said
from app.ratings.rules import EVENT_RATED, GOOD_FROM, SCORES, WORDS_LIMIT, tags_for
from ui.checkin.jobs import Hand
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.form import text_edit
from ui.kit.text import IconLabel, label
from ui.ratings.choices import Face, Tag, Tick
from ui.ratings.words import FACES, score_name, tag_name
from ui.seat import Seat
from ui.shell.rail import Mark
from ui.words import sentence

THANKS_MS, IDLE_MS = 3_000, 90_000
"""How long the thanks stand; after how long without a touch the window goes, with all in it."""
_TOUCHES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.InputMethod)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a guest is asked about: the question, a line below it, and of which kind it is."""

    question: str
    hint: str
    rated_kind: str = EVENT_RATED


class GuestRating(QDialog):
    """Asks one guest; `rate(hand, said)` takes down what they say, in the store lane.

    It closes by itself after the thanks, on Esc, and when nobody touches it any more; `given` says
    whether something was said. Nothing of it stays to be read.
    """

    def __init__(
        self, parent: QWidget, seat: Seat, asked: Asked, rate: Callable[[Hand, Said], None]
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setModal(True)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("请你评价"))
        self._seat, self._asked, self._rate = seat, asked, rate
        self.given = self._busy = False
        self.stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 24, 40, 30)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self.stack, 1)
        self.stack.addWidget(self._question())
        self.stack.addWidget(self._thanks())
        self._leave = self._timer(THANKS_MS, self.accept)
        self.idle = self._timer(IDLE_MS, self._left)
        self.idle.start()
        self.setGeometry(parent.window().geometry())
        self._show_tags()
        self.faces[-1].setFocus()
        for piece in self.findChildren(QWidget):
            piece.installEventFilter(self)

    def _timer(self, wait: int, then: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(wait)
        made.timeout.connect(then)
        return made

    def _head(self) -> QHBoxLayout:
        """Say whose house this is, and what time it is."""
        profile = self._seat.desk.profile
        row, names = QHBoxLayout(), QVBoxLayout()
        row.addWidget(Mark(56))
        row.addSpacing(16)
        names.setSpacing(0)
        names.addWidget(label(profile.name, "kiosk-strong"))
        hours = self.tr("今天 {opens} ～ {closes} 开放")
        hours = hours.format(opens=profile.opens, closes=profile.closes)
        names.addWidget(label(hours, "value", "text2"))
        row.addLayout(names)
        row.addStretch(1)
        now = self._seat.desk.store.clock.now().astimezone(ZoneInfo(profile.timezone))
        row.addWidget(label(f"{now:%H:%M}", "kiosk-verdict"))
        return row

    def _question(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(3)
        for words, role, tone in (
            (self._asked.question, "kiosk-verdict", "text"),
            (self._asked.hint, "kiosk", "text2"),
        ):
            line = label(words, role, tone, wrap=True)  # type: ignore[arg-type]
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(line)
            column.addSpacing(4)
        column.addSpacing(16)
        column.addLayout(self._faces())
        column.addSpacing(18)
        self.what = label("", "kiosk", "text2")
        self.what.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.what)
        column.addSpacing(10)
        self.tags: dict[str, Tag] = {}
        tags = QWidget()
        # Room for them from the start: nothing moves below the finger that chose a face.
        tags.setMinimumHeight(theme.px(56))
        self._tag_row = _row(12)
        tags.setLayout(self._tag_row)
        column.addWidget(tags)
        column.addSpacing(14)
        self.words = text_edit(self.tr("说两句吧（选填）"), 2)
        self.words.setAccessibleName(self.tr("说两句吧"))
        self.words.setProperty("kind", "kiosk")
        self.words.setMaximumWidth(theme.px(1044))
        held = QHBoxLayout()
        held.addStretch(1)
        held.addWidget(self.words, 1000)
        held.addStretch(1)
        column.addLayout(held)
        self.trouble = label("", "kiosk", "danger", wrap=True)
        self.trouble.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.trouble)
        column.addStretch(2)
        column.addLayout(self._foot())
        return page

    def _faces(self) -> QHBoxLayout:
        row = _row(16)
        self.faces = [Face(one, score_name(one), FACES[one]) for one in SCORES]
        for place, (score, face) in enumerate(zip(SCORES, self.faces, strict=True)):
            face.clicked.connect(partial(self.choose, score))
            row.insertWidget(1 + place, face)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        self.later = Button(self.tr("返回"), size="kiosk")
        self.later.clicked.connect(self.reject)
        row.addWidget(self.later)
        row.addStretch(1)
        self.nameless = Tick(self.tr("匿名评价：谁写的没有人能查到"))
        self.nameless.setChecked(True)
        row.addWidget(self.nameless)
        self.submit = Button(self.tr("提交"), kind="primary", size="kiosk")
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
        column.addWidget(label(self.tr("谢谢你的评价"), "kiosk-verdict", "ok"), 0, middle)
        column.addStretch(2)
        return page

    # -- what the guest does --------------------------------------------------------------------

    def score(self) -> int:
        """Give the chosen score, 0 before there is one."""
        chosen = (score for score, one in zip(SCORES, self.faces, strict=True) if one.isChecked())
        return next(chosen, 0)

    def choose(self, score: int, _on: object = None) -> None:
        """Choose a score; what is asked next goes with it."""
        self.faces[score - 1].setChecked(True)
        self.trouble.setText("")
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
        self._busy = False
        self.trouble.setText(sentence(refusal))

    def _left(self) -> None:
        if self._busy:
            self.idle.start()
        else:
            self.reject()

    def _forget(self) -> None:
        """Leave nothing of what was chosen and typed for the next one to read."""
        self.idle.stop()
        self.words.clear()
        for piece in (*self.faces, *self.tags.values()):
            piece.setAutoExclusive(False)
            piece.setChecked(False)

    def done(self, how: int) -> None:
        """Close; also when nobody said anything, nothing stays."""
        self._forget()
        super().done(how)

    def _show_tags(self) -> None:
        score = self.score()
        good, better = (
            self.tr("哪里做得好？可多选，也可跳过"),
            self.tr("哪里可以更好？可多选，也可跳过"),
        )
        self.what.setText((good if score >= GOOD_FROM else better) if score else "")
        wanted = tags_for(score) if score else ()
        if tuple(self.tags) == wanted:
            return
        for one in self.tags.values():
            self._tag_row.removeWidget(one)
            one.deleteLater()
        self.tags = {tag: Tag(tag_name(tag, self._asked.rated_kind)) for tag in wanted}
        for place, one in enumerate(self.tags.values()):
            one.installEventFilter(self)
            self._tag_row.insertWidget(1 + place, one)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait anew with every touch."""
        if event.type() in _TOUCHES and self.idle.isActive():
            self.idle.start()
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
