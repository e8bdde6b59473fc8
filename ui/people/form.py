"""The form for a new person or a known one: a panel in the page, never in the way of the lock."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.errors import Refusal
from app.people.actions import Details
from app.people.queries import Face, PersonCard
from app.people.rules import NOTICE_VERSION, UNDER_14
from ui.checkin import phrases as counter
from ui.kit.ask import COMMIT_KEYS
from ui.kit.buttons import Button
from ui.kit.card import hair
from ui.kit.choices import CheckBox, Select
from ui.kit.drawer import Drawer
from ui.kit.form import Field, Form, line_edit, text_edit
from ui.kit.keys import bind
from ui.kit.text import ElidedLabel, label
from ui.people import phrases
from ui.words import sentence

_GUARDIAN = ("guardian_name", "guardian_relation", "guardian_phone")
_IN_PLACE = {
    "name_missing": "name",
    "name_too_long": "name",
    "phone_short": "phone",
    "phone_long": "phone",
    "phone_letters": "phone",
    "guardian_missing": "guardian_name",
}


class FormPanel(Drawer):
    """Emits `submitted(Details)`; whoever saves answers with `refuse` or `finish`.

    `likeness_wanted(name, phone)` after either changed, answered with `show_alike`; `look_wanted`
    carries the id of the person who is like this one. Esc puts the form away, at once when
    nothing was written, else the second time; `closed` when it is gone.
    """

    submitted = Signal(object)
    likeness_wanted = Signal(str, str)
    look_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.cross.setAccessibleName(self.tr("不填了"))
        self.cross.setToolTip(self.tr("不填了  Esc"))
        self.person_id: str | None = None
        self._known: PersonCard | None = None
        self._filled: dict[str, object] = {}
        self._warned = False
        self._alike = ""
        self.title = ElidedLabel("", "title")
        self.set_head(self.title)
        self.set_content(self._body())
        column = cast("QVBoxLayout", self.layout())
        column.insertSpacing(1, 10)
        column.insertWidget(2, hair())
        column.addWidget(hair())
        column.addWidget(self._foot())
        bind(self, dict.fromkeys(COMMIT_KEYS, self.submit))

    def _body(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(16, 14, 16, 14)
        form = self.form = Form()
        optional = self.tr("选填")
        form.add("name", Field(self.tr("姓名或称呼"), line_edit()))
        phone = line_edit(self.tr("11 位手机号"), ascii_only=True)
        form.add("phone", Field(self.tr("手机"), phone, remark=optional))
        ages = [("", self.tr("不填")), *counter.ages()[1:]]
        form.add_row(
            {
                "age_band": Field(self.tr("年龄段"), Select(ages), remark=optional),
                "gender": Field(self.tr("性别"), Select(phrases.genders()), remark=optional),
            }
        )
        form.add("guardian_name", Field(self.tr("监护人姓名"), line_edit()))
        form.add_row(
            {
                "guardian_relation": Field(self.tr("关系"), Select(counter.relations())),
                "guardian_phone": Field(
                    self.tr("监护人手机"), line_edit(ascii_only=True), remark=optional
                ),
            }
        )
        consent = Field(self.tr("信息授权"), Select(phrases.consent_ways(child=False)), hint=" ")
        form.add("consent_way", consent)
        wish = self.tr("有需求时不由系统推荐人选，由工作人员安排")
        apart = CheckBox(self.tr("不接受推荐"), name=wish)
        form.add("no_suggestions", Field(self.tr("服务推荐"), apart, remark=optional, hint=wish))
        form.add_row(
            {
                "identity": Field(self.tr("身份"), Select(phrases.identities()), remark=optional),
                "political": Field(
                    self.tr("政治面貌"), Select(phrases.political()), remark=optional
                ),
            }
        )
        form.add("unit", Field(self.tr("单位或学校"), line_edit(), remark=optional))
        tags = line_edit(self.tr("用逗号隔开，例如 志愿者，夜校"))
        form.add("tags", Field(self.tr("标签"), tags, remark=optional))
        form.add("note", Field(self.tr("备注"), text_edit(lines=2), remark=optional))
        for choice in form.findChildren(Select):
            # A long choice in another language must not push the panel wider than it is.
            choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        form.field("name").linked.connect(lambda: self.look_wanted.emit(self._alike))
        form.changed.connect(self._changed)
        column.addWidget(form)
        column.addStretch(1)
        return made

    def _foot(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        self.trouble = label("", "small", "danger", wrap=True)
        self.trouble.hide()
        column.addWidget(self.trouble)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        self.cancel = Button(self.tr("取消"), key="Esc", kind="ghost", size="small")
        self.cancel.clicked.connect(self.shut)
        self.save = Button(self.tr("登记"), None, "Ctrl Enter", "primary", "small")
        self.save.clicked.connect(self.submit)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        column.addLayout(row)
        return made

    # -- opening ------------------------------------------------------------------------------

    def begin(self, name: str = "") -> None:
        """Start a new person, with what was searched for as the name or the number."""
        self.person_id, self._known = None, None
        self.title.setText(self.tr("登记新人"))
        self.save.set_text(self.tr("登记"))
        digits = name.strip().isdigit()
        self._fill({"phone" if digits else "name": name.strip()[:200], "consent_way": "spoken"})

    def edit(self, card: PersonCard) -> None:
        """Change a known person."""
        self.person_id, self._known = card.id, card
        self.title.setText(self.tr("编辑：{name}").format(name=card.name))
        self.save.set_text(self.tr("保存"))
        values = {name: getattr(card, name) or "" for name in self._filled_names()}
        self._fill({**values, "tags": "、".join(card.tags)})

    def _filled_names(self) -> list[str]:
        return [name for name in self.form.values() if name != "tags"]

    def _fill(self, values: dict[str, str]) -> None:
        self._warned = False
        self._say("")
        self.form.set_errors({})
        child = values.get("age_band") == UNDER_14
        self._offer(child=child, value=values.get("consent_way", ""))
        empty = {name: "" for name in self.form.values() if name != "consent_way"}
        empty["guardian_relation"] = "parent"
        given = {name: value for name, value in values.items() if name != "consent_way"}
        self.form.set_values({**empty, **given})
        if not self.form.values()["guardian_relation"]:
            self.form.set_values({"guardian_relation": "parent"})
        self.show_alike([])
        self._filled = self.form.values()
        self._look()
        self._area.verticalScrollBar().setValue(0)

    def begin_typing(self) -> None:
        """Put the focus into the name."""
        self.form.field("name").control.setFocus()

    @property
    def dirty(self) -> bool:
        """Say whether anything was written that has not been saved."""
        return not self.isHidden() and self.form.values() != self._filled

    # -- while it is filled in ----------------------------------------------------------------

    def _changed(self, name: str) -> None:
        self._warned = False
        self._say("")
        if name == "age_band":
            child = self.form.values()["age_band"] == UNDER_14
            before = str(self.form.values()["consent_way"])
            self._offer(child=child, value="guardian" if child else before)
        if name in ("age_band", "consent_way"):
            self._look()
        if name in ("name", "phone"):
            self._ask_alike()

    def _ask_alike(self) -> None:
        values = self.form.values()
        self.likeness_wanted.emit(values["name"], values["phone"])

    def _offer(self, *, child: bool, value: str) -> None:
        control = self.form.field("consent_way").control
        assert isinstance(control, Select)  # noqa: S101 - made by _body
        ways = phrases.consent_ways(child=child)
        if value not in dict(ways):
            value = "guardian" if child else ("spoken" if value == "guardian" else "")
        control.set_options(ways, value)
        if not value:
            control.setCurrentIndex(0)

    def _look(self) -> None:
        """Show what the answers so far ask for."""
        values = self.form.values()
        for name in _GUARDIAN:
            self.form.field(name).setVisible(values["age_band"] == UNDER_14)
        words = {
            "": self.tr("还没有告知也可以登记，之后再补。"),
            "visit_only": self.tr("只记到馆，不做联系。"),
            "guardian": self.tr("不满 14 岁，由监护人看告知书 {version} 版并回答。"),
        }
        told = self.tr("请先出示或读出告知书 {version} 版：用于到馆登记、活动通知，可随时撤回。")
        hint = words.get(str(values["consent_way"]), told).format(version=NOTICE_VERSION)
        self.form.field("consent_way").set_hint(hint)

    def show_alike(self, faces: list[Face]) -> None:
        """Warn that somebody like this is known; it never stands in the way."""
        field = self.form.field("name")
        self._alike = faces[0].id if faces else ""
        if not faces:
            field.set_warning("")
            return
        number = counter.masked(faces[0].phone) or self.tr("没有留手机")
        words = self.tr("已有一位{name}（{number}），是同一个人吗？").format(
            name=faces[0].name, number=number
        )
        field.set_warning(words, self.tr("查看"), "users")

    # -- the end ------------------------------------------------------------------------------

    def details(self) -> Details:
        """Give what was written, in the form of the action."""
        values: dict[str, Any] = {name: value or None for name, value in self.form.values().items()}
        if values["age_band"] != UNDER_14:
            values |= dict.fromkeys(_GUARDIAN)
        values["name"] = values["name"] or ""
        values["tags"] = phrases.split_tags(str(values["tags"] or ""))
        return Details(**values)

    def submit(self) -> None:
        """Hand over what was written."""
        if self.save.isEnabled() and not self.isHidden():
            self.save.setEnabled(False)
            self.submitted.emit(self.details())

    def refuse(self, refusal: Refusal) -> None:
        """Show in place what is wrong."""
        self.save.setEnabled(True)
        field = _IN_PLACE.get(refusal.code, "")
        if refusal.code == "text_too_long":
            field = str(refusal.facts.get("field") or "")
        if field == "phone" and self._guardian_wrong():
            field = "guardian_phone"
        words = counter.phone_trouble(refusal) or counter.name_trouble(refusal) or sentence(refusal)
        if field in self.form.values():
            self.form.set_errors({field: words})
            self._area.ensureWidgetVisible(self.form.field(field))
        else:
            self._say(words)

    def _guardian_wrong(self) -> bool:
        """Tell which of the two numbers is meant: the refusal does not say."""
        values = self.form.values()
        own = "".join(char for char in str(values["phone"]) if char.isalnum())
        fits = not own or (own.isdigit() and len(own) == 11)
        return fits and values["age_band"] == UNDER_14 and bool(values["guardian_phone"])

    def finish(self) -> None:
        """Go away: it was saved."""
        self.save.setEnabled(True)
        self._filled = self.form.values()
        self.shut()

    def shut(self) -> None:
        """Go away; with something written only when asked a second time."""
        if self.dirty and not self._warned:
            self._warned = True
            self._say(self.tr("写的还没有保存。再按一次 Esc 就不要了"))
            return
        super().shut()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc; the arrows stay with the fields."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
            return
        event.ignore()

    def _say(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
