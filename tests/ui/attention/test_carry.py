"""The sync centre's head: an exchange on a stick, and pausing, by keyboard alone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.people.actions import Details, register
from app.store.outbox import waiting
from app.store.standing import take_place
from app.store.transaction import transaction
from sync.client.agent import Pill
from sync.client.credentials import Settings
from sync.client.exchange import make_exchange
from sync.client.joining import dial, join, make_worker, signer
from sync.hub.courier import carry
from tests.shots.stand import MA, Stand, stand
from tests.support.desks import HE
from tests.support.hub import HubHandle, running_hub
from ui.attention.page import AttentionPage


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubHandle]:
    """Headquarters."""
    with running_hub(tmp_path) as handle:
        yield handle


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Stand]:
    with stand(tmp_path / "desk", people=False) as made:
        yield made


def page_of(desk: Stand) -> AttentionPage:
    desk.sit(HE, "何小溪")
    tell(desk, "offline", reason="unreachable")
    found = desk.go("sync")
    assert isinstance(found, AttentionPage)
    return found


def tell(desk: Stand, state: Pill, **more: object) -> None:
    desk.tell(state, unsent=1, last_ok="2026-11-28T05:45:00.000Z", **more)


def walk(desk: Stand, piece: QWidget) -> None:
    for _ in range(60):
        if QApplication.focusWidget() is piece:
            return
        desk.press(Qt.Key.Key_Tab)
    raise AssertionError(piece.accessibleName())


def joined(desk: Stand, hub: HubHandle) -> None:
    """Join, and speak once with headquarters: then its box is known."""
    store = desk.desk.store
    join(store, Settings(hub.url), hub.code(), "前台1号机")
    line = dial(Settings(hub.url))
    assert make_exchange(store, line, signer(store, None)).round().state == "ok"
    line.close()


def test_there_and_back_on_a_stick_without_leaving_the_window(
    desk: Stand, hub: HubHandle, tmp_path: Path
) -> None:
    joined(desk, hub)
    store, stick = desk.desk.store, tmp_path / "stick"
    stick.mkdir()
    with transaction(store, HE) as tx:
        guest = register(tx, Details("林晓禾", consent_way="spoken")).id
    page = page_of(desk)
    walk(desk, page.stick)
    desk.press(Qt.Key.Key_Space)
    carrying = page.carrying
    dialog = carrying.dialog
    assert dialog is not None
    assert QApplication.focusWidget() is dialog.out
    carrying.ask_folder = lambda: str(stick)
    desk.press(Qt.Key.Key_Space)
    assert dialog.said.title.text().startswith("写好了，已读回核对：")
    assert "1 条" in dialog.said.title.text()
    (file,) = stick.iterdir()
    assert "林晓禾" not in file.name

    # Somebody carries it to where there is a line.
    done = carry(hub.engine, hub.hub, file, stick)
    assert (done.settled, done.problem) == (1, "")
    assert list(hub.rows("person")) == [guest]

    # The wrong file first: it is said in words, and nothing is lost by it.
    carrying.ask_file = lambda: str(file)
    walk(desk, dialog.back)
    desk.press(Qt.Key.Key_Space)
    assert "请选总部给的那一个" in dialog.said.title.text()
    assert dialog.back.isEnabled()
    carrying.ask_file = lambda: str(done.answer)
    walk(desk, dialog.back)
    desk.press(Qt.Key.Key_Space)
    assert dialog.said.title.text().startswith("读好了：总部答复了 1 条")
    with store.read() as session:
        assert waiting(session).unsent == 0
    desk.press(Qt.Key.Key_Escape, target=dialog)
    assert carrying.dialog is None


def test_a_stick_that_cannot_be_written_to_is_said_and_nothing_is_lost(
    desk: Stand, hub: HubHandle, tmp_path: Path
) -> None:
    joined(desk, hub)
    page = page_of(desk)
    page.stick.click()
    carrying = page.carrying
    assert carrying.dialog is not None
    carrying.ask_folder = lambda: ""
    carrying.dialog.out.click()
    desk.settle()
    assert carrying.dialog.said.isHidden(), "nothing was chosen, nothing happens"
    carrying.ask_folder = lambda: str(tmp_path / "pulled out")
    carrying.dialog.out.click()
    desk.settle()
    assert "记录都还在本机" in carrying.dialog.said.title.text()
    # Closed while it writes: what came of it is a toast.
    carrying.ask_folder = lambda: str(tmp_path)
    said: list[str] = []
    desk.seat.said.connect(lambda text, _icon, _undo: said.append(text))
    carrying.dialog.out.click()
    carrying.dialog.reject()
    desk.settle()
    assert [one[:9] for one in said] == ["写好了，已读回核对"[:9]]


def test_paused_it_says_so_keeps_recording_and_a_restart_changes_nothing(desk: Stand) -> None:
    take_place(desk.desk.store, device="a desk", letter="A")
    page = page_of(desk)
    assert page.pause.text() == "暂停同步"
    walk(desk, page.pause)
    tell(desk, "offline", reason="unreachable")
    desk.press(Qt.Key.Key_Space)
    assert desk.rooms.worker.paused
    tell(desk, "offline", reason="paused", paused=True)
    assert page.pause.text() == "继续同步"
    assert not page.banners["paused"].isHidden()
    assert page.tiles.state.figure.text() == "已暂停"
    assert desk.inside.topbar.pill.words().text == "已暂停·1 条待同步"
    with transaction(desk.desk.store, HE) as tx:
        register(tx, Details("林晓禾", consent_way="spoken"))
    # The program is started anew.
    again = make_worker(desk.desk.store)
    assert again.paused
    status = again.status()
    assert (status.state, status.reason, status.paused) == ("offline", "paused", True)
    page.banners["paused"].action.click()
    desk.settle()
    assert not desk.rooms.worker.paused
    assert not make_worker(desk.desk.store).paused


def test_only_who_may_decide_sees_either(desk: Stand) -> None:
    page = page_of(desk)
    assert not page.pause.isHidden()
    desk.sit(MA, "马骁")
    assert page.pause.isHidden()
    assert page.stick.isHidden()
    desk.sit(HE, "何小溪")
    tell(desk, "standalone")
    assert page.stick.isHidden()


def test_no_tile_moves_while_something_is_under_way(desk: Stand) -> None:
    page = page_of(desk)
    tiles = page.tiles
    for more in ({}, {"done": 12, "total": 37}):
        tell(desk, "running" if more else "ok", **more)
        desk.settle()
        places = {tile.geometry().top() for tile in tiles.findChildren(type(tiles.state))}
        assert len(places) == 1
        assert len({tile.height() for tile in tiles.findChildren(type(tiles.state))}) == 1


def test_a_file_waits_for_the_round_under_way_and_nothing_begins_meanwhile(desk: Stand) -> None:
    worker = make_worker(desk.desk.store)
    inside, go = threading.Event(), threading.Event()

    def job() -> str:
        inside.set()
        assert go.wait(10)
        return threading.current_thread().name

    worker.start()
    done: list[str] = []
    guest = threading.Thread(target=lambda: done.append(worker.alone(job)), name="guest")
    guest.start()
    assert inside.wait(10)
    worker.sync_now()
    assert worker._speaking.locked()
    go.set()
    guest.join(10)
    assert done == ["guest"]
    assert worker.stop()
