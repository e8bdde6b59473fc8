"""Files of a record: a line each, and three ways to add one: choose, drop, paste."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageReader,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
    QPixmap,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.kit.ask import Dialog
from ui.kit.buttons import Button, icon_button
from ui.kit.text import ElidedLabel, IconLabel, TextTone, label

MOST_DROPPED = 10
_UNDER = 26
_SHOWN = QSize(760, 520)


@dataclass(frozen=True, slots=True)
class FileFace:
    """What a line shows. `state` says in words where the bytes are, in a tone of its own."""

    id: str
    icon: str
    title: str
    state: str
    tone: TextTone = "text3"


class FileBox(QFrame):
    """The files of one record. Without `may_add` they can be looked at only.

    `added` carries a path or bytes (a pasted picture); `opened` and `taken_back` a file's id.
    """

    added = Signal(object)
    choose_wanted = Signal()
    opened = Signal(str)
    taken_back = Signal(str)

    def __init__(self, title: str, empty: str, faces: Sequence[FileFace], *, may_add: bool) -> None:
        super().__init__()
        self._may_add = may_add
        self.setAcceptDrops(may_add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(label(title, "body", bold=True))
        head.addStretch(1)
        self.add = Button(self.tr("添加"), "plus", None, "plain", "small")
        self.add.setAccessibleName(self.tr("添加：{what}").format(what=title))
        self.add.setToolTip(self.tr("选文件，或把照片、PDF 拖到这里，也可以粘贴"))
        self.add.clicked.connect(self.choose_wanted)
        # Showing a piece that has no parent yet would open a window of its own.
        if not may_add:
            self.add.hide()
        head.addWidget(self.add)
        column.addLayout(head)
        self.links: dict[str, Button] = {}
        self.states: dict[str, ElidedLabel] = {}
        if not faces:
            column.addWidget(label(empty, "small", "text3", wrap=True))
        for face in faces:
            column.addLayout(self._line(face))

    def _line(self, face: FileFace) -> QVBoxLayout:
        line = QVBoxLayout()
        line.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconLabel(face.icon, "text2"))
        row.addWidget(ElidedLabel(face.title), 1)
        look = Button(self.tr("查看"), "eye", None, "plain", "small")
        look.setAccessibleName(self.tr("查看{name}").format(name=face.title))
        look.clicked.connect(lambda _on=False: self.opened.emit(face.id))
        self.links[face.id] = look
        row.addWidget(look)
        if self._may_add:
            back = icon_button("x", self.tr("撤下{name}").format(name=face.title), "small", "ghost")
            back.clicked.connect(lambda _on=False: self.taken_back.emit(face.id))
            row.addWidget(back)
        line.addLayout(row)
        # Below the buttons too: where the bytes are, when and from whom has the whole width.
        state = ElidedLabel(face.state, "caption", face.tone)
        state.setContentsMargins(_UNDER, 0, 0, 0)
        self.states[face.id] = state
        line.addWidget(state)
        return line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what is in the clipboard."""
        if self._may_add and event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def paste(self) -> None:
        """Add the files or the picture in the clipboard."""
        self._take(QGuiApplication.clipboard().mimeData())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let files and pictures be dropped here."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what is dropped."""
        self._take(event.mimeData())
        event.acceptProposedAction()

    def _take(self, given: QMimeData) -> None:
        paths = [Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile()]
        for path in paths[:MOST_DROPPED]:
            self.added.emit(path)
        if not paths and given.hasImage():
            self.added.emit(_as_png(QImage(given.imageData())))


def _as_png(picture: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    return bytes(data.data())


class PictureDialog(Dialog):
    """Shows a picture; `save_wanted` to keep a copy elsewhere."""

    save_wanted = Signal()

    def __init__(self, parent: QWidget | None, title: str, data: bytes) -> None:
        super().__init__(parent, title, self.tr("关闭"), width=_SHOWN.width() + 48)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setAccessibleName(title)
        self.picture.setPixmap(_fitting(data))
        self.add(self.picture)
        self.save = Button(self.tr("另存为…"), "download", None, "ghost")
        self.save.clicked.connect(self.save_wanted)
        self.add_verb(self.save)


def _fitting(data: bytes) -> QPixmap:
    """Read a picture no larger than it is shown: not 50 million pixels to draw a few of them."""
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if size.width() > _SHOWN.width() or size.height() > _SHOWN.height():
        reader.setScaledSize(size.scaled(_SHOWN, Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImage(reader.read())
