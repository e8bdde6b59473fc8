"""The one door for what headquarters says: verdicts, rows, cursors in one commit, no operations."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ops import Version
from app.store import leaving
from app.store.changes import Changes
from app.store.database import OFTEN, SELDOM, fold, plain_words
from app.store.ending import finish
from app.store.erasure import blank
from app.store.kept import take_in_fields
from app.store.page import PageWork
from app.store.reading import BEHIND, first_reading
from app.store.remembered import remembered
from app.store.shape import ERASED
from app.store.store import RECEIPT, Store, get_state, set_state
from app.store.told import IncomingPage, IncomingRow

GONE_THROUGH = "erased_gone_through"
"""State of this PC: the life that began with a look at who was erased here before."""


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


def erase_remembered(store: Store) -> int:
    """Take out who was erased on this PC since the store was put back; give how many.

    Called when a store is opened, before anything of it is shown; once in each of its lives.
    """
    ids = remembered(store.path.parent)
    if not ids:
        return 0
    with store.read() as session:
        if get_state(session, GONE_THROUGH) == store.place.incarnation:
            return 0
    count = 0
    with from_headquarters(store) as session:
        set_state(session, GONE_THROUGH, store.place.incarnation)
        for kind, model in store.models.items():
            found = session.execute(
                select(model.id, model.seen_epoch, model.seen_scope, model.seen_number).where(
                    model.id.in_(ids), model.seen_number.is_not(None)
                )
            ).all()
            rows = [IncomingRow(kind, row.id, Version(*row[1:]), {}, gone=ERASED) for row in found]
            if rows:
                count += len(rows)
                work = PageWork(store, session)
                work.sums.forget()
                work.take(rows, again=True)
                page = IncomingPage(rows=rows)
                blank(session, page, store.path.parent, store.models)
                work.derive()
                work.sums.write()
    return count


def incoming(store: Store, page: IncomingPage) -> Changes | None:
    """Apply a page in one commit and announce it. Applying a page twice changes nothing.

    A page of a scope that this desk may not read (any more) is passed by.
    """
    with from_headquarters(store) as session:
        if page.scope and page.scope not in leaving.scopes_of(session):
            return None
        if page.reading is not None:
            fold(session.connection(), OFTEN if page.whole else SELDOM)
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
        page = finish(work, page)
        blank(session, page, store.path.parent, store.models)
        if page.verdicts and leaving.is_leaving(session):
            session.flush()
            work.note_left(leaving.sweep(session, store.models))
        work.derive(early=page.reading is not None)
        work.sums.write()
    changes = work.changes(waiting=bool(page.verdicts) or work.asks)
    if changes is not None:
        store.announce(changes)
    return changes


def catch_up(store: Store) -> bool:
    """Compute what pages of a first reading left for later; says whether there was anything.

    Some at a time, each in a commit that says how far it came: somebody works at the counter
    meanwhile, and a program that was killed goes on there.
    """
    with store.read() as session:
        behind = get_state(session, BEHIND) is not None
        if not behind or first_reading(session, store) is not None:
            return False
    kinds = list(store.models)
    while behind:
        with from_headquarters(store) as session:
            kind, _, after = (get_state(session, BEHIND) or "").partition(" ")
            kind = kind if kind in store.models else kinds[0]
            on = store.models[kind].catch_up(session, after)
            left = kinds[kinds.index(kind) + 1 :]
            behind = on is not None or bool(left)
            at = f"{kind} {on}" if on is not None else left[0] if left else None
            set_state(session, BEHIND, at)
    store.announce(Changes(frozenset({"person"}), frozenset(), "hub"))
    return True
