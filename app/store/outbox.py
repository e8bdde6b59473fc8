"""What is to be said to headquarters: making operations, and asking what still waits."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Row,
    Select,
    and_,
    bindparam,
    func,
    literal_column,
    select,
    union_all,
    update,
)
from sqlalchemy.orm import Session

from app.clock import UNSURE_MS
from app.errors import Refusal
from app.ops import MOST_BODY, Body, hash_of
from app.store.base import OutboxOp, as_list, insert_text, listed, table_of
from app.store.cipher import SCHEMA
from app.store.database import open_engine, plain_words, schema_number

WAITING, SENT, SETTLED, ECHOED = "waiting", "sent", "settled", "echoed"
UNATTENDED = and_(OutboxOp.verdict == "refused", OutboxOp.attended_at.is_(None))
"""Refused, and nobody has dealt with it: visible work."""
_op = table_of(OutboxOp)
_some = listed("some")
_LYING = (
    select(
        _op.c.op_id,
        _op.c.kind,
        _op.c.row_id,
        _op.c.verb,
        _op.c.body,
        _op.c.state,
        _op.c.verdict,
        _op.c.applied_epoch,
        _op.c.applied_scope,
        _op.c.applied_number,
    )
    .where(
        _op.c.kind == bindparam("kind"),
        _op.c.row_id.in_(_some),
        _op.c.state != ECHOED,
        _op.c.body != "",  # blanked: its person was erased
    )
    .order_by(_op.c.seq)
)
ADD = insert_text(
    OutboxOp,
    "op_id seq incarnation kind row_id verb body hash group_id group_size made_at state",
)
"""Writes sealed operations."""
_ANY_LYING = select(_op.c.op_id).where(_op.c.state.in_((WAITING, SENT, SETTLED))).limit(1)
_SET_STATE = update(_op).where(_op.c.op_id.in_(_some), _op.c.state == bindparam("before"))
SET_SENT = _SET_STATE.values(state=SENT, sent_at=func.coalesce(_op.c.sent_at, bindparam("now")))
"""Marks the operations in `some` (a JSON list) that are in the state `before` as offered `now`."""
SET_ECHOED = update(_op).where(_op.c.op_id.in_(_some)).values(state=ECHOED)
_FIRST = -(2**62)
"""Below every number an operation ever had."""


def _unsent() -> Select[Any]:
    """Make the statement for what waits above the number `after`, at most `most`, oldest first.

    Each state is read along its index to where enough was found: asked for both at once, SQLite
    would sort the whole outbox, bodies and all, for every batch.
    """
    most: BindParameter[int] = bindparam("most")
    numbers = [
        select(
            select(_op.c.seq)
            .where(_op.c.state == state, _op.c.seq > bindparam("after"))
            .order_by(_op.c.seq)
            .limit(most)
            .subquery()
            .c.seq
        )
        for state in (WAITING, SENT)
    ]
    names = ("op_id", "seq", "hash", "body", "group_id", "group_size")
    return (
        select(*(_op.c[name] for name in names))
        .where(_op.c.seq.in_(union_all(*numbers)))
        .order_by(_op.c.seq)
        .limit(most)
    )


_UNSENT = _unsent()
_encoder = msgspec.json.Encoder(order="deterministic")
_decoder = msgspec.json.Decoder(Body)
_BLANK = Body(1, "", "", "", "")


def salt() -> str:
    """Make the random 16 bytes that keep a body's hash from being guessed, base64url."""
    return base64.urlsafe_b64encode(os.urandom(16)).decode().rstrip("=")


def seal(body: Body, op_id: str, incarnation: str, made_at: str) -> dict[str, Any]:
    """Write an operation as outbox columns, all but its number.

    Raises Refusal `too_large` above 64 kB: the hub would never take it.
    """
    text = _encoder.encode(body).decode()
    if len(text.encode()) > MOST_BODY:
        raise Refusal("too_large", kind=body.kind, most=MOST_BODY)
    return {
        "op_id": op_id,
        "incarnation": incarnation,
        "kind": body.kind,
        "row_id": body.id,
        "verb": body.verb,
        "body": text,
        "hash": hash_of(text),
        "group_id": body.group.id if body.group else None,
        "group_size": body.group.size if body.group else 1,
        "made_at": made_at,
        "state": WAITING,
    }


