"""Who may help with a case: the place where matching and the directory join the panel.

`Sources` is all the panel asks; what it names runs in the store lane.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.cases import lifecycle
from app.cases.actions import Holder
from app.cases.queries import Whole
from app.cases.rules import PARTNER
from app.directory import queries as directory
from app.directory.venues import other_venues
from app.store.store import Store
from ui.cases import advice
from ui.kit import paint, theme
from ui.kit.buttons import Button
from ui.kit.chips import Avatar
from ui.kit.text import ElidedLabel, IconLabel, label
from ui.words_matching import distance

MOST, MOST_PARTNERS = 3, 100
_PRIMARY, _PLAIN = ("primary-soft", "primary"), ("surface", "border")


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody who may help: what they are, and in sentences why they."""

    holder: Holder
    name: str
    about: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody outside to whom a case can be handed on; `about`: how far away, "" where unknown."""

    id: str
    name: str
    about: str = ""

    @property
    def words(self) -> str:
        """Name them, with how far away they are."""
        words = QCoreApplication.translate("cases", "{one}，{other}")
        return words.format(one=self.name, other=self.about) if self.about else self.name


def suggest(store: Store, case: Whole) -> Sequence[Offer]:
    """Give who of the directory may help with a case, the likeliest first."""
    return [
        Offer(Holder(PARTNER, one.id), one.name, one.about, one.sentences)
        for one in advice.advised(store, case)
    ]


def partners(store: Store, case: Whole) -> Sequence[Partner]:
    """Give to whom outside a case can be referred, where it can be at all.

    Who holds it now, or serves its category, stands first.
    """
    card = case.card
    if card.state not in lifecycle.REFER.before or card.hidden:
        return ()
    with store.read() as session:
        found = directory.partners(
            session, card.category, store.day_of(store.clock.now()), MOST_PARTNERS
        )
    found.sort(key=lambda one: one[0] != card.holder_id)
    return [Partner(*one) for one in found]


def venues(store: Store) -> Sequence[Partner]:
    """Give the other venues a case can be handed to, the nearest first."""
    with store.read() as session:
        return [
            Partner(one.venue.id, one.venue.name, _away(one.distance_m))
            for one in other_venues(session)
        ]


def _away(metres: int | None) -> str:
    return distance(metres) if metres is not None else ""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the panel learns who may help, whom a case can be referred to, and which venues."""

    suggest: Callable[[Store, Whole], Sequence[Offer]] = suggest
    partners: Callable[[Store, Whole], Sequence[Partner]] = partners
    venues: Callable[[Store], Sequence[Partner]] = venues


HERE = Sources()
"""What this desk knows by itself."""


class _Box(QWidget):
    """A bordered place for one offer; the first is tinted."""

    def __init__(self, *, first: bool) -> None:
        super().__init__()
        self._tokens = _PRIMARY if first else _PLAIN

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and border."""
        fill, border = (theme.color(token) for token in self._tokens)
        paint.box(QPainter(self), paint.rectf(self.rect()), 8, fill, border)


class Suggestions(QWidget):
    """The offers with their reasons: `chosen(place)`, from 0; `asked()` for headquarters' help.

    `why_asked()`: why somebody is not among them; `find_asked()`: to choose from the directory.
    """

    chosen = Signal(int)
    asked = Signal()
    why_asked = Signal()
    find_asked = Signal()

    def __init__(
        self,
        offers: Sequence[Offer],
        *,
        may_ask: bool,
        may_assign: bool,
        opted_out: bool = False,
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(self.tr("建议谁来帮"), "body", bold=True))
        self.buttons: list[Button] = []
        for place, offer in enumerate(offers[:MOST]):
            column.addWidget(self._offer(place, offer, may_assign=may_assign))
        if not offers:
            words = self.tr("本机还没有合适的人选")
            if opted_out:
                words = self.tr("本人不接受推荐。受理后用“指派”直接交给一位同事。")
            # Headquarters' suggestion would be one, too.
            column.addWidget(self._nobody(words, may_ask=may_ask and not opted_out))
        self.why = Button(self.tr("为什么不是…"), None, None, "link", "small")
        self.why.clicked.connect(self.why_asked)
        self.seek = Button(self.tr("在名录里找…"), None, "Alt F", "link", "small")
        self.seek.clicked.connect(self.find_asked)
        links = QHBoxLayout()
        links.setSpacing(12)
        links.addWidget(self.why)
        links.addStretch(1)
        links.addWidget(self.seek)
        # Showing a piece that has no parent yet would open a window of its own.
        if not may_assign:
            self.seek.hide()
        column.addLayout(links)

    def _offer(self, place: int, offer: Offer, *, may_assign: bool) -> QWidget:
        made = _Box(first=not place)
        column = QVBoxLayout(made)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Avatar(offer.name))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(offer.name, "body", bold=True))
        words.addWidget(ElidedLabel(offer.about, "caption", "text2"))
        row.addLayout(words, 1)
        button = Button(self.tr("指派"), None, f"Alt {place + 1}", size="small")
        button.set_kind("plain" if place else "primary")
        button.clicked.connect(lambda: self.chosen.emit(place))
        # Showing a piece that has no parent yet would open a window of its own.
        if not may_assign:
            button.hide()
        self.buttons.append(button)
        row.addWidget(button)
        column.addLayout(row)
        why = QVBoxLayout()
        why.setSpacing(0)
        for reason in offer.reasons:
            line = QHBoxLayout()
            line.setSpacing(6)
            mark = IconLabel("check", "ok", 14)
            mark.setFixedHeight(theme.line("small"))
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(reason, "small", "text2", wrap=True), 1)
            why.addLayout(line)
        column.addLayout(why)
        return made

    def _nobody(self, words: str, *, may_ask: bool) -> QWidget:
        made = _Box(first=False)
        row = QHBoxLayout(made)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(label(words, "small", "text2", wrap=True), 1)
        self.ask = Button(self.tr("请总部推荐"), "send", None, "plain", "small")
        self.ask.clicked.connect(self.asked)
        if not may_ask:
            self.ask.hide()
        row.addWidget(self.ask)
        return made
