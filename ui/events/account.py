"""The house's account of an event: a few texts, up to eight photographs, handed in once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.attachments.queries import Shown
from app.errors import Refusal
from app.events.rules import EVENT_SUMMARY
from app.events.summary import MOST_PHOTOS, Account
from ui.attachments.deeds import Source, prepare
from ui.checkin.jobs import Hand
from ui.events import afterjobs
from ui.kit.ask import pick_file
from ui.kit.buttons import Button
from ui.kit.files import FileBox, FileFace, PictureDialog
from ui.kit.form import Field, line_edit, text_edit
from ui.kit.text import TextTone, label
from ui.seat import Seat
from ui.shell.jobdialog import JobDialog
from ui.words import sentence


class AccountDialog(JobDialog):
    """Asks how it went. `kept` says whether what is typed was only kept, not handed in."""

    fields_of = {"summary_empty": "text"}  # noqa: RUF012 - replaced as a whole

    def __init__(self, parent: QWidget, seat: Seat, event_id: str, account: Account) -> None:
        title = self.tr("活动总结")
        verb = self.tr("完成") if account.submitted else self.tr("提交总结")
        super().__init__(parent, seat.work, title, verb, self.tr("返回"), width=680)
        self._seat, self._event, self.account = seat, event_id, account
        self.kept = False
        self.picture: PictureDialog | None = None
        if account.submitted:
            self.add(label(self._counts(), "small", "text2", wrap=True))
        else:
            words = self.tr("提交时记下当天的人数，提交后不能再改。照片排在最后上传，不耽误。")
            self.add(label(words, "small", "text2", wrap=True))
        self.text = text_edit(self.tr("来了哪些人，做了什么，效果怎么样"), 5)
        self.well, self.badly = (
            line_edit(limit=_limit(one)) for one in ("went_well", "went_badly")
        )
        self.form.add("text", Field(self.tr("总结"), self.text))
        self.form.add("went_well", Field(self.tr("做得好的"), self.well, remark=self.tr("选填")))
        self.form.add("went_badly", Field(self.tr("要改进的"), self.badly, remark=self.tr("选填")))
        self.text.setPlainText(account.text)
        self.well.setText(account.went_well)
        self.badly.setText(account.went_badly)
        self.finish_body()
        self.photos = self._photos(account)
        self.add(self.photos)
        self.form.setEnabled(not account.submitted)
        if not account.submitted:
            self.keep = Button(self.tr("先存着"))
            self.keep.clicked.connect(self.keep_for_now)
            self.add_verb(self.keep)
            self.text.setFocus()

    def job(self) -> Callable[[], Any] | None:
        """Keep it and hand it in; one that was handed in is only looked at."""
        if self.account.submitted:
            self.kept = True
            return lambda: None
        return self._write(hand_in=not self.kept)

    def keep_for_now(self) -> None:
        """Keep what is typed, and go."""
        self.kept = True
        self.commit()

    def refused(self, _refusal: Refusal) -> None:
        """Ask anew next time."""
        self.kept = False

    def _write(self, *, hand_in: bool) -> Callable[[], Any]:
        said = {name: str(value) for name, value in self.form.values().items()}
        return partial(afterjobs.write_account, self._hand(), self._event, said, hand_in=hand_in)

    # -- photographs --------------------------------------------------------------------------

    def _photos(self, account: Account) -> FileBox:
        title = self.tr("照片（最多 {most} 张）").format(most=MOST_PHOTOS)
        faces = [self._face(shown) for shown in account.photos]
        box = FileBox(title, self.tr("还没有照片"), faces, may_add=not account.submitted)
        box.added.connect(self.add_photo)
        box.choose_wanted.connect(self._choose)
        box.opened.connect(self._open)
        box.taken_back.connect(self._drop)
        return box

    def add_photo(self, source: Source) -> None:
        """Clean a photograph beside the counter's work, then keep it."""
        name = source.stem[:80] if isinstance(source, Path) else ""
        job = partial(prepare, source)
        self._work.run(job, self, "net").then(partial(self._keep_photo, name)).otherwise(self._say)

    def _keep_photo(self, name: str, cleaned: Any) -> None:
        self._change(partial(afterjobs.add_photo, self._hand(), self._event, name, cleaned))

    def _drop(self, file_id: str) -> None:
        self._change(partial(afterjobs.drop_photo, self._hand(), file_id))

    def _change(self, job: Callable[[], Any]) -> None:
        self._work.run(job, self).then(lambda _done: self._read()).otherwise(self._say)

    def _read(self) -> None:
        job = partial(afterjobs.account, self._seat.desk.store, self._event)
        self._work.run(job, self).then(self._show_photos).otherwise(self._say)

    def _show_photos(self, account: Account) -> None:
        self.say("")
        self.account = account
        fresh = self._photos(account)
        self.body.replaceWidget(self.photos, fresh)
        self.photos.deleteLater()
        self.photos = fresh

    def _choose(self) -> None:
        kinds = self.tr("照片 (*.jpg *.jpeg *.png *.webp)")
        path = pick_file(self, self.tr("选活动照片"), kinds)
        if path:
            self.add_photo(Path(path))

    def _open(self, file_id: str) -> None:
        shown = next(one for one in self.account.photos if one.id == file_id)
        job = partial(afterjobs.photo, self._seat.desk.store, shown.hash)
        self._work.run(job, self).then(partial(self._show, shown)).otherwise(self._say)

    def _show(self, shown: Shown, data: bytes) -> None:
        self.picture = PictureDialog(self, shown.name or self.tr("活动照片"), data)
        self.picture.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.picture.open()

    # -- how ----------------------------------------------------------------------------------

    def _say(self, refusal: Refusal) -> None:
        self.say(sentence(refusal))

    def _hand(self) -> Hand:
        return Hand(self._seat.desk.store, self._seat.actor)

    def _counts(self) -> str:
        counts = dict(self.account.counts)
        words = self.tr(
            "{day} 提交：报名 {registered} 人，到场 {came} 人，没来 {absent} 人，评价 {rated} 份"
        )
        return words.format(
            day=self.account.counted_on or "",
            registered=counts.get("registered", 0),
            came=counts.get("came", 0),
            absent=counts.get("no_shows", 0),
            rated=counts.get("rated", 0),
        )

    def _face(self, shown: Shown) -> FileFace:
        states: dict[str, tuple[str, TextTone]] = {
            "here": (self.tr("只在本机，等着上传"), "warn"),
            "both": (self.tr("总部已有"), "text3"),
            "away": (self.tr("不在本机"), "text3"),
        }
        return FileFace(shown.id, "image", shown.name or self.tr("活动照片"), *states[shown.where])


def _limit(name: str) -> int:
    declared = EVENT_SUMMARY.field(name)
    return declared.limit if declared is not None else 0
