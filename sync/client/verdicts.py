"""What headquarters says of our operations, read as the store takes it."""

from __future__ import annotations

from app.ops import Version
from app.store.reading import FirstReading
from app.store.told import IncomingPage, IncomingRow, Settled
from sync.wire.messages import Page, Verdict

VERDICTS = ("taken", "merged", "held", "refused")
VERDICT_KIND = "verdict"
"""Rows of this kind bring down the final verdict on an operation that was held."""


def settled_of(verdict: Verdict, epoch: str) -> Settled:
    """Read a verdict that came with an answer of this epoch."""
    if verdict.verdict not in VERDICTS:
        # A newer hub's word: delivered, and its meaning comes with the next program.
        return Settled(verdict.op_id, "held", "unknown_verdict", {"said": verdict.verdict[:40]})
    applied = verdict.applied
    if applied is not None and applied.epoch != epoch:
        # Stored in a former epoch, whose numbers mean nothing now: everything is read anew.
        applied = None
    return Settled(verdict.op_id, verdict.verdict, verdict.code, verdict.facts, applied)


def final_of(row: IncomingRow) -> Settled:
    """Read a final verdict that came down as a row; its id is the operation's."""
    said, version = row.fields, row.version
    number = int(said.get("number") or 0)
    applied = Version(version.epoch, version.scope, number) if number else None
    word, code = str(said.get("verdict")), str(said.get("code") or "")
    verdict = Verdict(row.id, 0, word, code, said.get("facts") or {}, applied)
    return settled_of(verdict, version.epoch)


def incoming_page(page: Page, epoch: str) -> IncomingPage:
    """Read a page, with the final verdicts among its rows, as the store takes it."""
    rows = [
        IncomingRow(row.kind, row.id, row.version, row.fields, row.gone, row.mark)
        for row in page.rows
    ]
    # Whatever device brought it: a desk that was enrolled anew waits for its former verdicts.
    finals = [final_of(row) for row in rows if row.kind == VERDICT_KIND]
    return IncomingPage(
        finals,
        rows,
        page.scope,
        page.cursor,
        page.number,
        epoch,
        whole=not page.more,
        holding=page.more,
        erased=page.erased,
        reading=reading_of(page),
    )


def reading_of(page: Page) -> FirstReading | None:
    """Say how far a first reading has come with a page; None where it is of none."""
    if page.done is None or page.total is None:
        return None
    return FirstReading(page.done, page.total)
