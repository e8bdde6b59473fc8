"""The verdict card: readable from two metres, fixed height, so that nothing ever jumps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.kit import paint, theme
from ui.kit.actionrow import ActionRow
from ui.kit.buttons import Button
from ui.kit.chips import Chip, ChipSpec
from ui.kit.text import ElidedLabel, IconLabel, TextTone, label, set_tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.kit.buttons import Kind

VerdictKind = Literal["ok", "already", "refused", "idle"]
CardSize = Literal["short", "desk", "wide"]

# kind -> (panel token, ink token, icon when none is given)
_PANELS = {
    "ok": ("ok-panel", "on-ok", "circle-check-big"),
    "already": ("warn-panel", "on-warn", "history"),
    "refused": ("danger-panel", "on-danger", "user-x"),
    "idle": ("surface2", "text2", "scan-line"),
}
# size -> (height, panel width, icon, word role, top and side padding)
_LAYOUTS: dict[str, tuple[int, int, int, str, int, int]] = {
    "short": (196, 172, 52, "verdict", 12, 20),
    "desk": (226, 172, 64, "verdict", 18, 20),
    "wide": (272, 220, 84, "verdict-wide", 24, 28),
}
MAX_ACTIONS = 4
MAX_FACTS = 3


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure of the card: caption over value. `strong` prints the value bold."""

    caption: str
    value: str
    strong: bool = False
    tone: TextTone = "text"


@dataclass(frozen=True, slots=True)
class Note:
    """The one attention line under the facts."""

    text: str
    icon: str = "info"
    tone: TextTone = "text2"


