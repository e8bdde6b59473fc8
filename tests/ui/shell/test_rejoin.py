"""A desk headquarters has put out: red, a way back for a manager, and nothing unsent is lost."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from app.checkin.actions import check_in
from app.people.actions import Details, register
from app.store.outbox import waiting
from app.store.transaction import transaction
from tests.support.desks import HE, SHEN
from tests.support.hub import HubHandle
from tests.support.joined import hub
from tests.support.joined_window import joined, state
from tests.support.window import Answers, Front
from ui.attention.page import AttentionPage
from ui.firstrun.join import JoinDialog
from ui.words_sync import JOIN_AGAIN, ROUND

__all__ = ["hub", "joined"]


def serve(front: Front, name: str) -> None:
    with transaction(front.desk.store, HE) as tx:
        check_in(tx, register(tx, Details(name, consent_way="spoken")).id)


def unsent(front: Front) -> int:
    with front.desk.store.read() as session:
        return waiting(session).unsent


def put_out(front: Front, hub: HubHandle) -> None:
    """Revoke the desk at the hub; somebody comes in before the desk hears of it."""
    assert front.desk.store.place.device is not None
    assert hub.revoke(front.desk.store.place.device)
    serve(front, "林晓禾")
    front.rooms.worker.sync_now()
    front.bot.waitUntil(lambda: state(front) == "attention", timeout=20_000)


def test_a_manager_joins_again_and_what_waited_arrives(joined: Front, hub: HubHandle) -> None:
    put_out(joined, hub)
    assert joined.rooms.inside.topbar.pill.words().tone == "danger"
    kept = unsent(joined)
    assert kept >= 2
    joined.unlock(SHEN)
    joined.rooms.inside.topbar.pill.click()
    page = joined.rooms.inside.page("sync")
    assert isinstance(page, AttentionPage)
    banner = page.banners["danger"]
    assert not banner.isHidden()
    assert not banner.action.isHidden()
    assert "重新加入" in banner.text.text()
    code = hub.code()
    seen: list[tuple[str, str, str]] = []

    def type_it(dialog: QDialog) -> bool:
        assert isinstance(dialog, JoinDialog)
        values = dialog.form.values()
        seen.append((dialog.windowTitle(), values["address"], values["name"]))
        assert unsent(joined) == kept
        dialog.form.set_values({"code": code, "name": "前台 2 号机"})
        dialog.commit()
        return True

    answers = Answers(type_it)
    banner.action.click()
    answers.stop()
    assert seen == [("重新加入总部", hub.url, "前台 1 号机")]
    joined.bot.waitUntil(lambda: state(joined) == "ok", timeout=20_000)
    assert unsent(joined) == 0
    assert len(hub.rows("visit")) == 1
    assert [row["name"] for row in hub.rows("person").values()] == ["林晓禾"]
    assert joined.desk.store.place.letter == "B"
    assert joined.rooms.inside.topbar.machine.text() == "前台 2 号机"
    assert joined.toast() == "已重新加入总部，正在同步"
    assert banner.isHidden()


def test_a_wrong_code_leaves_everything_as_it_is(joined: Front, hub: HubHandle) -> None:
    put_out(joined, hub)
    kept, place = unsent(joined), joined.desk.store.place
    joined.unlock(SHEN)
    said: list[str] = []

    def wrong(dialog: QDialog) -> bool:
        assert isinstance(dialog, JoinDialog)
        dialog.form.set_values({"code": "ABCD2345"})
        dialog.commit()
        return True

    def leave(dialog: QDialog) -> bool:
        assert isinstance(dialog, JoinDialog)
        if dialog.busy or not dialog.form.errors:
            return False
        said.append(dialog.form.errors["code"])
        dialog.reject()
        return True

    answers = Answers(wrong, leave)
    joined.seat.join_wanted.emit()
    answers.stop()
    assert said == ["入网码不对。核对 8 个字符，或请总部再发一个。"]
    assert unsent(joined) == kept
    assert joined.desk.store.place.device == place.device
    assert not joined.rooms.worker.paused


def test_a_clerk_is_told_who_can_do_it(joined: Front, hub: HubHandle) -> None:
    put_out(joined, hub)
    joined.unlock(HE)
    joined.rooms.inside.go("sync")
    page = joined.rooms.inside.page("sync")
    assert isinstance(page, AttentionPage)
    banner = page.banners["danger"]
    assert banner.action.isHidden()
    assert banner.text.text().endswith("请站长登录，在这里重新加入。")
    joined.lock()
    joined.unlock(SHEN)
    assert not banner.action.isHidden(), "the page follows who sits down"


def test_the_staff_menu_offers_it_to_a_manager(joined: Front) -> None:
    topbar = joined.rooms.inside.topbar
    joined.unlock(HE)
    assert not topbar.may_join
    joined.lock()
    joined.unlock(SHEN)
    topbar.open_menu()
    assert topbar.menu is not None
    words = [action.text() for action in topbar.menu.actions()]
    topbar.menu.close()
    assert "重新加入总部" in words
    assert "加入总部" not in words


def test_every_sentence_that_asks_for_a_new_code_has_the_button() -> None:
    asks = {code for code, words in ROUND.items() if "重新加入" in str(words)}
    assert asks == JOIN_AGAIN


def test_the_name_of_this_pc_is_on_top_and_on_the_lock(joined: Front) -> None:
    assert joined.page.side.machine.text() == "前台 A 机", "never named here: by its letter"
    assert joined.rooms.inside.topbar.machine.text() == joined.page.side.machine.text()
