"""Files from which headquarters loads what many venues read: line by line, batch by batch.

A file may be as long as a country's directory: no more than a batch of it is in memory, each batch
is a commit of its own, and a line that cannot be taken is told and passed by. The id of a row comes
from its scope, its kind and its key in the file, so that the same file again changes nothing.
"""

from __future__ import annotations

import contextlib
import csv
import json
import re
import sqlite3
import tempfile
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy import Engine, bindparam, select

from app.directory.rules import DEGREE, RESOURCE, weekly_of, weekly_text, wrong_resource
from app.kinds import Form, Kind
from app.shared.rules import HOLIDAY, ROUTING_RULE, SERVICE_CATEGORY, wrong_category, wrong_rule
from sync.hub.database import reading, writing
from sync.hub.hub import Hub
from sync.hub.postgres import tell
from sync.hub.sharedbook import put_shared
from sync.hub.slips import shown
from sync.hub.tables import shared_rows
from sync.wire.forms import misfit, missing

AT_ONCE = 500
MOST_LINE = 64_000
"""Characters of one line; a longer one is a file of something else."""
MOST_WHOLE = 4_000_000
"""Bytes of a file that is one JSON value, and so in memory at once."""
KEY = "key"
_FLAGS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_BETWEEN = re.compile("[;；]")
_DECODER = json.JSONDecoder(parse_float=Decimal)
_OF_KIND = (
    select(shared_rows.c.id)
    .where(
        shared_rows.c.scope == bindparam("of"),
        shared_rows.c.kind == bindparam("kind"),
        shared_rows.c.gone == "",
        shared_rows.c.id > bindparam("after"),
    )
    .order_by(shared_rows.c.id)
    .limit(AT_ONCE)
)
Record = tuple[int, dict[str, Any] | None]
"""The number of a line, and what it says by name; None: it cannot be read at all."""
Said = dict[str, Any]


def _nothing_wrong(_fields: Mapping[str, Any]) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Sort:
    """What a file is of. `key` names the column that tells rows apart; it may be no field."""

    kind: Kind
    key: str
    wrong: Callable[[Mapping[str, Any]], str] = _nothing_wrong


CATEGORIES = Sort(SERVICE_CATEGORY, "code", wrong_category)
HOLIDAYS = Sort(HOLIDAY, "day")
DIRECTORY = Sort(RESOURCE, KEY, wrong_resource)
ROUTING = Sort(ROUTING_RULE, KEY, wrong_rule)


class Unfit(Exception):  # noqa: N818 - the file's matter, not ours
    """A line that cannot be taken, for the sake of one column."""

    def __init__(self, column: str, value: object) -> None:
        super().__init__(column)
        self.column, self.value = column, value


def load(
    engine: Engine, hub: Hub, scope: str, path: Path, sort: Sort, *, whole: bool = False
) -> Iterator[Said]:
    """Load a file into a scope; gives a word for each line that was not taken, and the counts.

    `whole`: the file says all there is, so rows it does not name go, unless a line was not taken.
    Raises OSError, and ValueError for a file that is not of this sort at all.
    """
    counts = dict.fromkeys(("made", "changed", "gone", "same", "bad"), 0)
    with _seen() as seen:
        for batch in _batches(_records(path, sort), scope, sort):
            for told in batch.told:
                counts["bad"] += 1
                yield told
            _write(engine, hub, scope, sort, batch.rows, counts)
            seen.executemany("INSERT OR IGNORE INTO seen VALUES (?)", [(x,) for x in batch.rows])
        if whole and not counts["bad"]:
            for gone in _unseen(engine, scope, sort.kind.name, seen):
                _write(engine, hub, scope, sort, dict.fromkeys(gone), counts)
    if counts["made"] or counts["changed"] or counts["gone"]:
        with writing(engine) as connection:
            tell(connection, scope)
    yield {"scope": scope, "kind": sort.kind.name, **counts}


def row_id(scope: str, kind: str, key: str) -> str:
    """Give the id of the row that a key stands for in a scope."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{scope}|{kind}|{key}"))


# --- what a line says -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Batch:
    rows: dict[str, dict[str, Any] | None]
    told: list[Said]


def _batches(records: Iterable[Record], scope: str, sort: Sort) -> Iterator[_Batch]:
    batch = _Batch({}, [])
    for number, said in records:
        try:
            key, fields = read_line(said, sort)
            batch.rows[row_id(scope, sort.kind.name, key)] = fields
        except Unfit as unfit:
            word = {"line": number, "column": unfit.column}
            batch.told.append({**word, "value": shown(str(unfit.value))} if said else word)
        if len(batch.rows) + len(batch.told) >= AT_ONCE:
            yield batch
            batch = _Batch({}, [])
    yield batch


def read_line(said: Mapping[str, Any] | None, sort: Sort) -> tuple[str, dict[str, Any]]:
    """Give the key and the fields of one line. Raises Unfit."""
    if said is None:
        raise Unfit("", "")
    key = str(said.get(sort.key) or "").strip()
    if not (key and _is_text(key)):
        raise Unfit(sort.key, "")
    fields = {}
    for name, value in said.items():
        if name == KEY == sort.key or value is None or value == "":
            continue
        declared = sort.kind.field(name)
        if declared is None:
            raise Unfit(name[:60], value)
        read = _value(declared.form, name, value)
        if not all(map(_is_text, read if isinstance(read, list) else [read])):
            raise Unfit(name, "")
        if read not in (None, []):
            fields[name] = read
    bad = misfit(sort.kind, fields) or missing(sort.kind, fields) or sort.wrong(fields)
    if bad:
        raise Unfit(bad, said.get(bad, ""))
    if "weekly" in fields:
        fields["weekly"] = weekly_text(weekly_of(fields["weekly"]))
    return key, fields


def _value(form: Form, name: str, value: Any) -> Any:
    """Read a value as its form, whether a table's cell or JSON says it; what fits no form stays."""
    if form is Form.SET and isinstance(value, list):
        return sorted({item for item in value if item}) if _are_texts(value) else value
    if form is Form.NUMBER and isinstance(value, Decimal | int) and not isinstance(value, bool):
        return _number(name, str(value))
    if not isinstance(value, str):
        return value
    text = value.strip()
    if form is Form.FLAG:
        return _FLAGS.get(text.lower(), text)
    if form is Form.SET:
        return sorted({part.strip() for part in _BETWEEN.split(text) if part.strip()})
    return _number(name, text) if form is Form.NUMBER else text or None