@dataclass(frozen=True, slots=True)
class Action:
    """One button of the card; `ident` comes back through `VerdictCard.acted`."""

    ident: str
    text: str
    icon: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Everything a verdict shows.

    For kind "idle" `name` is the headline and `facts` are the hints (caption: a word in a chip,
    value: a sentence); `word` and `line` fill the panel as ever.
    """

    kind: VerdictKind
    word: str
    line: str = ""
    icon: str = ""
    name: str = ""
    chips: tuple[ChipSpec, ...] = ()
    meta: str = ""
    facts: tuple[Fact, ...] = ()
    note: Note | None = None
    actions: tuple[Action, ...] = ()


class _Panel(QWidget):
    """The coloured left side: icon, word, line."""

    painted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.verdict = Verdict("idle", "")
        self.size_name: CardSize = "desk"
        self.fresh = False

    def paintEvent(self, _event: QPaintEvent) -> None:
        panel, ink_token, icon = _PANELS[self.verdict.kind]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = paint.rectf(self.rect())
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(rect, 9, 9)
        path.addRect(rect.adjusted(12, 0, 0, 0))
        painter.fillPath(path, theme.color(panel))
        ink = theme.color(ink_token)
        _height, _width, icon_size, role, _pad, _side = _LAYOUTS[self.size_name]
        side = theme.px(icon_size)
        word, small = theme.font(role, bold=True), theme.font("small")
        word_high = theme.line(role)
        total = side + 10 + word_high + (6 + theme.px(20) if self.verdict.line else 0)
        top = rect.center().y() - total / 2
        name = self.verdict.icon or icon
        paint.draw_icon(painter, QRectF(0, top, rect.width(), side), name, ink, side, 2.0)
        top += side + 10
        center = Qt.AlignmentFlag.AlignHCenter
        inner = rect.width() - 16
        while paint.advance(self.verdict.word, word) > inner and word.pixelSize() > 15:
            word.setPixelSize(word.pixelSize() - 1)
        place = QRectF(8, top, inner, word_high)
        paint.draw_text(painter, place, self.verdict.word, word, ink, center)
        place = QRectF(8, top + word_high + 6, inner, theme.px(20))
        paint.draw_text(painter, place, self.verdict.line, small, ink, center)
        painter.end()
        if self.fresh:
            self.fresh = False
            self.painted.emit(self.verdict)


class VerdictCard(QFrame):
    """Shows one `Verdict`; `acted(ident)` when a button is used.

    `painted` comes once per `show_verdict`, right after the first paint that showed the word has
    reached the screen: what a person could see from then on. That is before `show_verdict` is
    done; only a card that stood hidden tells it later, from the event loop.
    """

    acted = Signal(str)
    painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._verdict = Verdict("idle", "")
        self._told: Verdict | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        self._panel = _Panel(self)
        self._panel.painted.connect(self._tell_painted, Qt.ConnectionType.QueuedConnection)
        row.addWidget(self._panel)
        self._stack = QStackedWidget()
        row.addWidget(self._stack, 1)
        self._body = _Body(self.acted.emit)
        self._idle = _Idle()
        self._stack.addWidget(self._body)
        self._stack.addWidget(self._idle)
        self.set_size("desk")

    def verdict(self) -> Verdict:
        """Return what is shown."""
        return self._verdict

    def show_verdict(self, verdict: Verdict) -> None:
        """Show a verdict, announce it; ValueError for more than 4 actions or 3 facts."""
        if len(verdict.actions) > MAX_ACTIONS or len(verdict.facts) > MAX_FACTS:
            message = "a verdict has at most four actions and three facts"
            raise ValueError(message)
        self._verdict = verdict
        self._panel.verdict = verdict
        self._panel.fresh = True
        page: _Body | _Idle = self._idle if verdict.kind == "idle" else self._body
        page.fill(verdict)
        self._stack.setCurrentWidget(page)
        # Word and name in one picture, and now: not with the next turn of the event loop.
        layout = page.layout()
        if layout is not None:
            layout.activate()
        self.repaint()
        if not self._panel.fresh:
            self._tell_painted(verdict)
        parts = (verdict.word, verdict.name, verdict.line)
        self.setAccessibleName(" ".join(part for part in parts if part))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self._panel.update()

    def _tell_painted(self, painted: Verdict) -> None:
        # Of a verdict that another has replaced meanwhile nothing is said: whoever hears this
        # takes it for the one that stands here now.
        if painted is self._verdict and painted is not self._told:
            self._told = painted
            self.painted.emit()

    def set_size(self, name: CardSize) -> None:
        """Choose the layout class: "short", "desk" or "wide"."""
        height, width, _icon, _role, pad, side = _LAYOUTS[name]
        self._panel.size_name = name
        self.setFixedHeight(theme.px(height))
        self._panel.setFixedWidth(theme.px(width))
        self._body.set_padding(pad, side)
        self._idle.set_padding(pad, side)
        self._body.set_wide(wide=name == "wide")
        self._panel.update()

    def buttons(self) -> list[Button]:
        """Return the action buttons, the safe one first."""
        return self._body.verbs.buttons()

    def trigger(self, ident: str) -> bool:
        """Act as if the button `ident` was used; False when the present verdict has none."""
        if all(action.ident != ident for action in self._verdict.actions):
            return False
        self.acted.emit(ident)
        return True


class _Body(QWidget):
    """The right side while somebody is shown."""

    def __init__(self, act: Callable[[str], object]) -> None:
        super().__init__()
        self._act = act
        self._actions: tuple[Action, ...] = ()
        self._tone: TextTone = "text2"
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(12)
        self.name = ElidedLabel("", "number")
        head.addWidget(self.name)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(8)
        head.addLayout(self._chips)
        head.addStretch(1)
        self.meta = label("", "small", "text3")
        head.addWidget(self.meta)
        self._column.addLayout(head)
        self._column.addSpacing(8)
        facts = QHBoxLayout()
        facts.setSpacing(24)
        self._facts = [_FactView() for _ in range(MAX_FACTS)]
        for view in self._facts:
            facts.addWidget(view)
        facts.addStretch(1)
        self._column.addLayout(facts)
        self._column.addSpacing(8)
        self._note = QWidget()
        note = QHBoxLayout(self._note)
        note.setContentsMargins(0, 0, 0, 0)
        note.setSpacing(8)
        self._note_icon = IconLabel("info", "text2")
        self._note_text = ElidedLabel("", "small", "text2")
        note.addWidget(self._note_icon)
        note.addWidget(self._note_text, 1)
        self._column.addWidget(self._note)
        self._column.addStretch(1)
        self.verbs = ActionRow()
        self._column.addWidget(self.verbs)

    def set_padding(self, pad: int, side: int) -> None:
        self._column.setContentsMargins(side, pad, side, max(pad - 2, 12))

    def set_wide(self, *, wide: bool) -> None:
        theme.mark(self.name, role="name-wide" if wide else "number")
        self.name.updateGeometry()

    def fill(self, verdict: Verdict) -> None:
        self.name.setText(verdict.name)
        self.meta.setText(verdict.meta)
        self._show_chips(verdict.chips)
        for place, view in enumerate(self._facts):
            view.setVisible(place < len(verdict.facts))
            if place < len(verdict.facts):
                view.fill(verdict.facts[place])
        self._note.setVisible(verdict.note is not None)
        if verdict.note is not None:
            self._note_icon.set_icon(verdict.note.icon, verdict.note.tone)
            self._note_text.setText(verdict.note.text)
            if verdict.note.tone != self._tone:
                self._tone = verdict.note.tone
                set_tone(self._note_text, verdict.note.tone)
        self._show_actions(verdict.actions)

    def _show_chips(self, specs: tuple[ChipSpec, ...]) -> None:
        while self._chips.count() > len(specs):
            item = self._chips.takeAt(len(specs))
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for place, spec in enumerate(specs):
            there = self._chips.itemAt(place)
            chip = there.widget() if there is not None else None
            if isinstance(chip, Chip):
                chip.set_chip(spec)
            else:
                self._chips.addWidget(Chip(spec.text, spec.tone, spec.icon))

    def _show_actions(self, actions: tuple[Action, ...]) -> None:
        # One scan after the other mostly offers the same: making buttons is what costs most here.
        if actions == self._actions:
            return
        self._actions = actions
        made = []
        for place, action in enumerate(actions):
            kind: Kind = "plain" if place else "primary"
            button = Button(action.text, action.icon, action.key, kind)
            button.clicked.connect(lambda _on=False, ident=action.ident: self._act(ident))
            made.append(button)
        self.verbs.set_buttons(made)


class _FactView(QWidget):
    """Caption over value."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.caption = ElidedLabel("", "caption", "text3")
        self.value = ElidedLabel("", "value")
        self._look: tuple[bool, TextTone] | None = None
        column.addWidget(self.caption)
        column.addWidget(self.value)

    def fill(self, fact: Fact) -> None:
        self.caption.setText(fact.caption)
        self.value.setText(fact.value)
        look = (fact.strong, fact.tone)
        if look != self._look:
            self._look = look
            theme.mark(self.value, bold="yes" if fact.strong else "no", tone=fact.tone)
        self.value.updateGeometry()


class _Idle(QWidget):
    """The right side between two people: how many came today, and three hints."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        self.headline = label("", "number")
        self._column.addWidget(self.headline)
        self._hints: list[tuple[QWidget, Chip, ElidedLabel]] = []
        for _ in range(MAX_FACTS):
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(10)
            mark, words = Chip(""), ElidedLabel("", "small", "text2")
            row.addWidget(mark)
            row.addWidget(words, 1)
            self._hints.append((line, mark, words))
            self._column.addWidget(line)
        self._column.addStretch(1)

    def set_padding(self, pad: int, side: int) -> None:
        self._column.setContentsMargins(side, pad, side, pad)

    def fill(self, verdict: Verdict) -> None:
        self.headline.setText(verdict.name)
        for place, (line, mark, words) in enumerate(self._hints):
            line.setVisible(place < len(verdict.facts))
            if place < len(verdict.facts):
                fact = verdict.facts[place]
                mark.set_chip(ChipSpec(fact.caption))
                words.setText(fact.value)
