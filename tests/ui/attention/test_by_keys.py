"""By keyboard alone: what only one field of several shows, and what needs a real headquarters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app.attachments.actions import attach, owner_person
from app.attachments.cleaning import clean
from app.attachments.rules import GUARDIAN_CONSENT
from app.people.actions import Details, register
from app.people.model import Person
from app.store.base import OutboxOp
from app.store.transaction import transaction
from sync.hub import files as hub_files
from sync.hub.tables import blobs
from tests.shots import centre
from tests.shots.stand import Stand, stand
from tests.support.desks import HE
from tests.support.hub import HubHandle
from tests.support.joined import hub
from tests.support.joined_window import joined
from tests.support.pictures import photo
from tests.support.window import LONG, Front
from tests.ui.attention.test_centre import ALT, CTRL
from ui.attention.page import AttentionPage

SCAN = clean(photo())

__all__ = ["hub", "joined"]


@pytest.fixture
def others(qapp: QApplication, tmp_path: Path) -> Iterator[Stand]:
    """A desk where three fields of one card were written at several desks."""
    with stand(tmp_path) as made:
        centre.others(made)
        yield made


def held(front: Front) -> tuple[tuple[str, str], ...]:
    status = front.seat.status
    return () if status is None else status.files.held


def card(desk: Stand) -> tuple[str | None, str | None, str | None]:
    with desk.desk.store.read() as session:
        found = select(Person.phone, Person.unit, Person.note).where(Person.name == "陈思远")
        return session.execute(found).tuples().one()


def test_field_by_field_and_all_of_it_taken_back(others: Stand) -> None:
    """陈思远的手机用本机的，单位和备注用总部的；选错了，Ctrl Z 一下都退回去。"""
    page = others.inside.page("sync")
    assert isinstance(page, AttentionPage)
    phone, unit, note = page.choose.rows
    before = card(others)
    assert QApplication.focusWidget() is phone.theirs
    others.press(Qt.Key.Key_Left)
    others.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is unit.theirs
    others.press(Qt.Key.Key_Tab)
    others.press(Qt.Key.Key_Left)
    assert (phone.mine.isChecked(), unit.theirs.isChecked(), note.mine.isChecked()) == (True,) * 3
    others.press(Qt.Key.Key_Return, CTRL)
    assert card(others) == ("19900004321", before[1], "靠窗坐")
    assert page.choose.matters == []
    with others.desk.store.read() as session:
        last = select(OutboxOp.verb).order_by(OutboxOp.seq.desc()).limit(1)
        assert session.execute(last).scalar_one() == "resolve"
    others.press(Qt.Key.Key_Z, CTRL)
    assert card(others) == before


def test_each_value_names_whoever_wrote_it(others: Stand) -> None:
    """手机是前台 C 机改的，单位和备注是前台 B 机改的：不能都算在 C 机头上。"""
    page = others.inside.page("sync")
    assert isinstance(page, AttentionPage)
    phone, unit, note = page.choose.rows
    assert (phone.theirs.under, unit.mine.under) == ("", "")
    assert unit.theirs.under == note.theirs.under == "前台 B 机 罗一鸣，今天 10:03"
    assert unit.theirs.accessibleName().startswith("单位或学校，总部的：")
    assert unit.theirs.toolTip().endswith("（西校区）"), "what is too long is shown whole"
    assert page.choose.note.title.text() == "之前还改过 1 次，这里是最后的两种写法。"
    assert page.choose.later.isHidden(), "there is no other one to turn to"


def test_a_file_that_did_not_go_goes_with_one_key(
    joined: Front, hub: HubHandle, monkeypatch: pytest.MonkeyPatch
) -> None:
    """总部给本馆扩了容，何小溪按一下 F5，刚才没传上去的同意书就传了，不用等一个小时。"""
    monkeypatch.setattr(hub_files, "QUOTA", 1)
    with transaction(joined.desk.store, HE) as tx:
        who = register(tx, Details("赵小满", consent_way="spoken")).id
        attach(tx, SCAN, owner_person(who), GUARDIAN_CONSENT, "同意书")
    joined.rooms.worker.sync_now()
    joined.bot.waitUntil(lambda: held(joined) == ((SCAN.hash, "files_full"),), timeout=LONG)
    joined.unlock(HE)
    joined.press(Qt.Key.Key_6, modifier=CTRL)
    joined.settle()
    page = joined.rooms.inside.page("sync")
    assert isinstance(page, AttentionPage)
    line = page.side_waiting.files
    assert line.why.text().endswith("请联系总部扩容，之后自动传。")
    monkeypatch.undo()
    joined.press(Qt.Key.Key_F5)
    joined.bot.waitUntil(line.isHidden, timeout=LONG)
    with hub.engine.connect() as connection:
        whole = select(blobs.c.hash).where(blobs.c.whole)
        assert connection.execute(whole).scalars().all() == [SCAN.hash]


def test_what_changed_nothing_has_nothing_to_take_back(others: Stand) -> None:
    """全用总部的：卡上本来就是这些，Ctrl Z 不能把它们换成另一边的。"""
    before = card(others)
    others.press(Qt.Key.Key_2, ALT)
    others.press(Qt.Key.Key_Return, CTRL)
    others.press(Qt.Key.Key_Z, CTRL)
    assert card(others) == before
