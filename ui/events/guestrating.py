"""A window turned to the guest: five faces, tags, a few words; nothing of anybody else in sight."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.errors import Refusal
from app.ratings.actions import Said
from app.ratings.rules import GOOD_FROM, SCORES, WORDS_LIMIT, tags_for
from ui.checkin.jobs import Hand
from ui.events.ratingwords import FACES, score_name, tag_name
from ui.kit import paint, theme
from ui.kit.buttons import Button
from ui.kit.choices import CheckBox
from ui.kit.form import text_edit
from ui.kit.text import label
from ui.seat import Seat
from ui.words import sentence

THANKS_MS = 3_000
_HIGH, _TAG = 132, 52


class Choice(QAbstractButton):
    """A large target for a thumb: a face with number and word, or a tag."""

    def __init__(self, text: str, icon: str = "", high: int = _TAG) -> None:
        super().__init__()
        self._icon, self._high = icon, high
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Be as wide as the words need, never smaller than a thumb."""
        words = paint.advance(self.text(), theme.font("kiosk", bold=True))
        return QSize(round(words) + theme.px(36), theme.px(self._high))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box, face and words."""
        painter = QPainter(self)
        rect, on = paint.rectf(self.rect()), self.isChecked()
        fill = theme.color("primary-soft" if on else "surface")
        border = theme.color("primary" if on else "border-strong")
        paint.box(painter, rect, theme.px(12), fill, border, width=2.0 if on else 1.0)
        ink = theme.color("primary" if on else "text")
        words = rect
        if self._icon:
            half = rect.height() * 0.58
            face = rect.adjusted(0, theme.px(8), 0, half - rect.height())
            paint.draw_icon(painter, face, self._icon, ink, theme.px(52))
            words = rect.adjusted(0, half, 0, -theme.px(8))
        center = Qt.AlignmentFlag.AlignHCenter
        paint.draw_text(painter, words, self.text(), theme.font("kiosk", bold=on), ink, center)
        if self.hasFocus():
            paint.ring(painter, rect, theme.px(12))


class GuestRating(QDialog):
    """Asks one guest. It closes by itself after the thanks, and on Esc; `given` says whether.

    `rate(hand, said)` takes it down; `hint` says what it is for.
    """

    def __init__(
        self, parent: QWidget, seat: Seat, title: str, rate: Callable[[Hand, Said], None], hint: str
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setModal(True)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("请你评价"))
        self._seat, self._rate = seat, rate
        self.given = self._busy = False
        self.stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.stack.addWidget(self._question(title, hint))
        self.stack.addWidget(self._thanks())
        self._leave = QTimer(self)
        self._leave.setSingleShot(True)
        self._leave.setInterval(THANKS_MS)
        self._leave.timeout.connect(self.accept)
        self.setGeometry(parent.window().geometry())
        self._show_tags()
        self.faces[-1].setFocus()

    def _question(self, title: str, hint: str) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(64, 40, 64, 32)
        column.setSpacing(16)
        asked = self.tr("“{title}”，你觉得怎么样？").format(title=title)
        column.addWidget(label(asked, "kiosk-title", wrap=True))
        column.addWidget(label(hint, "kiosk", "text2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        self.faces = [Choice(f"{one} {score_name(one)}", FACES[one], _HIGH) for one in SCORES]
        for score, face in zip(SCORES, self.faces, strict=True):
            face.setAutoExclusive(True)
            face.clicked.connect(partial(self.choose, score))
            row.addWidget(face)
        column.addLayout(row)
        self.what = label("", "kiosk-strong")
        column.addWidget(self.what)
        self.tags: dict[str, Choice] = {}
        self._tag_row = QHBoxLayout()
        self._tag_row.setSpacing(12)
        column.addLayout(self._tag_row)
        self.words = text_edit(self.tr("说两句吧（选填）"), 3)
        self.words.setAccessibleName(self.tr("说两句吧"))
        self.words.setFont(theme.font("kiosk"))
        column.addWidget(self.words)
        self.trouble = label("", "kiosk", "danger", wrap=True)
        column.addWidget(self.trouble)
        column.addStretch(1)
        column.addLayout(self._foot())
        return page

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self.later = Button(self.tr("暂不评价"), None, "Esc", size="large")
        self.later.clicked.connect(self.reject)
        row.addWidget(self.later)
        row.addStretch(1)
        self.nameless = CheckBox(self.tr("匿名评价：谁写的没有人能查到"))
        self.nameless.setChecked(True)
        row.addWidget(self.nameless)
        row.addSpacing(16)
        self.submit = Button(self.tr("提交"), "check", None, "primary", "large")
        self.submit.clicked.connect(self.send)
        row.addWidget(self.submit)
        return row

    def _thanks(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(label(self.tr("谢谢你的评价"), "kiosk-verdict", "ok"), 0, middle)
        column.addStretch(1)
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
        # Nothing of what was typed may stand there for the next one to read.
        self.words.clear()
        self.stack.setCurrentIndex(1)
        self._leave.start()

    def _refused(self, refusal: Refusal) -> None:
        self._busy = False
        self.trouble.setText(sentence(refusal))

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
        self.tags = {tag: Choice(tag_name(tag)) for tag in wanted}
        for one in self.tags.values():
            self._tag_row.addWidget(one)

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
