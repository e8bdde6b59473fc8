"""What the end of a page, and of a reading, means for rows that stand here: who goes, who stays."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ids import ids_in
from app.kinds import is_shared
from app.ops import Version
from app.store import removal, reread, salvage
from app.store.base import OutboxOp, UnknownRow, as_list, listed
from app.store.page import PageWork, is_erased_beneath
from app.store.salvage import Salvaged
from app.store.shape import ERASED
from app.store.store import Models
from app.store.told import IncomingPage, IncomingRow

ABSENT = "absent"
"""Why a row leaves: headquarters shows none under that id."""


def finish(work: PageWork, page: IncomingPage) -> IncomingPage:
    """Do what a page's end asks for, after its rows were laid in and its cursor moved.

    Gives the page with the rows that were found to be erased among its own.
    """
    session = work.session
    erased = _erased_here(work, page)
    if erased:
        work.sums.forget()
        work.take(erased, again=True)
        page = replace(page, rows=[*page.rows, *erased])
    if page.scope and reread.is_under_way(session, page.scope):
        live = [(row.kind, row.id) for row in page.rows if not row.gone]
        left = [(row.kind, row.id) for row in page.rows if row.gone]
        reread.show(session, page.scope, live, gone=left)
        if page.whole:
            version = Version(page.epoch, page.scope, page.number)
            ended = reread.ended(session, work.store.models, version)
            absent = [key for key in ended if not is_erased_beneath(session, key)]
            work.sums.forget()
            work.take([IncomingRow(*key, version, {}, ABSENT) for key in absent], again=True)
    if page.scope and page.whole:
        _compare_epochs(work, Version(page.epoch, page.scope, page.number))
    if not page.holding and removal.is_any(session):
        going, work.asks = removal.may_go(session, work.store.models, work.at)
        for kind, ids in going.items():
            work.remove(kind, ids)
    return page


def _compare_epochs(work: PageWork, at: Version) -> None:
    """Keep what only a former epoch had of a scope, once all of it was read in this one."""
    session, models = work.session, work.store.models
    if is_shared(at.scope):
        former = salvage.only_former(session, models, at.epoch, at.scope)
        work.take([IncomingRow(*key, at, {}, ABSENT) for key in former], again=True)
        return
    salvage.look_for_missing(session, models, at.epoch, work.at, at.scope)
    if salvage.count_open(session):
        salvage.let_go(session, models, at.epoch, work.at)


def _erased_here(work: PageWork, page: IncomingPage) -> list[IncomingRow]:
    """Give, as tombstones, who of those a page names as erased is still known here.

    They are shown as of the number the page ends with: nothing can have been said of them later.
    """
    if not page.erased:
        return []
    version = Version(page.epoch, page.scope or page.erased_scope, page.number)
    known = _known_here(work.session, work.store.models, set(page.erased))
    told = {(row.kind, row.id) for row in page.rows if row.gone == ERASED}
    return [IncomingRow(*key, version, {}, ERASED) for key in sorted(known - told)]


def _known_here(session: Session, models: Models, ids: set[str]) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    some = {"some": as_list(ids)}
    for kind, model in models.items():
        here = session.execute(select(model.id).where(model.id.in_(listed("some"))), some)
        found.update((kind, one) for one in here.scalars())
        found.update((kind, one) for one in model.told_of(session, some["some"]))
    aside = session.execute(select(UnknownRow.kind, UnknownRow.id))
    found.update((row.kind, row.id) for row in aside if row.id in ids)
    kept = session.execute(select(Salvaged.kind, Salvaged.id))
    found.update((row.kind, row.id) for row in kept if row.id in ids)
    # Words may be left of somebody whose row is not here any more.
    said = session.execute(select(OutboxOp.row_id, OutboxOp.body).where(OutboxOp.body != ""))
    spoken = {one for row in said for one in (row.row_id, *ids_in(row.body))}
    met = {row_id for _, row_id in found}
    return found | {("person", one) for one in ids & spoken if one not in met}
