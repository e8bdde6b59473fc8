"""What staff do on the board of service requests, and what they see of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.ops import Version
from app.store.base import OutboxOp
from app.store.incoming import incoming
from app.store.told import IncomingPage, Settled
from app.store.transaction import Actor
from tests.support.cases import Counter, make_counter
from tests.support.desks import EPOCH
from tests.support.seated import ALT, CTRL, Seated
from tests.support.window import LONG
from ui.cases.boardpage import BoardPage
from ui.cases.jobs import Opened
from ui.cases.suggestions import HERE, Sources
from ui.shell.jobdialog import JobDialog

PARTNER = "01900000-0000-7000-8000-0000000000aa"

__all__ = ["ALT", "CTRL", "Office"]


class Office(Seated[BoardPage]):
    """The board with its desk and clock: Tuesday 2026-11-24, 15:00 at the venue."""

    def __init__(
        self,
        bot: QtBot,
        path: Path,
        *,
        right: bool = True,
        size: tuple[int, int] = (1282, 712),
        sources: Sources = HERE,
    ) -> None:
        self.counter: Counter = make_counter(path, right=right)
        self.clock = self.counter.clock
        super().__init__(
            bot, self.counter.desk, lambda seat: BoardPage(seat, sources=sources), size=size
        )

    def gathers(self) -> bool:
        """Say whether the page is about to read something anew."""
        return self.page.gathering()

    # -- hands --------------------------------------------------------------------------------

    def takes(self, *args: object, **said: object) -> str:
        """Take a case down behind the page's back; gives the id."""
        case_id = self.counter.take(*args, **said)  # type: ignore[arg-type]
        self.settle()
        return case_id

    def does(self, act: str, case_id: str, *words: object, actor: Actor | None = None) -> None:
        """Do one of the acts behind the page's back."""
        self.counter.do(act, case_id, *words, actor=actor)
        self.settle()

    def sends(self) -> None:
        """Let headquarters take everything there is."""
        store = self.desk.store
        with store.read() as session:
            ops = list(session.execute(select(OutboxOp.op_id)).scalars())
        said = [Settled(op, "ok", applied=Version(EPOCH, "venue", 800)) for op in ops]
        incoming(store, IncomingPage(verdicts=said))
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way and nothing gathers."""
        super().settle()
        doing = self.page.doing
        open_now = (doing.dialog, doing.guest, self.page.helping.dialog)
        if open_now == (None, None, None) and not self.page.isActiveWindow():
            # A window system gives the keyboard back once a dialog has gone.
            self.page.activateWindow()
            self.bot.waitUntil(self.page.isActiveWindow, timeout=LONG)

    def do(self, name: str) -> None:
        """Choose a deed as its button or the menu would."""
        self.page.panel.wanted.emit(name)
        self.settle()

    def commit(self) -> None:
        """Do what an open dialog asks about."""
        self.press(Qt.Key.Key_Return, CTRL, self.dialog())

    def stand_on(self, case_id: str) -> None:
        """Stand on a case."""
        self.page.following.open(case_id)
        self.page.stage.focus_cards()
        self.settle()

    # -- eyes ---------------------------------------------------------------------------------

    def board(self) -> dict[str, list[str]]:
        """Read what the cards say, column by column."""
        columns = self.page.stage.board.columns
        return {
            name: [column.cards.lines.rows[at].need for at in range(len(column.cards.lines.rows))]
            for name, column in columns.items()
        }

    def standing_on(self) -> str:
        """Give the case that has the keyboard on the board, "" for none."""
        column = self.page.stage.board.focused()
        card = column.cards.card() if column is not None else None
        return card.id if card is not None else ""

    def shown(self) -> Opened:
        """Give the case in the panel."""
        opened = self.page.panel.opened
        assert opened is not None
        return opened

    def deeds(self) -> list[str]:
        """Give what can be done about the case in the panel."""
        return [deed.name for deed in self.page.panel.deeds]

    def dialog(self) -> JobDialog:
        """Give the dialog that is open."""
        made = self.page.doing.dialog
        assert isinstance(made, JobDialog)
        return made

    def toast(self) -> str:
        """Give what was said last."""
        return self.said[-1][0]
