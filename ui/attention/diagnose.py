"""Exporting the diagnostic bundle: what is inside is shown first, then where it goes is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, qVersion
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.attention import bundle
from app.version import VERSION
from ui.kit import theme
from ui.kit.ask import Dialog, pick_save
from ui.kit.choices import Select
from ui.kit.form import Field
from ui.kit.text import label
from ui.logtail import tail
from ui.seat import Seat
from ui.shell.times import number


def _bytes(text: str) -> str:
    return number(len(text.encode()))


class BundleDialog(Dialog):
    """Shows each file of the bundle as it will be written."""

    def __init__(self, parent: QWidget, files: dict[str, str]) -> None:
        super().__init__(
            parent,
            self.tr("导出诊断包"),
            self.tr("存到…"),
            self.tr("取消"),
            width=640,
        )
        self.files = files
        words = self.tr(
            "给技术支持看的：版本、数量、状态、代码和时间。没有姓名、手机、备注和会员码。"
            "下面就是全部内容，存之前可以逐个看。"
        )
        self.add(label(words, "body", "text2", wrap=True))
        options = [
            (name, self.tr("{name}（{size} B）").format(name=self._name(name), size=_bytes(text)))
            for name, text in files.items()
        ]
        self.choice = Select(options, name=self.tr("里面的文件"))
        self.add(Field(self.tr("里面的文件"), self.choice))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(theme.mono(12))
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("文件内容"))
        self.text.setMinimumHeight(theme.px(280))
        self.add(self.text)
        self.choice.currentIndexChanged.connect(lambda _place: self._show())
        self._show()
        self.choice.setFocus()

    def _show(self) -> None:
        self.text.setPlainText(self.files[self.choice.value()])

    def _name(self, file: str) -> str:
        names = {
            "versions.json": self.tr("版本"),
            "state.json": self.tr("状态"),
            "counts.json": self.tr("数量和代码"),
            "timings.json": self.tr("时间"),
            "log.txt": self.tr("日志"),
        }
        return names.get(file, file)


class Diagnosis(QObject):
    """Gathers, shows, asks where, writes."""

    def __init__(self, seat: Seat, page: QWidget) -> None:
        super().__init__(page)
        self._seat, self._page = seat, page
        self.dialog: BundleDialog | None = None
        self.ask_path: Callable[[str], str] = self._ask_path
        """Asks where the bundle is to go: suggested name -> path, "" for nowhere."""

    def start(self) -> None:
        """Gather what would be written, beside the counter's lane."""
        status = self._seat.status
        said = asdict(status) if status is not None else {}
        store, versions = self._seat.desk.store, {"program": VERSION, "qt": str(qVersion())}
        job = partial(bundle.contents, store, said, versions, tail)
        self._seat.work.run(job, self, "net").then(self._show)

    def _show(self, files: dict[str, str]) -> None:
        dialog = BundleDialog(self._page, files)
        dialog.accepted.connect(lambda: self._save(files))
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        dialog.open()

    def _closed(self, _how: int) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _save(self, files: dict[str, str]) -> None:
        day = self._seat.desk.store.day_of(self._seat.desk.store.clock.now())
        path = self.ask_path(self.tr("诊断包 {day}").format(day=day) + ".zip")
        if not path:
            return
        job = partial(bundle.write, Path(path), files)
        self._seat.work.run(job, self, "net").then(self._saved)

    def _saved(self, size: int) -> None:
        words = self.tr("诊断包已存好（{size} 字节），里面没有任何人的资料")
        self._seat.say(words.format(size=number(size)), "package")

    def _ask_path(self, suggested: str) -> str:
        return pick_save(self._page, self.tr("把诊断包存到"), "ZIP (*.zip)", suggested)
