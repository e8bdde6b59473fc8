"""The dialogs of the first launch, one per step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from app.clock import Clock
from app.errors import Refusal
from app.keeping import bring_back
from app.store.backup import read_header
from app.store.files import DataDir
from app.store.keys import confirm_code, create_keys
from ui.kit import theme
from ui.kit.ask import Dialog, pick_file
from ui.kit.buttons import Button
from ui.kit.choices import Radio
from ui.kit.form import Field, line_edit
from ui.kit.text import label
from ui.shell.jobdialog import JobDialog, secret_edit
from ui.work import Work

JOIN, ALONE, DEMO = "join", "alone", "demo"
OTHER, EMPTY = "other", "empty"


class WelcomeDialog(Dialog):
    """Ask how the program is to be used."""

    def __init__(self, parent: QWidget | None, *, with_demo: bool = True) -> None:
        super().__init__(
            parent, self.tr("你想怎么用？"), self.tr("下一步"), self.tr("退出"), width=560
        )
        ways = [
            (
                JOIN,
                self.tr("加入总部"),
                self.tr("与“青年之声”互通到访和人员。断网照常工作，联网自动同步"),
            ),
            (
                ALONE,
                self.tr("独立使用"),
                self.tr("暂不连总部，数据只在这台电脑。以后拿到入网码可随时加入"),
            ),
            (
                DEMO,
                self.tr("先用示例数据试试"),
                self.tr("一家虚构的青年之家，和真实数据完全分开"),
            ),
        ]
        self.ways: dict[str, Radio] = {}
        for ident, title, text in ways[: 3 if with_demo else 2]:
            radio = Radio(title)
            self.ways[ident] = radio
            self.add(radio)
            words = label(text, "small", "text2", wrap=True)
            words.setContentsMargins(30, 0, 0, 4)
            words.setMinimumWidth(theme.px(500))
            self.add(words)
        self.ways[JOIN].setChecked(True)
        self.ways[JOIN].setFocus()

    def way(self) -> str:
        """Give what was chosen."""
        return next(ident for ident, radio in self.ways.items() if radio.isChecked())


class KeyDialog(JobDialog):
    """Make the store's key: in the keyring, else under a passphrase. Gives (key, code)."""

    fields_of = {"passphrase_short": "passphrase"}  # noqa: RUF012 - never changed

    def __init__(self, parent: QWidget | None, work: Work, path: Path) -> None:
        super().__init__(
            parent, work, self.tr("加密本机数据"), self.tr("建立加密数据"), self.tr("退出")
        )
        self._path = path
        words = self.tr(
            "人员和到访都加密存在这台电脑上，密钥交给系统凭据库保管。"
            "下一步会给你一个恢复码：换电脑或重装系统时要用它。"
        )
        self.add(label(words, "body", "text2", wrap=True))
        hint = self.tr("每次打开程序时要输入，至少 8 个字符")
        self.form.add("passphrase", Field(self.tr("打开口令"), secret_edit(), hint=hint))
        self.form.add("again", Field(self.tr("再输一次"), secret_edit()))
        self.form.hide()
        self.finish_body()
        self.primary.setFocus()

    def job(self) -> Callable[[], tuple[bytes, str]] | None:
        """Make it."""
        if self.form.isHidden():
            return lambda: create_keys(self._path)
        values = self.form.values()
        if values["passphrase"] != values["again"]:
            self.form.set_errors({"again": self.tr("两次输入的口令不一样")})
            return None
        return lambda: create_keys(self._path, values["passphrase"])

    def refused(self, refusal: Refusal) -> None:
        """Ask for a passphrase where there is no keyring."""
        if refusal.code == "keyring_unusable":
            self.form.show()
            self.form.field("passphrase").control.setFocus()


