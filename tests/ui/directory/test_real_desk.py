"""The directory in the program's own window, beside an exchange that goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.support.hub import HubHandle
from tests.support.joined import hub
from tests.support.joined_window import exchanged, joined
from tests.support.nation import NORTH, NORTH_SCOPE, SOUTH_SCOPE, placed, resource, said, some_id
from tests.support.window import LONG, Front
from ui.cases.page import CasesPage
from ui.directory.dialog import DirectoryDialog

__all__ = ["hub", "joined"]


def test_what_is_carried_and_what_headquarters_has_stand_on_one_list(
    joined: Front, hub: HubHandle
) -> None:
    placed(hub.engine, hub.hub, hub.venue, NORTH)
    said(hub.engine, hub.hub, NORTH_SCOPE, "resource", {some_id(1): resource("北区心理站")})
    said(hub.engine, hub.hub, SOUTH_SCOPE, "resource", {some_id(2): resource("南区心理站")})
    for _ in range(2):  # the first hears of the scope, the second reads it
        exchanged(joined, joined.rooms.worker.sync_now)
    joined.unlock()
    assert joined.rooms.inside.go("cases")
    page = joined.rooms.inside.page("cases")
    assert isinstance(page, CasesPage)
    joined.settle()
    joined.press(Qt.Key.Key_F, page, Qt.KeyboardModifier.AltModifier)
    dialog = page.doing.dialog
    assert isinstance(dialog, DirectoryDialog)
    dialog.search.setText("心理")
    joined.bot.waitUntil(lambda: len(dialog.page.rows) == 1, timeout=LONG)
    dialog.ask_headquarters()
    joined.bot.waitUntil(lambda: dialog.told, timeout=LONG)
    assert [row.line.name for row in dialog.page.rows] == ["北区心理站"]
    assert [row.line.name for row in dialog.more.rows] == ["南区心理站"]
    dialog.reject()
    exchanged(joined, joined.rooms.worker.sync_now)