def _is_text(value: Any) -> bool:
    """Say whether a text can be stored and sent: no half characters, and no NUL."""
    if not isinstance(value, str):
        return True
    return "\0" not in value and value == value.encode(errors="ignore").decode()


def _are_texts(value: list[Any]) -> bool:
    return all(isinstance(item, str) for item in value)


def _number(name: str, text: str) -> Any:
    """Read a number; places are written in degrees, and kept in millionths of one."""
    try:
        number = Decimal(text) * (DEGREE if name in ("lng", "lat") else 1)
        return int(number.to_integral_value()) if name in ("lng", "lat") else _exact(number)
    except (InvalidOperation, ValueError, OverflowError):
        return text


def _exact(number: Decimal) -> int:
    if number != number.to_integral_value():
        raise ValueError(number)
    return int(number)


# --- lines of files -----------------------------------------------------------------------------


def _records(path: Path, sort: Sort) -> Iterator[Record]:
    """Give the lines of a file: of a JSON table, of JSON lines, or of a table with a head."""
    if path.suffix.lower() == ".json":
        yield from _of_json(path)
        return
    with path.open(encoding=_encoding(path), newline="", errors="replace") as file:
        lines = path.suffix.lower() in (".jsonl", ".ndjson")
        yield from _of_lines(file) if lines else _of_table(file, sort)


def _of_json(path: Path) -> Iterator[Record]:
    if path.stat().st_size > MOST_WHOLE:
        message = f"more than {MOST_WHOLE:,} bytes: write one line for each row, as .jsonl"
        raise ValueError(message)
    try:
        table = _DECODER.decode(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        message = f"{path.name} cannot be read as JSON"
        raise ValueError(message) from error
    found = table.get("rows") if isinstance(table, dict) else table
    if not isinstance(found, list):
        message = f"{path.name} holds no list of rows"
        raise ValueError(message)  # noqa: TRY004 - the file's matter
    for number, said in enumerate(found, 1):
        yield number, said if isinstance(said, dict) else None


def _of_lines(file: TextIO) -> Iterator[Record]:
    number = 0
    while line := file.readline(MOST_LINE):
        number += 1
        if len(line) == MOST_LINE and not line.endswith("\n"):
            while (rest := file.readline(MOST_LINE)) and not rest.endswith("\n"):
                pass
            yield number, None
        elif line.strip():
            try:
                said = _DECODER.decode(line)
            except (ValueError, RecursionError):
                said = None
            yield number, said if isinstance(said, dict) else None


def _of_table(file: TextIO, sort: Sort) -> Iterator[Record]:
    table = csv.reader(file)
    names = [name.strip() for name in next(table, [])]
    known = {*(field.name for field in sort.kind.fields), sort.key}
    strange = [name for name in names if name not in known]
    if sort.key not in names or strange or len(set(names)) < len(names):
        message = f"the first line must name columns among {', '.join(sorted(known))}"
        raise ValueError(f"{message}; not {shown(strange[0])}" if strange else message)
    while True:
        try:
            cells = next(table, None)
        except csv.Error:
            yield table.line_num, None
            continue
        if cells is None:
            return
        if any(cells):
            fits = len(cells) <= len(names)
            yield table.line_num, dict(zip(names, cells, strict=False)) if fits else None


def _encoding(path: Path) -> str:
    """Say how a file is written: as UTF-8, or as old programs here save tables."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            while file.read(MOST_LINE):
                pass
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8-sig"


# --- what a whole file does not name ------------------------------------------------------------


@contextlib.contextmanager
def _seen() -> Iterator[sqlite3.Connection]:
    """Keep which rows a file named: on the disk, for there may be millions."""
    with tempfile.TemporaryDirectory() as folder:
        kept = sqlite3.connect(Path(folder) / "seen.db")
        try:
            kept.execute("PRAGMA synchronous = OFF")
            kept.execute("CREATE TABLE seen (id TEXT PRIMARY KEY) WITHOUT ROWID")
            yield kept
        finally:
            kept.close()


def _unseen(engine: Engine, scope: str, kind: str, seen: sqlite3.Connection) -> Iterator[list[str]]:
    after = ""
    while True:
        with reading(engine) as connection:
            said = {"of": scope, "kind": kind, "after": after}
            here = list(connection.execute(_OF_KIND, said).scalars())
        if not here:
            return
        after = here[-1]
        named = "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM seen)"
        gone = [str(row[0]) for row in seen.execute(named, [json.dumps(here)])]
        if gone:
            yield gone


def _write(
    engine: Engine,
    hub: Hub,
    scope: str,
    sort: Sort,
    some: Mapping[str, dict[str, Any] | None],
    counts: dict[str, int],
) -> None:
    if not some:
        return
    with writing(engine) as connection:
        done = put_shared(connection, hub, scope, sort.kind.name, some)
    for name, count in asdict(done).items():
        counts[name] += count
