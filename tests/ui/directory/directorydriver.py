"""What staff do with the directory, and what they see of it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.cases.model import Case
from app.directory.actions import Description, add
from app.directory.queries import Listed, resources
from app.store.transaction import transaction
from sync.client.credentials import Settings
from sync.client.finding import Finder
from sync.client.joining import join
from tests.support.desks import HE
from tests.support.hub import HubHandle
from tests.support.nation import NORTH, placed
from tests.ui.cases.boarddriver import ALT, CTRL, Office
from ui.directory.dialog import DirectoryDialog
from ui.directory.form import LineDialog
from ui.directory.jobs import Row

KEY = Qt.Key

__all__ = ["ALT", "CTRL", "KEY", "Reader"]


class Reader(Office):
    """A clerk at the board, who opens the directory over it."""

    def puts(self, *some: Description) -> list[str]:
        """Write lines behind the page's back; gives their ids."""
        with transaction(self.desk.store, HE) as tx:
            return [add(tx, one).id for one in some]

    def joins(self, hub: HubHandle) -> None:
        """Join headquarters, and let the directory ask it."""
        store = self.desk.store
        join(store, Settings(hub.url), hub.code(), "前台")
        placed(hub.engine, hub.hub, hub.venue, NORTH)
        self.seat.find_more = Finder(store).find
        self.settle()

    def gathers(self) -> bool:
        """Say whether the page, or the directory above it, is about to read something."""
        shown = self.page.doing.dialog
        return super().gathers() or (isinstance(shown, DirectoryDialog) and shown.gathering())

    # -- hands --------------------------------------------------------------------------------

    def opens(self) -> DirectoryDialog:
        """Open the directory by its key."""
        self.press(KEY.Key_F, ALT, self.page)
        return self.directory()

    def seeks(self, words: str) -> None:
        """Look for something else."""
        self.directory().search.setText(words)
        self.settle()

    def presses(self, key: Qt.Key, modifier: Qt.KeyboardModifier = ALT) -> None:
        """Press a key in the directory."""
        self.press(key, modifier, self.directory())

    def saves(self) -> None:
        """Save the form that is open."""
        self.press(KEY.Key_Return, CTRL, self.form())

    # -- eyes ---------------------------------------------------------------------------------

    def directory(self) -> DirectoryDialog:
        """Give the directory that is open."""
        made = self.page.doing.dialog
        assert isinstance(made, DirectoryDialog)
        return made

    def form(self) -> LineDialog:
        """Give the form that is open above it."""
        made = self.directory().sub
        assert made is not None
        return made

    def names(self) -> list[str]:
        """Read the list: names of lines, and heads in brackets."""
        rows = self.directory().model.rows
        return [one.line.name if isinstance(one, Row) else f"[{one.text}]" for one in rows]

    def cells(self, name: str) -> dict[str, str]:
        """Read the cells of one line by the heads of their columns."""
        model = self.directory().model
        at = self.names().index(name)
        columns = range(model.columnCount())
        return {model.head(one): str(model.index(at, one).data()) for one in columns}

    def standing(self) -> str:
        """Give the name of the line one stands on."""
        row = self.directory().current()
        return row.line.name if row is not None else ""

    def said_below(self) -> str:
        """Read what is said below the list."""
        line = self.directory().line
        return line.text() if not line.isHidden() else ""

    def own(self) -> list[Listed]:
        """Give the venue's own lines."""
        with self.desk.store.read() as session:
            return list(resources(session, own_only=True))

    def case(self, case_id: str) -> Case:
        """Read a case."""
        return self.counter.row(case_id)