class CodeDialog(JobDialog):
    """Show the recovery code once, then have it typed back."""

    fields_of = {"code_typo": "code", "code_wrong": "code"}  # noqa: RUF012 - never changed

    def __init__(self, parent: QWidget | None, work: Work, path: Path, code: str) -> None:
        super().__init__(
            parent, work, self.tr("抄下恢复码"), self.tr("我抄好了"), self.tr("退出"), width=560
        )
        self._path = path
        words = self.tr(
            "把它抄在纸上，和场馆印章放在一起。没有它，重装系统后谁也打不开这些数据；"
            "程序不保存它，也不会再显示。"
        )
        self.words = label(words, "body", "text2", wrap=True)
        self.add(self.words)
        self.code = label(code, "value")
        made: QFont = theme.mono(20)
        self.code.setStyleSheet(f"font-size:{theme.px(19)}px;padding:8px 0")
        self.code.setFont(made)
        self.add(self.code)
        hint = self.tr("大小写、空格和横线都不要紧")
        self.form.add("code", Field(self.tr("照着纸上输一遍"), line_edit(limit=60), hint=hint))
        self.form.hide()
        self.again = Button(self.tr("再看一次"), "eye", kind="ghost")
        self.again.clicked.connect(self.look_again)
        self.again.hide()
        self.add_verb(self.again)
        self.finish_body()
        self.primary.setFocus()

    def look_again(self) -> None:
        """Show the code once more."""
        self._turn(typing=False)

    def job(self) -> Callable[[], None] | None:
        """Go from reading to typing, then compare."""
        if self.form.isHidden():
            self._turn(typing=True)
            return None
        typed = self.form.values()["code"]
        return lambda: confirm_code(self._path, typed)

    def _turn(self, *, typing: bool) -> None:
        self.code.setVisible(not typing)
        self.words.setVisible(not typing)
        self.form.setVisible(typing)
        self.again.setVisible(typing)
        self.primary.set_text(self.tr("核对") if typing else self.tr("我抄好了"))
        if typing:
            self.form.set_values({"code": ""})
            self.form.field("code").control.setFocus()


class MissingDialog(JobDialog):
    """The keys are there and the data are not: bring a back-up back, or begin with nothing.

    `result_value` is a back-up's `Restored`, or None for an empty start.
    """

    def __init__(
        self, parent: QWidget | None, work: Work, path: Path, key: bytes, clock: Clock
    ) -> None:
        super().__init__(
            parent, work, self.tr("数据文件不见了"), self.tr("继续"), self.tr("退出"), width=560
        )
        self._path, self._key, self._clock = path, key, clock
        words = self.tr(
            "密钥还在，数据文件不在这个文件夹里。如果有人移走了它，先退出，把它放回原处再打开。"
        )
        self.add(label(words, "body", "text2", wrap=True))
        self.add(label(str(path), "caption", "text3", wrap=True))
        self.ways: dict[str, Radio] = {}
        for file in newest_backups(path):
            try:
                made = read_header(file).made_at[:16].replace("T", " ")
            except Refusal:
                # Damaged, as the data may be: the others still help.
                continue
            words = self.tr("用本机的备份恢复：{time}（UTC）").format(time=made)
            self._way(str(file), words, chosen=not self.ways)
        self._way(OTHER, self.tr("另选一个备份文件…"))
        self._way(EMPTY, self.tr("没有备份，从空白重新开始"))
        self.finish_body()
        next(iter(self.ways.values())).setFocus()

    def _way(self, ident: str, words: str, *, chosen: bool = False) -> None:
        radio = Radio(words)
        radio.setChecked(chosen)
        self.ways[ident] = radio
        self.add(radio)

    def job(self) -> Callable[[], Any] | None:
        """Bring the chosen back-up back."""
        way = next((ident for ident, radio in self.ways.items() if radio.isChecked()), "")
        if not way:
            self.say(self.tr("先选一种办法"))
            return None
        if way == EMPTY:
            return lambda: None
        if way == OTHER:
            way = pick_file(self, self.tr("选备份文件"), "*.yhbackup")
            if not way:
                return None
        file = Path(way)
        return lambda: bring_back(file, self._path, self._clock, key=self._key, move_aside=True)


def newest_backups(path: Path) -> list[Path]:
    """Give the last three daily back-ups of a data folder, the newest first."""
    return sorted(DataDir(path).backups.glob("day-*.yhbackup"), reverse=True)[:3]


class VenueDialog(JobDialog):
    """Name the venue of a stand-alone desk."""

    def __init__(
        self, parent: QWidget | None, work: Work, found: Callable[[str, str], Any]
    ) -> None:
        super().__init__(parent, work, self.tr("场馆"), self.tr("下一步"), self.tr("退出"))
        self._found = found
        hint = self.tr("大家在锁屏上看到的名字")
        self.form.add("name", Field(self.tr("场馆名称"), line_edit(limit=60), hint=hint))
        hint = self.tr("总部编的号，没有就留空")
        remark = self.tr("选填")
        self.form.add(
            "code", Field(self.tr("场馆编号"), line_edit(limit=20), hint=hint, remark=remark)
        )
        self.finish_body()
        self.form.field("name").control.setFocus()

    def job(self) -> Callable[[], Any] | None:
        """Write the venue's record."""
        values = self.form.values()
        if not values["name"]:
            self.form.set_errors({"name": self.tr("还没填场馆名称")})
            return None
        return lambda: self._found(values["code"] or "-", values["name"])
