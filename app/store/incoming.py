"""The one door for what headquarters says: verdicts, rows, cursors in one commit, no operations."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from app.store.changes import Changes
from app.store.database import plain_words
from app.store.erasure import blank
from app.store.kept import take_in_fields
from app.store.page import IncomingPage, PageWork
from app.store.store import RECEIPT, Store, set_state


@contextmanager
def from_headquarters(store: Store) -> Iterator[Session]:
    """Open the door: everything written in the block is one commit, or nothing is."""
    with store.writing, plain_words(), store.engine.connect() as bare:
        connection = bare.execution_options(immediate=True)
        with Session(connection, autoflush=False) as session:
            yield session
            session.commit()


def take_in_aside(store: Store) -> None:
    """Lay in the rows and fields that were kept because no program here knew them yet.

    Called when a store is opened: a newer program may know them.
    """
    with from_headquarters(store) as session:
        work = PageWork(store, session)
        work.take_in_aside()
        take_in_fields(work)
        work.derive()


def incoming(store: Store, page: IncomingPage) -> Changes | None:
    """Apply a page in one commit and announce it. Applying a page twice changes nothing."""
    with from_headquarters(store) as session:
        work = PageWork(store, session)
        work.settle(page.verdicts)
        work.offer(page.offered)
        if page.receipt:
            set_state(session, RECEIPT, page.receipt)
        if page.again:
            work.sums.forget()
        work.take(page.rows, again=page.again)
        if page.scope:
            work.reach(page)
        blank(session, page)
        work.derive()
        work.sums.write()
    changes = work.changes(waiting=bool(page.verdicts))
    if changes is not None:
        store.announce(changes)
    return changes
