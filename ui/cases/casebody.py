"""The body of a case's panel: its clock, what comes next, who may help, what was said and done."""

from __future__ import annotations

import datetime as dt
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.cases import holding, lifecycle
from app.cases.limits import Calendar
from app.cases.rules import NORMAL, VENUE
from app.clock import to_text
from app.handovers.rules import ASKED
from ui.attachments.words import face
from ui.cases import casewords, partnerwords, phrases
from ui.cases.caselog import UNTAKEN, CaseLog
from ui.cases.clocks import Left, left_of
from ui.cases.jobs import Opened
from ui.cases.routeline import RouteLine, is_told
from ui.cases.suggestions import Suggestions
from ui.handovers.words import there
from ui.helping.box import CallBox
from ui.kit import theme
from ui.kit.card import Banner, BarTone, ProgressBar
from ui.kit.files import FileBox
from ui.kit.text import IconLabel, TextTone, label
from ui.shell.times import stamp

_FACT = 76
_INKS: dict[str, TextTone] = {"danger": "danger", "warn": "warn", "primary": "primary"}
_HELPED = (lifecycle.SUBMITTED, lifecycle.ACCEPTED, lifecycle.IN_PROGRESS, lifecycle.RETURNED)
"""States in which somebody who may help can be given a case."""
_WISHES = ("on_behalf_of", "wish_place", "wish_time", "wish_language", "wish_gender")


class ClockBox(QFrame):
    """How a limit stands, in its colour, with a bar of what is gone of it, and what comes next."""

    def __init__(self, left: Left, next_step: str, *, told: bool) -> None:
        super().__init__()
        tone = "primary" if left.kind == "answered" else left.tone
        self.setProperty("kind", "banner")
        self.setProperty("tone", tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 9, 12, 9)
        row.setSpacing(10)
        ink = _INKS.get(tone, "text2")
        calm = tone in ("neutral", "primary")
        row.addWidget(IconLabel("clock" if calm else "alarm-clock", ink))
        column = QVBoxLayout()
        column.setSpacing(5)
        self.words = label(casewords.clock_sentence(left, told=told), "body", ink, bold=True)
        self.words.setWordWrap(True)
        column.addWidget(self.words)
        if left.kind in ("running", "today", "over"):
            bar = cast("BarTone", "primary" if tone == "neutral" else tone)
            column.addWidget(ProgressBar(left.share, 1, bar, height=4))
        self.next = label(next_step, "small", ink, wrap=True)
        if not next_step:
            self.next.hide()
        column.addWidget(self.next)
        row.addLayout(column, 1)


