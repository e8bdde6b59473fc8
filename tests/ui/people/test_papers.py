"""Signed consent sheets in the drawer: added, looked at, fetched, taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from sqlalchemy import select

from app.attachments.cleaning import clean
from app.attachments.queries import files_of
from app.attachments.rules import GUARDIAN_CONSENT
from app.store.base import AuditEntry
from app.store.blobs import keep_part, make_room, note_sent
from app.store.changes import Changes
from app.store.incoming import from_headquarters
from sync.client.agent import Status
from sync.client.rounds import Carrying
from tests.support.desks import EPOCH, HE
from tests.support.pictures import SECRET, paper, photo
from tests.ui.people.conftest import People
from ui.attachments import deeds as acts
from ui.kit.files import FileBox, PictureDialog


def child(people: People) -> str:
    more: dict[str, Any] = {
        "age_band": "u14",
        "guardian_name": "赵建国",
        "guardian_relation": "parent",
    }
    who = people.add("赵小满", consent_way="guardian", guardian_phone="19900000109", **more)
    people.page.refresh()
    people.settle()
    people.open(who)
    return who


def box(people: People) -> FileBox:
    details = people.page.stage.drawer.details
    assert details is not None
    assert details.files is not None
    return details.files


def kept(people: People, who: str) -> list[str]:
    with people.desk.store.read() as session:
        return [one.name for one in files_of(session, "person", [who], GUARDIAN_CONSENT)]


def choose(people: People, monkeypatch: pytest.MonkeyPatch, path: Path, data: bytes) -> None:
    path.write_bytes(data)
    monkeypatch.setattr(acts, "pick_file", lambda *_: str(path))
    box(people).add.click()
    people.settle()


def states(people: People) -> list[str]:
    return [label.text().partition("·")[0].strip() for label in box(people).states.values()]


def look(people: People) -> None:
    next(iter(box(people).links.values())).click()
    people.settle()


def test_a_sheet_is_added_seen_and_taken_back(
    people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """何小溪拍下签好的同意书，存到赵小满名下，看一眼，发现拍错了，撤下。"""
    people.sit(HE)
    who = child(people)
    choose(people, monkeypatch, tmp_path / "同意书.jpg", photo())
    assert kept(people, who) == ["同意书"]
    assert states(people) == ["只在本机"]
    assert people.said[-1][0] == "同意书已存好，照片里的位置等信息已去掉"
    look(people)
    dialog = people.page.following.acts.dialog
    assert isinstance(dialog, PictureDialog)
    assert dialog.picture.pixmap().width() == 60
    with people.desk.store.read() as session:
        noted = session.execute(select(AuditEntry.action)).scalars().all()
    assert noted[-1] == "file.view"
    saved = tmp_path / "copy.jpg"
    monkeypatch.setattr(acts, "pick_save", lambda *_: str(saved))
    dialog.save.click()
    people.settle()
    assert saved.read_bytes() == clean(photo()).data
    assert SECRET not in saved.read_bytes()
    dialog.accept()
    box(people).taken_back.emit(next(iter(box(people).links)))
    question = people.page.following.acts.dialog
    assert question is not None
    question.primary.click()
    people.settle()
    assert kept(people, who) == []
    assert people.said[-1][0] == "同意书已撤下"


def test_a_file_that_is_none_is_refused_and_nothing_is_kept(
    people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.sit(HE)
    who = child(people)
    choose(people, monkeypatch, tmp_path / "a.jpg", b"MZ no picture")
    monkeypatch.setattr(acts, "pick_file", lambda *_: str(tmp_path / "gone.jpg"))
    box(people).add.click()
    people.settle()
    assert people.refused == ["file_type", "file_unreadable"]
    assert kept(people, who) == []


def test_dropped_and_pasted_ones_are_added_as_well(people: People, tmp_path: Path) -> None:
    people.sit(HE)
    who = child(people)
    sheet = tmp_path / "扫描.pdf"
    sheet.write_bytes(paper())
    given = QMimeData()
    given.setUrls([QUrl.fromLocalFile(str(sheet))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place, action = QPointF(5, 5), Qt.DropAction.CopyAction
    box(people).dropEvent(QDropEvent(place, action, given, buttons, keys))
    people.settle()
    picture = QImage(30, 20, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(picture)
    box(people).paste()
    people.settle()
    assert sorted(kept(people, who)) == ["", "扫描"]


def test_what_is_at_headquarters_only_is_fetched_and_then_opened(
    people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.sit(HE)
    child(people)
    choose(people, monkeypatch, tmp_path / "同意书.jpg", photo())
    cleaned = clean(photo())
    with from_headquarters(people.desk.store) as session:
        note_sent(session, cleaned.hash, EPOCH)
        make_room(session, 0)
    file = next(iter(box(people).links))
    people.desk.store.announce(Changes(frozenset({"file"}), frozenset({file}), "hub"))
    people.settle()
    assert states(people) == ["在总部，查看时取回"]
    look(people)
    assert people.refused == ["file_no_line"]
    asked: list[str] = []
    people.seat.file_wanted.connect(asked.append)
    people.seat.show_status(Status("ok"))
    people.settle()
    look(people)
    assert asked == [cleaned.hash]
    missed = Carrying(missed=((cleaned.hash, "file_elsewhere"),))
    people.seat.show_status(Status("ok", files=missed))
    people.settle()
    assert people.refused[-1] == "file_elsewhere"
    people.seat.show_status(Status("ok"))
    people.settle()
    look(people)
    with from_headquarters(people.desk.store) as session:
        keep_part(session, cleaned.hash, len(cleaned.data), 0, cleaned.data, "x")
    people.desk.store.announce(Changes(frozenset({"file"}), frozenset({file}), "hub"))
    people.settle()
    assert isinstance(people.page.following.acts.dialog, PictureDialog)


def test_a_volunteer_sees_none_and_grown_ups_are_not_asked(people: People) -> None:
    who = people.add("林晓禾")
    people.page.refresh()
    people.settle()
    people.open(who)
    details = people.page.stage.drawer.details
    assert details is not None
    assert details.files is None
