"""Does this desk hold what headquarters holds? Compared at the end of each round (rule 14).

Cheaply each time: how many rows of a scope stand, and what their versions add up to. Once a day,
and when that differs, bucket by bucket, with all that the rows say; what differs is read again
and replaces what was held. Work that is waiting lies over it as before. Nobody is asked anything:
what headquarters shows is what stands.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.clock import from_text, to_text
from app.ops import Version
from app.store import sums
from app.store.base import Cursor, OutboxOp, State
from app.store.ending import ABSENT
from app.store.incoming import from_headquarters, incoming
from app.store.standing import cursors, keep_state
from app.store.store import Store, get_state, set_state
from app.store.sums import COMPARE_NOW
from app.store.told import IncomingPage, IncomingRow
from sync.client import line as paths
from sync.client.line import Rejected
from sync.client.rounds import Pace, Tally
from sync.client.sign_in import Desk
from sync.client.verdicts import incoming_page
from sync.wire.messages import Compare, Compared, Page, Pull, Pulled

COMPARED_AT = "compared_at"
"""State of this PC: when buckets were last compared."""
DAY_MS, AGAIN_MS = 24 * 3_600_000, 3_600_000
"""Between two comparisons of buckets; and when the last one did not end the difference."""
AT_ONCE = 16
"""Buckets mended together: their ids are in memory meanwhile."""
NOT_FOUND = 404
log = logging.getLogger("sync.client")


def compare(desk: Desk, pages: Sequence[Page], pace: Pace, tally: Tally) -> None:
    """Compare what the last pages of a round say with what is held; mend what differs.

    Raises LineTrouble; what was mended by then stays mended.
    """
    store = desk.store
    said = [page for page in pages if page.count is not None]
    differ = [page.scope for page in said if not _agrees(store, page)]
    if said and _is_due(store, differ=bool(differ)):
        try:
            _compare_buckets(desk, pace, tally)
        except Rejected as trouble:
            if trouble.status != NOT_FOUND:
                raise
            _note(store)  # a hub that cannot tell: asked again tomorrow


def _agrees(store: Store, page: Page) -> bool:
    epoch, scope = store.place.epoch or "", page.scope
    with store.read() as session:
        held = sums.running(session, epoch, scope)
    if held is None:
        held = _counted(store, epoch, scope)
    return held == (page.count, page.checksum)


def _counted(store: Store, epoch: str, scope: str) -> tuple[int, str] | None:
    """Count a scope's rows, and keep what they come to unless the scope moved meanwhile."""
    with store.read() as session:
        at = _cursor(session, scope)
        count, total = sums.counted(session, store.models, epoch, scope)
    with from_headquarters(store) as session:
        if _cursor(session, scope) != at:
            return None
        sums.keep(session, scope, epoch, count, total)
        return sums.running(session, epoch, scope)


def _cursor(session: Session, scope: str) -> tuple[str, int]:
    found = session.execute(select(Cursor.cursor, Cursor.number).where(Cursor.scope == scope))
    row = found.first()
    return (row.cursor, row.number) if row is not None else ("", 0)


def _is_due(store: Store, *, differ: bool) -> bool:
    with store.read() as session:
        last, now_asked = get_state(session, COMPARED_AT), get_state(session, COMPARE_NOW)
    if now_asked is not None:
        return True
    if last is None:
        if not differ:
            keep_state(store, COMPARED_AT, to_text(store.clock.now()))  # all was just read
        return differ
    # A clock set back must not put it off for a year.
    since = abs((store.clock.now() - from_text(last)).total_seconds()) * 1000
    return since >= (AGAIN_MS if differ else DAY_MS)


def _note(store: Store) -> None:
    """Keep when this was done; the running sums are counted anew, should one have been wrong.

    So is what is computed for rows: what a disk made up and lost again shows in no sum.
    """
    with from_headquarters(store) as session:
        for model in store.models.values():
            model.tidy(session)
        sums.forget(session)
        session.execute(delete(State).where(State.name == COMPARE_NOW))
        set_state(session, COMPARED_AT, to_text(store.clock.now()))


def _compare_buckets(desk: Desk, pace: Pace, tally: Tally) -> None:
    store = desk.store
    place = store.place
    epoch = place.epoch or ""
    with store.read() as session:
        asked = Compare(epoch, place.incarnation, cursors(session))
    compared = desk.line.ask(paths.COMPARE, Compared, asked, token=desk.token)
    _check(compared.epoch, epoch)
    is_whole = True
    for theirs in compared.scopes:
        with store.read() as session:
            at = _cursor(session, theirs.scope)[1]
            if theirs.sums is None or at != theirs.number:
                is_whole = False  # somebody wrote meanwhile: the next round reads on first
                continue
            ours = sums.bucket_sums(session, store.models, epoch, theirs.scope)
        differ = sorted(
            bucket
            for bucket in {*ours, *theirs.sums}
            if ours.get(bucket) != theirs.sums.get(bucket)
        )
        for first in range(0, len(differ), AT_ONCE):
            _mend(desk, pace, tally, theirs.scope, differ[first : first + AT_ONCE])
    incoming(store, IncomingPage())  # what was found absent goes, or is asked about, all together
    if is_whole:
        _note(store)
    else:
        with from_headquarters(store) as session:
            set_state(session, COMPARE_NOW, "1")


def _mend(desk: Desk, pace: Pace, tally: Tally, scope: str, buckets: list[str]) -> None:
    """Read some buckets again and replace what is held of them.

    Page by page, each in a commit of its own: a row that changes meanwhile comes again later, so
    that at the end all that stands in these buckets was seen. What was not seen does not stand.
    """
    store, cursor = desk.store, ""
    place = store.place
    epoch = place.epoch or ""
    seen: set[tuple[str, str]] = set()
    while True:
        pull = Pull(epoch, place.incarnation, {scope: cursor}, pace.rows, buckets=buckets)
        pulled = desk.line.ask(paths.PULL, Pulled, pull, token=desk.token)
        _check(pulled.epoch, epoch)
        page = pulled.pages[0]
        _lay_in_again(store, page, epoch)
        seen.update((row.kind, row.id) for row in page.rows if not row.gone)
        if not page.more:
            break
        cursor = page.cursor
    with store.read() as session:
        here = list(sums.ids_in(session, store.models, epoch, scope, buckets))
    version = Version(epoch, scope, page.number)
    absent = [IncomingRow(*key, version, {}, ABSENT) for key in here if key not in seen]
    if absent:
        incoming(store, IncomingPage(rows=absent, again=True, holding=True))
    tally.mended += len(buckets)
    log.info("mended %d buckets of %s: %d rows absent", len(buckets), scope, len(absent))


def _lay_in_again(store: Store, page: Page, epoch: str) -> None:
    """Replace rows; a final verdict among them counts only where we still wait for one."""
    read = incoming_page(page, epoch)
    with store.read() as session:
        held = set(session.execute(_HELD).scalars())
    finals = [verdict for verdict in read.verdicts if verdict.op_id in held]
    incoming(
        store,
        IncomingPage(
            finals,
            read.rows,
            number=page.number,
            epoch=epoch,
            again=True,
            holding=True,
            erased=page.erased,
            erased_scope=page.scope,
        ),
    )


def _check(said: str, epoch: str) -> None:
    if said != epoch:
        code = "epoch"
        raise Rejected(code)


_HELD = select(OutboxOp.op_id).where(OutboxOp.verdict == "held")
