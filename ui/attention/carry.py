"""The exchange on a stick, from the sync centre: a file for headquarters out, its answer in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk import Desk
from app.errors import Refusal
from sync.client.courier import Brought, Written, read_file, write_file
from ui.kit.ask import Dialog, pick_file, pick_folder
from ui.kit.buttons import Button
from ui.kit.card import Banner, hair
from ui.kit.paint import Tone
from ui.kit.text import IconTile, label
from ui.seat import Seat
from ui.shell.carrying import key_for_courier, said_of_answer, said_of_file
from ui.words import sentence

translate = QCoreApplication.translate


def write_out(desk: Desk, folder: Path) -> Written:
    """Write what headquarters has not answered. Raises Refusal as `write_file` does."""
    return write_file(desk.store, key_for_courier(desk), folder)


def read_in(desk: Desk, file: Path) -> Brought:
    """Take an answer in. Raises Refusal as `read_file` does."""
    return read_file(desk.store, key_for_courier(desk), file)


class CarryDialog(Dialog):
    """Two steps with a button each, and one line that says what is going on or came of it."""

    def __init__(self, parent: QWidget | None, unsent: int) -> None:
        title, verb = translate("carry", "用 U 盘交换"), translate("carry", "完成")
        super().__init__(parent, title, verb, width=600)
        self.add(
            label(
                self.tr("没有网络时，把文件带到有网的地方交给总部，再把总部的答复带回来。"),
                "body",
                "text2",
                wrap=True,
            )
        )
        self.out = Button(self.tr("选 U 盘，写出"), "usb", kind="primary", size="small")
        self.back = Button(self.tr("选答复文件，读入"), "download", size="small")
        waits = self.tr("有 %n 条待发送。只有总部能打开这个文件。", "", unsent)
        if not unsent:
            waits = self.tr("没有待发送的，也可以写一份，向总部要新的内容。")
        self.add(self._step("upload", self.tr("1. 写给总部"), waits, self.out))
        self.add(hair())
        answer = self.tr("只读给本机的答复；同一份读两次也不会重复。")
        self.add(self._step("download", self.tr("2. 读总部的答复"), answer, self.back))
        self.said = Banner("primary", "info", "-")
        self.said.hide()
        self.add(self.said)
        self.out.setFocus()

    def _step(self, icon: str, title: str, words: str, button: Button) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        row.addWidget(IconTile(icon, "neutral"))
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(label(title, "strong"))
        column.addWidget(label(words, "small", "text2", wrap=True))
        row.addLayout(column, 1)
        row.addWidget(button)
        return made

    def busy(self, words: str) -> None:
        """Say what is under way; nothing else is begun meanwhile."""
        self.out.setEnabled(False)
        self.back.setEnabled(False)
        self.say("primary", "hard-drive", words)

    def rest(self, tone: Tone, icon: str, words: str) -> None:
        """Say what came of it."""
        self.out.setEnabled(True)
        self.back.setEnabled(True)
        self.say(tone, icon, words)
        self.primary.setFocus()

    def say(self, tone: Tone, icon: str, words: str) -> None:
        """Show one line below the steps."""
        fresh = Banner(tone, icon, words)
        self.body.replaceWidget(self.said, fresh)
        self.said.hide()
        self.said.deleteLater()
        self.said = fresh
        fresh.show()


class Carrying(QObject):
    """Asks where, works beside the window, says what came of it."""

    def __init__(self, seat: Seat, page: QWidget) -> None:
        super().__init__(page)
        self._seat, self._page = seat, page
        self.dialog: CarryDialog | None = None
        self.ask_folder: Callable[[], str] = self._ask_folder
        self.ask_file: Callable[[], str] = self._ask_file
        """Where to: "" when nothing was chosen."""

    def start(self) -> None:
        """Open the dialog, unless it is open."""
        if self.dialog is not None:
            return
        status = self._seat.status
        dialog = CarryDialog(self._page, status.unsent if status is not None else 0)
        dialog.out.clicked.connect(self._write)
        dialog.back.clicked.connect(self._read)
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        dialog.open()

    def _closed(self, _how: int) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _write(self) -> None:
        folder = self.ask_folder()
        if not folder or self.dialog is None:
            return
        words = self.tr("正在写。写完会存稳，再从 U 盘读回来核对，先别拔。")
        self.dialog.busy(words)
        job = partial(write_out, self._seat.desk, Path(folder))
        self._run(job, said_of_file)

    def _read(self) -> None:
        file = self.ask_file()
        if not file or self.dialog is None:
            return
        self.dialog.busy(self.tr("正在核对并读入。可以继续接待，不用等。"))
        job = partial(read_in, self._seat.desk, Path(file))
        self._run(job, said_of_answer)

    def _run(self, job: Callable[[], object], words: Callable[..., str]) -> None:
        """Between two rounds of the exchange, in the lane of the net: the counter goes on."""
        alone = partial(self._seat.alone, job)
        task = self._seat.work.run(alone, self, "net")
        task.then(lambda done: self._rest("ok", "circle-check", words(done))).otherwise(self._not)

    def _not(self, refusal: Refusal) -> None:
        self._rest("danger", "circle-alert", sentence(refusal))

    def _rest(self, tone: Tone, icon: str, words: str) -> None:
        if self.dialog is not None:
            self.dialog.rest(tone, icon, words)
        else:
            self._seat.say(words, icon)

    def _ask_folder(self) -> str:
        return pick_folder(self.dialog, self.tr("选 U 盘上的文件夹"))

    def _ask_file(self) -> str:
        kinds = self.tr("总部的答复 (*.courier)")
        return pick_file(self.dialog, self.tr("选总部给的答复文件"), kinds)
