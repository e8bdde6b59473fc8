"""Signed consent sheets of a person: added, looked at, fetched from headquarters, taken back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.attachments.actions import attach, note_view, owner_person, take_back
from app.attachments.cleaning import MOST_READ, Cleaned, clean
from app.attachments.queries import Shown, content
from app.attachments.rules import GUARDIAN_CONSENT
from app.errors import Refusal
from app.store.changes import Changes
from app.store.transaction import transaction
from sync.client.agent import Status
from ui.checkin.jobs import Hand
from ui.kit.ask import pick_file, pick_save, question
from ui.kit.files import PictureDialog
from ui.people.acts import Acts
from ui.people.drawer import PersonDrawer
from ui.seat import Seat

Source = Path | bytes
REACHED = ("ok", "running")
"""States in which headquarters can be asked for something."""


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


def keep(hand: Hand, person_id: str, name: str, cleaned: Cleaned) -> None:
    """Keep a cleaned file with a person."""
    with transaction(hand.store, hand.actor) as tx:
        attach(tx, cleaned, owner_person(person_id), GUARDIAN_CONSENT, name)


def drop(hand: Hand, file_id: str) -> None:
    """Take a file back."""
    with transaction(hand.store, hand.actor) as tx:
        take_back(tx, file_id, "taken_down")


def read(hand: Hand, shown: Shown) -> bytes | None:
    """Read a file's bytes and note that they were looked at; None when they are not here."""
    with hand.store.read() as session:
        data = content(session, shown.hash)
    if data is not None:
        with transaction(hand.store, hand.actor) as tx:
            note_view(tx, shown.id)
    return data


class Papers(QObject):
    """Does it for one page. What is not here is asked for and shown when it has come."""

    def __init__(self, seat: Seat, acts: Acts, drawer: PersonDrawer) -> None:
        super().__init__(acts)
        self._seat, self._acts, self._drawer = seat, acts, drawer
        self._waiting: Shown | None = None
        seat.status_changed.connect(self._status)
        seat.changed.connect(self._changed)
        drawer.file_added.connect(self.add)
        drawer.file_choose_wanted.connect(self.choose)
        drawer.file_opened.connect(lambda file: self._with(file, self.open))
        drawer.file_taken_back.connect(lambda file: self._with(file, self.take_back))

    def _with(self, file_id: str, do: Callable[[Shown], None]) -> None:
        whole = self._drawer.whole
        for shown in whole.files if whole is not None else ():
            if shown.id == file_id:
                do(shown)

    def choose(self) -> None:
        """Let a file be chosen."""
        kinds = self.tr("照片和 PDF (*.jpg *.jpeg *.png *.webp *.pdf)")
        path = pick_file(self._page(), self.tr("选同意书的照片或扫描件"), kinds)
        if path:
            self.add(Path(path))

    def add(self, source: Source) -> None:
        """Clean a file beside the counter's work, then keep it with who is in the drawer."""
        whole = self._drawer.whole
        if whole is None:
            return
        name = source.stem[:80] if isinstance(source, Path) else ""
        job = partial(prepare, source)
        person = whole.card.id
        self._seat.work.run(job, self, "net").then(partial(self._keep, person, name))

    def _keep(self, person_id: str, name: str, cleaned: Cleaned) -> None:
        job = partial(keep, self._acts.hand(), person_id, name, cleaned)
        words = self.tr("同意书已存好，照片里的位置等信息已去掉")
        self._seat.work.run(job, self).then(lambda _done: self._seat.say(words))

    def open(self, shown: Shown) -> None:
        """Show a file, or ask headquarters for it."""
        job = partial(read, self._acts.hand(), shown)
        self._seat.work.run(job, self).then(partial(self._show, shown))

    def _show(self, shown: Shown, data: bytes | None) -> None:
        if data is None:
            self._fetch(shown)
        elif shown.type == "pdf":
            self._save(shown, data)
        else:
            title = shown.name or self.tr("同意书")
            dialog = PictureDialog(self._page(), title, data)
            dialog.save_wanted.connect(lambda: self._save(shown, data))
            dialog.finished.connect(dialog.deleteLater)
            self._acts.open(dialog)

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
        name = f"{shown.name or self.tr('同意书')}.{ending}"
        path = pick_save(self._page(), self.tr("另存为（电脑上会留下一份不加密的）"), kinds, name)
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
        title = self.tr("撤下这份同意书？")
        text = self.tr("本机的内容会删掉，总部的 30 天后删掉。记录里会留下谁在什么时候撤下的。")
        dialog = question(
            self._page(), title, text, self.tr("撤下"), danger=True, cancel=self.tr("不撤")
        )

        def go() -> None:
            job = partial(drop, self._acts.hand(), shown.id)
            words = self.tr("同意书已撤下")
            self._seat.work.run(job, self).then(lambda _done: self._seat.say(words, "rotate-ccw"))

        dialog.accepted.connect(go)
        dialog.finished.connect(dialog.deleteLater)
        self._acts.open(dialog)

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

    def _page(self) -> QWidget:
        return self._acts.page
