"""Whether a field's value has the form its kind declares."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any

from app.kinds import STANDING, Field, Form, Kind
from sync.wire.codec import is_id

MEMBER_LIMIT = 60
"""Characters of one member of a set."""
NAME_LIMIT = 60
"""Characters of a field's name, declared or not."""
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z")
_tables: dict[int, tuple[Kind, dict[str, Field]]] = {}


def fields_by_name(kind: Kind) -> dict[str, Field]:
    """Give all fields of a kind by name, the standing ones too (kept: the hot path asks often)."""
    known = _tables.get(id(kind))
    if known is None:
        known = (kind, {item.name: item for item in (*kind.fields, *STANDING)})
        _tables[id(kind)] = known
    return known[1]


def _is_text(value: Any, field: Field) -> bool:
    if not isinstance(value, str) or len(value) > field.limit:
        return False
    return not field.one_of or value in field.one_of


def _is_number(value: Any, field: Field) -> bool:
    return type(value) is int and 0 <= value <= field.limit


def _is_flag(value: Any, _: Field) -> bool:
    return isinstance(value, bool)


def _is_time(value: Any, _: Field) -> bool:
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        return False
    try:
        dt.datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_day(value: Any, _: Field) -> bool:
    if not isinstance(value, str) or len(value) != len("2026-11-28"):
        return False
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_one_id(value: Any, _: Field) -> bool:
    return isinstance(value, str) and is_id(value)


def _is_set(value: Any, field: Field) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= field.limit
        and all(isinstance(item, str) and 0 < len(item) <= MEMBER_LIMIT for item in value)
        and len(set(value)) == len(value)
    )


def _never(_value: Any, _: Field) -> bool:
    return False


_CHECKS: dict[Form, Callable[[Any, Field], bool]] = {
    Form.TEXT: _is_text,
    Form.NUMBER: _is_number,
    Form.FLAG: _is_flag,
    Form.TIME: _is_time,
    Form.DAY: _is_day,
    Form.ID: _is_one_id,
    Form.SET: _is_set,
    Form.GIVEN: _never,
}


_checks: dict[int, tuple[Kind, dict[str, tuple[Callable[[Any, Field], bool], Field]]]] = {}


def fits(field: Field, value: Any) -> bool:
    """Say whether a value may stand in a field. None empties it, unless it is required."""
    if value is None:
        return not field.required
    return _CHECKS[field.form](value, field)


def _checks_of(kind: Kind) -> dict[str, tuple[Callable[[Any, Field], bool], Field]]:
    known = _checks.get(id(kind))
    if known is None:
        table = {name: (_CHECKS[item.form], item) for name, item in fields_by_name(kind).items()}
        known = _checks[id(kind)] = (kind, table)
    return known[1]


def misfit(kind: Kind, fields: Mapping[str, Any]) -> str:
    """Name the first declared field whose value does not fit, or give ''. Unknown ones pass."""
    known = _checks_of(kind)
    for name, value in fields.items():
        found = known.get(name)
        if found is None:
            if not 0 < len(name) <= NAME_LIMIT:
                return name[:NAME_LIMIT] or "?"
            continue
        check, field = found
        if field.required if value is None else not check(value, field):
            return name
    return ""


def missing(kind: Kind, fields: Mapping[str, Any]) -> str:
    """Name the first required field without a value, or give ''."""
    for field in kind.fields:
        if field.required and fields.get(field.name) in (None, ""):
            return field.name
    return ""
