"""Files of a case in its panel: added by a dialog, looked at, counted, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.store.blobs import drop_parts, note_sent
from app.store.incoming import from_headquarters
from tests.support.cases import LEGAL, WAGES
from tests.support.desks import EPOCH, QIN
from tests.support.pictures import noise, photo
from tests.ui.cases.boarddriver import Office
from ui.attachments import deeds
from ui.kit.files import FileBox, PictureDialog


def box(office: Office) -> FileBox:
    body = office.page.panel.body
    assert body is not None
    assert body.files is not None
    return body.files


def choose(office: Office, monkeypatch: pytest.MonkeyPatch, path: Path, data: bytes) -> list[str]:
    """Choose a file in the system's dialog; gives what was refused, by code."""
    path.write_bytes(data)
    monkeypatch.setattr(deeds, "pick_file", lambda *_: str(path))
    refused: list[str] = []
    office.seat.refused.connect(lambda refusal: refused.append(refusal.code))
    office.click(box(office).add)
    office.settle()
    return refused


def title(office: Office) -> str:
    return box(office).add.accessibleName()


def test_added_counted_looked_at_and_taken_back(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = office.takes()
    office.stand_on(case_id)
    assert title(office) == "添加：附件"
    assert choose(office, monkeypatch, tmp_path / "我的合同.jpg", photo()) == []
    assert title(office) == "添加：附件 1"
    assert office.toast() == "附件已存好，照片里的位置等信息已去掉"
    (look,) = box(office).links.values()
    assert "我的合同" not in look.accessibleName(), "what it was called stays where it was"
    office.click(look)
    dialog = office.page.doing.dialog
    assert isinstance(dialog, PictureDialog)
    assert not dialog.picture.pixmap().isNull()
    dialog.reject()
    office.settle()
    assert choose(office, monkeypatch, tmp_path / "二.png", noise((40, 30))) == []
    assert title(office) == "添加：附件 2"
    assert [line.act for line in office.shown().whole.log] == ["take", "attach", "attach"]
    file_id = next(iter(box(office).links))
    box(office).taken_back.emit(file_id)
    office.settle()
    question = office.page.doing.dialog
    assert question is not None
    office.click(question.primary)
    office.settle()
    assert title(office) == "添加：附件 1"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"MZ\x90 a program", "file_type"),
        (b"%PDF-1.4\n" + b"0" * 60_000_000, "file_too_large"),
    ],
)
def test_a_wrong_kind_and_too_large_are_said_and_nothing_is_added(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, code: str
) -> None:
    office.stand_on(office.takes())
    refused = choose(office, monkeypatch, tmp_path / "x.pdf", data)
    assert refused == [code]
    assert title(office) == "添加：附件"


def test_of_a_sensitive_case_a_clerk_sees_no_file(office: Office, tmp_path: Path) -> None:
    office.counter.actor = QIN
    office.stand_on(office.takes(WAGES, LEGAL))
    body = office.page.panel.body
    assert body is not None
    assert body.files is None


def test_what_is_only_at_headquarters_is_asked_for(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.stand_on(office.takes())
    choose(office, monkeypatch, tmp_path / "x.jpg", photo())
    (shown,) = office.shown().files
    with from_headquarters(office.desk.store) as session:
        note_sent(session, shown.hash, EPOCH)
        drop_parts(session, shown.hash)
    wanted: list[str] = []
    office.seat.file_wanted.connect(wanted.append)
    refused: list[str] = []
    office.seat.refused.connect(lambda refusal: refused.append(refusal.code))
    office.page.doing.files.deeds.open(shown)
    office.settle()
    assert (wanted, refused) == ([], ["file_no_line"])
