"""A window with every piece of the bench, for the pictures and the size tests."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.buttons import Button, FilterChip, Segmented, Switch, icon_button
from ui.kit.card import (
    Banner,
    Card,
    CardFoot,
    CardHeader,
    EmptyState,
    ProgressBar,
    Skeleton,
    Stat,
)
from ui.kit.chips import Avatar, Chip, ChipSpec, Dot, key_hint
from ui.kit.choices import CheckBox, RadioRow, Select
from ui.kit.form import Field, Form, line_edit, text_edit
from ui.kit.omnibox import Omnibox
from ui.kit.pinpad import PinPad
from ui.kit.results import ResultList, ResultRow
from ui.kit.table import AvatarRole, ChipRole, MutedRole, StrongRole, Table
from ui.kit.text import label
from ui.kit.toast import Toast
from ui.kit.verdict import Action, Fact, Note, Verdict, VerdictCard

PLACEHOLDER = "扫码，或输入姓名、拼音首字母、手机后四位"

OK = Verdict(
    kind="ok",
    word="签到成功",
    line="14:22·扫码",
    name="陈思远",
    chips=(ChipSpec("第 6 次到访"), ChipSpec("志愿者", "primary")),
    meta="138****2046",
    facts=(
        Fact("活动", "简历门诊·一对一修改", strong=True),
        Fact("时段", "14:30 ～ 15:00"),
        Fact("座位", "3 号桌"),
    ),
    note=Note("上次留言：想请老师看看自我介绍，已带打印版简历", "message-square-text", "warn"),
    actions=(
        Action("next", "下一位", key="Esc"),
        Action("badge", "打印胸卡", "printer", "Alt P"),
        Action("request", "登记需求", "life-buoy", "Alt N"),
        Action("join", "加入夜校", "plus", "Alt J"),
    ),
)
ALREADY = Verdict(
    kind="already",
    word="今天已签到",
    line="31 分钟前",
    name="李雨桐",
    chips=(ChipSpec("第 3 次到访"),),
    meta="139****7713",
    facts=(
        Fact("首次签到", "13:51，前台 1 号机", strong=True),
        Fact("方式", "手机后四位"),
    ),
    note=Note("同一活动不重复计数。中途离馆再回来，可记为“再次入馆”"),
    actions=(
        Action("next", "下一位", key="Esc"),
        Action("again", "再次入馆", "log-in", "Alt R"),
        Action("out", "登记离馆", "log-out", "Alt O"),
    ),
)
REFUSED = Verdict(
    kind="refused",
    word="未报名",
    line="尚未签到",
    name="吴浩然",
    chips=(ChipSpec("首次到访", "violet"),),
    meta="155****4802",
    facts=(
        Fact("名额", "46 / 51，现场预留 5"),
        Fact("本机可发放", "5 个现场名额", strong=True, tone="ok"),
    ),
    actions=(
        Action("grant", "发放名额并签到", key="Ctrl Enter"),
        Action("check", "核对凭证", key="Alt V"),
    ),
)
IDLE = Verdict(
    kind="idle",
    word="等下一位",
    name="今天已接待 128 人次",
    facts=(
        Fact("扫码", "扫码枪随时可用，不用先点输入框"),
        Fact("拼音", "输入首字母，例如 csy"),
        Fact("Ctrl Enter", "登记一位新朋友"),
    ),
)


def table_model() -> QStandardItemModel:
    """Return six rows of today's list."""
    model = QStandardItemModel(0, 6)
    model.setHorizontalHeaderLabels(["时间", "姓名", "手机", "事由", "次数", "状态"])
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    model.setHeaderData(4, Qt.Orientation.Horizontal, right, Qt.ItemDataRole.TextAlignmentRole)
    waiting, done = (
        ChipSpec("待同步", "neutral", "cloud-off"),
        ChipSpec("已同步", "ok", "check"),
    )
    rows = (
        ("14:22", "陈思远", "138****2046", "简历门诊·一对一修改", "6", waiting),
        ("14:18", "欧阳静怡", "186****0392", "到馆自习", "21", waiting),
        (
            "14:15",
            "古丽米热·吐尔逊",
            "150****6628",
            "简历门诊·一对一修改",
            "4",
            waiting,
        ),
        ("14:09", "何沐阳", "177****5120", "篮球场预约", "12", waiting),
        ("13:44", "孙若溪", "152****3371", "法律咨询开放日", "8", done),
    )
    for time, name, phone, what, times, chip in rows:
        cells = [QStandardItem(text) for text in (time, name, phone, what, times, chip.text)]
        cells[1].setData(name, AvatarRole)
        cells[0].setData(True, MutedRole)
        cells[2].setData(True, MutedRole)
        cells[4].setTextAlignment(right)
        cells[5].setData(chip, ChipRole)
        for cell in cells:
            cell.setEditable(False)
        model.appendRow(cells)
    model.item(0, 1).setData(True, StrongRole)
    return model