class CaseBody(QWidget):
    """Shows one `Opened`. `offer_chosen(place)`, `help_wanted()` of headquarters.

    `why_wanted()`: why somebody is not suggested; `find_wanted()`: to choose from the directory.
    `venue_wanted(id, name)`: one that offers help is to have the case; `call_closed(id)`: others
    are to be asked no more. `deed_wanted(name)`: a deed of the panel.
    """

    offer_chosen = Signal(int)
    help_wanted = Signal()
    why_wanted = Signal()
    find_wanted = Signal()
    venue_wanted = Signal(str, str)
    call_closed = Signal(str)
    sync_wanted = Signal()
    deed_wanted = Signal(str)
    file_added = Signal(object)
    file_choose_wanted = Signal()
    file_opened = Signal(str)
    file_taken_back = Signal(str)
    route_wanted = Signal()
    reply_wanted = Signal()

    def __init__(
        self, opened: Opened, house: Calendar, now: dt.datetime, *, may_handle: bool
    ) -> None:
        super().__init__()
        self._opened, self._now, self._zone = opened, now, house.zone
        self.conflict: Banner | None = None
        self.trouble: Banner | None = None
        self._may_handle = may_handle
        card = opened.whole.card
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(14)
        self.banners = self._banners()
        for banner in self.banners:
            column.addWidget(banner)
        left, told = left_of(card, house, now), card.told_at is not None
        self.clock = ClockBox(left, self._next_step(), told=told)
        column.addWidget(self.clock)
        self.call: CallBox | None = None
        if opened.call is not None:
            may_take = may_handle and card.state in lifecycle.TRANSFER.before
            self.call = CallBox(opened.call, may_take=may_take, may_close=may_handle)
            self.call.taken.connect(self.venue_wanted)
            self.call.closed.connect(self.call_closed)
            column.addWidget(self.call)
        self.suggestions: Suggestions | None = None
        self.route: RouteLine | None = None
        if card.state in _HELPED and not card.hidden and not card.handed:
            self._add_route(column, may_take=may_handle)
            self.suggestions = Suggestions(
                opened.offers,
                may_ask=may_handle,
                may_assign=may_handle,
                opted_out=opened.opted_out,
            )
            self.suggestions.chosen.connect(self.offer_chosen)
            self.suggestions.asked.connect(self.help_wanted)
            self.suggestions.why_asked.connect(self.why_wanted)
            self.suggestions.find_asked.connect(self.find_wanted)
            column.addWidget(self.suggestions)
        if self.facts():
            column.addWidget(self._facts())
        details = str(opened.whole.words.get("details") or "")
        if details:
            column.addWidget(self._said(self.tr("详情"), details))
        self.files = self._files()
        if self.files is not None:
            column.addWidget(self.files)
        self.log = CaseLog(opened.whole.log, opened.names, now, house.zone)
        column.addWidget(self.log)
        column.addStretch(1)

    def _files(self) -> FileBox | None:
        """Show the files of a case to whoever may read it, with a way to add one."""
        opened, card = self._opened, self._opened.whole.card
        may_add = self._may_handle and not card.handed and card.state != lifecycle.ARCHIVED
        may_add = may_add and (opened.entitled or not card.sensitive)
        if card.hidden or not (opened.files or may_add):
            return None
        count = len(opened.files)
        title = self.tr("附件 {count}").format(count=count) if count else self.tr("附件")
        empty = self.tr("还没有。照片、扫描件拖到这里，或点“添加”。")
        noun = QCoreApplication.translate("CaseFiles", "附件")
        faces = [face(one, noun, opened.names, self._now, self._zone) for one in opened.files]
        box = FileBox(title, empty, faces, may_add=may_add)
        box.added.connect(self.file_added)
        box.choose_wanted.connect(self.file_choose_wanted)
        box.opened.connect(self.file_opened)
        box.taken_back.connect(self.file_taken_back)
        return box

    def _add_route(self, column: QVBoxLayout, *, may_take: bool) -> None:
        """Say where the case goes by headquarters' rules, if that is worth a line."""
        routed = self._opened.routed
        if routed is not None and is_told(routed, suggested=bool(self._opened.offers)):
            self.route = RouteLine(routed, may_take=may_take)
            self.route.taken.connect(self.route_wanted)
            column.addWidget(self.route)

    def _asked(self) -> Banner | None:
        """Say that the venue that has the case asks for something; None while it does not."""
        sent, log = self._opened.sent, self._opened.whole.log
        if sent is None or sent.state != ASKED:
            return None
        asked = [one.words for one in log if one.act == lifecycle.HOLDER_ASKED and one.words]
        title = self.tr("{name}要材料").format(name=sent.to_name)
        words = asked[-1] if asked else self.tr("要什么，问对方。")
        made = Banner("warn", "message-square-text", title, words, self.tr("答复"))
        made.acted.connect(self.reply_wanted)
        return made

    def _banners(self) -> list[Banner]:
        card, found = self._opened.whole.card, []
        if UNTAKEN & {card.mark, *(entry.mark for entry in self._opened.whole.log)}:
            title = self.tr("别的电脑先动了这件需求")
            text = self.tr("这台电脑记下的没有生效，两边写的话都在下面的记录里。")
            self.conflict = Banner("danger", "circle-alert", title, text, self.tr("去处理"))
            self.conflict.acted.connect(self.sync_wanted)
            found.append(self.conflict)
        trouble = self._trouble()
        if trouble is not None:
            found.append(trouble)
        if not self._opened.may_contact and card.state in lifecycle.OPEN:
            title = self.tr("本人不同意被联系")
            text = self.tr("不再主动联系。等本人来；不办了就记“本人撤回”。")
            found.append(Banner("warn", "shield-check", title, text))
        asked = self._asked()
        if asked is not None and not card.hidden:
            found.append(asked)
        if card.hidden:
            text = self.tr("内容只给有权限的社工和站长看，要在总部授权的电脑上。")
            found.append(Banner("neutral", "lock", self.tr("看不到内容"), text))
        if card.emergency:
            text = self.tr("先保证人安全：报警 110，青少年热线 12355。")
            found.append(Banner("danger", "triangle-alert", self.tr("紧急"), text))
        return found

    def _trouble(self) -> Banner | None:
        """Say that whoever has the case can have it no more, and lead to who else may."""
        opened, card = self._opened, self._opened.whole.card
        if not opened.trouble:
            return None
        who = opened.names.get(card.owner or "", "--")
        if opened.trouble != holding.OWNER_LEFT:
            who = opened.names.get(card.holder_id or "", self.tr("原来的帮手"))
        title, text = casewords.holder_trouble(opened.trouble, who)
        deed, words = casewords.way_on(card.state) if self._may_handle else ("", "")
        self.trouble = Banner("warn", "user-x", title, text, words)
        self.trouble.acted.connect(lambda: self.deed_wanted.emit(deed))
        return self.trouble

    def _facts(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for name, words in self.facts().items():
            row = QHBoxLayout()
            row.setSpacing(8)
            head = label(name, "small", "text3")
            head.setFixedWidth(theme.px(_FACT))
            head.setWordWrap(True)
            row.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(words, "small", wrap=True), 1)
            column.addLayout(row)
        return made

    def facts(self) -> dict[str, str]:
        """Give what is to be known of a case in a line each, by its name."""
        return {**self._standing(), **self._wishes(), **self._answered()}

    def _next_step(self) -> str:
        """Say what comes next and whose it is; "" where nothing does."""
        card = self._opened.whole.card
        if not card.next_step:
            return ""
        step = casewords.next_step(card.next_step)
        owner = self._opened.names.get(card.owner or "", "")
        words = self.tr("下一步：{step}")
        return words.format(step=casewords.joined(step, owner) if owner else step)

    def _standing(self) -> dict[str, str]:
        whole, names = self._opened.whole, self._opened.names
        card, found = whole.card, {}
        holder = self._holder()
        if holder:
            found[self.tr("在谁那里")] = holder
        runs = card.state in lifecycle.RUNNING and card.paused_at is None
        answered = partnerwords.standing(self._opened, to_text(self._now))
        if answered:
            found[self.tr("对方答复")] = answered
        if card.due_at is not None and runs:
            found[self.tr("办理时限")] = stamp(card.due_at, self._now, self._zone)
        if card.extended_days:
            words = self.tr("%n 个工作日", "", card.extended_days)
            by = names.get(whole.extended_by or "", "--")
            found[self.tr("延期")] = self.tr("{days}，{name}同意").format(days=words, name=by)
        if card.urged_at is not None:
            found[self.tr("催办")] = stamp(card.urged_at, self._now, self._zone)
        if card.urgency != NORMAL:
            found[self.tr("紧急程度")] = dict(phrases.urgencies())[card.urgency]
        return found

    def _wishes(self) -> dict[str, str]:
        found = {}
        for field in _WISHES:
            value = str(self._opened.whole.words.get(field) or "")
            if field == "wish_gender":
                value = dict(phrases.genders()).get(value, "") if value else ""
            if value:
                found[casewords.field_name(field)] = value
        return found

    def _answered(self) -> dict[str, str]:
        whole, found = self._opened.whole, {}
        if whole.told_how is not None:
            found[self.tr("怎么告知")] = casewords.way_name(whole.told_how)
        if whole.decline_channel is not None:
            asked = self.tr("问了 %n 次", "", whole.decline_attempts)
            found[self.tr("本人不评价")] = casewords.joined(
                casewords.way_name(whole.decline_channel), asked
            )
        return found

    def _holder(self) -> str:
        card = self._opened.whole.card
        known = {one.id: one.name for one in (*self._opened.partners, *self._opened.venues)}
        known.update(self._opened.names)
        sent = self._opened.sent
        if card.holder_kind == VENUE and sent is not None:
            return casewords.joined(sent.to_name, there(sent.state))
        return known.get(card.holder_id or "") or casewords.holder_name(card.holder_kind)

    @staticmethod
    def _said(title: str, words: str) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(title, "body", bold=True))
        text = label(words, "small", "text2", wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(text)
        return made
