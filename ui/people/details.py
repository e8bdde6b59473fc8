"""The body of the drawer: what is on the card, how it may be used, and what happened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.people.queries import PersonCard
from app.people.rules import UNDER_14
from ui.attachments.words import face
from ui.checkin import phrases as counter
from ui.kit import theme
from ui.kit.files import FileBox
from ui.kit.text import ElidedLabel, IconLabel, TextTone, label
from ui.people import phrases
from ui.people.besides import ApartBox, Besides, TwinBox
from ui.people.care import CareBox
from ui.people.jobs import Whole
from ui.people.number import NumberLine
from ui.people.timeline import Timeline, events

_LABEL = 76
GUARDIAN = "guardian"


class ConsentBox(QFrame):
    """Whether and how the person agreed, in the colour of the answer."""

    def __init__(self, card: PersonCard, zone: str) -> None:
        super().__init__()
        chip = phrases.consent_chip(card.consent_way)
        self.setProperty("kind", "banner")
        self.setProperty("tone", chip.tone)
        inks: dict[str, TextTone] = {"ok": "ok", "warn": "warn"}
        ink = inks.get(chip.tone, "text2")
        titles = {
            "visit_only": self.tr("仅限到馆登记"),
            "guardian": self.tr("监护人已同意保存个人信息"),
            None: self.tr("还没有告知"),
        }
        icons = {"visit_only": "circle-minus", None: "info"}
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel(icons.get(card.consent_way, "shield-check"), ink))
        title = titles.get(card.consent_way, self.tr("已同意保存个人信息"))
        self.title = label(title, "body", ink, bold=True, wrap=True)
        head.addWidget(self.title, 1)
        column.addLayout(head)
        self.words = label(self._sentence(card, zone), "small", "text2", wrap=True)
        column.addWidget(self.words)

    def _sentence(self, card: PersonCard, zone: str) -> str:
        if card.consent_way is None:
            return self.tr("登记时没有问。方便时当面告知，再到“编辑”里记下回答。")
        day = phrases.date(card.consent_at, zone) if card.consent_at else ""
        how = phrases.consent_how(card.consent_way)
        use = self.tr("用于到馆登记、活动通知，可随时撤回。")
        if card.consent_way == "visit_only":
            use = self.tr("只用于到馆登记，不做联系。")
        version = card.notice_version or "--"
        return self.tr("{day} {how}，{use}告知书 {version} 版。").format(
            day=day, how=how, use=use, version=version
        )


class Details(QWidget):
    """Rows, consent and timeline of one person. `reveal_wanted(field)` for a masked number.

    `compare_wanted(id)` for somebody who may be the same, `part_wanted(id)` for a merged card.
    """

    reveal_wanted = Signal(str)
    compare_wanted = Signal(str)
    part_wanted = Signal(str)
    file_added = Signal(object)
    file_choose_wanted = Signal()
    file_opened = Signal(str)
    file_taken_back = Signal(str)

    def __init__(
        self,
        whole: Whole,
        now: dt.datetime,
        zone: str,
        own_desk: str,
        *,
        may_see: bool,
        may_reveal: bool,
        may_merge: bool = False,
        may_file: bool = False,
        may_write: bool = False,
        timer: Callable[[QWidget], QTimer] = QTimer,
    ) -> None:
        super().__init__()
        self.numbers: dict[str, NumberLine] = {}
        self._timer, self._may_reveal = timer, may_reveal
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(0)
        self._names: list[QLabel] = []
        self.consent: ConsentBox | None = None
        self.files: FileBox | None = None
        self.twins: TwinBox | None = None
        self.apart: ApartBox | None = None
        self.besides: Besides | None = None
        self.care: CareBox | None = None
        self.timeline: Timeline | None = None
        if not may_see:
            words = self.tr("联系方式和到访记录需要前台权限")
            self._column.addWidget(label(words, "small", "text3", wrap=True))
            self._column.addStretch(1)
            return
        self._rows(whole.card)
        for name in self._names:
            name.ensurePolished()
        wide = max(name.sizeHint().width() for name in self._names) + 12
        for name in self._names:
            name.setFixedWidth(max(wide, theme.px(_LABEL)))
        self._column.addSpacing(10)
        if whole.notes is not None:
            self.care = CareBox(whole.notes, whole.staff, now, zone, may_write=may_write)
            self._column.addWidget(self.care)
            self._column.addSpacing(10)
        self.consent = ConsentBox(whole.card, zone)
        self._column.addWidget(self.consent)
        self._column.addSpacing(12)
        self._papers(whole, now, zone, may=may_file)
        self._others(whole, now, zone, may=may_merge)
        self._happened(whole, now, zone, own_desk)
        self._column.addStretch(1)

    def _papers(self, whole: Whole, now: dt.datetime, zone: str, *, may: bool) -> None:
        """Show the signed consent sheets: where a guardian has to agree, or some are there."""
        card = whole.card
        asked = card.age_band == UNDER_14 or card.consent_way == GUARDIAN
        if not (asked or whole.files):
            return
        title, empty = self.tr("监护人同意书"), self.tr("还没有。签好后拍照或扫描，添加到这里。")
        noun = self.tr("同意书")
        faces = [face(one, noun, whole.staff, now, zone) for one in whole.files]
        self.files = FileBox(title, empty, faces, may_add=may)
        self.files.added.connect(self.file_added)
        self.files.choose_wanted.connect(self.file_choose_wanted)
        self.files.opened.connect(self.file_opened)
        self.files.taken_back.connect(self.file_taken_back)
        self._column.addWidget(self.files)
        self._column.addSpacing(12)

    def _others(self, whole: Whole, now: dt.datetime, zone: str, *, may: bool) -> None:
        """Show who may be the same person, and the cards that were merged into this one."""
        apart = [one for one in whole.twins if one.apart]
        self.twins = TwinBox(whole.likely) if whole.likely and may else None
        self.apart = ApartBox(apart) if apart and may else None
        self.besides = Besides(whole.beside, now, zone, may=may) if whole.beside else None
        for box in (self.twins, self.apart):
            if box is not None:
                box.compare_wanted.connect(self.compare_wanted)
        if self.besides is not None:
            self.besides.part_wanted.connect(self.part_wanted)
        for piece in (self.twins, self.besides, self.apart):
            if piece is not None:
                self._column.addWidget(piece)
                self._column.addSpacing(12)

    def _rows(self, card: PersonCard) -> None:
        self._number("phone", self.tr("手机"), card.phone)
        if card.age_band:
            self._row(self.tr("年龄段"), counter.age_name(card.age_band))
        if card.identity:
            self._row(self.tr("身份"), phrases.identity_name(card.identity))
        if card.unit:
            self._row(self.tr("单位或学校"), card.unit)
        if card.age_band == UNDER_14 and card.guardian_name:
            relation = dict(counter.relations()).get(card.guardian_relation or "", "")
            self._row(
                self.tr("监护人"),
                self.tr("{name}（{relation}）").format(name=card.guardian_name, relation=relation),
            )
            self._number("guardian_phone", self.tr("监护人手机"), card.guardian_phone)
        code = label(card.code or self.tr("还没有"), "body", "text" if card.code else "text3")
        if card.code:
            code.setFont(theme.mono())
        self._piece(self.tr("会员码"), code)
        if card.no_suggestions:
            self._row(self.tr("服务推荐"), self.tr("不接受推荐，由工作人员安排"))
        if card.note:
            self._piece(self.tr("备注"), label(card.note, "body", wrap=True))

    def _row(self, title: str, words: str) -> None:
        self._piece(title, ElidedLabel(words))

    def _number(self, field: str, title: str, value: str | None) -> None:
        made = NumberLine(value, may_reveal=self._may_reveal, timer=self._timer)
        made.wanted.connect(lambda: self.reveal_wanted.emit(field))
        self.numbers[field] = made
        self._piece(title, made)

    def _piece(self, title: str, piece: QWidget) -> None:
        line = QWidget()
        line.setMinimumHeight(theme.px(28))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        name = label(title, "small", "text3")
        self._names.append(name)
        row.addWidget(name)
        row.addWidget(piece, 1)
        self._column.addWidget(line)

    def _happened(self, whole: Whole, now: dt.datetime, zone: str, own_desk: str) -> None:
        happened = events(whole, own_desk)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("最近经历"), "body", bold=True))
        head.addStretch(1)
        head.addWidget(label(self.tr("共 %n 条", "", len(happened)), "small", "text3"))
        self._column.addLayout(head)
        self._column.addSpacing(8)
        self.timeline = Timeline(happened, now, zone, whole.receipts)
        self._column.addWidget(self.timeline)
