"""What is done with files of a record: added, looked at, fetched from headquarters, taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.attachments.cleaning import MOST_READ, Cleaned, clean
from app.attachments.queries import Shown, content
from app.errors import Refusal
from app.store.changes import Changes
from sync.client.agent import Status
from ui.checkin.jobs import Hand
from ui.kit.ask import Dialog, pick_file, pick_save, question
from ui.kit.files import PictureDialog
from ui.seat import Seat

Source = Path | bytes
REACHED = ("ok", "running")
"""States in which headquarters can be asked for something."""


@dataclass(frozen=True, slots=True)
class FileWords:
    """What is said of files of one kind: what one is called, and each step of what is done."""

    noun: str
    choose: str
    kept: str
    ask_back: str
    taken_back: str


@dataclass(frozen=True, slots=True)
class FileJobs:
    """What is done in the store lane: keep for a record's id, note that one is looked at, drop."""

    keep: Callable[[Hand, str, str, Cleaned], object]
    note_view: Callable[[Hand, str], object]
    drop: Callable[[Hand, str], object]


def prepare(source: Source) -> Cleaned:
    """Read and clean what was chosen. Raises Refusal as `clean` does, `file_unreadable`."""
    if isinstance(source, bytes):
        return clean(source)
    try:
        with source.open("rb") as file:
            data = file.read(MOST_READ + 1)
    except OSError as error:
        raise Refusal("file_unreadable") from error
    return clean(data)


def read(hand: Hand, jobs: FileJobs, shown: Shown) -> bytes | None:
    """Read a file's bytes and note that they were looked at; None when they are not here."""
    with hand.store.read() as session:
        data = content(session, shown.hash)
    if data is not None:
        jobs.note_view(hand, shown.id)
    return data


class FileDeeds(QObject):
    """Does it for one page. What is not here is asked for and shown when it has come.

    `show` opens a dialog over the page.
    """

    def __init__(
        self,
        seat: Seat,
        page: QWidget,
        jobs: FileJobs,
        words: FileWords,
        show: Callable[[Dialog], object],
    ) -> None:
        super().__init__(page)
        self._seat, self._page, self._jobs, self._words = seat, page, jobs, words
        self._open_dialog = show
        self._waiting: Shown | None = None
        seat.status_changed.connect(self._status)
        seat.changed.connect(self._changed)

    def choose(self, owner_id: str) -> None:
        """Let a file be chosen for a record."""
        kinds = self.tr("照片和 PDF (*.jpg *.jpeg *.png *.webp *.pdf)")
        path = pick_file(self._page, self._words.choose, kinds)
        if path:
            self.add(owner_id, Path(path))

    def add(self, owner_id: str, source: Source) -> None:
        """Clean a file beside the counter's work, then keep it with a record."""
        name = source.stem[:80] if isinstance(source, Path) else ""
        job = partial(prepare, source)
        self._seat.work.run(job, self, "net").then(partial(self._keep, owner_id, name))

    def _keep(self, owner_id: str, name: str, cleaned: Cleaned) -> None:
        job = partial(self._jobs.keep, self._hand(), owner_id, name, cleaned)
        self._seat.work.run(job, self).then(lambda _done: self._seat.say(self._words.kept))

    def open(self, shown: Shown) -> None:
        """Show a file, or ask headquarters for it."""
        job = partial(read, self._hand(), self._jobs, shown)
        self._seat.work.run(job, self).then(partial(self._show, shown))

    def _show(self, shown: Shown, data: bytes | None) -> None:
        if data is None:
            self._fetch(shown)
        elif shown.type == "pdf":
            self._save(shown, data)
        else:
            dialog = PictureDialog(self._page, shown.name or self._words.noun, data)
            dialog.save_wanted.connect(lambda: self._save(shown, data))
            dialog.finished.connect(dialog.deleteLater)
            self._open_dialog(dialog)

    def _fetch(self, shown: Shown) -> None:
        status = self._seat.status
        if status is None or status.state not in REACHED:
            self._seat.refuse(Refusal("file_no_line"))
            return
        if self._waiting != shown:
            self._seat.say(self.tr("正在从总部取回，到了就打开"), "download")
        self._waiting = shown
        self._seat.file_wanted.emit(shown.hash)

    def _save(self, shown: Shown, data: bytes) -> None:
        ending = "jpg" if shown.type == "jpeg" else shown.type
        kinds = f"{ending.upper()} (*.{ending})"
        name = f"{shown.name or self._words.noun}.{ending}"
        path = pick_save(self._page, self.tr("另存为（电脑上会留下一份不加密的）"), kinds, name)
        if not path:
            return

        def write() -> None:
            try:
                Path(path).write_bytes(data)
            except OSError as error:
                raise Refusal("file_unwritable") from error

        words = self.tr("已另存，用完记得删掉")
        self._seat.work.run(write, self, "net").then(
            lambda _done: self._seat.say(words, "download")
        )

    def take_back(self, shown: Shown) -> None:
        """Ask once, then take a file back."""
        text = self.tr("本机的内容会删掉，总部的 30 天后删掉。记录里会留下谁在什么时候撤下的。")
        verb, cancel = self.tr("撤下"), self.tr("不撤")
        dialog = question(self._page, self._words.ask_back, text, verb, danger=True, cancel=cancel)

        def go() -> None:
            job = partial(self._jobs.drop, self._hand(), shown.id)
            words = self._words.taken_back
            self._seat.work.run(job, self).then(lambda _done: self._seat.say(words, "rotate-ccw"))

        dialog.accepted.connect(go)
        dialog.finished.connect(dialog.deleteLater)
        self._open_dialog(dialog)

    def _hand(self) -> Hand:
        return Hand(self._seat.desk.store, self._seat.actor)

    def _changed(self, changes: Changes) -> None:
        """Open what was waited for once it has come."""
        shown = self._waiting
        if shown is not None and changes.touches("file") and shown.id in changes.ids:
            self._waiting = None
            self.open(shown)

    def _status(self, status: Status) -> None:
        """Say why what was waited for does not come."""
        missed = dict(status.files.missed).get(self._waiting.hash) if self._waiting else None
        if missed is not None:
            self._waiting = None
            self._seat.refuse(Refusal(missed))
