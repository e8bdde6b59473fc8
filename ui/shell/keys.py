"""Keys of the frame: what they do from anywhere, and the list of them (F1)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.kit.ask import Dialog
from ui.kit.chips import key_hint
from ui.kit.text import label


class UndoKey(QObject):
    """Lets Ctrl Z of an empty text box be the Ctrl Z of the desk."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep an empty text box from claiming Ctrl Z; what has text keeps its own."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not event.matches(QKeySequence.StandardKey.Undo):
            return False
        if isinstance(watched, QLineEdit):
            empty = not watched.text()
        elif isinstance(watched, (QPlainTextEdit, QTextEdit)):
            empty = watched.document().isEmpty()
        else:
            return False
        if empty:
            event.ignore()
        return empty


_WIDE, _COLUMNS = 960, 3

Place = tuple[str, list[tuple[list[str], str]]]


def key_list() -> list[Place]:
    """Give the keys by place: (place, [(keys, what they do)])."""
    translate = QCoreApplication.translate
    return [
        (
            translate("keys", "任何地方"),
            [
                (["F2"], translate("keys", "回到签到框")),
                (["Ctrl 1", "…", "Ctrl 6"], translate("keys", "切换页面")),
                (["Alt N"], translate("keys", "登记服务需求")),
                (["F4"], translate("keys", "叫下一位")),
                (["Ctrl Z"], translate("keys", "撤销上一步")),
                (["F5"], translate("keys", "现在同步")),
                (["Ctrl L"], translate("keys", "锁定，换人")),
                (["F11"], translate("keys", "全屏")),
                (["F1"], translate("keys", "这张表")),
            ],
        ),
        (
            translate("keys", "签到"),
            [
                (["↑", "↓", "Enter"], translate("keys", "选人，签到")),
                (["Alt 1", "…", "Alt 9"], translate("keys", "给第几位签到")),
                (["Ctrl Enter"], translate("keys", "登记新人")),
                (["Alt S"], translate("keys", "换事由")),
                (["Alt A"], translate("keys", "匿名计数")),
                (["Alt L"], translate("keys", "补签")),
                (["Esc"], translate("keys", "清空，下一位")),
            ],
        ),
        (
            translate("keys", "签到卡和登记"),
            [
                (["Alt O"], translate("keys", "登记离馆")),
                (["Alt R"], translate("keys", "再次入馆")),
                (["Alt C"], translate("keys", "换人（记错了）")),
                (["Alt G"], translate("keys", "同行")),
                (["F3"], translate("keys", "登记时：签到已有的这位")),
                (["F4"], translate("keys", "登记时：不满 14 周岁")),
            ],
        ),
        *_keys_of_pages(),
    ]


def _keys_of_pages() -> list[Place]:
    translate = QCoreApplication.translate
    return [
        (
            translate("keys", "人员和表单"),
            [
                (["/", "Ctrl F"], translate("keys", "查找")),
                (["Ctrl N"], translate("keys", "登记新人")),
                (["Alt M"], translate("keys", "和疑似重复的对比")),
                (["Ctrl Enter"], translate("keys", "提交")),
                (["Esc"], translate("keys", "取消，关闭")),
            ],
        ),
        (
            translate("keys", "锁定时"),
            [
                (["←", "→"], translate("keys", "选人")),
                (["0", "…", "9"], translate("keys", "输入 PIN")),
                (["Backspace"], translate("keys", "退一位")),
            ],
        ),
        (
            translate("keys", "活动"),
            [
                (["Ctrl N"], translate("keys", "新建活动")),
                (["Ctrl P"], translate("keys", "打印签到表")),
                (["Ctrl T"], translate("keys", "打印报名票")),
                (["Ctrl I"], translate("keys", "导入名单")),
                (["Ctrl E"], translate("keys", "导出名单或日历")),
            ],
        ),
        *_keys_of_services(),
    ]


def _keys_of_services() -> list[Place]:
    translate = QCoreApplication.translate
    return [
        (
            translate("keys", "预约和叫号"),
            [
                (["Alt ←", "Alt →"], translate("keys", "换一周")),
                (["Alt ↑", "Alt ↓"], translate("keys", "换一个场地")),
                (["Ctrl Tab"], translate("keys", "预约和叫号之间切换")),
                (["Alt T"], translate("keys", "取号")),
                (["Alt A", "Alt E"], translate("keys", "开始办，办完了")),
                (["Alt R", "Alt S"], translate("keys", "再叫一遍，过号")),
                (["Alt H", "Alt B"], translate("keys", "重呼，叫号屏")),
                (["Alt D"], translate("keys", "去决定撞期的")),
            ],
        ),
        (
            translate("keys", "服务需求"),
            [
                (["/"], translate("keys", "查编号或查询码")),
                (["Ctrl Enter"], translate("keys", "做下一步")),
                (["Alt A", "Alt T"], translate("keys", "我来受理，转总部")),
                (["Alt 1", "…", "Alt 3"], translate("keys", "交给建议的人")),
                (["Alt F", "Alt G"], translate("keys", "在名录里找，按规则转")),
                (["Alt ←", "Alt →"], translate("keys", "移到前一列、后一列")),
                (["Alt L", "Alt H"], translate("keys", "给对方的链接，互相帮忙")),
            ],
        ),
        (
            translate("keys", "登记需求时"),
            [
                (["1", "…", "8"], translate("keys", "哪方面的事")),
                (["Alt C"], translate("keys", "换人")),
                (["Alt U"], translate("keys", "匿名")),
                (["Alt D"], translate("keys", "当场办结")),
                (["Alt E"], translate("keys", "紧急情况")),
            ],
        ),
    ]


def keys_dialog(parent: QWidget | None) -> Dialog:
    """Make the list of keys."""
    translate = QCoreApplication.translate
    made = Dialog(parent, translate("keys", "快捷键"), translate("keys", "知道了"), width=_WIDE)
    row = QHBoxLayout()
    row.setSpacing(32)
    columns = [QVBoxLayout() for _ in range(_COLUMNS)]
    for column in columns:
        column.setSpacing(6)
        row.addLayout(column, 1)
    for title, entries in key_list():
        column = min(columns, key=lambda one: one.count())
        if column.count():
            column.addSpacing(10)
        column.addWidget(label(title, "caption", "text3"))
        for keys, words in entries:
            column.addWidget(key_hint(keys, words))
    for column in columns:
        column.addStretch(1)
    made.body.addLayout(row)
    return made