def read_body(text: str) -> Body:
    """Read a stored body back; of one that was blanked nothing is left but the form."""
    return _decoder.decode(text) if text else _BLANK


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much has not reached headquarters, and how much needs a person."""

    unsent: int
    refused: int


def waiting(session: Session) -> Waiting:
    """Count operations without a durable verdict, and refused ones nobody has dealt with."""
    unsent = session.execute(
        select(func.count()).select_from(OutboxOp).where(OutboxOp.state.in_((WAITING, SENT)))
    ).scalar_one()
    refused = session.execute(
        select(func.count()).select_from(OutboxOp).where(UNATTENDED)
    ).scalar_one()
    return Waiting(unsent, refused)


def count_unsent(db: Path, key: bytes) -> int:
    """Count what an encrypted file that nobody has open still has to send, without a life in it.

    Raises Refusal `wrong_key`, `schema_newer`, `store_missing`, or what the disk says.
    """
    if not db.exists():
        raise Refusal("store_missing")
    engine = open_engine(db, key)
    try:
        with plain_words(), engine.connect() as connection:
            stored = schema_number(connection)
            if stored > SCHEMA:
                raise Refusal("schema_newer", stored=stored, known=SCHEMA)
            with Session(connection) as session:
                # 0: a first launch was cut short before there was an outbox.
                return waiting(session).unsent if stored else 0
    finally:
        engine.dispose()


@dataclass(frozen=True, slots=True)
class Refused:
    """An operation headquarters did not take: what it was about, and why."""

    op_id: str
    kind: str
    row_id: str
    verb: str
    code: str
    facts: dict[str, Any]
    made_at: str


def refused(session: Session, most: int = 200) -> list[Refused]:
    """List refused operations nobody has dealt with, newest first."""
    rows = session.execute(
        select(
            OutboxOp.op_id,
            OutboxOp.kind,
            OutboxOp.row_id,
            OutboxOp.verb,
            OutboxOp.code,
            OutboxOp.facts,
            OutboxOp.made_at,
        )
        .where(UNATTENDED)
        .order_by(OutboxOp.seq.desc())
        .limit(most)
    )
    return [
        Refused(r.op_id, r.kind, r.row_id, r.verb, r.code or "", r.facts or {}, r.made_at)
        for r in rows
    ]


def next_batch(
    session: Session, most: int, most_bytes: int, after: int | None = None
) -> list[Row[Any]]:
    """Give the next operations to send, oldest first, never splitting a group.

    `after`: only those with higher numbers, because what is up to there is on its way already.

    Rows have `op_id, seq, hash, body, group_id, group_size`. At least one operation (or one
    whole group) is given when anything waits.
    """
    run, start = session.connection().execute, _FIRST if after is None else after
    rows = run(_UNSENT, {"after": start, "most": most + 1}).all()
    if rows and rows[0].group_size > most:
        rows = run(_UNSENT, {"after": start, "most": rows[0].group_size}).all()
    taken: list[Row[Any]] = []
    size = 0
    for bundle in _bundles(rows):
        bytes_more = sum(len(row.body.encode()) for row in bundle)
        whole = len(bundle) == bundle[0].group_size
        full = len(taken) + len(bundle) > most or size + bytes_more > most_bytes
        if taken and (full or not whole):
            break
        taken.extend(bundle)
        size += bytes_more
    return taken


def _bundles(rows: Iterable[Row[Any]]) -> list[list[Row[Any]]]:
    bundles: list[list[Row[Any]]] = []
    for row in rows:
        if bundles and row.group_id is not None and bundles[-1][0].group_id == row.group_id:
            bundles[-1].append(row)
        else:
            bundles.append([row])
    return bundles


def unsent_rows(session: Session, kind: str, ids: Iterable[str]) -> set[str]:
    """Give which of these rows have work that headquarters has not durably answered."""
    rows = session.execute(
        select(OutboxOp.row_id).where(
            OutboxOp.kind == kind,
            OutboxOp.row_id.in_(list(ids)),
            OutboxOp.state.in_((WAITING, SENT)),
        )
    )
    return {row.row_id for row in rows}


def is_unsent(row_id: ColumnElement[str], kind: str) -> ColumnElement[bool]:
    """Give the condition that the row of a kind with this id has such work, for long lists.

    Both halves come from indexes alone, and by the + not row by row: those carry bodies.
    """
    rowid: ColumnElement[int] = literal_column("outbox.rowid")
    of_kind: ColumnElement[int] = literal_column("+outbox.rowid")
    unsent = select(rowid).select_from(_op).where(_op.c.state.in_((WAITING, SENT)))
    found = select(_op.c.row_id).where(_op.c.kind == kind, of_kind.in_(unsent))
    return row_id.in_(found)


_UNSURE = (
    "SELECT row_id FROM outbox WHERE kind = :kind AND state IN ('waiting', 'sent')"
    " AND verb IN ('fact', 'create') AND row_id IN (SELECT value FROM json_each(:some))"
    " AND (json_extract(body, '$.corrected') IS NULL"
    " OR coalesce(json_extract(body, '$.error_ms'), 0) > :most)"
    " AND EXISTS (SELECT 1 FROM desk_state WHERE name = 'device')"
)
"""Where no headquarters is, no clock is compared with any, and nothing is said of it."""


def unsure_rows(session: Session, kind: str, ids: Iterable[str]) -> set[str]:
    """Give which rows made here have a time that was not compared with headquarters' clock.

    Until headquarters has answered: it says then which day they belong to.
    """
    said = {"kind": kind, "some": as_list(ids), "most": UNSURE_MS}
    return {row[0] for row in session.connection().exec_driver_sql(_UNSURE, said)}


def overlay(
    session: Session, keys: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], list[Row[Any]]]:
    """Give, per (kind, row id), the operations still lying over its base copy, in order.

    Rows have `op_id, kind, row_id, verb, body, state, verdict, applied_epoch, applied_scope,
    applied_number`.
    """
    found: dict[tuple[str, str], list[Row[Any]]] = {}
    connection = session.connection()
    if connection.execute(_ANY_LYING).first() is None:
        return found
    by_kind: dict[str, list[str]] = {}
    for kind, row_id in keys:
        by_kind.setdefault(kind, []).append(row_id)
    for kind, ids in by_kind.items():
        for row in connection.execute(_LYING, {"kind": kind, "some": as_list(ids)}):
            found.setdefault((row.kind, row.row_id), []).append(row)
    return found


def lay_over(fields: dict[str, Any], body: Body) -> dict[str, Any]:
    """Give what a row looks like after one operation; `fields` is left as it is."""
    if body.verb == "move":
        laid = {**fields, **body.fields, body.field: body.after}
        return {name: value for name, value in laid.items() if value is not None}
    if body.verb == "discard":
        return fields
    if body.verb == "resolve":
        return {**fields, body.field: body.fields.get("value")}
    laid = {**fields, **body.fields}
    for name in {*body.added, *body.removed}:
        members = set(laid.get(name) or ()) | set(body.added.get(name, ()))
        laid[name] = sorted(members - set(body.removed.get(name, ())))
    return {name: value for name, value in laid.items() if value is not None}