def result_rows() -> list[ResultRow]:
    """Return the four matches of the mock-up."""
    taken = ChipSpec("已报名", "ok", "check")
    initials = ((0, 1), (5, 1), (8, 1))
    return [
        ResultRow(
            "p1",
            "陈思远",
            "Chen Si Yuan",
            "138****2046",
            "简历门诊 14:30",
            "今天未签到",
            taken,
            second_ranges=initials,
        ),
        ResultRow(
            "p2",
            "曹诗雨",
            "Cao Shi Yu",
            "187****0925",
            "非遗漆扇体验课 16:00",
            "今天未签到",
            taken,
            second_ranges=((0, 1), (4, 1), (8, 1)),
        ),
        ResultRow(
            "p3",
            "崔书瑶",
            "Cui Shu Yao",
            "136****5540",
            "—",
            "11:06 到馆自习",
            ChipSpec("今天已签到", "warn", "history"),
            second_ranges=((0, 1), (4, 1), (8, 1)),
        ),
    ]


class Gallery(QWidget):
    """Left: the desk; middle: messages; right: form and small pieces."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pieces: dict[str, Any] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 20, 24, 20)
        row.setSpacing(16)
        row.addLayout(self._desk(), 5)
        row.addLayout(self._side(), 3)
        toast = self.pieces["toast"] = Toast(self)
        toast.show_toast("已签到：陈思远", "circle-check-big", "撤销", "Ctrl Z")

    def _desk(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(16)
        omnibox = self.pieces["omnibox"] = Omnibox(PLACEHOLDER)
        status = QWidget()
        line = QHBoxLayout(status)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label("扫码枪已就绪", "small", "text3"))
        line.addWidget(Dot("ok"))
        omnibox.set_status(status)
        column.addWidget(omnibox)
        for verdict in (OK, ALREADY, REFUSED, IDLE):
            card = VerdictCard()
            card.set_size("desk" if verdict.kind == "ok" else "short")
            card.show_verdict(verdict)
            self.pieces[verdict.kind] = card
            column.addWidget(card)
        found = Card()
        results = self.pieces["results"] = ResultList()
        results.set_verb("签到", "Enter")
        results.set_rows(result_rows())
        results.setFixedHeight(results.sizeHint().height())
        found.add(CardHeader("4 位匹配", "拼音首字母 CSY·本机名册 3,482 人，用时 6 毫秒"))
        found.add(results)
        column.addWidget(found)
        column.addWidget(self._list(), 1)
        return column

    def _list(self) -> Card:
        card = Card()
        head = CardHeader("今日签到", "128 人次")
        head.add_right(Segmented([("all", "全部"), ("in", "在馆 47"), ("new", "首次到访 9")]))
        head.add_right(Button("打印", "printer", kind="ghost", size="small"))
        card.add(head)
        table = self.pieces["table"] = Table()
        table.setModel(table_model())
        table.set_widths({0: 64, 1: 0, 2: 120, 3: 190, 4: 64, 5: 110})
        table.selectRow(0)
        card.add(table, 1)
        foot = CardFoot("第 1 ～ 5 位，共 3,482 位")
        foot.add_right(key_hint(["↑", "↓"], "选择"))
        foot.add_right(key_hint(["Enter"], "打开"))
        card.add(foot)
        return card

    def _side(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addLayout(self._kinds())
        column.addLayout(self._chips())
        column.addWidget(self._stats())
        offline = Banner(
            "warn",
            "cloud-off",
            "离线 37 分钟，照常工作",
            "新记录先存本机，联网后自动发送。",
        )
        column.addWidget(offline)
        column.addWidget(
            Banner(
                "danger",
                "triangle-alert",
                "已 3 天没有同步",
                "名额与名单可能过时。",
                "怎么办",
            )
        )
        column.addWidget(self._form())
        empty = Card()
        empty.add(
            EmptyState(
                "door-open",
                "今天还没有人来",
                "扫一个码，或在上面输入姓名，第一条签到会出现在这里。",
                "打开今日活动",
                action_icon="calendar-days",
            )
        )
        column.addWidget(empty, 1)
        column.addWidget(Skeleton(2))
        pin = self.pieces["pin"] = PinPad()
        pin.press("1")
        pin.press("2")
        column.addWidget(pin)
        return column

    @staticmethod
    def _kinds() -> QHBoxLayout:
        kinds = QHBoxLayout()
        kinds.addWidget(Button("签到", "scan-line", "Enter", "primary"))
        kinds.addWidget(Button("删除", kind="danger"))
        kinds.addWidget(Button("查看本周", kind="link", size="small"))
        kinds.addWidget(Button("不打了", kind="ghost", size="small"))
        kinds.addWidget(icon_button("ellipsis", "更多", "small", "plain"))
        off = Button("发布")
        off.setEnabled(False)
        kinds.addWidget(off)
        kinds.addStretch(1)
        return kinds

    @staticmethod
    def _chips() -> QHBoxLayout:
        chips = QHBoxLayout()
        everyone = FilterChip("全部 3,482")
        everyone.setChecked(True)
        chips.addWidget(everyone)
        chips.addWidget(FilterChip("疑似重复 4"))
        chips.addWidget(Chip("超 25 分钟", "danger", "clock"))
        chips.addWidget(Chip("首次到访", "violet"))
        chips.addWidget(Avatar("林晓雨"))
        chips.addWidget(Avatar("周明轩", 40))
        chips.addWidget(Switch("声音", on=True))
        chips.addWidget(Switch("声音"))
        chips.addStretch(1)
        return chips

    @staticmethod
    def _stats() -> Card:
        stats = Card(pad=16, gap=8)
        figures = QHBoxLayout()
        for number, caption in (
            ("128", "今日到访"),
            ("9", "首次到访"),
            ("6", "服务需求"),
        ):
            figures.addWidget(Stat(number, caption))
        stats.body.addLayout(figures)
        stats.add(ProgressBar(47, 120, "ok"))
        return stats

    def _form(self) -> Card:
        card = Card(pad=16)
        form = self.pieces["form"] = Form()
        form.add("phone", Field("手机号", line_edit(ascii_only=True)))
        form.add("name", Field("姓名", line_edit(), hint="与证件一致"))
        kind = Select([("cv", "简历修改"), ("law", "法律咨询")])
        form.add_row({"kind": Field("类别", kind), "tags": Field("标签", line_edit("选填"))})
        form.add(
            "age",
            Field("年龄段", RadioRow([("a", "14 ～ 17"), ("b", "18 ～ 24")], "b")),
        )
        form.add("words", Field("一句话", text_edit("想做什么", 2), remark="选填"))
        form.add("agree", Field("授权", CheckBox("本人已当面同意")))
        form.set_values({"phone": "1380001204", "name": "马小川", "agree": True})
        form.set_errors({"phone": "少了 1 位，手机号是 11 位"})
        form.field("name").set_warning(
            "已有一位马小川（188****3190），是同一个人吗？", "查看", "users"
        )
        card.add(form)
        return card
