"""The diagnostic bundle: versions, counts, states, codes and timings, and nothing about people.

Nothing is taken out of records: only how many there are and how they stand. Of the log only the
fixed texts of the program are kept, with plain numbers; what was put into them is left out.
"""

from __future__ import annotations

import datetime as dt
import logging
import platform
import re
import sys
import traceback
import zipfile
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.clock import from_text, to_text
from app.errors import Refusal
from app.kinds import VENUE_SCOPE
from app.store.base import Base, Cursor, OutboxOp, Synced
from app.store.cipher import SCHEMA
from app.store.files import disk_words
from app.store.store import Store

KEPT_LINES = 400
_MOST_DIGITS = 5
_WORD = re.compile(r"[A-Za-z]{1,24}")
_LONG_NUMBER = re.compile(r"\d{5,}")
_MIXED = re.compile(r"\b(?=\w*\d)(?=\w*[A-Za-z])\w{8,}\b")
_QUOTED = re.compile(r"(['\"]).*?\1")
_ARGUMENT = re.compile(r"%[#0\- +]*[\d.*]*[a-zA-Z]")


def redacted(text: str) -> str:
    """Give a text without anything that could be somebody's: quotes, numbers, other scripts."""
    plain = _QUOTED.sub("…", text)
    plain = _LONG_NUMBER.sub("#", _MIXED.sub("#", plain))
    return "".join(char if char.isascii() and char.isprintable() else "…" for char in plain)[:300]


class LogTail(logging.Handler):
    """The last lines of the log, told by their fixed texts; arguments only when they count."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self._lines: deque[str] = deque(maxlen=KEPT_LINES)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        at = to_text(dt.datetime.fromtimestamp(record.created, dt.UTC))
        said = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
        given = record.args if isinstance(record.args, tuple) else ()
        values = iter(given)
        words = _ARGUMENT.sub(lambda _: _counted(next(values, None)), said)
        self._lines.append(f"{at} {record.levelname} {redacted(record.name)} {redacted(words)}")
        if record.exc_info and record.exc_info[0] is not None:
            self._lines.append(f"  {record.exc_info[0].__name__}")
            frames = traceback.extract_tb(record.exc_info[2])
            for frame in frames[-8:]:
                place = f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
                self._lines.append(f"    {redacted(place)}")

    def lines(self) -> list[str]:
        """Give what was kept, oldest first."""
        return list(self._lines)


def _counted(value: object) -> str:
    """Show an argument only when it is a small number or the name of a kind of error."""
    if isinstance(value, (int, float)) and len(str(value)) <= _MOST_DIGITS:
        return str(value)
    named = isinstance(value, str) and value.endswith("Error") and _WORD.fullmatch(value)
    return str(value) if named else "…"


def contents(
    store: Store, status: Mapping[str, Any], versions: Mapping[str, str], log: LogTail | None
) -> dict[str, str]:
    """Give the files of the bundle by name, as text; to be shown before anything is written."""
    with store.read() as session:
        said = {
            "versions.json": _versions(session, versions),
            "state.json": _state(store, session, status),
            "counts.json": _counts(session, store),
            "timings.json": _timings(session),
        }
    made = {
        name: msgspec.json.format(msgspec.json.encode(one)).decode() for name, one in said.items()
    }
    made["log.txt"] = "\n".join(log.lines() if log is not None else []) + "\n"
    return made


def write(path: Path, files: Mapping[str, str]) -> int:
    """Write the bundle and read it again; gives its size in bytes.

    Raises Refusal: what the disk says, or `bundle_unsound`.
    """
    with disk_words():
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
            for name, text in files.items():
                bundle.writestr(name, text)
        with zipfile.ZipFile(path) as bundle:
            same = {name: bundle.read(name).decode() for name in bundle.namelist()}
        if same != dict(files):
            raise Refusal("bundle_unsound")
        return path.stat().st_size


def _versions(session: Session, more: Mapping[str, str]) -> dict[str, Any]:
    run = session.connection().exec_driver_sql
    return {
        "schema": SCHEMA,
        "python": platform.python_version(),
        "system": platform.system(),
        "release": platform.release(),
        "machine": platform.machine(),
        "frozen": bool(getattr(sys, "frozen", False)),
        "cipher": str(run("PRAGMA cipher_version").scalar_one_or_none()),
        "sqlite": str(run("SELECT sqlite_version()").scalar_one()),
        **more,
    }


def _state(store: Store, session: Session, status: Mapping[str, Any]) -> dict[str, Any]:
    place = store.place
    # Not even how much is restricted: the bundle is handed on to whoever helps.
    mine = Cursor.scope == VENUE_SCOPE
    cursors = session.execute(select(Cursor.scope, Cursor.epoch, Cursor.number).where(mine))
    return {
        "status": dict(status),
        "joined": place.device is not None,
        "letter": place.letter,
        "device": place.device,
        "incarnation": place.incarnation,
        "epoch": place.epoch,
        "offset_ms": place.offset_ms,
        "error_ms": place.error_ms,
        "seq": store.tail.seq,
        "audit": store.tail.audit_number,
        "zone": store.zone,
        "cursors": [list(row) for row in cursors],
    }


def _counts(session: Session, store: Store) -> dict[str, Any]:
    apart = {n: cast("type[Base]", m) for n, m in store.models.items() if _is_apart(m)}
    rows = {
        table.name: session.execute(select(func.count()).select_from(table)).scalar_one()
        for table in Base.metadata.sorted_tables
        if table.name not in {model.__tablename__ for model in apart.values()}
    }
    names = ("kind", "verb", "state", "verdict", "code")
    columns = [getattr(OutboxOp, name) for name in names]
    told = OutboxOp.kind.not_in(list(apart))
    found = session.execute(select(*columns, func.count()).where(told).group_by(*columns))
    work = [dict(zip((*names, "count"), row, strict=True)) for row in found]
    sizes = {
        file.name: file.stat().st_size
        for file in (store.path, Path(f"{store.path}-wal"))
        if file.exists()
    }
    return {"rows": rows, "work": work, "files": sizes}


def _is_apart(model: type[Synced]) -> bool:
    return model.kind.scope != VENUE_SCOPE


def _timings(session: Session) -> dict[str, Any]:
    rows = session.execute(
        select(OutboxOp.made_at, OutboxOp.settled_at)
        .where(OutboxOp.settled_at.is_not(None))
        .order_by(OutboxOp.seq.desc())
        .limit(500)
    ).all()
    waits = sorted(
        (from_text(str(settled)) - from_text(made)).total_seconds() for made, settled in rows
    )
    oldest = session.execute(
        select(func.min(OutboxOp.made_at)).where(OutboxOp.state.in_(("waiting", "sent")))
    ).scalar_one()
    middle = waits[len(waits) // 2] if waits else None
    return {
        "answered": len(waits),
        "median_s": middle,
        "longest_s": waits[-1] if waits else None,
        "oldest_waiting": oldest,
    }
