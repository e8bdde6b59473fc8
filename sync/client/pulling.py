"""The way down: page after page, the next one on its way while one is laid in.

What stands at headquarters when a desk first reads a scope comes kind by kind at one pinned
number, and then what was written since. Each page is one commit with the cursor behind it, so that
a desk that was killed, or lost its line, goes on with the page it had come to.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass

from sqlalchemy import select

from app.kinds import is_shared
from app.store.base import OutboxOp
from app.store.incoming import incoming
from app.store.leaving import scopes_of
from app.store.outbox import SETTLED
from app.store.standing import cursors, evidence
from app.store.store import Store
from sync.client import line as paths
from sync.client.line import Busy, NoConnection, Rejected, TooLarge
from sync.client.rounds import Pace, Tally
from sync.client.sign_in import Desk
from sync.client.verdicts import incoming_page, reading_of
from sync.wire.messages import Page, Pull, Pulled

SLOW = ("timed_out", "too_slow", "cut", "garbled")
"""What a smaller request may get through."""


def check_epoch(store: Store, epoch: str) -> None:
    """Let a reply of another epoch write and settle nothing. Raises Rejected."""
    if epoch != store.place.epoch:
        code = "epoch"
        raise Rejected(code)


@dataclass(slots=True)
class Pulling:
    """What a round pulls with: as in `Exchange`, whose part it is."""

    desk: Desk
    pace: Pace
    beside: Callable[[], Executor]
    told: Callable[[Tally], None]

    def turn(self, tally: Tally, wait: float = 0.0) -> Pulled:
        """Turn the pages of all scopes; give the last. The next are on their way meanwhile."""
        with self.desk.store.read() as session:
            known = cursors(session)
            # What was taken from us meanwhile is left when the pages of the rest say so.
            scopes = [one for one in scopes_of(session) if one in self.desk.scopes]
        with self.beside() as reader:
            ask, token = self.desk.line.ask, self.desk.token

            def asked_anew() -> Pulled:
                pull = self._pull_from({scope: known.get(scope, "") for scope in scopes}, wait)
                if wait:
                    return ask(paths.PULL, Pulled, pull, token=token, wait=wait)
                return self.desk.timed(paths.PULL, Pulled, pull)

            pulled = self._pages(asked_anew, asked_anew)
            while True:
                reached = {**known, **{page.scope: page.cursor for page in pulled.pages}}
                more = any(page.more for page in pulled.pages)
                asked = None
                if more and reached != known:
                    pull = self._pull_from({scope: reached.get(scope, "") for scope in scopes})
                    asked = reader.submit(ask, paths.PULL, Pulled, pull, token=token)
                for page in pulled.pages:
                    self._lay_in(page, pulled.epoch, known, tally)
                    if not is_shared(page.scope):
                        tally.reading = reading_of(page) or tally.reading
                self.pace.pull_more()
                self.told(tally)
                if not more:
                    return pulled
                if asked is None:
                    raise Busy
                known = reached
                pulled = self._pages(asked.result, asked_anew)

    def _pull_from(self, known: dict[str, str], wait: float = 0.0) -> Pull:
        epoch, incarnation = self.desk.store.place.epoch or "", self.desk.store.place.incarnation
        known_of_us = evidence(self.desk.store)
        return Pull(epoch, incarnation, known, self.pace.rows, wait, first=True, **known_of_us)

    def _pages(self, ask: Callable[[], Pulled], again: Callable[[], Pulled]) -> Pulled:
        """Hear what was asked; of fewer rows at once, where they were too many for the line."""
        try:
            pulled = ask()
        except NoConnection as trouble:
            if trouble.reason in SLOW:
                self.pace.pull_less()
            raise
        except TooLarge:
            if not self.pace.pull_less():
                raise
            return self._pages(again, again)
        check_epoch(self.desk.store, pulled.epoch)
        return pulled

    def _lay_in(self, page: Page, epoch: str, known: dict[str, str], tally: Tally) -> None:
        """Apply one page and move its cursor, in one commit."""
        if not page.rows and page.cursor == known.get(page.scope) and not self._echoes(page, epoch):
            return
        incoming(self.desk.store, incoming_page(page, epoch))
        tally.received += len(page.rows)

    def _echoes(self, page: Page, epoch: str) -> bool:
        """Say whether settled work of ours waits to be echoed by a cursor that stood there."""
        with self.desk.store.read() as session:
            found = session.execute(
                select(OutboxOp.op_id)
                .where(
                    OutboxOp.state == SETTLED,
                    OutboxOp.verdict != "held",
                    OutboxOp.applied_epoch == epoch,
                    OutboxOp.applied_scope == page.scope,
                    OutboxOp.applied_number <= page.number,
                )
                .limit(1)
            ).first()
        return found is not None
