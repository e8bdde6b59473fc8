"""A case that is with a partner: giving them the link, typing in what they answer without it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.cases import partner
from app.clock import to_text
from ui.cases import deeds, jobs, partnerwords
from ui.cases.asking import SayDialog, Wording
from ui.cases.jobs import Opened
from ui.checkin.jobs import Hand
from ui.events import slips
from ui.events.ticketprinting import TicketPrinting
from ui.kit import theme
from ui.kit.ask import Dialog
from ui.kit.buttons import Button
from ui.kit.card import Banner, Card
from ui.kit.choices import RadioRow
from ui.kit.form import Field
from ui.kit.text import label
from ui.people.code import picture
from ui.seat import Seat
from ui.shell.times import stamp

_WIDE, _CODE = 680, 300
Show = Callable[[Dialog, Callable[[], object]], None]


class Partnering(QObject):
    """Does what is to be done with partners. `show` shows a dialog over the page."""

    def __init__(self, seat: Seat, page: QWidget, show: Show) -> None:
        super().__init__(page)
        self._seat, self._page, self._show = seat, page, show
        self.printing = TicketPrinting(seat, page, partnerwords.naming)
        self.printing.find_printers = slips.printers

    def do(self, name: str, opened: Opened) -> None:
        """Do one of `deeds.OF_PARTNERS`."""
        if name == deeds.GIVE_LINK:
            dialog = LinkDialog(self._page, self._seat, opened, self.printing)
            # What headquarters has not made yet cannot be given; what was said can be typed in.
            self._show(dialog, lambda: None if opened.address else self._later(opened))
        else:
            self._ask(opened)

    def _later(self, opened: Opened) -> None:
        """Ask once the dialog that led here has gone."""
        self._seat.work.run(lambda: None, self).then(lambda _done: self._ask(opened))

    def _ask(self, opened: Opened) -> None:
        hand = Hand(self._seat.desk.store, self._seat.actor)
        act = partial(jobs.do, hand, partner.take_answer, opened.whole.card.id)
        dialog = AnswerDialog(self._page, self._seat, opened, act)
        self._show(dialog, lambda: self._seat.say(self.tr("已记下对方的答复"), "circle-check"))


class AnswerDialog(SayDialog):
    """Asks what a partner answered and how: `act(answer, way, words)`."""

    def __init__(
        self, parent: QWidget | None, seat: Seat, opened: Opened, act: Callable[..., Any]
    ) -> None:
        title = self.tr("录入对方答复 {number}").format(number=opened.whole.card.label)
        text = self.tr("对方打电话、发消息或当面说的，照原话记下。")
        wording = Wording(title, text, self.tr("记下"), self.tr("对方怎么说"))
        super().__init__(parent, seat, wording, act, needed=True)

    def ask(self) -> None:
        """Ask what, and how it came."""
        self.answer = RadioRow(partnerwords.answers(), partner.ACCEPTED)
        self.way = RadioRow(partnerwords.ways(), partnerwords.ways()[0][0])
        self.form.add("answer", Field(self.tr("对方的答复"), self.answer))
        self.form.add("way", Field(self.tr("怎么答复的"), self.way))

    def first(self) -> QWidget:
        """Begin with the answer."""
        return self.answer

    def said(self) -> tuple[Any, ...]:
        """Give answer and way."""
        return (self.answer.value(), self.way.value())


class LinkDialog(Dialog):
    """The link of a partner, to photograph, copy or print (Ctrl P); without one, what to do."""

    def __init__(
        self, parent: QWidget | None, seat: Seat, opened: Opened, printing: TicketPrinting
    ) -> None:
        title = self.tr("给对方的链接 {number}").format(number=opened.whole.card.label)
        verb = self.tr("完成") if opened.address else self.tr("录入对方答复")
        super().__init__(
            parent, title, verb, None if opened.address else self.tr("返回"), width=_WIDE
        )
        self._seat, self._opened, self._printing = seat, opened, printing
        self.address = opened.address
        if self.address:
            self._with_link(opened)
        else:
            self._without(opened)
        self.primary.setFocus()

    def _without(self, opened: Opened) -> None:
        hidden = opened.link is not None
        if hidden:
            text = self.tr("敏感事项的链接只给有权限的电脑。可以打电话告诉对方，再录入答复。")
        else:
            text = self.tr(
                "这台电脑下次联网时，总部生成链接，马上就能给。"
                "现在可以打电话告诉对方，再录入对方的答复。"
            )
        title = self.tr("这台电脑看不到链接") if hidden else self.tr("链接还没有来")
        self.banner = Banner("warn", "lock" if hidden else "cloud-off", title, text)
        self.add(self.banner)

    def _with_link(self, opened: Opened) -> None:
        row = QHBoxLayout()
        row.setSpacing(24)
        paper = Card(pad=8)
        self.seen = QLabel()
        self.seen.setPixmap(picture(self.address, theme.px(_CODE), self.devicePixelRatioF()))
        self.seen.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.seen.setAccessibleName(self.tr("链接的二维码"))
        paper.add(self.seen)
        row.addWidget(paper, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(6)
        store, zone = self._seat.desk.store, self._seat.desk.profile.timezone
        now = store.clock.now()
        said = partnerwords.standing(opened, to_text(now))
        words.addWidget(label(said, "value", bold=True, wrap=True))
        if opened.link is not None:
            until = stamp(opened.link.expires_at, now, zone)
            good = self.tr("{until} 前有效，对方办结或退回后就不能再用").format(until=until)
            words.addWidget(label(good, "small", "text2", wrap=True))
        words.addSpacing(8)
        hint = self.tr("请对方扫码，或者把网址发给对方。不用装软件，不用注册。")
        words.addWidget(label(hint, "body", wrap=True))
        only = self.tr("拿到链接的人都能看到勾选的内容，只给受委托办理的人。")
        words.addWidget(label(only, "small", "warn", wrap=True))
        words.addStretch(1)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        # A long address has nowhere to break: it is broken for the eye, and copied whole.
        self.shown = label(broken(self.address), "caption", "text2", wrap=True)
        self.shown.setAccessibleName(self.address)
        self.add(self.shown)
        self.copy = Button(self.tr("复制网址"), "clipboard-paste", "Ctrl C")
        self.copy.clicked.connect(self._copy)
        self.add_verb(self.copy)
        self.print = Button(self.tr("打印"), "printer", "Ctrl P")
        self.print.clicked.connect(self._print)
        self.add_verb(self.print)
        QShortcut(QKeySequence("Ctrl+P"), self, self._print)
        QShortcut(QKeySequence("Ctrl+C"), self, self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.address)
        self.copy.set_text(self.tr("已复制"))

    def _print(self) -> None:
        self._printing.start([partnerwords.slip_of(self._seat, self._opened)], self)


def broken(address: str, every: int = 32) -> str:
    """Let a long address be broken into lines wherever so many letters have passed."""
    parts = [address[at : at + every] for at in range(0, len(address), every)]
    return "\N{ZERO WIDTH SPACE}".join(parts)
