"""The log of who did what: each digest covers the entry and the digest before it."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.base import AuditEntry, insert_text, table_of
from app.store.store import Tail

Line = dict[str, Any]
ADD = insert_text(AuditEntry, "number at actor action kind row_id detail detail_digest digest")
"""Writes lines of the log."""


def entry(
    tail: Tail,
    at: str,
    actor: str | None,
    action: str,
    kind: str | None,
    row_id: str | None,
    detail: dict[str, Any],
) -> Line:
    """Make the next line of the chain after `tail`, as column values."""
    text = msgspec.json.encode(detail, order="sorted").decode()
    line: Line = {
        "number": tail.audit_number + 1,
        "at": at,
        "actor": actor,
        "action": action,
        "kind": kind,
        "row_id": row_id,
        "detail": text,
        "detail_digest": hashlib.sha256(text.encode()).hexdigest(),
    }
    line["digest"] = _digest(tail.audit_digest, line)
    return line


def first_break(session: Session) -> int | None:
    """Give the number of the first entry that does not follow from the one before, or None."""
    digest, number = "", 0
    for row in session.execute(select(table_of(AuditEntry)).order_by(AuditEntry.number)).mappings():
        line = dict(row)
        wrong_detail = line["detail"] is not None and (
            hashlib.sha256(line["detail"].encode()).hexdigest() != line["detail_digest"]
        )
        if line["number"] != number + 1 or wrong_detail or line["digest"] != _digest(digest, line):
            return number + 1
        digest, number = line["digest"], line["number"]
    return None


def _digest(before: str, line: Line) -> str:
    parts = (line[name] or "" for name in ("at", "actor", "action", "kind", "row_id"))
    text = "\x1f".join((before, str(line["number"]), *parts, line["detail_digest"]))
    return hashlib.sha256(text.encode()).hexdigest()
