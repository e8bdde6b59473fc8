"""Somebody new: name and number, how they answered the notice, and they are checked in."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.errors import Refusal
from app.people.actions import Details
from app.people.normal import NAME_LIMIT, clean_name, clean_phone, query
from app.people.queries import Face, like
from app.people.rules import NOTICE_VERSION, UNDER_14
from ui.checkin import phrases
from ui.kit.ask import COMMIT_KEYS
from ui.kit.buttons import Button, Segmented
from ui.kit.card import Card, CardHeader
from ui.kit.chips import KeyCap
from ui.kit.choices import CheckBox, Select
from ui.kit.form import Field, line_edit
from ui.kit.keys import bind
from ui.kit.text import ElidedLabel, IconLabel, label
from ui.seat import Seat
from ui.words import sentence

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NUMBER_FROM = 5
_WRITTEN_NAME = re.compile(r"[A-Z].*|.* .*")


class WalkInPanel(Card):
    """Two fields and a consent line; Ctrl Enter registers and checks in.

    `wanted(Details)` to register, `known(id)` when it is somebody already known, `counted` when
    a child is only counted, `closed` on Esc.
    """

    wanted = Signal(object)
    known = Signal(str)
    counted = Signal()
    closed = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._asked = 0
        self.alike: list[Face] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.add(self._make_head())
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(16, 10, 16, 12)
        self._column.setSpacing(8)
        self._make_fields()
        self._column.addWidget(self._make_likeness())
        self._column.addLayout(self._make_consent())
        self._column.addWidget(self._make_guardian())
        self._column.addLayout(self._make_foot())
        self.add(body)
        bind(self, dict.fromkeys(COMMIT_KEYS, self.commit))
        bind(self, {"F3": self._take_known})

    def begin(self, text: str = "") -> None:
        """Start with what was typed into the box: a name or a number goes where it belongs."""
        for edit in (self.name, self.phone, self.guardian):
            edit.clear()
        self.child.setChecked(False)
        self.consent.set_value("spoken")
        self._clear_errors()
        self._show_alike([])
        kind = query(text).kind
        if kind == "digits" and len(text) >= _NUMBER_FROM:
            self.phone.setText(text)
        elif kind in ("han", "mixed") or (kind == "latin" and _WRITTEN_NAME.fullmatch(text)):
            self.name.setText(text)
        first = self.name if not self.name.text() else self.phone
        first.setFocus()

    def details(self) -> Details:
        """Give what is typed, as it is."""
        child = self.child.isChecked()
        return Details(
            name=self.name.text(),
            phone=self.phone_field.value() or None,
            age_band=UNDER_14 if child else None,
            guardian_name=self.guardian.text() if child else None,
            guardian_relation=self.relation.value() if child else None,
            consent_way="guardian" if child else self.consent.value(),
        )

    def commit(self) -> None:
        """Register and check in, unless something can be seen to be missing."""
        self._clear_errors()
        if self.child.isChecked() and not self.guardian.text().strip():
            self.guardian_field.set_error(
                self.tr("不满 14 周岁，要留一位监护人的姓名；不方便就只计人数")
            )
            self.guardian.setFocus()
            return
        self.wanted.emit(self.details())

    def refuse(self, refusal: Refusal) -> None:
        """Say at its field what is wrong; what was typed stays."""
        wrong_phone, wrong_name = phrases.phone_trouble(refusal), phrases.name_trouble(refusal)
        if wrong_phone:
            self.phone_field.set_error(wrong_phone)
            self.phone.setFocus()
        elif wrong_name:
            self.name_field.set_error(wrong_name)
            self.name.setFocus()
        elif refusal.code == "guardian_missing":
            self.guardian_field.set_error(sentence(refusal))
            self.guardian.setFocus()
        else:
            self._seat.refuse(refusal)

    def event(self, event: QEvent) -> bool:
        """Keep F4 for this form while it is open: elsewhere it calls whoever waits."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F4:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the next field on Enter, close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_F4:
            self.child.click()
        elif event.key() in _ENTER:
            self.focusNextChild()
        elif event.text() and event.text().isprintable():
            # Letters on a button of this panel are not meant for the box above it.
            event.accept()
        else:
            super().keyPressEvent(event)

    def _make_head(self) -> QWidget:
        head = CardHeader(self.tr("登记新朋友"), self.tr("姓名就够了，手机号选填"))
        close = Button(self.tr("关闭"), key="Esc", kind="ghost", size="small")
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.closed)
        head.add_right(close)
        return head

    def _make_fields(self) -> None:
        self.name = line_edit(limit=NAME_LIMIT * 3)
        self.phone = line_edit(ascii_only=True, limit=40)
        self.name_field = Field(self.tr("姓名"), self.name)
        self.phone_field = Field(self.tr("手机"), self.phone, remark=self.tr("选填"))
        self.name_field.changed.connect(self._changed)
        self.phone_field.changed.connect(self._changed)
        self.phone.editingFinished.connect(self._check_phone)
        row = QHBoxLayout()
        row.setSpacing(16)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.name_field, 1, top)
        row.addWidget(self.phone_field, 1, top)
        self._column.addLayout(row)

    def _make_likeness(self) -> QWidget:
        self._alike = QWidget()
        row = QHBoxLayout(self._alike)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(IconLabel("users-round", "warn", 15))
        self.likeness = ElidedLabel("", "small", "warn")
        row.addWidget(self.likeness, 1)
        take = Button(self.tr("签到这位"), key="F3", size="small")
        take.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        take.clicked.connect(self._take_known)
        row.addWidget(take)
        self._alike.hide()
        return self._alike

    def _make_consent(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        words = self.tr("告知书 {version}").format(version=NOTICE_VERSION)
        row.addWidget(label(words, "small", "text2"))
        self.consent = Segmented(
            [
                ("spoken", self.tr("口头告知并同意")),
                ("written", self.tr("书面同意")),
                ("visit_only", self.tr("仅限到馆登记")),
            ]
        )
        row.addWidget(self.consent)
        row.addSpacing(8)
        self.child = CheckBox(self.tr("不满 14 周岁"))
        self.child.toggled.connect(self._mind_child)
        row.addWidget(self.child)
        row.addWidget(KeyCap("F4"))
        row.addStretch(1)
        return row

    def _make_guardian(self) -> QWidget:
        self._guardian = QWidget()
        row = QHBoxLayout(self._guardian)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.guardian = line_edit(limit=NAME_LIMIT)
        self.guardian_field = Field(self.tr("监护人姓名"), self.guardian)
        self.guardian_field.changed.connect(lambda: self.guardian_field.set_error(""))
        self.relation = Select(phrases.relations(), name=self.tr("与孩子的关系"))
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.guardian_field, 1, top)
        row.addWidget(Field(self.tr("与孩子的关系"), self.relation), 1, top)
        self._guardian.hide()
        return self._guardian

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.button = Button(self.tr("登记并签到"), key="Ctrl Enter", kind="primary")
        self.button.clicked.connect(self.commit)
        row.addWidget(self.button)
        self.only_count = Button(self.tr("改为只计人数"), "users-round", "Alt A")
        self.only_count.clicked.connect(self.counted)
        row.addWidget(self.only_count)
        row.addStretch(1)
        return row

    def _mind_child(self, on: bool) -> None:
        self._guardian.setVisible(on)
        self.consent.setEnabled(not on)
        if on:
            self.guardian.setFocus()

    def _changed(self) -> None:
        for field in (self.name_field, self.phone_field):
            field.set_error("")
        self._asked += 1
        name, phone = self.name.text(), self.phone_field.value()
        if not _looks_whole(name):
            self._show_alike([])
            return
        job = partial(_alike, self._seat, name, phone)
        self._seat.work.run(job, self).then(partial(self._answer, self._asked))

    def _answer(self, number: int, alike: list[Face]) -> None:
        if number == self._asked:
            self._show_alike(alike)

    def _show_alike(self, alike: list[Face]) -> None:
        self.alike = alike
        self._alike.setVisible(bool(alike))
        self.button.set_text(self.tr("仍然登记") if alike else self.tr("登记并签到"))
        if alike:
            words = self.tr("已有一位{name}（{phone}），是同一个人吗？")
            phone = phrases.masked(alike[0].phone) or self.tr("没有手机号")
            self.likeness.setText(words.format(name=alike[0].name, phone=phone))

    def _take_known(self) -> None:
        if self.alike:
            self.known.emit(self.alike[0].id)

    def _check_phone(self) -> None:
        try:
            clean_phone(self.phone_field.value())
        except Refusal as refusal:
            self.phone_field.set_error(phrases.phone_trouble(refusal))

    def _clear_errors(self) -> None:
        for field in (self.name_field, self.phone_field, self.guardian_field):
            field.set_error("")


def _looks_whole(name: str) -> bool:
    try:
        return len(clean_name(name)) > 1
    except Refusal:
        return False


def _alike(seat: Seat, name: str, phone: str) -> list[Face]:
    try:
        number = clean_phone(phone)
    except Refusal:
        number = None
    with seat.desk.store.read() as session:
        return like(session, name, number)
